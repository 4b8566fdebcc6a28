"""Things that overlap stand side by side, none on another, each in the first lane that is free."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.lanes import Lane, lanes

HALF = 30


def at(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


@pytest.mark.parametrize(
    ("clocks", "wanted"),
    [
        ("09:30 09:30 09:45 10:00 10:15 11:00", "0/3 1/3 2/3 0/3 1/3 0/1"),
        ("09:00 09:30 10:00", "0/1 0/1 0/1"),
        ("09:00 09:29", "0/2 1/2"),
        ("", ""),
    ],
)
def test_each_takes_the_first_free_lane_of_its_cluster(clocks: str, wanted: str) -> None:
    found = lanes([at(clock) for clock in clocks.split()], HALF)
    assert " ".join(f"{each.number}/{each.of}" for each in found) == wanted


@given(st.lists(st.integers(0, 24 * 60 - 1), max_size=40).map(sorted))
def test_none_lies_on_another_and_no_lane_is_wasted(starts: list[int]) -> None:
    found = lanes(starts, HALF)
    assert len(found) == len(starts)
    for (first, one), (second, other) in zip(pairs := list(zip(starts, found, strict=True)), pairs[1:], strict=False):
        if second < first + HALF:
            assert one.of == other.of
    for index, (start, lane) in enumerate(pairs):
        there = [each for begun, each in pairs[:index] if begun + HALF > start]
        assert lane.number not in {each.number for each in there}
        assert 0 <= lane.number <= len(there)
        assert lane.number < lane.of
        assert Lane(lane.of - 1, lane.of) in found
