"""A channel as a card: one stop of the keyboard, whose Enter opens its fields as a click does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import SEMIBOLD
from ui.widgets import tips
from ui.widgets.chips import StatusChip
from ui.widgets.forms.networks import NetworkChip
from ui.widgets.hearing import Heard
from ui.widgets.labels import Elided, Label, caption
from ui.widgets.looked_at import looked_at

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent

    from smmdesk.domain.networks import Network
    from ui.strategy.channel_told import ChannelTold

_NAMES: Final = 130
_FIGURES: Final = 76
_OPENS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
_MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChannelCard(QFrame):
    """`came` is told of the keyboard, `opened` of Enter or a click, `stepped(by)` of an arrow, `moved(by)` of Alt and
    an arrow, `menu_wanted` of where on the screen."""

    heard_as = Heard.ITEM
    came = Signal()
    opened = Signal()
    stepped = Signal(int)
    moved = Signal(int)
    menu_wanted = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.told: ChannelTold | None = None
        self._inside = QWidget()
        self.setProperty("kind", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3)
        self._column.addWidget(self._inside)
        looked_at(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_channel(self, network: Network, told: ChannelTold) -> None:
        """Say this; what is said already stays as it is."""
        if told == self.told:
            return
        self.told = told
        said = [f"{name}: {plan}, {fact}" for name, plan, fact in told.figures]
        said += [f"{name}: {words}" for name, words in told.words]
        self.setAccessibleName(told.name)
        self.setAccessibleDescription("\n".join([*told.open_things, *said]))
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addLayout(self._head(network, told))
        column.addLayout(self._figures(told))
        for name, words in told.words:
            column.addLayout(_pair(name, words))
        column.addStretch(1)
        self._column.addWidget(self._inside)

    def show_chosen(self, is_chosen: bool) -> None:
        """Whether it is the one that details are of, wherever the keyboard is."""
        if is_chosen != bool(self.property("chosen")):
            self.setProperty("chosen", is_chosen)
            self.style().unpolish(self)
            self.style().polish(self)

    def _head(self, network: Network, told: ChannelTold) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(NetworkChip(self._language, network))
        row.addWidget(Elided(told.name, weight=SEMIBOLD), 1)
        if told.open_things:
            chip = StatusChip(self._language(_("{n} open"), n=len(told.open_things)), "attention", "warning")
            chip.setToolTip(tips.plain("\n".join(told.open_things)))
            row.addWidget(chip)
        return row

    def _figures(self, told: ChannelTold) -> QLayout:
        """Plan and fact in two columns beside their names, as numbers are compared."""
        grid = QGridLayout()
        grid.setColumnMinimumWidth(0, scaled(_NAMES))
        for column in (1, 2):
            grid.setColumnMinimumWidth(column, scaled(_FIGURES))
        grid.setHorizontalSpacing(tokens.SPACE_4)
        grid.setVerticalSpacing(tokens.SPACE_1)
        for column, title in ((1, _("Plan")), (2, _("Fact"))):
            grid.addWidget(caption(self._language(title)), 0, column, Qt.AlignmentFlag.AlignRight)
        for line, (name, plan, fact) in enumerate(told.figures, 1):
            grid.addWidget(caption(name), line, 0)
            for column, words in ((1, plan), (2, fact)):
                grid.addWidget(Label(words), line, column, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(3, 1)
        return grid

    # keys and mouse

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_held = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if is_held and key in _MOVES:
            self.moved.emit(_MOVES[key])
        elif not is_held and key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _OPENS:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus()
        place: QPoint = event.globalPos()
        self.menu_wanted.emit(place)


def _pair(name: str, words: str) -> QLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(caption(name))
    column.addWidget(Label(words, wraps=True))
    return column
