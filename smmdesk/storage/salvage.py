"""What can still be read of a damaged database: row by row around what is destroyed, put into a new one.

Works on a copy, so that the damaged file stays as it is to the byte; what its journals hold is played into the copy.
A table is read in one go; where the engine stumbles, its halves are, down to the single rows that are gone. Where not
even the list of tables can be read, it is taken from an empty database: tables begin at the same pages in both.
"""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from smmdesk.domain.clients import Client
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.ids import ClientId
from smmdesk.machine.progress import Progress
from smmdesk.storage.connection import SCHEMA_VERSION, beside, connect, copy_into
from smmdesk.storage.declaring import metadata
from smmdesk.storage.errors import DamagedWorkspaceError, NewerWorkspaceError, NothingToRescueError, understood
from smmdesk.storage.kinds import record_of, tables
from smmdesk.storage.opening import create
from smmdesk.storage.rows import Codec, codec

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from sqlite3 import Connection

    from sqlalchemy import Column, Table

    from smmdesk.domain.changes import Row, Scalar
    from smmdesk.storage.rows import ColumnShape

_PAGE = 4096  # bytes: as SQLite makes them when it is not asked for others
_LOWEST, _HIGHEST = -(1 << 63), (1 << 63) - 1  # numbers that a row may have
_PAGES_OF_ROWS = {b"\x05", b"\x0d"}  # https://www.sqlite.org/fileformat.html#b_tree_pages
_ROWS_IN_A_PAGE = 64
"""About as many short rows as fit: how far to look where nothing says which row is the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """By table: records saved, and lost (None where nobody can tell). `nameless` clients stand for lost ones."""

    saved: Mapping[str, int]
    lost: Mapping[str, int | None]
    nameless: int


class _Found(NamedTuple):
    """A table's rows that make sense, and how many it had; None where nobody can tell."""

    rows: list[Row]
    expected: int | None


def salvage(damaged: Path, out: Path, *, nameless: str = "?", progress: Progress | None = None) -> Salvaged:
    """Bring what can be read into `out`, a new and empty database; `NothingToRescueError` where that is nothing.

    Clients whose own row is gone, but not all that belongs to them, come back by the name `nameless`.
    """
    with understood(), TemporaryDirectory(dir=out.parent, prefix=".rescue-") as folder:
        found = _best(damaged, Path(folder), progress or Progress())
    if not _size(found):
        raise NothingToRescueError(name=damaged.name)
    whole = {name: [*table.rows] for name, table in found.items()}
    strangers = _named(_missing_clients(whole), nameless)
    whole["client"] += strangers
    _let_go_of_what_is_gone(whole)
    with understood():
        saved = _written(out, whole)
    saved["client"] -= len(strangers)
    lost = {name: None if (had := found[name].expected) is None else max(0, had - saved[name]) for name in saved}
    return Salvaged(saved=saved, lost=lost, nameless=len(strangers))


# reading around what is destroyed


def _best(damaged: Path, folder: Path, progress: Progress) -> dict[str, _Found]:
    """As the file is; or, where its head is destroyed, by whichever of two heads finds more."""
    copy = folder / "damaged.db"
    for ending in ("", "-wal", "-journal"):
        if beside(damaged, ending).exists():
            _copy(beside(damaged, ending), beside(copy, ending))
    as_it_is = _read(copy, progress)
    if _size(as_it_is):
        return as_it_is
    return max((_read(_with_head_of(donor, damaged, copy), progress) for donor in _donors(folder)), key=_size)


def _size(found: Mapping[str, _Found]) -> int:
    return sum(len(table.rows) for table in found.values())


def _read(path: Path, progress: Progress) -> dict[str, _Found]:
    """Every table, parents first; nothing where the file does not even say which tables it has."""
    from sqlcipher3.dbapi2 import DatabaseError

    try:
        connection = connect(path, journal_mode="DELETE")
    except (DatabaseError, DamagedWorkspaceError):
        return {}
    kept = {table.name for table in tables()}
    names = [table.name for table in metadata.sorted_tables if table.name in kept]
    found = {}
    with closing(connection):
        if (version := connection.execute("PRAGMA user_version").fetchone()[0]) > SCHEMA_VERSION:
            raise NewerWorkspaceError(found=version, known=SCHEMA_VERSION)
        connection.text_factory = lambda text: text.decode("utf-8", "replace")  # one broken letter costs no record
        most = path.stat().st_size // _PAGE * _ROWS_IN_A_PAGE
        for number, name in enumerate(names):
            progress.report(number, len(names))
            # MemoryError: a destroyed length may ask for more than any machine has
            reading = _Reading(connection, name, most, (DatabaseError, MemoryError))
            found[name] = reading.all() if _begins(connection, path, name) else reading.nothing()
    return found


