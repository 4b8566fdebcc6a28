"""Posts judged: which are ripe, their index, the best and worst, why that may be."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from statistics import median
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.ids import ClientId, PostId, PublicationId, SnapshotId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Format, Post, Tone
from smmdesk.domain.results.intervals import wilson
from smmdesk.domain.results.named import Facet, Length, Link
from smmdesk.domain.results.posts import (
    best_of,
    facets,
    hours_of_posts,
    index_of_posts,
    indexed_by,
    rate_index,
    reasons,
    ripened,
)
from smmdesk.domain.results.records import Publication, Snapshot
from smmdesk.domain.results.values import PostResult

DAY = date(2026, 10, 6)  # a Tuesday
CLIENT = ClientId("honey")


def post(
    name: str, *, age: int = 30, network: Network = Network.INSTAGRAM, hour: int = 18, **more: object
) -> PostResult:
    """With figures, `age` days after it came out; without an age there are none."""
    figures: Any = more.pop("figures", {})
    publication = Publication(
        id=PublicationId(name),
        client_id=CLIENT,
        network=network,
        external_id=name,
        **{"moment": LocalMoment.at(DAY, hour, 0, "Asia/Tbilisi"), "format": Format.PHOTO, **more},  # type: ignore[arg-type]
    )
    snapshot = Snapshot(
        id=SnapshotId(name), publication_id=publication.id, taken_on=DAY + timedelta(days=age), figures=figures
    )
    return PostResult(publication=publication, snapshot=snapshot if figures else None)


def tried(name: str, likes: int, reach: int, **more: object) -> PostResult:
    return post(name, figures={"likes": likes, "reach": reach}, **more)  # type: ignore[arg-type]


def ripe(*posts: PostResult) -> list[PostResult]:
    """By the only snapshot that each has."""
    return ripened(posts, [each.snapshot for each in posts if each.snapshot])


def test_a_post_is_judged_from_a_week_after_it_came_out_and_not_without_figures() -> None:
    found = ripe(
        tried("a", 1, 2, age=6), tried("b", 1, 2, age=7), post("c"), tried("d", 1, 2, moment=None), tried("e", 1, 2)
    )
    assert [each.publication.id for each in found] == [*"abcde"]
    assert [each.snapshot is not None for each in found] == [False, True, False, False, True]


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8, unique=True))
def test_what_counts_is_the_first_that_was_taken_a_week_later_and_not_the_latest(ages: list[int]) -> None:
    taken = [tried("a", age, 1000, age=age) for age in ages]
    (found,) = ripened(taken[-1:], [each.snapshot for each in taken if each.snapshot])
    first = min((age for age in ages if age >= 7), default=None)
    assert found.figures.get("likes") == first
    assert found.publication == taken[0].publication


def test_the_index_keeps_still_when_a_post_is_looked_at_again() -> None:
    posts = [tried(f"p{at}", 1, 10 * at, age=8) for at in range(1, 6)]
    later = tried("p5", 1, 9000, age=90)
    snapshots = [each.snapshot for each in (later, *posts) if each.snapshot]
    assert index_of_posts(ripened([*posts[:4], later], snapshots)) == index_of_posts(ripe(*posts))


def test_what_is_beside_a_rank_is_of_the_rate_that_makes_it() -> None:
    # five of one network: twice the reach with the same engagement for each person is no better post
    posts = ripe(*(tried(f"p{at}", at * 10, 1000 * (1 + at % 2)) for at in range(1, 6)))
    ranked = best_of(posts)
    rates = {each.publication.id: Fraction(*ranked.tried[each.publication.id]) for each in posts}
    assert rate_index(posts, ranked) == {name: rate / median(rates.values()) for name, rate in rates.items()}
    assert rate_index(posts[:4], best_of(posts[:4])) == {}


class TestIndex:
    def test_it_is_by_people_where_most_posts_of_the_network_tell_them_else_by_views(self) -> None:
        posts = [
            *(tried(f"i{at}", 1, 10) for at in range(3)),
            post("i3", figures={"views": 4}),
            *(post(f"t{at}", network=Network.TELEGRAM, figures={"views": 5}) for at in range(3)),
            post("y", network=Network.YOUTUBE, age=3, figures={"views": 5}),
        ]
        assert indexed_by(ripe(*posts)) == {Network.INSTAGRAM: "reach", Network.TELEGRAM: "views"}

    def test_of_the_worked_example(self) -> None:
        values = [1200, 300, 450, 800, 500, 2600]
        found = index_of_posts([tried(str(at), 1, value) for at, value in enumerate(values)])
        assert [found[PublicationId(str(at))] for at in range(6)] == [Fraction(value, 650) for value in values]

    def test_young_posts_have_none_and_do_not_count(self) -> None:
        posts = [*(tried(f"p{at}", 1, 10 * at) for at in range(1, 6)), tried("young", 1, 5000, age=2)]
        found = index_of_posts(ripe(*posts))
        assert "young" not in found
        assert found[PublicationId("p3")] == 1

    def test_four_of_a_network_are_too_few(self) -> None:
        assert index_of_posts([tried(f"p{at}", 1, 10) for at in range(4)]) == {}

    @given(st.lists(st.integers(1, 10**6), min_size=5, max_size=30))
    def test_half_of_all_are_at_the_median_or_above(self, values: list[int]) -> None:
        found = index_of_posts([tried(str(at), 1, value) for at, value in enumerate(values)])
        assert median(found.values()) == 1


def test_hours_are_those_of_the_clients_clock_and_blank_under_three() -> None:
    posts = [tried(f"p{at}", 1, value, hour=18 if at < 3 else 9) for at, value in enumerate((10, 20, 30, 20, 20))]
    cells = hours_of_posts(posts)
    assert {cell: hour.posts for cell, hour in cells.items()} == {(1, 9): 2, (1, 18): 3}
    assert cells[1, 9].mean is None
    assert cells[1, 18].mean == Fraction(1)


class TestBest:
    def test_luck_is_not_ranked_and_nobody_is_both(self) -> None:
        posts = [tried("A", 40, 1000), tried("B", 2, 4), tried("C", 60, 2000), tried("D", 3, 900), tried("E", 0, 50)]
        found = best_of(posts)
        assert (found.best, found.worst) == (("A",), ("D",))
        assert (found.hardly_seen, found.young, found.few_alike) == (2, 0, 0)

    def test_who_is_left_out_is_counted_by_why(self) -> None:
        posts = [
            *(tried(f"p{at}", at, 500) for at in range(6)),
            tried("young", 300, 500, age=3),
            post("unknown"),
            tried("lonely", 300, 500, network=Network.VK),
        ]
        found = best_of(ripe(*posts))
        assert (found.young, found.few_alike, found.hardly_seen) == (2, 1, 0)
        assert found.passed_over == 3
        assert not {"young", "unknown", "lonely"} & found.tried.keys()

    def test_where_nobody_tells_people_views_are_what_a_post_is_seen_by(self) -> None:
        posts = [post(f"t{at}", network=Network.TELEGRAM, figures={"views": 1000, "likes": 10 * at}) for at in range(6)]
        found = best_of(posts)
        assert (found.seen_by, found.best[0], found.worst[0]) == ("views", "t5", "t0")

    @given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 3000)), max_size=40))
    def test_it_goes_by_the_ends_of_what_the_rate_may_be(self, pairs: list[tuple[int, int]]) -> None:
        found = best_of([tried(str(at), *pair) for at, pair in enumerate(pairs)])
        ranked = {str(at): pair for at, pair in enumerate(pairs) if pair[1] >= 100} if len(pairs) >= 5 else {}
        ends = {name: wilson(min(pair), pair[1]) for name, pair in ranked.items()}
        assert len(found.best) == len(found.worst) == min(5, len(ranked) // 2)
        lows = sorted((end.low for end in ends.values() if end), reverse=True)
        highs = sorted(end.high for end in ends.values() if end)
        assert [end.low for name in found.best if (end := ends[name])] == lows[: len(found.best)]
        assert [end.high for name in found.worst if (end := ends[name])] == highs[: len(found.worst)]
        assert found.passed_over == len(pairs) - len(ranked)


class TestWhy:
    def test_what_is_known_of_a_post_and_of_the_one_in_the_calendar(self) -> None:
        planned = Post(id=PostId("x"), client_id=CLIENT, rubric="Recipes", tone=Tone.LIGHT)
        assert facets(tried("a", 1, 2, boosted=True, text="Cake"), planned) == {
            Facet.BOOSTED: True,
            Facet.FORMAT: Format.PHOTO,
            Facet.RUBRIC: "Recipes",
            Facet.TONE: Tone.LIGHT,
            Facet.WEEKDAY: 1,
            Facet.HOUR: 18,
            Facet.LENGTH: Length.SHORT,
        }
        assert Facet.RUBRIC not in facets(tried("a", 1, 2), None)
        assert facets(tried("a", 1, 2, text="x" * 500), None)[Facet.LENGTH] is Length.LONG

    def test_posts_that_share_something_speak_for_it_from_three_on(self) -> None:
        posts = [
            *(tried(f"v{at}", 90, 1000, format=Format.VIDEO) for at in range(3)),
            *(tried(f"p{at}", 10, 1000) for at in range(3)),
            *(tried(f"t{at}", 50, 1000, format=Format.TEXT) for at in range(2)),
        ]
        found = reasons(posts, best_of(posts), {})
        video = next(each for each in found[PublicationId("v0")] if each.facet is Facet.FORMAT)
        # 9 % against 400 of 8,000
        assert (video.times, video.posts) == (Fraction(9, 5), 3)
        assert video.speaks(for_it=True)
        assert not video.speaks(for_it=False)
        photo = next(each for each in found[PublicationId("p0")] if each.facet is Facet.FORMAT)
        assert photo.speaks(for_it=False)
        text = next(each for each in found[PublicationId("t0")] if each.facet is Facet.FORMAT)
        assert text.times is None
        assert not text.speaks(for_it=True)

    def test_a_link_that_was_refused_tells_nothing(self) -> None:
        planned = Post(id=PostId("x"), client_id=CLIENT, rubric="Recipes")
        posts = [tried(f"p{at}", at, 500, post_id=planned.id, link=Link.REFUSED) for at in range(6)]
        found = reasons(posts, best_of(posts), {planned.id: planned})
        assert {each.facet for own in found.values() for each in own} == {
            Facet.FORMAT,
            Facet.WEEKDAY,
            Facet.HOUR,
            Facet.LENGTH,
        }
