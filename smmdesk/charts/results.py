"""Results: posts by what they reach and what comes of it, hours of the week, and what networks cost."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from smmdesk.charts.style import Chart, Palette, drawing, empty, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

_MARKERS: Final = "os^Dv"
_SPREAD: Final = 10
"""So many times the median, and the axis goes by powers: one that ran away would press all others together."""
_ROOMY: Final = 0.45
"""Inches of a cell from which its words are not small."""
_WIDEST: Final = 3
"""An axis of costs ends at so many times the dearest: of one or two events a cost may be nearly anything."""


# reach × engagement


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One post: how many it reached and what share of them did something; `group` tells its network."""

    across: float
    up: float
    group: str
    hint: str
    row: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """What an axis is called, what its usual is called, and how a value of it is written."""

    name: str
    usual: str
    words: Callable[[float], str]


def scatter(
    dots: Sequence[Dot],
    title: str,
    axes_words: tuple[Axis, Axis],
    heads: Sequence[str],
    palette: Palette,
    *,
    size: tuple[float, float] = (7.2, 3.6),
) -> Chart:
    """A dot a post; the medians as lines part them in four. Networks differ by mark as well as by colour."""
    hints: list[tuple[Artist, str]] = []
    groups = list(dict.fromkeys(dot.group for dot in dots))
    with drawing(palette):
        figure, axes = empty(title, size)
        for dot in dots:
            place = groups.index(dot.group)
            (mark,) = axes.plot(
                dot.across,
                dot.up,
                marker=_MARKERS[place % len(_MARKERS)],
                color=palette.series[place % len(palette.series)],
                markersize=7,
                markeredgecolor=palette.ground,
                linestyle="none",
                clip_on=False,
                zorder=3,
            )
            hints.append((mark, dot.hint))
        _scales(axes, dots, axes_words, palette)
        if len(groups) > 1:
            _name_groups(axes, groups, palette)
    return Chart(figure=figure, title=title, rows=rows_of(heads, *(dot.row for dot in dots)), hints=tuple(hints))


