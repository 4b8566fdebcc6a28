"""What tests of reading share."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def large() -> Iterator[None]:
    """Lets go at once of what a reader holds: a sheet of a million rows lies in a cycle, of which the parsing child
    dies and a process of many tests grows by 136 MB each time."""
    gc.freeze()  # what was there before is not looked through each time
    yield
    gc.collect()
