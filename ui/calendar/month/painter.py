"""Paints a month: a sheet with all days, made once and copied, and over it what selecting and dragging change."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap

from smmdesk.domain.text import raised
from ui.calendar.month.days import WEEK
from ui.calendar.month.layout import HEADER, PADDING, Cell, MonthLayout
from ui.calendar.month.selection import Selection
from ui.calendar.shown.looks import DAY_INKS
from ui.calendar.shown.spoken import marks_in_words
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, SEMIBOLD, colour, fill, font, frame_focus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from smmdesk.domain.day_marks import DayMark, MarkedDays
    from smmdesk.speech.language import Language
    from ui.calendar.month.chip_painter import ChipPainter
    from ui.calendar.month.drag_painter import DragPainter
    from ui.calendar.month.dragging import Drag
    from ui.calendar.month.gap_painter import GapPainter
    from ui.calendar.month.scene import MonthScene

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_OUTSIDE: Final = 0.8
"""How opaque the posts of the months beside are: dimmed, but still to be read."""
_DRAGGED: Final = 0.35
_SHORT_NAMES: Final = 120
"""Columns narrower than this have their weekdays' names short."""
_MONTH_NAME: Final = 40
"""Pixels beside the number of a day that says which month it is in."""
_BAND: Final = 3
_NOTHING: Final = Selection(date.min)
"""selected on the sheet"""


