"""A batch of a plan's rows turned on its side: columns of cells become columns of values. Runs in the parsing child.

Nothing a person wrote is dropped: what is not understood stands in the note of the post and among the problems.
"""

import re
from collections.abc import Callable, Sequence
from hashlib import blake2b
from itertools import compress
from typing import Any

from smmdesk.exchange.plans.columns import Cache, Days, Readers, plain
from smmdesk.exchange.table.cells import Cell, Row, cleaned, text_of
from smmdesk.exchange.table.delimited import Problem
from smmdesk.exchange.table.recognise import Column, Header

FIELDS = (
    "row key wall zone networks format rubric tone goal status text hashtags link media person approval_note "
    "amount currency published_link note client"
).split()
_KEY_BYTES = 12
_RUNNING_NUMBER = re.compile(r"\d{0,5}")


class Chunk:
    """Turns batches of rows; `problems` and `passed_over` are of the last batch."""

    def __init__(self, header: Header, readers: Readers, days: Days, noon: str) -> None:
        self._header = header
        self._readers = readers
        self._days = days
        self._noon = noon
        self._keys: dict[str, int] = {}
        self._names = {column.field: column.name for column in header.columns if column.field}
        self._marks = [column for column in header.columns if column.network]
        self._continued = {column: at for column in header.columns if (at := self._continues(column)) >= 0}
        self._extra = [column for column in header.columns if self._is_extra(column)]
        self.problems: list[Problem] = []
        self.passed_over = 0

    def _continues(self, column: Column) -> int:
        """The column that `Text (2)` goes on from, else -1: a workbook's cell holds no more than 32,767 characters.

        In a plan of others only the text does that; a second column of notes is one of its own.
        """
        if column.field or column.left_out:
            return -1
        fields = self._names if self._readers.own else self._names.keys() & {"text"}
        names = (field for field in fields if re.fullmatch(re.escape(self._names[field]) + r" \(\d+\)", column.name))
        return next(map(self._header.at, names), -1)

    def _is_extra(self, column: Column) -> bool:
        return not (column.field or column.left_out or column in self._marks or column in self._continued)

    def turned(self, number: int, rows: Sequence[Row]) -> dict[str, list[Any]]:
        """By name the columns of `FIELDS` for rows of which the first is row `number` of the sheet."""
        self._number = number
        self._notes: dict[int, list[str]] = {}
        self.problems = []
        self._cells = self._joined([cleaned(cells) for cells in zip(*self._fitted(rows), strict=True)])
        self._blank: tuple[Cell, ...] = ("",) * len(rows)
        values = self._values()
        values["row"] = list(range(number, number + len(rows)))
        useful = self._useful(values)
        values["key"] = self._keyed(values, useful)
        self._forget(useful)
        if all(useful):
            return values
        return {field: list(compress(column, useful)) for field, column in values.items()}

    def _useful(self, values: dict[str, list[Any]]) -> list[bool]:
        """Which rows plan anything; in a file of our own every row is a post, be it as empty as it was."""
        telling = [values[field] for field in ("text", "wall", "media", "link")]
        if self._readers.own:
            telling.append(list(self._column("id")))
        return [any(cells) for cells in zip(*telling, strict=True)]

    def _values(self) -> dict[str, list[Any]]:
        """Every field but the row's number and key. The note comes last: the others leave words in it."""
        readers = self._readers
        values = {
            "text": self._text(),
            "wall": self._walls(),
            "zone": self._said("zone", readers.zone, "unknown_zone"),
            "tone": self._said("tone", readers.tone, "unknown_word"),
            "status": self._said("status", readers.status, "unknown_word"),
            "hashtags": self._read("hashtags", readers.tags.column, ()),
            "media": self._read("media", readers.paths.column, ()),
            "link": self._read("link", readers.address),
            "published_link": self._read("published_link", readers.address),
            "approval_note": self._read("approval_note", readers.long),
        }
        for field in ("client", "rubric", "goal", "person"):
            values[field] = self._read(field, readers.short.column)
        values["networks"], values["format"] = self._networks_and_formats()
        values["amount"], values["currency"] = self._costs()
        for column in self._extra:
            self._keep(column)
        values["note"] = self._noted()
        return values

    def _read(self, field: str, reader: Callable[[Sequence[Cell]], list[Any]], nothing: object = "") -> list[Any]:
        """A column's values; nothing in every row where the table has no such column."""
        at = self._header.at(field)
        return reader(self._cells[at]) if at >= 0 else [nothing] * len(self._blank)

    # cells

    def _fitted(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Rows as wide as the header; ragged ones are filled up or cut, and reported."""
        width = len(self._header.columns)
        if {*map(len, rows)} == {width}:
            return rows
        return [row if len(row) == width else self._fit(at, row, width) for at, row in enumerate(rows)]

    def _fit(self, at: int, row: Row, width: int) -> Row:
        beyond = [text_of(cell) for cell in row[width:] if text_of(cell).strip()]
        if beyond:
            self._report(at, "long_row", " | ".join(beyond), "")
        elif len(row) < width and any(text_of(cell).strip() for cell in row):
            self.problems.append(Problem(self._number + at, "short_row", f"{len(row)}/{width}"))
        return (*row[:width], *("",) * (width - len(row)))

    def _joined(self, columns: list[Sequence[Cell]]) -> list[Sequence[Cell]]:
        """The columns, what did not fit into one cell put back behind its beginning."""
        for column, at in self._continued.items():
            pairs = zip(columns[at], columns[column.at], strict=True)
            columns[at] = tuple(text_of(first) + plain(more) if more != "" else first for first, more in pairs)
        return columns

    def _column(self, field: str) -> Sequence[Cell]:
        at = self._header.at(field)
        return self._cells[at] if at >= 0 else self._blank

    def _report(self, at: int, code: str, word: str, name: str) -> None:
        """Keep a word that was not understood in the row's note, and say so."""
        self.problems.append(Problem(self._number + at, code, word))
        self._notes.setdefault(at, []).append(f"{name}: {word}" if name else word)

    # fields

    def _text(self) -> list[str]:
        """The text, a title of its own above it."""
        written = self._read("text", self._readers.long)
        if "title" not in self._names:
            return written
        titles = self._read("title", self._readers.short.column)
        pairs = zip(titles, written, strict=True)
        return [f"{title}\n\n{text}" if title and text.strip() else title or text for title, text in pairs]

    def _walls(self) -> list[str]:
        """ISO date and time of the wall clock, '' where there is no date."""
        days = self._days.cache.column(self._column("date"))
        times = self._readers.time.column(self._column("time"))
        noon = self._noon
        walls = [
            f"{day[0]}T{time[0] or day[1] or noon}" if day[0] else "" for day, time in zip(days, times, strict=True)
        ]
        for at, (day, time) in enumerate(zip(days, times, strict=True)):
            if day[2]:
                self._report(at, "unknown_date", day[2], self._names["date"])
            elif day[3]:
                self.problems.append(Problem(self._number + at, "year_assumed", day[0]))
            if time[1]:
                self._report(at, "part_taken" if time[0] else "unknown_time", time[1], self._names["time"])
            elif time[0] and not day[0]:
                self._notes.setdefault(at, []).append(f"{self._names['time']}: {time[0]}")
        return walls

    def _said(self, field: str, reader: Cache, code: str) -> list[str]:
        """Values of a column of known words; a strange one is kept and reported."""
        if field not in self._names:
            return [""] * len(self._blank)
        found = reader.column(self._column(field))
        for at, (value, unknown) in enumerate(found):
            if unknown:
                self._report(at, "part_taken" if value else code, unknown, self._names[field])
        return [value for value, _ in found]

    def _networks_and_formats(self) -> tuple[list[tuple[str, ...]], list[str]]:
        """Networks by their column or by columns named after them; a format may stand in either column."""
        found = self._readers.networks.column(self._column("networks"))
        for at, (_, _, unknown) in enumerate(found):
            if unknown:
                self._report(at, "unknown_network", unknown, self._names["networks"])
        named = self._said("format", self._readers.format, "unknown_word")
        formats = [form or hint for form, (_, hint, _) in zip(named, found, strict=True)]
        networks = [networks for networks, _, _ in found]
        for column in self._marks:
            networks = self._marked(networks, column)
        return networks, formats

    def _marked(self, networks: list[tuple[str, ...]], column: Column) -> list[tuple[str, ...]]:
        """The networks with that of one column wherever it is ticked; more than a tick is kept in the note."""
        marks = self._readers.mark.column(self._cells[column.at])
        for at, (_, words) in enumerate(marks):
            if words:
                self._notes.setdefault(at, []).append(f"{column.name}: {words}")
        pairs = zip(networks, marks, strict=True)
        return [
            (*before, column.network) if mark[0] and column.network not in before else before for before, mark in pairs
        ]

    def _costs(self) -> tuple[list[str], list[str]]:
        if "cost" not in self._names:
            return [""] * len(self._blank), [""] * len(self._blank)
        found = self._readers.cost.column(self._column("cost"))
        for at, (_, _, unknown) in enumerate(found):
            if unknown:
                self._report(at, "unknown_amount", unknown, self._names["cost"])
        codes = self._readers.currency.column(self._column("currency"))
        named = self._readers.header_currency(self._names["cost"])
        currencies = [beside or code or named for (_, beside, _), code in zip(found, codes, strict=True)]
        return [amount for amount, _, _ in found], currencies

    def _keep(self, column: Column) -> None:
        """A column that is not known goes into the notes, its name before it."""
        for at, cell in enumerate(map(plain, self._cells[column.at])):
            if cell and not cell.isspace():
                self._notes.setdefault(at, []).append(f"{column.name}: {cell}" if column.name else cell)

    def _noted(self) -> list[str]:
        notes = self._read("note", self._readers.long)
        for at, lines in self._notes.items():
            notes[at] = "\n".join([notes[at], *lines] if notes[at] else lines)
        return notes

    # rows

    def _keyed(self, values: dict[str, list[Any]], useful: list[bool]) -> list[str]:
        """What a row is known by when the file comes again: its own id, or where it was published, or its content
        and how often that occurred."""
        keys = list(map(_content_key, values["wall"], values["networks"], values["text"]))
        if "published_link" in self._names:
            links = zip(keys, values["networks"], values["published_link"], strict=True)
            keys = [_content_key("", networks, link) if link else key for key, networks, link in links]
        if "id" in self._names:
            named = map(str.strip, map(plain, self._column("id")))
            keys = [key if _RUNNING_NUMBER.fullmatch(name) else name for key, name in zip(keys, named, strict=True)]
        once = dict.fromkeys(keys, 1)
        if len(once) == len(keys) and self._keys.keys().isdisjoint(once):
            self._keys.update(once)
            return keys
        return [self._counted(key) if wanted else "" for key, wanted in zip(keys, useful, strict=True)]

    def _counted(self, key: str) -> str:
        count = self._keys[key] = self._keys.get(key, 0) + 1
        return f"{key}#{count}" if count > 1 else key

    def _forget(self, useful: list[bool]) -> None:
        """Rows that plan nothing (a week's heading, a sum) are passed over together with their problems."""
        if all(useful):
            self.passed_over = 0
            return
        gone = {self._number + at for at, wanted in enumerate(useful) if not wanted}
        self.problems = [problem for problem in self.problems if problem.row not in gone]
        filled = (any(cell != "" for cell in cells) for cells in zip(*self._cells, strict=True))
        self.passed_over = sum(some and not wanted for some, wanted in zip(filled, useful, strict=True))


def _content_key(wall: str, networks: tuple[str, ...], text: str) -> str:
    content = f"{wall}\x1f{','.join(networks)}\x1f{text}"
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES).hexdigest()
