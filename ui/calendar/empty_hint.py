"""What a view without posts says, above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmdesk.speech.language import _
from ui.calendar.views import BOARD, IDEAS, LIST
from ui.pages import PAGES
from ui.shell.example import SEE
from ui.style import tokens
from ui.widgets.buttons import action_button
from ui.widgets.labels import hint

if TYPE_CHECKING:
    from ui.shell.context import Context


def what_is_missing(kind: str, *, is_filtered: bool) -> str:
    """What a view without posts says: a marked sentence."""
    if is_filtered:
        return _("No post passes the filter.")
    if kind == IDEAS:
        return _("Ideas wait here until they get a date. “New post” adds one.")
    if kind in {LIST, BOARD}:
        return _("Nothing is planned for this period. “New post” adds one.")
    return PAGES["calendar"].empty


def bring_in_action(context: Context) -> QAction:
    """Asks for the plan that somebody has in a spreadsheet, and reads it in."""
    # of the context, since the page that shows it may be made anew
    made = QAction(context.language(_("Bring in my spreadsheet…")), context)
    made.setProperty("sign", "download-simple")
    made.triggered.connect(lambda _checked=False: context.file_wanted.emit("plan"))
    return made


class EmptyHint(QWidget):
    """A sentence and, where nothing is planned yet, the ways to fill it: one's own plan from elsewhere, an example of
    what could be. Hidden while it has no words."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._language = context.language
        self._words = hint("")
        self._ways = QWidget()  # the buttons themselves show and hide with their actions
        inside = QHBoxLayout(self._ways)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(tokens.SPACE_3)
        for action in (bring_in_action(context), context.commands.action(SEE)):
            inside.addWidget(action_button(action, kind="link"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_3)
        row.addWidget(self._words, 1)
        row.addWidget(self._ways)
        self.hide()

    def show_for(self, kind: str, *, has_posts: bool, is_filtered: bool) -> None:
        """Say what a view of that kind lacks, or nothing where it has posts."""
        words = "" if has_posts else self._language(what_is_missing(kind, is_filtered=is_filtered))
        self._words.setText(words)
        self._ways.setVisible(kind != IDEAS and not is_filtered)
        self.setVisible(bool(words))
