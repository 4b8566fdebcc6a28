"""One metric of each network by day, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.results.daily import daily
from smmdesk.speech import measured
from smmdesk.speech.language import _
from ui.overriding import override
from ui.results.asking import AskingView, drawable
from ui.results.drawing import small_charts
from ui.widgets.chart import ChartView
from ui.widgets.labels import hint
from ui.widgets.scrolling import fill_scrolling

if TYPE_CHECKING:
    from ui.results.shown import Results
    from ui.shell.context import Context


class NetworksView(AskingView):
    """Scales are the networks' own, which the title says."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.nothing = hint(self.language(_("No day of any network is known in this period.")))
        self.chart = ChartView(self.language, least_height=254)
        fill_scrolling(self, (self.nothing, self.choice, self.chart))
        self.setFocusProxy(self.choice.combo)

    @override
    def show_results(self, shown: Results) -> None:
        super().show_results(shown)
        self.draw()

    @override
    def draw(self) -> None:
        if self.shown is None:
            return
        sheet = self.shown.sheet
        sheets = {network: sheet.of(network) for network in sheet.networks}
        keys = {key for each in sheets.values() for key in drawable(each)}
        key = self.choice.offer(sheet, keys, self.drawn)
        newest = self.context.workspace.results.newest(self.shown.client.id)
        days = [(network, daily(each, key, newest)) for network, each in sheets.items()] if key else []
        found = [(self.language.word(network), each) for network, each in days if each is not None]
        self.chart.setVisible(bool(found))
        self.nothing.setVisible(not found)
        if found:
            name = measured.name(sheet, key, self.language)
            words = self.language(_("{metric} by network, each on a scale of its own"), metric=name)
            self.chart.show_chart(small_charts(sheet, key, found, words, self.language))
