"""What the workspace itself can say about the items of a checklist: a proposed answer and the figures behind it.

Every rule is a function of records that gives a `Finding`, or None where the workspace does not hold enough to say
anything. A person takes the proposal or overrules it; nothing is answered by itself.
"""

from __future__ import annotations

from collections import Counter
from datetime import time, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.domain.budget import Budget, BudgetLine, CategoryTotals, totals_by_category
from smmdesk.domain.checklist import Verdict
from smmdesk.domain.justification import grounds
from smmdesk.domain.posts import NOT_PLANNED, Format, Post, PostStatus
from smmdesk.domain.repeats import Likeness
from smmdesk.domain.text import _
from smmdesk.services.finding import WEEK, Facts, Finding, by_share, rate
from smmdesk.services.reputation_findings import REPUTATION_RULES
from smmdesk.services.strategy_findings import STRATEGY_RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from enum import Enum

LOOK_AHEAD = timedelta(days=14)
LOOK_BACK = timedelta(days=90)
"""How far back texts are searched for repeats: half a year of a busy client would take seconds."""
FEWEST = 5
"""Fewer posts than that have no habits yet."""
_LIVE = frozenset({Format.STORY, Format.LIVE})


def findings(facts: Facts) -> dict[str, Finding]:
    """All that can be said, by item key."""
    made = (rule(facts) for rule in RULES)
    return {finding.item: finding for finding in made if finding}


def plan_ahead(facts: Facts) -> Finding | None:
    """Whether the next two weeks hold about as many posts as a usual week does."""
    coming = [post for post in facts.ahead if post.status not in NOT_PLANNED and post.day]
    if not coming and not facts.planned:
        return None
    # the two weeks begin tomorrow
    middle = facts.today + timedelta(days=1 + WEEK)
    first = sum(1 for post in coming if post.day and post.day < middle)
    second = len(coming) - first
    usual = len(facts.planned) / facts.weeks
    enough = max(Fraction(1), usual * Fraction(3, 4))
    verdict = Verdict.YES if min(first, second) >= enough else Verdict.PARTLY if coming else Verdict.NO
    return Finding(
        item="content.plan_ahead",
        verdict=verdict,
        text=_(
            "Posts planned after {today}: {first} for the first week, {second} for the second; "
            "usual in this period: {usual} a week, of which three quarters are enough."
        ),
        values={"today": facts.today, "first": first, "second": second, "usual": rate(usual)},
    )


def as_planned(facts: Facts) -> Finding | None:
    """What share of the posts due by today is marked as published."""
    # today's may still come out
    due = [post for post in facts.planned if post.day and post.day < facts.today]
    if not due:
        return None
    published = sum(1 for post in due if post.status is PostStatus.PUBLISHED)
    share = Fraction(published, len(due))
    return Finding(
        item="content.as_planned",
        # the item itself asks for nine of ten
        verdict=by_share(share, yes=Fraction(9, 10), partly=Fraction(7, 10)),
        text=_("Marked as published: {published} of {due} posts whose day is past, {share}."),
        values={"published": published, "due": len(due), "share": share},
    )


def varied(facts: Facts) -> Finding | None:
    """Whether one format or one tone makes up more than half."""
    if len(facts.planned) < FEWEST:
        return None
    formats = _largest(post.format for post in facts.planned)
    tones = _largest(post.tone for post in facts.planned)
    if formats is None:
        return None
    worst = max(formats[1], tones[1]) if tones else formats[1]
    # the item itself says: more than half of one kind is partly or no
    verdict = by_share(1 - worst, yes=Fraction(1, 2), partly=Fraction(1, 4))
    values: dict[str, object] = {"format": formats[0], "format_share": formats[1], "posts": len(facts.planned)}
    if tones is None:
        text = _("Most frequent format of {posts} posts: {format}, {format_share}. No tones are noted.")
    else:
        text = _("Most frequent of {posts} posts: format {format}, {format_share}; tone {tone}, {tone_share}.")
        values |= {"tone": tones[0], "tone_share": tones[1]}
    return Finding(item="content.varied", verdict=verdict, text=text, values=values)


def no_repeats(facts: Facts) -> Finding | None:
    """How many of the period's texts nearly repeat an earlier one."""
    told = [post for post in facts.planned if Likeness.of(post.text).is_judged]
    if len(told) < FEWEST:
        return None
    repeats = repeated(told, facts.earlier)
    share = Fraction(repeats, len(told))
    verdict = Verdict.YES if not repeats else Verdict.PARTLY if share <= Fraction(1, 10) else Verdict.NO
    return Finding(
        item="content.no_repeats",
        verdict=verdict,
        text=_("Texts that nearly repeat one of the last {days} days: {repeats} of {posts}."),
        values={"repeats": repeats, "posts": len(told), "days": LOOK_BACK.days},
    )


