"""Hours of a day that are free: between nine in the morning and nine in the evening, by the clock on the wall."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

OPENS: Final = time(9)
CLOSES: Final = time(21)
TAKES: Final = 60
"""Minutes that a post takes from its time on: another one within them would take its readers away. As many have to be
left for a gap to count as free, since what is planned there takes them too."""


class Span(NamedTuple):
    """From a time until another one of the same day."""

    start: time
    end: time


def free_hours(taken: Iterable[time]) -> list[Span]:
    """What is left of the day around posts at these times: every gap of `TAKES` minutes or more, in order."""
    free, start, closes = [], _minutes(OPENS), _minutes(CLOSES)
    for at in (*sorted(_minutes(each) for each in taken if each < CLOSES), closes):
        if at - start >= TAKES:
            free.append(Span(_time(start), _time(at)))
        start = max(start, at + TAKES)
    return free


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
