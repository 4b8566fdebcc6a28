"""Reading a content plan in: what the file was taken for, what will happen, what is odd about it; then it happens.

    ImportDialog(context, Path("plan.xlsx")).open()

The file is first read without keeping anything, so that every problem is seen before. Where day and month could be
either way round, the person is asked. The import itself runs beside the window and can be cancelled.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from smmdesk.domain.errors import SmmdeskError
from smmdesk.exchange.errors import AmbiguousDatesError
from smmdesk.exchange.plans import RowProblem
from smmdesk.language import Language, _
from smmdesk.places import documents_folder
from smmdesk.progress import Progress
from smmdesk.services.importing import ImportReport
from ui.shell.context import Context
from ui.shell.dialogs import Dialog
from ui.widgets.buttons import button
from ui.widgets.choice import Combo, SegmentBar
from ui.widgets.labels import Elided, Label, caption, hint
from ui.widgets.notice import Notice
from ui.widgets.table import RIGHT, STRETCH, Column, RecordTable

KINDS: Final = "*.csv *.xlsx *.xls *.ods *.ics *.tsv *.txt"


def _row(problem: RowProblem, language: Language) -> str:
    return language.number(problem.row) if problem.row else language(_("file"))


def _message(problem: RowProblem, language: Language) -> str:
    return language(problem.message, **problem.values)


_PROBLEMS: Final[tuple[Column[RowProblem], ...]] = (
    Column(_("Row"), _row, sort=lambda problem: problem.row, align=RIGHT, width=64),
    Column(_("What is odd, and what was kept"), _message, width=STRETCH),
)


class ImportDialog(Dialog):
    """One file into one client's calendar."""

    def __init__(self, context: Context, path: Path) -> None:
        super().__init__(context.window, context.language, _("Import a content plan"), width=640)
        self._context = context
        self._path = path
        self._found = False
        self._number = 0  # of the reading under way: an answer to an older question is passed over
        self._make_parts()
        self._lay_out()
        self._look()

    def _make_parts(self) -> None:
        language = self.language
        self.client = Combo()
        self.client.setAccessibleName(language(_("Client")))
        self.client.setEditable(True)
        clients = self._context.workspace.clients.list()
        self.client.set_options([(client.id, client.name) for client in clients])
        self.client.choose(self._context.client_id or (clients[0].id if clients else None))
        self.client.activated.connect(lambda _row: self._look())
        self.client.editTextChanged.connect(lambda _text: self._allow())
        self.order = SegmentBar(
            [("dmy", language(_("Day first"))), ("mdy", language(_("Month first")))], lambda _order: self._look()
        )
        self.order.hide()
        self.summary = Label("", wraps=True)
        self.columns = hint("")
        self.notice = Notice()
        self.problems: RecordTable[RowProblem] = RecordTable(
            language, _PROBLEMS, name=_("Problems"), key=lambda problem: (problem.row, problem.message), many=False
        )
        self.problems.setMinimumHeight(140)
        self.problems.hide()

    def _lay_out(self) -> None:
        file = QHBoxLayout()
        file.addWidget(Elided(self._path.name), 1)
        file.addWidget(button(self.language(_("Another file…")), self._choose_file, kind="link"))
        self.inside.addLayout(file)
        self.inside.addWidget(caption(self.language(_("Into the calendar of"))))
        self.inside.addWidget(self.client)
        for part in (self.notice, self.order, self.summary, self.columns, self.problems):
            self.inside.addWidget(part)
        self.add_buttons(_("Import"))

    # looking first

    def _look(self) -> None:
        """Read the file without keeping anything."""
        self._number += 1
        number, name, order = self._number, self.client.currentText(), self.order.value()
        self.notice.say("")
        self.summary.setText(self.language(_("Looking at the file…")))
        self._allow(False)

        def read(progress: Progress) -> ImportReport:
            return self._context.workspace.importing.import_plan(
                self._path, name or self._path.stem, date_order=order, dry_run=True, progress=progress
            )

        self._context.background.start(
            self.language(_("Looking at {name}"), name=self._path.name),
            read,
            done=lambda report: self._show(number, report),
            failed=lambda error: self._refuse(number, error),
        )

    def _show(self, number: int, report: ImportReport) -> None:
        if number != self._number:
            return
        language = self.language
        sentences = [
            language.count("{n} post will be added.", "{n} posts will be added.", report.added),
            language.count("{n} will be changed.", "{n} will be changed.", report.updated) if report.updated else "",
            language.count("{n} is here already.", "{n} are here already.", report.skipped) if report.skipped else "",
        ]
        self.summary.setText(" ".join(filter(None, sentences)))
        unknown = [name for name, field in report.about.columns if not field and name]
        known = [name for name, field in report.about.columns if field]
        told = language(_("Recognised: {names}."), names=", ".join(known))
        if unknown:
            told += " " + language(_("Kept in the note of each post: {names}."), names=", ".join(unknown))
        self.columns.setText(told)
        self.problems.show_records(report.problems)
        self.problems.setVisible(bool(report.problems))
        self._allow(bool(report.added or report.updated))

    def _refuse(self, number: int, error: Exception) -> None:
        if number != self._number:
            return
        if not isinstance(error, SmmdeskError):
            raise error
        self.order.setVisible(isinstance(error, AmbiguousDatesError) or self.order.isVisible())
        self.summary.setText("")
        self.columns.setText("")
        self.problems.hide()
        self.notice.say(self.language.error(error), "attention" if isinstance(error, AmbiguousDatesError) else "bad")

    def _allow(self, found: bool | None = None) -> None:
        """Importing needs something to import, and a client's name."""
        if self.accept_button is None:
            return
        if found is not None:
            self._found = found
        self.accept_button.setEnabled(self._found and bool(self.client.currentText().strip()))

    def _choose_file(self) -> None:
        chosen = ask_for_file(self, self.language)
        if chosen:
            self.close()
            ImportDialog(self._context, chosen).open()

    # then doing it

    def accept(self) -> None:
        """Import beside the window, and say what came of it."""
        context, path, name, order = self._context, self._path, self.client.currentText(), self.order.value()

        def read(progress: Progress) -> ImportReport:
            return context.workspace.importing.import_plan(path, name, date_order=order, progress=progress)

        context.background.start(
            self.language(_("Importing {name}"), name=path.name), read, done=lambda report: _tell(context, report)
        )
        super().accept()


def _tell(context: Context, report: ImportReport) -> None:
    language = context.language
    context.choose_client(report.client.id)
    context.say_undoable(
        language.count("Imported {n} post", "Imported {n} posts", report.added + report.updated)
        if report.added or report.updated
        else language(_("Nothing new in the file"))
    )


def ask_for_file(parent: QWidget, language: Language) -> Path | None:
    """Let the person pick a plan."""
    kinds = f"{language(_('Content plans'))} ({KINDS})"
    chosen, _kind = QFileDialog.getOpenFileName(
        parent, language(_("Import a content plan")), str(documents_folder()), kinds
    )
    return Path(chosen) if chosen else None
