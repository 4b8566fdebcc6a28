"""When posts were made by their numbers, and whose clock a file goes by."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from smmdesk.exchange.analytics.clocks import META, Stated, clock_of, seconds_of
from smmdesk.exchange.analytics.instants import instant_of, is_ruined, number_of, shortcode
from tests.every import every

HOME = "Asia/Tbilisi"
SPRING = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("network", "number", "link", "made"),
    [
        ("instagram", "18000000000000001", "https://www.instagram.com/reel/DHWRIh_CLiR/", "2025-03-18 16:47"),
        ("instagram", "", "https://www.instagram.com/p/DHpmj9euOPy/", "2025-03-26 05:00"),
        ("instagram", "", "https://instagram.com/somebody/p/DaL7buhEzbR/?x=1", "2026-06-29 22:21"),
        ("tiktok", "7527623000473079054", "", "2025-07-16 10:21"),
        ("tiktok", "", "https://www.tiktok.com/@a/video/7527623000473079054", "2025-07-16 10:21"),
        ("x", "1475870580540952577", "", "2021-12-28 16:45"),
        ("x", "1.48E+18", "https://x.com/a/status/1475870580540952577", "2021-12-28 16:45"),
    ],
)
def test_a_number_tells_when_its_post_was_made(network: str, number: str, link: str, made: str) -> None:
    found = dt.datetime.fromtimestamp(instant_of(network, number, link) / 1000, dt.UTC)
    assert f"{found:%Y-%m-%d %H:%M}" == made


@pytest.mark.parametrize(
    ("network", "number", "link"),
    [
        ("instagram", "18000000000000001", "https://www.instagram.com/sweet/"),
        ("instagram", "", "https://www.instagram.com/p/short/"),
        ("facebook", "939005954986064", "https://www.facebook.com/a/posts/939005954986064"),
        ("tiktok", "12", ""),
        ("x", "", ""),
        ("", "7527623000473079054", ""),
        ("tiktok", "99999999999999999999", ""),
    ],
)
def test_a_number_that_tells_nothing_possible_tells_nothing(network: str, number: str, link: str) -> None:
    assert instant_of(network, number, link) == 0


def test_what_a_network_calls_a_post_in_its_links() -> None:
    assert shortcode("https://www.instagram.com/reels/DHWRIh_CLiR") == "DHWRIh_CLiR"
    assert number_of("linkedin", "https://www.linkedin.com/posts/a_b-activity-7300000000000000001-x") == (
        "7300000000000000001"
    )
    assert number_of("x", "https://x.com/a") == ""


def test_what_a_spreadsheet_makes_of_a_number() -> None:
    assert every(map(is_ruined, ("1.79E+16", "1,8E+16", "6e+17")))
    assert not any(map(is_ruined, ("18000000000000001", "DHWRIh_CLiR", "-aBcDeFgHiJ", "")))


def stated(zone: str, rows: int, late: int = 120) -> list[Stated]:
    """Posts two days apart over a change to summer time, published so many seconds after they were made."""
    made = [SPRING + dt.timedelta(days=2 * number) for number in range(rows)]
    walls = [(moment + dt.timedelta(seconds=late)).astimezone(ZoneInfo(zone)).replace(tzinfo=None) for moment in made]
    return [
        Stated(seconds_of(wall.isoformat()), int(moment.timestamp())) for wall, moment in zip(walls, made, strict=True)
    ]


@pytest.mark.parametrize("zone", [META, HOME])
def test_a_zone_is_proved_over_its_change_to_summer_time(zone: str) -> None:
    clock = clock_of("meta", HOME, stated(zone, 20))
    assert (clock.zone, *clock.how[:3]) == (zone, "ids", 20, 20)


def test_any_other_zone_is_so_far_from_greenwich() -> None:
    clock = clock_of("meta", HOME, stated("Asia/Kolkata", 20))
    assert clock.told() == {"zone": "", "offset": 330, "rule": "ids", "by": 20, "of": 20}
    assert clock.at_home("2025-03-01T10:10") == "2025-03-01T08:40"


def test_a_fifth_of_the_rows_may_say_otherwise() -> None:
    rows = stated(META, 8) + stated("Asia/Tokyo", 2)
    assert clock_of("meta", HOME, rows).how == ("ids", 8, 10, -28_800)
    rows = stated(META, 7) + stated("Asia/Tokyo", 3)
    assert clock_of("meta", HOME, rows).how == ("meta", 0, 10, 0)


@pytest.mark.parametrize(
    ("rule", "zone", "told"), [("meta", META, "meta"), ("account", HOME, "account"), ("ids", HOME, "each")]
)
def test_without_a_proof_the_rule_of_the_source_holds(rule: str, zone: str, told: str) -> None:
    clock = clock_of(rule, HOME, [])
    assert (clock.zone, clock.how.rule) == (zone, told)


def test_metas_winter_and_summer() -> None:
    clock = clock_of("meta", "UTC", [])
    assert clock.at_home("2025-01-14T13:34") == "2025-01-14T21:34"
    assert clock.at_home("2025-07-14T13:34") == "2025-07-14T20:34"
    assert clock.at_home("2025-12-31T23:59") == "2026-01-01T07:59"


def test_a_client_whose_clock_is_half_an_hour_off() -> None:
    clock = clock_of("meta", "Asia/Kolkata", [])
    assert clock.at_home("2025-01-14T13:34") == "2025-01-15T03:04"
    assert clock.of_instant(1_736_890_440_000) == "2025-01-15T03:04"
