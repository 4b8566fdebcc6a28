"""A goal or a KPI beside what became of it: plan, fact, forecast with its band, result rate, cost, status."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.periods import Period, last_before
from smmdesk.domain.planning.corrections import firing, weeks_judged
from smmdesk.domain.planning.forecasts import forecast_flow
from smmdesk.domain.planning.named import CostBasis, Firing, PlanKind, Unjudged
from smmdesk.domain.planning.progress import Efficiency, efficiency, plan_of_flow, plan_of_level, plan_of_ratio
from smmdesk.domain.planning.scaled import exactly, good_of, is_of_one_money, kind_of
from smmdesk.domain.planning.status import Outlook, SoFar, is_incomplete, is_over, outlook
from smmdesk.domain.results.against import broken_between, is_level
from smmdesk.domain.results.named import Basis, Good, Unit
from smmdesk.domain.results.ranking import RIPE_AFTER
from smmdesk.domain.results.values import FOLLOWERS_BEFORE, GIVEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.domain.money import Money
    from smmdesk.domain.networks import Network
    from smmdesk.domain.results.intervals import Interval
    from smmdesk.domain.results.metrics import Break
    from smmdesk.domain.results.ratios import Exact
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.domain.results.values import Value
    from smmdesk.domain.strategy.records import Correction, Goal, Kpi

_BEFORE: Final = timedelta(days=31)
"""How far back a level may have been told last that a period begins with."""
_RIPE: Final = timedelta(days=RIPE_AFTER)
"""What every post of a week has had when the week is judged by posts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A plan of a period, and what is known of it; `plan` and `band` are in whole units of the metric.

    `value` says what the figure rests on, and `sheet` all else: of one network, where it is of one. `daily` is what
    single days had, where they can be told. `cost` is what was spent by its basis, and `of_one` both ways round;
    where it is not all in the sheet's currency there is neither, but `paid_in`. `earlier` is the same of the period
    before, where what one cost then is known (`cost_before`).
    """

    metric: str
    network: Network | None
    sheet: ResultsSheet
    value: Value
    so_far: SoFar
    outlook: Outlook
    known: int
    elapsed: int
    band: Interval | None = None
    daily: Mapping[date, Fraction] = field(default_factory=dict)
    cost: Fraction | None = None
    of_one: Efficiency | None = None
    cost_basis: CostBasis | None = None
    earlier: Fact | None = None
    paid_in: tuple[Money, ...] = ()
    elsewhere: Money | None = None
    """what was planned in a currency that results are not in: nothing is judged by it"""

    @property
    def is_incomplete(self) -> bool:
        """Whether so little is known that the status is a hint."""
        return is_incomplete(self.known, self.elapsed)

    @property
    def crossed(self) -> Break | None:
        """Where its metric has been counted in another way since a day within the period: why it has no figure."""
        return self.sheet.crossed(self.metric) if self.metric in self.sheet.catalogue else None

    @property
    def says_anything(self) -> bool:
        """Whether there is a figure, or a plan that waits for one."""
        return self.value.value is not None or self.so_far.plan is not None or self.elsewhere is not None

    @property
    def data_to(self) -> date | None:
        """The last day of its period of which anything is known; None where nothing is."""
        found = _data_to(self.metric, self.value, self.sheet) if self.value.value is not None else None
        return found and min(found, self.sheet.period.last)


class Gap(NamedTuple):
    """Why a week is not judged: `known` of its `elapsed` days or posts, or `since` when it is counted otherwise."""

    why: Unjudged
    known: int = 0
    elapsed: int = 0
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A correction with the weeks it looks at, what each came to, and whether it is time for it."""

    correction: Correction
    firing: Firing
    weeks: tuple[Period, ...]
    values: tuple[Fraction | None, ...]
    gaps: tuple[Gap | None, ...] = ()
    """by week why it has no value"""
    of_posts: bool = False
    """whether its weeks are the last whose posts have all had the same time"""


def of_kpi(
    kpi: Kpi,
    sheet: ResultsSheet,
    plans: Mapping[str, int],
    *,
    baseline: int | None = None,
    cost: Fraction | None = None,
    paid_in: tuple[Money, ...] = (),
) -> Fact:
    """The KPI in the sheet's period; `plans` are those of its months by the versions that held in them.

    `baseline` is its goal's, from which a level sets out before the first month; `cost` what was spent, in whole units,
    `paid_in` the same where it is not all in one currency.
    """
    own = sheet.of(kpi.network)
    months = {month: exact for month, plan in plans.items() if (exact := exactly(plan, kpi.metric, own)) is not None}
    found = _found(kpi.metric, own)
    so_far = replace(found.so_far, on_track=kpi.on_track, at_risk=kpi.at_risk)
    from_there = so_far.at_start if baseline is None else exactly(baseline, kpi.metric, own)
    so_far = replace(so_far, plan=_plan(so_far.kind, months, own.period, from_there))
    judged = _judged(kpi, own, found._replace(so_far=so_far))
    is_counted = judged.so_far.kind is PlanKind.FLOW and judged.so_far.good is Good.UP
    if not is_counted or cost is None:
        return replace(judged, paid_in=paid_in if is_counted else ())
    return replace(judged, cost=cost, of_one=efficiency(judged.value.value, cost), cost_basis=kpi.cost_basis)


