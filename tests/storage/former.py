"""Workspaces as former revisions made them, with rows of the time."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from smmdesk.storage import migrate
from smmdesk.storage.connection import connect
from smmdesk.storage.engine import sqlite_engine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from sqlite3 import Connection


def made_by(revision: int, path: Path, rows: Mapping[str, dict[str, str]]) -> Path:
    """A file of that revision, by table a row."""
    path.touch()
    engine = sqlite_engine(lambda: connect(path, journal_mode="DELETE"))
    migrate.upgrade(engine, f"{revision:04}")
    engine.dispose()
    with closing(connect(path)) as connection:
        for table, values in rows.items():
            _put(connection, table, values)
        connection.execute(f"PRAGMA user_version={revision}")
    return path


def _put(connection: Connection, table: str, values: dict[str, str]) -> None:
    """A row, what is not said of it as empty as may be."""
    info = connection.execute(f"PRAGMA table_info({table})").fetchall()
    empty = {name: 0 if kind == "INTEGER" else "" for _at, name, kind, filled, *_rest in info if filled}
    row = {**empty, **values}
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", [*row.values()])
