"""Figures of results in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from smmdesk.domain.results.named import Shown
from smmdesk.speech.language import Language
from smmdesk.speech.measured import figure

EN = Language("en")


@pytest.mark.parametrize(
    ("value", "shown", "decimals", "said"),
    [
        (None, Shown.NUMBER, 0, "—"),
        (Fraction(0), Shown.NUMBER, 0, "0"),
        (Fraction(10931), Shown.NUMBER, 0, "10,931"),
        (Fraction(287, 7783), Shown.PERCENT, 2, "3.69%"),
        (Fraction(35, 2), Shown.MONEY, 2, "€17.50"),
        (Fraction(22, 7), Shown.TIMES, 2, "3.14×"),
        (Fraction(59), Shown.SECONDS, 0, "59 s"),
        (Fraction(61), Shown.SECONDS, 0, "1 min 1 s"),
        (Fraction(7325), Shown.SECONDS, 0, "2 h 2 min"),
    ],
)
def test_a_value_is_written_in_its_unit(value: Fraction | None, shown: Shown, decimals: int, said: str) -> None:
    assert figure(value, shown, decimals, "EUR", EN) == said
