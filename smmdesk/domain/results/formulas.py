"""Own formulas: what somebody typed, checked against the metrics there are, and calculated exactly."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Final

from smmdesk.domain.results.formula_errors import (
    BrokenPartError,
    CircleError,
    DeepFormulaError,
    DifferentUnitsError,
    FormulaError,
    MeaninglessUnitError,
    MisspeltNameError,
    UnknownNameError,
)
from smmdesk.domain.results.formula_reading import Act, Step, steps_of
from smmdesk.domain.results.named import Unit
from smmdesk.domain.text import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

MOST_DEEP: Final = 8
"""Formulas on formulas, the one asked for included."""
_MOST_BITS: Final = 4096
_FARTHEST: Final = 10**18
"""No figure is farther from 0, and whatever shows results must be able to."""
_SHOWN: Final = 40


_Powers = tuple[int, int]
"""How often money and seconds are factors of a unit."""
_POWERS: Final[Mapping[Unit, _Powers]] = {Unit.NUMBER: (0, 0), Unit.MONEY: (1, 0), Unit.SECONDS: (0, 1)}
_UNITS: Final = {powers: unit for unit, powers in _POWERS.items()}
_ALIKE: Final = {Act.ADD, Act.SUBTRACT, Act.MIN, Act.MAX}


@dataclass(frozen=True, slots=True)
class Part:
    """A formula's key and steps; the key of one that was never kept is empty."""

    key: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Calculation:
    """A formula that holds together: what its result is, and the formulas to calculate, itself last."""

    unit: Unit
    parts: tuple[Part, ...]

    @property
    def names(self) -> frozenset[str]:
        """The metrics that it rests on in the end."""
        named = {step.text for part in self.parts for step in part.steps if step.act is Act.NAME}
        return frozenset(named - {part.key for part in self.parts})

    def value(self, values: Mapping[str, Fraction | None]) -> Fraction | None:
        """Its value for these values of metrics, where one that lacks is no data.

        None where data lack, where something is divided by nothing, and of what is beyond any figure.
        """
        known = dict(values)
        for part in self.parts:
            known[part.key] = _value(part.steps, known)
        found = known[self.parts[-1].key]
        return found if found is not None and abs(found) <= _FARTHEST else None


def is_many_times(found: Calculation, name: str) -> bool:
    """Whether a formula is of one metric and nothing else, and grows faster than it does: it has it more than once."""
    once, twice = found.value({name: Fraction(1)}), found.value({name: Fraction(2)})
    return found.names == {name} and once is not None and twice is not None and twice - once > 1


def calculation(
    expression: str, metrics: Mapping[str, Unit], formulas: Mapping[str, str] | None = None, key: str = ""
) -> Calculation:
    """The formula, ready to be used; a `FormulaError` says what is wrong with it.

    `metrics` are the names of metrics with their units, `formulas` the expressions of others by their keys, whose units
    follow from them; this one may be among them, by its `key`. A circle, and a formula underneath that cannot be used
    itself, are refused, too.
    """
    read = {key: steps_of(expression)}
    others = {name: text for name, text in (formulas or {}).items() if name != key}
    order, units = _order(key, read, others), dict(metrics)
    for name in order:
        try:
            units[name] = _unit(read[name], units, (*metrics, *others))
        except FormulaError as error:
            raise error if name == key else BrokenPartError(word=name) from error
    return Calculation(units[key], tuple(Part(name, read[name]) for name in order))


def _order(key: str, read: dict[str, tuple[Step, ...]], formulas: Mapping[str, str]) -> list[str]:
    """Keys of all formulas beneath this one, each after those it rests on; what they say is added to `read`."""
    own, beneath = {*formulas, key}, dict[str, list[str]]()
    waiting = [key]
    while waiting:
        name = waiting.pop()
        if name not in read:
            read[name] = _read_part(name, formulas[name])
        named = {step.text for step in read[name] if step.act is Act.NAME}
        beneath[name] = sorted(named & own)
        waiting += (each for each in beneath[name] if each not in beneath)
    try:
        order = list(TopologicalSorter(beneath).static_order())
    except CycleError as error:
        raise CircleError(names=" → ".join(reversed(error.args[1]))) from error
    _check_depth(order, beneath)
    return order


