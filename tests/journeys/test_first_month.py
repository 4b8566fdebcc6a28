"""A first month in a real window: first start, a client, a post, money, a decision, a checklist, all by keyboard."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smmdesk.domain.budget import Budget, BudgetLine
from smmdesk.domain.changes import Act
from smmdesk.domain.checklist import Answer
from smmdesk.domain.clients import Client
from smmdesk.domain.comparison import Comparison
from smmdesk.domain.posts import Post
from smmdesk.workspace import Workspace
from ui.app import Program
from ui.main_window import MainWindow
from ui.start import first_start
from ui.start.first_start import FirstStart


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(first_start, "documents_folder", lambda: tmp_path)
    monkeypatch.setattr("sys.excepthook", lambda *error: None)
    made = Program(qapp)
    made.start(None)
    yield made
    made.close()


def window_of(program: Program, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: program.window is not None and program.window.isVisible())
    assert program.window
    return program.window


def awake(window: MainWindow, qtbot: QtBot) -> Workspace:
    workspace = window.context.workspace
    qtbot.waitUntil(lambda: workspace.is_awake, timeout=10_000)
    return workspace


def test_from_nothing_to_a_printed_checklist(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    asked = program.first_start
    assert isinstance(asked, FirstStart)
    QTest.keyClicks(asked.name, "Nino's desk")
    asked.start_empty()
    window = window_of(program, qtbot)
    workspace = awake(window, qtbot)
    assert workspace.settings.desk().name == "Nino's desk"

    window.context.commands.run("page.clients")
    window.context.commands.run("client.new")
    typed = QApplication.focusWidget()
    assert typed
    QTest.keyClicks(typed, "Cafe Nino")
    QTest.keyClick(typed, Qt.Key.Key_Tab)
    (client,) = workspace.records.all(Client)
    assert client.name == "Cafe Nino"
    window.context.choose_client(client.id)

    window.context.commands.run("page.calendar")
    window.context.commands.run("post.new")
    (post,) = workspace.records.all(Post)
    assert post.moment

    window.context.commands.run("page.budget")
    window.context.commands.run("budget.start")
    (budget,) = workspace.records.all(Budget)
    assert budget.client_id == client.id

    window.context.commands.run("page.comparison")
    window.context.commands.run("comparison.new")
    assert len(workspace.records.all(Comparison)) == 1

    window.context.commands.run("page.checklist")
    window.context.commands.run("evaluation.new")
    page = window.page
    page.setFocus()
    for _ in range(60):
        target = QApplication.focusWidget() or page
        QTest.keyClick(target, Qt.Key.Key_Y)
    assert len(workspace.records.all(Answer)) > 40

    for _ in range(3):
        window.context.commands.run("history.undo")
    assert workspace.history.redoable() is Act.ANSWER_ITEM
    assert workspace.records.all(BudgetLine) == []
    assert date.today().year >= 2026
