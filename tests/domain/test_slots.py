"""Which slots posts fill, and how regularly; what habits suggest."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.errors import OutOfRangeError, PeriodError
from smmdesk.domain.ids import ClientId, PostId, SlotId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import NOT_PLANNED, Post, PostStatus
from smmdesk.domain.slots import NoWeekdayError, Offered, Place, Slot, fill, offered, parted, regularity

DAY = date(2026, 11, 16)
EVERY_DAY = tuple(range(7))
CLIENT = ClientId("client")
IG, FB = Network.INSTAGRAM, Network.FACEBOOK
NAMES = {"IG": IG, "FB": FB}


def slot(at: str, network: str | None = None, **values: Any) -> Slot:
    made: dict[str, Any] = {
        "id": SlotId(new_id()),
        "client_id": CLIENT,
        "weekdays": EVERY_DAY,
        "at": time.fromisoformat(at),
    } | values
    return Slot(network=NAMES[network] if network else None, **made)


def post(at: str, *networks: str, day: date = DAY, status: PostStatus = PostStatus.DRAFT) -> Post:
    moment = LocalMoment(datetime.combine(day, time.fromisoformat(at)), "Asia/Tbilisi")
    shown = tuple(NAMES[each] for each in networks)
    return Post(id=PostId(new_id()), client_id=CLIENT, moment=moment, networks=shown, status=status)


TABLE = [
    ([("09:30", None), ("18:30", "IG")], [("09:30", "FB"), ("18:00", "IG")], ["09:30", "18:00"]),
    ([("09:30", None), ("18:30", "IG")], [("11:00", "FB")], [None, None]),
    ([("09:30", None), ("18:30", "IG")], [("10:10", "IG"), ("18:30", "FB")], ["10:10", None]),
    # the nearest one first would leave a gap
    ([("09:00", None), ("10:00", None)], [("09:40", "FB"), ("10:50", "FB")], ["09:40", "10:50"]),
    ([("18:30", "IG"), ("18:30", "FB")], [("18:30", "FB", "IG")], ["18:30", "18:30"]),
    ([("18:30", None), ("18:30", "IG")], [("18:30", "FB", "IG")], [None, "18:30"]),
    ([("09:30", None)], [("10:30", "FB")], ["10:30"]),
    ([("09:30", None)], [("10:31", "FB")], [None]),
]


@pytest.mark.parametrize(("slots", "posts", "expected"), TABLE)
def test_the_worked_examples(
    slots: list[tuple[str, str | None]], posts: list[tuple[str, ...]], expected: list[str | None]
) -> None:
    made = [slot(*each) for each in slots]
    places = {each.slot.id: each.post for each in fill(made, [post(*each) for each in posts], [DAY])}
    found = [places[each.id] for each in made]
    assert [each and each.moment and each.moment.wall.strftime("%H:%M") for each in found] == expected


def test_no_slot_reaches_over_midnight() -> None:
    next_day = DAY + timedelta(days=1)
    [place] = fill([slot("23:30", weekdays=(DAY.weekday(),))], [post("00:15", day=next_day)], [DAY, next_day])
    assert (place.day, place.post) == (DAY, None)


@pytest.mark.parametrize("status", [PostStatus.IDEA, PostStatus.REJECTED])
def test_what_nobody_counts_on_fills_nothing(status: PostStatus) -> None:
    assert [each.post for each in fill([slot("09:30")], [post("09:30", status=status)], [DAY])] == [None]


def test_a_slot_is_there_on_its_weekdays_from_its_first_day_to_before_its_end() -> None:
    week = [*Period(DAY, DAY + timedelta(days=7)).days()]
    one = slot("09:30", weekdays=(0, 2, 4, 6), starts=week[1], ends=week[6])
    assert [each.day for each in fill([one], [], week)] == [week[2], week[4]]


TIMES = st.integers(0, 24 * 60 - 1).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")
SLOTS = st.lists(
    st.builds(
        slot,
        TIMES,
        st.none() | st.sampled_from(sorted(NAMES)),
        tolerance=st.sampled_from([0, 15, 60, 240]),
        weekdays=st.sets(st.integers(0, 6), min_size=1).map(tuple),
    ),
    max_size=5,
)
POSTS = st.lists(
    st.builds(
        lambda at, networks, after, status: post(at, *networks, day=DAY + timedelta(days=after), status=status),
        TIMES,
        st.sets(st.sampled_from(sorted(NAMES))),
        st.integers(0, 2),
        st.sampled_from(PostStatus),
    ),
    max_size=8,
)
DAYS = [DAY + timedelta(days=after) for after in range(3)]


@given(SLOTS, POSTS)
def test_gaps_and_filled_are_the_slots_of_the_days(slots: list[Slot], posts: list[Post]) -> None:
    places = fill(slots, posts, DAYS)
    wanted = sorted((day, each.id) for day in DAYS for each in slots if day.weekday() in each.weekdays)
    assert sorted((each.day, each.slot.id) for each in places) == wanted
    assert [(each.day, each.slot.at) for each in places] == sorted((each.day, each.slot.at) for each in places)
    told = regularity(places)
    assert told.filled + len([each for each in places if each.post is None]) == told.slots == len(wanted)


@given(SLOTS, POSTS)
def test_a_post_fills_one_slot_of_a_network_and_one_of_any_only_where_it_fills_no_other(
    slots: list[Slot], posts: list[Post]
) -> None:
    places = [each for each in fill(slots, posts, DAYS) if each.post]
    pairs = [(each.post.id, each.slot.network) for each in places if each.post]
    assert len({*pairs}) == len(pairs)
    free = [id for id, network in pairs if network is None]
    assert {*free}.isdisjoint(id for id, network in pairs if network is not None)
    assert [each for each in places if each.off is None or each.off > each.slot.tolerance] == []
    others = [each for each in places if each.slot.network is not None]
    assert [each for each in others if each.post and each.slot.network not in each.post.networks] == []
    assert [each for each in places if each.post and each.post.status in NOT_PLANNED] == []


def test_rules() -> None:
    assert slot("09:30", weekdays=(4, 0, 4)).checked().weekdays == (0, 4)
    with pytest.raises(NoWeekdayError):
        slot("09:30", weekdays=()).checked()
    for wrong in ({"weekdays": (7,)}, {"weekdays": (-1, 3)}, {"tolerance": 241}, {"tolerance": -1}):
        with pytest.raises(OutOfRangeError):
            slot("09:30", **wrong).checked()
    with pytest.raises(PeriodError):
        slot("09:30", starts=DAY, ends=DAY).checked()
    for right in (0, 240):
        assert slot("09:30", tolerance=right).checked().tolerance == right


def test_regularity_and_the_kept_hour() -> None:
    posts = [post("09:30"), post("09:40", day=DAYS[1])]
    places = fill([slot("09:30")], posts, DAYS)
    told = regularity(places)
    assert (told.slots, told.filled) == (3, 2)
    assert told.off == 5
    assert told.share == Fraction(2, 3)
    nothing = regularity([])
    assert (nothing.share, nothing.off) == (None, None)


def test_past_and_coming_are_apart_by_the_minute() -> None:
    places = [Place(DAY, slot(at), None) for at in ("09:29", "09:30", "09:31")]
    past, coming = parted(places, datetime.combine(DAY, time(9, 30)))
    assert [each.slot.at.minute for each in past] == [29]
    assert [each.slot.at.minute for each in coming] == [30, 31]


def weekly(at: str, weekday: int, weeks: int) -> list[Post]:
    """In as many of the weeks before."""
    return [post(at, day=DAY + timedelta(days=weekday, weeks=-1 - week)) for week in range(weeks)]


def test_habits_are_offered() -> None:
    posts = [*weekly("09:30", 0, 8), *weekly("09:30", 2, 8), *weekly("18:00", 4, 6), *weekly("12:00", 5, 1)]
    # 14 of 23 are 60 %: the two fullest hold them
    assert offered(posts, DAY) == [Offered(time(9, 30), (0, 2))]
    assert offered(posts, DAY + timedelta(weeks=9)) == []


def test_at_most_two_a_day_are_offered() -> None:
    posts = [made for at in ("09:00", "11:00", "13:00") for made in weekly(at, 0, 8)]
    assert offered(posts, DAY) == [Offered(time(9), (0,)), Offered(time(11), (0,))]
    four = [*posts, *weekly("15:00", 0, 8)]
    assert offered(four, DAY) == []  # two of four hold half of them


def test_what_happened_once_is_no_habit() -> None:
    assert offered([post("09:30", day=DAY - timedelta(days=after)) for after in range(1, 6)], DAY) == []


def test_the_hour_stands_at_its_most_frequent_time() -> None:
    posts = [*weekly("09:45", 0, 3), post("09:05", day=DAY - timedelta(weeks=4))]
    assert offered(posts, DAY) == [Offered(time(9, 45), (0,))]
