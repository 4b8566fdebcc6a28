"""Answers in a file: the rows of a sheet that came back, or the text that was typed. Runs in the parsing child."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from smmdesk.exchange.errors import FileTooLargeError, NothingRecognisedError
from smmdesk.exchange.formulas import unguarded
from smmdesk.exchange.values.cells import text_of
from smmdesk.exchange.workbooks.encoding import survey
from smmdesk.exchange.workbooks.reading import kind_of, open_book

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smmdesk.exchange.values.cells import Row

MOST_TEXT: Final = 1 << 20
"""Bytes of an answer that somebody typed."""
MOST_ROWS: Final = 4000
"""Twice what a sheet has: rows may have been put between."""
_ABOVE: Final = 50
"""Rows among which the names of the columns are looked for."""


def stream(*, path: str, columns: Mapping[str, str], begins: str) -> Iterator[Any]:
    """First ("text", what it says) or ("sheet", the cells above the names of columns); then of a sheet each row as its
    number and the texts by column. `columns` gives what may stand above a column, folded; an answer as text `begins`
    with these words.
    """
    file = Path(path)
    if kind_of(file) == "text" and (text := _answer(file, begins)):
        yield "text", text
        return
    for sheet in open_book(file).sheets:
        rows = enumerate(sheet.rows(), 1)
        above: list[str] = []
        for _number, row in islice(rows, _ABOVE):
            cells = [_told(cell) for cell in row]
            at = {columns[name]: place for place, cell in enumerate(cells) if (name := cell.casefold()) in columns}
            if "decision" in at and ("id" in at or "number" in at):
                yield "sheet", above
                yield from _below(rows, at, file.name)
                return
            above += [cell for cell in cells if cell]
    raise NothingRecognisedError(name=file.name)


def _answer(file: Path, begins: str) -> str:
    """The whole text where it is one, or may be one that is not of a table."""
    encoding = survey(file).encoding
    with file.open(encoding=encoding, errors="replace") as opened:
        text = opened.read(MOST_TEXT + 1)
    is_one = text.lstrip("\ufeff \r\n\t").casefold().startswith(begins.casefold())
    if is_one and len(text) > MOST_TEXT:
        raise FileTooLargeError(name=file.name)
    return text.lstrip("\ufeff") if is_one or file.suffix.casefold() == ".txt" else ""


def _below(rows: Iterator[tuple[int, Row]], at: Mapping[str, int], name: str) -> Iterator[Any]:
    taken = 0
    for number, row in rows:
        values = {column: _told(row[place]) for column, place in at.items() if place < len(row)}
        if any(values.values()):
            taken += 1
            if taken > MOST_ROWS:
                raise FileTooLargeError(name=name)
            yield number, values


def _told(cell: Any) -> str:  # noqa: ANN401  (a cell of any kind)
    return unguarded(text_of(cell).strip())
