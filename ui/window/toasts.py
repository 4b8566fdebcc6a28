"""Short words at the foot of the window that go away by themselves: "Removed 3 posts — Undo".

toasts.show(language.count("Removed {n} post", "Removed {n} posts", n), _("Undo"), workspace.undo)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QWidget

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.labels import FOOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.window.toast import Toast

SECONDS: Final = 5.0
SECONDS_WITH_ACTION: Final = 9.0
MOST: Final = 2
_REACH: Final = 120
"""Pixels that two of them take: what ends further up is not in their way."""


class Toasts(QObject):
    """The toasts of one window: one of a kind, the newest lies lowest, and two at the most."""

    def __init__(self, language: Language, window: QWidget) -> None:
        super().__init__(window)
        self._language = language
        self._window = window
        self._shown: list[Toast] = []
        window.installEventFilter(self)

    def show(
        self,
        words: str,
        act: str = "",
        run: Callable[[], object] | None = None,
        *,
        tone: str = "",
        seconds: float = 0,
        way: Callable[[], object] | None = None,
    ) -> Toast:
        """Show words; `act` is the label of what may be done about them, `way` leads to what they are about.

        An act is offered by the newest toast alone. It stays longer while the mouse is on it.
        """
        from ui.widgets.announcing import alert
        from ui.window.toast import Toast

        if act:
            self.withdraw_acts()
        acts = [(self._language(_("Show")), way)] if way is not None else []
        if act and run is not None:
            acts.append((self._language(act), run))
        toast = Toast(self._language, words, parent=self._window, acts=acts, tone=tone)
        toast.gone.connect(lambda: self._forget(toast))
        self._make_room(toast)
        self._shown.append(toast)
        self._arrange()
        toast.appear(seconds or (SECONDS_WITH_ACTION if acts else SECONDS))
        alert(toast, words)
        return toast

    def _make_room(self, toast: Toast) -> None:
        """It takes the place of the one like it, and else of the oldest."""
        for old in [each for each in self._shown if each.kind == toast.kind]:
            old.end()
        for old in self._shown[: -MOST + 1]:
            old.end()

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

    def follow(self, _page: int = 0) -> None:
        """Another page is in sight: keep clear of what stands at its foot, once that is laid out."""
        if self._shown:
            QTimer.singleShot(0, self, self._arrange)

    def _arrange(self) -> None:
        """Stack them above the foot of the window, in its middle."""
        # above the line at the foot, with air between, and above what a page has to read there
        bottom = _above_feet(self._window, self._window.height() - scaled(28) - tokens.SPACE_3)
        for toast in reversed(self._shown):
            # before it is fitted, since a narrow window has words wrap
            toast.setMaximumWidth(max(self._window.width() - 2 * tokens.SPACE_5, scaled(200)))
            toast.adjustSize()
            bottom -= toast.height() + tokens.SPACE_2
            toast.move((self._window.width() - toast.width()) // 2, bottom)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return False


def _above_feet(window: QWidget, bottom: int) -> int:
    """Where the lines in sight begin that stand at the foot of a page; `bottom` where there are none."""
    seen = [each for each in window.findChildren(QWidget, FOOT) if each.isVisible()]
    places = [(each.mapTo(window, QPoint(0, 0)).y(), each.height()) for each in seen]
    tops = [top for top, height in places if top + height > bottom - scaled(_REACH)]
    return min([bottom, *tops])
