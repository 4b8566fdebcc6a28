"""What the pages of a strategy are made of: tables whose empty columns are left out, cards, lines and panels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEFT, RIGHT = "left", "right"
Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """Words, and smaller ones below them."""

    text: str
    small: str = ""
    is_strong: bool = False

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.text or self.small)


EMPTY: Final = Cell("")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its head; `share` of the room that is left, or as wide as it is where that is 0."""

    head: str
    share: float = 0
    align: str = LEFT


Line = list[Cell | str]
NUMBER: Final = Column("")
"""Of numbers such as 1.2, which say themselves what they are."""


def table(columns: Sequence[Column], rows: Sequence[Sequence[Cell | str]], foot: Sequence[str] = ()) -> Block:
    """Without the columns in which no row says anything."""
    cells = [[each if isinstance(each, Cell) else Cell(each) for each in row] for row in rows]
    there = [at for at in range(len(columns)) if any(row[at] for row in cells)]
    return {
        "kind": "table",
        "columns": [columns[at].share for at in there],
        "align": [columns[at].align for at in there],
        "head": [columns[at].head for at in there],
        "rows": [[row[at] for at in there] for row in cells],
        "foot": [foot[at] for at in there] if foot else [],
    }


def card(number: str, name: str, facts: Iterable[tuple[str, str]]) -> Block:
    """A row with its fields below one another; those that say nothing are left out."""
    return {"kind": "card", "number": number, "name": name, "facts": [pair for pair in facts if pair[1]]}


def caption(text: str) -> Block:
    """What the next table is about."""
    return {"kind": "caption", "text": text}


def note(text: str) -> Block:
    """A quiet line."""
    return {"kind": "note", "text": text}


def panel(text: str, *, loud: bool = False) -> Block:
    """A sentence that is not to be passed over."""
    return {"kind": "panel", "text": text, "loud": loud}
