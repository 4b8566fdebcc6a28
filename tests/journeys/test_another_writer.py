"""Another program writes for long: the window goes on, and what was done meanwhile is saved afterwards, in order."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import contextmanager
from itertools import pairwise
from threading import get_ident
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from smmdesk.domain.budget import BudgetLine, Category
from smmdesk.domain.checklist import Answer, Verdict
from smmdesk.domain.clients import Client
from smmdesk.domain.posts import Post
from smmdesk.opening import open_workspace
from smmdesk.storage.connection import HASTE, PATIENCE
from smmdesk.storage.folder import DATABASE
from smmdesk.storage.kinds import changing
from tests.desks import desk_with
from ui.budget.page import BudgetPage
from ui.calendar.page import CalendarPage
from ui.checklist.page import ChecklistPage
from ui.clients.page import ClientsPage
from ui.keeping.typed_dialog import TypedDialog
from ui.keeping.typed_journal import Journal
from ui.window.still_waiting import StillWaiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from smmdesk.domain.ids import ClientId

    from .conftest import Person

OTHER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("holds", flush=True)
sys.stdin.readline()
"""
WAITS = "Waits for another program to finish writing, then it is saved."


class Other:
    """Another program that writes from `begin` to `end`."""

    def __init__(self, folder: Path) -> None:
        self._command = [sys.executable, "-c", OTHER, str(folder / DATABASE)]
        self._process: subprocess.Popen[str] | None = None

    def begin(self) -> None:
        self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout
        assert self._process.stdout.readline() == "holds\n"

    def end(self) -> None:
        if self._process is not None:
            self._process.communicate("\n")
            self._process = None


@pytest.fixture
def desk(home: Path) -> Path:
    return desk_with(home / "desk", "Almond", "Walnut")


@pytest.fixture
def other(desk: Path) -> Iterator[Other]:
    made = Other(desk)
    yield made
    made.end()


@pytest.fixture
def person(start: Callable[[Path | None], Person], desk: Path) -> Person:
    """In front of a desk that is wholly open, with the first client chosen."""
    person = start(desk)
    person.come_to_the_front()
    person.window.context.choose_client(person.workspace.clients.list()[0].id)
    return person


