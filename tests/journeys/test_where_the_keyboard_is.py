"""Wherever one goes by keyboard, something has the keyboard that keys are for: on every page, empty and filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.domain.desk import Desk
from smmdesk.domain.periods import Period
from smmdesk.opening import open_workspace
from tests.desks import a_copy
from ui.clients.page import ClientsPage
from ui.pages import PAGES
from ui.widgets.empty_page import EmptyPage
from ui.widgets.tab_order import is_stop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smmdesk.workspace import Workspace

    from .conftest import Person


def nothing(_desk: Workspace) -> None:
    """As it begins."""


def one_client(desk: Workspace) -> None:
    desk.settings.set_up(Desk(country="GE"))
    desk.clients.add("Almond")


def the_example(desk: Workspace) -> None:
    desk.make_example("en")


@pytest.mark.parametrize("is_chosen", [False, True], ids=["all clients", "one client"])
@pytest.mark.parametrize("fill", [nothing, one_client, the_example])
def test_every_page_has_it_somewhere(
    start: Callable[[Path], Person], home: Path, fill: Callable[[Workspace], None], is_chosen: bool
) -> None:
    with open_workspace(a_copy(home / "desk")) as desk:
        fill(desk)
    person = start(home / "desk")
    person.come_to_the_front()
    if is_chosen and (clients := person.workspace.clients.list()):
        person.window.context.choose_client(clients[0].id)
    for number, page_id in enumerate(PAGES, start=1):
        person.press("Ctrl+," if page_id == "settings" else f"Ctrl+{number}")
        has_it(person, page_id)
        # by the palette, and on from wherever that leaves it
        person.press("Ctrl+K")
        person.type(person.window.context.language(PAGES[page_id].title))
        person.press("Return")
        has_it(person, page_id)
        person.press("Tab")
        focused = QApplication.focusWidget()
        assert focused is not None
        assert is_stop(focused), page_id


def has_it(person: Person, page_id: str) -> None:
    window = person.window
    assert window.page_id == page_id
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.page.isAncestorOf(focused), page_id
    assert is_stop(focused), (page_id, focused)
    if any(each.isVisible() for each in window.page.findChildren(EmptyPage)):
        assert focused.property("kind") == "primary", page_id


def test_what_becomes_empty_hands_it_to_the_first_step(start: Callable[[Path], Person], home: Path) -> None:
    with open_workspace(a_copy(home / "desk")) as desk:
        one_client(desk)
    person = start(home / "desk")
    person.come_to_the_front()
    person.press("Ctrl+1")
    table = person.page(ClientsPage).table
    table.select([row.id for row in table.records()])
    person.press("Del")
    has_it(person, "clients")
    assert not person.workspace.clients.list()
    person.press("Return")
    assert len(person.workspace.clients.list()) == 1


def test_a_month_without_a_budget_has_it_on_making_one(start: Callable[[Path], Person], home: Path) -> None:
    """Not on the example, which was all that could be done while it was shown."""
    with open_workspace(a_copy(home / "desk")) as desk:
        one_client(desk)
        (client,) = desk.clients.list()
        budget = desk.budget.start(client.id, Period.month_of(desk.today()))
        desk.budget.add_line(budget.id, Category.CONTENT, desk.today())
    person = start(home / "desk")
    person.come_to_the_front()
    person.press("Ctrl+3", "Ctrl+N", "Alt+Right")
    has_it(person, "budget")
    person.press("Alt+Left", "Alt+Right", "Tab", "Return")
    assert len(person.workspace.records.all(Budget)) == 2
    assert len(person.workspace.records.all(BudgetLine)) == 4
