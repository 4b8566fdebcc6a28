"""A plan day by day, and how it goes on."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from smmdesk.domain.ids import StrategyId, StrategyRowId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.kpis import Fact, of_kpi
from smmdesk.domain.planning.pace import pace
from smmdesk.domain.strategy.records import Kpi
from tests.domain.planning.test_kpis import DAILY, NOVEMBER, leads
from tests.domain.results.sheets import of_days, sheet


def of(metric: str, rows: list[object], plan: int) -> Fact:
    kpi = Kpi(id=StrategyRowId("k"), strategy_id=StrategyId("s"), metric=metric, network=Network.INSTAGRAM)
    return of_kpi(kpi, sheet(NOVEMBER, rows, today=date(2026, 11, 16)), {"2026-11": plan})  # type: ignore[arg-type]


def test_days_to_come_go_on_as_the_days_with_data_went() -> None:
    """63 in 15 days, so 63 more in the other 15; all of them together lie within the band."""
    fact = leads(120)
    found = pace(fact)
    assert found is not None
    assert found.plan == (Fraction(4),) * 30
    assert found.ahead == (None,) * len(DAILY) + (Fraction(63, 15),) * 15
    assert fact.band is not None
    low, high = (sum(ends[at] for ends in found.band if ends) for at in (0, 1))
    assert 63 + low == pytest.approx(fact.band.low)
    assert 63 + high == pytest.approx(fact.band.high)


def test_a_level_goes_straight_to_its_plan_and_to_its_forecast() -> None:
    rows = of_days(date(2026, 10, 31), "followers", [1000, *range(1010, 1160, 10)])
    found = pace(of("followers", [*rows], 1300))
    assert found is not None
    assert (found.plan[0], found.plan[-1]) == (Fraction(1010), Fraction(1300))
    assert found.ahead[:15] == (None,) * 15
    assert (found.ahead[15], found.ahead[-1]) == (Fraction(1160), Fraction(1300))


def test_a_quotient_and_what_has_no_plan_have_none() -> None:
    rows = of_days(NOVEMBER.start, "views", [10] * 15)
    assert pace(of("reach_day", [*of_days(NOVEMBER.start, "reach_day", [10] * 15)], 10)) is None
    kpi = Kpi(id=StrategyRowId("k"), strategy_id=StrategyId("s"), metric="views")
    assert pace(of_kpi(kpi, sheet(NOVEMBER, rows, today=date(2026, 11, 16)), {})) is None


def test_what_is_over_goes_on_nowhere() -> None:
    rows = of_days(date(2026, 10, 1), "views", [10] * 31)
    kpi = Kpi(id=StrategyRowId("k"), strategy_id=StrategyId("s"), metric="views")
    found = pace(of_kpi(kpi, sheet(Period.month(2026, 10), rows, today=date(2026, 11, 16)), {"2026-10": 620}))
    assert found is not None
    assert set(found.ahead) == {None}
