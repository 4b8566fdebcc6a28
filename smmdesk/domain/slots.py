"""The hours that a client's posts are meant for, which of them are filled, and which are left empty."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from smmdesk.domain.errors import OutOfRangeError, SmmdeskError
from smmdesk.domain.ids import ClientId, SlotId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period, minute_of
from smmdesk.domain.posts import NOT_PLANNED, Format, Post
from smmdesk.domain.record import Record
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

USUAL_TOLERANCE: Final = 60
MOST_TOLERANCE: Final = 240
"""Minutes before and after a slot's time within which a post fills it."""
PAST: Final = timedelta(weeks=8)
"""As far back as habits are looked for."""
LOOKED_AHEAD: Final = timedelta(weeks=8)
"""As far as posts are looked for that are planned ahead."""
_HABIT: Final = Fraction(60, 100)
_A_DAY: Final = 2
_TWICE: Final = 2
"""What happened once in eight weeks is no habit."""
_WEEKDAYS: Final = range(7)
_NETWORKS: Final = {network: at for at, network in enumerate(Network)}


class NoWeekdayError(SmmdeskError):
    """A slot of no day would never come."""

    message = _("A slot needs a weekday. Choose one at least.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot(Record):
    """A time of certain weekdays (0 is Monday) that a post of one network, or of any, is meant for.

    It stands from `starts` up to, not including, `ends`, or for good. A post fills it at most `tolerance` minutes
    before or after `at`, by the client's clock. `rubric` and `format` say what suits it best.
    """

    id: SlotId
    client_id: ClientId
    network: Network | None = None
    weekdays: tuple[int, ...]
    at: time
    rubric: str = ""
    format: Format | None = None
    tolerance: int = USUAL_TOLERANCE
    starts: date | None = None
    ends: date | None = None

    def checked(self) -> Self:
        """With each weekday once and in order; `NoWeekdayError` without any, refused where something cannot be."""
        if not self.weekdays:
            raise NoWeekdayError
        _within(min(self.weekdays), _WEEKDAYS)
        _within(max(self.weekdays), _WEEKDAYS)
        _within(self.tolerance, range(MOST_TOLERANCE + 1))
        if self.starts and self.ends:
            Period(self.starts, self.ends)
        return replace(self, weekdays=tuple(sorted({*self.weekdays})))

    def is_on(self, day: date) -> bool:
        """Whether the day has it."""
        is_begun = self.starts is None or self.starts <= day
        return is_begun and day.weekday() in self.weekdays and (self.ends is None or day < self.ends)


def _within(number: int, numbers: range) -> None:
    if number not in numbers:
        raise OutOfRangeError(low=numbers[0], high=numbers[-1])


class Place(NamedTuple):
    """A slot on one of its days, and the post that fills it; without one it is a gap."""

    day: date
    slot: Slot
    post: Post | None

    @property
    def off(self) -> int | None:
        """Minutes between the slot's time and its post; None of a gap."""
        return None if self.post is None else abs(_minute(self.post) - minute_of(self.slot.at))


def fill(slots: Iterable[Slot], posts: Iterable[Post], days: Iterable[date]) -> list[Place]:
    """The slots of one client on these days, by day, time and network, each with the post that fills it.

    First the slots of a network, each network apart, in order of time: the earliest post that has the network, lies
    within the tolerance and fills no slot of that network yet. Then slots of any network: the earliest post within the
    tolerance that fills no slot. Ideas and what was rejected do not count, and no slot reaches over midnight.
    """
    of_day: defaultdict[date, list[Post]] = defaultdict(list)
    for post in posts:
        if post.moment is not None and post.status not in NOT_PLANNED:
            of_day[post.moment.day].append(post)
    of_weekday = _by_weekday(slots)
    places: list[Place] = []
    for day in days:
        there = [slot for slot in of_weekday[day.weekday()] if slot.is_on(day)]
        if there and day in of_day:
            places += _filled(day, there, of_day[day])
        else:
            places += [Place(day, slot, None) for slot in there]
    return places


def _by_weekday(slots: Iterable[Slot]) -> list[list[Slot]]:
    """By weekday its slots as they are told: by time, those of any network first."""
    ordered = sorted(
        slots, key=lambda each: (each.at, -1 if each.network is None else _NETWORKS[each.network], each.id)
    )
    return [[slot for slot in ordered if weekday in slot.weekdays] for weekday in _WEEKDAYS]


def _filled(day: date, slots: Sequence[Slot], posts: Iterable[Post]) -> list[Place]:
    """Those of one day."""
    in_order = sorted(posts, key=lambda post: (_minute(post), post.id))
    minutes = [*map(_minute, in_order)]
    of_network: defaultdict[Network | None, set[int]] = defaultdict(set)
    taken: set[int] = set()
    found: dict[SlotId, Post] = {}
    # a sort keeps the order of time among those of a network, and among those of any
    for slot in sorted(slots, key=lambda each: each.network is None):
        used = taken if slot.network is None else of_network[slot.network]
        at = minute_of(slot.at)
        near = range(bisect_left(minutes, at - slot.tolerance), bisect_right(minutes, at + slot.tolerance))
        for index in near:
            if index not in used and (slot.network is None or slot.network in in_order[index].networks):
                used.add(index)
                taken.add(index)
                found[slot.id] = in_order[index]
                break
    return [Place(day, slot, found.get(slot.id)) for slot in slots]


def _minute(post: Post) -> int:
    return minute_of(post.moment.wall) if post.moment else 0


@dataclass(frozen=True, slots=True)
class Regularity:
    """How many slots there were, how many of them were filled, and how well their hour was kept."""

    slots: int
    filled: int
    off: Fraction | None
    """minutes between slot and post, the median of the filled ones; None without any"""

    @property
    def share(self) -> Fraction | None:
        """Filled ÷ slots; None where there was none to be filled."""
        return Fraction(self.filled, self.slots) if self.slots else None


def regularity(places: Iterable[Place]) -> Regularity:
    """That of these places."""
    from statistics import median  # the window's first frame knows slots and does without

    told = [place.off for place in places]
    off = [Fraction(each) for each in told if each is not None]
    return Regularity(len(told), len(off), median(off) if off else None)


def parted(places: Iterable[Place], wall: datetime) -> tuple[list[Place], list[Place]]:
    """Those whose time is over by the client's clock, and those that are to come."""
    past: list[Place] = []
    coming: list[Place] = []
    for place in places:
        (past if (place.day, place.slot.at) < (wall.date(), wall.time()) else coming).append(place)
    return past, coming


class Ahead(NamedTuple):
    """How far every slot is taken: days from today on, and the first that is empty; None where none of them is."""

    days: int
    first_empty: Place | None


def ahead(coming: Sequence[Place], days: Period) -> Ahead | None:
    """Of slots that are to come on these days, of which today is the first; None where there is none."""
    if not coming:
        return None
    first = next((each for each in coming if each.post is None), None)
    return Ahead(((first.day if first else days.end) - days.start).days, first)


class Offered(NamedTuple):
    """A time and the weekdays on which posts usually came out at it."""

    at: time
    weekdays: tuple[int, ...]


def offered(posts: Iterable[Post], today: date) -> list[Offered]:
    """Slots as a client's posts of the last eight weeks suggest them, by time.

    The fullest hours of weekdays, at most two a day and none that held a single post, until together they hold 60 % of
    those posts; none where they never do, since there is no habit then. An hour stands at its most frequent time.
    """
    past, counted = Period(today - PAST, today), 0
    cells: defaultdict[tuple[int, int], list[time]] = defaultdict(list)
    for post in posts:
        if post.moment is not None and post.moment.day in past and post.status not in NOT_PLANNED:
            cells[post.moment.day.weekday(), post.moment.wall.hour].append(post.moment.wall.time())
            counted += 1
    return _grouped(_fullest(cells, counted * _HABIT))


def _fullest(cells: Mapping[tuple[int, int], list[time]], enough: Fraction) -> list[tuple[int, time]]:
    """Weekday and time of as many cells as hold enough posts; none where they do not."""
    held, chosen, of_day = 0, [], Counter[int]()
    for (weekday, _hour), times in sorted(cells.items(), key=lambda cell: (-len(cell[1]), cell[0])):
        if held >= enough or len(times) < _TWICE:
            break
        if of_day[weekday] < _A_DAY:
            of_day[weekday] += 1
            held += len(times)
            chosen.append((weekday, max(sorted({*times}), key=times.count)))
    return chosen if held >= enough else []


def _grouped(chosen: Iterable[tuple[int, time]]) -> list[Offered]:
    weekdays: defaultdict[time, list[int]] = defaultdict(list)
    for weekday, at in sorted(chosen):
        weekdays[at].append(weekday)
    return [Offered(at, tuple(weekdays[at])) for at in sorted(weekdays)]
