"""Counting what is asked of a workspace's database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

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
