"""Going back to a backup: which ones there are, of when, why they were made and how much they hold."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smmdesk.language import Language, _
from smmdesk.storage.backup import Backup, Reason
from ui.shell.dialogs import Dialog
from ui.widgets.labels import Label
from ui.widgets.table import RIGHT, STRETCH, Column, RecordTable

_REASONS: Final[Mapping[Reason, str]] = {
    Reason.ASKED: _("You asked for it"),
    Reason.CLOSING: _("On closing"),
    Reason.REGULAR: _("From time to time"),
    Reason.MIGRATION: _("Before a new version's changes"),
    Reason.IMPORT: _("Before an import"),
    Reason.REMOVAL: _("Before a removal for good"),
    Reason.RESTORE: _("Before going back to another one"),
    Reason.REPLACED: _("Another program replaced the file"),
}


def made_at(backup: Backup, language: Language) -> str:
    """5 Nov 2026, 19:30 on this machine's wall."""
    here = backup.made_at.astimezone()
    return f"{language.short_date(here.date())}, {language.time(here.time())}"


def _count(backup: Backup, table: str) -> int:
    return backup.counts.get(table, 0)


COLUMNS: Final[tuple[Column[Backup], ...]] = (
    Column(_("Made"), made_at, sort=lambda each: each.made_at, width=170),
    Column(_("Why"), lambda each, language: language(_REASONS[each.reason]), width=STRETCH),
    Column(
        _("Clients"),
        lambda each, language: language.number(_count(each, "client")),
        sort=lambda each: _count(each, "client"),
        align=RIGHT,
        width=96,
    ),
    Column(
        _("Posts"),
        lambda each, language: language.number(_count(each, "post")),
        sort=lambda each: _count(each, "post"),
        align=RIGHT,
        width=112,
    ),
)


class RestoreDialog(Dialog):
    """Choose one, and go back to it: the dialog itself is the question."""

    picked = Signal(Path)

    def __init__(self, parent: QWidget, language: Language, backups: Sequence[Backup]) -> None:
        """`backups` as a folder lists them, newest first; there is at least one."""
        super().__init__(parent, language, _("Go back to a backup"), width=660)
        words = language(_("The whole workspace becomes what it was then. What it is now is kept as a backup as well."))
        self.inside.addWidget(Label(words, wraps=True, colour="muted"))
        self.table: RecordTable[Backup] = RecordTable(
            language, COLUMNS, name=_("Backups"), key=lambda each: each.path, many=False
        )
        self.table.setMinimumHeight(240)
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
