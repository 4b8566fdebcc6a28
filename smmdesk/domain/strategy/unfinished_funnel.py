"""What is open in the funnel: gaps, ends the wrong way round, and what cannot come of the money."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.domain.planning.funnel import Between, forward
from smmdesk.domain.planning.named import FunnelStep, Part
from smmdesk.domain.strategy.checks import Check, Open
from smmdesk.domain.strategy.records import MILLION, FunnelStage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smmdesk.domain.strategy.checks import StrategyFacts


@dataclass(frozen=True, slots=True)
class _Ends:
    """What is typed of a stage: minor units of the price of 1,000, or parts per million of the stage before."""

    low: int | None
    expected: int | None
    high: int | None

    @property
    def are_in_order(self) -> bool:
        known = [each for each in (self.low, self.expected, self.high) if each is not None]
        return known == sorted(known)

    def between(self, scale: int) -> Between | None:
        if self.expected is None:
            return None
        low, high = (self.expected if each is None else each for each in (self.low, self.high))
        return Between(*(Fraction(each, scale) for each in (low, self.expected, high)))


def _ends(row: FunnelStage) -> _Ends:
    if row.stage is not FunnelStep.REACH:
        return _Ends(row.low, row.expected, row.high)
    return _Ends(*(None if each is None else each.minor for each in (row.cost_low, row.cost_expected, row.cost_high)))


def open_funnel(facts: StrategyFacts) -> Iterator[Open]:
    """Is every stage there, in order, and does anything of it rest on figures of one's own?"""
    rows = {row.stage: row for row in facts.rows(FunnelStage, Part.FUNNEL)}
    for stage in FunnelStep:
        row = rows.get(stage)
        if row is None or _ends(row).expected is None:
            yield Open(check=Check.FUNNEL_STAGE_MISSING, part=Part.FUNNEL, row=row, values={"stage": stage})
        if row and not _ends(row).are_in_order:
            yield Open(check=Check.FUNNEL_DISORDER, part=Part.FUNNEL, row=row)
    told = [row for row in rows.values() if _ends(row).expected is not None]
    if told and not any(map(is_own_figure, told)):
        yield Open(check=Check.FUNNEL_ALL_ASSUMED, part=Part.FUNNEL)
    yield from _beyond(facts, rows)


def is_own_figure(row: FunnelStage) -> bool:
    """Whether its source tells a month or a number, in whatever language; what tells neither is an assumption."""
    return any(map(str.isdigit, row.source))


def _beyond(facts: StrategyFacts, rows: Mapping[FunnelStep, FunnelStage]) -> Iterator[Open]:
    most, wanted = most_sales(facts, rows), facts.strategy.sales_wanted
    if most is not None and wanted is not None and wanted > most:
        values = {"wanted": wanted, "most": int(most)}
        yield Open(check=Check.FUNNEL_TOO_MANY_SALES, part=Part.FUNNEL, values=values)


def most_sales(facts: StrategyFacts, rows: Mapping[FunnelStep, FunnelStage]) -> Fraction | None:
    """The sales that the budget brings where all goes as well as it can; None of what is not known, or without end."""
    budget, reach = facts.strategy.funnel_budget, rows.get(FunnelStep.REACH)
    price = _ends(reach).between(1) if reach else None
    if budget is None or price is None:
        return None
    stages = [stage for stage in FunnelStep if stage not in {FunnelStep.REACH, FunnelStep.REPEAT}]
    rates = {stage: _ends(rows[stage]).between(MILLION) for stage in stages if stage in rows}
    known = [(stage.value, rate) for stage, rate in rates.items() if rate]
    return forward(budget.minor, price, known)[FunnelStep.SALE.value].most if len(known) == len(stages) else None
