"""Databases on both engines: the tests here ask for `database` and are run twice."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete

from smmdesk.domain.clients import Client
from smmdesk.storage.declaring import metadata
from smmdesk.storage.kinds import adding
from smmdesk.storage.opening import create, open_file, open_server
from tests.storage.postgres import Cluster, running_cluster

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smmdesk.storage.database import Database

ENGINES = ("sqlite", "postgresql")


def clock() -> datetime:
    return datetime(2026, 11, 5, 19, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    with running_cluster() as found:
        yield found


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace's database without a record, to be copied."""
    path = tmp_path_factory.mktemp("template") / "workspace.db"
    create(path, clock).close()
    return path


@pytest.fixture(scope="session")
def server(cluster: Cluster) -> str:
    """The address of a database with all tables; every test leaves in it what it likes."""
    return cluster.fresh()


@pytest.fixture(params=ENGINES)
def reopen(request: pytest.FixtureRequest, quick_folder: Path) -> Iterator[Callable[[], Database]]:
    """Opens the same, at first empty, database again and again: a new `Database` each time."""
    opened: list[Database] = []
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("empty_file"), quick_folder / "workspace.db")
        how: Callable[[], Database] = lambda: open_file(quick_folder / "workspace.db", clock)  # noqa: E731
    else:
        address = request.getfixturevalue("server")
        emptied(open_server(address, clock)).close()
        how = lambda: open_server(address, clock)  # noqa: E731

    def again() -> Database:
        opened.append(how())
        return opened[-1]

    yield again
    for database in opened:
        database.close()


@pytest.fixture
def database(reopen: Callable[[], Database]) -> Database:
    return reopen()


@pytest.fixture
def file(tmp_path: Path, empty_file: Path) -> Path:
    """A workspace's database file without a record."""
    return Path(shutil.copy(empty_file, tmp_path / "workspace.db"))


def as_killed(file: Path, folder: Path, client: Client) -> Path:
    """A copy of the database in a new folder, as a program leaves it that is killed once it has added the client."""
    folder.mkdir()
    with closing(open_file(file, clock)) as database:
        with database.write(adding(Client)) as work:
            work.save(client)
        for ending in ("", "-wal"):
            shutil.copy(f"{file}{ending}", folder / f"{file.name}{ending}")
    return folder / file.name


def emptied(database: Database) -> Database:
    """Without any record and history: quicker than a new database for each example of Hypothesis."""
    with database.engine.connect().execution_options(writes=True) as connection, connection.begin():
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
    return database
