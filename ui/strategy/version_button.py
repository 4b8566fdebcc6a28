"""Which version is in sight, as a button that opens all of them and what can be done with this one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt

from smmdesk.speech.language import _
from ui.overriding import override
from ui.strategy.versions_told import version_words
from ui.style.text_size import scaled
from ui.widgets.buttons import DropButton
from ui.widgets.menus import begin_by_keyboard, passing_menu

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QMenu

    from ui.shell.context import Context
    from ui.strategy.shown import Shown

_WIDEST, _LEAST = 460, 160
_ACTS = (
    ("strategy.about", "strategy.currency"),
    ("strategy.put_in_force", "strategy.next_version", "strategy.back_to_draft", "strategy.give_up"),
    ("strategy.compare",),
)


class VersionButton(DropButton):
    """Where the page has little room its words give way, before what can be done is out of sight."""

    def __init__(self, context: Context) -> None:
        self._words = self._most = ""
        self._whole = QSize()
        super().__init__(_WIDEST)
        self._context = context
        self._shown: Shown | None = None
        self.clicked.connect(lambda _checked=False: self.open())

    def show_shown(self, shown: Shown) -> None:
        """Name the version in sight."""
        self._shown = shown
        words = version_words(shown.strategy, shown)
        self.set_words(words)
        self.setAccessibleName(words)

    @override
    def set_words(self, words: str) -> None:
        super().set_words(words)
        # as far as it is ever shown, and how wide the button is with that
        self._words, self._most, self._whole = words, self.text().replace("&&", "&"), super().sizeHint()
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return self._whole if self._whole.isValid() else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(scaled(_LEAST), self.sizeHint().width()), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What of the words there is room for; the menu and the tip have them whole."""
        metrics, lacking = self.fontMetrics(), max(self._whole.width() - self.width(), 0)
        room = metrics.horizontalAdvance(self._most) - lacking
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room) if lacking else self._most
        self.setText(shown.replace("&", "&&"))

    def open(self) -> QMenu | None:
        """All versions, the newest first, then what can be done with this one."""
        if self._shown is None:
            return None
        menu = passing_menu(self)
        menu.setAccessibleName(self._context.language(_("Versions")))
        for each in reversed(self._shown.versions):
            action = menu.addAction(version_words(each, self._shown).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(each.id == self._shown.strategy.id)
            action.triggered.connect(partial(self._choose, each.id))
        commands = self._context.commands
        for group in _ACTS:
            able = [name for name in group if commands.can_run(name)]
            if able:
                menu.addSeparator()
            for name in able:
                menu.addAction(commands.action(name))
        begin_by_keyboard(menu)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu

    def others(self) -> list[tuple[int, str]]:
        """By number those that the one in sight may be compared with, the newest first."""
        if (shown := self._shown) is None:
            return []
        there = [each for each in reversed(shown.versions) if each.id != shown.strategy.id]
        return [(each.number, version_words(each, shown)) for each in there]

    def _choose(self, id: str, _checked: bool = False) -> None:
        self._context.open("strategy", id)
