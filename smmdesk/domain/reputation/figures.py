"""What a period comes to, of reviews, media and talk apart: the mentions that are counted, their tones and stars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.domain.reputation.answering import Answers, Counting, answers
from smmdesk.domain.reputation.mentions import organic
from smmdesk.domain.reputation.named import MentionKind
from smmdesk.domain.reputation.tone import Stars, Tones, stars, tones
from smmdesk.domain.reputation.unique import own_brand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smmdesk.domain.periods import Period
    from smmdesk.domain.reputation.records import Brand, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class KindFigures:
    """Of one kind: the mentions that are counted, how they are judged, and their stars."""

    kind: MentionKind
    mentions: Sequence[Mention]
    tones: Tones
    stars: Stars


def figures_by_kind(
    mentions: Iterable[Mention], brands: Iterable[Brand], period: Period
) -> dict[MentionKind, KindFigures]:
    """Of the own brand, and of what people said of themselves; of each kind, there or not."""
    own = own_brand(brands)
    ours = organic(mentions, own.id, period) if own else []
    counted = {kind: [each for each in ours if each.kind is kind] for kind in MentionKind}
    return {
        kind: KindFigures(kind=kind, mentions=tuple(found), tones=tones(found), stars=stars(found))
        for kind, found in counted.items()
    }


def first_answers(mentions: Iterable[Mention], brands: Iterable[Brand], period: Period, by: Counting) -> Answers:
    """How what people said of the own brand of themselves was answered."""
    own = own_brand(brands)
    return answers(organic(mentions, own.id, period) if own else (), by.rule, by.working, by.now)
