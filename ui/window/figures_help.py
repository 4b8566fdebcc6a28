"""What the figures in sight say: all that is told where a mouse rests on them, to be read without one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.shell.overlay import Overlay, Reading
from ui.shell.without_mouse import NothingToTellError, explained
from ui.style import tokens
from ui.widgets.labels import Label, subheading

TITLE: Final = _("What the figures say")
_WIDTH: Final = 560


def open_figures(window: QWidget, page: QWidget, language: Language) -> Overlay:
    """Show it over the window; Esc or a click beside it ends it."""
    told: dict[str, list[str]] = {}
    for name, words in explained(page):
        told.setdefault(name, []).append(words)
    if not told:
        raise NothingToTellError
    overlay = Reading(window, _words(told), language, title=language(TITLE), width=_WIDTH)
    overlay.open()
    return overlay


def _words(told: dict[str, list[str]]) -> QWidget:
    """Each under its name."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(tokens.SPACE_5, tokens.SPACE_1, tokens.SPACE_5, tokens.SPACE_4)
    column.setSpacing(tokens.SPACE_1)
    for name, words in told.items():
        column.addWidget(subheading(name))
        for each in words:
            made_of = Label(each, wraps=True)
            made_of.setAlignment(Qt.AlignmentFlag.AlignTop)
            column.addWidget(made_of)
        column.addSpacing(tokens.SPACE_2)
    column.addStretch()
    return made
