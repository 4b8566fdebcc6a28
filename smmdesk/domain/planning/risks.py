"""What may go wrong, and what it is worth to see to it; amounts are all in one unit of one currency."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.results.ratios import Exact


@dataclass(frozen=True, slots=True)
class Threat:
    """An event with its chance in whole per cent, 0 to 100, and what it would cost."""

    chance: int
    loss: Exact

    @property
    def expected(self) -> Fraction:
        """Chance × loss."""
        return Fraction(self.chance, 100) * self.loss


@dataclass(frozen=True, slots=True)
class Exposure:
    """The loss to be expected, the chance that anything happens (as if one event had no part in another), the worst."""

    expected: Fraction
    chance_of_any: Fraction
    worst: Fraction


def exposure(threats: Sequence[Threat]) -> Exposure:
    """Σ chance × loss, 1 − Π(1 − chance), Σ loss."""
    spared = prod((1 - Fraction(threat.chance, 100) for threat in threats), start=Fraction(1))
    worst = Fraction(sum(threat.loss for threat in threats))
    return Exposure(sum((threat.expected for threat in threats), Fraction(0)), 1 - spared, worst)


@dataclass(frozen=True, slots=True)
class Response:
    """What a response saves of the loss to be expected, and what of that is left once it is paid."""

    saves: Fraction
    worth: Fraction

    @property
    def pays(self) -> bool:
        """Whether it costs no more than it saves."""
        return self.worth >= 0


def response(before: Threat, after: Threat, cost: Exact) -> Response:
    """What it is worth to make the one of the other."""
    saves = before.expected - after.expected
    return Response(saves, saves - cost)
