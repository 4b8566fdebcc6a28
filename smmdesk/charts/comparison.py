"""Ways to run the networks side by side: how they do by each criterion."""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smmdesk.charts.style import Chart, Palette, drawing, empty, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_DASHES = ("-", (0, (5, 2)), (0, (1, 1.5)), "-.")
_MARKERS = "os^D"
_WIDE = 7.2  # inches that the names of four profiles need beside the web


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A way's score by each criterion; None where nobody scored it."""

    name: str
    scores: tuple[float | None, ...]


def radar(
    criteria: Sequence[str],
    profiles: Sequence[Profile],
    title: str,
    palette: Palette,
    *,
    top: int = 10,
    criterion: str = "",
    score: Callable[[float], str] = "{:.1f}".format,
    size: tuple[float, float] = (7.2, 4.2),
) -> Chart:
    """Up to four profiles, told apart by dash and mark as well as by colour; what nobody scored is left open."""
    hints: list[tuple[Artist, str]] = []
    with drawing(palette):
        figure, axes = empty(title, size, polar=True)
        angles = [2 * math.pi * index / max(len(criteria), 1) for index in range(len(criteria))]
        for which, profile in enumerate(profiles[: len(_DASHES)]):
            # matplotlib leaves a line open at what is no number
            values = [math.nan if score is None else float(score) for score in profile.scores]
            colour = palette.series[which] if which else palette.accent
            (line,) = axes.plot(
                [*angles, *angles[:1]],  # back to the first: a web is closed
                [*values, *values[:1]],
                linestyle=_DASHES[which],
                marker=_MARKERS[which],
                markersize=4,
                linewidth=2.2 if which == 0 else 1.5,
                color=colour,
                label=in_two_lines(profile.name, 24),
            )
            if which == 0:
                axes.fill(angles, values, color=colour, alpha=0.10)
            hints.append((line, profile.name))
        _web(axes, angles, criteria, top, palette)
        if profiles:
            _name_profiles(figure, axes, wide=size[0] >= _WIDE)
    table = rows_of((criterion, *(profile.name for profile in profiles)), *_lines(criteria, profiles, score))
    return Chart(figure=figure, title=title, rows=table, hints=tuple(hints))


def _lines(
    criteria: Sequence[str], profiles: Sequence[Profile], score: Callable[[float], str]
) -> Iterator[tuple[str, ...]]:
    """A criterion, and what each scores by it; nothing where that is not known."""
    for row, name in enumerate(criteria):
        found = (profile.scores[row] for profile in profiles)
        yield name, *("" if each is None else score(each) for each in found)


def _name_profiles(figure: Figure, axes: Axes, *, wide: bool) -> None:
    """Beside the web, or below it where it would lie on the criteria."""
    place: dict[str, Any] = {"loc": "upper right", "bbox_to_anchor": (0.995, 0.86)}
    if not wide:
        axes.set_position((0.2, 0.3, 0.6, 0.54))
        place = {"loc": "lower center", "ncols": 2}
    figure.legend(frameon=False, fontsize=8.5, handlelength=2.4, **place)


def _web(axes: Axes, angles: Sequence[float], criteria: Sequence[str], top: int, palette: Palette) -> None:
    # from the top and clockwise, as a clock is read; by itself it begins at the right and goes the other way
    axes.set_theta_zero_location("N")  # type: ignore[attr-defined]  # polar axes have it, their base has not
    axes.set_theta_direction(-1)  # type: ignore[attr-defined]
    axes.set_ylim(0, top)
    axes.set_yticks([top / 2, top], [f"{top / 2:g}", f"{top}"], fontsize=7.5, color=palette.muted)
    axes.set_xticks(angles, [in_two_lines(name) for name in criteria], fontsize=8.5)
    axes.grid(color=palette.grid, linewidth=0.8)
    axes.spines["polar"].set_visible(False)
    for label, angle in zip(axes.get_xticklabels(), angles, strict=True):
        side = math.sin(angle)
        # names lead away from the web, so that none lies on it; at the very top and bottom they stand over their spoke
        label.set_horizontalalignment("center" if abs(side) < 0.1 else "left" if side > 0 else "right")


def in_two_lines(name: str, width: int = 16) -> str:
    """A name beside the web, of that many letters a line: there is more room below one another than at the sides."""
    return "\n".join(textwrap.wrap(name, width, max_lines=2, placeholder="…"))
