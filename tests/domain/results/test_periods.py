"""From days to a period: by hand, and what holds whatever the rows are."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.ids import AccountId, ClientId, MeasurementId
from smmdesk.domain.periods import Period
from smmdesk.domain.results.periods import Total, finest, of_business, over, together
from smmdesk.domain.results.records import Measurement
from smmdesk.knowledge.metrics import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

METRICS = catalogue()
OCTOBER = Period(date(2026, 10, 1), date(2026, 11, 1))
LATER = date(2026, 12, 1)
CLIENT = ClientId("a")


def row(day: date, figures: Mapping[str, int], *, days: int = 1, account: str | None = "page") -> Measurement:
    return Measurement(
        id=MeasurementId(f"{account} {day} {days}"),
        client_id=CLIENT,
        account_id=AccountId(account) if account else None,
        starts=day,
        ends=day + timedelta(days=days),
        figures=figures,
    )


def each_day(key: str, values: Sequence[int], first: date = OCTOBER.start) -> list[Measurement]:
    return [row(first + timedelta(days=at), {key: value}) for at, value in enumerate(values)]


def test_days_that_are_known_are_summed_and_counted() -> None:
    until = Period(OCTOBER.start, date(2026, 10, 31))
    found = over(METRICS["views"], each_day("views", [200] * 28), until, LATER)
    assert (found.value, found.known, found.elapsed, found.coverage) == (Fraction(5600), 28, 30, Fraction(14, 15))
    assert found.is_complete


def test_below_four_of_five_days_a_figure_is_not_complete() -> None:
    views = METRICS["views"]
    assert not over(views, each_day("views", [1] * 24), OCTOBER, LATER).is_complete
    assert over(views, each_day("views", [1] * 25), OCTOBER, LATER).is_complete


def test_only_days_that_are_over_have_to_be_known() -> None:
    found = over(METRICS["views"], each_day("views", [5] * 10), OCTOBER, date(2026, 10, 11))
    assert (found.known, found.elapsed) == (10, 10)
    assert over(METRICS["views"], [], OCTOBER, date(2026, 9, 1)).coverage is None


def test_what_nobody_counted_is_nothing_and_not_zero() -> None:
    assert over(METRICS["views"], each_day("likes", [5] * 3), OCTOBER, LATER).value is None
    assert over(METRICS["views"], each_day("views", [0] * 3), OCTOBER, LATER).value == 0


def test_reach_of_days_is_a_mean_and_never_a_sum() -> None:
    values = [961, *[94] * 103, 91]
    period = Period(date(2025, 1, 1), date(2025, 4, 16))
    found = over(METRICS["reach_day"], each_day("reach_day", values, period.start), period, LATER)
    assert (found.value, found.highest, found.known) == (Fraction(sum(values), 105), 961, 105)
    # of a week the days are not known
    week = [row(OCTOBER.start, {"reach_day": 700}, days=7)]
    assert over(METRICS["reach_day"], week, OCTOBER, LATER).value is None


def test_reach_of_a_period_is_only_that_of_exactly_these_days() -> None:
    told = [row(OCTOBER.start, {"reach_period": 900}, days=31)]
    assert over(METRICS["reach_period"], told, OCTOBER, LATER).value == 900
    assert over(METRICS["reach_period"], told, Period(date(2026, 10, 1), date(2026, 10, 31)), LATER).value is None


def test_followers_are_those_of_the_last_day_that_is_known() -> None:
    told = each_day("followers", [4000, 4010, 4030])
    assert over(METRICS["followers"], told, OCTOBER, LATER).value == 4030
    november = Period(date(2026, 11, 1), date(2026, 12, 1))
    assert over(METRICS["followers"], told, november, date(2026, 11, 3)).value == 4030
    # 31 days after the third of October
    assert over(METRICS["followers"], told, november, date(2026, 11, 4)).value is None
    assert over(METRICS["followers"], told, Period(date(2026, 9, 1), date(2026, 10, 1)), LATER).value is None


def test_a_coarser_row_fills_only_gaps() -> None:
    month = row(OCTOBER.start, {"views": 3100}, days=31)
    assert over(METRICS["views"], [month], OCTOBER, LATER).value == 3100
    found = over(METRICS["views"], [month, row(date(2026, 10, 5), {"views": 90})], OCTOBER, LATER)
    assert (found.value, found.apart, found.known) == (Fraction(90), (month,), 1)


def test_a_row_that_sticks_out_is_named_and_not_cut_up() -> None:
    month = row(OCTOBER.start, {"views": 3100}, days=31)
    found = over(METRICS["views"], [month], Period(date(2026, 10, 1), date(2026, 10, 16)), LATER)
    assert (found.value, found.apart) == (None, (month,))


def test_followers_of_a_client_need_every_account() -> None:
    one = Total(value=Fraction(10), known=1, elapsed=1)
    none = Total(value=None, known=0, elapsed=1)
    assert together(METRICS["followers"], [one, one]).value == 20
    assert together(METRICS["followers"], [one, none]).value is None
    assert together(METRICS["views"], [one, none]).value == 10
    assert together(METRICS["reach_day"], [one, one]).value is None
    assert together(METRICS["reach_day"], [one]).value == 10
    assert together(METRICS["views"], []).value is None


def test_a_sum_stands_for_as_many_days_as_give_it_at_the_pace_of_each_account() -> None:
    whole = Total(value=Fraction(300), known=30, elapsed=30)
    partly = Total(value=Fraction(240), known=24, elapsed=30)
    found = together(METRICS["views"], [whole, partly])
    # both had ten a day: 24 days would make it more than it was, 30 less
    assert (found.known, found.days) == (24, Fraction(27))
    assert together(METRICS["views"], [whole]).days == whole.days == 30
    assert together(METRICS["views"], [Total(value=Fraction(), known=4, elapsed=30)]).days == 4


def test_the_books_are_the_whole_and_accounts_its_parts() -> None:
    leads = METRICS["leads"]
    books = [row(OCTOBER.start, {"leads": 63}, days=31, account=None)]
    parts = [
        row(date(2026, 10, 5), {"leads": 41}, account="page"),
        row(date(2026, 10, 6), {"leads": 9}, account="shop"),
    ]
    found = of_business(leads, books, parts, OCTOBER, LATER)
    assert (found.value, found.other, found.known) == (Fraction(63), 13, 31)
    assert of_business(leads, [], parts, OCTOBER, LATER).value == 50
    assert of_business(leads, [], parts, OCTOBER, LATER).other is None
    assert of_business(leads, books[:0], [], OCTOBER, LATER).value is None
    too_many = of_business(leads, [row(OCTOBER.start, {"leads": 40}, days=31, account=None)], parts, OCTOBER, LATER)
    assert too_many.other == -10


def test_parts_of_days_without_books_are_added() -> None:
    books = [row(OCTOBER.start, {"leads": 20}, days=15, account=None)]
    parts = [row(date(2026, 10, 5), {"leads": 4}), row(date(2026, 10, 20), {"leads": 3})]
    found = of_business(METRICS["leads"], books, parts, OCTOBER, LATER)
    assert (found.value, found.other, found.known) == (Fraction(23), 16, 16)


ROWS = st.lists(
    st.tuples(st.integers(-10, 40), st.sampled_from([1, 1, 1, 7, 31]), st.integers(0, 100)), max_size=20
).map(
    lambda found: [row(OCTOBER.start + timedelta(days=day), {"views": value}, days=days) for day, days, value in found]
)


@given(rows=ROWS)
def test_no_day_counts_twice_and_no_row_is_lost(rows: list[Measurement]) -> None:
    counted, apart = finest(rows, OCTOBER)
    days = [day for each in counted for day in each.period.days()]
    assert len(days) == len(set(days))
    assert not [day for day in days if day not in OCTOBER]
    assert sorted(each.id for each in (*counted, *apart)) == sorted(
        each.id for each in rows if each.period.overlaps(OCTOBER)
    )


@given(rows=ROWS)
def test_a_sum_is_that_of_the_rows_that_count(rows: list[Measurement]) -> None:
    found = over(METRICS["views"], rows, OCTOBER, LATER)
    counted, _apart = finest(rows, OCTOBER)
    assert found.value == (sum(each.figures["views"] for each in counted) if counted else None)
    assert found.known <= found.elapsed


@pytest.mark.parametrize("key", [key for key, metric in METRICS.items() if metric.accounts == "apart"])
@given(values=st.lists(st.integers(1, 1000), min_size=2, max_size=4))
def test_what_stays_apart_is_never_added(key: str, values: list[int]) -> None:
    totals = [Total(value=Fraction(value), known=1, elapsed=1) for value in values]
    assert together(METRICS[key], totals).value is None
