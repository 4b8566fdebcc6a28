"""Engines: one recipe for SQLite (by sqlcipher3, with or without a key), one for PostgreSQL.

The driver's own transactions lose updates when two processes write, so it is told to keep out (`isolation_level=None`)
and BEGIN is ours: IMMEDIATE for writers, so that the second waits before it reads. WAL with synchronous=FULL lost
nothing in simulated power cuts; NORMAL did.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

PRAGMAS: Mapping[str, str] = {
    "cipher_log_level": "NONE",
    "foreign_keys": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "mmap_size": "0",
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "secure_delete": "ON",
    "cache_size": "-65536",
    "fullfsync": "ON",
    "checkpoint_fullfsync": "ON",
}


_WRITING = ("journal_mode", "fullfsync", "checkpoint_fullfsync")  # what a connection that only reads leaves alone


def connect(path: Path, **changed: str) -> Any:
    """A bare connection by the recipe, to a file that is there; `changed` PRAGMAs replace those of the recipe."""
    return _connect(path, "rw", {**PRAGMAS, **changed})


def connect_reading(path: Path, *, immutable: bool = False) -> Any:
    """A bare connection that leaves the file as it is to the byte; `immutable` where not even a lock can be taken."""
    pragmas = {name: value for name, value in PRAGMAS.items() if name not in _WRITING}
    return _connect(path, "ro&immutable=1" if immutable else "ro", pragmas)


def _connect(path: Path, mode: str, pragmas: Mapping[str, str]) -> Any:
    from sqlcipher3 import dbapi2

    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = dbapi2.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=5)
    try:
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name}={value}")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except BaseException:
        connection.close()
        raise
    return connection


def sqlite_engine(connected: Callable[[], Any]) -> Engine:
    """An engine on one file, by connections that `connected` makes."""
    from sqlcipher3 import dbapi2

    engine = create_engine("sqlite+pysqlite://", module=dbapi2, creator=connected, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def postgres_engine(address: str) -> Engine:
    """An engine on a team's server; it gives up soon, and no transaction stays open behind a form.

    REPEATABLE READ gives readers one consistent view; writers lock before they look, so none ever has to begin again.
    """
    limits = "-c lock_timeout=1000 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000"
    return create_engine(
        address.replace("postgresql://", "postgresql+psycopg://", 1),
        pool_pre_ping=True,
        isolation_level="REPEATABLE READ",
        connect_args={"connect_timeout": 3, "options": limits},
    )


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
