"""What people do with the program, each in a process of its own, to be killed at it; it says what is done by when.

    python -m tests.faults.victims working|typing|first FOLDER SEED

A line each: "open" with what there is, "doing" an act, "done" with its number and what there is then; of a window that
is typed into "key" with the count of letters so far and the second of the machine's clock.
"""

from __future__ import annotations

import random
import sys
import time
from contextlib import suppress
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smmdesk.domain.clients import Client
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.opening import open_workspace
from smmdesk.services.reading.plans import PLAN
from smmdesk.storage.declaring import RECORDS
from smmdesk.storage.errors import NothingToRedoError, NothingToUndoError
from tests.faults.workers import clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPlainTextEdit

    from smmdesk.workspace import Workspace
    from ui.app import Program
    from ui.widgets.forms.form import Form

ROWS: Final = 12
"""Posts of a file that is read."""
LETTERS: Final = "".join(f"word{number} " for number in range(400))
"""What is typed, from its beginning on."""


def say(*words: object) -> None:
    """At once and in one piece: a kill may come between two."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def contents(workspace: Workspace) -> str:
    """A mark of all that stands in it; where it is alike, nothing was lost, added or changed."""
    found = [sorted(map(repr, workspace.records.all(kind))) for kind in RECORDS]
    return sha256(repr(found).encode("utf-8", "surrogatepass")).hexdigest()[:16]


# somebody at work: one act after the other, as a window would call them


def work(folder: Path, chance: random.Random) -> None:
    with open_workspace(folder, clock) as desk:
        say("open", desk.database.latest(), contents(desk))
        while True:
            name = chance.choice(list(ACTS))
            say("doing", name)
            with suppress(NothingToUndoError, NothingToRedoError):
                ACTS[name](desk, chance)
            say("done", desk.database.latest(), contents(desk))


def _posts(desk: Workspace, chance: random.Random, most: int) -> list[Post]:
    posts = [post for post in desk.records.all(Post) if post.moment and post.status is PostStatus.DRAFT]
    return chance.sample(posts, min(most, len(posts)))


def _add_client(desk: Workspace, chance: random.Random) -> None:
    desk.clients.add(f"Client {chance.random()}")


def _add_post(desk: Workspace, chance: random.Random) -> None:
    client = chance.choice(desk.clients.list())
    desk.calendar.add(client.id, clock().date() + timedelta(days=chance.randrange(60)), f"Post {chance.random()}")


def _change(desk: Workspace, chance: random.Random) -> None:
    client = chance.choice(desk.clients.list())
    desk.records.change(Client, client.id, notes=f"{chance.random()} хачапури " * 200)


def _move(desk: Workspace, chance: random.Random) -> None:
    desk.calendar.move([post.id for post in _posts(desk, chance, 20)], days=chance.choice([-1, 1]))


def _remove(desk: Workspace, chance: random.Random) -> None:
    desk.calendar.remove([post.id for post in _posts(desk, chance, 6)])


def _remove_client(desk: Workspace, chance: random.Random) -> None:
    """With all that belongs to it."""
    clients = desk.clients.list()
    if len(clients) > 3:
        desk.records.remove(Client, chance.choice(clients).id)


def _read_in(desk: Workspace, chance: random.Random) -> None:
    """A backup, then a file with a client of its own."""
    assert desk.folder
    path = desk.folder.with_name("plan.csv")
    mark = chance.random()
    rows = (f"2026-12-{day:02},Instagram,{mark} of {day}" for day in range(1, ROWS + 1))
    path.write_text("\n".join(["date,network,text", *rows]), "utf-8")
    desk.importing.import_file(path, f"Client of file {chance.randrange(4)}", kind=PLAN)


def _back_up(desk: Workspace, _chance: random.Random) -> None:
    desk.backups.make()


ACTS: Final[dict[str, Callable[[Workspace, random.Random], None]]] = {
    "add a client": _add_client,
    "add": _add_post,
    "change": _change,
    "move": _move,
    "remove": _remove,
    "remove a client": _remove_client,
    "import": _read_in,
    "undo": lambda desk, _chance: desk.history.undo() and None,
    "redo": lambda desk, _chance: desk.history.redo() and None,
    "back up": _back_up,
}


# somebody who types in the window


def type_in_window(folder: Path, chance: random.Random) -> None:
    """Letter after letter, as fast as people do; now and then the field is left, which saves it."""
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest

    program = _window(folder)
    form, field = _field(program, chance)
    say("open", program.window and program.window.page_id)
    pace = chance.choice([4, 30, 120])
    for count, letter in enumerate(LETTERS, 1):
        QTest.keyClicks(field, letter)
        say("key", count, time.monotonic())
        QTest.qWait(chance.randrange(pace + 1))
        if chance.random() < 0.01:
            form.flush()
            QTest.qWait(chance.choice([0, 5, 300]))
            field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.qWait(600_000)


def _window(folder: Path | None) -> Program:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.app import Program
    from ui.style.theme import FUSION

    program = Program(QApplication(["smmdesk", *FUSION]))
    program.start(folder)
    while folder and not (program.workspace and program.workspace.is_fully_open):
        QTest.qWait(20)
    return program


def _field(program: Program, chance: random.Random) -> tuple[Form, QPlainTextEdit]:
    """The notes of a client, or the note of a post: of a form that fills a page, and of one beside it."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QPlainTextEdit

    from ui.widgets.forms.form import Form

    assert program.window
    assert program.workspace
    (client,) = program.workspace.clients.list()
    (post,) = program.workspace.records.all(Post)
    page, record, name = chance.choice([("clients", client.id, "notes"), ("calendar", post.id, "note")])
    program.window.context.choose_client(client.id)
    shown = program.window.open_page(page, record)
    QTest.qWait(100)
    (form,) = [each for each in shown.findChildren(Form) if each.has(name) and each.isVisible()]
    field = form.editor(name).findChildren(QPlainTextEdit)[0]
    field.setFocus()
    return form, field


# somebody who starts for the first time


def begin(documents: Path, chance: random.Random) -> None:
    """One click in the first window; the workspace comes about in the folder of documents."""
    from PySide6.QtTest import QTest

    from ui.start.first_start import FirstStart

    program = _window(None)
    asked = program.first_start
    assert isinstance(asked, FirstStart)
    QTest.qWait(50)
    asked.name.setText(f"Desk {documents.name}")
    say("doing", "begin")
    (asked.start_empty if chance.random() < 0.5 else asked.start_with_example)()
    say("done")
    QTest.qWait(600_000)


if __name__ == "__main__":
    what, where, seed = sys.argv[1:]
    with suppress(BrokenPipeError, SmmdeskError) if what == "first" else suppress(BrokenPipeError):
        {"working": work, "typing": type_in_window, "first": begin}[what](Path(where), random.Random(seed))
