"""Posts to send to a client for approval: which of them, in which form and language, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from smmdesk.domain.approval.sheets import SheetForm
from smmdesk.domain.clients import Client
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.periods import Period
from smmdesk.services.approval import AHEAD
from smmdesk.services.outputs import OUTPUTS, Wish
from smmdesk.speech.language import LANGUAGES, Language, _
from ui.calendar.approval.columns import TO_SEND
from ui.shell.dialogs import Dialog
from ui.shell.room import is_low, least_height
from ui.shell.saving import ask_where
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.forms.choice import Choice
from ui.widgets.forms.date_edit import Day
from ui.widgets.labels import Label, caption, hint
from ui.widgets.notice import Notice
from ui.widgets.tables.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from smmdesk.domain.approval.sheets import ApprovalSheet
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.posts import Post
    from ui.shell.context import Context

_FORMS: Final = (SheetForm.HTML, SheetForm.XLSX, SheetForm.PDF)
"""The first asks least of whoever answers."""


def ask_for_approval(context: Context, client_id: ClientId, chosen: Sequence[Post]) -> SendDialog:
    """Of the chosen posts that have a day where there are several, else of the next fourteen days."""
    workspace = context.workspace
    today = workspace.today()
    # one is selected wherever the keyboard is
    posts = [post for post in chosen if post.day and post.client_id == client_id]
    if len(posts) < 2:
        posts = workspace.approval.to_send(client_id, Period(today, today + AHEAD))
    dialog = SendDialog(context, workspace.records.get(Client, client_id), posts)
    dialog.open()
    return dialog


class SendDialog(Dialog):
    """All are sent that are selected in the table, where Ctrl+click and Ctrl+Space take one out."""

    def __init__(self, context: Context, client: Client, posts: Sequence[Post]) -> None:
        super().__init__(context.window, context.language, _("Send for approval"), width=720)
        self._context, self._client = context, client
        language = context.language
        self.table: RecordTable[Post] = RecordTable(language, TO_SEND, name=_("Posts for approval"))
        self.table.setMinimumHeight(least_height(self, scaled(220)))
        self.forms = Choice([(each, language.word(each)) for each in _FORMS]).build(language)
        self.language_choice = Choice([*LANGUAGES.items()]).build(language)
        self.due = Day(context.workspace.today).build(language)
        self.count = Label("", colour="muted")
        self.notice = Notice().alerting()
        self._lay_out()
        made = self.add_buttons(_("Write the sheet…"))
        made.setEnabled(bool(posts))
        self.table.selection_changed.connect(self._tell_count)
        self.table.show_records(posts)
        self.table.select([post.id for post in posts])
        self.forms.show_value(SheetForm.HTML)
        self.language_choice.show_value(client.language or language.code)
        self._tell_count()
        self.table.setFocus()

    def _lay_out(self) -> None:
        language = self.language
        if not is_low(self):
            self.inside.addWidget(Label(language(_("For {client}"), client=self._client.name), colour="muted"))
        self.inside.addWidget(self.table, 1)
        self.inside.addWidget(self.count)
        rows = QFormLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.setHorizontalSpacing(tokens.SPACE_3)
        rows.setVerticalSpacing(tokens.SPACE_2)
        for words, editor in (
            (_("How it goes out"), self.forms),
            (_("Language"), self.language_choice),
            (_("Answer until"), self.due),
        ):
            name = caption(language(words))
            name.setBuddy(editor)
            editor.name_parts(name.text())
            rows.addRow(name, editor)
        holder = QWidget()
        holder.setLayout(rows)
        self.inside.addWidget(holder)
        if not is_low(self):
            told = _("Drafts are “to approve” from then on. Notes, costs and persons are left out.")
            self.inside.addWidget(hint(language(told)))
        self.inside.addWidget(self.notice)

    def _tell_count(self) -> None:
        chosen = self.table.selected()
        words = self.language.count("{n} post is sent", "{n} posts are sent", len(chosen)) if chosen else ""
        self.count.setText(words or self.language(_("No post is selected: select those that are to be approved.")))
        if self.accept_button:
            self.accept_button.setEnabled(bool(chosen))

    def accept(self) -> None:
        """Ask where to, write it beside the window, and say how it is answered."""
        try:
            due: date | None = self.due.value()
        except SmmdeskError as error:
            self.notice.say(self.language.error(error), "bad")
            return
        suffix = f".{self.forms.value()}"
        title = OUTPUTS["approval"].titled(Language(self.language_choice.value()), client=self._client.name)
        path = ask_where(self._context, self, suffix, title)
        if path is not None:
            ids = [post.id for post in self.table.selected()]
            super().accept()
            self._send(ids, path, due)

    def _send(self, ids: Sequence[str], path: Path, due: date | None) -> None:
        context, approval = self._context, self._context.workspace.approval
        wish = Wish(output="approval", language=Language(self.language_choice.value()), client_id=self._client.id)
        context.background.start(
            context.language(_("Writing {file}"), file=path.name),
            lambda _progress: approval.send(wish, ids, path, due),
            done=lambda sheet: tell_sent(context, self._client, sheet, wish.language, path),
        )


def tell_sent(context: Context, client: Client, sheet: ApprovalSheet, spoken: Language, path: Path) -> None:
    """Where it is, and a message to send with it."""
    from ui.calendar.approval.sent import SentDialog

    SentDialog(context, client, sheet, spoken, path).open()
