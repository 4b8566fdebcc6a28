"""Engines: one recipe for SQLite (by sqlcipher3, with or without a key), one for PostgreSQL.

The driver's own transactions lose updates when two processes write, so it is told to keep out (`isolation_level=None`)
and BEGIN is ours: IMMEDIATE for writers, so that the second waits before it reads. WAL with synchronous=FULL lost
nothing in simulated power cuts; NORMAL did. On a disk of another machine there is no WAL (`journal_mode`), and without
one it takes EXTRA. Parameters stay out of errors' messages: they are what people typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from smmdesk.storage.connection import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable


def sqlite_engine(connected: Callable[[], Any]) -> Engine:
    """An engine on one file, by connections that `connected` makes."""
    from sqlcipher3 import dbapi2

    engine = create_engine(
        "sqlite+pysqlite://", module=dbapi2, creator=connected, poolclass=QueuePool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin)
    return engine


def postgres_engine(address: str) -> Engine:
    """An engine on a team's server; it gives up soon, and no transaction stays open behind a form.

    REPEATABLE READ gives readers one consistent view; writers lock before they look, so none ever has to begin again.
    """
    limits = "-c lock_timeout=1000 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000"
    return create_engine(
        address.replace("postgresql://", "postgresql+psycopg://", 1),
        pool_pre_ping=True,  # so that the first try after the server was restarted works
        hide_parameters=True,
        isolation_level="REPEATABLE READ",
        connect_args={"connect_timeout": 3, "options": limits},
    )


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    _be_patient(connection, options.get("patience", PATIENCE))
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes", False) else "BEGIN")


def _be_patient(connection: Connection, milliseconds: int) -> None:
    """How long a transaction waits for others; the pool hands the same connection to those who can and cannot."""
    if connection.info.get("patience", PATIENCE) != milliseconds:
        driver: Any = connection.connection.dbapi_connection
        driver.execute(f"PRAGMA busy_timeout={milliseconds}")
        connection.info["patience"] = milliseconds
