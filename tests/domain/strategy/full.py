"""A strategy in which nothing is open, and how to change one thing of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.clients import Account
from smmdesk.domain.ids import AccountId, ClientId, StrategyId, StrategyRowId
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.planning.named import CostBasis, FunnelStep, Part, StrategyStatus, Task
from smmdesk.domain.results.named import Good
from smmdesk.domain.strategy.checks import StrategyFacts
from smmdesk.domain.strategy.records import (
    Channel,
    Competitor,
    Correction,
    FunnelStage,
    Goal,
    Kpi,
    Risk,
    Strategy,
    StrategyEntry,
    StrategyRow,
)
from smmdesk.domain.strategy.sheets import StrategySheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TODAY: Final = date(2026, 11, 5)
ID: Final = StrategyId("strategy")
INSTAGRAM: Final = AccountId("instagram")
NEEDED: Final[Mapping[Part, Sequence[str]]] = {
    Part.PRODUCT: ("sold", "price", "margin", "proofs"),
    Part.PORTRAITS: ("who", "place", "pains", "online_hours"),
    Part.USP: ("pain", "benefit", "proof", "difference"),
    Part.TOOLS: ("purpose", "measure"),
    Part.DUTIES: ("task", "person", "approver"),
    Part.RULES: ("situation", "action"),
}
STRATEGY: Final = Strategy(
    id=ID,
    client_id=ClientId("client"),
    status=StrategyStatus.IN_FORCE,
    starts=date(2026, 10, 1),
    ends=date(2027, 1, 1),
    currency="EUR",
    business_goal="Sixty orders a month from the networks",
    funnel_budget=Money.of(300, "EUR"),
    sales_wanted=60,
    frozen_at=datetime(2026, 9, 28, tzinfo=UTC),
)


def key(part: Part, at: int = 0) -> Any:
    """What every row begins with."""
    return {"id": StrategyRowId(f"{part}-{at}"), "strategy_id": ID, "position": at}


def entry(part: Part, name: str, **more: str) -> StrategyEntry:
    """A row that is words, with a word in every needed field."""
    told = dict.fromkeys(NEEDED[part], "told") | more
    return StrategyEntry(**key(part), part=part, name=name, fields=told)


def stage(at: int, of: FunnelStep, *ends: int) -> FunnelStage:
    """A stage with its ends in per cent of the one before."""
    low, expected, high = (end * 10_000 for end in ends)
    return FunnelStage(**key(Part.FUNNEL, at), stage=of, low=low, expected=expected, high=high, source="a guess")


REACH: Final = FunnelStage(
    **key(Part.FUNNEL),
    stage=FunnelStep.REACH,
    cost_low=Money.of("1.20", "EUR"),
    cost_expected=Money.of("1.50", "EUR"),
    cost_high=Money.of(2, "EUR"),
    source="own figures, Oct 2026, n = 160",
)
ROWS: Final[Mapping[Part, tuple[StrategyRow, ...]]] = {
    Part.GOALS: (
        Goal(
            **key(Part.GOALS),
            name="Be known in town",
            task=Task.AWARENESS,
            metric="followers",
            baseline=900,
            target=2000,
            deadline=date(2026, 12, 31),
            measured_by="The page itself",
        ),
        Goal(
            **key(Part.GOALS, 1),
            name="Orders",
            task=Task.SALES,
            metric="cpl",
            baseline=900,
            target=700,
            deadline=date(2026, 12, 31),
            measured_by="The order book",
        ),
    ),
    Part.KPI: tuple(
        Kpi(
            **key(Part.KPI, at),
            goal_id=StrategyRowId(f"{Part.GOALS}-{at}"),
            metric=metric,
            plan={f"2026-{month:02}": 100 * month for month in range(7, 13)},
        )
        for at, metric in enumerate(("followers", "cpl"))
    ),
    Part.PRODUCT: (entry(Part.PRODUCT, "Cakes"),),
    Part.COMPETITORS: tuple(
        Competitor(
            **key(Part.COMPETITORS, at),
            name=name,
            network=Network.INSTAGRAM,
            seen_on=date(2026, 8, 7),
            own_view="Answer in an hour",
        )
        for at, name in enumerate(("Sweet Corner", "Bakery No 1"))
    ),
    Part.PORTRAITS: (entry(Part.PORTRAITS, "Mothers"),),
    Part.USP: (entry(Part.USP, "On time"),),
    Part.FUNNEL: (
        REACH,
        stage(1, FunnelStep.ENGAGEMENT, 3, 4, 6),
        stage(2, FunnelStep.CLICK, 15, 25, 35),
        stage(3, FunnelStep.LEAD, 5, 8, 12),
        stage(4, FunnelStep.SALE, 20, 30, 40),
        stage(5, FunnelStep.REPEAT, 10, 20, 30),
    ),
    Part.CHANNELS: (
        Channel(
            **key(Part.CHANNELS),
            network=Network.INSTAGRAM,
            account_id=INSTAGRAM,
            posts_a_month=13,
            slots=("mon 09:30", "wed 09:30", "fri 19:00"),
            followers_wanted=2000,
            followers_by=date(2026, 12, 31),
            monthly_budget=Money.zero("EUR"),
        ),
    ),
    Part.TOOLS: (entry(Part.TOOLS, "Reels"),),
    Part.DUTIES: (entry(Part.DUTIES, "Filming"),),
    Part.RULES: (entry(Part.RULES, "Complaints"),),
    Part.RISKS: (
        Risk(
            **key(Part.RISKS),
            event="The account is blocked",
            likelihood=25,
            loss=Money.of(8000, "EUR"),
            likelihood_after=5,
            response_cost=Money.of(1200, "EUR"),
        ),
    ),
    Part.CORRECTIONS: (Correction(**key(Part.CORRECTIONS), metric="leads", threshold=10),),
}
FULL: Final = StrategyFacts(
    sheet=StrategySheet(strategy=STRATEGY, rows=ROWS),
    today=TODAY,
    needed=NEEDED,
    worn_out=("individual approach",),
    metrics={"followers": Good.UP, "cpl": Good.DOWN, "leads": Good.UP},
    known_metrics={"followers", "cpl", "leads"},
    costs={CostBasis.PAID},
    accounts=(Account(id=INSTAGRAM, client_id=STRATEGY.client_id, network=Network.INSTAGRAM, handle="cakes"),),
    goals_ahead={"be known in town ", "ORDERS"},
)


def with_rows(facts: StrategyFacts, part: Part, *rows: StrategyRow) -> StrategyFacts:
    """With these rows of a part."""
    return replace(facts, sheet=replace(facts.sheet, rows={**facts.sheet.rows, part: rows}))


def of_all(facts: StrategyFacts = FULL, **values: Any) -> StrategyFacts:
    """With other values of the version itself."""
    return replace(facts, sheet=replace(facts.sheet, strategy=replace(facts.sheet.strategy, **values)))


def first(part: Part, facts: StrategyFacts = FULL, **values: Any) -> StrategyFacts:
    """With other values of the first row of a part."""
    row, *others = facts.sheet.rows[part]
    return with_rows(facts, part, replace(row, **values), *others)


def said(part: Part, facts: StrategyFacts = FULL, /, **fields: str) -> StrategyFacts:
    """With other words in the first row of a part that is words."""
    return first(part, facts, fields={**facts.entries(part)[0].fields, **fields})
