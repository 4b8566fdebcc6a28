"""Several programs on one workspace: nothing is lost, nothing is half done, whoever is killed when."""

from __future__ import annotations

import os
import random
import signal
from contextlib import closing, suppress
from functools import partial
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from smmdesk.domain.clients import Client
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.posts import Post
from smmdesk.storage.connection import has_wal
from smmdesk.storage.errors import NothingToUndoError
from smmdesk.storage.kinds import adding
from smmdesk.storage.schema import client
from tests.faults import workers
from tests.faults.workers import COUNTER, judged, open_on_network, open_postgresql, open_sqlite, prepare
from tests.storage.postgres import Cluster, running_cluster

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerContext
    from pathlib import Path

    from smmdesk.storage.database import Database

TIMES = 150
JOURNAL_OFF = {"journal_mode": "OFF", "synchronous": "OFF", "cache_size": "10"}


@pytest.fixture
def path(memory: Path) -> Path:
    prepare(memory / "workspace.db")
    return memory / "workspace.db"


def two_at_once(processes: ForkServerContext, target: Callable[..., None], *arguments: object) -> int:
    """Start two processes on the same work at the same moment; how many writes they were told are safe."""
    pipes, running = [], []
    for _ in range(2):
        ours, theirs = processes.Pipe()
        running.append(processes.Process(target=target, args=(*arguments, TIMES, theirs)))
        running[-1].start()
        theirs.close()
        pipes.append(ours)
    for pipe in pipes:
        pipe.send("go")
    for process in running:
        process.join(120)
        assert process.exitcode == 0
    return sum(len(_received(pipe)) for pipe in pipes)


def _received(pipe: Connection) -> list[int]:
    """What was said before the other end fell silent."""
    found: list[int] = []
    with suppress(EOFError):
        while pipe.poll(0):
            found.append(pipe.recv())
    return found


@pytest.mark.parametrize("how", [open_sqlite, open_on_network])
def test_two_programs_lose_no_update(processes: ForkServerContext, path: Path, how: Callable[[Path], Database]) -> None:
    assert two_at_once(processes, workers.count_up, partial(how, path)) == 2 * TIMES
    assert has_wal(path) == (how is open_sqlite)
    with closing(open_sqlite(path)) as database, database.read() as reader:
        assert reader.get(Client, COUNTER).notes == str(2 * TIMES)
        assert database.latest() == 1 + 2 * TIMES


def test_without_our_own_begin_they_would(processes: ForkServerContext, path: Path) -> None:
    counted = rounds = 0
    while counted == rounds * 2 * TIMES and rounds < 5:  # two programs that chance to take turns lose nothing
        assert two_at_once(processes, workers.count_up_without_own_begin, path) == 2 * TIMES
        rounds += 1
        with closing(open_sqlite(path)) as database, database.read() as reader:
            counted = int(reader.connection.scalar(select(client.c.notes)) or 0)
    assert counted < rounds * 2 * TIMES


def test_two_colleagues_on_a_server_lose_no_update(processes: ForkServerContext) -> None:
    with running_cluster() as cluster:
        address = _with_counter(cluster)
        assert two_at_once(processes, workers.count_up, partial(open_postgresql, address)) == 2 * TIMES
        with closing(open_postgresql(address)) as database, database.read() as reader:
            assert reader.get(Client, COUNTER).notes == str(2 * TIMES)


def _with_counter(cluster: Cluster) -> str:
    address = cluster.fresh()
    with closing(open_postgresql(address)) as database, database.write(adding(Client)) as work:
        work.save(Client(id=COUNTER, name="Counter", notes="0"))
    return address


class Killing:
    """Kills a program that acts, at moments of chance, and remembers what it was told is safe."""

    def __init__(self, processes: ForkServerContext, path: Path, pragmas: dict[str, str]) -> None:
        self._processes = processes
        self._path = path
        self._pragmas = pragmas
        self._chance = random.Random(5)
        self.acked = 0

    def once(self) -> None:
        ours, theirs = self._processes.Pipe(duplex=False)
        process = self._processes.Process(target=workers.act_until_killed, args=(self._path, theirs, self._pragmas))
        process.start()
        theirs.close()
        for _ in range(self._chance.randint(1, 3)):
            self.acked = ours.recv()
        process.join(self._chance.random() * 0.02)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        self.acked = max([self.acked, *_received(ours)])  # what was said counts, though it was not heard yet


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_a_kill_at_any_moment_loses_nothing(processes: ForkServerContext, path: Path, journal: str) -> None:
    killing = Killing(processes, path, {"journal_mode": journal})
    for _ in range(40):
        killing.once()
        assert judged(path) in {killing.acked, killing.acked + 1}
        killing.acked = judged(path)
    with closing(open_sqlite(path)) as database:
        for _ in range(5):
            database.undo()
        assert database.check() == []
    assert killing.acked > 40


def test_the_account_of_killed_programs_can_be_undone_to_the_first_act(
    processes: ForkServerContext, path: Path
) -> None:
    killing = Killing(processes, path, {})
    for _ in range(3):
        killing.once()
    with closing(open_sqlite(path)) as database:
        for _ in range(database.latest()):
            database.undo()
        with pytest.raises(NothingToUndoError):
            database.undo()
        with database.read() as reader:
            assert (reader.count(Client), reader.count(Post)) == (0, 0)


def test_without_a_journal_kills_would_do_harm(processes: ForkServerContext, path: Path) -> None:
    killing = Killing(processes, path, JOURNAL_OFF)
    assert any(_harmed(killing, path) for _ in range(60))


def _harmed(killing: Killing, path: Path) -> bool:
    try:
        killing.once()
        return judged(path) not in {killing.acked, killing.acked + 1}
    except (AssertionError, SmmdeskError, EOFError, ValueError, TypeError):
        return True
    except Exception as error:
        if type(error).__module__.startswith("sqlcipher3"):
            return True
        raise
