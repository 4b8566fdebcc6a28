"""Evaluations: one answer an item, scores that follow, history in order."""

from datetime import date
from fractions import Fraction

from smmdesk.domain.checklist import Answer, Group, Verdict
from smmdesk.domain.clients import Client, ClientStatus
from smmdesk.domain.periods import Period
from smmdesk.domain.providers import ProviderKind
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


def test_the_example_is_evaluated_in_full(example: Workspace) -> None:
    (sheet,) = [each for client in example.clients.list() for each in example.checklist.history(client.id)]
    assert sheet.score.answered == sheet.score.items >= 40
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
