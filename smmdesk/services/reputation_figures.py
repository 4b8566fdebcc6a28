"""Crisis signs and shares of voice, as the workspace is at one moment: for the window and for what goes out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smmdesk.domain.desk import ImportedFile
from smmdesk.domain.periods import Period, zone_info
from smmdesk.domain.reputation.records import Brand
from smmdesk.domain.reputation.unique import own_brand
from smmdesk.domain.reputation.voice import Voice, voice
from smmdesk.domain.reputation.weeks import DaySign, day_sign, windows
from smmdesk.storage.mentions import mentions_of, organic_days

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date, datetime

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.reputation.named import Source
    from smmdesk.domain.reputation.records import Mention
    from smmdesk.storage.reader import Reader

_FILES: Final = "mentions:"
"""What the mark of a file of mentions begins with (`reading.kind.key_of`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceTold:
    """Who is heard how much in a period, and in the one before, where there is one."""

    period: Period
    now: Voice
    earlier: Period | None
    before: Voice | None


def sign_day(client: Client, period: Period, now: datetime) -> date:
    """Whose sign goes with a period: today's by the client's clock, of what is over that of its last day."""
    return min(now.astimezone(zone_info(client.time_zone)).date(), period.last)


def looked_back(day: date) -> Period:
    """The days that the sign of a day looks at: its week and the past ones."""
    there = windows(day)
    return Period(there[-1].start, there[0].end)


def days_needed(period: Period, day: date) -> Period:
    """All of whose mentions the figures of a period are made: its own, those before it, and those of the sign."""
    back, earlier = looked_back(day), period.stepped(-1)
    return Period(min(back.start, earlier.start, period.start), max(back.end, period.end))


def day_signs(reader: Reader, days: Mapping[ClientId, date]) -> dict[ClientId, DaySign]:
    """The signs of clients, each on its day; of whom nothing was ever written down there is none.

    One query of each kind, however many clients there are.
    """
    if not days:
        return {}
    back = looked_back(max(days.values()))
    there = Period(looked_back(min(days.values())).start, back.end)
    return day_signs_of(reader, days, mentions_of(reader, days, there))


def day_signs_of(reader: Reader, days: Mapping[ClientId, date], mentions: Sequence[Mention]) -> dict[ClientId, DaySign]:
    """The same of mentions that were read already, of these weeks at least."""
    looked = _looked(reader, days)
    said = {day: organic_days(reader, [id for id in days if days[id] == day], day) for day in {*days.values()}}
    of_each: defaultdict[ClientId, list[Mention]] = defaultdict(list)
    for each in mentions:
        of_each[each.client_id].append(each)
    found = {}
    for brand in reader.all(Brand, client_id=[*days], own=True):
        id = brand.client_id
        day, known = days[id], looked[id]
        begun, last = said[day].get(id, (None, None))
        there = looked_back(day)
        weeks = [each for each in of_each[id] if each.day in there]
        found[id] = day_sign(day, weeks, brand.id, [*known, *([last] if last else [])], begun)
    return found


def voices(
    brands: Sequence[Brand], mentions: Collection[Mention], period: Period, source: Source | None = None
) -> VoiceTold | None:
    """Of a client's brands and the mentions of the period and the one before; None before its first mention."""
    own = own_brand(brands)
    if own is None:
        return None
    earlier = period.stepped(-1)
    rivals = [brand.id for brand in brands if not brand.own]
    now, before = (voice(mentions, (), each, own=own.id, rivals=rivals, source=source) for each in (period, earlier))
    is_same = earlier == period
    return VoiceTold(period=period, now=now, earlier=None if is_same else earlier, before=None if is_same else before)


def _looked(reader: Reader, clients: Collection[ClientId]) -> defaultdict[ClientId, list[date]]:
    """The days on which a file of mentions was read."""
    found: defaultdict[ClientId, list[date]] = defaultdict(list)
    for file in reader.all(ImportedFile, client_id=[*clients]):
        if file.sha256.startswith(_FILES):
            found[file.client_id].append(file.read_at.astimezone().date())
    return found
