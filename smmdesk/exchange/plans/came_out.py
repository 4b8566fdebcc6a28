"""When a post came out, as one cell of a plan: day, time, and the zone of its clock where that is not the row's."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from smmdesk.domain.periods import YEARS, LocalMoments
from smmdesk.exchange.values.columns import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from smmdesk.domain.posts import Post
    from smmdesk.exchange.values.cells import Cell

    Beside: TypeAlias = Callable[[Cell], tuple[str, str]]

NOT_READ = "unknown_came_out"
"""The problem of a cell that tells no moment."""


def cell_of(post: Post) -> str:
    """`2026-12-18 09:31`, and the zone behind it where the post's own moment does not tell it."""
    at = post.published_at
    if at is None:
        return ""
    words = at.wall.isoformat(" ", "minutes")
    return words if post.moment and post.moment.zone == at.zone else f"{words} {at.zone}"


def told(cell: Cell, beside: Beside) -> tuple[str, str]:
    """`2026-12-18T09:31`, and a zone behind it where the cell says one; or '', and what is no moment.

    `beside` tells day and time of a cell of dates.
    """
    whole = plain(cell).strip()
    words, _gap, zone = whole.rpartition(" ")
    if not _is_zone(zone):
        words, zone = "", ""
    day, at = beside(words or cell)
    is_moment = bool(day and at) and date.fromisoformat(day).year in YEARS
    return (f"{day}T{at} {zone}".rstrip(), "") if is_moment else ("", whole)


def of_entry(words: str) -> str:
    """The same of what an entry of a calendar says, which is what `cell_of` wrote."""
    return told(words, _exactly)[0]


def moments(said: Sequence[str], walls: Sequence[str], zones: Sequence[str], usual: str) -> LocalMoments:
    """Those texts as moments, by the row's own zone, if it has any, where they name none."""
    parts = [each.partition(" ") for each in said]
    rows = zip(parts, walls, zones, strict=True)
    clocks = [(own or (zone if wall else "") or usual) if at else None for (at, _gap, own), wall, zone in rows]
    return LocalMoments([at or None for at, *_rest in parts], clocks)


def _exactly(cell: Cell) -> tuple[str, str]:
    try:
        found = datetime.fromisoformat(plain(cell).strip())
    except ValueError:
        return "", ""
    return found.date().isoformat(), time(found.hour, found.minute).isoformat("minutes")


def _is_zone(name: str) -> bool:
    # a time is none, and is asked of no folder of zones
    if not name[:1].isalpha():
        return False
    try:
        return ZoneInfo(name).key == name
    except (ValueError, OSError, KeyError):
        return False
