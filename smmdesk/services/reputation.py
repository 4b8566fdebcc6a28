"""What people say of a client: mentions written down and judged by hand, and the brands that are watched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from smmdesk.domain.changes import ANSWER_MENTION, LET_MENTION_BE, PUT_ALARM_ASIDE, SET_TONE, WRITE_MENTION_DOWN
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import BrandId, ClientId, MentionId, new_id
from smmdesk.domain.periods import LocalMoment, Period, zone_info
from smmdesk.domain.planning.named import StrategyStatus
from smmdesk.domain.reputation.activities import activity_of, in_order
from smmdesk.domain.reputation.by_hand import about_another, begun_by_hand, changed_by_hand
from smmdesk.domain.reputation.errors import NoAlarmError, NoNoteError
from smmdesk.domain.reputation.lists import AudienceList
from smmdesk.domain.reputation.named import Sentiment, Source
from smmdesk.domain.reputation.records import Activity, Brand, Mention
from smmdesk.domain.reputation.spellings import rivals_offered
from smmdesk.domain.reputation.unique import check_brand, own_brand
from smmdesk.domain.strategy.records import Competitor, Strategy
from smmdesk.domain.strategy.versions import in_force_on
from smmdesk.services.alarms import put_aside
from smmdesk.services.own_pages import on_own_pages
from smmdesk.services.records import as_seen, changed, ruled
from smmdesk.services.reputation_figures import (
    counts_of,
    day_signs,
    day_signs_of,
    days_needed,
    looked_back,
    sign_day,
    today_of,
    voices,
)
from smmdesk.services.reputation_overview import ClientHeard, heard
from smmdesk.services.service import Service
from smmdesk.services.working_time import rule_of
from smmdesk.storage.kinds import adding, changing
from smmdesk.storage.mentions import has_mentions, mentions_between, newest_mention
from smmdesk.storage.searching import saying

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from smmdesk.domain.reputation.records import AnswerRule
    from smmdesk.domain.reputation.tone import Engagement
    from smmdesk.domain.reputation.voice import VoiceTold
    from smmdesk.domain.reputation.weeks import DaySign
    from smmdesk.domain.snoozes import Snooze
    from smmdesk.services.pasted_mentions import PastedMentions
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader
    from smmdesk.storage.writer import Writer

_SAID: tuple[str, ...] = ("text", "author", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReputationSheet:
    """A client's brands, the own one first, and what was said in a period, the newest first.

    `is_begun` says whether anything was ever written down, `rivals` are names that may be watched as well. `rule` is by
    which the client answers, the usual one while nobody wrote any. `recent` are the mentions of the weeks that the
    `sign` rests on, in the period or not; `is_of_today` says whether it is today's, and not that of the end of a period
    that is over. What people did on `own_pages` stands beside, and is added to nothing; `activities` are all of the
    client's own, by their first days, `lists` those of an audience.
    """

    client: Client
    period: Period
    brands: Sequence[Brand]
    mentions: Sequence[Mention]
    is_begun: bool
    rivals: Sequence[str]
    rule: AnswerRule
    sign: DaySign | None
    recent: Sequence[Mention]
    voices: VoiceTold | None
    own_pages: Engagement
    activities: Sequence[Activity] = ()
    is_of_today: bool = False
    lists: Sequence[AudienceList] = ()


class ReputationService(Service):
    """What a person does with mentions and brands; both are removed by `RecordService`."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def sheet(self, client_id: ClientId, period: Period) -> ReputationSheet:
        """A client's period, read at one moment."""
        with self._database.read() as reader:
            return sheet_of(reader, reader.get(Client, client_id), period, self._now())

    def heard(self, clients: Sequence[Client], period: Period) -> Sequence[ClientHeard]:
        """The reputations of these clients, in their order, read at one moment."""
        with self._database.read() as reader:
            return heard(reader, clients, period, self._now())

    def saying(self, words: str, most: int) -> list[Mention]:
        """Mentions of any client whose text, author or place holds these words, each once."""
        with self._database.read() as reader:
            found = [each for field in _SAID for each in saying(reader, Mention, field, words, most)]
        return [*{each.id: each for each in found}.values()][:most]

    # mentions

    def write_down(self, client_id: ClientId, on: LocalMoment | None = None, **values: object) -> Mention:
        """A mention of the client's own brand, made with the first one, as of now if nothing is said of when."""
        with self._database.write(WRITE_MENTION_DOWN) as work:
            client = work.get(Client, client_id)
            brands, last = with_own_brand(work, client), newest_mention(work, client_id)
            source = last.source if last else Source.OWN_PAGE
            blank = Mention(
                id=MentionId(new_id()),
                client_id=client_id,
                brand_id=brands[0].id,
                moment=on or self._moment(client.time_zone),
                source=source,
                kind=source.kind,
            )
            made = _brought_about(work, changed_by_hand(begun_by_hand(blank, brands), brands, values), values)
            work.add_all([made := ruled(work, made)])
        return made

    def write_down_for(self, id: MentionId, brand_id: BrandId) -> Mention:
        """The same publication as a mention of another brand that its text names."""
        with self._database.write(WRITE_MENTION_DOWN) as work:
            made = about_another(work.get(Mention, id), MentionId(new_id()), work.get(Brand, brand_id))
            work.add_all([made := ruled(work, made)])
        return made

    def paste(self, client_id: ClientId, text: str) -> PastedMentions:
        """What was copied elsewhere, as mentions of the brands that it names, else of the own one; of today."""
        from smmdesk.services.pasted_mentions import pasted_mentions

        with self._database.write(WRITE_MENTION_DOWN) as work:
            client = work.get(Client, client_id)
            found = pasted_mentions(work, client, with_own_brand(work, client), text, self._now())
            work.add_all([ruled(work, each) for each in found.made])
        return found

    def change(self, id: MentionId, seen: Mapping[str, object] | None = None, **values: object) -> Mention:
        """Give fields of a mention new values, with what follows from them (`changed_by_hand`)."""
        with self._database.write(changing(Mention)) as work:
            before = as_seen(work.get(Mention, id), seen, values)
            after = _brought_about(work, changed_by_hand(before, brands_of(work, before.client_id), values), values)
            work.save(after := ruled(work, after, before))
        return after

    def judge(self, ids: Sequence[MentionId], tone: Sentiment | None) -> int:
        """Give mentions their tone, a person's word, which no file changes; how many there are."""
        with self._database.write(SET_TONE) as work:
            found = work.some(Mention, ids)
            brands = {client_id: brands_of(work, client_id) for client_id in {each.client_id for each in found}}
            judged = [
                ruled(work, changed_by_hand(each, brands[each.client_id], {"tone": tone}), each) for each in found
            ]
            work.save_all(judged)
        return len(judged)

    def answer(self, id: MentionId, **what: object) -> Mention:
        """Note that it was answered now, by the clock on the wall of the mention's zone; in which words, by whom."""
        with self._database.write(ANSWER_MENTION) as work:
            before = work.get(Mention, id)
            after = before.answered_at(self._moment(before.moment.zone)).changed_to(**what)
            work.save(after := ruled(work, after, before))
        return after

    def let_be(self, id: MentionId, why: str) -> Mention:
        """Leave it without an answer on purpose."""
        with self._database.write(LET_MENTION_BE) as work:
            before = work.get(Mention, id)
            work.save(after := ruled(work, before.left(why), before))
        return after

    # alarms

    def put_alarm_aside(self, client_id: ClientId, note: str) -> Snooze:
        """Note what was done about the alarm that goes on today: it is not told of until it comes back.

        `NoNoteError` where nobody says what was done; `NoAlarmError` where none goes on, or it was put aside already.
        """
        if not note.strip():
            raise NoNoteError
        with self._database.write(PUT_ALARM_ASIDE) as work:
            client = work.get(Client, client_id)
            sign = day_signs(work, {client_id: today_of(client, self._now())}).get(client_id)
            if sign is None or sign.alarm is None or sign.alarm.is_aside:
                raise NoAlarmError
            work.save(made := ruled(work, put_aside(sign, client_id, sign.alarm, note)))
        return made

    # brands

    def add_brand(self, client_id: ClientId, name: str) -> Brand:
        """Watch a rival as well."""
        with self._database.write(adding(Brand)) as work:
            made = Brand(id=BrandId(new_id()), client_id=client_id, name=name.strip())
            work.add_all([made := ruled(work, made)])
        return made

    def change_brand(self, id: BrandId, seen: Mapping[str, object] | None = None, **values: object) -> Brand:
        """Give a brand another name or other spellings; `SecondOwnBrandError` where the client has its own already."""
        with self._database.write(changing(Brand)) as work:
            before = as_seen(work.get(Brand, id), seen, values)
            after = changed(work, before, **values)
            check_brand(after, brands_of(work, before.client_id))
            work.save(after)
        return after

    def _moment(self, zone: str) -> LocalMoment:
        wall = self._now().astimezone(zone_info(zone)).replace(second=0, microsecond=0, tzinfo=None)
        return LocalMoment(wall, zone)


