"""Slots of clients, which of them posts fill, and what habits suggest; single ones are changed by `RecordService`."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.domain.changes import FILL_SLOTS
from smmdesk.domain.clients import Client
from smmdesk.domain.errors import ChangedElsewhereError
from smmdesk.domain.gaps import ideas_for, in_gap, matched, to_come
from smmdesk.domain.ids import PostId, SlotId, new_id
from smmdesk.domain.own_dates import OwnDate, quiet_days
from smmdesk.domain.periods import Period, wall_at
from smmdesk.domain.planning.named import Part
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.slots import (
    LOOKED_AHEAD,
    PAST,
    Ahead,
    Offered,
    Place,
    Regularity,
    Slot,
    ahead,
    fill,
    offered,
    parted,
    regularity,
)
from smmdesk.domain.slots_agreed import Apart, agreed, apart, by_time
from smmdesk.domain.strategy.records import Channel
from smmdesk.services.open_slots import rubrics_used
from smmdesk.services.records import changed, ruled
from smmdesk.services.service import Service
from smmdesk.services.strategy import held_on
from smmdesk.storage.kinds import adding
from smmdesk.storage.posts import posts_between, undated_posts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime, time

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.networks import Network
    from smmdesk.domain.periods import Clock
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader
    from smmdesk.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class SlotSheet:
    """A client's slots on the days of a period; `past` are those whose time is over by the client's clock."""

    client_id: ClientId
    places: Sequence[Place]
    past: Regularity
    coming: Regularity
    to_come: Sequence[Place]
    """those whose time is not over"""

    @property
    def gaps(self) -> list[Place]:
        """The slots that no post fills, be they over or to come."""
        return [each for each in self.places if each.post is None]


class SlotOverview(NamedTuple):
    """A client's slots with what they come to in a period, and where more could be taken from."""

    client_id: ClientId
    period: Period
    slots: Sequence[Slot]
    sheet: SlotSheet
    offered: Sequence[Offered]
    beside: Apart | None
    """the strategy in force; None where it has no hours"""
    ahead: Ahead | None
    """None where there is no slot in the next weeks"""
    published: Mapping[tuple[int, int], int]
    """by weekday (0 is Monday) and hour how many posts came out in the last eight weeks"""

    @property
    def new_habits(self) -> list[Offered]:
        """Of what habits suggest the hours that are no slots of any network yet."""
        known = {(weekday, each.at) for each in self.slots if each.network is None for weekday in each.weekdays}
        return [each for each in self.offered if any((weekday, each.at) not in known for weekday in each.weekdays)]


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
            today = self._today(reader, client_id)
            return offered(posts_between(reader, Period(today - PAST, today), client_id), today)

    def add_offered(self, client_id: ClientId, wanted: Iterable[Offered]) -> list[Slot]:
        """Keep what was offered as slots of any network, one act; what is a slot of any network already is left out."""
        with self._database.write(adding(Slot)) as work:
            kept = work.all(Slot, client_id=client_id)
            known = {(weekday, each.at) for each in kept if each.network is None for weekday in each.weekdays}
            left = [(None, at, tuple(day for day in weekdays if (day, at) not in known)) for at, weekdays in wanted]
            return _add(work, client_id, left)

    def beside_strategy(self, client_id: ClientId) -> Apart | None:
        """What the strategy in force and the slots lack of each other; None where no hours are agreed on."""
        with self._database.read() as reader:
            return beside_strategy(reader, client_id, self._today(reader, client_id))

    def add_agreed(self, client_id: ClientId) -> list[Slot]:
        """Keep the hours of the strategy in force that are no slots yet, each of its network, one act."""
        with self._database.write(adding(Slot)) as work:
            found = beside_strategy(work, client_id, self._today(work, client_id))
            return _add(work, client_id, by_time(found.missing) if found else [])

    def overview(self, client_id: ClientId, period: Period) -> SlotOverview:
        """All that is told of a client's slots, read at one moment."""
        with self._database.read() as reader:
            today = self._today(reader, client_id)
            past = posts_between(reader, Period(today - PAST, today), client_id)
            next_weeks = Period(today, today + LOOKED_AHEAD)
            ahead_of = sheets_of(reader, next_weeks, self._now(), client_id)[0]
            return SlotOverview(
                client_id,
                period,
                reader.all(Slot, client_id=client_id, order_by=("at", "id")),
                sheets_of(reader, period, self._now(), client_id)[0],
                offered(past, today),
                beside_strategy(reader, client_id, today),
                ahead(ahead_of.to_come, next_weeks),
                _by_hour(past),
            )

    def _today(self, reader: Reader, client_id: ClientId) -> date:
        return wall_at(self._now(), reader.get(Client, client_id).time_zone).date()

    def ideas_for(self, gap: Place) -> list[Post]:
        """The ideas of the slot's client that suit a gap, the best first."""
        client_id = gap.slot.client_id
        with self._database.read() as reader:
            return ideas_for(gap, undated_posts(reader, client_id), rubrics_used(reader, client_id))

    def fill(self, gap: Place, post_id: PostId) -> list[Post]:
        """Plan an idea for a gap; `ChangedElsewhereError` where it has got a day meanwhile, which it keeps."""
        with self._database.write(FILL_SLOTS) as work:
            post, zone = work.get(Post, post_id), work.get(Client, gap.slot.client_id).time_zone
            if post.moment is not None:
                raise ChangedElsewhereError
            work.save(done := changed(work, post, **in_gap(post, gap, zone)))
        return [done]

    def fill_all(self, period: Period, client_id: ClientId | None = None) -> list[Post]:
        """Plan the best idea for each gap to come of these days, of the one client or of all with whom the work goes
        on: one act, by which nothing that has a day is moved."""
        done: list[Post] = []
        with self._database.write(FILL_SLOTS) as work:
            for sheet in sheets_of(work, period, self._now(), client_id):
                client = work.get(Client, sheet.client_id)
                if client.has_ended and client_id is None:
                    continue
                gaps = to_come(sheet.places, wall_at(self._now(), client.time_zone))
                ideas = undated_posts(work, client.id) if gaps else []
                for gap, post in matched(gaps, ideas, rubrics_used(work, client.id) if ideas else {}):
                    done.append(changed(work, post, **in_gap(post, gap, client.time_zone)))
            work.save_all(done)
        return done


