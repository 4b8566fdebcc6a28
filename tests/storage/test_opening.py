"""Whatever lies in the place of a workspace: it is opened, or refused in words and left as it is."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from smmdesk.domain.changes import MAKE_EXAMPLE
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId
from smmdesk.storage import backup, migrate, opening
from smmdesk.storage.connection import SCHEMA_VERSION, connect, connect_reading
from smmdesk.storage.database import Database
from smmdesk.storage.declaring import RECORDS
from smmdesk.storage.errors import (
    AlteredWorkspaceError,
    DamagedWorkspaceError,
    NewerWorkspaceError,
    NotAWorkspaceError,
    NothingToUndoError,
    ReadOnlyWorkspaceError,
)
from smmdesk.storage.kinds import adding, record_of
from smmdesk.storage.manifest import Reason
from smmdesk.storage.opening import create, inspect, open_file
from tests.every import every
from tests.records import KINDS, plain_family
from tests.storage.conftest import as_killed, clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.storage.database import Database

NEXT_REVISION = f"""
import sqlalchemy as sa
from alembic import op

revision = "{SCHEMA_VERSION + 1:04}"
down_revision = "{SCHEMA_VERSION:04}"


def upgrade() -> None:
    with op.batch_alter_table("client", recreate="always") as batch:  # a parent table, made anew
        batch.add_column(sa.Column("mood", sa.Text(), nullable=False, server_default=""))
"""


@pytest.fixture
def full(file: Path) -> Path:
    """A workspace with records of every kind."""
    with closing(open_file(file, clock)) as database, database.write(MAKE_EXAMPLE) as work:
        for number, kind in enumerate(KINDS):
            for each in plain_family(kind, number):
                work.save(each)
    return file


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """From here on the program is one schema version further."""
    scripts = shutil.copytree(migrate.SCRIPTS, tmp_path / "migrations")
    revision = scripts / "versions" / f"r{SCHEMA_VERSION + 1:04}_later.py"
    revision.write_text(NEXT_REVISION)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    for module in (migrate, opening):
        monkeypatch.setattr(module, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    with pytest.raises(AlteredWorkspaceError):
        create(tmp_path / "fresh.db")
    with closing(connect_reading(tmp_path / "fresh.db")) as connection:
        found = opening.fingerprint(connection)
    revision.write_text(f'fingerprint = "{found}"\n{NEXT_REVISION}')
    return SCHEMA_VERSION + 1


def counts(path: Path) -> dict[str, int]:
    with closing(connect_reading(path)) as connection:
        return {
            table.name: connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0]
            for table in [each.table for each in RECORDS.values()]
        }


def beside(path: Path) -> dict[str, bytes]:
    """All files of the folder; the -shm is no content, only an index that readers share."""
    files = [each for each in path.parent.glob("workspace.db*") if not each.name.endswith("-shm")]
    return {each.name: each.read_bytes() for each in files}


class TestCreate:
    def test_it_is_signed_and_for_its_owner_only(self, tmp_path: Path) -> None:
        path = tmp_path / "workspace.db"
        before = os.umask(0)
        try:
            with closing(create(path, clock)) as database, database.write(adding(Client)) as work:
                work.save(Client(id=ClientId("a"), name="A"))
                modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()}
        finally:
            os.umask(before)
        assert modes == {f"workspace.db{end}": 0o600 for end in ("", "-wal", "-wal.of", "-shm")}
        assert inspect(path) == SCHEMA_VERSION

    def test_never_over_a_file(self, full: Path) -> None:
        before = full.read_bytes()
        with pytest.raises(FileExistsError):
            create(full)
        assert full.read_bytes() == before

    def test_a_failure_leaves_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(_engine: object) -> None:
            raise RuntimeError

        monkeypatch.setattr(migrate, "upgrade", broken)
        with pytest.raises(RuntimeError):
            create(tmp_path / "workspace.db")
        assert list(tmp_path.iterdir()) == []

    def test_the_recipe_holds_on_every_connection(self, tmp_path: Path) -> None:
        wanted = {
            "foreign_keys": 1,
            "trusted_schema": 0,
            "journal_mode": "wal",
            "synchronous": 3,
            "secure_delete": 1,
            "cell_size_check": 1,
            "mmap_size": 0,
            "cache_size": -65536,
            "fullfsync": 1,
            "checkpoint_fullfsync": 1,
        }
        with closing(create(tmp_path / "workspace.db")) as database, database.engine.connect() as connection:
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
        assert found == wanted


def damaged(content: bytes) -> dict[str, bytes]:
    """Ways in which a file is not what it was."""
    page, half = 4096, len(content) // 2
    third = half // page * page
    return {
        "empty": b"",
        "short": content[:50],
        "head only": content[:100],
        "cut in the middle": content[:half],
        "cut within a page": content[: half + 1000],
        "cut within the last page": content[:-1000],
        "zeros at the start": bytes(page) + content[page:],
        "zeros in the middle": content[:half] + bytes(20 * page) + content[half + 20 * page :],
        "noise at the start of a page": content[:third] + b"\xa5" * 500 + content[third + 500 :],
        "a structure that is no text": content.replace(b"CREATE TABLE client", b"CREATE T\x80BLE client"),
        "another file": "Дорогой дневник! ".encode() * 500,
    }


@pytest.mark.parametrize("how", damaged(b""))
def test_damaged_files_are_refused_and_left_as_they_are(full: Path, how: str) -> None:
    full.write_bytes(damaged(full.read_bytes())[how])
    before = beside(full)
    with pytest.raises((DamagedWorkspaceError, NotAWorkspaceError)):
        open_file(full)
    assert beside(full) == before


@pytest.fixture(scope="session")
def full_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Many records of every kind, to be copied."""
    path = Path(shutil.copy(empty_file, tmp_path_factory.mktemp("full") / "workspace.db"))
    with closing(open_file(path, clock)) as database, database.write(MAKE_EXAMPLE) as work:
        for number, kind in enumerate(KINDS * 12):
            for each in plain_family(kind, number):
                work.save(each)
    return path


