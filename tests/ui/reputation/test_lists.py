"""Lists of an audience: communities on them, by hand, pasted and from a file; what is overdue is said."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from smmdesk.domain.clients import Client
from smmdesk.domain.networks import Network
from smmdesk.domain.reputation.lists import AudienceList, Community
from smmdesk.domain.reputation.named import Due, Holds, LegalGround, Origin
from ui.reputation.lists_view import ListsView

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.domain.reputation.records import Mention
    from smmdesk.workspace import Workspace
    from ui.reputation.page import ReputationPage


@pytest.fixture
def view(page: ReputationPage) -> ListsView:
    page.open_view("lists")
    found = page.views.current
    assert isinstance(found, ListsView)
    return found


@pytest.fixture
def kept(workspace: Workspace, client: Client, view: ListsView) -> AudienceList:
    return workspace.lists.add(client.id, "Groups of the town", workspace.today())


def type_into_focus(words: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)


def test_a_list_and_its_communities_are_made_by_keyboard(
    workspace: Workspace, page: ReputationPage, view: ListsView
) -> None:
    page.context.commands.run("list.new")
    assert page.inspector_is_open
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_into_focus("Bakers")
    page.details.flush()
    [made] = workspace.records.all(AudienceList)
    assert (made.name, made.ground, made.collected_on) == ("Bakers", LegalGround.NOT_PERSONAL, workspace.today())
    view.communities.form.editor("lines").setFocus()
    type_into_focus("Home bakers https://vk.com/bakers")
    QTest.keyClick(view.communities.add_button, Qt.Key.Key_Space)
    [first] = workspace.records.all(Community)
    assert (first.name, first.link, first.network) == ("Home bakers", "https://vk.com/bakers", Network.VK)
    QGuiApplication.clipboard().setText("https://t.me/cakes\nvk.com/bakers\n")
    QTest.keySequence(view.communities.table, "Ctrl+V")
    assert {each.link for each in workspace.records.all(Community)} == {"https://vk.com/bakers", "https://t.me/cakes"}
    view.communities.table.select([first.id])
    QTest.keyClick(view.communities.table, Qt.Key.Key_Delete)
    assert [each.link for each in workspace.records.all(Community)] == ["https://t.me/cakes"]
    workspace.history.undo()
    assert len(view.communities.table.records()) == 2


def test_what_is_overdue_is_said_until_it_is_noted_as_deleted(
    workspace: Workspace, page: ReputationPage, view: ListsView, kept: AudienceList
) -> None:
    workspace.lists.add_communities(kept.id, "Home bakers")
    yesterday = workspace.today() - timedelta(days=1)
    workspace.records.change(AudienceList, kept.id, delete_by=yesterday)
    assert view.overdue.isVisible()
    assert "Groups of the town" in view.overdue.text()
    view.table.select([kept.id])
    page.context.commands.run("list.deleted")
    gone = workspace.records.get(AudienceList, kept.id)
    assert (gone.due(workspace.today()), gone.deleted_on) == (Due.DELETED, workspace.today())
    assert workspace.records.all(Community) == []
    assert not view.overdue.isVisible()
    workspace.history.undo()
    assert workspace.records.get(AudienceList, kept.id).deleted_on is None
    assert len(workspace.records.all(Community)) == 1


def test_data_of_persons_need_a_ground_and_a_day(
    workspace: Workspace, page: ReputationPage, view: ListsView, kept: AudienceList
) -> None:
    view.select(kept.id)
    form = view.fields.form
    form.editor("holds").setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_End)
    form.flush()
    said = [each.text() for each in form.findChildren(QLabel) if each.isVisible()]
    assert any("needs a legal ground" in each for each in said), said
    assert workspace.records.get(AudienceList, kept.id).holds is Holds.COMMUNITIES


def test_the_law_of_the_country_stands_by_the_ground(
    workspace: Workspace, client: Client, view: ListsView, kept: AudienceList
) -> None:
    view.select(kept.id)
    assert view.fields.law.isHidden()
    workspace.records.change(Client, client.id, country="GE")
    view.select(kept.id)
    assert not view.fields.law.isHidden()


def test_a_community_is_found_on_its_list(
    workspace: Workspace, page: ReputationPage, view: ListsView, kept: AudienceList, client: Client
) -> None:
    [one] = workspace.lists.add_communities(kept.id, "Home bakers")
    other = workspace.lists.add(client.id, "A list before it", workspace.today())
    view.select(other.id)
    page.select(one.id)
    assert view.communities.table.selected() == [one]


def test_tables_of_communities_are_asked_for_and_dropped(
    page: ReputationPage, view: ListsView, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[str] = []
    page.context.file_wanted.connect(wanted.append)
    page.context.commands.run("list.bring_in")
    assert wanted == ["communities"]


def test_beside_the_mentions_it_is_told_that_a_list_is_overdue(
    workspace: Workspace, page: ReputationPage, kept: AudienceList, write: Callable[..., Mention]
) -> None:
    """Nobody opens the lists every day: where what people say is read, one line leads there."""
    write(text="So fresh")
    line = page.body.overdue
    page.open_view("mentions")
    assert not line.isVisible()
    day = workspace.today()
    workspace.records.change(AudienceList, kept.id, delete_by=day)
    assert not line.isVisible(), "its last day is not over"
    workspace.records.change(AudienceList, kept.id, delete_by=day - timedelta(days=1))
    assert line.isVisible()
    assert line.text() == line.accessibleName() == "1 list of an audience should be deleted by now"
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page.views.key == "lists"
    assert isinstance(page.views.current, ListsView)
    assert [each.id for each in page.views.current.chosen()] == [kept.id]
    workspace.lists.note_deleted([kept.id], day)
    page.open_view("mentions")
    assert not line.isVisible()


def test_what_can_be_done_with_a_list_is_offered_once_it_is_chosen(
    page: ReputationPage, view: ListsView, kept: AudienceList
) -> None:
    names = ("list.deleted", "list.remove")
    offered = [page.context.commands.action(name) for name in names]
    assert [each.isEnabled() for each in offered] == [False, False]
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert view.chosen() == [kept]
    assert [each.isEnabled() for each in offered] == [True, True]


def test_of_a_list_that_a_tool_collected_it_says_what_networks_forbid(
    workspace: Workspace, view: ListsView, kept: AudienceList
) -> None:
    view.edit(kept.id)
    assert not view.fields.collecting.isVisible()
    workspace.records.change(AudienceList, kept.id, origin=Origin.COLLECTED_BY_TOOL)
    assert view.fields.collecting.isVisible()
    assert "collects nothing itself" in view.fields.collecting.text()
