"""The catalogue of metrics: what can be measured, what is computed from it, and what all of it is called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format
from smmdesk.domain.results.metrics import Accounts, Break, Days, Derived, Level, Metric
from smmdesk.domain.results.named import Good, Shown, Unit
from smmdesk.domain.results.values import COUNTED, GIVEN
from smmdesk.knowledge import files
from smmdesk.knowledge.checked import reading_if_any
from smmdesk.knowledge.files import facts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from smmdesk.knowledge.checked import Reading
    from smmdesk.knowledge.files import Table

INPUTS: Final = (*COUNTED, *GIVEN)
"""What formulas name beside raw metrics: no file gives it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricWords:
    """What a metric is called at the head of a table, what it counts, and what people misread."""

    name: str
    definition: str
    pitfall: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakWords:
    """What a network counts in another way, and where somebody read it; no reading where nobody could."""

    text: str
    reading: Reading | None = None

    def is_stale(self, today: date) -> bool:
        """Whether it was confirmed once, and longer ago than it can be trusted."""
        return self.reading is not None and self.reading.is_stale(today)


@cache
def catalogue() -> Mapping[str, Metric]:
    """The raw metrics by key, in their order."""
    return {key: _metric(key, row) for key, row in facts("metrics").items() if key != "derived"}


@cache
def derived() -> Mapping[str, Derived]:
    """The metrics that are computed, by key."""
    return {key: _derived(key, row) for key, row in facts("metrics")["derived"].items()}


@cache
def words(code: str) -> Mapping[str, MetricWords]:
    """The words of every metric and every input, raw ones first, by key."""
    return {key: MetricWords(**said) for key, said in files.words(code, "metrics")["metrics"].items()}


def name_of(key: str, code: str, network: Network | None = None) -> str:
    """What a metric is called, on a network by the network's own word where it has one."""
    return _own_names(code).get(network, {}).get(key) or words(code)[key].name


@cache
def _own_names(code: str) -> Mapping[Network | None, Mapping[str, str]]:
    return {Network(network): names for network, names in files.words(code, "metrics")["network"].items()}


def _metric(key: str, row: Table) -> Metric:
    return Metric(
        key=key,
        unit=Unit(row["unit"]),
        good=Good(row["good"]),
        days=Days(row["days"]),
        accounts=Accounts(row["accounts"]),
        levels=frozenset(map(Level, row["levels"])),
        of=row.get("of", ""),
    )


def _derived(key: str, row: Table) -> Derived:
    return Derived(
        key=key,
        formula=row["formula"],
        shown=Shown(row["shown"]),
        decimals=row["decimals"],
        good=Good(row["good"]),
    )


@cache
def breaks() -> tuple[Break, ...]:
    """All breaks, one for each metric that a change is about."""
    return tuple(
        Break(
            key=key,
            network=Network(row["network"]),
            metric=metric,
            on=row["on"],
            format=Format(row["format"]).value if "format" in row else "",
            sure=row["sure"],
        )
        for key, row in facts("metric_breaks")["breaks"].items()
        for metric in row["metrics"]
    )


@cache
def break_words(code: str) -> Mapping[str, BreakWords]:
    """The words of every break, by its key."""
    known, said = facts("metric_breaks"), files.words(code, "metric_breaks")["breaks"]
    days = known["stale_after_days"]
    return {key: BreakWords(reading=reading_if_any(row, days), **said[key]) for key, row in known["breaks"].items()}