@pytest.fixture
def waits(person: Person, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How long each transaction of the window's thread was ready to wait, in milliseconds; workers have patience."""
    asked: list[int] = []
    database, window = person.workspace.database, get_ident()
    patience = database.patience

    def noted() -> int:
        wait = patience()
        if get_ident() == window:
            asked.append(wait)
        return wait

    monkeypatch.setattr(database, "patience", noted)
    return asked


def banner(person: Person) -> str:
    return " ".join(person.window.banners.words())


def until_all_is_saved(person: Person, other: Other) -> None:
    """Let the other program go on holding for a while, then end it."""
    count = person.workspace.waits
    person.qtbot.waitUntil(lambda: f"{count} change" in banner(person))
    assert person.workspace.waits == count
    other.end()
    person.qtbot.waitUntil(lambda: person.workspace.waits == 0)
    person.qtbot.waitUntil(lambda: banner(person) == "")


def card(person: Person) -> ClientsPage:
    person.press("Ctrl+1")
    page = person.page(ClientsPage)
    page.select(page.table.records()[0].id)
    page.card.focus_name()
    return page


def test_a_field_shows_that_it_waits_and_is_saved_afterwards(person: Person, other: Other, waits: list[int]) -> None:
    page = card(person)
    other.begin()
    person.type("Hazel")
    page.table.setFocus()
    assert person.workspace.waits == 1
    name = page.card.profile.editor("name")
    person.qtbot.waitUntil(lambda: name.accessibleDescription() == WAITS)
    assert person.sees(WAITS)
    assert name.value() == "Hazel"
    until_all_is_saved(person, other)
    person.qtbot.waitUntil(lambda: not person.sees(WAITS))
    assert name.value() == "Hazel"
    assert sorted(each.name for each in person.workspace.records.all(Client)) == ["Hazel", "Walnut"]
    assert set(waits) == {HASTE}


def test_another_record_comes_into_the_form_and_the_first_again(person: Person, other: Other) -> None:
    page = card(person)
    first, second = page.table.records()
    other.begin()
    person.type("Hazel")
    page.select(second.id)
    assert page.card.profile.editor("name").value() == "Walnut"
    assert not person.sees(WAITS)
    page.select(first.id)
    assert page.card.profile.editor("name").value() == "Hazel"
    assert person.sees(WAITS)
    until_all_is_saved(person, other)
    assert [each.name for each in person.workspace.clients.list()] == ["Hazel", "Walnut"]


def test_the_last_value_of_a_field_counts_and_is_one_act(person: Person, other: Other) -> None:
    page = card(person)
    before = person.workspace.database.latest()
    other.begin()
    for name in ("Hazel", "Chestnut"):
        page.card.focus_name()
        person.type(name)
        page.table.setFocus()
    assert person.workspace.waits == 1
    until_all_is_saved(person, other)
    assert person.workspace.clients.list()[0].name == "Chestnut"
    assert person.workspace.database.latest() == before + 1


def test_the_value_of_before_typed_again_takes_the_waiting_one_back(person: Person, other: Other) -> None:
    page = card(person)
    other.begin()
    for name in ("Hazel", "Almond"):
        page.card.focus_name()
        person.type(name)
        page.table.setFocus()
    assert person.workspace.waits == 0
    other.end()
    assert person.workspace.clients.list()[0].name == "Almond"


def test_what_is_refused_in_the_end_stays_in_its_field(person: Person, other: Other) -> None:
    page = card(person)
    other.begin()
    name = page.card.profile.editor("name")
    person.press("Backspace")
    page.table.setFocus()
    assert person.workspace.waits == 1
    other.end()
    person.qtbot.waitUntil(lambda: name.accessibleDescription() == "A name is needed.")
    assert name.value() == ""
    assert person.workspace.clients.list()[0].name == "Almond"


def test_posts_are_added_moved_and_taken_back_in_that_order(person: Person, other: Other, waits: list[int]) -> None:
    page = person.page(CalendarPage)
    today = person.workspace.today()
    post = person.workspace.calendar.add(person.workspace.clients.list()[0].id, today, "Honey")
    other.begin()
    person.window.context.commands.run("post.new")
    page.selected.move_these([post.id], 1)
    person.window.context.undo()
    person.window.context.redo()
    page.selected.move_these([post.id], 1)
    assert person.workspace.waits == 5
    until_all_is_saved(person, other)
    days = {
        each.text: each.day.toordinal() - today.toordinal() for each in person.workspace.records.all(Post) if each.day
    }
    assert days == {"Honey": 2, "": 0}
    assert set(waits) == {HASTE}
    person.window.context.undo()
    person.window.context.undo()
    assert {each.text: each.day for each in person.workspace.records.all(Post)}["Honey"] == today


def test_an_answer_and_a_cell_of_a_budget_wait(person: Person, other: Other) -> None:
    client = person.workspace.clients.list()[0]
    budget = person.workspace.budget.start(client.id, person.window.context.period)
    line = person.workspace.budget.add_line(budget.id, Category.CONTENT)
    person.press("Ctrl+6")
    checklist = person.page(ChecklistPage)
    checklist.start()
    person.press("Ctrl+3")
    table = person.page(BudgetPage).table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, table.column("purpose")))
    other.begin()
    person.press("F2")
    person.type("Honey")
    person.press("Return")
    person.qtbot.waitUntil(lambda: person.workspace.waits == 1)
    person.press("Ctrl+6")
    checklist.answer_current(Verdict.YES)
    assert person.workspace.waits == 2
    until_all_is_saved(person, other)
    assert person.workspace.records.get(BudgetLine, line.id).purpose == "Honey"
    assert [each.verdict for each in person.workspace.records.all(Answer)] == [Verdict.YES]


