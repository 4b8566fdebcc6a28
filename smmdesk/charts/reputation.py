"""Reputation: complaints by week below the line of alarm, who is heard how much, and how that went on."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from smmdesk.charts.style import Chart, Palette, drawing, empty, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

_ROOM: Final = 1.22
"""Of the height, so that words have room above the highest bar."""
_SMALL: Final = 9
"""Points: the size of letters beside and below what is drawn."""
_BESIDE: Final = 4
"""Of that size, so much is to the left of each name of a legend and between two: its square, and air."""
_HATCHES: Final = ("////", "\\\\\\\\", "....", "xxxx", "----")


# complaints by week


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekBar:
    """Complaints of seven days; `row` are its cells."""

    name: str
    negative: int
    hint: str
    row: tuple[str, ...]


def week_bars(
    bars: Sequence[WeekBar],
    alarm: int | None,
    title: str,
    words: tuple[str, Sequence[str]],
    palette: Palette,
    *,
    size: tuple[float, float] = (4.2, 2.1),
) -> Chart:
    """A bar a week with its number, the last one in full colour; `words` are those of the line and the heads."""
    line, heads = words
    hints: list[tuple[Artist, str]] = []
    with drawing(palette):
        figure, axes = empty(title, size)
        highest = max((bar.negative for bar in bars), default=0)
        for at, bar in enumerate(bars):
            is_now = at == len(bars) - 1
            (drawn,) = axes.bar(at, bar.negative, width=0.66, color=palette.accent, alpha=1 if is_now else 0.45)
            hints.append((drawn, bar.hint))
            weight = "semibold" if is_now else "normal"
            axes.annotate(
                str(bar.negative),
                (at, bar.negative),
                (0, 2),
                textcoords="offset points",
                ha="center",
                fontsize=9,
                fontweight=weight,
            )
        if alarm is not None:
            axes.axhline(alarm, color=palette.text, linewidth=1)
            axes.annotate(
                line, (-0.5, alarm), (0, 3), textcoords="offset points", ha="left", fontsize=9, color=palette.text
            )
        axes.axhline(0, color=palette.grid, linewidth=1)
        axes.set_ylim(0, max(highest, alarm or 0, 1) * _ROOM)
        axes.set_xlim(-0.5, max(len(bars), 1) - 0.5)
        axes.set_yticks([])
        shown = sorted({*range(len(bars))[:1], *range(len(bars))[-1:]})
        axes.set_xticks(shown, [bars[at].name for at in shown], fontsize=9)
        _within(axes)
    return Chart(figure=figure, title=title, rows=rows_of(heads, *(bar.row for bar in bars)), hints=tuple(hints))


def _within(axes: Axes) -> None:
    """Words of the first and the last stay inside the picture."""
    labels = axes.get_xticklabels()
    if len(labels) > 1:
        labels[0].set_horizontalalignment("left")
        labels[-1].set_horizontalalignment("right")


# who is heard how much


@dataclass(frozen=True, slots=True, kw_only=True)
class VoicePart:
    """One part of the bar: the own brand, a rival, or the rest; `row` are its cells."""

    name: str
    size: int
    words: str
    is_own: bool = False
    is_rest: bool = False
    row: tuple[str, ...] = ()


def voice_bar(
    parts: Sequence[VoicePart], title: str, heads: Sequence[str], palette: Palette, *, width: float = 7.2
) -> Chart:
    """Side by side: the own brand filled, rivals hatched, the rest grey; each named below with its share."""
    from matplotlib.patches import Patch

    hints: list[tuple[Artist, str]] = []
    with drawing(palette):
        names, columns = _names_below([f"{part.name}: {part.words}" for part in parts], width)
        lines = max((sum(name.count("\n") + 1 for name in column) for column in columns), default=0)
        figure, axes = empty(title, (width, 1.15 + 0.26 * lines))
        whole, left, marks = sum(part.size for part in parts) or 1, 0.0, []
        for at, part in enumerate(parts):
            share = part.size / whole
            look = _look(part, at, palette)
            (drawn,) = axes.barh(0, share, left=left, height=0.8, linewidth=0.8, **look)
            hints.append((drawn, f"{part.name}: {part.words}"))
            marks.append(Patch(label=names[at], linewidth=0.8, **look))
            left += share
        axes.set_xlim(0, 1)
        axes.set_ylim(-0.5, 0.5)
        axes.set_xticks([])
        axes.set_yticks([])
        figure.legend(
            handles=marks,
            loc="outside lower left",
            ncols=len(columns) or 1,
            frameon=False,
            fontsize=_SMALL,
            handlelength=1.4,
            handleheight=1.0,
        )
    return Chart(figure=figure, title=title, rows=rows_of(heads, *(part.row for part in parts)), hints=tuple(hints))


def _names_below(names: Sequence[str], width: float) -> tuple[list[str], list[list[str]]]:
    """Names for a legend so many inches wide, and in which columns they stand: in two where the longest fit.

    Else they stand one below the other, and what is too long for a line goes on in the next.
    """
    room, half = width * 72 - 2 * _SMALL, math.ceil(len(names) / 2)
    columns = [[*names[:half]], [*names[half:]]]
    if all(columns) and sum(max(map(_wide, column)) + _BESIDE * _SMALL for column in columns) <= room:
        return [*names], columns
    broken = [_broken(name, room - _BESIDE * _SMALL) for name in names]
    return broken, [broken] if broken else []


def _wide(name: str) -> float:
    """In points, as a name below the bar is written."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    wide, _high, _below = text_to_path.get_text_width_height_descent(name, FontProperties(size=_SMALL), ismath=False)
    return float(wide)


