"""Reads a formula into the steps of a calculation, as a pocket calculator with a stack would do it.

sum := product (("+" | "-" | "−") product)*
product := one (("*" | "×" | "/" | "÷" | ":") one)*
one := "-" one | number ["%"] | name | function "(" sum (";" sum)* ")" | "(" sum ")"

A comma is always decimal, so arguments are parted by semicolons. There is no power, no comparison, no text, and nothing
that could be called but four functions: by recursive descent, with a limit to everything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.results.formula_errors import (
    ArgumentsError,
    EmptyFormulaError,
    FormulaError,
    LongFormulaError,
    OpenBracketError,
    UnfinishedFormulaError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_CHARACTERS: Final = 500
MOST_STEPS: Final = 200
MOST_BRACKETS: Final = 30
"""In one another; a minus before a minus counts as one, too."""

_TOKEN: Final = re.compile(r"\s*(?:(?P<number>[0-9]+(?:[.,][0-9]+)?)|(?P<name>[^\W\d]\w*)|(?P<sign>\S))")
_SHOWN: Final = 40
"""Letters of a word that are told of it."""


class Act(Enum):
    """What a step does with the values on the stack."""

    NUMBER = auto()
    NAME = auto()
    ADD = auto()
    SUBTRACT = auto()
    MULTIPLY = auto()
    DIVIDE = auto()
    NEGATE = auto()
    MIN = auto()
    MAX = auto()
    ABS = auto()
    OR_ZERO = auto()


SUMS: Final = {"+": Act.ADD, "-": Act.SUBTRACT, "−": Act.SUBTRACT}
PRODUCTS: Final = {"*": Act.MULTIPLY, "×": Act.MULTIPLY, "/": Act.DIVIDE, "÷": Act.DIVIDE, ":": Act.DIVIDE}
FUNCTIONS: Final = {"min": Act.MIN, "max": Act.MAX, "abs": Act.ABS, "or_zero": Act.OR_ZERO}
_OF_SEVERAL: Final = {Act.MIN, Act.MAX}


class Token(NamedTuple):
    """A piece of the text, and its first character, counted from 1."""

    kind: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Step:
    """One act: of so many values (`takes`), of a number or a name; `text` and `at` are where it stands."""

    act: Act
    text: str
    at: int
    takes: int = 0
    number: Fraction = Fraction(0)


def steps_of(text: str) -> tuple[Step, ...]:
    """The acts in their order, each after what it acts upon; a `FormulaError` that says at which character it fails."""
    if len(text) > MOST_CHARACTERS:
        raise LongFormulaError
    tokens = tuple(_tokens(text))
    if not tokens:
        raise EmptyFormulaError
    return _Reader(tokens).read()


def _tokens(text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or ""
        yield Token(kind, found[kind], found.start(kind) + 1)


class _Reader:
    """Goes through the tokens once; each method reads what it is named after."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._next = 0
        self._depth = 0
        self._steps: list[Step] = []

    def read(self) -> tuple[Step, ...]:
        """All of it."""
        self._sum()
        if (left := self._peek()) is not None:
            raise _unexpected(left)
        return tuple(self._steps)

    def _sum(self) -> None:
        self._chain(SUMS, self._product)

    def _product(self) -> None:
        self._chain(PRODUCTS, self._one)

    def _chain(self, signs: dict[str, Act], part: Callable[[], None]) -> None:
        part()
        while (sign := self._peek()) is not None and (act := signs.get(sign.text)) is not None:
            self._next += 1
            part()
            self._add(Step(act, sign.text, sign.at, takes=2))

    def _one(self) -> None:
        token = self._take()
        self._depth += 1
        if self._depth > MOST_BRACKETS:
            raise LongFormulaError
        if token.kind == "number":
            self._number(token)
        elif token.kind == "name":
            self._name(token)
        elif token.text in {"-", "−"}:
            self._one()
            self._add(Step(Act.NEGATE, token.text, token.at, takes=1))
        elif token.text == "(":
            self._sum()
            self._close(token)
        else:
            raise _unexpected(token)
        self._depth -= 1

    def _number(self, token: Token) -> None:
        value = Fraction(token.text.replace(",", "."))
        if self._skip("%"):
            value /= 100
        self._add(Step(Act.NUMBER, token.text, token.at, number=value))

    def _name(self, token: Token) -> None:
        act, bracket = FUNCTIONS.get(token.text), self._peek()
        if act is None or bracket is None or not self._skip("("):
            self._add(Step(Act.NAME, token.text, token.at))
            return
        self._sum()
        takes = 1
        while self._skip(";"):
            self._sum()
            takes += 1
        self._close(bracket)
        if takes > 1 and act not in _OF_SEVERAL:
            raise ArgumentsError(word=token.text, at=token.at)
        self._add(Step(act, token.text, token.at, takes=takes))

    def _close(self, bracket: Token) -> None:
        """The bracket that closes this one has to be next."""
        if self._peek() is None:
            raise OpenBracketError(at=bracket.at)
        if not self._skip(")"):
            raise _unexpected(self._tokens[self._next])

    def _add(self, step: Step) -> None:
        self._steps.append(step)
        if len(self._steps) > MOST_STEPS:
            raise LongFormulaError

    def _peek(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self) -> Token:
        """The next token, where one has to be."""
        if (token := self._peek()) is None:
            last = self._tokens[-1]
            raise UnfinishedFormulaError(word=last.text, at=last.at)
        self._next += 1
        return token

    def _skip(self, sign: str) -> bool:
        """Past this sign, if it is next."""
        token = self._peek()
        is_next = token is not None and token.text == sign
        self._next += is_next
        return is_next


def _unexpected(token: Token) -> FormulaError:
    return FormulaError(word=token.text[:_SHOWN], at=token.at)
