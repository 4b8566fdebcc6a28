"""Reading a file in, of whatever kind: what it was taken for, what will happen, what is odd about it; then it happens.

    ImportDialog(context, Path("plan.xlsx"), PLAN).open()

The file is first read without keeping anything (`dry_run.py`), so that its first rows and every problem are seen
before (`views.py`). What each column is can be said otherwise, and has to be where nothing was recognised; where
day and month could be either way round, or the letters look wrong, that is said here too. Each answer has the file
looked at again. The import itself runs beside the window and can be cancelled.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from smmdesk.domain.clients import going_on
from smmdesk.exchange.errors import AmbiguousDatesError, NothingRecognisedError
from smmdesk.machine.places import documents_folder
from smmdesk.speech.language import _
from ui.importing import words as import_words
from ui.importing.dry_run import DryRun
from ui.importing.encoding_choice import EncodingChoice
from ui.importing.views import COLUMNS, ROWS, ImportViews
from ui.overriding import override
from ui.shell.dialogs import Dialog
from ui.style import tokens
from ui.style.theme import MEDIUM
from ui.widgets.announcing import announce
from ui.widgets.buttons import button
from ui.widgets.forms.offered import OfferedLine
from ui.widgets.labels import Elided, Label, caption, hint
from ui.widgets.notice import Notice
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from tempfile import TemporaryDirectory

    from smmdesk.machine.progress import Progress
    from smmdesk.services.reading.importing import ImportReport
    from smmdesk.services.reading.kind import Kind
    from ui.shell.background import Refusal
    from ui.shell.context import Context

_WIDTH, _HEIGHT = 960, 700


class ImportDialog(Dialog):
    """One file of one kind for one client."""

    def __init__(
        self, context: Context, path: Path, kind: Kind[Any], *, own: TemporaryDirectory[str] | None = None
    ) -> None:
        """`own` is a folder that goes with the file, once that was read in or given up."""
        super().__init__(context.window, context.language, kind.says.title, width=640)
        self._context = context
        self._kind = kind
        self.path, self._own = path, own
        self._is_seen = False  # whether the file could be shown so far
        self._mapping: dict[int, str] | None = None  # what the person said of the columns; None while nothing
        looking = self.language(_("Looking at {name}"), name=path.name)
        self._look = DryRun(context.background, looking, lambda: self._reading(dry_run=True), self)
        self._make_fields()
        self._listen()
        self._lay_out()
        self.resize(self._room())
        self._look.look()

    def _make_fields(self) -> None:
        language = self.language
        clients = going_on(self._context.workspace.clients.list(), self._context.client_id)
        self.client = OfferedLine(lambda: [client.name for client in clients], self._called)
        self.client.setAccessibleName(language(_("Client")))
        self.client.setPlaceholderText(language(_("Choose…")))
        # among several none is taken for granted
        chosen = [each for each in clients if each.id == self._context.client_id]
        self.client.setText(next((each.name for each in chosen or clients[:1] if chosen or len(clients) == 1), ""))
        self.order = SegmentBar(
            [("dmy", language(_("Day first"))), ("mdy", language(_("Month first")))], lambda _order: self._look.look()
        )
        self.order.hide()
        self.encoding = EncodingChoice(language)
        self.summary = Label("", weight=MEDIUM, wraps=True)
        self.told = hint("")
        self.back = button(language(_("As the names suggest")), self._go_back, kind="link")
        self.back.hide()
        self.notice = Notice().alerting()
        self.views = ImportViews(self._kind, language)

    def _listen(self) -> None:
        self._look.begun.connect(self._begin)
        self._look.found.connect(self._show)
        self._look.refused.connect(self._refuse)
        self.client.picked.connect(self._look.look)
        self.client.textChanged.connect(lambda _text: self._look_soon())  # what is new depends on whose it is
        self.encoding.activated.connect(lambda _row: self._encoding_chosen())
        self.views.columns.changed.connect(self._columns_changed)
        self.views.changed.chosen.connect(self._look_soon)
        self.views.turned.connect(self._follow_view)

    def _lay_out(self) -> None:
        self.inside.addLayout(
            _row(Elided(self.path.name), button(self.language(_("Another file…")), self._choose_file, kind="link"))
        )
        into = caption(self.language(self._kind.says.into))
        self.inside.addLayout(_row(self.client, self.encoding.caption, self.encoding, before=into))
        for part in (self.notice, self.order, self.summary):
            self.inside.addWidget(part)
        self.inside.addLayout(_row(self.told, self.back))
        self.inside.addWidget(self.views, 1)
        self.add_buttons(_("Import"))

    # what is said of the file

    def _reading(self, *, dry_run: bool) -> Callable[[Progress], ImportReport]:
        """The reading as the dialog stands now, for a worker."""
        read = partial(
            self._context.workspace.importing.import_file,
            self.path,
            self.client.text() or self.path.stem,
            kind=self._kind,
            date_order=self.order.value(),
            encoding=self.encoding.value(),
            mapping=self._mapping,
            changed=self.views.changed.said(),
            dry_run=dry_run,
        )
        return lambda progress: read(progress=progress)

    def _look_soon(self) -> None:
        """Until then there is nothing to agree to."""
        self._allow(False)
        self._look.look_soon()

    def _columns_changed(self) -> None:
        self._mapping = self.views.columns.said()
        self._look_soon()

    def _encoding_chosen(self) -> None:
        self._mapping = self._mapping or None  # other letters, other names: they may be known
        self._look.look()

    def _go_back(self) -> None:
        """Take the columns for what their names suggest."""
        self._mapping = {}
        self._look.look()

    def _choose_file(self) -> None:
        chosen = ask_for_file(self, self._context, self._kind)
        if chosen:
            # first, so that one dialog is in sight
            self.close()
            ImportDialog(self._context, chosen, self._kind).open()

    # what a look finds

    def _begin(self) -> None:
        self.notice.say("")
        self.summary.setText(self.language(_("Looking at the file…")))
        self._allow(False)

    def _show(self, report: ImportReport) -> None:
        if report.named and not self._is_said:
            self.client.setText(report.named.name)
            self._look.look()
            return
        is_first, self._is_seen = not self._is_seen, True
        look = report.about.table
        is_known = look is None or look.is_known or look.as_before
        self._say_summary(self._summary(report) if self._is_said else "")
        self.told.setText(import_words.columns_told(report.about, self._kind, self.language))
        self.back.setVisible(look is not None and look.is_known and look.uses != look.guess)
        self.encoding.show_found(report.about)
        self.views.show_report(report)
        if not is_known and not self._mapping:
            self.notice.say(self.language(self._kind.says.unrecognised), "attention")
            self.views.ask_for_columns()
        elif not self._is_said:
            self.notice.say(self.language(self._kind.says.whose), "attention")
        elif report.read_before:
            self.notice.say(import_words.read_before(report.read_before, self.language), "info")
        self._follow_view()
        self._offer_views(True)
        self._allow(bool(report.added or report.updated) and (is_known or bool(self._mapping)))
        if is_first and not self._is_said:
            self.client.setFocus()
        elif is_first and self.accept_button and not self.client.hasFocus():
            self.accept_button.setFocus()  # Enter imports what was recognised well

    def _say_summary(self, words: str) -> None:
        """What would happen, which comes while the keyboard is elsewhere."""
        self.summary.setText(words)
        if words:
            announce(self, words)

    def _called(self, name: str) -> str:
        """The client who is called so, or that one would be made."""
        known = self._context.workspace.clients.named(name)
        return known.name if known else self.language(_("New client “{name}” will be made."), name=name)

    def _summary(self, report: ImportReport) -> str:
        told = import_words.summary(report, self._kind, self.language)
        name = self.client.text().strip()
        is_new = report.added and self._context.workspace.clients.named(name) is None
        return f"{self._called(name)} {told}" if is_new else told

    def _refuse(self, error: Refusal) -> None:
        if isinstance(error, NothingRecognisedError) and self._mapping is None:
            self._mapping = {}  # a table all the same? Then the person can say what its columns are
            self._look.look()
            return
        # once asked it stays, for the answer may be changed
        self.order.setVisible(isinstance(error, AmbiguousDatesError) or self.order.isVisible())
        self.summary.setText("")
        self.told.setText("")
        if not self._is_seen:
            self._offer_views(False)
        self.notice.say(self.language.error(error), "attention" if isinstance(error, AmbiguousDatesError) else "bad")

    def _allow(self, found: bool) -> None:
        """Importing needs something to import, and a client's name."""
        if self.accept_button is not None:
            self.accept_button.setEnabled(found and self._is_said)

    @property
    def _is_said(self) -> bool:
        """Whether it is known whom the file is for."""
        return bool(self.client.text().strip())

    def _follow_view(self) -> None:
        """Beside the columns their encoding stands, and no words about them: they say it themselves."""
        self.told.setVisible(self.views.view == ROWS)
        self.encoding.place(beside_columns=self.views.view == COLUMNS)

    def _offer_views(self, offered: bool) -> None:
        """What is to be seen of the file; without that the dialog is as small as its words."""
        # to the dialog, which may not be shown itself yet
        if self.views.isVisibleTo(self) != offered:
            self.views.setVisible(offered)
            # the smallest size is that of before until the layout has worked
            self._column.activate()
            place = self.geometry()
            middle = place.center()
            place.setSize(self._room() if offered else self.minimumSizeHint())
            # by its middle it grows within a small window too
            place.moveCenter(middle)
            self.setGeometry(place)

    def _room(self) -> QSize:
        """As large as is pleasant, within the window."""
        window = self._context.window.size()
        return QSize(min(_WIDTH, window.width() - 2 * tokens.SPACE_5), min(_HEIGHT, window.height() - tokens.SPACE_5))

    # then doing it

    @override
    def accept(self) -> None:
        """Import beside the window, and say what came of it."""
        context, kind = self._context, self._kind
        own, self._own = self._own, None
        context.background.start(
            self.language(_("Importing {name}"), name=self.path.name),
            _then_gone(self._reading(dry_run=False), own),
            done=lambda report: import_words.tell(report, kind, context),
        )
        super().accept()

    @override
    def done(self, result: int) -> None:
        self._look.stop()
        if self._own is not None:
            self._own.cleanup()
        super().done(result)


