"""The sources that files of figures come from, as `resources/knowledge/analytics.toml` says them.

Runs in the parsing child.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from smmdesk.exchange.values.cells import fold, folded, low_of
from smmdesk.exchange.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

GENERIC = "generic"
OWN = "own"
"""The use of a column whose figures are kept under a name of its own."""
ENOUGH = 3  # known names
POST, DAY, PERIOD = "post", "day", "period"
_CURRENCY = re.compile(r"\s*\(([A-Z]{3})\)\s*$")
_WORD = re.compile(r"[^\W\d_]+")
_SUM = " + "

Alternatives = tuple[tuple[str, ...], ...]
"""Ways to a value, the best first: the folded names of the columns that have to be added up for it, mostly one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One kind of file that a network or a tool gives, as the head of `analytics.toml` explains its parts."""

    id: str
    network: str = ""
    level: str = ""
    marks: frozenset[str] = frozenset()
    least: int = 0
    enough: int = ENOUGH
    columns: Mapping[str, Alternatives] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    networks: Mapping[str, str] = field(default_factory=dict)
    dates: str = ""
    clock: str = "account"
    ids: str = ""
    sheet: str = ""
    comment: str = ""
    void: bool = False
    summed: bool = False
    stacked: bool = False
    named: bool = False
    html: bool = False
    own: bool = False
    """whether this program wrote it"""
    names: frozenset[str] = frozenset()

    def is_marked(self, names: frozenset[str]) -> bool:
        """Whether the names that it is known by stand together."""
        there = len(self.marks & names)
        return there >= self.least if self.least else there == len(self.marks)

    def known(self, names: Iterable[str]) -> int:
        """How many of the names it knows."""
        return sum(name in self.names for name in names)


class Catalogue:
    """All sources, what figures are counted in, and the words of cells."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        metrics, cells = tables["metrics"], tables["cells"]
        self.money = frozenset(metrics["money"])
        self.seconds = frozenset(metrics["seconds"])
        self.metrics = frozenset(metrics["number"]) | self.seconds | self.money
        self.not_added = frozenset(metrics["not_added"])
        self.never_zero = frozenset(metrics["never_zero"])
        self.people = frozenset(metrics["people"])
        self.missing = frozenset(low_of(word) for word in cells["missing"])
        self.void = frozenset(low_of(word) for word in cells["void"])
        self.totals = frozenset(folded(cells["totals"]))
        self.notes = tuple(folded(cells["notes"]))
        self.boosted = frozenset(folded(cells["boosted"]))
        self.not_boosted = frozenset(folded(cells["not_boosted"])) | {""}
        self.hours, self.minutes = frozenset(folded(cells["hours"])), frozenset(folded(cells["minutes"]))
        self.formats = {fold(word): name for name, words in tables["formats"].items() for word in words}
        self.audience = frozenset(folded(tables["audience"]["titles"]))
        self.shares_of_audience = frozenset(folded(tables["audience"]["names"]))
        self._ratios = frozenset(folded(cells["ratios"]))
        self._ratio_signs = tuple(low_of(word) for word in cells["ratio_signs"])
        self.words = Words(tables)
        self.generic = _source(GENERIC, {"columns": tables["headers"]})
        self.sources = tuple(_source(name, entry) for name, entry in self._entries(tables))
        self.fields = self.words.fields - self.metrics
        self.uses = self.words.fields | self.metrics | {OWN}

    def _entries(self, tables: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Each source whole; what this program writes itself is known by the words that it wrote."""
        words: Mapping[str, Mapping[str, Sequence[str]]] = tables.get("own", {})
        for name, entry in tables["sources"].items():
            if "own" not in entry:
                yield name, _whole(entry, tables["sources"], tables["headers"])
            elif name in words:
                yield name, _own(entry, words[name], self.metrics)

    def is_ratio(self, name: str) -> bool:
        """Whether a column's name says that its figures are reckoned from others."""
        low = low_of(name)
        return not self._ratios.isdisjoint(_WORD.findall(low)) or any(sign in low for sign in self._ratio_signs)

    def is_missing(self, text: str) -> bool:
        """Whether a cell says that nothing is known; never 0."""
        return low_of(text.strip()) in self.missing


def _whole(entry: Mapping[str, Any], sources: Mapping[str, Any], generic: Mapping[str, Any]) -> Mapping[str, Any]:
    """An entry with what it shares with the one that it is another wording of, or with any table."""
    return {"columns": generic, **(sources[entry["as"]] if "as" in entry else {}), **entry}


def _own(entry: Mapping[str, Any], words: Mapping[str, Sequence[str]], metrics: Iterable[str]) -> Mapping[str, Any]:
    """An entry with the columns of a table that this program wrote; a metric may stand there by its key, too."""
    columns = {**words, **{key: [key, *words.get(key, ())] for key in metrics}}
    marks = [name for use in entry["own"] for name in words[use]]
    return {**entry, "own": True, "marks": marks, "least": len(entry["own"]), "columns": columns}


def _source(name: str, entry: Mapping[str, Any]) -> Source:
    columns = {use: tuple(map(_alternative, names)) for use, names in entry["columns"].items()}
    columns = {use: ((fold(use),), *ways) if name == GENERIC else ways for use, ways in columns.items()}
    plain = {key: value for key, value in entry.items() if key not in {"as", "marks", "columns", "titles", "networks"}}
    return Source(
        id=entry.get("as", name),
        marks=frozenset(folded(entry.get("marks", ()))),
        columns=columns,
        titles=_by_word(entry.get("titles", {})),
        networks=_by_word(entry.get("networks", {})),
        names=frozenset(name for ways in columns.values() for way in ways for name in way),
        **plain,
    )


def _alternative(words: str) -> tuple[str, ...]:
    return tuple(folded(words.split(_SUM)))


def _by_word(entries: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {fold(word): name for name, words in entries.items() for word in words}


def name_of(text: str) -> tuple[str, str]:
    """A column's name as it is compared, and the currency that stands behind it in brackets, '' for none."""
    found = _CURRENCY.search(text)
    return (fold(text[: found.start()]), found[1]) if found else (fold(text), "")
