"""The funnel of a strategy both ways."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.ids import StrategyRowId
from smmdesk.domain.money import Money
from smmdesk.domain.planning.funnel import BUDGET
from smmdesk.domain.planning.named import FunnelStep, Part
from smmdesk.domain.strategy.funnels import for_sales, from_budget, stages_of, worth_of_customer
from smmdesk.domain.strategy.records import FunnelStage
from tests.strategies import FULL, FUNNEL, with_rows

if TYPE_CHECKING:
    from smmdesk.domain.strategy.sheets import StrategySheet


def changed(stage: FunnelStep, **values: Any) -> StrategySheet:
    rows = [replace(row, **values) if isinstance(row, FunnelStage) and row.stage is stage else row for row in FUNNEL]
    return with_rows(FULL, Part.FUNNEL, rows)


def test_from_a_budget_to_what_comes_again() -> None:
    """4,500 at 15 for 1,000 are 300,000; × 4 % × 25 % × 8 % × 30 % × 20 %."""
    spans = from_budget(FULL)
    expected = {stage: span.expected for stage, span in spans.items()}
    assert expected == {
        "reach": 300_000,
        "engagement": 12_000,
        "click": 3000,
        "lead": 240,
        "sale": 72,
        "repeat": Fraction(72, 5),
    }
    assert [spans["sale"].least, spans["sale"].most] == [Fraction(81, 8), Fraction(378)]


def test_for_the_sales_wanted_back_to_the_budget() -> None:
    """60 ÷ 30 % ÷ 8 % ÷ 25 % ÷ 4 % at 15 for 1,000, in tetri."""
    expected = {stage: span.expected for stage, span in for_sales(FULL).items()}
    assert expected == {"lead": 200, "click": 2500, "engagement": 10_000, "reach": 250_000, BUDGET: 375_000}


def test_an_end_that_nobody_gave_is_where_it_is_expected() -> None:
    spans = from_budget(changed(FunnelStep.ENGAGEMENT, low=None, high=None))
    assert [spans["engagement"].least, spans["engagement"].most] == [Fraction(9000), Fraction(15_000)]


@pytest.mark.parametrize("stage", [FunnelStep.ENGAGEMENT, FunnelStep.LEAD, FunnelStep.SALE])
def test_what_is_not_known_ends_the_way_there_and_leaves_none_back(stage: FunnelStep) -> None:
    sheet = changed(stage, expected=None)
    assert [*from_budget(sheet)] == [*FunnelStep][: [*FunnelStep].index(stage)]
    assert for_sales(sheet) == {}


def test_without_a_price_a_budget_or_sales_nothing_is_reckoned() -> None:
    free = changed(FunnelStep.REACH, cost_expected=Money.zero("GEL"))
    nothing = changed(FunnelStep.REACH, cost_expected=None)
    without = replace(FULL, strategy=replace(FULL.strategy, funnel_budget=None, sales_wanted=None))
    assert [from_budget(each) for each in (free, nothing, without)] == [{}, {}, {}]
    assert [for_sales(each) for each in (nothing, without)] == [{}, {}]


def test_of_two_rows_of_a_stage_the_first_counts() -> None:
    doubled = with_rows(FULL, Part.FUNNEL, [*FUNNEL, replace(FUNNEL[1], id=StrategyRowId("other"))])
    assert stages_of(doubled) == stages_of(FULL)
    assert [*stages_of(with_rows(FULL, Part.FUNNEL, FUNNEL[::-1]))] == [*FunnelStep]


@pytest.mark.parametrize(
    ("average", "orders", "years", "margin", "worth"),
    [
        # 4,583 · 3 · 2 · 40 % and 1,500 · ½ · 3 · 25 %
        (4583, 3000, 20, 4000, Fraction(1_099_920)),
        (1500, 500, 30, 2500, Fraction(56_250)),
        (1500, 0, 30, 2500, Fraction(0)),
        (None, 500, 30, 2500, None),
        (1500, None, 30, 2500, None),
        (1500, 500, None, 2500, None),
        (1500, 500, 30, None, None),
    ],
)
def test_a_customer_is_worth_all_orders_of_all_years(
    average: int | None, orders: int | None, years: int | None, margin: int | None, worth: Fraction | None
) -> None:
    strategy = replace(
        FULL.strategy,
        average_order=None if average is None else Money.of(average, FULL.strategy.currency),
        orders_a_year=orders,
        customer_years=years,
        margin=margin,
    )
    assert worth_of_customer(strategy) == worth
