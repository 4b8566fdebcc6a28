"""Going back to a backup: which ones there are, of when, why they were made and how much they hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from smmdesk.speech.language import Language, _
from ui.keeping.backup_columns import COLUMNS
from ui.shell.dialogs import Dialog
from ui.shell.room import least_height
from ui.style.text_size import scaled
from ui.widgets.labels import Label
from ui.widgets.tables.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from smmdesk.storage.manifest import Backup


class RestoreDialog(Dialog):
    """Choose one, and go back to it: the dialog itself is the question."""

    picked = Signal(Path)

    def __init__(self, parent: QWidget, language: Language, backups: Sequence[Backup]) -> None:
        """`backups` as a folder lists them, newest first; there is at least one."""
        super().__init__(parent, language, _("Go back to a backup"), width=660)
        words = language(
            _(
                "The whole workspace becomes what it was then. What it is now is kept as a backup as well. Media files "
                "stay as they are: backups do not hold them."
            )
        )
        self.inside.addWidget(Label(words, wraps=True, colour="muted"))
        self.table: RecordTable[Backup] = RecordTable(
            language, COLUMNS, name=_("Backups"), key=lambda each: each.path, many=False
        )
        self.table.setMinimumHeight(least_height(self, scaled(240)))
        self.table.show_records(backups)
        self.table.select([backups[0].path])
        self.table.activated_record.connect(lambda _record: self.accept())
        self.inside.addWidget(self.table)
        button = self.add_buttons(_("Go back to this one"))
        self.table.selection_changed.connect(lambda: button.setEnabled(bool(self.table.selected())))
        self.accepted.connect(self._tell)
        self.table.setFocus()

    def _tell(self) -> None:
        for backup in self.table.selected():
            self.picked.emit(backup.path)
