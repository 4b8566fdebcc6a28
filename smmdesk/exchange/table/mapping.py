"""What each column of a table is used for: by its name, as last time, or as the person says.

A use is one word: a field (`date`, `text`), what the column ticks (`instagram`), `IN_NOTE` or `LEFT_OUT`. What the
person says goes by position, since names repeat; a column that nothing is said of keeps the use that its name suggests.
One column has a field: of two with the same the one that was said is it, else the left one, and the other goes into the
note. Runs in the parsing child, but for what it tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from smmdesk.exchange.errors import NothingRecognisedError, UnfitMappingError
from smmdesk.exchange.table.cells import Row, fold, text_of
from smmdesk.exchange.table.recognise import Column, Header, best_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.exchange.table.reading import Book, Sheet
    from smmdesk.exchange.table.words import Words

IN_NOTE, LEFT_OUT = "", "-"
_SAMPLES, _SAMPLE_LENGTH = 3, 80


class Wish(NamedTuple):
    """What is known beforehand: uses by position (None: nobody said any), and uses of former tables by signature."""

    chosen: Mapping[int, str] | None
    presets: Mapping[str, Sequence[str]]


class Table(NamedTuple):
    """A table with its columns as they are used, and as their names suggest; `own` is one that we wrote."""

    sheet: Sheet
    header: Header
    guess: Header
    signature: str
    as_before: bool
    own: bool

    def told(self, rows: Sequence[Row]) -> dict[str, Any]:
        """What `TableLook` is made of, samples from these rows."""
        return {
            "signature": self.signature,
            "is_known": self.guess.certain,
            "as_before": self.as_before,
            "uses": [use_of(column) for column in self.header.columns],
            "guess": [use_of(column) for column in self.guess.columns],
            "samples": [_samples(rows, column.at) for column in self.header.columns],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLook:
    """A table's columns for the person: the use and the guess of each, and a few of its values.

    `is_known` is false where the row of names was not recognised, `as_before` true where a former table had the same
    names and the person had said what they are.
    """

    signature: str
    is_known: bool
    as_before: bool
    uses: tuple[str, ...]
    guess: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, told: dict[str, Any]) -> Self:
        """From what the child told."""
        samples = tuple(map(tuple, told["samples"]))
        return cls(**{**told, "uses": tuple(told["uses"]), "guess": tuple(told["guess"]), "samples": samples})


def table_of(book: Book, words: Words, heart: frozenset[str], wish: Wish, own: frozenset[str]) -> Table:
    """The book's best table, by us where it has all columns of `own`.

    `NothingRecognisedError` where its names are not known, unless its columns were said, now or before.
    """
    sheet, guess = best_sheet(book, words, heart)
    signature = signature_of(guess)
    before = wish.presets.get(signature, ()) if wish.chosen is None else ()
    if not guess.certain and wish.chosen is None and not before:
        raise NothingRecognisedError(name=book.name)
    as_before = {column.at: use for column, use in zip(guess.columns, before, strict=False)}
    header = used(guess, wish.chosen or as_before, words, book.name)
    return Table(sheet, header, guess, signature, bool(before), bool(own) and guess.fields >= own)


def signature_of(header: Header) -> str:
    """What a table is known by when one of the same names comes again; case, signs around them and columns without a
    name behind the last one do not matter."""
    names = "\x1f".join(fold(column.name) for column in header.columns).rstrip("\x1f")
    return sha256(names.encode("utf-8", "surrogatepass")).hexdigest()


def use_of(column: Column) -> str:
    """The one word for what a column is used for."""
    return LEFT_OUT if column.left_out else column.field or column.tick or IN_NOTE


def used(header: Header, said: Mapping[int, str], words: Words, file: str) -> Header:
    """The header with these uses; `UnfitMappingError` where it has no such column, or there is no such use."""
    fields = {*words.headers.values()}
    known = {*fields, *words.ticks.values(), IN_NOTE, LEFT_OUT}
    if not (said.keys() <= {*range(len(header.columns))} and known.issuperset(said.values())):
        raise UnfitMappingError(name=file)
    uses = {**said, **{column.at: use_of(column) for column in header.columns if column.at not in said}}
    taken: set[str] = set()
    for at in [*sorted(said), *sorted(uses.keys() - said.keys())]:
        uses[at] = IN_NOTE if uses[at] in taken else uses[at]
        taken |= {uses[at]} & fields
    return header._replace(columns=tuple(_used(column, uses[column.at], fields) for column in header.columns))


def _used(column: Column, use: str, fields: set[str]) -> Column:
    plain = Column(column.at, column.name)
    if use in {IN_NOTE, LEFT_OUT}:
        return plain._replace(left_out=use == LEFT_OUT)
    return plain._replace(field=use) if use in fields else plain._replace(tick=use)


def _samples(rows: Sequence[Row], at: int) -> list[str]:
    """The first different values of a column, each on one line."""
    values = (" ".join(text_of(row[at]).split())[:_SAMPLE_LENGTH] for row in rows if at < len(row))
    return list(dict.fromkeys(filter(None, values)))[:_SAMPLES]
