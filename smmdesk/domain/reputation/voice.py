"""Share of voice: how much of what is published is about the own brand.

A publication is a distinct link, or where there is none a distinct text, within the period. What own activities
brought about is left out, and counted beside it. A `VoiceCount` of exactly the period (and source) stands in place of
single mentions, and is never added to them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, time
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.money import largest_remainder
from smmdesk.domain.reputation.mentions import publication_key
from smmdesk.domain.results.intervals import Interval, wilson
from smmdesk.domain.results.ratios import ratio

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from smmdesk.domain.ids import BrandId
    from smmdesk.domain.periods import Period
    from smmdesk.domain.reputation.named import Source
    from smmdesk.domain.reputation.records import Mention, VoiceCount

SURE: Final = 400
"""From so many publications on a share is told without its range."""
KNOWN: Final = Fraction(9, 10)
"""So many of the publications must tell how many they reached before shares of that are told."""
TENTHS: Final = 1000
"""Tenths of a percent in the whole."""


class Share(NamedTuple):
    """`part` of `whole` publications."""

    part: int
    whole: int

    @property
    def value(self) -> Fraction:
        """part ÷ whole."""
        return Fraction(self.part, self.whole)

    @property
    def interval(self) -> Interval:
        """Between what bounds it lies in 95 of 100 cases (Wilson)."""
        return wilson(self.part, self.whole) or Interval(0.0, 1.0)

    @property
    def told_range(self) -> Interval | None:
        """The interval, where it is wide enough to be told."""
        return self.interval if self.whole < SURE else None


def share(part: int, whole: int) -> Share | None:
    """A share; None of nothing, and where the part is more than the whole, since both were not counted alike."""
    return Share(part, whole) if 0 <= part <= whole and whole else None


class Change(NamedTuple):
    """From one period to the next: `points` of 1 (0.03 are 3 percentage points), and whether that may be chance."""

    points: Fraction
    about_the_same: bool


def change(before: Share | None, now: Share | None) -> Change | None:
    """How the share changed; about the same where the two intervals overlap. None where either is not known."""
    if before is None or now is None:
        return None
    then, later = before.interval, now.interval
    return Change(now.value - before.value, then.low <= later.high and later.low <= then.high)


def bar(parts: Sequence[int]) -> tuple[int, ...]:
    """Parts of one bar in tenths of a percent that add up to 100.0 %; none of nothing."""
    return largest_remainder(TENTHS, parts) if any(parts) else ()


@dataclass(slots=True)
class _Publication:
    """Which brands it names, and how many it reached as far as somebody knows."""

    brands: set[BrandId] = field(default_factory=set)
    reach: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The publications of a period, by brand and in all, and the shares of the own brand.

    `everything` is None where nobody looked at the industry as a whole. `counted` are the brands, None the industry,
    of which a count stands in place of mentions. `own_activities` are mentions that were left out, `unnamed` the
    publications that name no watched brand.
    """

    own: BrandId
    publications: Mapping[BrandId, int]
    everything: int | None
    unnamed: int
    counted: frozenset[BrandId | None]
    own_activities: int
    industry_by_reach: Fraction | None
    brands_by_reach: Fraction | None

    @property
    def industry(self) -> Share | None:
        """Publications that name the own brand ÷ all publications of the industry."""
        return None if self.everything is None else share(self.publications[self.own], self.everything)

    @property
    def rest(self) -> int:
        """Publications of the industry that name no watched brand, as far as anybody knows."""
        if None not in self.counted or self.everything is None:
            return self.unnamed
        return max(0, self.everything - sum(self.publications.values()))

    @property
    def has_rivals(self) -> bool:
        """Whether any brand beside the own one is watched."""
        return len(self.publications) > 1

    @property
    def among_brands(self) -> Share | None:
        """Publications that name the own brand ÷ the sum of those of each watched brand; None beside no rival."""
        return share(self.publications[self.own], sum(self.publications.values())) if self.has_rivals else None


