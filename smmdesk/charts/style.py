"""How every chart looks: typeface, palettes, an empty figure, and what comes with a finished one.

matplotlib is imported when the first chart is drawn; `pyplot`, which keeps global state, never.
"""

from __future__ import annotations

import io
import logging
import textwrap
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeVar, overload

from smmdesk.machine.places import RESOURCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

T = TypeVar("T")
_ROUND = (0.17, 0.09, 0.42, 0.72)
"""Where a round chart stands: its names need room on both sides, which no layout engine gives them."""

FAMILIES = ["FiraGO", "Noto Emoji", "DejaVu Sans", "Last Resort High-Efficiency"]
"""The two last come with matplotlib and serve letters of other scripts; the last one has a box for any letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours of one theme.

    Neighbours in `series` differ in lightness, so that grey print tells them apart; any two of it differ to people who
    are blind to red or to green, and each stands out from the ground at 3:1.
    """

    ground: str
    text: str
    muted: str
    grid: str
    accent: str
    soft: str
    series: tuple[str, ...]


LIGHT = Palette(
    ground="#FFFFFF",
    text="#1D1D1F",
    muted="#5C5C63",
    grid="#E5E5E3",
    accent="#4453C4",
    soft="#E6E8F8",
    series=("#4453C4", "#C48932", "#337560", "#BE82A1", "#3B3F46", "#6094F0", "#262E69"),
)

DARK = Palette(
    ground="#242428",
    text="#ECECEE",
    muted="#B4B4BC",
    grid="#3A3A40",
    accent="#7C88EA",
    soft="#31365A",
    series=("#7C88EA", "#F6CD85", "#318369", "#ECC7C4", "#616E86", "#BBD8F3", "#9097A0"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A finished chart.

    `rows` is the table behind it, its head first, for "copy as table"; `hints` are the drawn things that answer when
    pointed at, each with its words: `artist.contains(event)` says whether the pointer is on it.
    """

    figure: Figure
    title: str
    rows: Sequence[tuple[str, ...]]
    hints: Sequence[tuple[Artist, str]] = ()


class Later(Sequence[T]):
    """Made once somebody looks into it: of three years day by day nobody points at a thousand, or copies them."""

    def __init__(self, make: Callable[[], Sequence[T]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Sequence[T]:
        return self._make()

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        return self._made[at]

    def __len__(self) -> int:
        return len(self._made)


def load() -> None:
    """Import what every chart is drawn with, most of a second; a window does it in a thread, since it draws later."""
    import matplotlib.figure  # noqa: F401  # for its sake

    _load_typeface()


@contextmanager
def drawing(palette: Palette) -> Iterator[None]:
    """Everything that makes text runs inside here, so that it gets our typeface and no formula is read into it."""
    import matplotlib as mpl

    _load_typeface()
    with mpl.rc_context(
        {
            "font.family": FAMILIES,
            "font.size": 10,
            "text.parse_math": False,
            "text.color": palette.text,
            "axes.labelcolor": palette.muted,
            "xtick.color": palette.muted,
            "ytick.color": palette.text,
            "axes.facecolor": palette.ground,
            "figure.facecolor": palette.ground,
            "axes.edgecolor": palette.grid,
        }
    ):
        yield


def empty(title: str, size: tuple[float, float], *, polar: bool = False) -> tuple[Figure, Axes]:
    """A figure of that many inches with its title at the top left, and bare axes; call it inside `drawing`."""
    figure = titled(title, size, by_hand=polar)
    axes = figure.add_axes(_ROUND, projection="polar") if polar else figure.add_subplot()
    if not polar:
        axes.spines[["top", "right", "left", "bottom"]].set_visible(False)
    axes.tick_params(length=0, labelfontfamily=FAMILIES)
    return figure, axes


def titled(title: str, size: tuple[float, float], *, by_hand: bool = False) -> Figure:
    """The same without axes, which find their places unless they are put there `by_hand`."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=size, layout=None if by_hand else "constrained")
    if title:
        figure.suptitle(_wrapped(title, size[0]), x=0.015, ha="left", fontsize=11, fontweight="semibold")
    return figure


def days_below(axes: Axes, days: Sequence[date], day: Callable[[date], str], *, most: int = 5) -> None:
    """So many days at most are named: the first, the last and those between at equal steps."""
    last = len(days) - 1
    shown = sorted({round(last * part / (most - 1)) for part in range(most)}) if days else []
    axes.set_xticks(shown, [day(days[column]) for column in shown], fontsize=9)


def rows_of(head: Sequence[str], *lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """A table as tuples, its head first."""
    return (tuple(head), *(tuple(line) for line in lines))


def png(figure: Figure, dpi: float = 200) -> bytes:
    """The chart as a picture, for "copy as picture"."""
    made = io.BytesIO()
    figure.savefig(made, format="png", dpi=dpi)
    return made.getvalue()


def _wrapped(title: str, width: float) -> str:
    """The title broken into lines for a figure of so many inches: about 11 letters of its size fit an inch."""
    return "\n".join(textwrap.wrap(title, max(20, round(width * 11)), max_lines=3, placeholder="…"))


@cache
def _load_typeface() -> None:
    from matplotlib.font_manager import fontManager

    # an emoji or a foreign letter has one weight only; that is no news to anyone
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for path in sorted((RESOURCES / "fonts").glob("*.ttf")):
        fontManager.addfont(path)
