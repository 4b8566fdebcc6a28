"""Keys never do nothing: what needs a client asks for one, and Ctrl+Q ends the program from anywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from smmdesk.domain.budget import Budget, BudgetLine
from smmdesk.domain.checklist import Evaluation
from smmdesk.domain.clients import Client
from smmdesk.domain.comparison import Comparison
from smmdesk.domain.periods import Period
from smmdesk.opening import open_workspace
from tests.desks import a_copy
from ui.pages import PAGES
from ui.shell.printing import PrintDialog

from .conftest import Person

if TYPE_CHECKING:
    from pathlib import Path

Start = Callable[..., Person]
Begun = type[Budget | Comparison | Evaluation]
MADE: dict[str, Begun] = {"budget": Budget, "comparison": Comparison, "checklist": Evaluation}


@pytest.fixture
def desk(home: Path) -> Path:
    """Two clients with nothing yet."""
    with open_workspace(a_copy(home / "desk")) as made:
        made.clients.add("Almond")
        made.clients.add("Walnut")
    return home / "desk"


@pytest.fixture
def person(start: Start, desk: Path) -> Person:
    """Somebody who has both in sight."""
    found = start(desk)
    found.come_to_the_front()
    found.window.context.choose_period(Period.month(2026, 11))
    return found


def go_to(person: Person, page_id: str) -> None:
    person.press(f"Ctrl+{[*PAGES].index(page_id) + 1}")


def name(person: Person, client_id: str | None) -> str:
    return next((each.name for each in person.workspace.records.all(Client) if each.id == client_id), "")


def answer(person: Person, words: str) -> None:
    """By the keyboard, in the menu that asks."""
    menu = person.menu
    lines = [each.text() for each in menu.actions()]
    assert lines == ["For which client?", "Almond", "Walnut"]
    for _step in range(lines.index(words) - 1):
        QTest.keySequence(menu, "Down")
    QTest.keySequence(menu, "Return")


@pytest.mark.parametrize("page_id", ["budget", "comparison"])
def test_ctrl_n_asks_whose_and_begins_it(person: Person, page_id: str) -> None:
    go_to(person, page_id)
    person.press("Ctrl+N")
    answer(person, "Walnut")
    person.qtbot.waitUntil(lambda: bool(person.workspace.records.all(MADE[page_id])))
    (made,) = person.workspace.records.all(MADE[page_id])
    chosen = person.window.context.client_id
    assert (made.client_id, name(person, chosen)) == (chosen, "Walnut")


@pytest.mark.parametrize("page_id", ["budget", "comparison"])
def test_who_gives_no_answer_has_begun_nothing(person: Person, page_id: str) -> None:
    go_to(person, page_id)
    person.press("Ctrl+N")
    QTest.keySequence(person.menu, "Esc")
    assert person.workspace.records.all(MADE[page_id]) == []
    assert person.window.context.client_id is None


def test_of_one_who_has_a_budget_it_is_a_line(person: Person) -> None:
    (walnut,) = (each for each in person.workspace.clients.list() if each.name == "Walnut")
    budget = person.workspace.budget.start(walnut.id, Period.month(2026, 11))
    go_to(person, "budget")
    person.press("Ctrl+N")
    answer(person, "Walnut")
    person.qtbot.waitUntil(lambda: bool(person.workspace.records.all(BudgetLine)))
    assert [each.budget_id for each in person.workspace.records.all(BudgetLine)] == [budget.id]


@pytest.mark.parametrize(
    ("page_id", "key"),
    [*((page_id, "Ctrl+N") for page_id in MADE), ("calendar", "Ctrl+P"), ("budget", "Ctrl+P")],
)
def test_without_clients_the_way_to_the_first_is_shown(start: Start, home: Path, page_id: str, key: str) -> None:
    a_copy(home / "empty")
    person = start(home / "empty")
    person.come_to_the_front()
    go_to(person, page_id)
    person.press(key)
    assert person.window.page_id == "clients"
    assert person.window.toasts.words() == ["First a client: what you wanted to begin belongs to one."]
    assert not person.window.findChildren(PrintDialog)


def test_ctrl_p_on_who_runs_it_asks_whose_and_prints_that(person: Person) -> None:
    (walnut,) = (each for each in person.workspace.clients.list() if each.name == "Walnut")
    made = person.workspace.comparison.start(walnut.id, person.workspace.today())
    go_to(person, "comparison")
    person.press("Ctrl+P")
    answer(person, "Walnut")
    person.qtbot.waitUntil(lambda: bool(person.window.findChildren(PrintDialog)))
    (dialog,) = person.window.findChildren(PrintDialog)
    assert dialog.wish.record == made.id
    dialog.close()


def test_ctrl_p_on_a_checklist_not_begun_prints_a_blank_one(person: Person) -> None:
    go_to(person, "checklist")
    person.press("Ctrl+P")
    (dialog,) = person.window.findChildren(PrintDialog)
    assert dialog.wish.output == "checklist-blank"
    dialog.close()


def test_ctrl_q_ends_and_what_is_typed_is_kept(person: Person, desk: Path) -> None:
    person.window.context.choose_client(person.workspace.clients.list()[0].id)
    go_to(person, "clients")
    person.press("Return")
    person.press("Ctrl+A")
    person.type("Hazelnut")
    window = person.window
    person.press("Ctrl+Q")
    assert not window.isVisible()
    person.program.close()
    with open_workspace(desk) as opened:
        assert "Hazelnut" in {each.name for each in opened.clients.list()}


def test_ctrl_q_ends_the_first_start(start: Start) -> None:
    person = start()
    asked = person.first_start
    asked.activateWindow()
    person.qtbot.waitUntil(asked.isActiveWindow)
    person.press("Ctrl+Q")
    assert not asked.isVisible()
