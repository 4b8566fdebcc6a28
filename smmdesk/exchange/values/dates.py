"""Dates as a cell of a table holds them; which of day and month comes first is settled by the column (`day_order`).

A field that somebody types in reads otherwise (`ui.widgets.forms.day_reading`), and why says `speech.written`.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.periods import YEARS
from smmdesk.exchange.values.cells import Cell, fold, low_of
from smmdesk.exchange.values.times import iso_time, read_time

if TYPE_CHECKING:
    from smmdesk.exchange.values.words import Words

ISO_LIKE = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\s?([./\\-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)")
NO_YEAR = re.compile(r"(?<![\d:.])(\d{1,2})([./])(\d{1,2})\.?(?![\d:]|\.\d)")
_DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|ª|º|°|-?[гео]{1,2})?[\s.,-]*(?:(?:of|de|di)\s+|d['’])?$")
_DAY_AFTER = re.compile(r"\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?(?![\d:])")
_YEAR_AFTER = re.compile(r"\.?(?:\s+del?\s+|[\s,.-]*)(\d{4}|'?\d{2}(?!\s*[:.h]\d))(?![\d:])")
_DAYS_AFTER = re.compile(r"\.?\s+\d{1,2}\s?[-–—]\s?\d{1,2}(?![\d:])")
_ZONE = re.compile(r"[(\[]?\b(?:gmt|utc)\s*(?:([+\-−])\s*(\d{1,2})(?::?(\d{2}))?)?(?!\w)[)\]]?")
_OTHER_DAY = re.compile(r"/\s*\d{1,2}\.\d{1,2}\.?\s*$|^\s*\d{1,2}\.\d{1,2}\.?\s*/")
_WORD = re.compile(r"[^\W\d_]+")
_SERIALS = range(20_000, 80_000)  # 1954 to 2119 in days of a workbook
# day 0: Excel takes 1900 for a leap year, so 1 March 1900 is 61
_EPOCH = dt.datetime(1899, 12, 30)
_NO_TIME = "00:00:00"
_CENTURY = 2000
_FARTHEST = dt.timedelta(hours=14)  # from Greenwich


class Day(NamedTuple):
    """A date as far as the cell alone tells. `first`/`second` are day and month in an order still to be settled when
    `open` is true, else day and month; `year` 0 is not stated; `time` is ISO or ''."""

    first: int
    second: int
    year: int
    open: bool = False
    time: str = ""
    weekday: int = -1
    offset: float | None = None  # seconds east of Greenwich, where the cell states it


def read_day(cell: Cell, words: Words) -> Day | None:
    """What a cell of a date column says, None where that is no date."""
    if isinstance(cell, dt.date):
        return _from_date(cell)
    if isinstance(cell, bool | dt.time | dt.timedelta):
        return None
    if isinstance(cell, int | float):
        return _from_serial(cell)
    text = cell.strip()
    return _from_iso(text) or _from_text(text, words)


def _from_date(cell: dt.date) -> Day:
    time = ""
    offset = None
    if isinstance(cell, dt.datetime):
        wall = (cell + dt.timedelta(microseconds=500_000)).replace(microsecond=0)  # 19:29:59.999 of a float is 19:30
        cell, time = wall, iso_time(wall.time()) if wall.time() != dt.time() else ""
        shift = wall.utcoffset()
        offset = shift.total_seconds() if shift is not None else None
    return Day(cell.day, cell.month, cell.year, time=time, offset=offset)


def _from_serial(number: float) -> Day | None:
    if not (_SERIALS.start <= number < _SERIALS.stop):
        return None
    return _from_date(_EPOCH + dt.timedelta(days=float(number)))


def _from_iso(text: str) -> Day | None:
    """ISO 8601, the common case, by the fast parser of the standard library."""
    if len(text) < 8 or not text[:4].isdecimal() or not text.isascii():
        return None
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.year not in YEARS or abs(moment.utcoffset() or dt.timedelta()) > _FARTHEST:
        return None  # "18-20" behind a date are hours
    day = _from_date(moment)
    if not day.time and (day.offset is not None or (len(text) > 10 and not text.endswith(_NO_TIME))):
        return day._replace(time="00:00")  # somebody wrote midnight; 00:00:00 is how programs write a bare date
    return day


def _from_text(text: str, words: Words) -> Day | None:
    if len(text) > 80:
        return None
    # a day of a workbook whose format was lost on the way into a text file
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?", text):
        return _from_serial(float(text.replace(",", ".")))
    low = low_of(text)
    if (zone := _ZONE.search(low)) and (day := _from_text(low[: zone.start()] + " " + low[zone.end() :], words)):
        return day._replace(offset=_offset(zone))
    for pattern, reader in ((ISO_LIKE, _iso_like), (NUMERIC, _numeric)):
        if match := pattern.search(low):
            return _with_rest(reader(match), low[: match.start()] + " " + low[match.end() :], words)
    return _named(low, words) or _without_year(low, words)


def _offset(zone: re.Match[str]) -> float:
    """Seconds east of Greenwich, of `GMT+4`."""
    seconds = int(zone[2] or 0) * 3600 + int(zone[3] or 0) * 60
    return float(-seconds if zone[1] in {"-", "−"} else seconds)


def _iso_like(match: re.Match[str]) -> Day | None:
    return _sound(Day(int(match[4]), int(match[3]), int(match[1])))


def _numeric(match: re.Match[str]) -> Day | None:
    year = int(match[4]) + (_CENTURY if len(match[4]) == 2 else 0)
    return _either_way(int(match[1]), int(match[3]), year, match[2])


def _either_way(first: int, second: int, year: int, sign: str) -> Day | None:
    """Day and month by their size, or by the dot: no country writes month.day.year (Unicode CLDR 48)."""
    if first == second:
        return _sound(Day(first, second, year))
    if first > 12:
        return _sound(Day(first, second, year))
    if second > 12:
        return _sound(Day(second, first, year))
    either = Day(first, second, year, open=sign != ".")
    return either if not year or year in YEARS else None


def _named(low: str, words: Words) -> Day | None:
    named = [(match, month) for match in _WORD.finditer(low) if (month := words.month(fold(match[0])))]
    for match, month in sorted(named, key=lambda each: fold(each[0][0]) in words.weekdays):  # "mar 3 nov": mardi
        return _around_month(low, match, month, words)
    return None


def _around_month(low: str, match: re.Match[str], month: int, words: Words) -> Day | None:
    """A day before the month's name or after it, and a year after both."""
    start, end = match.span()
    if _DAYS_AFTER.match(low[end:]):
        return None  # "Sep 3-15" is no day of 2015
    if day := _DAY_BEFORE.search(low[:start]):
        start = day.start()
    elif day := _DAY_AFTER.match(low[end:]):
        end += day.end()
    else:
        return None
    stated = 0
    if year := _YEAR_AFTER.match(low[end:]):
        end += year.end()
        stated = int(year[1].lstrip("'"))
    stated += _CENTURY if 0 < stated < 100 else 0
    return _with_rest(_sound(Day(int(day[1]), month, stated)), low[:start] + " " + low[end:], words)


