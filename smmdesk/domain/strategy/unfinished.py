"""What is open in a strategy: each row is asked what somebody new would ask who has to work from it tomorrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.planning.named import SELLING, Part, StrategyStatus
from smmdesk.domain.strategy.checks import QUARTER, Check, Open, StrategyFacts
from smmdesk.domain.strategy.records import Correction
from smmdesk.domain.strategy.unfinished_funnel import open_funnel
from smmdesk.domain.strategy.unfinished_goals import open_goals, open_kpis
from smmdesk.domain.strategy.unfinished_networks import open_channels, open_competitors
from smmdesk.domain.strategy.unfinished_words import open_duties, open_products, open_usps, open_words
from smmdesk.domain.strategy.unfinished_worries import open_corrections, open_risks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from smmdesk.domain.strategy.records import Goal
    from smmdesk.domain.strategy.sheets import StrategySheet

__all__ = ["Check", "Open", "StrategyFacts", "all_selling", "unfinished"]


def unfinished(facts: StrategyFacts) -> list[Open]:
    """Everything that is open, in the order of parts and rows; nothing in a version that is history."""
    if facts.strategy.status is StrategyStatus.CLOSED:
        return []
    found = [*_of_all(facts)]
    for part in Part:
        own = [*_none(facts, part), *_PARTS[part](facts)]
        at = {row.id: place for place, row in enumerate(facts.sheet.rows.get(part, ()))}
        # what is open in all of the part comes first
        found += sorted(own, key=lambda each: at[each.row.id] if each.row else -1)
    return found


def all_selling(goals: Iterable[Goal]) -> bool:
    """Whether there are goals, and all of them are leads or sales: good work on the way there would count for nothing.

    A goal of another task, and it is over.
    """
    tasks = {goal.task for goal in goals}
    return bool(tasks) and tasks <= SELLING


def looked_at(sheet: StrategySheet, today: date) -> date | None:
    """When the version was looked at last by that day: agreed on, or a correction by it made; None of a draft."""
    strategy = sheet.strategy
    if strategy.frozen_at is None:
        return None
    handled = [row.handled_on for row in sheet.rows.get(Part.CORRECTIONS, ()) if isinstance(row, Correction)]
    days = (strategy.starts, strategy.frozen_at.date(), *handled)
    return max((day for day in days if day is not None and day <= today), default=None)


def _of_all(facts: StrategyFacts) -> Iterator[Open]:
    """About the version itself; it stands in the first part."""
    if not facts.strategy.business_goal.strip():
        yield Open(check=Check.NO_BUSINESS_GOAL, part=Part.GOALS)
    if facts.strategy.ends is None:
        yield Open(check=Check.NO_END, part=Part.GOALS)
    seen = looked_at(facts.sheet, facts.today)
    if seen and (days := (facts.today - seen).days) > QUARTER:
        yield Open(check=Check.NOT_LOOKED_AT, part=Part.GOALS, values={"days": days})
    own = facts.strategy.currency
    if facts.currency and own != facts.currency:
        yield Open(check=Check.OTHER_MONEY, part=Part.GOALS, values={"currency": own, "other": facts.currency})
    if all_selling(facts.goals):
        yield Open(check=Check.ALL_SELLING, part=Part.GOALS, values={"n": len(facts.goals)})


def _none(facts: StrategyFacts, part: Part) -> Iterator[Open]:
    """What a strategy without a row of that part lacks; competitors and stages are counted by the part itself."""
    if part in _NONE and not facts.sheet.rows.get(part):
        yield Open(check=_NONE[part], part=part)


_NONE: Final[Mapping[Part, Check]] = {
    Part.GOALS: Check.NO_GOALS,
    Part.KPI: Check.NO_KPI,
    Part.PRODUCT: Check.NO_PRODUCT,
    Part.PORTRAITS: Check.NO_PORTRAIT,
    Part.USP: Check.NO_USP,
    Part.CHANNELS: Check.NO_CHANNEL,
    Part.TOOLS: Check.NO_TOOL,
    Part.DUTIES: Check.NO_DUTY,
    Part.RULES: Check.NO_RULE,
    Part.RISKS: Check.NO_RISK,
    Part.CORRECTIONS: Check.NO_CORRECTION,
}


_PARTS: Final[Mapping[Part, Callable[[StrategyFacts], Iterable[Open]]]] = {
    Part.GOALS: open_goals,
    Part.KPI: open_kpis,
    Part.PRODUCT: open_products,
    Part.COMPETITORS: open_competitors,
    Part.PORTRAITS: lambda facts: open_words(facts, Part.PORTRAITS),
    Part.USP: open_usps,
    Part.FUNNEL: open_funnel,
    Part.CHANNELS: open_channels,
    Part.TOOLS: lambda facts: open_words(facts, Part.TOOLS),
    Part.DUTIES: open_duties,
    Part.RULES: lambda facts: open_words(facts, Part.RULES),
    Part.RISKS: open_risks,
    Part.CORRECTIONS: open_corrections,
}
