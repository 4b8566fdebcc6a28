"""One part in the middle of the page: what it is for, its rows in a table or two, and what adds one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.knowledge import strategy as knowledge
from ui.strategy import facts
from ui.strategy.columns import columns_of
from ui.strategy.foots import ABOVE, BELOW
from ui.strategy.row_table import RowTable
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.labels import Label, heading, hint, subheading
from ui.widgets.notice import Notice
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QMenu

    from smmdesk.domain.planning.named import Part
    from ui.shell.context import Context
    from ui.strategy.columns import Columns
    from ui.strategy.parts import PartLine
    from ui.strategy.shown import RowShown, Shown
    from ui.widgets.forms.field_row import Edit


class PartView(QWidget):
    """`chosen` is told of another row, `opened` of Enter or a click on one, `moved(by)` of one that is to go elsewhere,
    `added(part)` of one more that is wanted."""

    chosen = Signal()
    opened = Signal()
    moved = Signal(int)
    added = Signal(object)
    figures_wanted = Signal()
    """of the row that is chosen"""

    def __init__(self, context: Context, line: PartLine) -> None:
        super().__init__()
        self.context, self.language, self.line = context, context.language, line
        self.tables: dict[object, RowTable] = {}
        self.above: dict[Part, Label] = {}
        self.below: dict[Part, Label] = {}
        self.inside = QWidget()
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(0, 0, tokens.SPACE_2, tokens.SPACE_4)
        self.column.setSpacing(tokens.SPACE_2)
        self.column.addWidget(heading(f"{line.number}  {self.language(line.title)}"))
        self.lacking = Notice()
        self.column.addWidget(self.lacking)
        self.build()
        self.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(self.inside))

    # for a part of its own kind to say

    def build(self) -> None:
        """Fill the column."""
        for part in self.line.parts:
            self.add_part(part)

    def show_shown(self, shown: Shown) -> None:
        """Show this version's rows."""
        for part in self.line.parts:
            self.show_part(part, shown)

    def show_open(self, shown: Shown) -> None:
        """What all of the part lacks, and why that matters."""
        told = (shown.open_words(each) for each in shown.open_of(None, *self.line.parts))
        self.lacking.say("\n".join(f"{each.text} {each.why}" for each in told), "attention")

    def flush(self) -> None:
        """Save what is being typed in it."""

    # what it is made of

    def add_part(self, part: Part) -> None:
        """The rows of a part of the domain, with what they are for above and what adds one below."""
        said = knowledge.words(self.language.code).parts[part]
        if len(self.line.parts) > 1:
            self.column.addWidget(subheading(said.title))
        self.column.addWidget(hint(said.about))
        self.above[part], self.below[part] = Label("", wraps=True), hint("")
        self.column.addWidget(self.above[part])
        self.column.addWidget(self.add_table(part, part, said.title))
        self.column.addWidget(self.below[part])
        if len(self.line.parts) == 1:  # the page's own button adds to it
            return
        adding = button(said.new, partial(self.added.emit, part), kind="link", sign="plus")
        adding.setObjectName(part.value)
        self.column.addWidget(adding, 0, Qt.AlignmentFlag.AlignLeft)

    def add_table(
        self,
        key: object,
        part: Part,
        name: str,
        columns: Columns | None = None,
        save: Callable[[Edit], object] = lambda _edit: None,
    ) -> RowTable:
        """A table of rows of that part, which whoever wants it puts somewhere."""
        made = RowTable(self.language, columns or columns_of(part, self.language), name=name, save=save)
        made.selection_changed.connect(partial(self._follow, key))
        made.clicked.connect(partial(self._click, made))
        made.activated_record.connect(lambda _row: self.opened.emit())
        made.moved.connect(self.moved)
        made.set_menu(self._menu)
        self.tables[key] = made
        return made

    def show_part(self, part: Part, shown: Shown) -> None:
        """The rows of a part of the domain."""
        rows = shown.rows(part)
        self.tables[part].show_rows(rows)
        self.tables[part].setVisible(bool(rows))
        for labels, told in ((self.above, ABOVE), (self.below, BELOW)):
            words = told[part](shown) if part in told else ""
            labels[part].setText(words)
            labels[part].setVisible(bool(words))
        for adding in self.inside.findChildren(QWidget, part.value):
            adding.setVisible(shown.is_open)
        self._choose_proxy()

    def _click(self, table: RowTable, index: QModelIndex) -> None:
        """Opens the row, but for what stands in the place of a status."""
        row = next(iter(table.selected()), None)
        is_status = table.model_of_records.columns[index.column()].title == facts.STATUS
        if is_status and row is not None and row.lacks_figures:
            self.figures_wanted.emit()
        else:
            self.opened.emit()

    # what is chosen

    def current(self) -> RowShown | None:
        """The row that is chosen."""
        chosen = (row for table in self.tables.values() for row in table.selected())
        return next((row for row in chosen if not row.is_computed), None)

    def select(self, id: str) -> None:
        """Choose a row."""
        for table in self.tables.values():
            if any(row.id == id for row in table.records()):
                table.select([id])
                table.setFocus()

    def rows(self) -> Iterable[RowShown]:
        """All that it shows, from top to bottom."""
        return [row for table in self.tables.values() for row in table.records()]

    def _follow(self, key: object) -> None:
        """One row is chosen at a time, in whichever table."""
        if self.tables[key].selected():
            for other, table in self.tables.items():
                if other != key and table.selected():
                    table.clearSelection()
        self.chosen.emit()

    def _choose_proxy(self) -> None:
        first = next((table for table in self.tables.values() if not table.isHidden()), None)
        if (target := first or self.first_button()) is not None:
            self.setFocusProxy(target)

    def first_button(self) -> QWidget | None:
        """Where the keyboard goes while there are no rows."""
        found = (self.inside.findChild(QWidget, part.value) for part in self.line.parts)
        return next((each for each in found if each is not None and not each.isHidden()), None)

    def _menu(self) -> QMenu | None:
        return self.context.commands.menu(*ROW_MENU, parent=self)


ROW_MENU = (
    "strategy.edit_row",
    "strategy.bring_in",
    "strategy.row_up",
    "strategy.row_down",
    "",
    "strategy.new_row",
    "",
    "strategy.remove_row",
)
"""What can be done with a row."""
