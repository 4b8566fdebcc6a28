"""Which mentions of the period are shown: all, or those still to be done, of one kind, brand or source."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from smmdesk.domain.reputation.named import MentionKind, Sentiment, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smmdesk.domain.ids import BrandId, MentionId
    from smmdesk.domain.reputation.records import Mention
    from smmdesk.services.reputation import ReputationSheet


class Part(StrEnum):
    """What of them is in sight."""

    ALL = "all"
    UNJUDGED = "unjudged"
    WAITS = "waits"
    NEGATIVE = "negative"


_IN: Final[Mapping[Part, Callable[[Mention], bool]]] = {
    Part.ALL: lambda _mention: True,
    Part.UNJUDGED: lambda mention: mention.tone is None,
    Part.WAITS: lambda mention: mention.waits,
    Part.NEGATIVE: lambda mention: mention.tone is Sentiment.NEGATIVE,
}


def passing(sheet: ReputationSheet, chosen: MentionFilter) -> list[Mention]:
    """The period's mentions that pass, the newest first; a figure of other days has its own as well."""
    beyond = [each for each in sheet.recent if each.day not in sheet.period] if chosen.only else []
    there = sorted((*sheet.mentions, *beyond), key=lambda each: each.moment.wall, reverse=True)
    return [each for each in there if chosen.matches(each)]


class MentionFilter(NamedTuple):
    """What a mention must be; an empty kind lets everything pass.

    `is_organic` leaves out what we brought about; `only` is of a figure that counts just these.
    """

    part: Part = Part.ALL
    kind: frozenset[MentionKind] = frozenset()
    brand_id: frozenset[BrandId | None] = frozenset()
    source: frozenset[Source] = frozenset()
    is_organic: bool = False
    only: frozenset[MentionId] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether everything passes."""
        return self == MentionFilter()

    def matches(self, mention: Mention) -> bool:
        """Whether a mention passes."""
        if not _IN[self.part](mention) or (self.is_organic and not mention.is_organic):
            return False
        if self.only is not None and mention.id not in self.only:
            return False
        return all(not chosen or getattr(mention, name) in chosen for name, chosen in self.chosen().items())

    def chosen(self) -> dict[str, frozenset[Any]]:
        """The values chosen of each kind."""
        return {"kind": self.kind, "brand_id": self.brand_id, "source": self.source}

    def switched(self, name: str, value: object) -> Self:
        """With this value as well, or without it."""
        return self._with(name, getattr(self, name) ^ {value})

    def without(self, name: str) -> Self:
        """With everything of that kind."""
        return self._with(name, frozenset())

    def _with(self, name: str, values: Any) -> Self:  # noqa: ANN401  (of the type of that field)
        return self._replace(**{name: values, "is_organic": False, "only": None})
