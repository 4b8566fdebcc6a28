"""The crisis sign: whether the last seven days hold more complaints than a client like this is used to.

Counts of a small shop are small, so a band of mean and deviation has no width and alarms at the first complaint.
Here the band is the predictive one of a Poisson count with a Gamma prior (negative binomial), around the median of the
past weeks, so that an old storm does not hide a new one, and for the share of complaints a beta-binomial one; both
exact, both with the prior of Jeffreys (½). Relatives: EARS C1 to C3 (Hutwagner et al. 2003), Farrington et al. 1996.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import count, islice
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.reputation.named import Cause, CrisisLevel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FEWEST_WEEKS: Final = 4
"""Past weeks below which nothing is usual yet."""
_JUDGED: Final = 5
"""Judged mentions of the week from which on their share says something."""
_SURE: Final = 5
"""Complaints that alarm where nothing is usual yet, when they are at least half of what is judged."""
_ALARM, _WATCH = (3, 0.01), (2, 0.05)
"""The fewest complaints, and the chance below which so many are no accident."""
_RAISING: Final = {CrisisLevel.ALARM: _ALARM, CrisisLevel.WATCH: _WATCH}
_EVERY_OTHER: Final = 0.5
_TO_SAY: Final = Fraction(1, 5)
"""Above which it is said how much of the week is not judged."""


class Week(NamedTuple):
    """Seven days of organic mentions of the own brand: complaints among those judged, and those nobody has judged."""

    negative: int
    judged: int
    unjudged: int = 0

    @property
    def mentions(self) -> int:
        """All of them."""
        return self.judged + self.unjudged


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisSign:
    """The level, by what it is raised, and what it rests on: the week, and how many past `weeks` are known.

    `usual` is the median of their complaints. `p_count` and `p_share` are how likely a week as usual holds as many
    complaints, or as large a share of them; `p_mentions` likewise of mentions whatever their tone.
    """

    level: CrisisLevel
    week: Week
    weeks: int
    by: tuple[Cause, ...] = ()
    usual: Fraction | None = None
    p_count: float | None = None
    p_share: float | None = None
    p_mentions: float | None = None

    @property
    def is_more_talk(self) -> bool:
        """Whether there is more talk, and not worse talk: too many complaints, and a share like every other week's."""
        return self.by == (Cause.COUNT,) and self.p_share is not None and self.p_share >= _EVERY_OTHER

    @property
    def is_noticed(self) -> bool:
        """Whether the brand gets unusual attention, good or bad: information, and no level."""
        return self.p_mentions is not None and self.p_mentions < _ALARM[1]

    @property
    def tells_unjudged(self) -> bool:
        """Whether so many are not judged that the sign has to say so."""
        return self.week.unjudged > _TO_SAY * self.week.mentions


def sign(past: Sequence[Week], now: Week, *, in_media: bool = False) -> CrisisSign:
    """The sign of a week after the past ones that are known, in any order; `in_media` where a medium complains."""
    raised = _without_band(past, now) if len(past) < FEWEST_WEEKS else _by_band(past, now)
    if not in_media or raised.level is CrisisLevel.ALARM:
        return raised
    # one publication is read by more people than all complaints on a map
    return replace(raised, level=CrisisLevel.WATCH, by=(*raised.by, Cause.MEDIA))


def usual_of(past: Sequence[int]) -> Fraction | None:
    """The usual week: the median of the past ones; None of none."""
    return Fraction(median(map(Fraction, past))) if past else None


def count_chance(negative: int, usual: Fraction, weeks: int) -> float:
    """p₁ = P(X ≥ x), X ~ NB(r = ½ + n·u, p = n ÷ (n + 1)), of n weeks with u as usual."""
    return max(0.0, 1.0 - math.fsum(islice(_chances(usual, weeks), negative)))


def _chances(usual: Fraction, weeks: int) -> Iterator[float]:
    """Of 0, 1, 2 … complaints exactly."""
    r = 0.5 + weeks * float(usual)
    log_p, log_q = math.log(weeks / (weeks + 1)), -math.log(weeks + 1)
    fixed = r * log_p - math.lgamma(r)
    for k in count():
        yield math.exp(math.lgamma(r + k) - math.lgamma(k + 1) + fixed + k * log_q)


def share_chance(past: Sequence[Week], now: Week) -> float:
    """p₂ = P(K ≥ x | N), K beta-binomial with Beta(½ + k₀, ½ + N₀ − k₀): k₀ of N₀ judged in the past weeks."""
    negative, judged = sum(week.negative for week in past), sum(week.judged for week in past)
    a, b, of = 0.5 + negative, 0.5 + judged - negative, now.judged
    fixed = math.lgamma(of + 1) - _log_beta(a, b)
    return math.fsum(
        math.exp(fixed - math.lgamma(k + 1) - math.lgamma(of - k + 1) + _log_beta(k + a, of - k + b))
        for k in range(now.negative, of + 1)
    )


class Thresholds(NamedTuple):
    """So many complaints a week raise the alarm, or are to be watched, by their count alone."""

    alarm: int
    watch: int


def thresholds(usual: Fraction, weeks: int) -> Thresholds:
    """Of so many past weeks with so many complaints as usual."""
    found: dict[CrisisLevel, int] = {}
    below = 0.0
    # added up on the way: from nothing anew for each number it would be slow where thousands complain
    for x, exactly in enumerate(_chances(usual, weeks)):
        for level, (fewest, chance) in _RAISING.items():
            if level not in found and x >= fewest and 1.0 - below < chance:
                found[level] = x
        if len(found) == len(_RAISING):
            break
        below += exactly
    return Thresholds(found[CrisisLevel.ALARM], found[CrisisLevel.WATCH])


def _without_band(past: Sequence[Week], now: Week) -> CrisisSign:
    found = CrisisSign(
        level=CrisisLevel.NO_BAND, week=now, weeks=len(past), usual=usual_of([week.negative for week in past])
    )
    is_much = now.negative >= _SURE and 2 * now.negative >= now.judged
    return replace(found, level=CrisisLevel.ALARM, by=(Cause.HALF,)) if is_much else found


def _by_band(past: Sequence[Week], now: Week) -> CrisisSign:
    weeks, usual = len(past), Fraction(median(week.negative for week in past))
    chances = {
        Cause.COUNT: count_chance(now.negative, usual, weeks),
        Cause.SHARE: share_chance(past, now) if now.judged >= _JUDGED else None,
    }
    all_usual = Fraction(median(week.mentions for week in past))
    found = CrisisSign(
        level=CrisisLevel.CALM,
        week=now,
        weeks=weeks,
        usual=usual,
        p_count=chances[Cause.COUNT],
        p_share=chances[Cause.SHARE],
        p_mentions=count_chance(now.mentions, all_usual, weeks),
    )
    for level, (fewest, chance) in _RAISING.items():
        by = tuple(cause for cause, p in chances.items() if p is not None and p < chance)
        if by and now.negative >= fewest:
            return replace(found, level=level, by=by)
    return found


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
