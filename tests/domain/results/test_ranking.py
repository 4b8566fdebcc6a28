"""The best and the worst of what can be ranked at all."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.results.ranking import (
    Hour,
    RipePost,
    best_hour,
    by_index,
    by_rate,
    hours,
    index_of_each,
    indexes,
    ripe_day,
)

VALUES = st.lists(st.integers(0, 10**9), min_size=5, max_size=30)
NAMES = st.text("abcdefgh", min_size=1, max_size=3)
POSTS = st.dictionaries(NAMES, st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=12)


@given(VALUES)
def test_half_of_the_posts_are_no_better_than_the_usual_and_half_no_worse(values: list[int]) -> None:
    found = indexes(values)
    assert found is not None
    if found.each is None:
        assert found.median == 0
        return
    assert sum(each <= 1 for each in found.each) * 2 >= len(values)
    assert sum(each >= 1 for each in found.each) * 2 >= len(values)


@given(POSTS)
def test_every_post_is_ranked_from_both_ends_or_not_at_all(posts: dict[str, tuple[int, int]]) -> None:
    found = by_rate(posts)
    assert sorted(found.best) == sorted(found.worst)
    assert set(found.best) == {name for name, (_hits, tries) in posts.items() if tries >= 100}


def test_who_acted_more_than_once_counts_as_if_all_had() -> None:
    assert by_rate({"much": (300, 200), "all": (100, 100), "half": (50, 100)}).best == ("much", "all", "half")


def test_a_kind_is_a_format_where_there_are_enough_else_the_network() -> None:
    reels = [RipePost("instagram", "reel", value) for value in (10, 20, 30, 40, 50)]
    images = [RipePost("instagram", "image", value) for value in (1, 2)]
    lonely = [RipePost("x", "text", 9)]
    found = index_of_each([*images, *reels, *lonely])
    assert found[2:7] == tuple(Fraction(value, 30) for value in (10, 20, 30, 40, 50))
    assert found[:2] == (Fraction(1, 20), Fraction(2, 20))
    assert found[7] is None


def test_of_equals_the_newer_stands_first() -> None:
    old, new = date(2026, 1, 1), date(2026, 2, 1)
    ranked = by_index(
        [("old", Fraction(1), old), ("new", Fraction(1), new), ("best", Fraction(2), old), ("", None, new)]
    )
    assert ranked == ["best", "new", "old"]


def test_a_post_counts_by_the_first_figures_that_are_a_week_old() -> None:
    published = date(2026, 11, 1)
    taken = [date(2026, 11, 20), date(2026, 11, 7), date(2026, 11, 8)]
    assert ripe_day(published, taken) == date(2026, 11, 8)
    assert ripe_day(published, taken[1:2]) is None


def test_hours_with_few_posts_stay_blank() -> None:
    found = hours(
        [(0, 9, Fraction(2)), (0, 9, Fraction(1)), (4, 18, Fraction(1)), (4, 18, Fraction(2)), (4, 18, Fraction(6))]
    )
    assert found == {(0, 9): Hour(2, None), (4, 18): Hour(3, Fraction(3))}


def test_an_hour_is_called_the_best_only_with_enough_posts_clearly_above_the_usual() -> None:
    def cell(weekday: int, hour: int, mean: Fraction, posts: int) -> list[tuple[int, int, Fraction]]:
        return [(weekday, hour, mean)] * posts

    few, weak = cell(0, 9, Fraction(3), 4), cell(1, 9, Fraction(119, 100), 9)
    assert best_hour(hours([*few, *weak])) is None
    enough, better = cell(2, 9, Fraction(6, 5), 5), cell(3, 9, Fraction(2), 5)
    assert best_hour(hours([*few, *weak, *enough])) == (2, 9)
    assert best_hour(hours([*few, *weak, *enough, *better])) == (3, 9)
    assert best_hour(hours([*cell(5, 9, Fraction(2), 5), *better])) == (3, 9)
