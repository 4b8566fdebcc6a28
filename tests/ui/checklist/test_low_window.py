"""In a low window the questions come first: short lines, and the details of the current one when they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from smmdesk.domain.checklist import Answer, Evaluation, Verdict
from smmdesk.speech.language import Language
from tests.sight import bring_to_front
from ui.checklist.page import ChecklistPage
from ui.checklist.question import Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from ui.shell.context import Context

LEFT = Qt.MouseButton.LeftButton
NAMES = ("Show details", "Hide details")
LOW, HIGH = (600, 310), (900, 760)


@pytest.fixture
def page(context_on: Callable[..., Context], example: Workspace, qtbot: QtBot) -> ChecklistPage:
    """Of a client whose questions are all answered, in a low window."""
    context = context_on(example, Language("en"))
    context.client_id = example.records.all(Evaluation)[0].client_id
    made = ChecklistPage(context)
    bring_to_front(qtbot, made, LOW)
    qtbot.waitUntil(lambda: not context.background.jobs() and made.view.is_settled)
    made.view.board.setFocus()
    return made


def lines(page: ChecklistPage) -> list[Question]:
    return sorted((each for each in page.findChildren(Question) if each.isVisible()), key=Question.y)


def opener(page: ChecklistPage) -> QToolButton:
    (found,) = (each for each in page.findChildren(QToolButton) if each.accessibleName() in NAMES)
    return found


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def answers(page: ChecklistPage) -> dict[str, Verdict | None]:
    return {each.item: each.verdict for each in page.context.workspace.records.all(Answer)}


def test_the_strip_is_one_line_and_says_the_score(page: ChecklistPage, qtbot: QtBot) -> None:
    strip = page.view.strip
    assert strip.height() <= strip.answered.height() * 2
    assert strip.answered.text().startswith("72%")
    assert not strip.ring.isVisible()
    aside = "1 does not apply (1 of 130 points)"
    assert (strip.aside.isVisible(), strip.answered.toolTip()) == (False, aside)
    page.resize(*HIGH)
    qtbot.waitUntil(strip.ring.isVisible)
    assert "%" not in strip.answered.text()
    assert (strip.aside.isVisible(), strip.aside.text(), strip.answered.toolTip()) == (True, aside, "")


def test_a_click_on_a_short_line_answers_nothing_and_makes_it_current(page: ChecklistPage, qtbot: QtBot) -> None:
    second, before = lines(page)[1], answers(page)
    given = QPoint(second.width() - 30, second.height() // 2)
    qtbot.mouseClick(second, LEFT, pos=given)
    qtbot.waitUntil(lambda: page.view.board.current == second.item.key)
    assert answers(page) == before


def test_details_come_by_their_key_and_go_with_escape(page: ChecklistPage, qtbot: QtBot) -> None:
    board = page.view.board
    assert not board.details.isVisible()
    closed = lines(page)[0].height()
    qtbot.keyClick(focused(), Qt.Key.Key_E)
    assert board.details.isVisible()
    assert board.details.isAncestorOf(focused())
    qtbot.waitUntil(lambda: lines(page)[0].height() > closed)
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert not board.details.isVisible()
    assert focused() is lines(page)[0]


def test_details_come_and_go_by_their_button(page: ChecklistPage, qtbot: QtBot) -> None:
    board, button = page.view.board, opener(page)
    qtbot.mouseClick(button, LEFT)
    assert board.details.isVisible()
    assert button.accessibleName() == "Hide details"
    qtbot.mouseClick(button, LEFT)
    assert not board.details.isVisible()
    board.step(1)
    qtbot.waitUntil(lambda: lines(page)[1].isAncestorOf(button))
    assert button.isVisible()


def test_what_is_typed_stays_in_sight_where_the_window_becomes_low(page: ChecklistPage, qtbot: QtBot) -> None:
    board = page.view.board
    page.resize(*HIGH)
    qtbot.waitUntil(board.details.isVisible)
    assert not opener(page).isVisible()
    board.edit("comment")
    page.resize(*LOW)
    qtbot.waitUntil(lambda: not page.view.strip.ring.isVisible())
    assert board.details.isAncestorOf(focused())
    assert board.details.isVisible()
