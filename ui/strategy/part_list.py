"""The twelve parts at a glance, each with how it stands: a list at the left, or a choice above where it is narrow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.strategy.parts import PARTS, PartLine
from ui.style import tokens
from ui.style.icons import paint_icon
from ui.style.text_size import scaled
from ui.style.theme import colour, cut, font
from ui.widgets.forms.choice import Combo
from ui.widgets.labels import Label
from ui.widgets.tables.table import STRETCH, Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

WIDTH, _WIDEST, _MARGINS = 200, 230, 20
OPEN: Final = _("{n} open")
IN_ORDER: Final = "check"
_SIGN: Final = 14


@dataclass(frozen=True, slots=True)
class PartState:
    """A part and how it stands, in words, in a colour and, where it is not in order, with a sign."""

    line: PartLine
    words: str = ""
    ink: str = "muted"
    sign: str = ""

    @property
    def id(self) -> str:
        """The part's key."""
        return self.line.key

    @property
    def is_in_order(self) -> bool:
        """Whether nothing of it is open."""
        return self.sign == IN_ORDER

    def title(self, language: Language) -> str:
        """As it is numbered."""
        return _title(self.line, language)


def _title(line: PartLine, language: Language) -> str:
    return f"{line.number}  {language(line.title)}"


class PartList(QWidget):
    """`chosen(key)` is told of the part under the keyboard; Enter goes into it (`entered`)."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.table: RecordTable[PartState] = RecordTable(
            language, _COLUMNS, name=_("Parts of the strategy"), many=False
        )
        self.table.horizontalHeader().hide()
        self.table.setSortingEnabled(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.foot = Label("", size=tokens.FONT_SMALL, colour="muted", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, tokens.SPACE_3)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(self.table, 1)
        column.addWidget(self.foot)
        self.table.selection_changed.connect(self._tell)
        self.table.activated_record.connect(lambda _state: self.entered.emit())
        self.setFocusProxy(self.table)
        self.setFixedWidth(min(max(self._needed(language), scaled(WIDTH)), scaled(_WIDEST)))

    def _needed(self, language: Language) -> int:
        """For each title, and beside it that some things are open."""
        titles = max(self.table.fontMetrics().horizontalAdvance(_title(each, language)) for each in PARTS)
        beside = QFontMetrics(font(tokens.FONT_SMALL)).horizontalAdvance(language(OPEN, n=10))
        return titles + beside + tokens.SPACE_2 + _MARGINS

    def show_states(self, states: Sequence[PartState], key: str, foot: str) -> None:
        """How each stands, the one in sight chosen."""
        self.table.blockSignals(True)
        self.table.show_records(states)
        self.table.select([key])
        self.table.blockSignals(False)
        self.foot.setText(foot)

    def _tell(self) -> None:
        for state in self.table.selected():
            self.chosen.emit(state.id)


class PartChoice(QWidget):
    """The same as a list that opens."""

    chosen = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.combo = Combo()
        self.combo.setAccessibleName(language(_("Part of the strategy")))
        self.combo.setMaxVisibleItems(len(PARTS))
        self.combo.activated.connect(lambda at: self.chosen.emit(self.combo.itemData(at)))
        self.foot = Label("", size=tokens.FONT_SMALL, colour="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        column.addWidget(self.combo)
        column.addWidget(self.foot)
        self.setFocusProxy(self.combo)

    def show_states(self, states: Sequence[PartState], key: str, foot: str) -> None:
        """How each stands, the one in sight chosen."""
        self.combo.set_options([(each.id, _told(each, self._language)) for each in states])
        self.combo.choose(key)
        self.foot.setText(foot)


def _told(state: PartState, language: Language) -> str:
    return " · ".join(filter(None, (state.title(language), state.words)))


def _paint(painter: QPainter, rect: QRect, state: PartState, language: Language) -> None:
    """The title at the left, and at the right how it stands, which is never cut."""
    middle, side = Qt.AlignmentFlag.AlignVCenter, scaled(_SIGN)
    painter.save()
    painter.setFont(font(tokens.FONT_SMALL))
    taken, beside = painter.fontMetrics().horizontalAdvance(state.words), side + tokens.SPACE_1
    # what is in order has its sign below those of the other parts, and words that are only told
    after = beside + tokens.SPACE_1 if state.is_in_order else 0
    painter.setPen(colour("muted" if state.is_in_order else state.ink))
    painter.drawText(rect.adjusted(0, 0, -after, 0), middle | Qt.AlignmentFlag.AlignRight, state.words)
    if state.sign:
        right = rect.right() - beside - (0 if after else taken)
        paint_icon(painter, QRect(right, rect.center().y() - side // 2, side, side), state.sign, state.ink)
        taken += after or beside
    painter.restore()
    room = rect.adjusted(0, 0, -taken - tokens.SPACE_2, 0)
    painter.setPen(colour("text"))
    painter.drawText(room, middle, cut(painter, state.title(language), room.width()))


_COLUMNS: Final[tuple[Column[PartState], ...]] = (Column(_("Part"), _told, width=STRETCH, paint=_paint, tip=_told),)
