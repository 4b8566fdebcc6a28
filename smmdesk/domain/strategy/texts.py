"""Two texts compared word by word: what went out of the one, and what came into the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORD: Final = re.compile(r"\s+|\w+|[^\w\s]")
_MOST: Final = 1_000_000
"""Pairs of words that are looked at; what is larger is another text as a whole."""
_Marked = tuple[bool, str]


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together, and whether the other text lacks them."""

    text: str
    is_other: bool = False


def compared(before: str, after: str) -> tuple[list[Run], list[Run]]:
    """Both texts as runs, each whole: in the first one is other what was removed, in the second what was added."""
    one, other = _WORD.findall(before), _WORD.findall(after)
    first = _alike(one, other)
    last = _alike(one[first:][::-1], other[first:][::-1])
    ends = len(one) - last, len(other) - last
    gone, come = _middle(one[first : ends[0]], other[first : ends[1]])
    return (
        _runs([*_same(one[:first]), *gone, *_same(one[ends[0] :])]),
        _runs([*_same(other[:first]), *come, *_same(other[ends[1] :])]),
    )


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words they begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def _middle(one: Sequence[str], other: Sequence[str]) -> tuple[list[_Marked], list[_Marked]]:
    if len(one) * len(other) > _MOST:
        return [(True, word) for word in one], [(True, word) for word in other]
    gone: list[_Marked] = []
    come: list[_Marked] = []
    for tag, start, end, since, until in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        gone += [(tag != "equal", word) for word in one[start:end]]
        come += [(tag != "equal", word) for word in other[since:until]]
    return gone, come


def _same(words: Iterable[str]) -> Iterator[_Marked]:
    return ((False, word) for word in words)


def _runs(marked: Sequence[_Marked]) -> list[Run]:
    return [
        Run("".join(word for _other, word in same), is_other)
        for is_other, same in groupby(_without_islands(marked), lambda each: each[0])
    ]


def _without_islands(marked: Sequence[_Marked]) -> Iterator[_Marked]:
    """A blank between two words that are other is other as well: no mark ends for it."""
    for at, (is_other, word) in enumerate(marked):
        beside = marked[at - 1][0] and marked[at + 1][0] if 0 < at < len(marked) - 1 else False
        yield is_other or (word.isspace() and beside), word
