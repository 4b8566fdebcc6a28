"""What can still be had of a workspace that cannot be opened: it is damaged, or a newer program wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from smmdesk.domain.text import _
from smmdesk.exchange.spreadsheets.table import Column, Table
from smmdesk.exchange.spreadsheets.xlsx import MAX_ROWS, write_xlsx
from smmdesk.services.media import copy_all
from smmdesk.storage.as_text import TextTable, tables_as_text
from smmdesk.storage.folder import DATABASE, MEDIA, NoWorkspaceError, database_in, new_workspace
from smmdesk.storage.kinds import counted
from smmdesk.storage.opening import create
from smmdesk.storage.salvage import Salvaged, salvage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from smmdesk.machine.progress import Progress

NAMELESS = _("Client whose name is lost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """By kind of record how many were saved, and lost (None where nobody can tell); clients that lost their card."""

    saved: Mapping[str, int]
    lost: Mapping[str, int | None]
    nameless: int

    @classmethod
    def of(cls, found: Salvaged) -> Self:
        """The same by kinds of record instead of tables."""
        tables = {plural: each.table.name for plural, each in counted().items()}
        return cls(
            saved={name: found.saved[table] for name, table in tables.items()},
            lost={name: found.lost[table] for name, table in tables.items()},
            nameless=found.nameless,
        )


def rescue(workspace: Path, out: Path, *, nameless: str, progress: Progress | None = None) -> Rescued:
    """What can still be read in a folder, as a new workspace in `out`; the damaged one stays as it is to the byte.

    Clients whose card is lost, but not all that belongs to them, come back by the name `nameless`.
    """
    database = _database(workspace)
    with new_workspace(out) as apart:
        create(apart / DATABASE).close()
        found = salvage(database, apart / DATABASE, nameless=nameless, progress=progress)
        copy_all(workspace / MEDIA, apart / MEDIA)
    return Rescued.of(found)


def save_tables(workspace: Path, out: Path) -> dict[str, int]:
    """All that stands in the file, of whatever version it is, as a spreadsheet of texts; rows by table.

    One sheet a table, more where it is longer than a sheet; on the last one the names of the media files. The workspace
    stays as it is to the byte.
    """
    tables = tables_as_text(_database(workspace))
    media = [[file.name] for file in sorted((workspace / MEDIA).glob("*"))]
    sheets = [sheet for table in (*tables, TextTable(MEDIA, ["file"], media)) for sheet in _sheets(table)]
    write_xlsx(out, *sheets)
    return {table.name: len(table.rows) for table in tables}


def _sheets(table: TextTable) -> list[Table]:
    columns = [Column(name, name) for name in table.columns]
    # an empty table has a sheet as well, with its columns
    starts = range(0, max(1, len(table.rows)), MAX_ROWS)
    return [Table(title=table.name, columns=columns, rows=table.rows[at : at + MAX_ROWS]) for at in starts]


def _database(workspace: Path) -> Path:
    if not (workspace / DATABASE).is_file():
        raise NoWorkspaceError(folder=workspace)
    return database_in(workspace)
