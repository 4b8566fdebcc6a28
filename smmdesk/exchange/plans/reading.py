"""Content plans that come in: any table or calendar file → rows ready to become posts, and a word on each problem.

The file is read by a child process (`sandbox`); what is here runs in the program itself and makes values of the domain.
"""

import datetime as dt
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain, compress
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from smmdesk.domain.clients import Client, known_as
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, LocalMoments, zone_info
from smmdesk.domain.posts import Format, PostStatus, Tone
from smmdesk.domain.text import _
from smmdesk.exchange import sandbox
from smmdesk.exchange.plans.first_rows import FirstRow, first_rows
from smmdesk.exchange.plans.own_words import own_words
from smmdesk.exchange.table.mapping import TableLook
from smmdesk.machine.places import RESOURCES
from smmdesk.machine.progress import Progress

NOON = dt.time(12)
_LIMIT = 2**63  # storage keeps 64 bits of minor units
_MOST_DIGITS = 19
_TO_THE_MINUTE = len("2026-11-03T19:30")
_TASK = "smmdesk.exchange.plans.rows:stream"
_WORDS = RESOURCES / "knowledge" / "plan_words.toml"

MESSAGES: dict[str, str] = {
    "undecoded": _("{value} places in the file are in no known encoding; they are shown as \\xNN."),
    "encoding_guessed": _("The encoding was taken to be {value}. If letters look wrong, choose another one."),
    "unpaired_quote": _("A quotation mark is not closed; the row was read as it stands."),
    "short_row": _("The row has fewer cells than the header ({value}); the rest was taken as empty."),
    "long_row": _("The row has more cells than the header; what was left over is in the note: {value}"),
    "unknown_date": _("“{value}” is not a date; the post was kept as an idea, the words in its note."),
    "year_assumed": _("The year is not stated; {value} was assumed."),
    "unknown_time": _("“{value}” is not a time; it was kept in the note."),
    "unknown_zone": _("“{value}” is not a time zone; the client's was taken, the words kept in the note."),
    "unknown_network": _("“{value}” is not a network; it was kept in the note."),
    "unknown_word": _("“{value}” is not known here; it was kept in the note."),
    "part_taken": _("Of “{value}” the first part was taken; the whole was kept in the note."),
    "unknown_amount": _("“{value}” is not an amount; it was kept in the note."),
    "no_currency": _("{value} has no currency; it was kept in the note."),
    "endless": _("“{value}” repeats without end; the first {limit} times were taken."),
    "bad_event": _("An entry of the calendar could not be read: {value}"),
}


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something about one row that the person should know; the row was taken in all the same.

    `row` as a spreadsheet counts, 0 for the file as a whole. `message` is English with {names} filled from `values`.
    """

    row: int
    message: str
    values: Mapping[str, object]

    def __str__(self) -> str:
        return self.message.format(**self.values)


class PlannedRow(NamedTuple):
    """One row of a plan in the values of a `Post`; a named tuple, since there may be a million.

    `key` names the row when the file comes again: its own id, or a hash of moment, networks and text with a count.
    `status`, `format`, `tone` and `cost` are None where the row does not say. `client` is a name as it stands there.
    """

    row: int
    key: str
    moment: LocalMoment | None
    networks: tuple[Network, ...]
    format: Format | None
    rubric: str
    tone: Tone | None
    goal: str
    status: PostStatus | None
    text: str
    hashtags: tuple[str, ...]
    link: str
    media: tuple[str, ...]
    person: str
    approval_note: str
    cost: Money | None
    published_link: str
    note: str
    client: str = ""


@dataclass(frozen=True, slots=True)
class PlannedRows:
    """Rows turned on their side: by field of a `PlannedRow` the values of all. A row is made when it is asked for."""

    columns: Mapping[str, Sequence[Any]]  # all fields but the moment
    moments: LocalMoments

    def __len__(self) -> int:
        return len(self.moments)

    def __getitem__(self, at: int) -> PlannedRow:
        return PlannedRow(moment=self.moments[at], **{name: column[at] for name, column in self.columns.items()})

    def __iter__(self) -> Iterator[PlannedRow]:
        return map(self.__getitem__, range(len(self)))

    def where(self, wanted: Sequence[bool]) -> "PlannedRows":
        """Those of them that are wanted."""
        if all(wanted):
            return self
        columns = {name: list(compress(column, wanted)) for name, column in self.columns.items()}
        return PlannedRows(columns, self.moments.where(wanted))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOptions:
    """What the reader of a plan has to be told. `date_order` answers `AmbiguousDatesError`: "dmy" or "mdy".

    `today` settles dates without a year (without it they are problems), `default_time` stands for no time,
    `currency` for amounts that state none, `encoding` overrides the guess. `mapping` says by position what columns are
    (see `table.mapping`): with one, be it empty, a table whose names are not those of a plan is read too. Without
    one `presets` may say it, by the signature of the table's names. A row that names one of
    `clients` takes zone and currency from there.
    """

    zone: str
    date_order: str | None = None
    today: dt.date | None = None
    default_time: dt.time = NOON
    currency: str = ""
    encoding: str | None = None
    mapping: Mapping[int, str] | None = None
    presets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    clients: Mapping[str, Client] = field(default_factory=dict)  # by `Client.known_as`


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What was found out about the file before its first row: for the preview, and to know it again."""

    sha256: str
    sheet: str
    header_row: int
    columns: tuple[tuple[str, str], ...]  # name in the file, and field or network, '' for what goes into the note
    encoding: str
    encoding_certain: bool
    date_order: str  # "dmy" or "mdy", '' where no date so far could be either
    total: int  # rows, reckoned where there are thousands
    table: TableLook | None  # None for a calendar file, which has no columns

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the file has a column for; what it does not have must not be overwritten from it."""
        return frozenset(field for _name, field in self.columns if field)


class PlanReading:
    """A plan being read: take its rows, or its `chunks` of many, then look at `problems` and `passed_over`.

    Use it in a `with` block unless it is always read to the end: the parsing child is ended with it.
    """

    def __init__(self, path: Path, options: PlanOptions, progress: Progress | None = None) -> None:
        zone_info(options.zone)
        self._options = options
        self._progress = progress or Progress()
        self.name = path.name
        self.problems: list[RowProblem] = []
        self.passed_over = 0
        self.first: tuple[FirstRow, ...] = ()
        self._items = sandbox.run(
            _TASK, _arguments(path, options), name=path.name, progress=self._progress, limits=sandbox.limits_for(path)
        )
        self.about = _recognised(next(self._items))
        self.chunks = self._read()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[PlannedRow]:
        return chain.from_iterable(self.chunks)

    def close(self) -> None:
        """End the parsing child; needed only when not every row was taken."""
        self.chunks.close()
        self._items.close()

    def _read(self) -> Generator[PlannedRows, None, None]:
        build = _Builder(self._options)
        done = 0
        for columns, problems, done, passed_over in self._items:
            self.passed_over += passed_over
            self.first = self.first or first_rows(columns)
            self.problems += [_problem(*found) for found in problems]
            yield build.rows(columns)
            self.problems += build.taken_problems()
            self._progress.report(done, max(self.about.total, done))
        self._progress.report(done, done)


def read_plan(path: Path, options: PlanOptions, progress: Progress | None = None) -> PlanReading:
    """Start reading a plan; a `FileRefusedError` where it is damaged, too large, no plan, or has dates to ask about."""
    return PlanReading(path, options, progress)


def _arguments(path: Path, options: PlanOptions) -> dict[str, Any]:
    return {
        "path": sandbox.path_argument(path),
        "words": str(_WORDS),
        "own": own_words(),
        "encoding": options.encoding,
        "order": options.date_order,
        "zone": options.zone,
        "today": options.today.isoformat() if options.today else "",
        "noon": options.default_time.isoformat("minutes"),
        "mapping": None if options.mapping is None else dict(options.mapping),
        "presets": {signature: tuple(uses) for signature, uses in options.presets.items()},
    }


def _recognised(found: dict[str, Any]) -> Recognised:
    return Recognised(
        sha256=found["sha256"],
        sheet=found["sheet"],
        header_row=found["header"],
        columns=tuple((name, field) for name, field in found["columns"]),
        encoding=found["encoding"],
        encoding_certain=found["certain"],
        date_order=found["order"],
        total=found["total"],
        table=TableLook.of(found["table"]) if found["table"] else None,
    )


def _problem(row: int, code: str, value: str) -> RowProblem:
    values: dict[str, object] = {"value": value}
    if code == "endless":
        value, _sep, limit = value.rpartition("\x1f")
        values = {"value": value, "limit": limit}
    return RowProblem(row, MESSAGES[code], values)


class _Builder:
    """Columns from the child into rows of domain values, each different value made once."""

    def __init__(self, options: PlanOptions) -> None:
        self._zone = options.zone
        self._currency = options.currency
        self._clients = options.clients
        self._networks: dict[tuple[str, ...], tuple[Network, ...]] = {}
        self._formats: dict[str, Format | None] = {"": None, **{member.value: member for member in Format}}
        self._statuses: dict[str, PostStatus | None] = {"": None, **{member.value: member for member in PostStatus}}
        self._tones: dict[str, Tone | None] = {"": None, **{member.value: member for member in Tone}}
        self._problems: list[RowProblem] = []

    def taken_problems(self) -> list[RowProblem]:
        """Problems since the last call."""
        found, self._problems = self._problems, []
        return found

    def rows(self, found: dict[str, list[Any]]) -> PlannedRows:
        """The rows of one chunk, its columns by their names in `chunk.FIELDS`."""
        walls, zones, currencies = found.pop("wall"), found.pop("zone"), found.pop("currency")
        if any(found["client"]):
            zones, currencies = self._at_home(found["client"], zones, currencies)
        costs, notes = self._costs(found["row"], found.pop("amount"), currencies, found["note"])
        values: dict[str, Sequence[Any]] = {
            **found,
            "networks": [*map(self._network_tuple, found["networks"])],
            "format": [*map(self._formats.__getitem__, found["format"])],
            "tone": [*map(self._tones.__getitem__, found["tone"])],
            "status": [*map(self._statuses.__getitem__, found["status"])],
            "cost": costs,
            "note": notes,
        }
        return PlannedRows(values, self._moments(walls, zones))

    def _at_home(self, names: list[str], zones: list[str], currencies: list[str]) -> tuple[list[str], list[str]]:
        """Zones and currencies with those of the client named put where a row states none."""
        found = [self._clients.get(known_as(name)) for name in names]
        return (
            [zone or (client.time_zone if client else "") for zone, client in zip(zones, found, strict=True)],
            [code or (client.currency if client else "") for code, client in zip(currencies, found, strict=True)],
        )

    def _moments(self, walls: list[str], zones: list[str]) -> LocalMoments:
        """To the minute, in the client's zone where the row names none."""
        zone, pairs = self._zone, zip(walls, zones, strict=True)
        return LocalMoments(
            [wall[:_TO_THE_MINUTE] or None for wall in walls],
            [(said or zone) if wall else None for wall, said in pairs],
        )

    def _network_tuple(self, names: tuple[str, ...]) -> tuple[Network, ...]:
        if names not in self._networks:
            self._networks[names] = tuple(Network(name) for name in names)
        return self._networks[names]

    def _costs(
        self, row: list[int], amounts: list[str], currencies: list[str], notes: list[str]
    ) -> tuple[list[Money | None], list[str]]:
        """Amounts with their currency; one that has none at all goes into the note."""
        if not any(amounts):
            return [None] * len(amounts), notes
        costs: list[Money | None] = []
        notes = list(notes)
        for at, (amount, stated) in enumerate(zip(amounts, currencies, strict=True)):
            cost, code = _cost(amount, stated or self._currency)
            costs.append(cost)
            if code:
                notes[at] = f"{notes[at]}\n{amount} {stated}".strip()
                self._problems.append(_problem(row[at], code, amount))
        return costs, notes


def _cost(amount: str, currency: str) -> tuple[Money | None, str]:
    """The amount as money; without a currency, or beyond all sums that are kept, None and what is wrong."""
    if not amount:
        return None, ""
    if not currency:
        return None, "no_currency"
    exact = Decimal(amount)
    cost = Money.of(exact, currency) if exact.adjusted() < _MOST_DIGITS else None
    return (cost, "") if cost and -_LIMIT <= cost.minor < _LIMIT else (None, "unknown_amount")
