"""What a result is set against: the money of a period by the basis that its KPI names."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.budget import Category
from smmdesk.domain.clients import agreement_on
from smmdesk.domain.money import Money
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
        """What was spent in the sheet's period, in whole units of its currency; None where nothing is known of it, and
        where some of it is in another currency (`paid_in`): of two there is no sum.

        Of a network only the lines that name it: what is of none is not shared out. Lines and what advertising systems
        count as spent are never added.
        """
        if basis is CostBasis.ADS:
            return sheet.of(network).value(SPEND).value
        found = self._by_currency(basis, sheet, network)
        return exact(found[sheet.currency], Unit.MONEY, sheet.currency) if {*found} == {sheet.currency} else None

    def paid_in(self, basis: CostBasis, sheet: ResultsSheet, network: Network | None = None) -> tuple[Money, ...]:
        """What was spent in each currency, where it is not all in that of the sheet; that one first."""
        found = {} if basis is CostBasis.ADS else self._by_currency(basis, sheet, network)
        if not found.keys() - {sheet.currency}:
            return ()
        every = sorted(found, key=lambda currency: (currency != sheet.currency, currency))
        return tuple(Money(round(found[currency]), currency) for currency in every if found[currency])

    def _by_currency(self, basis: CostBasis, sheet: ResultsSheet, network: Network | None) -> dict[str, Fraction]:
        """In minor units; nothing of another currency than the sheet's is as if it were not there."""
        category = Category.PROMOTION if basis is CostBasis.PROMOTION else None
        found: dict[str, Fraction] = {}
        for budget, lines in self.budgets:
            counted = [line for line in lines if network in {None, line.network} and category in {None, line.category}]
            days = day_by_day(budget, counted, sheet.today)
            paid = sum(each.paid.minor for each in days if each.paid and each.day in sheet.period)
            if paid or budget.currency == sheet.currency:
                found[budget.currency] = found.get(budget.currency, Fraction()) + paid
        if basis is CostBasis.PAID_AND_FEE:
            for currency, minor in _fees(self.agreements, sheet.period, sheet.today, sheet.currency).items():
                found[currency] = found.get(currency, Fraction()) + minor
        return found


def fees(agreements: Sequence[Agreement], period: Period, today: date, currency: str) -> Fraction | None:
    """The month's fee of the agreement that holds on each day gone by, today included, by days of its month.

    In whole units of the currency; None where no agreement names a fee, or one that held names another currency.
    """
    found = _fees(agreements, period, today, currency)
    return exact(found[currency], Unit.MONEY, currency) if {*found} == {currency} else None


def _fees(agreements: Sequence[Agreement], period: Period, today: date, own: str) -> dict[str, Fraction]:
    """The same in minor units of each currency, those of others than `own` where they are something."""
    found: dict[str, Fraction] = {}
    begun = min((each.starts or period.start for each in agreements), default=period.end)
    for day in period.days() if begun < period.end else ():
        if day > today:
            break
        if day < begun:  # of centuries, where a period is open
            continue
        held = agreement_on(agreements, day)
        fee = held.monthly_fee if held and held.holds_on(day) else None
        if fee and (fee.minor or fee.currency == own):
            month = Period.month_of(day)
            part = Fraction(fee.minor, (month.end - month.start).days)
            found[fee.currency] = found.get(fee.currency, Fraction()) + part
    return found
