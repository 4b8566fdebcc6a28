"""Reading a content plan in: what the file was taken for, what will happen, what is odd about it; then it happens.

    ImportDialog(context, Path("plan.xlsx")).open()

The file is first read without keeping anything, so that its first posts and every problem are seen before. What each
column is can be said otherwise, and has to be where no plan was recognised; where day and month could be either way
round, or the letters look wrong, that is said here too. Each answer has the file looked at again. The import itself
runs beside the window and can be cancelled.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from smmdesk.exchange.encoding import NAMES, name_of
from smmdesk.exchange.errors import AmbiguousDatesError, NothingRecognisedError
from smmdesk.exchange.mapping import IN_NOTE, LEFT_OUT, TableLook
from smmdesk.exchange.plans import Recognised
from smmdesk.language import Language, _
from smmdesk.places import documents_folder
from smmdesk.progress import Progress
from smmdesk.services.importing import ImportReport
from ui.shell.background import Job, Refusal
from ui.shell.column_uses import ColumnUses
from ui.shell.context import Context
from ui.shell.dialogs import Dialog
from ui.shell.import_lists import first_posts, in_short, odd_rows
from ui.style import tokens
from ui.style.theme import MEDIUM
from ui.widgets.buttons import button
from ui.widgets.choice import Combo
from ui.widgets.labels import Elided, Label, caption, hint
from ui.widgets.notice import Notice
from ui.widgets.segments import SegmentBar
from ui.widgets.table import RecordTable

KINDS: Final = "*.csv *.xlsx *.xls *.ods *.ics *.tsv *.txt"
POSTS, COLUMNS = "posts", "columns"
_WIDTH, _HEIGHT = 960, 700
_ENCODING_WIDTH: Final = 232
_PAUSE: Final = 250
"""Milliseconds after the last choice of a column: with the arrow keys one passes many."""


class ImportDialog(Dialog):
    """One file into one client's calendar."""

    def __init__(self, context: Context, path: Path) -> None:
        super().__init__(context.window, context.language, _("Import a content plan"), width=640)
        self._context = context
        self._path = path
        self._is_seen = False  # whether the file could be shown so far
        self._mapping: dict[int, str] | None = None  # what the person said of the columns; None while nothing
        self._is_text, self._is_sure = False, True  # of letters in an encoding, and whether that was plain to find
        self._number = 0  # of the reading under way: an answer to an older question is passed over
        self._job: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self._make_fields()
        self._make_views()
        self._lay_out()
        self.resize(self._room())
        self._look()

    def _make_fields(self) -> None:
        language = self.language
        self.client = Combo()
        self.client.setAccessibleName(language(_("Client")))
        self.client.setEditable(True)
        clients = self._context.workspace.clients.list()
        self.client.set_options([(client.id, client.name) for client in clients])
        self.client.choose(self._context.client_id or (clients[0].id if clients else None))
        self.client.activated.connect(lambda _row: self._look())
        self.client.editTextChanged.connect(lambda _text: self._look_soon())  # what is new depends on whose it is
        self.order = SegmentBar(
            [("dmy", language(_("Day first"))), ("mdy", language(_("Month first")))], lambda _order: self._look()
        )
        self.order.hide()
        self.encoding = Combo()
        self.encoding.setAccessibleName(language(_("Letters are read as")))
        self.encoding.setFixedWidth(_ENCODING_WIDTH)
        self.encoding.activated.connect(lambda _row: self._encoding_chosen())
        self.encoding_name = caption(language(_("Letters are read as")))
        self.summary = Label("", weight=MEDIUM, wraps=True)
        self.told = hint("")
        self.back = button(language(_("As the names suggest")), self._go_back, kind="link")
        self.notice = Notice()

    def _make_views(self) -> None:
        language = self.language
        self.posts = first_posts(language)
        self.problems = odd_rows(language)
        self.problems.hide()
        self.columns = ColumnUses(language)
        self.columns.changed.connect(self._columns_changed)
        self.first_post = Elided(colour="muted", size=tokens.FONT_SMALL)
        self.view = SegmentBar(
            [(POSTS, language(_("First posts"))), (COLUMNS, language(_("Columns…")))], self.show_view
        )
        self.views = QStackedWidget()
        self.views.addWidget(_column(self.posts, self.problems, apart=tokens.SPACE_4))
        self.views.addWidget(_column(self.columns, self.first_post, apart=tokens.SPACE_2))
        self.views.setMinimumHeight(160)
        self.view.choose(POSTS)
        for part in (self.back, self.encoding, self.encoding_name):
            part.hide()

    def _lay_out(self) -> None:
        self.inside.addLayout(
            _row(Elided(self._path.name), button(self.language(_("Another file…")), self._choose_file, kind="link"))
        )
        into = caption(self.language(_("Into the calendar of")))
        self.inside.addLayout(_row(self.client, self.encoding_name, self.encoding, before=into))
        for part in (self.notice, self.order, self.summary):
            self.inside.addWidget(part)
        self.inside.addLayout(_row(self.told, self.back))
        self.inside.addWidget(self.view)
        self.inside.addWidget(self.views, 1)
        self.add_buttons(_("Import"))

    # looking first

    def _look(self) -> None:
        """Read the file without keeping anything."""
        self._stop_looking()
        number, read = self._number, self._reading(dry_run=True)
        self.notice.say("")
        self.summary.setText(self.language(_("Looking at the file…")))
        self._allow(False)
        self._job = self._context.background.start(
            self.language(_("Looking at {name}"), name=self._path.name),
            read,
            done=lambda report: self._show(number, report),
            failed=lambda error: self._refuse(number, error),
        )

    def _stop_looking(self) -> None:
        self._number += 1
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()

    def _reading(self, *, dry_run: bool) -> Callable[[Progress], ImportReport]:
        """The reading as the dialog stands now, for a worker."""
        read = partial(
            self._context.workspace.importing.import_plan,
            self._path,
            self.client.currentText() or self._path.stem,
            date_order=self.order.value(),
            encoding=self.encoding.currentData(),
            mapping=self._mapping,
            dry_run=dry_run,
        )
        return lambda progress: read(progress=progress)

    def _show(self, number: int, report: ImportReport) -> None:
        if number != self._number:
            return
        is_first, self._is_seen = not self._is_seen, True
        self.summary.setText(_summary(report, self.language))
        self.posts.show_records(report.first)
        self.first_post.set_whole(in_short(report.first, self.language))
        self.problems.show_records(report.problems)
        self.problems.setVisible(bool(report.problems))
        self._show_columns(report.about)
        self._show_encoding(report.about)
        self._offer_views(True, columns=report.about.table is not None)
        is_plan = report.about.table is None or report.about.table.is_plan or report.about.table.as_before
        self._allow(bool(report.added or report.updated) and (is_plan or bool(self._mapping)))
        if is_first and self.accept_button and not self.client.hasFocus():
            self.accept_button.setFocus()  # Enter imports what was recognised well

    def _show_columns(self, about: Recognised) -> None:
        look = about.table
        self.told.setText(_told(about, self.language))
        self.back.setVisible(look is not None and look.is_plan and look.uses != look.guess)
        if look is None:
            self.show_view(POSTS)
            return
        self.columns.show_look([name for name, _use in about.columns], look)
        if not (look.is_plan or look.as_before) and not self._mapping:
            self.notice.say(self.language(_("No plan was recognised here. Say what the columns are.")), "attention")
            self.show_view(COLUMNS)
            self.columns.focus_first()

    def _show_encoding(self, about: Recognised) -> None:
        """The choice of encodings stands beside what it spoils: odd letters, or the names of columns."""
        if self.encoding.currentData() is None:
            by_itself = self.language(_("{encoding} (found out)"), encoding=name_of(about.encoding))
            self.encoding.set_options([(None, by_itself), *NAMES.items()])
            self.encoding.choose(None)
            self._is_sure = about.encoding_certain
        self._is_text = bool(about.encoding)
        self._place_encoding()

    def _place_encoding(self) -> None:
        is_needed = self.view.value() == COLUMNS or not self._is_sure or self.encoding.currentData() is not None
        for part in (self.encoding, self.encoding_name):
            part.setVisible(self._is_text and is_needed)

    def _refuse(self, number: int, error: Refusal) -> None:
        if number != self._number:
            return
        if isinstance(error, NothingRecognisedError) and self._mapping is None:
            self._mapping = {}  # a table all the same? Then the person can say what its columns are
            self._look()
            return
        self.order.setVisible(isinstance(error, AmbiguousDatesError) or self.order.isVisible())
        self.summary.setText("")
        self.told.setText("")
        if not self._is_seen:
            self._offer_views(False)
        self.notice.say(self.language.error(error), "attention" if isinstance(error, AmbiguousDatesError) else "bad")

    def _allow(self, found: bool) -> None:
        """Importing needs something to import, and a client's name."""
        if self.accept_button is not None:
            self.accept_button.setEnabled(found and bool(self.client.currentText().strip()))

    # what is in sight, and what the person says

    def show_view(self, view: str) -> None:
        """The first posts and what is odd, or the columns."""
        self.view.choose(view)
        self.views.setCurrentIndex([POSTS, COLUMNS].index(view))
        self.told.setVisible(view == POSTS)  # the columns say it themselves
        self._place_encoding()

    def _offer_views(self, offered: bool, *, columns: bool = True) -> None:
        """What is to be seen of the file; without that the dialog is as small as its words."""
        self.view.setVisible(offered and columns)
        if self.views.isVisibleTo(self) != offered:
            self.views.setVisible(offered)
            self._column.activate()
            place = self.geometry()
            middle = place.center()
            place.setSize(self._room() if offered else self.minimumSizeHint())
            place.moveCenter(middle)
            self.setGeometry(place)

    def _room(self) -> QSize:
        """As large as is pleasant, within the window."""
        window = self._context.window.size()
        return QSize(min(_WIDTH, window.width() - 2 * tokens.SPACE_5), min(_HEIGHT, window.height() - tokens.SPACE_5))

    def _columns_changed(self) -> None:
        self._mapping = self.columns.said()
        self._look_soon()

    def _look_soon(self) -> None:
        """Once nothing more is said for a moment; until then there is nothing to agree to."""
        self._allow(False)
        self._pause.start()

    def _encoding_chosen(self) -> None:
        self._mapping = self._mapping or None  # other letters, other names: they may be known
        self._look()

    def _go_back(self) -> None:
        """Take the columns for what their names suggest."""
        self._mapping = {}
        self._look()

    def _choose_file(self) -> None:
        chosen = ask_for_file(self, self.language)
        if chosen:
            self.close()
            ImportDialog(self._context, chosen).open()

    # then doing it

    @override
    def accept(self) -> None:
        """Import beside the window, and say what came of it."""
        context = self._context
        context.background.start(
            self.language(_("Importing {name}"), name=self._path.name),
            self._reading(dry_run=False),
            done=lambda report: _tell(context, report),
        )
        super().accept()

    @override
    def done(self, result: int) -> None:
        """Closed: nobody waits for the look under way any more."""
        self._stop_looking()
        super().done(result)


