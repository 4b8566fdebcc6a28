"""A part of a long page that folds: its name and a count stay, what is in it can be put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.overriding import override
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import SEMIBOLD, colour, cut, font, frame_focus
from ui.widgets import tips
from ui.widgets.buttons import icon_button
from ui.widgets.hearing import Heard

if TYPE_CHECKING:
    from collections.abc import Callable


class Fold(QWidget):
    """A heading that opens and closes `body`. Space, Enter and a click do it; `folded` tells the new state."""

    folded = Signal(bool)

    def __init__(
        self,
        title: str,
        body: QWidget,
        *,
        is_open: bool = True,
        sign: str = "",
        add: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """`sign` is an icon before the title; `add` the name of a button with a plus on its right, and what it does."""
        super().__init__()
        self._body = body
        self.header = _Header(title, sign)
        self.header.setChecked(is_open)
        self.header.toggled.connect(self._toggled)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(tokens.SPACE_1)
        top.addWidget(self.header, 1)
        if add is not None:
            top.addWidget(icon_button("plus", *add))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addLayout(top)
        column.addWidget(body)
        # only now that it lies in something: a widget without a parent would be shown as a window
        body.setVisible(is_open)

    @property
    def is_open(self) -> bool:
        """Whether the body is in sight."""
        return self.header.isChecked()

    def open(self) -> None:
        """Bring the body into sight."""
        self.header.setChecked(True)

    def put_away(self) -> None:
        """Put the body away."""
        self.header.setChecked(False)

    def show_title(self, words: str) -> None:
        """Another name, such as that of a record that is in it."""
        self.header.setText(words)
        self.header.setAccessibleName(words)

    def show_count(self, words: str) -> None:
        """A few words beside the title, such as "3" or "2 of 6"; none for nothing."""
        self.header.show_count(words)

    def show_ink(self, ink: str) -> None:
        """The icon in another token colour, where what is in it wants to be looked at."""
        self.header.show_ink(ink)

    def _toggled(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self.folded.emit(not is_open)


class _Header(QAbstractButton):
    heard_as = Heard.FOLD

    def __init__(self, title: str, sign: str) -> None:
        super().__init__()
        self._sign, self._ink = sign, "muted"
        self._count = ""
        self.setText(title)
        self.setCheckable(True)
        self.setAccessibleName(title)
        self.setFont(font(tokens.FONT_BASE + 1, SEMIBOLD))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, words: str) -> None:
        self._count = words
        self.setAccessibleDescription(words)
        # where there is no room for it
        self.setToolTip(tips.plain(words))
        self.update()

    def show_ink(self, ink: str) -> None:
        self._ink = ink
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, scaled(tokens.CONTROL_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            frame_focus(painter, self.rect().adjusted(1, 1, -1, -1))
        sign = "caret-down" if self.isChecked() else "caret-right"
        paint_icon(painter, QRect(4, scaled(9), scaled(12), scaled(12)), sign, "text" if self.underMouse() else "muted")
        painter.setPen(colour("text"))
        left = scaled(12) + 10
        if self._sign:
            paint_icon(painter, QRect(left, scaled(7), scaled(tokens.ICON), scaled(tokens.ICON)), self._sign, self._ink)
            left += scaled(tokens.ICON) + tokens.SPACE_2
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), middle, self.text())
        left += QFontMetrics(self.font()).horizontalAdvance(self.text()) + tokens.SPACE_2
        painter.setFont(font(tokens.FONT_BASE))
        painter.setPen(colour("muted"))
        room = self.rect().adjusted(left, 0, 0, 0)
        painter.drawText(room, middle, cut(painter, self._count, room.width()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter folds as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.toggle()
        else:
            super().keyPressEvent(event)
