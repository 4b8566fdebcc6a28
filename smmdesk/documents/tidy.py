"""Making any text fit for print, without changing what it says."""

import re
import unicodedata
from typing import Any

LONG_WORD = 24
"""Letters in a row after which a word gets places where it may be broken; no word of our languages is longer."""

_BREAK = "\u200b"
_LONG = re.compile(rf"(?<!\S)\S{{{LONG_WORD},}}")  # looked for at the start of words only, which is far quicker
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_JOINING = "\u200d\ufe0e\ufe0f"

_CHARACTERS: dict[int, str | None] = {
    # all control characters go; those that say something stand below, where they count again
    **dict.fromkeys(range(0x20)),
    **dict.fromkeys(range(0x7F, 0xA0)),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A))),  # could turn our own words around
    ord("\t"): " ",
    ord("\n"): "\n",
    ord("\x0b"): "\n",
    ord("\x0c"): "\n",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
    0x202F: "\u00a0",  # the typeface has no narrow one
    0xFEFF: None,
}


def tidy(text: str) -> str:
    """Without control characters and marks that turn the direction, and with places to break overlong words at."""
    clean = text if text.isprintable() else _cleaned(text)  # nearly every text is
    return _LONG.sub(lambda found: _breakable(found.group()), clean)


def unbroken(value: Any) -> Any:  # noqa: ANN401  (all that JSON knows)
    """What was tidied for print, without the places to break at: for programs, to whom these are other letters."""
    if isinstance(value, str):
        return value.replace(_BREAK, "")
    if isinstance(value, dict):
        return {key: unbroken(item) for key, item in value.items()}
    return [unbroken(item) for item in value] if isinstance(value, list) else value


def shortened(text: str, length: int) -> str:
    """The text on one line, cut with an ellipsis where it is longer: for the edges of pages and narrow cells."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _cleaned(text: str) -> str:
    # half of a pair has no UTF-8, and Typst takes nothing else
    return _LONE_SURROGATE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n").translate(_CHARACTERS))


def _breakable(word: str) -> str:
    """A long word or address with invisible places to break at, after its joints where it has any."""
    broken: list[str] = []
    since = 0
    for before, letter in zip(word, word[1:] + " ", strict=True):
        broken.append(before)
        since += 1
        if _may_break(before, letter) and (since >= 10 or (since >= 4 and before in "/?&=.-_#@")):
            broken.append(_BREAK)
            since = 0
    return "".join(broken)


def _may_break(before: str, after: str) -> bool:
    # what joins signs to one emoji; below, accents and tones of skin: all of them belong to the sign before
    if before in _JOINING or after in _JOINING or after == " ":
        return False
    return not unicodedata.category(after).startswith(("M", "Sk"))
