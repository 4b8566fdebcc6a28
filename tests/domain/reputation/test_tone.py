"""The tone of reviews, media and talk apart, over what somebody judged."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.reputation.named import MentionKind, Sentiment
from smmdesk.domain.reputation.tone import Engagement, Stars, Tones, engagement, stars, tones, tones_by_kind
from tests.domain.reputation.made import mention

COUNTS = st.integers(0, 10**6)


def test_kinds_are_never_one_number() -> None:
    said = [
        mention(kind=MentionKind.REVIEW, tone=Sentiment.NEGATIVE),
        mention(kind=MentionKind.REVIEW, tone=Sentiment.NEUTRAL),
        mention(kind=MentionKind.REVIEW),
        mention(kind=MentionKind.MEDIA, tone=Sentiment.POSITIVE),
    ]
    found = tones_by_kind(said)
    assert found[MentionKind.REVIEW] == Tones(negative=1, neutral=1, unjudged=1)
    assert [found[kind].net for kind in MentionKind] == [Fraction(-1, 2), Fraction(1), None]
    assert tones([]) == Tones()


def test_above_a_fifth_unjudged_the_figure_is_preliminary() -> None:
    assert not Tones(positive=48, unjudged=12).is_preliminary
    assert Tones(positive=47, unjudged=13).is_preliminary
    assert not Tones().is_preliminary


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_the_net_tone_lies_between_minus_1_and_1(positive: int, neutral: int, negative: int, unjudged: int) -> None:
    found = Tones(positive=positive, neutral=neutral, negative=negative, unjudged=unjudged)
    assert found.mentions - found.judged == unjudged
    assert (found.net is None) is (found.judged == 0)
    assert found.net is None or -1 <= found.net <= 1


def test_the_mean_of_the_stars_says_of_how_many() -> None:
    few = stars([mention(stars=5), mention(stars=4), mention(), mention(stars=5), mention(stars=4)])
    assert (few, few.is_few) == (Stars(Fraction(9, 2), 4), True)
    assert stars([mention(stars=1)]).is_few
    assert not stars([mention(stars=1)] * 5).is_few
    assert (stars([]).mean, stars([]).is_few) == (None, False)


def test_engagement_says_of_how_many_it_is_known() -> None:
    said = [mention(likes=3, comments=2), mention(reposts=0), mention()]
    assert engagement(said) == Engagement(5, 2, 3)
    assert engagement([mention()]) == Engagement(None, 0, 1)
