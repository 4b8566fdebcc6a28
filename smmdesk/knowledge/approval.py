"""The words in which clients answer to a sheet for approval, in any of the languages."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from smmdesk.domain.approval.answers import AnswerWords, SheetWords, folded
from smmdesk.domain.approval.sheets import Decision
from smmdesk.knowledge.files import facts

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE: Final = "answer_words"


@cache
def answer_words() -> AnswerWords:
    """All of them, whatever the language of the sheet: people answer in their own."""
    told = facts(_FILE)
    return AnswerWords(
        decisions={folded(word): Decision(key) for key, words in told["decisions"].items() for word in _any(words)},
        all=frozenset(map(folded, _any(told["all"]))),
        by=frozenset(map(folded, _any(told["by"]))),
    )


def sheet_words(code: str) -> SheetWords:
    """Those that a sheet of that language offers: the first of each, as they are read back."""
    told = facts(_FILE)
    return SheetWords(
        decisions={Decision(key): words[code][0] for key, words in told["decisions"].items()},
        all=told["all"][code][0],
        by=told["by"][code][0],
    )


def _any(by_language: Mapping[str, list[str]]) -> chain[str]:
    return chain.from_iterable(by_language.values())
