"""Finding the row of column names in a table, and what each column is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.table.evidence import LOOKED_AT as LOOKED_AT_BELOW
from smmdesk.exchange.table.evidence import Held
from smmdesk.exchange.table.fitting import MOSTLY, Fitting, Offer
from smmdesk.exchange.values.cells import Row, fold, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.exchange.values.words import Words

LOOKED_AT = 20  # rows in which the names may stand: a title, notes and merged cells come before them
_FILLED = 10  # rows below the names; more of them speak for nothing


class Column(NamedTuple):
    """One column by its position. `field` is '' where the name is not known, `tick` where it ticks nothing.

    What is neither is kept as a note, unless it is `left_out`, as a column that only counts the rows is.
    """

    at: int
    name: str
    field: str = ""
    tick: str = ""
    left_out: bool = False


class Header(NamedTuple):
    """The row of names: its number as a spreadsheet counts, its columns, and how much speaks for it.

    Where they are not `named` it is the row above the first, 0 for none, and the columns are what they hold.
    `certain` is false where they are not those that were looked for, and the row was taken for want of a better one.
    `taken` are columns that are what they hold and not what they are called, by position; `offers` may be more.
    """

    row: int
    columns: tuple[Column, ...]
    score: float = 0.0
    certain: bool = True
    taken: Mapping[int, str] = {}
    offers: tuple[Offer, ...] = ()
    named: bool = True

    @property
    def above(self) -> int:
        """How many rows stand above it."""
        return self.row - 1 if self.named else self.row

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the table has a column for."""
        return frozenset(column.field for column in self.columns if column.field)

    @property
    def names(self) -> tuple[str, ...]:
        """The names as they are compared."""
        return tuple(fold(column.name) for column in self.columns)

    @property
    def uses(self) -> tuple[str, ...]:
        """What the columns are, the last known one the last."""
        uses = [column.field or column.tick for column in self.columns]
        return tuple(uses[: max((at for at, use in enumerate(uses, 1) if use), default=0)])

    def at(self, field: str) -> int:
        """The position of a field's first column, -1 when the table has none."""
        return next((column.at for column in self.columns if column.field == field), -1)


class Sought(NamedTuple):
    """What a table is looked for by: its words, the fields without which it is none, and what a person said; one with
    all columns of `own` was written by this program."""

    words: Words
    heart: frozenset[str]
    told: Mapping[str, str] = {}
    own: frozenset[str] = frozenset()

    def is_own(self, header: Header) -> bool:
        """Whether this program wrote the table of these names."""
        return bool(self.own) and header.fields >= self.own

    def is_enough(self, fields: frozenset[str], ticks: int) -> bool:
        """Whether these columns make a table of the kind: a bank statement has dates and categories, too."""
        there = fields | ({self.words.ticked} if ticks > 1 else frozenset())
        return bool(
            (len(fields) >= self.words.least and fields & self.heart)
            or (self.words.enough and there >= self.words.enough)
            or fields & {*self.told.values()}
        )


def header_of(first: Sequence[Row], sought: Sought) -> Header | None:
    """The best of the first rows: by names that are known, values of the right kind, and rows that are filled.

    None where no row has enough of what was sought.
    """
    found = (header_at(number, first, sought) for number in range(1, min(len(first), LOOKED_AT) + 1))
    headers = list(filter(None, found))
    best = max(headers, key=lambda header: header.score, default=None)
    return next((header for header in headers if best and is_repeated(header, best)), None)


def is_repeated(first: Header, later: Header) -> bool:
    """Whether the names come again, be it in other words for the same."""
    return first.names == later.names or first.uses == later.uses


