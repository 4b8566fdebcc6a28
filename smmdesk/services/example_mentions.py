"""What people say in the example: of the client that has results and two of its rivals, and a little of others."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, Final

from smmdesk.domain.ids import (
    BrandId,
    MentionId,
    ReplyTemplateId,
    VoiceCountId,
    new_id,
)
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.planning.named import Part
from smmdesk.domain.reputation.alarms import Known, alarm_on
from smmdesk.domain.reputation.named import Sentiment
from smmdesk.domain.reputation.records import AnswerRule, Brand, Mention, ReplyTemplate, VoiceCount
from smmdesk.domain.reputation.spellings import starred
from smmdesk.domain.reputation.weeks import day_sign, tones_by_day
from smmdesk.knowledge.example_strategy import VERSIONS
from smmdesk.knowledge.reputation import read_starters
from smmdesk.services.alarms import put_aside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ActivityId
    from smmdesk.domain.snoozes import Snooze
    from smmdesk.knowledge.example_mentions import ExampleMention, ExampleMentions
    from smmdesk.knowledge.example_strategy import ExampleStrategy

_OWN: Final = "own"
_RIVALS: Final = ("first", "second")
_ALL: Final = "all"


@dataclass(frozen=True)
class MentionsTold:
    """The mentions of one client of the example on their way to records."""

    told: ExampleMentions
    strategy: ExampleStrategy | None
    client: Client
    today: date
    brought_by: Mapping[str, ActivityId] = field(default_factory=dict)
    """by the key of a mention the activity that brought it about"""

    def records(self) -> Iterator[object]:
        """The brands first: the own one, and the rivals that stand first in the strategy."""
        brands = {_OWN: self._brand(self.client.name, own=True)}
        rivals = self.strategy.of(Part.COMPETITORS, VERSIONS[-1]) if self.strategy else ()
        brands |= {name: self._brand(row["name"]) for name, (_key, row) in zip(_RIVALS, rivals, strict=False)}
        yield from brands.values()
        if self.told.rule:
            yield replace(AnswerRule.of(self.client.id), closed_on_holidays=False, **self.told.rule).checked()
            yield from self._replies()
        said = zip(self.told.mentions, self._answers(), strict=True)
        mentions = [self._mention(each, brands, answer).checked() for each, answer in said]
        yield from mentions
        yield from self._counts(brands)
        if self.told.aside:
            yield from self._aside(mentions, brands[_OWN].id, *self.told.aside)

    def _aside(self, mentions: Sequence[Mention], own: BrandId, days: int, note: str) -> Iterator[Snooze]:
        """The alarm as it was on that day, by the rule."""
        day = self.today - timedelta(days=days)
        sign = day_sign(day, mentions, own)
        told = sorted({each.day for each in mentions})
        known = Known(tones=tones_by_day(each for each in mentions if each.brand_id == own), told=told, begun=told[0])
        if (alarm := alarm_on(day, known, ())) is not None:
            yield put_aside(sign, self.client.id, alarm, note).checked()

    def _brand(self, name: str, *, own: bool = False) -> Brand:
        spelling = starred(name)
        spellings = (spelling,) if spelling else ()
        return Brand(id=BrandId(new_id()), client_id=self.client.id, name=name, own=own, spellings=spellings)

    def _mention(self, each: ExampleMention, brands: Mapping[str, Brand], answer: str) -> Mention:
        brand, own = brands.get(each.of), brands[_OWN]
        moment = self._moment(each)
        answered = self._answered(each, moment)
        rival = brand.name if brand else ""
        return Mention(
            id=MentionId(new_id()),
            client_id=self.client.id,
            brand_id=brand.id if brand else None,
            moment=moment,
            timed=each.at is not None,
            source=each.source,
            kind=each.source.kind,
            place=each.place,
            author=each.author,
            text=each.text.format(brand=own.name, rival=rival),
            tone=each.tone,
            **each.figures,
            language=each.language,
            needs_answer=each.needs_answer,
            answered=answered,
            answered_by=self.told.by if answered else "",
            answer=answer,
            let_be=self.told.why if each.is_let_be else "",
            activity_id=self.brought_by.get(each.key),
        )

    def _moment(self, each: ExampleMention) -> LocalMoment:
        day, at = self.today - timedelta(days=each.days), each.at or time()
        return LocalMoment.at(day, at.hour, at.minute, self.client.time_zone)

    def _answered(self, each: ExampleMention, moment: LocalMoment) -> LocalMoment | None:
        if each.answered is None:
            return None
        return LocalMoment(moment.wall + timedelta(minutes=each.answered), moment.zone)

    def _answers(self) -> Iterator[str]:
        """The words of each answer: no two on one place alike, and of what is older than these nobody kept them."""
        used = Counter[tuple[str, bool]]()
        for each in self.told.mentions:
            if each.answered is None or each.answer:
                yield each.answer
                continue
            is_bad = self._is_bad(each)
            there, at = self.told.negative if is_bad else self.told.other, used[each.place, is_bad]
            used[each.place, is_bad] += 1
            yield there[at] if at < len(there) else ""

    def _is_bad(self, each: ExampleMention) -> bool:
        stars = each.figures.get("stars")
        return (each.tone or (Sentiment.of_stars(stars) if stars else None)) is Sentiment.NEGATIVE

    # what stands beside them

    def _replies(self) -> Iterator[ReplyTemplate]:
        """Those to begin from."""
        for each in read_starters(self.client.language):
            yield ReplyTemplate(
                id=ReplyTemplateId(new_id()),
                client_id=self.client.id,
                name=each.name,
                about=each.about,
                language=self.client.language,
                text=each.text,
            ).checked()

    def _counts(self, brands: Mapping[str, Brand]) -> Iterator[VoiceCount]:
        """Of months that are over as they stand, of this one by its days so far."""
        for row in self.told.counts:
            month = Period.month_of(self.today).moved(-row["back"])
            gone = min(self.today, month.last) - month.start
            for name, publications in row.items():
                if name == _ALL or name in brands:
                    yield VoiceCount(
                        id=VoiceCountId(new_id()),
                        client_id=self.client.id,
                        brand_id=brands[name].id if name in brands else None,
                        starts=month.start,
                        ends=month.end,
                        publications=publications * (gone.days + 1) // (month.end - month.start).days,
                        origin=self.told.origin,
                    ).checked()
