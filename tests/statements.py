"""Counting what is asked of a workspace's database."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.workspace import Workspace


@contextmanager
def statements(workspace: Workspace) -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(workspace.database.engine, "before_cursor_execute", note)
    yield asked
    event.remove(workspace.database.engine, "before_cursor_execute", note)
