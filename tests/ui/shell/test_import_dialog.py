"""Importing a plan by the window: look first, ask what is not certain, then one step that can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smmdesk.domain.posts import Post
from smmdesk.language import Language
from smmdesk.workspace import Workspace
from ui.shell.context import Context, Said
from ui.shell.import_dialog import ImportDialog

PLAN = "Дата;Соцсеть;Текст;Ответственный отдел\n27.11.2026;ВКонтакте;Привет;Кухня\n28.11.2026;Инстаграм;Ещё;Зал\n"


@pytest.fixture
def context(workspace: Workspace, language: Language, qtbot: QtBot) -> Iterator[Context]:
    window = QWidget()
    qtbot.addWidget(window)
    workspace.clients.add("Café Nino")
    made = Context(workspace, language, window)
    yield made
    made.close()


def opened(context: Context, path: Path, qtbot: QtBot) -> ImportDialog:
    dialog = ImportDialog(context, path)
    dialog.open()
    qtbot.waitUntil(lambda: not context.background.jobs(), timeout=20_000)
    return dialog


def written(folder: Path, text: str) -> Path:
    path = folder / "plan.csv"
    path.write_text(text, encoding="utf-8")
    return path


def press(qtbot: QtBot, dialog: ImportDialog) -> None:
    assert dialog.accept_button
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)


def test_a_plan_is_looked_at_then_read_and_can_be_taken_back(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    said: list[Said] = []
    context.said.connect(said.append)
    dialog = opened(context, written(tmp_path, PLAN), qtbot)
    assert dialog.summary.text() == "2 posts will be added."
    assert "Ответственный отдел" in dialog.columns.text()
    assert context.workspace.records.all(Post) == []

    press(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said[0].sentence == "Imported 2 posts"
    assert {post.text for post in context.workspace.records.all(Post)} == {"Привет", "Ещё"}
    assert said[0].run
    said[0].run()
    assert context.workspace.records.all(Post) == []


def test_dates_that_fit_both_ways_are_asked(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(context, written(tmp_path, "Date,Network,Text\n05/11/2026,VK,Hello\n"), qtbot)
    assert dialog.order.isVisible()
    assert dialog.accept_button
    assert not dialog.accept_button.isEnabled()

    dialog.order.choose("dmy")
    dialog.order.chosen.emit(0)
    qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=20_000)
    assert dialog.summary.text() == "1 post will be added."


def test_what_is_no_plan_is_refused_in_words(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(context, written(tmp_path, "just words\n"), qtbot)
    assert "plan.csv" in dialog.notice.text()
    assert dialog.accept_button
    assert not dialog.accept_button.isEnabled()


def test_problems_are_listed_by_row(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    text = "Date,Network,Text\n2026-11-27,Instagram,Hello\nsomeday,Friendster,Old times\n"
    dialog = opened(context, written(tmp_path, text), qtbot)
    assert {problem.row for problem in dialog.problems.records()} == {3}
    assert dialog.problems.isVisible()
