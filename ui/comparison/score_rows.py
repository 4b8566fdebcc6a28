"""The rows of the grid of criteria: each offer's score, where it comes from, and what is computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smmdesk.domain.comparing.ranking import rests_on_our_week
from smmdesk.domain.comparison import COMPUTED, TOP_SCORE, Criterion, Offer
from smmdesk.services.comparison_defaults import is_guessed, is_our_score, question_of, usual_scores
from smmdesk.speech.language import Language, _
from ui.comparison.cells import SCORE_HEIGHT, Cell, Row
from ui.widgets.forms.editors import Whole

if TYPE_CHECKING:
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
        self._comparison = sheet.comparison
        self._scores = {rank.offer.id: rank.scores for rank in sheet.ranks}
        self._asked = {each.question: each for each in knowledge.questions()}
        self._ends = {each.criterion: (each.low, each.high) for each in knowledge.criteria()}

    def all(self) -> tuple[Row, ...]:
        """One row a criterion."""
        return tuple(self._computed(name) if name in COMPUTED else self._scored(name) for name in Criterion)

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
        score, ours = offer.scores.get(criterion), is_our_score(offer, criterion)
        return Cell(
            text="–" if score is None else str(score),
            ink="muted" if ours else "text",
            strong=not ours,
            tip=f"{self.ground(offer, criterion)} {self.hint(criterion)}",
            heard=self._language(_("our assumption")) if ours and score is not None else "",
            bar=0.0 if score is None else score / TOP_SCORE,
        )

    def ground(self, offer: Offer, criterion: Criterion) -> str:
        """Why it has that score: what was typed, an answer, or what the way usually has."""
        usual, asked = usual_scores(offer).get(criterion), question_of(criterion)
        if criterion in offer.typed:
            return self._language(_("Yours. Otherwise: {score}."), score=usual)
        if asked is not None and asked in offer.answers:
            words = self._asked[asked]
            return self._language(
                _("By the answer to “{question}”: {answer}."),
                question=words.ask,
                answer=words.replies[offer.answers[asked]],
            )
        return self._knowledge.comparison_notes().scores

    def _computed(self, criterion: Criterion) -> Row:
        return Row(
            field=criterion,
            title=self._language.word(criterion),
            cell=lambda offer: self._computed_cell(offer, criterion),
            height=SCORE_HEIGHT,
            hint=self._language(_FORMULAS[criterion]),
        )

    def _computed_cell(self, offer: Offer, criterion: Criterion) -> Cell:
        score, ours = self._scores[offer.id].get(criterion), self._rests_on_ours(offer, criterion)
        return Cell(
            text=self._language.number(score, 1),
            ink="muted" if ours else "text",
            tip=self._language(_FORMULAS[criterion]),
            heard=self._language(_("our assumption")) if ours and score is not None else "",
            bar=0.0 if score is None else float(score) / TOP_SCORE,
        )

    def _rests_on_ours(self, offer: Offer, criterion: Criterion) -> bool:
        """Whether what it is computed from is ours, in part at least."""
        if criterion is Criterion.COST:
            return is_guessed(offer)
        return rests_on_our_week(self._comparison, offer) or "owner_hours" not in offer.typed


_FORMULAS: Final = {
    Criterion.COST: _(
        "Computed: 10 × (what can be paid − what is paid) ÷ what can be paid. "
        "Where nobody said what can be paid: 10 × the least that is paid ÷ what is paid."
    ),
    Criterion.OWNER_LOAD: _(
        "Computed: 10 × (hours you have − hours it takes) ÷ hours you have; 40 a week where nobody said."
    ),
}
