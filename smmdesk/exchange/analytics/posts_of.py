"""The posts that rows are about: their names, moments, words. Runs in the parsing child."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from smmdesk.exchange.analytics.figures import Figures, seconds
from smmdesk.exchange.analytics.instants import instant_of, is_ruined, number_of
from smmdesk.exchange.values.cells import Cell, fold, text_of
from smmdesk.exchange.values.columns import Cache, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.exchange.analytics.cells import BatchCells
    from smmdesk.exchange.analytics.days_of import Read
    from smmdesk.exchange.analytics.look import Look
    from smmdesk.exchange.analytics.sources import Catalogue


class Posts:
    """Reads what posts of one table are. `timeless` counts those so far of which nobody knows the hour."""

    def __init__(self, look: Look, catalogue: Catalogue, noon: str) -> None:
        self._look = look
        self._source = look.found.source
        self._catalogue = catalogue
        self._noon = noon
        self._seconds = Figures(seconds, catalogue.is_missing)
        self._formats = Cache(lambda kind: catalogue.formats.get(fold(kind), ""))
        self._states = Cache(fold)
        self.timeless = 0

    def read(self, cells: BatchCells, dates: Sequence[Read], useful: list[bool]) -> dict[str, list[Any]]:
        """What the posts are; a row that tells of none is no longer `useful`."""
        self._cells = cells
        links = [text.strip() for text in self._cells.texts("permalink")]
        numbers = self._numbers(links, useful)
        kinds = self._cells.texts("kind")
        formats = self._cells.texts("format") if self._look.uses.at("format") >= 0 else kinds
        texts = self._joined()
        walls = self._walls(dates, numbers, links, useful)
        for at, told in enumerate(map(any, zip(numbers, links, texts, walls, strict=True))):
            useful[at] = useful[at] and told
        return {
            "day": [""] * len(useful),
            "ends": [""] * len(useful),
            "external_id": numbers,
            "permalink": links,
            "wall": walls,
            "text": texts,
            "format": self._formats.column(formats),
            "kind_as_given": kinds,
            "seconds": self._durations(useful),
            "boosted": self._boosted(useful),
            "taken_on": self._taken(useful),
        }

    def _numbers(self, links: Sequence[str], useful: Sequence[bool]) -> list[str]:
        """The names that the network has for posts; one that a spreadsheet ruined is taken from the link."""
        column = self._cells.column("external_id")
        network = self._source.network
        numbers = [plain(cell).strip() for cell in column]
        ruined = [at for at, text in enumerate(numbers) if text and (is_ruined(text) or _is_rounded(column[at]))]
        for at in ruined:
            number = number_of(network, links[at])
            if useful[at]:
                self._cells.warn(at, "ruined_id", f"{numbers[at]}\x1f{number or '–'}")
            numbers[at] = number
        missing = self._catalogue.is_missing
        named = (text if text and not missing(text) else "" for text in numbers)
        return [text or number_of(network, link) for text, link in zip(named, links, strict=True)]

    def _walls(
        self, dates: Sequence[Read], numbers: Sequence[str], links: Sequence[str], useful: Sequence[bool]
    ) -> list[str]:
        """When each was published, by the client's clock."""
        home = self._look.clock.at_home
        walls = [home(f"{date.date}T{date.time}") if date.time else "" for date in dates]
        for at in [at for at, wall in enumerate(walls) if not wall]:
            walls[at] = self._wall_without_time(at, dates[at], numbers[at], links[at], useful)
        return walls

    def _wall_without_time(self, at: int, date: Read, number: str, link: str, useful: Sequence[bool]) -> str:
        """By the post's number, else at the hour that stands for none."""
        source = self._source.ids
        if made := instant_of(source, number, link) if source else 0:
            wall = self._look.clock.of_instant(made)
            if self._look.days.is_near(date, wall):
                return wall
        self._tell_of_time(at, date, useful)
        return f"{date.date}T{self._noon}" if date.date else ""

    def _tell_of_time(self, at: int, date: Read, useful: Sequence[bool]) -> None:
        if date.date and useful[at]:
            self.timeless += 1
            if date.assumed:
                self._cells.warn(at, "year_assumed", date.date[:4])

    def _joined(self) -> list[str]:
        """Title and text of each, once where they are the same."""
        joined = self._cells.texts("text")
        if self._look.uses.at("title") >= 0:
            pairs = zip(self._cells.texts("title"), joined, strict=True)
            joined = [one if one == two else "\n\n".join(filter(None, (one, two))) for one, two in pairs]
        return [html.unescape(text) for text in joined] if self._source.html else joined

    def _durations(self, useful: Sequence[bool]) -> list[int | None]:
        column = self._cells.column("seconds")
        found = self._seconds.column(column)
        for at in self._seconds.bad_in(column):
            if useful[at]:
                name = self._cells.name_of("seconds")
                self._cells.warn(at, "no_figure", f"{text_of(column[at])}\x1f{name}")
        return found

    def _taken(self, useful: Sequence[bool]) -> list[str]:
        """The day that the figures of each row are of; a file that counts years back says it once of all."""
        column = self._cells.column("taken_on")
        if self._source.dates == "yearless" or self._look.uses.at("taken_on") < 0:
            return [""] * len(column)
        days = self._look.days.read(column)
        for at in [at for at, day in enumerate(days) if day.unknown and useful[at]]:
            self._cells.warn(at, "unknown_date", text_of(column[at]).strip())
        return [day.date for day in days]

    def _boosted(self, useful: Sequence[bool]) -> list[bool]:
        words = self._states.column(self._cells.texts("boosted"))
        for odd in {*words} - self._catalogue.boosted - self._catalogue.not_boosted:
            for at, word in enumerate(words):
                if word == odd and useful[at]:
                    self._cells.warn(at, "unknown_state", word)
        return [word in self._catalogue.boosted for word in words]


def _is_rounded(cell: Cell) -> bool:
    """Whether a workbook keeps a number that only names something in too few digits."""
    return isinstance(cell, float) and abs(cell) >= 2**53
