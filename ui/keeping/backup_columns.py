"""How backups are told apart in a table: of when, why they were made and how much they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import Language, _
from smmdesk.storage.manifest import Backup, Reason
from ui.widgets.tables.table import RIGHT, STRETCH, Column

if TYPE_CHECKING:
    from collections.abc import Mapping

_REASONS: Final[Mapping[Reason, str]] = {
    Reason.ASKED: _("You asked for it"),
    Reason.CLOSING: _("On closing"),
    Reason.REGULAR: _("From time to time"),
    Reason.MIGRATION: _("Before a new version's changes"),
    Reason.IMPORT: _("Before an import"),
    Reason.REMOVAL: _("Before much was removed"),
    Reason.RESTORE: _("Before going back to another one"),
    Reason.REPLACED: _("Another program replaced the file"),
}


def made_at(backup: Backup, language: Language) -> str:
    """5 Nov 2026, 19:30 on this machine's wall."""
    here = backup.made_at.astimezone()
    return f"{language.short_date(here.date())}, {language.time(here.time())}"


def _counting(title: str, table: str, width: int) -> Column[Backup]:
    """How many rows of a table a backup holds."""

    def count(backup: Backup) -> int:
        return backup.counts.get(table, 0)

    return Column(title, lambda each, language: language.number(count(each)), sort=count, align=RIGHT, width=width)


COLUMNS: Final[tuple[Column[Backup], ...]] = (
    Column(_("Made"), made_at, sort=lambda each: each.made_at, width=170),
    Column(_("Why"), lambda each, language: language(_REASONS[each.reason]), width=STRETCH),
    _counting(_("Clients"), "client", 96),
    _counting(_("Posts"), "post", 112),
)
