"""The results of a client in a period: what is known, and what any metric comes to.

Two ways of counting, never mixed: what happened in the period (rows of days), and what the posts of the period have
reached so far (publications, each by its latest snapshot). Rows of days go first; what is had by posts alone says so.
Values are fractions in whole units; None where anything that they need is not known.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from statistics import median
from typing import TYPE_CHECKING, Final

from smmdesk.domain.desk import ENGAGEMENT
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.results.derived import value_of
from smmdesk.domain.results.metrics import Accounts, Break, Days, Derived, Level, Metric, exact
from smmdesk.domain.results.named import Basis, Unit
from smmdesk.domain.results.periods import LATEST, Total, are_days, of_business, over, over_days, together
from smmdesk.domain.results.ratios import engagements, mean
from smmdesk.domain.results.values import (
    COUNTED,
    ENGAGEMENTS,
    FEES,
    FOLLOWERS_BEFORE,
    GIVEN,
    PostResult,
    Single,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smmdesk.domain.clients import Account
    from smmdesk.domain.ids import AccountId
    from smmdesk.domain.results.formulas import Calculation
    from smmdesk.domain.results.rates import Rate
    from smmdesk.domain.results.records import Measurement

AGGREGATE, FOLLOWERS = "interactions", "followers"
STALE: Final = timedelta(days=35)
"""How old the newest figures of an account may be before somebody is asked for new ones."""


@dataclass(frozen=True, kw_only=True)
class ResultsSheet:
    """Everything that the figures of a client in a period are computed from.

    `rows` are those that share a day with the period, or end within a month before it: how many followers there were
    at its start. `derived` are the metrics that are computed, own formulas among them, and `calculations` how, by key.
    `given` is what no file says, by the names in `values.GIVEN`, as far as it is known.
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
    own: Mapping[str, Derived] = field(default_factory=dict)
    """own formulas as they are written, those too that cannot be computed: a plan by one keeps its unit"""
    given: Mapping[str, Fraction] = field(default_factory=dict)
    version: int | None = None
    """which version of the strategy says the margin"""
    engagement: Sequence[str] = ENGAGEMENT
    """the metrics that engagements are the sum of"""
    rates: Sequence[Rate] = ()
    """those by which money of other currencies was counted"""
    breaks: Sequence[Break] = ()
    """the days from which networks count in another way"""
    singles: Mapping[str, Sequence[Single]] = field(default_factory=dict)
    """of medians the values that they are of, those of other days too"""

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
        # what whoever does the work is paid is not shared out
        given = {name: each for name, each in self.given.items() if name != FEES}
        return replace(self, accounts=accounts, rows=rows, posts=posts, given=given, singles={})

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

    @cached_property
    def written(self) -> Mapping[str, Derived]:
        """What is computed, or would be, by how it is written."""
        return {**self.own, **self.derived}

    def data_to(self, newest: Mapping[AccountId | None, date]) -> date | None:
        """The day that every open account has figures up to, by the last day of which each has any at all.

        Where only posts are known, the day of the latest of their figures; None of accounts that closed.
        """
        days = [newest[each.id] for each in self.open_accounts if each.id in newest]
        if days or len(self.open_accounts) < len(self.accounts):
            return min(days, default=None)
        return max((post.snapshot.taken_on for post in self.posts if post.snapshot), default=None)

    @cached_property
    def _values(self) -> dict[str, Value]:
        return {}

    def value(self, key: str) -> Value:
        """What a raw or derived metric comes to in the period."""
        if key not in self._values:
            self._values[key] = value_of(key, self.calculations[key], self) if key in self.derived else self._raw(key)
        return self._values[key]

    def _raw(self, key: str) -> Value:
        if key == FOLLOWERS_BEFORE:
            return self._followers_before()
        metric = self.catalogue.get(key)
        if metric is None or metric.days is Days.NONE:
            return self._sum_of_posts(key)
        if metric.days is Days.MEDIAN:
            return self._median(metric)
        total = self.total(metric)
        if self.crossed(key) is not None:
            return Value(key=key, value=None, basis=Basis.DAYS, total=total)
        by_posts = self._sum_of_posts(key) if total.value is None and Level.POST in metric.levels else None
        if by_posts is not None and by_posts.value is not None:
            return by_posts
        value = None if total.value is None else exact(total.value, metric.unit, self.currency)
        return Value(key=key, value=value, basis=Basis.DAYS, total=total)

    def _median(self, metric: Metric) -> Value:
        """Of the values of the period's own days; known as far as it is known how many there are."""
        there = [Fraction(each.figure) for each in self.singles.get(metric.key, ()) if each.day in self.period]
        total = self.total(self.catalogue[metric.of])
        value = median(there) if there else None
        inputs: dict[str, Fraction | None] = {metric.of: Fraction(len(there))} if there else {}
        total = Total(value=value, known=total.known, elapsed=total.elapsed)
        return Value(key=metric.key, value=value, basis=Basis.DAYS, total=total, inputs=inputs)

    def _followers_before(self) -> Value:
        """How many there were when the period began."""
        start = self.period.start
        before = Period(max(start, date.min + LATEST) - LATEST, start)
        total = replace(self, period=before, rows=self._with(FOLLOWERS)).total(self.catalogue[FOLLOWERS])
        return Value(key=FOLLOWERS_BEFORE, value=total.value, basis=Basis.DAYS)

    def total(self, metric: Metric) -> Total:
        """What the rows of days say of a metric, in the units in which they are kept."""
        if metric.key not in self._metrics or self.crossed(metric.key) is not None:
            return over(metric, (), self.period, self.today)
        # without books it is known as well as its accounts are
        if not metric.levels.isdisjoint({Level.BUSINESS, Level.REPUTATION}) and (books := self._told(metric, None)):
            parts = [row for id in self._by_account if id is not None for row in self._told(metric, id)]
            return of_business(metric, books, parts, self.period, self.today)
        totals = [self._over(metric, each.id) for each in self.open_accounts]
        # one that never says anything of it is no gap in a sum
        told = [total for total in totals if metric.accounts is Accounts.EACH or total.value is not None or total.apart]
        return together(metric, told) if told else over(metric, (), self.period, self.today)

    @cached_property
    def _metrics(self) -> set[str]:
        """Those that any row has."""
        return set[str]().union(*(row.figures for row in self.rows))

    @cached_property
    def _by_account(self) -> dict[AccountId | None, list[Measurement]]:
        found: dict[AccountId | None, list[Measurement]] = {}
        for row in self.rows:
            found.setdefault(row.account_id, []).append(row)
        return found

    def _over(self, metric: Metric, account: AccountId) -> Total:
        days = self._days_alone.get(account)
        if days is None or metric.unit is Unit.MONEY or metric.days not in {Days.SUM, Days.MEAN}:
            return over(metric, self._told(metric, account), self.period, self.today)
        figures = [row.figures[metric.key] for row in days if metric.key in row.figures]
        return over_days(metric, figures, self.period, self.today)

    @cached_property
    def _days_alone(self) -> dict[AccountId | None, list[Measurement]]:
        """The rows of the period of those accounts that have nothing but a row a day, as nearly all have: for them
        nobody has to ask, metric by metric, which rows count."""
        start, end = self.period.start, self.period.end
        within = {
            account: [row for row in rows if row.starts < end and row.ends > start]
            for account, rows in self._by_account.items()
        }
        return {account: rows for account, rows in within.items() if are_days(rows)}

    def _told(self, metric: Metric, account: AccountId | None) -> list[Measurement]:
        """The rows of an account, or of the books, that say it, in the sheet's currency."""
        rows = [row for row in self._by_account.get(account, ()) if metric.key in row.figures]
        return [row for row in rows if row.currency == self.currency] if metric.unit is Unit.MONEY else rows

    @cached_property
    def _by_metric(self) -> dict[str, list[Measurement]]:
        return {}

    def _with(self, key: str) -> Sequence[Measurement]:
        """The rows that have the metric."""
        if key not in self._metrics:
            return ()
        if key not in self._by_metric:
            self._by_metric[key] = [row for row in self.rows if key in row.figures]
        return self._by_metric[key]

    def crossed(self, key: str) -> Break | None:
        """The last break within the period of a metric whose days would be added up: of two ways of counting there is
        no sum. None where a network has figures of one side alone."""
        if key not in self._crossed:
            inside = [each for each in self.breaks if self.period.start < each.on < self.period.end]
            there = [each for each in inside if each.metric == key and self.catalogue[key].days is Days.SUM]
            found = (each for each in there if self._has_both_sides(each))
            self._crossed[key] = max(found, key=lambda each: each.on, default=None)
        return self._crossed[key]

    @cached_property
    def _crossed(self) -> dict[str, Break | None]:
        return {}

    def _has_both_sides(self, there: Break) -> bool:
        """Whether the network has figures of the period from before that day and from it on."""
        start, end = self.period.start, self.period.end
        rows = [
            row
            for account in self.accounts
            if account.network is there.network
            for row in self._by_account.get(account.id, ())
            if there.metric in row.figures and row.starts < end and row.ends > start
        ]
        return any(row.starts < there.on for row in rows) and any(row.ends > there.on for row in rows)

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
        return {**names, ENGAGEMENTS: engagements_at(post), FOLLOWERS: followers, **self.given}

    @cached_property
    def names_at_posts(self) -> list[dict[str, Fraction | None]]:
        """The same of every post."""
        return [self.names_at(post) for post in self.posts]

    def at(self, key: str, post: PostResult) -> Fraction | None:
        """What a metric, raw or derived, comes to at one post."""
        # what the work of a period was paid is no post's
        names = {**self.names_at(post), FEES: None}
        return self.calculations[key].value(names) if key in self.calculations else names.get(key)

    def _sum_of_posts(self, key: str) -> Value:
        told = [found for names in self.names_at_posts if (found := names.get(key)) is not None]
        value = sum(told, Fraction()) if told else None
        return Value(key=key, value=value, basis=Basis.POSTS, posts=len(told), of_posts=len(self.posts))

    def average_post(self, key: str) -> Fraction | None:
        """The mean of what each post comes to that comes to anything."""
        return mean([value for post in self.posts if (value := self.at(key, post)) is not None])

    # by days

    def rows_of_days(self, key: str) -> Sequence[Measurement]:
        """The rows of single days of the period that have the metric, by day; others end before it begins."""
        if key not in self._by_day:
            self._by_day[key] = sorted(self._days_with(key), key=lambda row: row.starts)
        return self._by_day[key]

    @cached_property
    def _by_day(self) -> dict[str, Sequence[Measurement]]:
        return {}

    def _days_with(self, key: str) -> Iterator[Measurement]:
        start, end = self.period.start, self.period.end
        return (row for row in self._with(key) if start <= row.starts < end and row.days == 1)

    def by_day(self, key: str) -> dict[date, Fraction]:
        """What is known of each day alone, of a metric whose accounts are added, or of the only account that has it."""
        found: dict[date, int] = {}
        for row in self._each_day(key):
            found[row.starts] = found.get(row.starts, 0) + row.figures[key]
        unit = self.catalogue[key].unit
        return {day: exact(figure, unit, self.currency) for day, figure in found.items()}

    def is_known_by_day(self, key: str) -> bool:
        """Whether `by_day` has any day."""
        metric = self.catalogue[key]
        if key in self._metrics and metric.accounts is Accounts.SUM and metric.unit is not Unit.MONEY:
            # then no day is left out
            start, end = self.period.start, self.period.end
            return any(key in row.figures and start <= row.starts < end and row.days == 1 for row in self.rows)
        return bool(self._each_day(key))

    def _each_day(self, key: str) -> Sequence[Measurement]:
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


def units(catalogue: Mapping[str, Metric]) -> dict[str, Unit]:
    """By name what a formula may be made of: raw metrics, what is counted of them, and what no file says."""
    return {**{key: metric.unit for key, metric in catalogue.items()}, **COUNTED, **GIVEN}


def engagements_at(post: PostResult) -> Fraction | None:
    """What people did with a post: the sum of its parts, or what the network says, where that is more.

    Networks add up what counts if nobody says otherwise: where less counts, their sum says nothing of it.
    """
    is_whole = set(ENGAGEMENT) <= set(post.engagement)
    found = engagements(map(post.figures.get, post.engagement), post.figures.get(AGGREGATE) if is_whole else None)
    return None if found is None else Fraction(found)
