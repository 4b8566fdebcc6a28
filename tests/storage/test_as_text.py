"""A file of any version is read as text, and stays as it is to the byte."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId
from smmdesk.storage.as_text import tables_as_text
from smmdesk.storage.connection import SCHEMA_VERSION, connect
from smmdesk.storage.errors import DamagedWorkspaceError, NotAWorkspaceError
from smmdesk.storage.kinds import adding
from smmdesk.storage.opening import open_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def newer(file: Path) -> Path:
    """Of a later version, with a table and a column that this one does not know."""
    with closing(open_file(file)) as database, database.write(adding(Client)) as work:
        work.save(Client(id=ClientId("a"), name="=Café", notes="=1+1"))
    with closing(connect(file, journal_mode="DELETE")) as connection:
        connection.execute('CREATE TABLE "of ""later""" (id INTEGER, share REAL, picture BLOB, gone TEXT)')
        connection.execute('INSERT INTO "of ""later""" VALUES (7, 0.5, x\'00FF\', NULL)')
        connection.execute('INSERT INTO "of ""later""" (gone) VALUES (CAST(x\'41FF\' AS TEXT))')
        connection.execute("ALTER TABLE client ADD COLUMN mood TEXT DEFAULT 'good'")
        connection.execute("CREATE VIEW trap AS SELECT * FROM client")
        connection.execute("CREATE VIRTUAL TABLE found USING fts5(words)")
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    return file


def beside(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}


def test_every_table_and_column_is_there_by_the_names_in_the_file(newer: Path) -> None:
    before = beside(newer)
    found = {table.name: table for table in tables_as_text(newer)}
    assert beside(newer) == before
    later = found['of "later"']
    assert later.columns == ["id", "share", "picture", "gone"]
    assert later.rows == [["7", "0.5", "00ff", None], [None, None, None, "A\ufffd"]]
    (client,) = [dict(zip(found["client"].columns, row, strict=True)) for row in found["client"].rows]
    assert (client["name"], client["notes"], client["mood"]) == ("=Café", "=1+1", "good")
    assert found.keys() > {"post", "change"}
    assert not found.keys() & {"trap", "found", "found_data", "sqlite_master"}


def test_what_stands_in_the_journal_only_is_read_too(newer: Path) -> None:
    with closing(connect(newer)) as other:
        other.execute("UPDATE client SET name = 'In the journal'")
        before = {name: content for name, content in beside(newer).items() if not name.endswith("-shm")}
        assert before["workspace.db-wal"]
        found = {table.name: table for table in tables_as_text(newer)}
        after = {name: content for name, content in beside(newer).items() if not name.endswith("-shm")}
    assert after == before
    assert "In the journal" in found["client"].rows[0]


def test_what_is_no_workspace_or_damaged_is_refused(newer: Path, tmp_path: Path) -> None:
    content = bytearray(newer.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    newer.write_bytes(content)
    with pytest.raises(DamagedWorkspaceError):
        tables_as_text(newer)
    other = tmp_path / "other.db"
    other.touch()
    with closing(connect(other, journal_mode="DELETE")) as connection:
        connection.execute("CREATE TABLE note (id INTEGER)")
    with pytest.raises(NotAWorkspaceError):
        tables_as_text(other)
