"""How well typed letters fit a text: the letters in order, better at word starts and in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")

_START: Final = 8
_RUN: Final = 8
_HIT: Final = 1


def fit(needle: str, text: str) -> int | None:
    """The goodness of a fit, None for no fit; an empty needle fits everything equally."""
    words, folded = _folded(needle).split(), _folded(text)
    if not words:
        return 0
    scores = [_fit_word(word, folded) for word in words]
    if any(score is None for score in scores):
        return None
    # of texts that fit alike the shorter one is more likely meant
    return sum(score for score in scores if score is not None) - len(text) // 12


def fit_word(needle: str, words: str) -> int | None:
    """The goodness of a fit by other words for the same: each one typed has to begin one of them. It is that of own
    words which are found somewhere behind."""
    typed, folded = _folded(needle).split(), _folded(words)
    is_fit = bool(typed) and all(any(_starts_word(folded, at) for at in _occurrences(each, folded)) for each in typed)
    return sum(len(each) * _RUN + _START * 2 for each in typed) if is_fit else None


def best(needle: str, items: Iterable[T], text: Callable[[T], str], most: int) -> list[T]:
    """The items that fit, best first, in their own order where they fit equally."""
    fits = [(score, item) for item in items if (score := fit(needle, text(item))) is not None]
    return [item for _score, item in sorted(fits, key=lambda pair: -pair[0])[:most]]


def _folded(text: str) -> str:
    return text.casefold().replace("ё", "е")


def _fit_word(word: str, text: str) -> int | None:
    """One word: as a whole where it occurs (best at the start of a word), else letter by letter."""
    at = text.find(word)
    if at >= 0:
        at_word = next((place for place in _occurrences(word, text) if _starts_word(text, place)), None)
        return len(word) * _RUN + (_START * 2 if at_word is not None else 0) + (_START if text.startswith(word) else 0)
    return _scattered(word, text)


def _scattered(word: str, text: str) -> int | None:
    score, place = 0, -1
    for letter in word:
        found = text.find(letter, place + 1)
        if found < 0:
            return None
        score += _HIT + (_START // 2 if _starts_word(text, found) else 0) + (2 if found == place + 1 else 0)
        place = found
    return score


def _occurrences(word: str, text: str) -> Iterable[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _starts_word(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()
