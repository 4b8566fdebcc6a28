"""A draft in another currency: the numbers stay, whatever their cents are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.ids import StrategyRowId
from smmdesk.domain.money import Money, minor_digits
from smmdesk.domain.networks import Network
from smmdesk.domain.planning.named import Part
from smmdesk.domain.strategy.currencies import amounts_in, in_currency
from smmdesk.domain.strategy.errors import StrategyFrozenError
from smmdesk.domain.strategy.records import Channel, Correction, Goal, Kpi, Risk, StrategyRow
from smmdesk.domain.strategy.sheets import StrategySheet
from tests.strategies import FULL, in_force

WHOLE = st.integers(0, 10**9)
CURRENCIES = st.sampled_from(["EUR", "GEL", "RUB", "JPY", "KWD"])


def is_money(metric: str) -> bool:
    return metric in {"spend", "cpl"}


def with_amounts(amounts: list[int]) -> StrategySheet:
    """Euros, and figures that are money and such that are none."""
    first, second, third, fourth = amounts
    of: dict[str, Any] = {"strategy_id": FULL.strategy.id}
    rows: dict[Part, tuple[StrategyRow, ...]] = {
        Part.GOALS: (Goal(id=StrategyRowId("g"), name="Cheaper", metric="cpl", target=first * 100, **of),),
        Part.KPI: (
            Kpi(id=StrategyRowId("k"), metric="spend", plan={"2026-10": second * 100}, **of),
            Kpi(id=StrategyRowId("l"), metric="leads", plan={"2026-10": second}, **of),
        ),
        Part.RISKS: (Risk(id=StrategyRowId("r"), loss=Money(third * 100, "EUR"), **of),),
        Part.CORRECTIONS: (Correction(id=StrategyRowId("c"), metric="cpl", threshold=fourth * 100, **of),),
    }
    strategy = replace(FULL.strategy, currency="EUR", funnel_budget=Money(first * 100, "EUR"), average_order=None)
    return StrategySheet(strategy=strategy, rows={part: rows.get(part, ()) for part in Part})


@given(amounts=st.lists(WHOLE, min_size=4, max_size=4), currency=CURRENCIES)
def test_every_number_is_the_same_in_the_other_currency_and_back(amounts: list[int], currency: str) -> None:
    before = with_amounts(amounts)
    after = in_currency(before, currency, is_money)
    parts = 10 ** minor_digits(currency)
    first, second, third, fourth = amounts
    assert after.strategy.currency == currency
    assert after.strategy.funnel_budget == Money(first * parts, currency)
    ((goal,), (spend, leads), (risk,), (due,)) = (
        after.rows[part] for part in (Part.GOALS, Part.KPI, Part.RISKS, Part.CORRECTIONS)
    )
    assert isinstance(goal, Goal)
    assert isinstance(spend, Kpi)
    assert isinstance(leads, Kpi)
    assert isinstance(risk, Risk)
    assert isinstance(due, Correction)
    assert goal.target == first * parts
    assert (spend.plan, leads.plan) == ({"2026-10": second * parts}, {"2026-10": second})
    assert risk.loss == Money(third * parts, currency)
    assert due.threshold == fourth * parts
    assert {each.currency for each in (*risk.money, after.strategy.funnel_budget) if each} == {currency}
    assert in_currency(after, "EUR", is_money) == before


def test_cents_are_rounded_where_the_currency_has_none() -> None:
    channel = Channel(
        id=StrategyRowId("ch"),
        strategy_id=FULL.strategy.id,
        network=Network.VK,
        monthly_budget=Money(1250, "EUR"),
    )
    sheet = replace(with_amounts([0] * 4), rows={**with_amounts([0] * 4).rows, Part.CHANNELS: (channel,)})
    (after,) = in_currency(sheet, "JPY", is_money).rows[Part.CHANNELS]
    assert isinstance(after, Channel)
    assert after.monthly_budget == Money(12, "JPY")


def test_amounts_that_are_something_are_counted() -> None:
    assert amounts_in(with_amounts([0] * 4), is_money) == 0
    assert amounts_in(with_amounts([1, 1, 1, 1]), is_money) == 5


def test_what_is_agreed_keeps_its_currency_and_no_code_is_refused() -> None:
    with pytest.raises(StrategyFrozenError):
        in_currency(in_force(FULL), "EUR", is_money)
    with pytest.raises(SmmdeskError):
        in_currency(with_amounts([1] * 4), "EU", is_money)
