"""A line in a day's cell in which a post is begun: hour, networks, format, rubric, first words, Enter, done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QTimer

from smmdesk.domain.periods import time_at
from smmdesk.speech.language import Language, _
from ui.calendar.month.understood import Understood
from ui.overriding import override
from ui.style.text_size import scaled
from ui.widgets.forms.editors import Line
from ui.widgets.forms.form import Field
from ui.widgets.tables.cell_form import CellForm

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from smmdesk.exchange.plans.quick_words import QuickWords
    from ui.widgets.forms.field_row import Edit

HEIGHT: Final = 32
_WIDEST: Final = 340


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstWords:
    """A post that is about to be begun, as it is edited."""

    id: str
    """the day, as ISO 8601 has it"""
    at: int | None = None
    """the minute of that day, where it was begun on one"""
    text: str = ""


class QuickLine(CellForm):
    """Enter and leaving keep what was typed as a post of that day; Esc drops it."""

    def __init__(
        self,
        language: Language,
        month: QWidget,
        when: tuple[date, int | None],
        save: Callable[[Edit], object],
        words: Callable[[], QuickWords] | None = None,
    ) -> None:
        """`when` are the day and, in a week, the minute of it; `words` are asked for once something was typed; without
        them nothing is told of what is understood."""
        self.when = day, at = when
        label = language(_("New post on {day}"), day=language.day_and_month(day))
        if at is not None:
            clock = language.time(time_at(at))
            label = language(_("New post on {day}, {time}"), day=language.day_and_month(day), time=clock)
        super().__init__(language, Field("text", label, Line(_("First words of the post"))), save)
        self._month, self._make_words = month, words
        self._words: QuickWords | None = None
        self.understood = Understood(language, month)
        # a moment later: the letter is painted before the words are read for the first time
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._tell)
        self.row.typing.connect(self._later.start)
        self.row.said.connect(self._later.start)
        self.setParent(month)
        self.show_record(FirstWords(id=day.isoformat(), at=at))

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
        width = max(cell.width() - 4, min(scaled(_WIDEST), self._month.width()))
        left = min(cell.left() + 2, self._month.width() - width)
        height = scaled(HEIGHT)
        self.place(QRect(left, cell.bottom() - height - 1, width, height))

    def put_away(self) -> None:
        """It is over."""
        self._later.stop()
        for part in (self.understood, self):
            part.hide()
            part.deleteLater()

    @override
    def _fit(self) -> None:
        super()._fit()
        self.understood.stand_by(self.geometry())

    def _tell(self) -> None:
        """Show what is understood so far; what has to be said about the line goes before it."""
        if self._make_words is None or self.is_over:
            return
        if self._words is None:
            self._words = self._make_words()
        said = self._words.understand(self.row.editor.words().strip())
        words = self.understood.show_post(said)
        self.understood.setVisible(bool(words) and not self.row.reason)
        self.understood.stand_by(self.geometry())
        if not self.row.reason:
            self.row.editor.setAccessibleDescription(words)
