"""A strategy: a plan in numbers that somebody new can work from tomorrow, and the rows of its twelve parts.

Scaled ints hold what a metric comes to, by how it is written: counts and seconds as they are, money in minor units,
percent in parts per million, other quotients in thousandths (`planning.scaled`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final, Self

from smmdesk.domain.errors import CurrencyMismatchError, EmptyNameError, OutOfRangeError
from smmdesk.domain.ids import AccountId, ClientId, StrategyId, StrategyRowId
from smmdesk.domain.money import WHOLE, Money, check_currency, check_same_currency
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.planning.named import CostBasis, FunnelStep, Part, Side, StrategyStatus, Task
from smmdesk.domain.posts import Format, Tone
from smmdesk.domain.record import Record
from smmdesk.domain.results.named import MOST
from smmdesk.domain.strategy.errors import (
    LongNameError,
    MarksError,
    NotDraftError,
    StrategyFrozenError,
    StrategyOverError,
)

LONGEST_GOAL: Final = 60
"""Letters of a goal's name, by which posts and budget lines name it."""
NO_ORIGIN: Final = StrategyRowId("")
MILLION: Final = 1_000_000
MOST_WEEKS: Final = 12
MOST_POSTS: Final = 1000
_PERCENT: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy(Record):
    """One version of a client's strategy, with what is of all of it; a version that follows is a full copy.

    `number` counts the client's versions from 1. From `starts` up to, not including, `ends`; once it is in force the
    former is closed, and nothing of it changes any more. `margin` is in basis points, `orders_a_year` in thousandths,
    `customer_years` in tenths; `funnel_budget` and `sales_wanted` are of a month, as plans and channels are.
    """

    id: StrategyId
    client_id: ClientId
    number: int = 1
    status: StrategyStatus = StrategyStatus.DRAFT
    name: str = ""
    starts: date | None = None
    ends: date | None = None
    currency: str
    business_goal: str = ""
    boundaries: str = ""
    """what is not the task of social networks"""
    funnel_budget: Money | None = None
    sales_wanted: int | None = None
    average_order: Money | None = None
    margin: int | None = None
    orders_a_year: int | None = None
    customer_years: int | None = None
    approved_by: str = ""
    approved_on: date | None = None
    frozen_at: datetime | None = None
    """when it was put in force; None of a draft, and of one that was given up"""
    note: str = ""

    def changed_to(self, **values: object) -> Self:
        """The version with other values, in the currency of its rows; of one that is no draft its note alone."""
        if values.keys() - {"note"}:
            self.check_open()
        changed = Record.changed_to(self, **values)
        if changed.currency != self.currency:
            raise CurrencyMismatchError(first=self.currency, second=changed.currency)
        return changed

    def checked(self) -> Self:
        """When its days are in order, its money is of its currency and its numbers make sense."""
        check_currency(self.currency)
        check_same_currency(self.currency, self.funnel_budget, self.average_order)
        if self.starts and self.ends:
            Period(self.starts, self.ends)
        within(self.sales_wanted, 0, MOST)
        within(self.margin, 0, WHOLE)
        within(self.orders_a_year, 0, MOST)
        within(self.customer_years, 0, MOST)
        return self

    def check_open(self) -> None:
        """Refuse a change of what is no draft any more: `StrategyFrozenError`, `StrategyOverError`."""
        if self.status is StrategyStatus.IN_FORCE:
            raise StrategyFrozenError(number=self.number, since=self.starts, next=self.number + 1)
        if self.status is StrategyStatus.CLOSED:
            raise StrategyOverError(number=self.number)

    def put_in_force(self, on: date, now: datetime) -> Self:
        """The version as it is worked by, from its first day on, or else from that day."""
        self.check_draft()
        return replace(self, status=StrategyStatus.IN_FORCE, starts=self.starts or on, frozen_at=now)

    def closed(self) -> Self:
        """The version that another one follows, or that is given up."""
        return replace(self, status=StrategyStatus.CLOSED)

    def back_to_draft(self) -> Self:
        """The version as it can be changed again; whether it may be is asked of `versions`."""
        return replace(self, status=StrategyStatus.DRAFT, frozen_at=None)

    def check_draft(self) -> None:
        """`NotDraftError` of anything else."""
        if self.status is not StrategyStatus.DRAFT:
            raise NotDraftError(number=self.number)

    def removable_from(self, _parent: Record) -> None:
        """A draft alone: by a version that was in force somebody has worked, and its number is not given again."""
        self.check_open()

    @property
    def is_draft(self) -> bool:
        """Whether it may be changed."""
        return self.status is StrategyStatus.DRAFT

    @property
    def was_given_up(self) -> bool:
        """Whether it was closed without ever having been in force."""
        return self.status is StrategyStatus.CLOSED and self.frozen_at is None

    @property
    def period(self) -> Period | None:
        """The days that it plans; None while either end is not known."""
        return Period(self.starts, self.ends) if self.starts and self.ends else None


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyRow(Record):
    """A row of a part of a strategy; `origin` is the id of the first version's, by which versions are compared."""

    id: StrategyRowId
    strategy_id: StrategyId
    origin: StrategyRowId = NO_ORIGIN
    position: int = 0

    def checked(self) -> Self:
        """With an origin, which is its own where it is of no former version."""
        return self if self.origin else replace(self, origin=self.id)

    def checked_in(self, parent: Record) -> Self:
        """When its version is a draft, and its money of that one's currency."""
        if isinstance(parent, Strategy):
            parent.check_open()
            check_same_currency(parent.currency, *self.money)
        return self

    def removable_from(self, parent: Record) -> None:
        """Of a draft alone."""
        if isinstance(parent, Strategy):
            parent.check_open()

    @property
    def money(self) -> tuple[Money | None, ...]:
        """Its amounts, all of the strategy's currency."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyEntry(StrategyRow):
    """A row of a part that is words: which fields it has is data (`knowledge.strategy`)."""

    part: Part
    name: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    def checked(self) -> Self:
        """Without fields that say nothing."""
        told = {key: words for key, words in self.fields.items() if words.strip()}
        return StrategyRow.checked(replace(self, fields=told))


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(StrategyRow):
    """What the networks are to achieve, as a number by a day; `metric` is one of the catalogue, or an own formula."""

    name: str = ""
    task: Task = Task.LEADS
    metric: str = ""
    network: Network | None = None
    baseline: int | None = None
    target: int | None = None
    deadline: date | None = None
    measured_by: str = ""
    """where the figure is read"""
    why: str = ""

    def checked(self) -> Self:
        """When it has a name that fits where it is named, and figures that can be."""
        if not self.name.strip():
            raise EmptyNameError
        if len(self.name) > LONGEST_GOAL:
            raise LongNameError(most=LONGEST_GOAL)
        within(self.baseline, -MOST, MOST)
        within(self.target, -MOST, MOST)
        return StrategyRow.checked(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi(StrategyRow):
    """By which figure a goal is followed, month by month: `plan` by "2026-10", scaled; without a network of all."""

    goal_id: StrategyRowId | None = None
    metric: str
    network: Network | None = None
    plan: Mapping[str, int] = field(default_factory=dict)
    cost_basis: CostBasis = CostBasis.PAID
    on_track: int = 95
    at_risk: int = 80
    note: str = ""

    def checked(self) -> Self:
        """When its marks are in order and its plan can be."""
        if not 1 <= self.at_risk < self.on_track <= _PERCENT:
            raise MarksError
        for planned in self.plan.values():
            within(planned, -MOST, MOST)
        return StrategyRow.checked(replace(self, plan=dict(sorted(self.plan.items()))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Competitor(StrategyRow):
    """A rival on one network, as it was seen on a day."""

    name: str = ""
    network: Network
    link: str = ""
    seen_on: date | None = None
    followers: int | None = None
    posts_a_month: int | None = None
    engagement_per_post: int | None = None
    formats: tuple[Format, ...] = ()
    tone: Tone | None = None
    offers: str = ""
    mistakes: str = ""
    idea: str = ""
    """what can be learnt there"""
    own_view: str = ""

    def checked(self) -> Self:
        """When its counts can be."""
        for counted in (self.followers, self.posts_a_month, self.engagement_per_post):
            within(counted, 0, MOST)
        return StrategyRow.checked(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(StrategyRow):
    """A network and what is done there; `slots` are what was agreed, such as "mon 09:30"."""

    network: Network
    account_id: AccountId | None = None
    why: str = ""
    audience: str = ""
    role: str = ""
    formats: tuple[Format, ...] = ()
    tones: tuple[Tone, ...] = ()
    posts_a_month: int | None = None
    slots: tuple[str, ...] = ()
    followers_wanted: int | None = None
    followers_by: date | None = None
    ways_to_engage: str = ""
    monthly_budget: Money | None = None

    def checked(self) -> Self:
        """When its counts can be."""
        within(self.posts_a_month, 0, MOST_POSTS)
        within(self.followers_wanted, 0, MOST)
        return StrategyRow.checked(self)

    @property
    def money(self) -> tuple[Money | None, ...]:
        """The month's."""
        return (self.monthly_budget,)


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelStage(StrategyRow):
    """A stage of the way to a sale: its share of the one before, in parts per million, as it is expected and between
    what it lies in 8 of 10 cases; of reach alone the price of 1,000."""

    stage: FunnelStep
    low: int | None = None
    expected: int | None = None
    high: int | None = None
    cost_low: Money | None = None
    cost_expected: Money | None = None
    cost_high: Money | None = None
    source: str = ""
    """where the figures are from, such as "own figures, Oct 2026, n = 160" """

    def checked(self) -> Self:
        """When its shares are shares; what comes again may come more than once."""
        for share in (self.low, self.expected, self.high):
            within(share, 0, MOST if self.stage is FunnelStep.REPEAT else MILLION)
        return StrategyRow.checked(self)

    @property
    def money(self) -> tuple[Money | None, ...]:
        """The price of 1,000."""
        return self.cost_low, self.cost_expected, self.cost_high


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk(StrategyRow):
    """What may go wrong within the strategy's days: its chance in per cent, its cost, what is done, and then."""

    event: str = ""
    likelihood: int = 0
    loss: Money
    response: str = ""
    response_cost: Money | None = None
    likelihood_after: int | None = None
    loss_after: Money | None = None
    person: str = ""

    def checked(self) -> Self:
        """When its chances are chances."""
        within(self.likelihood, 0, _PERCENT)
        within(self.likelihood_after, 0, _PERCENT)
        return StrategyRow.checked(self)

    @property
    def money(self) -> tuple[Money | None, ...]:
        """The losses, and the price of the response."""
        return self.loss, self.response_cost, self.loss_after


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(StrategyRow):
    """What is done once a metric was beyond a threshold for so many weeks; `handled_on` is when that was done last."""

    metric: str
    network: Network | None = None
    side: Side = Side.BELOW
    threshold: int = 0
    weeks: int = 3
    action: str = ""
    person: str = ""
    handled_on: date | None = None

    def checked(self) -> Self:
        """When its weeks can be looked at."""
        within(self.weeks, 1, MOST_WEEKS)
        within(self.threshold, -MOST, MOST)
        return StrategyRow.checked(self)

    def handled(self, on: date | None) -> Self:
        """With the day on which it was seen to: the one thing of a version in force that changes."""
        return replace(self, handled_on=on)

    def as_at(self, end: date | None) -> Self:
        """As it was when that day began; as it is, where there is none."""
        is_later = end is not None and self.handled_on is not None and self.handled_on >= end
        return replace(self, handled_on=None) if is_later else self


def within(value: int | None, low: int, high: int) -> None:
    """Refuse a number outside of what makes sense for it: `OutOfRangeError`."""
    if value is not None and not low <= value <= high:
        raise OutOfRangeError(low=low, high=high)
