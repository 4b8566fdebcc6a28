"""Dates and times as tables hold them. Which of day and month comes first is settled by the whole column.

A field that somebody types in reads otherwise (`ui.widgets.day_reading`), and why says `speech.written`.
"""

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from smmdesk.domain.periods import YEARS
from smmdesk.exchange.table.cells import Cell, fold
from smmdesk.exchange.table.words import Words

_ISO_LIKE = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\s?([./\\-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)")
_NO_YEAR = re.compile(r"(?<![\d:.])(\d{1,2})([./])(\d{1,2})\.?(?![\d:]|\.\d)")
_DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|-?[гео]{1,2})?[\s.,-]*(?:of\s+)?$")
_DAY_AFTER = re.compile(r"\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?(?![\d:])")
_YEAR_AFTER = re.compile(r"\.?[\s,.-]*(\d{4}|'?\d{2}(?!\s*[:.h]\d))(?![\d:])")
_TIME = re.compile(
    r"(?<!\d)(\d{1,2})(?:\s?(?:[:.\-h]|ч\.?|სთ\.?)\s?(\d{2}))?(?:[:.](\d{2})(?:\.\d+)?)?\s?([ap]\.?\s?m\.?)?(?!\d)"
)
_TIME_END = re.compile(r"\s*(?:h|ч|час|часов|мин|სთ|წთ)?[.\s]*")
_BARE_TIME = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_RANGE = re.compile(r"\s*(?:[-–—]|до|to)\s*")
_WORD = re.compile(r"[^\W\d_]+")
_SERIALS = range(20_000, 80_000)  # 1954 to 2119 in days of a workbook
_EPOCH = dt.datetime(1899, 12, 30)
_NO_TIME = "00:00:00"
_CENTURY = 2000

DMY, MDY = "dmy", "mdy"


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
        cell, time = wall, _iso_time(wall.time()) if wall.time() != dt.time() else ""
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
    if moment.year not in YEARS:
        return None
    day = _from_date(moment)
    if not day.time and (day.offset is not None or (len(text) > 10 and not text.endswith(_NO_TIME))):
        return day._replace(time="00:00")  # somebody wrote midnight; 00:00:00 is how programs write a bare date
    return day


def _from_text(text: str, words: Words) -> Day | None:
    if len(text) > 80:
        return None
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?", text):
        return _from_serial(float(text.replace(",", ".")))
    low = text.casefold()
    for pattern, reader in ((_ISO_LIKE, _iso_like), (_NUMERIC, _numeric)):
        if match := pattern.search(low):
            return _with_rest(reader(match), low[: match.start()] + " " + low[match.end() :], words)
    return _named(low, words) or _without_year(low, words)


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
    return Day(first, second, year, open=sign != ".")


def _named(low: str, words: Words) -> Day | None:
    for match in _WORD.finditer(low):
        if month := words.month(fold(match[0])):
            return _around_month(low, match, month, words)
    return None


def _around_month(low: str, match: re.Match[str], month: int, words: Words) -> Day | None:
    """A day before the month's name or after it, and a year after both."""
    start, end = match.span()
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
    match = _NO_YEAR.search(low)
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
    time = read_time(left) if len(left) > 2 else ""
    return day._replace(weekday=weekday, time=time) if time else None


def read_time(cell: Cell) -> str:
    """A time of day as ISO (`19:30` or `19:30:15`), '' where the cell holds none."""
    if isinstance(cell, dt.datetime):
        return _iso_time((cell + dt.timedelta(microseconds=500_000)).time())
    if isinstance(cell, dt.time):
        return _iso_time(cell)
    if isinstance(cell, dt.timedelta):
        return _from_fraction(cell / dt.timedelta(days=1))
    if isinstance(cell, bool | dt.date):
        return ""
    if isinstance(cell, int | float):
        return _from_number(cell)
    return _time_of_text(cell.strip().casefold())


def _iso_time(time: dt.time) -> str:
    return time.isoformat("seconds" if time.second else "minutes")


