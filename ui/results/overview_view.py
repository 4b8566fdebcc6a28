"""What the period came to at a glance: the figures that matter most, one of them by day, and the networks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.planning.pace import pace
from smmdesk.domain.results.against import compared
from smmdesk.domain.results.daily import daily
from smmdesk.knowledge.metrics import breaks
from smmdesk.speech.compared import title
from smmdesk.speech.language import _
from smmdesk.speech.planned import MARKS, due_words, stands
from ui.overriding import override
from ui.results.asking import Asked, AskingView, drawable
from ui.results.drawing import line_chart
from ui.results.network_table import NetworkTable, rows_of
from ui.results.tiles import Tiles, keys_of, words_of
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.chart import ChartView
from ui.widgets.labels import Label, heading
from ui.widgets.notice import Notice
from ui.widgets.scrolling import fill_scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smmdesk.domain.ids import AccountId
    from smmdesk.domain.planning.kpis import Fact
    from ui.results.shown import Results
    from ui.shell.context import Context


_MOST_PLANS: Final = 3
_URGENCY: Final = ("bad", "near", "good")


class OverviewView(AskingView):
    """Scrolls as a whole."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self._newest: dict[AccountId | None, date] = {}
        heads = [language(_(head)) for head in (_("Figure"), _("Value"), _("How it changed"), _("Rests on"))]
        self.tiles = Tiles(language(_("What matters most")), heads, lambda key: self.asked.emit(Asked(key)))
        self.nothing = Label("", colour="muted", wraps=True)
        self.behind = Label("", wraps=True)
        self.others = button("", lambda: context.open("strategy"), kind="link")
        self.due = Notice(tone="attention", size=tokens.FONT_BASE)
        self.chart = ChartView(language, least_height=284)
        self.networks = heading(language(_("By network")))
        self.table = NetworkTable(language)
        self.table.asked.connect(self.asked)
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self.turned.emit())
        self._lay_out()

    def _lay_out(self) -> None:
        parts = (
            self.due,
            self.nothing,
            self.tiles,
            self.behind,
            self.others,
            self.choice,
            self.chart,
            self.networks,
            self.table,
        )
        fill_scrolling(self, parts)
        self.setFocusProxy(self.table)

    @override
    def show_results(self, shown: Results) -> None:
        super().show_results(shown)
        workspace = self.context.workspace
        self._newest = workspace.results.newest(shown.client.id)
        words = [words_of(key, shown, breaks(), self.language) for key in keys_of(shown.sheet)]
        self.tiles.show_words(words)
        self.tiles.setVisible(bool(words))
        rows = rows_of(shown, self._newest, breaks(), workspace.today())
        self.table.show_records(rows)
        self.table.setVisible(bool(rows))
        self.networks.setVisible(bool(rows))
        due = [due_words(each, shown.sheet, self.language) for each in shown.due]
        self.due.say("\n".join(due), "attention")
        self._say_plans(shown.planned)
        # a network of which days before the period are known has a row, and nothing in it
        self._say_nothing(is_needed=not words and not shown.sheet.is_anything_known)
        self.draw()

    def _say_plans(self, planned: Sequence[Fact]) -> None:
        """Those that are furthest from their plan; all of them would push the figures out of sight."""
        worst = sorted(planned, key=lambda fact: _URGENCY.index(MARKS.get(fact.outlook.status, "good")))
        standing = list(filter(None, (stands(fact, self.language) for fact in worst)))
        shown = standing if len(standing) <= _MOST_PLANS + 1 else standing[:_MOST_PLANS]
        self.behind.setText("\n".join(shown))
        self.behind.setVisible(bool(shown))
        self.others.setText(self.language(_("All {n} figures with a plan…"), n=len(standing)))
        self.others.setVisible(len(shown) < len(standing))

    @override
    def draw(self) -> None:
        if self.shown is None:
            return
        sheet, before = self.shown.sheet, self.shown.against
        key = self.choice.offer(sheet, drawable(sheet), self.drawn)
        days = daily(sheet, key, self._newest) if key else None
        self.chart.setVisible(days is not None)
        if days is None:
            return
        found = compared(key, sheet, before, breaks(), self.shown.network) if before is not None else None
        words = title(key, sheet, found, before.period if before is not None else None, self.language)
        plan = next((fact for fact in self.shown.planned if (fact.metric, fact.network) == (key, None)), None)
        beside = pace(plan) if plan is not None else None
        self.chart.show_chart(line_chart(sheet, key, days, words, self.language, beside=beside))

    @override
    def current(self) -> Asked | None:
        key = self.tiles.current()
        if key is not None:
            return Asked(key)
        return self.table.current_figure() if self.table.hasFocus() else None

    def _say_nothing(self, *, is_needed: bool) -> None:
        """Where figures end that are of other days."""
        self.nothing.setVisible(is_needed)
        if not is_needed or self.shown is None:
            return
        period = self.language.period(self.shown.sheet.period)
        words = [self.language(_("Nothing is known of {period}."), period=period)]
        if self._newest:
            last = self.language.date(max(self._newest.values()))
            words.append(self.language(_("The newest figures of this client are of {date}."), date=last))
        self.nothing.setText(" ".join(words))
