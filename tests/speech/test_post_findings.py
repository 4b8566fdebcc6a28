"""Titles of the charts of posts against a plain check, and what is said of the best."""

from __future__ import annotations

import random
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format
from smmdesk.domain.results.costs import Cost, cheapest_of
from smmdesk.domain.results.named import Event, Facet
from smmdesk.domain.results.posts import Best, Reason
from smmdesk.domain.results.ranking import hours
from smmdesk.speech.cost_findings import about_answer, cost_words, costs_title
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.speech.post_findings import above_both, hours_title, ranked_words, scatter_title, why

EN = Language("en")
SEEDS = range(50)


def figures(said: str) -> list[str]:
    """All numbers of a sentence, as English writes them."""
    return sorted(re.findall(r"\d+(?:\.\d+)?", said.replace("\xa0", "").replace(",", ".")))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_scatter_counts_who_is_above_both_medians(seed: int, code: str) -> None:
    draw = random.Random(seed)
    points = [(Fraction(draw.randint(0, 900)), Fraction(draw.randint(0, 90), 1000)) for _ in range(draw.randint(1, 40))]
    title = scatter_title(points, "reach", Language(code))
    if len(points) < 5:
        assert title == Language(code)("Reach and engagement of posts")
        return
    found = 0
    for x, y in points:
        below = sum(each[0] < x for each in points), sum(each[1] < y for each in points)
        # above the median: more than half lie below it, or half do and it is not the middle one
        found += all(
            count * 2 >= len(points) and _is_above(points, at, value)
            for at, count, value in zip((0, 1), below, (x, y), strict=True)
        )
    assert above_both(points) == found
    assert figures(title) == sorted([str(found), str(len(points))])
    assert title != Language(code)("Reach and engagement of posts")


def _is_above(points: list[tuple[Fraction, Fraction]], at: int, value: Fraction) -> bool:
    ordered = sorted(point[at] for point in points)
    middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
    return value > middle


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_best_hour_is_named_only_where_five_posts_did_a_fifth_better(seed: int, code: str) -> None:
    draw, language = random.Random(seed), Language(code)
    posts = [
        (draw.randint(0, 2), draw.randint(9, 12), Fraction(draw.randint(20, 260), 100))
        for _ in range(draw.randint(0, 70))
    ]
    title = hours_title(hours(posts), language)
    means = {}
    for weekday, hour, _index in posts:
        own = [index for day, at, index in posts if (day, at) == (weekday, hour)]
        if len(own) >= 5 and sum(own, Fraction()) >= Fraction(6, 5) * len(own):
            means[weekday, hour] = (sum(own, Fraction()) / len(own), len(own))
    if not means:
        assert title == language("How posts do by weekday and hour")
        return
    best = max(mean for mean, _count in means.values())
    [((day, hour), count)] = [(cell, count) for cell, (mean, count) in means.items() if mean == best]
    assert WEEKDAYS[code][day] in title.lower()
    told = figures(title)
    [mean] = [each for each in told if "." in each]
    # 1.25 is told as 1.2
    assert abs(Fraction(mean) - best) <= Fraction(1, 20)
    assert [each for each in told if each != mean] == sorted(["00", f"{hour:02}", str(count)])


WEEKDAYS = {
    "en": ("monday", "tuesday", "wednesday"),
    "ru": ("понедельник", "вторник", "сред"),
    "ka": ("ორშაბათ", "სამშაბათ", "ოთხშაბათ"),
}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_cheapest_is_named_only_where_that_is_decided(seed: int, code: str) -> None:
    """By the score test written out, with the share of an error parted among the rivals."""
    draw, language = random.Random(seed), Language(code)
    costs = [
        Cost(network=network, spend=Fraction(draw.randint(1, 60)), events=draw.randint(0, 90), is_complete=True)
        for network in [*Network][: draw.randint(1, 4)]
    ]
    title = costs_title(costs, Event.LEAD, "EUR", language)
    plain = language("What a lead costs on each network")
    unsure = [*costs[:-1], Cost(network=costs[-1].network, spend=costs[-1].spend, events=1, is_complete=False)]
    assert costs_title(unsure, Event.LEAD, "EUR", language) == plain
    if len(costs) == 1:
        assert title == plain
        return
    if not any(each.events for each in costs):
        assert title == language("No lead came of the money yet")
        return
    first = min((each for each in costs if each.events), key=lambda each: each.spend / each.events)
    lacking = [_lacking(first, each, len(costs) - 1) for each in costs if each is not first]
    cost = language.money(Money.of(first.spend / first.events, "EUR"))
    cheapest = language("Cheapest leads: {network}, {cost} each", network=language.word(first.network), cost=cost)
    assert (title == cheapest) is (lacking == [0] * len(lacking))
    if None in lacking:
        assert not figures(title)
    elif any(lacking):
        assert f" {language.number(max(each or 0 for each in lacking))} " in title
        assert language.word(first.network) in title


