"""What the comparison "who should run it?" starts with: figures with their origin, scores, weights, words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from smmdesk.domain.comparison import Criterion, Way
from smmdesk.domain.money import Money
from smmdesk.knowledge.files import Table, facts, words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class Source(StrEnum):
    """Where a figure comes from: the market of its time, or our own assumption."""

    KNOWN = "known"
    ASSUMPTION = "assumption"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A default, with the range it was taken from where one is known."""

    value: int
    source: Source
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Another price of the same way, such as one specialist instead of a department."""

    key: str
    name: str
    fee: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class WayFacts:
    """One way of running the networks.

    `figures` by name (`FIGURES`): roubles a month, but `onboarding` and `replacement` once; `owner_hours` and
    `consultant_hours` a month; `replacement_chance` in percent a year. A consultant's hours are within `fee`.
    """

    way: Way
    name: str
    summary: str
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    choose: str
    figures: Mapping[str, Figure]
    scores: Mapping[Criterion, int]
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionFacts:
    """A criterion, what its ends of 0 and 10 mean, and its usual weight in percent."""

    criterion: Criterion
    name: str
    low: str
    high: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Roubles for one unit of a currency: approximate yearly averages, good enough for a first default."""

    base: str
    as_of: date
    year: int
    approximate: bool
    per_unit: Mapping[str, Decimal]

    def money(self, roubles: int, currency: str) -> Money | None:
        """About that much in another currency, to two leading digits; None where no rate is known."""
        if currency == self.base:
            # as they were gathered: rounding is for what was converted
            return Money.of(roubles, currency)
        rate = self.per_unit.get(currency)
        return Money.of(_rounded(roubles / rate), currency) if rate else None


FIGURES = (
    "fee",
    "ads",
    "tools",
    "training",
    "owner_hours",
    "consultant_hours",
    "consultant_hour_price",
    "onboarding",
    "replacement",
    "replacement_chance",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonNotes:
    """Sentences that stand beside the comparison, and the names of its figures."""

    first_result: str
    known: str
    assumption: str
    rates: str
    usual_path: str
    months_to_first_result: int
    figures: Mapping[str, str]


@cache
def read_ways(code: str) -> tuple[WayFacts, ...]:
    """All ways, in the order of `Way`."""
    known, said = facts("comparison"), words(code, "comparison")
    return tuple(_way(way, known["ways"][way], said["ways"][way], said["variants"]) for way in Way)


@cache
def read_criteria(code: str) -> tuple[CriterionFacts, ...]:
    """All criteria, in the order of `Criterion`."""
    weights, said = facts("comparison")["weights"], words(code, "comparison")["criteria"]
    return tuple(CriterionFacts(criterion=name, weight=weights[name], **said[name]) for name in Criterion)


@cache
def read_rates() -> Rates:
    """The rates that the default figures are converted with."""
    known = facts("comparison")
    # a copy, for the table itself is kept and read again
    rates = dict(known["rates"])
    return Rates(
        base=known["currency"],
        as_of=rates.pop("as_of"),
        year=rates.pop("year"),
        approximate=rates.pop("approximate"),
        # the file has them as text, since a number there would be a float
        per_unit={currency: Decimal(rate) for currency, rate in rates.items()},
    )


@cache
def read_notes(code: str) -> ComparisonNotes:
    """What is said beside the figures."""
    said = words(code, "comparison")
    months = facts("comparison")["months_to_first_result"]
    return ComparisonNotes(**said["notes"], months_to_first_result=months, figures=said["figures"])


def _way(way: Way, known: Table, said: Table, variants: Table) -> WayFacts:
    return WayFacts(
        way=way,
        name=said["name"],
        summary=said["summary"],
        pros=tuple(said["pros"]),
        cons=tuple(said["cons"]),
        choose=said["choose"],
        figures={name: _figure(known["figures"][name]) for name in FIGURES},
        scores={Criterion(name): score for name, score in known["scores"].items()},
        variants=tuple(
            Variant(key=key, name=variants[key], fee=_figure(row["fee"]))
            for key, row in known.get("variants", {}).items()
        ),
    )


def _figure(row: Table) -> Figure:
    return Figure(value=row["value"], source=Source(row["source"]), low=row.get("low"), high=row.get("high"))


def _rounded(amount: Decimal) -> Decimal:
    """To two leading digits, at least to whole units: more would pretend to be exact."""
    step = Decimal(10) ** max(0, amount.adjusted() - 1)
    return (amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step
