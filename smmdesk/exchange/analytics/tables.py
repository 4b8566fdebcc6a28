"""Finding the tables of a file, and the source that each is from. Runs in the parsing child."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.analytics.sources import GENERIC, Catalogue, Source, name_of
from smmdesk.exchange.errors import AudienceNotKeptError, NothingRecognisedError
from smmdesk.exchange.table.fitting import MAX_COLUMNS
from smmdesk.exchange.table.recognise import LOOKED_AT
from smmdesk.exchange.table.sheets import SheetTold
from smmdesk.exchange.values.cells import Row, cleaned, fold, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.exchange.workbooks.reading import Book, Sheet

MOST_HELD = 250_000  # rows of tables below one another, which are looked through first
_KNOWN_BY = ("date", "permalink", "external_id")
_NAMES_TOLD = 12


class Found(NamedTuple):
    """One table: its source, and the row of its names.

    `title` is what the line above says that its figures are; `end` is its last row, 0 for the sheet's. `score` is how
    many names the source knows. The lines `above` are about it, those `aside` belong to no table.
    """

    sheet: Sheet
    source: Source
    row: int
    names: tuple[str, ...]
    score: int = 0
    title: str = ""
    end: int = 0
    above: Sequence[tuple[int, Row]] = ()
    aside: Sequence[tuple[int, Row]] = ()
    too_wide: int = 0

    @property
    def folded(self) -> tuple[str, ...]:
        """The names as they are compared."""
        return tuple(name_of(name)[0] if _is_money(name, self.source) else fold(name) for name in self.names)

    def rows(self) -> Iterator[Row]:
        """The rows below the names."""
        return islice(self.sheet.rows(), self.row, self.end or None)

    @property
    def total(self) -> int:
        """How many rows there are; 0 where counting would mean reading."""
        return max((self.end or self.sheet.total) - self.row, 0)

    def counted(self) -> int:
        """How many rows there are, be it by reading them."""
        return self.total or sum(1 for _row in self.rows())

    def told(self) -> SheetTold:
        """For the person."""
        names = [name for name in self.names if name]
        more = ["…"] if len(names) > _NAMES_TOLD else []
        columns = ", ".join([*names[:_NAMES_TOLD], *more])
        return SheetTold(self.sheet.name, self.total, columns, self.sheet.hidden)


def _is_money(name: str, source: Source) -> bool:
    """Whether only without the currency behind it a name is known."""
    return fold(name) not in source.names and name_of(name)[0] in source.names


class Tables(NamedTuple):
    """The tables that are read, the main one first among them by rank, and the sheets that are left out."""

    main: Found
    all: Sequence[Found]
    left_out: Sequence[SheetTold]


def tables_of(book: Book, catalogue: Catalogue, *, is_said: bool) -> Tables:
    """The tables of the best source and of its kin; where the person said what columns are, any table will do."""
    found: list[Found] = []
    others: list[SheetTold] = []
    audience = False
    for sheet in book.sheets:
        first = list(islice(sheet.rows(), LOOKED_AT))
        tables = list(_in_sheet(sheet, first, catalogue))
        audience = audience or (not tables and _is_of_audience(first, catalogue))
        if not tables and is_said and (likely := _likely(sheet, first, catalogue)):
            tables = [likely]
        found += tables
        if not tables and any(map(_filled, first)):
            others.append(SheetTold(sheet.name, sheet.total, hidden=sheet.hidden))
    if not found:
        raise (AudienceNotKeptError if audience else NothingRecognisedError)(name=book.name)
    return _kin(found, others)


def _kin(found: Sequence[Found], others: Sequence[SheetTold]) -> Tables:
    """The best table and those of sources of the same family; a day's sum over videos gives way to that of all."""
    main = max(found, key=lambda table: (table.source.id != GENERIC, not table.sheet.hidden, table.score))
    family = main.source.id.partition(".")[0]
    read = [main]
    if main.source.id != GENERIC:
        read = [each for each in found if each.source.id.partition(".")[0] == family]
        whole = any(each.source.id == "youtube.totals" for each in read)
        read = [each for each in read if not (whole and each.source.id == "youtube.chart")]
    left = [each.told()._replace(rows=each.counted()) for each in found if each not in read]
    return Tables(main, read, [*left, *others])


def _in_sheet(sheet: Sheet, first: Sequence[Row], catalogue: Catalogue) -> Iterator[Found]:
    """The table of the best row of names, and those below it where its source has several."""
    best = max(
        filter(None, (_at(sheet, number, first, catalogue) for number in range(1, len(first) + 1))),
        key=lambda table: (table.source.id != GENERIC, table.score),
        default=None,
    )
    if best is None:
        return
    if not best.source.stacked:
        yield best._replace(aside=list(enumerate(first[: best.row - 1], 1)))
        return
    rows = list(islice(sheet.rows(), MOST_HELD))
    heads = [table for number in range(1, len(rows) + 1) if (table := _again(sheet, number, rows, catalogue, best))]
    behind = 0
    for table in heads:
        aside = list(enumerate(rows[behind : table.row - 1], behind + 1))
        behind = _end(table, rows)
        if table is heads[-1]:
            aside += enumerate(rows[behind:], behind + 1)
        yield table._replace(end=behind, aside=aside)


