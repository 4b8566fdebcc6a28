"""Budgets: a total, its split, justified lines, plan against actual."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Self

from smmdesk.domain.errors import CurrencyMismatchError
from smmdesk.domain.ids import BudgetId, BudgetLineId, ClientId, ProviderId
from smmdesk.domain.money import WHOLE, Money, check_currency, check_same_currency, check_shares, largest_remainder
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period, add_months
from smmdesk.domain.record import Record


class Category(StrEnum):
    """What a budget is split into."""

    CONTENT = "content"
    PROMOTION = "promotion"
    RESEARCH = "research"
    TRAINING = "training"


# 60 % content and running the pages, 30 % promotion, 5 % research and analytics, 5 % training; basis points.
DEFAULT_SPLIT: Mapping[Category, int] = {
    Category.CONTENT: 6_000,
    Category.PROMOTION: 3_000,
    Category.RESEARCH: 500,
    Category.TRAINING: 500,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget(Record):
    """The money of one client for the days from `starts` up to, not including, `ends`.

    The total is `total` where it is set, else `share` basis points of `revenue`; `split` are basis points by category.
    """

    id: BudgetId
    client_id: ClientId
    starts: date
    ends: date
    currency: str
    total: Money | None = None
    revenue: Money | None = None
    share: int | None = None
    split: Mapping[Category, int] = field(default_factory=lambda: dict(DEFAULT_SPLIT))
    note: str = ""

    def changed_to(self, **values: object) -> Self:
        """The budget with other values; in its currency, since its lines are."""
        changed = Record.changed_to(self, **values)
        if changed.currency != self.currency:
            raise CurrencyMismatchError(first=self.currency, second=changed.currency)
        return changed

    def checked(self) -> Self:
        """When its days are in order, its currency is one and its split adds up to 100 %; with a share of each."""
        Period(self.starts, self.ends)
        check_currency(self.currency)
        check_same_currency(self.currency, self.total, self.revenue)
        check_shares(self.split.values())
        # always in the order of `Category`: the split is kept as text, in which another order is another text
        return replace(self, split={name: self.split.get(name, 0) for name in Category})

    @property
    def period(self) -> Period:
        """The days it is for."""
        return Period(self.starts, self.ends)

    def share_of_revenue(self) -> Money | None:
        """Revenue × share; None where either is not known."""
        if self.revenue is None or self.share is None:
            return None
        return self.revenue * Fraction(self.share, WHOLE)

    def whole(self) -> Money | None:
        """The total to be spent; None while neither an amount nor a share of revenue is known."""
        return self.total if self.total is not None else self.share_of_revenue()

    def disagreement(self) -> Money | None:
        """By how much the amount exceeds the share of revenue, when both are set and differ."""
        shared = self.share_of_revenue()
        if self.total is None or shared is None or self.total == shared:
            return None
        return self.total - shared

    def allotted(self) -> dict[Category, Money]:
        """The split in money: adds up to the total, to the last minor unit."""
        whole = self.whole()
        if whole is None:
            return {}
        return dict(zip(Category, whole.split([self.split[category] for category in Category]), strict=True))

    def with_share(self, category: Category, points: int) -> Self:
        """The split with one share changed and the others shrunk or grown in proportion, so that it stays 100 %."""
        points = max(0, min(WHOLE, points))
        others = [other for other in Category if other is not category]
        weights = [self.split[other] for other in others]
        # where the others have nothing there is no proportion to keep, and they share alike
        rest = largest_remainder(WHOLE - points, weights if any(weights) else [1] * len(others))
        changed = {category: points, **dict(zip(others, rest, strict=True))}
        return replace(self, split={name: changed[name] for name in Category})

    def with_border(self, category: Category, points: int) -> Self:
        """The split with the border between a category and the next one moved: only these two shares change."""
        names = list(Category)
        following = names[names.index(category) + 1]
        both = self.split[category] + self.split[following]
        points = max(0, min(both, points))
        return replace(self, split={**self.split, category: points, following: both - points})

    def copied_to(self, period: Period, id: BudgetId) -> Self:
        """The same money and split for other days."""
        return replace(self, id=id, starts=period.start, ends=period.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine(Record):
    """One expense, planned and then paid; every expense has to be justified (`domain/justification.py`)."""

    id: BudgetLineId
    budget_id: BudgetId
    category: Category
    planned: Money
    actual: Money | None = None
    on: date | None = None
    network: Network | None = None
    purpose: str = ""
    goal: str = ""
    justification: str = ""
    provider_id: ProviderId | None = None
    receipt: str = ""

    def checked_in(self, parent: Record) -> Self:
        """When its money is its budget's."""
        if isinstance(parent, Budget):
            check_same_currency(parent.currency, self.planned, self.actual)
        return self

    @property
    def is_expense(self) -> bool:
        """Whether any money is planned or paid: a line that was just begun is no expense yet."""
        return bool(self.planned.minor or (self.actual and self.actual.minor))

    @property
    def difference(self) -> Money:
        """Planned − paid, everywhere: what is still to pay; below zero, what was paid over plan.

        Of a line of which nothing is paid the whole plan is still to pay, and a part payment saves nothing.
        """
        return self.planned if self.actual is None else self.planned - self.actual

    @property
    def over(self) -> Money:
        """What was paid over plan; nothing while nothing is paid, also of money that is to come back."""
        is_over = self.actual is not None and self.difference.minor < 0
        return -self.difference if is_over else Money.zero(self.planned.currency)

    def copied(self, id: BudgetLineId) -> Self:
        """The same plan once more; nothing of it is paid yet."""
        return replace(self, id=id, actual=None, receipt="")

    def copied_to(self, budget: Budget, old: Period, id: BudgetLineId) -> Self:
        """The same plan in another budget, on the corresponding day."""
        on = None if self.on is None else corresponding(self.on, old, budget.period)
        return replace(self.copied(id), budget_id=budget.id, on=on)

    @property
    def is_to_be_paid(self) -> bool:
        """Whether something of the plan is still to be paid."""
        return self.difference.minor > 0


