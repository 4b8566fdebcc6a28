"""The account of acts: what undo, redo, the audit trail and other windows go by.

Each act is one row of the table `change`. Undo puts every row back to what it was before the act, its version
included, and writes that down as an entry of its own; redo takes that entry back. A row's version must be the number
of the act that is undone: else something else changed it since, and the undo is refused. What was taught along with an
act (`TAUGHT`) stays as it is by both.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping, Select, desc, func, insert, select, update

from smmdesk.domain.changes import BEGINNINGS, Act, ChangeSet, Kind, Scalar, State, TableChange
from smmdesk.storage.declaring import metadata
from smmdesk.storage.errors import DamagedWorkspaceError, NothingToRedoError, NothingToUndoError, StaleUndoError
from smmdesk.storage.kinds import act_named
from smmdesk.storage.schema import change
from smmdesk.storage.writer import Writer

_Rows = Mapping[str, TableChange]
TAUGHT = frozenset({"column_preset"})
"""Tables of what the person explained to the program: an import may be taken back though all of it was true."""
_PARTS = [field.name for field in fields(TableChange)]


class _Stamp(NamedTuple):
    """What is written over an entry; `target` is the number of the act that an undo or redo is about."""

    act: Act
    kind: Kind
    at: datetime
    target: int | None = None


def next_number(connection: Connection) -> int:
    """The number that the next change gets; unique while the writer's lock is held."""
    return (connection.scalar(select(func.max(change.c.number))) or 0) + 1


def record(connection: Connection, writer: Writer, act: Act, at: datetime) -> ChangeSet | None:
    """Write down what the writer did; None when nothing changed. What was taken back before can't be redone then."""
    if not writer.changes:
        return None
    connection.execute(update(change).where(change.c.state == State.TAKEN_BACK).values(state=State.OVER))
    is_over = act in BEGINNINGS or writer.changes.keys() <= TAUGHT
    return _write_down(writer, _Stamp(act, Kind.DONE, at), state=State.OVER if is_over else State.STANDS)


def undo(connection: Connection, at: datetime) -> ChangeSet:
    """Take the newest standing act back."""
    entry = connection.execute(_newest(State.STANDS)).mappings().first()
    if entry is None:
        raise NothingToUndoError
    rows, number = _undoable(entry["rows"]), entry["number"]
    _check_fresh(connection, rows, {name: _standing(each, number) for name, each in rows.items()})
    _set_state(connection, number, State.TAKEN_BACK)
    return _inverted(connection, rows, _Stamp(act_named(entry["act"]), Kind.UNDONE, at, number))


def redo(connection: Connection, at: datetime) -> ChangeSet:
    """Do the act again that was taken back last: the inverse of its inverse."""
    entry = connection.execute(_oldest_taken_back()).mappings().first()
    if entry is None:
        raise NothingToRedoError
    # an act may have been undone, redone and undone again: what it found the last time is what counts
    last_undo = select(change).where(change.c.target == entry["number"], change.c.kind == Kind.UNDONE)
    inverse = connection.execute(last_undo.order_by(desc(change.c.number)).limit(1)).mappings().one()
    rows, number = _undoable(inverse["rows"]), entry["number"]
    _check_fresh(connection, rows, {name: _former(each) for name, each in _undoable(entry["rows"]).items()})
    _set_state(connection, number, State.STANDS)
    return _inverted(connection, rows, _Stamp(act_named(entry["act"]), Kind.REDONE, at, number))


def end(connection: Connection) -> None:
    """Nothing before this can be undone or redone: after a migration the former rows do not fit their tables."""
    connection.execute(update(change).values(state=State.OVER))


def next_act(connection: Connection, kind: Kind) -> Act | None:
    """What undo (for `DONE`) or redo (for `UNDONE`) would be about."""
    query = _newest(State.STANDS) if kind is Kind.DONE else _oldest_taken_back()
    found = connection.scalar(query.with_only_columns(change.c.act))  # not the rows, which may be many megabytes
    return act_named(found) if found else None


def of_act(connection: Connection, act: Act, numbers: Collection[int]) -> set[int]:
    """Which of the numbers are of such an act: by the version of a row it is told whether that act wrote it last."""
    wanted = change.c.number.in_([*numbers])
    return {*connection.scalars(select(change.c.number).where(change.c.act == act.name, wanted))}


