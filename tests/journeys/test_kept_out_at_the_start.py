"""On a disk of another machine another program may write just as ours is started: the window is there at once."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from smmdesk.storage.connection import connect
from smmdesk.storage.errors import BusyError
from smmdesk.storage.folder import DATABASE
from smmdesk.storage.quick_reader import KeptOut, QuickReader
from tests.desks import desk_on_another_machine
from ui.calendar.page import CalendarPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from sqlite3 import Connection

    from .conftest import Person

WAITS = "Another program is writing to this workspace. This page is shown as soon as it has finished."


@pytest.fixture
def shared(home: Path) -> Path:
    return desk_on_another_machine(home / "desk", "Almond")


@pytest.fixture
def writer(shared: Path) -> Iterator[Connection]:
    with closing(connect(shared / DATABASE, journal_mode="DELETE")) as made:
        made.execute("BEGIN EXCLUSIVE")
        yield made


def test_the_window_says_what_it_waits_for(
    start: Callable[[Path | None], Person], shared: Path, writer: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.shell.dialogs.ask", lambda *_words, **_more: True)  # it is left open over there
    person = start(shared)
    window = person.program.window
    assert window is not None
    page = window.page
    assert isinstance(page, CalendarPage)
    person.qtbot.waitUntil(lambda: page.waits_for == WAITS)
    assert not window.context.workspace.is_fully_open
    writer.execute("COMMIT")
    assert person.window is window
    person.qtbot.waitUntil(lambda: page.waits_for == "" and page.views.isVisible())
    person.qtbot.waitUntil(lambda: [client.name for client in window.top.found] == ["Almond"])
    assert window.can_undo
    assert window.toasts.words() == []


def test_it_can_be_closed_again_meanwhile(
    start: Callable[[Path | None], Person], shared: Path, writer: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.shell.dialogs.ask", lambda *_words, **_more: True)
    person = start(shared)
    person.qtbot.wait(300)
    person.program.close()
    assert writer.in_transaction
    assert person.program.window is None


def test_a_reader_that_is_kept_out_says_so_until_it_is_let_in(shared: Path, writer: Connection) -> None:
    reader = QuickReader.at(shared / DATABASE)
    assert isinstance(reader, KeptOut)
    with pytest.raises(BusyError):
        reader.look()
    with pytest.raises(BusyError):
        reader.posts(None)
    assert not reader.can_undo()
    writer.execute("COMMIT")
    reader.look()
