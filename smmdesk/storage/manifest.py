"""The small file beside each backup that says what it holds; anybody may have written to it, or damage.

What does not say all that ours say, each in its kind, is none of ours: its backup is passed over and never removed.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from smmdesk.machine.files import read_json
from smmdesk.storage.connection import beside

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SUM = re.compile("[0-9a-f]{64}")
_MOST = 2**63 - 1
"""What SQLite counts up to."""


class Reason(StrEnum):
    """Why a backup was made."""

    ASKED = "asked"
    CLOSING = "closing"
    REGULAR = "regular"
    MIGRATION = "migration"
    IMPORT = "import"
    REMOVAL = "removal"
    RESTORE = "restore"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup and what its manifest says: `state` names the last change it holds, `counts` the rows by table.

    `of` is the `mark` of the workspace that brought it to a second place; empty in a workspace's own folder.
    """

    path: Path
    made_at: datetime
    reason: Reason
    schema: int
    state: str
    sha256: str
    counts: Mapping[str, int]
    of: str = ""


def manifest_of(backup: Path) -> Path:
    """Where the manifest of a backup is, whether there is one or not."""
    return beside(backup, ".json")


def packed(backup: Backup) -> str:
    """The manifest's text."""
    values = {
        "made_at": backup.made_at.isoformat(),
        "reason": backup.reason.value,
        "schema": backup.schema,
        "state": backup.state,
        "sha256": backup.sha256,
        "counts": dict(backup.counts),
        **({"of": backup.of} if backup.of else {}),
    }
    return json.dumps(values, indent=2) + "\n"


def described(path: Path) -> Backup | None:
    """The backup as its manifest says; None where that cannot be read, or is none of ours."""
    return read_json(manifest_of(path), lambda found: _made(path, **found))


def _made(path: Path, *, made_at: str, reason: str, of: str = "", **numbers: Any) -> Backup:  # noqa: ANN401  (from a file)
    found = Backup(path=path, made_at=_moment(made_at), reason=Reason(reason), of=of, **numbers)
    texts = all(isinstance(each, str) for each in (found.state, found.sha256, found.of))
    if not texts or not _SUM.fullmatch(found.sha256) or not all(map(_is_count, (found.schema, *found.counts.values()))):
        raise ValueError
    return found


def _moment(text: str) -> datetime:
    """Near neither end of the calendar: there no zone could tell it, and no day be counted from it."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None or not 1 < found.year < datetime.max.year:
        raise ValueError
    return found.astimezone(UTC)


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value <= _MOST  # no bool, which is an int as well