def regular_hours(facts: Facts) -> Finding | None:
    """Whether two hours of the day hold most posts. Never more than partly: what the hours rest on is not known."""
    times = [post.moment.wall.time() for post in facts.planned if post.moment]
    if len(times) < FEWEST:
        return None
    # two, as the item advises two slots a day
    usual = Counter(when.hour for when in times).most_common(2)
    share = Fraction(sum(count for _hour, count in usual), len(times))
    hours = sorted(time(hour) for hour, _count in usual)
    return Finding(
        item="content.regular_hours",
        verdict=Verdict.PARTLY if share >= Fraction(2, 3) else Verdict.NO,
        text=_(
            "In the two most usual hours, from {first} and from {second}: {share} of {posts} posts. "
            "Whether statistics speak for these hours, only you know."
        ),
        values={"first": hours[0], "second": hours[-1], "share": share, "posts": len(times)},
    )


def live(facts: Facts) -> Finding | None:
    """Stories and broadcasts a week; two are asked for."""
    if len(facts.planned) < FEWEST:
        return None
    pieces = sum(1 for post in facts.planned if post.format in _LIVE)
    a_week = pieces / facts.weeks
    return Finding(
        item="content.live",
        # the item itself asks for two a week
        verdict=by_share(a_week, yes=Fraction(2), partly=Fraction(1, 2)),
        text=_("Stories and broadcasts: {pieces} of {posts} posts, {a_week} a week."),
        values={"pieces": pieces, "posts": len(facts.planned), "a_week": rate(a_week)},
    )


def tagged(facts: Facts) -> Finding | None:
    """What share of the links carries tags."""
    links = [post.link for post in facts.planned if post.link.strip()]
    if not links:
        return None
    marked = sum(1 for link in links if "utm_" in link.casefold())
    return Finding(
        item="analytics.tagged",
        verdict=by_share(Fraction(marked, len(links)), yes=Fraction(9, 10), partly=Fraction(1, 2)),
        text=_("Links with UTM tags: {marked} of {links}."),
        values={"marked": marked, "links": len(links)},
    )


def within_plan(facts: Facts) -> Finding | None:
    """The category that went furthest over its plan; a tenth over is half in order."""
    totals = [each for budget, _lines in facts.budgets for each in _totals(budget, facts.lines)]
    spending = [each for each in totals if each.planned.minor or each.actual.minor]
    if not any(each.actual.minor for each in spending):
        return None
    # where none is over, the one that came closest
    worst = max(spending, key=lambda each: (_excess(each), _spent(each)))
    excess = _excess(worst)
    # the item itself calls more than ten percent over a no
    verdict = Verdict.YES if excess <= 0 else Verdict.PARTLY if excess <= Fraction(1, 10) else Verdict.NO
    if verdict is Verdict.YES:
        text = _("No category of the budget is over its plan. Closest to it: {category}, {actual} of {planned}.")
    else:
        text = _("Over the plan: {category}, by {over} with {planned} planned.")
    values = {"category": worst.category, "actual": worst.actual, "over": worst.over, "planned": worst.planned}
    return Finding(item="advertising.within_plan", verdict=verdict, text=text, values=values)


def justified(facts: Facts) -> Finding | None:
    """How many lines of the budget have their goal and reason, their own or what other lines of it give."""
    lines = [line for line in facts.lines if line.is_expense]
    if not lines:
        return None
    found = {id: each for _budget, own in facts.budgets for id, each in grounds(own).items()}
    good = sum(not found[line.id].missing for line in lines)
    return Finding(
        item="advertising.justified",
        verdict=by_share(Fraction(good, len(lines)), yes=Fraction(1), partly=Fraction(1, 2)),
        text=_("Lines of the budget with a goal and a reason: {good} of {lines}."),
        values={"good": good, "lines": len(lines)},
    )


RULES: tuple[Callable[[Facts], Finding | None], ...] = (
    plan_ahead,
    as_planned,
    varied,
    no_repeats,
    regular_hours,
    live,
    tagged,
    within_plan,
    justified,
    *STRATEGY_RULES,
    *REPUTATION_RULES,
)


def repeated(posts: Iterable[Post], earlier: Iterable[Post]) -> int:
    """How many of the posts nearly repeat one before them."""
    from smmdesk.services.likeness_index import LikenessIndex

    before, told = [*earlier], [*posts]
    # by their places: those before one are what it can repeat
    index = LikenessIndex[int]()
    index.keep((at, post.text) for at, post in enumerate((*before, *told)))
    return sum(any(index.repeats_of(at, range(at))) for at in range(len(before), len(before) + len(told)))


def _totals(budget: Budget, lines: Iterable[BudgetLine]) -> tuple[CategoryTotals, ...]:
    return totals_by_category(budget, (line for line in lines if line.budget_id == budget.id))


def _excess(totals: CategoryTotals) -> Fraction:
    """By what share of the plan lines cost more than they planned; what is spent without a plan is all too much."""
    if not totals.over.minor:
        return Fraction(0)
    return Fraction(totals.over.minor, totals.planned.minor) if totals.planned.minor > 0 else Fraction(1)


def _spent(totals: CategoryTotals) -> Fraction:
    """What share of the plan is paid."""
    return totals.actual / totals.planned if totals.planned.minor > 0 else Fraction(0)


def _largest(kinds: Iterable[Enum | None]) -> tuple[Enum, Fraction] | None:
    """The most frequent kind and its share of those noted; None where none is."""
    counted = Counter(kind for kind in kinds if kind is not None)
    if not counted:
        return None
    kind, count = counted.most_common(1)[0]
    return kind, Fraction(count, counted.total())
