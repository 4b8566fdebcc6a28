"""Hours of a day that are free: between nine in the morning and nine in the evening, by the clock on the wall."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.periods import minute_of, time_at

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
    free, start, closes = [], minute_of(OPENS), minute_of(CLOSES)
    for at in (*sorted(minute_of(each) for each in taken if each < CLOSES), closes):
        if at - start >= TAKES:
            free.append(Span(time_at(start), time_at(at)))
        start = max(start, at + TAKES)
    return free
