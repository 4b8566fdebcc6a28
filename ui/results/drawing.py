"""Metrics by day as the charts want them: figures in words, and which days may still rise."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.charts import daily as charts
from smmdesk.domain.results.against import is_level
from smmdesk.domain.results.metrics import broken
from smmdesk.knowledge.metrics import breaks
from smmdesk.speech import measured
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smmdesk.charts.style import Chart, Palette
    from smmdesk.domain.planning.pace import Pace
    from smmdesk.domain.results.daily import Daily
    from smmdesk.domain.results.sheet import ResultsSheet
    from ui.widgets.chart import Draw

_HEIGHT = 2.6
"""Inches of a chart."""


def line_chart(
    sheet: ResultsSheet, key: str, days: Daily, title: str, language: Language, *, beside: Pace | None = None
) -> Draw:
    """One metric of the client; `beside` it its plan, and how it is expected to go on."""
    line = _line(measured.name(sheet, key, language), sheet, key, days)
    if beside is not None:
        line = replace(line, plan=_floats(beside.plan), ahead=_floats(beside.ahead), band=beside.band)

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


def _floats(values: Sequence[Fraction | None]) -> list[float | None]:
    return [None if value is None else float(value) for value in values]


def _line(name: str, sheet: ResultsSheet, key: str, days: Daily) -> charts.Line:
    rises = next((place for place, day in enumerate(days.days) if days.may_rise(day)), None)
    return charts.Line(
        name=name,
        days=days.days,
        values=_floats(days.values),
        rises=rises,
        from_zero=not is_level(sheet, key),
        breaks=[days.days.index(day) for day in _broken_on(sheet, key) if day in days.days],
    )


def _broken_on(sheet: ResultsSheet, key: str) -> set[date]:
    """The days of the period from which one of its networks counts the metric in another way."""
    found = (broken(breaks(), network, key, sheet.period, sheet.period) for network in sheet.networks)
    return {each.on for each in found if each is not None}


def _words(sheet: ResultsSheet, key: str, language: Language) -> charts.Words:
    return charts.Words(
        day=language(_("Day")),
        rises=language(_("may still rise")),
        plan=language(_("Plan")),
        ahead=language(_("Forecast")),
        number=lambda value: measured.of(sheet, key, Fraction(value), language),
        date=language.day_and_month,
    )
