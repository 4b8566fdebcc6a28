"""The strategy in the example: a version that is closed, and the one in force that followed it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.ids import FormulaId, ReportId, StrategyId, StrategyRowId, new_id
from smmdesk.domain.money import Money
from smmdesk.domain.periods import Period, add_months, last_before
from smmdesk.domain.planning.named import CostBasis, FunnelStep, Part, Side, StrategyStatus, Task
from smmdesk.domain.planning.report import Report
from smmdesk.domain.posts import Format, Tone
from smmdesk.domain.results.named import FormulaLevel, Good, Shown
from smmdesk.domain.results.records import Formula, Publication
from smmdesk.domain.strategy.records import (
    MILLION,
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
from smmdesk.domain.strategy.sheets import ROWS
from smmdesk.knowledge.example_strategy import VERSIONS
from smmdesk.services.example_plans import ExamplePlans, rate_of
from smmdesk.speech.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from smmdesk.domain.clients import Account, Client
    from smmdesk.domain.ids import PublicationId
    from smmdesk.knowledge.example import ExampleClient, ExampleResults
    from smmdesk.knowledge.example_strategy import ExampleStrategy

_NAMED: Final[Mapping[str, Callable[[str], Any]]] = {
    "task": Task,
    "cost_basis": CostBasis,
    "stage": FunnelStep,
    "side": Side,
    "tone": Tone,
}
_LISTED: Final[Mapping[str, Callable[[str], Any]]] = {"formats": Format, "tones": Tone, "slots": str}
_PAID: Final = frozenset({"cost_low", "cost_expected", "cost_high", "loss", "response_cost", "loss_after"})


_Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands."""

    part: Part
    key: str
    strategy: Strategy

    @property
    def first(self) -> date:
        """The first day of its version."""
        return self.strategy.starts or date.min

    @property
    def last(self) -> date:
        """The last day of its version."""
        return last_before(self.strategy.ends or date.max)


