"""What a result is set against: the money of a period by the basis that its KPI names."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.budget import Category
from smmdesk.domain.clients import agreement_on
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.named import CostBasis
from smmdesk.domain.results.metrics import exact
from smmdesk.domain.results.named import Unit
from smmdesk.domain.spending import day_by_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smmdesk.domain.budget import Budget, BudgetLine
    from smmdesk.domain.clients import Agreement
    from smmdesk.domain.networks import Network
    from smmdesk.domain.results.sheet import ResultsSheet

SPEND: Final = "spend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """The budgets that share a day with a period, each with all of its lines, and the client's agreements."""

    budgets: Sequence[tuple[Budget, Sequence[BudgetLine]]] = ()
    agreements: Sequence[Agreement] = ()

    def cost(self, basis: CostBasis, sheet: ResultsSheet, network: Network | None = None) -> Fraction | None:
        """What was spent in the sheet's period, in whole units of its currency; None where nothing is known of it.

        Of a network only the lines that name it: what is of none is not shared out. Lines and what advertising systems
        count as spent are never added.
        """
        if basis is CostBasis.ADS:
            return sheet.of(network).value(SPEND).value
        paid = self._paid(sheet, network, Category.PROMOTION if basis is CostBasis.PROMOTION else None)
        if basis is not CostBasis.PAID_AND_FEE:
            return paid
        fee = fees(self.agreements, sheet.period, sheet.today, sheet.currency)
        told = [each for each in (paid, fee) if each is not None]
        return sum(told, Fraction()) if told else None

    def _paid(self, sheet: ResultsSheet, network: Network | None, category: Category | None) -> Fraction | None:
        own = [(budget, lines) for budget, lines in self.budgets if budget.currency == sheet.currency]
        if not own:
            return None
        minor = 0
        for budget, lines in own:
            counted = [line for line in lines if network in {None, line.network} and category in {None, line.category}]
            days = day_by_day(budget, counted, sheet.today)
            minor += sum(each.paid.minor for each in days if each.paid and each.day in sheet.period)
        return exact(minor, Unit.MONEY, sheet.currency)


def fees(agreements: Sequence[Agreement], period: Period, today: date, currency: str) -> Fraction | None:
    """The month's fee of the agreement that holds on each day gone by, today included, by days of its month.

    In whole units of the currency; None where no agreement names a fee in it.
    """
    held = [
        (agreement.monthly_fee, Period.month_of(day))
        for day in (period.days() if agreements else ())
        if day <= today
        if (agreement := agreement_on(agreements, day)) and agreement.holds_on(day) and agreement.monthly_fee
    ]
    own = [(fee, month) for fee, month in held if fee.currency == currency]
    parts = [Fraction(fee.minor, (month.end - month.start).days) for fee, month in own]
    return exact(sum(parts), Unit.MONEY, currency) if parts else None
