"""Paints a month: weekdays, cells, chips, and what a drag shows. Chips are copied from pictures painted once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap

from smmdesk.language import Language
from ui.calendar.chip_painter import ChipPainter
from ui.calendar.dragging import Drag
from ui.calendar.month_days import WEEK
from ui.calendar.month_layout import HEADER, PADDING, Cell, Chip, MonthLayout
from ui.calendar.selection import Selection
from ui.calendar.speech import raised
from ui.style import tokens
from ui.style.theme import MEDIUM, SEMIBOLD, colour, font

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_OUTSIDE: Final = 0.8
"""How opaque the posts of the months beside are: dimmed, but still to be read."""
_SHORT_NAMES: Final = 120
"""Columns narrower than this have their weekdays' names short."""


@dataclass(slots=True)
class Scene:
    """All that a picture of the month depends on, apart from the places."""

    selection: Selection
    today: date
    holidays: Mapping[date, str] = field(default_factory=dict)
    drag: Drag | None = None
    has_focus: bool = False


class MonthPainter:
    """Paints scenes in one language; made anew when the theme changes."""

    def __init__(self, language: Language, chips: ChipPainter) -> None:
        self._language = language
        self._chips = chips
        self._small, self._strong = font(tokens.FONT_SMALL), font(tokens.FONT_SMALL, MEDIUM)
        self._number, self._today = font(tokens.FONT_BASE), font(tokens.FONT_BASE, SEMIBOLD)
        self._metrics = QFontMetrics(self._small)
        self._weekdays: dict[tuple[int, bool], list[str]] = {}

    def paint(self, painter: QPainter, layout: MonthLayout, scene: Scene) -> None:
        """Everything, from the ground up."""
        painter.fillRect(QRect(QPoint(0, 0), layout.size), colour("page"))
        self._header(painter, layout)
        self._cells(painter, layout, scene)
        self._numbers(painter, layout, scene)
        for cell in layout.cells:
            self._chips_of(painter, cell, scene)
        self._mores(painter, layout)
        self._ring(painter, layout, scene)
        if scene.drag is not None:
            self._dragged(painter, layout, scene.drag)

    def warm(self, layout: MonthLayout) -> bool:
        """Paint one chip's picture ahead of its need; False when none is left to do."""
        chip = next((chip for cell in layout.cells for chip in cell.chips if False not in chip.pictures), None)
        if chip is None:
            return False
        self._picture(chip, selected=False)
        return True

    def _header(self, painter: QPainter, layout: MonthLayout) -> None:
        first = layout.cells[0]
        names = self._names(layout.days.first, short=first.rect.width() < _SHORT_NAMES)
        painter.setFont(self._strong)
        painter.setPen(colour("muted"))
        for cell, name in zip(layout.cells[:WEEK], names, strict=True):
            place = QRect(cell.rect.left() + PADDING + 4, 0, cell.rect.width() - PADDING - 4, HEADER)
            painter.drawText(place, _LEFT, name)

    def _names(self, first: date, *, short: bool) -> list[str]:
        """The weekdays from that day on; kept, for asking the language takes longer than painting them all."""
        key = (first.weekday(), short)
        if key not in self._weekdays:
            width = "short" if short else "full"
            days = [date.fromordinal(first.toordinal() + index) for index in range(WEEK)]
            self._weekdays[key] = [raised(self._language.weekday(day, width)) for day in days]
        return self._weekdays[key]

    def _cells(self, painter: QPainter, layout: MonthLayout, scene: Scene) -> None:
        surface, outside, line = colour("surface"), colour("window"), colour("border")
        for cell in layout.cells:
            painter.fillRect(cell.rect, surface if cell.in_month else outside)
        if (chosen := layout.cell_of(scene.selection.day)) is not None:
            painter.fillRect(chosen.rect, _mixed(colour("accent_soft"), surface))
        painter.setPen(line)
        for cell in layout.cells[::WEEK]:
            painter.drawLine(0, cell.rect.top(), layout.size.width(), cell.rect.top())
        for cell in layout.cells[1:WEEK]:
            painter.drawLine(cell.rect.left(), HEADER, cell.rect.left(), layout.size.height())

    def _numbers(self, painter: QPainter, layout: MonthLayout, scene: Scene) -> None:
        inside, outside, height = colour("text"), colour("faint"), layout.measures.number - 4
        painter.setFont(self._number)
        for cell in layout.cells:
            place = QRect(cell.rect.left() + PADDING + 1, cell.rect.top() + 2, 24, height)
            if cell.day == scene.today:
                self._mark_today(painter, place, str(cell.day.day))
            else:
                painter.setPen(inside if cell.in_month else outside)
                painter.drawText(place, _CENTRE, str(cell.day.day))
        painter.setFont(self._small)
        painter.setPen(colour("attention"))
        for cell in layout.cells:
            if name := scene.holidays.get(cell.day):
                taken = 70 if cell.more and layout.measures.more_in_corner else 40
                room = QRect(cell.rect.left() + 34, cell.rect.top() + 2, cell.rect.width() - taken, height)
                words = self._metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
                painter.drawText(room, _RIGHT, words)

    def _mark_today(self, painter: QPainter, place: QRect, number: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(place, 10, 10)
        painter.setPen(colour("on_accent"))
        painter.setFont(self._today)
        painter.drawText(place, _CENTRE, number)
        painter.setFont(self._number)

    def _chips_of(self, painter: QPainter, cell: Cell, scene: Scene) -> None:
        dragged = scene.drag.ids if scene.drag and not scene.drag.copies else ()
        if not cell.in_month:
            painter.setOpacity(_OUTSIDE)
        for chip in cell.chips:
            picture = self._picture(chip, selected=chip.post.id in scene.selection.ids)
            if chip.post.id in dragged:
                painter.setOpacity(0.35)
                painter.drawPixmap(chip.rect.topLeft(), picture)
                painter.setOpacity(1.0 if cell.in_month else _OUTSIDE)
            else:
                painter.drawPixmap(chip.rect.topLeft(), picture)
        if not cell.in_month:
            painter.setOpacity(1.0)

    def _picture(self, chip: Chip, *, selected: bool) -> QPixmap:
        if selected not in chip.pictures:
            chip.pictures[selected] = self._chips.picture(chip.post, chip.rect.size(), selected=selected)
        return chip.pictures[selected]

    def _mores(self, painter: QPainter, layout: MonthLayout) -> None:
        painter.setFont(self._strong)
        painter.setPen(colour("accent_text"))
        side = _RIGHT if layout.measures.more_in_corner else _LEFT
        for cell in layout.cells:
            if cell.more is not None:
                painter.drawText(cell.more.adjusted(6, 0, -3, 0), side, f"+{cell.hidden}")

    def _ring(self, painter: QPainter, layout: MonthLayout, scene: Scene) -> None:
        """Where the keyboard is."""
        cell = layout.cell_of(scene.selection.day)
        if cell is not None and scene.has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRect(cell.rect.adjusted(1, 1, -1, -1))

    def _dragged(self, painter: QPainter, layout: MonthLayout, drag: Drag) -> None:
        """The cell it would drop on, the chips in the hand, and the month that waits beyond the edge."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = layout.cell_of(drag.over) if drag.over else None
        if cell is not None:
            painter.setPen(QPen(colour("accent"), 2, Qt.PenStyle.DashLine))
            painter.setBrush(_see_through(colour("accent"), 28))
            painter.drawRoundedRect(QRectF(cell.rect).adjusted(2, 2, -2, -2), 5, 5)
        if drag.turning:
            self._turn_mark(painter, layout, drag.turning)
        self._hand(painter, drag)

    def _turn_mark(self, painter: QPainter, layout: MonthLayout, turning: int) -> None:
        left = layout.size.width() - 8 if turning > 0 else 0
        painter.fillRect(QRect(left, HEADER, 8, layout.size.height() - HEADER), colour("accent"))

    def _hand(self, painter: QPainter, drag: Drag) -> None:
        corner = drag.place - drag.grip
        painter.setOpacity(0.92)
        for index in reversed(range(min(len(drag.posts), 3))):
            painter.drawPixmap(corner + QPoint(5 * index, 5 * index), drag.picture)
        painter.setOpacity(1.0)
        if drag.badge:
            self._badge(
                painter, corner + QPoint(drag.picture.deviceIndependentSize().toSize().width() - 6, -8), drag.badge
            )

    def _badge(self, painter: QPainter, corner: QPoint, words: str) -> None:
        painter.setFont(self._strong)
        place = QRectF(corner.x(), corner.y(), self._metrics.horizontalAdvance(words) + 14, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(place, 10, 10)
        painter.setPen(colour("on_accent"))
        painter.drawText(place, _CENTRE, words)


def _mixed(first: QColor, second: QColor) -> QColor:
    """Half of each."""
    parts = ((first.red(), second.red()), (first.green(), second.green()), (first.blue(), second.blue()))
    return QColor(*((one + other) // 2 for one, other in parts))


def _see_through(ground: QColor, alpha: int) -> QColor:
    ground.setAlpha(alpha)
    return ground