@dataclass(frozen=True)
class StrategyTold:
    """The strategy of one client of the example on its way to records."""

    known: ExampleClient
    told: ExampleStrategy
    results: ExampleResults
    client: Client
    accounts: Sequence[Account]
    figures: Sequence[object]
    """what came of the work: publications are among it"""
    today: date
    ids: dict[tuple[int, Part, str], StrategyRowId] = field(default_factory=dict)
    """of each row, by the number of its version"""

    def records(self) -> Iterator[object]:
        """The metric that goals go by, then version by version with its rows, and the last month's report."""
        told = self.told.formula
        yield Formula(
            id=FormulaId(new_id()),
            name=told["name"],
            key=told["key"],
            expression=told["expression"],
            shown=Shown(told["shown"]),
            decimals=told["decimals"],
            good=Good(told["good"]),
            level=FormulaLevel(told["level"]),
            note=told["note"],
        )
        for number in VERSIONS:
            strategy = self._strategy(number)
            yield strategy
            for part in Part:
                yield from self._rows(part, strategy)
        yield self._report()

    def _report(self) -> Report:
        """Of the last full month, with what is said beside its figures; a draft as yet."""
        days = self._months[self.results.months - 1]
        return Report(
            id=ReportId(new_id()),
            client_id=self.client.id,
            starts=days.start,
            ends=days.end,
            language=self.client.language,
            prepared_by=self.known.provider.name,
            whys=dict(self._whys(days)),
            **self._worded(self.told.report),
        )

    def _whys(self, days: Period) -> Iterator[tuple[PublicationId, str]]:
        """Of what came out on these days."""
        published = (each for each in self.figures if isinstance(each, Publication))
        for out in (each for each in published if each.day and each.day in days):
            for why in self.told.whys:
                is_of = out.text.startswith(self.known.posts[why.post].text)
                if is_of and out.account_id == self.accounts[why.account].id:
                    yield out.id, why.words

    # the version

    def _strategy(self, number: int) -> Strategy:
        values = self._worded(self.told.of_all.of(number))
        starts = self._months[values["second"] if number == VERSIONS[-1] else 0].start
        starts += timedelta(days=values["begins"])
        return Strategy(
            id=StrategyId(new_id()),
            client_id=self.client.id,
            number=number,
            status=StrategyStatus.IN_FORCE if number == VERSIONS[-1] else StrategyStatus.CLOSED,
            starts=starts,
            ends=self._months[-1].end,
            currency=self.client.currency,
            funnel_budget=self._plans.promotion(),
            approved_by=next(each.name for each in self.known.contacts if each.decides),
            approved_on=starts - timedelta(days=values["agreed"]),
            frozen_at=datetime.combine(starts, time(9), UTC),
            average_order=Money.of(values["average_order"], self.client.currency),
            **_without(values, "agreed", "begins", "second", "months", "average_order"),
        )

    @cached_property
    def _months(self) -> tuple[Period, ...]:
        first = Period.month_of(add_months(self.today.replace(day=1), -self.results.months))
        return tuple(first.moved(at) for at in range(self.told.of_all.values["months"]))

    @cached_property
    def _plans(self) -> ExamplePlans:
        return ExamplePlans(self.known, self.results, self._months)

    @cached_property
    def _counts(self) -> dict[str, int]:
        """What was known when the last version was made."""
        return self._plans.counts(self.told.of_all.values["second"])

    # its rows

    def _rows(self, part: Part, strategy: Strategy) -> Iterator[StrategyRow]:
        make = _MADE[ROWS[part]]
        for position, (key, values) in enumerate(self.told.of(part, strategy.number)):
            id = self.ids[strategy.number, part, key] = StrategyRowId(new_id())
            row: _Values = {
                "id": id,
                "strategy_id": strategy.id,
                "origin": self.ids.get((VERSIONS[0], part, key), id),
                "position": position,
            }
            typed = self._worded(values) if ROWS[part] is StrategyEntry else self._typed(values)
            told = make(self, Place(part, key, strategy), typed)
            yield ROWS[part](**row, **_without(told, "account"))

    def goal(self, place: Place, values: _Values) -> _Values:
        """By the name that posts name it by, up to the last day."""
        return {**values, "name": self.known.goals[place.key], "deadline": place.last}

    def kpi(self, place: Place, values: _Values) -> _Values:
        """Of its goal, with a plan for each month."""
        own = {key: row["plan"] for key, row in self.told.of(Part.KPI, place.strategy.number) if "plan" in row}
        plan = self._plans.of_kpi(values, own)
        goal_id = self.ids[place.strategy.number, Part.GOALS, values["goal"]]
        return {**_without(values, "goal", "percent", "each"), "goal_id": goal_id, "plan": plan}

    def competitor(self, place: Place, values: _Values) -> _Values:
        """As it was seen some days before."""
        return {**_without(values, "seen"), "seen_on": place.first - timedelta(days=values["seen"])}

    def stage(self, _place: Place, values: _Values) -> _Values:
        """By own figures, where there were some."""
        if "own" not in values:
            return values
        hits, tries = (self._counts[name] for name in values["own"])
        # the typed ends are of the version that had no figures of its own yet
        found = {**rate_of(hits, tries), **_without(values, "own")}
        told = {"hits": hits, "n": tries, "others": self._counts["leads"] - self._counts["won"], "rest": self._rest}
        return {**found, "source": values["source"].format_map({name: self._number(n) for name, n in told.items()})}

    def _number(self, count: int) -> str:
        return Language(self.client.language).number(count)

    @cached_property
    def _rest(self) -> int:
        """How many of the sales wanted the money for promotion is not expected to bring."""
        rows = dict(self.told.of(Part.FUNNEL, VERSIONS[-1]))
        price = Money.of(rows["reach"]["cost_expected"], self.client.currency)
        sales = Fraction(self._plans.promotion().minor * 1000, price.minor)
        for step in (FunnelStep.ENGAGEMENT, FunnelStep.CLICK, FunnelStep.LEAD, FunnelStep.SALE):
            row = rows[step.value]
            own = rate_of(*(self._counts[name] for name in row["own"])) if "own" in row else row
            sales *= Fraction(own["expected"], MILLION)
        return int(self.told.of_all.values["sales_wanted"]) - round(sales)

    def channel(self, place: Place, values: _Values) -> _Values:
        """Of its account, with the followers that come by the last day, and the budget's money for its network."""
        account: int = values["account"]
        share = [values["follows"]] * len(self._months)
        return {
            **_without(values, "follows"),
            "account_id": self.accounts[account].id,
            "followers_wanted": self._plans.followers(account, share),
            "followers_by": place.last,
            "monthly_budget": self._plans.promotion(values["network"]),
        }

    def entry(self, place: Place, values: _Values) -> _Values:
        """What is words: all but its name are fields."""
        return {"part": place.part, "name": values["name"], "fields": _without(values, "name")}

    def plain(self, _place: Place, values: _Values) -> _Values:
        """As it stands in the knowledge."""
        return values

    # values

    def _typed(self, values: Mapping[str, Any]) -> _Values:
        found = {name: self._value(name, value) for name, value in self._worded(values).items()}
        return {**found, "network": self.accounts[values["account"]].network} if "account" in values else found

    def _value(self, name: str, value: Any) -> Any:  # noqa: ANN401  (whatever TOML holds)
        if name in _PAID:
            return Money.of(value, self.client.currency)
        if name in _LISTED:
            return tuple(map(_LISTED[name], value))
        return _NAMED[name](value) if name in _NAMED else value

    def _worded(self, values: Mapping[str, Any]) -> _Values:
        return {
            name: value.format_map(self._names) if isinstance(value, str) else value for name, value in values.items()
        }

    @cached_property
    def _names(self) -> dict[str, object]:
        """What texts name: goals, the first rival, days, and what months came to beside what was planned for them."""
        first, last = (dict(self.told.of(Part.KPI, number)) for number in VERSIONS)
        rivals = self.told.of(Part.COMPETITORS, VERSIONS[-1])
        month, second = self.results.months - 1, self.told.of_all.values["second"]
        return {
            **self.known.goals,
            "rival": rivals[0][1]["name"],
            "starts": self._months[0].start,
            "ends": self._months[-1].last,
            "sold": self._counts["sales"],
            "planned": sum(first["sales"]["plan"][:second]),
            "ahead": sum(last["sales"]["plan"][second:]),
            "target": dict(self.told.of(Part.GOALS, VERSIONS[-1]))["sales"]["target"],
            "orders": self.results.sales[month],
            "orders_planned": last["sales"]["plan"][month],
            "messages": self.results.leads[month],
            "messages_planned": last["leads"]["plan"][month],
            **self._sums,
            # of each stage of the funnel, and so not known yet
            **{name: f"{{{name}}}" for name in ("hits", "n", "others", "rest")},
        }

    @cached_property
    def _sums(self) -> dict[str, str]:
        """What the budget of a month plans, in words."""
        plans = self._plans
        sums = {
            "fee": plans.planned("texts"),
            "making": plans.planned("shoot", "props", "course"),
            "ads": plans.planned("targeted"),
            "taster": plans.planned("taster"),
            "talks": plans.planned("survey"),
            "budget": plans.planned(),
        }
        return {name: Language(self.client.language).short_money(amount) for name, amount in sums.items()}


_MADE: Final[Mapping[type[StrategyRow], Callable[[StrategyTold, Place, _Values], _Values]]] = {
    Goal: StrategyTold.goal,
    Kpi: StrategyTold.kpi,
    StrategyEntry: StrategyTold.entry,
    Competitor: StrategyTold.competitor,
    FunnelStage: StrategyTold.stage,
    Channel: StrategyTold.channel,
    Risk: StrategyTold.plain,
    Correction: StrategyTold.plain,
}


def _without(values: Mapping[str, Any], *names: str) -> _Values:
    return {name: value for name, value in values.items() if name not in names}
