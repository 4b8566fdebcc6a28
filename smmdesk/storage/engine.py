"""Engines: one recipe for SQLite (by sqlcipher3, with or without a key), one for PostgreSQL.

The driver's own transactions lose updates when two processes write, so it is told to keep out (`isolation_level=None`)
and BEGIN is ours: IMMEDIATE for writers, so that the second waits before it reads. WAL with synchronous=FULL lost
nothing in simulated power cuts; NORMAL did.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from smmdesk.storage.connection import connect


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
