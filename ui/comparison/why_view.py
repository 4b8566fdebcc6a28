"""Why the first is before the second: what it gains, what it loses, and the rest; together they make the lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.comparing.ranking import running, why
from smmdesk.services.comparison_defaults import is_guessed
from smmdesk.speech import decisions
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import offer_name
from ui.comparison.explained import Explained
from ui.comparison.figure_list import FigureList, Line
from ui.style import tokens
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from smmdesk.domain.comparing.ranking import Rank, Reason, Why
    from smmdesk.services.comparison import ComparisonSheet


class WhyView(QWidget):
    """Follows the sheet at once: it is only a few sums."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.words = Label("", wraps=True)
        self.reasons = FigureList(
            language(_("What decides")),
            (language(_("Criterion")), language(_("First")), language(_("Second")), language(_("Gain"))),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(Explained(language, language(_("What decides")), _formula(language)))
        for part in (self.words, self.reasons):
            column.addWidget(part)
        column.addStretch(1)

    def show_sheet(self, sheet: ComparisonSheet) -> None:
        """The reasons of this ranking."""
        ranks = running(sheet.ranks)
        self.reasons.setVisible(len(ranks) > 1)
        if len(ranks) < 2:
            words = _("Two offers within reach are needed before one can be better than another.")
            self.words.setText(self._language(words))
            return
        first, second = ranks[0], ranks[1]
        found = why(sheet.comparison, first, second)
        self.words.setText(self._sentence(first, second, found))
        *gains, (rest, of_rest), (lead, in_all) = decisions.gains(found, self._language)
        lines = [
            self._line(each, name, gain, first, second) for each, (name, gain) in zip(found.reasons, gains, strict=True)
        ]
        last = Line(rest, ("", "", of_rest), ink="muted"), Line(lead, ("", "", in_all), strong=True)
        self.reasons.show_lines([*lines, *last])

    def _sentence(self, first: Rank, second: Rank, found: Why) -> str:
        names = {
            "first": offer_name(first.offer, self._language),
            "second": offer_name(second.offer, self._language),
        }
        if not found.lead:
            return self._language(_("{first} and {second} have the same points."), **names)
        points = decisions.lead(found, self._language)
        return self._language(_("{first} is {ahead} points ahead of {second}."), **names, ahead=points)

    def _line(self, reason: Reason, name: str, gain: str, first: Rank, second: Rank) -> Line:
        own, other = (decisions.figure(reason.criterion, rank, self._language, is_guessed) for rank in (first, second))
        return Line(name, (own, other, gain), ink="text" if reason.gain > 0 else "attention")


def _formula(language: Language) -> list[str]:
    return [
        language(_("Gain = weight × (score of the first − score of the second).")),
        language(_("Money and hours stand as they are; their scores are computed from them.")),
        language(
            _(
                "Shown are the three largest gains and the largest loss. "
                "With all other criteria they add up to the lead."
            )
        ),
    ]
