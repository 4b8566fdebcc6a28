"""Hours of a day that have no post: between nine in the morning and nine in the evening, by the clock on the wall."""

from __future__ import annotations

from datetime import time
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

OPENS: Final = time(9)
CLOSES: Final = time(21)
LEAST: Final = 60
"""Minutes that two posts, or a post and an end of the day, are apart where the time between counts as free."""


class Span(NamedTuple):
    """From a time until another one of the same day."""

    start: time
    end: time


def free_hours(taken: Iterable[time]) -> list[Span]:
    """What is left of the day between posts at these times: every gap of `LEAST` minutes or more, in order."""
    inside = sorted(_minutes(each) for each in taken if OPENS <= each <= CLOSES)
    marks = [_minutes(OPENS), *inside, _minutes(CLOSES)]
    gaps = pairwise(marks)
    return [Span(_time(start), _time(end)) for start, end in gaps if end - start >= LEAST]


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
