"""The desk's own row."""

from dataclasses import replace
from typing import Any

import pytest

from smmdesk.domain.desk import DESK, MOST_REUSE_DAYS, Desk, DeskKind, NoEngagementError
from smmdesk.domain.errors import OutOfRangeError, UnknownCurrencyError, UnknownZoneError


def test_a_new_desk_can_be_kept() -> None:
    new = Desk()
    assert new.checked() == new
    assert (new.id, new.kind) == (DESK, DeskKind.CLIENTS)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"time_zone": "Nowhere"}, UnknownZoneError),
        ({"currency": "euro"}, UnknownCurrencyError),
        ({"reuse_days": -1}, OutOfRangeError),
        ({"reuse_days": MOST_REUSE_DAYS + 1}, OutOfRangeError),
    ],
)
def test_a_desk_of_no_zone_currency_or_days_is_refused(values: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        replace(Desk(), **values).checked()


def test_something_that_people_do_with_a_post_counts_as_an_engagement() -> None:
    found = Desk(engagement=("saves", "views", "likes")).checked()
    assert found.engagement == ("likes", "saves")
    with pytest.raises(NoEngagementError):
        Desk(engagement=("views",)).checked()
