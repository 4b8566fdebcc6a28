"""Money against what came of it: what a click, a lead or a sale costs on each network, and what is earned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smmdesk.domain.clients import Client
from smmdesk.domain.networks import Network
from smmdesk.domain.results.costs import cheapest_of, costs
from smmdesk.domain.results.named import Event
from smmdesk.domain.results.values import MARGIN
from smmdesk.speech import measured
from smmdesk.speech.cost_findings import about_answer
from smmdesk.speech.language import _
from ui.results.asking import Asked
from ui.results.cost_chart import cost_chart
from ui.results.money_lines import TOTAL, MoneyLine, columns, filled, lines_of, sheets_of
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.chart import ChartView
from ui.widgets.forms.editors import Percent
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.labels import hint
from ui.widgets.scrolling import fill_scrolling
from ui.widgets.segments import SegmentBar
from ui.widgets.tables.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.domain.results.sheet import ResultsSheet
    from ui.results.shown import Results
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

_EVENT: Final = "event"
_MARGIN_WIDE, _NAME_WIDE, _FIGURE_WIDE = 160, 300, 140
"""Pixels at the most."""


class MoneyView(QWidget):
    """The margin of a client is typed here, unless a strategy in force has one."""

    asked = Signal(object)
    """an `Asked`"""
    turned = Signal()
    """the keyboard is at another figure, or at none"""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self._shown: Results | None = None
        self.margin = Form(self._language, [Section("", (Field("margin", _("Margin"), Percent()),))], self._keep)
        self.margin.setMaximumWidth(scaled(_MARGIN_WIDE))
        self.events = SegmentBar([(each, self._language.word(each)) for each in Event], lambda _event: self._draw())
        self.events.choose(Event.CLICK)
        self.chart = ChartView(self._language, least_height=180)
        self.answer, self.none = hint(""), hint("")
        self.without_margin = hint(
            self._language(_("ROMI on margin is not known: no margin is typed above. On revenue alone it flatters."))
        )
        self.of_strategy = hint("")
        self.table: RecordTable[MoneyLine] = RecordTable(
            self._language, columns(), name=_("Money by network"), many=False
        )
        # figures of different units have no order
        self.table.setSortingEnabled(False)
        self.table.clicked.connect(lambda _index: self._ask())
        self.table.activated_record.connect(lambda _line: self._ask())
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self.turned.emit())
        self._lay_out()

    def show_results(self, shown: Results) -> None:
        """Another client, period or network, or what has become of it."""
        self._shown = shown
        is_of_strategy = shown.sheet.version is not None
        self.margin.setVisible(not is_of_strategy)
        self.margin.show_record(shown.client)
        self.of_strategy.setVisible(is_of_strategy)
        if is_of_strategy:
            told = measured.of(shown.sheet, MARGIN, shown.sheet.given[MARGIN], self._language)
            words = _("Margin: {margin}, as version {number} of the strategy has it.")
            self.of_strategy.setText(self._language(words, margin=told, number=shown.sheet.version))
        self._fill()

    def look(self) -> dict[str, Any]:
        """What the page remembers of it."""
        return {_EVENT: str(self.events.value())}

    def resume(self, look: Mapping[str, Any]) -> None:
        """What it was left with; what no window wrote is passed over."""
        # one that is none presses no button
        self.events.choose(look.get(_EVENT))
        if self._shown is not None:
            self.show_results(self._shown)

    def flush(self) -> None:
        """Keep what is being typed."""
        self.margin.flush()

    def current(self) -> Asked | None:
        """The figure of the cell where the keyboard is."""
        index = self.table.currentIndex()
        if self._shown is None or not index.isValid() or not index.column() or not self.table.hasFocus():
            return None
        network = None if index.column() == TOTAL else [*Network][index.column() - 1]
        key = self.table.model_of_records.record(index.row()).key
        return Asked(key, network)

    def _ask(self) -> None:
        if (asked := self.current()) is not None:
            self.asked.emit(asked)

    def _keep(self, edit: Edit) -> None:
        self._context.workspace.records.change(Client, edit.record.id, edit.seen, **edit.wanted)

    @property
    def sheet(self) -> ResultsSheet | None:
        """What is shown."""
        return self._shown.sheet.of(self._shown.network) if self._shown is not None else None

    def _fill(self) -> None:
        if (sheet := self.sheet) is None:
            return
        sheets = sheets_of(sheet, with_total=self._shown is not None and self._shown.network is None)
        self.table.show_columns(filled(sheets))
        lines = lines_of(sheets)
        self.table.show_records(lines)
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + len(lines) * scaled(tokens.ROW_HEIGHT) + 2 * self.table.frameWidth())
        # a name and its figures are not to lie a screen apart
        self.table.setMaximumWidth(scaled(_NAME_WIDE + _FIGURE_WIDE * len(sheets)))
        self.table.setVisible(bool(sheets))
        self.without_margin.setVisible(bool(sheets) and MARGIN not in sheet.given)
        self._draw()

    def _draw(self) -> None:
        if (sheet := self.sheet) is None:
            return
        event = self.events.value()
        found = costs(sheet, event)
        self.chart.setVisible(bool(found))
        self.answer.setText(about_answer(cheapest_of(found), sheet.currency, self._language))
        self.answer.setVisible(bool(self.answer.text()))
        self.none.setText(self._language(_("No network has both money spent and such events known for these days.")))
        self.none.setVisible(not found)
        if found:
            self.chart.show_chart(cost_chart(found, event, sheet.currency, self._language))

    def _lay_out(self) -> None:
        above = (self.events, self.none, self.chart, self.answer, self.margin, self.of_strategy)
        fill_scrolling(self, (*above, self.table, self.without_margin))