def sheet_of(reader: Reader, client: Client, period: Period, now: datetime) -> ReputationSheet:
    """A client's brands, what was said of them in a period, and what follows from it as at the instant `now`."""
    brands, day = brands_of(reader, client.id), sign_day(client, period, now)
    back = looked_back(day)
    there = mentions_between(reader, client.id, days_needed(period, day))
    recent = _of_days(there, back)
    counts = counts_of(reader, [client.id])
    return ReputationSheet(
        client=client,
        period=period,
        brands=brands,
        mentions=_of_days(there, period),
        is_begun=has_mentions(reader, client.id),
        rivals=rivals_offered(_rivals(reader, client.id, period), brands),
        rule=rule_of(reader, client.id),
        sign=day_signs_of(reader, {client.id: day}, brands, recent, counts).get(client.id),
        recent=recent,
        voices=voices(brands, there, counts, period),
        own_pages=on_own_pages(reader, client.id, period),
        activities=in_order(reader.all(Activity, client_id=client.id)),
        is_of_today=day == today_of(client, now),
        lists=reader.all(AudienceList, client_id=client.id),
    )


def _brought_about(reader: Reader, mention: Mention, values: Mapping[str, object]) -> Mention:
    """Linked to the activity that stands at its new address, unless somebody said which one it is, or none."""
    if "link" not in values or "activity_id" in values or mention.activity_id is not None:
        return mention
    found = activity_of(mention, reader.all(Activity, client_id=mention.client_id))
    return mention.changed_to(activity_id=found) if found else mention


