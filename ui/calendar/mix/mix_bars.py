"""For each value two bars: how many posts have it, and how many would by its share; with their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from smmdesk.speech.language import Language, _
from smmdesk.speech.mix import value_words
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, colour, cut, font, frame_focus
from ui.widgets.figures import Figures
from ui.widgets.hearing import Heard
from ui.widgets.looked_at import looked_at

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from smmdesk.domain.mix import MixPart, MixSheet

_LINE, _BAR, _BETWEEN = 18, 7, 10
_SIDE: Final = 4
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_RIGHT: Final = _LEFT | Qt.AlignmentFlag.AlignRight


class MixBars(QWidget):
    """Painted line by line, heard line by line, and copied as a table."""

    heard_as = Heard.LIST

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._sheet: MixSheet | None = None
        self._fact: dict[str, int] = {}
        self._small, self._strong = font(tokens.FONT_SMALL), font(tokens.FONT_SMALL, MEDIUM)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        looked_at(self)

    def show_mix(self, name: str, sheet: MixSheet, fact: MixSheet) -> None:
        """The plan beside its target; `fact` is what of it came out."""
        self._sheet = sheet
        self._fact = {each.value.casefold(): each.have for each in fact.parts}
        self.setAccessibleName(name)
        self.setVisible(bool(sheet.parts))
        self.updateGeometry()
        self.update()

    def spoken(self) -> list[str]:
        """Value by value."""
        return [f"{self._name(each)}: {self._words(each)}" for each in self._parts()]

    def as_table(self) -> Figures | None:
        """The same in cells."""
        language = self._language
        heads = [language(each) for each in (_("Value"), _("Planned"), _("By the target"), _("Published"))]
        rows = [[self._name(each), str(each.have), self._wanted(each), str(self._out(each))] for each in self._parts()]
        return Figures(heads, rows) if rows else None

    def _parts(self) -> list[MixPart]:
        return [*self._sheet.parts] if self._sheet is not None else []

    def _name(self, part: MixPart) -> str:
        return value_words(self._sheet.by, part.value, self._language) if self._sheet else ""

    def _wanted(self, part: MixPart) -> str:
        return "" if part.share is None else str(part.wanted)

    def _out(self, part: MixPart) -> int:
        return self._fact.get(part.value.casefold(), 0)

    def _words(self, part: MixPart) -> str:
        """4 of 7, 2 published; without a share 4, 2 published."""
        language, number = self._language, self._language.number
        have = number(part.have)
        if part.share is not None:
            have = language(_("{have} of {wanted}"), have=have, wanted=number(part.wanted))
        out = self._out(part)
        return language(_("{planned}, {n} published"), planned=have, n=number(out)) if out else have

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(220), max(len(self._parts()) * self._step() + 2 * _SIDE, 1))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(160), self.sizeHint().height())

    def _step(self) -> int:
        return scaled(_LINE) + 2 * scaled(_BAR) + 2 + _BETWEEN

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        parts = self._parts()
        most = max((max(each.have, each.wanted) for each in parts), default=0)
        for place, part in enumerate(parts):
            top = _SIDE + place * self._step()
            self._line(painter, QRect(_SIDE, top, self.width() - 2 * _SIDE, scaled(_LINE)), part)
            self._bars(painter, top + scaled(_LINE), part, max(most, 1))
        if self.hasFocus():
            frame_focus(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _line(self, painter: QPainter, line: QRect, part: MixPart) -> None:
        words = self._words(part)
        painter.setFont(self._small)
        painter.setPen(colour("muted"))
        painter.drawText(line, _RIGHT, words)
        room = line.width() - QFontMetrics(self._small).horizontalAdvance(words) - 8
        painter.setFont(self._strong)
        painter.setPen(colour("text"))
        painter.drawText(
            QRect(line.left(), line.top(), room, line.height()), _LEFT, cut(painter, self._name(part), room)
        )

    def _bars(self, painter: QPainter, top: int, part: MixPart, most: int) -> None:
        """Above what is planned, below it what the target would have, framed."""
        room = self.width() - 2 * _SIDE
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        if part.have:
            painter.drawRoundedRect(QRectF(_SIDE, top, room * part.have / most, scaled(_BAR)), 2, 2)
        if part.wanted:
            painter.setPen(colour("edge"))
            painter.setBrush(colour("hover"))
            place = QRectF(_SIDE, top + scaled(_BAR) + 2, room * part.wanted / most, scaled(_BAR))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
