"""Horizontal bars with their names at the left and their figures at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

THICKNESS = 0.52


def shortened(name: str, length: int = 36) -> str:
    """A name short enough to leave room for its bar."""
    line = " ".join(name.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def name_bars(axes: Axes, names: Sequence[str]) -> None:
    """One bar a name, the first at the top; no scale, since every bar says its own figure."""
    axes.set_yticks(range(len(names)), [shortened(name) for name in names], fontsize=9.5)
    # upside down: matplotlib counts upwards, and the first name is to stand at the top
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_xticks([])


def height_for(count: int) -> float:
    """Inches for so many bars and a title."""
    return 0.75 + 0.42 * max(count, 2)
