"""What fields of a form save as soon as another program has finished writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from smmdesk.domain.held import HeldAct

_EVERY: Final = 250
"""Milliseconds from one look to the next."""


class HeldSave(NamedTuple):
    """A field of one record with the value that it is to have."""

    record: object
    field: str
    value: Any
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

    def of(self, record: object) -> list[HeldSave]:
        """What waits for this record, or is over since it was asked for last."""
        found = [each for each in self._all if each.record == record]
        self._all = [each for each in self._all if each not in found or not each.act.is_over]
        return found

    def holds(self, record: object, field: str, value: object) -> bool:
        """Whether this very value waits to be saved."""
        return any(each[:3] == (record, field, value) and not each.act.is_over for each in self._all)

    def withdraw(self, record: object, field: str) -> None:
        """Another value is wanted."""
        for each in self._all:
            if each[:2] == (record, field):
                each.act.withdraw()
        self._all = [each for each in self._all if each[:2] != (record, field)]

    def _look(self) -> None:
        self.looked.emit()
        if all(each.act.is_over for each in self._all):
            self._timer.stop()