def of_goal(goal: Goal, sheet: ResultsSheet, runs_to: date | None = None) -> Fact:
    """The goal in the sheet's period, which goes from the strategy's first day to the goal's last: its own number is
    the plan. A level sets out from its baseline, else from what there was.

    A quotient is that of the last full month, while the goal `runs_to` a later day.
    """
    own = sheet.of(goal.network)
    found = _found(goal.metric, own)
    so_far = replace(found.so_far, plan=exactly(goal.target, goal.metric, own))
    if runs_to is not None and runs_to >= own.today:
        so_far = replace(so_far, is_over=False)
    if so_far.kind is PlanKind.LEVEL and goal.baseline is not None:
        so_far = replace(so_far, at_start=exactly(goal.baseline, goal.metric, own))
    return _judged(goal, own, found._replace(so_far=so_far))


def _plan(kind: PlanKind, months: Mapping[str, Fraction], period: Period, at_start: Exact | None) -> Fraction | None:
    if kind is PlanKind.LEVEL:
        return plan_of_level(at_start, months, period.last)
    return (plan_of_flow if kind is PlanKind.FLOW else plan_of_ratio)(months, period)


class _Found(NamedTuple):
    """What is known, not judged by any plan yet."""

    value: Value
    so_far: SoFar
    known: int
    elapsed: int


def _found(metric: str, sheet: ResultsSheet) -> _Found:
    value, kind = sheet.value(metric), kind_of(metric, sheet)
    known, elapsed = _days(value, kind, sheet)
    days = (sheet.period.end - sheet.period.start).days
    so_far = SoFar(
        kind=kind,
        good=good_of(metric, sheet),
        plan=None,
        actual=value.value,
        known=elapsed if kind is PlanKind.LEVEL else known,
        days=days,
        is_over=is_over(sheet.period, sheet.today, _data_to(metric, value, sheet)),
        at_start=_at_start(metric, sheet) if kind is PlanKind.LEVEL else None,
        results=_results(value, sheet) if kind is PlanKind.RATIO else None,
    )
    return _Found(value, so_far, known, elapsed)


def _judged(row: Goal | Kpi, sheet: ResultsSheet, found: _Found) -> Fact:
    """What became of it by the plan in `found`."""
    so_far, ahead = found.so_far, outlook(found.so_far)
    is_flow = so_far.kind is PlanKind.FLOW
    daily = sheet.by_day(row.metric) if row.metric in sheet.catalogue and is_flow else {}
    is_guessed = is_flow and so_far.actual is not None and ahead.forecast is not None
    return Fact(
        metric=row.metric,
        network=row.network,
        sheet=sheet,
        value=found.value,
        so_far=so_far,
        outlook=ahead,
        known=found.known,
        elapsed=found.elapsed,
        band=_band(so_far, [*daily.values()]) if is_guessed else None,
        daily=daily,
    )


def _band(so_far: SoFar, daily: Sequence[Fraction]) -> Interval | None:
    """Between what a sum will lie in 80 of 100 cases."""
    ahead = forecast_flow(so_far.actual or 0, so_far.known, so_far.days, daily)
    return ahead.band if ahead else None


def _days(value: Value, kind: PlanKind, sheet: ResultsSheet) -> tuple[int, int]:
    """How many days are known, and how many have gone by; what is of posts is known up to their newest snapshot."""
    elapsed = max((min(sheet.period.end, sheet.today) - sheet.period.start).days, 0)
    if value.total is not None:
        return value.total.known, max(value.total.elapsed, elapsed if kind is PlanKind.LEVEL else 0)
    seen = [post.snapshot.taken_on for post in sheet.posts if post.snapshot]
    if value.basis is not Basis.POSTS or not seen:
        return 0, elapsed
    known = (min(max(seen) + timedelta(days=1), sheet.period.end, sheet.today) - sheet.period.start).days
    return min(max(known, 0), elapsed), elapsed


def _data_to(metric: str, value: Value, sheet: ResultsSheet) -> date | None:
    """The last day that has all that the figure is computed from."""
    names = sheet.calculations[metric].names - {*GIVEN, FOLLOWERS_BEFORE} if metric in sheet.calculations else {metric}
    if value.basis is Basis.POSTS:
        return max((post.snapshot.taken_on for post in sheet.posts if post.snapshot), default=None)
    # a median is told as far as it is how many values it is of
    counted = [(name in sheet.catalogue and sheet.catalogue[name].of) or name for name in names]
    ends = [max((row.ends for row in sheet.rows if name in row.figures), default=None) for name in counted]
    told = [last_before(end) for end in ends if end is not None]
    return min(told) if told and len(told) == len(ends) else None


