"""Alarms that go on, and those among them that were put aside, as the workspace is at one moment."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from smmdesk.domain.ids import SnoozeId, new_id
from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.alarms import LONGEST, Alarm, Known, alarm_key, alarm_on, is_of_alarm
from smmdesk.domain.reputation.weeks import PAST, RAISED, WEEK, counted_by_day
from smmdesk.domain.snoozes import Snooze
from smmdesk.storage.mentions import said_by_day

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.reputation.weeks import DaySign
    from smmdesk.storage.mentions import DaySaid
    from smmdesk.storage.reader import Reader

_BACK: Final = timedelta(days=LONGEST + WEEK * (PAST + 1))
"""As far as the weeks of the first day of the longest alarm go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """The day of the client's first mention, and days on which somebody looked at what is said."""

    begun: date | None
    looked: Collection[date]


def alarms_of(
    reader: Reader, signs: Mapping[ClientId, DaySign], looks: Mapping[ClientId, Looks]
) -> dict[ClientId, Alarm]:
    """The alarms that go on, each on the day of the client's sign; one query of each kind.

    Asked is about whom something is raised on that day, or has put an alarm aside: another alarm is not put aside and
    is calm by now, which its sign tells.
    """
    aside = put_aside_alarms(reader, signs)
    asked = {id: each for id, each in signs.items() if aside[id] or each.sign.level in RAISED}
    if not asked:
        return {}
    days = [each.day for each in asked.values()]
    there = Period(min(days) - _BACK, max(days) + timedelta(days=1))
    said: defaultdict[ClientId, list[DaySaid]] = defaultdict(list)
    for each in said_by_day(reader, [*asked], there):
        said[each.client_id].append(each)
    found = {id: alarm_on(each.day, _known(each, said[id], looks[id]), aside[id]) for id, each in asked.items()}
    return {id: alarm for id, alarm in found.items() if alarm is not None}


def put_aside_alarms(reader: Reader, clients: Collection[ClientId]) -> defaultdict[ClientId, list[Snooze]]:
    """All alarms of these clients that were ever put aside."""
    found: defaultdict[ClientId, list[Snooze]] = defaultdict(list)
    for each in reader.all(Snooze, client_id=[*clients]):
        if each.client_id is not None and is_of_alarm(each.key):
            found[each.client_id].append(each)
    return found


def put_aside(sign: DaySign, client_id: ClientId, alarm: Alarm, note: str) -> Snooze:
    """What keeps this alarm away from that day on; one that was put aside before is so anew."""
    return Snooze(
        id=alarm.aside.id if alarm.aside else SnoozeId(new_id()),
        client_id=client_id,
        key=alarm_key(client_id, alarm.since),
        made_on=sign.day,
        count=sign.sign.week.negative,
        note=note.strip(),
    )


def _known(sign: DaySign, said: Sequence[DaySaid], looks: Looks) -> Known:
    told = {*looks.looked, *(each.day for each in said)}
    tones = counted_by_day(
        (each.day, each.tone, each.kind, each.mentions) for each in said if each.brand_id == sign.own
    )
    return Known(tones=tones, told=sorted(told), begun=min(filter(None, (looks.begun, sign.day))))
