"""The results checklist: evaluations, answers, scores, history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from smmdesk.domain.budget import Budget, BudgetLine
from smmdesk.domain.changes import ANSWER_ITEM
from smmdesk.domain.checklist import Answer, Evaluation, EvaluationSheet, Item, Verdict, to_repeat
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import AnswerId, ClientId, EvaluationId, ProviderId, new_id
from smmdesk.domain.periods import Period
from smmdesk.domain.providers import Provider, ProviderKind, provider_on
from smmdesk.services.finding import Facts, Finding
from smmdesk.services.findings import LOOK_AHEAD, LOOK_BACK, findings
from smmdesk.services.records import as_seen, ruled
from smmdesk.services.reputation_figures import for_checklist
from smmdesk.services.service import Service
from smmdesk.services.strategy import held_on
from smmdesk.storage.kinds import adding
from smmdesk.storage.posts import posts_between

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from smmdesk.services.records import RecordService
    from smmdesk.storage.database import Database
    from smmdesk.storage.reader import Reader


class ChecklistService(Service):
    """What a person does with a checklist."""

    def __init__(
        self, database: Database, records: RecordService, items: Sequence[Item], now: Callable[[], datetime]
    ) -> None:
        """`items` are those of the template; their wording is knowledge."""
        self._database = database
        self._records = records
        self._items = items
        self._now = now

    def of(self, client_id: ClientId) -> list[Evaluation]:
        """The client's evaluations, latest period first."""
        found = self._records.all(Evaluation, client_id=client_id, order_by=("starts", "made_on", "id"))
        return found[::-1]

    def start(
        self, client_id: ClientId, period: Period, today: date, *, kind: ProviderKind | None = None
    ) -> Evaluation:
        """An unanswered evaluation of that kind; by default of whoever ran the networks on the last day so far."""
        with self._database.write(adding(Evaluation)) as work:
            day = min(period.last, max(period.start, today))
            provider = None if kind else provider_on(work.all(Provider, client_id=client_id), day)
            fresh = Evaluation(
                id=EvaluationId(new_id()),
                client_id=client_id,
                starts=period.start,
                ends=period.end,
                made_on=today,
                kind=provider.kind if provider else kind or ProviderKind.SELF,
                provider_id=ProviderId(provider.id) if provider else None,
            )
            work.add_all([kept := ruled(work, fresh)])
        return kept

    def sheet(self, evaluation_id: EvaluationId) -> EvaluationSheet:
        """The evaluation with its answers and scores."""
        with self._database.read() as reader:
            evaluation = reader.get(Evaluation, evaluation_id)
            answers = reader.all(Answer, evaluation_id=evaluation_id)
        return EvaluationSheet.of(evaluation, self._items, answers)

    def history(self, client_id: ClientId) -> list[EvaluationSheet]:
        """All evaluations of the client with their scores, earliest period first."""
        with self._database.read() as reader:
            return sheets_of(reader, client_id, self._items)

    def latest(self) -> dict[ClientId, EvaluationSheet]:
        """The latest evaluation of every client that has one."""
        with self._database.read() as reader:
            found = reader.all(Evaluation, order_by=("starts", "made_on", "id"))
            # they come earliest first, so the last of each client is what stays
            last = {each.client_id: each for each in found}
            return {each.evaluation.client_id: each for each in _answered(reader, last.values(), self._items)}

    def to_repeat(self, client_id: ClientId | None = None) -> dict[ClientId, Evaluation]:
        """Of every client, or of this one, whose work goes on and was judged: the evaluation that is to be repeated."""
        with self._database.read() as reader:
            clients = reader.all(Client, **({"id": client_id} if client_id else {}))
            made: dict[ClientId, list[Evaluation]] = {client.id: [] for client in clients}
            for each in reader.all(Evaluation, client_id=list(made)):
                made[each.client_id].append(each)
        found = {client.id: to_repeat(made[client.id], client) for client in clients}
        return {id: last for id, last in found.items() if last is not None}

    def findings(self, evaluation_id: EvaluationId) -> dict[str, Finding]:
        """What the workspace's own records say about the items, by item key, as of the day the evaluation was made."""
        with self._database.read() as reader:
            evaluation = reader.get(Evaluation, evaluation_id)
            return findings(_facts(reader, evaluation, self._now()))

    def take(self, evaluation_id: EvaluationId, verdicts: Mapping[str, Verdict]) -> int:
        """Give several items their verdicts in one act, such as those the figures speak for; how many there were."""
        with self._database.write(ANSWER_ITEM) as work:
            # asked for its refusal: COMMIT would only say that a reference leads nowhere, as of a bug
            work.get(Evaluation, evaluation_id)
            given = {answer.item: answer for answer in work.all(Answer, evaluation_id=evaluation_id)}
            for item, verdict in verdicts.items():
                fresh = Answer(id=AnswerId(new_id()), evaluation_id=evaluation_id, item=item)
                work.save(replace(given.get(item, fresh), verdict=verdict))
        return len(verdicts)

    def answer(
        self, evaluation_id: EvaluationId, item: str, seen: Mapping[str, object] | None = None, /, **values: object
    ) -> Answer:
        """Answer an item, or change what is written beside it: `verdict`, `evidence`, `comment`.

        `ChangedElsewhereError` where what is beside it is not any more what was `seen` there.
        """
        with self._database.write(ANSWER_ITEM) as work:
            work.get(Evaluation, evaluation_id)
            given = work.all(Answer, evaluation_id=evaluation_id, item=item)
            fresh = Answer(id=AnswerId(new_id()), evaluation_id=evaluation_id, item=item)
            answered = as_seen(given[0] if given else fresh, seen, values).changed_to(**values)
            work.save(answered)
        return answered


def sheets_of(reader: Reader, client_id: ClientId, items: Sequence[Item]) -> list[EvaluationSheet]:
    """A client's evaluations with their scores, earliest period first, within a transaction that reads more."""
    found = reader.all(Evaluation, client_id=client_id, order_by=("starts", "made_on", "id"))
    return _answered(reader, found, items)


def _answered(reader: Reader, evaluations: Collection[Evaluation], items: Sequence[Item]) -> list[EvaluationSheet]:
    """With the answers of all of them read at once."""
    given: dict[EvaluationId, list[Answer]] = {each.id: [] for each in evaluations}
    for answer in reader.all(Answer, evaluation_id=list(given)):
        given[answer.evaluation_id].append(answer)
    return [EvaluationSheet.of(each, items, given[each.id]) for each in evaluations]


def _facts(reader: Reader, evaluation: Evaluation, now: datetime) -> Facts:
    """The records that findings are made of; nothing waits for an answer beyond the instant `now`."""
    client, period, today = evaluation.client_id, evaluation.period, evaluation.made_on
    tomorrow = today + timedelta(days=1)
    budgets = [
        each for each in reader.all(Budget, client_id=client, order_by=("starts", "id")) if each.period.overlaps(period)
    ]
    lines = reader.all(BudgetLine, budget_id=[each.id for each in budgets], order_by=("on", "id"))
    return Facts(
        period=period,
        today=today,
        posts=posts_between(reader, period, client),
        ahead=posts_between(reader, Period(tomorrow, tomorrow + LOOK_AHEAD), client),
        earlier=posts_between(reader, Period(period.start - LOOK_BACK, period.start), client),
        budgets=[(each, [line for line in lines if line.budget_id == each.id]) for each in budgets],
        strategy=held_on(reader, client, min(period.last, max(period.start, today))),
        reputation=for_checklist(reader, reader.get(Client, client), period, today, now),
    )
