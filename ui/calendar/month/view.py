"""The month: one widget that paints all cells and chips itself, so that turning a month is copying one picture.

month = MonthView(language, today)
month.show_month(MonthDays.around(day, language.first_weekday()), posts)
month.scene.moved.connect(…)            # ids, days: the page does it and shows the month again
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessibleInterface,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from smmdesk.speech.language import Language, _
from ui.calendar.month.chip_painter import LOOKS, ChipPainter
from ui.calendar.month.found_out import FoundOut
from ui.calendar.month.layout import NO_GAPS, MonthLayout
from ui.calendar.month.painter import MonthPainter
from ui.calendar.month.scene import MonthScene
from ui.overriding import override
from ui.style.text_size import scaled
from ui.style.theme import colour, fill
from ui.widgets import tips
from ui.widgets.menus import begin_by_keyboard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from smmdesk.domain.posts import Post
    from smmdesk.exchange.plans.quick_words import QuickWords
    from ui.calendar.month.days import MonthDays
    from ui.calendar.month.keys import MonthKeys
    from ui.calendar.month.layout import Gaps
    from ui.calendar.month.legend import Legend
    from ui.calendar.month.mouse import MonthMouse
    from ui.calendar.month.quick_line import QuickLine
    from ui.calendar.month.voice import MonthVoice
    from ui.calendar.shown.looks import Marks
    from ui.widgets.figures import Figures
    from ui.widgets.forms.field_row import Edit


class Shape(NamedTuple):
    """In what way days are laid out and painted, and what mouse and keys do there."""

    layout: type[MonthLayout]
    painter: type[MonthPainter]
    mouse: type[MonthMouse]
    keys: type[MonthKeys]


class MonthView(QWidget):
    """Paints a scene and hands it what mouse and keyboard do; `scene` says what is asked for."""

    line_stayed = Signal()
    """first words were left, and could not be kept"""
    chips_changed = Signal()
    """more is known of posts: their chips look otherwise, in the same places"""

    def __init__(self, language: Language, today: date) -> None:
        super().__init__()
        self._language = language
        self.scene = MonthScene(language, today, size=self._grid_size, warm=self._warm, lines=self._lines)
        self._painters: tuple[ChipPainter, MonthPainter] | None = None
        self._hands: tuple[MonthMouse, MonthKeys] | None = None
        self._legend: Legend | None = None
        self._line: QuickLine | None = None
        self._keep: Callable[[Edit], object] = lambda _edit: None
        self._words: Callable[[], QuickWords] | None = None
        self._menu: Callable[[], QMenu | None] | None = None
        self._shape: Shape | None = None
        self.found_out = FoundOut(self.scene, self._renew)
        self.voice: MonthVoice | None = None
        """set when a screen reader first looks"""
        self.scene.setParent(self)  # what it paints ahead ends with the month
        self.scene.changed.connect(self.update)
        self.scene.selection_changed.connect(self._follow)
        self.scene.line_wanted.connect(self.type_on_day)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._keep_smallest()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # the sheet covers it whole: no ground is needed

    def show_month(self, days: MonthDays, posts: Sequence[Post], gaps: Gaps = NO_GAPS) -> None:
        """Show a month; a list of posts shown before is not laid out again. Selected posts may be out of sight."""
        if self.scene.days.month != days.month:
            self._put_line_away()
        self.scene.show(days, posts, gaps)
        self.setAccessibleName(self._language(_("Calendar, {month}"), month=self._language.period_inside(days.month)))
        if self.voice is not None:
            self.voice.renew()

    def take_shape(self, shape: Shape | None) -> None:
        """Days in another shape, such as with their hours; None for the cells of a month. What is selected stays."""
        if shape is self._shape:
            return
        self._put_line_away()
        self._shape = shape
        self._keep_smallest()
        self.scene.layouts.lay_out_with(shape.layout if shape else MonthLayout)
        self._hands = None
        self._show_legend(self.scene.marks if shape is None else {})
        self._forget()

    def _keep_smallest(self) -> None:
        """What a month needs at the least; another shape says itself what it needs."""
        self.setMinimumSize(scaled(320), scaled(330))

    def set_marks(self, marks: Marks) -> None:
        """Marks of the clients whose posts are shown together; empty for a single client."""
        if marks != self.scene.marks:
            self.scene.marks = marks
            self.setAccessibleDescription(self._legend_in_words())
            if self._shape is None:
                self._show_legend(marks)
            self._forget()

    def set_menu(self, menu: Callable[[], QMenu | None]) -> None:
        """The menu of the right mouse button and of the menu key."""
        self._menu = menu

    # the line in which a post is begun

    def keep_with(self, keep: Callable[[Edit], object], words: Callable[[], QuickWords]) -> None:
        """`keep` makes a post of an edit of `FirstWords`, or raises why that cannot be done yet; `words` are those
        that it understands."""
        self._keep, self._words = keep, words

    @property
    def line(self) -> QuickLine | None:
        """The line, while it is open."""
        return self._line

    def type_on_day(self, text: str) -> None:
        """Open a line on the selected day, with its first letters."""
        day, at = self.scene.selection.day, self.scene.selection.at
        if (place := self.scene.places.line_place(day, at)).isNull():
            return
        from ui.calendar.month.quick_line import QuickLine  # the first frame does without

        self._put_line_away()
        line = self._line = QuickLine(self._language, self, (day, at), self._keep, self._words)
        line.done.connect(self._end_line)
        line.stayed.connect(self.line_stayed)
        line.begin(place, text)

    def finish_line(self) -> None:
        """Keep the first words that are being typed: the days, or whose posts are shown, are about to change."""
        if self._line is not None:
            self._line.flush()

    def _put_line_away(self) -> None:
        """Its day goes out of sight, or another one's begins; what cannot be kept is handed over."""
        self.finish_line()
        self._end_line()

    def _end_line(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            line.is_over = True
            if line.hasFocus():
                self.setFocus()
            line.put_away()

    @property
    def chips(self) -> ChipPainter:
        """Who paints chips, for others to paint the same."""
        return self._dressed()[0]

    def _picture(self, post: Post, size: QSize) -> QPixmap:
        """A chip for the hand."""
        return self.chips.picture(post, size, selected=True)

    def _follow(self) -> None:
        if self.voice is not None and self.hasFocus():
            self.voice.follow()

    # keys

    @override
    def event(self, event: QEvent) -> bool:
        """Letters are the beginning of a post here, not shortcuts; chips and days have tool tips."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._handled()[1].takes(event)
        ):
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tip(event)
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.scene.drag is not None:
            self._key_while_dragging(Qt.Key(event.key()))
        elif not self._handled()[1].press(event):
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Control:
            self.mouse.hold_copies(False)
        super().keyReleaseEvent(event)

    def _key_while_dragging(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Escape:
            self.mouse.cancel()
        elif key == Qt.Key.Key_Control:
            self.mouse.hold_copies(True)

    # mouse, painting, look

    @property
    def mouse(self) -> MonthMouse:
        """The hand over the days."""
        return self._handled()[0]

    def _handled(self) -> tuple[MonthMouse, MonthKeys]:
        """By mouse and by keyboard, from the first time on that one of them is used."""
        if self._hands is None:
            from ui.calendar.month.keys import MonthKeys
            from ui.calendar.month.mouse import MonthMouse

            mouse, keys = (self._shape.mouse, self._shape.keys) if self._shape else (MonthMouse, MonthKeys)
            self._hands = mouse(self.scene, self._picture), keys(self.scene)
        return self._hands

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouse.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mouse.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.mouse.release(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mouse.double(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._menu is None or (menu := self._menu()) is None:
            return
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            menu.popup(event.globalPos())
        else:
            spot = self.scene.places.spot(self.scene.selection)
            menu.popup(self.mapToGlobal((self.rect() if spot.isNull() else spot).center()))
            begin_by_keyboard(menu)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.scene.has_focus = self.hasFocus()
        painter = QPainter(self)
        self._dressed()[1].paint(painter, self.scene)
        if not (legend := self._legend_place()).isEmpty():
            fill(painter, legend, colour("page"))
        painter.end()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._follow()
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """A banner or the inspector takes room: the line stays with its day, and so does what was typed in it."""
        if self._legend is not None:
            self._legend.setGeometry(self._legend_place())
        if self._line is not None and not (place := self.scene.places.line_place(*self._line.when)).isNull():
            self._line.place_in(place)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOKS:
            self._forget()

    def place_of_selection(self) -> QRect | None:
        """Where a popup about the selection belongs; None for a day out of sight."""
        place = self.scene.places.around(self.scene.selection)
        return None if place.isNull() else place

    def told(self) -> str:
        """What is told of the post that is selected, where a mouse rests on it."""
        current, gap = self.scene.current(), self.scene.current_gap()
        if gap is not None:
            return self.scene.gap_in_words(gap)
        return self.scene.post_in_words(current) if current is not None else ""

    def as_table(self) -> Figures | None:
        """The posts in sight."""
        from ui.calendar.month.as_table import as_table

        return as_table(self.scene, self._language)

    def _tip(self, event: QHelpEvent) -> None:
        """Words about what is under the mouse."""
        is_legend = self._legend_place().contains(event.pos())
        words = self._legend_in_words() if is_legend else self.scene.words_at(event.pos())
        QToolTip.showText(event.globalPos(), tips.plain(words), self)

    def _grid_size(self) -> QSize:
        return self.size() - QSize(0, self._legend_place().height())

    def _legend_place(self) -> QRect:
        """At the foot, where several clients are shown; else empty."""
        if not self.scene.marks or self._shape is not None:
            return QRect()
        from ui.calendar.month.legend import HEIGHT

        return QRect(0, self.height() - scaled(HEIGHT), self.width(), scaled(HEIGHT))

    def _legend_in_words(self) -> str:
        """All of it, also of whom it has no room for."""
        names = ", ".join(f"{mark.initials} {mark.name}" for mark in self.scene.marks.values())
        return self._language(_("Colours of clients: {names}"), names=names) if names else ""

    def _dressed(self) -> tuple[ChipPainter, MonthPainter]:
        if self._painters is None:
            ratio = self.devicePixelRatioF()
            chips = ChipPainter(self._language, self.scene.marks, ratio, self._thumbnail, self.found_out.warns)
            of_days = self._shape.painter if self._shape else MonthPainter
            self._painters = chips, of_days(self._language, chips, self.scene.today, ratio)
        return self._painters

    def _show_legend(self, marks: Marks) -> None:
        if self._legend is None:
            if not marks:
                return
            from ui.calendar.month.legend import Legend

            self._legend = Legend(self._language, self)
            self._legend.chosen.connect(self.scene.client_wanted)
        self._legend.setGeometry(self._legend_place())
        self._legend.show_marks(marks)

    def _forget(self) -> None:
        self._painters = None
        self.found_out.forget()
        self.scene.layouts.forget()
        self.update()

    def _warm(self, layout: MonthLayout) -> bool:
        """With the painter of then: the look may have changed since the view was made."""
        return self._dressed()[1].warm(layout)

    def _renew(self, concerned: Callable[[Post], bool]) -> None:
        """More is known of these posts: their days are painted and told anew wherever they stand."""
        painter = self._dressed()[1]
        for layout in self.scene.layouts.made():
            painter.renew(layout, lambda cell: any(concerned(chip.post) for chip in cell.chips))
        self.update()
        self.chips_changed.emit()
        if self.voice is not None:
            self.voice.renew()

    def heard_as(self) -> QAccessibleInterface:
        """Its voice, made when a screen reader looks at it."""
        from ui.calendar.month.voice import MonthVoice

        self.voice = MonthVoice(self.scene, self)
        return self.voice

    def _thumbnail(self, name: str) -> QPixmap | None:
        return self.found_out.thumbnail(name, self.devicePixelRatioF())

    def _lines(self, post: Post, width: int) -> int:
        return self.chips.lines(post, width)
