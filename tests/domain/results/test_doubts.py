"""What is pointed out in figures, and what is not."""

from __future__ import annotations

import pytest

from smmdesk.domain.results.doubts import doubts
from smmdesk.domain.results.named import Doubt


@pytest.mark.parametrize(
    ("figures", "before", "expected"),
    [
        ({"followers": 1301}, 1000, {"followers": Doubt.JUMP}),
        ({"followers": 699}, 1000, {"followers": Doubt.JUMP}),
        ({"followers": 1300}, 1000, {}),
        ({"followers": 5000}, None, {}),
        ({"followers": 5000}, 0, {}),
        ({"views": 9, "reach_day": 10}, None, {"views": Doubt.BELOW_REACH}),
        ({"views": 10, "reach_day": 10}, None, {}),
        ({"views": 9}, None, {}),
        ({"views": -1, "reach_day": 10, "likes": -2}, None, {"views": Doubt.NEGATIVE, "likes": Doubt.NEGATIVE}),
    ],
)
def test_what_looks_wrong_is_named(figures: dict[str, int], before: int | None, expected: dict[str, Doubt]) -> None:
    assert doubts(figures, before) == expected
