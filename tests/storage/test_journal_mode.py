"""A WAL needs memory that its readers and writers share, which disks of other machines do not give."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlcipher3.dbapi2 import DatabaseError

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId
from smmdesk.storage import backup, connection, opening
from smmdesk.storage.connection import connect, has_wal
from smmdesk.storage.errors import BusyError
from smmdesk.storage.kinds import adding
from smmdesk.storage.lock import FILE as LOCK
from smmdesk.storage.manifest import Reason
from smmdesk.storage.opening import open_file
from smmdesk.storage.quick_reader import QuickReader
from tests.storage.conftest import as_killed, clock

if TYPE_CHECKING:
    from pathlib import Path


def files(path: Path) -> set[str]:
    """What the database consists of."""
    return {each.name for each in path.parent.glob("workspace.db*")}


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "is_on_network", lambda _folder: True)


def add(path: Path, name: str) -> None:
    with closing(open_file(path, clock)) as database, database.write(adding(Client)) as work:
        work.save(Client(id=ClientId(name), name=name))
        assert files(path) & {"workspace.db-wal", "workspace.db-journal"}


@pytest.mark.usefixtures("network")
def test_on_another_machine_there_is_no_wal(file: Path) -> None:
    backup.make(file, file.parent / "backups", Reason.ASKED, clock)
    with closing(open_file(file, clock)) as database:
        assert files(file) == {"workspace.db"}
        with database.write(adding(Client)) as work:
            work.save(Client(id=ClientId("a"), name="A"))
            assert files(file) == {"workspace.db", "workspace.db-journal"}
        backup.make(file, file.parent / "backups", Reason.ASKED, clock)
        assert not has_wal(file)
    assert files(file) == {"workspace.db"}


def test_one_that_was_moved_there_is_brought_over_with_all_it_holds(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = as_killed(file, tmp_path / "killed", Client(id=ClientId("a"), name="A"))
    monkeypatch.setattr(connection, "is_on_network", lambda _folder: True)
    assert QuickReader.at(killed) is None  # it would keep the file from being changed over
    with closing(open_file(killed, clock)) as database, database.read() as reader:
        assert reader.count(Client) == 1
        assert not has_wal(killed)
    monkeypatch.undo()
    add(killed, "B")
    assert has_wal(killed)


@pytest.mark.usefixtures("network")
def test_it_is_not_changed_under_a_program_that_has_it_open(file: Path) -> None:
    with closing(connect(file, journal_mode="WAL")) as other:
        other.execute("UPDATE alembic_version SET version_num = version_num")
        with pytest.raises(BusyError), closing(open_file(file, clock)) as database, database.read():
            pass
        assert has_wal(file)
        other.execute("UPDATE alembic_version SET version_num = version_num")
    add(file, "A")
    assert not has_wal(file)


def test_nor_under_one_on_another_machine_that_works_without(file: Path) -> None:
    with closing(connect(file, journal_mode="DELETE")):
        (file.parent / LOCK).write_text('{"pid": 7, "host": "another"}')
    add(file, "A")
    assert not has_wal(file)
    (file.parent / LOCK).write_bytes(b"")
    add(file, "B")
    assert has_wal(file)
    (file.parent / LOCK).write_text('{"pid": 7, "host": "another"}')
    add(file, "C")  # it works with one then, and there is nothing to be changed
    assert has_wal(file)


def test_without_one_a_reader_takes_part_in_locking(file: Path) -> None:
    with closing(connect(file, journal_mode="DELETE")) as other, closing(opening.look(file)) as reader:
        assert reader.execute("SELECT count(*) FROM client").fetchone() == (0,)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM client").fetchone()
        other.execute("PRAGMA busy_timeout=1")
        with pytest.raises(DatabaseError, match="locked"):
            other.execute("UPDATE alembic_version SET version_num = version_num")