def _at_start(metric: str, sheet: ResultsSheet) -> Fraction | None:
    """What there was at the end of the day before the period; the rows of a month before are there for it."""
    if sheet.period.start - date.min < _BEFORE:  # the beginning of time, which open days begin with
        return None
    before = Period(sheet.period.start - _BEFORE, sheet.period.start)
    return replace(sheet, period=before, posts=()).value(metric).value


def _results(value: Value, sheet: ResultsSheet) -> int | None:
    """The least of the counts that a ratio is made of: of four leads the next one changes their cost by a fifth."""
    counts = [
        count
        for name, count in value.inputs.items()
        if name not in GIVEN and count is not None
        if name not in sheet.catalogue or sheet.catalogue[name].unit is Unit.NUMBER
    ]
    return int(min(counts)) if counts else None


def goes_by_posts(correction: Correction, sheet: ResultsSheet) -> bool:
    """Whether any of its last weeks is known by posts alone: those of the last have had less time than the others."""
    own = sheet.of(correction.network)
    return any(
        _of_week(own, week).is_of_posts(correction.metric) for week in weeks_judged(sheet.today, correction.weeks)
    )


def watched(correction: Correction, sheet: ResultsSheet, currency: str = "", *, of_posts: bool = False) -> Watched:
    """Whether its metric was beyond the threshold in all of its weeks; the sheet holds the days of these.

    `currency` is that of the threshold, where it may be another one than the sheet's. One that is known by posts looks
    at weeks that ended `RIPE_AFTER` days ago or more, and the sheet has the posts as `posts.ripened` gives them.
    """
    until = sheet.today - _RIPE if of_posts else sheet.today
    weeks = weeks_judged(until, correction.weeks, correction.handled_on)
    own = sheet.of(correction.network)
    is_apart = bool(currency) and not is_of_one_money(correction.metric, currency, own)
    parts = [_of_week(own, week) for week in weeks]
    gaps = tuple(Gap(Unjudged.OTHER_MONEY) if is_apart else _gap(correction, part, parts[-1]) for part in parts)
    found = (part.value(correction.metric).value for part in parts)
    values = tuple(None if gap else value for gap, value in zip(gaps, found, strict=True))
    threshold = exactly(correction.threshold, correction.metric, own) or Fraction()
    return Watched(
        correction=correction,
        firing=firing(correction.side, threshold, correction.weeks, values),
        weeks=weeks,
        values=values,
        gaps=gaps,
        of_posts=of_posts,
    )


def _of_week(sheet: ResultsSheet, week: Period) -> ResultsSheet:
    posts = [post for post in sheet.posts if post.publication.day and post.publication.day in week]
    return replace(sheet, period=week, posts=posts)


def _gap(correction: Correction, week: ResultsSheet, last: ResultsSheet) -> Gap | None:
    """Why the week cannot be judged beside the last of the weeks; None where it can."""
    value = week.value(correction.metric)
    if since := _broken_on(correction, week, last):
        return Gap(Unjudged.BROKEN, since=since)
    if week.posts and (value.value is None or value.basis is Basis.POSTS):
        ripe = sum(post.snapshot is not None for post in week.posts)
        if is_incomplete(ripe, len(week.posts)):
            return Gap(Unjudged.UNRIPE, known=ripe, elapsed=len(week.posts))
    if value.value is None:
        return Gap(Unjudged.NOTHING)
    newest = last.value(correction.metric)
    if newest.value is not None and (newest.basis is Basis.POSTS) != (value.basis is Basis.POSTS):
        return Gap(Unjudged.OTHER_WAY)
    known, elapsed = _days(value, PlanKind.FLOW, week)
    if is_level(week, correction.metric):
        # one day of the week says it; what is older says nothing of this week
        return None if known else Gap(Unjudged.NOTHING)
    return None if value.is_complete else Gap(Unjudged.INCOMPLETE, known=known, elapsed=elapsed)


def _broken_on(correction: Correction, week: ResultsSheet, last: ResultsSheet) -> date | None:
    """From which day on a network that tells the metric counts it in another way, between the two weeks or within."""
    key = correction.metric
    names = {key, *(last.calculations[key].names if key in last.calculations else ())}
    told = [
        network
        for network in last.networks
        if (own := last.of(network)).posts or week.of(network).posts or any(names & {*row.figures} for row in own.rows)
    ]
    found = (broken_between(key, last, week, last.breaks, network) for network in told)
    return max((each.on for each in found if each), default=None)


def span_of(corrections: Sequence[Correction], today: date) -> Period | None:
    """The days that their weeks take, by posts or not."""
    ends = (today - _RIPE, today)
    weeks = [week for each in corrections for end in ends for week in weeks_judged(end, each.weeks)]
    return Period(min(week.start for week in weeks), max(week.end for week in weeks)) if weeks else None
