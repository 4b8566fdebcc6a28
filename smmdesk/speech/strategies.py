"""A strategy in words and in exact values: for the papers, the files and the list of what changed alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from smmdesk.domain.ids import AccountId
from smmdesk.domain.money import Money
from smmdesk.domain.periods import Period, last_before
from smmdesk.domain.planning.named import Part
from smmdesk.domain.planning.scaled import scale, typed_parts
from smmdesk.domain.results.metrics import Derived, written
from smmdesk.domain.results.named import Shown
from smmdesk.domain.strategy.records import Goal, Kpi, Strategy, StrategyEntry, StrategyRow
from smmdesk.domain.strategy.sheets import StrategySheet, part_of
from smmdesk.knowledge.metrics import catalogue, derived, name_of
from smmdesk.knowledge.metrics import words as metric_words
from smmdesk.knowledge.strategy import FieldKind, fields_of
from smmdesk.knowledge.strategy import words as strategy_words
from smmdesk.speech import measured
from smmdesk.speech.compared import signed
from smmdesk.speech.language import Language, _
from smmdesk.speech.post_findings import weekday
from smmdesk.speech.strategy_fields import NAME, PLAN, PLANNED, TYPED, VERSION, WORDS, Kind, StrategyField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smmdesk.domain.clients import Account
    from smmdesk.domain.ids import StrategyRowId
    from smmdesk.domain.networks import Network
    from smmdesk.domain.planning.named import PlanKind
    from smmdesk.domain.results.records import Formula

Exact = str | int | Decimal | date | Money | None
_Record = Strategy | StrategyRow
_SLOT: Final = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)\b\s*", re.IGNORECASE)
DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH: Final = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_KINDS: Final = {FieldKind.CHOICE: Kind.CHOICE, FieldKind.DATE: Kind.WRITTEN_DATE}


@dataclass(frozen=True, slots=True)
class Measures:
    """What a strategy's metrics are called and how they are written: the catalogue's and somebody's own."""

    own: Mapping[str, Formula] = field(default_factory=dict)

    @classmethod
    def of(cls, formulas: Iterable[Formula]) -> Measures:
        """With these formulas."""
        return cls({each.key: each for each in formulas})

    def name(self, key: str, language: Language, network: Network | None = None) -> str:
        """What it is called; of one that is not there any more its key, which is all that is known of it."""
        if key in self.own:
            return self.own[key].name
        return name_of(key, language.code, network) if key in metric_words(language.code) else key

    def shown(self, key: str) -> tuple[Shown, int]:
        """How it is written, and with how many decimals."""
        return written(key, catalogue(), self._derived())

    def scale(self, key: str, currency: str) -> int:
        """How many times its value is kept."""
        return scale(key, catalogue(), self._derived(), currency)

    def typed_parts(self, key: str, currency: str) -> Fraction:
        """How many of what is kept make one of what is typed."""
        return typed_parts(key, catalogue(), self._derived(), currency)

    def value(self, key: str, kept: int | Fraction, currency: str) -> Fraction:
        """What is kept in whole units."""
        return Fraction(kept) / self.scale(key, currency)

    def decimals(self, key: str, agreed: Fraction) -> int:
        """With how many decimals an agreed figure is told: somebody's own metric as its formula says, another one to
        the last that was agreed on."""
        shown, decimals = self.shown(key)
        return decimals if key in self.own else max(decimals, self.exactly(shown, agreed))

    @staticmethod
    def exactly(shown: Shown, value: Fraction) -> int:
        """As few decimals as tell a value exactly that is written so."""
        return measured.fewest_decimals(value * 100 if shown is Shown.PERCENT else value)

    def _derived(self) -> Mapping[str, Derived]:
        return {**derived(), **{key: Derived.of(each) for key, each in self.own.items()}}


class GoalSpan(NamedTuple):
    """The days that a goal is of, from its first version's first, and how they make its figure."""

    kind: PlanKind
    period: Period


