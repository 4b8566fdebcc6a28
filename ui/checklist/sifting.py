"""Which questions are in sight: by what is to be done about them, and by the words that are looked for."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.checklist.details import ItemState


class Only(StrEnum):
    """Which of the questions are in sight."""

    ALL = "all"
    OPEN = "open"
    WEAK = "weak"

    def takes(self, state: ItemState) -> bool:
        """Whether a question as it stands is one of them."""
        return self is Only.ALL or (state.verdict is None if self is Only.OPEN else state.is_weak)


def holds(state: ItemState, text: str) -> bool:
    """Whether every word of a casefolded text occurs in what is said of the question."""
    answer = state.answer
    remarks = f"{answer.evidence} {answer.comment}" if answer else ""
    told = f"{state.item.statement} {state.item.how} {remarks}".casefold()
    return all(word in told for word in text.split())
