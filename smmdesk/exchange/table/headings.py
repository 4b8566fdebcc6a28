"""Rows of a table that are none: rules, the names of the columns over again, titles of blocks, sums."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smmdesk.exchange.values.cells import fold
from smmdesk.exchange.values.names import Grade

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.exchange.table.recognise import Column
    from smmdesk.exchange.values.words import Words

_RULE = re.compile(r"\s*:?([-–—=_*~•·])\1*:?\s*")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d+")
_LONGEST_TITLE = 80


def stands_apart(row: Sequence[tuple[Column, str]], words: Words) -> bool:
    """Whether these cells, all that a row has, make it no row."""
    if not row:
        return False
    if all(_RULE.fullmatch(text) for _column, text in row):
        return True
    if len(row) > 1 and all(_is_name(column, text, words) for column, text in row):
        return True
    worded = [text for _column, text in row if any(char.isalpha() for char in text)]
    return len(worded) == 1 and _is_title(worded[0], words, alone=len(row) == 1)


def _is_name(column: Column, text: str, words: Words) -> bool:
    if fold(text) == fold(column.name):
        return True
    return bool(column.field) and words.names.meant(text) == (column.field, Grade.EXACT)


def _is_title(text: str, words: Words, *, alone: bool) -> bool:
    """Of a block: `Week 2`, `2nd week: launch`, `September 2026`; beside numbers the word for a sum."""
    if len(text) > _LONGEST_TITLE:
        return False
    if fold(text) in words.sums:
        return True
    found = _WORD.findall(fold(text))
    first = [word for word in found if word not in words.filler][:2]
    if not alone or not first:
        return False
    numbered = len(first) > 1 and any(word in words.blocks for word in first) and any(map(str.isdecimal, first))
    return numbered or all(_tells_of_time(word, words) for word in found)


def _tells_of_time(word: str, words: Words) -> bool:
    known = word in words.blocks or word in words.filler or word in words.weekdays
    return known or word.isdecimal() or bool(words.month(word))
