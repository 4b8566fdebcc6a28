"""What an entry of the account was about, as people call it: for who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from smmdesk.domain.clients import Client
from smmdesk.storage.kinds import parents, record_of
from smmdesk.storage.rows import codec

if TYPE_CHECKING:
    from datetime import date

    from smmdesk.domain.changes import ChangeSet, Row, TableChange
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.record import Record
    from smmdesk.storage.reader import Reader

_NAMES: Final = {
    "client": "name",
    "contact": "name",
    "account": "handle",
    "agreement": "",
    "provider": "name",
    "post": "text",
    "budget": "",
    "budget_line": "purpose",
    "comparison": "",
    "offer": "name",
    "evaluation": "",
    "answer": "",
    "answer_rule": "",
    "reply_template": "name",
    "activity": "what",
    "voice_count": "",
    "audience_list": "name",
    "community": "name",
    "mention": "text",
    "brand": "name",
}
"""What names a record, by its table. An act is about the first of those that it touched: the rest came along."""
_MOST: Final = 500
"""Records that are looked for again."""


class Touched(NamedTuple):
    """Records of one kind that an entry was about, and whose they are. `name` is that of the first, empty for none."""

    table: str
    ids: tuple[str, ...]
    name: str
    client_id: ClientId | None
    client: str
    day: date | None = None
    owner: str = ""
    """id of the record that the first belongs to"""
    is_there: bool = True
    """false where they are gone now"""


def touched(reader: Reader, changes: ChangeSet) -> Touched | None:
    """What it was about; None for what belongs to nobody, such as the settings."""
    table = next((each for each in _NAMES if each in changes.rows), None)
    if table is None:
        return None
    rows = changes.rows[table]
    kind, ids = record_of(table), sorted(rows.ids)[:_MOST]
    found = reader.all(kind, id=ids)
    first = next(iter(found), None) or _gone(kind, rows)
    if first is None:
        return None
    client = _client_of(reader, first, changes)
    return Touched(
        table=table,
        ids=tuple(getattr(each, "id", "") for each in found) or tuple(ids),
        name=str(getattr(first, _NAMES[table], "")),
        client_id=client.id if client else None,
        client=client.name if client else "",
        day=getattr(first, "day", None),
        owner=str(next((value for value, _kind in _owners(first)), "")),
        is_there=bool(found),
    )


def _gone(kind: type[Record], rows: TableChange) -> Record | None:
    """As it was before it went."""
    former = next(iter((*rows.removed, *rows.changed)), None)
    return _record(kind, rows, former) if former else None


def _record(kind: type[Record], rows: TableChange, former: Row) -> Record | None:
    """Of an entry of an older program, which kept other columns, nothing is said."""
    cells = dict(zip(rows.columns, former, strict=True))
    columns = codec(kind).columns
    if not cells.keys() >= {*columns}:
        return None
    return codec(kind).records([[cells[name] for name in columns]])[0]


def _client_of(reader: Reader, record: Record, changes: ChangeSet) -> Client | None:
    if isinstance(record, Client):
        return record
    for id, kind in _owners(record):
        owner: Any = reader.find(kind, id) or _former(kind, id, changes)
        if owner is not None:
            return _client_of(reader, owner, changes)
    return None


def _owners(record: Record) -> list[tuple[str, type[Record]]]:
    """What it belongs to: id and kind; not what it only points at."""
    found = parents(type(record)).items()
    return [(getattr(record, field), kind) for field, (kind, may_be_none) in found if not may_be_none]


def _former(kind: type[Record], id: str, changes: ChangeSet) -> Record | None:
    for table, rows in changes.rows.items():
        if record_of(table) is kind:
            known = [row for row in rows.removed if row[0] == id]
            return _record(kind, rows, known[0]) if known else None
    return None
