"""The words that any table is read with, folded for look-up: names of columns, months, marks, currencies.

They come from `resources/knowledge/table_words.toml` and the file of the kind that is read; the parent adds what the
program itself writes in its three languages, so that a table exported by it is understood whatever a translator chose.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from smmdesk.exchange.values.cells import Cell, fold, folded, low_of
from smmdesk.exchange.values.names import Names
from smmdesk.speech.written import SIGNS

Tables = Mapping[str, Mapping[str, Iterable[str]]]
BETWEEN = re.compile(r"\s*[,;|+&\n]\s*|\s+(?:и|and|და|y|et|und|e|ve|і|та)\s+|\s*/\s*")
_LONGER_THAN_A_MARK = 24  # characters: texts of posts are not folded only to find that they are none
_WORDS = re.compile(r"[^\W\d_]+|[^\w\s.,()]")


class Words:
    """Look-up tables from folded word to the value that records hold.

    A kind that has more words than those of columns adds them in a class of its own. `ticks` are names of columns that
    stand for a value each, such as a network, which a mark in the row gives to the field `ticked`.

    A row with one of the fields `known_by` names itself. `listed` says by field whether a cell is one of its values;
    `longest` is the field that a column of long texts is where none is named so; a table with all of `enough` is of the
    kind without its heart; in columns for the fields `offering` values of `ticked` may stand, which is for the person
    to say. `told_only` are columns that the program's own tables have for reading, and that it does not read.
    """

    ticks: Mapping[str, str] = {}
    ticked = ""
    listed: Mapping[str, Callable[[str], bool]] = {}
    longest = ""
    enough: frozenset[str] = frozenset()
    offering: frozenset[str] = frozenset()
    known_by: frozenset[str] = frozenset({"id"})
    least = 2

    def __init__(self, tables: Tables) -> None:
        self.headers = looked_up(tables["headers"])
        self.fields = frozenset(self.headers.values())
        self.names = Names(self.headers, **tables["around"], asides=tables.get("asides", {}).get("words", ()))
        self._exports = [_export(entries) for entries in tables.get("exports", {}).values()]
        vague = (tables.get(table, {}).get("words", ()) for table in ("vague", "deadlines"))
        self.vague = frozenset(word for words in vague for word in folded(words))
        self.told_only = frozenset(looked_up(tables.get("told", {})))
        self.counting = frozenset(folded(tables["counting"]["words"]))
        self.missing = frozenset(low_of(word) for word in tables["missing"]["words"]) | {""}
        self.unsettled = frozenset(low_of(word) for word in tables["missing"]["unsettled"])
        self.yes = frozenset(low_of(word) for word in tables["marks"]["yes"])
        self.no = frozenset(low_of(word) for word in tables["marks"]["no"]) | {""}
        self.halves = frozenset(folded(tables["halves"]["words"]))
        self.blocks = frozenset(folded(tables["blocks"]["words"]))
        self.sums = frozenset(folded(tables["sums"]["words"]))
        self.filler = frozenset(folded(tables["filler"]["words"]))
        self.weekdays = {word: int(day) for word, day in looked_up(tables["weekdays"]).items()}
        self.months = {word: int(month) for word, month in looked_up(tables["months"]).items()}
        self.named_zones = looked_up(tables["named_zones"])
        self.currencies = {sign: code for code, sign in SIGNS.items()} | {code.casefold(): code for code in SIGNS}
        for code, words in tables["currencies"].items():
            self.currencies.update((word.casefold(), code) for word in (code, *words))

    def exported(self, names: Iterable[str]) -> Mapping[str, str]:
        """What the columns of another program's export are, by their folded names; nothing for what is none.

        A use that ends in `?` gives way to a column that is called so.
        """
        there = {*folded(names)}
        return next((uses for marks, uses in self._exports if marks <= there), {})

    def leaves_out(self, name: str, _cells: Callable[[], Iterable[Cell]]) -> bool:
        """Whether nothing is kept of a column, by its name or by some of its cells."""
        return fold(name) in self.counting

    def tick_of(self, name: str) -> str:
        """What a column of that name ticks, '' for nothing."""
        return self.ticks.get(fold(name), "")

    def text_for(self, _name: str) -> str:
        """What the long texts below that name are for, of all that can be ticked; '' for all of it."""
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
        return len(text) < _LONGER_THAN_A_MARK and low_of(text.strip()) in self.missing

    def value(self, table: Mapping[str, str], text: str) -> tuple[str, str]:
        """The value of a cell in one table, and what of it was not understood."""
        if self.is_missing(text):
            return "", ""
        if whole := table.get(fold(text)):
            return whole, ""
        for part in BETWEEN.split(text):  # "карусель / фото": the first is taken, the cell is kept whole
            if value := table.get(fold(part)):
                return value, text.strip()
        return "", text.strip()


def _export(entries: Iterable[str]) -> tuple[frozenset[str], dict[str, str]]:
    """The names that an export is known by, and the uses of those columns whose names do not say it themselves."""
    pairs = [entry.partition("=") for entry in entries]
    marks = frozenset(fold(name) for name, sign, _use in pairs if not sign)
    return marks, {fold(name): use for name, sign, use in pairs if sign}


def looked_up(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Folded word to name; the first name that claims a word keeps it."""
    table: dict[str, str] = {}
    for name, aliases in words.items():
        for alias in (name, *aliases):
            table.setdefault(fold(alias), name)
    return table


def with_own(tables: Tables, own: Tables) -> dict[str, dict[str, list[str]]]:
    """The tables with the program's own words put in front."""
    return {
        table: {
            name: [*own.get(table, {}).get(name, ()), *names.get(name, ())]
            for name in dict.fromkeys([*names, *own.get(table, ())])
        }
        for table, names in tables.items()
    }


@cache
def load(*paths: str) -> Mapping[str, Any]:
    """The tables of TOML files, those of the later ones in place of the same of the earlier; read once."""
    import tomllib

    tables: dict[str, Any] = {}
    for path in paths:
        with Path(path).open("rb") as file:
            tables.update(tomllib.load(file))
    return tables
