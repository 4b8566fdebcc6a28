"""The words that plans are written in, folded for look-up: headers, networks, formats, statuses, tones.

Tables come from `resources/knowledge/plan_words.toml`; the parent adds what the program itself writes in its three
languages, so that a plan exported by it is understood whatever a translator chose.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from smmdesk.exchange.table.cells import Cell, fold, folded, text_of

Tables = Mapping[str, Mapping[str, Iterable[str]]]
_BETWEEN = re.compile(r"\s*[,;|+&\n]\s*|\s+(?:и|and|და)\s+|\s*/\s*")
_LONGER_THAN_A_MARK = 24
_HINT = re.compile(r"\s[-–—]\s|[,;:\n]")
_WORDS = re.compile(r"[^\W\d_]+|[^\w\s.,()]")
_BRACKET = re.compile(r"[()\[\]]")
_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]")


class Found(NamedTuple):
    """Networks named in a cell, a format named beside them (`Instagram Stories`), and what was not understood."""

    networks: tuple[str, ...] = ()
    format: str = ""
    unknown: tuple[str, ...] = ()


class Words:
    """Look-up tables from folded word to the value that records hold."""

    def __init__(self, tables: Tables) -> None:
        self.headers = _table(tables["headers"])
        self.networks = _table(tables["networks"])
        self.formats = _table(tables["formats"])
        self.statuses = _table(tables["statuses"])
        self.tones = _table(tables["tones"])
        self.counting = frozenset(folded(tables["counting"]["words"]))
        self.missing = frozenset(word.casefold() for word in tables["missing"]["words"]) | {""}
        self.yes = frozenset(word.casefold() for word in tables["marks"]["yes"])
        self.no = frozenset(word.casefold() for word in tables["marks"]["no"]) | {""}
        self.filler = frozenset(folded(tables["filler"]["words"]))
        self.weekdays = {word: int(day) for word, day in _table(tables["weekdays"]).items()}
        self.months = {word: int(month) for word, month in _table(tables["months"]).items()}
        self.currencies = {
            word.casefold(): code for code, words in tables["currencies"].items() for word in (code, *words)
        }

    def header(self, cell: Cell) -> str:
        """The field that a column name stands for, '' for none; a hint in brackets or behind a sign is passed over."""
        text = text_of(cell)
        for name in (text, _BRACKETS.sub(" ", text), _HINT.split(text)[0]):
            if field := self.headers.get(fold(name)):
                return field
        return ""

    def currency(self, text: str) -> str:
        """The currency that one of the words names, as in `Budget, USD`; '' for none."""
        words = _WORDS.findall(text.casefold())
        return next((self.currencies[word] for word in words if word in self.currencies), "")

    def month(self, word: str) -> int:
        """The month of a name, or of the first three letters or more of one; 0 for none."""
        if word in self.months:
            return self.months[word]
        if len(word) < 3:
            return 0
        return next((month for name, month in self.months.items() if name.startswith(word)), 0)

    def weekday(self, text: str) -> int:
        """The day of the week by its name, 0 for Monday; -1 for anything else."""
        return self.weekdays.get(fold(text), -1)

    def is_missing(self, text: str) -> bool:
        """Whether a cell says that nothing is known: empty, a dash, N/A, undefined."""
        return len(text) < _LONGER_THAN_A_MARK and text.strip().casefold() in self.missing

    def found_networks(self, text: str) -> Found:
        """Every network of a cell, each once; a part that is not one whole stays in `unknown`."""
        if self.is_missing(text):
            return Found()
        whole = self._part(text)
        return whole if not whole.unknown else self._parts(_BETWEEN.split(text))

    def _parts(self, parts: Iterable[str]) -> Found:
        found = [self._part(part) for part in parts if part.strip()]
        networks = dict.fromkeys(network for one in found for network in one.networks)
        form = next((one.format for one in found if one.format), "")
        return Found(tuple(networks), form, tuple(word for one in found for word in one.unknown))

    def _part(self, part: str) -> Found:
        word = fold(part)
        if word in self.networks:
            return Found((self.networks[word],))
        pieces = _BRACKET.sub(" ", word).split()
        for cut in range(1, len(pieces)):  # "instagram stories", "короткое видео вк", "instagram (reels)"
            first, second = " ".join(pieces[:cut]), " ".join(pieces[cut:])
            for network, form in ((first, second), (second, first)):
                if network in self.networks and form in self.formats:
                    return Found((self.networks[network],), self.formats[form])
        return Found(unknown=(part.strip(),))

    def value(self, table: Mapping[str, str], text: str) -> tuple[str, str]:
        """The value of a cell in one table, and what of it was not understood."""
        if self.is_missing(text):
            return "", ""
        if whole := table.get(fold(text)):
            return whole, ""
        for part in _BETWEEN.split(text):  # "карусель / фото": the first is taken, the cell is kept whole
            if value := table.get(fold(part)):
                return value, text.strip()
        return "", text.strip()


def _table(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Folded word to name; the first name that claims a word keeps it."""
    table: dict[str, str] = {}
    for name, aliases in words.items():
        for alias in (name, *aliases):
            table.setdefault(fold(alias), name)
    return table


def with_own(tables: Tables, own: Tables) -> dict[str, dict[str, list[str]]]:
    """The tables with the program's own words put in front."""
    return {
        table: {name: [*own.get(table, {}).get(name, ()), *words] for name, words in names.items()}
        for table, names in tables.items()
    }


def load(path: str) -> dict[str, Any]:
    """The tables of a TOML file."""
    import tomllib

    with open(path, "rb") as file:
        return tomllib.load(file)
