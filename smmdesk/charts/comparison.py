"""Ways to run the networks side by side: what they cost, and how they do by each criterion."""

import math
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smmdesk.charts.bars import THICKNESS, height_for, name_bars, shortened
from smmdesk.charts.style import Chart, Palette, drawing, empty, rows_of
from smmdesk.domain.money import Money
from smmdesk.language import Language, _

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_DASHES = ("-", (0, (5, 2)), (0, (1, 1.5)), "-.")
_MARKERS = "os^D"
_WIDE = 6.6  # inches that the names of four profiles need beside the web


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """A way's cost in major units, part by part."""

    name: str
    parts: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A way's score by each criterion; None where nobody scored it."""

    name: str
    scores: tuple[float | None, ...]


def finding(cheapest: str, total: Money, dearest: str, most: Money, language: Language) -> str:
    """What the chart of costs shows, as its title."""
    if not total.minor or cheapest == dearest:
        return language(_("{way} costs {money} in all"), way=cheapest, money=language.short_money(total))
    return language(
        _("{dearest} costs {times} times as much as {cheapest}"),
        dearest=dearest,
        times=language.number(most / total, 1),
        cheapest=cheapest,
    )


def costs(
    ways: Sequence[Cost],
    parts: Sequence[str],
    title: str,
    money: Callable[[float], str],
    palette: Palette,
    *,
    total: str,
    way: str = "",
    width: float = 7.2,
) -> Chart:
    """Stacked bars. `parts` names the parts in order; each name stands once, above the bar where its part is widest.

    `total` and `way` head the table's last and first column.
    """
    hints: list[tuple[Artist, str]] = []
    with drawing(palette):
        figure, axes = empty(title, (width, height_for(len(ways)) + 0.2 * len(ways)))
        longest = max((sum(each.parts) for each in ways), default=0) or 1
        for row, each in enumerate(ways):
            start = 0.0
            for part, value in enumerate(each.parts):
                colour = palette.series[part % len(palette.series)]
                (drawn,) = axes.barh(
                    row, value, THICKNESS, left=start, color=colour, edgecolor=palette.ground, linewidth=0.8
                )
                hints.append((drawn, f"{each.name}, {parts[part]}: {money(value)}"))
                start += value
            axes.annotate(
                money(start),
                (start, row),
                (6, 0),
                textcoords="offset points",
                va="center",
                fontsize=9,
                fontweight="medium",
            )
        axes.set_xlim(0, longest * 1.16)
        name_bars(axes, [each.name for each in ways])
        _name_parts(axes, ways, parts, longest, palette)
    table = rows_of(
        (way, *parts, total), *((each.name, *map(money, each.parts), money(sum(each.parts))) for each in ways)
    )
    return Chart(figure=figure, title=title, rows=table, hints=tuple(hints))


def _name_parts(axes: "Axes", ways: Sequence[Cost], parts: Sequence[str], longest: float, palette: Palette) -> None:
    """Wide parts are named where they are; names of the others stand below with a square of their colour."""
    narrow = []
    taken: set[int] = set()
    for part, name in enumerate(parts):
        widest = max(range(len(ways)), key=lambda row: ways[row].parts[part], default=None)
        if widest is None or not any(each.parts[part] > 0 for each in ways):
            continue
        room = ways[widest].parts[part] / longest
        if widest in taken or room < 0.014 * len(name) + 0.01:
            narrow.append((part, name))
            continue
        taken.add(widest)
        start = sum(ways[widest].parts[:part])
        axes.annotate(
            name,
            (start, widest - THICKNESS / 2),
            (1, 2),
            textcoords="offset points",
            fontsize=8,
            color=palette.muted,
        )
    _key(axes, narrow, palette)


def _key(axes: "Axes", named: Sequence[tuple[int, str]], palette: Palette) -> None:
    from matplotlib.patches import Patch

    if named:
        handles = [Patch(color=palette.series[part % len(palette.series)], label=name) for part, name in named]
        axes.legend(
            handles=handles,
            loc="upper left",
            bbox_to_anchor=(0, 0.0),
            ncols=min(4, len(handles)),
            frameon=False,
            fontsize=8.5,
            handlelength=0.9,
            handleheight=0.9,
            borderpad=0,
            columnspacing=1.4,
        )


def radar(
    criteria: Sequence[str],
    profiles: Sequence[Profile],
    title: str,
    palette: Palette,
    *,
    top: int = 10,
    criterion: str = "",
    size: tuple[float, float] = (7.2, 4.2),
) -> Chart:
    """Up to four profiles, told apart by dash and mark as well as by colour; what nobody scored is left open."""
    hints: list[tuple[Artist, str]] = []
    with drawing(palette):
        figure, axes = empty(title, size, polar=True)
        angles = [2 * math.pi * index / max(len(criteria), 1) for index in range(len(criteria))]
        for which, profile in enumerate(profiles[: len(_DASHES)]):
            values = [math.nan if score is None else float(score) for score in profile.scores]
            colour = palette.series[which] if which else palette.accent
            (line,) = axes.plot(
                [*angles, *angles[:1]],
                [*values, *values[:1]],
                linestyle=_DASHES[which],
                marker=_MARKERS[which],
                markersize=4,
                linewidth=2.2 if which == 0 else 1.5,
                color=colour,
                label=shortened(profile.name, 24),
            )
            if which == 0:
                axes.fill(angles, values, color=colour, alpha=0.10)
            hints.append((line, profile.name))
        _web(axes, angles, criteria, top, palette)
        if profiles:
            _name_profiles(figure, axes, wide=size[0] >= _WIDE)
    table = rows_of(
        (criterion, *(profile.name for profile in profiles)),
        *(
            (name, *("" if profile.scores[row] is None else f"{profile.scores[row]:g}" for profile in profiles))
            for row, name in enumerate(criteria)
        ),
    )
    return Chart(figure=figure, title=title, rows=table, hints=tuple(hints))


def _name_profiles(figure: "Figure", axes: "Axes", *, wide: bool) -> None:
    """Beside the web, or below it where it would lie on the criteria."""
    place: dict[str, Any] = {"loc": "upper right", "bbox_to_anchor": (0.995, 0.86)}
    if not wide:
        axes.set_position((0.2, 0.24, 0.6, 0.6))
        place = {"loc": "lower center", "ncols": 2}
    figure.legend(frameon=False, fontsize=8.5, handlelength=2.4, **place)


def _web(axes: "Axes", angles: Sequence[float], criteria: Sequence[str], top: int, palette: Palette) -> None:
    axes.set_theta_zero_location("N")  # type: ignore[attr-defined]  # polar axes have it, their base has not
    axes.set_theta_direction(-1)  # type: ignore[attr-defined]
    axes.set_ylim(0, top)
    axes.set_yticks([top / 2, top], [f"{top / 2:g}", f"{top}"], fontsize=7.5, color=palette.muted)
    axes.set_xticks(angles, [in_two_lines(name) for name in criteria], fontsize=8.5)
    axes.grid(color=palette.grid, linewidth=0.8)
    axes.spines["polar"].set_visible(False)
    for label, angle in zip(axes.get_xticklabels(), angles, strict=True):
        side = math.sin(angle)
        label.set_horizontalalignment("center" if abs(side) < 0.1 else "left" if side > 0 else "right")


def in_two_lines(name: str) -> str:
    """A criterion's name beside the web: there is more room below one another than at the sides."""
    return "\n".join(textwrap.wrap(name, 16, max_lines=2, placeholder="…"))
