"""Backups for as long as a window works: the regular ones, and each of them in the second place too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.keeping.regular_backups import RegularBackups
from ui.keeping.second_place import SecondPlaceCare

if TYPE_CHECKING:
    from ui.shell.banner import Banners
    from ui.shell.context import Context


class BackupCare(QObject):
    """`begin` it once the workspace is open, `end` it before that is closed."""

    def __init__(self, context: Context, banners: Banners) -> None:
        super().__init__(context)
        self.regular = RegularBackups(context)
        self.second_place = SecondPlaceCare(context, banners)
        self.regular.made.connect(self._copy)

    def begin(self) -> None:
        """From now on; the second place is brought up to date at once."""
        self.regular.start()
        self.second_place.bring_up_to_date()

    def end(self) -> None:
        """No more of them."""
        self.regular.stop()

    def _copy(self, _time: object) -> None:
        self.second_place.bring_up_to_date()
