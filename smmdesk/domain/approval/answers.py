"""Answers to a sheet as somebody types or pastes them: what each line says of which posts, and nothing guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import normalize
from zlib import crc32

from smmdesk.domain.approval.sheets import CODE_LENGTH, LETTERS, Decision

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_TEXT: Final = 1 << 20
"""Characters of an answer; a comment takes `MOST_COMMENT` of them at most."""
MOST_COMMENT: Final = 2000
_HEAD: Final = re.compile(rf"SMMdesk answer ([{LETTERS}]{{{CODE_LENGTH}}})", re.IGNORECASE)
_CHECK: Final = re.compile(r"#([0-9A-F]{8})")
_LINE: Final = re.compile(
    r"(?P<numbers>\d{1,4}(?:\s*[-–—]\s*\d{1,4})?(?:\s*,\s*\d{1,4}(?:\s*[-–—]\s*\d{1,4})?)*)"  # 3 · 1-4 · 1, 3
    r"(?:\s*[.):]\s*|\s+[-–—]\s+|\s+)"  # 1) · 1. · 1 – · 1
    r"(?P<said>\S.*)",
    re.DOTALL,
)
_RANGE: Final = re.compile(r"(\d{1,4})(?:\s*[-–—]\s*(\d{1,4}))?")
_AT_AN_END: Final = " \t.!,;"


class AnswerWords(NamedTuple):
    """Folded words of all languages: those of a decision, those for all posts, and what stands before a name."""

    decisions: Mapping[str, Decision]
    all: frozenset[str]
    by: frozenset[str]


class SheetWords(NamedTuple):
    """What a sheet of one language offers: a word for each decision, one for all posts, one to stand before a name."""

    decisions: Mapping[Decision, str]
    all: str
    by: str


class Answer(NamedTuple):
    """What is said of one post."""

    decision: Decision
    comment: str = ""


class Unread(NamedTuple):
    """A line that was not understood, or that says otherwise than another, as it was written; lines count from 1."""

    line: int
    written: str
    is_conflict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerText:
    """What was read: `answers` by the number of the post on the sheet, and the lines `unread`.

    `is_whole` is None where no check line says whether the text is as it was sent. `by` is who says to have answered.
    """

    code: str = ""
    answers: Mapping[int, Answer]
    unread: tuple[Unread, ...] = ()
    is_whole: bool | None = None
    by: str = ""


def folded(word: str) -> str:
    """A word as it is looked up: in small letters of Unicode's form C, without signs at its ends."""
    # what turns a sign into a coloured picture is no part of the word
    return normalize("NFC", word).replace("\ufe0f", "").casefold().replace("ё", "е").strip(_AT_AN_END)


def read_decision(said: str, words: AnswerWords) -> Answer | None:
    """A word, alone or with a comment behind a colon; None where it is no such word."""
    word, colon, comment = said.partition(":")
    decision = words.decisions.get(folded(word))
    if decision is None:
        return None
    return Answer(decision, comment.strip()[:MOST_COMMENT] if colon else "")


def check_of(lines: str) -> str:
    """The CRC-32 of an answer without its check line: eight hexadecimal digits, of trimmed lines in form C."""
    trimmed = "\n".join(line.strip() for line in lines.strip().splitlines())
    return f"{crc32(normalize('NFC', trimmed).encode()):08X}"


def read(text: str, count: int, words: AnswerWords) -> AnswerText:
    """What a text answers to a sheet of so many posts; the longest part of it that may be one is read."""
    lines = [line.strip() for line in normalize("NFC", text[:MOST_TEXT]).splitlines()]
    code, is_whole = "", None
    if lines and (found := _HEAD.fullmatch(lines[0])):
        code = found[1].upper()
    filled = [line for line in lines if line]
    if filled and (found := _CHECK.fullmatch(filled[-1])):
        at = len(lines) - 1 - lines[::-1].index(filled[-1])
        is_whole = check_of("\n".join(lines[:at])) == found[1]
        lines[at] = ""
    reading = _Reading(count, words)
    for number, line in enumerate(lines, 1):
        if line and not (number == 1 and code):
            reading.take(number, line)
    return AnswerText(code=code, answers=reading.answers(), unread=reading.unread(), is_whole=is_whole, by=reading.by)


class _Reading:
    """Lines taken one after the other."""

    def __init__(self, count: int, words: AnswerWords) -> None:
        self._count = count
        self._words = words
        self._said: dict[int, list[tuple[int, str, Answer]]] = {}
        self._of_all: list[tuple[int, str, Answer]] = []
        self._not_understood: list[Unread] = []
        self._doubted: set[int] = set()  # named by a line that was not understood: what all are is not said of them
        self.by = ""

    def take(self, number: int, line: str) -> None:
        """One line that is not empty."""
        if self._take_name(line) or self._take_all(number, line) or self._take_numbers(number, line):
            return
        self._not_understood.append(Unread(number, line))
        named = _LINE.fullmatch(line)
        self._doubted |= {*_named(named["numbers"])} if named else set()

    def answers(self) -> dict[int, Answer]:
        """By number, those on which all lines agree."""
        agreed = {number: said[0][2] for number, said in self._said.items() if _agree(said)}
        if self._of_all and _agree(self._of_all):
            for number in range(1, self._count + 1):
                if number not in self._said and number not in self._doubted:
                    agreed[number] = self._of_all[0][2]
        return dict(sorted(agreed.items()))

    def unread(self) -> tuple[Unread, ...]:
        """In the order of the lines."""
        against = [said for said in (*self._said.values(), self._of_all) if not _agree(said)]
        conflicts = {Unread(number, line, is_conflict=True) for said in against for number, line, _answer in said}
        return tuple(sorted({*self._not_understood, *conflicts}))

    def _take_name(self, line: str) -> bool:
        before, colon, name = line.partition(":")
        if colon and folded(before) in self._words.by:
            self.by = name.strip()
            return True
        return False

    def _take_all(self, number: int, line: str) -> bool:
        first, _space, rest = line.partition(" ")
        answer = read_decision(rest, self._words) if folded(first.rstrip(":–—-")) in self._words.all else None
        if answer:
            self._of_all.append((number, line, answer))
        return answer is not None

    def _take_numbers(self, number: int, line: str) -> bool:
        found = _LINE.fullmatch(line)
        answer = read_decision(found["said"], self._words) if found else None
        named = _numbers(found["numbers"], self._count) if found and answer else []
        for each in named:
            self._said.setdefault(each, []).append((number, line, answer))  # type: ignore[arg-type]  # asked above
        return bool(named)


def _agree(said: list[tuple[int, str, Answer]]) -> bool:
    return len({answer for _number, _line, answer in said}) <= 1


def _numbers(told: str, count: int) -> list[int]:
    """Those of the sheet; none where one of them is not on it, or a range goes backwards."""
    spans = [range(int(first), int(last or first) + 1) for first, last in _RANGE.findall(told)]
    if any(not span or span[0] < 1 or span[-1] > count for span in spans):
        return []
    return _named(told)


def _named(told: str) -> list[int]:
    """All that are named, those within a range too, each once."""
    spans = (range(int(first), int(last or first) + 1) for first, last in _RANGE.findall(told))
    return list(dict.fromkeys(chain.from_iterable(spans)))
