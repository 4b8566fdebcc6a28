"""A figure day by day, of a client or network by network: days that are not known are gaps."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from smmdesk.charts.style import Chart, Later, Palette, days_below, drawing, empty, rows_of, titled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

_ROOM: Final = 1.18
"""Of the height, so that words have room above the highest day."""
_FADED: Final = 0.45
_HIGH: Final = 1.9
"""Inches of one of several small charts."""
_LEAST: Final = 3.4
"""Inches of width that it needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A value a day, None where nothing is known; from the place `rises` on they may still rise."""

    name: str
    days: Sequence[date]
    values: Sequence[float | None]
    rises: int | None = None
    from_zero: bool = True
    """not what stands at the end of a day, whose changes are small beside it"""
    plan: Sequence[float | None] = ()
    """what the plan takes of each day"""
    ahead: Sequence[float | None] = ()
    """the days to come as they are expected"""
    band: Sequence[tuple[float, float] | None] = ()
    """between what they lie in 80 of 100 cases"""
    breaks: Sequence[int] = ()
    """the places of days from which it is counted in another way"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What stands on such a chart, and how its figures and days are written."""

    day: str
    """the head of the column of days"""
    rises: str
    plan: str
    ahead: str
    number: Callable[[float], str]
    date: Callable[[date], str]


def by_day(line: Line, title: str, words: Words, palette: Palette, *, size: tuple[float, float] = (6.4, 2.6)) -> Chart:
    """One line over the days."""
    with drawing(palette):
        figure, axes = empty(title, size)
        _draw(axes, line, words, palette)
    return Chart(
        figure=figure,
        title=title,
        rows=Later(lambda: _rows([line], words)),
        hints=Later(lambda: _hints(axes, line, words)),
    )


def small_multiples(lines: Sequence[Line], title: str, words: Words, palette: Palette, *, width: float = 6.4) -> Chart:
    """A line beside or below the other, each on a scale of its own."""
    columns = max(min(int(width / _LEAST), len(lines), 3), 1)
    rows = math.ceil(len(lines) / columns)
    drawn: list[tuple[Axes, Line]] = []
    with drawing(palette):
        figure = titled(title, (width, rows * _HIGH + 0.4))
        # or the days of one would run into those of the other
        figure.set_layout_engine("constrained", wspace=0.06, hspace=0.08)
        for at, line in enumerate(lines, 1):
            axes = figure.add_subplot(rows, columns, at)
            axes.set_title(line.name, loc="left", fontsize=10, color=palette.muted)
            _draw(axes, line, words, palette, most_days=3)
            drawn.append((axes, line))
    return Chart(
        figure=figure,
        title=title,
        rows=Later(lambda: _rows(lines, words)),
        hints=Later(lambda: [hint for axes, line in drawn for hint in _hints(axes, line, words)]),
    )


def _draw(axes: Axes, line: Line, words: Words, palette: Palette, *, most_days: int = 5) -> None:
    axes.spines[["top", "right", "left", "bottom"]].set_visible(False)
    axes.tick_params(length=0)
    values = _open(line.values)
    rises = len(values) if line.rises is None else line.rises
    look: dict[str, Any] = {"color": palette.accent, "linewidth": 2.0, "solid_capstyle": "round"}
    axes.plot(range(rises), values[:rises], **look)
    # from the last sure day on, so that the line goes on
    start = max(rises - 1, 0)
    axes.plot(range(start, len(values)), values[start:], **look, alpha=_FADED)
    _draw_plan(axes, line, palette)
    _name_plan(axes, line, words, palette)
    lone = [place for place in range(len(values)) if _is_lone(line.values, place)]
    axes.plot(lone, [values[place] for place in lone], "o", color=palette.accent, markersize=4)
    if line.from_zero:
        for first, end, alpha in ((0, rises, 1), (start, len(values), _FADED)):
            axes.fill_between(range(first, end), values[first:end], color=palette.soft, alpha=alpha, linewidth=0)
    _scale(axes, line, words, palette)
    days_below(axes, line.days, words.date, most=most_days)
    axes.tick_params(axis="x", pad=7)  # or the first would touch the lowest figure
    _say_rises(axes, line, words, palette)


def _draw_plan(axes: Axes, line: Line, palette: Palette) -> None:
    """The plan as a thin line, what is expected dashed within its band, and dotted where counting changed."""
    if line.plan:
        axes.plot(range(len(line.plan)), _open(line.plan), color=palette.text, linewidth=1.0)
    if line.ahead:
        axes.plot(range(len(line.ahead)), _open(line.ahead), color=palette.accent, linewidth=1.6, linestyle=(0, (4, 3)))
    places = [place for place, ends in enumerate(line.band) if ends is not None]
    if places:
        low, high = zip(*[ends for ends in line.band if ends is not None], strict=True)
        axes.fill_between(places, low, high, color=palette.soft, linewidth=0, alpha=0.8)
    for place in line.breaks:
        axes.axvline(place - 0.5, color=palette.muted, linewidth=1.2, linestyle=(0, (1, 2)))


