"""Scores of one-byte encodings for short texts, by how letters of a language stand beside each other.

Statistics need hundreds of letters; a plan in Russian may have forty. What helps then is form: Russian words are
lower-case runs with at most a capital first, made of frequent letters, and Western text is ASCII with few accents.
"""

import re
from itertools import pairwise

CANDIDATES = ("cp1251", "cp1252", "koi8-r", "cp866", "mac-cyrillic")
# The hundred-odd most frequent pairs of letters of ordinary Russian.
_PAIRS = frozenset(
    "ст но то на ен ов ни ра во ко ро по ет ос ал го пр ол ер ан не ре ли ть ка та ор ва ел ом ит от ес ло ат ем де "
    "те ти ск да ла тв ин ли ле ны за од ил ма ви он ве об ий ар ам им из со ле ис лю ас ак ки до ри же бы ме ог ая "
    "мо ие ми бо ут ив ую ий вы ых тр нн ый ой ся чт ус ту ча ше уд ди сл са вс пе см пу пл гр кл ик це ци жд ня "
    "бл ру нь ью че ши хо пи зн ав аз ед ад ду дн бе ба бу зд зо пл сы сп сн ты уч вн вр жи ье ья ше щи ще".split()
)
_WORDS = re.compile(r"[^\W\d_]+")
_BOXES = re.compile(r"[\u2500-\u25ff\u2219-\u2265\u00a0\u2320\u2321]")
_CONTROLS = re.compile(r"[\u0080-\u009f\ufffd]")
_TYPOGRAPHY = frozenset("«»—–…№“”„’‘•€₽°©®·§™")
_ACCENTS = frozenset("éèêëàâäáãåçñöóôòõøüúùûïíîìßæœÿýÉÈÀÁÄÅÖÜÓÇÑØÆ")


def likeliest(sample: bytes) -> str:
    """The candidate whose reading looks most like words; the first of equals."""
    return max(CANDIDATES, key=lambda encoding: score(sample.decode(encoding, errors="replace")))


def score(text: str) -> float:
    """How much a reading looks like something people write, per character that is not ASCII."""
    foreign = sum(not char.isascii() for char in text)
    if not foreign:
        return 0.0
    points = sum(map(_word_points, _WORDS.findall(text)))
    points += sum(1.0 for char in text if char in _TYPOGRAPHY)
    points -= 3 * len(_CONTROLS.findall(text)) + 2 * len(_BOXES.findall(text))
    return points / foreign


def _word_points(word: str) -> float:
    if word.isascii():
        return 0.0
    cyrillic = sum("\u0400" <= char <= "\u04ff" for char in word)
    if not cyrillic:
        return _western_points(word)
    if cyrillic < len(word):
        return -2.0 * cyrillic
    lower = word.lower()
    pairs = sum(lower[at : at + 2] in _PAIRS for at in range(len(lower) - 1))
    strange = sum("\u0400" <= char <= "\u040f" or "\u0450" <= char <= "\u045f" for char in word.replace("ё", ""))
    return cyrillic * 0.4 + pairs - 1.5 * strange - _case_faults(word) * 2


def _western_points(word: str) -> float:
    """Accents are rare: one among ASCII letters is likely, a word made of them is another encoding misread."""
    foreign = [char for char in word if not char.isascii()]
    plain = len(word) - len(foreign)
    known = sum(char in _ACCENTS for char in foreign)
    points = known * (1.2 if plain >= len(foreign) else -1.0) - 2.0 * (len(foreign) - known)
    return points - _case_faults(word) * 2


def _case_faults(word: str) -> int:
    """Capitals after a small letter, as `аНВНС`; a word all in capitals is fine."""
    if word.isupper() or word[1:].islower():
        return 0
    return sum(left.islower() and right.isupper() for left, right in pairwise(word)) + (
        word[0].islower() and word[1:].isupper()
    )
