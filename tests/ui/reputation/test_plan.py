"""The plan: what is done for the reputation, how it is disclosed, and what it brought."""

from __future__ import annotations

from contextlib import closing
from sqlite3 import connect
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from smmdesk.domain.clients import Client
from smmdesk.domain.money import Money
from smmdesk.domain.reputation.errors import OtherClientsActivityError, UndisclosedPraiseError
from smmdesk.domain.reputation.named import ActivityKind, ActivityStatus, Came, Reward
from smmdesk.domain.reputation.records import Activity, Brand, Mention
from smmdesk.speech.language import LANGUAGES, Language
from ui.reputation.plan_view import PlanView
from ui.reputation.views import MENTIONS, VIEWS
from ui.shell.shared import NothingSharedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.workspace import Workspace
    from ui.reputation.page import ReputationPage


REFUSED = {
    "en": (
        "Paid or insider praise without saying so is unlawful in many countries. Write how it is disclosed, or drop it."
    ),
    "ru": (
        "Хвалить за вознаграждение или изнутри компании и не говорить об этом во многих странах незаконно. "
        "Напишите, как это раскрыто, или откажитесь от этого."
    ),
    "ka": (
        "ანაზღაურებული ან კომპანიის შიგნიდან მოსული ქება, თუ ეს არ ითქვა, ბევრ ქვეყანაში უკანონოა. "
        "დაწერეთ, როგორ არის ეს გაცხადებული, ან უარი თქვით მასზე."
    ),
}


def entries_of(workspace: Workspace) -> int:
    """How many acts the account of the workspace holds."""
    assert workspace.folder is not None
    with closing(connect(workspace.folder / "workspace.db")) as database:
        return int(database.execute("select count(*) from change").fetchone()[0])


@pytest.fixture
def view(page: ReputationPage, write: Callable[..., Mention]) -> PlanView:
    write(text="Lovely cake", reach=10)
    page.refresh()
    page.open_view("plan")
    found = page.views.current
    assert isinstance(found, PlanView)
    return found


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("values", [{"reward": Reward.MONEY}, {"kind": ActivityKind.HIDDEN}])
@pytest.mark.parametrize("status", [ActivityStatus.DOING, ActivityStatus.DONE])
def test_praise_without_disclosure_stays_a_plan(
    workspace: Workspace, client: Client, code: str, values: dict[str, Any], status: ActivityStatus
) -> None:
    made = workspace.activities.add(client.id)
    before = workspace.records.change(Activity, made.id, **values)
    entries, act = entries_of(workspace), workspace.history.undoable()
    with pytest.raises(UndisclosedPraiseError) as refused:
        workspace.records.change(Activity, made.id, status=status)
    assert Language(code).error(refused.value) == REFUSED[code]
    assert workspace.records.get(Activity, made.id) == before
    assert (entries_of(workspace), workspace.history.undoable()) == (entries, act)
    after = workspace.records.change(Activity, made.id, disclosure="Ad. I was paid.")
    assert workspace.records.change(Activity, after.id, status=status).status is status


def test_a_plan_of_the_sphere_is_one_step_and_keeps_what_is_there(
    workspace: Workspace, client: Client, view: PlanView
) -> None:
    workspace.records.change(Client, client.id, sphere="restaurant")
    view.make_plan()
    planned = view.table.records()
    assert [each.kind for each in planned] == [ActivityKind.PRESENCE, ActivityKind.REVIEWS_ASKED, ActivityKind.FORUM]
    view.make_plan()
    assert view.table.records() == planned
    workspace.history.undo()
    assert workspace.activities.plan(client.id).activities == []


def test_a_figure_of_what_it_brought_opens_exactly_its_mentions(
    workspace: Workspace, client: Client, page: ReputationPage, view: PlanView, write: Callable[..., Mention]
) -> None:
    view.add()
    [made] = workspace.activities.plan(client.id).activities
    workspace.records.change(Activity, made.id, cost=Money(1000, "GEL"))
    first, second = write(activity_id=made.id, reach=300), write(day=17, activity_id=made.id)
    view.select(made.id)
    view.fields.ask(Came.REACH, made.id, workspace.activities.plan(client.id))
    assert {each.id for each in page.table.records()} == {first.id}
    page.open_view("plan")
    view.fields.ask(Came.COST_EACH, made.id, workspace.activities.plan(client.id))
    assert {each.id for each in page.table.records()} == {first.id, second.id}
    assert "5" in page.details.told.lines.parts[0][1]


