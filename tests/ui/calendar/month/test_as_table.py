"""The month is copied as a table: its posts in order, as they are in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from smmdesk.domain.posts import PostStatus
from ui.widgets.figures import copy_figures

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace
    from tests.ui.calendar.conftest import Desk


def copied(desk: Desk) -> list[list[str]]:
    copy_figures(desk.month)
    return [line.split("\t") for line in QApplication.clipboard().text().splitlines()]


def test_every_post_in_sight_is_a_row(desk: Desk) -> None:
    heads, *rows = copied(desk)
    assert heads == ["Date", "Time", "Networks", "Text", "Status"]
    shown = [post for cell in desk.month.scene.places.cells for post in cell.posts]
    assert len(rows) == len(shown) > 20
    first = shown[0]
    assert first.moment is not None
    language = desk.context.language
    assert rows[0][0].strip('"') == language.short_date(first.moment.day)
    assert rows[0][1] == language.time(first.moment.wall.time())
    assert {row[-1] for row in rows} <= {language.word(status) for status in PostStatus}


def test_of_several_clients_each_row_says_whose_it_is(desk: Desk, example: Workspace) -> None:
    desk.context.choose_client(None)
    heads, *rows = copied(desk)
    assert heads[2] == "Client"
    assert {row[2] for row in rows} <= {client.name for client in example.clients.list()}
    assert len({row[2] for row in rows}) > 1


def test_a_filter_leaves_its_rows_and_a_month_without_posts_no_table(desk: Desk) -> None:
    every = len(copied(desk))
    desk.page.show_status(PostStatus.TO_APPROVE)
    assert len(copied(desk)) == 1 + len(desk.posts(PostStatus.TO_APPROVE)) < every
    desk.page.show_status(PostStatus.REJECTED)
    assert desk.posts(PostStatus.REJECTED) == []
    assert desk.month.as_table() is None
