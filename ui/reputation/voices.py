"""The share of voice beside the table: what it is made of, and the mentions of the own brand that it counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smmdesk.speech.voices import voice_details
from ui.reputation.sifting import MentionFilter
from ui.reputation.views import Asked

if TYPE_CHECKING:
    from smmdesk.services.reputation import ReputationSheet
    from smmdesk.speech.language import Language


def voice_asked(sheet: ReputationSheet, language: Language) -> Asked | None:
    """None before the client has a brand of its own."""
    told = sheet.voices
    if told is None:
        return None
    names = {brand.id: brand.name for brand in sheet.brands}
    counted = MentionFilter(brand_id=frozenset({told.now.own}), is_organic=True)
    return Asked(voice_details(told, names, language), counted, partial(_again, language))


def _again(language: Language, sheet: ReputationSheet) -> Asked | None:
    return voice_asked(sheet, language)
