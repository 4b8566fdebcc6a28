"""What an event costs on each network, as `ChartView` wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.charts.results import CostBar, cost_bars
from smmdesk.domain.money import Money
from smmdesk.speech.cost_findings import cost_words, costs_title
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.charts.style import Chart, Palette
    from smmdesk.domain.results.costs import Cost
    from smmdesk.domain.results.named import Event
    from smmdesk.speech.language import Language
    from ui.widgets.chart import Draw


def cost_chart(found: Sequence[Cost], event: Event, currency: str, language: Language) -> Draw:
    """A bar a network, with where its cost lies in 95 of 100 cases."""
    title = costs_title(found, event, currency, language)
    heads = (language(_("Network")), language(_("Spent")), language.word(event), language(_("Cost of one")))
    bars = [_bar(cost, event, currency, language) for cost in found]

    def draw(palette: Palette, width: float) -> Chart:
        return cost_bars(bars, title, heads, palette, width=width)

    return draw


def _bar(cost: Cost, event: Event, currency: str, language: Language) -> CostBar:
    name, words = language.word(cost.network), cost_words(cost, currency, language)
    spent, events = language.money(Money.of(cost.spend, currency)), language.number(cost.events)
    return CostBar(
        name=name,
        each=None if cost.each is None else float(cost.each),
        low=cost.interval.low,
        high=cost.interval.high,
        words=words,
        hint=f"{name}: {words}\n{language.word(event)}: {events} · {spent}",
        row=(name, spent, events, words),
    )
