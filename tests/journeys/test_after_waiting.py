"""What comes after an act that waited for another program comes once it is done, unless one went elsewhere by then."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from smmdesk.domain.budget import BudgetLine
from smmdesk.domain.checklist import Verdict
from smmdesk.domain.clients import Client, Contact
from smmdesk.domain.comparison import Way
from smmdesk.domain.posts import Post
from tests.desks import desk_with
from ui.budget.page import BudgetPage
from ui.calendar.page import CalendarPage
from ui.checklist.page import ChecklistPage
from ui.clients.page import ClientsPage
from ui.comparison.page import ComparisonPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Person, Writer


@pytest.fixture
def desk(home: Path) -> Path:
    return desk_with(home / "desk", "Almond", "Walnut")


@pytest.fixture
def person(start: Callable[[Path | None], Person], desk: Path) -> Person:
    """With the first client chosen."""
    person = start(desk)
    person.come_to_the_front()
    person.window.context.choose_client(person.workspace.clients.list()[0].id)
    return person


def open_page(person: Person, page: str) -> None:
    person.window.open_page(page)
    person.qtbot.wait(1)


def until_saved(person: Person, other: Writer, acts: int = 1) -> None:
    assert person.workspace.waits == acts
    other.end()
    person.qtbot.waitUntil(lambda: person.workspace.waits == 0)


def toasts(person: Person) -> list[str]:
    return person.window.toasts.words()


def test_a_new_client_is_selected_with_the_cursor_in_its_name(person: Person, other: Writer) -> None:
    open_page(person, "clients")
    page = person.page(ClientsPage)
    other.begin()
    person.press("Ctrl+N")
    until_saved(person, other)
    (added,) = [each for each in person.workspace.clients.list() if each.name == "New client"]
    person.qtbot.waitUntil(lambda: page.current_id == added.id)
    line = person.focused()
    assert isinstance(line, QLineEdit)
    assert (line.text(), line.selectedText()) == ("New client", "New client")


def other_row(person: Person) -> None:
    page = person.page(ClientsPage)
    page.select(page.table.records()[1].id)


def other_field(person: Person) -> None:
    """The keyboard in it, and words on the way."""
    page = person.page(ClientsPage)
    page.card.brief.focus_first()
    assert person.focused() is not page.table


def other_page(person: Person) -> None:
    person.press("Ctrl+2")


def other_client(person: Person) -> None:
    person.window.context.choose_client(None)


@pytest.mark.parametrize("go", [other_row, other_field, other_page, other_client])
def test_who_went_elsewhere_is_left_alone(person: Person, other: Writer, go: Callable[[Person], None]) -> None:
    open_page(person, "clients")
    page = person.page(ClientsPage)
    page.select(page.table.records()[0].id)
    person.qtbot.wait(1)
    other.begin()
    person.press("Ctrl+N")
    person.qtbot.wait(1)  # no hand is quicker
    go(person)
    shown, at = page.current_id, person.focused()
    until_saved(person, other)
    person.qtbot.wait(20)
    assert len(person.workspace.clients.list()) == 3
    assert page.current_id == shown
    assert person.focused() is at


def test_a_removed_post_can_be_brought_back_by_the_toast(person: Person, other: Writer) -> None:
    page, today = person.page(CalendarPage), person.workspace.today()
    post = person.workspace.calendar.add(person.workspace.clients.list()[0].id, today, "Honey")
    page.select(post.id)
    other.begin()
    person.window.context.commands.run("post.remove")
    assert toasts(person) == []
    until_saved(person, other)
    assert "Removed Honey" in toasts(person)
    assert person.workspace.records.all(Post) == []
    person.click("Undo")
    assert [each.id for each in person.workspace.records.all(Post)] == [post.id]


def test_the_toast_comes_wherever_one_is_and_offers_the_last_act_alone(person: Person, other: Writer) -> None:
    page, today = person.page(CalendarPage), person.workspace.today()
    first, second = (person.workspace.clients.list()[0].id for _ in range(2))
    honey, rye = (person.workspace.calendar.add(id, today, words) for id, words in ((first, "Honey"), (second, "Rye")))
    other.begin()
    page.select(honey.id)
    person.window.context.commands.run("post.remove")
    page.select(rye.id)
    page.selected.move(1)
    person.press("Ctrl+1")
    until_saved(person, other, 2)
    assert [each for each in toasts(person) if not each.startswith("Saved")] == ["Moved 1 post"]
    person.click("Undo")
    assert [(each.id, each.day) for each in person.workspace.records.all(Post)] == [(rye.id, today)]
    assert person.window.page_id == "clients"


def test_a_moved_post_is_selected_where_it_went(person: Person, other: Writer) -> None:
    page, today = person.page(CalendarPage), person.workspace.today()
    post = person.workspace.calendar.add(person.workspace.clients.list()[0].id, today, "Honey")
    page.select(post.id)
    page.views.month.setFocus()
    other.begin()
    for _time in range(40):  # into another month
        person.press("Ctrl+Right")
    until_saved(person, other, 40)
    (moved,) = page.views.selected()
    assert (moved.id, moved.day) == (post.id, today + timedelta(days=40))
    assert page.views.month.scene.places.cell_of(today + timedelta(days=40)) is not None


def test_words_typed_on_a_day_become_a_post_that_is_shown(person: Person, other: Writer) -> None:
    page = person.page(CalendarPage)
    page.views.month.setFocus()
    other.begin()
    person.type("Rye bread")
    person.press("Return")
    until_saved(person, other)
    (post,) = page.views.selected()
    assert post.text == "Rye bread"
    assert page.inspector_is_open


def test_a_new_line_of_a_budget_is_opened(person: Person, other: Writer) -> None:
    open_page(person, "budget")
    page = person.page(BudgetPage)
    other.begin()
    person.press("Ctrl+N")
    until_saved(person, other)
    assert page.sheet is not None
    assert page.view.total.field("total").editor("total").isAncestorOf(person.focused())
    other.begin()
    page.table.setFocus()
    person.press("Ctrl+N")
    until_saved(person, other)
    (line,) = person.workspace.records.all(BudgetLine)
    assert page.selected_lines() == [line]
    assert page.details.line.isAncestorOf(person.focused())
    page.table.setFocus()
    other.begin()
    person.press("Del")
    until_saved(person, other)
    assert "Removed 1 line" in toasts(person)


def test_a_new_checklist_is_shown_and_answers_go_on_meanwhile(person: Person, other: Writer) -> None:
    open_page(person, "checklist")
    page = person.page(ChecklistPage)
    other.begin()
    person.press("Ctrl+N")
    until_saved(person, other)
    assert page.evaluation is not None
    assert any(each.startswith("New checklist") for each in toasts(person))
    first, second, third = page.board.in_sight()[:3]
    assert page.board.current == first
    other.begin()
    for _time in range(2):
        page.answer_current(Verdict.YES)
    assert page.board.current == third
    until_saved(person, other, 2)
    assert page.view.sheet is not None
    assert {key: answer.verdict for key, answer in page.view.sheet.answers.items()} == {
        first: Verdict.YES,
        second: Verdict.YES,
    }


def test_a_new_offer_waits_for_its_name(person: Person, other: Writer) -> None:
    open_page(person, "comparison")
    page = person.page(ComparisonPage)
    other.begin()
    person.press("Ctrl+N")
    until_saved(person, other)
    assert page.offers.setup.forms["can_pay"].isAncestorOf(person.focused())
    other.begin()
    page.offers.add_offer(Way.AGENCY)
    until_saved(person, other)
    offer, row = page.offers.grid.current_offer(), page.offers.grid.current_row()
    assert offer is not None
    assert row is not None
    assert (offer.way, row.field, page.offers.grid.hasFocus()) == (Way.AGENCY, "name", True)


def test_a_new_contact_is_opened(person: Person, other: Writer) -> None:
    open_page(person, "clients")
    page = person.page(ClientsPage)
    page.select(page.table.records()[0].id)
    other.begin()
    page.card.parts["contacts"].add()
    until_saved(person, other)
    (contact,) = person.workspace.records.all(Contact)
    (item,) = page.card.parts["contacts"].items()
    assert item.form is not None
    assert item.form.record == contact
    assert item.form.isAncestorOf(person.focused())


def test_what_was_taken_back_says_so_and_can_be_done_again(person: Person, other: Writer) -> None:
    person.workspace.clients.add("Hazel")
    other.begin()
    person.press("Ctrl+Z")
    until_saved(person, other)
    assert any(each.startswith("Taken back") for each in toasts(person))
    person.click("Redo")
    assert len(person.workspace.records.all(Client)) == 3


def test_what_follows_a_country_is_told(person: Person, other: Writer) -> None:
    open_page(person, "clients")
    page = person.page(ClientsPage)
    client = page.table.records()[0].client
    page.select(client.id)
    other.begin()
    page.card.place.editor("country").pick("GE")
    until_saved(person, other)
    assert any(each.startswith("Followed the country") for each in toasts(person))
    assert person.workspace.records.get(Client, client.id).currency == "GEL"
