"""What rows of days and of posts share: money of another currency, and records as columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from smmdesk.domain.results.many import ManyFigures
from smmdesk.domain.results.metrics import OWN
from smmdesk.domain.text import _
from smmdesk.exchange.analytics.kind import MONEY
from smmdesk.exchange.incoming import RowProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.exchange.analytics.figure_rows import FigureRow

OTHER_MONEY: Final = _(
    "Money in {value} is not in the client's currency, {limit}; it was kept apart as {more}, and counts nowhere else."
)


@dataclass(slots=True)
class Money:
    """Amounts are only counted in the client's currency; others are kept as columns of their own."""

    currency: str
    apart: dict[str, str] = field(default_factory=dict)

    def ours(self, row: FigureRow, kept_in: str = "") -> Mapping[str, int]:
        """The figures of a row; `kept_in` is the currency of what it says more of, where that is another one."""
        return self.told(row.figures, row.currency, kept_in)

    def told(self, figures: Mapping[str, int], currency: str, kept_in: str = "") -> Mapping[str, int]:
        """These figures, whose money is in that currency."""
        if not currency or currency == (kept_in or self.currency) or not figures.keys() & {*MONEY}:
            return figures
        apart = {key: f"{OWN}{key}_{currency.lower()}" for key in MONEY if key in figures}
        self.apart[currency] = ", ".join(sorted(apart.values()))
        return {apart.get(key, key): figure for key, figure in figures.items()}

    def told_of_all(self, figures: ManyFigures, currencies: Sequence[str]) -> ManyFigures:
        """The same for many rows."""
        if not any(currencies):
            return figures
        return ManyFigures.of([*map(self.told, figures, currencies)])

    def problems(self) -> Iterator[RowProblem]:
        """What was kept apart."""
        for currency, names in self.apart.items():
            yield RowProblem(0, OTHER_MONEY, {"value": currency, "limit": self.currency, "more": names})


def is_below_zero(figures: Mapping[str, int]) -> bool:
    """Whether a count is: money comes back, and what somebody keeps may go below."""
    return any(figure < 0 for key, figure in figures.items() if key not in MONEY and not key.startswith(OWN))
