"""Measuring by turns: what is ours and its floor one after the other, again and again, and the median of each."""

from __future__ import annotations

import time
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_HEADS = ("what", "ours", "floor", "ratio", "limit", "met")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table. `limit` is the greatest ratio that is good enough; without one it is only told."""

    what: str
    ours: float
    floor: float
    unit: str
    limit: float | None = None

    @property
    def ratio(self) -> float:
        """Ours in floors."""
        return self.ours / self.floor

    @property
    def is_met(self) -> bool:
        """Whether it is good enough."""
        return self.limit is None or self.ratio <= self.limit

    def cells(self) -> tuple[str, ...]:
        """The line as words."""
        met = "" if self.limit is None else "yes" if self.is_met else "NO"
        return (
            self.what,
            f"{self.ours:.1f} {self.unit}",
            f"{self.floor:.1f} {self.unit}",
            f"{self.ratio:.2f}",
            "" if self.limit is None else f"{self.limit:g}",
            met,
        )


def timed(act: Callable[[], object]) -> Callable[[], float]:
    """The act, as something that gives the milliseconds it took."""

    def run() -> float:
        start = time.perf_counter()
        act()
        return (time.perf_counter() - start) * 1000

    return run


def by_turns(ours: Callable[[], float], floor: Callable[[], float], rounds: int) -> tuple[float, float]:
    """The medians of what both give; a first round of each is not counted."""
    pairs = [(ours(), floor()) for _round in range(rounds + 1)][1:]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def table(figures: Iterable[Figure]) -> str:
    """The figures, a line each."""
    lines = [_HEADS, *(figure.cells() for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(_aligned(line, widths)).rstrip() for line in lines)


def _aligned(line: tuple[str, ...], widths: list[int]) -> list[str]:
    first, *numbers = (str.ljust if at == 0 else str.rjust for at in range(len(line)))
    return [align(cell, width) for align, cell, width in zip((first, *numbers), line, widths, strict=True)]
