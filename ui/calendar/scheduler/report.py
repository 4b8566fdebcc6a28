"""What becomes of each post that was asked for: it goes, or why it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.networks import in_letters
from smmdesk.speech.handed_over import when, why
from smmdesk.speech.language import _
from ui.widgets.tables.table import STRETCH, Column

if TYPE_CHECKING:
    from smmdesk.domain.scheduling.going import Row
    from smmdesk.speech.language import Language


def _becomes(row: Row, language: Language) -> str:
    return language(_("goes")) if row.goes else language(_("stays: it {why}"), why=why(row, language))


OF_FILE: Final[tuple[Column[Row], ...]] = (
    Column(_("When"), when, sort=lambda row: row.source.moment.wall if row.source.moment else None, width=190),
    Column(_("Networks"), lambda row, _language: in_letters(row.networks), width=96),
    Column(_("Text"), lambda row, _language: row.source.headline(80), width=STRETCH, weight=2),
    Column(_("What becomes of it"), _becomes, sort=lambda row: row.reasons, width=STRETCH, weight=3),
)
