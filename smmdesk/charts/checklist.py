"""Scores of the results checklist: over time, and by group."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.charts.bars import THICKNESS, height_for, name_bars
from smmdesk.charts.style import Chart, Palette, drawing, empty, rows_of
from smmdesk.language import Language, _

if TYPE_CHECKING:
    from matplotlib.artist import Artist

Percent = Callable[[float | None], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A score from 0 to 1 under a name (a period, a group); None where nothing was answered."""

    name: str
    share: float | None


def finding(shares: Sequence[Fraction | None], language: Language) -> str:
    """What the history shows, as its title: the last score and its way from the one before."""
    known = [share for share in shares if share is not None]
    if not known:
        return language(_("There is no score yet"))
    now = language.percent(known[-1])
    if len(known) == 1:
        return language(_("The first score is {now}"), now=now)
    change = round((known[-1] - known[-2]) * 100)
    if not change:
        return language(_("The score stays at {now}"), now=now)
    points = abs(change)
    if change > 0:
        return language.count("Up {n} point to {now}", "Up {n} points to {now}", points, now=now)
    return language.count("Down {n} point to {now}", "Down {n} points to {now}", points, now=now)


def history(
    scores: Sequence[Share],
    title: str,
    percent: Percent,
    palette: Palette,
    *,
    heads: tuple[str, str] = ("", ""),
    size: tuple[float, float] = (6.4, 2.8),
) -> Chart:
    """The total over evaluations, each point with its figure; `heads` are those of the table behind it."""
    hints: list[tuple[Artist, str]] = []
    known = [(column, each.share) for column, each in enumerate(scores) if each.share is not None]
    with drawing(palette):
        figure, axes = empty(title, size)
        columns, shares = [column for column, _share in known], [share for _column, share in known]
        axes.fill_between(columns, shares, color=palette.soft)
        axes.plot(columns, shares, color=palette.accent, linewidth=2)
        for column, share in known:
            last = column == known[-1][0]
            (point,) = axes.plot(
                column, share, "o", color=palette.accent, markersize=7 if last else 5, clip_on=False, zorder=3
            )
            axes.annotate(
                percent(share),
                (column, share),
                (0, 8),
                textcoords="offset points",
                ha="center",
                fontsize=9.5 if last else 9,
                fontweight="semibold" if last else "normal",
            )
            hints.append((point, f"{scores[column].name}: {percent(share)}"))
        step = _every(scores, size[0])
        named = range((len(scores) - 1) % step, len(scores), step) if scores else range(0)
        axes.set_xticks(list(named), [scores[column].name for column in named], fontsize=8.5)
        axes.set_xlim(-0.4, max(len(scores) - 1, 0) + 0.4)
        axes.set_ylim(0, 1.12)
        axes.set_yticks([])
        axes.axhline(0, color=palette.grid, linewidth=1)
    table = rows_of(heads, *((each.name, percent(each.share)) for each in scores))
    return Chart(figure=figure, title=title, rows=table, hints=tuple(hints))


def _every(scores: Sequence[Share], width: float) -> int:
    """Every how-manieth name fits below a chart of so many inches; about 12 letters take an inch."""
    letters = sum(len(each.name) + 2 for each in scores)
    return max(1, -(-letters // round(width * 12)))


def by_group(
    groups: Sequence[Share],
    title: str,
    percent: Percent,
    palette: Palette,
    *,
    heads: tuple[str, str] = ("", ""),
    width: float = 6.4,
) -> Chart:
    """A bar a group, with its figure; a group without answers keeps an empty track."""
    hints: list[tuple[Artist, str]] = []
    with drawing(palette):
        figure, axes = empty(title, (width, height_for(len(groups))))
        for row, each in enumerate(groups):
            (track,) = axes.barh(row, 1, THICKNESS, color=palette.soft, alpha=0.55)
            axes.barh(row, each.share or 0, THICKNESS, color=palette.accent)
            axes.annotate(
                percent(each.share),
                (1, row),
                (8, 0),
                textcoords="offset points",
                va="center",
                fontsize=9,
                annotation_clip=False,
            )
            hints.append((track, f"{each.name}: {percent(each.share)}"))
        axes.set_xlim(0, 1.02)
        name_bars(axes, [each.name for each in groups])
    table = rows_of(heads, *((each.name, percent(each.share)) for each in groups))
    return Chart(figure=figure, title=title, rows=table, hints=tuple(hints))
