"""Workspaces for tests that open them by themselves: closed, in a folder; and how one comes to harm."""

from __future__ import annotations

import atexit
import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from smmdesk.domain.periods import Clock, utc_now
from smmdesk.opening import create_workspace, open_workspace
from smmdesk.storage.connection import connect
from smmdesk.storage.folder import DATABASE
from smmdesk.storage.lock import FILE

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
"""a Monday, in the middle of a month"""
_PAGE = 4096
"""Bytes of the database that the engine reads at once."""


def a_copy(folder: Path, example: str = "", made_at: datetime = NOW) -> Path:
    """A new workspace with the example of that language, or nothing: to copy it takes a fraction of making it."""
    return shutil.copytree(_made_once(example, made_at), folder)


def new_desk(folder: Path, clock: Clock = utc_now, *, example: str = "") -> Workspace:
    """The same, opened: for what is not about making one."""
    return open_workspace(a_copy(folder, example), clock)


def example_of(folder: Path, code: str, moment: datetime) -> Workspace:
    """The example in a language as it is on the day that it is made, opened then."""
    return open_workspace(a_copy(folder, code, moment), lambda: moment)


@cache
def _made_once(example: str, moment: datetime) -> Path:
    """As it was made then; gone with the process."""
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    made = create_workspace(folder / "desk", clock=lambda: moment)
    if example:
        made.make_example(example)
    made.close(backed_up=False)
    return folder / "desk"


def desk_with(folder: Path, *clients: str, backed_up: bool = False) -> Path:
    """A new workspace with these clients; with the backup that is made at closing, where one is looked for."""
    made = open_workspace(a_copy(folder))
    for name in clients:
        made.clients.add(name)
    made.close(backed_up=backed_up)
    return folder


def desk_on_another_machine(folder: Path, *clients: str) -> Path:
    """One on a shared disk, in which somebody on another computer works: without a WAL."""
    desk_with(folder, *clients)
    connect(folder / DATABASE, journal_mode="DELETE").close()
    (folder / FILE).write_text('{"pid": 77, "host": "laptop-of-anna"}')
    return folder


def backed_up(example: Path, folder: Path) -> Path:
    """A copy of the example with two backups: of three clients, then of four, the last of whom is called Late."""
    shutil.copytree(example, folder, ignore=shutil.ignore_patterns("backups"))
    with open_workspace(folder) as workspace:
        workspace.backups.make()
        workspace.clients.add("Late")
    return folder


def destroy_page(folder: Path, word: bytes, *, first: bool = False) -> bytes:
    """Fill the page of the database where the word stands last, or first, with noise; all that the file holds then."""
    content = bytearray((folder / DATABASE).read_bytes())
    at = (content.index(word) if first else content.rindex(word)) // _PAGE * _PAGE
    content[at : at + _PAGE] = b"\xa5" * _PAGE
    (folder / DATABASE).write_bytes(content)
    return bytes(content)
