"""Which slots of the days in sight no post fills: the same answer again until posts, slots or the hour change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.gaps import to_come
from smmdesk.domain.own_dates import quiet_days
from smmdesk.domain.periods import wall_at
from smmdesk.domain.slots import fill

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.own_dates import OwnDate
    from smmdesk.domain.periods import Period
    from smmdesk.domain.posts import Post
    from smmdesk.domain.slots import Place, Slot
    from ui.calendar.month.layout import Gaps

_MOST: Final = 12


class Meant(NamedTuple):
    """The hours that posts are meant for, and the days that say otherwise."""

    slots: Sequence[Slot]
    dates: Sequence[OwnDate]


class ShownGaps:
    """Of the clients in sight; those whose time is over can not be filled any more and are not among them."""

    def __init__(self) -> None:
        self._known: dict[Period, Gaps] = {}

    def of(self, days: Period, meant: Meant, posts: Sequence[Post], whose: tuple[Sequence[Client], datetime]) -> Gaps:
        """By day, of these clients at that moment; `posts` are all of theirs in these days."""
        found = _gaps(days, meant, posts, *whose)
        # the same object where nothing changed: who laid days out for it knows by that
        if (known := self._known.get(days)) is not None and known == found:
            return known
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[days] = found
        return found


def _gaps(
    days: Period, meant: Meant, posts: Sequence[Post], clients: Sequence[Client], now: datetime
) -> Mapping[date, Sequence[Place]]:
    by_client: dict[ClientId, list[Post]] = {}
    for post in posts:
        by_client.setdefault(post.client_id, []).append(post)
    found: list[Place] = []
    for client in clients:
        if own := [slot for slot in meant.slots if slot.client_id == client.id]:
            quiet = quiet_days(meant.dates, client.id, days)
            places = fill(own, by_client.get(client.id, ()), (day for day in days.days() if day not in quiet))
            found += to_come(places, wall_at(now, client.time_zone))
    by_day: dict[date, list[Place]] = {}
    for each in sorted(found, key=lambda place: (place.day, place.slot.at)):
        by_day.setdefault(each.day, []).append(each)
    return by_day
