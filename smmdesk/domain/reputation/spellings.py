"""Whose mention it is: spellings of a brand found in texts, in three scripts, with the endings that their words take.

Capitals, and ё or е, make no difference. The words of a spelling stand side by side, joined by spaces, quotes or
hyphens, and are whole words. A Cyrillic word may lose up to three vowels, й or ь at its end and go on for up to three
letters, a Georgian one lose up to two vowels and go on for up to four, as long as enough of it stays; shorter words,
and words of other scripts, are as they are written, but for an English ’s. A `*` lets a word end anyhow.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smmdesk.domain.reputation.records import Brand

_STAYS, _STAYS_ALONE = 3, 4
"""Letters of a word that endings leave, and of one that is the whole spelling: of less too much begins like it."""
_JOINT: Final = r"[\s\"'«»„“”‚‘’‹›\-‐‑‒–—]+"
_BETWEEN: Final = re.compile(_JOINT)
_POSSESSIVE: Final = "(?:['’]s)?"


class _Script(NamedTuple):
    """How words of a script end: what is lost and how many letters of it, and how many may come."""

    letters: re.Pattern[str]
    lost: str
    most_lost: int
    most_added: int


_CYRILLIC: Final = _Script(re.compile("[\u0400-\u04ff]+"), "аеиоуыэюяіїєйь", 3, 3)
_GEORGIAN: Final = _Script(re.compile("[\u10d0-\u10ff]+"), "აეიოუ", 2, 4)
_SYNCOPE: Final = re.compile("[აეო](?=[რლნმ]$)")
"""The vowel that a Georgian stem loses before most endings: აივანი, აივნის."""


def names(spelling: str, text: str) -> bool:
    """Whether the spelling stands in the text."""
    return _pattern(spelling).search(folded(text)) is not None


def named(brands: Iterable[Brand], text: str) -> list[Brand]:
    """The brands that a text names by their name or another spelling; one that names two is a mention of each."""
    told = folded(text)
    return [brand for brand in brands if any(_pattern(each).search(told) for each in (brand.name, *brand.spellings))]


def rivals_offered(rivals: Iterable[str], brands: Iterable[Brand]) -> list[str]:
    """Of the names of rivals, such as the strategy's competitors, each that is not watched yet, once."""
    watched = {folded(brand.name).strip() for brand in brands}
    new = {folded(name).strip(): name.strip() for name in rivals if name.strip()}
    return [name for form, name in new.items() if form not in watched]


def starred(spelling: str) -> str | None:
    """The form with `*` to be offered beside a spelling whose endings would be missed; None where none helps.

    That is any Georgian word, which may lose a vowel within, and a Cyrillic one too short to bend.
    """
    start, word = _last_word(unicodedata.normalize("NFC", spelling.strip()))
    form = folded(word)
    script = _script_of(form)
    if script is None or (script is _CYRILLIC and (word.isupper() or _bends(form, alone=not start))):
        return None
    stem = _stem(form, script, _STAYS)
    if len(stem) < _STAYS or stem[-1] in script.lost:
        return None
    own = word[: len(stem)]
    shorter = _SYNCOPE.sub("", own) if script is _GEORGIAN else own
    return f"{start}{shorter if len(shorter) >= _STAYS else own}*"


def folded(text: str) -> str:
    """A text as spellings are looked for in it."""
    return unicodedata.normalize("NFC", text).casefold().replace("ё", "е")


@lru_cache(maxsize=1024)
def _pattern(spelling: str) -> re.Pattern[str]:
    words = [word for word in _BETWEEN.split(folded(spelling)) if word]
    stays = _STAYS_ALONE if len(words) == 1 else _STAYS
    joined = _JOINT.join(_word_pattern(word, stays) for word in words)
    # of nothing nothing is found: an empty pattern would be found everywhere
    return re.compile(rf"(?<!\w){joined}(?!\w)" if words else r"(?!)")


def _word_pattern(word: str, stays: int) -> str:
    if word.endswith("*"):
        return re.escape(word.rstrip("*")) + r"\w*"
    script = _script_of(word)
    if script is None:
        return re.escape(word) + _POSSESSIVE
    if len(word) < stays:
        return word
    return rf"{_stem(word, script, stays)}\w{{0,{script.most_added}}}"


def _stem(word: str, script: _Script, stays: int) -> str:
    """What of a word stays in all its forms."""
    least = max(stays, len(word) - script.most_lost)
    while len(word) > least and word[-1] in script.lost:
        word = word[:-1]
    return word


def _bends(word: str, *, alone: bool) -> bool:
    """Whether the forms of a Cyrillic word are found without a star: it is long enough to lose its last vowel."""
    stays = _STAYS_ALONE if alone else _STAYS
    return len(word) >= stays and (word[-1] not in _CYRILLIC.lost or _stem(word, _CYRILLIC, stays) != word)


def _script_of(word: str) -> _Script | None:
    return next((script for script in (_CYRILLIC, _GEORGIAN) if script.letters.fullmatch(word)), None)


def _last_word(spelling: str) -> tuple[str, str]:
    """What comes before the last word, and that word."""
    at = max((joint.end() for joint in _BETWEEN.finditer(spelling)), default=0)
    return spelling[:at], spelling[at:]
