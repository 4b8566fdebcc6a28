"""Days that matter to a client and stand in no list of holidays: dates, campaigns, mourning, days without posts."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self

from smmdesk.domain.errors import EmptyNameError, SmmdeskError
from smmdesk.domain.ids import ClientId, OwnDateId
from smmdesk.domain.periods import Period
from smmdesk.domain.record import Record
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORTEST_YEAR: Final = timedelta(days=365)


class OwnDateKind(StrEnum):
    """What a day means; on days of mourning and on those without posts nothing is offered to be planned."""

    DATE = "date"
    CAMPAIGN = "campaign"
    MOURNING = "mourning"
    NO_POSTS = "no_posts"


QUIET: Final = frozenset({OwnDateKind.MOURNING, OwnDateKind.NO_POSTS})


class LongerThanAYearError(SmmdeskError):
    """Days that come every year would lie over themselves."""

    message = _("What comes every year is shorter than a year. Give it fewer days, or let it come once.")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDate(Record):
    """From `starts` up to, not including, `ends`; of one client, or of all. A `yearly` one comes again each year from
    that of `starts`, with as many days; the 29th of February on the 28th where there is none."""

    id: OwnDateId
    client_id: ClientId | None = None
    starts: date
    ends: date
    name: str
    kind: OwnDateKind = OwnDateKind.DATE
    yearly: bool = False

    def checked(self) -> Self:
        """With a name and a day at least; a yearly one is shorter than a year."""
        if not self.name.strip():
            raise EmptyNameError
        Period(self.starts, self.ends)
        if self.yearly and self.ends - self.starts >= _SHORTEST_YEAR:
            raise LongerThanAYearError
        return self

    def changed_to(self, **values: object) -> Self:
        """One that begins another day stays as long as it is."""
        starts = values.get("starts")
        if isinstance(starts, date) and "ends" not in values:
            values["ends"] = self._ends_when_begun(starts)
        return Record.changed_to(self, **values)

    def _ends_when_begun(self, day: date) -> date:
        return day + min(self.ends - self.starts, date.max - day)

    def spans(self, within: Period) -> Iterator[Period]:
        """Its days, whole, each time that some of them lie in a period."""
        years = range(within.start.year - 1, within.last.year + 1) if self.yearly else (self.starts.year,)
        for year in years:
            if year >= self.starts.year:
                first = self.starts.replace(year=year, day=min(self.starts.day, monthrange(year, self.starts.month)[1]))
                if (span := Period(first, self._ends_when_begun(first))).overlaps(within):
                    yield span


def quiet_days(dates: Iterable[OwnDate], client_id: ClientId, within: Period) -> set[date]:
    """The days of a period on which nothing of a client's is to come out."""
    return {
        day
        for each in dates
        if each.kind in QUIET and each.client_id in {None, client_id}
        for span in each.spans(within)
        for day in Period(max(span.start, within.start), min(span.end, within.end)).days()
    }
