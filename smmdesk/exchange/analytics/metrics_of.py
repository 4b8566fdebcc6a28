"""The metrics of a table, read column by column. Runs in the parsing child."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smmdesk.domain.results.apart import kept_apart
from smmdesk.exchange.analytics.figures import Figures, count, hours, minutes, money_in, seconds
from smmdesk.exchange.values.cells import Cell, fold, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.exchange.analytics.cells import BatchCells
    from smmdesk.exchange.analytics.look import Look
    from smmdesk.exchange.analytics.sources import Catalogue


class Metrics:
    """The columns of figures of one table, by the names of their metrics."""

    def __init__(self, look: Look, catalogue: Catalogue, *, is_post: bool) -> None:
        self._look = look
        self._catalogue = catalogue
        self._is_post = is_post
        self._places = self._figured()
        self._readers = {key: self._reader(key, places) for key, places in self._places.items()}

    def _figured(self) -> dict[str, tuple[int, ...]]:
        ways = self._look.uses.ways
        found = {use: places for use, places in ways.items() if use in self._catalogue.metrics or use == "active"}
        if not self._is_post and not self._look.found.source.level and "reach_day" not in found:
            found = {("reach_day" if use == "reach" else use): places for use, places in found.items()}
        return found | {key: (at,) for key, at in self._look.uses.own.items()}

    def _reader(self, key: str, places: Sequence[int]) -> Figures:
        name = fold(self._look.found.names[places[0]])
        read: Callable[[Cell], int | str] = count
        if key in self._catalogue.money or kept_apart(key):
            read = money_in(self._catalogue.words.currencies, ungrouped=self._look.found.source.own)
        elif key in self._catalogue.seconds:
            names = self._catalogue.hours, self._catalogue.minutes
            read = hours if name in names[0] else minutes if name in names[1] else seconds
        return Figures(read, self._catalogue.is_missing)

    def read(self, cells: BatchCells, useful: Sequence[bool]) -> dict[str, list[Any]]:
        """The values of each metric; what is no figure is said."""
        return {key: self._figures(key, cells, useful) for key in self._readers}

    def _figures(self, key: str, cells: BatchCells, useful: Sequence[bool]) -> list[Any]:
        reader, places = self._readers[key], self._places[key]
        columns: list[list[Any]] = [reader.column(cells.columns[at]) for at in places]
        for at in places:
            for row in reader.bad_in(cells.columns[at]):
                if useful[row]:
                    text = text_of(cells.columns[at][row]).strip()
                    cells.warn(row, "no_figure", f"{text}\x1f{self._look.found.names[at]}")
        return columns[0] if len(columns) == 1 else list(map(_sum, zip(*columns, strict=True)))


def _sum(parts: Sequence[int | None]) -> int | None:
    """The parts that are known together."""
    known = [part for part in parts if part is not None]
    return sum(known) if known else None
