"""What a view without posts says, above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.calendar.views import IDEAS, LIST
from ui.pages import PAGES
from ui.style import tokens
from ui.widgets.buttons import action_button
from ui.widgets.labels import hint

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


def what_is_missing(kind: str, *, is_filtered: bool) -> str:
    """What a view without posts says: a marked sentence."""
    if is_filtered:
        return _("No post passes the filter.")
    if kind == IDEAS:
        return _("Ideas wait here until they get a date. “New post” adds one.")
    if kind == LIST:
        return _("Nothing is planned for this period. “New post” adds one.")
    return PAGES["calendar"].empty


class EmptyHint(QWidget):
    """A sentence and, where nothing is planned yet, an example of what could be; hidden while it has no words."""

    def __init__(self, language: Language, example: QAction) -> None:
        super().__init__()
        self._language = language
        self._words = hint("")
        self._example = QWidget()  # the button itself shows and hides with its action
        inside = QHBoxLayout(self._example)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(action_button(example, kind="link"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_3)
        row.addWidget(self._words, 1)
        row.addWidget(self._example)
        self.hide()

    def show_for(self, kind: str, *, has_posts: bool, is_filtered: bool) -> None:
        """Say what a view of that kind lacks, or nothing where it has posts."""
        words = "" if has_posts else self._language(what_is_missing(kind, is_filtered=is_filtered))
        self._words.setText(words)
        self._example.setVisible(kind != IDEAS and not is_filtered)
        self.setVisible(bool(words))