class MonthPainter:
    """Paints scenes in one language; made anew when the theme changes."""

    def __init__(self, language: Language, chips: ChipPainter, today: date, ratio: float) -> None:
        self._language = language
        self._chips = chips
        self._ratio = ratio
        self._day = today
        self._small, self._strong = font(tokens.FONT_SMALL), font(tokens.FONT_SMALL, MEDIUM)
        self._number, self._today = font(tokens.FONT_BASE), font(tokens.FONT_BASE, SEMIBOLD)
        self._metrics = QFontMetrics(self._small)
        self._weekdays: dict[tuple[int, bool], list[str]] = {}
        self._inside, self._outside, self._line = colour("surface"), colour("window"), colour("border")
        self._chosen = _mixed(colour("accent_soft"), self._inside)

    def paint(self, painter: QPainter, scene: MonthScene) -> None:
        """The sheet, and over it all that differs from it now."""
        layout = scene.places
        painter.drawPixmap(0, 0, self._sheet(layout))
        for cell in layout.cells:
            # few days do, so that selecting paints those alone
            if _differs(cell, scene):
                self._cell(painter, layout, cell, scene.selection, scene.drag)
        self._day_marks(painter, layout, scene.day_marks)
        self._ring(painter, layout, scene)
        if scene.drag is not None:
            self._drags.paint(painter, layout, scene.drag)

    @cached_property
    def _drags(self) -> DragPainter:
        from ui.calendar.month.drag_painter import DragPainter

        return DragPainter()

    @cached_property
    def _gaps(self) -> GapPainter:
        from ui.calendar.month.gap_painter import GapPainter

        return GapPainter(self._language, self._chips)

    def warm(self, layout: MonthLayout) -> bool:
        """Paint one more day of the sheet ahead of its need; False when it is complete."""
        return self._go_on(layout, layout.sheet.cells + 1)

    def days(self, painter: QPainter, layout: MonthLayout, cells: slice) -> None:
        """Some cells as they look while nothing is selected; before the first of them the ground and the weekdays."""
        if not cells.start:
            fill(painter, QRect(QPoint(0, 0), layout.size), colour("page"))
            self._header(painter, layout)
        for cell in layout.cells[cells]:
            self._cell(painter, layout, cell, _NOTHING)

    def renew(self, layout: MonthLayout, wanted: Callable[[Cell], bool]) -> None:
        """Paint those days anew that stand on the sheet already: more is known of them."""
        cells = [cell for cell in layout.cells[: layout.sheet.cells] if wanted(cell)]
        if cells:
            painter = QPainter(layout.sheet.picture)
            for cell in cells:
                self._cell(painter, layout, cell, _NOTHING)
            painter.end()

    def _sheet(self, layout: MonthLayout) -> QPixmap:
        """The complete sheet."""
        self._go_on(layout, len(layout.cells))
        return layout.sheet.picture

    def _go_on(self, layout: MonthLayout, until: int) -> bool:
        """Paint the sheet up to that cell; whether there was something to do."""
        sheet = layout.sheet
        if sheet.cells >= len(layout.cells):
            return False
        if not sheet.cells:
            sheet.picture = self._blank(layout)
        painter = QPainter(sheet.picture)
        self.days(painter, layout, slice(sheet.cells, until))
        painter.end()
        sheet.cells = until
        return True

    def _blank(self, layout: MonthLayout) -> QPixmap:
        made = QPixmap((QSizeF(layout.size) * self._ratio).toSize())
        made.setDevicePixelRatio(self._ratio)
        return made

    def _header(self, painter: QPainter, layout: MonthLayout) -> None:
        first = layout.cells[0]
        names = self._names(layout.days.first, short=first.rect.width() < scaled(_SHORT_NAMES))
        painter.setFont(self._strong)
        painter.setPen(colour("muted"))
        for cell, name in zip(layout.cells[:WEEK], names, strict=True):
            place = QRect(cell.rect.left() + PADDING + 4, 0, cell.rect.width() - PADDING - 4, scaled(HEADER))
            painter.drawText(place, _LEFT, name)

    def _names(self, first: date, *, short: bool) -> list[str]:
        """The weekdays from that day on; kept, for asking the language takes longer than painting them all."""
        key = (first.weekday(), short)
        if key not in self._weekdays:
            width = "short" if short else "full"
            days = [date.fromordinal(first.toordinal() + index) for index in range(WEEK)]
            self._weekdays[key] = [raised(self._language.weekday(day, width)) for day in days]
        return self._weekdays[key]

    def _cell(
        self, painter: QPainter, layout: MonthLayout, cell: Cell, selection: Selection, drag: Drag | None = None
    ) -> None:
        """One day: its ground, the lines above and before it, its number and its chips."""
        ground = self._inside if cell.in_month else self._outside
        fill(painter, cell.rect, self._chosen if cell.day == selection.day else ground)
        fill(painter, QRect(cell.rect.topLeft(), cell.rect.topRight()), self._line)
        # the first column has the edge of the widget before it
        if cell.rect.left():
            fill(painter, QRect(cell.rect.topLeft(), cell.rect.bottomLeft()), self._line)
        self._number_of(painter, layout, cell)
        self._chips_of(painter, cell, selection, drag)
        if cell.more is not None:
            side = _RIGHT if layout.measures.more_in_corner else _LEFT
            painter.setFont(self._strong)
            painter.setPen(colour("accent_text"))
            painter.drawText(cell.more.adjusted(6, 0, -3, 0), side, f"+{cell.hidden}")

    def _number_of(self, painter: QPainter, layout: MonthLayout, cell: Cell) -> None:
        place = QRect(cell.rect.left() + PADDING + 1, cell.rect.top() + 2, scaled(24), layout.measures.number - 4)
        if cell.day == self._day:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(place, scaled(10), scaled(10))
            painter.setPen(colour("on_accent"))
            painter.setFont(self._today)
        else:
            painter.setPen(colour("text" if cell.in_month else "faint"))
            painter.setFont(self._number)
        painter.drawText(place, _CENTRE, str(cell.day.day))
        if layout.days.names_month(cell.day):
            painter.setPen(colour("muted"))
            painter.setFont(self._number)
            beside = QRect(place.right() + 4, place.top(), scaled(_MONTH_NAME), place.height())
            painter.drawText(beside, _LEFT, self._language.month_beside(cell.day))

    def _chips_of(self, painter: QPainter, cell: Cell, selection: Selection, drag: Drag | None) -> None:
        dragged = drag.ids if drag and not drag.copies else ()
        usual = 1.0 if cell.in_month else _OUTSIDE
        for chip in cell.chips:
            if chip.rect.isEmpty():  # of as many at one hour as have no room beside each other
                continue
            painter.setOpacity(_DRAGGED if chip.post.id in dragged else usual)
            self._chips.paint(painter, chip.rect, chip.post, selected=chip.post.id in selection.ids)
        painter.setOpacity(usual)
        for gap in cell.gap_chips:
            chosen = cell.day == selection.day and gap.gap.slot.id == selection.gap
            self._gaps.paint(painter, gap.rect, gap.gap, selected=chosen)
        painter.setOpacity(1.0)

    def _day_marks(self, painter: QPainter, layout: MonthLayout, marks: MarkedDays) -> None:
        """In the corners; over the sheet, for they are looked up beside the window and come later."""
        painter.setFont(self._small)
        for cell in layout.cells if marks else ():
            there = marks.get(cell.day, ())
            # of several days the name stands on the first, and where a row begins anew
            told = [mark for mark in there if mark.begins or cell.rect.left() == layout.cells[0].rect.left()]
            if told:
                number = scaled(24) + 10
                taken = number + 6 + (scaled(30) if cell.more and layout.measures.more_in_corner else 0)
                beside = scaled(_MONTH_NAME) if layout.days.names_month(cell.day) else 0
                height = layout.measures.number - 4
                room = QRect(
                    cell.rect.left() + number + beside, cell.rect.top() + 2, cell.rect.width() - taken - beside, height
                )
                words = self._metrics.elidedText(marks_in_words(told), Qt.TextElideMode.ElideRight, room.width())
                painter.setPen(colour(DAY_INKS[told[0].kind]))
                painter.drawText(room, _RIGHT, words)
            paint_band(painter, cell.rect, there)

    def _ring(self, painter: QPainter, layout: MonthLayout, scene: MonthScene) -> None:
        """Where the keyboard is."""
        cell = layout.cell_of(scene.selection.day)
        if cell is not None and scene.has_focus:
            # two whole pixels: chips have switched it on, and would blur a straight line
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            frame_focus(painter, cell.rect.adjusted(1, 1, -1, -1), 0)


def paint_band(painter: QPainter, place: QRect, marks: Iterable[DayMark]) -> None:
    """Along the foot of each day of a campaign, so that its days are seen to belong together."""
    if any(mark.kind == "campaign" for mark in marks):
        fill(painter, QRect(place.left(), place.bottom() - _BAND + 1, place.width(), _BAND), colour("accent"))


def _differs(cell: Cell, scene: MonthScene) -> bool:
    """Whether a day looks otherwise than on the sheet."""
    if cell.day == scene.selection.day:
        return True
    ids = scene.selection.ids
    dragged = scene.drag.ids if scene.drag else ()
    return bool(ids or dragged) and any(chip.post.id in ids or chip.post.id in dragged for chip in cell.chips)


def _mixed(first: QColor, second: QColor) -> QColor:
    """Half of each."""
    parts = ((first.red(), second.red()), (first.green(), second.green()), (first.blue(), second.blue()))
    return QColor(*((one + other) // 2 for one, other in parts))
