"""What the figures in sight say: all that is told where a mouse rests on them, to be read without one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.shell.overlay import Overlay
from ui.style import tokens
from ui.widgets.buttons import icon_button
from ui.widgets.labels import Label, caption, heading
from ui.widgets.scrolling import read_by_keyboard, scrolling
from ui.window.without_mouse import NothingToTellError, explained

TITLE: Final = _("What the figures say")
_WIDTH: Final = 560
_AROUND: Final = 160
"""Pixels of the window that are never covered, the heading included."""


def open_figures(window: QWidget, page: QWidget, language: Language) -> Overlay:
    """Show it over the window; Esc or a click beside it ends it."""
    told: dict[str, list[str]] = {}
    for name, words in explained(page):
        told.setdefault(name, []).append(words)
    if not told:
        raise NothingToTellError
    overlay = Overlay(window, width=_WIDTH, name=language(TITLE))
    top = QHBoxLayout()
    top.setContentsMargins(tokens.SPACE_5, tokens.SPACE_4, tokens.SPACE_3, tokens.SPACE_2)
    top.addWidget(heading(language(TITLE)), 1)
    top.addWidget(icon_button("x", language(_("Close")), overlay.close))
    overlay.inside.addLayout(top)
    inner = _words(told)
    area = scrolling(inner)
    area.setMinimumHeight(min(inner.heightForWidth(_WIDTH), window.height() - _AROUND))
    read_by_keyboard(area, language(TITLE))
    overlay.inside.addWidget(area, 1)
    overlay.panel.setFocusProxy(area)
    overlay.open()
    return overlay


def _words(told: dict[str, list[str]]) -> QWidget:
    """Each under its name."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(tokens.SPACE_5, 0, tokens.SPACE_5, tokens.SPACE_5)
    column.setSpacing(tokens.SPACE_1)
    for name, words in told.items():
        column.addWidget(caption(name))
        for each in words:
            made_of = Label(each, wraps=True)
            made_of.setAlignment(Qt.AlignmentFlag.AlignTop)
            column.addWidget(made_of)
        column.addSpacing(tokens.SPACE_2)
    column.addStretch()
    return made