def voice(
    mentions: Iterable[Mention],
    counts: Iterable[VoiceCount],
    period: Period,
    *,
    own: BrandId,
    rivals: Collection[BrandId] = (),
    source: Source | None = None,
) -> Voice:
    """What was published in the period, in one source or in all.

    The industry is known where it was counted, or where a mention names no watched brand: somebody looked at it all.
    """
    start, end = (datetime.combine(day, time()) for day in (period.start, period.end))
    # compared as walls: a day of each of thousands is made in vain
    there = [each for each in mentions if start <= each.moment.wall < end and source in {None, each.source}]
    found = _publications(there)
    brands = (own, *(rival for rival in rivals if rival != own))
    known = {each.brand_id: each.publications for each in counts if each.is_of(period, source)}
    told = {brand: known.get(brand, sum(brand in each.brands for each in found)) for brand in brands}
    unnamed = sum(not each.brands for each in found)
    of_own = [each for each in found if own in each.brands]
    of_brands = [each for each in found for brand in brands if brand in each.brands]
    counted = frozenset(known.keys() & {*brands, None})
    return Voice(
        own=own,
        publications=told,
        everything=known.get(None, len(found) if unnamed else None),
        unnamed=unnamed,
        counted=counted,
        own_activities=sum(not each.is_organic for each in there),
        industry_by_reach=_by_reach(of_own, found) if unnamed and counted.isdisjoint({own, None}) else None,
        brands_by_reach=_by_reach(of_own, of_brands) if counted <= {None} and len(brands) > 1 else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceTold:
    """Who is heard how much in a period, and in the one before; None where days end there."""

    period: Period
    now: Voice
    earlier: Period | None
    before: Voice | None

    @property
    def share(self) -> Share | None:
        """What is told first: the share of the industry, or where nobody looked at it that among watched brands."""
        return self.now.industry or self.now.among_brands

    @property
    def change(self) -> Change | None:
        """Of that share since the period before."""
        if self.before is None:
            return None
        if self.now.industry is not None:
            return change(self.before.industry, self.now.industry)
        return change(self.before.among_brands, self.now.among_brands)


def voice_told(
    mentions: Collection[Mention],
    counts: Collection[VoiceCount],
    period: Period,
    *,
    own: BrandId,
    rivals: Collection[BrandId] = (),
    source: Source | None = None,
) -> VoiceTold:
    """The same as `voice` of a period and of the one before, of mentions and counts of both."""
    earlier = period.stepped(-1)
    now, before = (voice(mentions, counts, each, own=own, rivals=rivals, source=source) for each in (period, earlier))
    is_same = earlier == period
    return VoiceTold(period=period, now=now, earlier=None if is_same else earlier, before=None if is_same else before)


def outweighs(one: int, other: int, whole: int) -> bool | None:
    """Whether one of two parts of a whole is surely larger; None where their ranges overlap, so that nobody can say."""
    first, second = share(one, whole), share(other, whole)
    if first is None or second is None:
        return None
    if first.interval.low > second.interval.high:
        return True
    return False if second.interval.low > first.interval.high else None


def _publications(mentions: Iterable[Mention]) -> list[_Publication]:
    """The organic ones, each once; of several figures of its reach the largest is the latest."""
    found: defaultdict[str, _Publication] = defaultdict(_Publication)
    for each in mentions:
        if each.is_organic:
            publication = found[publication_key(each)]
            if each.brand_id is not None:
                publication.brands.add(each.brand_id)
            told = [reach for reach in (publication.reach, each.reach) if reach is not None]
            publication.reach = max(told, default=None)
    return [*found.values()]


def _by_reach(part: Sequence[_Publication], whole: Sequence[_Publication]) -> Fraction | None:
    """Σ reach ÷ Σ reach; None unless nine of ten on both sides tell theirs."""
    reached = [[each.reach for each in side if each.reach is not None] for side in (part, whole)]
    for known, side in zip(reached, (part, whole), strict=True):
        if len(known) < KNOWN * len(side):
            return None
    of_part, of_whole = map(sum, reached)
    return ratio(of_part, of_whole)