def _read_part(name: str, expression: str) -> tuple[Step, ...]:
    try:
        return steps_of(expression)
    except FormulaError as error:
        raise BrokenPartError(word=name) from error


def _check_depth(order: Sequence[str], beneath: Mapping[str, Sequence[str]]) -> None:
    depth: dict[str, int] = {}
    for name in order:
        depth[name] = 1 + max((depth[each] for each in beneath[name]), default=0)
        if depth[name] > MOST_DEEP:
            raise DeepFormulaError(most=MOST_DEEP)


# units


def _unit(steps: Sequence[Step], units: Mapping[str, Unit], names: Sequence[str]) -> Unit:
    """What the steps make of units; units in between may mean nothing, such as money × money ÷ money."""
    stack: list[_Powers] = []
    for step in steps:
        taken = [stack.pop() for _each in range(step.takes)][::-1]
        stack.append(_POWERS[_known(step, units, names)] if step.act is Act.NAME else _powers(step, taken))
    if (unit := _UNITS.get(stack[0])) is None:
        raise MeaninglessUnitError
    return unit


def _powers(step: Step, taken: Sequence[_Powers]) -> _Powers:
    if step.act in _ALIKE and len(set(taken)) > 1:
        raise DifferentUnitsError(word=step.text, at=step.at)
    if step.act in {Act.MULTIPLY, Act.DIVIDE}:
        sign = 1 if step.act is Act.MULTIPLY else -1
        (money, seconds), (times_money, times_seconds) = taken
        return money + sign * times_money, seconds + sign * times_seconds
    return taken[0] if taken else (0, 0)


def _known(step: Step, units: Mapping[str, Unit], names: Sequence[str]) -> Unit:
    """The unit of the step's name; where nothing is called so, the nearest of these names is offered."""
    if (unit := units.get(step.text)) is not None:
        return unit
    word = step.text[:_SHOWN]
    if near := nearest(word, names):
        raise MisspeltNameError(word=word, at=step.at, nearest=near)
    raise UnknownNameError(word=word, at=step.at)


# values


def _value(steps: Sequence[Step], values: Mapping[str, Fraction | None]) -> Fraction | None:
    stack: list[Fraction | None] = []
    for step in steps:
        taken = [stack.pop() for _each in range(step.takes)][::-1]
        stack.append(_bounded(_acted(step, taken, values)))
    return stack[0]


def _acted(step: Step, taken: Sequence[Fraction | None], values: Mapping[str, Fraction | None]) -> Fraction | None:
    if step.act is Act.NUMBER:
        return step.number
    if step.act is Act.NAME:
        return values.get(step.text)
    if step.act is Act.OR_ZERO:
        return taken[0] or Fraction(0)
    known = [each for each in taken if each is not None]
    # an input that lacks, or nothing below the line
    if len(known) < len(taken) or (step.act is Act.DIVIDE and not known[1]):
        return None
    return _RECKONED[step.act](known)


_RECKONED: Final[Mapping[Act, Callable[[Sequence[Fraction]], Fraction]]] = {
    Act.ADD: lambda of: of[0] + of[1],
    Act.SUBTRACT: lambda of: of[0] - of[1],
    Act.MULTIPLY: lambda of: of[0] * of[1],
    Act.DIVIDE: lambda of: of[0] / of[1],
    Act.NEGATE: lambda of: -of[0],
    Act.ABS: lambda of: abs(of[0]),
    Act.MIN: min,
    Act.MAX: max,
}


def _bounded(value: Fraction | None) -> Fraction | None:
    """The value, unless it is longer than one that means anything: formulas on formulas could make it endless."""
    if value is None or max(value.numerator.bit_length(), value.denominator.bit_length()) > _MOST_BITS:
        return None
    return value
