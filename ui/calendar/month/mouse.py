"""What the mouse does in the month: selecting, opening, dragging to another day or beyond the edge of the month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from smmdesk.domain.periods import minute_of
from ui.calendar.month.dragging import Drag
from ui.style.text_size import scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QMouseEvent, QPixmap

    from smmdesk.domain.posts import Post
    from ui.calendar.month.layout import Chip, GapChip
    from ui.calendar.month.scene import MonthScene

REST: Final = 600
"""Milliseconds that a drag rests at the edge before the month turns, and again before the next."""

_NUMBER: Final = 34
"""Pixels of a day's number, from the left."""
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class MonthMouse:
    """The hand over one scene, from press to release. `picture` makes a chip into what the hand carries."""

    def __init__(self, scene: MonthScene, picture: Callable[[Post, QSize], QPixmap]) -> None:
        self._scene, self._picture = scene, picture
        self._start: QPoint | None = None
        self._chip: Chip | None = None
        self._gap: GapChip | None = None
        self._clicked: Post | None = None
        """what was under the first click of a double click: the page may have moved in between"""
        self._is_told = False
        """whether the first click of a double click was on a day's number"""
        self._rest = QTimer(scene, interval=REST)
        self._rest.timeout.connect(self._turn)

    def press(self, event: QMouseEvent) -> None:
        """Select what is under the mouse; what was selected already stays so, for it may be dragged now."""
        place = event.position().toPoint()
        self._start, self._chip = place, self._scene.places.chip_at(place)
        self._gap = self._scene.places.gap_at(place)
        self._clicked = self._chip.post if self._chip else None
        self._is_told = False
        if self._chip is not None:
            self._press_chip(self._chip.post, event)
        elif self._gap is not None:
            self._scene.selection.choose_gap(self._gap.gap)
        elif (cell := self._scene.places.cell_at(place)) is not None:
            chosen = self._scene.selection
            if event.modifiers() & _SHIFT:
                chosen.extend_days((cell.day - chosen.day).days, self._scene.places.by_day)
            else:
                chosen.choose_day(cell.day, self._scene.places.minute_at(place))
        self._scene.announce()

    def _press_chip(self, post: Post, event: QMouseEvent) -> None:
        chosen = self._scene.selection
        if event.modifiers() & _SHIFT:
            chosen.extend_to(post, self._scene.places.by_day)
        # with Ctrl only as it is let go: it may become a drag that copies
        elif post.id not in chosen.ids and not event.modifiers() & _CONTROL:
            chosen.choose(post)

    def move(self, event: QMouseEvent) -> None:
        """Begin or go on with a drag, once the hand went far enough to mean it."""
        place = event.position().toPoint()
        drag = self._scene.drag
        if drag is None:
            # a hand that only clicks moves as well; how much is the desktop's to say
            far = self._start and (place - self._start).manhattanLength() >= QApplication.startDragDistance()
            if not (far and self._chip and event.buttons() & Qt.MouseButton.LeftButton):
                return
            drag = self._scene.drag = self._begin(self._chip)
        self._carry(drag, place, copies=bool(event.modifiers() & _CONTROL))

    def _begin(self, chip: Chip) -> Drag:
        chosen = self._scene.selection
        if chip.post.id not in chosen.ids:
            # only what is in the hand: what the last act left selected stays where it is
            chosen.choose(chip.post)
            self._scene.announce()
        posts = self._scene.selected()
        grip = (self._start or chip.rect.topLeft()) - chip.rect.topLeft()
        return self._drag(posts, chip, grip)

    def _drag(self, posts: Sequence[Post], held: Chip, grip: QPoint) -> Drag:
        # a wide chip is cut in the hand, and may have been taken beyond the cut
        width = min(held.rect.width(), scaled(200))
        picture = self._picture(held.post, QSize(width, held.rect.height()))
        return Drag(posts, held.post, picture, QPoint(min(grip.x(), width), grip.y()), QPoint())

    def take(self, posts: Sequence[Post], held: Chip, grip: QPoint) -> None:
        """Posts that lie beside the month come into the hand; `held` is the one that was gripped, `grip` where."""
        self._scene.hold(self._drag(posts, held, grip))

    def carry(self, place: QPoint) -> None:
        """They are carried on, to a place of the month or beside it."""
        if (drag := self._scene.drag) is not None:
            self._carry(drag, place, copies=False)

    def drop(self) -> None:
        """They are let go where they are."""
        if (drag := self.cancel()) is not None:
            self._drop(drag)

    def _carry(self, drag: Drag, place: QPoint, *, copies: bool) -> None:
        drag.on_tray = self._scene.is_beside(place)
        cell = None if drag.on_tray else self._scene.places.cell_at(place)
        # an idea goes to its day: a copy of it would be another idea
        drag.place, drag.copies = place, copies and not (drag.is_idea or drag.on_tray)
        drag.over = cell.day if cell else None
        drag.at = self._at(drag) if cell else None
        turning = 0 if drag.on_tray else drag.turn_at(QRect(QPoint(0, 0), self._scene.places.size))
        if turning != drag.turning:
            drag.turning = turning
            self._rest.start() if turning else self._rest.stop()
        self._scene.hold(drag)

    def _at(self, drag: Drag) -> int | None:
        """Over which minute the hand is: a month has none but those of its empty slots, into which an idea drops."""
        gap = self._scene.places.gap_at(drag.place) if drag.is_idea and len(drag.posts) == 1 else None
        return minute_of(gap.gap.slot.at) if gap else None

    def _turn(self) -> None:
        """The hand rested at the edge: on to the month beside, drag in hand."""
        drag = self._scene.drag
        if drag is None:
            self._rest.stop()
            return
        self._scene.month_wanted.emit(drag.turning)
        # another day lies under the hand now
        self._carry(drag, drag.place, copies=drag.copies)

    def release(self, event: QMouseEvent) -> None:
        """Drop what is dragged, or finish the click."""
        drag = self.cancel()
        if drag is not None:
            self._drop(drag)
        elif event.button() is Qt.MouseButton.LeftButton and self._start is not None:
            self._click(event)
        self._start = self._chip = self._gap = None

    def cancel(self) -> Drag | None:
        """Let go without a drop; what was in the hand."""
        self._rest.stop()
        drag = self._scene.drag
        self._scene.hold(None)
        return drag

    def _drop(self, drag: Drag) -> None:
        if drag.becomes_idea:
            self._scene.set_aside.emit(drag.ids)
        elif drag.is_idea and drag.over is not None:
            self._scene.planned.emit(drag.ids, drag.over, drag.at)
        elif drag.days or drag.minutes:
            wanted = self._scene.copied if drag.copies else self._scene.moved
            wanted.emit(drag.ids, drag.days, drag.minutes)

    def _click(self, event: QMouseEvent) -> None:
        chosen = self._scene.selection
        if self._gap is not None:
            self._scene.gap_wanted.emit(self._gap.gap)
            return
        if self._chip is None:
            self._click_day(event.position().toPoint(), event.modifiers())
            return
        if event.modifiers() & _CONTROL:
            chosen.toggle(self._chip.post)
            self._scene.announce()
        elif not event.modifiers() & _SHIFT:
            chosen.choose(self._chip.post)
            self._scene.announce()
            self._scene.clicked.emit(self._chip.post)

    def _click_day(self, place: QPoint, held: Qt.KeyboardModifier) -> None:
        """“+4” lists the day's posts; its number tells of the day on the right."""
        places = self._scene.places
        if (cell := places.more_at(place)) is not None:
            self._scene.whole_day_wanted.emit(cell.day)
        elif (cell := places.cell_at(place)) is not None and held == Qt.KeyboardModifier.NoModifier:
            number = QRect(cell.rect.topLeft(), QSize(scaled(_NUMBER), places.measures.number))
            self._is_told = number.contains(place)
            if self._is_told:
                self._scene.details_wanted.emit(cell.day)

    def double(self, event: QMouseEvent) -> None:
        """Open the post that was clicked, or begin one on an empty place."""
        if self._is_told or self._scene.selection.gap is not None:  # the first click moved what lies under the second
            pass
        elif self._clicked is not None:
            self._scene.opened.emit(self._clicked)
        elif (cell := self._scene.places.cell_at(event.position().toPoint())) and not cell.more:
            self._scene.line_wanted.emit("")
        # the second release is still to come, and must not be a click of its own
        self._start = self._chip = None

    def hold_copies(self, copies: bool) -> None:
        """Ctrl went down or up while something is dragged."""
        if (drag := self._scene.drag) is not None:
            self._carry(drag, drag.place, copies=copies)
