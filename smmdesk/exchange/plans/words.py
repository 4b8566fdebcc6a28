"""The words that plans are written in beside those of any table: networks, formats, statuses, tones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.values.cells import fold, folded, low_of
from smmdesk.exchange.values.names import in_words
from smmdesk.exchange.values.words import BETWEEN, Tables, Words, looked_up

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

_BRACKET = re.compile(r"[()\[\]]")
_IN_BRACKET = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_SIGNS = re.compile(r"[()\[\]:/]")
_LONGEST_NAME = 8  # words of a column's
_PARTS = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_CLAUSES = re.compile(r"[^\w\s'’ʼ-]+|\s-\s")
_MOST_WORDS = 4
_PUBLISHED = "published"
_MEDIA = frozenset({"photo", "video", "link"})  # what a post is made of, where another word tells its form


class Found(NamedTuple):
    """Networks named in a cell, a format named beside them (`Instagram Stories`), and what was not understood."""

    networks: tuple[str, ...] = ()
    format: str = ""
    unknown: tuple[str, ...] = ()


class Form(NamedTuple):
    """A format named in a cell; of the cell what was not understood, and what is worth a note though it was."""

    value: str = ""
    unknown: str = ""
    kept: str = ""


class PlanWords(Words):
    """A column named after a network ticks it; days and networks without a text are slots to be filled."""

    ticked = "networks"
    longest = "text"
    enough = frozenset({"date", "networks"})
    offering = frozenset({"hashtags", "rubric"})
    known_by = frozenset({"id", "published_link"})

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables)
        self.networks = self.ticks = looked_up(tables["networks"])
        self.formats = looked_up(tables["formats"])
        self.statuses = looked_up(tables["statuses"])
        self._plain = frozenset(folded(tables["plain"]["words"]))
        self._weak = frozenset(folded(tables["weak"]["words"]))
        self._not_yet = frozenset(folded(tables["not_yet"]["words"]))
        colours = "|".join(map(re.escape, tables["colours"]["words"]))
        self._colour = re.compile(rf"(?<=\S)\s*\((?:{colours})(?:_dark|_light)?\)(?=\s*(?:,|$))", re.IGNORECASE)
        self._of_texts = frozenset(folded(tables["everyday"]["of_texts"]))
        self._alone = frozenset(folded(tables["alone"]["words"]))
        self.tones = looked_up(tables["tones"])
        self.listed = {
            "networks": self._is_networks,
            "format": lambda text: fold(text) in self.formats,
            "status": lambda text: fold(text) in self.statuses,
        }

    def tick_of(self, name: str) -> str:
        """The network that a column is named after, be it with a word for text beside it."""
        return self.text_for(name) or super().tick_of(name)

    def text_for(self, name: str) -> str:
        """The network whose texts stand below a name: `IG Caption`, `Текст для ВК`, `Text (VK)`, `tgText`.

        Outside of brackets a word that says something else of a text is none: a meta description is not Facebook's.
        """
        return self._network_beside(self.longest, name)

    def time_for(self, name: str) -> str:
        """The network whose hours stand below a name: `IG time`."""
        return self._network_beside("time", name)

    def _network_beside(self, field: str, name: str) -> str:
        inside = frozenset(folded(_IN_BRACKET.findall(name)))
        named = (self._network_in(each, inside, field) for each in (name, in_words(name)))
        return next(filter(None, named), "")

    def _network_in(self, name: str, inside: Collection[str], field: str) -> str:
        words = [word for word in fold(_SIGNS.sub(" ", name)).split() if word not in self.filler]
        # a text that stands where names may stand is not taken apart in all ways
        for cut in range(1, len(words) if len(words) <= _LONGEST_NAME else 1):
            first, second = " ".join(words[:cut]), " ".join(words[cut:])
            for network, noun in ((first, second), (second, first)):
                found = self.networks.get(network) if self.headers.get(noun) == field else None
                if found and (network in inside or network not in self._of_texts):
                    return found
        return ""

    def without_colours(self, text: str) -> str:
        """The labels of a board without what each looks like there."""
        return self._colour.sub("", text) if "(" in text else text

    def _is_networks(self, text: str) -> bool:
        found = self.found_networks(text)
        return bool(found.networks) and not found.unknown

    def found_networks(self, text: str) -> Found:
        """Every network of a cell, each once; a part that is not one whole stays in `unknown`."""
        if self.is_missing(text):
            return Found()
        text = self.without_colours(text)
        # as a whole first: “x/twitter” is one name, though a stroke separates names elsewhere
        whole = self._part(text)
        return whole if not whole.unknown else self._parts(BETWEEN.split(text))

    def form(self, text: str) -> Form:
        """The format of a cell: of several the first, of several words in one ("Feed carousel") the most telling."""
        if self.is_missing(text):
            return Form()
        if whole := self.formats.get(fold(text)):
            return Form(whole)
        parts = [self._form_of(part) for part in BETWEEN.split(text) if part.strip()]
        named = [(value, is_weak) for value, is_weak, _unknown, _kept in parts if value]
        value = min(named, key=lambda each: each[1], default=("", False))[0]
        whole = text.strip()
        if sum(not is_weak for _value, is_weak in named) > 1 or any(unknown for _value, _weak, unknown, _kept in parts):
            return Form(value, unknown=whole)
        return Form(value, kept=whole if len(named) > 1 or any(kept for *_others, kept in parts) else "")

    def _form_of(self, part: str) -> tuple[str, bool, bool, bool]:
        """Value, whether it is a weak one, whether there are words that mean nothing here, whether some were left."""
        found: list[tuple[int, str]] = []
        words = _PARTS.findall(fold(part))
        unknown = kept = False
        at = 0
        while at < len(words):
            length, value = _longest(self.formats, words, at)
            if value:
                weight = 2 if words[at] in self._weak else value in _MEDIA
                found.append((int(weight), value))
            elif words[at][0].isdecimal():
                kept = True
            elif words[at] not in self._plain:
                unknown = True
            at += length
        weight, value = min(found, key=lambda each: each[0], default=(2, ""))
        return value, weight == 2, unknown, kept or len(found) > 1

    def stage(self, text: str) -> tuple[str, str]:
        """The status of a cell by its first words that are known, and the cell where it says more than that.

        Of several statuses a post that is published has that one, whatever it went through before.
        """
        if self.is_missing(text):
            return "", ""
        if whole := self.statuses.get(fold(text)):
            return whole, ""
        clauses = [_PARTS.findall(fold(clause)) for clause in _CLAUSES.split(low_of(text))]
        found: list[str] = []
        for at, words in enumerate(clauses):
            later = [word for clause in clauses[at + 1 :] for word in clause]
            found += self._stages(words, later)
        return (_PUBLISHED if _PUBLISHED in found else next(iter(found), "")), text.strip()

    def _stages(self, words: Sequence[str], later: Sequence[str]) -> Iterator[str]:
        """The statuses of a clause that hold; `later` are the words of the clauses behind it."""
        at, holds = 0, True
        while at < len(words):
            length, value = _longest(self.statuses, words, at)
            form = _longest(self.formats, words, at)
            if form[1] and form[0] > length:  # "live stream"
                length, value = form[0], ""
            if value and holds and self._is_meant(words, at, length, later):
                yield value
            holds = bool(value) or (holds and words[at] not in self._not_yet)
            at += length

    def _is_meant(self, words: Sequence[str], at: int, length: int, later: Sequence[str]) -> bool:
        """Whether a status is not taken back by what is left of the cell ("posted? not yet"), and one that says little
        alone has no more than a day or a network beside it."""
        behind = [*words[at + length :], *later]
        if behind and all(word in self._not_yet or word in self.no for word in behind):
            return False
        return words[at] not in self._alone or all(map(self._is_day_or_network, [*words[:at], *words[at + length :]]))

    def _is_day_or_network(self, word: str) -> bool:
        days = word.isdecimal() or word in self.weekdays or word in self.filler or bool(self.month(word))
        return days or word in self.networks or word in self._not_yet

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
                if network in self.networks and (found := self._beside(form)) is not None:
                    return Found((self.networks[network],), found)
        return Found(unknown=(part.strip(),))

    def _beside(self, words: str) -> str | None:
        """The format that is named beside a network, '' for a plain "post"; None where it is more than that."""
        form = self.form(words)
        return None if form.unknown or form.kept else form.value


def _longest(table: Mapping[str, str], words: Sequence[str], at: int) -> tuple[int, str]:
    """The most words from there on that the table knows together, and what they stand for; else one word, ''."""
    for length in range(_MOST_WORDS, 0, -1):
        if value := table.get(" ".join(words[at : at + length])):
            return min(length, len(words) - at), value
    return 1, ""
