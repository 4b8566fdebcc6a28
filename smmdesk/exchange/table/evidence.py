"""What the cells of a column are, whatever its name: dates, clock times, words that are known, long texts."""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING

from smmdesk.exchange.values.cells import Cell, Row, cleaned, text_of
from smmdesk.exchange.values.dates import read_day
from smmdesk.exchange.values.times import is_clock, read_time
from smmdesk.exchange.values.words import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.exchange.values.words import Words

LOOKED_AT = 120  # rows below the names
_DIFFERENT = 30
_SHORTEST_DATE = 6  # characters: a bare `3.5` is read as a date only under a name that says so
_SHORTEST_WORD = 3  # letters: `in`, `ok` and `x` name networks, too, but only where networks are expected
_LONGEST_WORDS = 80  # letters of all that is listed; a text is not taken apart to find that it is no network
_ADDRESS = re.compile(r"\S+://\S+|\S+@\S+|www\.\S+", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_LONG, _WORDS_OF_A_TEXT = 25, 3

DATE, TIME, WEEKDAY = "date", "time", "weekday"


class Held:
    """The cells of one column, a few of the different ones looked at."""

    def __init__(self, rows: Sequence[Row], at: int, words: Words) -> None:
        cells = cleaned([row[at] for row in rows if at < len(row)])
        different = dict.fromkeys(cell for cell in cells if text_of(cell).strip() and not _is_endless(cell))
        self.cells = [cell for cell in different if not words.is_missing(text_of(cell))][:_DIFFERENT]
        self._words = words
        self._shares: dict[str, float] = {}

    def __bool__(self) -> bool:
        return bool(self.cells)

    def share(self, field: str) -> float:
        """How many of the cells are values of that field, from 0 to 1; 0 where there are none, or nobody can tell."""
        if field not in self._shares:
            fits = sum(self._fits(cell, field) for cell in self.cells)
            self._shares[field] = fits / len(self.cells) if self.cells else 0.0
        return self._shares[field]

    @property
    def clock_only(self) -> float:
        """How many of the cells are a time of day and no date."""
        clocks = [cell for cell in self.cells if is_clock(cell) and not self._fits(cell, DATE)]
        return len(clocks) / len(self.cells) if self.cells else 0.0

    @property
    def days_only(self) -> float:
        """How many of the cells are a date and no bare time of day."""
        days = [cell for cell in self.cells if self._fits(cell, DATE) and not read_time(cell)]
        return len(days) / len(self.cells) if self.cells else 0.0

    @property
    def length(self) -> float:
        """The mean length of the cells, where they are sentences; 0 for numbers, addresses, dates and single words."""
        texts = [cell for cell in self.cells if isinstance(cell, str) and not _ADDRESS.fullmatch(cell.strip())]
        if not texts or len(texts) * 2 <= len(self.cells) or self.days_only > 0.5:
            return 0.0
        mean = sum(map(len, texts)) / len(texts)
        spaced = sum(len(text.split()) for text in texts) / len(texts)
        return mean if mean >= _LONG or spaced >= _WORDS_OF_A_TEXT else 0.0

    @property
    def letters(self) -> float:
        """The mean length of the cells that are words of any length; 0 where most are numbers or addresses."""
        texts = [cell for cell in self.cells if isinstance(cell, str) and _LETTER.search(cell)]
        words = [text for text in texts if not _ADDRESS.fullmatch(text.strip())]
        return sum(map(len, words)) / len(words) if len(words) * 2 > len(self.cells) else 0.0

    @property
    def several(self) -> bool:
        """Whether there are different ones."""
        return len(self.cells) > 1

    def first_part(self, field: str) -> str:
        """The first value of that field that stands in one of the cells, be it beside others; '' for none."""
        is_one = self._words.listed[field]
        parts = (part.strip() for cell in self.cells for part in BETWEEN.split(text_of(cell)))
        return next((part for part in parts if _SHORTEST_WORD <= len(part) <= _LONGEST_WORDS and is_one(part)), "")

    def _fits(self, cell: Cell, field: str) -> bool:
        if field == DATE:
            bare = not isinstance(cell, str) or len(cell.strip()) >= _SHORTEST_DATE
            return bare and read_day(cell, self._words) is not None
        if field == TIME:
            return is_clock(cell)
        text = text_of(cell)
        if len(text) > _LONGEST_WORDS:
            return False
        if field == WEEKDAY:
            return not text.strip().isdecimal() and self._words.weekday(text) >= 0
        return field in self._words.listed and self._words.listed[field](text)


def _is_endless(cell: Cell) -> bool:
    """Infinity and what is no number: some workbooks hold them."""
    return isinstance(cell, float) and not isfinite(cell)
