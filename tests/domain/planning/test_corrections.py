"""When it is time to act."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.planning.corrections import firing, weeks_judged
from smmdesk.domain.planning.named import Firing, Side

VALUES = st.lists(st.none() | st.integers(-5, 5), max_size=14)
MONDAY = date(2026, 11, 16)


@given(VALUES, st.integers(1, 12), st.integers(-5, 5))
def test_both_sides_are_the_same_in_the_mirror(values: list[int | None], weeks: int, threshold: int) -> None:
    mirrored = [None if value is None else -value for value in values]
    assert firing(Side.BELOW, threshold, weeks, values) is firing(Side.ABOVE, -threshold, weeks, mirrored)


@given(VALUES, st.lists(st.none() | st.integers(-5, 5), max_size=5), st.integers(1, 12))
def test_what_was_before_the_weeks_is_no_matter(values: list[int | None], before: list[int | None], weeks: int) -> None:
    if len(values) >= weeks:
        assert firing(Side.BELOW, 0, weeks, [*before, *values]) is firing(Side.BELOW, 0, weeks, values)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 1], Firing.FIRED),
        ([2, 1], Firing.NOT),
        ([1, 2], Firing.NOT),
        ([None, 1], Firing.NOT_KNOWN),
        ([1, None], Firing.NOT_KNOWN),
        ([1], Firing.NOT_KNOWN),
        ([], Firing.NOT_KNOWN),
        ([None, 1, 1], Firing.FIRED),
    ],
)
def test_all_weeks_have_to_be_beyond_and_known(values: list[int | None], expected: Firing) -> None:
    assert firing(Side.BELOW, 2, 2, values) is expected


@pytest.mark.parametrize("today", [MONDAY, date(2026, 11, 19), date(2026, 11, 22)])
def test_only_weeks_that_are_complete_are_judged(today: date) -> None:
    weeks = weeks_judged(today, 3)
    assert [week.start for week in weeks] == [date(2026, 10, 26), date(2026, 11, 2), date(2026, 11, 9)]
    assert weeks[-1].end == MONDAY


def test_once_handled_only_later_weeks_count() -> None:
    assert [week.start for week in weeks_judged(MONDAY, 3, date(2026, 11, 1))] == [date(2026, 11, 2), date(2026, 11, 9)]
    assert [week.start for week in weeks_judged(MONDAY, 3, date(2026, 11, 2))] == [date(2026, 11, 9)]
    assert weeks_judged(MONDAY, 3, date(2026, 11, 15)) == ()
    assert weeks_judged(MONDAY, 3) == weeks_judged(MONDAY, 3, date(2026, 10, 25))
