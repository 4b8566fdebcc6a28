"""The posts as dots by reach and engagement, as `ChartView` wants it."""

from __future__ import annotations

from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING

from smmdesk.charts.results import Axis, Dot, scatter
from smmdesk.domain.results.posts import RATES
from smmdesk.speech import measured, post_findings
from smmdesk.speech.language import _
from ui.results.post_lines import rate_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.charts.style import Chart, Palette
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.speech.language import Language
    from ui.results.post_lines import PostLine
    from ui.widgets.chart import Draw


def post_chart(sheet: ResultsSheet, lines: Sequence[PostLine], seen_by: str, language: Language) -> Draw:
    """Of lines that all have a rate."""
    points = [(line.figures[seen_by] or Fraction(), line.rate or Fraction()) for line in lines]
    title = post_findings.scatter_title(points, seen_by, language)
    heads = (
        language(_("Publication")),
        language(_("Network")),
        language(_("When")),
        measured.name(sheet, seen_by, language),
        measured.name(sheet, RATES[seen_by], language),
    )
    dots = [_dot(line, point, sheet, seen_by, language) for line, point in zip(lines, points, strict=True)]
    usual = [median(values) for values in zip(*points, strict=True)]
    across = Axis(
        name=heads[3],
        usual=language(_("usual: {value}"), value=measured.of(sheet, seen_by, usual[0], language)),
        words=language.number,
    )
    up = Axis(
        name=heads[4],
        usual=language(_("usual: {value}"), value=rate_words(usual[1], language)),
        words=lambda value: language.percent(value, 0 if round(value * 100, 6).is_integer() else 1),
    )

    def draw(palette: Palette, width: float) -> Chart:
        return scatter(dots, title, (across, up), heads, palette, size=(width, min(max(width * 0.42, 3.2), 4.6)))

    return draw


def _dot(
    line: PostLine, point: tuple[Fraction, Fraction], sheet: ResultsSheet, seen_by: str, language: Language
) -> Dot:
    publication = line.result.publication
    network, when = language.word(publication.network), language.moment(publication.moment)
    seen, rate = measured.of(sheet, seen_by, point[0], language), rate_words(point[1], language)
    return Dot(
        across=float(point[0]),
        up=float(point[1]),
        group=network,
        hint=f"{line.words or network}\n{network} · {when}\n{seen} · {rate}",
        row=(line.words, network, when, seen, rate),
    )
