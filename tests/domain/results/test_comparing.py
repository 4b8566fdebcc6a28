"""Now against before."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.results.comparing import Change, compare
from smmdesk.domain.results.named import Good

VALUES = st.integers(-(10**15), 10**15) | st.fractions(-1000, 1000, max_denominator=10**6)
DAYS = st.tuples(st.integers(1, 400), st.integers(1, 400))


@given(VALUES, VALUES, st.booleans())
def test_there_and_back_is_the_same_way(now: Fraction, before: Fraction, is_rate: bool) -> None:
    there, back = compare(now, before, is_rate=is_rate), compare(before, now, is_rate=is_rate)
    assert there.difference is not None
    assert back.difference is not None
    assert there.difference == -back.difference
    if there.relative is not None and back.relative is not None:
        assert (1 + there.relative) * (1 + back.relative) == 1


@given(VALUES, VALUES, DAYS)
def test_a_percentage_needs_something_before(now: Fraction, before: Fraction, days: tuple[int, int]) -> None:
    found = compare(now, before, days=days)
    assert (found.relative is not None) is (before > 0)
    assert (found.per_day is not None) is (before > 0 and days[0] != days[1])


@given(st.integers(1, 10**6), DAYS)
def test_the_same_every_day_is_no_change_a_day(value: int, days: tuple[int, int]) -> None:
    found = compare(value * days[0], value * days[1], days=days)
    assert found.per_day == (0 if days[0] != days[1] else None)


def test_rates_differ_in_points_and_know_no_days() -> None:
    found = compare(Fraction(42, 1000), Fraction(35, 1000), days=(31, 30), is_rate=True)
    assert found == Change(difference=Fraction(7, 1000), relative=Fraction(1, 5), in_points=True)


def test_better_goes_by_the_direction() -> None:
    assert Good.UP.is_better(1) is True
    assert Good.UP.is_better(-1) is False
    assert Good.DOWN.is_better(Fraction(-1, 9)) is True
    assert Good.DOWN.is_better(1) is False
    for nothing in (Good.NONE.is_better(1), Good.UP.is_better(0), Good.DOWN.is_better(None)):
        assert nothing is None
