"""The ten commonest acts, and how many clicks and keys each of them costs; `docs/acts.md` has the table.

Each begins on its page, with its client chosen and what it is about in sight. A key that is held for another does not
count, nor does a text that is the matter itself; a drag counts as one click.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import QPoint

from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.domain.checklist import Answer, Verdict
from smmdesk.domain.ids import PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post
from smmdesk.opening import create_workspace
from tests.journeys.real.by_mouse import dialog_is_there, free_place, middle, month_of, question_of
from tests.journeys.real.plan import Days
from tests.ui.calendar.conftest import CTRL, SHIFT
from ui.budget.page import BudgetPage
from ui.checklist.page import ChecklistPage
from ui.importing.dialog import ImportDialog
from ui.shell.printing import PrintDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from tests.journeys.real.person import RealPerson
    from ui.budget.line_table import LineTable

WORDS: Final = ("Rye bread", "Honey cake", "Plum pie", "Oat cookies", "Corn bread")


class Counted:
    """What acts cost, by their names: clicks and keys."""

    def __init__(self, person: RealPerson) -> None:
        self.person = person
        self.costs: dict[str, tuple[int, int]] = {}

    @contextmanager
    def act(self, name: str) -> Iterator[None]:
        """Count what is done in here."""
        came, letters = self.person.came, self.person.letters
        clicks, keys = came.clicks, came.keys
        yield
        typed = self.person.letters - letters
        self.costs[name] = came.clicks - clicks, came.keys - keys - typed

    def save(self, way: str) -> None:
        """For the test that started this one."""
        file = Path(os.environ["SMMDESK_ACTS"])
        known = json.loads(file.read_text("utf-8")) if file.exists() else {}
        file.write_text(json.dumps(known | {way: self.costs}), "utf-8")


@pytest.fixture
def person(sit_down: Callable[[Path], RealPerson], home: Path) -> RealPerson:
    """Somebody with one client, who has five posts, a budget of this month, and a checklist."""
    with create_workspace(home / "desk") as made:
        client, days = made.clients.add("Cafe Nino").id, Days(made.today())
        for place, words in enumerate(WORDS):
            moment = LocalMoment(datetime.combine(days.typed(place), time(12)), "Europe/Dublin")
            networks = (Network.INSTAGRAM,)
            made.records.add(Post(id=PostId(new_id()), client_id=client, text=words, moment=moment, networks=networks))
        budget = made.budget.start(client, days.month)
        made.budget.add_line(budget.id, Category.CONTENT, made.today())
        made.checklist.start(client, days.month, made.today())
    (home / "plan.csv").write_text(f"Date,Text\n{days.copied_to},Gingerbread\n", "utf-8")
    found = sit_down(home / "desk")
    found.come_to_the_front()
    found.window.context.choose_client(client)
    return found


def posts(person: RealPerson) -> dict[str, Post]:
    return {post.text: post for post in person.workspace.records.all(Post)}


def day_of(person: RealPerson, words: str) -> date | None:
    return posts(person)[words].day


def select_day(person: RealPerson, day: date) -> None:
    """Where an act begins: not counted."""
    person.press("Esc")
    month_of(person).setFocus()
    month_of(person).scene.select_day(day)
    person.settle()


def test_by_mouse(person: RealPerson, home: Path) -> None:
    counted, days = Counted(person), Days(person.workspace.today())
    month = month_of(person)
    with counted.act("new"):
        person.click_at(month, free_place(person, days.brought(0)))
        person.type("Gingerbread house")
        person.press("Return")
        person.until(lambda: "Gingerbread house" in posts(person))
    with counted.act("time"):
        person.click_at(month, middle(person, posts(person)["Rye bread"]))
        person.until(lambda: person.sees("Rye bread") or person.field("When: time"))
        person.click_at(person.field("When: time"))
        person.press("Ctrl+A")
        person.type("18:30")
        person.press("Tab")
        person.until(lambda: time_of(person, "Rye bread") == time(18, 30))
    with counted.act("networks"):
        person.click_at(month, middle(person, posts(person)["Rye bread"]))
        person.click_at(month, middle(person, posts(person)["Corn bread"]), SHIFT)
        person.until(lambda: person.sees("5 posts selected"))
        person.click("Networks: Other networks")
        person.click("Networks: VK")
        person.until(lambda: all(Network.VK in posts(person)[words].networks for words in WORDS))
    select_day(person, days.typed(6))
    with counted.act("move"):
        target = days.typed(5)
        person.drag(month, middle(person, posts(person)["Plum pie"]), low(person, target))
        person.until(lambda: day_of(person, "Plum pie") == target)
    select_day(person, days.typed(6))
    with counted.act("duplicate"):
        target = days.typed(3) + timedelta(days=7)
        person.drag(month, middle(person, posts(person)["Oat cookies"]), low(person, target), CTRL)
        person.until(lambda: target in {post.day for post in person.workspace.records.all(Post)})
    with counted.act("print"):
        person.click("Share", person.window.page)
        person.choose("Print or PDF…")
        dialog = person.dialog(PrintDialog)
        person.until(person.find("Save PDF…", dialog).isEnabled)
        with person.answer(by_mouse=True):
            person.click("Save PDF…", dialog)
        person.until(lambda: person.sees("Saved: ", dialog))
        person.click("Close", dialog)
        person.until(lambda: not dialog_is_there(person))
    with counted.act("import"):
        person.click("Share", person.window.page)
        with person.answer(home / "plan.csv", by_mouse=True):
            person.choose("Bring in…")
        wizard = person.dialog(ImportDialog)
        person.until(person.find("Import", wizard).isEnabled)
        person.click("Import", wizard)
        person.until(lambda: "Gingerbread" in posts(person))
    person.click("Budget")
    with counted.act("line"):
        person.click("New line")
        person.type("Photographs")
        person.click_at(table_of(person).viewport(), planned_cell(person))
        person.until(lambda: person.has_focus("Planned"))
        person.type("300")
        person.press("Return")
        person.until(lambda: is_planned(person))
    with counted.act("copy"):
        person.click("Later")
        person.click(person.window.context.commands.action("budget.copy_earlier").text())
        person.until(lambda: len(person.workspace.records.all(Budget)) == 2)
    person.click("Checklist")
    board = person.page(ChecklistPage).board
    question = question_of(board, board.in_sight()[1])
    with counted.act("answer"):
        person.click_at(question, question.answer_places()[Verdict.YES].center())
        person.until(lambda: len(person.workspace.records.all(Answer)) == 1)
    counted.save("mouse")


def test_by_keyboard(person: RealPerson, home: Path) -> None:
    counted, days = Counted(person), Days(person.workspace.today())
    month = month_of(person)
    select_day(person, days.brought(0) - timedelta(days=1))
    with counted.act("new"):
        person.press("Right")
        person.type("Gingerbread house")
        person.press("Return")
        person.until(lambda: "Gingerbread house" in posts(person))
    select_day(person, days.typed(0))
    with counted.act("time"):
        person.press("Return", "Return")
        person.until(lambda: not month.hasFocus())
        person.tab_to("When: time", back=True)
        person.type("18:30")
        person.press("Tab")
        person.until(lambda: time_of(person, "Rye bread") == time(18, 30))
    person.press("Esc")
    select_day(person, days.typed(0))
    with counted.act("networks"):
        person.press(*["Shift+Right"] * 4, "Return")
        person.until(lambda: person.sees("5 posts selected") and not month.hasFocus())
        person.press("Tab", "Left", "Space", "Space")
        person.until(lambda: any(set(posts(person)[words].networks) - {Network.INSTAGRAM} for words in WORDS))
    person.press("Esc")
    select_day(person, days.typed(2))
    with counted.act("move"):
        person.press("Return", "Ctrl+Right")
        person.until(lambda: day_of(person, "Plum pie") == days.typed(3))
    select_day(person, days.typed(4))
    with counted.act("duplicate"):
        person.press("Return", "Ctrl+C", "Down", "Ctrl+V")
        target = days.typed(4) + timedelta(days=7)
        person.until(lambda: target in {post.day for post in person.workspace.records.all(Post)})
    with counted.act("print"):
        person.press("Ctrl+P")
        dialog = person.dialog(PrintDialog)
        person.until(person.find("Save PDF…", dialog).isEnabled)
        with person.answer():
            person.press("Return")
        person.until(lambda: person.sees("Saved: ", dialog))
        person.press("Esc")
        person.until(lambda: not dialog_is_there(person))
    with counted.act("import"):
        with person.answer(home / "plan.csv"):
            person.press("Ctrl+Shift+O")
        wizard = person.dialog(ImportDialog)
        person.until(lambda: person.find("Import", wizard).hasFocus())
        person.press("Return")
        person.until(lambda: "Gingerbread" in posts(person))
    person.press("Ctrl+3")
    with counted.act("line"):
        person.press("Ctrl+N")
        person.until(lambda: person.has_focus("What for"))
        person.type("Photographs")
        person.tab_to("Planned")
        person.type("300")
        person.press("Tab")
        person.until(lambda: is_planned(person))
    with counted.act("copy"):
        person.press("Alt+Right")
        words = person.window.context.commands.action("budget.copy_earlier").text()
        person.until(lambda: person.sees("No budget for this period yet"))
        person.tab_to(words)
        person.press("Return")
        person.until(lambda: len(person.workspace.records.all(Budget)) == 2)
    person.press("Ctrl+6")
    with counted.act("answer"):
        person.press("Y")
        person.until(lambda: len(person.workspace.records.all(Answer)) == 1)
    assert person.came.clicks == 0
    counted.save("keyboard")


def time_of(person: RealPerson, words: str) -> time | None:
    moment = posts(person)[words].moment
    return moment.wall.time() if moment else None


def low(person: RealPerson, day: date) -> QPoint:
    """Lower in the cell, where the hand lets go."""
    return free_place(person, day) + QPoint(0, 30)


def table_of(person: RealPerson) -> LineTable:
    return person.page(BudgetPage).table


def planned_cell(person: RealPerson) -> QPoint:
    """Of the line that was just begun: the table has chosen it."""
    person.settle()
    table = table_of(person)
    (cell,) = table.selectionModel().selectedRows(table.column("planned"))
    return table.visualRect(cell).center()


def is_planned(person: RealPerson) -> bool:
    return any(
        line.purpose == "Photographs" and line.planned.minor == 30_000
        for line in person.workspace.records.all(BudgetLine)
    )
