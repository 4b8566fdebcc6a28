"""What rows of days and of posts share: money of another currency than the client's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.results.apart import MONEY, Apart
from smmdesk.domain.results.many import ManyFigures
from smmdesk.domain.results.metrics import OWN
from smmdesk.domain.text import _
from smmdesk.exchange.incoming import RowProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.domain.results.rates import Rate
    from smmdesk.exchange.analytics.figure_rows import FigureRow

OTHER_MONEY: Final = _(
    "Money in {value} is not in the client's currency, {limit}; it was kept apart as {more}, and counts nowhere else. "
    "Say what one {value} was worth, and on which day, and it counts."
)
IDLE_RATE: Final = _("No amount in {value} is in the file; the rate that was said of it was not used.")
_BELOW: Final = frozenset({*MONEY, "follows"})


@dataclass(slots=True)
class Money:
    """Amounts count in the client's currency alone, and by the `rates` of some others; what stood in the file is kept
    as columns of its own. `apart` are the keys of these, by currency."""

    currency: str
    rates: Sequence[Rate] = ()
    apart: dict[str, set[str]] = field(default_factory=dict)

    def ours(self, row: FigureRow, kept_in: str = "") -> Mapping[str, int]:
        """The figures of a row; `kept_in` is the currency of what it says more of, where that is another one."""
        return self.told(row.figures, row.currency, kept_in)

    def told(self, figures: Mapping[str, int], currency: str, kept_in: str = "") -> Mapping[str, int]:
        """These figures, whose money is in that currency."""
        into = kept_in or self.currency
        if not currency or currency == into or not figures.keys() & {*MONEY}:
            return figures
        keys = {key: Apart(key, currency).key for key in MONEY if key in figures}
        self.apart.setdefault(currency, set()).update(keys.values())
        beside = {keys.get(key, key): figure for key, figure in figures.items()}
        rate = self.rate_of(currency)
        # a rate is of the client's currency, and says nothing of another one
        if rate is None or into != self.currency:
            return beside
        return {**beside, **{key: rate.into(figures[key], into) for key in keys}}

    def rate_of(self, currency: str) -> Rate | None:
        """What was said of that currency."""
        return next((each for each in self.rates if each.currency == currency), None)

    def told_of_all(self, figures: ManyFigures, currencies: Sequence[str]) -> ManyFigures:
        """The same for many rows."""
        if not any(currencies):
            return figures
        return ManyFigures.of([*map(self.told, figures, currencies)])

    def problems(self, said: Sequence[Rate]) -> Iterator[RowProblem]:
        """What counts nowhere, and which of the rates that were `said` now turned nothing."""
        for rate in said:
            if rate.currency not in self.apart:
                yield RowProblem(0, IDLE_RATE, {"value": rate.currency})
        for currency, keys in self.apart.items():
            if self.rate_of(currency) is None:
                values = {"value": currency, "limit": self.currency, "more": ", ".join(sorted(keys))}
                yield RowProblem(0, OTHER_MONEY, values)

    def tell(self) -> Mapping[str, Any]:
        """In plain values: what money is `in` beside the client's `currency`, and the `rates` by which it counts."""
        used = [str(rate) for currency in self.apart if (rate := self.rate_of(currency)) is not None]
        return {"currency": self.currency, "in": [*self.apart], "rates": used}


def is_below_zero(figures: Mapping[str, int]) -> bool:
    """Whether a count is: money comes back, and what somebody keeps may go below. So may followers that are new, since
    YouTube says how many came less those who left."""
    return any(figure < 0 for key, figure in figures.items() if key not in _BELOW and not key.startswith(OWN))
