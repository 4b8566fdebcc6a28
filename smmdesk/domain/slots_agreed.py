"""Days and hours as a strategy has them, beside the slots of the calendar: what either lacks of the other."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, time
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smmdesk.domain.networks import Network
    from smmdesk.domain.slots import Slot

_DAYS: Final = {name: weekday for weekday, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_AGREED: Final = re.compile(r"\s*([a-z]{3})\s+([01]?\d|2[0-3]):([0-5]\d)\s*", re.IGNORECASE)


class Hour(NamedTuple):
    """A time of one weekday (0 is Monday), of one network or of any (None)."""

    network: Network | None
    weekday: int
    at: time


class Apart(NamedTuple):
    """What a strategy has and the calendar has not, and the other way round."""

    missing: Sequence[Hour]
    extra: Sequence[Hour]

    @property
    def is_same(self) -> bool:
        """Whether they say the same."""
        return not (self.missing or self.extra)


def agreed(channels: Iterable[tuple[Network, Iterable[str]]]) -> list[Hour]:
    """The hours of networks as channels write them, such as "mon 09:30", each once; what is no such hour is none."""
    found: dict[Hour, None] = {}
    for network, slots in channels:
        for each in slots:
            read = _AGREED.fullmatch(each)
            if read and (weekday := _DAYS.get(read[1].lower())) is not None:
                found[Hour(network, weekday, time(int(read[2]), int(read[3])))] = None
    return list(found)


def apart(planned: Iterable[Hour], slots: Iterable[Slot], today: date) -> Apart:
    """Both by weekday, time and network, of the slots that have not ended: one of any network serves each network of
    its hour, and is in the plan where one of them is."""
    wanted = {*planned}
    kept = {
        Hour(each.network, weekday, each.at)
        for each in slots
        if each.ends is None or each.ends > today
        for weekday in each.weekdays
    }
    times = {(each.weekday, each.at) for each in wanted}
    missing = [each for each in wanted if each not in kept and each._replace(network=None) not in kept]
    extra = [each for each in kept if (each not in wanted if each.network else (each.weekday, each.at) not in times)]
    return Apart(_in_order(missing), _in_order(extra))


def _in_order(hours: Iterable[Hour]) -> list[Hour]:
    return sorted(hours, key=lambda each: (each.weekday, each.at, each.network or ""))


def by_time(hours: Iterable[Hour]) -> list[tuple[Network | None, time, tuple[int, ...]]]:
    """Those of one network and time together, with their weekdays: as slots hold them."""
    found: defaultdict[tuple[Network | None, time], set[int]] = defaultdict(set)
    for each in hours:
        found[each.network, each.at].add(each.weekday)
    ordered = sorted(found.items(), key=lambda one: (one[0][1], one[0][0] or ""))
    return [(network, at, tuple(sorted(weekdays))) for (network, at), weekdays in ordered]
