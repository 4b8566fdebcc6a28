"""Tables one below another on one sheet, each with names of its own: one above its legend, two of a month."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.table.evidence import DATE, TIME, Held
from smmdesk.exchange.table.evidence import LOOKED_AT as LOOKED_AT_BELOW
from smmdesk.exchange.table.nameless import nameless_header
from smmdesk.exchange.table.recognise import LOOKED_AT, Header, header_at, header_of, is_repeated, likely_header
from smmdesk.exchange.values.cells import Row, text_of
from smmdesk.exchange.values.names import Grade, Named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smmdesk.exchange.table.recognise import Sought
    from smmdesk.exchange.values.words import Words

_LONGEST_NAME = 40  # characters of a name in a row that is taken for names without a better reason


class Block(NamedTuple):
    """A row of names and the last row of its table, 0 where it goes on to the end of the sheet.

    `aside` are rows by their numbers that belong to none: those above the first table, and names that the best one of
    the sheet does not have.
    `dated` says whether a row below has a date.
    """

    header: Header
    end: int = 0
    aside: Sequence[tuple[int, Row]] = ()
    dated: bool = False


def blocks_of(rows: Iterable[Row], sought: Sought) -> list[Block]:
    """The table of which most speaks that it is sought, and those above and below it that have dates; where none is
    sought, the likeliest one. None where nothing could be one."""
    first = list(islice(rows, LOOKED_AT + LOOKED_AT_BELOW))
    best = header_of(first, sought)
    if best is None:
        likely = nameless_header(first, sought) or likely_header(first, sought.words)
        return [Block(likely, aside=_above(likely, first))] if likely else []
    if sought.is_own(best):  # what looks like a table further down is what somebody wrote in a cell
        return [Block(best, aside=_above(best, first))]
    found: list[Block] = []
    end = 0
    numbers = {best.row, *_rows_of_names(first, sought.words)}
    if len(numbers) == 1:  # nearly always: what the columns hold was looked at already
        return [Block(best, aside=_above(best, first))]
    for number in sorted(numbers, reverse=True):
        block = _block(number, first[: end or None], best, sought)
        if block and (block.dated or number == best.row):
            found.insert(0, block._replace(end=end))
            end = number - 1
    main = found[main_of(found)].header
    found = [block._replace(aside=_odd_names(block.header, main, first)) for block in found]
    found[0] = found[0]._replace(aside=[*_above(found[0].header, first), *found[0].aside])
    return found


def main_of(blocks: Sequence[Block]) -> int:
    """The place of the one whose names the others are read by: of those with dates that for which most speaks."""
    return max(range(len(blocks)), key=lambda at: (blocks[at].dated, blocks[at].header.score))


def _above(header: Header, first: Sequence[Row]) -> Sequence[tuple[int, Row]]:
    return list(enumerate(first[: header.above], 1))


def _odd_names(header: Header, best: Header, first: Sequence[Row]) -> Sequence[tuple[int, Row]]:
    return [] if {*header.names} <= {*best.names, ""} else [(header.row, first[header.row - 1])]


def _block(number: int, first: Sequence[Row], best: Header, sought: Sought) -> Block | None:
    """The table below that row, unless it is the best one's over again."""
    header = header_at(number, first, sought) or (best if number == best.row else None)
    if header is None or (number != best.row and is_repeated(header, best)):
        return None
    at = header.at(DATE)
    return Block(header, dated=at >= 0 and Held(first[number:], at, sought.words).share(DATE) > 0)


def _rows_of_names(first: Sequence[Row], words: Words) -> Iterable[int]:
    """Rows that may be names of columns, one of them the date's: no text and no number stands in such a row."""
    named = cache(words.names.meant)  # what stands in a column comes again and again
    return (number for number, row in enumerate(first, 1) if any(map(_is_of_a_date, map(named, _names(row)))))


def _names(row: Row) -> Sequence[str]:
    """The cells of a row that holds nothing but short words, and more than one."""
    texts = [text for cell in row if (text := text_of(cell).strip())]
    is_named = len(texts) > 1 and all(len(text) <= _LONGEST_NAME and not text[0].isdecimal() for text in texts)
    return texts if is_named else ()


def _is_of_a_date(found: Named) -> bool:
    return found.field in {DATE, TIME} and found.grade < Grade.LOOSE


def columns_as(header: Header, whole: Header) -> Header:
    """The header with the other's names for what both have, under whatever name: it is read into the other's table."""
    names = {column.field or column.tick: column.name for column in whole.columns if column.field or column.tick}
    last = max((column.at for column in header.columns if column.name), default=-1)
    columns = (
        column._replace(name=names.get(column.field or column.tick, column.name))
        for column in header.columns[: last + 1]
    )
    return header._replace(columns=tuple(columns))
