"""The heading of a group of items: folds it, and tells its score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from smmdesk.speech.wording import in_percent
from ui.overriding import override
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import SEMIBOLD, colour, cut, font, frame_focus
from ui.widgets.bars import paint_meter
from ui.widgets.hearing import Heard

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from smmdesk.speech.language import Language

_BAR = 96


class GroupHead(QAbstractButton):
    """Checked while its items are in sight. Space, Enter and a click fold; the arrows go on to the items."""

    heard_as = Heard.FOLD

    def __init__(self, language: Language, name: str, *, has_score: bool) -> None:
        super().__init__()
        self.keys: Callable[[QKeyEvent], bool] = lambda _event: False
        self._language, self._has_score = language, has_score
        self._share: Fraction | None = None
        self._known = 1.0
        self._words = ""
        self._above, self._height = 10, 44
        self.setText(name)
        self.setCheckable(True)
        self.setChecked(True)
        # arrows come here from the questions; with Tab it would be one more stop at every group
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_score(self, share: Fraction | None, words: str, *, known: float = 1.0) -> None:
        """The group's score, and how much of it is answered, in words and from 0 to 1."""
        self._share, self._words, self._known = share, words, known
        percent = f"{in_percent(share, self._language)}, " if self._has_score else ""
        self.setAccessibleDescription(percent + words)
        self.update()

    def make_dense(self, is_dense: bool) -> None:
        """In a low window there is less air above it."""
        self._above, self._height = (0, 32) if is_dense else (10, 44)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(200), scaled(self._height))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.toggle()
        elif not self.keys(event):
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # more air above than below: the heading belongs to what follows
        box = self.rect().adjusted(2, scaled(self._above), -2, -4)
        if self.hasFocus():
            frame_focus(painter, box)
        sign = "caret-down" if self.isChecked() else "caret-right"
        paint_icon(painter, QRect(12, box.center().y() - scaled(6), scaled(13), scaled(13)), sign)
        painter.setFont(font(tokens.FONT_HEADING, SEMIBOLD))
        painter.setPen(colour("text"))
        room = box.adjusted(scaled(13) + 21, 0, -self._right_room(), 0)
        name = cut(painter, self.text(), room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
        self._paint_score(painter, box)

    def _right_room(self) -> int:
        words = self.fontMetrics().horizontalAdvance(self._words)
        return words + (scaled(_BAR + 76) if self._has_score else 24)

    def _paint_score(self, painter: QPainter, box: QRect) -> None:
        painter.setFont(font(tokens.FONT_SMALL))
        painter.setPen(colour("muted"))
        right = box.right() - tokens.SPACE_3
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        if self._has_score:
            painter.setFont(font(tokens.FONT_BASE, SEMIBOLD))
            painter.setPen(colour("text"))
            painter.drawText(box.adjusted(0, 0, -tokens.SPACE_3, 0), middle, in_percent(self._share, self._language))
            right -= scaled(52 + _BAR)
            share = None if self._share is None else float(self._share)
            track = QRectF(right, box.center().y() - 2, scaled(_BAR), 6)
            paint_meter(painter, track, share, tone="accent", known=self._known)
            painter.setFont(font(tokens.FONT_SMALL))
            painter.setPen(colour("muted"))
        painter.drawText(QRect(box.left(), box.top(), right - box.left() - 10, box.height()), middle, self._words)
