"""Where everything of a month stands: cells, the chips that fit into them, and what says how many do not fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPixmap

from ui.calendar.month.days import WEEK, MonthDays

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from smmdesk.domain.posts import Post

HEADER: Final = 26
"""the line of weekdays"""
PADDING: Final = 4
MORE: Final = 16
"""the line of “+4”"""


class Measures(NamedTuple):
    """How a cell is divided. `heights` are those of chips of one to four lines."""

    number: int
    """the line with the day's number"""
    gap: int
    bottom: int
    heights: tuple[int, ...]
    more_in_corner: bool
    """“+4” beside the day's number, so that it takes no line from the chips"""

    def shown(self, room: int, count: int, height: int) -> int:
        """How many of `count` chips of that height stand one below the other."""
        # with one gap more, since the last chip has none below
        places = (room + self.gap) // (height + self.gap)
        if count <= places or self.more_in_corner:
            return min(count, max(places, 0))
        return max((room - MORE + self.gap) // (height + self.gap), 0)


ROOMY: Final = Measures(number=26, gap=3, bottom=4, heights=(22, 38, 53, 68), more_in_corner=False)
TIGHT: Final = Measures(number=22, gap=2, bottom=3, heights=(19, 35, 50, 65), more_in_corner=True)
_LOW: Final = 84
"""Rows lower than this are divided tightly."""


def text_lines(height: int) -> int:
    """How many lines of text stand under the first line of a chip of that height; 0: they share one line."""
    # 20 pixels for the first line and 15 for each below it; rounding serves the roomy heights and the tight ones alike
    return round((height - 20) / 15)


class Chip(NamedTuple):
    """A post's place."""

    post: Post
    rect: QRect


@dataclass(slots=True)
class Sheet:
    """The month as it looks while nothing is selected, as far as it is painted."""

    picture: QPixmap = field(default_factory=QPixmap)
    cells: int = 0
    """how many are painted"""


@dataclass(slots=True)
class Cell:
    """A day's place with what fits into it."""

    day: date
    rect: QRect
    in_month: bool
    posts: Sequence[Post] = ()
    chips: Sequence[Chip] = ()
    more: QRect | None = None

    @property
    def hidden(self) -> int:
        """How many posts have no chip."""
        return len(self.posts) - len(self.chips)


class MonthLayout:
    """The places of one month's posts in a widget of one size."""

    def __init__(self, days: MonthDays, posts: Iterable[Post], size: QSize) -> None:
        self.days = days
        self.size = size
        self.sheet = Sheet()
        self.by_day: dict[date, list[Post]] = {}
        for post in posts:
            if post.day is not None:
                self.by_day.setdefault(post.day, []).append(post)
        self.row = (size.height() - HEADER) // days.weeks
        self.measures = ROOMY if self.row > _LOW else TIGHT
        self.chip_height = self._tallest(self._usual())
        self.cells = [self._cell(index) for index in range(days.weeks * WEEK)]

    def cell_of(self, day: date) -> Cell | None:
        """The cell of a day."""
        index = self.days.index(day)
        return None if index is None else self.cells[index]

    def cell_at(self, place: QPoint) -> Cell | None:
        """The cell under a point."""
        return next((cell for cell in self.cells if cell.rect.contains(place)), None)

    def chip_at(self, place: QPoint) -> Chip | None:
        """The chip under a point."""
        cell = self.cell_at(place)
        return next((chip for chip in cell.chips if chip.rect.contains(place)), None) if cell else None

    def more_at(self, place: QPoint) -> Cell | None:
        """The cell whose “+4” is under a point."""
        cell = self.cell_at(place)
        return cell if cell and cell.more and cell.more.contains(place) else None

    def _usual(self) -> int:
        """How many posts a day has: three of four days that have any have no more."""
        counts = sorted(len(posts) for day in self.days.days() if (posts := self.by_day.get(day)))
        return counts[len(counts) * 3 // 4] if counts else 0

    def _tallest(self, count: int) -> int:
        """The height of chips on a day with so many: none is hidden for the sake of another's second line."""
        measures = self.measures
        room = self.row - measures.number - measures.bottom
        shown = measures.shown(room, count, measures.heights[0])
        # the lowest chips show as many as can be shown, so there always is a height that shows as many
        return max(height for height in measures.heights if measures.shown(room, count, height) >= shown)

    def _cell(self, index: int) -> Cell:
        day = self.days.day(index)
        row, column = divmod(index, WEEK)
        left, right = _edge(self.size.width(), column, WEEK), _edge(self.size.width(), column + 1, WEEK)
        height = self.size.height() - HEADER
        top, bottom = _edge(height, row, self.days.weeks), _edge(height, row + 1, self.days.weeks)
        rect = QRect(left, HEADER + top, right - left, bottom - top)
        cell = Cell(day, rect, day in self.days.month, self.by_day.get(day, ()))
        self._fill(cell)
        return cell

    def _fill(self, cell: Cell) -> None:
        """As many chips as fit, of the month's height or of what a fuller day allows; “+4” where some do not."""
        height, measures = min(self.chip_height, self._tallest(len(cell.posts))), self.measures
        inner = cell.rect.adjusted(PADDING, measures.number, -PADDING - 1, -measures.bottom)
        step = height + measures.gap
        places = measures.shown(inner.height(), len(cell.posts), height)
        if len(cell.posts) > places:
            below = QRect(inner.left(), inner.top() + places * step, inner.width(), MORE)
            corner = QRect(cell.rect.right() - 36, cell.rect.top() + 3, 32, MORE)
            cell.more = corner if measures.more_in_corner else below
        cell.chips = [
            Chip(post, QRect(inner.left(), inner.top() + index * step, inner.width(), height))
            for index, post in enumerate(cell.posts[:places])
        ]


def _edge(whole: int, index: int, count: int) -> int:
    """Where part `index` of `count` equal parts begins, without gaps from rounding."""
    return whole * index // count
