"""Money planned and paid, day by day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from smmdesk.charts.style import Chart, Palette, days_below, drawing, empty, rows_of

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

Format = Callable[[float], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """Each day's own amounts in major units; `actual` is None for days that have not come yet."""

    days: Sequence[date]
    planned: Sequence[float]
    actual: Sequence[float | None]

    def plan(self) -> list[float]:
        """The plan, added up day by day."""
        return list(accumulate(self.planned))

    def paid(self) -> list[float]:
        """What was paid, added up, as far as the days have come."""
        return list(accumulate(amount for amount in self.actual if amount is not None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The words on a chart of plan and actual."""

    planned: str
    actual: str


def cumulative(
    spending: Spending,
    title: str,
    words: Names,
    money: Format,
    palette: Palette,
    *,
    day: Callable[[date], str] = date.isoformat,
    size: tuple[float, float] = (6.4, 3.0),
) -> Chart:
    """Sums that grow over the days: the plan as a thin line, what was paid as a filled one that ends where it ends."""
    plan, paid = spending.plan(), spending.paid()
    with drawing(palette):
        figure, axes = empty(title, size)
        (thin,) = axes.step(range(len(plan)), plan, where="post", color=palette.text, linewidth=1.1)
        hints: list[tuple[Artist, str]] = [(thin, f"{words.planned}: {money(plan[-1] if plan else 0)}")]
        if paid:
            axes.fill_between(range(len(paid)), paid, step="post", color=palette.soft)
            (thick,) = axes.step(range(len(paid)), paid, where="post", color=palette.accent, linewidth=2.2)
            axes.plot(len(paid) - 1, paid[-1], "o", color=palette.accent, markersize=5)
            hints.append((thick, f"{words.actual}: {money(paid[-1])}"))
        _name_end(
            axes,
            plan,
            f"{words.planned}\n{money(plan[-1] if plan else 0)}",
            palette.muted,
            above=not _ahead(plan, paid),
        )
        _name_end(
            axes, paid, f"{words.actual}\n{money(paid[-1] if paid else 0)}", palette.accent, above=_ahead(plan, paid)
        )
        axes.set_ylim(0, (max([*plan, *paid, 0]) or 1) * 1.18)  # room for two lines of words above the higher end
        axes.set_xlim(0, max(len(plan) - 1, 1))
        days_below(axes, spending.days, day)
        axes.axhline(0, color=palette.grid, linewidth=1)
        axes.set_yticks([])  # no scale, for both lines say their sums where they end
    lines = [
        (day(each), money(plan[row]), money(paid[row]) if row < len(paid) else "")
        for row, each in enumerate(spending.days)
    ]
    return Chart(
        figure=figure, title=title, rows=rows_of(("", words.planned, words.actual), *lines), hints=tuple(hints)
    )


def _ahead(plan: Sequence[float], paid: Sequence[float]) -> bool:
    """Whether more was paid than planned up to the last day that is known."""
    return bool(paid) and (not plan or paid[-1] >= plan[len(paid) - 1])


def _name_end(axes: Axes, line: Sequence[float], words: str, colour: str, *, above: bool) -> None:
    """A line is named where it ends: the higher one above its end, the lower one below it."""
    if not line:
        return
    leftwards = above and len(line) < axes.dataLim.x1  # the plan goes on to the right of it
    axes.annotate(
        words,
        (len(line) - 1, line[-1]),
        (-5 if leftwards else 7, 3 if above else -1),
        textcoords="offset points",
        va="bottom" if above else "top",
        ha="right" if leftwards else "left",
        fontsize=9,
        color=colour,
        annotation_clip=False,
    )
