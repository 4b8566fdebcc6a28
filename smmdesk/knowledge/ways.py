"""What the comparison "who should run it?" starts with: figures with their origin, scores, weights, words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from smmdesk.domain.comparison import Criterion, Effects, Question, Reply, Way
from smmdesk.domain.money import Money, leading
from smmdesk.knowledge.checked import reading_of
from smmdesk.knowledge.files import Table, facts, words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from smmdesk.knowledge.checked import Reading


_DIGITS = 2
"""What is left of a figure that was converted."""


class Source(StrEnum):
    """Where a figure comes from: the market of its time, derived from that, a law, or our own assumption."""

    KNOWN = "known"
    DERIVED = "derived"
    LAW = "law"
    ASSUMPTION = "assumption"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A default, with the range it was taken from where one is known."""

    value: int
    source: Source
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WayFacts:
    """One way of running the networks.

    `figures` by name (`FIGURES`): roubles a month, but `onboarding` and `replacement` once; `owner_hours` a month;
    `replacement_chance` in percent a year.
    """

    way: Way
    name: str
    summary: str
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    choose: str
    figures: Mapping[str, Figure]
    scores: Mapping[Criterion, int]


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

    def money(self, roubles: int, currency: str, thousand: Money | None = None) -> Money | None:
        """About that much in another currency, to two leading digits; None where no rate is known.

        `thousand` is what somebody says 1,000 roubles are worth there.
        """
        if not roubles:
            # nothing is nothing everywhere
            return Money.zero(currency)
        if currency == self.base:
            # as they were gathered: rounding is for what was converted
            return Money.of(roubles, currency)
        if thousand is not None:
            return Money.of(leading(thousand.amount * roubles / 1000, _DIGITS), currency)
        rate = self.per_unit.get(currency)
        return Money.of(leading(roubles / rate, _DIGITS), currency) if rate else None


FIGURES = (
    "fee",
    "tools",
    "training",
    "owner_hours",
    "onboarding",
    "replacement",
    "replacement_chance",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonNotes:
    """Sentences that stand beside the comparison, and the names of its figures."""

    first_result: str
    known: str
    derived: str
    assumption: str
    scores: str
    contributions: str
    contributions_guessed: str
    contributions_old: str
    contributions_unknown: str
    vat: str
    rates: str
    usual_path: str
    months_to_first_result: int
    years: str
    figures: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributions:
    """What comes on top of a salary in a country, in percent, by an `act`; without a reading it is our assumption."""

    percent: int
    since: int = 0
    act: str = ""
    reading: Reading | None = None

    @property
    def is_known(self) -> bool:
        """Whether somebody read it in the act itself."""
        return self.reading is not None and not self.reading.secondary


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionWords:
    """A question about an offer, and what its replies say."""

    question: Question
    ask: str
    replies: Mapping[Reply, str]


@cache
def read_ways(code: str) -> tuple[WayFacts, ...]:
    """All ways, in the order of `Way`."""
    known, said = facts("comparison"), words(code, "comparison")
    return tuple(_way(way, known["ways"][way], said["ways"][way]) for way in Way)


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
    known = facts("comparison")
    months, years = known["months_to_first_result"], known["origin"]["years"]
    return ComparisonNotes(**said["notes"], months_to_first_result=months, years=years, figures=said["figures"])


@cache
def read_questions(code: str) -> tuple[QuestionWords, ...]:
    """All questions, in the order of `Question`."""
    said = words(code, "comparison")["questions"]
    return tuple(
        QuestionWords(question=each, ask=said[each]["ask"], replies={reply: said[each][reply] for reply in Reply})
        for each in Question
    )


@cache
def read_effects() -> Effects:
    """The scores that follow from each reply to each question."""
    known = facts("comparison")["questions"]
    return {
        ask: {reply: {Criterion(name): score for name, score in known[ask][reply].items()} for reply in Reply}
        for ask in Question
    }


def read_contributions(country: str, code: str) -> Contributions:
    """What comes on top of a salary there."""
    known = facts("comparison")["contributions"]
    found = known["countries"].get(country)
    if found is None:
        return Contributions(percent=known["usual"])
    return Contributions(
        percent=found["percent"],
        since=found["since"],
        act=words(code, "comparison")["contributions"][country],
        reading=reading_of(found, known["stale_after_days"]),
    )


def _way(way: Way, known: Table, said: Table) -> WayFacts:
    return WayFacts(
        way=way,
        name=said["name"],
        summary=said["summary"],
        pros=tuple(said["pros"]),
        cons=tuple(said["cons"]),
        choose=said["choose"],
        figures={name: _figure(known["figures"][name]) for name in FIGURES},
        scores={Criterion(name): score for name, score in known["scores"].items()},
    )


def _figure(row: Table) -> Figure:
    return Figure(value=row["value"], source=Source(row["source"]), low=row.get("low"), high=row.get("high"))
