"""Who ran the networks when."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from smmdesk.domain.errors import EmptyNameError, OutOfRangeError, PeriodError
from smmdesk.domain.ids import ClientId, ProviderId
from smmdesk.domain.providers import Provider, provider_on

MAY, JUNE, JULY = (date(2026, month, 1) for month in (5, 6, 7))


def ran(name: str, starts: date | None = None, ends: date | None = None) -> Provider:
    return Provider(id=ProviderId(name), client_id=ClientId("c"), name=name, starts=starts, ends=ends)


def test_the_last_day_is_not_included() -> None:
    anna = ran("Anna", MAY, JUNE)
    assert [anna.works_on(day) for day in (date(2026, 4, 30), MAY, date(2026, 5, 31), JUNE)] == [
        False,
        True,
        True,
        False,
    ]


def test_of_several_the_one_who_started_last() -> None:
    agency, anna, boris = ran("Agency"), ran("Anna", MAY, JULY), ran("Boris", JUNE)
    every = [boris, agency, anna]
    assert [provider_on(every, day) for day in (date(2025, 1, 1), MAY, JUNE, JULY)] == [agency, anna, boris, boris]
    assert provider_on([anna], JULY) is None
    assert provider_on([], MAY) is None


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"name": " \t"}, EmptyNameError),
        ({"starts": JUNE, "ends": JUNE}, PeriodError),
        ({"rating": 0}, OutOfRangeError),
        ({"rating": 6}, OutOfRangeError),
    ],
)
def test_what_cannot_be_is_refused(values: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        replace(ran("Anna"), **values).checked()


@pytest.mark.parametrize(("starts", "ends"), [(None, None), (MAY, None), (None, MAY)])
def test_a_beginning_or_an_end_may_be_open(starts: date | None, ends: date | None) -> None:
    anna = ran("Anna", starts, ends)
    assert anna.checked() is anna
    assert anna.works_on(date(2026, 4, 30)) is (starts is None)


def test_what_a_rating_may_be_is_said() -> None:
    with pytest.raises(OutOfRangeError, match="from 1 to 5"):
        replace(ran("Anna"), rating=6).checked()


@pytest.mark.parametrize("rating", [None, 1, 5])
def test_what_can_be_is_kept(rating: int | None) -> None:
    anna = replace(ran("Anna", MAY, JUNE), rating=rating)
    assert anna.checked() is anna
