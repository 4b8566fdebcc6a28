"""What a client's period comes to: days before posts, the books before accounts, ratios of sums."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.desk import ENGAGEMENT
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.results.derived import goes_by_posts
from smmdesk.domain.results.metrics import Break
from smmdesk.domain.results.named import Basis
from smmdesk.domain.results.sheet import engagements_at
from smmdesk.knowledge.metrics import catalogue
from tests.domain.results import sheets
from tests.domain.results.sheets import CALCULATIONS, OCTOBER, PAGE, SHOP, of_days, sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.domain.clients import Account
    from smmdesk.domain.results.records import Measurement
    from smmdesk.domain.results.values import PostResult


def row(day: int, figures: Mapping[str, int], account: Account | None = PAGE, *, currency: str = "EUR") -> Measurement:
    starts = OCTOBER.start + timedelta(days=day - 1)
    return sheets.row(Period(starts, starts + timedelta(days=1)), figures, account, currency=currency)


def post(number: int, figures: Mapping[str, int], network: Network = Network.INSTAGRAM) -> PostResult:
    return sheets.post(OCTOBER.start + timedelta(days=number), figures, OCTOBER.last, 200, network)


def test_days_go_before_posts_and_say_which_they_are() -> None:
    told = sheet(rows=[row(1, {"views": 40})], posts=[post(1, {"views": 900, "likes": 5})])
    views, likes = told.value("views"), told.value("likes")
    assert (views.value, views.basis) == (Fraction(40), Basis.DAYS)
    assert (likes.value, likes.basis, likes.posts, likes.of_posts) == (Fraction(5), Basis.POSTS, 1, 1)
    assert told.value("shares").value is None


def test_the_reach_of_days_is_of_one_account_alone() -> None:
    told = sheet(rows=[row(1, {"reach_day": 40}), row(1, {"reach_day": 90}, SHOP), row(2, {"reach_day": 60})])
    assert told.value("reach_day").value is None
    own = told.of(Network.INSTAGRAM).value("reach_day")
    assert own.value == 50
    assert own.total is not None
    assert own.total.highest == 60
    assert told.by_day("reach_day") == {}
    assert told.of(Network.VK).by_day("reach_day") == {OCTOBER.start: Fraction(90)}


def test_engagement_is_a_ratio_of_sums_over_posts_that_have_both() -> None:
    posts = [post(1, {"likes": 40, "reach": 1000}), post(2, {"likes": 6, "reach": 60}), post(3, {"likes": 3})]
    posts += [post(4, {"likes": 9, "reach": 0}), post(5, {"likes": 3, "reach": 300})]
    rate = sheet(posts=posts).value("er_reach")
    assert (rate.value, rate.posts, rate.of_posts) == (Fraction(49, 1360), 3, 5)
    assert rate.inputs == {"engagements": 49, "reach": 1360}


def test_where_the_network_says_more_than_its_parts_it_is_taken() -> None:
    told = sheet(posts=[post(1, {"likes": 5, "comments": 0, "shares": 1, "interactions": 9, "reach": 310})])
    assert told.value("engagements").value == 9
    assert told.value("er_reach").value == Fraction(9, 310)
    assert told.value("er_followers").value == Fraction(9, 200)


def test_the_networks_sum_says_nothing_where_less_counts_as_an_engagement() -> None:
    figures = post(1, {"likes": 5, "saves": 2, "interactions": 9})
    assert engagements_at(replace(figures, engagement=("likes",))) == 5
    assert engagements_at(replace(figures, engagement=(*ENGAGEMENT, "follows"))) == 9


def test_money_is_in_whole_units_and_of_one_currency() -> None:
    rows = [row(1, {"spend": 15050, "clicks": 7}), row(2, {"spend": 900}, currency="USD"), row(3, {"clicks": 3})]
    told = sheet(rows=rows)
    assert told.value("spend").value == Fraction(301, 2)
    assert told.value("cpc").value == Fraction(301, 20)
    assert told.by_day("spend") == {OCTOBER.start: Fraction(301, 2)}


def test_the_books_are_left_out_of_a_network() -> None:
    rows = [row(1, {"leads": 9}, None), row(1, {"leads": 4}), row(2, {"leads": 2}, SHOP)]
    told = sheet(rows=rows)
    assert told.value("leads").value == 11
    assert told.of(Network.INSTAGRAM).value("leads").value == 4
    assert told.by_day("leads") == {OCTOBER.start: Fraction(9), date(2026, 10, 2): Fraction(2)}


def test_followers_need_each_account_and_a_closed_one_is_none() -> None:
    rows = [row(31, {"followers": 900})]
    assert sheet(rows=rows).value("followers").value is None
    closed = replace(SHOP, closed_on=date(2026, 9, 30))
    assert replace(sheet(rows=rows), accounts=[PAGE, closed]).value("followers").value == 900


def test_growth_is_from_what_there_was_when_the_period_began() -> None:
    """4,000 became 4,180; what was noted longer ago than a month before is no start."""
    started = sheets.row(Period(date(2026, 9, 30), OCTOBER.start), {"followers": 4000})
    told = replace(sheet(rows=[started, row(31, {"followers": 4180})]), accounts=[PAGE])
    assert told.value("growth").value == Fraction(9, 200)
    assert told.of(Network.INSTAGRAM).value("followers_before").value == 4000
    assert replace(told, rows=told.rows[1:]).value("growth").value is None
    none = sheets.row(Period(date(2026, 9, 30), OCTOBER.start), {"followers": 0})
    assert replace(told, rows=[none, row(31, {"followers": 120})]).value("growth").value is None


def test_the_fee_is_in_what_a_new_customer_cost_and_of_no_network() -> None:
    """(700.00 + 400.00) ÷ 30, and of a customer 36.00 a year for two years at 40 % is left."""
    rows = [row(day, {"spend": 7000}) for day in range(1, 11)]
    books = [row(1, {"new_customers": 30, "sales": 2, "revenue": 7200}, None)]
    told = sheet(rows=rows + books)
    assert told.value("cac").value is None
    kept = {"margin": Fraction(2, 5), "orders_a_year": Fraction(2), "customer_years": Fraction(1)}
    told = replace(told, given={**kept, "fees": Fraction(400)})
    assert told.value("cac").value == Fraction(110, 3)
    assert (told.value("ltv").value, told.value("ltv_to_cac").value) == (Fraction(144, 5), Fraction(432, 550))
    assert "fees" not in told.of(Network.INSTAGRAM).given
    assert told.of(Network.INSTAGRAM).given["margin"] == Fraction(2, 5)


def test_networks_of_which_nothing_is_known_are_not_there() -> None:
    assert sheet().networks == []
    assert sheet(rows=[row(3, {"views": 1}, SHOP)], posts=[post(1, {}, Network.X)]).networks == [Network.VK, Network.X]


def test_data_go_to_the_day_that_every_open_account_is_known_up_to() -> None:
    told = sheet(posts=[post(1, {}, Network.X)])
    page, shop = date(2026, 12, 1), date(2026, 11, 14)
    assert told.data_to({None: date(2026, 12, 31), PAGE.id: page, SHOP.id: shop}) == shop
    assert told.data_to({PAGE.id: page}) == page
    assert sheet().data_to({}) is None
    posted = told.posts[0].snapshot
    assert posted is not None
    assert told.data_to({}) == posted.taken_on
    closed = replace(told, accounts=[replace(SHOP, closed_on=date(2026, 9, 1))])
    assert closed.data_to({SHOP.id: shop}) is None


def test_a_formula_goes_by_posts_where_only_these_have_what_it_needs() -> None:
    known = catalogue()
    assert goes_by_posts({"likes", "reach"}, known)
    assert goes_by_posts({"engagements", "followers"}, known)
    assert not goes_by_posts({"likes", "views"}, known)
    assert not goes_by_posts({"spend", "reach"}, known)
    by_posts = {key for key in CALCULATIONS if goes_by_posts(CALCULATIONS[key].names, known)}
    assert by_posts == {"er_reach", "er_views", "er_impressions", "er_followers"}


@given(days=st.lists(st.integers(0, 1000), max_size=31), posts=st.lists(st.integers(0, 1000), max_size=5))
def test_a_sum_of_days_is_what_the_days_show(days: list[int], posts: list[int]) -> None:
    told = sheet(
        rows=[row(at, {"views": value}) for at, value in enumerate(days, 1)],
        posts=[post(at, {"views": value}) for at, value in enumerate(posts)],
    )
    by_day = told.by_day("views")
    assert sum(by_day.values()) == sum(days)
    expected = sum(days) if days else (sum(posts) if posts else None)
    assert told.value("views").value == expected


def test_days_of_two_ways_of_counting_have_no_sum() -> None:
    on = date(2026, 10, 11)
    broken = [Break(key="instagram_views", network=Network.INSTAGRAM, metric="views", on=on)]
    days = of_days(OCTOBER.start, "views", [5] * 20)
    made = replace(sheet(rows=days), breaks=broken)
    assert sheet(rows=days).value("views").value == 100
    assert (made.value("views").value, made.crossed("views")) == (None, broken[0])
    assert made.of(Network.INSTAGRAM).value("views").value is None
    # each side has one, and so have networks that are counted as before
    for part in (Period(OCTOBER.start, on), Period(on, OCTOBER.end)):
        assert replace(made, period=part).value("views").value == 50
    elsewhere = replace(sheet(rows=of_days(OCTOBER.start, "views", [5] * 20, SHOP)), breaks=broken)
    assert elsewhere.value("views").value == 100
    # of one side alone anything is known
    assert replace(sheet(rows=days[:9]), breaks=broken).value("views").value == 45
