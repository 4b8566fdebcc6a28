"""How results are told on the page: the colour of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smmdesk.domain.results.against import Compared


def tone_of(found: Compared) -> str:
    """The token of its colour: better, worse, or neither."""
    return {True: "good", False: "bad", None: "muted"}[found.is_better]
