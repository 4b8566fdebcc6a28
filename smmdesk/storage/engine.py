"""Engines: one recipe for SQLite (by sqlcipher3, with or without a key), one for PostgreSQL.

The driver's own transactions lose updates when two processes write, so it is told to keep out (`isolation_level=None`)
and BEGIN is ours: IMMEDIATE for writers, so that the second waits before it reads. WAL with synchronous=FULL lost
nothing in simulated power cuts; NORMAL did.
"""

from __future__ import annotations

from collections.abc import Mapping
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


def connect(path: Path, **changed: str) -> Any:
    """A bare connection by the recipe; `changed` PRAGMAs replace those of the recipe. Fails on what is no database."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False, timeout=5)
    for name, value in {**PRAGMAS, **changed}.items():
        connection.execute(f"PRAGMA {name}={value}")
    connection.execute("SELECT count(*) FROM sqlite_master")
    return connection


def sqlite_engine(path: Path, **changed: str) -> Engine:
    """An engine on one file, which is made when there is none."""
    from sqlcipher3 import dbapi2

    engine = create_engine(
        "sqlite+pysqlite://", module=dbapi2, creator=lambda: connect(path, **changed), poolclass=QueuePool
    )
    event.listen(engine, "begin", _begin)
    return engine


def postgres_engine(address: str) -> Engine:
    """An engine on a team's server; it gives up soon, and no transaction stays open behind a form."""
    limits = "-c lock_timeout=1000 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000"
    return create_engine(
        address.replace("postgresql://", "postgresql+psycopg://", 1),
        pool_pre_ping=True,
        connect_args={"connect_timeout": 3, "options": limits},
    )


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
