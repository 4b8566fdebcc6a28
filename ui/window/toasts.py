"""Short words at the foot of the window that go away by themselves: "Removed 3 posts — Undo".

toasts.show(language.count("Removed {n} post", "Removed {n} posts", n), _("Undo"), workspace.undo)
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.style.icons import icon, pixmap, put_icon
from ui.style.theme import MEDIUM, colour, font
from ui.widgets.buttons import button, icon_button
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS: Final = 5.0
SECONDS_WITH_ACTION: Final = 9.0
MOST: Final = 3
_FADE: Final = 160  # milliseconds
_SIGNS: Final = {"good": "check-circle", "bad": "warning-circle", "attention": "warning"}


class Toasts(QObject):
    """The toasts of one window; the newest lies lowest, more than three push the oldest out."""

    def __init__(self, language: Language, window: QWidget) -> None:
        super().__init__(window)
        self._language = language
        self._window = window
        self._shown: list[Toast] = []
        window.installEventFilter(self)

    def show(
        self, words: str, act: str = "", run: Callable[[], object] | None = None, *, tone: str = "", seconds: float = 0
    ) -> Toast:
        """Show words; `act` is the label of what may be done about them. It stays longer while the mouse is on it.

        An act is offered by the newest toast alone.
        """
        if act:
            self.withdraw_acts()
        toast = Toast(self._language, words, parent=self._window, act=self._language(act), run=run, tone=tone)
        toast.gone.connect(lambda: self._forget(toast))
        self._shown.append(toast)
        for old in self._shown[:-MOST]:
            old.leave()
        self._arrange()
        toast.appear(seconds or (SECONDS_WITH_ACTION if act else SECONDS))
        _announce(self._window, words)
        return toast

    def withdraw_acts(self) -> None:
        """Offer nothing any more: “Undo” takes back what was done last, whatever a toast from before says."""
        for toast in list(self._shown):
            toast.withdraw()

    def clear(self) -> None:
        """Take all away, such as after an undo by the keyboard."""
        for toast in list(self._shown):
            toast.leave()

    def words(self) -> list[str]:
        """What is said at the moment, the oldest first."""
        return [toast.accessibleName() for toast in self._shown]

    def _forget(self, toast: Toast) -> None:
        if toast in self._shown:
            self._shown.remove(toast)
            self._arrange()

    def _arrange(self) -> None:
        """Stack them above the foot of the window, in its middle."""
        bottom = self._window.height() - 40
        for toast in reversed(self._shown):
            toast.setMaximumWidth(max(self._window.width() - 2 * tokens.SPACE_5, 200))
            toast.adjustSize()
            bottom -= toast.height() + tokens.SPACE_2
            toast.move((self._window.width() - toast.width()) // 2, bottom)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return False


class Toast(QWidget):
    """One of them. `leave` takes it away softly."""

    gone = Signal()

    def __init__(
        self,
        language: Language,
        words: str,
        *,
        parent: QWidget,
        act: str = "",
        run: Callable[[], object] | None = None,
        tone: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(words)
        self._run = run
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_4, tokens.SPACE_2, tokens.SPACE_2, tokens.SPACE_2)
        row.setSpacing(tokens.SPACE_3)
        if tone in _SIGNS:
            sign = QLabel()
            sign.setPixmap(pixmap(_SIGNS[tone], 16, "on_tooltip"))
            row.addWidget(sign)
        row.addWidget(_words(words))
        self._act = self._act_button(act) if act else None
        if self._act is not None:
            row.addWidget(self._act)
        row.addWidget(self._close_button(language))
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.leave)
        self._fade = QPropertyAnimation(self._veil(), b"opacity", self)

    def appear(self, seconds: float) -> None:
        """Come in, and stay that long."""
        self._timer.setInterval(round(seconds * 1000))
        self._timer.start()
        self.raise_()
        super().show()
        self._fade_to(1.0)

    def withdraw(self) -> None:
        """Leave, if it offers an act."""
        if self._act is not None:
            self._act.setEnabled(False)
            self.leave()

    def leave(self) -> None:
        """Fade and be deleted."""
        self._timer.stop()
        self._fade.finished.connect(self._end)
        self._fade_to(0.0)

    def _end(self) -> None:
        self.gone.emit()
        self.deleteLater()

    def _fade_to(self, opacity: float) -> None:
        self._fade.stop()
        self._fade.setDuration(_FADE)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.setEndValue(opacity)
        self._fade.start()

    def _veil(self) -> QGraphicsOpacityEffect:
        veil = QGraphicsOpacityEffect(self)
        veil.setOpacity(0.0)
        self.setGraphicsEffect(veil)
        return veil

    def _act_button(self, act: str) -> QWidget:
        made = button(act, self._do, kind="quiet")
        made.setProperty("kind", "toast")
        made.setFont(font(weight=MEDIUM))
        return made

    def _close_button(self, language: Language) -> QWidget:
        made = icon_button("x", language(_("Close")), self.leave)
        made.setProperty("kind", "toast")
        put_icon(made, partial(icon, "x", "on_tooltip"))
        return made

    def _do(self) -> None:
        self.leave()
        if self._run is not None:
            self._run()

    @override
    def enterEvent(self, event: object) -> None:
        self._timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("tooltip"))
        painter.drawRoundedRect(self.rect(), 8, 8)


def _words(words: str) -> Label:
    made = Label(words, colour="on_tooltip", wraps=len(words) > 60)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if len(words) > 60:
        made.setMinimumWidth(min(made.fontMetrics().horizontalAdvance(words), 420))
    return made


def _announce(window: QWidget, words: str) -> None:
    """Have a screen reader say it when it is done with what it is saying."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(window, words))
