"""What the strategy in force says about the items of a checklist that ask for one."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeVar

from smmdesk.domain.checklist import Verdict
from smmdesk.domain.clients import known_as
from smmdesk.domain.planning.named import Part
from smmdesk.domain.strategy.checks import FRESH_DAYS, QUARTER
from smmdesk.domain.strategy.records import Competitor, FunnelStage, Goal, Kpi, StrategyEntry, StrategyRow
from smmdesk.domain.strategy.sheets import PRINTED, StrategySheet
from smmdesk.domain.strategy.unfinished import looked_at
from smmdesk.domain.strategy.unfinished_networks import is_fresh
from smmdesk.domain.strategy.unfinished_words import is_proven, told
from smmdesk.domain.text import _
from smmdesk.services.finding import Facts, Finding, by_share

if TYPE_CHECKING:
    from collections.abc import Collection

R = TypeVar("R", bound=StrategyRow)

FEWEST_RIVALS: Final = 3
"""The item itself asks for three."""
GUESS: Final = "guess"
"""The source of a portrait that rests on nothing."""
_ASKED_OF_PORTRAITS: Final = ("pains", "objections", "triggers", "source")


def numbered(facts: Facts) -> Finding | None:
    """How many goals say how much, by when, and where that is read."""
    if facts.strategy is None:
        return None
    goals = _rows(facts.strategy, Goal, Part.GOALS)
    good = sum(1 for goal in goals if goal.target is not None and goal.deadline and goal.measured_by.strip())
    return Finding(
        item="goals.numbered",
        verdict=_of_all(good, goals),
        text=_("Goals of the strategy with a number, a deadline and a way to measure it: {good} of {goals}."),
        values={"good": good, "goals": len(goals)},
    )


def kpi_tied(facts: Facts) -> Finding | None:
    """How many KPI answer for a goal, and whether any goal is left without."""
    if facts.strategy is None:
        return None
    goals = {goal.id for goal in _rows(facts.strategy, Goal, Part.GOALS)}
    kpis = _rows(facts.strategy, Kpi, Part.KPI)
    tied = [kpi for kpi in kpis if kpi.goal_id in goals]
    bare = len(goals - {kpi.goal_id for kpi in tied})
    verdict = _of_all(len(tied), kpis)
    return Finding(
        item="goals.kpi_tied",
        # a goal without a figure is a wish, the item says
        verdict=Verdict.PARTLY if verdict is Verdict.YES and bare else verdict,
        text=_("KPI of the strategy that answer for a goal: {tied} of {kpis}. Goals without any: {bare}."),
        values={"tied": len(tied), "kpis": len(kpis), "bare": bare},
    )


def strategy_written(facts: Facts) -> Finding | None:
    """How many of the twelve parts hold something. Whether it would suit a competitor as well, people must tell."""
    if facts.strategy is None:
        return None
    parts = {*PRINTED.values()}
    filled = {PRINTED[part] for part in Part if _is_filled(facts.strategy, part)}
    share = Fraction(len(filled), len(parts))
    return Finding(
        item="goals.strategy_written",
        verdict=by_share(share, yes=Fraction(1), partly=Fraction(1, 2)),
        text=_(
            "Version {number} of the strategy is in force; {filled} of its {parts} parts are filled in. "
            "Whether it would suit a competitor as well, only you know."
        ),
        values={"number": facts.strategy.strategy.number, "filled": len(filled), "parts": len(parts)},
    )


def revised(facts: Facts) -> Finding | None:
    """Whether somebody looked at it within a quarter; twice that is half in order."""
    seen = looked_at(facts.strategy, facts.today) if facts.strategy else None
    if facts.strategy is None or seen is None:
        return None
    days = (facts.today - seen).days
    return Finding(
        item="goals.revised",
        verdict=Verdict.YES if days <= QUARTER else Verdict.PARTLY if days <= 2 * QUARTER else Verdict.NO,
        text=_("Days since version {number} of the strategy was agreed on, or a correction by it made: {days}."),
        values={"number": facts.strategy.strategy.number, "days": days},
    )


def portraits(facts: Facts) -> Finding | None:
    """How many portraits rest on facts: guesses count as partly, the item says."""
    if facts.strategy is None:
        return None
    rows = _rows(facts.strategy, StrategyEntry, Part.PORTRAITS)
    good = sum(1 for row in rows if all(told(row, key) for key in _ASKED_OF_PORTRAITS) and told(row, "source") != GUESS)
    return Finding(
        item="goals.portraits",
        verdict=Verdict.PARTLY if rows and good < len(rows) else _of_all(good, rows),
        text=_(
            "Audience portraits that say what troubles people, what holds them back, what makes them buy, and rest on "
            "more than a guess: {good} of {portraits}."
        ),
        values={"good": good, "portraits": len(rows)},
    )


def competitors(facts: Facts) -> Finding | None:
    """How many competitors were looked at lately."""
    if facts.strategy is None:
        return None
    rows = _rows(facts.strategy, Competitor, Part.COMPETITORS)
    there = {known_as(row.name) for row in rows}
    stale = {known_as(row.name) for row in rows if not is_fresh(row, facts.today)}
    fresh = len(there - stale)
    verdict = Verdict.YES if fresh >= FEWEST_RIVALS and not stale else Verdict.PARTLY if fresh else Verdict.NO
    return Finding(
        item="goals.competitors",
        verdict=verdict,
        text=_("Competitors of the strategy looked at within the last {days} days: {fresh} of {rivals}."),
        values={"days": FRESH_DAYS, "fresh": fresh, "rivals": len(there)},
    )


def proposition(facts: Facts) -> Finding | None:
    """How many USP prove what they say."""
    if facts.strategy is None:
        return None
    rows = _rows(facts.strategy, StrategyEntry, Part.USP)
    good = sum(map(is_proven, rows))
    return Finding(
        item="goals.proposition",
        verdict=_of_all(good, rows),
        text=_(
            "USP of the strategy with a number, proof or a named rival: {good} of {all}. "
            "Whether the pages say the same, only you know."
        ),
        values={"good": good, "all": len(rows)},
    )


STRATEGY_RULES: Final = (numbered, kpi_tied, strategy_written, revised, portraits, competitors, proposition)


def _rows(sheet: StrategySheet, kind: type[R], part: Part) -> list[R]:
    return [row for row in sheet.rows.get(part, ()) if isinstance(row, kind)]


def _is_filled(sheet: StrategySheet, part: Part) -> bool:
    """Whether a part holds anything; a funnel begins with all its stages, and nothing in them."""
    rows = sheet.rows.get(part, ())
    if part is not Part.FUNNEL:
        return bool(rows)
    return any(isinstance(row, FunnelStage) and row.expected is not None for row in rows)


def _of_all(good: int, rows: Collection[StrategyRow]) -> Verdict:
    """Yes of all, partly of half of them; of none there is nothing that could be in order."""
    return by_share(Fraction(good, len(rows)), yes=Fraction(1), partly=Fraction(1, 2)) if rows else Verdict.NO
