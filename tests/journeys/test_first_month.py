"""A first month in a real window: first start, a client, a post, money, a decision, a checklist, the PDF of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from smmdesk.domain.budget import Budget, BudgetLine
from smmdesk.domain.changes import ANSWER_ITEM
from smmdesk.domain.checklist import Answer, Verdict
from smmdesk.domain.clients import Client
from smmdesk.domain.comparison import Card, Comparison, Criterion
from smmdesk.domain.money import Money
from smmdesk.domain.posts import Post
from tests.programs import words_of
from tests.ui.calendar.conftest import chip_of
from ui.budget.page import BudgetPage
from ui.calendar.page import CalendarPage
from ui.comparison.page import ComparisonPage
from ui.shell.printing import PrintDialog

from .conftest import LEFT, Person

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest


def test_from_nothing_to_a_printed_checklist(
    start: Callable[[], Person], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start()
    begin(person)
    make_a_client(person)
    plan_a_post_and_move_it(person)
    plan_money(person)
    decide_who(person)
    answer_the_checklist(person)
    print_it(person, home / "checklist.pdf", monkeypatch)


def begin(person: Person) -> None:
    asked = person.first_start
    asked.name.setFocus()
    QTest.keyClicks(asked.name, "Nino's desk")
    person.click("Start empty", asked)
    assert person.workspace.settings.desk().name == "Nino's desk"
    person.come_to_the_front()
    assert person.sees("First a client, then its posts")


def make_a_client(person: Person) -> None:
    person.find("Add a client", person.window.page).setFocus()
    person.press("Return")
    person.type("Cafe Nino")
    person.press("Tab")
    (client,) = person.workspace.records.all(Client)
    assert client.name == "Cafe Nino"
    QTest.mouseClick(person.window.clients, LEFT)
    person.type("nino")
    person.press("Return")
    assert person.window.context.client_id == client.id


def plan_a_post_and_move_it(person: Person) -> None:
    person.press("Ctrl+2")
    month = person.page(CalendarPage).views.month
    today = person.workspace.today()
    cell = month.scene.places.cell_of(today)
    assert cell
    QTest.mouseClick(month, LEFT, pos=cell.rect.topLeft() + QPoint(60, 12))
    person.type("Churchkhela is ready")
    person.press("Return")
    (post,) = person.workspace.records.all(Post)
    assert (post.text, post.day) == ("Churchkhela is ready", today)

    target = today + timedelta(days=-1 if today.weekday() else 1)
    chip, there = chip_of(month.scene.places, post.id), month.scene.places.cell_of(target)
    assert chip
    assert there
    person.drag(month, chip.rect.center(), there.rect.center())
    records = person.workspace.records
    assert records.get(Post, post.id).day == target
    person.press("Ctrl+Z")
    assert records.get(Post, post.id) == post
    person.press("Ctrl+Shift+Z")
    assert records.get(Post, post.id).day == target
    assert chip_of(month.scene.places, post.id)


def plan_money(person: Person) -> None:
    person.press("Ctrl+3", "Ctrl+N")
    person.type("1000.01")
    person.press("Return")
    (budget,) = person.workspace.records.all(Budget)
    assert budget.total == Money.of("1000.01", budget.currency)
    assert sum(part.minor for part in budget.allotted().values()) == 100_001
    person.press("Ctrl+N")
    person.type("Photographs")
    person.press("Tab")
    (line,) = person.workspace.records.all(BudgetLine)
    assert line.purpose == "Photographs"
    assert person.page(BudgetPage).inspector_is_open


def decide_who(person: Person) -> None:
    person.press("Ctrl+7", "Ctrl+N")
    (before,) = person.workspace.records.all(Comparison)
    person.click("What matters")
    page = person.page(ComparisonPage)
    slider = page.weights.cards[Card.MONEY].slider
    slider.setFocus()
    person.press("PgUp", "PgUp")
    person.press("Tab")
    (after,) = person.workspace.records.all(Comparison)
    assert after.weights[Criterion.COST] > before.weights[Criterion.COST]
    assert sum(after.weights.values()) == 10_000
    person.press("Ctrl+Z")
    assert person.workspace.records.all(Comparison) == [before]


def answer_the_checklist(person: Person) -> None:
    person.press("Ctrl+6", "Ctrl+N")
    for _ in range(60):
        person.press("Y")
    answers = person.workspace.records.all(Answer)
    assert len(answers) > 40
    assert {answer.verdict for answer in answers} == {Verdict.YES}
    person.press("Ctrl+Z")
    assert person.workspace.history.redoable() is ANSWER_ITEM
    person.press("Ctrl+Shift+Z")


def print_it(person: Person, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(out), ""))
    person.press("Ctrl+P")
    (dialog,) = (each for each in person.window.findChildren(PrintDialog) if each.isVisible())
    button = person.find("Save PDF…", dialog)
    person.qtbot.waitUntil(button.isEnabled, timeout=20_000)
    person.click("Save PDF…", dialog)
    person.qtbot.waitUntil(lambda: person.sees("Saved: ", dialog), timeout=20_000)
    words = words_of(out, "-layout")
    assert "Cafe Nino" in words
    assert "Every goal has a number" in words
    person.press("Esc")
    assert not [each for each in person.window.findChildren(PrintDialog) if each.isVisible()]
    assert not isinstance(QApplication.focusWidget(), QLineEdit)
