"""The half hour once more without a mouse; see `by_mouse.py`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit

from smmdesk.domain.budget import Budget, BudgetLine
from smmdesk.domain.checklist import Answer
from smmdesk.domain.clients import Client
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Post
from tests.journeys.real import plan
from tests.journeys.real.by_mouse import check_paper, is_kept, month_of, post_of
from tests.journeys.real.plan import BROUGHT, CHANGED, CLIENTS, LINES, RUBRIC, SPENT, TOTAL, Days
from ui.checklist.page import ChecklistPage
from ui.importing.dialog import ImportDialog
from ui.shell.printing import PrintDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from tests.journeys.real.person import RealPerson
    from ui.checklist.board import Board


def test_by_keyboard(sit_down: Callable[[], RealPerson], home: Path) -> None:
    person = sit_down()
    begin(person)
    days = Days(person.workspace.today())
    for name in CLIENTS:
        add_client(person, name)
    write_posts(person, CLIENTS[0], days)
    change_several(person, days)
    copy_a_post(person, days)
    for name in CLIENTS[1:]:
        write_posts(person, name, days)
    bring_in(person, plan.spreadsheet(home / "bakery.xlsx", days))
    print_month(person, home / "plan.pdf")
    plan_money(person)
    answered = answer_checklist(person)
    plan.check(person.workspace, days, answered)
    assert person.came.clicks == 0
    window = person.window
    person.press("Ctrl+Q")
    person.until(lambda: not window.isVisible())
    person.program.close()
    again = sit_down()
    again.come_to_the_front()
    plan.check(again.workspace, days, answered)


def begin(person: RealPerson) -> None:
    person.wait_for_front()
    assert person.first_start.name.hasFocus()
    person.type("Nino's desk")
    person.tab_to("Start empty")
    person.press("Space")
    person.come_to_the_front()


def add_client(person: RealPerson, name: str) -> None:
    if not person.workspace.records.all(Client):
        person.until(lambda: person.has_focus("Add a client"))
        person.press("Return")
    else:
        person.press("Ctrl+N")
    person.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    person.type(name)
    person.press("Tab")
    person.until(lambda: name in {client.name for client in person.workspace.records.all(Client)})


def open_calendar_of(person: RealPerson, name: str) -> None:
    """Through the search: the client's card, then their calendar."""
    person.search(name)
    person.until(lambda: person.window.page_id == "clients")
    person.search("Open the client's calendar")
    person.until(lambda: person.chosen_client() == name and person.window.page_id == "calendar")
    assert month_of(person).hasFocus()


def go_to(person: RealPerson, day: date) -> None:
    """By arrows from the day that is selected."""
    scene = month_of(person).scene
    weeks, rest = divmod((day - scene.selection.day).days, 7)
    steps = ["Down" if weeks > 0 else "Up"] * abs(weeks) + ["Right"] * rest
    person.press("Esc", *steps)
    person.until(lambda: scene.selection.day == day)


def write_posts(person: RealPerson, name: str, days: Days) -> None:
    open_calendar_of(person, name)
    for place, line in enumerate(LINES[name]):
        go_to(person, days.typed(place))
        person.type(line.typed)
        person.press("Return")
        person.until(partial(is_kept, person, line.text))
        person.until(month_of(person).hasFocus)


def change_several(person: RealPerson, days: Days) -> None:
    go_to(person, days.typed(CHANGED[0]))
    person.press(*["Shift+Right"] * (len(CHANGED) - 1), "Return")
    person.until(lambda: person.sees("3 posts selected") and isinstance(QApplication.focusWidget(), QLineEdit))
    posts = [post_of(person, LINES[CLIENTS[0]][place].text) for place in CHANGED]
    person.press("Tab", "Left", "Space")  # to the networks, of which the last is the plus
    person.until(lambda: person.has_focus("Networks: VK"))
    person.press("Space")
    person.until(lambda: all(Network.VK in post_of(person, post.text).networks for post in posts))
    person.tab_to("Rubric")
    person.type(RUBRIC)
    person.press("Tab")
    person.until(lambda: {post_of(person, post.text).rubric for post in posts} == {RUBRIC})
    person.press("Esc")
    person.until(month_of(person).hasFocus)


def copy_a_post(person: RealPerson, days: Days) -> None:
    go_to(person, days.typed(3))
    person.press("Return", "Ctrl+C")
    go_to(person, days.copied_to)
    person.press("Ctrl+V")
    person.until(lambda: days.copied_to in {post.day for post in person.workspace.records.all(Post)})


def bring_in(person: RealPerson, file: Path) -> None:
    open_calendar_of(person, CLIENTS[1])
    with person.answer(file):
        person.press("Ctrl+Shift+O")
    dialog = person.dialog(ImportDialog)
    person.until(lambda: person.find("Import", dialog).hasFocus())
    person.press("Return")
    wanted = 15 + 1 + len(BROUGHT)
    person.until(lambda: len(person.workspace.records.all(Post)) == wanted)


def print_month(person: RealPerson, file: Path) -> None:
    open_calendar_of(person, CLIENTS[0])
    person.press("Ctrl+P")
    dialog = person.dialog(PrintDialog)
    person.until(person.find("Save PDF…", dialog).isEnabled)
    with person.answer(file):
        person.press("Return")
    person.until(lambda: person.sees("Saved: ", dialog))
    person.press("Esc")
    person.wait_for_front()
    check_paper(file)


def plan_money(person: RealPerson) -> None:
    person.press("Ctrl+3", "Ctrl+N")
    person.until(lambda: bool(person.workspace.records.all(Budget)))
    person.type(TOTAL)
    person.press("Return")
    for count, (purpose, planned) in enumerate(SPENT.items(), start=1):
        person.press("Ctrl+N")
        person.until(partial(has_lines, person, count))
        person.type(purpose)
        person.tab_to("Planned")
        person.type(planned)
        person.press("Tab")
    person.press("Alt+Right")
    person.until(lambda: person.sees("No budget for this period yet"))
    person.search("Copy that of")
    person.until(lambda: len(person.workspace.records.all(Budget)) == 2)


def has_lines(person: RealPerson, count: int) -> bool:
    return len(person.workspace.records.all(BudgetLine)) == count and isinstance(QApplication.focusWidget(), QLineEdit)


def answer_checklist(person: RealPerson) -> int:
    person.press("Alt+Left", "Ctrl+6", "Ctrl+N")
    board = person.page(ChecklistPage).board
    person.until(lambda: bool(board.current) and bool(board.open_items()))
    count = len(board.open_items())
    for left in reversed(range(count)):
        person.press("Y")
        person.until(partial(are_open, board, left))
    assert len(person.workspace.records.all(Answer)) == count
    return count


def are_open(board: Board, count: int) -> bool:
    return len(board.open_items()) == count
