"""What is open in a version of a strategy, as the workspace is at one moment."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.domain.clients import Account, Agreement, Client
from smmdesk.domain.desk import ENGAGEMENT
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.costs import SPEND
from smmdesk.domain.planning.named import CostBasis
from smmdesk.domain.posts import NOT_PLANNED
from smmdesk.domain.results.records import Formula
from smmdesk.domain.results.sheet import AGGREGATE, FOLLOWERS
from smmdesk.domain.results.values import ENGAGEMENTS, FEES, FOLLOWERS_BEFORE
from smmdesk.domain.strategy.checks import POSTS_AHEAD, StrategyFacts
from smmdesk.domain.strategy.funnels import given_by
from smmdesk.domain.strategy.unfinished import unfinished
from smmdesk.storage.posts import posts_between
from smmdesk.storage.results import figures_known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.results.formulas import Calculation
    from smmdesk.domain.results.metrics import Derived, Metric
    from smmdesk.domain.results.named import Good
    from smmdesk.domain.strategy.checks import Open
    from smmdesk.domain.strategy.sheets import StrategySheet
    from smmdesk.services.sheets import Sheets
    from smmdesk.storage.reader import Reader


def open_in(sheet: StrategySheet, sheets: Sheets) -> list[Open]:
    """Everything that is open in a version, in the order of parts and rows."""
    return unfinished(facts_of(sheet, sheets))


def facts_of(sheet: StrategySheet, sheets: Sheets) -> StrategyFacts:
    """What it is asked by; phrases that say nothing are looked for in all languages, whatever the window's is."""
    from smmdesk.knowledge.strategy import needed_fields  # as large as all services, and seldom asked
    from smmdesk.knowledge.texts import read_worn_out
    from smmdesk.speech.languages import HABITS

    reader, client = sheets.reader, sheet.strategy.client_id
    known = figures_known(reader, client)
    derived, calculations = sheets.formulas(reader.all(Formula))
    return StrategyFacts(
        sheet=sheet,
        currency=reader.get(Client, client).currency,
        today=sheets.today,
        needed=needed_fields(),
        worn_out=[phrase for code in HABITS for phrase in read_worn_out(code)],
        metrics=_good(sheets.catalogue) | _good(derived),
        known_metrics=_metrics_known(known, calculations, {*given_by(sheet.strategy), *_fees(reader, client)}),
        costs={*_costs(reader, client, known)},
        accounts=reader.all(Account, client_id=client),
        goals_ahead=_goals_ahead(sheets, client),
    )


def _good(metrics: Mapping[str, Metric] | Mapping[str, Derived]) -> dict[str, Good]:
    return {key: each.good for key, each in metrics.items()}


def _fees(reader: Reader, client: ClientId) -> set[str]:
    """The name of what is paid for the work, where that is agreed."""
    return {FEES for each in reader.all(Agreement, client_id=client) if each.monthly_fee}


def _metrics_known(
    figures: Collection[str], calculations: Mapping[str, Calculation], given: Collection[str]
) -> set[str]:
    """What ever had a figure: raw ones, and those that are computed from nothing else but what is given."""
    known = {*figures, *given}
    if known & {*ENGAGEMENT, AGGREGATE}:
        known.add(ENGAGEMENTS)
    if FOLLOWERS in known:
        known.add(FOLLOWERS_BEFORE)
    return known | {key for key, each in calculations.items() if each.names <= known}


def _costs(reader: Reader, client: ClientId, figures: Collection[str]) -> Iterator[CostBasis]:
    """Of which bases any money is known."""
    budgets = [each.id for each in reader.all(Budget, client_id=client)]
    paid = [line for line in reader.all(BudgetLine, budget_id=budgets) if line.actual and line.actual.minor]
    if paid:
        yield CostBasis.PAID
    if any(line.category is Category.PROMOTION for line in paid):
        yield CostBasis.PROMOTION
    if SPEND in figures:
        yield CostBasis.ADS
    if paid or any(each.monthly_fee for each in reader.all(Agreement, client_id=client)):
        yield CostBasis.PAID_AND_FEE


def _goals_ahead(sheets: Sheets, client: ClientId) -> set[str]:
    ahead = Period(sheets.today, sheets.today + timedelta(days=POSTS_AHEAD))
    posts = posts_between(sheets.reader, ahead, client)
    return {post.goal for post in posts if post.goal.strip() and post.status not in NOT_PLANNED}
