"""Who is heard how much: publications counted by somebody else, shares month by month, and that somebody looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from smmdesk.domain.changes import NOTE_LOOK
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, VoiceCountId, new_id
from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.named import Source
from smmdesk.domain.reputation.records import Brand, VoiceCount
from smmdesk.domain.reputation.unique import check_count, own_brand
from smmdesk.services.records import as_seen, changed, ruled
from smmdesk.services.reputation import brands_of, with_own_brand
from smmdesk.services.reputation_figures import counts_of, day_signs, today_of, voices
from smmdesk.services.service import Service
from smmdesk.storage.kinds import adding, changing
from smmdesk.storage.mentions import mentions_between

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

    from smmdesk.domain.reputation.voice import VoiceTold
    from smmdesk.storage.database import Database
    from smmdesk.storage.writer import Writer

MONTHS: Final = 6
"""So many are shown one after another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceSheet:
    """Who is heard how much in a client's period, in one source or in all of them; None before the first mention.

    `months` are the last ones up to that period, each with the one before it; `sources` are those of the period's
    mentions and counts.
    """

    client: Client
    period: Period
    source: Source | None
    brands: Sequence[Brand]
    told: VoiceTold | None
    months: Sequence[VoiceTold]
    counts: Sequence[VoiceCount]
    sources: Sequence[Source]


class VoiceService(Service):
    """What a person does with counts; they are removed by `RecordService`."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def sheet(self, client_id: ClientId, period: Period, source: Source | None = None) -> VoiceSheet:
        """A client's period, and the months up to it, read at one moment."""
        months = last_months(period)
        with self._database.read() as reader:
            brands, counts = brands_of(reader, client_id), counts_of(reader, [client_id])
            since = min(months[0].stepped(-1).start, period.stepped(-1).start)
            there = mentions_between(reader, client_id, Period(since, max(period.end, months[-1].end)))
            told = [voices(brands, there, counts, each, source) for each in (period, *months)]
            found = {each.source for each in there if each.day in period}
            found |= {each.source for each in counts if each.source and period.overlaps(Period(each.starts, each.ends))}
            return VoiceSheet(
                client=reader.get(Client, client_id),
                period=period,
                source=source,
                brands=brands,
                told=told[0],
                months=[each for each in told[1:] if each is not None],
                counts=counts,
                sources=[each for each in Source if each in found],
            )

    def add_count(self, client_id: ClientId, period: Period, publications: int, **values: object) -> VoiceCount:
        """What somebody counted; `SameCountError` where there is a count of the same."""
        with self._database.write(adding(VoiceCount)) as work:
            made = VoiceCount(
                id=VoiceCountId(new_id()),
                client_id=client_id,
                starts=period.start,
                ends=period.end,
                publications=publications,
            )
            work.add_all([made := self._checked(work, ruled(work, made.changed_to(**values)))])
        return made

    def change_count(self, id: VoiceCountId, seen: Mapping[str, object] | None = None, **values: object) -> VoiceCount:
        """Give a count other values; `SameCountError` as above."""
        with self._database.write(changing(VoiceCount)) as work:
            before = as_seen(work.get(VoiceCount, id), seen, values)
            work.save(after := self._checked(work, changed(work, before, **values)))
        return after

    def note_look(self, client_id: ClientId) -> VoiceCount:
        """Note that somebody looked today, and nothing new was there: since the last look 0 publications."""
        with self._database.write(NOTE_LOOK) as work:
            client = work.get(Client, client_id)
            own, today = own_brand(with_own_brand(work, client)), today_of(client, self._now())
            last = day_signs(work, {client_id: today})[client_id].last_look
            made = VoiceCount(
                id=VoiceCountId(new_id()),
                client_id=client_id,
                brand_id=own.id if own else None,
                starts=_after(last, today),
                ends=today + timedelta(days=1),
                publications=0,
            )
            same = [each for each in counts_of(work, [client_id]) if each.subject == made.subject]
            if not same:
                work.add_all([made := ruled(work, made)])
        return same[0] if same else made

    def _checked(self, work: Writer, count: VoiceCount) -> VoiceCount:
        check_count(count, work.all(VoiceCount, client_id=count.client_id))
        return count


def last_months(period: Period, count: int = MONTHS) -> list[Period]:
    """The calendar months up to the one in which a period ends, the earliest first."""
    last = Period.month_of(period.last)
    return [last.moved(at) for at in range(1 - count, 1)]


def _after(last: date | None, today: date) -> date:
    return today if last is None or last >= today else last + timedelta(days=1)
