"""What a page shows while it has nothing: what it is for, how to begin, and an example."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import font
from ui.widgets.buttons import action_button
from ui.widgets.labels import Label, Sign, heading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction, QFocusEvent

    from smmdesk.speech.language import Language

WIDEST: Final = 440


class EmptyPage(QWidget):
    """Icon, heading, one or two sentences, the first step as a button and, quietly, other ways in.

    The keyboard stands on the first step: Enter begins, and leads nowhere else.
    """

    def __init__(
        self,
        language: Language,
        *,
        sign: str,
        title: str,
        words: str = "",
        primary: QAction | None = None,
        others: Iterable[QAction] = (),
        more: Iterable[QPushButton] = (),
    ) -> None:
        """`more` are buttons below that answer a question instead of being a step."""
        super().__init__()
        self.setAccessibleName(language(title))
        inner = QWidget()
        inner.setMaximumWidth(scaled(WIDEST))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        # two above and three below: what stands a little over the middle looks as if it stood in it
        column.addStretch(2)
        column.addWidget(Sign(sign, 44, "faint"), 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = _centred(heading(language(title)))
        column.addWidget(self._title)
        if words:
            told = _centred(Label(language(words), colour="muted"))
            told.setFixedWidth(evened(language(words), font(), scaled(WIDEST)))
            column.addWidget(told, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(tokens.SPACE_2)
        self._steps = [action_button(primary, kind="primary")] if primary is not None else []
        self._steps += [action_button(other, kind="link") for other in others]
        for each in self._steps:
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
        for each in more:
            column.addSpacing(tokens.SPACE_2)
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_5, tokens.SPACE_5, tokens.SPACE_5, tokens.SPACE_5)
        row.addStretch(1)
        row.addWidget(inner, 100)  # the words take their widest, only then do the margins grow
        row.addStretch(1)

    def ask(self, words: str) -> None:
        """Another heading, in the person's language: one that names whose page it is."""
        self._title.setText(words)
        self.setAccessibleName(words)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the first step that can be taken now; where there is none the words are read from here."""
        first = next((each for each in self._steps if each.isEnabled() and not each.isHidden()), None)
        if first is not None:
            first.setFocus(event.reason())


def evened(words: str, face: QFont, widest: int) -> int:
    """The least width for words on as many lines as they take at the widest: none is left with a single word."""
    metrics = QFontMetrics(face)

    def height(width: int) -> int:
        return metrics.boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, words).height()

    most = height(widest)
    return bisect_left(range(widest), True, lo=widest // 3, key=lambda width: height(width) <= most)


def _centred(label: Label) -> Label:
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
