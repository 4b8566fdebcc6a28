"""What the rule of a series may be, what its posts begin with, and what of a change reaches them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from smmdesk.domain.errors import OutOfRangeError, PeriodError, SmmdeskError
from smmdesk.domain.ids import ClientId, PostId, SeriesId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Format, Post, PostStatus, Tone
from smmdesk.domain.series import CONTENT, Freq, Series, SeriesEndsTwiceError, begun_by, followed
from tests.records import record

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY = date(2027, 1, 29)  # a Friday
CONTENT_OF_ONE: Mapping[str, Any] = {
    "text": "Honey cake, eight layers",
    "networks": (Network.INSTAGRAM, Network.FACEBOOK),
    "format": Format.CAROUSEL,
    "rubric": "Product",
    "tone": Tone.LIGHT,
    "goal": "Sales",
    "hashtags": ("#Cake", "#Honey"),
    "link": "https://sweetbalcony.example/cakes?a=1,2",
    "media": ("honey cake.jpg", "a, b.png"),
    "person": "Nora Fenwick",
}


def series(**values: Any) -> Series:
    made: dict[str, Any] = {
        "id": SeriesId("series"),
        "client_id": ClientId("client"),
        "first": LocalMoment(datetime.combine(DAY, time(9, 30)), "Asia/Tbilisi"),
        "made_until": date(2028, 1, 28),
    }
    return Series(**(made | values))


def test_what_a_post_says_comes_again_to_the_letter() -> None:
    post = Post(id=PostId("one"), client_id=ClientId("client"), **CONTENT_OF_ONE)
    begun = begun_by(post, series().first, SeriesId("series"))
    assert {each: begun.content[each] for each in CONTENT} == dict(CONTENT_OF_ONE)
    made = begun.post(PostId("two"), date(2027, 2, 5))
    assert {each: getattr(made, each) for each in CONTENT} == dict(CONTENT_OF_ONE)
    assert (made.status, made.series_day) == (PostStatus.DRAFT, date(2027, 2, 5))
    assert made.moment == LocalMoment(datetime(2027, 2, 5, 9, 30), "Asia/Tbilisi")
    assert begun.is_untouched(made)
    assert not begun.is_untouched(replace(made, note="ask Nora"))
    assert not begun.is_untouched(replace(made, status=PostStatus.APPROVED))


def test_what_is_empty_is_kept_as_nothing() -> None:
    assert series().checked().fields == {}
    assert begun_by(Post(id=PostId("one"), client_id=ClientId("client")), series().first, SeriesId("s")).fields == {}
    assert series(fields={"format": "hologram", "mood": "good", "goal": "Sales"}).checked().fields == {"goal": "Sales"}


@pytest.mark.parametrize(
    ("given_values", "read"),
    [
        ({"freq": Freq.DAY, "weekdays": (1,), "nth": 2, "month_day": 4}, ((), 0, 0)),
        ({"freq": Freq.WEEK}, ((4,), 0, 0)),
        ({"freq": Freq.WEEK, "weekdays": (3, 1, 3), "nth": 2}, ((1, 3), 0, 0)),
        ({"freq": Freq.MONTH}, ((), 0, 29)),
        ({"freq": Freq.MONTH, "month_day": -1}, ((), 0, -1)),
        ({"freq": Freq.MONTH, "nth": -1}, ((4,), -1, 0)),
        ({"freq": Freq.YEAR, "nth": 2, "weekdays": (1,), "month_day": 3}, ((1,), 2, 0)),
    ],
)
def test_a_rule_says_what_follows_from_its_first_day_and_nothing_else(
    given_values: dict[str, Any], read: tuple[Any, ...]
) -> None:
    found = series(**given_values).checked()
    assert (found.weekdays, found.nth, found.month_day) == read
    assert found.checked() == found
    assert found.rule == series(**given_values).rule


@pytest.mark.parametrize(
    ("given_values", "error"),
    [
        ({"interval": 0}, OutOfRangeError),
        ({"interval": 100}, OutOfRangeError),
        ({"weekdays": (7,)}, OutOfRangeError),
        ({"nth": 6}, OutOfRangeError),
        ({"nth": -2}, OutOfRangeError),
        ({"month_day": 32}, OutOfRangeError),
        ({"count": 0}, OutOfRangeError),
        ({"count": 401}, OutOfRangeError),
        ({"until": date(2027, 1, 28)}, PeriodError),
        ({"until": DAY, "count": 1}, SeriesEndsTwiceError),
    ],
)
def test_what_cannot_be_is_refused(given_values: dict[str, Any], error: type[SmmdeskError]) -> None:
    with pytest.raises(error):
        series(**given_values).checked()


def test_the_ends_of_what_can_be_are_allowed() -> None:
    assert series(interval=99, count=400).checked().count == 400
    assert series(until=DAY).checked().until == DAY


@given(record(Series))
def test_a_checked_series_is_as_it_would_be_checked_again(found: Series) -> None:
    try:
        once = found.checked()
    except SmmdeskError:
        return
    assert once.checked() == once
    assert once.content == found.content


def test_a_change_reaches_what_still_is_as_the_series_had_it() -> None:
    before = series(text="T")
    after = replace(before, text="T2", first=before.first.at_time(time(10)))
    post = before.post(PostId("one"), date(2027, 2, 5))
    at_ten = LocalMoment(datetime(2027, 2, 5, 10), "Asia/Tbilisi")
    assert followed(post, before, after) == {"text": "T2", "moment": at_ten}
    assert followed(replace(post, text="by hand"), before, after) == {"moment": at_ten}
    other_day = replace(post, moment=LocalMoment(datetime(2027, 2, 6, 9, 30), "Asia/Tbilisi"))
    assert followed(other_day, before, after)["moment"] == LocalMoment(datetime(2027, 2, 6, 10), "Asia/Tbilisi")
    assert "moment" not in followed(replace(post, moment=at_ten.at_time(time(18))), before, after)
    assert followed(replace(post, moment=None), before, after) == {"text": "T2"}
    assert followed(post, before, before) == {}


def test_a_series_that_ends_earlier_counts_no_more() -> None:
    ended = series(count=12).ended_before(date(2027, 3, 1))
    assert (ended.until, ended.count, ended.made_until) == (date(2027, 2, 28), None, date(2027, 2, 28))
    assert ended.checked() == replace(ended.as_used(), fields={})
    assert series().ended_before(DAY).until == DAY  # no end is before its beginning


def test_a_post_that_goes_to_another_client_leaves_its_series() -> None:
    post = series().post(PostId("one"), DAY)
    gone = post.changed_to(client_id=ClientId("other"))
    assert (gone.series_id, gone.series_day) == (None, None)
    assert replace(post, series_id=None).checked().series_day is None
    assert post.copied(PostId("copy"), post.moment).series_id is None
