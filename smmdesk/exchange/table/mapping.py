"""What each column of a table is used for: by its name, as last time, or as the person says.

A use is one word: a field (`date`, `text`), what the column ticks (`instagram`), `IN_NOTE` or `LEFT_OUT`. What the
person says goes by position, since names repeat; a column that nothing is said of keeps the use that its name suggests.
One column has a field: of two with the same the one that was said is it, else the left one, and the other goes into the
note. Runs in the parsing child, but for what it tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from smmdesk.exchange.errors import NothingRecognisedError, UnfitMappingError, UnknownColumnError
from smmdesk.exchange.table.recognise import Column, Header, Sought
from smmdesk.exchange.table.sheets import Parts, parts_of, signature_of
from smmdesk.exchange.values.cells import Row, fold, text_of
from smmdesk.exchange.workbooks.delimited import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.exchange.values.words import Words
    from smmdesk.exchange.workbooks.reading import Book

IN_NOTE, LEFT_OUT = "", "-"
_SAMPLES, _SAMPLE_LENGTH = 3, 80


class Wish(NamedTuple):
    """What is known beforehand: uses by position (None: nobody said any), uses by the names of columns, and uses of
    former tables by signature."""

    chosen: Mapping[int, str] | None
    told: Mapping[str, str]
    presets: Mapping[str, Sequence[str]]


class Table(NamedTuple):
    """A table, on one sheet or several, with its columns as they are used and as their names suggest.

    `said` are the positions of which a person said what they are; `own` is a table that we wrote.
    """

    parts: Parts
    header: Header
    guess: Header
    signature: str
    as_before: bool
    own: bool
    said: frozenset[int]

    def problems(self) -> Iterator[Problem]:
        """What a person should know of it: sheets, columns that are not what they are called, or may be more."""
        yield from self._of_sheets()
        for at, field in self.guess.taken.items():
            if at not in self.said and self.header.columns[at].field == field:
                yield Problem(0, f"taken_as_{field}", self._name(at))
        for at, field, word in self.guess.offers:
            if at not in self.said and field not in self.header.fields:
                yield Problem(0, f"may_be_{field}", f"{word}\x1f{self._name(at)}")

        if not self.guess.named:
            yield Problem(0, "no_names", "")

    def _of_sheets(self) -> Iterator[Problem]:
        if len(self.parts.sheets) > 1:
            yield Problem(
                0, "sheets_together", ", ".join(f"{sheet.name} ({sheet.rows})" for sheet in self.parts.sheets)
            )
            if self.parts.lacking:
                yield Problem(0, "sheets_uneven", ", ".join(self.parts.lacking))
        if tables := list(self._below_one_another()):
            yield Problem(0, "tables_together", "; ".join(tables))
        if hidden := [sheet.name for sheet in self.parts.sheets if sheet.hidden]:
            yield Problem(0, "hidden_read", ", ".join(hidden))
        for sheet in self.parts.left_out:
            code = "hidden_left_out" if sheet.hidden else "sheet_left_out"
            yield Problem(0, code, f"{sheet.name}\x1f{sheet.rows}\x1f{sheet.columns or '–'}")

    def _below_one_another(self) -> Iterator[str]:
        """Of each sheet with several tables the rows in which their names stand."""
        for name, parts in groupby(self.parts.together, key=self.parts.name_of):
            rows = [str(part.header.row) for part in parts]
            if len(rows) > 1:
                yield f"{name}: {', '.join(rows)}" if name else ", ".join(rows)

    def _name(self, at: int) -> str:
        return self.header.columns[at].name or f"№ {at + 1}"

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
    told = {fold(name): use for name, use in wish.told.items()}
    sought = Sought(words, heart, told, own)
    parts = parts_of(book, sought)
    guess = parts.header
    signature = signature_of(guess)
    is_said = wish.chosen is not None or bool(told)
    before = () if is_said else wish.presets.get(signature, ())
    chosen = {**(wish.chosen or {}), **by_name(guess, wish.told, book.name)}
    if not guess.certain and not is_said and not before:
        raise NothingRecognisedError(name=book.name)
    as_before = {column.at: use for column, use in zip(guess.columns, before, strict=False)}
    said = chosen or as_before
    header = used(guess, said, words, book.name)
    return Table(parts, header, guess, signature, bool(before), sought.is_own(guess), frozenset(said))


def by_name(header: Header, told: Mapping[str, str], file: str) -> dict[int, str]:
    """Uses by position of those by name; of columns that are called the same the first is meant."""
    places = {fold(column.name): column.at for column in reversed(header.columns)}
    for name in told:
        if fold(name) not in places:
            columns = ", ".join(column.name for column in header.columns if column.name)
            raise UnknownColumnError(name=file, column=name, columns=columns)
    return {places[fold(name)]: use for name, use in told.items()}


def use_of(column: Column) -> str:
    """The one word for what a column is used for."""
    return LEFT_OUT if column.left_out else column.field or column.tick or IN_NOTE


def used(header: Header, said: Mapping[int, str], words: Words, file: str) -> Header:
    """The header with these uses; `UnfitMappingError` where it has no such column, or there is no such use."""
    known = {*words.fields, *words.ticks.values(), IN_NOTE, LEFT_OUT}
    if not (said.keys() <= {*range(len(header.columns))} and known.issuperset(said.values())):
        raise UnfitMappingError(name=file)
    uses = {**said, **{column.at: use_of(column) for column in header.columns if column.at not in said}}
    taken: set[str] = set()
    for at in [*sorted(said), *sorted(uses.keys() - said.keys())]:
        uses[at] = IN_NOTE if uses[at] in taken else uses[at]
        taken |= {uses[at]} & words.fields
    return header._replace(columns=tuple(_used(column, uses[column.at], words.fields) for column in header.columns))


def _used(column: Column, use: str, fields: frozenset[str]) -> Column:
    plain = Column(column.at, column.name)
    if use in {IN_NOTE, LEFT_OUT}:
        return plain._replace(left_out=use == LEFT_OUT)
    return plain._replace(field=use) if use in fields else plain._replace(tick=use)


def _samples(rows: Sequence[Row], at: int) -> list[str]:
    """The first different values of a column, each on one line."""
    values = (" ".join(text_of(row[at]).split())[:_SAMPLE_LENGTH] for row in rows if at < len(row))
    return list(dict.fromkeys(filter(None, values)))[:_SAMPLES]
