"""The board of 10,000 posts, dealt to its columns and painted, as it is after each act."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from smmdesk.domain.periods import Period
from smmdesk.domain.posts import PostStatus
from smmdesk.opening import open_workspace
from tests.benchmarks.measure import Figure, by_turns, timed
from tests.benchmarks.sample import make_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smmdesk.domain.posts import Post
    from ui.calendar.board.board import PostBoard

_NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
_ROUNDS = 24


def figures() -> Iterator[Figure]:
    """Showing posts anew until they are painted, against painting as many empty cards as are in sight."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from smmdesk.speech.language import Language
    from ui.calendar.page import CalendarPage
    from ui.shell.context import Context
    from ui.style.theme import Scheme, use_scheme

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    use_scheme(app, Scheme.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        make_workspace(Path(folder) / "desk", 10_000, _NOW)
        with open_workspace(Path(folder) / "desk", clock=lambda: _NOW) as workspace:
            context = Context(workspace, Language("en"))
            context.choose_period(Period(_NOW.date().replace(year=2010), _NOW.date().replace(year=2040)))
            page = CalendarPage(context)
            page.resize(1260, 760)
            page.show()
            page.show_view("board")
            QTest.qWait(400)
            from ui.calendar.board.board import PostBoard

            board = page.views.currentWidget()
            assert isinstance(board, PostBoard)
            found = context.workspace.calendar.posts(context.period)
            assert len(found) == sum(column.count for column in board.columns)
            posts = [replace(post, status=status) for post, status in zip(found, cycle(PostStatus), strict=False)]
            _dealt(board, posts)()
            ours, floor = by_turns(timed(_dealt(board, posts)), timed(_empty(board)), _ROUNDS)
            yield Figure(what="A board of 10,000 posts on the screen", ours=ours, floor=floor, unit="ms", limit=3)
            page.close()
            context.close()


def _dealt(board: PostBoard, posts: list[Post]) -> Callable[[], None]:
    """Dealt and painted anew."""

    def show() -> None:
        board.show_records(posts)
        board.repaint()

    return show


def _empty(board: PostBoard) -> Callable[[], None]:
    """Cards as large, with nothing in them, onto a picture."""
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter, QPixmap

    from smmdesk.domain.ids import ClientId, PostId, new_id
    from smmdesk.domain.posts import Post
    from ui.calendar.board.cards import HEIGHT
    from ui.calendar.board.column import WIDTH
    from ui.calendar.lists.chip_table import GAP

    post, card = Post(id=PostId(new_id()), client_id=ClientId(new_id())), QRect(0, 0, WIDTH, HEIGHT)
    sheet = QPixmap(card.size())
    in_sight = sum(-(-each.table.viewport().height() // (HEIGHT + GAP)) for each in board.columns)

    def paint() -> None:
        painter = QPainter(sheet)
        for _turn in range(in_sight):
            board.cards.paint(painter, card, post)
        painter.end()

    return paint
