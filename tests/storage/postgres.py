"""A throw-away PostgreSQL cluster on the loopback, and fresh databases on it."""

from __future__ import annotations

import os
import shlex
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from tests.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterator

_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "40",
    "shared_buffers": "64MB",
    "autovacuum": "off",
}


class Cluster:
    """A running server, and new databases on it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._numbers = count(1)

    def address(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@127.0.0.1:{self._port}/{database}"

    def fresh(self) -> str:
        """The address of a new database."""
        name = f"test_{next(self._numbers)}"
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self.address(name)

    def end_connections(self) -> None:
        """As a restart of the server does."""
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Start a cluster in a temporary folder; both end with the block, or with this process however that ends."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="smmdesk-postgres-", dir=memory))
    data = folder / "data"
    with _taken_away_in_the_end(folder, data):
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        _run("initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        port = _free_port()
        with (data / "postgresql.auto.conf").open("a") as settings:
            settings.writelines(f"{name} = '{value}'\n" for name, value in {**_SETTINGS, "port": port}.items())
        _run("pg_ctl", "-D", str(data), "-l", str(data / "log"), "-w", "-t", "30", "start")
        yield Cluster(port)


@contextmanager
def _taken_away_in_the_end(folder: Path, data: Path) -> Iterator[None]:
    """The server is no child of ours and would outlive a kill: a shell waits until its standard input is closed.

    It has a session of its own, so that neither Ctrl+C nor a kill of the whole group reaches it.
    """
    stop = shlex.join([*_command("pg_ctl"), "-D", str(data), "-m", "fast", "stop"])
    script = f"cat; cd /; {stop}; rm -rf {shlex.quote(str(folder))}"
    silent = subprocess.DEVNULL
    keeper = subprocess.Popen(
        ["sh", "-c", script], stdin=subprocess.PIPE, stdout=silent, stderr=silent, start_new_session=True
    )
    try:
        yield
    finally:
        keeper.communicate(timeout=60)


def _run(name: str, *arguments: str) -> None:
    """Run one of the server's programs to its end."""
    words = [*_command(name), *arguments]
    done = subprocess.run(words, cwd="/", capture_output=True, text=True, check=False, timeout=60)
    if done.returncode:
        raise RuntimeError(f"{name}: {done.stdout}\n{done.stderr}")


def _command(name: str) -> list[str]:
    """How to call one of the server's programs, which refuse to be run by root."""
    became = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    return [*became, str(Path(program("initdb")).with_name(name))]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