def test_the_law_of_the_country_stands_by_the_disclosure(workspace: Workspace, client: Client, view: PlanView) -> None:
    workspace.records.change(Client, client.id, country="GB")
    view.add()
    [made] = view.table.records()
    view.select(made.id)
    assert view.fields.law.isHidden()
    workspace.records.change(Activity, made.id, kind=ActivityKind.HIDDEN)
    assert not view.fields.law.isHidden()
    assert "real customers" in view.fields.honest.text()


@pytest.mark.parametrize(("country", "words"), [("RU", "Hidden advertising"), ("GE", "intentionally misleads")])
def test_hidden_and_misleading_advertising_stand_by_the_disclosure(
    workspace: Workspace, client: Client, view: PlanView, country: str, words: str
) -> None:
    workspace.records.change(Client, client.id, country=country)
    view.add()
    [made] = view.table.records()
    workspace.records.change(Activity, made.id, reward=Reward.GOODS)
    view.select(made.id)
    assert any(words in each.text() for each in view.fields.law.findChildren(QLabel) if each.isVisible())


def test_a_mention_is_of_an_activity_of_its_own_client(workspace: Workspace, write: Callable[..., Mention]) -> None:
    other = workspace.clients.add("Dental Line")
    made = workspace.activities.add(other.id)
    with pytest.raises(OtherClientsActivityError):
        workspace.reputation.change(write().id, activity_id=made.id)


def test_every_view_is_there_before_the_first_mention(page: ReputationPage, workspace: Workspace) -> None:
    assert page.sheet is not None
    assert not page.sheet.is_begun
    assert page.tabs.isVisible()
    assert not page.parts.isVisible()
    for line in VIEWS[1:]:
        page.context.commands.run(f"reputation.{line.key}")
        assert page.views.current.isVisible()
        assert not page.watched.isVisible()
    page.open_view("plan")
    page.context.commands.run("activity.plan")
    view = page.views.current
    assert isinstance(view, PlanView)
    assert len(view.table.records()) == 3
    page.open_view(MENTIONS)
    told = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    assert "What do people say about Sweet Balcony?" in told
    assert workspace.records.all(Brand) == []


def test_it_is_kept_by_commands_from_wherever_the_page_is(
    workspace: Workspace, client: Client, page: ReputationPage, write: Callable[..., Mention]
) -> None:
    write(text="Lovely cake")
    commands = page.context.commands
    assert not commands.can_run("activity.remove")
    commands.run("activity.new")
    [made] = workspace.activities.plan(client.id).activities
    assert page.views.key == "plan"
    assert page.inspector_is_open
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "A tasting")
    page.details.flush()
    assert workspace.records.get(Activity, made.id).what == "A tasting"
    commands.run("activity.remove")
    assert workspace.records.all(Activity) == []
    page.open_view(MENTIONS)
    assert not commands.can_run("activity.remove")


def test_a_plan_is_printed_before_anybody_has_said_anything(
    workspace: Workspace, client: Client, page: ReputationPage
) -> None:
    for output in ("reputation", "reputation-plan"):
        with pytest.raises(NothingSharedError):
            page.shared(output)
    workspace.activities.add(client.id)
    page.refresh()
    assert page.shared("reputation-plan").client_id == client.id
    assert page.shared("reputation-lists").period is None
    with pytest.raises(NothingSharedError):
        page.shared("reputation")


def test_the_first_plan_is_offered_at_once_and_later_put_away(
    workspace: Workspace, client: Client, view: PlanView
) -> None:
    """Where there is one, what is done with its activities stands on one line."""
    assert view.fit.is_open
    assert view.make_button.isVisible()
    assert view.why.isVisible()
    QApplication.processEvents()
    # what stands below follows close behind
    assert view.fit.height() == view.fit.heightForWidth(view.fit.width())
    view.fit.put_away()
    workspace.activities.add(client.id)
    assert not view.make_button.isVisible()
    view.resize(480, view.height())
    QApplication.processEvents()
    assert view.add_button.y() == view.remove_button.y()
