"""Free hours: gaps around posts within the day, none shorter than an hour."""

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.free_hours import CLOSES, Span, free_hours

TIMES = st.lists(st.times().map(lambda each: each.replace(second=0, microsecond=0)), max_size=12)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def test_without_posts_the_whole_day_is_free() -> None:
    assert free_hours([]) == [Span(time(9), time(21))]


def test_a_post_takes_the_hour_that_it_begins() -> None:
    assert free_hours([time(10)]) == [Span(time(9), time(10)), Span(time(11), time(21))]
    assert free_hours([time(18), time(10), time(10, 30)]) == [
        Span(time(9), time(10)),
        Span(time(11, 30), time(18)),
        Span(time(19), time(21)),
    ]


def test_between_posts_an_hour_is_free_and_less_is_not() -> None:
    assert free_hours([time(9, 59), time(20, 1)]) == [Span(time(10, 59), time(20, 1))]
    assert free_hours([time(9), time(11), time(12, 59)])[:2] == [Span(time(10), time(11)), Span(time(13, 59), time(21))]


def test_what_is_published_at_night_takes_of_the_day_what_reaches_into_it() -> None:
    assert free_hours([time(3), time(8), time(21), time(23)]) == free_hours([])
    assert free_hours([time(8, 20), time(20, 40)]) == [Span(time(9, 20), time(20, 40))]


def _within_an_hour(start: time, post: time) -> bool:
    """Whether a post that begins at `start` and one at `post` are less than an hour apart."""
    return abs(_minutes(start) - _minutes(post)) < 60


@given(TIMES, st.integers(0, 12 * 60))
def test_what_is_free_has_room_for_a_post_and_nothing_else_has(taken: list[time], minute: int) -> None:
    start = time(9 + minute // 60, minute % 60)
    fits = minute <= 11 * 60 and not any(_within_an_hour(start, post) for post in taken if post < CLOSES)
    free = free_hours(taken)
    assert fits == any(
        _minutes(span.start) <= _minutes(start) and _minutes(start) + 60 <= _minutes(span.end) for span in free
    )
    assert free == sorted(free)