def _lacking(first: Cost, second: Cost, rivals: int) -> int | None:
    """How many more leads it takes to tell the two apart; None where that takes ten times those that there are."""
    fair, both = first.spend / (first.spend + second.spend), first.events + second.events
    apart = Fraction(first.events, both) - fair
    z = Fraction({1: "1.959964", 2: "2.241403", 3: "2.393980"}[rivals])
    if not apart:
        return None
    return next((more for more in range(10 * both + 1) if (both + more) * apart**2 > z**2 * fair * (1 - fair)), None)


def test_what_is_open_says_how_much_more_it_takes() -> None:
    def cost(network: Network, events: int) -> Cost:
        return Cost(network=network, spend=Fraction(15), events=events, is_complete=True)

    pair = [cost(Network.FACEBOOK, 61), cost(Network.VK, 44)]
    assert costs_title(pair, Event.CLICK, "EUR", EN) == "Facebook is ahead, but 42 more clicks are needed to be sure"
    alike = [cost(Network.FACEBOOK, 61), cost(Network.INSTAGRAM, 58)]
    assert costs_title(alike, Event.CLICK, "EUR", EN) == "Clicks cost alike so far: Facebook and Instagram"
    assert "take either" in about_answer(cheapest_of(alike), "EUR", EN)
    nothing = [cost(Network.FACEBOOK, 0), cost(Network.VK, 0)]
    assert costs_title(nothing, Event.SALE, "EUR", EN) == "No sale came of the money yet"
    assert about_answer(cheapest_of(nothing), "EUR", EN) == ""
    assert cost_words(pair[0], "EUR", EN) == "€0.25 (€0.19–€0.32)"
    assert cost_words(nothing[0], "EUR", EN) == "at least €3.90"


class TestWhy:
    def reason(self, facet: Facet, value: object, times: Fraction | None, posts: int = 4) -> Reason:
        return Reason(facet=facet, value=value, posts=posts, times=times)

    def test_what_was_paid_for_goes_first_then_what_speaks_loudest(self) -> None:
        found = [
            self.reason(Facet.FORMAT, Format.VIDEO, Fraction(13, 10)),
            self.reason(Facet.HOUR, 18, Fraction(3, 2)),
            self.reason(Facet.RUBRIC, "Recipes", Fraction(1, 2)),
            self.reason(Facet.BOOSTED, True, None, 1),
        ]
        assert (
            why(found, EN, for_it=True) == "Boosted, 18:00 (1.5× the usual, 4 posts), Video (1.3× the usual, 4 posts)"
        )
        assert why(found[:3], EN, for_it=False) == "Recipes (0.5× the usual, 4 posts)"

    def test_where_nothing_stands_out_that_is_said(self) -> None:
        found = [self.reason(Facet.FORMAT, Format.VIDEO, Fraction(1)), self.reason(Facet.WEEKDAY, 0, None, 1)]
        assert why(found, EN, for_it=True) == "Nothing stands out: Video, Monday"


def test_who_is_not_ranked_is_told_with_the_reason() -> None:
    none = Best(seen_by="reach", best=(), worst=(), tried={}, young=2, few_alike=1)
    assert ranked_words(none, EN) == (
        "Too few posts to rank. Not ranked: 2 are younger than 7 days or without figures; "
        "1 is of a network with fewer than 5 such posts."
    )


@given(
    st.sampled_from(sorted(LANGUAGES)),
    st.lists(st.tuples(st.integers(0, 99), st.integers(1, 9)), min_size=2, max_size=4),
)
def test_every_language_has_its_words(code: str, pairs: list[tuple[int, int]]) -> None:
    language = Language(code)
    costs = [
        Cost(network=network, spend=Fraction(spend), events=events, is_complete=True)
        for network, (events, spend) in zip(Network, pairs, strict=False)
    ]
    for event in Event:
        assert "{" not in costs_title(costs, event, "EUR", language)
