"""What a page shows while it has nothing: what it is for, how to begin, and an example."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from smmdesk.language import Language
from ui.style import tokens
from ui.style.icons import icon
from ui.widgets.buttons import action_button
from ui.widgets.labels import Label, heading


class EmptyPage(QWidget):
    """Icon, heading, one or two sentences, the first step as a button and, quietly, a second way in."""

    def __init__(
        self,
        language: Language,
        *,
        sign: str,
        title: str,
        words: str = "",
        primary: QAction | None = None,
        secondary: QAction | None = None,
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_5, tokens.SPACE_5, tokens.SPACE_5, tokens.SPACE_5)
        column.setSpacing(tokens.SPACE_2)
        column.addStretch(2)
        for part in (_picture(sign), _centred(heading(language(title))), _sentence(language(words))):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(tokens.SPACE_2)
        for action, kind in ((primary, "primary"), (secondary, "link")):
            if action is not None:
                made = action_button(action, kind="primary" if kind == "primary" else "link")
                column.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


def _picture(sign: str) -> QLabel:
    made = QLabel()
    made.setPixmap(icon(sign, "faint").pixmap(44, 44))
    return made


def _centred(label: Label) -> Label:
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    label.setMinimumWidth(280)
    return label


def _sentence(words: str) -> Label:
    made = _centred(Label(words, colour="muted"))
    made.setMinimumWidth(min(420, max(280, made.fontMetrics().horizontalAdvance(words) + 8)))
    made.setMaximumWidth(420)
    made.setVisible(bool(words))
    return made
