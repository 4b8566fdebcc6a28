"""One short word at the foot of the window that goes away by itself; made, and imported, when there is one to say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEasingCurve, QEvent, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QLabel, QSizePolicy, QWidget

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.icons import icon, pixmap, put_icon
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, colour, font
from ui.widgets.buttons import button, icon_button
from ui.widgets.hearing import Heard
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FADE: Final = 160  # milliseconds
_SIGNS: Final = {"good": "check-circle", "bad": "warning-circle", "attention": "warning"}


class Toast(QWidget):
    """Words, a cross, and perhaps what may be done about them. `leave` takes it away softly, `end` at once."""

    heard_as = Heard.ALERT

    gone = Signal()

    def __init__(
        self,
        language: Language,
        words: str,
        *,
        parent: QWidget,
        acts: Sequence[tuple[str, Callable[[], object]]] = (),
        tone: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(words)
        self.kind = tone, bool(acts)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_4, tokens.SPACE_2, tokens.SPACE_2, tokens.SPACE_2)
        row.setSpacing(tokens.SPACE_3)
        if tone in _SIGNS:
            sign = QLabel()
            sign.setPixmap(pixmap(_SIGNS[tone], scaled(tokens.ICON), "on_tooltip"))
            row.addWidget(sign)
        row.addWidget(_words(words))
        self._acts = [self._act_button(words, run) for words, run in acts]
        for each in self._acts:
            row.addWidget(each)
        row.addWidget(self._close_button(language))
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.leave)
        self._fade = QPropertyAnimation(self._veil(), b"opacity", self)

    def appear(self, seconds: float) -> None:
        """Come in, and stay that long."""
        # kept in the timer, which begins anew when the mouse leaves
        self._timer.setInterval(round(seconds * 1000))
        self._timer.start()
        self.raise_()
        super().show()
        self._fade_to(1.0)

    def withdraw(self) -> None:
        """Leave, if it offers an act."""
        if self._acts:
            # while it fades it still lies there, and must not be pressed any more
            for each in self._acts:
                each.setEnabled(False)
            self.leave()

    def leave(self) -> None:
        """Fade and be deleted."""
        self._timer.stop()
        self._fade.finished.connect(self.end)
        self._fade_to(0.0)

    def end(self) -> None:
        """Go at once: another takes its place."""
        self._timer.stop()
        self._fade.stop()
        self.hide()
        self.gone.emit()
        self.deleteLater()

    def _fade_to(self, opacity: float) -> None:
        self._fade.stop()
        self._fade.setDuration(_FADE)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.setEndValue(opacity)
        self._fade.start()

    def _veil(self) -> QGraphicsOpacityEffect:
        # only windows have an opacity of their own, which this is not
        veil = QGraphicsOpacityEffect(self)
        veil.setOpacity(0.0)
        self.setGraphicsEffect(veil)
        return veil

    def _act_button(self, act: str, run: Callable[[], object]) -> QWidget:
        made = button(act, partial(self._do, run), kind="quiet")
        made.setProperty("kind", "toast")
        made.setFont(font(weight=MEDIUM))
        return made

    def _close_button(self, language: Language) -> QWidget:
        made = icon_button("x", language(_("Close")), self.leave)
        made.setProperty("kind", "toast")
        put_icon(made, partial(icon, "x", "on_tooltip"))
        return made

    def _do(self, run: Callable[[], object]) -> None:
        self.leave()
        run()

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
    # short words keep to one line, long ones wrap: a label that wraps asks for too little width by itself
    made = Label(words, colour="on_tooltip", wraps=len(words) > 60)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if len(words) > 60:
        made.setMinimumWidth(min(made.fontMetrics().horizontalAdvance(words), scaled(420)))
    return made
