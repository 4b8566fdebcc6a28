"""What the example's strategy plans, taken from the figures that the example gives: so plan and fact fit on any day."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from smmdesk.domain.budget import Category
from smmdesk.domain.money import Money
from smmdesk.domain.planning.funnel import own_rate
from smmdesk.domain.results.metrics import Days
from smmdesk.domain.results.sheet import FOLLOWERS
from smmdesk.domain.strategy.records import MILLION
from smmdesk.knowledge.metrics import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smmdesk.domain.networks import Network
    from smmdesk.domain.periods import Period
    from smmdesk.knowledge.example import ExampleClient, ExampleResults


@dataclass(frozen=True, slots=True)
class ExamplePlans:
    """The plans of so many months from the first one with results on."""

    known: ExampleClient
    results: ExampleResults
    months: Sequence[Period]

    def of_kpi(self, values: Mapping[str, Any], plans: Mapping[str, Sequence[int]]) -> dict[str, int]:
        """A figure for each month: as it was typed, from an ordinary day, or money by the plan of another KPI."""
        if "each" in values:
            # as every amount is rounded: to the nearest minor unit
            figures: Sequence[int] = [round(Fraction(self.promotion().minor, each)) for each in plans[values["each"]]]
        elif "percent" in values:
            figures = self._of_days(values["metric"], values["account"], values["percent"])
        else:
            figures = values["plan"]
        return {f"{month.start:%Y-%m}": figure for month, figure in zip(self.months, figures, strict=True)}

    def _of_days(self, metric: str, account: int, percent: Sequence[int]) -> list[int]:
        if metric == FOLLOWERS:
            return [self.followers(account, percent[: at + 1]) for at in range(len(percent))]
        usual = self.results.accounts[account].day[metric]
        is_mean = catalogue()[metric].days is Days.MEAN
        days = [1 if is_mean else _days(month) for month in self.months]
        return [_tens(usual * share * count) for share, count in zip(percent, days, strict=True)]

    def followers(self, account: int, percent: Sequence[int]) -> int:
        """How many an account has after so many months, with a share of those who come on an ordinary day."""
        daily = self.results.accounts[account].day["follows"]
        come = sum(daily * share * _days(month) for share, month in zip(percent, self.months, strict=False))
        return _tens(self.known.accounts[account].followers * 100 + come)

    def promotion(self, *on: Network) -> Money:
        """What a month's budget has for the promotion of these networks, of all where none is named."""
        lines = [each for each in self.known.lines if each.category is Category.PROMOTION]
        return self._sum(each.planned for each in lines if not on or each.network in on)

    def planned(self, *keys: str) -> Money:
        """What a month's budget plans for these lines, for all where none is named."""
        return self._sum(each.planned for each in self.known.lines if not keys or each.key in keys)

    def _sum(self, amounts: Iterable[str]) -> Money:
        currency = self.known.country.currency
        return Money.total([Money.of(each, currency) for each in amounts], currency)

    def counts(self, months: int) -> dict[str, int]:
        """What the first months came to: in the books, and what the networks won of it where money was spent."""
        results = self.results
        leads, sales, new = (sum(each[:months]) for each in (results.leads, results.sales, results.new_customers))
        won, clicks = 0, 0
        for figures in results.accounts:
            own = [count * figures.won["leads"] // 100 for count in results.leads[:months] if figures.won]
            won, clicks = won + sum(own), clicks + sum(own) * figures.won.get("clicks", 0)
        return {"leads": leads, "sales": sales, "repeats": sales - new, "won": won, "clicks": clicks}


def rate_of(hits: int, tries: int) -> dict[str, int]:
    """The ends of a stage of the funnel by own figures, in parts per million: whole hundredths of a percent."""
    rate = own_rate(hits, tries)
    ends = {"low": rate.low, "expected": rate.expected, "high": rate.high} if rate else {}
    return {name: round(end * MILLION / 100) * 100 for name, end in ends.items()}


def _tens(hundredths: int) -> int:
    """Nobody plans 498 clicks."""
    return round(hundredths / 1000) * 10


def _days(month: Period) -> int:
    return (month.end - month.start).days
