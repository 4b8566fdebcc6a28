"""Files of figures as chunks of columns for the parent. Runs in the parsing child: plain values only.

What `stream` yields: first a dictionary about the file, then chunks as `table.stream` says them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.exchange.analytics.chunk import FIELDS, FiguresChunk
from smmdesk.exchange.analytics.file_says import period_above, start_above, taken_on
from smmdesk.exchange.analytics.look import Look, looked_at
from smmdesk.exchange.analytics.sources import DAY, GENERIC, POST, Catalogue
from smmdesk.exchange.analytics.summed import Sums
from smmdesk.exchange.analytics.tables import Found, Tables, tables_of
from smmdesk.exchange.errors import NothingRecognisedError, UnfitMappingError
from smmdesk.exchange.table.mapping import IN_NOTE, LEFT_OUT, by_name
from smmdesk.exchange.table.recognise import Column, Header
from smmdesk.exchange.table.sheets import signature_of
from smmdesk.exchange.table.stream import Asked
from smmdesk.exchange.values.cells import fold, text_of
from smmdesk.exchange.values.words import load, with_own
from smmdesk.exchange.workbooks.delimited import Problem
from smmdesk.exchange.workbooks.encoding import name_of as name_of_encoding
from smmdesk.exchange.workbooks.reading import Book, open_book
from smmdesk.exchange.workbooks.unsaved_formulas import unsaved_formulas
from smmdesk.exchange.workbooks.zipped import open_zipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def stream(**arguments: Any) -> Iterator[Any]:  # noqa: ANN401  (the fields of `Asked`)
    """Everything in a file of figures, the columns by the names in `chunk.FIELDS` and those of metrics."""
    asked = Asked(**arguments)
    tables = load(*asked.words)
    words = with_own({name: tables[name] for name in ("headers", "formats", "cells", "metrics")}, asked.own)
    catalogue = Catalogue({**tables, **words, "own": asked.own})
    book = open_zipped(asked.file) or open_book(asked.file, asked.encoding)
    yield from _Stream(book, asked, catalogue).items()


class _Stream:
    """One file: all its tables looked through, then their rows."""

    def __init__(self, book: Book, asked: Asked, catalogue: Catalogue) -> None:
        self._book = book
        self._asked = asked
        self._catalogue = catalogue
        is_said = asked.mapping is not None or bool(asked.told) or bool(asked.presets)
        self._tables: Tables = tables_of(book, catalogue, is_said=is_said)
        self._header = _header(self._tables.main)
        self._signature = signature_of(self._header)
        before = () if asked.mapping is not None or asked.told else asked.presets.get(self._signature, ())
        self._as_before = bool(before)
        known = self._catalogue.uses | {LEFT_OUT}
        self._before = {at: use for at, use in enumerate(before) if use in known}
        self._done = 0
        if not (self._tables.main.score or asked.mapping is not None or asked.told or before):
            raise NothingRecognisedError(name=book.name)

    def items(self) -> Iterator[Any]:
        """About the file, then the rows of each table, then what is said of the file as a whole."""
        book = self._book
        looks: list[Look] = []
        for found in self._tables.all:
            look = yield from looked_at(found, self._said(found), self._asked, self._catalogue)
            looks.append(look)
        book.problems.clear()  # of the first look: rows are read again
        yield self._about(looks)
        book.problems.extend(unsaved_formulas(self._asked.file, [found.sheet.name for found in self._tables.all]))
        problems = [*self._of_file(looks)]
        for look in looks:
            yield from self._rows(look)
        yield self._nothing(), [*map(tuple, sorted([*book.problems, *problems]))], self._done, 0, ""

    def _said(self, found: Found) -> dict[int, str]:
        """What the person says of a table's columns: of the main one by position, of any by name."""
        is_main = found is self._tables.main
        names = {fold(name) for name in found.names}
        told = {name: use for name, use in self._asked.told.items() if is_main or fold(name) in names}
        said = {**(self._asked.mapping or self._before), **by_name(_header(found), told, self._book.name)}
        if not is_main:
            said = by_name(_header(found), told, self._book.name)
        uses = self._catalogue.uses | {IN_NOTE, LEFT_OUT}
        if not (said.keys() <= {*range(len(found.names))} and uses.issuperset(said.values())):
            raise UnfitMappingError(name=self._book.name)
        return said

    def _rows(self, look: Look) -> Iterator[Any]:
        found, start = look.found, start_above(look.found.above)
        chunk = FiguresChunk(look, self._catalogue, self._asked.noon, self._period(found), start)
        sums = Sums(self._catalogue) if found.source.summed else None
        sheet = found.sheet.name if len(self._tables.all) > 1 else ""
        number, before = found.row + 1, self._done
        if passed := chunk.aside([row for row in found.aside if not _is_title(row, found)]):
            yield self._nothing(), [*map(tuple, chunk.problems)], self._done, passed, sheet
        for batch in look.batches():
            values = chunk.turned(number, batch)
            number += batch.rows
            self._done = before + number - found.row - 1
            if sums:
                sums.take(values, chunk.hours())
                values = self._nothing()
            yield values, self._found(chunk.problems), self._done, chunk.passed_over, sheet
        last = [*chunk.at_the_end(), *(sums.problems(splits=chunk.splits) if sums else ())]
        yield sums.columns() if sums else self._nothing(), self._found(last), self._done, 0, sheet

    def _found(self, problems: Iterable[Problem]) -> list[tuple[Any, ...]]:
        """Problems of reading and of understanding, as plain tuples: marshal takes no others."""
        found = sorted([*self._book.problems, *problems])
        self._book.problems.clear()
        return [tuple(problem) for problem in found]

    def _nothing(self) -> dict[str, list[Any]]:
        return {name: [] for name in FIELDS}

    def _period(self, found: Found) -> tuple[str, str]:
        return period_above(found.above, self._catalogue.words)

    # about the file

    def _about(self, looks: Sequence[Look]) -> dict[str, Any]:
        main = next(look for look in looks if look.found is self._tables.main)
        found = self._tables.main
        uses = main.uses.of_each(len(found.names))
        return {
            "sha256": self._book.sha256,
            "encoding": self._book.encoding,
            "certain": self._book.certain,
            "sheet": found.sheet.name,
            "sheets": [tuple(look.found.told()._replace(rows=look.total)) for look in looks],
            "left_out": [tuple(sheet) for sheet in self._tables.left_out],
            "header": found.row,
            "columns": [(name, "" if use == LEFT_OUT else use) for name, use in zip(found.names, uses, strict=True)],
            "table": self._table(main, uses),
            "order": main.days.days.order,
            "total": sum(look.total for look in looks),
            "told": self._told(main, looks),
        }

    def _table(self, main: Look, uses: list[str]) -> dict[str, Any]:
        """What `TableLook` is made of."""
        return {
            "signature": self._signature,
            "is_known": bool(self._tables.main.score),
            "as_before": self._as_before,
            "uses": uses,
            "guess": main.guess.of_each(len(uses)),
            "samples": [seen.samples for seen in main.seen],
        }

    def _told(self, main: Look, looks: Sequence[Look]) -> dict[str, Any]:
        """What was found out about the figures beside the columns."""
        source = main.found.source
        names = {*map(fold, main.found.names), main.found.title}
        networks = {source.networks[name] for name in names if name in source.networks}
        network = source.network or (networks.pop() if len(networks) == 1 else "")
        return {
            "source": source.id,
            "level": source.level or (POST if main.is_of_posts else DAY),
            "network": network or self._asked.network,
            # a row of our own that names no account is of one without a name, not of that of other rows
            "account": "" if source.own else main.account,
            "taken_on": taken_on(self._asked.file.name, main.found.above, main.taken_on, self._catalogue.words),
            "yearless": main.days.is_yearless,
            "clock": main.clock.told(),
            "own_columns": {key: look.found.names[at] for look in looks for key, at in look.uses.own.items()},
            "unknown_columns": [column for look in looks for column in self._left(look)],
        }

    def _left(self, look: Look) -> Iterator[dict[str, Any]]:
        """The columns that nothing is kept of, why, and the first values of each."""
        for at, why in sorted(look.unused().items()):
            if look.seen[at].samples:
                name, sheet = look.found.names[at], look.found.sheet.name if len(self._tables.all) > 1 else ""
                yield {"at": at, "name": name, "why": why, "samples": look.seen[at].samples, "sheet": sheet}

    def _of_file(self, looks: Sequence[Look]) -> Iterator[Problem]:
        if not self._book.certain:
            yield Problem(0, "encoding_guessed", name_of_encoding(self._book.encoding))
        for sheet in self._tables.left_out:
            yield Problem(0, "sheet_left_out", f"{sheet.name}\x1f{sheet.rows}\x1f{sheet.columns or '–'}")
        for look in looks:
            yield from look.days.days.problems
            for at in look.uses.false_zeros:
                yield Problem(0, "false_zeros", look.found.names[at])
            if look.found.too_wide:
                yield Problem(0, "too_wide", str(look.found.too_wide))
            ratios = [look.found.names[at] for at, why in look.uses.left.items() if why == "ratio"]
            if ratios:
                yield Problem(0, "ratios", ", ".join(ratios))


def _header(found: Found) -> Header:
    columns = (Column(at, name) for at, name in enumerate(found.names))
    return Header(found.row, tuple(columns), certain=found.source.id != GENERIC)


def _is_title(row: tuple[int, Sequence[Any]], found: Found) -> bool:
    """Whether a line above says what the figures below it are, which is not lost."""
    return bool(found.title) and fold("".join(map(text_of, row[1]))) == found.title
