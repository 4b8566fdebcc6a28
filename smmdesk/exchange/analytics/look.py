"""The first look through a table: what its columns hold, whose clock it goes by, which days it is of.

Rows are held for the second pass unless there are too many. Runs in the parsing child.
"""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.analytics.clocks import Clock, Stated, clock_of, seconds_of
from smmdesk.exchange.analytics.days_of import DayReader
from smmdesk.exchange.analytics.instants import instant_of
from smmdesk.exchange.analytics.sources import POST
from smmdesk.exchange.analytics.uses import SPLIT, UNKNOWN, Seen, Uses, uses_of
from smmdesk.exchange.table.stream import CHUNK
from smmdesk.exchange.values.cells import Cell, Row, cleaned, text_of
from smmdesk.exchange.values.columns import plain

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence

    from smmdesk.exchange.analytics.sources import Catalogue
    from smmdesk.exchange.analytics.tables import Found
    from smmdesk.exchange.table.stream import Asked

HELD = 120_000  # rows, with the texts of their posts; a longer table is read twice
SAMPLES, SAMPLE_LENGTH = 3, 80
_OF_POSTS = frozenset({"permalink", "external_id", "text", "title"})
_MORE_OF_POSTS = frozenset({"kind", "format", "seconds", "boosted", "time"})
_OF_A_DAY = frozenset({"ends", "hour", "nth"})
_ZEROS: frozenset[Cell] = frozenset({"0", "0.0", "0,0", 0})


class Look(NamedTuple):
    """What the first look found. `rows` gives the rows once more, `last` is the number of the last one."""

    found: Found
    uses: Uses
    guess: Uses
    seen: Sequence[Seen]
    days: DayReader
    clock: Clock
    account: str
    taken_on: str
    held: Sequence[Batch] | None

    def batches(self) -> Iterator[Batch]:
        """The rows below the names."""
        return iter(self.held) if self.held is not None else batches_of(self.found)

    @property
    def is_of_posts(self) -> bool:
        """Whether its rows are posts: where the source does not say, those that have a link, a number or words are."""
        level = self.found.source.level
        return level == POST if level else not _OF_POSTS.isdisjoint(self.uses.ways)

    def unused(self) -> dict[int, str]:
        """The columns that nothing is kept of, and why; a day has no kind, and a post no end."""
        idle = _OF_A_DAY if self.is_of_posts else _OF_POSTS | _MORE_OF_POSTS
        ways = self.uses.ways.items()
        parts = {at: SPLIT for use, places in ways if use.startswith("group") for at in places}
        return {**self.uses.left, **parts, **{at: UNKNOWN for use, places in ways if use in idle for at in places}}

    @property
    def total(self) -> int:
        """How many rows there are; of a long text that is not held nobody knows."""
        return sum(batch.rows for batch in self.held) if self.held is not None else self.found.total


class Batch(NamedTuple):
    """Rows on their side, as wide as the names; `ragged` are by their places those that were not."""

    columns: Sequence[Sequence[Cell]]
    ragged: Mapping[int, Row]
    rows: int


def batches_of(found: Found) -> Iterator[Batch]:
    """The rows of a table by the chunk."""
    rows, width = found.rows(), len(found.names)
    while batch := list(islice(rows, CHUNK)):
        ragged = {} if {*map(len, batch)} == {width} else {at: row for at, row in enumerate(batch) if len(row) != width}
        for at, row in ragged.items():
            batch[at] = (*row[:width], *("",) * (width - len(row)))
        yield Batch([cleaned(cells) for cells in zip(*batch, strict=True)], ragged, len(batch))


def looked_at(found: Found, said: Mapping[int, str], asked: Asked, catalogue: Catalogue) -> Generator[None, None, Look]:
    """Look through a table; every yield is a sign of life."""
    seen = [Seen() for _name in found.names]
    held: list[Batch] | None = []
    first: Batch | None = None
    date_at = _place_of_dates(found, said, catalogue)
    number = found.row
    days = DayReader(found.source, asked, catalogue.words)
    for batch in batches_of(found):
        yield
        first = first or batch
        held = [*held, batch] if held is not None and number + batch.rows <= HELD else None
        for one, cells in zip(seen, batch.columns, strict=True):
            _see(one, cells, catalogue)
        if date_at >= 0:
            days.learn(number + 1, batch.columns[date_at])
        number += batch.rows
    uses = uses_of(found, seen, said, catalogue)
    days.settle(found.names[date_at] if date_at >= 0 else "")
    columns = first.columns if first else [()] * len(found.names)
    return Look(
        found,
        uses,
        uses_of(found, seen, {}, catalogue),
        seen,
        days,
        clock_of(found.source.clock, asked.zone, list(_stated(found, uses, columns, days))),
        _alone(columns, uses.at("account")),
        days.newest(_alone(columns, uses.at("taken_on"))),
        held,
    )


def _place_of_dates(found: Found, said: Mapping[int, str], catalogue: Catalogue) -> int:
    """The position of the dates, by the names alone: what the columns hold is being looked at."""
    full = [Seen(filled=True, alive=True) for _name in found.names]
    return uses_of(found, full, said, catalogue).at("date")


def _see(seen: Seen, cells: Sequence[Cell], catalogue: Catalogue) -> None:
    if seen.alive and len(seen.samples) == SAMPLES:
        return
    different = dict.fromkeys(cells)
    if not seen.alive:
        there = (cell for cell in different if not (isinstance(cell, str) and catalogue.is_missing(cell)))
        first = next(there, "")
        seen.filled = seen.filled or first != ""
        seen.alive = first != "" and (first not in _ZEROS or any(cell not in _ZEROS for cell in there))
    if len(seen.samples) == SAMPLES:
        return
    texts = (" ".join(text_of(cell).split())[:SAMPLE_LENGTH] for cell in islice(different, 100))
    seen.samples = list(dict.fromkeys([*seen.samples, *filter(None, texts)]))[:SAMPLES]


def _alone(columns: Sequence[Sequence[Cell]], at: int) -> str:
    """What stands in all rows of a column, '' where it differs."""
    texts = {plain(cell).strip() for cell in columns[at]} - {""} if at >= 0 else set[str]()
    return texts.pop() if len(texts) == 1 else ""


def _stated(found: Found, uses: Uses, columns: Sequence[Sequence[Cell]], days: DayReader) -> Iterable[Stated]:
    """Of the first rows what they say and what their numbers tell, where both do."""
    date_at, source = uses.at("date"), found.source
    if not source.ids or source.clock == "ids" or source.level != POST or date_at < 0:
        return
    blank = ("",) * len(columns[date_at])
    numbers, links = (columns[at] if (at := uses.at(use)) >= 0 else blank for use in ("external_id", "permalink"))
    for day, number, link in zip(days.read(columns[date_at]), numbers, links, strict=True):
        made = instant_of(source.ids, text_of(number).strip(), text_of(link))
        if made and day.time:
            yield Stated(seconds_of(f"{day.date}T{day.time}"), made // 1000)


def day_after(date: str, days: int = 1) -> str:
    """An ISO day so many days later."""
    return (dt.date.fromisoformat(date) + dt.timedelta(days=days)).isoformat()
