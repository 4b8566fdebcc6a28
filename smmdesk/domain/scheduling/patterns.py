"""Dates as files of other programs have them: by patterns such as `DD.MM.YYYY HH:mm`.

YYYY YY · MM M · DD D · HH H (0–23) · hh h (1–12) · mm · ss · A a (AM, am); every other sign stands for itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

ISO: Final = "YYYY-MM-DD HH:mm"
ISO_DAY: Final = "YYYY-MM-DD"
ISO_TIME: Final = "HH:mm"
_PARTS: Final = re.compile("YYYY|YY|MM|M|DD|D|HH|H|hh|h|mm|ss|A|a")
_HALF: Final = 12
_WRITTEN: Final[Mapping[str, Callable[[datetime], str]]] = {
    "YYYY": lambda at: f"{at.year:04}",
    "YY": lambda at: f"{at.year % 100:02}",
    "MM": lambda at: f"{at.month:02}",
    "M": lambda at: f"{at.month}",
    "DD": lambda at: f"{at.day:02}",
    "D": lambda at: f"{at.day}",
    "HH": lambda at: f"{at.hour:02}",
    "H": lambda at: f"{at.hour}",
    "hh": lambda at: f"{at.hour % _HALF or _HALF:02}",
    "h": lambda at: f"{at.hour % _HALF or _HALF}",
    "mm": lambda at: f"{at.minute:02}",
    "ss": lambda at: f"{at.second:02}",
    "A": lambda at: "PM" if at.hour >= _HALF else "AM",
    "a": lambda at: "pm" if at.hour >= _HALF else "am",
}
_SAMPLE: Final = re.compile(
    r"""\s*(?:(?P<first>\d{1,4})(?P<sign>[-/.])(?P<second>\d{1,2})(?P=sign)(?P<third>\d{4}|\d{1,2}))?
    (?P<gap>,?[ ]|T)?
    (?:(?P<hour>\d{1,2}):(?P<minute>\d{2})(?P<seconds>:\d{2})?(?P<fraction>\.\d+)?(?P<space>[ ]?)
    (?P<half>[AaPp][Mm])?(?P<zulu>Z)?)?\s*""",
    re.VERBOSE,
)
_MONTHS: Final = 12
_DAYS: Final = 31
_IN_NAME: Final = re.compile(
    r"[yYdDmM]{1,4}[-/.][yYdDmM]{1,4}[-/.][yYdDmM]{1,4}(?:[ T][hH]{1,2}:[mM]{2}(?::[sS]{2})?)?"
)


def written(at: datetime, pattern: str) -> str:
    """The moment as the pattern has it."""
    return _PARTS.sub(lambda found: _WRITTEN[found[0]](at), pattern)


def tells_day(pattern: str) -> bool:
    """Whether it says year, month and day."""
    return {"Y", "M", "D"} <= {part[0] for part in _PARTS.findall(pattern)}


def tells_time(pattern: str) -> bool:
    """Whether it says hour and minute."""
    found = set(_PARTS.findall(pattern))
    return "mm" in found and bool(found & {"HH", "H"} or (found & {"hh", "h"} and found & {"A", "a"}))


def patterns_of(samples: Iterable[str]) -> tuple[str, ...]:
    """The patterns by which all of these are written: none where they are no dates, two where day and month may be
    either way round."""
    found: tuple[str, ...] | None = None
    for sample in filter(None, (each.strip() for each in samples)):
        those = _of_one(sample)
        found = those if found is None else tuple(each for each in found if each in those) or _widened(found, those)
    return found or ()


def pattern_in(name: str) -> str:
    """The pattern that the name of a column spells, as `date (YYYY-MM-DD HH:mm:ss)` does; '' for none."""
    found = _IN_NAME.search(name)
    if not found:
        return ""
    day, sign, time = found[0].replace("T", " T").partition(" ")
    pattern = day.upper() + ("T" if time.startswith("T") else sign) + _time_in(time.removeprefix("T"))
    return pattern if tells_day(pattern) else ""


def _time_in(spelt: str) -> str:
    hours, *others = spelt.split(":") if spelt else [""]
    return ":".join([hours.upper(), *(each.lower() for each in others)]) if hours else ""


def _widened(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Of rows of which some have one digit where others have two: as those with one."""
    bare = {re.sub("DD|MM|HH|hh", lambda found: found[0][0], each): each for each in (*one, *other)}
    both = [short for short in bare if all(_bare(short) in map(_bare, each) for each in (one, other))]
    return tuple(both)


def _bare(pattern: str) -> str:
    return re.sub("DD|MM|HH|hh", lambda found: found[0][0], pattern)


def _of_one(sample: str) -> tuple[str, ...]:
    found = _SAMPLE.fullmatch(sample)
    if not found or not (found["first"] or found["hour"]):
        return ()
    days = _days(found) if found["first"] else ("",)
    time = _time(found)
    if found["hour"] and not time:
        return ()
    return tuple(day + (found["gap"] or "") + time for day in days)


def _days(found: re.Match[str]) -> tuple[str, ...]:
    sign, first, second, third = (found[name] for name in ("sign", "first", "second", "third"))
    if len(first) == 4:
        fits = int(second) <= _MONTHS and int(third) <= _DAYS
        return (f"YYYY{sign}{_part('M', second, third)}{sign}{_part('D', third, second)}",) if fits else ()
    if len(first) == 3:
        return ()
    year = "YYYY" if len(third) == 4 else "YY"
    day_first = f"{_part('D', first, second)}{sign}{_part('M', second, first)}{sign}{year}"
    month_first = f"{_part('M', first, second)}{sign}{_part('D', second, first)}{sign}{year}"
    ways = [(day_first, int(first), int(second))]
    if sign != ".":  # nobody writes a month before its day with dots
        ways.append((month_first, int(second), int(first)))
    return tuple(way for way, day, month in ways if 1 <= day <= _DAYS and 1 <= month <= _MONTHS)


def _part(letter: str, digits: str, beside: str) -> str:
    """One letter where this one, or the one beside it, stands without the nought that it would have in front."""
    is_bare = len(digits) == 1 or (len(beside) == 1 and not digits.startswith("0"))
    return letter if is_bare else letter * 2


def _time(found: re.Match[str]) -> str:
    if not found["hour"]:
        return ""
    letter = "h" if found["half"] else "H"
    hours = letter if len(found["hour"]) == 1 else letter * 2
    half = found["space"] + ("A" if found["half"].isupper() else "a") if found["half"] else ""
    fraction = "." + "0" * (len(found["fraction"]) - 1) if found["fraction"] else ""
    return f"{hours}:mm{':ss' if found['seconds'] else ''}{fraction}{half}{found['zulu'] or ''}"
