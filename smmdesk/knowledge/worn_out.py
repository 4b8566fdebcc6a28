"""Worn-out phrases in a text: those of the languages that it is written in, and the English ones that all borrow."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from smmdesk.domain.text import pattern_of
from smmdesk.knowledge.texts import read_worn_out
from smmdesk.speech.languages import HABITS

_BORROWED: Final = "en"


def worn_out_in(text: str) -> list[str]:
    """The phrases that the text uses as whole words, in lower case, however they are spaced and broken into lines."""
    told = text.replace("’", "'")
    return [
        phrase
        for code, habits in HABITS.items()
        if code == _BORROWED or re.search(f"[{habits.letters}]", told, re.IGNORECASE)
        for phrase, pattern in _patterns(code)
        if pattern.search(told)
    ]


@cache
def _patterns(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((phrase, pattern_of(phrase, whole=True)) for phrase in read_worn_out(code))