def _then_gone(
    read: Callable[[Progress], ImportReport], own: TemporaryDirectory[str] | None
) -> Callable[[Progress], ImportReport]:
    """The work, and whatever comes of it the folder is removed behind it."""

    def work(progress: Progress) -> ImportReport:
        try:
            return read(progress)
        finally:
            if own is not None:
                own.cleanup()

    return work


def _row(first: QWidget, *others: QWidget, before: QWidget | None = None) -> QHBoxLayout:
    """Side by side; the first has all the room there is."""
    row = QHBoxLayout()
    row.setSpacing(tokens.SPACE_2)
    if before is not None:
        row.addWidget(before)
    row.addWidget(first, 1)
    for other in others:
        row.addWidget(other)
    return row


def ask_for_file(parent: QWidget, context: Context, kind: Kind[Any]) -> Path | None:
    """Let the person pick a file of that kind, from where the last one was."""
    language, preferences = context.language, context.preferences
    wanted, start = (
        f"{language(kind.says.files)} ({kind.says.endings})",
        preferences.import_folder or documents_folder(),
    )
    chosen, _kind = QFileDialog.getOpenFileName(parent, language(kind.says.title), str(start), wanted)
    if not chosen:
        return None
    preferences.import_folder = Path(chosen).parent
    preferences.save()
    return Path(chosen)