def test_the_window_is_alive_meanwhile(person: Person, other: Other) -> None:
    beats: list[float] = []
    heart = QTimer(person.window, interval=5)
    heart.timeout.connect(lambda: beats.append(time.monotonic()))
    page = card(person)
    other.begin()
    heart.start()
    person.type("Hazel")
    page.table.setFocus()
    person.qtbot.waitUntil(lambda: banner(person) != "")
    person.qtbot.wait(1500)
    heart.stop()
    pauses = sorted(later - sooner for sooner, later in pairwise(beats))
    assert len(pauses) > 30
    assert pauses[len(pauses) // 2] < 0.1  # half of all: the machine may be busy, which is no fault of the program
    assert pauses[-1] < PATIENCE / 2000  # no writer's patience was waited out


class TestLeaving:
    """What waits is waited for, or kept as text."""

    def asked(self, person: Person) -> StillWaiting:
        found = [each for each in QApplication.topLevelWidgets() if isinstance(each, StillWaiting) and each.isVisible()]
        assert len(found) == 1
        return found[0]

    def close_with_a_name_typed(self, person: Person, other: Other) -> StillWaiting:
        card(person)
        other.begin()
        person.type("Hazel")
        assert person.window.close() is False
        return self.asked(person)

    def test_the_window_closes_once_all_is_saved(self, person: Person, other: Other, desk: Path) -> None:
        window = person.window
        asked = self.close_with_a_name_typed(person, other)
        assert "1 change waits for it" in asked.words()
        other.end()
        person.qtbot.waitUntil(lambda: not window.isVisible())
        person.program.close()
        with open_workspace(desk) as opened:
            assert opened.clients.list()[0].name == "Hazel"

    def test_who_stays_goes_on(self, person: Person, other: Other) -> None:
        person.click("Stay here", self.close_with_a_name_typed(person, other))
        other.end()
        person.qtbot.waitUntil(lambda: person.workspace.waits == 0)
        assert person.window.isVisible()
        assert person.workspace.clients.list()[0].name == "Hazel"

    def test_who_goes_finds_the_text_beside_the_workspace(self, person: Person, other: Other, desk: Path) -> None:
        window = person.window
        person.click("Go on without saving", self.close_with_a_name_typed(person, other))
        assert not window.isVisible()
        person.program.close()
        (kept,) = desk.glob("not-saved-*.txt")
        assert kept.read_text("utf-8") == "Almond · Name: Hazel\n"
        other.end()
        with open_workspace(desk) as opened:
            assert opened.clients.list()[0].name == "Almond"

    def test_another_language_waits_too(self, person: Person, other: Other) -> None:
        card(person)
        window = person.window
        other.begin()
        person.type("Hazel")
        window.context.language_wanted.emit("ru")
        person.qtbot.waitUntil(lambda: person.workspace.waits == 1)
        self.asked(person)
        other.end()
        person.qtbot.waitUntil(lambda: person.program.window is not window)
        assert person.window.context.language.code == "ru"
        assert person.workspace.clients.list()[0].name == "Hazel"


class TestWhatIsTyped:
    """Neither the wait nor its end takes a text away."""

    def asked(self, person: Person) -> TypedDialog:
        def found() -> list[TypedDialog]:
            return [each for each in person.window.findChildren(TypedDialog) if each.isVisible()]

        person.qtbot.waitUntil(lambda: len(found()) == 1)
        return found()[0]

    def type_a_wrong_currency(self, page: ClientsPage) -> None:
        line = page.card.place.editor("currency").focusProxy()
        assert isinstance(line, QLineEdit)
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, "nuts")

    def test_what_waits_would_survive_a_kill(self, person: Person, other: Other, desk: Path) -> None:
        page, file = card(person), Journal(desk).file
        other.begin()
        person.type("Hazel")
        page.table.setFocus()
        person.qtbot.waitUntil(file.exists)
        (kept,) = json.loads(file.read_text("utf-8"))
        assert (kept["record"], kept["field"], kept["text"], kept["before"]) == ("Almond", "name", "Hazel", "Almond")
        other.end()
        person.qtbot.waitUntil(lambda: not file.exists())

    def test_one_types_on_while_the_first_words_are_saved(self, person: Person, other: Other) -> None:
        page = card(person)
        other.begin()
        person.type("Hazel")
        page.table.setFocus()
        page.card.focus_name()
        person.type("Hazelnut")
        other.end()
        person.qtbot.waitUntil(lambda: person.workspace.clients.list()[0].name == "Hazel")
        person.qtbot.wait(300)
        assert not person.sees("Changed elsewhere meanwhile", page)
        page.table.setFocus()
        assert person.workspace.clients.list()[0].name == "Hazelnut"

    @contextmanager
    def another_name(self, desk: Path, id: ClientId) -> Iterator[None]:
        """Meanwhile the other writes the same field."""
        with open_workspace(desk) as theirs, theirs.database.write(changing(Client)) as work:
            work.save(work.get(Client, id).changed_to(name="Pecan"))
            yield

    def test_where_the_other_wrote_the_same_field_one_chooses(self, person: Person, desk: Path) -> None:
        page = card(person)
        name, id = page.card.profile.editor("name"), page.table.records()[0].id
        with self.another_name(desk, id):
            person.type("Hazel")
            page.table.setFocus()
            assert person.workspace.waits == 1
        person.qtbot.waitUntil(lambda: person.sees("There it says: Pecan", page))
        assert name.value() == "Hazel"
        assert person.workspace.records.get(Client, id).name == "Pecan"
        person.click("Keep mine", page)
        assert person.workspace.records.get(Client, id).name == "Hazel"

    def test_a_refusal_in_the_end_finds_who_went_to_another_record(self, person: Person, desk: Path) -> None:
        page = card(person)
        first, second = page.table.records()
        with self.another_name(desk, first.id):
            person.type("Hazel")
            page.select(second.id)
            assert person.workspace.waits == 1
        asked = self.asked(person)
        assert [each.toPlainText() for each in asked.findChildren(QPlainTextEdit)] == ["Hazel"]
        person.click("Stay", asked)
        profile = page.card.profile
        person.qtbot.waitUntil(lambda: (profile.record.id, profile.editor("name").words()) == (first.id, "Hazel"))

    def test_a_refusal_in_the_end_keeps_the_window(self, person: Person, desk: Path) -> None:
        page, window = card(person), person.window
        with self.another_name(desk, page.table.records()[0].id):
            person.type("Hazel")
            before = time.monotonic()
            assert (window.close(), window.close()) == (False, False)
            assert time.monotonic() - before < PATIENCE / 2000
            waiting = TestLeaving().asked(person)
        asked = self.asked(person)
        assert [each.toPlainText() for each in asked.findChildren(QPlainTextEdit)] == ["Hazel"]
        assert window.isVisible()
        assert waiting not in [each for each in window.findChildren(StillWaiting) if each.isVisible()]

    def test_what_is_refused_is_asked_first_then_what_waits(self, person: Person, other: Other, desk: Path) -> None:
        page, window = card(person), person.window
        other.begin()
        person.type("Hazel")
        self.type_a_wrong_currency(page)
        window.close()
        person.click("Copy the text and go on", self.asked(person))
        person.qtbot.waitUntil(lambda: bool(window.findChildren(StillWaiting)))
        assert "1 change waits for it" in TestLeaving().asked(person).words()
        other.end()
        person.qtbot.waitUntil(lambda: not window.isVisible())
        person.program.close()
        with open_workspace(desk) as opened:
            assert opened.clients.list()[0].name == "Hazel"
