"""The week around its painted days: their names above and their hours beside stay in sight while it scrolls."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QScrollArea, QWidget

from smmdesk.domain.text import raised
from smmdesk.speech.language import Language, _
from ui.calendar.month.days import WEEK
from ui.calendar.month.legend import HEIGHT as LEGEND
from ui.calendar.month.legend import Legend
from ui.calendar.month.painter import paint_band
from ui.calendar.month.view import Shape
from ui.calendar.shown.looks import DAY_INKS
from ui.calendar.shown.spoken import marks_in_words, town
from ui.calendar.week.keys import WeekKeys
from ui.calendar.week.layout import FIRST, HOUR, WeekLayout
from ui.calendar.week.mouse import WeekMouse
from ui.calendar.week.painter import WeekPainter
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, SEMIBOLD, colour, fill, font
from ui.widgets.buttons import icon_button

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from ui.calendar.month.layout import Cell
    from ui.calendar.month.view import MonthView
    from ui.calendar.shown.looks import ClientMark, Marks

SHAPE: Final = Shape(WeekLayout, WeekPainter, WeekMouse, WeekKeys)
_HEAD, _LOW_HEAD = 46, 28
_GUTTER: Final = 48
_NARROW: Final = 128
"""Pixels of a column below which five days stand in sight, and the others beside them."""
_FIVE: Final = 5
_EDGE: Final = 28
"""Pixels at the upper and the lower edge where a drag scrolls."""
_PACE: Final = 16
"""Milliseconds between two steps of that, and pixels of one."""
_MINUTE: Final = 60_000


class WeekPane(QScrollArea):
    """Lends the calendar's grid the shape of a week for as long as it is in here."""

    def __init__(self, language: Language, view: MonthView) -> None:
        super().__init__()
        self._language, self.view = language, view
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.head, self.gutter = WeekHead(language, self), HourGutter(language, self)
        self.legend: Legend | None = None
        self._marks: Marks = {}
        self.aside = Aside(language, self)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._follow_scroll)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._bring_into_sight)
        self._pull = QTimer(self, interval=_PACE)
        self._pull.timeout.connect(self._scroll_on)
        self._tick = QTimer(self, interval=_MINUTE)
        self._tick.timeout.connect(view.update)

    @property
    def places(self) -> WeekLayout | None:
        """Where everything of the week stands; None while the grid is lent to nobody."""
        found = self.view.scene.places
        return found if isinstance(found, WeekLayout) else None

    def take(self) -> None:
        """The calendar's grid comes in here."""
        view = self.view
        view.take_shape(SHAPE)
        self.setWidget(view)
        self.setFocusProxy(view)
        view.scene.changed.connect(self._follow)
        view.scene.selection_changed.connect(self._bring_into_sight)
        self._later.start()
        self._tick.start()

    def give_back(self) -> None:
        """The grid goes out again, in the shape that it had."""
        view = self.view
        view.scene.changed.disconnect(self._follow)
        view.scene.selection_changed.disconnect(self._bring_into_sight)
        self.setFocusProxy(None)  # type: ignore[arg-type]  # as Qt has it: none any more
        self.takeWidget()
        view.take_shape(None)
        self._tick.stop()

    # what is in sight

    def _follow(self) -> None:
        """Other posts may need other hours; a drag at the edge scrolls."""
        self._show_legend()
        if self.head.wanted() != self.head.height():
            self._make_room()
        self._fit()
        self.head.update()
        self.gutter.update()
        self._pull_at_edge()

    def _show_legend(self) -> None:
        """Whose chips have which colour, and by whose clock they stand where clocks differ."""
        marks = self.view.scene.marks
        if self.legend is None and marks:
            self.legend = Legend(self._language, self)
            self.legend.chosen.connect(self.view.scene.client_wanted)
        if self.legend is not None and marks != self._marks:
            self.legend.show_marks({id: self._with_town(mark) for id, mark in marks.items()})
            self._make_room()
        self._marks = marks

    def _with_town(self, mark: ClientMark) -> ClientMark:
        return mark._replace(name=f"{mark.name} ({town(mark.zone, self._language)})") if mark.zone else mark

    def _fit(self) -> None:
        if (places := self.places) is None:
            return
        width = self.viewport().width()
        # as wide as the room where that holds all seven
        width = width * WEEK // _FIVE if width < WEEK * scaled(_NARROW) else 0
        self.aside.setVisible(bool(width))
        self.view.setMinimumSize(width, len(places.hours) * scaled(HOUR))

    def _bring_into_sight(self) -> None:
        if (places := self.places) is None or self.view.scene.drag is not None:
            return
        selection = self.view.scene.selection
        spot = places.spot(selection)
        if spot.height() >= places.size.height():
            # a day as a whole: its first post, or the morning
            cell = places.cell_of(selection.day)
            chips = [chip.rect for chip in cell.chips if not chip.rect.isEmpty()] if cell else []
            spot = chips[0] if chips else places.hour_place(selection.day, max(FIRST + 2, places.hours.start) * 60)
        if not spot.isNull():
            self.ensureVisible(spot.center().x(), spot.center().y(), spot.width() // 2 + 1, spot.height())

    # a drag at the edge

    def _pull_at_edge(self) -> None:
        pull = self._pulled()
        self._pull.start() if pull else self._pull.stop()

    def _pulled(self) -> int:
        """Pixels that a drag scrolls by now."""
        drag = self.view.scene.drag
        if drag is None or drag.on_tray:
            return 0
        y = drag.place.y() - self.verticalScrollBar().value()
        if y < scaled(_EDGE):
            return -_PACE
        return _PACE if y > self.viewport().height() - scaled(_EDGE) else 0

    def _scroll_on(self) -> None:
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + self._pulled())
        mouse = self.view.mouse
        if bar.value() == before:
            self._pull.stop()
        elif isinstance(mouse, WeekMouse):
            mouse.scrolled(bar.value() - before)

    # around it

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where there is less room, what is selected stays in sight."""
        stopped = super().eventFilter(watched, event)
        if watched is self.view and event.type() == QEvent.Type.Resize:
            self._later.start()
        return stopped

    @override
    def ensureWidgetVisible(self, childWidget: QWidget, xmargin: int = 50, ymargin: int = 50) -> None:
        """Of the days what the keyboard is on: all of them are more than there is room for."""
        self._bring_into_sight()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Qt would scroll to the middle of the days, wherever the keyboard is in them."""
        return QAbstractScrollArea.focusNextPrevChild(self, next)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        self._fit()

    def _make_room(self) -> None:
        """For the names of days, the hours and, at the foot, whose chips have which colour."""
        head, gutter = self.head.wanted(), scaled(_GUTTER)
        foot = scaled(LEGEND) if self.legend is not None and not self.legend.isHidden() else 0
        self.setViewportMargins(gutter, head, 0, foot)
        room = self.viewport().geometry()
        self.head.setGeometry(room.left(), 0, room.width(), head)
        self.gutter.setGeometry(0, head, gutter, room.height())
        self.aside.setGeometry(0, 0, gutter, head)
        if self.legend is not None:
            # above the bar that scrolls sideways, where there is one
            self.legend.setGeometry(0, room.bottom() + 1, self.width(), foot)

    def _follow_scroll(self) -> None:
        self.head.update()
        self.gutter.update()


