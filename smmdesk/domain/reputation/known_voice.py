"""Whether a share of voice is known of a period, and of one before it: of the industry, or among rivals enough.

What the checklist asks is that somebody counts, not how much is heard: three rivals and one count a quarter are enough.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.voice import Share, Voice, voice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from smmdesk.domain.ids import BrandId
    from smmdesk.domain.reputation.records import Mention, VoiceCount

RIVALS: Final = 3
"""So many of them stand for the industry: the measure that the checklist names."""
_QUARTER: Final = timedelta(days=92)
"""So long a count stands: one a quarter is enough, as the checklist says."""


class KnownShare(NamedTuple):
    """The own share of what was published on the days of `period`; `rivals` is 0 where it is of the whole industry."""

    period: Period
    share: Share
    rivals: int = 0


class KnownVoice(NamedTuple):
    """The latest share that stands for a period, and the last one of the same kind before it; None where not known."""

    now: KnownShare | None
    before: KnownShare | None


def known_voice(
    mentions: Collection[Mention],
    counts: Collection[VoiceCount],
    period: Period,
    *,
    own: BrandId,
    rivals: Collection[BrandId] = (),
) -> KnownVoice | None:
    """Of the industry what is known of the period, else of days that were counted within the quarter up to its end.

    Where nothing is, what is known among rivals. Of mentions and counts of the period and of the one before it. None
    where counts contradict one another, so that there is no share although somebody counted.
    """
    told, counted = voice(mentions, counts, period, own=own, rivals=rivals), [*_counted(counts, own)]
    of_quarter = (each for each in counted if period.end - _QUARTER <= each.period.end <= period.end)
    now = _industry(told, period) or next(of_quarter, None) or _among_rivals(told, period)
    if now is None:
        return KnownVoice(None, None) if told.everything is None else None
    earlier = period.stepped(-1)
    then = voice(mentions, counts, earlier, own=own, rivals=rivals)
    found = [_among_rivals(then, earlier)] if now.rivals else [_industry(then, earlier), *counted]
    before = (each for each in found if each and each.period.end <= now.period.start)
    return KnownVoice(now, next(before, None))


def _counted(counts: Collection[VoiceCount], own: BrandId) -> Iterator[KnownShare]:
    """Days of which somebody counted both the industry and the own brand, the latest first."""
    days = {(each.ends, each.starts) for each in counts if each.brand_id is None and each.source is None}
    for ends, starts in sorted(days, reverse=True):
        told = voice((), counts, Period(starts, ends), own=own)
        if own in told.counted and (found := _industry(told, Period(starts, ends))):
            yield found


def _industry(told: Voice, period: Period) -> KnownShare | None:
    return KnownShare(period, told.industry) if told.industry else None


def _among_rivals(told: Voice, period: Period) -> KnownShare | None:
    """Of those rivals alone of whom anything is known: nobody may have looked at the others."""
    known = [
        brand for brand, count in told.publications.items() if brand != told.own and (count or brand in told.counted)
    ]
    return KnownShare(period, told.among_brands, len(known)) if known and told.among_brands else None
