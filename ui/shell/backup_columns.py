"""How backups are told apart in a table: of when, why they were made and how much they hold."""

from collections.abc import Mapping
from typing import Final

from smmdesk.language import Language, _
from smmdesk.storage.backup import Backup, Reason
from ui.widgets.table import RIGHT, STRETCH, Column

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
