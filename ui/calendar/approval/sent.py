"""A sheet was written: where it is, and the message that goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from smmdesk.domain.approval.sheets import SheetForm
from smmdesk.speech.language import _
from ui.shell.dialogs import Dialog
from ui.shell.saving import SHOW, show_folder
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.announcing import announce
from ui.widgets.buttons import button
from ui.widgets.labels import Label, caption

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.domain.approval.sheets import ApprovalSheet
    from smmdesk.domain.clients import Client
    from smmdesk.speech.language import Language
    from ui.shell.context import Context


class SentDialog(Dialog):
    """The message is text like any other, to be changed before it is copied."""

    def __init__(self, context: Context, client: Client, sheet: ApprovalSheet, spoken: Language, path: Path) -> None:
        super().__init__(context.window, context.language, _("The sheet is written"), width=560)
        self._context = context
        language = context.language
        words = language(_("{file}, sheet {code}. Undo takes it back."), file=path.name, code=sheet.code)
        self.message = QPlainTextEdit(message(sheet, spoken))
        self.message.setTabChangesFocus(True)
        self.message.setMinimumHeight(scaled(140))
        name = caption(language(_("Message for {client}"), client=client.name))
        name.setBuddy(self.message)
        self.message.setAccessibleName(name.text())
        self.copy = button(language(_("Copy the message")), self._copy)
        self.show_file = button(language(SHOW), lambda: show_folder(context, path.parent))
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self.copy)
        row.addWidget(self.show_file)
        row.addStretch(1)
        for part in (Label(words, wraps=True), name, self.message):
            self.inside.addWidget(part)
        self.inside.addLayout(row)
        self.add_buttons(_("Done"), reject="")
        self.copy.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.message.toPlainText())
        announce(self, self.language(_("Copied")))
        self.copy.setText(self.language(_("Copied")))


def message(sheet: ApprovalSheet, spoken: Language) -> str:
    """What to write to a client with the sheet, in the sheet's language."""
    how = {
        SheetForm.HTML: _("Open it in a browser, choose for each post, copy the answer and send it back to me."),
        SheetForm.XLSX: _("Choose for each post in the column “Your decision” and send the file back to me."),
        SheetForm.PDF: _("Mark a box for each post, or answer with a few words, such as “1 yes” or “2 change: …”."),
    }[sheet.form]
    parts = [
        spoken.count("Here is {n} post for your approval.", "Here are {n} posts for your approval.", len(sheet.posts)),
        spoken(how),
        spoken(_("Please answer by {day}."), day=spoken.date(sheet.due)) if sheet.due else "",
        spoken(_("The sheet is called {code}."), code=sheet.code),
    ]
    return " ".join(filter(None, parts))
