"""Numbers and amounts as people and networks write them: `1.2K`, `1,234`, `12 400`, `1 234,5 ₽`."""

import re
from collections.abc import Mapping
from decimal import Decimal

from smmdesk.exchange.table.cells import Cell

_MISSING = frozenset(("", "-", "–", "—", "n/a", "na", "#n/a", "undefined", "null", "none", "nan", "н/д"))
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’`_₽₾$€£]")
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
_LETTERS = re.compile(r"[^\W\d_]+\.?|[^\w\s.,+()'’`%-]")
_DIGITS = 30


def read_number(cell: Cell) -> Decimal | None:
    """The number of a cell; None where it holds none: empty, `-`, `N/A` and `undefined` are not 0."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        number = Decimal(repr(cell))
        return number if number.is_finite() else None
    if not isinstance(cell, str) or cell.strip().casefold() in _MISSING:
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
    plain = _pointed(digits, scaled=bool(suffix))
    if plain is None:
        return None
    number = Decimal(sign + plain)
    return number.scaleb(_SCALES[suffix]) if suffix else number


def _pointed(digits: str, *, scaled: bool) -> str | None:
    """The digits with a decimal point only. A lone sign before exactly three digits groups thousands."""
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return digits
    sign, other = digits[last], "," if digits[last] == "." else "."
    whole, fraction = digits[:last], digits[last + 1 :]
    if other in whole:
        return _grouped(whole, other, fraction) if sign not in whole else None
    if sign in whole or (len(fraction) == 3 and whole not in {"", "0"} and not scaled):
        groups = digits.split(sign)
        return "".join(groups) if _are_groups(groups) else None
    return f"{whole or '0'}.{fraction or '0'}"


def _grouped(whole: str, sign: str, fraction: str) -> str | None:
    groups = whole.split(sign)
    return f"{''.join(groups)}.{fraction or '0'}" if _are_groups(groups) else None


def _are_groups(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def read_amount(cell: Cell, currencies: Mapping[str, str]) -> tuple[Decimal, str] | None:
    """An amount and its currency code ('' where none stands by it); None where the cell is no amount."""
    if not isinstance(cell, str):
        number = read_number(cell)
        return None if number is None else (number, "")
    text = cell.strip().casefold()
    for word in sorted(_LETTERS.findall(text), key=len, reverse=True):
        code = currencies.get(word) or currencies.get(word.rstrip("."))
        if not code and len(word) == 3 and word.isascii():
            code = word.upper()
        if code:
            number = read_number(text.replace(word, "", 1))
            return None if number is None else (number, code)
    number = read_number(text)
    return None if number is None else (number, "")
