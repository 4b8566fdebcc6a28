"""Why the lines of a budget are: the goal each serves and its reason, and what of the two is missing.

Every expense has to have both. One suffices where the other lines give the other:

- a line that has a reason and no goal serves the goal of the budget, where all other expenses name one and the same;
- a line that has a goal and no reason has the reason of a line of the same category that serves the same goal, of
  several that of the first.

Only what was typed is passed on, never what was itself taken from other lines; a line with neither has neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.domain.budget import BudgetLine, Category
    from smmdesk.domain.ids import BudgetLineId


class Ground(StrEnum):
    """What an expense is justified by."""

    GOAL = "goal"
    REASON = "reason"


MISSING: Final = ((Ground.GOAL, Ground.REASON), (Ground.GOAL,), (Ground.REASON,))
"""What an expense can lack, most first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """The goal and the reason of a line, its own or `taken` from other lines, and which of them are `missing`."""

    goal: str
    reason: str
    taken: Ground | None = None
    missing: tuple[Ground, ...] = ()


def grounds(lines: Sequence[BudgetLine]) -> Mapping[BudgetLineId, Grounds]:
    """Those of all the lines of one budget; a line that was just begun misses nothing yet."""
    expenses = [line for line in lines if line.is_expense]
    goals = {line.id: _folded(line.goal) for line in expenses}
    # the last one that is put in stays
    reasons = {
        (line.category, goals[line.id]): line.justification for line in reversed(expenses) if line.justification.strip()
    }
    named = {goals[line.id]: line.goal for line in reversed(expenses) if goals[line.id]}
    # of two lines that name none, neither is among those that all name one
    nameless = sum(not goal for goal in goals.values())
    common = next(iter(named.values())) if len(named) == nameless == 1 else ""
    return {line.id: _of(line, common, reasons) for line in lines}


def _of(line: BudgetLine, common: str, reasons: Mapping[tuple[Category, str], str]) -> Grounds:
    goal, reason = line.goal.strip(), line.justification.strip()
    if not line.is_expense or (goal and reason):
        return Grounds(goal=line.goal, reason=line.justification)
    if reason and common:
        return Grounds(goal=common, reason=line.justification, taken=Ground.GOAL)
    if goal and (other := reasons.get((line.category, _folded(line.goal)))):
        return Grounds(goal=line.goal, reason=other, taken=Ground.REASON)
    missing = tuple(ground for ground, text in ((Ground.GOAL, goal), (Ground.REASON, reason)) if not text)
    return Grounds(goal=line.goal, reason=line.justification, missing=missing)


def _folded(goal: str) -> str:
    """Two goals are the same where only spaces and capitals differ."""
    return " ".join(goal.split()).casefold()