def _summary(report: ImportReport, language: Language) -> str:
    sentences = [
        language.count("{n} post will be added.", "{n} posts will be added.", report.added),
        language.count("{n} will be changed.", "{n} will be changed.", report.updated) if report.updated else "",
        language.count("{n} is here already.", "{n} are here already.", report.skipped) if report.skipped else "",
    ]
    return " ".join(filter(None, sentences))


def _told(about: Recognised, language: Language) -> str:
    """Which columns are used, and which stand in the note."""
    names = [name for name, _use in about.columns]
    uses = about.table.uses if about.table else [use for _name, use in about.columns]
    kept = [name for name, use in zip(names, uses, strict=True) if use == IN_NOTE and name]
    used = ", ".join(name for name, use in zip(names, uses, strict=True) if use not in {IN_NOTE, LEFT_OUT} and name)
    told = [language(_how(about.table), names=used)] if used else []
    if kept:
        told.append(language(_("Kept in the note of each post: {names}."), names=", ".join(kept)))
    return " ".join(told)


def _how(look: TableLook | None) -> str:
    if look is not None and look.as_before:
        return _("As last time: {names}.")
    return _("Recognised: {names}.") if look is None or look.uses == look.guess else _("As you said: {names}.")


def _column(main: QWidget, other: QWidget, *, apart: int) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(apart)
    column.addWidget(main, 3)
    column.addWidget(other, 2 if isinstance(other, RecordTable) else 0)
    return made


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


def _tell(context: Context, report: ImportReport) -> None:
    language, count = context.language, report.added + report.updated
    if any(each.id == report.client.id for each in context.workspace.clients.list()):  # made with a first post only
        context.choose_client(report.client.id)
    if count:
        context.say_undoable(language.count("Imported {n} post", "Imported {n} posts", count))
    else:
        context.say(language(_("Nothing new in the file")))


def ask_for_file(parent: QWidget, language: Language) -> Path | None:
    """Let the person pick a plan."""
    kinds = f"{language(_('Content plans'))} ({KINDS})"
    chosen, _kind = QFileDialog.getOpenFileName(
        parent, language(_("Import a content plan")), str(documents_folder()), kinds
    )
    return Path(chosen) if chosen else None
