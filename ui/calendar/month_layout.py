"""Where everything of a month stands: cells, the chips that fit into them, and what says how many do not fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPixmap

from smmdesk.domain.ids import PostId
from smmdesk.domain.posts import Post
from ui.calendar.month_days import WEEK, MonthDays

HEADER: Final = 26
"""the line of weekdays"""
NUMBER: Final = 26
"""the line of a cell with its day's number"""
_LOW, _LOW_NUMBER = 84, 22  # the same in rows too low to waste a line
PADDING: Final = 4
GAP: Final = 3
MORE: Final = 16
"""the line of “+4”"""
HEIGHTS: Final = (22, 38, 53, 68)
"""of chips of one to four lines"""


@dataclass(slots=True)
class Chip:
    """A post's place; its picture is painted when it is first needed."""

    post: Post
    rect: QRect
    pictures: dict[bool, QPixmap] = field(default_factory=dict)
    """by whether it is selected"""


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
        self.by_day: dict[date, list[Post]] = {}
        for post in posts:
            if post.day is not None:
                self.by_day.setdefault(post.day, []).append(post)
        row = (size.height() - HEADER) // days.weeks
        self.number = NUMBER if row > _LOW else _LOW_NUMBER
        self.chip_height = self._tallest()
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

    def chip_of(self, post_id: PostId) -> Chip | None:
        """The chip of a post; None where it is not in sight."""
        return next((chip for cell in self.cells for chip in cell.chips if chip.post.id == post_id), None)

    def _tallest(self) -> int:
        """Chips are as tall as the fullest day allows: none is hidden for the sake of another's second line."""
        room = (self.size.height() - HEADER) // self.days.weeks - self.number - PADDING
        fullest = max((len(self.by_day.get(day, ())) for day in self.days.days()), default=0)
        shown = _shown(room, fullest, HEIGHTS[0])
        return max(height for height in HEIGHTS if _shown(room, fullest, height) >= shown)

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
        """As many chips as fit; the last place goes to “+4” where some do not."""
        height = self.chip_height
        inner = cell.rect.adjusted(PADDING, self.number, -PADDING - 1, -PADDING)
        places = _shown(inner.height(), len(cell.posts), height)
        if len(cell.posts) > places:
            cell.more = QRect(inner.left(), inner.top() + places * (height + GAP), inner.width(), MORE)
        cell.chips = [
            Chip(post, QRect(inner.left(), inner.top() + index * (height + GAP), inner.width(), height))
            for index, post in enumerate(cell.posts[:places])
        ]


def _shown(room: int, count: int, height: int) -> int:
    """How many of `count` chips of that height stand one below the other, with “+4” below where not all do."""
    places = (room + GAP) // (height + GAP)
    return count if count <= places else max((room - MORE + GAP) // (height + GAP), 0)


def _edge(whole: int, index: int, count: int) -> int:
    """Where part `index` of `count` equal parts begins, without gaps from rounding."""
    return whole * index // count
