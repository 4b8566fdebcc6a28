"""Numbers and amounts as people and networks write them: `1.2K`, `1,234`, `12 400`, `1 234,5 ₽`.

A field of the window reads by its language (`speech.language`); what both share stands in `speech.written`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from smmdesk.speech.written import SIGNS, parted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.exchange.values.cells import Cell

_SPACES = re.compile(rf"[\s'’`_{''.join(SIGNS.values())}]")
_NUMBER = re.compile(r"([+-]?)(\d[\d.,]*|[.,]\d+)([a-zа-яё.]*)%?")
_SCALES = {
    "k": 3,
    "к": 3,
    "тыс": 3,
    "тыс.": 3,
    "т": 3,
    "m": 6,
    "м": 6,
    "mln": 6,
    "млн": 6,
    "млн.": 6,
    "b": 9,
    "bn": 9,
    "млрд": 9,
    "млрд.": 9,
}
_LETTERS = re.compile(r"us\$|[^\W\d_]+\.?|[^\w\s.,+()'’`%-]")  # US$: no sign of its own
_DIGITS = 30


def read_number(cell: Cell) -> Decimal | None:
    """The number of a cell; None where it holds none: empty, `-`, `N/A` and `undefined` are not 0."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        # by its shortest writing: 0.1, and not what a float keeps of it
        number = Decimal(repr(cell))
        return number if number.is_finite() else None
    if not isinstance(cell, str):
        return None
    return _read(_SPACES.sub("", cell).replace("\N{MINUS SIGN}", "-").casefold())


def _read(text: str) -> Decimal | None:
    if text.startswith("(") and text.endswith(")"):  # the accountants' minus
        text = "-" + text[1:-1]
    match = _NUMBER.fullmatch(text)
    if not match or len(match[2]) > _DIGITS:
        return None
    sign, digits, suffix = match.groups()
    if suffix and suffix not in _SCALES:
        return None
    # before a scale a lone sign is the decimal one: 1.234K are 1,234
    plain = _pointed(digits, "" if suffix else ".,")
    if plain is None:
        return None
    number = Decimal(sign + plain)
    return number.scaleb(_SCALES[suffix]) if suffix else number


def _pointed(digits: str, grouping: str) -> str | None:
    """The digits with a decimal point only; None where groups of thousands are not as long as they have to be."""
    groups, decimals = parted(digits, "" if digits[:2] in {"0.", "0,"} or digits[0] in ".," else grouping)
    if len(groups) > 1 and not _are_groups(groups):
        return None
    return "".join(groups) + (f".{decimals}" if decimals else "")


def _are_groups(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]) and "".join(groups).isdecimal()


def read_amount(cell: Cell, currencies: Mapping[str, str]) -> tuple[Decimal, str] | None:
    """An amount and its currency code ('' where none stands by it); None where the cell is no amount."""
    if not isinstance(cell, str):
        number = read_number(cell)
        return None if number is None else (number, "")
    text = cell.strip().casefold()
    # the longest first: `us$` holds the sign of another dollar
    for word in sorted(_LETTERS.findall(text), key=len, reverse=True):
        code = currencies.get(word) or currencies.get(word.rstrip("."))
        if not code and len(word) == 3 and word.isascii():
            code = word.upper()
        if code:
            number = read_number(text.replace(word, "", 1))
            return None if number is None else (number, code)
    number = read_number(text)
    return None if number is None else (number, "")
