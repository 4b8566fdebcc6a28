"""Sums typed into a field: `1200*3`, `(80 + 15) / 2`, `500 + 18%`. Nothing typed is ever run as code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable

_PARTS: Final = re.compile(r"[-+*/×÷:()%−]|[^-+*/×÷:()%−]+")
# a colon divides where people write as at Russian and Georgian schools
_SAME: Final = {"×": "*", "÷": "/", ":": "/", "−": "-"}
# each bracket is three calls deep, and Python allows a thousand
MOST_PARTS: Final = 200


def is_sum(text: str) -> bool:
    """Whether there is anything to reckon: an operator other than a leading sign."""
    return bool(re.search(r"[-+*/×÷:()%−]", text.strip()[1:]))


def reckon(text: str, read_number: Callable[[str], Decimal]) -> Decimal:
    """The value of a sum; `read_number` reads its numbers by the language. `UnreadableError` for anything else."""
    parts = [_SAME.get(part, part) for part in (found.strip() for found in _PARTS.findall(text)) if part]
    if len(parts) > MOST_PARTS:
        raise UnreadableError(text=text)
    try:
        sum_ = _Sum(parts, read_number)
        value = sum_.terms()
    except (InvalidOperation, DivisionByZero, Overflow, IndexError) as error:
        raise UnreadableError(text=text) from error
    if sum_.rest():
        raise UnreadableError(text=text)
    return value


@dataclass
class _Sum:
    """Recursive descent: terms are factors added, factors are values multiplied."""

    parts: list[str]
    read_number: Callable[[str], Decimal]
    at: int = 0

    def rest(self) -> str:
        return self.parts[self.at] if self.at < len(self.parts) else ""

    def terms(self) -> Decimal:
        total = self.factors()
        while (sign := self.rest()) in {"+", "-"}:
            self.at += 1
            value = self.factors()
            if self.taken("%"):  # "500 + 18%" means 18 % of the 500
                value = total * value / 100
            total = total + value if sign == "+" else total - value
        return total

    def factors(self) -> Decimal:
        value = self.single()
        while (sign := self.rest()) in {"*", "/"}:
            self.at += 1
            by = self.single()
            if self.taken("%"):
                by /= 100
            value = value * by if sign == "*" else value / by
        return value

    def single(self) -> Decimal:
        if self.taken("-"):
            return -self.single()
        if self.taken("("):
            value = self.terms()
            if not self.taken(")"):
                raise InvalidOperation
            return value
        self.at += 1
        return self.read_number(self.parts[self.at - 1])

    def taken(self, part: str) -> bool:
        if self.rest() != part:
            return False
        self.at += 1
        return True
