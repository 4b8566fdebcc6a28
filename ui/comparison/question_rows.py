"""The rows of the grid of questions: what is known of each very offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import Language, _
from ui.comparison.cells import ANSWER_HEIGHT, Cell, Row
from ui.widgets.forms.choice import Choice

if TYPE_CHECKING:
    from smmdesk.domain.comparison import Offer, Question, Reply
    from smmdesk.domain.ids import OfferId
    from smmdesk.knowledge import Knowledge
    from smmdesk.knowledge.ways import QuestionWords

_OPEN: Final = _("Not asked yet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What is known of an offer by a question, as it is edited."""

    id: tuple[OfferId, Question]
    reply: Reply | None


class QuestionRows:
    """Makes the rows; they are the same for every comparison."""

    def __init__(self, language: Language, knowledge: Knowledge) -> None:
        self._language = language
        self._questions = knowledge.questions()

    def all(self) -> tuple[Row, ...]:
        """One row a question."""
        return tuple(self._asked(each) for each in self._questions)

    def _asked(self, words: QuestionWords) -> Row:
        def cell(offer: Offer) -> Cell:
            reply = offer.answers.get(words.question)
            said = words.replies[reply] if reply else self._language(_OPEN)
            return Cell(text=said, ink="text" if reply else "faint", tip=said)

        return Row(
            field=words.question,
            title=words.ask,
            cell=cell,
            record=lambda offer: Answered(id=(offer.id, words.question), reply=offer.answers.get(words.question)),
            edits="reply",
            kind=Choice(list(words.replies.items()), none=_OPEN),
            height=ANSWER_HEIGHT,
            in_words=True,
        )