def _end(table: Found, rows: Sequence[Row]) -> int:
    """The last row of one of several tables: a blank line or a remark stands below it."""
    for at in range(table.row, len(rows)):
        first = next(iter(rows[at]), "")
        if not _filled(rows[at]) or (table.source.comment and text_of(first).startswith(table.source.comment)):
            return at
    return len(rows)


def _again(sheet: Sheet, number: int, rows: Sequence[Row], catalogue: Catalogue, best: Found) -> Found | None:
    """A row of names of the best table's source; a row of figures is none, and hardly ever looked at."""
    if not any(text_of(cell)[:1].isalpha() for cell in rows[number - 1]):
        return None
    table = _at(sheet, number, rows, catalogue)
    return table if table and table.source.id == best.source.id else None


def _at(sheet: Sheet, number: int, rows: Sequence[Row], catalogue: Catalogue) -> Found | None:
    """The table whose names stand in a row, None where they are none of any source."""
    names = _names(rows[number - 1])
    there = frozenset(filter(None, map(fold, names)))
    if not there:
        return None
    above = list(_above(number, rows))
    title = _title(above)
    tables = [
        Found(sheet, source, number, names, known, title if title in source.titles else "", 0, above)
        for source in catalogue.sources
        if (known := _known(source, names, title, above, sheet.name)) >= source.enough
    ]
    best = max((table.score for table in tables), default=0)
    named = [table for table in tables if table.score == best]
    if len({table.source.id for table in named}) == 1:
        found: Found | None = named[0]
    else:
        found = _generic(sheet, number, names, above, catalogue)
    return found._replace(too_wide=max(0, len(rows[number - 1]) - MAX_COLUMNS)) if found else None


def _generic(
    sheet: Sheet, number: int, names: tuple[str, ...], above: Sequence[tuple[int, Row]], catalogue: Catalogue
) -> Found | None:
    """A date or a link, and a figure: any table of such columns."""
    source = catalogue.generic
    words = {*map(fold, names), *(name_of(name)[0] for name in names)}
    uses = {use for use, ways in source.columns.items() if any(way[0] in words for way in ways)}
    if uses.isdisjoint(_KNOWN_BY) or uses.isdisjoint(catalogue.metrics):
        return None
    return Found(sheet, source, number, names, len(uses), "", 0, above)


def _known(source: Source, names: Sequence[str], title: str, above: Sequence[tuple[int, Row]], sheet: str) -> int:
    """How many of a row's names a source knows, 0 where it is none of its tables."""
    words = [fold(name) if fold(name) in source.names else name_of(name)[0] for name in names if name]
    if not source.is_marked(frozenset(words)) or source.sheet not in sheet.casefold():
        return 0
    if source.comment and not any(text_of(row[0]).startswith(source.comment) for _at, row in above if row):
        return 0
    titled = title if title in source.titles else ""
    return source.known(words) + (bool(titled) + (titled in words) if titled else 0)


def _names(row: Row) -> tuple[str, ...]:
    return tuple(" ".join(text_of(cell).split()) for cell in cleaned(row[:MAX_COLUMNS]))


def _above(number: int, rows: Sequence[Row]) -> Iterator[tuple[int, Row]]:
    """The rows directly above that are no table's: titles, remarks, blank ones."""
    held: list[tuple[int, Row]] = []
    for at in range(number - 1, 0, -1):
        if _filled(rows[at - 1]) > 1 and at < number - 1:
            break
        held.append((at, rows[at - 1]))
    return reversed(held)


def _title(above: Sequence[tuple[int, Row]]) -> str:
    """The last line above that is one cell, folded."""
    for _at, row in reversed(above):
        if _filled(row):
            return fold(next(text for text in map(text_of, row) if text.strip())) if _filled(row) == 1 else ""
    return ""


def _filled(row: Row) -> int:
    return sum(bool(text_of(cell).strip()) for cell in row)


def _likely(sheet: Sheet, first: Sequence[Row], catalogue: Catalogue) -> Found | None:
    """The first row of several cells as the names: the person says what they mean."""
    for number, row in enumerate(first, 1):
        if _filled(row) > 1:
            above = list(enumerate(first[: number - 1], 1))
            return Found(sheet, catalogue.generic, number, _names(row), 0, "", 0, above, above)
    return None


def _is_of_audience(first: Sequence[Row], catalogue: Catalogue) -> bool:
    cells = chain.from_iterable(first)
    words = {fold(text_of(cell)) for cell in cells if len(text_of(cell)) < 40}
    return not (words.isdisjoint(catalogue.audience) and words.isdisjoint(catalogue.shares_of_audience))
