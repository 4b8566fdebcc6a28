"""The rows of the grid of criteria: each offer's score, and for the cost what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smmdesk.domain.comparison import TOP_SCORE, Criterion, Offer
from smmdesk.speech.language import Language, _
from ui.comparison.cells import SCORE_HEIGHT, Cell, Row
from ui.widgets.forms.editors import Whole

if TYPE_CHECKING:
    from fractions import Fraction

    from smmdesk.domain.ids import OfferId
    from smmdesk.knowledge import Knowledge
    from smmdesk.services.comparison import ComparisonSheet

_KIND: Final = Whole(0, TOP_SCORE, may_be_empty=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """How an offer does by a criterion, as it is edited."""

    id: tuple[OfferId, Criterion]
    score: int | None


class ScoreRows:
    """Makes the rows of one sheet."""

    def __init__(self, language: Language, knowledge: Knowledge, sheet: ComparisonSheet) -> None:
        self._language, self._knowledge = language, knowledge
        self._costs = {rank.offer.id: rank.scores.get(Criterion.COST) for rank in sheet.ranks}
        self._ends = {each.criterion: (each.low, each.high) for each in knowledge.criteria()}

    def all(self) -> tuple[Row, ...]:
        """One row a criterion."""
        return tuple(self._cost() if name is Criterion.COST else self._scored(name) for name in Criterion)

    def hint(self, criterion: Criterion) -> str:
        """What 0 and 10 mean."""
        low, high = self._ends[criterion]
        return f"{low}  ·  {high}"

    def _scored(self, criterion: Criterion) -> Row:
        return Row(
            field=criterion,
            title=self._language.word(criterion),
            cell=lambda offer: self._cell(offer, criterion),
            record=lambda offer: Scored(id=(offer.id, criterion), score=offer.scores.get(criterion)),
            edits="score",
            kind=_KIND,
            height=SCORE_HEIGHT,
            hint=self.hint(criterion),
        )

    def _cell(self, offer: Offer, criterion: Criterion) -> Cell:
        score, usual = offer.scores.get(criterion), self._knowledge.way(offer.way).scores[criterion]
        ours = score == usual
        words = _("Our assumption: {score}.") if ours else _("Yours. Our assumption: {score}.")
        return Cell(
            text="–" if score is None else str(score),
            ink="muted" if ours else "text",
            strong=not ours,
            tip=f"{self._language(words, score=usual)} {self.hint(criterion)}",
            bar=0.0 if score is None else score / TOP_SCORE,
        )

    def _cost(self) -> Row:
        return Row(
            field=Criterion.COST,
            title=self._language.word(Criterion.COST),
            cell=lambda offer: self._cost_cell(self._costs.get(offer.id)),
            height=SCORE_HEIGHT,
            hint=self._language(_("Computed: 10 × the cheapest total ÷ this total.")),
        )

    def _cost_cell(self, score: Fraction | None) -> Cell:
        return Cell(
            text=self._language.number(score, 1),
            ink="muted",
            tip=self._language(_("Computed: 10 × the cheapest total ÷ this total.")),
            bar=0.0 if score is None else float(score) / TOP_SCORE,
        )
