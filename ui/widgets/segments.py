"""Segments: buttons side by side of which one is down, for a choice of few."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton

from ui.overriding import override
from ui.style.icons import icon, put_icon
from ui.style.text_size import scaled
from ui.style.tokens import ICON
from ui.widgets.buttons import ToolButton, rename
from ui.widgets.hearing import Heard
from ui.widgets.menus import begin_by_keyboard, passing_menu

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

Options = Sequence[tuple[Any, str]]
"""Pairs of a value and its words, already in the window's language."""


class SegmentBar(QFrame):
    """Buttons side by side of which one is down; arrows move between them."""

    def __init__(self, options: Options, chosen: Callable[[Any], None] | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._values = [value for value, _words in options]
        for index, (_value, words) in enumerate(options):
            self._group.addButton(self._segment(words), index)
            row.addWidget(self._group.button(index))
        self._group.idClicked.connect(lambda index: chosen(self._values[index]) if chosen else None)
        self.chosen = self._group.idClicked

    def _segment(self, words: str) -> QToolButton:
        made = ToolButton()
        made.setText(words)
        made.setCheckable(True)
        made.setAccessibleName(words)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made

    def value(self) -> Any:  # noqa: ANN401  (what `Options` holds)
        """The value whose button is down, None before the first choice."""
        index = self._group.checkedId()
        return self._values[index] if index >= 0 else None

    def words(self) -> str:
        """Those on the button that is down."""
        down = self._group.checkedButton()
        return down.text() if down is not None else ""

    def choose(self, value: object) -> None:
        """Press the button of a value; emits nothing."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)


class FoldingSegments(SegmentBar):
    """Where there is no room for all, those at the end stand in a list that opens; the one that is down never does."""

    def __init__(self, options: Options, chosen: Callable[[Any], None], more: str) -> None:
        """`more` is what the list is called."""
        super().__init__(options, chosen)
        self.rest = _Rest()
        put_icon(self.rest, partial(icon, "dots-three"))
        self.rest.setIconSize(QSize(scaled(ICON), scaled(ICON)))
        self.rest.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        rename(self.rest, more)
        self.rest.clicked.connect(lambda _checked=False: self.open_rest())
        self._row.addWidget(self.rest)
        self.rest.hide()
        self._group.idToggled.connect(lambda _at, _is_down: self._fold())

    def folded(self) -> list[QAbstractButton]:
        """Those that stand in the list."""
        return [each for each in self._group.buttons() if each.isHidden()]

    def open_rest(self) -> None:
        """Show the list under its button."""
        menu = passing_menu(self)
        for each in self.folded():
            menu.addAction(each.text(), each.click)
        begin_by_keyboard(menu)
        menu.popup(self.rest.mapToGlobal(QPoint(0, self.rest.height())))

    @override
    def sizeHint(self) -> QSize:
        return QSize(sum(map(_wide, self._group.buttons())), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Room for the widest that may be down, and for the list of the others."""
        return QSize(max(map(_wide, self._group.buttons())) + _wide(self.rest), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # letters of another size
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        every, down = self._group.buttons(), self._group.checkedButton()
        needs_list = sum(map(_wide, every)) > self.width()
        room = self.width() - (_wide(self.rest) if needs_list else 0)
        for each in sorted(every, key=lambda one: one is not down):  # keeps the order of the others
            room -= _wide(each)
            each.setVisible(not needs_list or room >= 0)
        self.rest.setVisible(needs_list)


class _Rest(ToolButton):
    heard_as = Heard.MENU


def _wide(segment: QAbstractButton) -> int:
    return segment.sizeHint().width()
