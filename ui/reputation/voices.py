"""Shares of voice beside the table: what they are made of, and the mentions that they count."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smmdesk.speech.language import _
from smmdesk.speech.reputation import FigureTold
from smmdesk.speech.voices import VOICE, counted_words, voice_details
from ui.reputation.sifting import MentionFilter
from ui.reputation.views import VOICE_VIEW, Asked, ShowingCounts, Step

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from smmdesk.domain.ids import BrandId
    from smmdesk.domain.reputation.named import Source
    from smmdesk.domain.reputation.records import Brand
    from smmdesk.domain.reputation.voice import Voice, VoiceTold
    from smmdesk.services.reputation import ReputationSheet
    from smmdesk.speech.language import Language
    from ui.reputation.page import ReputationPage
    from ui.shell.context import Context


def voice_asked(sheet: ReputationSheet, language: Language) -> Asked | None:
    """The share of the period; None before the client has a brand of its own."""
    if sheet.voices is None:
        return None
    told = _told(sheet.voices, sheet.brands, None, language)
    steps = to_counts(sheet.voices.now.counted, None, None, language)
    return Asked(*told, lambda now: voice_asked(now, language), steps=steps)


def _told(
    told: VoiceTold, brands: Sequence[Brand], source: Source | None, language: Language
) -> tuple[FigureTold, MentionFilter]:
    names = {brand.id: brand.name for brand in brands}
    details = voice_details(told, names, language)
    if source is not None:
        details = details._replace(name=f"{details.name}, {language.word(source)}")
    return details, of_brand(told.now, told.now.own, source)


def of_brand(now: Voice, brand: BrandId | None, source: Source | None) -> MentionFilter:
    """The mentions of a brand, or of none that is watched, in one source or in all; none where a count stands in place
    of them."""
    if brand in now.counted:
        return MentionFilter(only=frozenset())
    found = MentionFilter(brand_id=frozenset({brand}), is_organic=True)
    return found._replace(source=frozenset({source})) if source else found


def to_counts(
    counted: Collection[BrandId | None], brand: BrandId | None, source: Source | None, language: Language
) -> list[Step]:
    """The way to the counts that stand in place of mentions, where there are any: to that of the brand first."""
    to = partial(_show_counts, brand=brand, source=source)
    return [Step(language(_("Show what was counted elsewhere")), to)] if counted else []


def _show_counts(page: ReputationPage, brand: BrandId | None, source: Source | None) -> None:
    page.open_view(VOICE_VIEW)
    view = page.views.current
    if isinstance(view, ShowingCounts):
        view.show_counts(brand, source)


# in a view of its own, of one source or of all


def share_asked(context: Context, sheet: ReputationSheet, source: Source | None) -> Asked | None:
    """The share in a source."""
    found = context.workspace.voice.sheet(sheet.client.id, sheet.period, source)
    if found.told is None:
        return None
    told = _told(found.told, found.brands, source, context.language)
    steps = to_counts(found.told.now.counted, None, source, context.language)
    return Asked(*told, lambda now: share_asked(context, now, source), steps=steps)


def part_asked(context: Context, sheet: ReputationSheet, brand: BrandId | None, source: Source | None) -> Asked | None:
    """The publications of one brand in a source, or of what names none; None where it is not watched any more."""
    language = context.language
    found = context.workspace.voice.sheet(sheet.client.id, sheet.period, source)
    names = {each.id: each.name for each in found.brands}
    if found.told is None or (brand is not None and brand not in names):
        return None
    now = found.told.now
    count = now.rest if brand is None else now.publications[brand]
    name = language(_("No brand that is watched")) if brand is None else names[brand]
    pairs = (
        (_("Rests on"), counted_words(now, brand, language)),
        (_("Where"), language.word(source) if source else language(_("All sources"))),
    )
    told = FigureTold(
        name=f"{language(VOICE)}: {name}",
        figure=language.count("{n} publication", "{n} publications", count),
        parts=tuple((language(title), words) for title, words in pairs),
    )
    again = partial(part_asked, context, brand=brand, source=source)
    steps = to_counts(now.counted & {brand}, brand, source, language)
    return Asked(told, of_brand(now, brand, source), again, steps=steps)
