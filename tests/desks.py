"""Workspaces for tests that open them by themselves: closed, in a folder; and how one comes to harm."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from smmdesk.opening import create_workspace, open_workspace
from smmdesk.storage.connection import connect
from smmdesk.storage.folder import DATABASE
from smmdesk.storage.lock import FILE

if TYPE_CHECKING:
    from pathlib import Path

_PAGE = 4096
"""Bytes of the database that the engine reads at once."""


def desk_with(folder: Path, *clients: str) -> Path:
    """A new workspace with these clients."""
    with create_workspace(folder) as made:
        for name in clients:
            made.clients.add(name)
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
