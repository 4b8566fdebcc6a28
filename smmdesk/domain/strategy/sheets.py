"""A version of a strategy with the rows of its parts, as they are numbered on paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.planning.named import Part
from smmdesk.domain.strategy.records import (
    Channel,
    Competitor,
    Correction,
    FunnelStage,
    Goal,
    Kpi,
    Risk,
    Strategy,
    StrategyEntry,
    StrategyRow,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

ROWS: Final[Mapping[Part, type[StrategyRow]]] = {
    Part.GOALS: Goal,
    Part.KPI: Kpi,
    Part.PRODUCT: StrategyEntry,
    Part.COMPETITORS: Competitor,
    Part.PORTRAITS: StrategyEntry,
    Part.USP: StrategyEntry,
    Part.FUNNEL: FunnelStage,
    Part.CHANNELS: Channel,
    Part.TOOLS: StrategyEntry,
    Part.DUTIES: StrategyEntry,
    Part.RULES: StrategyEntry,
    Part.RISKS: Risk,
    Part.CORRECTIONS: Correction,
}
"""Of which records a part is made."""
KINDS: Final = tuple(dict.fromkeys(ROWS.values()))


class OwnMetric(NamedTuple):
    """How a metric of somebody's own is printed: its name, how its figures are written, and with how many decimals."""

    name: str
    shown: str
    decimals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategySheet:
    """A version with all its rows: those of a part in its order, and `number_of` a row as it is printed.

    `own` are the metrics of somebody's own by which rows of it are measured, by key.
    """

    strategy: Strategy
    rows: Mapping[Part, tuple[StrategyRow, ...]]
    own: Mapping[str, OwnMetric] = field(default_factory=dict)

    @property
    def metrics(self) -> set[str]:
        """The keys of all by which rows of it are measured."""
        return {row.metric for own in self.rows.values() for row in own if isinstance(row, Goal | Kpi | Correction)}

    def number_of(self, row: StrategyRow) -> str:
        """Its part and its place there, such as "1.2"."""
        part = part_of(row)
        return f"{PRINTED[part]}.{self._place(part, row)}"

    def _place(self, part: Part, row: StrategyRow) -> int:
        same = [each for own in self.rows if PRINTED[own] == PRINTED[part] for each in self.rows[own]]
        return 1 + [each.id for each in same].index(row.id)


def part_of(row: StrategyRow) -> Part:
    """The part that it is a row of."""
    return row.part if isinstance(row, StrategyEntry) else _PART_OF[type(row)]


_PART_OF: Final = {kind: part for part, kind in ROWS.items() if kind is not StrategyEntry}
PRINTED: Final = {part: at for at, part in enumerate((each for each in Part if each is not Part.RULES), 1)} | {
    Part.RULES: 10
}
"""The numbers of the twelve parts: people and rules are one."""
