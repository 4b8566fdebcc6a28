"""Buttons in their few kinds, each with a name that a screen reader can say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton, QWidget

from ui.overriding import override
from ui.style import tokens
from ui.style.icons import icon, icon_before_words, pixmap, put_icon
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, font
from ui.widgets import tips
from ui.widgets.hearing import Heard

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = Literal["plain", "primary", "quiet", "danger", "link", "chip"]


class PushButton(QPushButton):
    """Enter presses it as Space does: Qt leaves that to the desktop, and in a dialog gives it to the default button."""

    heard_as = Heard.BUTTON

    def __init__(self, words: str = "") -> None:
        super().__init__()
        # only now: a screen reader is told of words, and would ask what says them before it is one of ours
        self.setText(words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enters(self, event):
            super().keyPressEvent(event)


class ToolButton(QToolButton):
    """The same for a button of an icon."""

    heard_as = Heard.BUTTON

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enters(self, event):
            super().keyPressEvent(event)


def enters(pressed: QAbstractButton, event: QKeyEvent) -> bool:
    """Whether the key is Enter, which has pressed the button then."""
    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return False
    if not event.isAutoRepeat():
        pressed.click()
    return True


def button(
    text: str, clicked: Callable[[], object] | None = None, *, kind: Kind = "plain", sign: str = ""
) -> QPushButton:
    """A push button; `sign` is the name of an icon. One `primary` a page."""
    made = _dressed(PushButton(text), kind, sign)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def _dressed(made: QPushButton, kind: Kind, sign: str) -> QPushButton:
    made.setProperty("kind", kind)
    made.setAccessibleName(made.text())
    # or Enter in a field of a dialog would press the first button that is there
    made.setAutoDefault(False)
    if sign:
        set_sign(made, sign, _ink(kind))
    return made


class DropButton(PushButton):
    """A quiet button that opens a list under itself; its words are cut at `widest` pixels, its arrow is not."""

    heard_as = Heard.MENU

    def __init__(self, widest: int) -> None:
        super().__init__()
        self._widest = scaled(widest)
        self.setProperty("kind", "drop")
        self.setAutoDefault(False)
        self.setFont(font(weight=MEDIUM))
        self.setMaximumWidth(self._widest)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """What is chosen now."""
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self._widest - 36 - scaled(12))
        # of a single & Qt makes the mark under a letter
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(tips.plain(words))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = scaled(12)
        arrow = pixmap("caret-down", side, "muted", self.devicePixelRatioF())
        QPainter(self).drawPixmap(self.width() - 8 - side, (self.height() - side) // 2, arrow)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens, as in any drop-down list."""
        if event.key() == Qt.Key.Key_Down:
            self.click()
        else:
            super().keyPressEvent(event)


class FoldingButton(PushButton):
    """An icon with its words, or without them where there is no room for both; the name stays.

    Without them it is as wide as its icon wants: what room there is beyond that, a layout deals out all the same.
    """

    def __init__(self, words: str, sign: str, *, kind: Kind = "plain", name: str = "", keys: str = "") -> None:
        """`name` where the words are more than that, such as with the keys."""
        super().__init__(words)
        self._words = words
        self._whole = QSize()
        _dressed(self, kind, sign)
        rename(self, name or words, keys)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # a button would not give way

    @override
    def sizeHint(self) -> QSize:
        if self.text() or not self._whole.isValid():
            self._whole = super().sizeHint()
        return self._whole

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(tokens.ICON) + 22, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self._words if self.width() >= self.sizeHint().width() else "")

    def shown(self) -> QRect:
        """Where it is painted and pressed."""
        narrow = self.minimumSizeHint().width()
        return self.rect() if self.text() else self.rect().adjusted(max(self.width() - narrow, 0), 0, 0, 0)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.shown().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.text():
            super().paintEvent(event)
            return
        # only now: of all of Qt these take the longest to load, and the first frame has room for the words
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        told = QStyleOptionButton()
        self.initStyleOption(told)
        told.rect = self.shown()
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, told)


def icon_button(sign: str, name: str, clicked: Callable[[], object] | None = None, *, keys: str = "") -> QToolButton:
    """Only an icon; its name is said by screen readers and shown as the tool tip, there with its keys."""
    made = ToolButton()
    put_icon(made, partial(icon, sign))
    made.setIconSize(QSize(scaled(tokens.ICON), scaled(tokens.ICON)))
    # by a click too, so that a field that was typed in is left, and saved, before this does something
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    rename(made, name, keys)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def action_button(action: QAction, *, kind: Kind = "plain") -> QPushButton:
    """A button that does what the action of a command does, and is enabled and in sight when that is."""
    made = _ActionButton(action)
    made.clicked.connect(lambda _checked=False: action.trigger())
    return _dressed(made, kind, str(action.property("sign") or ""))


class _ActionButton(PushButton):
    """Its own method is connected, not a function: Qt lets go of that with the button, which the action outlives."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action = self._action
        if self.parent() is not None or not action.isVisible():  # a button without a place would be a window
            self.setVisible(action.isVisible())
        self.setEnabled(action.isEnabled())
        self.setText(action.text())
        self.setAccessibleName(action.text())
        self.setToolTip(action.toolTip())


def set_sign(made: QPushButton, sign: str, colour: str = "muted") -> None:
    """An icon before the words of a button."""
    put_icon(made, partial(icon_before_words, sign, colour))
    made.setIconSize(QSize(scaled(tokens.ICON) + tokens.SPACE_1, scaled(tokens.ICON)))


def rename(widget: QWidget, name: str, keys: str = "") -> None:
    """Give a wordless control its name."""
    widget.setToolTip(tips.plain(f"{name} ({keys})" if keys else name))
    widget.setAccessibleName(name)


def _ink(kind: Kind) -> str:
    return {"primary": "on_accent", "danger": "bad", "link": "accent_text"}.get(kind, "muted")
