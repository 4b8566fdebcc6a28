"""What a grid of offers is declared with: a row is a figure, a column an offer, a cell what stands where they meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.domain.comparison import Offer
    from ui.widgets.forms.editor import Kind

FIGURE_HEIGHT: Final = 30
ANSWER_HEIGHT: Final = 62
WORDS_HEIGHT: Final = 58
SCORE_HEIGHT: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A figure, and where it comes from as its tip; `bar` from 0 to 1 is drawn beside it. `note` stands under it.

    `heard` says to who listens what the ink says to who looks.
    """

    text: str
    placeholder: str = ""
    """what stands there in its stead while there is none"""
    note: str = ""
    ink: str = "text"
    strong: bool = False
    tip: str = ""
    heard: str = ""
    bar: float | None = None

    @property
    def words(self) -> str:
        """What is to be seen."""
        return self.text or self.placeholder


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the grid. Without a `kind` it is computed and can't be edited; `in_words` stands on the left.

    What is edited is the field of that name of the offer, or the `edits` of the record that `record` gives.
    """

    field: str
    title: str
    cell: Callable[[Offer], Cell]
    record: Callable[[Offer], Any] = lambda offer: offer
    edits: str = ""
    kind: Kind | None = None
    height: int = FIGURE_HEIGHT
    in_words: bool = False
    hint: str = ""