@given(start=st.floats(0, 0.999), length=st.integers(1, 5000), fill=st.binary(min_size=1, max_size=8))
@settings(max_examples=80)
def test_overwritten_parts_never_cause_anything_but_words(
    tmp_path_factory: pytest.TempPathFactory, full_file: Path, start: float, length: int, fill: bytes
) -> None:
    """Refused, or opened with all that is asked of it answered or refused: never another error, never a crash."""
    path = Path(shutil.copy(full_file, tmp_path_factory.getbasetemp() / "overwritten.db"))
    content = bytearray(path.read_bytes())
    at = int(start * len(content))
    content[at : at + length] = (fill * length)[: len(content[at : at + length])]
    path.write_bytes(content)
    try:
        database = open_file(path, clock)
    except (DamagedWorkspaceError, NotAWorkspaceError, NewerWorkspaceError, AlteredWorkspaceError):
        assert path.read_bytes() == content
        return
    with closing(database):
        for kind in KINDS:
            _read_or_refused(database, kind)


def test_a_header_of_no_known_format_is_damage(full: Path) -> None:
    content = bytearray(full.read_bytes())
    content[44:48] = b"\5\5\5\5"  # the schema format, which no version of SQLite numbers so
    full.write_bytes(content)
    with pytest.raises(DamagedWorkspaceError):
        open_file(full, clock)
    assert full.read_bytes() == content


def _read_or_refused(database: Database, kind: type[Any]) -> None:
    with suppress(DamagedWorkspaceError), database.read() as reader:
        assert every(type(each) is kind for each in reader.all(kind))


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE client SET notes = CAST(x'ff41' AS TEXT)",
        "UPDATE client SET segment = 'smalm'",
        "UPDATE post SET moment_wall = '2026-13-05T10:00', moment_zone = 'Etc/UTC'",
        "UPDATE post SET networks = '[\"vk\"'",
        "UPDATE post SET networks = '5'",
        "UPDATE budget SET split = '[]'",
        "UPDATE post SET cost_minor = 5, cost_currency = NULL",
    ],
)
def test_a_cell_that_no_record_could_have_is_refused_in_words(full: Path, damage: str) -> None:
    """What flipped bits do: the engine's own check does not see them."""
    with closing(connect(full)) as connection:
        connection.execute(damage)
    table = damage.split()[1]
    with closing(open_file(full, clock)) as database, pytest.raises(DamagedWorkspaceError) as refused:
        _all(database, record_of(table))
    assert "\ufffd" not in str(refused.value)


