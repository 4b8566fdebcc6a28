"""Whether a share of voice is known: of the period and before it, of the industry or among rivals enough."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.periods import Period
from smmdesk.domain.reputation.known_voice import KnownShare, KnownVoice, known_voice
from smmdesk.domain.reputation.named import Source
from smmdesk.domain.reputation.voice import Share
from tests.domain.reputation.made import NOVEMBER, OWN, RIVAL, THIRD, count, mention, on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.reputation.records import Mention, VoiceCount

OCTOBER = Period.month(2026, 10)
SUMMER = Period.months(2026, 7, 3)
NOTHING = KnownVoice(None, None)


def known(mentions: Sequence[Mention] = (), counts: Sequence[VoiceCount] = ()) -> KnownVoice | None:
    return known_voice(mentions, counts, NOVEMBER, own=OWN, rivals=[RIVAL, THIRD])


def counted(period: Period, own: int = 18, industry: int = 120, **values: Any) -> list[VoiceCount]:
    days: dict[str, Any] = {"starts": period.start, "ends": period.end, **values}
    return [count(own, OWN, **days), count(industry, **days)]


def test_without_the_industry_and_without_rivals_no_share_is_known() -> None:
    assert known() == NOTHING
    assert known([mention(), mention()]) == NOTHING


def test_a_mention_that_names_no_brand_is_of_the_industry() -> None:
    there = [mention(), mention(brand_id=None), on(date(2026, 10, 3)), on(date(2026, 10, 4), brand_id=None)]
    assert known(there) == KnownVoice(KnownShare(NOVEMBER, Share(1, 2)), KnownShare(OCTOBER, Share(1, 2)))
    assert known(there[:3]) == KnownVoice(KnownShare(NOVEMBER, Share(1, 2)), None)


def test_only_rivals_of_whom_anything_is_known_count() -> None:
    there = [mention(), mention(brand_id=RIVAL)]
    assert known(there) == KnownVoice(KnownShare(NOVEMBER, Share(1, 2), rivals=1), None)
    told = known(there, [count(0, THIRD)])
    assert told is not None
    assert told.now == KnownShare(NOVEMBER, Share(1, 2), rivals=2)


def test_a_share_among_rivals_is_compared_with_one_of_its_kind() -> None:
    now = [mention(), mention(brand_id=RIVAL)]
    told = known([*now, on(date(2026, 10, 3)), on(date(2026, 10, 4), brand_id=None)])
    assert told is not None
    assert told.before is None
    told = known([*now, on(date(2026, 10, 3)), on(date(2026, 10, 4), brand_id=THIRD)])
    assert told is not None
    assert told.before == KnownShare(OCTOBER, Share(1, 2), rivals=1)


@pytest.mark.parametrize(
    ("period", "stands"),
    [
        (Period(date(2026, 8, 1), date(2026, 8, 30)), False),
        (Period(date(2026, 8, 1), date(2026, 8, 31)), True),  # 92 days before 1 December
        (SUMMER, True),
        (Period.months(2026, 10, 3), False),  # not over within November
    ],
)
def test_a_count_stands_for_a_quarter(period: Period, stands: bool) -> None:
    told = known(counts=counted(period))
    assert told == (KnownVoice(KnownShare(period, Share(18, 120)), None) if stands else NOTHING)


def test_the_last_count_before_is_compared_with() -> None:
    spring, winter = Period.months(2026, 4, 3), Period.months(2026, 1, 3)
    counts = [*counted(SUMMER), *counted(spring, 12, 100), *counted(winter, 10, 100)]
    assert known(counts=counts) == KnownVoice(KnownShare(SUMMER, Share(18, 120)), KnownShare(spring, Share(12, 100)))
    told = known(counts=[*counted(NOVEMBER), *counts])
    assert told is not None
    assert (told.now, told.before) == (KnownShare(NOVEMBER, Share(18, 120)), KnownShare(SUMMER, Share(18, 120)))


def test_days_that_overlap_are_not_before() -> None:
    told = known(counts=[*counted(NOVEMBER), *counted(Period(date(2026, 10, 15), date(2026, 11, 15)))])
    assert told == KnownVoice(KnownShare(NOVEMBER, Share(18, 120)), None)


def test_a_count_of_one_source_or_of_the_industry_alone_is_no_share_of_other_days() -> None:
    assert known(counts=counted(SUMMER, source=Source.FORUM)) == NOTHING
    assert known(counts=counted(SUMMER)[1:]) == NOTHING


def test_the_industry_goes_before_rivals() -> None:
    told = known([mention(), mention(brand_id=RIVAL)], counted(SUMMER))
    assert told == KnownVoice(KnownShare(SUMMER, Share(18, 120)), None)


def test_counts_that_contradict_one_another_say_nothing() -> None:
    assert known(counts=counted(NOVEMBER, own=130)) is None
    assert known(counts=counted(NOVEMBER, own=0, industry=0)) is None
