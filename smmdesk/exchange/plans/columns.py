"""The readers of a plan's columns: cells into values of a post. Runs in the parsing child."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from smmdesk.domain.media import media_names
from smmdesk.domain.posts import own_tags
from smmdesk.domain.text import hashtags
from smmdesk.exchange.table.headings import stands_apart
from smmdesk.exchange.values.cells import Cell, fold, low_of, text_of
from smmdesk.exchange.values.columns import Cache, plain
from smmdesk.exchange.values.named_zones import NamedZone, zone_in
from smmdesk.exchange.values.numbers import read_amount
from smmdesk.exchange.values.times import read_time, start_of_range

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smmdesk.exchange.plans.words import PlanWords
    from smmdesk.exchange.table.recognise import Column

_EXACT = re.compile(r"-?\d+([.,]\d+)?")
_WORDS_OF_A_TEXT = 2
_AS_EMOJI = "\ufe0f"  # behind a sign that is to be shown in colours
_LONGER_THAN_A_MARK = 16  # characters; "not available" and the like are shorter
# names of files may hold commas and blanks, so these part addresses only
_PATHS = re.compile(r"\s*[\n|;]\s*|\s*,\s*(?=https?://)|(?<=\S)\s+(?=https?://)")


class Readers:
    """One cached reader for each kind of column. `own` is a plan that this program wrote: kept to the last space."""

    def __init__(self, words: PlanWords, *, own: bool) -> None:
        self._words = words
        self.own = own
        self.short = Cache(lambda cell: self._short(plain(cell)))
        self.networks = Cache(lambda cell: self._networks(plain(cell)))
        self.format = Cache(lambda cell: words.form(plain(cell)))
        self.status = Cache(lambda cell: words.stage(plain(cell)))
        self.tone = Cache(lambda cell: words.value(words.tones, plain(cell)))
        self.time = Cache(self._time)
        self.zone = Cache(lambda cell: self._zone(plain(cell)))
        self.tags = Cache(lambda cell: self._tags(plain(cell)))
        self.own_tags = Cache(lambda cell: own_tags([plain(cell)]))
        self.paths = Cache(lambda cell: self._paths(plain(cell)))
        self.cost = Cache(self._cost)
        self.currency = Cache(lambda cell: self._currency(plain(cell)))
        self.mark = Cache(lambda cell: self._mark(plain(cell)))

    def long(self, cells: Iterable[Cell]) -> list[str]:
        """A column of texts that differ in every row; of the long ones only the first character needs a look."""
        read = self._long
        # an apostrophe may guard a formula, which only `plain` tells; all else that is long stays as it is
        return [
            cell if isinstance(cell, str) and len(cell) > _LONGER_THAN_A_MARK and cell[0] != "'" else read(cell)
            for cell in cells
        ]

    def address(self, cells: Iterable[Cell]) -> list[str]:
        """A column of links: different in every row as well, and never with spaces around them."""
        return [cell if self.own else cell.strip() for cell in self.long(cells)]

    def _long(self, cell: Cell) -> str:
        text = plain(cell)
        return "" if not self.own and self._words.is_missing(text) else text

    def _short(self, text: str) -> str:
        if self.own:
            return text
        return "" if self._words.is_missing(text) else text.strip()

    def _networks(self, text: str) -> tuple[tuple[str, ...], str, str]:
        found = self._words.found_networks(text)
        return found.networks, found.format, ", ".join(found.unknown)

    def _time(self, cell: Cell) -> tuple[str, str]:
        if isinstance(cell, str) and self._words.is_missing(cell):
            return "", ""
        if time := read_time(cell):
            return time, ""
        text = text_of(cell).strip()
        return start_of_range(text), text

    def _zone(self, text: str) -> tuple[str, str]:
        name = text.strip()
        if self._words.is_missing(name):
            return "", ""
        try:
            return ZoneInfo(name).key, ""
        except (ValueError, OSError, KeyError):  # KeyError: ZoneInfoNotFoundError is one
            return "", name

    def named_zone(self, name: str) -> NamedZone:
        """The time zone that the name of a column states."""
        return NamedZone() if self.own else zone_in(name, self._words.named_zones)

    def _tags(self, text: str) -> tuple[tuple[str, ...], str]:
        """Hashtags, and the cell where there are colours of labels beside them."""
        if self.own:
            return hashtags(text), ""
        bare = self._words.without_colours(text)
        return () if self._words.is_missing(text) else hashtags(bare), "" if bare == text else text.strip()

    def _paths(self, text: str) -> tuple[str, ...]:
        if self.own:
            return media_names(text)
        return () if self._words.is_missing(text) else tuple(part for part in _PATHS.split(text.strip()) if part)

    def _cost(self, cell: Cell) -> tuple[str, str, str]:
        """Amount as decimal text, currency where it stands in the cell, and what could not be read."""
        if isinstance(cell, str) and self._words.is_missing(cell):
            return "", "", ""
        if self.own and isinstance(cell, str) and _EXACT.fullmatch(cell):
            return cell.replace(",", "."), "", ""  # our own 1.234 of Kuwait is no thousand
        amount = read_amount(cell, self._words.currencies)
        return (f"{amount[0]:f}", amount[1], "") if amount else ("", "", text_of(cell).strip())

    def header_currency(self, name: str) -> str:
        """What amounts are in that do not say so themselves: `Budget, USD`."""
        return self._words.currency(name)

    def _currency(self, text: str) -> str:
        # what looks like a code is taken for one: the words name few of all the currencies there are
        word = text.strip()
        return self._words.currencies.get(word.casefold(), word.upper() if len(word) == 3 and word.isascii() else "")

    def _mark(self, cell: str) -> tuple[bool, str]:
        """Whether a cell under a network's name marks the row for it, and a text that is more than a mark."""
        text = cell.strip()
        low = low_of(text.replace(_AS_EMOJI, ""))
        if low in self._words.no or self._words.is_missing(text):
            return False, text if low in self._words.unsettled else ""
        return True, "" if low in self._words.yes else text

    def is_missing(self, text: str) -> bool:
        """Whether a cell says that nothing is known."""
        return self._words.is_missing(text)

    def is_unsettled(self, cell: Cell) -> bool:
        """Whether a cell says that its value is still to be settled."""
        if not isinstance(cell, str) or not self._words.is_missing(cell):  # a long text is looked at no closer
            return False
        return low_of(cell.strip()) in self._words.unsettled

    def is_remark(self, text: str) -> bool:
        """Whether what stands under a network's name is a word about the post, or one word."""
        return len(text.split()) < _WORDS_OF_A_TEXT or self.is_about(text)

    def is_about(self, text: str) -> bool:
        """Whether it is the form, time or stage of the post."""
        words = self._words
        return bool(read_time(text) or start_of_range(text)) or any(
            value and not unknown for value, unknown in (words.form(text)[:2], words.stage(text))
        )

    def is_half(self, column: Column) -> bool:
        """Whether a column says which half of the day the time beside it is of."""
        return fold(column.name) in self._words.halves

    def tells_of_publishing(self, column: Column) -> bool:
        """Whether a tick in a column says that the post is out: `Posted?`, but not `Live`, which is a form as well."""
        return self._words.statuses.get(fold(column.name)) == "published" and not self._words.form(column.name).value

    def times_of(self, columns: Iterable[Column]) -> dict[str, Column]:
        """By network the column of its own hours: the one of all times among them, or one that is nothing else."""
        free = () if self.own else (each for each in columns if each.field in {"", "time"} and not each.tick)
        return {network: each for each in free if (network := self._words.time_for(each.name))}

    def is_for_texts(self, name: str) -> bool:
        """Whether a column's name says that texts of a network stand below it."""
        return bool(self._words.text_for(name))

    def stands_apart(self, row: Sequence[tuple[Column, str]]) -> bool:
        """Whether a row of these cells is none: a rule, the names of the columns again, a title, a sum."""
        return stands_apart(row, self._words)
