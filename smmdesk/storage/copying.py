"""A copy of what an open database holds, by its own connection: so it is had even when the file has lost its name."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from smmdesk.machine.files import written_whole
from smmdesk.storage.connection import copy_into
from smmdesk.storage.errors import understood
from smmdesk.storage.opening import inspect

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.storage.database import Database


def save_copy(database: Database, out: Path) -> None:
    """Write it whole, or nothing; what is at `out` is replaced."""
    with understood(), written_whole(out) as part:
        with closing(database.engine.raw_connection()) as pooled:
            copy_into(pooled.driver_connection, part)  # type: ignore[arg-type]  # None only once it is closed
        inspect(part)
