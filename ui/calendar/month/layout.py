"""Where everything of a month stands: cells, the chips that fit into them, and what says how many do not fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPixmap

from smmdesk.domain.periods import minute_of
from smmdesk.domain.posts import Post
from ui.calendar.month.days import WEEK, MonthDays
from ui.style.text_size import scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from smmdesk.domain.slots import Place
    from ui.calendar.month.selection import Selection, Stop

    Gaps = Mapping[date, Sequence[Place]]
    """by day the slots that no post fills, by time"""

NO_GAPS: Final[Gaps] = MappingProxyType({})
HEADER: Final = 26
"""the line of weekdays"""
PADDING: Final = 4
MORE: Final = 16
"""the line of “+4”"""


class Measures(NamedTuple):
    """How a cell is divided. `heights` are those of chips of one to six lines."""

    number: int
    """the line with the day's number"""
    gap: int
    bottom: int
    heights: tuple[int, ...]
    more_in_corner: bool
    """“+4” beside the day's number, so that it takes no line from the chips"""

    def as_now(self) -> Measures:
        """At the text size of now."""
        heights = tuple(map(scaled, self.heights))
        return self._replace(number=scaled(self.number), heights=heights)

    @property
    def step(self) -> int:
        """From one chip of one line to the next."""
        return self.heights[0] + self.gap

    def shown(self, room: int, count: int) -> int:
        """How many of `count` chips stand one below the other, each of one line."""
        # with one gap more, since the last chip has none below
        places = (room + self.gap) // self.step
        if count <= places or self.more_in_corner:
            return min(count, max(places, 0))
        return max((room - scaled(MORE) + self.gap) // self.step, 0)

    def shared_out(self, room: int, wanted: Sequence[int]) -> list[int]:
        """How many lines each of some chips gets that all have room for one: then from the first on a second for those
        that want one, and only when none lacks it a third. `wanted` are lines, at least one."""
        lines = [1] * len(wanted)
        left = room + self.gap - len(wanted) * self.step
        for line, (low, high) in enumerate(pairwise(self.heights), start=1):
            for index, most in enumerate(wanted):
                if most > line:
                    left -= high - low
                    if left < 0:
                        return lines
                    lines[index] += 1
        return lines


ROOMY: Final = Measures(number=26, gap=3, bottom=4, heights=(22, 38, 53, 68, 83, 98), more_in_corner=False)
TIGHT: Final = Measures(number=22, gap=2, bottom=3, heights=(19, 35, 50, 65, 80, 95), more_in_corner=True)
_LOW: Final = 84
"""Rows lower than this are divided tightly."""


def text_lines(height: int) -> int:
    """How many lines of text stand under the first line of a chip of that height; 0: they share one line."""
    # 20 pixels for the first line and 15 for each below it; rounding serves the roomy heights and the tight ones alike
    return round((height - scaled(20)) / scaled(15))


class Chip(NamedTuple):
    """A post's place."""

    post: Post
    rect: QRect


class GapChip(NamedTuple):
    """The place of a slot that no post fills."""

    gap: Place
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
    gaps: Sequence[Place] = ()
    gap_chips: Sequence[GapChip] = ()
    """of as many gaps as there is room for beside the posts"""

    @property
    def hidden(self) -> int:
        """How many posts have no chip."""
        return len(self.posts) - len(self.chips)


def _one(_post: Post, _width: int) -> int:
    return 1


def minute_on(stop: Stop) -> int:
    """The minute of the day at which a post or an empty slot stands."""
    if isinstance(stop, Post):
        return minute_of(stop.moment.wall) if stop.moment else 0
    return minute_of(stop.slot.at)


class MonthLayout:
    """The places of one month's posts in a widget of one size."""

    def __init__(
        self,
        days: MonthDays,
        posts: Iterable[Post],
        size: QSize,
        lines: Callable[[Post, int], int] = _one,
        gaps: Gaps = NO_GAPS,
    ) -> None:
        """`lines` tells how many a chip of some width would fill, for days that have room for more than one."""
        self._lines, self.gaps = lines, gaps
        self.days = days
        self.size = size
        self.sheet = Sheet()
        self.by_day: dict[date, list[Post]] = {}
        for post in posts:
            if post.day is not None:
                self.by_day.setdefault(post.day, []).append(post)
        self.row = (size.height() - scaled(HEADER)) // days.weeks
        self.measures = (ROOMY if self.row > scaled(_LOW) else TIGHT).as_now()
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

    def gap_at(self, place: QPoint) -> GapChip | None:
        """The empty slot under a point."""
        cell = self.cell_at(place)
        return next((chip for chip in cell.gap_chips if chip.rect.contains(place)), None) if cell else None

    def stops_of(self, day: date) -> Sequence[Stop]:
        """A day's posts and its empty slots, in order of time."""
        posts, gaps = self.by_day.get(day, ()), self.gaps.get(day, ())
        return sorted([*posts, *gaps], key=minute_on) if gaps else posts

    def more_at(self, place: QPoint) -> Cell | None:
        """The cell whose “+4” is under a point."""
        cell = self.cell_at(place)
        return cell if cell and cell.more and cell.more.contains(place) else None

    def minute_at(self, place: QPoint) -> int | None:  # noqa: ARG002  (a month has no hours)
        """The minute of the day under a point, where hours are shown."""
        return None

    def spot(self, selection: Selection) -> QRect:
        """Where the keyboard is: on a post, on an empty slot, or on the day; nowhere for a day out of sight."""
        if (cell := self.cell_of(selection.day)) is None:
            return QRect()
        if selection.gap is not None:
            return next((chip.rect for chip in cell.gap_chips if chip.gap.slot.id == selection.gap), cell.rect)
        return next((chip.rect for chip in cell.chips if chip.post.id == selection.current), cell.rect)

    def around(self, selection: Selection) -> QRect:
        """What a popup about the selection leaves in sight: the day."""
        cell = self.cell_of(selection.day)
        return cell.rect if cell else QRect()

    def line_place(self, day: date, at: int | None) -> QRect:  # noqa: ARG002  (a month has no hours)
        """At whose foot a line stands in which a post of that day and minute is begun; nowhere for a day out of
        sight."""
        cell = self.cell_of(day)
        return cell.rect if cell else QRect()

    def _cell(self, index: int) -> Cell:
        day = self.days.day(index)
        row, column = divmod(index, WEEK)
        left, right = edge(self.size.width(), column, WEEK), edge(self.size.width(), column + 1, WEEK)
        height = self.size.height() - scaled(HEADER)
        top, bottom = edge(height, row, self.days.weeks), edge(height, row + 1, self.days.weeks)
        rect = QRect(left, scaled(HEADER) + top, right - left, bottom - top)
        cell = Cell(day, rect, day in self.days.month, self.by_day.get(day, ()), gaps=self.gaps.get(day, ()))
        self._fill(cell)
        return cell

    def _fill(self, cell: Cell) -> None:
        """As many chips as fit, taller where all do and room is left; “+4” where some do not. Empty slots come after
        the posts: they take lines from their words, and the place of none."""
        measures = self.measures
        inner = cell.rect.adjusted(PADDING, measures.number, -PADDING - 1, -measures.bottom)
        places = measures.shown(inner.height(), len(cell.posts))
        posts = cell.posts[:places]
        if len(cell.posts) > places:
            below = QRect(inner.left(), inner.top() + places * measures.step, inner.width(), scaled(MORE))
            corner = QRect(cell.rect.right() - scaled(32) - 4, cell.rect.top() + 3, scaled(32), scaled(MORE))
            cell.more = corner if measures.more_in_corner else below
        free = 0 if cell.more else (inner.height() + measures.gap) // measures.step - len(posts)
        gaps = cell.gaps[: max(free, 0)]
        room = QSize(inner.width(), inner.height() - len(gaps) * measures.step)
        heights = iter(self._heights(room, posts, has_more=cell.more is not None))
        top, chips, gap_chips = inner.top(), list[Chip](), list[GapChip]()
        stops: list[Stop] = [*posts, *gaps]
        for stop in sorted(stops, key=minute_on) if gaps else posts:
            is_post = isinstance(stop, Post)
            rect = QRect(inner.left(), top, inner.width(), next(heights) if is_post else measures.heights[0])
            chips.append(Chip(stop, rect)) if isinstance(stop, Post) else gap_chips.append(GapChip(stop, rect))
            top += rect.height() + measures.gap
        cell.chips, cell.gap_chips = chips, gap_chips

    def _heights(self, room: QSize, posts: Sequence[Post], *, has_more: bool) -> list[int]:
        """Of chips one below the other. A day that cannot show all its posts stays dense."""
        measures = self.measures
        first, second, *_rest = measures.heights
        # what a post says is measured only where that can matter
        if has_more or room.height() + measures.gap - len(posts) * measures.step < second - first:
            return [first] * len(posts)
        wanted = [self._lines(post, room.width()) for post in posts]
        return [measures.heights[lines - 1] for lines in measures.shared_out(room.height(), wanted)]


def edge(whole: int, index: int, count: int) -> int:
    """Where part `index` of `count` equal parts begins, without gaps from rounding."""
    return whole * index // count
