"""Where the pages stand that come before a window on a workspace: a card in the middle, with air around it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.style import tokens
from ui.style.text_size import scaled


def card_on(page: QWidget, width: int, apart: int) -> tuple[QFrame, QVBoxLayout]:
    """The card, and the column in it whose parts are so many pixels `apart`."""
    card = QFrame()
    card.setFixedWidth(scaled(width))
    column = QVBoxLayout(card)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(apart)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(2 * tokens.SPACE_5, 2 * tokens.SPACE_5, 2 * tokens.SPACE_5, 2 * tokens.SPACE_5)
    outer.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
    return card, column
