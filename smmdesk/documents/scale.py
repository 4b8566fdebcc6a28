"""The scale of a chart on paper: round values between nothing and the highest."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_STEPS: Final = (1, 2, 5, 10)
_MOST: Final = 3
"""Values beside nothing, as many as bars an inch high leave room for."""


def scale(highest: Fraction, write: Callable[[Fraction], str], *, is_whole: bool) -> list[dict[str, Any]]:
    """Each with its share of the highest, from nothing up; of what is counted in whole ones none lies between these."""
    step = _step(highest)
    if is_whole:
        step = max(step, Fraction(1))
    values = [step * at for at in range(int(highest / step) + 1)]
    return [{"at": float(value / highest), "words": write(value)} for value in values]


def _step(highest: Fraction) -> Fraction:
    """1, 2 or 5 times a power of ten, so that at most so many fit below the highest."""
    power = Fraction(1)
    while power > highest:
        power /= 10
    while power * 10 <= highest:
        power *= 10
    power /= 10
    return next(power * step * ten for ten in (1, 10) for step in _STEPS if highest / (power * step * ten) < _MOST + 1)
