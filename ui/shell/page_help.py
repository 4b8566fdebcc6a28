"""F1: what the page in sight is for and how one works with it, over the window."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.knowledge.pages import Page as PageFacts
from smmdesk.language import Language, _
from ui.shell.overlay import Overlay
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.labels import Label, heading


def open_page_help(window: QWidget, facts: PageFacts, language: Language) -> Overlay:
    """Lay the help over the window; Esc or a click beside it ends it."""
    overlay = Overlay(window, width=560, name=facts.title)
    column = QVBoxLayout()
    column.setContentsMargins(tokens.SPACE_5, tokens.SPACE_5, tokens.SPACE_5, tokens.SPACE_4)
    column.setSpacing(tokens.SPACE_3)
    column.addWidget(heading(facts.title))
    for sentence in _sentences(facts.help):
        column.addWidget(Label(sentence, wraps=True))
    close = button(language(_("Close")), overlay.close)
    column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
    overlay.inside.addLayout(column)
    overlay.panel.setFocusProxy(close)
    overlay.open()
    return overlay


def _sentences(text: str) -> list[str]:
    """One paragraph a sentence: easier to find one's place in."""
    return re.split(r"(?<=[.!?])\s+(?=\S)", text)
