"""Working hours of a week, as people write them: "09:00-13:00, 14:00-18:00", nothing for a closed day."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from smmdesk.domain.reputation.errors import HoursError

DAYS: Final = 7
USUAL: Final = (*("09:00-18:00",) * 5, "", "")
"""Where nobody said otherwise, Monday first."""
_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_SPAN: Final = re.compile(r"(\d{1,2}):(\d{2})\s*[-–—]\s*(\d{1,2}):(\d{2})", re.ASCII)

Span = tuple[int, int]
"""From and until, in minutes of the wall clock since midnight."""


@lru_cache(maxsize=256)
def spans(text: str) -> tuple[Span, ...]:
    """The spans of one day, in order; they may touch. `HoursError` where they overlap or are no hours."""
    found = tuple(_span(part, text) for part in text.split(",")) if text.strip() else ()
    ends = [minute for span in found for minute in span]
    if ends != sorted(ends) or any(start == end for start, end in found):
        raise HoursError(hours=text)
    return found


def written(text: str) -> str:
    """The same hours as records keep them: "09:00-13:00,14:00-18:00"."""
    return ",".join(f"{_clock(start)}-{_clock(end)}" for start, end in spans(text))


def _span(part: str, text: str) -> Span:
    match = _SPAN.fullmatch(part.strip())
    if match is None:
        raise HoursError(hours=text)
    first, start, last, end = map(int, match.groups())
    minutes = first * _HOUR + start, last * _HOUR + end
    if max(start, end) >= _HOUR or max(minutes) > _DAY:
        raise HoursError(hours=text)
    return minutes


def _clock(minute: int) -> str:
    return f"{minute // _HOUR:02}:{minute % _HOUR:02}"
