"""The catalogue of metrics: what can be measured, and what is computed from it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from smmdesk.domain.results.metrics import Accounts, Days, Derived, Level, Metric
from smmdesk.domain.results.named import Good, Shown, Unit
from smmdesk.knowledge.files import facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.knowledge.files import Table


@cache
def catalogue() -> Mapping[str, Metric]:
    """The raw metrics by key, in their order."""
    return {key: _metric(key, row) for key, row in facts("metrics").items() if key != "derived"}


@cache
def derived() -> Mapping[str, Derived]:
    """The metrics that are computed, by key."""
    return {key: _derived(key, row) for key, row in facts("metrics")["derived"].items()}


def _metric(key: str, row: Table) -> Metric:
    return Metric(
        key=key,
        unit=Unit(row["unit"]),
        good=Good(row["good"]),
        days=Days(row["days"]),
        accounts=Accounts(row["accounts"]),
        levels=frozenset(map(Level, row["levels"])),
    )


def _derived(key: str, row: Table) -> Derived:
    return Derived(
        key=key,
        formula=row["formula"],
        shown=Shown(row["shown"]),
        decimals=row["decimals"],
        good=Good(row["good"]),
    )
