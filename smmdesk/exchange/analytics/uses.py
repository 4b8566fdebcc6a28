"""What each column of a table is used for: by its source, by what it holds, or as the person says.

A use is one word: a metric, a field, `OWN`, or `LEFT_OUT`. Of two columns for one metric that which is alive is it.
Runs in the parsing child.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, normalize

from smmdesk.domain.results.apart import kept_apart
from smmdesk.exchange.analytics.sources import OWN, name_of
from smmdesk.exchange.table.mapping import IN_NOTE, LEFT_OUT
from smmdesk.exchange.values.cells import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smmdesk.exchange.analytics.sources import Alternatives, Catalogue
    from smmdesk.exchange.analytics.tables import Found

RATIO, SECOND, ZEROS, SPLIT, UNKNOWN = "ratio", "second", "zeros", "split", ""
"""Why a column is left out: reckoned from others, said twice, all zeros where there cannot be, by what rows are split
that are added up, not known."""
PRIMARY = "primary"
_NO_LETTER = re.compile(r"[\W_]+")
_OWN_KEY = re.compile(r"x_\w+")
_SLUG = 40


@dataclass(slots=True)
class Seen:
    """What a column holds: anything at all, anything but zeros, and its first different values."""

    filled: bool = False
    alive: bool = False
    samples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Uses:
    """The columns of a table by what they are used for: `ways` of a use are the positions that are added up."""

    ways: dict[str, tuple[int, ...]] = field(default_factory=dict)
    own: dict[str, int] = field(default_factory=dict)  # key in figures → position
    left: dict[int, str] = field(default_factory=dict)  # position → why
    false_zeros: list[int] = field(default_factory=list)

    def at(self, use: str) -> int:
        """The position of a field, -1 where the table has none."""
        return self.ways.get(use, (-1,))[0]

    def of_each(self, width: int) -> list[str]:
        """The one word for what each column is used for."""
        words = {at: use for use, places in self.ways.items() for at in places}
        words |= dict.fromkeys(self.own.values(), OWN)
        return [words.get(at, LEFT_OUT) for at in range(width)]


class _Way(NamedTuple):
    """One way to a use: its columns, and how good it is."""

    places: tuple[int, ...]
    doubles: tuple[int, ...]
    order: tuple[bool, bool, int]


def uses_of(found: Found, seen: Sequence[Seen], said: Mapping[int, str], catalogue: Catalogue) -> Uses:
    """The uses of a table's columns; what is `said` of some goes before what their names say."""
    uses = Uses()
    _take_said(uses, said, found, catalogue)
    # a figure of one's own is a plain number, which an amount is not
    choice = _Choice(found, found.folded, seen, catalogue.metrics - catalogue.money, uses, {*said})
    for use, ways in _wanted(found):
        if use not in uses.ways:
            choice.make(use, ways)
    if not found.source.own:
        _drop_false_zeros(uses, seen, catalogue, said)
    for at, name in enumerate(found.names):
        if at in choice.taken:
            continue
        if found.source.own and _OWN_KEY.fullmatch(name):
            _take_own(uses, at, found)
        else:
            uses.left[at] = RATIO if catalogue.is_ratio(name) else UNKNOWN
    return uses


def _wanted(found: Found) -> Iterator[tuple[str, Alternatives]]:
    """The ways to each use; what a title says of the figures below it is said of the column that has no other name."""
    metric = found.source.titles.get(found.title, "")
    for use, ways in found.source.columns.items():
        if use == PRIMARY:
            continue
        titled = ((PRIMARY,), (found.title,)) if use == metric else ()
        yield use, (*titled, *ways)
    if metric and metric not in found.source.columns:
        yield metric, ((PRIMARY,), (found.title,))


def _take_said(uses: Uses, said: Mapping[int, str], found: Found, catalogue: Catalogue) -> None:
    for at in sorted(said):
        use = said[at]
        if use == OWN:
            _take_own(uses, at, found)
        elif use in {IN_NOTE, LEFT_OUT} or use in uses.ways:
            uses.left[at] = SECOND if use in uses.ways else RATIO if catalogue.is_ratio(found.names[at]) else UNKNOWN
        else:
            uses.ways[use] = (at,)