def _all(database: Database, kind: type[Any]) -> None:
    with database.read() as reader:
        reader.all(kind)


class TestOtherDatabases:
    def test_a_database_of_another_program(self, tmp_path: Path) -> None:
        path = tmp_path / "workspace.db"
        path.touch()
        with closing(connect(path, journal_mode="DELETE")) as connection:
            connection.execute("CREATE TABLE note (id INTEGER)")
        before = beside(path)
        with pytest.raises(NotAWorkspaceError, match=r"workspace\.db"):
            open_file(path)
        assert beside(path) == before

    def test_a_newer_one_is_refused_to_the_byte(self, full: Path) -> None:
        with closing(connect(full)) as connection:
            connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
        before = beside(full)
        with pytest.raises(NewerWorkspaceError, match=f"{SCHEMA_VERSION + 1}.*{SCHEMA_VERSION}"):
            open_file(full)
        assert beside(full) == before

    def test_a_newer_one_keeps_even_what_stands_in_its_journal_only(self, full: Path, tmp_path: Path) -> None:
        copy = tmp_path / "killed" / "workspace.db"
        copy.parent.mkdir()
        with closing(connect(full)) as connection:
            connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
            for end in ("", "-wal"):
                shutil.copy(f"{full}{end}", f"{copy}{end}")
        before = beside(copy)
        assert len(before["workspace.db-wal"]) > 0
        with pytest.raises(NewerWorkspaceError):
            open_file(copy)
        assert beside(copy) == before

    @pytest.mark.parametrize(
        "planted",
        [
            "CREATE TRIGGER t AFTER INSERT ON post BEGIN DELETE FROM client; END",
            "CREATE VIEW v AS SELECT * FROM client",
            "CREATE TABLE more (id INTEGER)",
            "CREATE INDEX i ON client (name)",
            "DROP INDEX ix_answer_evaluation_id",
            "ALTER TABLE client RENAME COLUMN notes TO remarks",
        ],
    )
    def test_an_altered_structure_is_refused(self, full: Path, planted: str) -> None:
        with closing(connect(full)) as connection:
            connection.execute(planted)
        before = beside(full)
        with pytest.raises(AlteredWorkspaceError):
            open_file(full)
        assert beside(full) == before

    def test_statistics_of_the_planner_are_no_alteration(self, full: Path) -> None:
        with closing(connect(full)) as connection:
            connection.execute("ANALYZE")
        assert inspect(full) == SCHEMA_VERSION


