"""Free hours: gaps between posts within the day, none shorter than an hour."""

from datetime import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.free_hours import CLOSES, OPENS, Span, free_hours

TIMES = st.lists(st.times().map(lambda each: each.replace(second=0, microsecond=0)), max_size=12)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def test_without_posts_the_whole_day_is_free() -> None:
    assert free_hours([]) == [Span(time(9), time(21))]


def test_between_posts_an_hour_is_free_and_less_is_not() -> None:
    assert free_hours([time(18), time(10), time(10, 30)]) == [
        Span(time(9), time(10)),
        Span(time(10, 30), time(18)),
        Span(time(18), time(21)),
    ]
    assert free_hours([time(9, 59), time(20, 1)]) == [Span(time(9, 59), time(20, 1))]


def test_what_is_published_at_night_takes_nothing_from_the_day() -> None:
    assert free_hours([time(3), time(8, 59), time(21, 1), time(23)]) == free_hours([])


@given(TIMES)
def test_what_is_free_lies_within_the_day_and_no_post_lies_in_it(taken: list[time]) -> None:
    free = free_hours(taken)
    assert [each for each in free if not OPENS <= each.start < each.end <= CLOSES] == []
    assert [each for each in free if _minutes(each.end) - _minutes(each.start) < 60] == []
    assert [each for each in free for post in taken if each.start < post < each.end] == []
    assert free == sorted(free)


@given(TIMES)
def test_what_is_not_free_is_less_than_an_hour_from_end_to_end(taken: list[time]) -> None:
    marks = sorted({OPENS, CLOSES, *(each for each in taken if OPENS <= each <= CLOSES)})
    wide = [pair for pair in pairwise(marks) if _minutes(pair[1]) - _minutes(pair[0]) >= 60]
    assert free_hours(taken) == [Span(*pair) for pair in wide]
