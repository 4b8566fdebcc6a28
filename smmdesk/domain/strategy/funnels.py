"""The funnel of a strategy, and both ways through it: from its budget, and back from the sales wanted."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.money import WHOLE
from smmdesk.domain.planning.funnel import Between, backward, forward
from smmdesk.domain.planning.named import FunnelStep, Part
from smmdesk.domain.results.values import MARGIN, ORDERS, YEARS
from smmdesk.domain.strategy.records import MILLION, FunnelStage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smmdesk.domain.money import Money
    from smmdesk.domain.planning.funnel import Span
    from smmdesk.domain.strategy.records import Strategy
    from smmdesk.domain.strategy.sheets import StrategySheet

_OF_ORDERS: Final = 1000
_OF_YEARS: Final = 10
"""In how many parts these are kept."""
_TO_SALES: Final = tuple(stage for stage in FunnelStep if stage not in {FunnelStep.REACH, FunnelStep.REPEAT})


def from_budget(sheet: StrategySheet) -> Mapping[str, Span]:
    """How many there are at each stage, up to the first of which nothing is known; nothing without budget or price."""
    stages, budget = stages_of(sheet), sheet.strategy.funnel_budget
    price = _price(stages.get(FunnelStep.REACH), sheet.strategy.currency)
    # nothing would bring people without end
    if budget is None or price is None or not price.expected:
        return {}
    return forward(budget.minor, price, _rates(stages))


def for_sales(sheet: StrategySheet) -> Mapping[str, Span]:
    """What the sales wanted take at each stage before them, in money in minor units; nothing while any is unknown."""
    stages, wanted = stages_of(sheet), sheet.strategy.sales_wanted
    price = _price(stages.get(FunnelStep.REACH), sheet.strategy.currency)
    rates = [each for each in _rates(stages) if each[0] in _TO_SALES]
    if wanted is None or price is None or len(rates) < len(_TO_SALES):
        return {}
    return backward(wanted, price, rates)


def given_by(strategy: Strategy) -> dict[str, Fraction]:
    """What the figures of results are computed with that no file says, by the names in `values.GIVEN`."""
    parts = ((MARGIN, strategy.margin, WHOLE), (ORDERS, strategy.orders_a_year, _OF_ORDERS))
    found = (*parts, (YEARS, strategy.customer_years, _OF_YEARS))
    return {name: Fraction(figure, of) for name, figure, of in found if figure is not None}


def worth_of_customer(strategy: Strategy) -> Fraction | None:
    """What a customer brings in all the years that one stays, in minor units: average order × orders a year × years ×
    margin. None while any of them is unknown."""
    average, orders, years, margin = (
        strategy.average_order,
        strategy.orders_a_year,
        strategy.customer_years,
        strategy.margin,
    )
    if average is None or orders is None or years is None or margin is None:
        return None
    return average.minor * Fraction(orders, _OF_ORDERS) * Fraction(years, _OF_YEARS) * Fraction(margin, WHOLE)


def stages_of(sheet: StrategySheet) -> Mapping[FunnelStep, FunnelStage]:
    """Its stages in their order, the first row of each."""
    rows = [row for row in sheet.rows.get(Part.FUNNEL, ()) if isinstance(row, FunnelStage)]
    found = {row.stage: row for row in reversed(rows)}
    return {stage: found[stage] for stage in FunnelStep if stage in found}


def _rates(stages: Mapping[FunnelStep, FunnelStage]) -> Iterator[tuple[str, Between]]:
    for stage in (*_TO_SALES, FunnelStep.REPEAT):
        row = stages.get(stage)
        if row is None or row.expected is None:
            return
        yield stage.value, _between(row.low, row.expected, row.high, MILLION)


def _price(row: FunnelStage | None, currency: str) -> Between | None:
    """Of one in another currency nothing follows."""
    if row is None or row.cost_expected is None or row.cost_expected.currency != currency:
        return None
    return _between(_minor(row.cost_low), row.cost_expected.minor, _minor(row.cost_high), 1)


def _between(low: int | None, expected: int, high: int | None, of: int) -> Between:
    """An end that nobody gave is where it is expected."""
    ends = (expected if low is None else low, expected, expected if high is None else high)
    return Between(*(Fraction(end, of) for end in ends))


def _minor(money: Money | None) -> int | None:
    return money.minor if money else None
