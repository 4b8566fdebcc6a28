"""What one result cost beside what one cost in the period before, where the two may be compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from smmdesk.domain.planning.costs import SPEND
from smmdesk.domain.planning.named import CostBasis
from smmdesk.domain.results.against import Compared, Silence, compared
from smmdesk.domain.results.named import Good
from smmdesk.domain.results.ratios import growth

if TYPE_CHECKING:
    from fractions import Fraction

    from smmdesk.domain.periods import Period
    from smmdesk.domain.planning.kpis import Fact

_GOOD: Final = Good.DOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class CostBefore:
    """`cost_of_one` is that of the earlier `period`, in whole units of the currency; None where it has none.

    `change` is (now − before) ÷ before; where that may not be told, `silent` says why.
    """

    period: Period
    cost_of_one: Fraction | None
    change: Fraction | None = None
    silent: Compared | None = None

    @property
    def is_better(self) -> bool | None:
        """Whether one costs less than it did."""
        return _GOOD.is_better(self.change)


def cost_before(fact: Fact) -> CostBefore | None:
    """What one cost `earlier`; None of a fact that has no cost of one, or nothing earlier.

    Compared is what may be compared anywhere, and only where results are known of the same days as the money.
    """
    then = fact.earlier
    if then is None or fact.of_one is None or fact.of_one.cost_of_one is None:
        return None
    was = then.of_one.cost_of_one if then.of_one else None
    told = CostBefore(period=then.sheet.period, cost_of_one=was)
    silent = _silent(fact, then)
    if silent.silence is None and not (_is_of_all_its_money(fact) and _is_of_all_its_money(then)):
        silent = replace(silent, silence=Silence.PARTS)
    # while nothing has been paid yet, results only seem to cost nothing
    is_paid = fact.so_far.is_over or bool(fact.cost)
    change = growth(was, fact.of_one.cost_of_one) if is_paid else None
    if silent.silence is None and change is None:
        silent = replace(silent, silence=Silence.NO_FIGURE)
    return replace(told, silent=silent) if silent.silence else replace(told, change=change)


def _silent(fact: Fact, then: Fact) -> Compared:
    """Whether its results, and where they are figures of the networks its money, may be compared."""
    names = (fact.metric, SPEND) if fact.cost_basis is CostBasis.ADS else (fact.metric,)
    found = [compared(name, fact.sheet, then.sheet, fact.sheet.breaks, fact.network) for name in names]
    return next((each for each in found if each.silence), found[0])


def _is_of_all_its_money(fact: Fact) -> bool:
    """Whether results are known of as many days as what was spent: what is paid is known of each day gone by."""
    if fact.cost_basis is CostBasis.ADS:
        return fact.value.is_of_days_as(fact.sheet.value(SPEND))
    return fact.value.total is None or fact.value.total.known >= fact.value.total.elapsed
