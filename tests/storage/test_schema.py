"""Tables are what their records are, and migrations make the tables that the schema describes."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import BigInteger, Column, Text, inspect

from smmdesk.storage import migrate
from smmdesk.storage.connection import SCHEMA_VERSION, connect, connect_reading
from smmdesk.storage.database import Database
from smmdesk.storage.declaring import RECORDS, metadata
from smmdesk.storage.engine import sqlite_engine
from smmdesk.storage.kinds import children, table_of
from smmdesk.storage.opening import fingerprint, known_fingerprint
from smmdesk.storage.rows import codec
from smmdesk.storage.schema import change, publication
from tests.records import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.storage.database import Database


ALONE = publication.c.account_id
"""Removing an account looks through all publications, which takes 30 ms for 100,000."""


@pytest.mark.parametrize("kind", KINDS)
def test_table_has_the_columns_of_its_record_and_a_version(kind: type) -> None:
    assert [column.name for column in table_of(kind).c] == [*codec(kind).columns, "version"]


@pytest.mark.parametrize("kind", KINDS)
def test_columns_have_the_type_and_nullability_of_their_field(kind: type) -> None:
    shapes = {shape.name: (shape.kind, shape.optional) for shape in codec(kind).shapes}
    found = {c.name: (_kind(c), bool(c.nullable)) for c in table_of(kind).c if c.name != "version"}
    assert found == shapes


def _kind(column: Column[object]) -> type:
    return {Text: str, BigInteger: int}[type(column.type)]


def test_every_table_belongs_to_a_record_or_is_the_account() -> None:
    assert set(metadata.tables) == {*(each.table.name for each in RECORDS.values()), change.name}


def test_every_reference_says_what_becomes_of_it_and_is_indexed() -> None:
    references = [column for each in RECORDS.values() for column in children(each.table)]
    assert {*references} == {column for each in metadata.tables.values() for column in each.c if column.foreign_keys}
    for column in references:
        # what may be without one lets go of it, or goes too: nothing else can become of it
        assert column.info["on_remove"] in ({"clear", "cascade"} if column.nullable else {"cascade"})
        assert column is ALONE or any(index.columns[0] is column for index in column.table.indexes)


def test_migrated_database_is_what_the_schema_describes(database: Database) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert [each for each in compare_metadata(context, metadata) if not came_in_place(each)] == []


def came_in_place(difference: tuple[Any, ...]) -> bool:
    """Whether it is a key that came with its column: SQLite does not read back that it is put off, so it seems another
    one. `test_a_key_that_came_in_place_is_put_off` asks what the file says."""
    kind, key, *_more = difference
    return kind in {"add_fk", "remove_fk"} and [column.name for column in key.columns] == ["series_id"]


def test_a_key_that_came_in_place_is_put_off(file: Path) -> None:
    from sqlcipher3 import dbapi2

    with closing(dbapi2.connect(str(file))) as connection:
        (said,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'post'").fetchone()
        keys = {(row[2], row[3]) for row in connection.execute("PRAGMA foreign_key_list(post)")}
    assert "CONSTRAINT fk_post_series_id REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED" in said
    assert ("series", "series_id") in keys


def test_migrated_columns_are_those_of_the_schema(database: Database) -> None:
    """In whatever order: a database puts a column that is added later at the end, and all of them are read by name."""
    found = inspect(database.engine)
    for name, table in metadata.tables.items():
        assert {c["name"]: c["nullable"] for c in found.get_columns(name)} == {c.name: c.nullable for c in table.c}


def test_sqlite_tables_are_strict(file: object) -> None:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(file))
    made = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    connection.close()
    assert {name for name, sql in made if "STRICT" not in sql} == {"alembic_version"}


def test_revisions_are_named_by_their_version(database: Database) -> None:
    assert migrate.version(database.engine) == SCHEMA_VERSION


def test_the_structure_is_known_by_its_fingerprint(tmp_path: Path) -> None:
    """Without `create`, which refuses what it would not open again."""
    path = tmp_path / "workspace.db"
    path.touch()
    engine = sqlite_engine(lambda: connect(path, journal_mode="DELETE"))
    migrate.upgrade(engine)
    engine.dispose()
    with closing(connect_reading(path)) as connection:
        found = fingerprint(connection)
    assert found == known_fingerprint(SCHEMA_VERSION), f"a changed structure needs a new version, with {found}"
