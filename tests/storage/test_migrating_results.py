"""To the seventh schema: publications and what they had reached stay as they were, also where the file is gone."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

from smmdesk.domain.results.records import Publication, Snapshot
from smmdesk.storage import migrate
from smmdesk.storage.connection import connect
from smmdesk.storage.engine import sqlite_engine
from smmdesk.storage.opening import open_file

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection

ROWS = {
    "client": {"id": "bakery", "name": "Bakery", "status": "active", "colour": "", "files": "[]", "messengers": "[]"},
    "account": {"id": "page", "client_id": "bakery", "network": "instagram"},
    "imported_file": {"id": "file", "client_id": "bakery", "read_at": "2026-11-01T10:00:00+00:00"},
    "publication": {
        "id": "cake",
        "client_id": "bakery",
        "account_id": "page",
        "network": "instagram",
        "external_id": "17",
        "link": "none",
    },
    "snapshot": {
        "id": "then",
        "publication_id": "cake",
        "taken_on": "2026-11-01",
        "figures": '{"views": 7}',
        "source_id": "file",
    },
}


def test_publications_and_their_figures_are_kept(tmp_path: Path) -> None:
    path = _sixth_schema(tmp_path / "workspace.db")
    with closing(open_file(path)) as database:
        with database.read() as reader:
            [publication], [snapshot] = reader.all(Publication), reader.all(Snapshot)
        assert database.check() == []
    assert (publication.external_id, publication.account_id, publication.post_id) == ("17", "page", None)
    assert snapshot == Snapshot(
        id=snapshot.id,
        publication_id=publication.id,
        taken_on=date(2026, 11, 1),
        figures={"views": 7},
        source_id=snapshot.source_id,
    )
    assert (snapshot.id, snapshot.source_id) == ("then", "file")


def _sixth_schema(path: Path) -> Path:
    """A workspace as the sixth revision made it, with a row of each."""
    path.touch()
    engine = sqlite_engine(lambda: connect(path, journal_mode="DELETE"))
    migrate.upgrade(engine, "0006")
    engine.dispose()
    with closing(connect(path)) as connection:
        for table, values in ROWS.items():
            _put(connection, table, values)
        connection.execute("PRAGMA user_version=6")
    return path


def _put(connection: Connection, table: str, values: dict[str, str]) -> None:
    """A row, what is not said of it as empty as may be."""
    info = connection.execute(f"PRAGMA table_info({table})").fetchall()
    empty = {name: 0 if kind == "INTEGER" else "" for _at, name, kind, filled, *_rest in info if filled}
    row = {**empty, **values}
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", [*row.values()])
