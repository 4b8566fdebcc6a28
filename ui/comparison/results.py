"""The right side: the answer, the ranking, and what they rest on. Follows a slider before anything is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.comparison import TOP_SCORE
from smmdesk.services.comparison_defaults import is_guessed
from smmdesk.speech import decisions
from smmdesk.speech.language import Language, _
from ui.comparison.answer import Answer
from ui.comparison.changes_view import Changes, ChangesView, changes_of
from ui.comparison.cost_chart import CostChart
from ui.comparison.explained import Explained
from ui.comparison.ranking_list import RankingList
from ui.comparison.why_view import WhyView
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM
from ui.widgets.labels import Label, hint
from ui.widgets.scrolling import ScrollArea, read_by_keyboard
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from smmdesk.knowledge import Knowledge
    from smmdesk.services.comparison import ComparisonSheet
    from ui.shell.background import Background

COSTS: Final = "costs"
WHY: Final = "why"
CHANGES: Final = "changes"
SCROLL_BAR: Final = 16  # pixels, with the frame of the area
_SETTLES: Final = 250
"""Milliseconds of rest before what takes a second is reckoned anew."""


class Results(ScrollArea):
    """Scrolls as a whole; below the ranking one of three views."""

    def __init__(self, language: Language, knowledge: Knowledge, background: Background) -> None:
        super().__init__()
        self._language, self._background = language, background
        self._years = knowledge.comparison_notes().years
        self._sheet: ComparisonSheet | None = None
        self._reckoned_for: object = None
        self._settle = QTimer(self, singleShot=True, interval=_SETTLES)
        self._settle.timeout.connect(self.reckon)
        self.answer = Answer(language)
        self.judged = hint("")
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
        """Show what this comes to; how firm it is, and what would change it, follow once they are reckoned."""
        self._sheet = sheet
        guessed = frozenset(offer.id for offer in sheet.offers if is_guessed(offer))
        self.answer.show_sheet(sheet)
        self.judged.setText(decisions.rivals(sheet.rivals, self._years, self._language))
        self.judged.setVisible(bool(self.judged.text()))
        self.ranking.show_ranks(sheet.ranks, sheet.comparison.months, guessed)
        self.costs.show_sheet(sheet)
        self.finding.setText(self.costs.finding())
        self.finding.setVisible(bool(self.finding.text()))
        self.why.show_sheet(sheet)
        if _rests_on(sheet) != self._reckoned_for:
            self._reckoned_for = None
            self.answer.look(sheet)
            self.changes.look()
            self._settle.start()

    def reckon(self) -> None:
        """Ask how firm it is, in a thread of its own, once the figures rest."""
        if self._sheet is not None:
            sheet = self._sheet
            self._background.start("", lambda _progress: (sheet, changes_of(sheet)), done=self._show_changes)

    def _show_changes(self, found: tuple[ComparisonSheet, Changes]) -> None:
        sheet, changes = found
        if self._sheet is None or _rests_on(sheet) != _rests_on(self._sheet):
            return  # the figures moved on
        self._reckoned_for = _rests_on(sheet)
        self.changes.show_changes(sheet, changes)
        self.answer.show_firm(sheet, changes.firm)

    def open_tab(self, name: str) -> None:
        """Bring one of the views into sight."""
        self.tabs.choose(name)
        for each, view in self._views.items():
            view.setVisible(each == name)

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
        column.addSpacing(tokens.SPACE_3)
        column.addWidget(Explained(self._language, self._language(_("Ranking")), self._about_ranking()))
        column.addWidget(self.judged)
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
            language(_("Points = Σ weight × score ÷ Σ weight, from 0 to {top}."), top=TOP_SCORE),
            language(
                _(
                    "Cost and load on the owner are computed: what is left of the money, and of the hours, "
                    "as a share of what there is. The other scores follow from the answers about an offer, or are ours."
                )
            ),
            language(_("What asks for more money or hours than there are stands below the line, without a place.")),
            language(_("≈ stands before what rests on any figure of ours.")),
        ]

    def _about_costs(self) -> list[str]:
        language = self._language
        return [
            language(_("(price + what comes on top + ads + tools + training) × months")),
            language(_("+ start of the work, once")),
            language(
                _(
                    "+ cost of a replacement × how many are to be expected within these months: "
                    "−ln(1 − chance a year) × months ÷ 12"
                )
            ),
            language(
                _("Beside it: owner's hours × what an hour is worth × months. It is not paid, and not counted twice.")
            ),
            decisions.about_leave(language),
        ]


def _rests_on(sheet: ComparisonSheet) -> object:
    """What is reckoned anew once it changes: a figure that is taken as it is moves no rank, but is a guess no more."""
    return sheet.ranks, sheet.assumed
