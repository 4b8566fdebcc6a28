"""The results of a client in a period: what is known, and what any metric comes to.

Two ways of counting, never mixed: what happened in the period (rows of days), and what the posts of the period have
reached so far (publications, each by its latest snapshot). Rows of days go first; what is had by posts alone says so.
Values are fractions in whole units; None where anything that they need is not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Final

from smmdesk.domain.desk import ENGAGEMENT
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import last_before
from smmdesk.domain.results.metrics import Accounts, Days, Derived, Level, Metric, exact
from smmdesk.domain.results.named import Basis, Unit
from smmdesk.domain.results.periods import Total, of_business, over, together
from smmdesk.domain.results.ratios import engagements, mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from smmdesk.domain.clients import Account
    from smmdesk.domain.ids import AccountId
    from smmdesk.domain.periods import Period
    from smmdesk.domain.results.formulas import Calculation
    from smmdesk.domain.results.records import Measurement, Publication, Snapshot

ENGAGEMENTS, AGGREGATE, FOLLOWERS, MARGIN = "engagements", "interactions", "followers", "margin"
_TIMES: Final = (Fraction(2), Fraction(1, 1000))
STALE: Final = timedelta(days=35)
"""How old the newest figures of an account may be before somebody is asked for new ones."""
Names = Mapping[str, Fraction | None]
"""What the names in a formula stand for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a metric comes to, and why: `total` of rows of days, `posts` of the `of_posts` in the period that have it.

    `inputs` are what its formula, or the sum of engagements, was computed from.
    """

    key: str
    value: Fraction | None
    basis: Basis
    total: Total | None = None
    posts: int = 0
    of_posts: int = 0
    inputs: Names = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        """Whether so much is known that it may be compared."""
        return self.value is not None and (self.total is None or self.total.is_complete)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostResult:
    """A publication with the latest that is known of it; `followers` are those of its account on its day."""

    publication: Publication
    snapshot: Snapshot | None
    followers: int | None = None
    engagement: Sequence[str] = ENGAGEMENT
    """the metrics that engagements are the sum of"""

    @property
    def figures(self) -> Mapping[str, int]:
        """What it had reached."""
        return self.snapshot.figures if self.snapshot else {}


@dataclass(frozen=True, kw_only=True)
class ResultsSheet:
    """Everything that the figures of a client in a period are computed from.

    `rows` are those that share a day with the period, or end within a month before it: how many followers there were
    at its start. `derived` are the metrics that are computed, own formulas among them, and `calculations` how, by key.
    `margin` is the share of revenue that is left of it, where that is known.
    """

    period: Period
    today: date
    currency: str
    accounts: Sequence[Account]
    rows: Sequence[Measurement]
    posts: Sequence[PostResult]
    catalogue: Mapping[str, Metric]
    derived: Mapping[str, Derived]
    calculations: Mapping[str, Calculation]
    named: Mapping[str, str] = field(default_factory=dict)
    """what own formulas are called, by key"""
    margin: Fraction | None = None
    engagement: Sequence[str] = ENGAGEMENT
    """the metrics that engagements are the sum of"""

    def of(self, network: Network | None) -> ResultsSheet:
        """The same of one network alone: without the books of the business, which are of no network. Of none itself."""
        if network is None:
            return self
        if network not in self._parts:
            self._parts[network] = self._part(network)
        return self._parts[network]

    @cached_property
    def _parts(self) -> dict[Network, ResultsSheet]:
        return {}

    def _part(self, network: Network) -> ResultsSheet:
        accounts = [each for each in self.accounts if each.network is network]
        ids = {each.id for each in accounts}
        rows = [row for row in self.rows if row.account_id in ids]
        posts = [post for post in self.posts if post.publication.network is network]
        return replace(self, accounts=accounts, rows=rows, posts=posts)

    @cached_property
    def networks(self) -> list[Network]:
        """Those of which anything is known, in their order."""
        measured = {row.account_id for row in self.rows}
        there = {each.network for each in self.accounts if each.id in measured}
        there |= {post.publication.network for post in self.posts}
        return [network for network in Network if network in there]

    @property
    def is_anything_known(self) -> bool:
        """Whether any figure or post is of the period itself."""
        return bool(self.posts) or any(row.period.overlaps(self.period) for row in self.rows)

    def newest(self, account: Account) -> date | None:
        """The last day of an account that any figure is of."""
        return max((last_before(row.ends) for row in self.rows if row.account_id == account.id), default=None)

    @cached_property
    def _values(self) -> dict[str, Value]:
        return {}

    def value(self, key: str) -> Value:
        """What a raw or derived metric comes to in the period."""
        if key not in self._values:
            self._values[key] = self._derived(self.derived[key]) if key in self.derived else self._raw(key)
        return self._values[key]

    def _raw(self, key: str) -> Value:
        metric = self.catalogue.get(key)
        if metric is None or metric.days is Days.NONE:
            return self._sum_of_posts(key)
        total = self.total(metric)
        by_posts = self._sum_of_posts(key) if total.value is None and Level.POST in metric.levels else None
        if by_posts is not None and by_posts.value is not None:
            return by_posts
        value = None if total.value is None else exact(total.value, metric.unit, self.currency)
        return Value(key=key, value=value, basis=Basis.DAYS, total=total)

    def total(self, metric: Metric) -> Total:
        """What the rows of days say of a metric, in the units in which they are kept."""
        there = [row for row in self.rows if metric.key in row.figures]
        rows = [row for row in there if metric.unit is not Unit.MONEY or row.currency == self.currency]
        books = [row for row in rows if row.account_id is None]
        # without books it is known as well as its accounts are
        if books and not metric.levels.isdisjoint({Level.BUSINESS, Level.REPUTATION}):
            parts = [row for row in rows if row.account_id is not None]
            return of_business(metric, books, parts, self.period, self.today)
        of_each: dict[AccountId, list[Measurement]] = {each.id: [] for each in self.open_accounts}
        for row in rows:
            if row.account_id in of_each:
                of_each[row.account_id].append(row)
        totals = [over(metric, own, self.period, self.today) for own in of_each.values()]
        # one that never says anything of it is no gap in a sum
        told = [total for total in totals if metric.accounts is Accounts.EACH or total.value is not None or total.apart]
        return together(metric, told) if told else over(metric, (), self.period, self.today)

    @property
    def open_accounts(self) -> list[Account]:
        """Those that had not closed before the period."""
        return [each for each in self.accounts if each.closed_on is None or each.closed_on > self.period.start]

    def without(self, key: str) -> list[Network]:
        """The networks of which only posts are known where the whole is of days: they are not in it."""
        if self.value(key).basis is Basis.POSTS:
            return []
        names = self.calculations[key].names if key in self.calculations else {key}
        of_days = [name for name in names if name in self.catalogue and self.value(name).value is not None]
        of_days = [name for name in of_days if self.value(name).basis is Basis.DAYS]
        return [network for network in self.networks if any(self.of(network).is_of_posts(name) for name in of_days)]

    def is_of_posts(self, key: str) -> bool:
        """Whether there is a figure, and it is of posts."""
        value = self.value(key)
        return value.value is not None and value.basis is Basis.POSTS

    # by posts

    def names_at(self, post: PostResult) -> dict[str, Fraction | None]:
        """What the names in a formula stand for at one post."""
        names: dict[str, Fraction | None] = {
            key: exact(figure, self.catalogue[key].unit if key in self.catalogue else Unit.NUMBER, self.currency)
            for key, figure in post.figures.items()
        }
        followers = None if post.followers is None else Fraction(post.followers)
        return {**names, ENGAGEMENTS: engagements_at(post), FOLLOWERS: followers, MARGIN: self.margin}

    @cached_property
    def _names(self) -> list[dict[str, Fraction | None]]:
        return [self.names_at(post) for post in self.posts]

    def at(self, key: str, post: PostResult) -> Fraction | None:
        """What a metric, raw or derived, comes to at one post."""
        names = self.names_at(post)
        return self.calculations[key].value(names) if key in self.calculations else names.get(key)

    def _sum_of_posts(self, key: str) -> Value:
        told = [found for names in self._names if (found := names.get(key)) is not None]
        value = sum(told, Fraction()) if told else None
        return Value(key=key, value=value, basis=Basis.POSTS, posts=len(told), of_posts=len(self.posts))

    # by formulas

    def _derived(self, metric: Derived) -> Value:
        calculation = self.calculations[metric.key]
        names = calculation.names
        if goes_by_posts(names, self.catalogue):
            return self._ratio_of_sums(metric.key, calculation)
        inputs = {name: self.margin if name == MARGIN else self.value(name).value for name in sorted(names)}
        value = None if self.mixed(names) else calculation.value(inputs)
        totals = [total for name in names - {MARGIN} if (total := self.value(name).total)]
        # as far as the least known of them: what else is told of that one is not told of this
        least = min(totals, key=lambda total: total.coverage or Fraction(), default=None)
        of_days, is_uneven = self._goes_with_days(calculation, inputs, value)
        known = least and Total(
            value=None, known=least.known, elapsed=least.elapsed, of_days=of_days, is_uneven=is_uneven
        )
        return Value(key=metric.key, value=value, basis=Basis.FORMULA, total=known, inputs=inputs)

    def mixed(self, names: Iterable[str]) -> list[str]:
        """Which of a formula's figures are of posts where others are of days: these are two ways of counting."""
        raw = [self.value(name) for name in sorted(names) if name in self.catalogue]
        of_posts = [each.key for each in raw if each.value is not None and each.basis is Basis.POSTS]
        of_days = [each.key for each in raw if each.value is not None and each.basis is Basis.DAYS]
        return of_posts if of_days else []

    def _goes_with_days(
        self, calculation: Calculation, inputs: Names, value: Fraction | None
    ) -> tuple[Fraction | None, bool]:
        """Of a formula that grows with the days, as likes + comments do, as many as give it at the pace of those known.

        None of a ratio, which stays as it is, and of what does neither, as likes − 100; then whether it is of that
        kind. Twice of all that is summed up tells which, and a thousandth where there is a least or a most.
        """
        days = {
            name: total.days
            for name, each in inputs.items()
            if name in self.catalogue and self.catalogue[name].days is Days.SUM
            if each is not None and (total := self.value(name).total) and total.days
        }
        tried = [(times, calculation.value(_times(inputs, dict.fromkeys(days, times)))) for times in _TIMES]
        if value is None or all(found == value for _many, found in tried):
            return None, False
        if any(found != times * value for times, found in tried):
            return None, True
        pace = calculation.value(_times(inputs, {name: 1 / known for name, known in days.items()}))
        return (value / pace if pace else None), False

    def _ratio_of_sums(self, key: str, calculation: Calculation) -> Value:
        """Of sums over the posts that have a value at all: one without reach counts on neither side."""
        at_posts = self._names
        told = [found for found in at_posts if calculation.value(found) is not None]
        sums: dict[str, Fraction | None] = {
            name: sum((found.get(name) or Fraction() for found in told), Fraction()) if told else None
            for name in sorted(calculation.names - {MARGIN})
        }
        if MARGIN in calculation.names:
            sums[MARGIN] = self.margin
        return Value(
            key=key,
            value=calculation.value(sums),
            basis=Basis.POSTS,
            posts=len(told),
            of_posts=len(at_posts),
            inputs=sums,
        )

    def average_post(self, key: str) -> Fraction | None:
        """The mean of what each post comes to that comes to anything."""
        return mean([value for post in self.posts if (value := self.at(key, post)) is not None])

    # by days

    @cached_property
    def _of_days(self) -> list[Measurement]:
        """The rows of single days of the period; those that end before it begins are there as well."""
        return sorted(
            (row for row in self.rows if row.days == 1 and row.starts in self.period), key=lambda row: row.starts
        )

    def rows_of_days(self, key: str) -> list[Measurement]:
        """The rows of single days of the period that have the metric, by day."""
        return [row for row in self._of_days if key in row.figures]

    def by_day(self, key: str) -> dict[date, Fraction]:
        """What is known of each day alone, of a metric whose accounts are added, or of the only account that has it."""
        found: dict[date, int] = {}
        for row in self._each_day(key):
            found[row.starts] = found.get(row.starts, 0) + row.figures[key]
        unit = self.catalogue[key].unit
        return {day: exact(figure, unit, self.currency) for day, figure in found.items()}

    def is_known_by_day(self, key: str) -> bool:
        """Whether `by_day` has any day."""
        return bool(self._each_day(key))

    def _each_day(self, key: str) -> list[Measurement]:
        """The rows that `by_day` adds up."""
        metric = self.catalogue[key]
        rows = self.rows_of_days(key)
        if metric.unit is Unit.MONEY:
            rows = [row for row in rows if row.currency == self.currency]
        # the books are the whole of a day that they have
        booked = {row.starts for row in rows if row.account_id is None}
        rows = [row for row in rows if row.account_id is None or row.starts not in booked]
        if metric.accounts is not Accounts.SUM and len({row.account_id for row in rows}) > 1:
            return []
        return rows


