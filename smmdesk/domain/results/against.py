"""A period beside the one that it is compared with: which days that are, and what may be said of the difference."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.periods import Period, add_months
from smmdesk.domain.results.comparing import Change, compare
from smmdesk.domain.results.metrics import Days, broken
from smmdesk.domain.results.named import Basis, Good, Shown
from smmdesk.domain.results.ratios import compound_growth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smmdesk.domain.ids import AccountId
    from smmdesk.domain.networks import Network
    from smmdesk.domain.results.metrics import Break
    from smmdesk.domain.results.periods import Total
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.domain.results.values import Value

FINDING: Final = Fraction(1, 20)
"""A smaller change is no finding."""
LIKE_AGE: Final = 7
"""Days by which posts may be older than those that they are compared with."""
_YEAR: Final = 12


class Against(StrEnum):
    """What a period is compared with."""

    PREVIOUS = "previous"
    YEAR = "year"
    NONE = "none"

    def of(self, period: Period) -> Period | None:
        """Whole months against whole months, other days against as many."""
        if self is Against.NONE:
            return None
        if self is Against.PREVIOUS:
            earlier = period.stepped(-1)
        elif period.whole_months:
            earlier = period.moved(-_YEAR)
        else:
            start = add_months(period.start, -_YEAR)
            earlier = Period(start, start + (period.end - period.start))
        # where days end, a period has none before it
        return earlier if earlier != period else None


class Silence(StrEnum):
    """Why nothing is said of a change."""

    NO_FIGURE = "no figure"
    BROKEN = "broken"
    """the network counts in another way since"""
    INCOMPLETE = "incomplete"
    """too few days are known"""
    INCOMPLETE_BEFORE = "incomplete before"
    ACCOUNTS = "accounts"
    """an account is known of one of the two alone"""
    DAYS = "days"
    """not as many days are known, of what grows with them in part"""
    PARTS = "parts"
    """what a quotient is made of is not known of as many days"""
    AGE = "age"
    """what the earlier posts had reached after as long a time nobody knows"""
    BASIS = "basis"
    """one is of days, the other of posts"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A metric now and before; `change` where it may be told, else `silence` says why not."""

    now: Value
    before: Value
    good: Good
    change: Change = field(default_factory=Change)
    silence: Silence | None = None
    broken: Break | None = None
    """what counts otherwise since, where that is why"""
    a_month: float | None = None
    """of what stands at the end of two periods that are months apart: how much it grew from month to month"""

    @property
    def step(self) -> Fraction | None:
        """What stands first: the change of the mean day, the share, or the bare difference."""
        steps = (self.change.per_day, self.change.relative, self.change.difference)
        return None if self.silence else next((each for each in steps if each is not None), None)

    @property
    def is_better(self) -> bool | None:
        """Whether it changed for the better."""
        return self.good.is_better(self.step)

    @property
    def finding(self) -> Fraction | None:
        """The share by which it changed, where that is large enough to be stated."""
        change = self.change
        share = change.relative if change.per_day is None else change.per_day
        return share if not self.silence and share is not None and abs(share) >= FINDING else None


def compared(
    key: str, now: ResultsSheet, before: ResultsSheet, breaks: Iterable[Break] = (), network: Network | None = None
) -> Compared:
    """What became of a metric; `network` where the sheets are of one alone."""
    one, other = now.value(key), before.value(key)
    found = Compared(now=one, before=other, good=good_of(now, key))
    there = broken_between(key, now, before, breaks, network)
    silence = _silence(key, now, before, is_broken=there is not None)
    if silence is not None:
        return replace(found, silence=silence, broken=there if silence is Silence.BROKEN else None)
    is_rate = key in now.derived and now.derived[key].shown is Shown.PERCENT
    change = compare(one.value, other.value, days=_days(key, now, one, other), is_rate=is_rate)
    return replace(found, change=change, a_month=_a_month(key, now, before))


def _a_month(key: str, now: ResultsSheet, before: ResultsSheet) -> float | None:
    """Of what stands at the end, where the two ends are some months apart."""
    if not is_level(now, key) or before.period.end >= now.period.end:
        return None
    months = Period(before.period.end, now.period.end).whole_months
    return compound_growth(before.value(key).value, now.value(key).value, months) if months > 1 else None


