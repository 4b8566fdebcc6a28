"""Rows out of the list into a spreadsheet, and rows of a spreadsheet into the calendar."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest

from smmdesk.domain.posts import Post
from tests.ui.calendar.conftest import CTRL, FRIDAY, Desk
from ui.importing.dialog import ImportDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

Key = Qt.Key
ROWS = 'Date\tTime\tNetwork\tText\n2026-11-27\t18:30\tIG\tRye bread\n2026-11-28\t9:00\tFB, VK\t"Two\nlines"\n'


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def put(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def pasted(desk: Desk) -> ImportDialog:
    QTest.keyClick(desk.page.views.in_sight, Key.Key_V, CTRL)
    (dialog,) = [each for each in desk.context.window.findChildren(ImportDialog) if each.isVisible()]
    desk.qtbot.waitUntil(lambda: not desk.context.background.jobs(), timeout=60_000)
    return dialog


@pytest.mark.parametrize("view", ["month", "list"])
def test_rows_of_a_spreadsheet_are_looked_at_and_become_posts(desk: Desk, view: str) -> None:
    desk.page.show_view(view)
    before = {post.id for post in desk.workspace.records.all(Post)}
    put(ROWS)
    dialog = pasted(desk)
    folder = dialog.path.parent
    assert folder.stat().st_mode & 0o077 == 0
    assert dialog.summary.text() == "2 posts will be added."
    assert {post.id for post in desk.workspace.records.all(Post)} == before

    assert dialog.accept_button
    desk.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: bool(desk.said), timeout=60_000)
    made = [post for post in desk.workspace.records.all(Post) if post.id not in before]
    assert {post.text for post in made} == {"Rye bread", "Two\nlines"}
    assert {post.client_id for post in made} == {desk.context.client_id}
    assert not folder.exists()
    desk.context.undo()
    assert {post.id for post in desk.workspace.records.all(Post)} == before


def test_rows_copied_without_the_names_above_them_are_posts_the_first_too(desk: Desk) -> None:
    put("2026-11-27\tVK\tRye bread\n2026-11-28\tVK\tBuns")
    dialog = pasted(desk)
    assert dialog.summary.text() == "2 posts will be added."
    assert "no row of column names" in dialog.views.problems.records()[0].message
    dialog.reject()


def test_what_is_given_up_leaves_nothing_behind(desk: Desk) -> None:
    cells = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in ("Date|Text", "2026-11-27|Rye")
    )
    put("Date Text", f"<table>{cells}</table>")
    dialog = pasted(desk)
    assert dialog.summary.text() == "1 post will be added."
    folder = dialog.path.parent
    assert folder.exists()
    dialog.reject()
    assert not folder.exists()


def test_rows_of_the_list_are_copied_as_a_table(desk: Desk) -> None:
    desk.page.show_view("list")
    posts = desk.page.views.table.records()[:3]
    desk.page.views.select(posts)
    QTest.keyClick(desk.page.views.table, Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    names, *rows = csv.reader(data.text().splitlines(keepends=True), "excel-tab")
    assert names[-1] == "ID"
    assert [row[-1] for row in rows] == [post.id for post in posts]
    assert [row[names.index("Text")] for row in rows] == [post.text for post in posts]
    assert data.html().count("<tr>") == 4


def test_what_was_copied_here_is_pasted_as_copies_and_elsewhere_it_is_known_again(desk: Desk) -> None:
    desk.page.show_view("list")
    (post,) = posts = desk.page.views.table.records()[:1]
    desk.page.views.select(posts)
    QTest.keyClick(desk.page.views.table, Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    desk.month.scene.select_day(FRIDAY)
    QTest.keyClick(desk.page.views.table, Key.Key_V, CTRL)
    (copy,) = desk.page.views.selected()
    assert (copy.text, copy.day) == (post.text, FRIDAY)

    put(text)  # as another program gives it back
    dialog = pasted(desk)
    assert dialog.summary.text() == "0 posts will be added. 1 is here already."
    dialog.reject()


def test_where_nothing_can_be_pasted_it_says_so(desk: Desk) -> None:
    put("only words")
    QTest.keyClick(desk.month, Key.Key_V, CTRL)
    assert desk.said[-1].problem
    assert desk.said[-1].sentence == "Nothing to paste: copy posts here, or rows of a table elsewhere."


def test_posts_copied_before_other_words_are_not_pasted_in_their_place(desk: Desk) -> None:
    desk.page.show_view("list")
    desk.page.views.select(desk.page.views.table.records()[:3])
    QTest.keyClick(desk.page.views.table, Key.Key_C, CTRL)
    before = desk.workspace.records.all(Post)
    put("only words")
    QTest.keyClick(desk.page.views.table, Key.Key_V, CTRL)
    assert desk.workspace.records.all(Post) == before
    assert desk.said[-1].problem


def test_a_clipboard_that_is_nobody_s_holds_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt has no content to give where a program has gone that had put something there."""
    monkeypatch.setattr(QClipboard, "mimeData", lambda *_given: None)
    QTest.keyClick(desk.page.views.in_sight, Key.Key_V, CTRL)
    assert [said.problem for said in desk.said] == [True]
    assert "Nothing to paste" in desk.said[-1].sentence
