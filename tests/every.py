"""`all`, for assertions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def every(answers: Iterable[object]) -> bool:
    """Whether there are any, and all of them are true: `all` is also true of nothing, and then a test says nothing."""
    found = list(answers)
    return bool(found) and all(found)