def _from_fraction(days: float) -> str:
    if not 0 <= days < 1:
        return ""
    seconds = round(days * 86_400) % 86_400
    return _iso_time(dt.time(seconds // 3600, seconds // 60 % 60, seconds % 60))


def _from_number(number: float) -> str:
    """A fraction of the day as workbooks keep it; 19.3 is what one makes of a typed 19.30."""
    if number < 1:
        return _from_fraction(float(number))
    hour, minute = int(number), round(number % 1 * 100)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def start_of_range(text: str) -> str:
    """The start of `10:00–11:00` as ISO, '' for what is no such range."""
    times = [read_time(part) for part in _RANGE.split(text.strip().casefold())]
    return times[0] if len(times) == 2 and all(times) else ""


def _time_of_text(text: str) -> str:
    if bare := _BARE_TIME.fullmatch(text):
        return f"{bare[1]}:{bare[2]}"
    match = _TIME.match(text)
    if not match or not _TIME_END.fullmatch(text, match.end()):
        return _from_fraction(float(text)) if re.fullmatch(r"0?\.\d+", text) else ""
    hour, minute, second = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if half := (match[4] or "")[:1]:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return ""
    return f"{hour:02}:{minute:02}" + (f":{second:02}" if second else "")


class Order(NamedTuple):
    """How a column writes its dates. `asked` is an example to show when both orders fit."""

    order: str
    asked: str = ""


def settle(days: "Iterable[tuple[Cell, Day | None]]", header: str = "") -> Order:
    """The order of day and month that the column itself proves; weighed where single cells contradict the rest."""
    votes = {DMY: 0, MDY: 0}
    example = ""
    for cell, day in days:
        if day is None or not isinstance(cell, str):
            continue
        if day.open:
            example = example or cell.strip()
            vote_by_weekday(day, votes)
        else:
            vote_by_size(cell, votes)
    if not example:
        return Order(DMY)
    if by_header := order_in(header):
        votes[by_header] += 1
    (winner, most), (_, least) = sorted(votes.items(), key=lambda item: -item[1])
    return Order(winner) if most and most >= 10 * least else Order("", example)


def vote_by_size(cell: str, votes: dict[str, int]) -> None:
    """A number over 12 cannot be a month: it shows which place the day has."""
    match = _NUMERIC.search(cell) or _NO_YEAR.search(cell)
    if match and not _ISO_LIKE.search(cell):
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            votes[DMY] += 1
        elif second > 12 >= first:
            votes[MDY] += 1


def vote_by_weekday(day: Day, votes: dict[str, int]) -> None:
    """A weekday beside the date fits one order only, mostly."""
    if day.weekday < 0 or not day.year:
        return
    as_dmy = dt.date(day.year, day.second, day.first).weekday() == day.weekday
    as_mdy = dt.date(day.year, day.first, day.second).weekday() == day.weekday
    if as_dmy != as_mdy:
        votes[DMY if as_dmy else MDY] += 1


def order_in(header: str) -> str:
    """The order that a column name states, as in `Date (DD/MM/YYYY)`; '' for none."""
    low = header.casefold()
    if re.search(r"d{1,2}\W+m{1,3}|д{1,2}\W+м{1,2}|დდ\W+თთ", low):
        return DMY
    return MDY if re.search(r"m{2}\W+d{1,2}|м{2}\W+д{1,2}|თთ\W+დდ", low) else ""


def resolve(day: Day, order: str, today: dt.date | None) -> dt.date | None:
    """The calendar date, by the settled order. Without a year it is the one nearest to today; None without today."""
    number, month = (day.second, day.first) if day.open and order == MDY else (day.first, day.second)
    if day.year:
        return _date(day.year, month, number)
    if today is None:
        return None
    near = [found for year in (-1, 0, 1) if (found := _date(today.year + year, month, number))]
    return min(near, key=lambda date: abs((date - today).days), default=None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
