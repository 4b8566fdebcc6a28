"""What can still be read of a damaged workspace, counted as a check counts it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from smmdesk.domain.text import _
from smmdesk.progress import Progress
from smmdesk.services.health import KINDS
from smmdesk.storage.salvage import Salvaged, salvage
from smmdesk.storage.schema import TABLE_OF

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
        tables = {name: TABLE_OF[kind].name for name, kind in KINDS.items()}
        return cls(
            saved={name: found.saved[table] for name, table in tables.items()},
            lost={name: found.lost[table] for name, table in tables.items()},
            nameless=found.nameless,
        )


def rescue(damaged: Path, out: Path, *, nameless: str, progress: Progress | None = None) -> Rescued:
    """Bring what can be read of one database into another, new one."""
    return Rescued.of(salvage(damaged, out, nameless=nameless, progress=progress))
