"""What is told of a day in the calendar: its holiday, what people buy then, and the dates of one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.own_dates import OwnDateKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.own_dates import OwnDate
    from smmdesk.domain.periods import Period


class KnownKind(StrEnum):
    """What is known of a day without being told."""

    HOLIDAY = "holiday"
    COMMERCIAL = "commercial"


MarkKind = KnownKind | OwnDateKind
_ORDER: Final[Sequence[MarkKind]] = (
    OwnDateKind.NO_POSTS,
    OwnDateKind.MOURNING,
    KnownKind.HOLIDAY,
    OwnDateKind.DATE,
    OwnDateKind.CAMPAIGN,
    KnownKind.COMMERCIAL,
)
"""What matters most comes first: often there is room for one alone."""


class DayMark(NamedTuple):
    """`whose` is the one client to whom it matters; `begins` is true on the first day of several."""

    kind: MarkKind
    name: str
    whose: ClientId | None = None
    begins: bool = True


MarkedDays = Mapping[date, Sequence[DayMark]]


def marked_days(
    period: Period,
    holidays: Mapping[date, str],
    commercial: Mapping[date, Sequence[str]],
    own: Iterable[OwnDate],
) -> dict[date, tuple[DayMark, ...]]:
    """The days of a period of which something is told, what matters most first."""
    found: dict[date, list[DayMark]] = {}
    for day, name in holidays.items():
        found.setdefault(day, []).append(DayMark(KnownKind.HOLIDAY, name))
    for day, names in commercial.items():
        found.setdefault(day, []).extend(DayMark(KnownKind.COMMERCIAL, name) for name in names)
    for each in own:
        for span in each.spans(period):
            for day in span.days():
                mark = DayMark(each.kind, each.name, each.client_id, day == span.start)
                found.setdefault(day, []).append(mark)
    return {
        day: tuple(sorted(marks, key=lambda mark: _ORDER.index(mark.kind)))
        for day, marks in found.items()
        if day in period
    }
