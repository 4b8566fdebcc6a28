"""Tables of communities as chunks of columns for the parent; nothing of a person leaves here. Runs in the child."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.reputation.lists import BEST_FIT, network_at
from smmdesk.domain.reputation.mentions import same_link
from smmdesk.domain.reputation.named import MOST
from smmdesk.exchange.table.chunk import content_key
from smmdesk.exchange.table.headings import stands_apart
from smmdesk.exchange.table.personless import PersonlessChunk
from smmdesk.exchange.table.stream import Asked, stream_table
from smmdesk.exchange.values.cells import Cell, fold, folded, text_of
from smmdesk.exchange.values.columns import Cache, plain
from smmdesk.exchange.values.numbers import read_number
from smmdesk.exchange.values.persons import PersonWords, are_of_persons, without_persons
from smmdesk.exchange.values.words import looked_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smmdesk.exchange.table.days import Days
    from smmdesk.exchange.table.mapping import Table
    from smmdesk.exchange.table.recognise import Column
    from smmdesk.exchange.values.words import Tables
    from smmdesk.exchange.workbooks.delimited import Problem

_NO_SENTENCES: Final = frozenset({"link", "members", "fit", "network"})
"""Columns of addresses, numbers and our words: nothing is looked for within their cells."""
FIELDS: Final = ("row", "key", "network", "name", "link", "members", "topic", "fit", "rules_read", "note")
"""The columns of values: `network` is '' where none is known, `members` and `fit` may be None."""
_OWN_PAGE: Final = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)*(?:"
    r"(?:vk\.(?:com|ru)/id|ok\.ru/profile/|wa\.me/\+?|(?:t|telegram)\.me/\+)\d+"
    r"|facebook\.com/profile\.php\?id=\d+|facebook\.com/people/[^\s/]+|linkedin\.com/in/[^\s/?#]+"
    r"|api\.whatsapp\.com/send|my\.mail\.ru/(?:mail|inbox|list|bk)/[^\s/]+"
    r")(?:[/?#&]\S*)?|(?:mailto|tel|sms|tg|viber|whatsapp|skype):\S+",
    re.IGNORECASE,
)
"""The page of a person, which says a number or belongs to people alone, and what calls or writes to one."""


class CommunityWords(PersonWords):
    """Which networks there are, and which tables are of people."""

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables)
        self.networks = looked_up(tables["networks"])
        self._names = frozenset(folded(tables["of_people"]["names"]))
        self._family_names = frozenset(folded(tables["of_people"]["family_names"]))

    def are_of_people(self, table: Table) -> bool:
        """Whether its rows are people: a family name stands beside what is called a name and nothing else."""
        headings = {fold(column.name) for column in table.header.columns}
        named = {fold(column.name) for column in table.header.columns if column.field == "name"}
        return not self._family_names.isdisjoint(headings) and named <= self._names


class CommunityChunk(PersonlessChunk):
    """Rows of communities; each cell that is of a person is left behind, wherever it stands, and that is said."""

    fields = FIELDS

    def __init__(self, table: Table, words: CommunityWords) -> None:
        super().__init__(table, words)
        self._words = words
        self._is_of_people = words.are_of_people(table)
        self._network = Cache(lambda cell: words.value(words.networks, plain(cell)))
        self._members = Cache(lambda cell: _read_count(cell, MOST))
        self._suits = Cache(lambda cell: _read_count(cell, BEST_FIT))

    def values(self) -> dict[str, list[Any]]:
        """What each is called, where it is, how large, of what, and how well it suits."""
        self._leave_persons()
        links = self._links()
        said = self.said("network", self._network, "unknown_network")
        return {
            "network": [kind or str(network_at(link) or "") for kind, link in zip(said, links, strict=True)],
            "name": self._texts("name"),
            "link": links,
            "members": self._counts("members", self._members),
            "topic": self._texts("topic"),
            "fit": self._counts("fit", self._suits),
            "rules_read": [text.casefold() in self._words.yes for text in self._texts("rules_read")],
        }

    def telling(self, values: dict[str, list[Any]]) -> Sequence[Sequence[object]]:
        """A name or an address."""
        return [[bool(name or link) for name, link in zip(values["name"], values["link"], strict=True)]]

    def content_keys(self, values: dict[str, list[Any]]) -> list[str]:
        """By address, else by name within the network."""
        columns = zip(*(values[name] for name in ("link", "network", "name")), strict=True)
        return [content_key(same_link(link) or f"{network}:{fold(name)}") for link, network, name in columns]

    def apart(self, values: dict[str, list[Any]]) -> Iterable[int]:
        """Names of the columns that come again, rules, sums: none of them has an address."""
        bare = (at for at, link in enumerate(values["link"]) if not link)
        return [at for at in bare if stands_apart(self.filled(at), self._words)]

    def at_the_end(self) -> Sequence[Problem]:
        """Which columns held data of persons, and in how many rows."""
        return self.persons_told()

    def is_of_person(self, text: str) -> bool:
        """Also the address of a person's own page."""
        return super().is_of_person(text) or bool(_OWN_PAGE.fullmatch(text))

    def _leave_persons(self) -> None:
        """Empty columns and cells of persons, and rows that are of one as a whole, before anything is made of them."""
        links = [text_of(cell).strip() for cell in self.column("link")]
        people = {at for at, link in enumerate(links) if self._is_of_people or _OWN_PAGE.fullmatch(link)}
        rows: set[int] = {*people}
        found: dict[Column, None] = {}
        for column in self._header.columns:
            cells = self._cells[column.at]
            is_whole = self._is_of_people or column in self.named_persons or are_of_persons(cells)
            gone = {
                at for at, cell in enumerate(cells) if self._goes(text_of(cell).strip(), is_whole=is_whole)
            } | people
            left = ["" if at in gone else cell for at, cell in enumerate(cells)]
            told = left if column.field in _NO_SENTENCES else [*map(_cleared, left)]
            touched = {at for at, cell in enumerate(told) if cell != cells[at]}
            if touched:
                found[column] = None
            rows |= touched
            self._cells[column.at] = tuple(told)
        self.leave_out(rows, *found)

    def _goes(self, text: str, *, is_whole: bool) -> bool:
        return bool(text) and (is_whole or self.is_of_person(text))

    def _texts(self, field: str) -> list[str]:
        cells = map(plain, self.column(field))
        return ["" if self._words.is_missing(cell) else cell.strip() for cell in cells]

    def _links(self) -> list[str]:
        """The addresses; what is none stands in the note."""
        found = []
        for at, link in enumerate(self._texts("link")):
            is_one = bool(same_link(link))
            if link and not is_one:
                self.keep(at, f"{self.names['link']}: {link}")
            found.append(link if is_one else "")
        return found

    def _counts(self, field: str, reader: Cache) -> list[int | None]:
        if field not in self.names:
            return [None] * len(self.blank)
        found = reader.column(self.column(field))
        for at, (_number, unknown) in enumerate(found):
            if unknown and not self._words.is_missing(unknown):
                self.report(at, "unknown_number", unknown, self.names[field])
        return [number for number, _unknown in found]


def stream(**arguments: Any) -> Iterator[Any]:  # noqa: ANN401  (the fields of `Asked`)
    """Everything in the file, as `table.stream` says; the columns by the names in `FIELDS`."""
    asked = Asked(**arguments)
    words = CommunityWords(asked.tables())

    def chunk(table: Table, _days: Days) -> CommunityChunk:
        return CommunityChunk(table, words)

    yield from stream_table(asked, words, chunk)


def _cleared(cell: Cell) -> Cell:
    return without_persons(cell) if isinstance(cell, str) else cell


def _read_count(cell: Cell, most: int) -> tuple[int | None, str]:
    """A whole number from 0 on, or what it is not."""
    number = read_number(cell)
    if number is not None and 0 <= number <= most and number == int(number):
        return int(number), ""
    return None, text_of(cell).strip()
