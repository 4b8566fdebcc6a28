"""The sums of a budget's lines, one row under their table, in line with its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smmdesk.domain.budget import BudgetLine, sums_of
from smmdesk.speech.budgets import standing_words
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import SEMIBOLD, colour, cut, font
from ui.widgets.figures import Figures
from ui.widgets.hearing import Heard
from ui.widgets.looked_at import looked_at
from ui.widgets.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.money import Money
    from ui.budget.line_table import LineTable


class SumRow(QWidget):
    """One row under a table, its sums in line with the columns."""

    heard_as = Heard.TEXT

    def __init__(self, table: LineTable, language: Language) -> None:
        super().__init__()
        self._table, self._language = table, language
        self._words = self._short = ""
        self.sums: dict[str, Money] = {}
        looked_at(self)
        self.setFont(font(weight=SEMIBOLD))
        self.setFixedHeight(scaled(tokens.ROW_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = table.horizontalHeader()
        header.sectionResized.connect(lambda *_change: self.update())
        header.geometriesChanged.connect(self.update)
        table.horizontalScrollBar().valueChanged.connect(lambda _value: self.update())

    def show_sums(self, lines: Sequence[BudgetLine], currency: str, of: int) -> None:
        """The sums of the lines in sight; they say so where these are not all, which are `of`."""
        sums = sums_of(lines, currency)
        self.sums = {"planned": sums.planned, "actual": sums.actual}
        none = self._language(_("No lines yet: Ctrl+N adds the first."))
        # in words, and not in line with the sums: one sum would set off what is over plan and what is still to pay
        standing = standing_words(sums, self._language)
        parts = (self._counted(len(lines), of), standing)
        self._words = " · ".join(part for part in parts if part) if of else none
        # how many lines there are matters least, but not that these are some of them
        self._short = standing if standing and len(lines) == of else self._words
        spoken = self._language(
            _("{lines}: planned {planned}, paid {actual}"),
            lines=self._words,
            planned=self._language.money(sums.planned),
            actual=self._language.money(sums.actual),
        )
        self.setAccessibleName(spoken)
        self.setToolTip(self._words)
        self.update()

    def as_table(self) -> Figures | None:
        """The row as it stands; None while there are no lines."""
        language = self._language
        heads = [language(_("Budget lines")), language(_("Planned")), language(_("Paid"))]
        sums = [language.money(money) for money in self.sums.values()]
        return Figures(heads, [[self._words, *sums]]) if self._table.records() else None

    def _counted(self, shown: int, of: int) -> str:
        if shown == of:
            return self._language.count("{n} line", "{n} lines", of)
        return self._language(_("{shown} of {all} lines"), shown=shown, all=of)

    def words(self, room: int | None = None) -> str:
        """What stands before the sums, where there are so many pixels for it."""
        fits = room is None or self.fontMetrics().horizontalAdvance(self._words) <= room
        return self._words if fits else self._short

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(200), scaled(tokens.ROW_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(colour("border_strong"))
        painter.drawLine(0, 0, self.width(), 0)
        painter.setPen(colour("muted"))
        middle = Qt.AlignmentFlag.AlignVCenter
        room = self.rect().adjusted(8, 0, self._cell("planned").left() - self.width(), 0)
        self._paint_words(painter, room)
        painter.setPen(colour("text"))
        for name, money in self.sums.items():
            painter.drawText(self._cell(name), middle | Qt.AlignmentFlag.AlignRight, self._language.money(money))

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        """Where they are too long for a line they are smaller, and stand on two."""
        words = self.words(room.width())
        if painter.fontMetrics().horizontalAdvance(words) > room.width():
            painter.setFont(font(tokens.FONT_SMALL))
        lines = wrapped(words, painter.font(), room.width())
        step = painter.fontMetrics().height() if len(lines) > 1 else room.height()
        line = QRect(room.x(), room.y() + (room.height() - step * len(lines)) // 2, room.width(), step)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for each in lines:
            painter.drawText(line, side, cut(painter, each, room.width()))
            line.translate(0, step)
        painter.setFont(self.font())

    def _cell(self, name: str) -> QRect:
        """Where the table writes that column's words; empty for a hidden one."""
        column = self._table.column(name)
        start = QPoint(self._table.columnViewportPosition(column), 0)
        left = self.mapFromGlobal(self._table.viewport().mapToGlobal(start)).x()
        return QRect(left, 0, max(self._table.columnWidth(column) - 8, 0), self.height())
