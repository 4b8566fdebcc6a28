"""What is selected in the month: a day, and posts; and how arrows, Ctrl and Shift change that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from smmdesk.domain.periods import minute_of
from smmdesk.domain.posts import Post

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.domain.ids import PostId, SlotId
    from smmdesk.domain.slots import Place

    Stop = Post | Place
    """where the keyboard can be on a day: a post, or a slot that none fills"""

ByDay = Mapping[date, Sequence[Post]]
"""The posts in sight by day, each day's in order of their time; days without posts may be absent."""


@dataclass(slots=True)
class Selection:
    """One day is always selected; posts may be, in the order in which they were."""

    day: date
    ids: dict[PostId, None] = field(default_factory=dict)
    current: PostId | None = None
    """the post under the keyboard: the last one that was selected"""
    at: int | None = None
    """in a week the minute of the day where the keyboard is while it is on no post; None for all of the day"""
    gap: SlotId | None = None
    """the empty slot of the day under the keyboard"""
    is_given: bool = False
    """whether an act left these posts selected, and no hand chose them: they do not join what is chosen next"""
    _anchor_day: date | None = None
    _anchor: PostId | None = None

    def choose_day(self, day: date, at: int | None = None) -> None:
        """Only this day, or this minute of it, no post."""
        self.day, self._anchor_day, self.at = day, day, at
        self._clear()
        self.current = self._anchor = None

    def choose(self, post: Post) -> None:
        """Only this post, and its day."""
        self._clear()
        self._take(post)
        self._anchor, self._anchor_day = post.id, self.day

    def choose_gap(self, gap: Place) -> None:
        """Only this empty slot, its day and its minute; no post."""
        self.choose_day(gap.day, minute_of(gap.slot.at))
        self.gap = gap.slot.id

    def choose_stop(self, stop: Stop) -> None:
        """Only this post, or this empty slot."""
        self.choose(stop) if isinstance(stop, Post) else self.choose_gap(stop)

    def is_on(self, stop: Stop) -> bool:
        """Whether the keyboard is on this one of the day's."""
        return stop.id == self.current if isinstance(stop, Post) else stop.slot.id == self.gap

    def toggle(self, post: Post) -> None:
        """This post as well, or not any more."""
        if self.is_given and post.id not in self.ids:
            self._clear()
        self.is_given = False
        if post.id in self.ids:
            del self.ids[post.id]
            self.current = next(reversed(self.ids), None)
        else:
            self._take(post)
        self._anchor, self._anchor_day = post.id, self.day

    def extend_to(self, post: Post, by_day: ByDay) -> None:
        """All posts from the one chosen last to this one, in order of time."""
        line = _in_order(by_day)
        places = [index for index, each in enumerate(line) if each.id in {self._anchor, post.id}]
        self._clear()
        # nothing where the first of them is out of sight
        for each in line[min(places, default=0) : max(places, default=-1) + 1]:
            self.ids[each.id] = None
        self._take(post)

    def extend_days(self, days: int, by_day: ByDay) -> None:
        """The posts of all days from the one chosen last to the one that many days on."""
        anchor = self._anchor_day or self.day
        self.day += timedelta(days=days)
        low, high = sorted((anchor, self.day))
        self.choose_all(post for post in _in_order(by_day) if post.day and low <= post.day <= high)
        self._anchor_day = anchor

    def choose_all(self, posts: Iterable[Post], *, by_hand: bool = True) -> None:
        """These posts; the day stays. Those of a selection made by hand stay so when an act moved them."""
        before, self.ids, self.gap = self.ids, {post.id: None for post in posts}, None
        self.is_given = not by_hand and is_given(self.ids.keys(), before.keys(), was=self.is_given)
        self.current = next(reversed(self.ids), None)

    def step(self, days: int, stops_of: Callable[[date], Sequence[Stop]]) -> None:
        """That many days on. With a post or an empty slot selected, up and down go through those of the day before they
        leave it."""
        stops = stops_of(self.day)
        place = next((index for index, stop in enumerate(stops) if self.is_on(stop)), None)
        if place is None:
            self.choose_day(self.day + timedelta(days=days))
            return
        # up and down are steps of a week; left and right leave the day at once
        down = (days > 0) - (days < 0) if abs(days) > 1 else 0
        if down and 0 <= place + down < len(stops):
            self.choose_stop(stops[place + down])
            return
        self.choose_day(self.day + timedelta(days=days))
        if there := stops_of(self.day):
            self.choose_stop(there[_arrival(down, place, len(there))])

    def _clear(self) -> None:
        self.ids.clear()
        self.is_given, self.gap = False, None

    def _take(self, post: Post) -> None:
        self.ids[post.id] = None
        self.current = post.id
        self.at = self.gap = None
        # ideas have no day
        self.day = post.day or self.day


def _arrival(down: int, place: int, count: int) -> int:
    """Which of the next day is met first: from above the first, from below the last, from beside the same."""
    if down:
        return 0 if down > 0 else count - 1
    return min(place, count - 1)


def is_given(now: Set[PostId], before: Set[PostId], *, was: bool) -> bool:
    """Whether posts that an act selects were chosen by no hand: not where it only moved what one had chosen."""
    return was or not before >= now


def _in_order(by_day: ByDay) -> list[Post]:
    return [post for day in sorted(by_day) for post in by_day[day]]
