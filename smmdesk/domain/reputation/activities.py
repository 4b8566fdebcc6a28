"""Own activities: which mentions they brought about, what those came to, and a plan of steps from a day on."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.domain.ids import ActivityId, new_ids
from smmdesk.domain.reputation.mentions import same_link
from smmdesk.domain.reputation.named import ActivityStatus, Came
from smmdesk.domain.reputation.records import Activity
from smmdesk.domain.reputation.tone import Engagement, engagement

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.money import Money
    from smmdesk.domain.periods import Period
    from smmdesk.domain.reputation.named import ActivityKind
    from smmdesk.domain.reputation.records import Mention


_BEGUN: Final = frozenset({ActivityStatus.DOING, ActivityStatus.DONE})


class Brought(NamedTuple):
    """What an activity brought: mentions, the people they reached as far as that is known, and what those did."""

    mentions: int
    reach: int | None
    reach_known: int
    engagement: Engagement
    cost_each: Money | None

    @property
    def is_nothing(self) -> bool:
        """Whether nobody has said anything yet."""
        return not self.mentions


def brought(activity: Activity, mentions: Iterable[Mention]) -> Brought:
    """Of all mentions those that are linked to the activity; what one cost is its cost ÷ their number, half-even."""
    own = [each for each in mentions if each.activity_id == activity.id]
    reached = [each.reach for each in own if each.reach is not None]
    cost = activity.cost * Fraction(1, len(own)) if activity.cost and own else None
    return Brought(len(own), sum(reached) if reached else None, len(reached), engagement(own), cost)


def activity_of(mention: Mention, activities: Iterable[Activity]) -> ActivityId | None:
    """The activity that stands at the same address as the mention, or has it as its proof; None where none does."""
    link = same_link(mention.link)
    return addresses(activities).get(link) if link else None


def addresses(activities: Iterable[Activity]) -> dict[str, ActivityId]:
    """By each address at which one of them stands, as it is compared (`same_link`), the first that does."""
    found: dict[str, ActivityId] = {}
    for each in activities:
        for link in filter(None, map(same_link, (each.link, each.proof))):
            found.setdefault(link, each.id)
    return found


def counted(activity: Activity, mentions: Iterable[Mention], came: Came) -> list[Mention]:
    """The mentions that a figure of what it brought is made of."""
    own = [each for each in mentions if each.activity_id == activity.id]
    if came is Came.REACH:
        return [each for each in own if each.reach is not None]
    if came is Came.ENGAGEMENT:
        return [each for each in own if not (each.likes is each.comments is each.reposts is None)]
    return own


def in_order(activities: Iterable[Activity]) -> list[Activity]:
    """By their first days; those without one last."""
    return sorted(activities, key=lambda each: (each.starts is None, each.starts or date.min, each.what, each.id))


def on_days(activities: Iterable[Activity], period: Period) -> list[Activity]:
    """Those that touch a period and were begun or done, not what was only planned.

    What is under way goes on until it has an end; what is done without one was of its first day.
    """
    return [each for each in in_order(activities) if each.status in _BEGUN and _is_on(each, period)]


def ahead(activities: Iterable[Activity], period: Period) -> list[Activity]:
    """What comes next: planned for the period or after it, or under way and beginning after it; without a day, last."""
    return [each for each in in_order(activities) if _comes(each, period)]


def _comes(each: Activity, period: Period) -> bool:
    if each.status is ActivityStatus.PLANNED:
        return each.starts is None or each.starts >= period.end or _is_on(each, period)
    return each.status is ActivityStatus.DOING and (each.starts is None or each.starts >= period.end)


def _is_on(each: Activity, period: Period) -> bool:
    if each.starts is None or each.starts >= period.end:
        return False
    if each.ends is None and each.status is ActivityStatus.DOING:
        return True
    return (each.ends or each.starts + timedelta(days=1)) > period.start


class Step(NamedTuple):
    """A step of a plan: what is done and where, so many days after its start, by whom."""

    kind: ActivityKind
    what: str
    place: str
    after_days: int
    person: str = ""


def planned(
    steps: Collection[Step], client_id: ClientId, start: date, existing: Iterable[Activity] = ()
) -> list[Activity]:
    """The activities that a plan adds, in its order; what the client has of the same kind and place stays instead."""
    there = {_subject(each) for each in existing}
    new = [step for step in steps if _subject(step) not in there]
    return [
        Activity(
            id=ActivityId(made),
            client_id=client_id,
            kind=step.kind,
            what=step.what,
            place=step.place,
            starts=start + timedelta(days=step.after_days),
            person=step.person,
        )
        for made, step in zip(new_ids(len(new)), new, strict=True)
    ]


def _subject(each: Activity | Step) -> tuple[ActivityKind, str]:
    return each.kind, each.place.strip().casefold()
