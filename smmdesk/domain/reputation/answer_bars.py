"""How answer times are spread: counts of minutes of working time in steps of one length, as a chart draws them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_BARS: Final = 12
"""Beyond so many steps all are counted together: one that took a week would press all others into one."""
_STEPS: Final = (5, 10, 15, 20, 30, 60, 120, 240, 480, 1440)
_GOAL_AT: Final = 8
"""The goal stands within so many steps, so that it is in sight what was too late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerBars:
    """`counts` are of answers that took up to so many times `step` minutes, each more than the one before.

    `longer` took longer than all of these.
    """

    step: int
    counts: tuple[int, ...]
    longer: int

    @property
    def ends(self) -> tuple[int, ...]:
        """Up to how many minutes each counts."""
        return tuple(self.step * (at + 1) for at in range(len(self.counts)))

    def place_of(self, minutes: int) -> int:
        """Which of them counts an answer; the place behind the last one for those that took longer."""
        return min(max(0, (minutes - 1) // self.step), len(self.counts))


def answer_bars(minutes: Sequence[int], goal: int) -> AnswerBars:
    """Of answers in minutes of working time; the length of a step follows from the longest goal."""
    step = next((each for each in _STEPS if each * _GOAL_AT >= goal), _STEPS[-1])
    places = [max(0, (each - 1) // step) for each in minutes]
    within = [place for place in places if place < MOST_BARS]
    last = max([-(-goal // step), *(place + 1 for place in within)])
    counts = tuple(within.count(place) for place in range(min(last, MOST_BARS)))
    return AnswerBars(step=step, counts=counts, longer=len(places) - len(within))
