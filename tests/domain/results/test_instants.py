"""What ids tell of when something was published."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.networks import Network
from smmdesk.domain.results.instants import instant_of

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
INSTANTS = st.datetimes(datetime(2016, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))


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
