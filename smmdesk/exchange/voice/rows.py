"""Tables of counted publications as chunks of columns for the parent. Runs in the parsing child."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.reputation.named import MOST
from smmdesk.exchange.table.chunk import content_key
from smmdesk.exchange.table.personless import PersonlessChunk
from smmdesk.exchange.table.stream import Asked, stream_table
from smmdesk.exchange.values.cells import Cell, fold, folded, text_of
from smmdesk.exchange.values.columns import Cache, plain
from smmdesk.exchange.values.numbers import read_number
from smmdesk.exchange.values.persons import PersonWords
from smmdesk.exchange.values.words import looked_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smmdesk.exchange.table.days import Days
    from smmdesk.exchange.table.mapping import Table
    from smmdesk.exchange.values.words import Tables
    from smmdesk.exchange.workbooks.delimited import Problem

FIELDS: Final = ("row", "key", "brand", "starts", "last", "source", "publications", "origin", "note")
"""The columns of values: `starts` and `last` are ISO days, '' where none is read; `publications` may be None."""


_COUNTED: Final = frozenset({"date", "to", "publications"})
"""Columns of days and numbers: one that is long is no phone."""


class VoiceWords(PersonWords):
    """One name more has to be known than of a plan: a number beside a day stands in tables of many kinds."""

    least = 3

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables)
        self.sources = looked_up(tables["sources"])
        self.industry = frozenset(folded(tables["industry"]["words"]))
        self.everywhere = frozenset(folded(tables["everywhere"]["words"]))


class VoiceChunk(PersonlessChunk):
    """Rows of counts; one without days or a number tells nothing. What is of a person is left behind, and said."""

    fields = FIELDS
    says_why = True

    def __init__(self, table: Table, words: VoiceWords, days: Days) -> None:
        super().__init__(table, words)
        self._words, self._days = words, days
        self._source = Cache(self._read_source)
        self._number_of = Cache(_read_count)

    def values(self) -> dict[str, list[Any]]:
        """Whose, of which days and source, how many, and who counted."""
        self.empty_columns(but=_COUNTED)
        return {
            "brand": [self._brand(text) for text in self._texts("brand")],
            "starts": self._starts(),
            "last": self._last(),
            "source": self.said("source", self._source, "unknown_source"),
            "publications": self._counts(),
            "origin": self._texts("origin"),
        }

    def telling(self, values: dict[str, list[Any]]) -> Sequence[Sequence[object]]:
        """A number, also 0, and the days that it is of."""
        columns = zip(values["starts"], values["last"], values["publications"], strict=True)
        return [[bool(starts and last) and count is not None for starts, last, count in columns]]

    def content_keys(self, values: dict[str, list[Any]]) -> list[str]:
        """By what is counted, so that a number which was corrected is not another count."""
        columns = zip(*(values[name] for name in ("brand", "starts", "last", "source")), strict=True)
        return [content_key(*parts) for parts in columns]

    def apart(self, values: dict[str, list[Any]]) -> Iterable[int]:  # noqa: ARG002  (a heading has no number)
        """None: what tells a number and its days is a count."""
        return ()

    def at_the_end(self) -> Sequence[Problem]:
        """Which columns held data of persons, and in how many rows."""
        return self.persons_told()

    def _texts(self, field: str) -> list[str]:
        cells = map(plain, self.column(field))
        return ["" if self._words.is_missing(cell) else cell.strip() for cell in cells]

    def _brand(self, text: str) -> str:
        return "" if fold(text) in self._words.industry else text

    def _starts(self) -> list[str]:
        found = []
        for at, (date, _time, unknown, is_assumed) in enumerate(self._days.cache.column(self.column("date"))):
            if unknown:
                self.report(at, "odd_day", unknown, self.names["date"])
            if is_assumed:
                self.warn(at, "year_assumed", date)
            found.append(date)
        return found

    def _last(self) -> list[str]:
        found = []
        for at, cell in enumerate(self.column("to")):
            date, text = self._days.beside(cell)[0], text_of(cell).strip()
            if not date and not self._words.is_missing(text):
                self.report(at, "odd_day", text, self.names["to"])
            found.append(date)
        return found

    def _read_source(self, cell: Cell) -> tuple[str, str]:
        text = plain(cell)
        return ("", "") if fold(text) in self._words.everywhere else self._words.value(self._words.sources, text)

    def _counts(self) -> list[int | None]:
        found = self._number_of.column(self.column("publications"))
        for at, (_number, unknown) in enumerate(found):
            if unknown and not self._words.is_missing(unknown):
                self.report(at, "unknown_number", unknown, self.names.get("publications", ""))
        return [number for number, _unknown in found]


def stream(**arguments: Any) -> Iterator[Any]:  # noqa: ANN401  (the fields of `Asked`)
    """Everything in the file, as `table.stream` says; the columns by the names in `FIELDS`."""
    asked = Asked(**arguments)
    words = VoiceWords(asked.tables())
    yield from stream_table(asked, words, lambda table, days: VoiceChunk(table, words, days))


def _read_count(cell: Cell) -> tuple[int | None, str]:
    """A whole number of at least 0, or what it is not."""
    number = read_number(cell)
    if number is not None and 0 <= number <= MOST and number == int(number):
        return int(number), ""
    return None, text_of(cell).strip()
