"""A month goes to the client and comes back: posts are sent for approval, the answer is pasted, its decisions taken and
taken back; by the keyboard alone. A file that is dropped needs a hand."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from smmdesk.domain.approval.sheets import ApprovalSheet
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.opening import open_workspace
from tests.desks import desk_with
from ui.calendar.approval.reading import AnswerDialog, FromDialog
from ui.calendar.approval.sending import SendDialog
from ui.calendar.approval.sent import SentDialog
from ui.importing.dialog import ImportDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeVar

    from ui.shell.dialogs import Dialog

    from .conftest import Person

    D = TypeVar("D", bound=Dialog)

TEXTS = ("Honey cake is back", "Rye bread on Fridays", "Winter hours")


@pytest.fixture
def desk(home: Path) -> Path:
    folder = desk_with(home / "desk", "Walnut")
    with open_workspace(folder) as workspace:
        (client,) = workspace.records.all(Client)
        today = workspace.today()
        for at, text in enumerate(TEXTS):
            workspace.records.add(
                Post(
                    id=PostId(new_id()),
                    client_id=client.id,
                    moment=LocalMoment.at(today + timedelta(days=at + 1), 9, 30, client.time_zone),
                    networks=(Network.INSTAGRAM,),
                    text=text,
                    status=PostStatus.DRAFT,
                )
            )
    return folder


def dialog(person: Person, kind: type[D]) -> D:
    """The one in sight, of this kind."""
    found: list[D] = []

    def seen() -> bool:
        found[:] = [each for each in person.window.findChildren(kind) if each.isVisible()]
        return bool(found)

    person.qtbot.waitUntil(seen, timeout=10_000)
    found[0].activateWindow()
    person.qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def statuses(person: Person) -> dict[str, PostStatus]:
    return {post.text: post.status for post in person.workspace.records.all(Post)}


def test_posts_go_to_the_client_and_the_answer_comes_back(
    start: Callable[..., Person], desk: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(home / "sheet.html"), ""))
    person = start(desk)
    person.come_to_the_front()
    person.press("Ctrl+Shift+A")
    asked = dialog(person, SendDialog)
    assert [post.text for post in asked.table.selected()] == [*TEXTS]
    assert asked.accept_button is not None
    person.tab_on_to(asked.accept_button)
    person.press("Space")
    sent = dialog(person, SentDialog)
    (sheet,) = person.workspace.records.all(ApprovalSheet)
    assert (home / "sheet.html").read_text("utf-8").count("<article") == len(TEXTS)
    assert {*statuses(person).values()} == {PostStatus.TO_APPROVE}
    person.press("Space")
    assert sheet.code in QGuiApplication.clipboard().text()
    assert sent.copy.text() == "Copied"
    person.press("Esc")

    person.come_to_the_front()
    person.press("Ctrl+Shift+V")
    said = dialog(person, FromDialog)
    person.type("all ok")
    person.press("Return")
    person.type("2 no: not before the holiday")
    person.press("Return")
    person.type("3 maybe")
    assert said.accept_button is not None
    person.tab_on_to(said.accept_button)
    person.press("Space")
    shown = dialog(person, AnswerDialog)
    assert "3 maybe" in shown.unread.text()
    assert shown.accept_button is not None
    assert shown.accept_button.text() == "Take 2 decisions"
    person.tab_on_to(shown.accept_button)
    person.press("Space")
    person.come_to_the_front()
    assert statuses(person) == {
        TEXTS[0]: PostStatus.APPROVED,
        TEXTS[1]: PostStatus.REJECTED,
        TEXTS[2]: PostStatus.TO_APPROVE,
    }
    person.press("Ctrl+Z")
    assert {*statuses(person).values()} == {PostStatus.TO_APPROVE}
    person.press("Ctrl+Z")
    assert {*statuses(person).values()} == {PostStatus.DRAFT}


def drop(on: QWidget, path: Path) -> None:
    """As a hand lets a file go over the middle of something."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, no = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(on.rect().center(), copy, carried, left, no)
    QApplication.sendEvent(on, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(on, QDropEvent(QPointF(on.rect().center()), copy, carried, left, no))


def test_a_file_dropped_on_the_calendar_is_read_as_the_answer_or_the_plan_that_it_is(
    start: Callable[..., Person], desk: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(home / "sheet.xlsx"), ""))
    person = start(desk)
    person.come_to_the_front()
    person.press("Ctrl+Shift+A")
    asked = dialog(person, SendDialog)
    asked.accept()
    dialog(person, SentDialog).reject()
    (sheet,) = person.workspace.records.all(ApprovalSheet)
    answer, plan = home / "answer.txt", home / "plan.csv"
    answer.write_text(f"SMMdesk answer {sheet.code}\n1 yes\n2 no\n", "utf-8")
    plan.write_text("Date;Text\n2026-12-14;Cake\n", "utf-8")
    person.come_to_the_front()
    page = person.window.page
    person.qtbot.waitUntil(page.acceptDrops)
    drop(page, answer)
    shown = dialog(person, AnswerDialog)
    assert shown.accept_button is not None
    assert shown.accept_button.text() == "Take 2 decisions"
    shown.reject()
    person.come_to_the_front()
    drop(page, plan)
    dialog(person, ImportDialog).reject()
    person.come_to_the_front()
    person.press("Ctrl+Shift+V")
    said = dialog(person, FromDialog)
    drop(said.text.viewport(), answer)
    dialog(person, AnswerDialog).reject()
    assert {*statuses(person).values()} == {PostStatus.TO_APPROVE}


def test_what_is_no_answer_is_refused_where_it_stands(start: Callable[..., Person], desk: Path, home: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    person.press("Ctrl+Shift+V")
    asked = dialog(person, FromDialog)
    person.type("all ok")
    asked.accept()
    assert "This is no answer to a sheet of this workspace" in asked.notice.text()
    plan = home / "plan.csv"
    plan.write_text("Date;Text\n2026-12-14;Cake\n", "utf-8")
    asked.read_file(plan)
    person.qtbot.waitUntil(lambda: "plan.csv is no answer" in asked.notice.text(), timeout=10_000)
    assert asked.text.toPlainText() == "all ok"
    assert {*statuses(person).values()} == {PostStatus.DRAFT}
