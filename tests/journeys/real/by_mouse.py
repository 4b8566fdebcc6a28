"""The half hour of somebody who plans for three clients, in a real window; see `test_in_a_real_window.py`.

By mouse, where keys write texts alone.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint

from smmdesk.domain.checklist import Verdict
from smmdesk.domain.clients import Client
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Post
from tests.journeys.real import plan
from tests.journeys.real.plan import BROUGHT, CHANGED, CLIENTS, COPIED, LINES, RUBRIC, SPENT, TOTAL, Days
from tests.programs import words_of
from tests.ui.calendar.conftest import CTRL, NO, chip_of
from ui.calendar.page import CalendarPage
from ui.checklist.page import ChecklistPage
from ui.checklist.question import Question
from ui.importing.dialog import ImportDialog
from ui.shell.printing import PrintDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from tests.journeys.real.person import RealPerson
    from ui.calendar.month.view import MonthView
    from ui.checklist.board import Board

ANSWERED: Final = 10
"""Questions answered by mouse; by keyboard it is all of them."""


def test_by_mouse(sit_down: Callable[[], RealPerson], home: Path) -> None:
    person = sit_down()
    begin(person)
    days = Days(person.workspace.today())
    for name in CLIENTS:
        add_client(person, name)
    person.click("Calendar")
    for name in CLIENTS[:1]:
        write_posts(person, name, days)
    change_several(person)
    copy_by_drag(person, days)
    for name in CLIENTS[1:]:
        write_posts(person, name, days)
    bring_in(person, plan.spreadsheet(home / "bakery.xlsx", days))
    print_month(person, home / "plan.pdf")
    plan_money(person)
    answered = answer_checklist(person)
    plan.check(person.workspace, days, answered)
    person.close_window()
    person.program.close()
    again = sit_down()
    again.come_to_the_front()
    plan.check(again.workspace, days, answered)


def begin(person: RealPerson) -> None:
    asked = person.first_start
    person.wait_for_front()
    assert asked.name.hasFocus()
    person.type("Nino's desk")
    person.click("Start empty", asked)
    person.come_to_the_front()
    assert person.sees("First a client, then its posts")
    person.picture("empty")


def add_client(person: RealPerson, name: str) -> None:
    if not person.workspace.records.all(Client):
        person.click("Add a client")
    else:
        person.click("New client")
    person.type(name)
    person.press("Tab")
    person.until(lambda: name in {client.name for client in person.workspace.records.all(Client)})
    person.picture("client")


def choose_client(person: RealPerson, name: str) -> None:
    person.click_at(person.window.clients)
    person.pick(name)
    person.until(lambda: person.chosen_client() == name)


def month_of(person: RealPerson) -> MonthView:
    return person.page(CalendarPage).views.month


def post_of(person: RealPerson, text: str) -> Post:
    return next(post for post in person.workspace.records.all(Post) if post.text == text)


def free_place(person: RealPerson, day: date) -> QPoint:
    """Beside the number of a day."""
    person.settle()
    month = month_of(person)
    cell = month.scene.places.cell_of(day)
    assert cell, day
    return cell.rect.topLeft() + QPoint(60, 12)


def middle(person: RealPerson, post: Post) -> QPoint:
    person.settle()
    month = month_of(person)
    chip = chip_of(month.scene.places, post.id)
    assert chip, post.text
    return chip.rect.center()


def write_posts(person: RealPerson, name: str, days: Days) -> None:
    choose_client(person, name)
    month = month_of(person)
    for place, line in enumerate(LINES[name]):
        person.click_at(month, free_place(person, days.typed(place)))
        person.type(line.typed)
        person.picture("line")
        person.press("Return")
        person.until(partial(is_kept, person, line.text))
        person.until(lambda: person.page(CalendarPage).inspector_is_open)
    person.picture("written")


def is_kept(person: RealPerson, text: str) -> bool:
    return text in {post.text for post in person.workspace.records.all(Post)}


def change_several(person: RealPerson) -> None:
    month = month_of(person)
    posts = [post_of(person, LINES[CLIENTS[0]][place].text) for place in CHANGED]
    for post in posts:
        person.click_at(month, middle(person, post), CTRL if post is not posts[0] else NO)
    person.until(lambda: person.sees("3 posts selected"))
    person.click("Networks: Other networks")
    person.click("Networks: VK")
    person.until(lambda: all(Network.VK in post_of(person, post.text).networks for post in posts))
    person.fill("Rubric", RUBRIC)
    person.until(lambda: {post_of(person, post.text).rubric for post in posts} == {RUBRIC})
    person.picture("several")


def copy_by_drag(person: RealPerson, days: Days) -> None:
    month, post = (
        month_of(person),
        post_of(person, COPIED),
    )  # not one of those that were selected: they would come along
    person.drag(month, middle(person, post), free_place(person, days.copied_to) + QPoint(0, 30), CTRL)
    person.until(lambda: days.copied_to in {each.day for each in person.workspace.records.all(Post)})


def bring_in(person: RealPerson, file: Path) -> None:
    choose_client(person, CLIENTS[1])
    person.click("Share", person.window.page)
    with person.answer(file):
        person.choose("Bring in…")
    dialog = person.dialog(ImportDialog)
    person.until(person.find("Import", dialog).isEnabled)
    person.picture("import")
    assert dialog.client.text() == CLIENTS[1]
    person.click("Import", dialog)
    wanted = 15 + 1 + len(BROUGHT)
    person.until(lambda: len(person.workspace.records.all(Post)) == wanted)
    person.picture("brought")


def print_month(person: RealPerson, file: Path) -> None:
    choose_client(person, CLIENTS[0])
    person.click("Share", person.window.page)
    person.choose("Print or PDF…")
    dialog = person.dialog(PrintDialog)
    person.until(person.find("Save PDF…", dialog).isEnabled)
    person.picture("print")
    with person.answer(file):
        person.click("Save PDF…", dialog)
    person.until(lambda: person.sees("Saved: ", dialog))
    person.click("Close", dialog)
    person.until(lambda: not dialog_is_there(person))
    check_paper(file)


def dialog_is_there(person: RealPerson) -> bool:
    return any(each.isVisible() for each in person.window.findChildren(PrintDialog))


def check_paper(file: Path) -> None:
    """It has all posts of the one client, and nothing of the others."""
    words = " ".join(words_of(file).split())
    assert CLIENTS[0] in words
    assert [line.text for line in LINES[CLIENTS[0]] if line.text not in words] == []
    strange = [*CLIENTS[1:], *(line.text for name in CLIENTS[1:] for line in LINES[name]), *(row[0] for row in BROUGHT)]
    assert [each for each in strange if each in words] == []


def plan_money(person: RealPerson) -> None:
    person.click("Budget")
    commands = person.window.context.commands
    person.click(commands.action("budget.start").text())
    person.type(TOTAL)
    person.press("Tab")
    for purpose, planned in SPENT.items():
        person.click("New line")
        person.type(purpose)
        person.fill("Planned", planned)
    person.picture("budget")
    person.click("Later")
    person.until(lambda: commands.action("budget.copy_earlier").isVisible())
    person.picture("next-month")
    person.click(commands.action("budget.copy_earlier").text())
    person.until(lambda: person.sees("Copied, with nothing paid yet"))
    person.click("Earlier")


def answer_checklist(person: RealPerson) -> int:
    """A click on the answer of each question in the first groups; how many were answered."""
    person.click("Checklist")
    person.click("New checklist")
    board = person.page(ChecklistPage).board
    person.until(lambda: bool(board.current))
    order = board.in_sight()[:ANSWERED]
    for key in order:
        question = question_of(board, key)
        person.click_at(question, question.answer_places()[Verdict.YES].center())
        person.until(partial(is_answered, board, key))
    person.picture("checklist")
    return len(order)


def is_answered(board: Board, key: str) -> bool:
    return key not in board.open_items()


def question_of(board: Board, key: str) -> Question:
    return next(each for each in board.findChildren(Question) if each.item.key == key)