def _without_year(low: str, words: Words) -> Day | None:
    match = NO_YEAR.search(low)
    if not match:
        return None
    found = _either_way(int(match[1]), int(match[3]), 0, match[2])
    return _with_rest(found, low[: match.start()] + " " + low[match.end() :], words)


def _sound(day: Day) -> Day | None:
    try:
        dt.date(day.year or 2024, day.second, day.first)  # 2024 has a 29 February
    except ValueError:
        return None
    return day if not day.year or day.year in YEARS else None


def _with_rest(day: Day | None, rest: str, words: Words) -> Day | None:
    """The day with what else stands in the cell: a weekday, a time; anything more makes it no date."""
    if day is None:
        return None
    weekday, left = -1, rest
    for word in _WORD.findall(rest):
        folded = fold(word)
        if folded in words.weekdays:
            weekday = words.weekdays[folded]
        elif folded in {"am", "pm", "a", "p", "m", "h"}:
            continue
        elif folded not in words.filler:
            return None
        left = re.sub(rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])\.?", " ", left, count=1)
    left = left.strip(" \t\n\r\u00a0,;.()-–—|/")
    if not left:
        return day._replace(weekday=weekday)
    if left.zfill(len(_NO_TIME)) == _NO_TIME:
        return day._replace(weekday=weekday)
    # beside another day `03.09` is no time of this one
    time = read_time(left) if len(left) > 2 and not _OTHER_DAY.search(rest) else ""
    return day._replace(weekday=weekday, time=time) if time else None
