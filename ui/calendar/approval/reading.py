"""An answer to a sheet: where it comes from, then what each row comes to before anything is taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit

from smmdesk.domain.approval.effects import Effect, Line
from smmdesk.domain.approval.sheets import Decision
from smmdesk.domain.errors import SmmdeskError
from smmdesk.speech.language import Language, _
from ui.calendar.approval.columns import OF_ANSWER
from ui.importing.choosing import FileDrop
from ui.shell.dialogs import Dialog
from ui.shell.room import least_height
from ui.style.text_size import scaled
from ui.widgets.buttons import button
from ui.widgets.forms.choice import Combo
from ui.widgets.labels import Label, caption, hint
from ui.widgets.notice import Notice
from ui.widgets.tables.table import RecordTable

if TYPE_CHECKING:
    from smmdesk.domain.approval.sheets import ApprovalSheet
    from smmdesk.domain.ids import ClientId
    from smmdesk.services.approval import ReadAnswer
    from ui.shell.context import Context

FILES: Final = "*.xlsx *.xls *.ods *.csv *.txt"


def ask_for_answer(context: Context, client_id: ClientId | None) -> FromDialog:
    """Of the client chosen above, or of any."""
    dialog = FromDialog(context, client_id)
    dialog.open()
    return dialog


class FromDialog(Dialog):
    """A file, or lines that were pasted; lines without a code answer the sheet that is chosen."""

    def __init__(self, context: Context, client_id: ClientId | None) -> None:
        super().__init__(context.window, context.language, _("Read an answer"), width=560)
        self._context, self._client_id = context, client_id
        language, workspace = context.language, context.workspace
        names = {client.id: client.name for client in workspace.clients.list()}
        self.sheets = workspace.approval.sheets(client_id)
        self.sheet = Combo()
        self.sheet.set_options([(each.id, _named(each, names[each.client_id], language)) for each in self.sheets])
        self.sheet.setCurrentIndex(0 if self.sheets else -1)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(least_height(self, scaled(140)))
        self.text.setPlaceholderText(_example(language))
        self.notice = Notice().alerting()
        self.file = button(language(_("Choose a file…")), self._ask_for_file)
        for words, part in (
            (_("Answer as text"), self.text),
            (_("To which sheet, where the text does not say"), self.sheet),
        ):
            name = caption(language(words))
            name.setBuddy(part)
            part.setAccessibleName(name.text())
            self.inside.addWidget(name)
            self.inside.addWidget(part)
        self.inside.addWidget(
            hint(language(_("One line for each post: its number, a word, and a comment behind a colon.")))
        )
        row = QHBoxLayout()
        row.addWidget(self.file)
        row.addStretch(1)
        self.inside.addLayout(row)
        self.inside.addWidget(self.notice)
        self.add_buttons(_("Look at it"))
        for under in (self, self.text.viewport()):
            FileDrop(under, lambda files: self.read_file(files[0]))
        self.text.setFocus()

    def accept(self) -> None:
        """Read the text; what is no answer is refused where it stands."""
        approval, text = self._context.workspace.approval, self.text.toPlainText()
        try:
            answer = approval.read_text(text, self._client_id, self.sheet.currentData())
        except SmmdeskError as error:
            self.notice.say(self.language.error(error), "bad")
            return
        super().accept()
        AnswerDialog(self._context, answer).open()

    def _ask_for_file(self) -> None:
        language = self.language
        chosen, _kind = QFileDialog.getOpenFileName(
            self, language(_("Read an answer")), "", f"{language(_('Answers to a sheet for approval'))} ({FILES})"
        )
        if chosen:
            self.read_file(Path(chosen))

    def read_file(self, path: Path) -> None:
        """Read beside the window; a refusal stands here."""
        context, approval = self._context, self._context.workspace.approval
        context.background.start(
            context.language(_("Reading {file}"), file=path.name),
            lambda progress: approval.read_file(path, self._client_id, progress),
            done=self._show,
            failed=lambda error: self.notice.say(self.language.error(error), "bad"),
        )

    def _show(self, answer: ReadAnswer) -> None:
        super().accept()
        AnswerDialog(self._context, answer).open()


class AnswerDialog(Dialog):
    """What is taken is what is selected; at first all that is beyond doubt."""

    def __init__(self, context: Context, answer: ReadAnswer) -> None:
        title = _("Answer to a sheet")
        super().__init__(context.window, context.language, title, width=980)
        self._context, self._answer = context, answer
        language = context.language
        self.inside.addWidget(Label(about(answer, language), wraps=True))
        self.table: RecordTable[Line] = RecordTable(
            language, OF_ANSWER, name=_("Rows of the answer"), key=lambda line: line.row.row, priority=(1, 4, 2, 3, 0)
        )
        self.table.setMinimumHeight(least_height(self, scaled(260)))
        self.inside.addWidget(self.table, 1)
        self.unread = Label(_not_read(answer, language), wraps=True)
        self.unread.setVisible(bool(self.unread.text()))
        self.inside.addWidget(self.unread)
        self.inside.addWidget(hint(language(_("Anybody who had the sheet could have written this."))))
        self.notice = Notice().alerting()
        self.inside.addWidget(self.notice)
        self.add_buttons(_("Take"))
        self.table.selection_changed.connect(self._tell)
        self.table.show_records([line for line in answer.lines if line.effect is not Effect.STAYS])
        self.table.select([line.row.row for line in answer.ready])
        self._tell()
        self.table.setFocus()

    @property
    def chosen(self) -> list[Line]:
        """What is selected and may be taken; of one post once."""
        found = {line.post.id: line for line in self.table.selected() if line.can_be_taken and line.post}
        return list(found.values())

    def accept(self) -> None:
        """One act, which undo takes back."""
        context, chosen = self._context, self.chosen
        with context.attempt():
            context.workspace.approval.take(self._answer, chosen)
            super().accept()
            context.say_undoable(self.language.count("{n} decision taken.", "{n} decisions taken.", len(chosen)))

    def _tell(self) -> None:
        count = len(self.chosen)
        if self.accept_button:
            self.accept_button.setText(self.language.count("Take {n} decision", "Take {n} decisions", count))
            self.accept_button.setEnabled(bool(count))


def about(answer: ReadAnswer, language: Language) -> str:
    """To which sheet, by whom, and whether the text came whole."""
    sheet = answer.sheet
    parts = [
        language(_("Sheet {code}"), code=sheet.code),
        language.count("{n} post", "{n} posts", len(sheet.posts)),
        language(_("by {name}"), name=answer.by) if answer.by else "",
        {
            None: "",
            True: language(_("the text is whole")),
            False: language(_("the text was changed or cut on its way: nothing is selected beforehand")),
        }[answer.is_whole],
        language.count("{n} post is without an answer", "{n} posts are without an answer", len(answer.unanswered))
        if answer.unanswered
        else "",
    ]
    return " · ".join(filter(None, parts))


def _example(language: Language) -> str:
    """Lines as somebody may type them."""
    from smmdesk.knowledge.approval import sheet_words

    said = sheet_words(language.code).decisions
    return f"1 {said[Decision.YES]}\n2 {said[Decision.CHANGE]}: …\n3 {said[Decision.NO]}"


def _not_read(answer: ReadAnswer, language: Language) -> str:
    """The lines that were not understood, as they were written."""
    against, unknown = (
        _("Line {number} says otherwise than another: {words}"),
        _("Line {number} is not understood: {words}"),
    )
    told = ((each, against if each.is_conflict else unknown) for each in answer.unread)
    return "\n".join(language(words, number=each.line, words=each.written) for each, words in told)


def _named(sheet: ApprovalSheet, client: str, language: Language) -> str:
    made = language.short_date(sheet.made_at.astimezone().date())
    waiting = len(sheet.open_posts)
    left = (
        language.count("{n} post is without an answer", "{n} posts are without an answer", waiting) if waiting else ""
    )
    return " · ".join(filter(None, (sheet.code, client, made, left)))
