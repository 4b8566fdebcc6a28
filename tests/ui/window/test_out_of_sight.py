"""A step back or on, of something that nobody sees: the toast says what and whose it was, and leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton

from smmdesk.domain.budget import BudgetLine
from smmdesk.domain.clients import Client, Contact
from smmdesk.domain.ids import ClientId, ContactId, new_id
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Post, PostStatus
from ui.budget.page import BudgetPage
from ui.calendar.page import CalendarPage
from ui.clients.page import ClientsPage
from ui.shell.preferences import Preferences
from ui.window.main_window import MainWindow
from ui.window.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace

BALCONY, LIBRARY = "Sweet Balcony", "Alderbrook City Library"


@pytest.fixture
def window(example: Workspace, language: Language, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(example, language, Preferences(file=tmp_path / "preferences.json"))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.context.close()


def client(window: MainWindow, name: str) -> Client:
    return next(each for each in window.context.workspace.clients.list() if each.name == name)


def toast(window: MainWindow) -> Toast:
    """The one that offers something."""
    shown = [each for each in window.findChildren(Toast) if each.isVisible() and offers(each)]
    assert len(shown) == 1
    return shown[0]


def offers(toast: Toast) -> list[str]:
    return [each.text() for each in toast.findChildren(QAbstractButton) if each.text() and each.isEnabled()]


def press(window: MainWindow, words: str) -> None:
    next(each for each in toast(window).findChildren(QAbstractButton) if each.text() == words).click()


def some_post(window: MainWindow, name: str) -> Post:
    """A dated post of theirs, with a name of its own and a change that can be taken back."""
    workspace = window.context.workspace
    post = workspace.calendar.posts(Period.month(2026, 11), client(window, name).id)[0]
    return workspace.records.change(Post, post.id, text="Answer 12", status=PostStatus.DRAFT)


def test_in_sight_only_the_act_is_said(window: MainWindow) -> None:
    some_post(window, BALCONY)
    window.context.undo()
    assert toast(window).accessibleName() == "Taken back: Change post"
    assert offers(toast(window)) == ["Redo"]


@pytest.mark.parametrize("where", ["another page", "another client", "another month", "filtered"])
def test_out_of_sight_it_is_named_and_led_to(window: MainWindow, where: str) -> None:
    some_post(window, BALCONY)
    post = window.context.workspace.records.change(Post, some_post(window, BALCONY).id, rubric="Questions")
    page = window.page
    assert isinstance(page, CalendarPage)
    if where == "another page":
        window.open_page("budget")
    elif where == "another client":
        window.context.choose_client(client(window, LIBRARY).id)
    elif where == "another month":
        window.context.choose_period(Period.month(2027, 2))
    else:
        page.resume({"words": "nothing says that"})
    window.context.undo()
    assert toast(window).accessibleName() == f"Taken back: Change post · “Answer 12” of {BALCONY}"
    assert offers(toast(window)) == ["Show", "Redo"]
    press(window, "Show")
    assert window.page is page
    assert [each.id for each in page.views.selected()] == [post.id]
    assert window.context.client_id in {None, post.client_id}
    assert page.inspector_is_open


def test_what_is_done_again_can_be_taken_back_from_its_toast(window: MainWindow) -> None:
    post = some_post(window, BALCONY)
    window.open_page("clients")
    window.context.undo()
    press(window, "Redo")
    assert toast(window).accessibleName() == f"Done again: Change post · “Answer 12” of {BALCONY}"
    press(window, "Undo")
    assert window.context.workspace.records.get(Post, post.id).text != "Answer 12"
    assert toast(window).accessibleName().startswith("Taken back: Change post")


def test_what_is_gone_is_named_but_not_led_to(window: MainWindow) -> None:
    workspace = window.context.workspace
    post = workspace.calendar.add(client(window, BALCONY).id, None, "Answer 12")
    window.open_page("clients")
    window.context.undo()
    assert not workspace.records.all(Post, id=post.id)
    assert toast(window).accessibleName().endswith(f"· “Answer 12” of {BALCONY}")
    assert offers(toast(window)) == ["Redo"]


def test_several_are_counted_and_selected_together(window: MainWindow) -> None:
    workspace, balcony = window.context.workspace, client(window, BALCONY)
    posts = workspace.calendar.posts(Period.month(2026, 11), balcony.id)[:3]
    workspace.calendar.fill([post.id for post in posts], "rubric", "Questions")
    window.open_page("budget")
    window.context.undo()
    assert toast(window).accessibleName().endswith(f" of {BALCONY} and 2 more")
    press(window, "Show")
    page = window.page
    assert isinstance(page, CalendarPage)
    assert {each.id for each in page.views.selected()} == {post.id for post in posts}


def test_a_line_of_a_budget_and_a_contact_are_led_to(window: MainWindow) -> None:
    workspace, balcony = window.context.workspace, client(window, BALCONY)
    line = next(
        line
        for sheet in workspace.budget.sheets(Period.month(2026, 11))
        for line in sheet.lines
        if sheet.budget.client_id == balcony.id
    )
    workspace.records.change(BudgetLine, line.id, purpose="Boxes")
    contact = workspace.records.add(Contact(id=ContactId(new_id()), client_id=balcony.id, name="Nino"))
    workspace.records.change(Contact, contact.id, role="Cook")
    window.context.undo()
    assert toast(window).accessibleName() == f"Taken back: Change contact · “Nino” of {BALCONY}"
    press(window, "Show")
    card = window.open_page("clients")
    assert isinstance(card, ClientsPage)
    assert card.card.client_id == balcony.id
    window.context.undo()  # nothing of it is left to go to
    window.context.undo()
    press(window, "Show")
    page = window.page
    assert isinstance(page, BudgetPage)
    assert page.sheet
    assert [each.id for each in page.selected_lines()] == [line.id]
    assert page.sheet.budget.client_id == balcony.id


def test_a_client_that_is_gone_with_all_it_had_is_named(window: MainWindow) -> None:
    workspace = window.context.workspace
    workspace.records.remove(Client, client(window, LIBRARY).id)
    window.context.undo()
    assert toast(window).accessibleName() == f"Taken back: Remove clients · “{LIBRARY}”"
    press(window, "Show")
    page = window.page
    assert isinstance(page, ClientsPage)
    assert page.current_id == ClientId(client(window, LIBRARY).id)


def test_what_belongs_to_nobody_is_said_as_before(window: MainWindow) -> None:
    window.context.workspace.settings.change(country="FR")
    window.context.undo()
    assert " · " not in toast(window).accessibleName()
