"""A file from outside being read, of whatever kind: recognised, then its rows by the chunk, a word on each problem.

The file is read by a child process (`sandbox`); what is here runs in the program itself. What is different for each
kind says its `FileKind`, and only that.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from smmdesk.domain.periods import NOON, zone_info
from smmdesk.domain.text import _
from smmdesk.exchange import sandbox
from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.exchange.table.mapping import TableLook
from smmdesk.exchange.table.sheets import SheetTold
from smmdesk.exchange.workbooks.delimited import PASSED_OVER, Problem
from smmdesk.machine.places import RESOURCES
from smmdesk.machine.progress import Progress

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from smmdesk.domain.clients import Client

FIRST_ROWS = 20
TABLE_WORDS = RESOURCES / "knowledge" / "table_words.toml"
MESSAGES: Mapping[str, str] = {
    "undecoded": _("{value} places in the file are in no known encoding; they are shown as \\xNN."),
    "encoding_guessed": _("The encoding was taken to be {value}. If letters look wrong, choose another one."),
    "unsaved_formulas": _(
        "{value} formulas have no value in the file, first in {limit}; they were taken as empty. "
        "Open it in a spreadsheet, save it, and read it again."
    ),
    "unpaired_quote": _("A quotation mark is not closed; the row was read as it stands."),
    "short_row": _("The row has fewer cells than the header ({value}); the rest was taken as empty."),
    "long_row": _("The row has more cells than the header; what was left over is in the note: {value}"),
    "same_row": _("The same row stands here more than {value} times; it was taken once, and nothing below it."),
    "far_below": _("Thousands of empty rows follow; what stands below them was left out (rows: {value})."),
    "far_right": _("Far to the right, behind many empty columns, stand cells that were left out: {value}."),
    "year_assumed": _("The year is not stated; {value} was assumed."),
    "turned_back": _("Dates that a spreadsheet had swapped were turned back, such as {value} to {limit}."),
    "part_taken": _("Of “{value}” one part was taken; the whole was kept in the note."),
    "unknown_word": _("“{value}” is not known here; it was kept in the note."),
    "unknown_amount": _("“{value}” is not an amount; it was kept in the note."),
    PASSED_OVER: _("Passed over, it is no row of the table: {value}"),
    "no_currency": _("{value} has no currency; it was kept in the note."),
    "sheets_together": _("Sheets with the same columns were read together (with their numbers of rows): {value}."),
    "sheets_uneven": _(
        "Not each of these sheets has these columns; where one is missing it was taken as empty: {value}."
    ),
    "tables_together": _("Tables one below another were read together; their names stand in the rows {value}."),
    "hidden_read": _("No visible sheet fits, so what is hidden was read: {value}."),
    "hidden_left_out": _("The hidden sheet “{value}” was left out. Its rows: {limit}. Its columns: {more}."),
    "sheet_left_out": _("The sheet “{value}” was left out. Its rows: {limit}. Its columns: {more}."),
    "no_names": _("The table has no row of column names, so each column was taken as what stands in it. Check them."),
    "taken_as_date": _("No column is called the date; “{value}” holds dates and was taken as it."),
}
"""What may be said of a row of any kind, by the codes of the child."""

Columns = dict[str, list[Any]]
"""By name the values of a chunk's rows, as the child sends them."""


class Rows(Protocol):
    """Rows turned on their side: by name the values of all."""

    @property
    def columns(self) -> Mapping[str, Sequence[Any]]:
        """Among them `row`, the number as a spreadsheet counts, and `key`, by which the row is known again."""
        ...

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Any]: ...


R = TypeVar("R", bound=Rows)
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class NamedRows(Generic[T_co]):
    """Rows of named tuples turned on their side; a row is made when it is gone through. `make` makes one of its values,
    in the order of its `fields`."""

    columns: Mapping[str, Sequence[Any]]
    fields: Sequence[str]
    make: Callable[[Iterable[Any]], T_co]

    def __len__(self) -> int:
        return len(self.columns["row"])

    def __iter__(self) -> Iterator[T_co]:
        return map(self.make, zip(*(self.columns[name] for name in self.fields), strict=True))


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something about one row that the person should know; the row was taken in all the same.

    `row` as a spreadsheet counts, 0 for the file as a whole; `sheet` is named where several are read together.
    `message` is English with {names} filled from `values`.
    """

    row: int
    message: str
    values: Mapping[str, object]
    sheet: str = ""

    def __str__(self) -> str:
        return self.message.format(**self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the reader of a file has to be told. `date_order` answers `AmbiguousDatesError`: "dmy" or "mdy".

    `today` settles dates without a year (without it they are problems), `default_time` stands for no time,
    `currency` for amounts that state none, `encoding` overrides the guess. `mapping` says by position what columns are
    (see `table.mapping`), `told` by name: with one, be it empty, a table whose names are not known is read too. Without
    one `presets` may say it, by the signature of the table's names. A row that names one of `clients` takes zone and
    currency from there. Of a file of figures the person may say of which `network` and `account` it is, where it does
    not tell, and when it was `exported_on`, from which dates without a year are counted back (else from `today`).
    """

    zone: str
    date_order: str | None = None
    today: dt.date | None = None
    default_time: dt.time = NOON
    currency: str = ""
    encoding: str | None = None
    mapping: Mapping[int, str] | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    presets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    clients: Mapping[str, Client] = field(default_factory=dict)  # by `Client.known_as`
    network: str = ""
    account: str = ""
    exported_on: dt.date | None = None