def likely_header(first: Sequence[Row], words: Words) -> Header | None:
    """The row that the names may stand in where hardly any is known: the first of several filled cells, since a title
    stands alone in its row; else the first with anything in it. None where nothing stands below."""
    there = [number for number, row in enumerate(first[:LOOKED_AT], 1) if filled(row)]
    wide = next((place for place, number in enumerate(there) if filled(first[number - 1]) > 1), 0)
    if wide + 1 >= len(there):
        return None
    fitting = Fitting(first[there[wide] - 1], first[there[wide] :], words, {})
    fields = {at: found.field for at, found in fitting.named.items()}
    return Header(there[wide], _columns(fitting, fields, words), certain=False)


def filled(row: Row) -> int:
    """How many of its cells hold anything."""
    return sum(bool(text_of(cell).strip()) for cell in row)


def header_at(number: int, rows: Sequence[Row], sought: Sought) -> Header | None:
    """The row of that number as a header with all that follows from it, None where it has not enough."""
    fitting = Fitting(rows[number - 1], rows[number : number + LOOKED_AT_BELOW], sought.words, sought.told, sought.own)
    fields = {at: found.field for at, found in fitting.named.items()}
    columns = _told_only(_columns(fitting, fields, sought.words), sought)
    ticks = sum(bool(column.tick) for column in columns)
    there = {*fields.values()}
    beside = {sought.words.ticked} if ticks else set()
    if fitting.own_texts:
        beside |= {sought.words.longest}
        there |= beside
    if not sought.is_enough(frozenset(there), ticks) or _holds_others(fitting, fields, sought):
        return None
    if _is_like_those_below(rows[number - 1], fitting, sought.words):
        return None
    unknown = [column.at for column in columns if use_is_open(column) and not fitting.is_aside(column.at)]
    fields |= fitting.by_values(unknown, there | beside)
    columns = _told_only(_columns(fitting, fields, sought.words), sought)
    below = sum(filled(row) > 1 for row in rows[number : number + _FILLED])
    score = fitting.score + min(ticks, 2) + below / _FILLED
    offers = () if ticks else tuple(fitting.offers(fields))
    return Header(number, columns, score, True, fitting.taken, offers)


def _holds_others(fitting: Fitting, fields: Mapping[int, str], sought: Sought) -> bool:
    """Without its heart a table is one of the kind by its values only: an account of sales has channels, too."""
    if sought.heart & {*fields.values()}:
        return False
    ticked = [at for at, field in fields.items() if field == sought.words.ticked]
    return any(fitting.held(at) and fitting.held(at).share(sought.words.ticked) < MOSTLY for at in ticked)


def _is_like_those_below(row: Row, fitting: Fitting, words: Words) -> bool:
    """Whether it has a day above days, or above nothing: `Post` and `Photo` beside it are no names, but a post's."""
    days = (at for at in range(len(fitting.names)) if Held([row], at, words).days_only)
    return any(not fitting.held(at) or fitting.held(at).days_only >= MOSTLY for at in days)


def use_is_open(column: Column) -> bool:
    """Whether nothing is known of a column."""
    return not (column.field or column.tick or column.left_out)


def _told_only(columns: tuple[Column, ...], sought: Sought) -> tuple[Column, ...]:
    """Of a table that this program wrote the columns that are for reading only are left out."""
    if not sought.words.told_only or not sought.is_own(Header(0, columns)):
        return columns
    return tuple(
        each._replace(left_out=each.left_out or (not each.field and fold(each.name) in sought.words.told_only))
        for each in columns
    )


def _columns(fitting: Fitting, fields: Mapping[int, str], words: Words) -> tuple[Column, ...]:
    """Columns by position; of two that mean the same field the better one is it, the other is kept as a note.

    Beside a column of all networks one that is named after a network holds something else than ticks, but for texts.
    """
    no_ticks = words.ticked in fields.values()
    return tuple(
        Column(
            at,
            name,
            fields.get(at, ""),
            "" if at in fields or (no_ticks and at not in fitting.own_texts) else words.tick_of(name),
            left_out=words.leaves_out(name, partial(fitting.looked_at, at)),
        )
        for at, name in enumerate(fitting.names)
    )
