"""Weeks hold the posts that their month holds, over the edges of years and whatever day a week begins on."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize

from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.periods import LocalMoment, Weeks
from smmdesk.domain.posts import Post
from ui.calendar.month.days import MonthDays
from ui.calendar.month.layout import MonthLayout
from ui.calendar.week.layout import FIRST, LAST, WeekLayout, hours_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SIZE = QSize(1000, 816)
MOMENTS = st.builds(
    lambda day, minute: datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute),
    st.dates(date(2024, 1, 1), date(2032, 12, 31)),
    st.sampled_from([0, 1, 570, 570, 575, 600, 1410, 1439]),
)


def post(wall: datetime, number: int) -> Post:
    return Post(id=PostId(f"{number:032}"), client_id=ClientId("c"), moment=LocalMoment(wall, "Asia/Tbilisi"))


@given(
    MOMENTS,
    st.lists(st.tuples(st.integers(-40, 40), st.sampled_from([0, 570, 1439])), max_size=12),
    st.sampled_from([0, 6]),
)
def test_the_weeks_of_a_month_show_what_it_shows(first: datetime, others: list[tuple[int, int]], weekday: int) -> None:
    midnight = datetime.combine(first.date(), datetime.min.time())
    walls = sorted([first, *(midnight + timedelta(days=days, minutes=minute) for days, minute in others)])
    posts = [post(wall, number) for number, wall in enumerate(walls)]
    month = MonthLayout(days := MonthDays.around(first.date(), weekday), posts, SIZE)
    shown: list[Post] = []
    for week in range(days.weeks):
        start = days.first + timedelta(weeks=week)
        assert start.weekday() == weekday
        grid = WeekLayout(MonthDays.of(Weeks(start, start + timedelta(weeks=1))), posts, SIZE)
        assert [cell.day for cell in grid.cells] == [start + timedelta(days=each) for each in range(7)]
        shown += [chip.post for cell in grid.cells for chip in cell.chips]
    assert shown == [each for cell in month.cells for each in cell.posts]
    assert any(each.moment and each.moment.wall == first for each in shown)


@given(st.lists(MOMENTS, max_size=30).map(sorted))
def test_every_post_is_within_the_hours_in_sight(walls: list[datetime]) -> None:
    hours = hours_of(post(wall, number) for number, wall in enumerate(walls))
    assert hours.start <= FIRST
    assert LAST <= hours.stop <= 24
    for wall in walls:
        assert wall.hour in hours


def test_stops_of_the_keyboard_are_posts_and_hours_without_one(qtbot: QtBot) -> None:
    day = date(2026, 11, 18)
    posts = [post(datetime(2026, 11, 18, 9, 40), 1), post(datetime(2026, 11, 18, 9, 50), 2)]
    grid = WeekLayout(MonthDays.of(Weeks(day, day + timedelta(weeks=1))), posts, SIZE)
    stops = grid.stops(day)
    assert [minute for minute, _post in stops] == [
        *(hour * 60 for hour in range(6, 9)),
        580,
        590,
        *(hour * 60 for hour in range(10, 23)),
    ]
    assert [each for _minute, each in stops if each] == posts