def _scales(axes: Axes, dots: Sequence[Dot], words: tuple[Axis, Axis], palette: Palette) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    across, up = words
    axes.set_xlabel(across.name, fontsize=9)
    axes.set_ylabel(up.name, fontsize=9)
    if not dots:
        axes.set_xticks([])
        axes.set_yticks([])
        return
    usual = median(dot.across for dot in dots), median(dot.up for dot in dots)
    if usual[0] > 0 and max(dot.across for dot in dots) > _SPREAD * usual[0] and min(dot.across for dot in dots) > 0:
        _by_powers(axes)
    else:
        axes.set_xlim(0, max((dot.across for dot in dots), default=0) * 1.08 or 1)
        axes.xaxis.set_major_locator(MaxNLocator(5, integer=True, steps=[1, 2, 5, 10]))
    axes.set_ylim(0, max(dot.up for dot in dots) * 1.15 or 1)
    axes.yaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _place: across.words(value)))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _place: up.words(value)))
    axes.tick_params(labelsize=8.5)
    axes.grid(color=palette.grid, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.axvline(usual[0], color=palette.text, linewidth=0.9, linestyle=(0, (4, 3)), zorder=1)
    axes.axhline(usual[1], color=palette.text, linewidth=0.9, linestyle=(0, (4, 3)), zorder=1)
    note: dict[str, Any] = {"textcoords": "offset points", "fontsize": 8.5, "color": palette.muted}
    axes.annotate(across.usual, (usual[0], axes.get_ylim()[1]), (4, -2), va="top", **note)
    axes.annotate(up.usual, (axes.get_xlim()[1], usual[1]), (-2, 3), ha="right", va="bottom", **note)


def _by_powers(axes: Axes) -> None:
    from matplotlib.ticker import LogLocator, NullFormatter

    axes.set_xscale("log")
    axes.xaxis.set_major_locator(LogLocator(subs=(1, 3), numticks=8))
    axes.xaxis.set_minor_formatter(NullFormatter())
    low, high = axes.get_xlim()
    axes.set_xlim(low * 0.9, high * 1.1)


def _name_groups(axes: Axes, groups: Sequence[str], palette: Palette) -> None:
    """Their marks and names on one line above the dots."""
    for place, group in enumerate(groups):
        axes.plot(
            [],
            [],
            marker=_MARKERS[place % len(_MARKERS)],
            color=palette.series[place % len(palette.series)],
            linestyle="none",
            markersize=7,
            label=group,
        )
    axes.legend(
        loc="lower right",
        bbox_to_anchor=(1.0, 1.0),
        ncols=min(len(groups), 6),
        frameon=False,
        fontsize=8.5,
        handletextpad=0.1,
        columnspacing=1.2,
        borderaxespad=0.1,
    )


# weekday × hour


@dataclass(frozen=True, slots=True, kw_only=True)
class HourCell:
    """`mean` is None where there are too few posts to tell; `words` are its mean and how many posts, for the cell."""

    mean: float | None
    words: str
    hint: str


def heat_map(
    weekdays: Sequence[str],
    hours: Sequence[str],
    cells: Sequence[Sequence[HourCell]],
    title: str,
    palette: Palette,
    *,
    corner: str = "",
    size: tuple[float, float] = (7.2, 3.4),
) -> Chart:
    """A line a weekday, a column an hour; darker is better, and each cell says its figures. All cells have a hint."""
    hints: list[tuple[Artist, str]] = []
    letters = 8.5 if size[0] > _ROOMY * len(hours) else 7
    with drawing(palette):
        figure, axes = empty(title, size)
        for row, line in enumerate(cells):
            for column, cell in enumerate(line):
                hints.append((_square(axes, (column, row), cell, letters, palette), cell.hint))
        axes.set_xlim(0, len(hours))
        axes.set_ylim(len(cells), 0)
        axes.set_xticks([place + 0.5 for place in range(len(hours))], hours, fontsize=max(letters, 7.5))
        axes.set_yticks([place + 0.5 for place in range(len(weekdays))], weekdays, fontsize=9)
    lines = [
        (name, *(cell.words.replace("\n", " ") for cell in line)) for name, line in zip(weekdays, cells, strict=True)
    ]
    return Chart(figure=figure, title=title, rows=rows_of((corner, *hours), *lines), hints=tuple(hints))


def _square(axes: Axes, at: tuple[int, int], cell: HourCell, letters: float, palette: Palette) -> Artist:
    from matplotlib.patches import Rectangle

    column, row = at
    fill = palette.ground if cell.mean is None else shade(cell.mean, palette)
    place = (column + 0.03, row + 0.04)
    made = Rectangle(place, 0.94, 0.92, facecolor=fill, edgecolor=palette.grid, linewidth=0.8)
    axes.add_patch(made)
    if cell.mean is not None:
        middle = column + 0.5, row + 0.5
        axes.text(*middle, cell.words, ha="center", va="center", fontsize=letters, linespacing=1.15, color=_ink(fill))
    return made


def shade(mean: float, palette: Palette) -> str:
    """The more the nearer to the accent: at 0 hardly more than the ground, from twice the usual on all of it."""
    return _mixed(palette.ground, palette.accent, 0.08 + 0.92 * min(max(mean, 0), 2) / 2)


def _mixed(one: str, other: str, share: float) -> str:
    from matplotlib.colors import to_hex, to_rgb

    low, high = to_rgb(one), to_rgb(other)
    red, green, blue = (start + (end - start) * share for start, end in zip(low, high, strict=True))
    return to_hex((red, green, blue))


def _ink(fill: str) -> str:
    """Black or white: on any fill one of the two reads at 4.5:1, which no softer pair does."""
    return max(("#000000", "#FFFFFF"), key=lambda ink: _contrast(ink, fill))


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    """Relative luminance (WCAG 2)."""
    from matplotlib.colors import to_rgb

    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


# cost of an event


@dataclass(frozen=True, slots=True, kw_only=True)
class CostBar:
    """What one event cost on a network, from where to where that lies, and both in words.

    `each` is None before the first event, `high` where it may be anything.
    """

    name: str
    each: float | None
    low: float
    high: float | None
    words: str
    hint: str
    row: tuple[str, ...]


def cost_bars(
    bars: Sequence[CostBar],
    title: str,
    heads: Sequence[str],
    palette: Palette,
    *,
    width: float = 7.2,
) -> Chart:
    """A bar a network; the line over its end is where the cost lies in 95 of 100 cases, an arrow where that is open."""
    hints: list[tuple[Artist, str]] = []
    with drawing(palette):
        figure, axes = empty(title, (width, 1.1 + 0.55 * max(len(bars), 1)))
        end = _widest(bars)
        for row, bar in enumerate(bars):
            (drawn,) = axes.barh(row, bar.each or 0, height=0.5, color=palette.accent, alpha=0.5)
            (span,) = axes.barh(row, _end(bar, end) - bar.low, left=bar.low, height=0.5, alpha=0)
            hints += [(drawn, bar.hint), (span, bar.hint)]
            _whisker(axes, row, bar, end, palette)
            axes.annotate(
                bar.words,
                (_end(bar, end), row),
                (8, 0),
                textcoords="offset points",
                va="center",
                fontsize=9,
                color=palette.text,
                annotation_clip=False,
            )
        # a third of the width for the words beside the lines
        axes.set_xlim(0, end * 1.55)
        axes.set_ylim(len(bars) - 0.4, -0.6)
        axes.set_yticks(range(len(bars)), [bar.name for bar in bars], fontsize=9.5)
        axes.set_xticks([])
        axes.axvline(0, color=palette.grid, linewidth=1)
    return Chart(figure=figure, title=title, rows=rows_of(heads, *(bar.row for bar in bars)), hints=tuple(hints))


def _widest(bars: Sequence[CostBar]) -> float:
    """Where the axis ends."""
    seen = max((bar.low if bar.each is None else bar.each for bar in bars), default=0)
    highest = max((bar.high or 0 for bar in bars), default=0)
    return max(seen, min(highest, _WIDEST * seen)) * 1.04 or 1


def _end(bar: CostBar, end: float) -> float:
    return end if bar.high is None else min(bar.high, end)


def _whisker(axes: Axes, row: int, bar: CostBar, end: float, palette: Palette) -> None:
    goes_on = bar.high is None or bar.high > end
    axes.plot([bar.low, _end(bar, end)], [row, row], color=palette.text, linewidth=1.4, solid_capstyle="butt")
    axes.plot(bar.low, row, marker="|", color=palette.text, markersize=9, markeredgewidth=1.4)
    axes.plot(
        _end(bar, end),
        row,
        marker=">" if goes_on else "|",
        color=palette.text,
        markersize=6 if goes_on else 9,
        markeredgewidth=1.4,
    )
