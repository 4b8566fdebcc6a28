"""From the first schema to the second: clients that are there get what they had not, and lose nothing."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from smmdesk.domain.clients import Client, ClientColour
from smmdesk.storage.opening import open_file
from tests.storage.former import made_by

if TYPE_CHECKING:
    from pathlib import Path

KEPT = {"id": "bakery", "name": "Bakery", "status": "active", "sphere": "Cakes", "time_zone": "Asia/Tbilisi"}
MADE = {**KEPT, "language": "ka", "currency": "GEL", "version": "1"}


def test_a_client_of_before_has_no_colour_and_no_files(tmp_path: Path) -> None:
    path = made_by(1, tmp_path / "workspace.db", {"client": MADE})
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