def good_of(sheet: ResultsSheet, key: str) -> Good:
    """Which way the metric is to go; more of what people did with posts is better."""
    known = sheet.derived.get(key) or sheet.catalogue.get(key)
    return known.good if known else Good.UP


def posts_age(sheet: ResultsSheet) -> int | None:
    """How many days after the period the newest of its posts' figures are of; None where it has none."""
    taken = [post.snapshot.taken_on for post in sheet.posts if post.snapshot]
    return (max(taken) - sheet.period.end).days if taken else None


def is_level(sheet: ResultsSheet, key: str) -> bool:
    """Whether it is what stands at the end, such as followers: one day says it."""
    metric = sheet.catalogue.get(key)
    return metric is not None and metric.days is Days.LAST


def _silence(key: str, now: ResultsSheet, before: ResultsSheet, *, is_broken: bool) -> Silence | None:
    one, other = now.value(key), before.value(key)
    if one.value is None or other.value is None:
        is_crossed = key in now.catalogue and (now.crossed(key) or before.crossed(key))
        return Silence.BROKEN if is_broken and is_crossed else Silence.NO_FIGURE
    if is_broken:
        return Silence.BROKEN
    if one.basis is not other.basis:
        return Silence.BASIS
    if not is_level(now, key) and not (one.is_complete and other.is_complete):
        return Silence.INCOMPLETE_BEFORE if one.is_complete else Silence.INCOMPLETE
    if _are_uneven(one.total, other.total):
        return Silence.DAYS
    if one.unlike_days or other.unlike_days:
        return Silence.PARTS
    if one.basis is not Basis.POSTS and _accounts(key, now) != _accounts(key, before):
        return Silence.ACCOUNTS
    return Silence.AGE if one.basis is Basis.POSTS and not _of_like_age(now, before) else None


def _are_uneven(one: Total | None, other: Total | None) -> bool:
    """Whether more days alone would make another figure, and no mean day can be told instead."""
    return bool(one and other and (one.is_uneven or other.is_uneven) and one.known != other.known)


def _names(key: str, sheet: ResultsSheet) -> frozenset[str]:
    """What it is made of in the end."""
    return sheet.calculations[key].names if key in sheet.calculations else frozenset({key})


def _accounts(key: str, sheet: ResultsSheet) -> set[AccountId]:
    """Those that it is known of; of what the books have, which are the whole, none."""
    rows = [row for row in sheet.rows if row.period.overlaps(sheet.period)]
    booked = {name for row in rows if row.account_id is None for name in row.figures}
    names = _names(key, sheet) - booked
    return {row.account_id for row in rows if row.account_id is not None and names & {*row.figures}}


def _of_like_age(now: ResultsSheet, before: ResultsSheet) -> bool:
    age, earlier = posts_age(now), posts_age(before)
    return age is not None and earlier is not None and abs(age - earlier) <= LIKE_AGE


def _days(key: str, now: ResultsSheet, one: Value, other: Value) -> tuple[Fraction, Fraction] | None:
    """The days known of both, of what is summed up over days."""
    if one.total is None or other.total is None:
        return None
    metric = now.catalogue.get(key)
    is_sum = metric.days is Days.SUM if metric else None not in {one.total.of_days, other.total.of_days}
    return (one.total.days, other.total.days) if is_sum else None


def broken_between(
    key: str, now: ResultsSheet, before: ResultsSheet, breaks: Iterable[Break], network: Network | None
) -> Break | None:
    """The last by which a network that has figures counts the metric, or what it is made of, in another way."""
    known = [*breaks]
    networks = {network} if network else {*now.networks, *before.networks}
    names = _names(key, now)
    are_posts = now.value(key).basis is Basis.POSTS
    formats = {each: _formats(each, now, before) if are_posts else set[str]() for each in networks}
    found = [
        broken(known, each, name, before.period, now.period, formats=formats[each])
        for each in networks
        for name in names
    ]
    return max((each for each in found if each), key=lambda each: each.on, default=None)


def _formats(network: Network, *sheets: ResultsSheet) -> set[str]:
    """What is known to have come out there, where that is known of all; of days there is no such thing."""
    posts = [post.publication for sheet in sheets for post in sheet.posts if post.publication.network is network]
    return {each.format for each in posts if each.format} if all(each.format for each in posts) else set()