def _of_days(mentions: Sequence[Mention], period: Period) -> list[Mention]:
    start, end = (datetime.combine(day, time()) for day in (period.start, period.end))
    return [each for each in mentions if start <= each.moment.wall < end]


def brands_of(reader: Reader, client_id: ClientId) -> list[Brand]:
    """The client's brands: its own first, its rivals by name."""
    found = reader.all(Brand, client_id=client_id)
    return sorted(found, key=lambda brand: (not brand.own, brand.name.casefold(), brand.id))


def with_own_brand(work: Writer, client: Client) -> list[Brand]:
    """The client's brands, the own one first: made now where there is none yet."""
    brands = brands_of(work, client.id)
    if own_brand(brands) is None:
        made = Brand(id=BrandId(new_id()), client_id=client.id, name=client.name, own=True)
        work.add_all([made := ruled(work, made)])
        brands.insert(0, made)
    return brands


def _rivals(reader: Reader, client_id: ClientId, period: Period) -> list[str]:
    """Those of the strategy that was in force in the period; where none was, of those that are not over."""
    there = reader.all(Strategy, client_id=client_id)
    held = in_force_on(there, period.last)
    ids = [held.id] if held else [each.id for each in there if each.status is not StrategyStatus.CLOSED]
    rows = reader.all(Competitor, strategy_id=ids, order_by=("position", "id")) if ids else []
    return [row.name for row in rows]
