"""What is open in the goals, and in the figures by which they are followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.clients import known_as
from smmdesk.domain.periods import add_months
from smmdesk.domain.planning.named import Part, StrategyStatus
from smmdesk.domain.strategy.checks import POSTS_AHEAD, Check, Open

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from smmdesk.domain.strategy.checks import StrategyFacts, Value
    from smmdesk.domain.strategy.records import Goal, Strategy


def open_goals(facts: StrategyFacts) -> Iterator[Open]:
    """Of every goal: is it a number by a day, read somewhere, and is anything done for it?"""
    for goal in facts.goals:
        yield from _incomplete(goal)
        yield from _direction(facts, goal)
        yield from _followed(facts, goal)


def _incomplete(goal: Goal) -> Iterator[Open]:
    asked = (
        (Check.GOAL_NO_NUMBER, goal.target is None),
        (Check.GOAL_NO_BASELINE, goal.baseline is None),
        (Check.GOAL_NO_DEADLINE, goal.deadline is None),
        (Check.GOAL_NO_METRIC, not goal.metric),
        (Check.GOAL_NO_WAY, not goal.measured_by.strip()),
    )
    yield from (Open(check=check, part=Part.GOALS, row=goal) for check, is_open in asked if is_open)


def _direction(facts: StrategyFacts, goal: Goal) -> Iterator[Open]:
    if goal.target is None or goal.baseline is None:
        return
    if goal.target == goal.baseline:
        yield Open(check=Check.GOAL_STANDS_STILL, part=Part.GOALS, row=goal)
    good = facts.metrics.get(goal.metric)
    if good and good.is_better(goal.target - goal.baseline) is False:
        yield Open(check=Check.GOAL_WRONG_WAY, part=Part.GOALS, row=goal)


def _followed(facts: StrategyFacts, goal: Goal) -> Iterator[Open]:
    # where there is no KPI at all, that is said once
    if facts.kpis and not any(kpi.goal_id == goal.id for kpi in facts.kpis):
        yield Open(check=Check.GOAL_NO_KPI, part=Part.GOALS, row=goal)
    if goal.deadline and goal.deadline < facts.today:
        yield Open(check=Check.GOAL_OVERDUE, part=Part.GOALS, row=goal, values={"deadline": goal.deadline})
    elif _is_worked_by(facts) and not is_named(goal, facts.goals_ahead):
        yield Open(check=Check.GOAL_NO_POST, part=Part.GOALS, row=goal, values={"days": POSTS_AHEAD})


def _is_worked_by(facts: StrategyFacts) -> bool:
    """Whether posts can be expected: they name the goals of what is in force, not of a draft."""
    strategy = facts.strategy
    return strategy.status is StrategyStatus.IN_FORCE and (strategy.ends is None or facts.today < strategy.ends)


def is_named(goal: Goal, goals: Iterable[str]) -> bool:
    """Whether it is one of those, by whatever capitals they are written in."""
    return known_as(goal.name) in map(known_as, goals)


def open_kpis(facts: StrategyFacts) -> Iterator[Open]:
    """Of every KPI: whose is it, is it planned to the end, and can it be compared with anything?"""
    goals = {goal.id for goal in facts.goals}
    months = months_of(facts.strategy, facts.today)
    for kpi in facts.kpis:
        if kpi.goal_id not in goals:
            yield Open(check=Check.KPI_NO_GOAL, part=Part.KPI, row=kpi)
        if missing := [month for month in months if f"{month:%Y-%m}" not in kpi.plan]:
            values: dict[str, Value] = {"n": len(missing), "all": len(months), "month": missing[0]}
            yield Open(check=Check.KPI_NO_PLAN, part=Part.KPI, row=kpi, values=values)
        if kpi.metric not in facts.known_metrics:
            yield Open(check=Check.KPI_NO_DATA, part=Part.KPI, row=kpi)
    yield from _without_costs(facts)


def _without_costs(facts: StrategyFacts) -> Iterator[Open]:
    """Once for each basis: one payment that is written down mends all that are set against it."""
    first = {kpi.cost_basis: kpi for kpi in reversed(facts.kpis)}
    for basis, kpi in first.items():
        if basis not in facts.costs:
            yield Open(check=Check.KPI_NO_COSTS, part=Part.KPI, row=kpi, values={"basis": basis})


def months_of(strategy: Strategy, today: date) -> list[date]:
    """The first days of all months that the version touches, a draft without a first day from today on.

    None while nobody said when it ends.
    """
    start = strategy.starts or today
    if strategy.ends is None or strategy.ends <= start:
        return []
    months = [start.replace(day=1)]
    while (following := add_months(months[-1], 1)) < strategy.ends:
        months.append(following)
    return months