class Aside(QWidget):
    """◂ ▸ to the days of the week that have no room beside the others."""

    def __init__(self, language: Language, pane: WeekPane) -> None:
        super().__init__(pane)
        self._pane = pane
        bar = pane.horizontalScrollBar()
        self.before = icon_button("caret-left", language(_("First days of the week")), lambda: bar.setValue(0))
        self.after = icon_button(
            "caret-right", language(_("Last days of the week")), lambda: bar.setValue(bar.maximum())
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for each in (self.before, self.after):
            each.setFixedSize(scaled(_GUTTER) // 2, scaled(_LOW_HEAD))
            row.addWidget(each)
        bar.valueChanged.connect(self._follow)
        bar.rangeChanged.connect(self._follow)

    def _follow(self) -> None:
        bar = self._pane.horizontalScrollBar()
        self.before.setEnabled(bar.value() > 0)
        self.after.setEnabled(bar.value() < bar.maximum())


class WeekHead(QWidget):
    """The days by name and number, each with what is told of it; a click on one tells of the day."""

    def __init__(self, language: Language, pane: WeekPane) -> None:
        super().__init__(pane)
        self._language, self._pane = language, pane

    def _cells(self) -> list[Cell]:
        return places.cells if (places := self._pane.places) is not None else []

    def wanted(self) -> int:
        """How high it is: a second line where something is told of a day."""
        marks = self._pane.view.scene.day_marks
        return scaled(_HEAD if any(cell.day in marks for cell in self._cells()) else _LOW_HEAD)

    def _place(self, cell: Cell) -> QRect:
        left = cell.rect.left() - self._pane.horizontalScrollBar().value()
        return QRect(left, 0, cell.rect.width(), self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, self.rect(), colour("page"))
        for cell in self._cells():
            self._day(painter, self._place(cell), cell)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), colour("border"))

    def _day(self, painter: QPainter, place: QRect, cell: Cell) -> None:
        scene = self._pane.view.scene
        is_today = cell.day == scene.today
        inner = place.adjusted(6, 2, -4, -2)
        painter.setFont(font(tokens.FONT_BASE, SEMIBOLD if is_today else MEDIUM))
        painter.setPen(colour("accent_text" if is_today else "text"))
        name = f"{raised(self._language.weekday(cell.day, 'short'))} {cell.day.day}"
        top = QRect(inner.left(), inner.top(), inner.width(), scaled(_LOW_HEAD) - 4)
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        if marks := scene.day_marks.get(cell.day):
            painter.setFont(font(tokens.FONT_SMALL))
            painter.setPen(colour(DAY_INKS[marks[0].kind]))
            low = QRectF(inner.left(), top.bottom(), inner.width(), inner.height() - top.height())
            words = painter.fontMetrics().elidedText(marks_in_words(marks), Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(low, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
            paint_band(painter, place.adjusted(0, 0, 0, -1), marks)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        for cell in self._cells():
            if self._place(cell).contains(at):
                self._pane.view.scene.select_day(cell.day)
                self._pane.view.scene.details_wanted.emit(cell.day)


class HourGutter(QWidget):
    """The hours, each beside its line."""

    def __init__(self, language: Language, pane: WeekPane) -> None:
        super().__init__(pane)
        self._language, self._pane = language, pane

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, self.rect(), colour("page"))
        if (places := self._pane.places) is None:
            return
        painter.setFont(font(tokens.FONT_SMALL))
        painter.setPen(colour("muted"))
        scrolled, height = self._pane.verticalScrollBar().value(), painter.fontMetrics().height()
        for hour in places.hours:
            y = places.y_of(hour * 60) - scrolled
            room = QRect(0, y + 2, self.width() - 8, height)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, self._language.time(time(hour)))
