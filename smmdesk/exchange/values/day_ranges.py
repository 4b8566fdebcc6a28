"""Several days in one cell of a date column: `2026-09-03 → 2026-09-05`, `3–5 Sep`, `Sep 3-5, 2026`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smmdesk.exchange.values.dates import Day, read_day

if TYPE_CHECKING:
    from smmdesk.exchange.values.words import Words

_SIGN = r"(?:→|➝|➔|⇒|[-–—=]+>|[–—~]|\.{2,3}|…|(?<=\s)(?:-|to|till|until|through|по|до|bis|à|au|al|hasta|até|a)(?=\s))"
_BETWEEN = re.compile(rf"\s*{_SIGN}\s*", re.IGNORECASE)
_FROM = re.compile(r"^(?:from|с|со|du|von|vom|dal|del|de|з|от)\s+", re.IGNORECASE)
_DAYS_FIRST = re.compile(r"(\d{1,2})\.?\s*[-–—]\s*(\d{1,2}(?!\d).*)", re.DOTALL)
_MONTH_FIRST = re.compile(r"(\D*[^\W\d_]\.?\s+\d{1,2})\s*[-–—]\s*\d{1,2}(?![\d:])(.*)", re.DOTALL)
_SHORT_DATES = re.compile(r"(\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)\s*-\s*(\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)")
_DOTTED = re.compile(r"(\d{1,2}\.\d{1,2}\.?(?:\d{2}|\d{4})?)\s*/\s*(\d{1,2}\.\d{1,2}\.?(?:\d{2}|\d{4})?)")
_BARE = re.compile(r"\d{1,2}\.?")
_LONGEST = 80


def first_of_days(text: str, words: Words) -> Day | None:
    """The first of several days; None for what is not several, a day with a time among that."""
    if len(text) > _LONGEST or not any(char.isdigit() for char in text):
        return None
    said = _FROM.sub("", text.strip())
    if days := _SHORT_DATES.fullmatch(said) or _DOTTED.fullmatch(said):
        return _begun(days[1], days[2], words)
    pieces = _BETWEEN.split(said)
    if len(pieces) == 2 and (day := _begun(pieces[0], pieces[1], words)):
        return day
    if days := _DAYS_FIRST.fullmatch(said):
        return _begun(days[1], days[2], words)
    if days := _MONTH_FIRST.fullmatch(said):
        return read_day(days[1] + days[2], words)
    return None


def _begun(first: str, last: str, words: Words) -> Day | None:
    """The first day, what it leaves out (month, year) taken from the last one."""
    end = read_day(last, words)
    if end is None:
        day = read_day(first, words) if _BARE.fullmatch(last.strip()) else None  # "3 Sep – 5"
        return day if day is not None and not day.open else None
    if _BARE.fullmatch(first.strip()):
        number = int(first.strip(" ."))
        return end._replace(first=number, time="", weekday=-1) if _fits(number, end) else None
    day = read_day(first, words)
    if day is None:
        return None
    if day.year or not end.year:
        return day
    return day._replace(year=end.year - (not day.open and (day.second, day.first) > (end.second, end.first)))


def _fits(number: int, end: Day) -> bool:
    return 1 <= number < end.first and not end.open
