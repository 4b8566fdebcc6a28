"""The answer in words: who comes first, what that takes, how firm it is, and what of it is assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.comparing.firmness import Firm
from smmdesk.domain.comparing.ranking import level, priced, running
from smmdesk.domain.comparison import TOP_SCORE
from smmdesk.services.comparison_defaults import is_guessed
from smmdesk.speech import decisions
from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.style.theme import MEDIUM, SEMIBOLD
from ui.widgets.hearing import Heard, as_heard
from ui.widgets.labels import Label, caption, hint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.comparing.firmness import Firmness
    from smmdesk.domain.comparing.ranking import Rank
    from smmdesk.services.comparison import ComparisonSheet

_INKS: Final = {Firm.FIRM: "good", Firm.AS_GUESSED: "text", Firm.LEANING: "text", Firm.OPEN: "attention"}


class Answer(QWidget):
    """Follows the sheet at once, but for how firm it is, which takes a second."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.heading = as_heard(Label("", size=tokens.FONT_HEADING, weight=SEMIBOLD, wraps=True), Heard.HEADING)
        self.words = Label("", wraps=True)
        self.takes = Told(language(_("What it takes")))
        self.firm = Told(language(_("How firm it is")), leads=True)
        self.assumed = Told(language(_("What is assumed")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        for part in (self.heading, self.words, self.takes, self.firm, self.assumed):
            column.addWidget(part)

    def show_sheet(self, sheet: ComparisonSheet) -> None:
        """Say what this comes to."""
        language, first = self._language, level(sheet.ranks)
        self.heading.setText(decisions.answer(sheet.ranks, language))
        wanted = decisions.wanted(sheet.comparison, sheet.ranks, sheet.assumed, language)
        words = [*([] if len(first) == 1 else self._instead(sheet, first)), *wanted]
        self.words.setText("\n".join(words))
        self.words.setVisible(bool(words))
        self.takes.tell(*(self._taken(sheet, first[0]) if len(first) == 1 else ([], [])))
        self.assumed.tell([], decisions.caveats(sheet.ranks, sheet.assumed, language))

    def look(self, sheet: ComparisonSheet) -> None:
        """How firm that is, is not known yet: no answer of before stands beside figures of now."""
        looking = [self._language(_("Looking how firm this is…"))] if running(sheet.ranks) else []
        self.firm.tell([], looking)

    def show_firm(self, sheet: ComparisonSheet, found: Firmness) -> None:
        """Say how firm it is."""
        first = next(iter(running(sheet.ranks)), None)
        if first is None:
            self.firm.tell([], [])
            return
        is_firm = found.of(first.offer.id, sheet.assumed.firm_at_most)
        # alone it is better than nobody
        self.firm.lead.set_colour("text" if decisions.is_alone(sheet.ranks) else _INKS[is_firm])
        lead, *rest = decisions.firm(found, sheet.ranks, sheet.assumed, self._language)
        self.firm.tell([lead], rest)

    def text(self) -> str:
        """All of it, as it is read."""
        told = (self.takes, self.firm, self.assumed)
        return "\n".join((self.heading.text(), self.words.text(), *(part.text() for part in told)))

    def _instead(self, sheet: ComparisonSheet, first: Sequence[Rank]) -> list[str]:
        """What is to be said where there is not one that is first."""
        language = self._language
        if first:
            score = language.number(first[0].score, 1)
            return [language(_("{score} of {top} points each"), score=score, top=TOP_SCORE)]
        if priced(sheet.ranks):
            return [decisions.nearest(sheet.comparison, sheet.ranks, language, is_guessed)]
        return []

    def _taken(self, sheet: ComparisonSheet, first: Rank) -> tuple[list[str], list[str]]:
        """What is paid and own time; how that compares with the cheapest way and with today."""
        return (
            decisions.costs(sheet.comparison, first, self._language, guessed=is_guessed(first.offer)),
            decisions.savings(sheet.comparison, sheet.ranks, self._language, is_guessed),
        )


class Told(QWidget):
    """A caption, and sentences under it: those that count, and in grey those behind them. Away without any."""

    def __init__(self, title: str, *, leads: bool = False) -> None:
        """What `leads` has its first sentences in stronger letters."""
        super().__init__()
        self.lead = Label("", wraps=True, weight=MEDIUM) if leads else Label("", wraps=True)
        self.rest = hint("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        for part in (caption(title), self.lead, self.rest):
            column.addWidget(part)

    def tell(self, lead: Sequence[str], rest: Sequence[str]) -> None:
        """Say these, each on a line of its own."""
        for label, sentences in ((self.lead, lead), (self.rest, rest)):
            label.setText("\n".join(sentences))
            label.setVisible(bool(sentences))
        self.setVisible(bool(lead or rest))

    def text(self) -> str:
        """All of it, as it is read."""
        return "\n".join(filter(None, (self.lead.text(), self.rest.text())))
