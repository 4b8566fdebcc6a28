"""The lines of a budget as a table, and under it their sums, which stay in sight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QVBoxLayout, QWidget

from smmdesk.domain.budget import BudgetLine
from smmdesk.domain.money import Money
from smmdesk.speech.language import Language, _
from ui.budget.split_panel import swatch
from ui.overriding import override
from ui.style import tokens
from ui.style.icons import icon
from ui.style.theme import SEMIBOLD, colour, font
from ui.widgets.date_edit import Day
from ui.widgets.editors import Line
from ui.widgets.money_edit import Amount
from ui.widgets.networks import network_icon
from ui.widgets.table import RIGHT, STRETCH, Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.widgets.editor import Editor
    from ui.widgets.field_row import Edit

MONEY_WIDTH: Final = 122
_WORDS: Final = 90
"""Pixels of a column of words before another column goes: enough to tell one line from another."""
NEEDED: Final = ("purpose", "actual", "planned", "on", "justification", "difference", "category", "network", "goal")
"""The columns, the most needed first; the inspector has it all."""


@dataclass(frozen=True, slots=True)
class MoneyOf:
    """An amount in the currency that `currency` tells when the cell is edited."""

    currency: Callable[[], str]

    def build(self, language: Language) -> Editor:
        """An editor of `Money | None`."""
        return Amount(self.currency()).build(language)


def columns(today: Callable[[], date], currency: Callable[[], str]) -> dict[str, Column[BudgetLine]]:
    """The columns by what they show."""
    money = MoneyOf(currency)
    return {
        "on": Column(_("Date"), _day, sort=lambda line: line.on or date.max, width=122, field="on", edit=Day(today)),
        "category": Column(
            _("Category"),
            lambda line, language: language.word(line.category),
            icon=lambda line: swatch(line.category),
            width=150,
        ),
        "purpose": Column(
            _("What for"),
            lambda line, language: line.purpose or language(_("Not named yet")),
            ink=lambda line: "text" if line.purpose else "faint",
            tip=lambda line, _language: line.purpose,
            width=STRETCH,
            least=_WORDS,
            field="purpose",
            edit=Line(),
        ),
        "network": Column(_("Network"), _network, icon=_chip, width=128),
        "goal": Column(
            _("Goal"), lambda line, _language: line.goal, width=STRETCH, least=3 * _WORDS, field="goal", edit=Line()
        ),
        "justification": _reason(),
        "planned": _sum(_("Planned"), lambda line: line.planned, "planned", money),
        "actual": _sum(_("Paid"), lambda line: line.actual, "actual", money),
        "difference": Column(
            _("Difference"),
            lambda line, language: difference_words(line.difference, language),
            sort=lambda line: _by_amount(line.difference),
            ink=lambda line: "bad" if line.difference and line.difference.minor > 0 else "text",
            align=RIGHT,
            width=MONEY_WIDTH,
            tip=lambda _line, language: language(_("Paid − planned")),
            searched=False,
        ),
    }


def _reason() -> Column[BudgetLine]:
    return Column(
        _("Why"),
        lambda line, language: language(_("Not justified")) if line.unjustified else line.justification,
        icon=lambda line: icon("warning", "attention") if line.unjustified else None,
        ink=lambda line: "attention" if line.unjustified else "text",
        tip=_why,
        width=STRETCH,
        least=_WORDS,
    )


def difference_words(money: Money | None, language: Language) -> str:
    """With a plus where more was paid than planned: the sign says what the colour says."""
    plus = "+" if money is not None and money.minor > 0 else ""
    return plus + language.money(money)


def _sum(title: str, of: Callable[[BudgetLine], Money | None], field: str, money: MoneyOf) -> Column[BudgetLine]:
    return Column(
        title,
        lambda line, language: language.money(of(line)),
        sort=lambda line: _by_amount(of(line)),
        align=RIGHT,
        width=MONEY_WIDTH,
        field=field,
        edit=money,
        searched=False,
    )


def _by_amount(money: Money | None) -> tuple[bool, int]:
    return (money is not None, money.minor if money else 0)


def _day(line: BudgetLine, language: Language) -> str:
    return language.short_date(line.on) if line.on else language(_("No date"))


def _network(line: BudgetLine, language: Language) -> str:
    return language.word(line.network) if line.network else ""


def _chip(line: BudgetLine) -> QIcon | None:
    return network_icon(line.network) if line.network else None


def _why(line: BudgetLine, language: Language) -> str:
    if line.unjustified:
        return language(_("Every expense needs the goal it serves and why it is worth it."))
    return line.justification


class LineTable(RecordTable[BudgetLine]):
    """Shows as many columns as there is room for. F2 edits a cell, a second click on a chosen one too."""

    def __init__(
        self,
        language: Language,
        today: Callable[[], date],
        currency: Callable[[], str],
        save: Callable[[Edit], object],
    ) -> None:
        by_name = columns(today, currency)
        self.names: Final = tuple(by_name)
        priority = [self.names.index(name) for name in NEEDED]
        super().__init__(language, tuple(by_name.values()), name=_("Budget lines"), priority=priority, save=save)
        # a second click too, unlike other tables: one amount after the other is typed in here
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.SelectedClicked
        )

    def column(self, name: str) -> int:
        """Where a column stands."""
        return self.names.index(name)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 where nothing can be edited edits what is paid: the figure that is entered most."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_F2 and index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index.siblingAtColumn(self.column("actual")))
        super().keyPressEvent(event)


class SumRow(QWidget):
    """One row under a table, its sums in line with the columns."""

    def __init__(self, table: LineTable, language: Language) -> None:
        super().__init__()
        self._table, self._language = table, language
        self._words = ""
        self.sums: dict[str, Money] = {}
        self.setFont(font(weight=SEMIBOLD))
        self.setFixedHeight(tokens.ROW_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = table.horizontalHeader()
        header.sectionResized.connect(lambda *_change: self.update())
        header.geometriesChanged.connect(self.update)
        table.horizontalScrollBar().valueChanged.connect(lambda _value: self.update())

    def show_sums(self, lines: Sequence[BudgetLine], currency: str, of: int) -> None:
        """The sums of the lines in sight; they say so where these are not all, which are `of`."""
        planned = Money.total((line.planned for line in lines), currency)
        actual = Money.total((line.actual for line in lines if line.actual is not None), currency)
        self.sums = {"planned": planned, "actual": actual}
        none = self._language(_("No lines yet: Ctrl+N adds the first."))
        self._words = self._compared(self._counted(len(lines), of), lines, currency) if of else none
        spoken = self._language(
            _("{lines}: planned {planned}, paid {actual}"),
            lines=self._words,
            planned=self._language.money(planned),
            actual=self._language.money(actual),
        )
        self.setAccessibleName(spoken)
        self.update()

    def _counted(self, shown: int, of: int) -> str:
        if shown == of:
            return self._language.count("{n} line", "{n} lines", of)
        return self._language(_("{shown} of {all} lines"), shown=shown, all=of)

    def _compared(self, words: str, lines: Sequence[BudgetLine], currency: str) -> str:
        """How many, and how the paid ones compare: in words, since in line with the sums it would look wrong."""
        gap = Money.total((line.difference for line in lines if line.difference is not None), currency)
        if gap.minor > 0:
            more = _("{lines} · the paid ones cost {money} more than planned")
            return self._language(more, lines=words, money=self._language.money(gap))
        if gap.minor < 0:
            less = _("{lines} · the paid ones cost {money} less than planned")
            return self._language(less, lines=words, money=self._language.money(-gap))
        return words

    def words(self) -> str:
        """What stands before the sums."""
        return self._words

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, tokens.ROW_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(colour("border_strong"))
        painter.drawLine(0, 0, self.width(), 0)
        painter.setPen(colour("muted"))
        middle = Qt.AlignmentFlag.AlignVCenter
        room = self.rect().adjusted(8, 0, self._cell("planned").left() - self.width(), 0)
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, words)
        painter.setPen(colour("text"))
        for name, money in self.sums.items():
            painter.drawText(self._cell(name), middle | Qt.AlignmentFlag.AlignRight, self._language.money(money))

    def _cell(self, name: str) -> QRect:
        """Where the table writes that column's words; empty for a hidden one."""
        column = self._table.column(name)
        start = QPoint(self._table.columnViewportPosition(column), 0)
        left = self.mapFromGlobal(self._table.viewport().mapToGlobal(start)).x()
        return QRect(left, 0, max(self._table.columnWidth(column) - 8, 0), self.height())


class Lines(QWidget):
    """The table, and its sums (`sum_row`), which whoever shows it puts under it."""

    def __init__(self, language: Language, today: Callable[[], date], save: Callable[[Edit], object]) -> None:
        super().__init__()
        self._currency = "EUR"
        self._lines: Sequence[BudgetLine] = ()
        self.table = LineTable(language, today, lambda: self._currency, save)
        self.table.setMinimumHeight(tokens.ROW_HEIGHT * 5)
        self.sum_row = SumRow(self.table, language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        model = self.table.model_of_records
        # a filter finds rows a slice at a time, and the sums follow each
        model.modelReset.connect(self._add_up)
        model.layoutChanged.connect(lambda *_parents: self._add_up())
        model.rowsInserted.connect(lambda *_rows: self._add_up())

    def show_lines(self, lines: Sequence[BudgetLine], currency: str) -> None:
        """These lines of a budget in that currency."""
        self._currency, self._lines = currency, lines
        self.table.show_records(lines)

    def _add_up(self) -> None:
        self.sum_row.show_sums(self.table.records(), self._currency, len(self._lines))