class Difference(NamedTuple):
    """By how much a value changed, as it is shown and as it is."""

    words: str
    value: Exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Says what stands in the fields of one version; `spans` are those of its goals that have a day."""

    sheet: StrategySheet
    language: Language
    measures: Measures = Measures()
    accounts: Mapping[AccountId, Account] = field(default_factory=dict)
    is_exact: bool = False
    """whether figures are told to their last decimal, whatever their metric is written with: of two that differ"""
    spans: Mapping[StrategyRowId, GoalSpan] = field(default_factory=dict)
    followed: date | None = None
    """the day from which another version is worked by instead of this one"""

    # fields

    def fields(self, record: _Record) -> tuple[StrategyField, ...]:
        """All of a record, in the order in which they are told; labels are words already."""
        if isinstance(record, Strategy):
            return tuple(self._labelled(each) for each in VERSION)
        return self.of_part(part_of(record), record.plan if isinstance(record, Kpi) else ())

    def of_part(self, part: Part, months: Iterable[str] = ()) -> tuple[StrategyField, ...]:
        """Those that the rows of a part have, with these months of a plan."""
        if part in TYPED:
            found = tuple(self._labelled(each) for each in TYPED[part])
            return (*found, *(self._of_month(month) for month in months))
        labels = strategy_words(self.language.code).fields
        own = (
            StrategyField(f"{WORDS}.{each.key}", labels[part, each.key].label, _KINDS.get(each.kind, Kind.TEXT))
            for each in fields_of(part)
        )
        return (self._labelled(NAME), *own)

    def field(self, record: _Record, name: str) -> StrategyField:
        """The one of that name; of words that are no field any more their key is all that is known."""
        found = (each for each in self.fields(record) if each.name == name)
        if name.startswith(f"{PLAN}."):
            return self._of_month(name.partition(".")[2])
        return next(found, StrategyField(name, name.partition(".")[2] or name))

    def _labelled(self, each: StrategyField) -> StrategyField:
        return StrategyField(each.name, self.language(each.label), each.kind, each.of)

    def _of_month(self, month: str) -> StrategyField:
        label = self.language(PLANNED, month=self.month(month))
        return StrategyField(f"{PLAN}.{month}", label, Kind.FIGURE)

    def month(self, month: str) -> str:
        """Oct 26 for "2026-10", never parted."""
        found = _MONTH.fullmatch(month)
        year, number = map(int, found.groups()) if found else (0, 0)
        return _unparted(self.language.short_month(date(year, number, 1))) if year else month

    # values

    def words(self, record: _Record, name: str) -> str:
        """What stands in a field; nothing where nothing does."""
        return self.told(self.field(record, name), value_of(record, name), record)

    def told(self, which: StrategyField, value: Any, record: _Record) -> str:  # noqa: ANN401  (whatever a field holds)
        """A value of a field; `record` has the metric in whose unit figures are."""
        if value is None or value in ("", ()):
            return ""
        language = self.language
        match which.kind:
            case Kind.WORD:
                return language.word(value)
            case Kind.WORDS:
                return ", ".join(map(language.word, value))
            case Kind.SLOTS:
                return ", ".join(_unparted(slot_in_words(each, language)) for each in value)
            case Kind.DATE | Kind.DAY_BEFORE:
                return language.short_date(_day(which, value))
            case Kind.MONEY:
                return language.short_money(value)
            case Kind.NUMBER | Kind.SHARE | Kind.FIGURE:
                return self._amount(which, Fraction(value, self._of(which, record)), record)
            case _:
                return self._of_words(which, value, record)

    def _of_words(self, which: StrategyField, value: str, record: _Record) -> str:
        match which.kind:
            case Kind.METRIC:
                return self.measures.name(value, self.language, getattr(record, "network", None))
            case Kind.GOAL:
                goal = self._goal(value)
                return f"{self.sheet.number_of(goal)} {goal.name}" if goal else ""
            case Kind.ACCOUNT:
                account = self.accounts.get(AccountId(value))
                return (account.handle or account.link) if account else ""
            case Kind.CHOICE if isinstance(record, StrategyEntry):
                key = which.name.partition(".")[2]
                return strategy_words(self.language.code).choices.get((record.part, key, value), value)
            case Kind.WRITTEN_DATE:
                day = _written(value)
                return self.language.short_date(day) if day else value
            case _:
                return value

    def _amount(self, which: StrategyField, value: Fraction, record: _Record) -> str:
        if which.kind is Kind.SHARE:
            return self.language.percent(value, measured.fewest_decimals(value * 100))
        if which.kind is Kind.FIGURE:
            key = getattr(record, "metric", "")
            shown, least = self.measures.shown(key)
            exact = max(least, self.measures.exactly(shown, value))
            decimals = exact if self.is_exact else self.measures.decimals(key, value)
            return measured.figure(value, shown, decimals, self.sheet.strategy.currency, self.language)
        return self.language.number(value, measured.fewest_decimals(value))

    def exact(self, which: StrategyField, value: Any, record: _Record) -> Exact:  # noqa: ANN401  (whatever it holds)
        """A value to reckon with: money, a number in whole units, a day, or else words."""
        if value is None:
            return None
        match which.kind:
            case Kind.MONEY if isinstance(value, Money):
                return value
            case Kind.DATE | Kind.DAY_BEFORE:
                return _day(which, value)
            case Kind.WRITTEN_DATE:
                return _written(value) or value
            case Kind.FIGURE if self.measures.shown(getattr(record, "metric", ""))[0] is Shown.MONEY:
                return Money(value, self.sheet.strategy.currency)
            case Kind.NUMBER | Kind.SHARE | Kind.FIGURE:
                return _plain(value, self._of(which, record))
            case _:
                return self.told(which, value, record)

    def difference(self, which: StrategyField, before: Any, after: Any, record: _Record) -> Difference | None:  # noqa: ANN401
        """By how much an amount became more or less; None of what is none, or was nothing."""
        if not which.kind.is_amount or before is None or after is None:
            return None
        if isinstance(before, Money):
            return self._of_money(before, after)
        change = Fraction(after - before, self._of(which, record))
        return Difference(self._changed_by(which, change, record), self.exact(which, after - before, record))

    def _of_money(self, before: Money, after: Money) -> Difference | None:
        if before.currency != after.currency:
            return None
        gap = after - before
        words = self.language.short_money(Money(abs(gap.minor), gap.currency))
        return Difference(signed(Fraction(gap.minor), words), gap)

    def _changed_by(self, which: StrategyField, change: Fraction, record: _Record) -> str:
        is_share = which.kind is Kind.SHARE
        if which.kind is Kind.FIGURE:
            is_share = self.measures.shown(getattr(record, "metric", ""))[0] is Shown.PERCENT
        if not is_share:
            return signed(change, self._amount(which, abs(change), record))
        points = self.language.number(abs(change) * 100, measured.fewest_decimals(change * 100))
        return signed(change, self.language(_("{number} points"), number=points))

    def _of(self, which: StrategyField, record: _Record) -> int:
        if which.kind is not Kind.FIGURE:
            return which.of
        return self.measures.scale(getattr(record, "metric", ""), self.sheet.strategy.currency)

    def _goal(self, id: str) -> Goal | None:
        """By its id, or by its origin, by which versions are compared."""
        goals = [row for row in self.sheet.rows.get(Part.GOALS, ()) if isinstance(row, Goal)]
        return next((goal for goal in goals if id in {goal.id, goal.origin}), None)

    # of the whole

    def money(self, minor: Fraction | float) -> str:
        """An amount of the version's currency, to the nearest minor unit."""
        return self.language.short_money(Money(round(minor), self.sheet.strategy.currency))

    def name(self, row: StrategyRow) -> str:
        """What a row is called by."""
        first = self.fields(row)[0]
        if isinstance(row, Kpi):
            first = self.field(row, "metric")
        told = self.told(first, value_of(row, first.name), row)
        network = getattr(row, "network", None)
        is_measure = first.kind is Kind.METRIC and network
        return f"{told}, {self.language.word(network)}" if is_measure and network else told

    def version(self) -> str:
        """Version 3."""
        return self.language(_("Version {number}"), number=self.sheet.strategy.number)

    def standing(self) -> str:
        """From when to when it is in force, or that it is a draft, or was given up."""
        strategy, language = self.sheet.strategy, self.language
        if strategy.is_draft:
            return language.word(strategy.status)
        if strategy.was_given_up:
            return language(_("Given up"))
        return self.days_in_force()

    def days_in_force(self) -> str:
        """The days that it is planned for, or those up to a version that follows."""
        starts = self.sheet.strategy.starts
        if starts and self.followed and starts < self.followed:
            return self.language.period(Period(starts, self.followed))
        return self.days()

    def days(self) -> str:
        """The days that it is planned for, as far as they are known."""
        strategy, language = self.sheet.strategy, self.language
        if strategy.period:
            return language.period(strategy.period)
        if strategy.starts:
            return language(_("from {date}"), date=language.short_date(strategy.starts))
        if strategy.ends:
            return language(_("until {date}"), date=language.short_date(last_before(strategy.ends)))
        return ""


