"""What people say in the example: of the client that has results, and of two of its rivals."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, Final

from smmdesk.domain.ids import BrandId, MentionId, new_id
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.planning.named import Part
from smmdesk.domain.reputation.named import Sentiment
from smmdesk.domain.reputation.records import AnswerRule, Brand, Mention
from smmdesk.domain.reputation.spellings import starred
from smmdesk.knowledge.example_strategy import VERSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ActivityId
    from smmdesk.knowledge.example_mentions import ExampleMention, ExampleMentions
    from smmdesk.knowledge.example_strategy import ExampleStrategy

_OWN: Final = "own"
_RIVALS: Final = ("first", "second")


@dataclass(frozen=True)
class MentionsTold:
    """The mentions of one client of the example on their way to records."""

    told: ExampleMentions
    strategy: ExampleStrategy
    client: Client
    today: date
    brought_by: Mapping[str, ActivityId] = field(default_factory=dict)
    """by the key of a mention the activity that brought it about"""

    def records(self) -> Iterator[object]:
        """The brands first: the own one, and the rivals that stand first in the strategy."""
        brands = {_OWN: self._brand(self.client.name, own=True)}
        rivals = self.strategy.of(Part.COMPETITORS, VERSIONS[-1])
        brands |= {name: self._brand(row["name"]) for name, (_key, row) in zip(_RIVALS, rivals, strict=False)}
        yield from brands.values()
        yield replace(AnswerRule.of(self.client.id), closed_on_holidays=False, **self.told.rule).checked()
        for each in self.told.mentions:
            yield self._mention(each, brands).checked()

    def _brand(self, name: str, *, own: bool = False) -> Brand:
        spelling = starred(name)
        spellings = (spelling,) if spelling else ()
        return Brand(id=BrandId(new_id()), client_id=self.client.id, name=name, own=own, spellings=spellings)

    def _mention(self, each: ExampleMention, brands: Mapping[str, Brand]) -> Mention:
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
            needs_answer=each.needs_answer,
            answered=answered,
            answered_by=self.told.by if answered else "",
            answer=self._answer(each) if answered else "",
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

    def _answer(self, each: ExampleMention) -> str:
        stars = each.figures.get("stars")
        tone = each.tone or (Sentiment.of_stars(stars) if stars else None)
        return self.told.negative if tone is Sentiment.NEGATIVE else self.told.other