Build = Callable[[Columns], tuple[R, Sequence[Problem]]]
"""Makes values of the domain of a chunk, and says what could not be one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind(Generic[R]):
    """What is different in reading one kind of file.

    `words` is the file of names of columns and other words, `own` gives those that the program itself writes. Without
    a column of the `heart` a table is not of this kind: then `unrecognised` is raised. The child runs `task`
    ("package.module:function", called with what `table.stream.Asked` holds), `build` makes its columns values of the
    domain, `first` shows the first rows of a chunk. `messages` are what else may be said of a row, by code.
    """

    words: Path
    own: Callable[[], Mapping[str, Mapping[str, Sequence[str]]]]
    heart: frozenset[str]
    unrecognised: type[NothingRecognisedError]
    task: str
    build: Callable[[ReadOptions], Build[R]]
    first: Callable[[Columns], Sequence[Any]]
    messages: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What was found out about the file before its first row: for the preview, and to know it again.

    `sheet` is the one that `header_row` is of; `sheets` are all that are read, `left_out` those that are not. `told` is
    what the reader of the kind found out besides.
    """

    sha256: str
    sheet: str
    sheets: tuple[SheetTold, ...] = ()
    left_out: tuple[SheetTold, ...] = ()
    header_row: int
    columns: tuple[tuple[str, str], ...]  # name in the file, and its use, '' for what goes into the note
    encoding: str
    encoding_certain: bool
    date_order: str  # "dmy" or "mdy", '' where no date so far could be either
    total: int  # rows, reckoned where there are thousands
    table: TableLook | None  # None for a calendar file, which has no columns
    told: Mapping[str, Any] = field(default_factory=dict)

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the file has a column for; what it does not have must not be overwritten from it."""
        return frozenset(field for _name, field in self.columns if field)


@dataclass(slots=True, kw_only=True)
class Reading(Generic[R]):
    """A file being read: take its `chunks`, or its rows, then look at `problems` and `passed_over`.

    `passed` says what stands in those of the rows passed over that hold any words; of very many the first.
    """

    name: str
    about: Recognised
    chunks: Iterator[R]
    problems: list[RowProblem] = field(default_factory=list)
    passed_over: int = 0
    passed: list[RowProblem] = field(default_factory=list)
    first: Sequence[Any] = ()

    def __iter__(self) -> Iterator[Any]:
        return chain.from_iterable(self.chunks)


@contextmanager
def opened(
    kind: FileKind[R], path: Path, options: ReadOptions, progress: Progress | None = None
) -> Iterator[Reading[R]]:
    """The file as it is read by the parsing child, which ends with the block.

    A `FileRefusedError` where it is damaged, too large, not of this kind, or has dates to ask about.
    """
    zone_info(options.zone)
    progress = progress or Progress()
    limits = sandbox.limits_for(path)
    asked = _asked(kind, path, options)
    with closing(sandbox.run(kind.task, asked, name=path.name, progress=progress, limits=limits)) as items:
        try:
            about = _recognised(next(items))
        except NothingRecognisedError as error:
            raise kind.unrecognised(**error.values) from error
        reading: Reading[R] = Reading(name=path.name, about=about, chunks=iter(()))
        with closing(_chunks(reading, items, kind, kind.build(options), progress)) as reading.chunks:
            yield reading


def _chunks(
    reading: Reading[R], items: Iterator[Any], kind: FileKind[R], build: Build[R], progress: Progress
) -> Generator[R, None, None]:
    messages = {**MESSAGES, **kind.messages}
    done = 0
    for columns, problems, done, passed_over, sheet in items:
        reading.passed_over += passed_over
        if len(reading.first) < FIRST_ROWS:  # a sheet may be short
            reading.first = (*reading.first, *kind.first(columns))[:FIRST_ROWS]
        for found in problems:
            told = reading.passed if found[1] == PASSED_OVER else reading.problems
            told.append(_problem(messages, sheet, *found))
        rows, unfit = build(columns)
        yield rows
        reading.problems += [_problem(messages, sheet, *found) for found in unfit]
        progress.report(done, max(reading.about.total, done))
    progress.report(done, done)


def _asked(kind: FileKind[R], path: Path, options: ReadOptions) -> dict[str, Any]:
    """Plain values by the names of `table.stream.Asked`."""
    return {
        "path": sandbox.path_argument(path),
        "words": (str(TABLE_WORDS), str(kind.words)),
        "own": kind.own(),
        "heart": tuple(kind.heart),
        "encoding": options.encoding,
        "order": options.date_order or "",
        "zone": options.zone,
        "today": options.today.isoformat() if options.today else "",
        "noon": options.default_time.isoformat("minutes"),
        "mapping": None if options.mapping is None else dict(options.mapping),
        "told": dict(options.told),
        "presets": {signature: tuple(uses) for signature, uses in options.presets.items()},
        "network": options.network,
        "account": options.account,
        "exported_on": options.exported_on.isoformat() if options.exported_on else "",
    }


def _recognised(found: dict[str, Any]) -> Recognised:
    return Recognised(
        sha256=found["sha256"],
        sheet=found["sheet"],
        sheets=tuple(SheetTold(*sheet) for sheet in found["sheets"]),
        left_out=tuple(SheetTold(*sheet) for sheet in found["left_out"]),
        header_row=found["header"],
        columns=tuple((name, field) for name, field in found["columns"]),
        encoding=found["encoding"],
        encoding_certain=found["certain"],
        date_order=found["order"],
        total=found["total"],
        table=TableLook.of(found["table"]) if found["table"] else None,
        told=found.get("told", {}),
    )


def _problem(messages: Mapping[str, str], sheet: str, row: int, code: str, value: str) -> RowProblem:
    """Some codes have more than one value."""
    values = dict(zip(("value", "limit", "more"), value.split("\x1f"), strict=False))
    return RowProblem(row, messages[code], values, sheet if row else "")
