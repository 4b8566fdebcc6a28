"""What fields of a form save as soon as another program has finished writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from smmdesk.domain.held import HeldAct
    from ui.widgets.field_row import Edit

_EVERY: Final = 250
"""Milliseconds from one look to the next."""


class HeldSave(NamedTuple):
    """An edit of one record, which is told from others by its `record`."""

    record: object
    edit: Edit
    act: HeldAct


class HeldSaves(QObject):
    """Those of one form, also of records that it does not show just now."""

    looked = Signal()
    """some may be over, or have waited long enough to be told of"""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: list[HeldSave] = []
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self._look)

    def hold(self, save: HeldSave) -> None:
        """From now on it waits."""
        self._all.append(save)
        self._timer.start()

    def waiting(self) -> list[HeldSave]:
        """What is not over."""
        return [each for each in self._all if not each.act.is_over]

    def over(self) -> list[HeldSave]:
        """What is over since this was asked last."""
        found = [each for each in self._all if each.act.is_over]
        self._all = self.waiting()
        return found

    def holds(self, record: object, edit: Edit) -> bool:
        """Whether this very value waits to be saved."""
        wanted = record, edit.wanted
        return any((each.record, each.edit.wanted) == wanted for each in self.waiting())

    def withdraw(self, record: object, field: str) -> None:
        """Another value is wanted."""
        for each in self.waiting():
            if (each.record, each.edit.name) == (record, field):
                each.act.withdraw()
                self._all.remove(each)

    def _look(self) -> None:
        self.looked.emit()
        if not self.waiting():
            self._timer.stop()
