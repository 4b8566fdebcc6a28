"""The time zone that the name of a column states: `Time (UTC)`, `time_wib`, `Date (GMT+4)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from smmdesk.exchange.values.cells import fold, low_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_OFFSET = re.compile(r"(?<!\w)(utc|gmt|мск|msk)\s*([+\-−])\s*(\d{1,2})(?::?([0-5]\d))?(?!\d)")
_EAST_OF_MOSCOW = 3  # what `МСК+2` is counted from
_FARTHEST = 14


class NamedZone(NamedTuple):
    """A zone by its IANA name, '' for none; whether the name states one that is not known."""

    zone: str = ""
    unknown: bool = False


def zone_in(name: str, zones: Mapping[str, str]) -> NamedZone:
    """What the name of a column states; `zones` are IANA names by the folded words for them."""
    if shift := _OFFSET.search(low_of(name)):
        return _shifted(shift)
    if path := re.search(r"\b[A-Z]\w+/[A-Z]\w+\b", name):
        return _iana(path[0])
    bracket = re.search(r"[(\[](.*?)[)\]]", name)
    word = fold(bracket[1]) if bracket else fold(name).rpartition(" ")[2]
    first, _space, last = word.rpartition(" ")
    return NamedZone(zones.get(word) or (zones.get(first, "") if last == "time" else ""))


def _shifted(shift: re.Match[str]) -> NamedZone:
    """Of whole hours only: no zone by another name is sure to be meant."""
    east = int(shift[3]) * (1 if shift[2] == "+" else -1)
    east += _EAST_OF_MOSCOW if shift[1] in {"мск", "msk"} else 0
    if int(shift[4] or 0) or abs(east) > _FARTHEST:
        return NamedZone(unknown=True)
    return NamedZone(f"Etc/GMT{-east:+d}" if east else "UTC")


def _iana(name: str) -> NamedZone:
    try:
        return NamedZone(ZoneInfo(name).key)
    except (ValueError, OSError, KeyError):
        return NamedZone()
