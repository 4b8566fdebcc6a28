"""The results checklist: evaluations, answers, scores, history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from smmdesk.domain.changes import Act
from smmdesk.domain.checklist import (
    Answer,
    Evaluation,
    Group,
    Item,
    Score,
    applicable,
    raised_flags,
    score,
    score_by_group,
    verdicts_of,
    weakest,
)
from smmdesk.domain.ids import AnswerId, ClientId, EvaluationId, ProviderId, new_id
from smmdesk.domain.periods import Period
from smmdesk.domain.providers import Provider, ProviderKind
from smmdesk.services.records import RecordService
from smmdesk.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationSheet:
    """An evaluation with its items, the answers by item key, and all that follows from them."""

    evaluation: Evaluation
    items: Sequence[Item]
    answers: Mapping[str, Answer]
    score: Score
    groups: Mapping[Group, Score]
    weakest: Sequence[Item]
    red_flags: Sequence[Item]


class ChecklistService:
    """What a person does with a checklist."""

    def __init__(self, database: Database, records: RecordService, items: Sequence[Item]) -> None:
        """`items` are those of the template; their wording is knowledge."""
        self._database = database
        self._records = records
        self._items = items

    def of(self, client_id: ClientId) -> list[Evaluation]:
        """The client's evaluations, latest period first."""
        found = self._records.all(Evaluation, client_id=client_id, order_by=("starts", "made_on", "id"))
        return found[::-1]

    def start(
        self, client_id: ClientId, period: Period, today: date, *, kind: ProviderKind, provider: Provider | None = None
    ) -> Evaluation:
        """An unanswered evaluation of whoever ran the networks in the period."""
        fresh = Evaluation(
            id=EvaluationId(new_id()),
            client_id=client_id,
            starts=period.start,
            ends=period.end,
            made_on=today,
            kind=provider.kind if provider else kind,
            provider_id=ProviderId(provider.id) if provider else None,
        )
        return self._records.add(fresh)

    def sheet(self, evaluation_id: EvaluationId) -> EvaluationSheet:
        """The evaluation with its answers and scores."""
        with self._database.read() as reader:
            evaluation = reader.get(Evaluation, evaluation_id)
            answers = reader.all(Answer, evaluation_id=evaluation_id)
        return self.sheet_of(evaluation, answers)

    def sheet_of(self, evaluation: Evaluation, answers: Sequence[Answer]) -> EvaluationSheet:
        """The sheet of records at hand."""
        items = applicable(self._items, evaluation.kind)
        verdicts = verdicts_of(answers)
        return EvaluationSheet(
            evaluation=evaluation,
            items=items,
            answers={answer.item: answer for answer in answers},
            score=score(items, verdicts),
            groups=score_by_group(items, verdicts),
            weakest=weakest(items, verdicts),
            red_flags=raised_flags(items, verdicts),
        )

    def history(self, client_id: ClientId) -> list[EvaluationSheet]:
        """All evaluations of the client with their scores, earliest period first."""
        with self._database.read() as reader:
            evaluations = reader.all(Evaluation, client_id=client_id, order_by=("starts", "made_on", "id"))
            answers = reader.all(Answer, evaluation_id=[each.id for each in evaluations])
        return [
            self.sheet_of(each, [answer for answer in answers if answer.evaluation_id == each.id])
            for each in evaluations
        ]

    def answer(self, evaluation_id: EvaluationId, item: str, **values: Any) -> Answer:
        """Answer an item, or change what is written beside it: `verdict`, `evidence`, `comment`."""
        with self._database.write(Act.ANSWER_ITEM) as work:
            work.get(Evaluation, evaluation_id)
            given = work.all(Answer, evaluation_id=evaluation_id, item=item)
            fresh = Answer(id=AnswerId(new_id()), evaluation_id=evaluation_id, item=item)
            answered = replace(given[0] if given else fresh, **values)
            work.save(answered)
        return answered
