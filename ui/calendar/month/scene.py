"""What the month shows and what is asked for in it: the state that painting, mouse, keys and screen readers share.

None of them knows the widget. Mouse and keys change the scene and ask through its signals; the view paints it anew
when it has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal

from smmdesk.domain.periods import time_at, utc_now
from ui.calendar.month.days import MonthDays
from ui.calendar.month.layout import NO_GAPS
from ui.calendar.month.layout_cache import LayoutCache
from ui.calendar.month.selection import Selection
from ui.calendar.shown.spoken import day_in_words, day_named, gap_in_words, gaps_in_words, marks_in_words, post_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from PySide6.QtCore import QPoint

    from smmdesk.domain.day_marks import MarkedDays
    from smmdesk.domain.posts import Post
    from smmdesk.domain.slots import Place
    from smmdesk.speech.language import Language
    from ui.calendar.month.dragging import Drag
    from ui.calendar.month.layout import Gaps, MonthLayout
    from ui.calendar.shown.looks import Marks


class MonthScene(QObject):
    """One month with its posts, what is selected in it, and what is in the hand."""

    changed = Signal()
    """it looks otherwise"""
    selection_changed = Signal()
    clicked = Signal(object)
    opened = Signal(object)
    """a post, by Enter or double click"""
    gap_wanted = Signal(object)
    """an empty slot, by Enter or click: what it may be filled with"""
    line_wanted = Signal(str)
    """a line on the selected day to begin a post in, with its first letters"""
    moved = Signal(list, int, int)
    copied = Signal(list, int, int)
    """ids, days and minutes, after a drop"""
    planned = Signal(list, object, object)
    """ids of ideas, their day and the minute of it, None for any, after a drop"""
    set_aside = Signal(list)
    """ids of posts that were dropped among the ideas"""
    client_wanted = Signal(object)
    """the id of a client who is to be shown alone"""
    today_wanted = Signal()
    month_wanted = Signal(int)
    day_wanted = Signal(object)
    """a day outside of the grid that the keyboard went to"""
    nudged = Signal(int)
    """minutes by which the selected posts are to be moved"""
    details_wanted = Signal(object)
    """a day by its number: what there is to know of it"""
    whole_day_wanted = Signal(object)
    """a day all posts of which are to be listed"""

    def __init__(
        self,
        language: Language,
        today: date,
        *,
        size: Callable[[], QSize],
        warm: Callable[[MonthLayout], bool],
        lines: Callable[[Post, int], int],
    ) -> None:
        """`size` tells how much room there is; `warm` paints a little ahead of need, and `lines` says how many a chip
        of some width would fill (see `LayoutCache`)."""
        super().__init__()
        self._language = language
        self._size = size
        self.layouts = LayoutCache(self, warm, lines)
        self.today = today
        self.selection = Selection(today)
        self.days = MonthDays.around(today, language.first_weekday())
        self.posts: Sequence[Post] = ()
        self.gaps: Gaps = NO_GAPS
        """slots to come that no post fills"""
        self.marks: Marks = {}
        """of the clients whose posts are shown together; empty for a single client"""
        self.day_marks: MarkedDays = {}
        self.zone = ""
        """of all posts in sight, where they share one"""
        self.now: Callable[[], datetime] = utc_now
        self.drag: Drag | None = None
        self.warns: Callable[[Post], bool] = lambda _post: False
        """whether a post is marked as one that needs attention"""
        self.why: Callable[[Post], Sequence[str]] = lambda _post: ()
        """what is wrong with it"""
        self.has_focus = False
        self.is_beside: Callable[[QPoint], bool] = lambda _place: False
        """whether a place lies over the ideas beside the month"""

    # what is shown

    @property
    def places(self) -> MonthLayout:
        """Where everything stands."""
        return self.layouts.page(self.days, self.posts, self._size(), self.gaps)

    def posts_of(self, day: date) -> Sequence[Post]:
        """A day's posts, in order of time."""
        return self.places.by_day.get(day, ())

    def show(self, days: MonthDays, posts: Sequence[Post], gaps: Gaps = NO_GAPS) -> None:
        """Show a month; a list of posts shown before is not laid out again. Selected posts may be out of sight."""
        self.days, self.posts, self.gaps = days, posts, gaps
        self.changed.emit()

    def show_day_marks(self, marks: MarkedDays) -> None:
        """Holidays and other days that matter, for the corners."""
        self.day_marks = marks
        self.changed.emit()

    def prepare(self, days: MonthDays, posts: Sequence[Post], gaps: Gaps = NO_GAPS) -> None:
        """Get a month ready that may be shown next."""
        self.layouts.prepare(days, posts, self._size(), gaps)

    def hold(self, drag: Drag | None) -> None:
        """Take something into the hand, or let go of it."""
        self.drag = drag
        self.changed.emit()

    # what is selected

    def selected(self) -> list[Post]:
        """The selected posts in sight, in order of time."""
        ids = self.selection.ids
        return [post for post in self.posts if post.id in ids] if ids else []

    def current(self) -> Post | None:
        """The post under the keyboard."""
        posts = self.posts_of(self.selection.day)
        return next((post for post in posts if post.id == self.selection.current), None)

    def current_gap(self) -> Place | None:
        """The empty slot under the keyboard."""
        wanted = self.selection.gap
        gaps = self.gaps.get(self.selection.day, ()) if wanted is not None else ()
        return next((each for each in gaps if each.slot.id == wanted), None)

    def select(self, posts: Sequence[Post], *, by_hand: bool = True) -> None:
        """Select these posts and the day of the last of them; `by_hand` false where an act does."""
        self.selection.choose_all(posts, by_hand=by_hand)
        if posts and (day := posts[-1].day) is not None:
            self.selection.day = day
        self.announce()

    def select_day(self, day: date) -> None:
        """Select a day and no post."""
        self.selection.choose_day(day)
        self.announce()

    def select_all(self) -> None:
        """Select every post of the month's grid."""
        self.selection.choose_all(self.posts)
        self.announce()

    def announce(self) -> None:
        """Tell everybody that `selection` was changed."""
        self.changed.emit()
        self.selection_changed.emit()

    # how it is heard

    def day_in_words(self, day: date) -> str:
        """A day as it is heard, with the hour where the keyboard is on none of its posts."""
        at = self.selection.at if day == self.selection.day else None
        if at is not None:
            clock = self._language.time(time_at(at))
            return f"{day_named(self._language, day)}, {clock}"
        words = day_in_words(self._language, day, len(self.posts_of(day)), self.day_marks)
        gaps = self.gaps.get(day, ())
        return f"{words}; {gaps_in_words(self._language, gaps)}" if gaps else words

    def gap_in_words(self, gap: Place) -> str:
        """An empty slot as it is heard, and as its tool tip says it."""
        return gap_in_words(self._language, gap, self.marks.get(gap.slot.client_id))

    def words_at(self, place: QPoint) -> str:
        """What a tool tip says of what is under a point: a post, an empty slot, what is told of a day."""
        places = self.places
        if (chip := places.chip_at(place)) is not None:
            return self.post_in_words(chip.post)
        if (gap := places.gap_at(place)) is not None:
            return self.gap_in_words(gap.gap)
        cell = places.cell_at(place)
        return marks_in_words(self.day_marks.get(cell.day, ())) if cell else ""

    def post_in_words(self, post: Post) -> str:
        """A post as it is heard, and as its tool tip says it."""
        return post_in_words(self._language, post, self.marks.get(post.client_id), self.why(post))
