"""Where a network began to count otherwise: each break has its day and source, and stops comparisons across it."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Format
from smmdesk.domain.results.metrics import Break, broken
from smmdesk.knowledge import Knowledge
from smmdesk.knowledge.metrics import break_words, breaks, catalogue
from smmdesk.speech.languages import HABITS
from tests.every import every

CODES = tuple(HABITS)
TODAY = date(2026, 12, 1)


def month(year: int, number: int) -> Period:
    start = date(year, number, 1)
    return Period(start, (start + timedelta(days=31)).replace(day=1))


def between(first: Period, later: Period, network: Network | None, metric: str = "views", *formats: str) -> str:
    found = broken(breaks(), network, metric, first, later, formats=formats)
    return found.key if found else ""


@pytest.mark.parametrize("code", CODES)
def test_each_break_is_told_in_every_language_with_its_reading(code: str) -> None:
    said = Knowledge(code).metric_breaks()
    assert list(said) == list(dict.fromkeys(each.key for each in breaks()))
    assert {key: each.reading for key, each in said.items()} == {
        key: each.reading for key, each in break_words("en").items()
    }
    assert every(40 <= len(each.text) <= 260 and each.text.endswith(".") for each in said.values())


@pytest.mark.parametrize("code", CODES)
def test_the_year_of_a_break_stands_in_its_words(code: str) -> None:
    said = break_words(code)
    assert every(str(each.on.year) in said[each.key].text for each in breaks())


def test_what_is_sure_was_read_somewhere_after_it_was_so() -> None:
    readings = {each: break_words("en")[each.key].reading for each in breaks()}
    assert every(readings[each] for each in breaks() if each.sure)
    assert every(
        re.fullmatch(r"https://[^\s/]+/\S+", reading.source) and each.on <= reading.checked <= TODAY
        for each, reading in readings.items()
        if reading
    )


def test_what_is_told_in_two_ways_says_so() -> None:
    unsure = {each.key for each in breaks() if not each.sure}
    assert unsure == {"facebook_viewers"}
    text = break_words("en")["facebook_viewers"].text
    assert "2025" in text
    assert "2026" in text
    assert "not sure" in text


def test_an_account_of_the_change_is_told_from_the_networks_own_page() -> None:
    own = ("developers.facebook.com", "developers.google.com")
    readings = [each.reading for each in break_words("en").values() if each.reading]
    assert every((reading.site in own) != reading.secondary for reading in readings)


def test_a_break_is_of_a_metric_that_there_is_and_stands_once() -> None:
    assert every(each.metric in catalogue() for each in breaks())
    assert len({(each.network, each.metric, each.on, each.format) for each in breaks()}) == len(breaks())
    assert {each.format for each in breaks()} <= {"", *Format}


def test_a_break_is_old_after_half_a_year() -> None:
    said = break_words("en")["youtube_views"]
    assert said.reading
    assert not said.is_stale(said.reading.checked + timedelta(days=180))
    assert said.is_stale(said.reading.checked + timedelta(days=181))


def test_views_on_youtube_are_not_compared_across_the_day_they_were_counted_anew() -> None:
    july, august, september = month(2026, 7), month(2026, 8), month(2026, 9)
    assert between(july, september, Network.YOUTUBE) == "youtube_views"
    assert between(september, july, Network.YOUTUBE) == "youtube_views"
    assert between(july, august, Network.YOUTUBE) == "youtube_views"
    assert between(july, september, None) == "youtube_views"
    assert between(month(2026, 6), july, Network.YOUTUBE) == ""
    assert between(september, month(2026, 10), Network.YOUTUBE) == ""
    assert between(july, september, Network.YOUTUBE, "engaged_views") == ""
    assert between(july, september, Network.TIKTOK) == ""


def test_days_that_touch_a_break_lie_on_one_side_of_it() -> None:
    day = date(2026, 8, 24)
    before, after = Period(day - timedelta(days=7), day), Period(day, day + timedelta(days=7))
    assert between(before, before, Network.YOUTUBE) == ""
    assert between(after, after, Network.YOUTUBE) == ""
    assert between(before, after, Network.YOUTUBE) == "youtube_views"


def test_a_break_of_one_format_is_none_of_the_others() -> None:
    """Days are of whatever came out before: nobody knows that no short videos are among it."""
    march, april = month(2025, 3), month(2025, 4)
    assert between(march, april, Network.YOUTUBE) == "youtube_shorts"
    assert between(march, april, Network.YOUTUBE, "views", Format.VIDEO, Format.LIVE) == ""
    assert between(march, april, Network.YOUTUBE, "views", Format.VIDEO, Format.SHORT_VIDEO) == "youtube_shorts"


def test_of_several_breaks_the_last_is_told() -> None:
    earlier = Break(key="a", network=Network.X, metric="views", on=date(2026, 2, 10))
    later = Break(key="b", network=Network.VK, metric="views", on=date(2026, 3, 10))
    for rows in ([earlier, later], [later, earlier]):
        assert broken(rows, None, "views", month(2026, 1), month(2026, 4)) is later
        assert broken(rows, Network.X, "views", month(2026, 1), month(2026, 4)) is earlier
    assert earlier.sure


@pytest.mark.parametrize("metric", ["reach", "reach_day", "reach_period"])
def test_reach_on_facebook_breaks_however_it_is_counted(metric: str) -> None:
    assert between(month(2026, 5), month(2026, 7), Network.FACEBOOK, metric) == "facebook_viewers"
    assert between(month(2026, 5), month(2026, 7), Network.INSTAGRAM, metric) == ""
