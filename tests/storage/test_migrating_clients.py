"""From the first schema to the second: clients that are there get what they had not, and lose nothing."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from smmdesk.domain.clients import Client, ClientColour
from smmdesk.storage import migrate
from smmdesk.storage.connection import connect
from smmdesk.storage.engine import sqlite_engine
from smmdesk.storage.opening import open_file

if TYPE_CHECKING:
    from pathlib import Path

KEPT = {"id": "bakery", "name": "Bakery", "status": "active", "sphere": "Cakes", "time_zone": "Asia/Tbilisi"}


def test_a_client_of_before_has_no_colour_and_no_files(tmp_path: Path) -> None:
    path = first_schema(tmp_path / "workspace.db")
    with closing(open_file(path)) as database, database.read() as reader:
        [client] = reader.all(Client)
    assert client == Client(**{**KEPT, "language": "ka", "currency": "GEL"})  # type: ignore[arg-type]
    assert (client.colour, client.site, client.messengers, client.logo, client.files) == (
        ClientColour.AUTOMATIC,
        "",
        "",
        "",
        (),
    )


def first_schema(path: Path) -> Path:
    """A workspace as the first revision made it, with one client."""
    path.touch()
    engine = sqlite_engine(lambda: connect(path, journal_mode="DELETE"))
    migrate.upgrade(engine, "0001")
    engine.dispose()
    with closing(connect(path)) as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(client)")]
        values = {**dict.fromkeys(names, ""), **KEPT, "language": "ka", "currency": "GEL", "version": 1}
        connection.execute(
            f"INSERT INTO client ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
            [values[name] for name in names],
        )
        connection.execute("PRAGMA user_version=1")
        connection.commit()
    return path
