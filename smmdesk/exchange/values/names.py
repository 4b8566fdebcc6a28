"""Names of columns as people write them: `Full Caption`, `PostDate`, `time_wib`, `COPY / HASHTAGS`, `Date (EST)`."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from smmdesk.exchange.values.cells import fold, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]")
_HINT = re.compile(r"\s[-–—]\s|[,;:\n]")
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_PARTS = re.compile(r"\s*(?:[/|&+]|\s(?:and|or|и|или|და|ან)\s)\s*")
_OFFSET = re.compile(r" (?:(?:utc|gmt|мск) ?[+-]?\d{1,2}(?::?\d{2})?|[+-]\d{1,2}(?::?\d{2})?)$")
_JOINED_LENGTH = 5  # letters; shorter words joined from two are words of their own


class Grade(IntEnum):
    """How a name is known; a better grade is a smaller number."""

    TOLD = 0  # the person said what it is
    EXACT = 1  # it stands among the names
    DERIVED = 2  # one of several names, or a known one with words around it that change nothing
    LOOSE = 3  # it ends in a known name, behind words that may change all: its values have to agree


class Named(NamedTuple):
    """The field that a name stands for, '' for none."""

    field: str = ""
    grade: Grade = Grade.LOOSE


class Names:
    """The names of columns, folded, and the words that may stand around them.

    `asides` are names that only look like others: an alternative text is none of a post.
    """

    def __init__(
        self,
        known: Mapping[str, str],
        *,
        before: Iterable[str] = (),
        behind: Iterable[str] = (),
        zones: Iterable[str] = (),
        asides: Iterable[str] = (),
    ) -> None:
        self.known = known
        self._before, self._behind = frozenset(folded(before)), frozenset(folded(behind))
        self._zones = frozenset(folded(zones))
        self._asides = frozenset(folded(asides))
        self._joined: dict[str, str] = {}
        for word, field in known.items():
            joined = word.replace(" ", "")
            if len(joined) >= _JOINED_LENGTH:
                self._joined.setdefault(joined, field)

    def meant(self, text: str) -> Named:
        """What a column of that name is."""
        if self.is_aside(text):
            return Named()
        if field := self._exact(text):
            return Named(field, Grade.EXACT)
        words = in_words(text)
        for part in (words, *_PARTS.split(words)):
            if field := self._derived(part):
                return Named(field, Grade.DERIVED)
        return Named(self._ending(words))

    def is_aside(self, text: str) -> bool:
        """Whether a name only looks like one that is known."""
        return fold(_BRACKETS.sub(" ", text)) in self._asides

    def _exact(self, text: str) -> str:
        """By the whole name, or without a hint in brackets, behind a sign, or of a time zone."""
        for name in (text, _BRACKETS.sub(" ", text), _HINT.split(text)[0]):
            word = fold(name)
            if field := self._known(word) or self._known(self._without_zone(word)):
                return field
        return ""

    def _known(self, word: str) -> str:
        return self.known.get(word) or self._joined.get(word.replace(" ", ""), "")

    def _without_zone(self, word: str) -> str:
        first, _space, last = word.rpartition(" ")
        return first if last in self._zones else _OFFSET.sub("", word)

    def _derived(self, part: str) -> str:
        """By what is left of a name without the words around it that change nothing."""
        if field := self._exact(part):
            return field
        words = fold(_BRACKETS.sub(" ", part)).split()
        return next((field for left in self._stripped(words) if (field := self._known(left))), "")

    def _stripped(self, words: list[str]) -> Iterator[str]:
        """The name without more and more of the words before it, then also without those behind it."""
        ends = [len(words)]
        while ends[-1] > 1 and (words[ends[-1] - 1] in self._behind or words[ends[-1] - 1].isdecimal()):
            ends.append(ends[-1] - 1)
        for end in ends:
            start = 0
            yield " ".join(words[:end])
            while start < end - 1 and words[start] in self._before:
                start += 1
                yield " ".join(words[start:end])

    def _ending(self, text: str) -> str:
        words = fold(_BRACKETS.sub(" ", text)).split()
        endings = (" ".join(words[at:]) for at in range(1, len(words)))
        return next((self.known[ending] for ending in endings if ending in self.known), "")


def in_words(name: str) -> str:
    """A name like `PostDate` in words."""
    return _HUMP.sub(" ", name)
