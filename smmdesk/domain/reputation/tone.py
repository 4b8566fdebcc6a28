"""How people speak of a brand: net tone, stars, and what others did with the mentions.

Of reviews, media and talk apart, and never as one number over the three: a press release is no customer.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.reputation.named import MentionKind, Sentiment
from smmdesk.domain.results.ratios import mean, ratio

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from smmdesk.domain.reputation.records import Mention

MOST_UNJUDGED: Final = Fraction(1, 5)
"""Above which a net tone is preliminary."""
FEW: Final = 5
"""Below so many stars their mean is told with how few they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tones:
    """How many mentions have which tone."""

    positive: int = 0
    neutral: int = 0
    negative: int = 0
    unjudged: int = 0

    @property
    def counts(self) -> dict[Sentiment, int]:
        """How many have each."""
        return {
            Sentiment.POSITIVE: self.positive,
            Sentiment.NEUTRAL: self.neutral,
            Sentiment.NEGATIVE: self.negative,
        }

    @property
    def judged(self) -> int:
        """How many have one."""
        return self.positive + self.neutral + self.negative

    @property
    def mentions(self) -> int:
        """How many there are."""
        return self.judged + self.unjudged

    @property
    def net(self) -> Fraction | None:
        """(positive − negative) ÷ judged, from −1 to 1; None while nothing is judged."""
        return ratio(self.positive - self.negative, self.judged)

    @property
    def is_preliminary(self) -> bool:
        """Whether more than a fifth is not judged yet."""
        return self.unjudged > MOST_UNJUDGED * self.mentions


def tones(mentions: Iterable[Mention]) -> Tones:
    """Of mentions of one kind, chosen by `mentions.organic`."""
    found = Counter(each.tone for each in mentions)
    return Tones(
        positive=found[Sentiment.POSITIVE],
        neutral=found[Sentiment.NEUTRAL],
        negative=found[Sentiment.NEGATIVE],
        unjudged=found[None],
    )


def tones_by_kind(mentions: Collection[Mention]) -> Mapping[MentionKind, Tones]:
    """Of each kind apart, also of those of which there is nothing."""
    return {kind: tones(each for each in mentions if each.kind is kind) for kind in MentionKind}


@dataclass(frozen=True, slots=True)
class Stars:
    """The stars of reviews: their mean, None of none, and of how many."""

    mean: Fraction | None
    count: int

    @property
    def is_few(self) -> bool:
        """Whether it has to be said how few they are."""
        return 0 < self.count < FEW


def stars(mentions: Iterable[Mention]) -> Stars:
    """The mean of the stars, from 1 to 5."""
    given = [each.stars for each in mentions if each.stars is not None]
    return Stars(mean(given), len(given))


class Engagement(NamedTuple):
    """What others did with mentions: `total` where at least one figure is known, which it is for `known` of them."""

    total: int | None
    known: int
    mentions: int


NO_ENGAGEMENT: Final = Engagement(None, 0, 0)
"""Of nothing."""


def engagement(mentions: Collection[Mention]) -> Engagement:
    """Σ (likes + comments + reposts); that of own pages is measured elsewhere, and never added."""
    parts = ((each.likes, each.comments, each.reposts) for each in mentions)
    told = [sum(filter(None, given)) for given in parts if any(figure is not None for figure in given)]
    return Engagement(sum(told) if told else None, len(told), len(mentions))