def value_of(record: _Record, name: str) -> Any:  # noqa: ANN401  (whatever a field holds)
    """What a field holds; of a mapping one key of it, such as "plan.2026-10"."""
    name, _dot, key = name.partition(".")
    value = getattr(record, name)
    return value.get(key) if isinstance(value, Mapping) else value


def months_of(sheet: StrategySheet) -> list[str]:
    """The months that any of its plans is about, and those that it is in force in."""
    planned = {month for row in sheet.rows.get(Part.KPI, ()) if isinstance(row, Kpi) for month in row.plan}
    return sorted(planned)


def _unparted(words: str) -> str:
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def _day(which: StrategyField, value: date) -> date:
    if which.kind is Kind.DAY_BEFORE:
        return last_before(value)
    return value.date() if isinstance(value, datetime) else value


def _written(value: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(value.strip())
    return None


def slot_in_words(slot: str, language: Language) -> str:
    """Mon 09:30 for "mon 09:30"; what is no slot as it is."""
    found = _SLOT.match(slot)
    if not found:
        return slot
    day = weekday(DAYS.index(found.group(1).lower()), language, "short")
    return f"{day} {slot[found.end() :]}".strip()


def _plain(value: int, of: int) -> int | Decimal:
    return value if of == 1 else Decimal(value) / of