def _broken(name: str, room: float) -> str:
    """In lines that are no wider than the room, as far as words let it be broken."""
    lines: list[str] = []
    for word in name.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _wide(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


def _look(part: VoicePart, at: int, palette: Palette) -> dict[str, Any]:
    if part.is_own:
        return {"facecolor": palette.accent, "edgecolor": palette.ground}
    if part.is_rest:
        return {"facecolor": palette.grid, "edgecolor": palette.ground}
    return {
        "facecolor": palette.ground,
        "edgecolor": palette.series[at % len(palette.series)],
        "hatch": _HATCHES[(at - 1) % len(_HATCHES)],
    }


# month by month


@dataclass(frozen=True, slots=True, kw_only=True)
class SharePoint:
    """The share of a month and where it lies; None where nothing is known."""

    name: str
    share: float | None
    low: float = 0.0
    high: float = 0.0
    hint: str = ""
    row: tuple[str, ...] = ()


def share_line(
    points: Sequence[SharePoint],
    title: str,
    heads: Sequence[str],
    percent: Callable[[float], str],
    palette: Palette,
    *,
    size: tuple[float, float] = (7.2, 2.4),
) -> Chart:
    """A line over the months within its range; months of which nothing is known are gaps."""
    hints: list[tuple[Artist, str]] = []
    places = range(len(points))
    with drawing(palette):
        figure, axes = empty(title, size)
        lows, highs = ([math.nan if p.share is None else getattr(p, end) for p in points] for end in ("low", "high"))
        axes.fill_between(places, lows, highs, color=palette.soft, linewidth=0)
        axes.plot(places, [math.nan if p.share is None else p.share for p in points], color=palette.accent, linewidth=2)
        for at, point in enumerate(points):
            if point.share is not None:
                axes.plot([at, at], [point.low, point.high], color=palette.accent, linewidth=1, alpha=0.6)
                (dot,) = axes.plot(at, point.share, "o", color=palette.accent, markersize=6)
                hints.append((dot, point.hint))
                note = percent(point.share)
                aside = (7, -11) if _rises(points, at) else (7, 3)
                axes.annotate(note, (at, point.share), aside, textcoords="offset points", fontsize=9)
        top = max((p.high for p in points if p.share is not None), default=1.0)
        axes.set_ylim(0, max(top, 0.01) * 1.05)
        axes.set_xlim(-0.3, max(len(points) - 0.4, 0.6))
        axes.set_xticks([*places], [point.name for point in points], fontsize=9)
        axes.set_yticks([0, top], [percent(0.0), percent(top)], fontsize=9, color=palette.muted)
        axes.axhline(0, color=palette.grid, linewidth=1)
    return Chart(figure=figure, title=title, rows=rows_of(heads, *(point.row for point in points)), hints=tuple(hints))


def _rises(points: Sequence[SharePoint], at: int) -> bool:
    """Whether the line goes up from here: then it would run through words above it."""
    here, after = (each.share for each in (points[at], points[min(at + 1, len(points) - 1)]))
    return here is not None and after is not None and after > here
