"""Where everything of a week stands: a column a day, a chip at its hour, side by side where hours overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize

from smmdesk.domain.lanes import lanes
from smmdesk.domain.posts import Post
from ui.calendar.month.layout import NO_GAPS, Cell, Chip, GapChip, MonthLayout, edge, minute_on
from ui.calendar.month.quick_line import HEIGHT as LINE
from ui.style.text_size import scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from ui.calendar.month.days import MonthDays
    from ui.calendar.month.layout import Gaps
    from ui.calendar.month.selection import Selection, Stop

FIRST, LAST = 6, 23
"""Hours in sight where no post needs others."""
LENGTH: Final = 30
"""Minutes that a post is high, for it has no end."""
HOUR: Final = 48
"""Pixels of an hour, at the least: a post holds one line."""
_NARROWEST: Final = 28
"""Pixels of a chip that are worth looking at; where more stand side by side, the last place says how many more."""
_GAP: Final = 2
_MOST_LINES: Final = 3
"""of a chip that has room below it"""
_DAY: Final = 24


def hours_of(stops: Iterable[Stop]) -> range:
    """The hours in sight: from six to eleven at night, and as many more as these posts and empty slots need."""
    minutes = [minute_on(stop) for stop in stops]
    last = (max(minutes, default=0) + LENGTH + 59) // 60
    return range(min(FIRST, min(minutes, default=FIRST * 60) // 60), min(max(LAST, last), _DAY))


class WeekLayout(MonthLayout):
    """The places of one week's posts in a widget of one size."""

    def __init__(
        self,
        days: MonthDays,
        posts: Iterable[Post],
        size: QSize,
        lines: Callable[[Post, int], int] = lambda *_: 1,
        gaps: Gaps = NO_GAPS,
    ) -> None:
        there = list(posts)
        self.hours = hours_of([*there, *(each for day in days.days() for each in gaps.get(day, ()))])
        self.hidden: dict[date, list[tuple[QRect, int]]] = {}
        """by day the places that say how many posts have none"""
        super().__init__(days, there, size, lines, gaps)

    # hours

    def y_of(self, minute: int) -> int:
        """How far down a minute of the day is."""
        return (minute - self.hours.start * 60) * self.size.height() // (len(self.hours) * 60)

    def minute_of(self, y: int) -> int:
        """The minute of the day that is so far down, within the hours in sight."""
        minute = self.hours.start * 60 + y * len(self.hours) * 60 // max(self.size.height(), 1)
        return min(max(minute, self.hours.start * 60), self.hours.stop * 60 - 1)

    def minute_at(self, place: QPoint) -> int | None:
        """The half hour under a point, by its first minute."""
        return self.minute_of(place.y()) // LENGTH * LENGTH

    def hour_place(self, day: date, minute: int) -> QRect:
        """Half an hour of a day."""
        cell = self.cell_of(day)
        if cell is None:
            return QRect()
        top, end = self.y_of(minute), self.y_of(minute + LENGTH)
        return QRect(cell.rect.left(), top, cell.rect.width(), end - top)

    def spot(self, selection: Selection) -> QRect:
        """On a post, on half an hour, or on all of a day."""
        if selection.at is not None and selection.current is None and selection.gap is None:
            return self.hour_place(selection.day, selection.at)
        return super().spot(selection)

    def around(self, selection: Selection) -> QRect:
        """The post or the hour: a day is as high as the week."""
        return self.spot(selection)

    def line_place(self, day: date, at: int | None) -> QRect:
        """The line stands where its hour begins."""
        place = self.hour_place(day, max(self.hours.start, 10) * 60 if at is None else at)
        if place.isNull():
            return place
        # it is put at the foot of what it is given
        foot = min(place.top() + scaled(LINE) + 2, self.size.height())
        return QRect(place.left(), foot - scaled(LINE) - 2, place.width(), scaled(LINE) + 2)

    # stops of the keyboard

    def stops(self, day: date) -> list[tuple[int, Stop | None]]:
        """A day's posts and empty slots, and its hours in which none begins, by their minute, in order of time."""
        there = [(minute_on(stop), stop) for stop in self.stops_of(day)]
        taken = {minute // 60 for minute, _stop in there}
        free: list[tuple[int, Stop | None]] = [(hour * 60, None) for hour in self.hours if hour not in taken]
        return sorted([*free, *there], key=lambda stop: stop[0])

    # places

    def more_at(self, place: QPoint) -> Cell | None:
        """The day whose “+4” is under a point."""
        cell = self.cell_at(place)
        hidden = self.hidden.get(cell.day, ()) if cell else ()
        return cell if any(rect.contains(place) for rect, _count in hidden) else None

    def _cell(self, index: int) -> Cell:
        day = self.days.day(index)
        left, right = (edge(self.size.width(), each, len(self.days.days())) for each in (index, index + 1))
        cell = Cell(day, QRect(left, 0, right - left, self.size.height()), True, self.by_day.get(day, ()))
        cell.gaps = self.gaps.get(day, ())
        self._fill(cell)
        return cell

    def _fill(self, cell: Cell) -> None:
        stops = self.stops_of(cell.day)
        minutes = [*map(minute_on, stops)]
        room = cell.rect.adjusted(_GAP + 1, 0, -_GAP - 1, 0)
        places = max(room.width() // scaled(_NARROWEST), 1)
        chips, gaps, hidden = list[Chip](), list[GapChip](), list[tuple[QRect, int]]()
        ends = [*minutes, self.hours.stop * 60][1:]
        for stop, minute, lane, until in zip(stops, minutes, lanes(minutes, LENGTH), ends, strict=True):
            shown = min(lane.of, places)
            top, end = self.y_of(minute), self.y_of(minute + LENGTH)
            left, right = (edge(room.width(), min(each, shown), shown) for each in (lane.number, lane.number + 1))
            rect = QRect(room.left() + left, top + 1, right - left - _GAP, end - top - _GAP)
            if lane.of > places and lane.number >= places - 1:
                if isinstance(stop, Post):  # that a slot is empty is told by the day
                    _hide(hidden, _last_lane(room, rect, shown))
                rect = QRect()
            elif lane.of == 1 and isinstance(stop, Post):
                rect.setHeight(self._grown(stop, rect, self.y_of(until) - top - _GAP))
            chips.append(Chip(stop, rect)) if isinstance(stop, Post) else gaps.append(GapChip(stop, rect))
        cell.chips, cell.gap_chips = chips, [each for each in gaps if not each.rect.isEmpty()]
        if hidden:
            self.hidden[cell.day] = hidden

    def _grown(self, post: Post, rect: QRect, room: int) -> int:
        """The height of a chip with nothing beside it: more lines of its words, down to the next post."""
        lines = min(self._lines(post, rect.width()), _MOST_LINES)
        fitting = [high for high in self.measures.heights[:lines] if rect.height() < high <= room]
        return max(fitting, default=rect.height())


def _last_lane(room: QRect, rect: QRect, shown: int) -> QRect:
    left = edge(room.width(), shown - 1, shown)
    return QRect(room.left() + left, rect.top(), room.width() - left - _GAP, rect.height())


def _hide(hidden: list[tuple[QRect, int]], rect: QRect) -> None:
    """One more that has no place of its own: counted with those it lies upon."""
    if hidden and hidden[-1][0].intersects(rect):
        there, count = hidden.pop()
        hidden.append((there.united(rect), count + 1))
    else:
        hidden.append((rect, 1))
