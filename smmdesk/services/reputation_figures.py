"""Crisis signs and shares of voice, as the workspace is at one moment: for the window and for what goes out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from smmdesk.domain.desk import ImportedFile
from smmdesk.domain.periods import LocalMoment, Period, last_before, wall_at
from smmdesk.domain.reputation.answering import Counting
from smmdesk.domain.reputation.as_results import Said, measured
from smmdesk.domain.reputation.for_checklist import ReputationFigures, Watching, figures
from smmdesk.domain.reputation.records import AnswerRule, Brand, VoiceCount
from smmdesk.domain.reputation.unique import own_brand
from smmdesk.domain.reputation.voice import voice_told
from smmdesk.domain.reputation.weeks import DaySign, day_sign, windows
from smmdesk.services.alarms import Looks, alarms_of
from smmdesk.services.working_time import rule_of, working_time
from smmdesk.storage.mentions import mentions_of, organic_days

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import BrandId, ClientId
    from smmdesk.domain.reputation.named import Source
    from smmdesk.domain.reputation.records import Mention
    from smmdesk.domain.reputation.voice import VoiceTold
    from smmdesk.storage.reader import Reader

_FILES: Final = "mentions:"
"""What the mark of a file of mentions begins with (`reading.kind.key_of`)."""


def sign_day(client: Client, period: Period, now: datetime) -> date:
    """Whose sign goes with a period: today's by the client's clock, of what is over that of its last day."""
    return min(today_of(client, now), period.last)


def today_of(client: Client, now: datetime) -> date:
    """The day on the client's wall calendar."""
    return wall_at(now, client.time_zone).date()


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
    brands = reader.all(Brand, client_id=[*days], own=True)
    return day_signs_of(reader, days, brands, mentions_of(reader, days, there), counts_of(reader, days))


def day_signs_of(
    reader: Reader,
    days: Mapping[ClientId, date],
    brands: Iterable[Brand],
    mentions: Iterable[Mention],
    counts: Sequence[VoiceCount],
) -> dict[ClientId, DaySign]:
    """The same of brands, mentions (of these weeks at least) and counts that were read already."""
    looked = files_read(reader, days)
    said = {day: organic_days(reader, [id for id in days if days[id] == day], day) for day in {*days.values()}}
    of_each: defaultdict[ClientId, list[Mention]] = defaultdict(list)
    for each in mentions:
        of_each[each.client_id].append(each)
    found, looks = {}, {}
    for brand in (each for each in brands if each.own):
        id = brand.client_id
        day = days[id]
        begun, last = said[day].get(id, (None, None))
        there = looked_back(day)
        weeks = [each for each in of_each[id] if each.day in there]
        looks[id] = Looks(begun=begun, looked=days_looked(looked[id], counts, brand.id, last))
        found[id] = day_sign(day, weeks, brand.id, looks[id].looked, begun)
    alarms = alarms_of(reader, found, looks)
    return {id: replace(sign, alarm=alarms.get(id)) for id, sign in found.items()}


def voices(
    brands: Sequence[Brand],
    mentions: Collection[Mention],
    counts: Sequence[VoiceCount],
    period: Period,
    source: Source | None = None,
) -> VoiceTold | None:
    """Of a client's brands, mentions of the period and the one before, and counts; None before its first mention."""
    own = own_brand(brands)
    if own is None:
        return None
    rivals = [brand.id for brand in brands if not brand.own]
    return voice_told(mentions, counts, period, own=own.id, rivals=rivals, source=source)


def said_as_results(
    reader: Reader, client: Client, around: Period, period: Period, today: date, *, until: date | None = None
) -> Said:
    """What people said on the days `around` as figures: from the first mention up to the last look at what is said.

    Answers count that were given before the day `until`, all if there is none.
    """
    client_id, nothing = client.id, Said([], [])
    own = own_brand(reader.all(Brand, client_id=client_id, own=True))
    if own is None:
        return nothing
    counts = counts_of(reader, [client_id])
    begun, last = organic_days(reader, [client_id], today).get(client_id, (None, None))
    looked = days_looked(files_read(reader, [client_id])[client_id], counts, own.id, last)
    if begun is None or not looked:
        return nothing
    start, end = max(begun, around.start), min(max(looked) + timedelta(days=1), around.end)
    if start >= end:
        return nothing
    known, rule = Period(start, end), rule_of(reader, client_id)
    mentions, by = mentions_of(reader, [client_id], known), (rule, working_time(rule, client))
    if until is not None:
        midnight = LocalMoment.at(until, 0, 0, client.time_zone).utc()
        mentions = [each.as_at(midnight) for each in mentions]
    return measured(client_id, own.id, mentions, counts, by=by, known=known, period=period)


def for_checklist(
    reader: Reader, client: Client, period: Period, today: date, now: datetime
) -> ReputationFigures | None:
    """What a checklist of the period asks of a reputation, as it stood at the end of the day `today`, or is by `now`.

    One query of each kind. None where nothing was ever written down, nor how it is answered.
    """
    brands, rule = reader.all(Brand, client_id=client.id), rule_of(reader, client.id)
    own = own_brand(brands)
    if own is None and rule == AnswerRule.of(client.id):
        return None
    midnight = LocalMoment.at(today + timedelta(days=1), 0, 0, client.time_zone).utc()
    by = Counting(rule, working_time(rule, client), min(now, midnight))
    if own is None:
        return figures([], [], period, by, watching=Watching(None), today=today)
    counts = [each for each in counts_of(reader, [client.id]) if each.starts <= today]
    begun, _last = organic_days(reader, [client.id], today).get(client.id, (None, None))
    looks = [
        day for day in days_looked(files_read(reader, [client.id])[client.id], counts, own.id, None) if day <= today
    ]
    watching = Watching(
        own=own.id,
        rivals=[each.id for each in brands if not each.own],
        looks=looks,
        begun=min(filter(None, (begun, *looks)), default=None),
    )
    return figures(_up_to(reader, client.id, period, today), counts, period, by, watching=watching, today=today)


def _up_to(reader: Reader, client_id: ClientId, period: Period, today: date) -> list[Mention]:
    """The mentions of a period and of the one before it, up to a day."""
    start, end = min(period.start, period.stepped(-1).start), min(period.end, today + timedelta(days=1))
    return mentions_of(reader, [client_id], Period(start, end)) if start < end else []


def counts_of(reader: Reader, clients: Collection[ClientId]) -> list[VoiceCount]:
    """What somebody else counted for these clients, the newest days first."""
    found = reader.all(VoiceCount, client_id=[*clients], order_by=("starts", "id"))
    return found[::-1]


def days_looked(files: Iterable[date], counts: Iterable[VoiceCount], own: BrandId, last: date | None) -> list[date]:
    """Days on which somebody looked at what is said: a file was read, nothing new was noted, the last mention."""
    # of 0 publications of the own brand: somebody looked, and there was nothing
    nothing = [last_before(each.ends) for each in counts if each.brand_id == own and not each.publications]
    return [*files, *nothing, *([last] if last else [])]


def files_read(reader: Reader, clients: Collection[ClientId]) -> defaultdict[ClientId, list[date]]:
    """The days on which a file of mentions was read."""
    found: defaultdict[ClientId, list[date]] = defaultdict(list)
    for file in reader.all(ImportedFile, client_id=[*clients]):
        if file.sha256.startswith(_FILES):
            found[file.client_id].append(file.read_at.astimezone().date())
    return found
