"""How long first answers took: a bar for each step of working time, and lines where the goals are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.charts.style import Chart, Palette, drawing, empty, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeBar:
    """So many answers took up to `end`, in words, and more than the bar before; `count` is written above it."""

    answers: int
    end: str
    count: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    """A goal: after how many bars it stands, and its words."""

    after: float
    words: str


def answer_histogram(
    bars: Sequence[TimeBar],
    goals: Sequence[GoalLine],
    title: str,
    heads: Sequence[str],
    palette: Palette,
    *,
    size: tuple[float, float] = (7.2, 2.4),
) -> Chart:
    """Bars of what came in the longest goal are strong, later ones pale; each says how many it counts."""
    hints: list[tuple[Artist, str]] = []
    last = max((goal.after for goal in goals), default=0)
    with drawing(palette):
        figure, axes = empty(title, size)
        for place, bar in enumerate(bars):
            colour = palette.accent if place + 1 <= last else palette.series[1]
            (drawn,) = axes.bar(place + 0.5, bar.answers, width=0.86, color=colour)
            hints.append((drawn, bar.hint))
            if bar.answers:
                axes.annotate(
                    bar.count,
                    (place + 0.5, bar.answers),
                    (0, 2),
                    textcoords="offset points",
                    ha="center",
                    va="bottom",
                    fontsize=9,
                )
        highest = max((bar.answers for bar in bars), default=0) or 1
        axes.set_xlim(0, max(len(bars), 1))
        axes.set_ylim(0, highest * 1.45)
        axes.set_xticks([place + 1 for place in range(len(bars))], [bar.end for bar in bars], fontsize=8.5)
        axes.set_yticks([])
        axes.axhline(0, color=palette.muted, linewidth=1)
        _draw_goals(axes, goals, highest, palette)
    lines = [(bar.hint.partition(":")[0], bar.count) for bar in bars]
    return Chart(figure=figure, title=title, rows=rows_of(heads, *lines), hints=tuple(hints))


def _draw_goals(axes: Axes, goals: Sequence[GoalLine], highest: int, palette: Palette) -> None:
    """Their words stand to the left of the lines, one below another, since two goals may lie side by side."""
    for place, goal in enumerate(goals):
        axes.axvline(goal.after, color=palette.text, linewidth=1.2, linestyle=(0, (4, 3)))
        axes.annotate(
            goal.words,
            (goal.after, highest * (1.44 - 0.17 * place)),
            (-4, 0),
            textcoords="offset points",
            ha="right",
            va="top",
            fontsize=8.5,
            color=palette.text,
        )
