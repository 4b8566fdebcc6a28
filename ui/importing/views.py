"""What is seen of a file before it is read in: its first rows and what is odd about any row, or its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.importing.changed import ChangedRows
from ui.importing.column_uses import ColumnUses
from ui.importing.lists import first_rows, in_short, odd_rows
from ui.shell.room import least_height
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.labels import Elided
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.services.reading.importing import ImportReport
    from smmdesk.services.reading.kind import Kind

ROWS: Final = "rows"
COLUMNS: Final = "columns"
_LEAST: Final = 160
_PARTS: Final = 6
"""Of a screen, one of which is enough."""


class ImportViews(QWidget):
    """Two views under a switch; a file without columns, such as a calendar, has the rows alone."""

    turned = Signal()
    """another view came into sight"""

    def __init__(self, kind: Kind[Any], language: Language) -> None:
        super().__init__()
        self._kind, self._language = kind, language
        self.rows = first_rows(kind, language)
        self.problems = odd_rows(language)
        self.problems.hide()
        self.changed = ChangedRows(kind, language)
        self.columns = ColumnUses(kind, language)
        self.first_row = Elided(colour="muted", size=tokens.FONT_SMALL)
        self.switch = SegmentBar(
            [(ROWS, language(kind.says.first_rows)), (COLUMNS, language(_("Columns…")))], self.turn_to
        )
        self.switch.choose(ROWS)
        self._stack = QStackedWidget()
        self._stack.addWidget(_column((self.changed, 2), (self.rows, 3), (self.problems, 2), apart=tokens.SPACE_4))
        self._stack.addWidget(_column((self.columns, 1), (self.first_row, 0), apart=tokens.SPACE_2))
        # a small screen has no more for it, which then scrolls
        self._stack.setMinimumHeight(least_height(self, scaled(_LEAST), _PARTS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(self.switch)
        column.addWidget(self._stack, 1)

    @property
    def view(self) -> str:
        """Which of them is in sight."""
        return str(self.switch.value())

    def turn_to(self, view: str) -> None:
        """Bring the rows or the columns into sight."""
        self.switch.choose(view)
        self._stack.setCurrentIndex([ROWS, COLUMNS].index(view))
        self.turned.emit()

    def show_report(self, report: ImportReport) -> None:
        """The file as it was read last."""
        self.rows.show_records(report.first)
        self._leave_out_blank(report.first)
        self.changed.show_rows(report.changed)
        self.first_row.set_whole(in_short(report.first, self._kind, self._language))
        odd = [*report.problems, *report.passed]
        self.problems.show_records(odd)
        self.problems.setVisible(bool(odd))
        look = report.about.table
        # a calendar file has no columns to choose
        self.switch.setVisible(look is not None)
        if look is not None:
            self.columns.show_look([name for name, _use in report.about.columns], look, _why_left(report))
        else:
            self.turn_to(ROWS)

    def _leave_out_blank(self, rows: Sequence[Any]) -> None:
        """Of columns that share the room those have none that say nothing, such as the words of a day."""
        blank = [not any(shown.text(row, self._language) for row in rows) for shown in self._kind.preview]
        sharing = [not shown.width for shown in self._kind.preview]
        goes = [is_blank and shares for is_blank, shares in zip(blank, sharing, strict=True)]
        for at, hidden in enumerate(goes, 1):
            self.rows.setColumnHidden(at, hidden and sum(goes) < sum(sharing))

    def ask_for_columns(self) -> None:
        """The keyboard to the first column: what it is, the person has to say."""
        self.turn_to(COLUMNS)
        self.columns.focus_first()


def _why_left(report: ImportReport) -> dict[int, str]:
    """Of the columns of the table that is shown, by position, the word of the reader for why nothing is kept."""
    found, here = report.about.told.get("unknown_columns", ()), {"", report.about.sheet}
    return {each["at"]: each["why"] for each in found if each["sheet"] in here}


def _column(*parts: tuple[QWidget, int], apart: int) -> QWidget:
    """One under the other, each with its part of the height."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(apart)
    for part, share in parts:
        column.addWidget(part, share)
    return made
