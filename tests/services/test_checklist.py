"""Evaluations: one answer an item, scores that follow, history in order."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.budget import BudgetLine, Category
from smmdesk.domain.checklist import Answer, Group, Verdict
from smmdesk.domain.clients import Client, ClientStatus
from smmdesk.domain.errors import MissingRecordError
from smmdesk.domain.ids import EvaluationId, ProviderId
from smmdesk.domain.money import Money
from smmdesk.domain.periods import Period
from smmdesk.domain.providers import Provider, ProviderKind
from smmdesk.speech.language import Language

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace

TODAY = date(2026, 11, 16)


def test_answers_are_kept_once_an_item_and_scored(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    made = workspace.checklist.start(client.id, Period.month(2026, 10), TODAY, kind=ProviderKind.SELF)
    items = workspace.checklist.sheet(made.id).items
    first = next(item for item in items if item.group is Group.GOALS)

    workspace.checklist.answer(made.id, first.key, verdict=Verdict.NO)
    workspace.checklist.answer(made.id, first.key, evidence="asked the owner")
    workspace.checklist.answer(made.id, first.key, verdict=Verdict.PARTLY)

    sheet = workspace.checklist.sheet(made.id)
    assert len(workspace.records.all(Answer)) == 1
    assert sheet.answers[first.key].evidence == "asked the owner"
    assert sheet.score.share == Fraction(1, 2)
    assert sheet.groups[Group.GOALS].share == Fraction(1, 2)
    assert list(sheet.weakest) == [first]


def test_who_ran_the_networks_is_judged_as_what_they_are(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    agency = Provider(id=ProviderId("a"), client_id=client.id, name="Agency", kind=ProviderKind.AGENCY)
    workspace.records.add(agency)
    october = Period.month(2026, 10)
    made = workspace.checklist.start(client.id, october, TODAY)
    assert (made.kind, made.provider_id, made.period, made.made_on) == (ProviderKind.AGENCY, "a", october, TODAY)
    own = workspace.checklist.start(client.id, october, TODAY, kind=ProviderKind.SELF)
    assert (own.kind, own.provider_id) == (ProviderKind.SELF, None)


def test_an_evaluation_that_is_gone_takes_no_answer(workspace: Workspace) -> None:
    gone = EvaluationId("gone")
    with pytest.raises(MissingRecordError):
        workspace.checklist.answer(gone, "content.live", verdict=Verdict.YES)
    with pytest.raises(MissingRecordError):
        workspace.checklist.take(gone, {"content.live": Verdict.YES})
    with pytest.raises(MissingRecordError):
        workspace.checklist.sheet(gone)


def test_answers_belong_to_their_own_evaluation(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    first, second = (
        workspace.checklist.start(client.id, Period.month(2026, month), TODAY, kind=ProviderKind.SELF)
        for month in (9, 10)
    )
    key = workspace.checklist.sheet(first.id).items[0].key
    workspace.checklist.answer(first.id, key, verdict=Verdict.NO, comment="September")
    workspace.checklist.take(second.id, {key: Verdict.YES})
    early, late = workspace.checklist.history(client.id)
    assert (early.answers[key].verdict, early.answers[key].comment) == (Verdict.NO, "September")
    assert (late.answers[key].verdict, late.answers[key].comment) == (Verdict.YES, "")
    assert [workspace.checklist.sheet(each.id) for each in (first, second)] == [early, late]


def test_findings_are_of_the_client_and_of_the_days_around_the_evaluation(workspace: Workspace) -> None:
    """Today is no plan for tomorrow, and the fifteenth day is too far; what others post says nothing."""
    bakery, rival = workspace.clients.add("Bakery"), workspace.clients.add("Rival")
    for client in (bakery, rival):
        for day in (*(date(2026, 10, day) for day in range(1, 6)), TODAY):
            workspace.calendar.add(client.id, day)
    for number in (17, 30):
        workspace.calendar.add(bakery.id, date(2026, 11, number))
    workspace.calendar.add(bakery.id, date(2026, 12, 1))
    made = workspace.checklist.start(bakery.id, Period.month(2026, 10), TODAY, kind=ProviderKind.SELF)

    found = workspace.checklist.findings(made.id)
    assert found["content.plan_ahead"].sentence(Language("en")) == (
        "Posts planned after 16 November: 1 for the first week, 1 for the second; "
        "usual in this period: 1.1 a week, of which three quarters are enough."
    )
    assert found["content.as_planned"].values["due"] == 5


@pytest.mark.parametrize(("day", "again"), [(date(2026, 7, 3), 1), (date(2026, 7, 2), 0)])
def test_texts_are_compared_with_those_of_three_months(workspace: Workspace, day: date, again: int) -> None:
    client = workspace.clients.add("Bakery")
    cake = "The honey cake with sour cherries is back"
    workspace.calendar.add(client.id, day, cake)
    others = (" ".join(f"{n}th{word}{n}" for word in "cakes of sorts more".split()) for n in range(1, 5))
    for n, text in enumerate([cake, *others], start=1):
        workspace.calendar.add(client.id, date(2026, 10, n), text)
    made = workspace.checklist.start(client.id, Period.month(2026, 10), TODAY, kind=ProviderKind.SELF)
    assert workspace.checklist.findings(made.id)["content.no_repeats"].values["repeats"] == again


def test_money_is_judged_by_the_budgets_that_share_a_day(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    for period, planned in (
        (Period.months(2026, 9, 2), 100),
        (Period.month(2026, 10), 50),
        (Period.month(2026, 11), 9),
    ):
        budget = workspace.budget.start(client.id, period)
        line = workspace.budget.add_line(budget.id, Category.PROMOTION, date(2026, 10, 5))
        workspace.records.change(BudgetLine, line.id, planned=Money.of(planned, "EUR"), actual=Money.of(50, "EUR"))
    made = workspace.checklist.start(client.id, Period.month(2026, 10), TODAY, kind=ProviderKind.SELF)
    found = workspace.checklist.findings(made.id)
    assert found["advertising.justified"].values == {"good": 0, "lines": 2}
    assert found["advertising.within_plan"].values["planned"] == Money.of(50, "EUR")


def test_a_raised_flag_stands_apart_and_costs_no_points(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    made = workspace.checklist.start(client.id, Period.month(2026, 10), TODAY, kind=ProviderKind.AGENCY)
    flag = next(item for item in workspace.checklist.sheet(made.id).items if item.group is Group.RED_FLAGS)
    workspace.checklist.answer(made.id, flag.key, verdict=Verdict.YES)

    sheet = workspace.checklist.sheet(made.id)
    assert list(sheet.red_flags) == [flag]
    assert sheet.score.share is None


def test_history_runs_from_the_earliest_period(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    for month in (9, 8, 10):
        workspace.checklist.start(client.id, Period.month(2026, month), TODAY, kind=ProviderKind.SELF)

    assert [each.evaluation.starts.month for each in workspace.checklist.history(client.id)] == [8, 9, 10]
    assert [each.starts.month for each in workspace.checklist.of(client.id)] == [10, 9, 8]
    assert workspace.checklist.of(workspace.clients.add("Other").id) == []


def test_the_example_is_evaluated_nearly_in_full(example: Workspace) -> None:
    (sheet,) = [each for client in example.clients.list() for each in example.checklist.history(client.id)]
    assert sheet.score.items - 5 <= sheet.score.answered <= sheet.score.items
    assert sheet.score.share
    assert 0 < sheet.score.share < 1


def test_the_latest_of_every_client_is_read_at_once(example: Workspace) -> None:
    judged = next(each for each in example.clients.list() if example.checklist.of(each.id))
    other = next(each for each in example.clients.list() if not example.checklist.of(each.id))
    fresh = example.checklist.start(other.id, Period.month(2026, 9), TODAY, kind=ProviderKind.AGENCY)
    example.checklist.start(judged.id, Period.month(2026, 8), TODAY, kind=ProviderKind.SELF)

    latest = example.checklist.latest()
    assert latest[other.id].evaluation == fresh
    assert latest[judged.id] == example.checklist.sheet(example.checklist.of(judged.id)[0].id)
    assert set(latest) == {judged.id, other.id}


def test_of_every_client_with_work_the_evaluation_made_last_is_to_be_repeated(workspace: Workspace) -> None:
    bakery, school, museum = (workspace.clients.add(name) for name in ("Bakery", "School", "Museum"))
    workspace.clients.add("Never judged")
    for client in (bakery, school):
        workspace.checklist.start(client.id, Period.month(2026, 9), date(2026, 10, 2), kind=ProviderKind.SELF)
    late = workspace.checklist.start(bakery.id, Period.month(2026, 8), TODAY, kind=ProviderKind.SELF)
    workspace.checklist.start(museum.id, Period.month(2026, 9), TODAY, kind=ProviderKind.SELF)
    workspace.records.change(Client, museum.id, status=ClientStatus.ENDED)

    found = workspace.checklist.to_repeat()
    assert set(found) == {bakery.id, school.id}
    assert found[bakery.id] == late
    assert found[bakery.id].repeat_on == date(2026, 12, 16)
    assert workspace.checklist.to_repeat(bakery.id) == {bakery.id: late}
    assert workspace.checklist.to_repeat(museum.id) == {}
