"""Why the first is first: by what it gains on the second, and by what it loses."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.comparison import Comparison, Rank, Reason, priced, reasons
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import offer_name
from ui.comparison.explained import Explained
from ui.comparison.figure_list import FigureList, Line
from ui.style import tokens
from ui.widgets.labels import Label, hint

if TYPE_CHECKING:
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
        self.rest = hint("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(Explained(language, language(_("What decides")), _formula(language)))
        for part in (self.words, self.reasons, self.rest):
            column.addWidget(part)
        column.addStretch(1)

    def show_sheet(self, sheet: ComparisonSheet) -> None:
        """The reasons of this ranking."""
        ranks = priced(sheet.ranks)
        if len(ranks) < 2:
            self._show_alone()
            return
        first, second = ranks[0], ranks[1]
        self.words.setText(self._sentence(first, second))
        found = reasons(sheet.comparison, first, second)
        self.reasons.show_lines([self._line(reason) for reason in found])
        self.reasons.show()
        self.rest.setText(self._remainder(sheet.comparison, first, second))

    def _show_alone(self) -> None:
        self.words.setText(
            self._language(_("Two offers with a price are needed before one can be better than another."))
        )
        self.reasons.hide()
        self.rest.setText("")

    def _sentence(self, first: Rank, second: Rank) -> str:
        ahead = (first.score or 0) - (second.score or 0)
        if not ahead:
            return self._language(
                _("{first} and {second} have the same points."),
                first=offer_name(first.offer, self._language),
                second=offer_name(second.offer, self._language),
            )
        return self._language(
            _("{first} is {ahead} points ahead of {second}."),
            first=offer_name(first.offer, self._language),
            second=offer_name(second.offer, self._language),
            # a lead of thousandths would be “0.00 points”
            ahead=self._language.number(ahead, 2 if ahead >= Fraction(1, 100) else 4),
        )

    def _line(self, reason: Reason) -> Line:
        sign = "+" if reason.gain > 0 else "\N{MINUS SIGN}"
        figures = (
            self._language.number(reason.own, 1),
            self._language.number(reason.other, 1),
            f"{sign}{self._language.number(abs(reason.gain), 2)}",
        )
        return Line(self._language.word(reason.criterion), figures, ink="text" if reason.gain > 0 else "attention")

    def _remainder(self, comparison: Comparison, first: Rank, second: Rank) -> str:
        """What both cost, as the last word."""
        if first.cost is None or second.cost is None:
            return ""
        gap = first.cost.total - second.cost.total
        money = self._language.short_money(gap if gap.minor >= 0 else -gap)
        over = self._language.count("{n} month", "{n} months", comparison.months)
        sentence = _("It costs {money} more over {months}.") if gap.minor > 0 else _("It saves {money} over {months}.")
        return (
            self._language(sentence, money=money, months=over)
            if gap.minor
            else self._language(_("Both cost the same."))
        )


def _formula(language: Language) -> list[str]:
    return [
        language(_("Gain = weight × (score of the first − score of the second).")),
        language(
            _(
                "The gains of all criteria add up to the lead of the first. "
                "Shown are the three largest gains and the largest loss."
            )
        ),
    ]
