"""Dialogs: few, small, dead when closed. Removing asks nothing (a toast offers to undo); what cannot be undone asks."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.shell.commands import COPY_KEYS, SORT_KEYS
from ui.shell.room import is_low
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.announcing import announce
from ui.widgets.buttons import Kind, button
from ui.widgets.labels import Label, heading
from ui.widgets.tab_order import go_on


class Dialog(QDialog):
    """A heading, the contents (`self.inside`), the buttons; `accept_button` follows whether one may go on.

    class NewWorkspace(Dialog):
        def __init__(self, …):
            super().__init__(parent, language, _("New workspace"))
            self.inside.addWidget(self._form)
            self.add_buttons(_("Make it"))
    """

    def __init__(self, parent: QWidget | None, language: Language, title: str, *, width: int = 440) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.language = language
        self.setWindowTitle(language(title))
        room = self.screen().availableSize()
        closer = is_low(self)
        # large words want more than a small screen has
        self.setMinimumWidth(min(scaled(width), room.width() - tokens.SPACE_5))
        self.accept_button: QPushButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(tokens.SPACE_5, tokens.SPACE_5, tokens.SPACE_5, tokens.SPACE_4)
        self._column.setSpacing(tokens.SPACE_3 if closer else tokens.SPACE_4)
        name = heading(language(title))
        name.setWordWrap(True)
        self._column.addWidget(name)
        self.inside = QVBoxLayout()
        self.inside.setSpacing(tokens.SPACE_2 if closer else tokens.SPACE_3)
        self._column.addLayout(self.inside, 1)
        for keys, act in ((SORT_KEYS, self._sort_table), (COPY_KEYS, self._copy_table)):
            QShortcut(QKeySequence(keys), self, act)

    def add_buttons(self, accept: str, *, reject: str = _("Cancel"), kind: Kind = "primary") -> QPushButton:
        """The row of buttons at the foot; Enter is the first, Esc the second. Gives the one that accepts."""
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addStretch()
        made = self.accept_button = button(self.language(accept), self.accept, kind=kind)
        if reject:
            row.addWidget(button(self.language(reject), self.reject))
        row.addWidget(made)
        # what removes for good is not to be pressed by an Enter that was meant for something else
        made.setDefault(kind == "primary")
        self._column.addLayout(row)
        return made

    def _sort_table(self) -> None:
        from ui.shell.without_mouse import NoTableError, sort

        with suppress(NoTableError):
            sort(self)

    def _copy_table(self) -> None:
        from ui.shell.without_mouse import NoTableError, copy

        with suppress(NoTableError):
            copy(self, partial(announce, self))

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return go_on(self, forward=next)


def ask(parent: QWidget | None, language: Language, title: str, words: str, *, yes: str) -> bool:
    """Whether to go on with what cannot be undone; `words` say what happens, `yes` names the deed."""
    dialog = Dialog(parent, language, title)
    dialog.inside.addWidget(Label(words, wraps=True))
    dialog.add_buttons(yes, kind="danger")
    return dialog.exec() == QDialog.DialogCode.Accepted
