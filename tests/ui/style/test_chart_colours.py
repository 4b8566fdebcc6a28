"""What a chart shows in colours tells people apart who are blind to red or to green, in each theme."""

from __future__ import annotations

import re
from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest

from smmdesk.machine.places import RESOURCES
from tests.colours import DEUTERANOPIA, NORMAL, PROTANOPIA, contrast, difference, seen
from ui.comparison import part_colours
from ui.style.chart_colours import chart_palette
from ui.style.theme import Contrast, Scheme, use_scheme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

LOOKS = list(product((Scheme.LIGHT, Scheme.DARK), (Contrast.USUAL, Contrast.HIGH)))
SIGHTS = (NORMAL, PROTANOPIA, DEUTERANOPIA)


def alike(series: tuple[str, ...]) -> list[tuple[str, str]]:
    """Pairs that somebody could take for one another."""
    return [
        (one, other)
        for one, other in combinations(series, 2)
        if min(difference(seen(one, sight), seen(other, sight)) for sight in SIGHTS) < 15
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (58, 24, 15), 19.4535),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
    ],
)
def test_the_difference_is_that_of_the_published_samples(
    one: tuple[float, float, float], other: tuple[float, float, float], expected: float
) -> None:
    assert difference(one, other) == pytest.approx(expected, abs=1e-4)


def test_who_is_blind_to_green_takes_some_greens_for_greys() -> None:
    assert difference(seen("#1F6E60", DEUTERANOPIA), seen("#3C4046", DEUTERANOPIA)) < 12
    assert difference(seen("#1F6E60"), seen("#3C4046")) > 20


@pytest.mark.parametrize(("scheme", "contrasts"), LOOKS)
def test_series_of_charts_are_told_apart(qapp: QApplication, scheme: Scheme, contrasts: Contrast) -> None:
    use_scheme(qapp, scheme, contrasts)
    palette = chart_palette()
    assert alike(palette.series) == []
    assert [each for each in palette.series if contrast(each, palette.ground) < 3] == []


@pytest.mark.parametrize("parts", [part_colours.LIGHT, part_colours.DARK])
def test_parts_of_a_cost_are_told_apart(parts: tuple[str, ...]) -> None:
    assert alike(parts) == []


def test_parts_on_paper_are_those_of_the_light_window() -> None:
    source = (RESOURCES / "typst" / "lib.typ").read_text("utf-8")
    accent, steps = (re.search(rf"#let {name} = (.*)", source) for name in ("accent", "steps"))
    assert accent is not None
    assert steps is not None
    told = steps[1].replace("accent", accent[1]).replace("white", 'rgb("#ffffff")')
    assert tuple(re.findall("#[0-9a-f]{6}", told)) == tuple(each.lower() for each in part_colours.LIGHT)
