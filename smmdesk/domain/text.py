"""What counts as text and as hashtags in a record, and how words are found; the mark that translators look for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINE_END = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")  # the newlines of the Unicode standard (5.8)
_NO_CHARACTER = re.compile("[\0-\x08\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
_BETWEEN_TAGS = re.compile(r"[\s,;#]+")
# all that `clean` would change, as one pattern: most texts hold none of it and are passed at a glance; tabs and \n stay
_ODD = re.compile("[\0-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def _(text: str) -> str:
    """Mark an English sentence for translation; it is translated where it is shown."""
    return text


def clean(text: str) -> str:
    """The text as records keep it, so that every file and every field gives it back as it was.

    Lines end in one way. Control characters and noncharacters, which no workbook holds, are left out; halves of
    surrogate pairs become question marks.
    """
    if is_clean(text):
        return text
    return _NO_CHARACTER.sub("", _LINE_END.sub("\n", text)).encode("utf-8", "replace").decode()


def is_clean(text: str) -> bool:
    """Whether records keep the text as it is."""
    # a line of print holds none of it, which is told in half the time
    return text.isprintable() or not _ODD.search(text)


def beginning(line: str, length: int) -> str:
    """The first letters of a line, with an ellipsis where there are more."""
    return line if len(line) <= length else f"{line[:length]}…"


def first_words(text: str, length: int) -> str:
    """The first words of a text on one line, cut at a word where that is possible."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    # a word that fills half of the line is cut through, or next to nothing would be left
    return (cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut) + "…"


def raised(name: str) -> str:
    """Words as a heading or a sentence begins; Georgian letters have no capitals that one would use there."""
    return name if "ა" <= name[:1] <= "ჿ" else name[:1].upper() + name[1:]


def nearest(typed: str, names: Iterable[str]) -> str:
    """Of these names the one that was likely meant, without regard to capitals; nothing where none is like it."""
    from difflib import get_close_matches

    by_form = {name.casefold(): name for name in names}
    found = get_close_matches(typed.strip().casefold(), by_form)
    return by_form[found[0]] if found else ""


def hashtags(text: str) -> tuple[str, ...]:
    """The hashtags that a text lists, each with its hash: on no network does one hold a space, a comma or a second."""
    return tuple(f"#{tag}" for tag in _BETWEEN_TAGS.split(clean(text)) if tag)


def pattern_of(words: str, *, whole: bool = False) -> re.Pattern[str]:
    """Finds these words, however they are capitalised and spaced; ё and е are one letter. If `whole`, not in others."""
    # the words may stand at the end of one line and the beginning of the next
    escaped = r"\s+".join(re.escape(word) for word in words.split())
    pattern = re.sub("[её]", "[её]", escaped, flags=re.IGNORECASE)
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)" if whole else pattern, re.IGNORECASE)