def since(connection: Connection, number: int) -> list[ChangeSet]:
    """The entries after that number, oldest first."""
    query = select(change).where(change.c.number > number).order_by(change.c.number)
    return [_change_set(entry) for entry in connection.execute(query).mappings()]


def _standing(each: TableChange, number: int) -> dict[str, Scalar]:
    """By id: the versions that an act of that number left behind."""
    return dict.fromkeys((*each.made, *(str(row[0]) for row in each.changed)), number)


def _former(each: TableChange) -> dict[str, Scalar]:
    """By id: the versions that an act found."""
    return {str(row[0]): row[-1] for row in (*each.changed, *each.removed)}


def _newest(state: State) -> Select[Any]:
    return select(change).where(change.c.state == state).order_by(desc(change.c.number)).limit(1)


def _oldest_taken_back() -> Select[Any]:
    # undo goes from the newest act downwards, so of those that are taken back the lowest number was the last
    return select(change).where(change.c.state == State.TAKEN_BACK).order_by(change.c.number).limit(1)


def _inverted(connection: Connection, rows: _Rows, stamp: _Stamp) -> ChangeSet:
    """Put every row back to what it was before, and write that down."""
    writer = Writer(connection, next_number(connection), stamp.at)
    # all are taken out before any is put back: a row that was made may have the unique values of one that comes back
    for name, each in rows.items():
        writer.take_out(metadata.tables[name], each.made)
    for name, each in rows.items():
        writer.put_back(metadata.tables[name], (*each.changed, *each.removed))
    return _write_down(writer, stamp, state=State.OVER)


def _check_fresh(connection: Connection, rows: _Rows, expected: Mapping[str, Mapping[str, Scalar]]) -> None:
    """The rows that should be there are, in the version expected; the others are gone. Else `StaleUndoError`."""
    for name, each in rows.items():
        ids = [*each.made, *(str(row[0]) for row in (*each.changed, *each.removed))]
        if dict(_versions(connection, name, ids)) != expected[name]:
            raise StaleUndoError


def _versions(connection: Connection, name: str, ids: Sequence[str]) -> Iterator[tuple[str, int]]:
    table = metadata.tables[name]
    for start in range(0, len(ids), 500):
        query = select(table.c.id, table.c.version).where(table.c.id.in_(ids[start : start + 500]))
        yield from map(tuple, connection.execute(query))


def _write_down(writer: Writer, stamp: _Stamp, *, state: State) -> ChangeSet:
    made = ChangeSet(number=writer.number, act=stamp.act, kind=stamp.kind, at=stamp.at, rows=writer.changes)
    entry = {
        "number": made.number,
        "act": made.act.name,
        "kind": made.kind.value,
        "at": made.at.isoformat(timespec="seconds"),
        "state": state.value,
        "target": stamp.target,
        "rows": _packed(made.rows),
    }
    writer.connection.execute(insert(change), [entry])
    return made


def _set_state(connection: Connection, number: int, state: State) -> None:
    connection.execute(update(change).where(change.c.number == number).values(state=state))


def _packed(rows: _Rows) -> str:
    """JSON: by table the fields of its `TableChange`."""
    tables = {name: {part: getattr(each, part) for part in _PARTS} for name, each in rows.items()}
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":"))


def _unpacked(text: str) -> _Rows:
    try:
        tables = json.loads(text).items()
        return {name: TableChange(**{field: tuple(cells) for field, cells in each.items()}) for name, each in tables}
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedWorkspaceError(detail="change.rows") from error


def touched(text: str) -> dict[str, set[str]]:
    """By table the ids of all rows that an act made, changed or removed, of what stands in its `rows`."""
    return {
        name: {*each.made, *(str(row[0]) for row in (*each.changed, *each.removed))}
        for name, each in _unpacked(text).items()
    }


def made(text: str) -> dict[str, Sequence[str]]:
    """By table the ids of the rows that an act made."""
    return {name: each.made for name, each in _unpacked(text).items()}


def _undoable(text: str) -> _Rows:
    """What undo and redo are about."""
    return {name: each for name, each in _unpacked(text).items() if name not in TAUGHT}


def _change_set(entry: RowMapping) -> ChangeSet:
    return ChangeSet(
        number=entry["number"],
        act=act_named(entry["act"]),
        kind=Kind(entry["kind"]),
        at=datetime.fromisoformat(entry["at"]),
        rows=_unpacked(entry["rows"]),
    )
