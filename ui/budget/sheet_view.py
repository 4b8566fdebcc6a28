"""One budget in sight: its figures and total, what to look at, the split, and the lines or the chart of its days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.budget.day_chart import day_chart
from ui.budget.line_table import Lines
from ui.budget.split_panel import Acts, SplitPanel
from ui.budget.summary import Summary
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.chart import ChartView
from ui.widgets.labels import as_foot
from ui.widgets.page_tools import States
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from smmdesk.domain.budget import Category
    from smmdesk.domain.spending import Alert
    from smmdesk.knowledge import Knowledge
    from smmdesk.services.budget import BudgetSheet
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.forms.goals import Goals

View = Literal["lines", "days"]
VIEWS: Final[tuple[tuple[View, str], ...]] = (
    ("lines", _("Lines")),
    ("days", _("Day by day")),
)
_LOW: Final = 420
"""Below this height all that stands above the lines is folded into one of its own."""
_NARROW: Final = 760
"""Below this width it takes more lines, and is folded sooner."""
_HIGH: Final = 540
"""Below this height the categories are folded, so that lines come into sight."""


@dataclass(frozen=True, slots=True)
class SheetActs:
    """What the view asks the page to do."""

    split: Acts
    save_total: Callable[[Edit], object]
    save_line: Callable[[Edit], object]
    show_alert: Callable[[Alert], object]
    goals: Goals
    """the names that lines are offered"""


class SheetView(QWidget):
    """Scrolls as a whole where the window is too low for all of it, but for the sums of the lines."""

    def __init__(self, language: Language, knowledge: Knowledge, today: Callable[[], date], acts: SheetActs) -> None:
        super().__init__()
        self._language, self._today = language, today
        self.summary = Summary(language, acts.save_total, acts.show_alert)
        self.figures, self.total, self.alerts = self.summary.figures, self.summary.total, self.summary.alerts
        self.split = SplitPanel(language, knowledge, acts.split)
        self.lines = Lines(language, today, acts.goals, acts.save_line)
        self.day_chart = ChartView(language)
        self._lower = States()
        self.summary.folded.connect(self.split.setHidden)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolling(self._inner()), 1)
        column.addWidget(as_foot(self.lines.sum_row))

    def _inner(self) -> QWidget:
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(self.split)
        column.addWidget(self.lines, 1)
        # in the order of `VIEWS`, whose place is the place here
        for page in (lines, _top(self.day_chart)):
            self._lower.addWidget(page)
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 0, tokens.SPACE_2, 0)
        whole.setSpacing(tokens.SPACE_3)
        whole.addWidget(self.summary)
        whole.addWidget(self._lower, 1)
        return inner

    def show_sheet(self, sheet: BudgetSheet, category: Category | None) -> None:
        """This budget; of its lines those of one category, or all."""
        self.summary.show_sheet(sheet)
        self.split.show_sheet(sheet)
        # given each time, drawn only while somebody looks at it
        self.day_chart.show_chart(day_chart(sheet, self._language, self._today()))
        self.show_lines(sheet, category)

    def show_lines(self, sheet: BudgetSheet, category: Category | None) -> None:
        """Only the lines anew."""
        self.split.show_chosen(category)
        self.lines.show_lines(sheet, category)

    def show_view(self, view: View) -> None:
        """The lines with the split above them, or the chart."""
        self._lower.setCurrentIndex([name for name, _words in VIEWS].index(view))
        self.lines.sum_row.setVisible(view == "lines")

    def flush(self) -> None:
        """Save what is being typed."""
        self.total.flush()
        self.split.flush()
        self.lines.table.flush()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        high = _LOW if self.width() >= scaled(_NARROW) else _HIGH
        self.summary.fit(self.height() >= scaled(high))
        self.split.fit(self.height() >= scaled(_HIGH))


def _top(chart: ChartView) -> QWidget:
    """A chart at the top of the room there is."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(chart)
    column.addStretch(1)
    return made
