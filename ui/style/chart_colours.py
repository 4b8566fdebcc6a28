"""The colours of charts in the theme of now; on paper they are those of the light one."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from smmdesk.charts.style import DARK, LIGHT
from ui.style.theme import Theme, theme

if TYPE_CHECKING:
    from smmdesk.charts.style import Palette


def chart_palette() -> Palette:
    """What a chart in the window is drawn in."""
    return _palette(theme())


@cache
def _palette(look: Theme) -> Palette:
    """In high contrast the series stay, which can be told apart as they are; words and lines stand out further."""
    usual, colours = DARK if look.is_dark else LIGHT, look.colours
    if not look.is_high:
        return usual
    return replace(
        usual,
        ground=colours.surface,
        text=colours.text,
        muted=colours.muted,
        grid=colours.border,
        accent=colours.accent,
        soft=colours.accent_soft,
    )
