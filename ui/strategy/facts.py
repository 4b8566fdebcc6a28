"""How plan and fact are shown: columns of figures, a status as a chip, single days as a small line, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF

from smmdesk.domain.planning.named import Firing
from smmdesk.domain.strategy.records import Correction, Kpi
from smmdesk.speech import measured, planned
from smmdesk.speech.explained import explanation
from smmdesk.speech.language import Language, _
from ui.style.theme import colour
from ui.widgets.chips import link_width, paint_link, paint_status, status_width
from ui.widgets.tables.table import RIGHT, Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.speech.planned import FactWords
    from ui.strategy.shown import RowShown

LOOK: Final = {
    "good": ("good", "check-circle"),
    "near": ("attention", "circle-half"),
    "bad": ("bad", "warning-circle"),
    "none": ("neutral", ""),
}
"""Tone and icon of what a status is painted as."""
_WIDE: Final = 92
STATUS: Final = _("Status")
BRING_IN: Final = _("Bring in figures…")
"""what stands in the place of a status that nobody can tell yet"""


def figure(title: str, of: Callable[[FactWords], str], *, width: int = _WIDE) -> Column[RowShown]:
    """One figure of what became of a row, as it is told."""

    def told(row: RowShown, _language: Language) -> str:
        words = row.shown.fact_words(row.id)
        return of(words) if words else "—"

    return Column(title, told, align=RIGHT, width=width, searched=False)


def cost() -> Column[RowShown]:
    """What one cost, and beside it by how much that is more or less than in the period before."""

    def told(words: FactWords) -> str:
        return "  ".join(filter(None, (words.cost_of_one, words.cost_change)))

    def ink(row: RowShown) -> str:
        words = row.shown.fact_words(row.id)
        return {"good": "good", "bad": "bad"}.get(words.cost_mark, "text") if words else "text"

    def tip(row: RowShown, language: Language) -> str:
        fact = row.shown.fact(row.id)
        return planned.cost_before_words(fact, language) if fact else ""

    return replace(figure(_("Cost of one"), told, width=84), ink=ink, tip=tip)


def status() -> Column[RowShown]:
    """In a word, its colour and an icon."""

    def told(row: RowShown, _language: Language) -> str:
        words = row.shown.fact_words(row.id)
        return words.status if words else ""

    def spoken(row: RowShown, language: Language) -> str:
        return ", ".join(filter(None, (told(row, language), language(BRING_IN) if row.lacks_figures else "")))

    def paint(painter: QPainter, rect: QRect, row: RowShown, language: Language) -> None:
        if row.lacks_figures:
            paint_link(painter, rect, language(BRING_IN), "download-simple")
        elif words := row.shown.fact_words(row.id):
            paint_status(painter, rect, words.status, *LOOK[words.mark])

    def room(row: RowShown, language: Language) -> int:
        if row.lacks_figures:
            return link_width(language(BRING_IN))
        words = row.shown.fact_words(row.id)
        return status_width(words.status, LOOK[words.mark][1]) if words else 0

    return Column(STATUS, told, paint=paint, room=room, width=104, tip=spoken, spoken=spoken, searched=False)


FIRINGS: Final = {
    Firing.FIRED: ("bad", "warning-circle"),
    Firing.NOT: ("good", "check-circle"),
    Firing.NOT_KNOWN: ("neutral", "question"),
}


def firing_state() -> Column[RowShown]:
    """Whether it is time for a correction."""

    def told(row: RowShown, language: Language) -> str:
        found = row.shown.figures.corrections.get(row.id)
        return planned.firing_words(found, language) if found else ""

    def paint(painter: QPainter, rect: QRect, row: RowShown, language: Language) -> None:
        if found := row.shown.figures.corrections.get(row.id):
            paint_status(painter, rect, planned.firing_words(found, language), *FIRINGS[found.firing])

    def room(row: RowShown, language: Language) -> int:
        found = row.shown.figures.corrections.get(row.id)
        return status_width(planned.firing_words(found, language), FIRINGS[found.firing][1]) if found else 0

    return Column(_("How it stands"), told, paint=paint, room=room, width=104, searched=False)


def weeks(row: RowShown, language: Language) -> list[tuple[str, str]]:
    """What each of the weeks came to that a correction looks at."""
    found = row.shown.figures.corrections.get(row.id)
    if found is None:
        return []
    metrics, key = row.shown.metrics, found.correction.metric
    values = [metrics.told(key, value) for value in found.values]
    told = "\n".join(
        f"{language.period(week)}: {planned.week_words(found, at, values[at], language)}"
        for at, week in enumerate(found.weeks)
    )
    pairs = [(language(_("How it stands")), planned.firing_words(found, language))]
    name = _("The last weeks whose posts have all had seven days") if found.of_posts else _("The last complete weeks")
    return [*pairs, (language(name), told)] if told else pairs


def days() -> Column[RowShown]:
    """Single days of the period as a small line, for the eye alone: its figures are those beside it."""
    return Column(_("Days"), lambda _row, _language: "", paint=_paint_days, width=64, searched=False)


def _paint_days(painter: QPainter, rect: QRect, row: RowShown, _language: Language) -> None:
    fact = row.shown.fact(row.id)
    known = [*fact.daily.items()] if fact else []
    most = max((value for _day, value in known), default=0)
    if fact is None or not most or len(known) < 2:
        return
    span = max(fact.so_far.days - 1, 1)
    room = QRectF(rect).adjusted(1, 6, -1, -6)
    points = [
        QPointF(
            room.x() + room.width() * (day - fact.sheet.period.start).days / span,
            room.bottom() - room.height() * float(value / most),
        )
        for day, value in sorted(known)
    ]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("accent"), 1.5))
    painter.drawPolyline(QPolygonF(points))
    painter.restore()


def why(row: RowShown, language: Language) -> list[tuple[str, str]]:
    """Where its figures come from: pairs of a name and words; none where nothing is known."""
    if isinstance(row.row, Correction):
        return weeks(row, language)
    fact = row.shown.fact(row.id)
    if fact is None:
        return []
    words, told = planned.told(fact, language), explanation(fact.sheet, fact.metric, language)
    basis = planned.cost_words(fact, row.row.cost_basis, language) if isinstance(row.row, Kpi) else ""
    pairs = (
        (_("Status"), words.status),
        (_("Plan and fact"), f"{words.plan} · {words.fact}"),
        (_("Rests on"), words.known),
        (_("How"), "\n".join(planned.how(fact, language))),
        (_("Cost of one"), f"{words.cost_of_one} · {basis}" if basis else ""),
        (_("Cost of one before"), planned.cost_before_words(fact, language)),
        (_("Efficiency"), words.per_hundred),
        (_("Formula"), "\n".join(filter(None, (told.formula, told.reckoned)))),
        (_("Made of"), "\n".join(f"{name}: {value}" for name, value in told.inputs)),
    )
    return [(language(name), said) for name, said in pairs if said]


def metric_name(row: RowShown, language: Language) -> str:
    """The metric of a KPI, and the network where it is of one."""
    fact = row.shown.fact(row.id)
    if fact is not None:
        return planned.name_of(fact, language)
    return measured.name(row.shown.figures.results, row.metric, language) if row.metric else "—"
