"""The right side: the answer, the ranking, and what they rest on. Follows a slider before anything is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.comparison import TOP_SCORE, Rank, level
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import offer_name
from ui.comparison.changes_view import ChangesView
from ui.comparison.cost_chart import CostChart
from ui.comparison.explained import Explained
from ui.comparison.ranking_list import RankingList
from ui.comparison.why_view import WhyView
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM, SEMIBOLD
from ui.widgets.hearing import Heard, as_heard
from ui.widgets.labels import Label, hint
from ui.widgets.scrolling import ScrollArea, read_by_keyboard
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.services.comparison import ComparisonSheet

COSTS: Final = "costs"
WHY: Final = "why"
CHANGES: Final = "changes"
SCROLL_BAR: Final = 16  # pixels, with the frame of the area


class Results(ScrollArea):
    """Scrolls as a whole; below the ranking one of three views."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._sheet: ComparisonSheet | None = None
        self.answer = as_heard(Label("", size=tokens.FONT_HEADING, weight=SEMIBOLD, wraps=True), Heard.HEADING)
        self.figures = Label("", wraps=True)
        self.caveat = hint("")
        self.ranking = RankingList(language)
        self.costs = CostChart(language)
        self.finding = Label("", weight=MEDIUM, wraps=True)
        self.why = WhyView(language)
        self.changes = ChangesView(language)
        self._views: dict[str, QWidget] = {
            COSTS: self._cost_part(),
            WHY: self.why,
            CHANGES: self.changes,
        }
        self.tabs = SegmentBar(
            [
                (COSTS, language(_("Costs"))),
                (WHY, language(_("Why"))),
                (CHANGES, language(_("What would change it"))),
            ],
            self.open_tab,
        )
        self._lay_out()
        self.open_tab(COSTS)

    def show_sheet(self, sheet: ComparisonSheet) -> None:
        """Show what this comes to."""
        self._sheet = sheet
        first = sheet.ranks[0] if sheet.ranks else None
        self.answer.setText(self._answer(sheet.ranks))
        self.figures.setText(self._figures(sheet, first))
        self.caveat.setText(self._caveat(sheet))
        self.caveat.setVisible(bool(self.caveat.text()))
        self.ranking.show_ranks(sheet.ranks, sheet.comparison.months)
        self.costs.show_ranks(sheet.ranks)
        self.finding.setText(self.costs.finding())
        self.finding.setVisible(bool(self.finding.text()))
        self.why.show_sheet(sheet)
        self.changes.show_sheet(sheet)

    def open_tab(self, name: str) -> None:
        """Bring one of the views into sight."""
        self.tabs.choose(name)
        for each, view in self._views.items():
            view.setVisible(each == name)

    def _answer(self, ranks: Sequence[Rank]) -> str:
        first = [offer_name(rank.offer, self._language) for rank in level(ranks)]
        if not first:
            return self._language(_("No price is known yet, so nothing can be ranked."))
        if len(first) > 1:
            return self._language(_("Tied for first place: {ways}"), ways=", ".join(first))
        return self._language(_("First: {way}"), way=first[0])

    def _figures(self, sheet: ComparisonSheet, first: Rank | None) -> str:
        if first is None or first.cost is None:
            return self._language(_("Enter what somebody asks a month, and the ranking begins."))
        score = self._language.number(first.score, 1)
        if len(level(sheet.ranks)) > 1:
            return self._language(_("{score} of {top} points each"), score=score, top=TOP_SCORE)
        return self._language(
            _("{score} of {top} points, {money} over {months}"),
            score=score,
            top=TOP_SCORE,
            money=self._language.short_money(first.cost.total),
            months=self._language.count("{n} month", "{n} months", sheet.comparison.months),
        )

    def _caveat(self, sheet: ComparisonSheet) -> str:
        """What the figures do not know yet."""
        free = not sheet.comparison.hour_value.minor and any(offer.owner_hours for offer in sheet.offers)
        hours = self._language(_("The owner's hours count for nothing so far: enter what an hour is worth."))
        return "\n".join(filter(None, (self._assumed(sheet), hours if free else "")))

    def _assumed(self, sheet: ComparisonSheet) -> str:
        """How many of the prices are real, said as long as one is not."""
        prices = [offer for offer in sheet.offers if offer.fee is not None]
        assumed = sum(not offer.real for offer in prices)
        if not assumed:
            return ""
        if assumed == len(prices):
            return self._language(_("So far every price here is our assumption. Ask for offers and type them in."))
        return self._language.count(
            "{n} of the prices is still our assumption.", "{n} of the prices are still our assumptions.", assumed
        )

    def _cost_part(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(Explained(self._language, self._language(_("What it costs in all")), self._about_costs()))
        column.addWidget(self.finding)
        column.addWidget(self.costs)
        column.addStretch(1)
        return made

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(tokens.SPACE_4, 0, tokens.SPACE_4, tokens.SPACE_4)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(self.answer)
        column.addWidget(self.figures)
        column.addWidget(self.caveat)
        column.addSpacing(tokens.SPACE_2)
        column.addWidget(Explained(self._language, self._language(_("Ranking")), self._about_ranking()))
        column.addWidget(self.ranking)
        column.addSpacing(tokens.SPACE_2)
        column.addWidget(self.tabs)
        for view in self._views.values():
            column.addWidget(view)
        column.addStretch(1)
        self.setProperty("kind", "clear")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # it never scrolls sideways, so the tabs have to fit with the bar beside them
        self.setMinimumWidth(max(scaled(360), self.tabs.sizeHint().width() + 2 * tokens.SPACE_4 + SCROLL_BAR))
        read_by_keyboard(self, self._language(_("The answer")))
        self.setWidget(inside)

    def _about_ranking(self) -> list[str]:
        language = self._language
        return [
            language(
                _("Points = Σ weight × score ÷ Σ weight, over the criteria that are scored, from 0 to {top}."),
                top=TOP_SCORE,
            ),
            language(_("The score for cost is computed: {top} × the cheapest total ÷ this total."), top=TOP_SCORE),
            language(_("The other scores are ours until you change them under “What matters”.")),
        ]

    def _about_costs(self) -> list[str]:
        language = self._language
        return [
            language(_("(fee + ads + tools + training) × months")),
            language(_("+ owner's hours × what an hour is worth × months")),
            language(_("+ start of the work, once")),
            language(
                _(
                    "+ cost of a replacement × the chance that it is needed within these months: "
                    "1 − (1 − chance a year) ^ (months ÷ 12)"
                )
            ),
        ]
