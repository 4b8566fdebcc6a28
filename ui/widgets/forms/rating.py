"""One to five stars; keys 1–5 give them, 0 takes them away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import frame_focus
from ui.widgets.forms.editor import Editor
from ui.widgets.hearing import Heard

if TYPE_CHECKING:
    from collections.abc import Callable

_STAR, _STEP, _STARS = 18, 24, 5


@dataclass(frozen=True, slots=True)
class Rating:
    """A judgement of 1 to 5 (`int`), or none."""

    def build(self, language: Language) -> Editor:
        """An editor of `int | None`."""
        return _RatingEditor(language)


class _RatingEditor(Editor):
    def __init__(self, language: Language) -> None:
        self._stars = _Stars(self._picked)
        super().__init__(language, self._stars)
        self._row.addStretch()

    @override
    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self._stars.count = value or 0
        words = self.language(_("{n} of 5"), n=value) if value else self.language(_("not rated"))
        self._stars.setAccessibleDescription(words)
        self._stars.setToolTip(words)
        self._stars.update()

    def _picked(self, count: int) -> None:
        self.pick(count or None)


class _Stars(QWidget):
    heard_as = Heard.SLIDER

    def __init__(self, picked: Callable[[int], None]) -> None:
        super().__init__()
        self.count = 0
        self._picked = picked
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_STARS * scaled(_STEP) + 4, scaled(28))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            frame_focus(painter, self.rect().adjusted(1, 1, -1, -1))
        for star in range(_STARS):
            full = star < self.count
            sign, ink = ("star-fill", "attention.solid") if full else ("star", "faint")
            paint_icon(
                painter, QRect(scaled(5) + star * scaled(_STEP), scaled(5), scaled(_STAR), scaled(_STAR)), sign, ink
            )

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the last star given takes it away again."""
        star = min(int((event.position().x() - 2) // scaled(_STEP)), _STARS - 1) + 1
        self._picked(star - 1 if star == self.count else star)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        step = {key.Key_Right: 1, key.Key_Up: 1, key.Key_Left: -1, key.Key_Down: -1}.get(key(event.key()))
        if event.text() in {"0", "1", "2", "3", "4", "5"}:
            self._picked(int(event.text()))
        elif step is not None:
            self._picked(min(max(self.count + step, 0), _STARS))
        else:
            super().keyPressEvent(event)
