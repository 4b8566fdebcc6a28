"""The desk itself: whose it is, and what new records start with."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Self

from smmdesk.domain.errors import OutOfRangeError, SmmdeskError
from smmdesk.domain.ids import ClientId, ColumnPresetId, DeskId, ImportedFileId
from smmdesk.domain.money import check_currency
from smmdesk.domain.periods import zone_info
from smmdesk.domain.record import Record
from smmdesk.domain.text import _

DESK = DeskId("desk")
ENGAGEMENT: Final = ("likes", "comments", "shares", "saves")
"""The metrics that engagements are the sum of, as far as they are given, if nobody says otherwise."""
MOST_REUSE_DAYS: Final = 366
ENGAGING: Final = (*ENGAGEMENT, "follows", "clicks", "link_clicks", "profile_visits")
"""What may count as an engagement: what somebody did with a post, not how often it was seen."""


class NoEngagementError(SmmdeskError):
    """Every engagement rate would be of nothing."""

    message = _("Keep at least one of them: without any no engagement rate could be told.")


class DeskKind(StrEnum):
    """Whether somebody looks after one's own business or after clients."""

    OWN_BUSINESS = "own_business"
    CLIENTS = "clients"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk(Record):
    """The one row of settings that belong to the workspace; its id is always `DESK`."""

    id: DeskId = DESK
    name: str = ""
    kind: DeskKind = DeskKind.CLIENTS
    language: str = "en"
    currency: str = "EUR"
    country: str = ""
    time_zone: str = "Etc/UTC"
    logo: str = ""
    """its file in the workspace's media, beside the client's on reports"""
    engagement: tuple[str, ...] = ENGAGEMENT
    """the metrics that engagements are the sum of, as far as they are given"""
    reuse_days: int = 30
    """a post with a link or a file that an earlier one had within so many days is told of it; 0: none is"""

    def checked(self) -> Self:
        """When its zone, currency and days are real, and something counts as an engagement; with that in its order."""
        zone_info(self.time_zone)
        check_currency(self.currency)
        if not 0 <= self.reuse_days <= MOST_REUSE_DAYS:
            raise OutOfRangeError(low=0, high=MOST_REUSE_DAYS)
        engagement = tuple(each for each in ENGAGING if each in self.engagement)
        if not engagement:
            raise NoEngagementError
        return replace(self, engagement=engagement)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile(Record):
    """A file that was read in, remembered by its SHA-256, so that it is known under any name.

    `up_to` is the last day that a file of figures says anything of: networks revise their last days, so a later one
    goes before an earlier. `rates` are those (`results.rates.Rate`) by which money of other currencies was
    counted.
    """

    id: ImportedFileId
    client_id: ClientId
    sha256: str
    name: str
    read_at: datetime
    rows: int
    up_to: date | None = None
    rates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPreset(Record):
    """What the person said that the columns of a table are, for the next table with the same names.

    `signature` and the words in `uses`, one a column, are those of `exchange.table.mapping`.
    """

    id: ColumnPresetId
    signature: str
    uses: tuple[str, ...]