def _name_plan(axes: Axes, line: Line, words: Words, palette: Palette) -> None:
    """Each at the end of the days, on its own side of the other."""
    ends = [(words.plan, line.plan[-1] if line.plan else None), (words.ahead, line.ahead[-1] if line.ahead else None)]
    known = sorted([(value, name) for name, value in ends if value is not None])
    for place, (value, name) in enumerate(known):
        is_upper = place == len(known) - 1
        axes.annotate(
            name,
            (len(line.days) - 1, value),
            (0, 8 if is_upper else -8),
            textcoords="offset points",
            ha="right",
            va="bottom" if is_upper else "top",
            fontsize=8.5,
            color=palette.muted,
        )


def _open(values: Sequence[float | None]) -> list[float]:
    """A line is open at what is no number."""
    return [math.nan if value is None else value for value in values]


def _is_lone(values: Sequence[float | None], place: int) -> bool:
    """Whether no line leads to it or away from it."""
    around = values[max(place - 1, 0) : place] + values[place + 1 : place + 2]  # type: ignore[operator]  # of one kind
    return values[place] is not None and not any(each is not None for each in around)


def _scale(axes: Axes, line: Line, words: Words, palette: Palette) -> None:
    ends = [end for each in line.band if each is not None for end in each]
    known = [value for value in (*line.values, *line.plan, *line.ahead, *ends) if value is not None]
    low, high = (min(known), max(known)) if known else (0.0, 0.0)
    if line.from_zero:
        low = min(low, 0.0)
    room = (high - low) * (_ROOM - 1) or max(abs(high), 1.0) * (_ROOM - 1)
    axes.set_ylim(low - (0 if line.from_zero else room), high + room)
    axes.set_xlim(-0.5, max(len(line.days) - 0.5, 0.5))
    marks = sorted({low, high})
    axes.set_yticks(marks, [words.number(mark) for mark in marks], fontsize=9, color=palette.muted)
    axes.grid(axis="y", color=palette.grid, linewidth=0.8)
    axes.set_axisbelow(True)


def _say_rises(axes: Axes, line: Line, words: Words, palette: Palette) -> None:
    """Beside the days that may still rise, at the top, where no line comes."""
    known = [place for place, value in enumerate(line.values) if value is not None]
    if line.rises is None or not known or known[-1] < line.rises:
        return
    is_late = line.rises > len(line.days) / 2
    axes.annotate(
        words.rises,
        (line.rises - 0.5, 1),
        (-4 if is_late else 4, -2),
        xycoords=("data", "axes fraction"),
        textcoords="offset points",
        ha="right" if is_late else "left",
        va="top",
        fontsize=8.5,
        color=palette.muted,
    )


def _hints(axes: Axes, line: Line, words: Words) -> tuple[tuple[Artist, str], ...]:
    """The whole height over a day answers for it. These are not drawn, so that a year of them costs nothing."""
    from matplotlib.patches import Rectangle

    found: list[tuple[Artist, str]] = []
    for place, (day, value) in enumerate(zip(line.days, line.values, strict=True)):
        if value is not None:
            column = Rectangle((place - 0.5, 0), 1, 1, transform=axes.get_xaxis_transform())
            column.set_figure(axes.figure)
            found.append((column, " · ".join(filter(None, _told(line, place, day, value, words)))))
    return tuple(found)


def _told(line: Line, place: int, day: date, value: float, words: Words) -> tuple[str, ...]:
    plan = line.plan[place] if line.plan else None
    planned = "" if plan is None else f"{words.plan} {words.number(plan)}"
    rises = words.rises if line.rises is not None and place >= line.rises else ""
    return line.name, words.date(day), words.number(value), planned, rises


def _rows(lines: Sequence[Line], words: Words) -> tuple[tuple[str, ...], ...]:
    """A day, then each line's value, and of the one that has them its plan and what is expected; nothing where it is
    not known."""
    days = lines[0].days if lines else ()
    more = [(words.plan, line.plan) for line in lines] + [(words.ahead, line.ahead) for line in lines]
    columns = [*((line.name, line.values) for line in lines), *(each for each in more if each[1])]
    cells = [
        (words.date(day), *("" if (value := values[at]) is None else words.number(value) for _name, values in columns))
        for at, day in enumerate(days)
    ]
    return rows_of((words.day, *(name for name, _values in columns)), *cells)
