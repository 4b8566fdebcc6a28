"""Shares of voice count a publication once, never add a count to mentions, and tell their range."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.ids import ActivityId
from smmdesk.domain.reputation.mentions import _by_parts, organic, publication_key, same_link
from smmdesk.domain.reputation.named import MentionKind, Source
from smmdesk.domain.reputation.voice import SURE, Change, Share, Voice, bar, change, share, voice
from tests.domain.reputation.made import NOVEMBER, OWN, RIVAL, THIRD, count, mention, on

OURS = ActivityId("f" * 32)


def heard(*mentions: object, counts: tuple[object, ...] = (), source: Source | None = None) -> Voice:
    return voice(mentions, counts, NOVEMBER, own=OWN, rivals=[RIVAL], source=source)  # type: ignore[arg-type]


def test_a_publication_counts_once_however_its_link_is_written() -> None:
    links = ["https://www.example.org/a?utm_source=vk", "example.org/a/", "http://EXAMPLE.org/a#:~:text=cake"]
    found = heard(*(mention(link=link) for link in links), mention(link="example.org/b"))
    assert found.publications == {OWN: 2, RIVAL: 0}
    assert heard(*(mention(text=text) for text in ("Nice cake", "nice  CAKE"))).publications[OWN] == 1
    assert heard(mention(text=""), mention(text="")).publications[OWN] == 2


@pytest.mark.parametrize(
    ("link", "same"),
    [
        ("https://www.Forum.example/topic?t=12&utm_medium=x", "forum.example/topic?t=12"),
        ("forum.example/topic?t=13&fbclid=1#c5", "forum.example/topic?t=13#c5"),
        ("//example.org", "example.org"),
        ("https://example.org/path/?gclid=1", "example.org/path"),
        ("", ""),
        ("nothing", ""),
        ("two words.example", ""),
        ("http://[", ""),
    ],
)
def test_links_are_compared_without_what_says_where_somebody_came_from(link: str, same: str) -> None:
    assert same_link(link) == same


@given(st.text())
def test_any_text_may_stand_where_a_link_does(link: str) -> None:
    same_link(link)


@given(
    st.sampled_from(["", "http://", "HTTPS://", "//", "ftp://", "http:"]),
    st.sampled_from(["", "www.", "WWW.", "www.www."]),
    st.sampled_from(
        ["example.org", "Forum.Example", "a.b-c.example", "no", "кафе.рф", "example.org:80", "u@example.org"]
    ),
    st.text(st.sampled_from("/ab?&=#[]:;%ж \t.~"), max_size=12),
)
def test_usual_addresses_are_compared_as_any_other(scheme: str, www: str, host: str, rest: str) -> None:
    link = f"{scheme}{www}{host}{rest}"
    assert same_link(link) == _by_parts(link.strip())


def test_topics_of_a_forum_are_publications_of_their_own() -> None:
    keys = {publication_key(mention(link=f"forum.example/topic?t={number}")) for number in range(3)}
    assert len(keys) == 3


def test_own_activities_are_left_out_and_counted_beside() -> None:
    found = heard(mention(), mention(activity_id=OURS), mention(brand_id=None))
    assert (found.publications[OWN], found.everything, found.own_activities) == (1, 2, 1)


def test_one_brand_alone_has_no_share_among_brands() -> None:
    found = voice([mention(reach=10), mention(reach=5)], (), NOVEMBER, own=OWN)
    assert found.publications == {OWN: 2}
    assert (found.among_brands, found.brands_by_reach, found.industry) == (None, None, None)


def test_without_a_look_at_the_industry_there_is_only_the_share_among_brands() -> None:
    found = heard(mention(), mention(brand_id=RIVAL))
    assert (found.everything, found.industry) == (None, None)
    assert found.among_brands == Share(1, 2)
    assert heard(mention(), counts=(count(120),)).industry == Share(1, 120)


def test_other_days_and_other_sources_are_not_counted() -> None:
    there = mention(source=Source.FORUM), mention(source=Source.MAP), on(date(2026, 12, 1)), on(date(2026, 10, 31))
    assert heard(*there).publications[OWN] == 2
    assert heard(*there, source=Source.MAP).publications[OWN] == 1


def test_a_count_stands_in_place_of_mentions_and_is_never_added() -> None:
    found = heard(mention(), mention(brand_id=RIVAL), mention(brand_id=None), counts=(count(18, OWN), count(120)))
    assert (found.industry, found.among_brands) == (Share(18, 120), Share(18, 19))
    assert found.counted == {OWN, None}
    assert (found.industry_by_reach, found.brands_by_reach) == (None, None)


def test_only_a_count_of_exactly_the_period_and_source_is_used() -> None:
    others = (
        count(18, OWN, ends=date(2026, 11, 30)),
        count(19, OWN, source=Source.FORUM),
        count(20, THIRD),
    )
    found = heard(mention(), counts=others)
    assert (found.publications, found.counted) == ({OWN: 1, RIVAL: 0}, frozenset())
    assert heard(mention(), counts=others, source=Source.FORUM).publications[OWN] == 19


def test_more_than_the_whole_is_no_share() -> None:
    assert heard(counts=(count(18, OWN), count(10))).industry is None
    assert heard().among_brands is None


def test_shares_of_reach_need_nine_of_ten_on_both_sides() -> None:
    ours, rivals = [mention(reach=100) for _ in range(9)], [mention(brand_id=RIVAL, reach=300) for _ in range(9)]
    industry = mention(brand_id=None, reach=600)
    found = heard(*ours, *rivals, industry)
    assert (found.brands_by_reach, found.industry_by_reach) == (Fraction(1, 4), Fraction(900, 4200))
    counted = heard(*ours, *rivals, industry, counts=(count(120),))
    assert (counted.brands_by_reach, counted.industry_by_reach) == (Fraction(1, 4), None)
    assert heard(*ours, *rivals).industry_by_reach is None
    assert heard(*ours, mention(), *rivals, industry).brands_by_reach == Fraction(1, 4)
    assert heard(*ours, mention(), mention(), *rivals, industry).brands_by_reach is None
    assert heard(*ours, *rivals, *(mention(brand_id=RIVAL) for _ in range(3))).brands_by_reach is None


def test_a_publication_that_names_two_brands_reaches_as_many_for_both() -> None:
    both = mention(link="example.org/x", reach=100), mention(link="example.org/x", brand_id=RIVAL, reach=90)
    found = heard(*both)
    assert (found.publications, found.brands_by_reach) == ({OWN: 1, RIVAL: 1}, Fraction(1, 2))


def test_change_is_told_in_points_and_as_about_the_same_where_ranges_overlap() -> None:
    assert change(share(12, 100), share(15, 100)) == Change(Fraction(3, 100), True)
    assert change(share(10, 400), share(120, 400)) == Change(Fraction(11, 40), False)
    assert change(share(120, 400), share(10, 400)) == Change(Fraction(-11, 40), False)
    assert change(None, share(1, 2)) is None
    assert change(share(1, 2), None) is None


@given(st.integers(0, SURE), st.integers(1, 2 * SURE))
def test_a_range_is_told_below_400_and_holds_the_share(part: int, whole: int) -> None:
    found = share(part, whole)
    assert (found is None) is (part > whole)
    if found is not None:
        assert (found.told_range is None) is (whole >= 400)
        assert found.interval.low <= found.value <= found.interval.high


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_a_bar_is_whole(parts: list[int]) -> None:
    found = bar(parts)
    assert sum(found) == (1000 if any(parts) else 0)
    assert [part for part, seen in zip(parts, found, strict=False) if not part and seen] == []


def test_organic_is_what_people_said_of_the_brand_of_themselves() -> None:
    ours = mention(kind=MentionKind.REVIEW)
    others = mention(brand_id=RIVAL), mention(activity_id=OURS), on(date(2026, 12, 1)), mention(brand_id=None)
    assert organic([ours, *others], OWN, NOVEMBER) == [ours]
    assert organic([ours, *others], OWN, NOVEMBER, MentionKind.MEDIA) == []
    assert organic([ours, *others], OWN, NOVEMBER, MentionKind.REVIEW) == [ours]
