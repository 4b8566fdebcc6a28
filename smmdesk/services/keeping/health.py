"""Is the workspace whole, and how much does it hold?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.storage.connection import SCHEMA_VERSION
from smmdesk.storage.errors import DamagedWorkspaceError
from smmdesk.storage.kinds import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.services.keeping.backups import BackupService
    from smmdesk.storage.database import Database


def names() -> dict[str, str]:
    """What every counted kind of record is called, by the key of its count; marked for translation."""
    return {plural: each.words for plural, each in counted().items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What a check found: faults, the schema's version, counts by kind of record.

    Faults of the file are in the engine's own words; a cell that makes no sense is named by kind, id and field, a row
    that is not as in a backup, though nobody changed it since, by kind, id and backup.
    """

    faults: Sequence[str]
    schema: int
    counts: Mapping[str, int]

    @property
    def ok(self) -> bool:
        """Whether no fault was found."""
        return not self.faults


def health(database: Database, backups: BackupService | None) -> Health:
    """Check pages, indexes, references, what the records say and whether that is what they said in the backups, and
    count every kind of record."""
    faults = list(database.check())
    counts = {}
    # each in transactions of its own: a table that cannot be read must not hide what others hold
    for plural, each in counted().items():
        with database.read() as reader:
            counts[plural] = reader.count(each.record)
        try:
            with database.read() as reader:
                faults += reader.faults(each.record)
        except DamagedWorkspaceError as error:
            faults.append(str(error.values["detail"]))
    if backups is not None:
        faults += backups.unlike(database)
    return Health(faults=faults, schema=SCHEMA_VERSION, counts=counts)
