"""What one cost beside what it cost before: told where both may be compared, else why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.ids import StrategyId, StrategyRowId
from smmdesk.domain.networks import Network
from smmdesk.domain.planning.cost_before import cost_before
from smmdesk.domain.planning.kpis import Fact, of_kpi
from smmdesk.domain.planning.named import CostBasis
from smmdesk.domain.results.against import Silence
from smmdesk.domain.results.metrics import Break
from smmdesk.domain.strategy.records import Kpi
from smmdesk.speech import planned
from smmdesk.speech.language import Language
from tests.domain.results.sheets import OCTOBER, PAGE, SEPTEMBER, of_days, post, sheet

if TYPE_CHECKING:
    from smmdesk.domain.periods import Period
    from smmdesk.domain.results.sheet import ResultsSheet

LATER = date(2026, 12, 1)


def fact(
    known: ResultsSheet, cost: Fraction | int | None, metric: str = "leads", basis: CostBasis = CostBasis.PROMOTION
) -> Fact:
    kpi = Kpi(id=StrategyRowId("k"), strategy_id=StrategyId("s"), metric=metric, cost_basis=basis)
    return of_kpi(kpi, known, {}, cost=None if cost is None else Fraction(cost))


def month(period: Period, each: int, days: int = 31, metric: str = "leads", today: date = LATER) -> ResultsSheet:
    """So many of the business each day, of its first days."""
    of = min(days, (period.end - period.start).days)
    return sheet(period, of_days(period.start, metric, [each] * of, None), today=today)


def beside(now: Fact, then: Fact) -> Fact:
    return replace(now, earlier=then)


def test_it_is_told_by_what_share_one_costs_less() -> None:
    """62 leads for 620 after 30 for 360."""
    told = beside(fact(month(OCTOBER, 2), 620), fact(month(SEPTEMBER, 1), 360))
    found = cost_before(told)
    assert found is not None
    assert (found.cost_of_one, found.change, found.silent) == (Fraction(12), Fraction(-1, 6), None)
    assert found.is_better
    words = planned.told(told, Language("en"))
    assert (words.cost_of_one, words.cost_change, words.cost_mark) == ("€10.00", "−16.7%", "good")
    assert planned.cost_before_words(told, Language("en")) == "September 2026: €12.00, −16.7%"


@pytest.mark.parametrize(("code", "change"), [("ru", "+25,0\xa0%"), ("ka", "+25,0\xa0%")])
def test_more_is_worse_in_any_language(code: str, change: str) -> None:
    told = planned.told(beside(fact(month(OCTOBER, 1), 310), fact(month(SEPTEMBER, 1), 240)), Language(code))
    assert (told.cost_change.replace("\u202f", "\xa0"), told.cost_mark) == (change, "bad")


@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 10**6), st.integers(1, 10**6))
def test_it_is_the_quotient_of_both_costs(each: int, before: int, cost: int, was: int) -> None:
    found = cost_before(beside(fact(month(OCTOBER, each), cost), fact(month(SEPTEMBER, before), was)))
    assert found is not None
    assert found.change == Fraction(cost, each * 31) / Fraction(was, before * 30) - 1


def silence(now: Fact, then: Fact) -> Silence | None:
    found = cost_before(beside(now, then))
    assert found is not None
    assert found.change is None
    assert planned.told(beside(now, then), Language("en")).cost_change == ""
    return found.silent.silence if found.silent else None


def test_what_is_half_known_is_not_compared() -> None:
    whole, part = fact(month(SEPTEMBER, 1), 300), fact(month(OCTOBER, 1, days=20), 310)
    assert silence(part, whole) is Silence.INCOMPLETE
    assert silence(fact(month(OCTOBER, 1), 310), fact(month(SEPTEMBER, 1, days=15), 300)) is Silence.INCOMPLETE_BEFORE


def test_money_of_all_days_is_not_set_against_results_of_most() -> None:
    """28 of 31 days are enough for a sum, whose mean day can be told, but each result seems dearer for it."""
    assert silence(fact(month(OCTOBER, 1, days=28), 310), fact(month(SEPTEMBER, 1), 300)) is Silence.PARTS
    assert silence(fact(month(OCTOBER, 1), 310), fact(month(SEPTEMBER, 1, days=28), 300)) is Silence.PARTS


def test_while_a_month_runs_its_days_so_far_are_set_against_the_whole_month_before() -> None:
    running = month(OCTOBER, 1, days=10, today=OCTOBER.start + timedelta(days=10))
    found = cost_before(beside(fact(running, 90), fact(month(SEPTEMBER, 1), 300)))
    assert found is not None
    assert found.change == Fraction(-1, 10)


def test_results_do_not_seem_free_while_nothing_has_been_paid_yet() -> None:
    running = month(OCTOBER, 1, days=2, today=OCTOBER.start + timedelta(days=2))
    assert silence(fact(running, 0), fact(month(SEPTEMBER, 1), 300)) is Silence.NO_FIGURE
    over = cost_before(beside(fact(month(OCTOBER, 1), 0), fact(month(SEPTEMBER, 1), 300)))
    assert over is not None
    assert over.change == -1


def test_of_a_cent_after_a_cent_no_share_is_told() -> None:
    told = beside(fact(month(OCTOBER, 1000), 310), fact(month(SEPTEMBER, 1000), 270))
    words = planned.told(told, Language("en"))
    assert (words.cost_of_one, words.cost_change, words.cost_mark) == ("€0.01", "", "none")
    assert planned.cost_before_words(told, Language("en")) == "September 2026: €0.01"


def test_spending_that_networks_count_is_to_be_of_the_same_days() -> None:
    def of(period: Period, days: int) -> Fact:
        rows = [
            *of_days(period.start, "leads", [1] * (period.end - period.start).days, PAGE),
            *of_days(period.start, "spend", [100] * days, PAGE),
        ]
        return fact(sheet(period, rows, today=LATER), days, basis=CostBasis.ADS)

    found = cost_before(beside(of(OCTOBER, 31), of(SEPTEMBER, 30)))
    assert found is not None
    assert found.change == 0
    assert silence(of(OCTOBER, 30), of(SEPTEMBER, 30)) is Silence.PARTS
    assert silence(of(OCTOBER, 9), of(SEPTEMBER, 30)) is Silence.INCOMPLETE


def test_a_metric_that_is_counted_otherwise_since_is_not_compared() -> None:
    other = Break(key="x", network=Network.INSTAGRAM, metric="views", on=OCTOBER.start)

    def of(period: Period) -> Fact:
        rows = of_days(period.start, "views", [9] * 31, PAGE)
        return fact(replace(sheet(period, rows, today=LATER), breaks=[other]), 90, "views")

    assert silence(of(OCTOBER), of(SEPTEMBER)) is Silence.BROKEN
    said = planned.cost_before_words(beside(of(OCTOBER), of(SEPTEMBER)), Language("en"))
    assert said.endswith(", not comparable since 1 October 2026")


def test_posts_that_had_more_time_are_not_compared() -> None:
    now = sheet(OCTOBER, posts=[post(date(2026, 10, 3), {"views": 90}, date(2026, 11, 1))])
    then = sheet(SEPTEMBER, posts=[post(date(2026, 9, 3), {"views": 90}, date(2026, 11, 1))])
    assert silence(fact(now, 9, "views"), fact(then, 9, "views")) is Silence.AGE


@pytest.mark.parametrize(("each", "cost"), [(0, 300), (1, 0), (1, None)])
def test_from_nothing_no_share_can_be_told(each: int, cost: int | None) -> None:
    assert silence(fact(month(OCTOBER, 1), 310), fact(month(SEPTEMBER, each), cost)) is Silence.NO_FIGURE


@pytest.mark.parametrize(("each", "cost"), [(0, 300), (1, None)])
def test_what_has_no_cost_of_one_has_none_before(each: int, cost: int | None) -> None:
    now, then = fact(month(OCTOBER, each), cost), fact(month(SEPTEMBER, 1), 300)
    assert cost_before(beside(now, then)) is None
    assert cost_before(fact(month(OCTOBER, 1), 310)) is None
