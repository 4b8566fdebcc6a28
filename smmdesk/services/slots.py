"""Slots of clients, which of them posts fill, and what habits suggest; single ones are changed by `RecordService`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import SlotId, new_id
from smmdesk.domain.periods import Period, wall_at
from smmdesk.domain.slots import PAST, Offered, Place, Regularity, Slot, fill, offered, parted, regularity
from smmdesk.services.records import ruled
from smmdesk.services.service import Service
from smmdesk.storage.kinds import adding
from smmdesk.storage.posts import posts_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.periods import Clock
    from smmdesk.domain.posts import Post
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class SlotSheet:
    """A client's slots on the days of a period; `past` are those whose time is over by the client's clock."""

    client_id: ClientId
    places: Sequence[Place]
    past: Regularity
    coming: Regularity

    @property
    def gaps(self) -> list[Place]:
        """The slots that no post fills, be they over or to come."""
        return [each for each in self.places if each.post is None]


class SlotService(Service):
    """What a person does with slots beyond changing and removing single ones."""

    def __init__(self, database: Database, now: Clock) -> None:
        self._database = database
        self._now = now

    def of(self, client_id: ClientId) -> list[Slot]:
        """A client's slots, by time."""
        with self._database.read() as reader:
            return reader.all(Slot, client_id=client_id, order_by=("at", "id"))

    def sheets(self, period: Period, client_id: ClientId | None = None) -> list[SlotSheet]:
        """Of the one client, or of each that has slots: what is filled in these days, read at one moment."""
        with self._database.read() as reader:
            return sheets_of(reader, period, self._now(), client_id)

    def offered(self, client_id: ClientId) -> list[Offered]:
        """What the client's posts of the last eight weeks suggest."""
        with self._database.read() as reader:
            today = wall_at(self._now(), reader.get(Client, client_id).time_zone).date()
            return offered(posts_between(reader, Period(today - PAST, today), client_id), today)

    def add_offered(self, client_id: ClientId, wanted: Iterable[Offered]) -> list[Slot]:
        """Keep what was offered as slots of any network, one act; what is a slot of any network already is left out."""
        with self._database.write(adding(Slot)) as work:
            kept = work.all(Slot, client_id=client_id)
            known = {(weekday, each.at) for each in kept if each.network is None for weekday in each.weekdays}
            left = [(at, tuple(day for day in weekdays if (day, at) not in known)) for at, weekdays in wanted]
            made = [
                ruled(work, Slot(id=SlotId(new_id()), client_id=client_id, weekdays=weekdays, at=at))
                for at, weekdays in left
                if weekdays
            ]
            work.add_all(made)
        return made


def sheets_of(reader: Reader, period: Period, now: datetime, client_id: ClientId | None = None) -> list[SlotSheet]:
    """The same for whoever reads already; a client without slots has a sheet only where it is asked for by name."""
    one = {} if client_id is None else {"client_id": client_id}
    slots: defaultdict[ClientId, list[Slot]] = defaultdict(list)
    for each in reader.all(Slot, **one):
        slots[each.client_id].append(each)
    posts: defaultdict[ClientId, list[Post]] = defaultdict(list)
    for post in posts_between(reader, period, client_id) if slots else ():
        posts[post.client_id].append(post)
    wanted = [*slots] if client_id is None else [client_id]
    clients = reader.all(Client, id=wanted) if wanted else []
    return [_sheet(each, fill(slots[each.id], posts[each.id], period.days()), now) for each in clients]


def _sheet(client: Client, places: list[Place], now: datetime) -> SlotSheet:
    past, coming = parted(places, wall_at(now, client.time_zone))
    return SlotSheet(client.id, places, regularity(past), regularity(coming))