def _begins(connection: Connection, path: Path, table: str) -> bool:
    """Whether the page is one of rows that every way to a row of the table begins at: else each would be refused."""
    named = "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ?"
    place = next((row[0] for row in connection.execute(named, (table,))), None)
    # nothing is known of it; or the page may stand in what was not taken into the file
    if not isinstance(place, int) or place < 2 or beside(path, "-wal").exists():
        return True
    with path.open("rb") as file:
        file.seek((place - 1) * _PAGE)
        return file.read(1) in _PAGES_OF_ROWS


class _Reading:
    """One table of a damaged database, by the numbers that the engine gave its rows.

    `most` is how many there may be at most: damaged numbers, and pages that point at one another, have no end.
    """

    def __init__(self, connection: Connection, table: str, most: int, refusal: tuple[type[Exception], ...]) -> None:
        self._connection = connection
        self._table = table
        self._most = most
        self._patience = most
        self._refusal = refusal
        self._codec: Codec[Any] = codec(record_of(table))
        columns = ", ".join(f'"{name}"' for name in self._codec.columns)
        # by the table alone: an index may be the very thing that is destroyed, or point at rows that are
        self._query = f'SELECT {columns} FROM "{table}" NOT INDEXED WHERE rowid BETWEEN ? AND ?'  # noqa: S608

    def all(self) -> _Found:
        """The rows that make sense, each id once."""
        listed, read = self._listed(), self._in_one_go()
        if read is None:
            read = [*self._rows(self._numbers(listed))]
            counts = [len(numbers) for numbers in listed]
        else:
            counts = [len(read), *(len(numbers) for numbers in listed)]
        rows = {row[0]: row for row in _sensible(self._codec, read)}
        return _Found([*rows.values()], _agreed(counts) if counts else self._last())

    def nothing(self) -> _Found:
        """How many there were, where none of the rows can be come by."""
        listed = self._listed()
        return _Found([], _agreed([len(numbers) for numbers in listed]) if listed else None)

    def _in_one_go(self) -> list[Row] | None:
        """All rows, where nothing is in the way: the indexes, which may speak of another table, are not needed then."""
        try:
            return list(self._connection.execute(self._query, (_LOWEST, _HIGHEST)).fetchmany(self._most))
        except self._refusal:
            return None

    def _numbers(self, listed: Sequence[set[int]]) -> Sequence[int]:
        """Those of all rows that any index knows of, or all that there may be."""
        return sorted(set().union(*listed)) if listed else range(1, (self._last() or self._most) + 1)

    def _rows(self, numbers: Sequence[int]) -> Iterator[Row]:
        if not numbers:
            return
        try:
            yield from self._connection.execute(self._query, (numbers[0], numbers[-1])).fetchmany(self._most)
        except self._refusal:
            # each refusal costs one: where nothing can be read, halving ends after as many queries as there may be rows
            self._patience -= 1
            middle = len(numbers) // 2
            if middle and self._patience > 0:
                yield from self._rows(numbers[:middle])
                yield from self._rows(numbers[middle:])

    def _listed(self) -> list[set[int]]:
        """The numbers of all rows, as each index says that can be read."""
        # an index has the number of every row as well, on pages of its own, which may be whole
        indexes = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?"
        found = []
        for (name,) in self._connection.execute(indexes, (self._table,)).fetchall():
            query = f'SELECT rowid FROM "{self._table}" INDEXED BY "{name}"'  # noqa: S608  (names of the schema)
            with suppress(*self._refusal):
                found.append({row[0] for row in self._connection.execute(query).fetchmany(self._most)})
        return found

    def _last(self) -> int | None:
        try:
            return int(self._connection.execute(f'SELECT max(rowid) FROM "{self._table}"').fetchone()[0] or 0)  # noqa: S608
        except self._refusal:
            return None


def _agreed(counts: Sequence[int]) -> int:
    """How many rows most of these say there were; of as many the larger, for a loss must not go unsaid."""
    return max(counts, key=lambda count: (counts.count(count), count))


def _sensible(kind: Codec[Any], rows: Sequence[Row]) -> list[Row]:
    """The rows that are records: with cells of the right type, whose values the codec knows."""
    fitting = [row for row in rows if all(map(_fits, row, kind.shapes))]
    return [*_parsing(kind, fitting)]


def _fits(cell: object, shape: ColumnShape) -> bool:
    return shape.optional if cell is None else isinstance(cell, shape.kind)


def _parsing(kind: Codec[Any], rows: Sequence[Row]) -> Iterator[Row]:
    if not rows:
        return
    try:
        kind.records(rows)
    except SmmdeskError:
        middle = len(rows) // 2
        if middle:
            yield from _parsing(kind, rows[:middle])
            yield from _parsing(kind, rows[middle:])
    else:
        yield from rows


# files


