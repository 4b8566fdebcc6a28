"""What a person sees when the program itself is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from smmdesk.speech.language import Language, _
from ui.shell.dialogs import Dialog
from ui.widgets.buttons import button, set_sign
from ui.widgets.labels import Label, hint

if TYPE_CHECKING:
    from pathlib import Path


class ErrorDialog(Dialog):
    """Says what is safe and what to do next; the details only by "Copy details"."""

    def __init__(self, parent: QWidget | None, language: Language, details: str, log: Path) -> None:
        super().__init__(parent, language, _("Something went wrong in SMMdesk"))
        self._details = details
        saved = language(
            _("Everything saved so far is safe. The last step may not have been done: look, and try again.")
        )
        self.inside.addWidget(Label(saved, wraps=True))
        told = language(
            _("The details name places in the program, none of your texts. They are also kept in {file}."), file=log
        )
        self.inside.addWidget(hint(told))
        self._copy = button(language(_("Copy details")), self.copy, kind="link", sign="copy")
        self.inside.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        # there is nothing to refuse: what went wrong is over
        self.add_buttons(_("Go on"), reject="")

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QApplication.clipboard().setText(self._details)
        self._copy.setText(self.language(_("Copied")))
        set_sign(self._copy, "check", "good")
