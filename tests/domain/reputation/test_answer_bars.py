"""How answer times are spread over steps of one length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.reputation.answer_bars import MOST_BARS, answer_bars
from smmdesk.domain.reputation.records import LEAST_GOAL, MOST_GOAL
from tests.every import every


@pytest.mark.parametrize(
    ("goal", "step"), [(5, 5), (40, 5), (41, 10), (120, 15), (240, 30), (480, 60), (MOST_GOAL, 1440)]
)
def test_the_goal_stands_within_eight_steps(goal: int, step: int) -> None:
    found = answer_bars([], goal)
    assert found.step == step
    assert found.counts == (0,) * -(-goal // step)
    assert found.longer == 0


def test_a_step_counts_what_took_no_longer() -> None:
    found = answer_bars([0, 1, 30, 31, 60, 360, 361, 9000], 240)
    assert found.counts == (3, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)
    assert found.longer == 2
    assert found.ends[:2] == (30, 60)


@given(st.lists(st.integers(0, 10_000)), st.integers(LEAST_GOAL, MOST_GOAL))
def test_every_answer_is_counted_once(minutes: list[int], goal: int) -> None:
    found = answer_bars(minutes, goal)
    assert sum(found.counts) + found.longer == len(minutes)
    assert len(found.counts) <= MOST_BARS
    assert found.ends[-1] >= goal
    for end in found.ends:
        assert sum(found.counts[: found.ends.index(end) + 1]) == sum(each <= end for each in minutes)
    assert every(end > 0 for end in found.ends)