def _copy(source: Path, target: Path) -> None:
    """Page by page: what a failing disk does not give any more is left as zeros."""
    with source.open("rb", buffering=0) as whole, target.open("wb") as copied:
        for start in range(0, source.stat().st_size, _PAGE):
            try:
                whole.seek(start)
                page = whole.read(_PAGE)
            except OSError:
                page = bytes(_PAGE)
            copied.write(page)


def _donors(folder: Path) -> Iterator[Path]:
    """An empty database as new workspaces begin, and one as it is after a restore, where pages lie otherwise."""
    fresh, packed = folder / "fresh.db", folder / "packed.db"
    create(fresh).close()
    with closing(connect(fresh, journal_mode="DELETE")) as connection:
        copy_into(connection, packed)
    yield from (fresh, packed)


def _with_head_of(donor: Path, damaged: Path, copy: Path) -> Path:
    """The copy made anew, with the donor's list of tables in place of its own."""
    # their pages would come over the head that is put in
    for ending in ("-wal", "-journal"):
        beside(copy, ending).unlink(missing_ok=True)
    _copy(damaged, copy)
    given, content = donor.read_bytes(), bytearray(copy.read_bytes())
    content.extend(bytes(max(len(given) - len(content), -len(content) % _PAGE)))  # as far as the tables begin, at least
    for page in _head_pages(given):
        content[page * _PAGE : (page + 1) * _PAGE] = given[page * _PAGE : (page + 1) * _PAGE]
    content[28:32] = (len(content) // _PAGE).to_bytes(4, "big")  # how many pages there are
    content[32:40] = bytes(8)  # and that none of them is free
    copy.write_bytes(content)
    return copy


def _head_pages(content: bytes) -> list[int]:
    """The pages of the list of tables, from 0: the first page, and those it points at.

    The layout of a page: https://www.sqlite.org/fileformat.html#b_tree_pages
    """
    head, interior = 100, 5
    if content[head] != interior:
        return [0]

    def number(at: int, size: int) -> int:
        return int.from_bytes(content[at : at + size], "big")

    cells = [number(head + 12 + 2 * each, 2) for each in range(number(head + 3, 2))]
    return [0, *(number(cell, 4) - 1 for cell in cells), number(head + 8, 4) - 1]


# putting together what belongs together


def _parents(table: Table) -> Iterator[tuple[int, str, Column[Any]]]:
    """Place, target and column of each reference."""
    for place, column in enumerate(table.c):
        for key in column.foreign_keys:
            yield place, key.column.table.name, column


def _missing_clients(whole: Mapping[str, Sequence[Row]]) -> list[str]:
    """Ids of clients that others speak of, though they are not there themselves."""
    spoken_of = (
        row[place]
        for name, rows in whole.items()
        for place, parent, _column in _parents(metadata.tables[name])
        if parent == "client"
        for row in rows
    )
    there = {row[0] for row in whole["client"]}
    return [str(id) for id in dict.fromkeys(spoken_of) if id not in there]


def _named(ids: Sequence[str], nameless: str) -> list[Row]:
    numbered = (f"{nameless} {number}" for number in count(2))
    names = [nameless, *(name for name, _id in zip(numbered, ids[1:], strict=False))]
    return codec(Client).rows([Client(id=ClientId(id), name=name) for id, name in zip(ids, names, strict=False)])


def _let_go_of_what_is_gone(whole: dict[str, list[Row]]) -> None:
    """Rows without the parent they belong to go, parents first; a mere pointer at one is cleared."""
    for table in metadata.sorted_tables:
        for place, parent, column in _parents(table) if table.name in whole else ():
            there = {row[0] for row in whole[parent]} | ({None} if column.nullable else set())
            clears = column.info["on_remove"] == "clear"
            kept = (_kept(row, place, there, clears=clears) for row in whole[table.name])
            whole[table.name] = [row for row in kept if row is not None]


def _kept(row: Row, place: int, there: set[Scalar], *, clears: bool) -> Row | None:
    if row[place] in there:
        return row
    return (*row[:place], None, *row[place + 1 :]) if clears else None


def _written(out: Path, whole: Mapping[str, Sequence[Row]]) -> dict[str, int]:
    """All in one transaction, without an entry in the account: a rescue is not to be undone. How many by table."""
    with closing(connect(out)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        for name, rows in whole.items():
            columns = ", ".join(f'"{column.name}"' for column in metadata.tables[name].c)
            marks = ", ".join("?" * len(metadata.tables[name].c))
            # IGNORE: what is left of a damaged table may hold two rows for one unique place, of which one can stay
            statement = f'INSERT OR IGNORE INTO "{name}" ({columns}) VALUES ({marks})'  # noqa: S608  (names of ours)
            # version 0: no act wrote them, and the first to come has the number 1
            connection.executemany(statement, [(*row, 0) for row in rows])
        connection.execute("COMMIT")
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in whole}  # noqa: S608
