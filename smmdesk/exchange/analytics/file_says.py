"""What a file says of itself beside its rows: the days it is of, in its name or in the lines above the table.

Runs in the parsing child.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from smmdesk.domain.periods import YEARS
from smmdesk.exchange.values.cells import Row, text_of
from smmdesk.exchange.values.dates import read_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smmdesk.exchange.values.words import Words

_IN_NAME = re.compile(
    r"(?<![A-Za-z])([A-Z][a-z]{2})-(\d{2})-(\d{4})(?!\d)|(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)|(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)"
)
_BETWEEN = re.compile(r"\s+[-–—]\s+")
_START = re.compile(r"#\s*start date:\s*(\d{4})(\d\d)(\d\d)", re.IGNORECASE)
_END = re.compile(r"#\s*end date:\s*(\d{4})(\d\d)(\d\d)", re.IGNORECASE)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAY = dt.timedelta(days=1)


def taken_on(name: str, above: Sequence[tuple[int, Row]], stated: str, words: Words) -> str:
    """The last day that the figures are of, as an ISO day: by the file's name, its lines, or a column; '' for none."""
    days = [*_days_in(name)]
    if days:
        return max(days)
    _start, end = period_above(above, words)
    if end:
        return (dt.date.fromisoformat(end) - _DAY).isoformat()
    return stated


def period_above(above: Sequence[tuple[int, Row]], words: Words) -> tuple[str, str]:
    """The days that lines above the table state, as ISO days half open; '' for none."""
    start, end = _first(_START, above), _first(_END, above)
    if start and end:
        return start, (dt.date.fromisoformat(end) + _DAY).isoformat()
    for text in _texts(above):
        parts = _BETWEEN.split(text)
        days = [_iso(part, words) for part in parts] if len(parts) == 2 else []
        if days and all(days) and days[0] <= days[1]:
            return days[0], (dt.date.fromisoformat(days[1]) + _DAY).isoformat()
    return "", ""


def start_above(above: Sequence[tuple[int, Row]]) -> str:
    """The day that rows which are only numbered count from."""
    return _first(_START, above)


def _first(pattern: re.Pattern[str], above: Sequence[tuple[int, Row]]) -> str:
    found = next(filter(None, map(pattern.match, reversed(list(_texts(above))))), None)
    return _day(*found.groups()) if found else ""


def _texts(above: Iterable[tuple[int, Row]]) -> Iterator[str]:
    return (text for _at, row in above for text in map(str.strip, map(text_of, row)) if text)


def _iso(text: str, words: Words) -> str:
    day = read_day(text, words)
    return _day(str(day.year), str(day.second), str(day.first)) if day and day.year and not day.open else ""


def _days_in(name: str) -> Iterator[str]:
    for month, day, year, *iso in (found.groups() for found in _IN_NAME.finditer(name)):
        number = _MONTHS.index(month) + 1 if month in _MONTHS else 0
        parts = [part for part in iso if part] or [year, str(number), day]
        if date := _day(*parts):
            yield date


def _day(year: str, month: str, day: str) -> str:
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        return ""
    return date.isoformat() if date.year in YEARS else ""
