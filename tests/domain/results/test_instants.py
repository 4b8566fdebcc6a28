"""What ids tell of when something was published."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.networks import Network
from smmdesk.domain.results.instants import instant_of, proved_offset, proved_zone

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
INSTANTS = st.datetimes(datetime(2016, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
REAL = [
    ("DHWRIh_CLiR", datetime(2025, 3, 18, 9, 48)),
    ("DHpmj9euOPy", datetime(2025, 3, 25, 22, 0)),
    ("DaL7buhEzbR", datetime(2026, 6, 29, 15, 21)),
]
"""Shortcodes of real posts beside what Meta's export says of them."""
PACIFIC = "America/Los_Angeles"


def instant(code: str) -> datetime:
    found = instant_of(Network.INSTAGRAM, code)
    assert found is not None
    return found


def milliseconds(moment: datetime) -> int:
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def shortcode(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number, 64)
        letters = ALPHABET[letter] + letters
    return letters


@given(INSTANTS, st.integers(0, 2**22 - 1))
def test_an_id_made_at_an_instant_tells_it(moment: datetime, rest: int) -> None:
    since = milliseconds(moment)
    ids = {
        Network.INSTAGRAM: shortcode((since - 1_314_220_021_721 << 23) + rest),
        Network.TIKTOK: str((since // 1000 << 32) + rest),
        Network.X: str((since - 1_288_834_974_657 << 22) + rest),
        Network.LINKEDIN: str((since << 22) + rest),
    }
    for network, external_id in ids.items():
        found = instant_of(network, external_id)
        assert found is not None
        assert abs(found - moment) < timedelta(seconds=1), network


def test_a_post_for_followers_has_a_longer_code_of_the_same_instant() -> None:
    assert instant_of(Network.INSTAGRAM, "DHWRIh_CLiR" + "x" * 28) == instant("DHWRIh_CLiR")


@pytest.mark.parametrize(
    ("network", "external_id"),
    [
        (Network.INSTAGRAM, ""),
        (Network.INSTAGRAM, "p/DHWRIh_CLiR"),
        (Network.INSTAGRAM, "abc"),
        (Network.INSTAGRAM, "___________"),
        (Network.TIKTOK, "75276230004730790540"),
        (Network.TIKTOK, "12345"),
        (Network.TIKTOK, "٧527623000473079054"),
        (Network.X, "20"),
        (Network.X, "-1475870580540952577"),
        (Network.X, "9" * 5000),
        (Network.LINKEDIN, "5"),
        (Network.FACEBOOK, "939005954986064"),
        (Network.TELEGRAM, "5"),
    ],
)
def test_what_holds_no_instant_tells_none(network: Network, external_id: str) -> None:
    assert instant_of(network, external_id) is None


@given(st.sampled_from(Network), st.text(max_size=24) | st.text(ALPHABET, max_size=24))
def test_any_id_is_read_without_trouble(network: Network, external_id: str) -> None:
    found = instant_of(network, external_id)
    assert found is None or 2009 < found.year < 2263


class TestClock:
    def test_real_rows_prove_the_pacific_clock(self) -> None:
        said = [(wall, instant(code)) for code, wall in REAL]
        offset, zone = proved_offset(said), proved_zone(said, ["Asia/Tbilisi", "UTC", PACIFIC, "America/Vancouver"])
        assert offset is not None
        assert zone is not None
        assert (offset.offset, offset.agreed, offset.rows) == (timedelta(hours=-7), 3, 3)
        assert (zone.zone, zone.agreed, zone.rows) == (PACIFIC, 3, 3)

    @given(st.lists(INSTANTS, min_size=1, max_size=30), st.integers(-48, 56), st.integers(-1, 7))
    def test_a_clock_is_proved_by_any_rows_it_wrote(self, moments: list[datetime], quarters: int, late: int) -> None:
        offset = timedelta(minutes=15 * quarters)
        said = [((moment + offset + timedelta(minutes=late)).replace(tzinfo=None), moment) for moment in moments]
        found = proved_offset(said)
        assert found is not None
        assert (found.offset, found.agreed) == (offset, len(moments))

    @pytest.mark.parametrize(("strange", "is_proved"), [(2, True), (3, False)])
    def test_four_of_five_rows_have_to_agree(self, strange: int, is_proved: bool) -> None:
        moment = datetime(2026, 5, 1, 12, tzinfo=UTC)
        rows = [(datetime(2026, 5, 1, 16), moment)] * (10 - strange) + [(datetime(2026, 5, 1, 3), moment)] * strange
        assert (proved_offset(rows) is not None) is is_proved
        assert (proved_zone(rows, ["Asia/Tbilisi"]) is not None) is is_proved

    def test_no_rows_and_no_clock_prove_nothing(self) -> None:
        moment = datetime(2026, 5, 1, 12, tzinfo=UTC)
        assert proved_offset([]) is None
        assert proved_zone([], [PACIFIC]) is None
        assert proved_zone([(datetime(2026, 5, 1, 5), moment)], []) is None
        assert proved_offset([(datetime(2026, 5, 4, 12), moment)]) is None

    def test_a_zone_knows_its_clock_changes_where_an_offset_does_not(self) -> None:
        moments = [datetime(2025, 3, day, 20, tzinfo=UTC) for day in range(1, 19)]
        said = [(moment.astimezone(ZoneInfo(PACIFIC)).replace(tzinfo=None), moment) for moment in moments]
        zone = proved_zone(said, ["UTC", PACIFIC])
        assert zone is not None
        assert (zone.zone, zone.agreed) == (PACIFIC, 18)
        assert proved_offset(said) is None
