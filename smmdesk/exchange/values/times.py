"""Times of day as tables hold them."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smmdesk.exchange.values.cells import Cell

_TIME = re.compile(
    r"(?<!\d)(\d{1,2})(?:\s?(?:[:.\-h]|uhr|год\.?|ч\.?|სთ\.?)\s?(\d{2}))?(?:[:.](\d{2})(?:\.\d+)?)?\s?([ap]\.?\s?m\.?)?(?!\d)"
)
_TIME_END = re.compile(r"\s*(?:h|hs|hrs|uhr|ч|час|часов|мин|год|хв|სთ|წთ)?[.\s]*")
_BARE_TIME = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_HOURS = re.compile(r"(\d{1,2})\s?-\s?(\d{1,2})(?:\s?(?:h|uhr|ч))?\.?")
_MIDNIGHT = 24
_RANGE = re.compile(r"\s*(?:[-–—]|до|to)\s*")


def read_time(cell: Cell) -> str:
    """A time of day as ISO (`19:30` or `19:30:15`), '' where the cell holds none."""
    if isinstance(cell, dt.datetime):
        return iso_time((cell + dt.timedelta(microseconds=500_000)).time())
    if isinstance(cell, dt.time):
        return iso_time(cell)
    if isinstance(cell, dt.timedelta):
        return _from_fraction(cell / dt.timedelta(days=1))
    if isinstance(cell, bool | dt.date):
        return ""
    if isinstance(cell, int | float):
        return _from_number(cell)
    return _time_of_text(cell.strip().casefold())


def iso_time(time: dt.time) -> str:
    """With seconds only where there are some."""
    return time.isoformat("seconds" if time.second else "minutes")


def _from_fraction(days: float) -> str:
    if not 0 <= days < 1:
        return ""
    # rounded up to the end of the day it is midnight again
    seconds = round(days * 86_400) % 86_400
    return iso_time(dt.time(seconds // 3600, seconds // 60 % 60, seconds % 60))


def _from_number(number: float) -> str:
    """A fraction of the day as workbooks keep it; 19.3 is what one makes of a typed 19.30."""
    if number < 1:
        return _from_fraction(float(number))
    hour, minute = int(number), round(number % 1 * 100)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def start_of_range(text: str) -> str:
    """The start of `10:00–11:00` or `18-20` as ISO, '' for what is no such range."""
    times = [read_time(part) for part in _RANGE.split(text.strip().casefold())]
    return times[0] if len(times) == 2 and all(times) else ""


def is_clock(cell: Cell) -> bool:
    """Whether a cell is a time of day or a range of two."""
    return bool(read_time(cell)) or (isinstance(cell, str) and bool(start_of_range(cell)))


def _is_range(text: str) -> bool:
    """Of two bare hours the second is the later one: nobody writes 18:20 as `18-20`."""
    hours = _HOURS.fullmatch(text)
    return hours is not None and int(hours[1]) < int(hours[2]) <= _MIDNIGHT


def _time_of_text(text: str) -> str:
    if bare := _BARE_TIME.fullmatch(text):
        return f"{bare[1]}:{bare[2]}"
    if _is_range(text):
        return ""
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
