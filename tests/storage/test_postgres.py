"""The throw-away PostgreSQL of the tests: a run that is killed leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPT = """
import psycopg, time
from tests.storage.postgres import running_cluster
with running_cluster() as cluster:
    with psycopg.connect(cluster.address()) as connection:
        print(*connection.execute("SHOW data_directory").fetchone(), flush=True)
    time.sleep(60)
"""


def test_a_killed_run_leaves_neither_server_nor_files() -> None:
    run = subprocess.Popen([sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert run.stdout
    data = Path(run.stdout.readline().strip())
    server = int((data / "postmaster.pid").read_text("utf-8").split()[0])
    os.killpg(run.pid, signal.SIGKILL)
    run.communicate()
    assert comes_true(lambda: not is_running(server))
    assert comes_true(lambda: not data.parent.exists())


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def comes_true(ask: Callable[[], bool]) -> bool:
    """Whether it is so within half a minute."""
    latest = time.monotonic() + 30
    while not ask() and time.monotonic() < latest:
        time.sleep(0.05)
    return ask()
