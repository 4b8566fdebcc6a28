"""Chips that a hand takes to where they belong: ideas to a day, cards to a status."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from ui.calendar.lists.chip_table import GAP, ChipTable
from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from smmdesk.domain.posts import Post
    from smmdesk.speech.language import Language
    from ui.calendar.month.view import MonthView


class HeldChips(ChipTable):
    """Knows when a press becomes a drag; whoever it belongs to says what is done with what is carried."""

    def __init__(self, language: Language, month: MonthView, *, name: str) -> None:
        self._start: QPoint | None = None
        self._is_kept = False
        super().__init__(language, month, name=name)

    @property
    @abstractmethod
    def is_carrying(self) -> bool:
        """Whether something is in the hand."""

    @abstractmethod
    def take(self, held: Post, place: QRect, grip: QPoint) -> None:
        """Into the hand, with all that are chosen with it: the chip at this place, held there from its corner."""

    @abstractmethod
    def carry(self, place: QPoint) -> None:
        """The hand went there, on the screen."""

    @abstractmethod
    def drop(self) -> None:
        """It let go."""

    @abstractmethod
    def cancel(self) -> None:
        """Nothing is carried any more, and nothing happens."""

    @abstractmethod
    def choose_alone(self, post: Post | None) -> None:
        """This one and no other, or none at all."""

    @abstractmethod
    def tell_click(self, *, on_chip: bool) -> None:
        """The left button was pressed and let go of, and nothing was dragged."""

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is selected already stays so, for it may be dragged now."""
        place, index = event.position().toPoint(), self.indexAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._start = place if is_left and index.isValid() else None
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        self._is_kept = is_plain and index.isValid() and self.selectionModel().isSelected(index)
        if not self._is_kept:
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        far = (event.position().toPoint() - self._start).manhattanLength() >= QApplication.startDragDistance()
        if far and not self.is_carrying and (index := self.indexAt(self._start)).isValid():
            place = self.visualRect(index).adjusted(0, 0, 0, -GAP)
            self.take(self.model_of_records.record(index.row()), place, self._start - place.topLeft())
        if self.is_carrying:
            self.carry(event.globalPosition().toPoint())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index, is_left = self.indexAt(event.position().toPoint()), event.button() == Qt.MouseButton.LeftButton
        start, self._start = self._start, None
        if self.is_carrying:
            self.setState(ChipTable.State.NoState)
            self.drop()
            return
        if self._is_kept and is_left:
            self.choose_alone(self.model_of_records.record(index.row()) if index.isValid() else None)
        super().mouseReleaseEvent(event)
        if is_left:
            self.tell_click(on_chip=start is not None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lets go of what is carried."""
        if event.key() == Qt.Key.Key_Escape and self.is_carrying:
            self._start, self._is_kept = None, False
            self.setState(ChipTable.State.NoState)
            self.cancel()
        else:
            super().keyPressEvent(event)
