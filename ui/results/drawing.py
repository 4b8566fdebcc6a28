"""Metrics by day as the charts want them: figures in words, and which days may still rise."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.charts import daily as charts
from smmdesk.domain.results.against import is_level
from smmdesk.speech import measured
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.charts.style import Chart, Palette
    from smmdesk.domain.results.daily import Daily
    from smmdesk.domain.results.sheet import ResultsSheet
    from ui.widgets.chart import Draw

_HEIGHT = 2.6
"""Inches of a chart."""


def line_chart(sheet: ResultsSheet, key: str, days: Daily, title: str, language: Language) -> Draw:
    """One metric of the client."""
    line = _line(measured.name(sheet, key, language), sheet, key, days)

    def draw(palette: Palette, width: float) -> Chart:
        return charts.by_day(line, title, _words(sheet, key, language), palette, size=(width, _HEIGHT))

    return draw


def small_charts(
    sheet: ResultsSheet, key: str, found: Sequence[tuple[str, Daily]], title: str, language: Language
) -> Draw:
    """One metric of each network."""
    lines = [_line(name, sheet, key, days) for name, days in found]

    def draw(palette: Palette, width: float) -> Chart:
        return charts.small_multiples(lines, title, _words(sheet, key, language), palette, width=width)

    return draw


def _line(name: str, sheet: ResultsSheet, key: str, days: Daily) -> charts.Line:
    rises = next((place for place, day in enumerate(days.days) if days.may_rise(day)), None)
    values = [None if value is None else float(value) for value in days.values]
    return charts.Line(name=name, days=days.days, values=values, rises=rises, from_zero=not is_level(sheet, key))


def _words(sheet: ResultsSheet, key: str, language: Language) -> charts.Words:
    return charts.Words(
        day=language(_("Day")),
        rises=language(_("may still rise")),
        number=lambda value: measured.of(sheet, key, Fraction(value), language),
        date=language.day_and_month,
    )
