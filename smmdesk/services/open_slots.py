"""The empty slots of clients' days for whoever writes posts into them, within one act."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from smmdesk.domain.clients import Client, known_as
from smmdesk.domain.gaps import suits, to_come
from smmdesk.domain.own_dates import OwnDate, quiet_days
from smmdesk.domain.periods import Period, wall_at
from smmdesk.domain.slots import Place, Slot, fill
from smmdesk.storage.posts import posts_between, rubric_days

if TYPE_CHECKING:
    from datetime import datetime, time

    from smmdesk.domain.ids import ClientId, SlotId
    from smmdesk.domain.posts import Post
    from smmdesk.storage.reader import Reader


class OpenSlots:
    """Read when a day is first asked for; what was taken is not given a second time."""

    def __init__(self, reader: Reader, now: datetime) -> None:
        self._reader, self._now = reader, now
        self._slots: dict[ClientId, list[Slot]] = {}
        self._gaps: dict[tuple[ClientId, date], list[Place]] = {}

    def of(self, client: Client, day: date) -> list[Place]:
        """Those of a day, by time; of today those that are still to come, of a day that is over all."""
        key = client.id, day
        if key not in self._gaps:
            self._gaps[key] = self._read(client, day)
        return self._gaps[key]

    def take(
        self, client: Client, post: Post, when: tuple[date, time | None], slot_id: SlotId | None = None
    ) -> Place | None:
        """The first of the day that suits the post, at that time where one is said; the named one where it is open."""
        day, at = when
        there = self.of(client, day)
        fitting = (each for each in there if (each.slot.id == slot_id if slot_id else suits(post, each.slot)))
        found = next((each for each in fitting if at in {None, each.slot.at}), None)
        if found is not None:
            there.remove(found)
        return found

    def _read(self, client: Client, day: date) -> list[Place]:
        if client.id not in self._slots:
            self._slots[client.id] = self._reader.all(Slot, client_id=client.id)
        if not (slots := self._slots[client.id]):
            return []
        only = Period(day, day + timedelta(days=1))
        if day in quiet_days(self._reader.all(OwnDate), client.id, only):
            return []
        posts = posts_between(self._reader, only, client.id)
        places = fill(slots, posts, [day])
        wall = wall_at(self._now, client.time_zone)
        return to_come(places, wall) if day == wall.date() else [each for each in places if each.post is None]


def rubrics_used(reader: Reader, client_id: ClientId) -> dict[str, list[date]]:
    """By what a rubric is known by the days on which the client's posts have it, in order."""
    used: dict[str, list[date]] = {}
    for rubric, day in rubric_days(reader, client_id):
        used.setdefault(known_as(rubric), []).append(date.fromisoformat(day))
    return used
