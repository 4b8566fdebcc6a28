"""The scale of a chart on paper: few round values that lie within it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.documents.scale import scale
from tests.every import every


@pytest.mark.parametrize(
    ("highest", "told"),
    [
        (1825, ["0", "500", "1000", "1500"]),
        (20, ["0", "10", "20"]),
        (7, ["0", "2", "4", "6"]),
        (2, ["0", "1", "2"]),
        (1, ["0", "1"]),
        (Fraction(2, 5), ["0"]),
    ],
)
def test_values_are_round_and_of_what_is_counted_whole(highest: Fraction | int, told: list[str]) -> None:
    assert [each["words"] for each in scale(Fraction(highest), str, is_whole=True)] == told


def test_of_what_is_no_count_they_may_be_parts() -> None:
    assert [each["words"] for each in scale(Fraction(2, 5), str, is_whole=False)] == ["0", "1/5", "2/5"]


@given(st.fractions(min_value=Fraction(1, 1000), max_value=10**12))
def test_they_go_from_nothing_to_the_highest_at_like_steps(highest: Fraction) -> None:
    found = scale(highest, str, is_whole=False)
    values = [Fraction(each["words"]) for each in found]
    assert 2 <= len(values) <= 4
    assert values == [values[1] * at for at in range(len(values))]
    assert highest - values[-1] < values[1]
    assert every(each["at"] == pytest.approx(float(value / highest)) for each, value in zip(found, values, strict=True))
