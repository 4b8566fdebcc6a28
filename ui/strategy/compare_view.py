"""What differs between the version in sight and another: a line for each field, in the order of parts and rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.documents.strategies.changes import told
from smmdesk.domain.results.records import Formula
from smmdesk.speech.language import Language, _
from smmdesk.speech.strategies import Measures, Teller
from ui.strategy.versions_told import version_words
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.forms.choice import Combo
from ui.widgets.labels import heading, hint
from ui.widgets.tables.table import STRETCH, Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.documents.strategies.changes import Told
    from smmdesk.domain.strategy.texts import Run
    from smmdesk.domain.strategy.versions import RowChange
    from ui.shell.context import Context
    from ui.strategy.shown import Shown


@dataclass(frozen=True, slots=True)
class Line:
    """One field that differs, or a row that came, went or moved."""

    id: int
    number: str
    name: str
    what: str
    field: str
    before: str
    now: str
    change: RowChange


class CompareView(QWidget):
    """`opened(id)` is told of a row that is to be seen; `left` of who is done."""

    opened = Signal(str)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Shown | None = None
        language = context.language
        self.title = heading("")
        self.other = Combo()
        self.other.setAccessibleName(language(_("Compared with")))
        self.other.activated.connect(lambda _at: self._fill())
        self.back = button(language(_("Back to the parts")), self.left.emit, kind="link", sign="arrow-left")
        self.nothing = hint(language(_("Nothing differs.")))
        self.table: RecordTable[Line] = RecordTable(
            language, _COLUMNS, name=_("What differs"), many=False, priority=(1, 3, 4, 0, 2)
        )
        self.table.activated_record.connect(self._open)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.other, 1)
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, tokens.SPACE_3)
        column.setSpacing(tokens.SPACE_2)
        column.addLayout(head)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_shown(self, shown: Shown) -> None:
        """This version beside the other that is chosen, at first the one before it."""
        self._shown = shown
        language = self._context.language
        others = [each for each in reversed(shown.versions) if each.id != shown.strategy.id]
        self.title.setText(language(_("Version {number} compared with"), number=shown.strategy.number))
        self.other.set_options([(each.id, version_words(each, shown)) for each in others])
        if self.other.currentData() is None and others:
            before = [each for each in others if each.number < shown.strategy.number]
            self.other.choose((before or others)[0].id)
        self._fill()

    def lines(self) -> list[Line]:
        """What is in sight."""
        return self.table.records()

    def _fill(self) -> None:
        shown, id = self._shown, self.other.currentData()
        if shown is None or id is None:
            return
        workspace, language = self._context.workspace, self._context.language
        measures = Measures.of(workspace.records.all(Formula))
        accounts = {each.id: each for each in shown.accounts}
        sheets = (workspace.strategy.sheet(id), shown.sheet)
        old, new = (Teller(sheet=each, language=language, measures=measures, accounts=accounts) for each in sheets)
        found = [*_lines(told(old, new), language)]
        self.table.show_records(found)
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)

    def _open(self, line: Line) -> None:
        if line.change.after is not None:
            self.opened.emit(line.change.after.id)


def _lines(found: Sequence[Told], language: Language) -> Iterator[Line]:
    at = 0
    for each in found:
        what = language.word(each.change.difference)
        name = each.name or each.part
        fields = [(field.label, _joined(field.before), _joined(field.after)) for field in each.fields]
        # of one that moved that is all there is to say
        for label, before, now in fields or [("", "", what)]:
            yield Line(at, each.number, name, what, label, before, now, each.change)
            at += 1


def _joined(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


_COLUMNS: Final[tuple[Column[Line], ...]] = (
    Column(_("No."), lambda line, _language: line.number, width=48, ink=lambda _line: "muted", searched=False),
    Column(
        _("Row"),
        lambda line, _language: " · ".join(filter(None, (line.name, line.field))),
        width=STRETCH,
        least=260,
        weight=3,
        tip=lambda line, _language: " · ".join(filter(None, (line.name, line.field))),
    ),
    Column(_("What became of it"), lambda line, _language: line.what, width=104),
    Column(
        _("Before"),
        lambda line, _language: line.before.partition("\n")[0],
        width=STRETCH,
        weight=2,
        ink=lambda _line: "muted",
        tip=lambda line, _language: line.before,
    ),
    Column(
        _("Now"),
        lambda line, _language: line.now.partition("\n")[0],
        width=STRETCH,
        weight=2,
        tip=lambda line, _language: line.now,
    ),
)
