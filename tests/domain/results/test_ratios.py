"""Ratios are exact, have none where nothing stands below the line, and do not care for the currency's unit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from smmdesk.domain.results.ratios import (
    Advertising,
    acquisition_cost,
    compound_growth,
    engagement_rates,
    engagements,
    growth,
    lifetime_value,
    mean_of_ratios,
    net_sentiment,
    ratio,
    ratio_of_sums,
    telegram_rate,
    view_rate,
)

COUNTS = st.integers(0, 10**15)
SCALES = st.fractions(Fraction(1, 1000), 1000).filter(bool)
PAIRS = st.lists(st.tuples(COUNTS, COUNTS), max_size=12)
ADVERTISING = st.builds(
    Advertising,
    spend=COUNTS,
    impressions=COUNTS,
    clicks=COUNTS,
    leads=COUNTS,
    sales=COUNTS,
    revenue=COUNTS,
    margin=st.fractions(0, 1),
)
COSTS = "cpm cpc cpl cpa average_order".split()
PURE = "ctr click_to_lead lead_to_sale roas cost_share romi_revenue romi_margin".split()


@given(st.none() | COUNTS, st.sampled_from([None, 0, -1, Fraction(0)]))
def test_nothing_below_the_line_is_no_data(part: int | None, of: int | None) -> None:
    assert ratio(part, of) is None
    assert growth(of, part) is None
    assert acquisition_cost(part, 0, 0) is None
    assert view_rate([], of) is None
    assert telegram_rate(part, part, part, 0) is None


def test_advertising_without_denominators_has_no_figure_at_all() -> None:
    found = Advertising(spend=0, impressions=0, clicks=0, leads=0, sales=0, revenue=0, margin=Fraction(2, 5))
    assert {name: getattr(found, name) for name in (*COSTS, *PURE)} == dict.fromkeys((*COSTS, *PURE))


@given(ADVERTISING, SCALES)
def test_the_currency_scales_costs_and_changes_nothing_else(found: Advertising, scale: Fraction) -> None:
    assert found.spend is not None
    assert found.revenue is not None
    scaled = Advertising(
        spend=found.spend * scale,
        impressions=found.impressions,
        clicks=found.clicks,
        leads=found.leads,
        sales=found.sales,
        revenue=found.revenue * scale,
        margin=found.margin,
    )
    assert [getattr(scaled, name) for name in PURE] == [getattr(found, name) for name in PURE]
    for name in COSTS:
        before = getattr(found, name)
        assert getattr(scaled, name) == (None if before is None else before * scale)


@given(ADVERTISING)
def test_romi_on_margin_never_flatters(found: Advertising) -> None:
    if found.romi_revenue is not None:
        assert found.romi_margin is not None
        assert -1 <= found.romi_margin <= found.romi_revenue


def test_what_was_shown_goes_by_views_only_without_impressions() -> None:
    assert Advertising(impressions=5, views=9).counted_by == "impressions"
    by_views = Advertising(spend=3, views=1000, clicks=10)
    assert by_views.counted_by == "views"
    assert (by_views.cpm, by_views.ctr) == (Fraction(3), Fraction(1, 100))
    assert Advertising(impressions=0, views=9).ctr is None
    assert Advertising().counted_by == "impressions"


@given(st.dictionaries(st.sampled_from("abcd"), st.none() | COUNTS), st.none() | COUNTS)
def test_engagements_are_the_larger_of_parts_and_the_networks_sum(
    parts: dict[str, int | None], aggregate: int | None
) -> None:
    given_ones = {name: count for name, count in parts.items() if count is not None}
    found = engagements(parts, aggregate)
    if found is None:
        assert not given_ones
        assert aggregate is None
        return
    assert found.count == max(sum(given_ones.values()), aggregate or 0)
    assert found.parts in {(), tuple(given_ones)}
    assert bool(found.parts) is (bool(given_ones) and sum(given_ones.values()) >= (aggregate or 0))


def test_rates_have_what_they_have_data_for() -> None:
    rates = engagement_rates(3, reach=100, followers=0)
    assert (rates.by_reach, rates.by_followers, rates.by_views) == (Fraction(3, 100), None, None)


def test_telegram_counts_the_parts_that_are_given() -> None:
    assert telegram_rate(3, None, None, 100) == Fraction(3, 100)
    assert telegram_rate(None, None, None, 100) is None


@given(PAIRS)
def test_both_means_lie_within_the_ratios_they_are_of(pairs: list[tuple[int, int]]) -> None:
    ratios = [Fraction(part, of) for part, of in pairs if of]
    for found in (mean_of_ratios(pairs), ratio_of_sums(pairs)):
        assert (found is not None) is bool(ratios)
        if found is not None:
            assert min(ratios) <= found <= max(ratios)


@given(PAIRS)
def test_posts_without_data_count_in_neither_mean(pairs: list[tuple[int, int]]) -> None:
    blank = [(5, 0), (None, 7), (7, None)]
    assert ratio_of_sums([*pairs, *blank]) == ratio_of_sums(pairs)
    assert mean_of_ratios([*pairs, *blank]) == mean_of_ratios(pairs)


def test_customers_that_lack_a_figure_have_no_value() -> None:
    assert lifetime_value(100, None, 2, 1) is None
    assert lifetime_value(100, 3, 2, Fraction(1, 4)) == 150
    assert acquisition_cost(None, 5, 2) is None


@given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(1, 60))
def test_growth_compounded_is_the_growth(start: int, end: int, months: int) -> None:
    a_month, whole = compound_growth(start, end, months), growth(start, end)
    assert a_month is not None
    assert whole is not None
    assume(end or months == 1)
    assert start * (1 + a_month) ** months == pytest.approx(end, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(("start", "end", "months"), [(0, 5, 1), (5, -1, 1), (5, 6, 0), (None, 5, 1), (5, None, 1)])
def test_what_cannot_be_compounded_is_not(start: int | None, end: int | None, months: int) -> None:
    assert compound_growth(start, end, months) is None


@given(COUNTS, COUNTS, COUNTS)
def test_sentiment_lies_between_all_bad_and_all_good(positive: int, negative: int, neutral: int) -> None:
    found = net_sentiment(positive, negative, positive + negative + neutral)
    for share in (found.of_all, found.of_toned):
        assert share is None or -1 <= share <= 1
    mirrored = net_sentiment(negative, positive, positive + negative + neutral)
    assert mirrored.of_toned == (None if found.of_toned is None else -found.of_toned)


def test_half_of_a_sentiment_is_none() -> None:
    for found in (net_sentiment(None, 3, 5), net_sentiment(3, None, 5)):
        assert (found.of_all, found.of_toned) == (None, None)