class TestMigration:
    def test_an_older_one_is_saved_then_brought_up_to_date(self, full: Path, next_version: int) -> None:
        before, folder = counts(full), full.parent / "backups"
        assert every(before.values())
        opened = open_file(
            full, clock, before_migration=lambda path: backup.make(path, folder, Reason.MIGRATION, clock)
        )
        with closing(opened) as database:
            assert database.check() == []
            with database.engine.connect() as connection:
                assert connection.scalar(text("SELECT count(*) FROM client WHERE mood = ''")) == before["client"]
                assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert counts(full) == before
        assert inspect(full) == next_version
        saved = backup.listed(folder)
        assert [(each.reason, each.schema, each.counts) for each in saved] == [
            (Reason.MIGRATION, SCHEMA_VERSION, before)
        ]

    def test_undo_ends_there(self, full: Path, next_version: int) -> None:
        with closing(open_file(full, clock)) as database:
            assert database.undoable() is None
            with pytest.raises(NothingToUndoError):
                database.undo()

    def test_a_failed_save_of_the_old_one_stops_it(self, full: Path, next_version: int) -> None:
        before = beside(full)

        def no_room(_path: Path) -> None:
            raise OSError(28, "no room")

        with pytest.raises(OSError, match="no room"):
            open_file(full, clock, before_migration=no_room)
        assert beside(full) == before

    def test_one_that_would_lose_what_others_point_at_is_refused(self, full: Path, next_version: int) -> None:
        with (migrate.SCRIPTS / "versions" / f"r{SCHEMA_VERSION + 1:04}_later.py").open("a") as revision:
            revision.write('    op.execute("DELETE FROM client")\n')
        before = counts(full)
        with pytest.raises(DamagedWorkspaceError) as caught:
            open_file(full, clock)
        assert caught.value.values["detail"] == "foreign_key_check"
        assert counts(full) == before
        assert inspect(full) == next_version - 1

    def test_an_interrupted_one_changes_nothing_and_can_be_run_again(
        self, full: Path, next_version: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sign = migrate._sign

        def broken(_connection: object) -> None:
            raise RuntimeError

        monkeypatch.setattr(migrate, "_sign", broken)
        before = counts(full)
        with pytest.raises(RuntimeError):
            open_file(full, clock)
        assert counts(full) == before
        assert inspect(full) == next_version - 1
        monkeypatch.setattr(migrate, "_sign", sign)
        open_file(full, clock).close()
        assert inspect(full) == next_version


class TestUncleanEnd:
    def test_the_journal_of_a_killed_program_is_used(self, full: Path, tmp_path: Path) -> None:
        copy = as_killed(full, tmp_path / "killed", Client(id=ClientId("last"), name="Last"))
        with closing(open_file(copy, clock)) as again, again.read() as reader:
            assert reader.get(Client, "last").name == "Last"

    def test_a_hot_rollback_journal_is_played_back_first(self, full: Path, tmp_path: Path) -> None:
        """As after a kill between a restore and the first opening, when the file is not in WAL mode yet."""
        copy = tmp_path / "killed" / "workspace.db"
        copy.parent.mkdir()
        before = counts(full)
        with closing(connect(full, journal_mode="DELETE", cache_size="1", synchronous="OFF")) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM answer")
            connection.execute("PRAGMA cache_spill=1")
            connection.execute("CREATE TABLE big AS SELECT hex(randomblob(200000)) FROM change, client")
            for end in ("", "-journal"):
                shutil.copy(f"{full}{end}", f"{copy}{end}")
            connection.execute("ROLLBACK")
        assert (copy.parent / "workspace.db-journal").stat().st_size > 0
        with closing(open_file(copy, clock)) as database:
            assert database.check() == []
        assert counts(copy) == before


class TestReadOnly:
    """As another user: for root every folder can be written."""

    @pytest.fixture
    def as_somebody(self, full: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], None]:
        """Takes the right to write away: from the file, from its folder."""
        if os.geteuid() == 0:
            monkeypatch.setattr(os, "access", lambda path, _mode: Path(path).stat().st_mode & 0o200 != 0)

        def lock(file: int, folder: int) -> None:
            full.chmod(file)
            full.parent.chmod(folder)

        return lock

    @pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)])
    def test_it_opens_for_reading(
        self, full: Path, as_somebody: Callable[[int, int], None], file_mode: int, folder_mode: int
    ) -> None:
        before = beside(full)
        as_somebody(file_mode, folder_mode)
        try:
            with closing(open_file(full, clock)) as database:
                assert database.read_only
                with database.read() as reader:
                    assert reader.count(Client) > 0
                with pytest.raises(ReadOnlyWorkspaceError), database.write(adding(Client)):
                    pass
                with pytest.raises(ReadOnlyWorkspaceError):
                    database.undo()
        finally:
            as_somebody(0o600, 0o700)
        assert beside(full) == before

    def test_one_that_must_be_migrated_is_refused(
        self, full: Path, next_version: int, as_somebody: Callable[[int, int], None]
    ) -> None:
        as_somebody(0o400, 0o500)
        try:
            with pytest.raises(ReadOnlyWorkspaceError):
                open_file(full)
        finally:
            as_somebody(0o600, 0o700)


def test_a_guard_notices_another_file_in_the_place(full: Path) -> None:
    from smmdesk.storage.errors import WorkspaceReplacedError

    def written(database: Database) -> None:
        with database.write(adding(Client)) as work:
            work.save(Client(id=ClientId("lost"), name="Lost"))

    with closing(open_file(full, clock)) as database:
        other = shutil.copy(full, full.with_name("other.db"))
        Path(other).replace(full)
        with pytest.raises(WorkspaceReplacedError):
            written(database)
        full.unlink()
        with pytest.raises(WorkspaceReplacedError):
            database.guard()
        with pytest.raises(WorkspaceReplacedError):
            database.undo()
    assert not full.exists()
