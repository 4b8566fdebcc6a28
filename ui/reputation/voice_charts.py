"""Who is heard how much, as charts: the brands of a period side by side, and the own share month by month."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.charts.reputation import SharePoint, VoicePart, share_line, voice_bar
from smmdesk.speech.language import _
from smmdesk.speech.voices import AMONG_BRANDS, OF_INDUSTRY, VOICE, parts_of, share_words, tenths_words

if TYPE_CHECKING:
    from smmdesk.charts.style import Chart, Palette
    from smmdesk.domain.reputation.voice import Share, VoiceTold
    from smmdesk.services.voice import VoiceSheet
    from smmdesk.speech.language import Language
    from ui.widgets.chart import Draw

_HIGH = 2.3
"""Inches of the line."""


def bar_chart(sheet: VoiceSheet, told: VoiceTold, title: str, language: Language) -> Draw:
    """Of the watched brands, and of what else was published where that is known."""
    names = {brand.id: brand.name for brand in sheet.brands}
    heads = (language(_("Brand")), language(_("Publications")), language(_("Share")))
    parts = [
        VoicePart(
            name=part.name,
            size=part.count,
            words=part.share,
            is_own=part.id == told.now.own,
            is_rest=part.id is None,
            row=(part.name, language.number(part.count), part.share),
        )
        for part in parts_of(told.now, names, language)
    ]

    def draw(palette: Palette, width: float) -> Chart:
        return voice_bar(parts, title, heads, palette, width=width)

    return draw


def line_chart(sheet: VoiceSheet, language: Language) -> Draw:
    """The share of each month within its range: of the industry, or among brands where that is known of more months."""
    is_of_industry = _is_of_industry(sheet)
    of = language(OF_INDUSTRY if is_of_industry else AMONG_BRANDS)
    title = f"{language(VOICE)}: {of}"
    heads = (language(_("Month")), of)
    points = [_point(each, is_of_industry, language) for each in sheet.months]

    def draw(palette: Palette, width: float) -> Chart:
        def percent(share: float) -> str:
            return tenths_words(Fraction(share).limit_denominator(10**6), language)

        return share_line(points, title, heads, percent, palette, size=(width, _HIGH))

    return draw


def known_months(sheet: VoiceSheet) -> list[VoiceTold]:
    """The months that have a point on the line, the earliest first."""
    is_of_industry = _is_of_industry(sheet)
    return [each for each in sheet.months if _share(each, is_of_industry) is not None]


def _is_of_industry(sheet: VoiceSheet) -> bool:
    among = sum(each.now.among_brands is not None for each in sheet.months)
    return sum(each.now.industry is not None for each in sheet.months) >= among


def _share(told: VoiceTold, is_of_industry: bool) -> Share | None:
    return told.now.industry if is_of_industry else told.now.among_brands


def _point(told: VoiceTold, is_of_industry: bool, language: Language) -> SharePoint:
    share = _share(told, is_of_industry)
    month = language.month(told.period.start)
    row = (month, share_words(share, language))
    name = language.short_month(told.period.start)
    if share is None:
        return SharePoint(name=name, share=None, row=row)
    ends = share.interval
    hint = f"{month}: {share_words(share, language)}"
    return SharePoint(name=name, share=float(share.value), low=ends.low, high=ends.high, hint=hint, row=row)
