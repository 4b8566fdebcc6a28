"""What a workspace's file holds, table by table as text: for one whose tables only a newer program knows."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.storage.errors import understood
from smmdesk.storage.opening import check_head, check_kind, look

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from sqlite3 import Connection

_TABLES = (
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
    "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
)


class TextTable(NamedTuple):
    """A table with its columns as the file names them; None where a cell is empty."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str | None]]


def tables_as_text(path: Path) -> list[TextTable]:
    """Every table of one moment, by name; of whatever version the file is, it stays as it is to the byte.

    Only plain tables are asked: views and virtual tables would run what the file says.
    """
    with understood():
        check_head(path)
        with closing(look(path)) as connection:
            check_kind(connection, path.name)
            connection.text_factory = lambda text: text.decode("utf-8", "replace")
            connection.execute("BEGIN")
            names = [name for (name,) in connection.execute(_TABLES)]
            return [_read(connection, name) for name in names]


def _read(connection: Connection, name: str) -> TextTable:
    quoted = name.replace('"', '""')
    found = connection.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608  (quoted as SQLite wants it)
    rows = [[_text(cell) for cell in row] for row in found]
    return TextTable(name, [column[0] for column in found.description], rows)


def _text(cell: object) -> str | None:
    if isinstance(cell, bytes):
        return cell.hex()
    return None if cell is None else str(cell)
