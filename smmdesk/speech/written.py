"""How amounts are written, whoever reads them: a field that somebody types in, or a column of a file from outside.

These are different doors. A field knows its language, takes what is short for what is near (`5.11`, `+7`, `930`) and
refuses the rest at once; a column knows no language, is settled by all of its cells, and keeps what it cannot read.
What a sign of a currency is, and where the decimals of a number begin, is the same for both and stands here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGNS: Mapping[str, str] = {"GEL": "₾", "RUB": "₽", "EUR": "€", "USD": "$", "GBP": "£"}
"""By currency the sign that is shown beside an amount, and passed over where one is read."""


def parted(digits: str, grouping: str) -> tuple[list[str], str]:
    """The groups of the whole part, and the decimals, of digits with points and commas.

    Of two different signs the last is the decimal one; a repeated one groups. A lone one before exactly three digits
    groups when it is among the signs of `grouping`. Whether groups are as long as they should be is not looked at.
    """
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return [digits], ""
    sign, whole, decimals = digits[last], digits[:last], digits[last + 1 :]
    other = "," if sign == "." else "."
    if other in whole:
        return whole.split(other), decimals
    if sign in whole or (len(decimals) == 3 and sign in grouping):
        return digits.split(sign), ""
    return [whole], decimals
