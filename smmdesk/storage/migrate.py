"""Bringing a database to the present schema with Alembic, in one transaction, references checked at its end.

Foreign keys are off meanwhile: rebuilding a parent table with them on deletes every child row without a word.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Final

from sqlalchemy import Connection, Engine, inspect

from smmdesk.storage import history
from smmdesk.storage.connection import APPLICATION_ID, SCHEMA_VERSION
from smmdesk.storage.errors import DamagedWorkspaceError

SCRIPTS = Path(__file__).parent / "migrations"
_one_at_a_time: Final = Lock()
"""Alembic keeps what it works on in its modules: two threads would write through one connection, and crash."""


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run what is missing; a failure leaves the database as it was."""
    sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        try:
            if sqlite:
                _outside_transaction(connection, "PRAGMA foreign_keys=OFF")
            with connection.begin():
                _run(connection, revision)
                if sqlite:
                    _sign(connection)
        finally:
            if sqlite:
                _outside_transaction(connection, "PRAGMA foreign_keys=ON")


def version(engine: Engine) -> int:
    """The schema version by Alembic's own table, whose revisions are named by it; 0 without one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return 0
        return int(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or 0)


def _run(connection: Connection, revision: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.migration import MigrationContext

    before = MigrationContext.configure(connection).get_current_revision()
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    with _one_at_a_time:
        command.upgrade(config, revision)
    if before not in {None, MigrationContext.configure(connection).get_current_revision()}:
        history.end(connection)


def _sign(connection: Connection) -> None:
    """Check every reference, then say what the file is and which version."""
    if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        raise DamagedWorkspaceError(detail="foreign_key_check")
    # both are part of the transaction: the file bears its version only together with the tables that are meant
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def _outside_transaction(connection: Connection, statement: str) -> None:
    """PRAGMA foreign_keys does nothing inside a transaction, so the bare driver is asked."""
    driver = connection.connection.driver_connection
    assert driver is not None  # noqa: S101  (a connected connection has one)
    driver.execute(statement)