def _times(inputs: Names, factors: Mapping[str, Fraction]) -> dict[str, Fraction | None]:
    """The inputs, some of them so many times."""
    return {name: each if each is None else each * factors.get(name, 1) for name, each in inputs.items()}


def units(catalogue: Mapping[str, Metric]) -> dict[str, Unit]:
    """By name what a formula may be made of: raw metrics, what is counted at once with them, and the margin."""
    return {key: metric.unit for key, metric in catalogue.items()} | {
        ENGAGEMENTS: Unit.NUMBER,
        MARGIN: Unit.NUMBER,
    }


def goes_by_posts(names: Collection[str], catalogue: Mapping[str, Metric]) -> bool:
    """Whether a formula of these names is of posts: it needs what only posts have, and nothing that none has."""
    levels = {name: catalogue[name].levels for name in names if name in catalogue and name != FOLLOWERS}
    if any(Level.POST not in found for found in levels.values()):
        return False
    return ENGAGEMENTS in names or any(found == {Level.POST} for found in levels.values())


def engagements_at(post: PostResult) -> Fraction | None:
    """What people did with a post: the sum of its parts, or what the network says, where that is more.

    Networks add up what counts if nobody says otherwise: where less counts, their sum says nothing of it.
    """
    is_whole = set(ENGAGEMENT) <= set(post.engagement)
    found = engagements(map(post.figures.get, post.engagement), post.figures.get(AGGREGATE) if is_whole else None)
    return None if found is None else Fraction(found)
