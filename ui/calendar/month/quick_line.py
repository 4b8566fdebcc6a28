"""A line in a day's cell in which a post is begun: first words, Enter, done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from smmdesk.speech.language import Language, _
from ui.widgets.cell_form import CellForm
from ui.widgets.editors import Line
from ui.widgets.form import Field

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from ui.widgets.field_row import Edit

_WIDEST, _HEIGHT = 260, 32


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstWords:
    """A post that is about to be begun, as it is edited."""

    id: str
    """the day, as ISO 8601 has it"""
    text: str = ""


class QuickLine(CellForm):
    """Enter and leaving keep what was typed as a post of that day; Esc drops it."""

    def __init__(self, language: Language, month: QWidget, day: date, save: Callable[[Edit], object]) -> None:
        label = language(_("New post on {day}"), day=language.day_and_month(day))
        super().__init__(language, Field("text", label, Line(_("First words of the post"))), save)
        self.day = day
        self._month = month
        self.setParent(month)
        self.show_record(FirstWords(id=day.isoformat()))

    def begin(self, cell: QRect, text: str) -> None:
        """Stand at the foot of the day's cell, with these first letters."""
        self.place_in(cell)
        self.show()
        self.raise_()
        if text:
            self.row.editor.retype(text)
        self.setFocus()

    def place_in(self, cell: QRect) -> None:
        """At the foot of this cell, and wider where that is narrow."""
        width = max(cell.width() - 4, min(_WIDEST, self._month.width()))
        left = min(cell.left() + 2, self._month.width() - width)
        self.place(QRect(left, cell.bottom() - _HEIGHT - 1, width, _HEIGHT))
