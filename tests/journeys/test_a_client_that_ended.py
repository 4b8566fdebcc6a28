"""A client whose work is over is out of the way, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu

from smmdesk.domain.clients import Client, ClientStatus
from smmdesk.opening import open_workspace
from smmdesk.services.outputs import Wish
from smmdesk.speech.language import Language
from tests.desks import a_copy
from ui.budget.page import BudgetPage
from ui.calendar.page import CalendarPage
from ui.checklist.page import ChecklistPage
from ui.clients.page import ClientsPage
from ui.widgets.search_list import SearchList

from .conftest import Person

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.domain.ids import ClientId

Start = Callable[..., Person]


@pytest.fixture
def desk(home: Path) -> Path:
    """Three clients with a post and a checklist each; of the third the work has ended."""
    with open_workspace(a_copy(home / "desk")) as made:
        for name in ("Almond", "Hazel", "Walnut"):
            client, today = made.clients.add(name), made.today()
            made.calendar.add(client.id, today, f"What {name} says")
            made.calendar.add(client.id, None, f"What {name} may say")
        made.records.change(Client, client.id, country="AM", status=ClientStatus.ENDED)
    return home / "desk"


def named(person: Person, name: str) -> ClientId:
    client = person.workspace.clients.named(name)
    assert client is not None
    return client.id


def offered_above(person: Person) -> list[str]:
    """Who can be chosen for all pages."""
    found = person.window.clients.open()
    words = [each.words for each in found.found()]
    person.press("Escape")
    return words


def said(page: CalendarPage) -> set[str]:
    shown = page.views.month.scene.places.cells
    return {post.text for cell in shown for post in cell.posts}


def test_keys_choose_among_those_that_go_on(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    person.press("Ctrl+Shift+K")
    person.type("haz")
    person.press("Return")
    assert person.window.context.client_id == named(person, "Hazel")
    seen = []
    for _press in range(3):
        person.press("Ctrl+PgDown")
        seen.append(person.window.context.client_id)
    assert seen == [None, named(person, "Almond"), named(person, "Hazel")]
    person.press("Ctrl+PgUp")
    assert said(person.page(CalendarPage)) == {"What Almond says"}
    person.press("?")
    assert [each for each in ("Choose a client…", "Previous client", "Next client") if not person.sees(each)] == []


def test_it_is_out_of_the_way(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    assert offered_above(person) == ["All clients", "Almond", "Hazel"]
    calendar = person.page(CalendarPage)
    assert said(calendar) == {"What Almond says", "What Hazel says"}
    calendar.show_view("ideas")
    assert {post.text for post in calendar.views.table.records()} == {"What Almond may say", "What Hazel may say"}
    calendar.show_view("month")
    calendar.add()
    (menu,) = (each for each in calendar.findChildren(QMenu) if each.isVisible())
    assert [action.text() for action in menu.actions()] == ["For which client?", "Almond", "Hazel"]
    menu.close()
    person.window.open_page("budget")
    assert [row.client.name for row in person.page(BudgetPage).overview.records()] == ["Almond", "Hazel"]
    person.window.open_page("checklist")
    assert [row.client.name for row in person.page(ChecklistPage).overview.records()] == ["Almond", "Hazel"]
    person.window.open_page("clients")
    assert [row.client.name for row in person.page(ClientsPage).table.records()] == ["Almond", "Hazel"]


@pytest.mark.parametrize("keys", ["Ctrl+N", "Ctrl+P"])
def test_who_runs_it_does_not_ask_for_it(start: Start, desk: Path, keys: str) -> None:
    person = start(desk)
    person.come_to_the_front()
    person.window.open_page("comparison")
    person.press(keys)
    assert [action.text() for action in person.menu.actions()] == ["For which client?", "Almond", "Hazel"]
    person.menu.close()


def test_no_cell_of_the_list_offers_it(start: Start, desk: Path) -> None:
    person = start(desk)
    calendar = person.page(CalendarPage)
    calendar.show_view("list")
    table = calendar.views.table
    column = [each.field for each in table.model_of_records.columns].index("client_id")
    table.edit(table.model_of_records.index(0, column))
    (combo,) = table.findChildren(QComboBox)
    assert [combo.itemText(row) for row in range(combo.count())] == ["Almond", "Hazel"]
    combo.hidePopup()


def test_it_is_found_and_all_its_work_with_it(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    person.press("Ctrl+K")
    person.window.findChildren(SearchList)[-1].line.insert("Walnut says")
    person.press("Return")
    calendar = person.page(CalendarPage)
    assert [post.text for post in calendar.views.selected()] == ["What Walnut says"]
    assert person.window.context.client_id == named(person, "Walnut")
    assert offered_above(person) == ["All clients", "Almond", "Hazel", "Walnut"]
    wish = Wish(output="calendar", language=Language("en"), client_id=named(person, "Walnut"))
    assert person.workspace.exporting.documents(wish)
    person.window.context.choose_client(None)
    assert said(calendar) == {"What Almond says", "What Hazel says"}
    person.press("Ctrl+K")
    person.window.findChildren(SearchList)[-1].line.insert("Walnut")
    person.press("Return")
    clients = person.page(ClientsPage)
    assert clients.card.client_id == named(person, "Walnut")
    assert [row.client.name for row in clients.table.selected()] == ["Walnut"]
    clients.clear_filters()
    assert [row.client.name for row in clients.table.records()] == ["Almond", "Hazel"]
    clients.focus_filter()
    person.type("waln")
    person.qtbot.waitUntil(lambda: [row.client.name for row in clients.table.records()] == ["Walnut"])


def test_whoever_ends_it_is_told_where_it_is_and_may_go_back(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    person.window.open_page("clients", named(person, "Hazel"))
    clients = person.page(ClientsPage)
    status = clients.card.profile.editor("status").focusProxy()
    assert isinstance(status, QComboBox)
    status.setFocus()
    person.press("End")
    clients.card.flush()
    assert [row.client.name for row in clients.table.records()] == ["Almond"]
    assert clients.inspector_is_open
    assert person.sees("Hazel is out of the way now")
    assert offered_above(person) == ["All clients", "Almond"]
    person.window.open_page("calendar")
    assert said(person.page(CalendarPage)) == {"What Almond says"}
    person.window.context.undo()
    assert said(person.page(CalendarPage)) == {"What Almond says", "What Hazel says"}
    assert offered_above(person) == ["All clients", "Almond", "Hazel"]
    QApplication.processEvents()


def test_its_money_is_still_among_the_budgets_of_those_days(start: Start, desk: Path) -> None:
    person = start(desk)
    person.workspace.budget.start(named(person, "Walnut"), person.window.context.period)
    person.window.open_page("budget")
    assert [row.client.name for row in person.page(BudgetPage).overview.records()] == ["Almond", "Hazel", "Walnut"]


def test_where_all_have_ended_the_list_leaves_nobody_out(start: Start, desk: Path) -> None:
    person = start(desk)
    for client in person.workspace.clients.list():
        person.workspace.records.change(Client, client.id, status=ClientStatus.ENDED)
    person.window.open_page("clients")
    assert len(person.page(ClientsPage).table.records()) == 3