def _add(
    work: Writer, client_id: ClientId, wanted: Iterable[tuple[Network | None, time, tuple[int, ...]]]
) -> list[Slot]:
    made = [
        ruled(work, Slot(id=SlotId(new_id()), client_id=client_id, network=network, weekdays=weekdays, at=at))
        for network, at, weekdays in wanted
        if weekdays
    ]
    work.add_all(made)
    return made


def beside_strategy(reader: Reader, client_id: ClientId, today: date) -> Apart | None:
    """What the strategy in force and the slots lack of each other; None where it has no hours."""
    held = held_on(reader, client_id, today, (Part.CHANNELS,))
    rows = held.rows[Part.CHANNELS] if held else ()
    hours = agreed((row.network, row.slots) for row in rows if isinstance(row, Channel))
    return apart(hours, reader.all(Slot, client_id=client_id), today) if hours else None


def _by_hour(posts: Iterable[Post]) -> Mapping[tuple[int, int], int]:
    """By weekday and hour of the client's clock."""
    return Counter(
        (post.moment.day.weekday(), post.moment.wall.hour)
        for post in posts
        if post.moment is not None and post.status is PostStatus.PUBLISHED
    )


def sheets_of(reader: Reader, period: Period, now: datetime, client_id: ClientId | None = None) -> list[SlotSheet]:
    """The same for whoever reads already; a client without slots has a sheet only where it is asked for by name.

    On days of mourning, and on those without posts, no slot is meant for anything.
    """
    one = {} if client_id is None else {"client_id": client_id}
    slots: defaultdict[ClientId, list[Slot]] = defaultdict(list)
    for each in reader.all(Slot, **one):
        slots[each.client_id].append(each)
    posts: defaultdict[ClientId, list[Post]] = defaultdict(list)
    for post in posts_between(reader, period, client_id) if slots else ():
        posts[post.client_id].append(post)
    wanted = [*slots] if client_id is None else [client_id]
    clients = reader.all(Client, id=wanted) if wanted else []
    dates = reader.all(OwnDate)

    def places(client_id: ClientId) -> list[Place]:
        quiet = quiet_days(dates, client_id, period)
        return fill(slots[client_id], posts[client_id], (day for day in period.days() if day not in quiet))

    return [_sheet(each, places(each.id), now) for each in clients]


def _sheet(client: Client, places: list[Place], now: datetime) -> SlotSheet:
    past, coming = parted(places, wall_at(now, client.time_zone))
    return SlotSheet(client.id, places, regularity(past), regularity(coming), coming)