def corresponding(day: date, old: Period, new: Period) -> date:
    """The day that is in `new` what `day` is in `old`: 5 October becomes 5 November; never outside of `new`.

    Periods that begin with a month are told by months, others by the days since they began.
    """
    # months differ in length: counted by days, the 5th in the third month of a quarter would become another day
    if old.start.day == new.start.day == 1:
        months = (new.start.year - old.start.year) * 12 + new.start.month - old.start.month
        moved = add_months(day, months)
    else:
        moved = new.start + (day - old.start)
    # the new period may be shorter, and a line may have been dated outside of the old one
    return min(max(moved, new.start), new.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What lines come to. What some are over plan pays nothing of what others are short: the two are never set off."""

    planned: Money
    actual: Money
    over: Money

    @property
    def to_pay(self) -> Money:
        """The sum of what lines are short of their plan; planned − paid of all is this, less what is over plan."""
        return self.planned - self.actual + self.over


def sums_of(lines: Iterable[BudgetLine], currency: str) -> Sums:
    """The sums of lines in that currency."""
    every = list(lines)
    return Sums(
        planned=Money.total((line.planned for line in every), currency),
        actual=Money.total((line.actual for line in every if line.actual is not None), currency),
        over=Money.total((line.over for line in every), currency),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryTotals(Sums):
    """A category's money: what the split allots, and what the lines come to."""

    category: Category
    allotted: Money | None

    @property
    def overplanned(self) -> bool:
        """Whether the lines plan more than the split allots."""
        return self.allotted is not None and self.planned > self.allotted

    @property
    def overspent(self) -> bool:
        """Whether a line cost more than it planned."""
        return self.over.minor > 0


def totals_by_category(budget: Budget, lines: Iterable[BudgetLine]) -> tuple[CategoryTotals, ...]:
    """Plan against actual of every category, in the order of `Category`, in the budget's currency."""
    allotted = budget.allotted()
    found: dict[Category, list[BudgetLine]] = {category: [] for category in Category}
    for line in lines:
        found[line.category].append(line)
    sums = {category: sums_of(own, budget.currency) for category, own in found.items()}
    return tuple(
        CategoryTotals(
            category=name, allotted=allotted.get(name), planned=each.planned, actual=each.actual, over=each.over
        )
        for name, each in sums.items()
    )