def _take_own(uses: Uses, at: int, found: Found) -> None:
    name = found.names[at]
    if found.title and fold(name) == PRIMARY:  # the line above the names says of what it is
        name = found.title
    is_key = found.source.own and _OWN_KEY.fullmatch(name)
    key = slug = name if is_key else f"x_{slug_of(name or str(at + 1))}"
    number, like_an_amount = 1, not is_key and kept_apart(key)
    while key in uses.own or (like_an_amount and number == 1):
        number += 1
        key = f"{slug}_{number}"
    uses.own[key] = at


def slug_of(name: str) -> str:
    """A name as a key, which is how people know it again: its letters in any script, Latin ones without accents.

    A name whose letters a formula could not name gets a mark of it, so that no two are the same.
    """
    plain = "".join(map(_plain, normalize("NFC", name_of(name)[0])))
    slug = _NO_LETTER.sub("_", plain).strip("_")[:_SLUG].strip("_")
    lost = not slug or any(category(char).startswith("M") for char in plain)
    mark = blake2b(fold(name).encode("utf-8", "surrogatepass"), digest_size=3).hexdigest() if lost else ""
    return "_".join(filter(None, (slug, mark)))


def _plain(char: str) -> str:
    """A Latin letter without its accent; any other as it is."""
    return letter if (letter := normalize("NFKD", char)[0]).isascii() else char


@dataclass(frozen=True, slots=True)
class _Choice:
    """Takes for each use the best way that the table has, and says what is left of the others."""

    found: Found
    names: Sequence[str]  # as they are compared
    seen: Sequence[Seen]
    numbers: frozenset[str]  # the metrics of which another column can be a figure of its own
    uses: Uses
    taken: set[int]

    def make(self, use: str, ways: Alternatives) -> None:
        """Choose among the ways to a use."""
        there = [way for rank, each in enumerate(ways) if (way := self._way(each, rank))]
        if not there:
            return
        best = min(there, key=lambda way: way.order)
        self.uses.ways[use] = best.places
        self.taken.update(best.places)
        for way in there:
            for at in (*way.places, *way.doubles):
                if at not in self.taken:
                    self.taken.add(at)
                    self._set_aside(at, is_double=at in best.doubles and use in self.numbers)

    def _set_aside(self, at: int, *, is_double: bool) -> None:
        """Of two equal names both may be alive: then the other is a figure of its own."""
        if is_double and self.seen[at].alive:
            _take_own(self.uses, at, self.found)
        else:
            self.uses.left[at] = SECOND if self.seen[at].alive or not self.seen[at].filled else ZEROS

    def _way(self, each: tuple[str, ...], rank: int) -> _Way | None:
        places: list[int] = []
        doubles: list[int] = []
        for name in each:
            equal = [at for at, other in enumerate(self.names) if other == name and at not in self.taken]
            equal.sort(key=lambda at: (not self.seen[at].alive, not self.seen[at].filled, at))
            places += equal[:1]
            doubles += equal[1:]
        if not places:
            return None
        alive, filled = _any(places, self.seen, "alive"), _any(places, self.seen, "filled")
        return _Way(tuple(places), tuple(doubles), (not alive, not filled, rank))


def _any(places: Iterable[int], seen: Sequence[Seen], what: str) -> bool:
    return any(getattr(seen[at], what) for at in places)


def _drop_false_zeros(uses: Uses, seen: Sequence[Seen], catalogue: Catalogue, said: Mapping[int, str]) -> None:
    """Nobody is reached without having seen anything: a column of nothing but zeros is missing."""
    if not any(_any(uses.ways.get(use, ()), seen, "alive") for use in catalogue.people):
        return
    for use in sorted(catalogue.never_zero & uses.ways.keys()):
        places = uses.ways[use]
        if _any(places, seen, "filled") and not _any(places, seen, "alive") and said.keys().isdisjoint(places):
            del uses.ways[use]
            uses.false_zeros += places
            uses.left |= dict.fromkeys(places, ZEROS)
