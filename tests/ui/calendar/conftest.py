"""A calendar page over the example, in sight and with the keyboard."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from smmdesk.domain.posts import Post, PostStatus
from smmdesk.speech.language import Language
from ui.calendar.page import CalendarPage
from ui.shell.context import Context, Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from smmdesk.domain.ids import PostId
    from smmdesk.workspace import Workspace
    from ui.calendar.month.layout import Chip, MonthLayout

NO = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
FRIDAY = date(2026, 11, 20)


class Desk:
    """The page with what a test asks of it: where things are, what was said, what is in the workspace."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, language: Language, size: tuple[int, int]) -> None:
        self.qtbot, self.workspace = qtbot, workspace
        self.context = Context(workspace, language)
        self.said: list[Said] = []
        self.context.said.connect(self.said.append)
        self.page = CalendarPage(self.context)
        qtbot.addWidget(self.page)
        self.page.resize(*size)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.setFocus()
        self.month = self.page.views.month

    def cell(self, day: date) -> QPoint:
        """The free place in a day's cell, beside its number."""
        cell = self.month.scene.places.cell_of(day)
        assert cell, day
        return cell.rect.topLeft() + QPoint(60, 12)

    def chip(self, post: Post) -> QPoint:
        """The middle of a post's chip."""
        chip = chip_of(self.month.scene.places, post.id)
        assert chip, post
        return chip.rect.center()

    def shows(self, post: Post) -> bool:
        """Whether a post has a chip in the month."""
        return chip_of(self.month.scene.places, post.id) is not None

    def inspector_is_open(self) -> bool:
        """Whether the selection is shown on the right."""
        return self.page.inspector_is_open

    def drag(self, post: Post, to: QPoint, keys: Qt.KeyboardModifier = NO) -> None:
        """Press on a post, move in steps as a hand does, let go."""
        start = self.chip(post)
        QTest.mousePress(self.month, LEFT, keys, start)
        self.carry(start, to, keys)
        QTest.mouseRelease(self.month, LEFT, keys, to)

    def carry(self, start: QPoint, to: QPoint, keys: Qt.KeyboardModifier = NO) -> None:
        """Move in steps; QTest has no modifiers for moves, so the events are sent as the window system would."""
        from PySide6.QtCore import QEvent, QPointF
        from PySide6.QtGui import QMouseEvent
        from PySide6.QtWidgets import QApplication

        for step in range(1, 5):
            place = QPointF(start + (to - start) * step / 4)
            there = QPointF(self.month.mapToGlobal(place.toPoint()))
            event = QMouseEvent(QEvent.Type.MouseMove, place, there, Qt.MouseButton.NoButton, LEFT, keys)
            QApplication.sendEvent(self.month, event)

    def click(self, place: QPoint, keys: Qt.KeyboardModifier = NO) -> None:
        """A click in the month."""
        QTest.mouseClick(self.month, LEFT, keys, place)

    def select_also(self, post: Post) -> None:
        """Ctrl and a click on a post of the view in sight, which is chosen as well, or not any more."""
        if self.page.views.kind == "month":
            self.click(self.chip(post), CTRL)
            return
        table = self.page.views.table
        row = [each.id for each in table.records()].index(post.id)
        place = table.visualRect(table.model_of_records.index(row, 0)).center()
        QTest.mouseClick(table.viewport(), LEFT, CTRL, place)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO) -> None:
        """A key in the month."""
        QTest.keyClick(self.month, key, keys)

    def posts(self, status: PostStatus) -> list[Post]:
        """November's posts of a status in sight."""
        shown = (post for cell in self.month.scene.places.cells for post in cell.posts)
        return [post for post in shown if post.status is status]

    def now(self, post: Post) -> Post:
        """A post as it is in the workspace."""
        return self.workspace.records.get(Post, post.id)


def chip_of(places: MonthLayout, post_id: PostId) -> Chip | None:
    """The chip of a post; None where it is not in sight."""
    return next((chip for cell in places.cells for chip in cell.chips if chip.post.id == post_id), None)


@pytest.fixture
def make_desk(qtbot: QtBot, language: Language) -> Iterator[Callable[..., Desk]]:
    """Makes desks and lets them go."""
    made: list[Desk] = []

    def make(workspace: Workspace, size: tuple[int, int] = (1200, 760), code: str = language.code) -> Desk:
        made.append(Desk(qtbot, workspace, Language(code), size))
        return made[-1]

    yield make
    for desk in made:
        desk.page.hide()
        desk.context.close()
        desk.context.window.deleteLater()


@pytest.fixture
def desk(make_desk: Callable[..., Desk], example: Workspace) -> Desk:
    """The example with one client chosen."""
    made: Desk = make_desk(example)
    made.context.choose_client(example.clients.list()[0].id)
    return made
