"""Results checklist: items, answers, scores. The same measure for everyone who runs the networks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Final, Self

from smmdesk.domain.ids import AnswerId, ClientId, EvaluationId, ProviderId
from smmdesk.domain.periods import Period, add_months
from smmdesk.domain.providers import ProviderKind
from smmdesk.domain.record import Record

if TYPE_CHECKING:
    from smmdesk.domain.clients import Client


class Group(StrEnum):
    """What the items of a checklist are about; red flags stand apart and carry no score."""

    GOALS = "goals"
    BUSINESS = "business"
    CONTENT = "content"
    COMMUNITY = "community"
    AUDIENCE = "audience"
    ADVERTISING = "advertising"
    ANALYTICS = "analytics"
    REPUTATION = "reputation"
    COOPERATION = "cooperation"
    RED_FLAGS = "red_flags"


SEEN: Final = Fraction(1, 2)
"""The share of all points that has to be answered before there is a score at all; what does not apply is no answer."""
FIRM: Final = Fraction(4, 5)
"""The share of the points that apply from which on a score is judged, and compared with another one."""
GOOD: Final = Fraction(3, 4)
FAIR: Final = Fraction(1, 2)
CAP: Final = Fraction(3, 5)
"""The most that all can be worth without a plain yes to a decisive item of the business result."""
DECISIVE: Final = 3
"""The weight from which on a red flag tells against the whole, and a yes in the business result lifts the cap."""
SHORT: Final = 20
"""So many items are the short form: as many as one page holds."""
MONTHS_TO_REPEAT: Final = 1
"""Work is judged anew every month."""

TIMES: Final[Mapping[Group, int]] = {Group.BUSINESS: 3}
"""Groups that count so many times: the business result makes a quarter of the whole, and a little more where questions
about others do not apply."""
SCORED_GROUPS = tuple(group for group in Group if group is not Group.RED_FLAGS)


class ScoreBand(StrEnum):
    """What a score means."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


class Ceiling(StrEnum):
    """Why all is worth no more than `CAP`: what there is of the decisive business result in place of a yes."""

    NOT_MET = "not_met"
    PARTLY = "partly"
    SET_ASIDE = "set_aside"
    OPEN = "open"


class Verdict(StrEnum):
    """The answer to an item."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_APPLICABLE = "not_applicable"


HALVES: Mapping[Verdict, int] = {Verdict.YES: 2, Verdict.PARTLY: 1, Verdict.NO: 0}
"""What an answer earns of an item's weight, in halves: whole numbers add up faster than fractions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One statement to be judged: its weight, and whom it applies to. Its wording is knowledge, not domain."""

    key: str
    group: Group
    weight: int = 1
    applies_to: frozenset[ProviderKind] = frozenset(ProviderKind)

    @property
    def points(self) -> int:
        """What a yes earns: its weight, as many times as its group counts."""
        return self.weight * TIMES.get(self.group, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(Record):
    """A checklist filled in for one client and provider, for the days from `starts` up to, not including, `ends`."""

    id: EvaluationId
    client_id: ClientId
    starts: date
    ends: date
    made_on: date
    kind: ProviderKind = ProviderKind.SELF
    provider_id: ProviderId | None = None
    template: str = ""
    note: str = ""

    def checked(self) -> Self:
        """Itself, when its days are in order."""
        Period(self.starts, self.ends)
        return self

    @property
    def period(self) -> Period:
        """The days that are judged."""
        return Period(self.starts, self.ends)

    @property
    def repeat_on(self) -> date:
        """When to judge anew, whichever days were judged; the 31st becomes the last of a shorter month."""
        return add_months(self.made_on, MONTHS_TO_REPEAT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Record):
    """The answer to one item of an evaluation, with what it rests on; without a verdict it is only a remark."""

    id: AnswerId
    evaluation_id: EvaluationId
    item: str
    verdict: Verdict | None = None
    evidence: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Σ(points × answer) ÷ Σ(points answered), and how much that says of the whole.

    `weight` are the points of the `answered` of all `items`, `set_aside` of the `passed` ones, which do not apply and
    are no answers, `asked` of all there is. Below a `ceiling` it is worth no more than `CAP`, whatever was earned.
    """

    earned: Fraction
    weight: int
    answered: int
    items: int
    asked: int
    set_aside: int = 0
    passed: int = 0
    ceiling: Ceiling | None = None

    @property
    def share(self) -> Fraction | None:
        """0 to 1; None while nothing is answered."""
        if not self.weight:
            return None
        return min(self.reckoned, CAP) if self.ceiling else self.reckoned

    @property
    def reckoned(self) -> Fraction:
        """What was earned of what could be, without a cap; 0 of nothing."""
        return self.earned / self.weight if self.weight else Fraction(0)

    @property
    def coverage(self) -> Fraction:
        """The share of all points that is answered: of the rest, open or set aside, the score says nothing."""
        return Fraction(self.weight, self.asked) if self.asked else Fraction(1)

    @property
    def is_seen(self) -> bool:
        """Whether enough is answered for there to be a score."""
        return self.share is not None and self.coverage >= SEEN

    @property
    def is_whole(self) -> bool:
        """Whether every item is answered: none open, none set aside."""
        return self.answered == self.items

    @property
    def shown(self) -> Fraction | None:
        """The share, where enough is answered to show one."""
        return self.share if self.is_seen else None

    @property
    def is_firm(self) -> bool:
        """Whether there is a score, and of what applies enough is answered for it to stand for the whole."""
        return self.is_seen and self.weight >= FIRM * (self.asked - self.set_aside)

    @property
    def band(self) -> ScoreBand | None:
        """None while too much is open to judge."""
        if not self.is_firm or (share := self.share) is None:
            return None
        return ScoreBand.GOOD if share >= GOOD else ScoreBand.FAIR if share >= FAIR else ScoreBand.POOR


def to_repeat(evaluations: Iterable[Evaluation], client: Client) -> Evaluation | None:
    """Of the client's evaluations the one made last; None where there is none, or no work to be judged."""
    if client.rests:
        return None
    return max(evaluations, key=lambda each: (each.made_on, each.starts), default=None)


def as_told(share: Fraction) -> Fraction:
    """A share for telling it in percent: less than one below a threshold it is cut, not rounded up to that."""
    hundred = share * 100
    is_near = any(hundred < bound * 100 < hundred + 1 for bound in (FAIR, GOOD))
    return Fraction(floor(hundred), 100) if is_near else share


Verdicts = Mapping[str, Verdict]


def verdicts_of(answers: Iterable[Answer]) -> dict[str, Verdict]:
    """Verdict by item key; remarks without a verdict are left out."""
    return {answer.item: answer.verdict for answer in answers if answer.verdict}


def applicable(items: Iterable[Item], kind: ProviderKind) -> tuple[Item, ...]:
    """The items that make sense for that kind of provider."""
    return tuple(item for item in items if kind in item.applies_to)


def score(items: Sequence[Item], verdicts: Verdicts) -> Score:
    """The score of the items; red flags and items that do not apply count neither above nor below the line."""
    scored = [item for item in items if item.group is not Group.RED_FLAGS]
    counting = [item for item in scored if verdicts.get(item.key) in HALVES]
    passed = [item for item in scored if verdicts.get(item.key) is Verdict.NOT_APPLICABLE]
    return Score(
        earned=Fraction(sum(item.points * HALVES[verdicts[item.key]] for item in counting), 2),
        weight=sum(item.points for item in counting),
        answered=len(counting),
        items=len(scored),
        asked=sum(item.points for item in scored),
        set_aside=sum(item.points for item in passed),
        passed=len(passed),
    )


def total(items: Sequence[Item], verdicts: Verdicts) -> Score:
    """The score of all: without a yes in the business result it is capped, since that is what all the rest is for."""
    return replace(score(items, verdicts), ceiling=_ceiling([verdicts.get(item.key) for item in lifting(items)]))


def lifting(items: Iterable[Item]) -> tuple[Item, ...]:
    """Those of which one yes lifts the cap: a short way to purchase is worth nothing while nobody knows of a sale."""
    return tuple(item for item in items if item.group is Group.BUSINESS and item.weight >= DECISIVE)


def _ceiling(of_business: Sequence[Verdict | None]) -> Ceiling | None:
    """None with a plain yes, and for a checklist that asks nothing decisive about the business result."""
    if not of_business or Verdict.YES in of_business:
        return None
    if Verdict.PARTLY in of_business:
        return Ceiling.PARTLY
    if Verdict.NO in of_business:
        return Ceiling.NOT_MET
    return Ceiling.OPEN if None in of_business else Ceiling.SET_ASIDE


def score_by_group(items: Sequence[Item], verdicts: Verdicts) -> dict[Group, Score]:
    """The score of each group that has items, red flags left out."""
    groups = {group: [item for item in items if item.group is group] for group in SCORED_GROUPS}
    return {group: score(members, verdicts) for group, members in groups.items() if members}


def weakest(items: Sequence[Item], verdicts: Verdicts) -> tuple[Item, ...]:
    """The items that cost the most points, dearest first; those in full order are left out."""
    losing = [item for item in items if item.group is not Group.RED_FLAGS and _lost(item, verdicts)]
    # of equals first the one that is asked first: sorting is stable
    return tuple(sorted(losing, key=lambda item: -_lost(item, verdicts)))


def weightiest(items: Sequence[Item], most: int = SHORT) -> tuple[Item, ...]:
    """Those that count for most, so many of them, in the order of asking; red flags are left out.

    The business result has among them the share of the points that it has of all, as near as can be: otherwise what a
    score means would be another thing in a part than in the whole. Of equals those come in that are asked first.
    """
    scored = [item for item in items if item.group is not Group.RED_FLAGS]
    heaviest = sorted(scored, key=lambda item: -item.points)
    business = [item for item in heaviest if item.group is Group.BUSINESS]
    others = [item for item in heaviest if item.group is not Group.BUSINESS]
    counts = range(max(0, most - len(others)), min(most, len(business)) + 1)
    parts = [[*business[:count], *others[: most - count]] for count in counts]
    wanted = share_of_business(scored)
    chosen = min(parts, key=lambda part: abs(share_of_business(part) - wanted), default=scored)
    return tuple(item for item in scored if item in chosen)


def share_of_business(items: Sequence[Item]) -> Fraction:
    """How much of the points are those of the business result."""
    points = {of: sum(item.points for item in items if (item.group is Group.BUSINESS) is of) for of in (True, False)}
    return Fraction(points[True], sum(points.values()) or 1)


def decisive_flags(items: Sequence[Item]) -> tuple[Item, ...]:
    """The red flags with which the whole is not good, whatever the score."""
    return tuple(item for item in items if item.group is Group.RED_FLAGS and item.weight >= DECISIVE)


def raised_flags(items: Sequence[Item], verdicts: Verdicts) -> tuple[Item, ...]:
    """The red flags that were answered with yes or partly."""
    raised = {Verdict.YES, Verdict.PARTLY}
    return tuple(item for item in items if item.group is Group.RED_FLAGS and verdicts.get(item.key) in raised)


def _lost(item: Item, verdicts: Verdicts) -> int:
    """In halves, as `HALVES`."""
    verdict = verdicts.get(item.key)
    return item.points * (2 - HALVES[verdict]) if verdict and verdict in HALVES else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationSheet:
    """An evaluation with its items, the answers by item key, and all that follows from them."""

    evaluation: Evaluation
    items: Sequence[Item]
    answers: Mapping[str, Answer]
    score: Score
    groups: Mapping[Group, Score]
    weakest: Sequence[Item]
    red_flags: Sequence[Item]

    @property
    def band(self) -> ScoreBand | None:
        """What the whole means: with a decisive red flag up it is not good."""
        return ScoreBand.FAIR if self.is_held_back else self.score.band

    @property
    def is_held_back(self) -> bool:
        """Whether the score is good and a decisive red flag is up."""
        return self.score.band is ScoreBand.GOOD and bool(decisive_flags(self.red_flags))

    @classmethod
    def of(cls, evaluation: Evaluation, items: Iterable[Item], answers: Sequence[Answer]) -> Self:
        """The sheet of records at hand; items that do not apply to whom the evaluation is about are left out."""
        asked, verdicts = applicable(items, evaluation.kind), verdicts_of(answers)
        return cls(
            evaluation=evaluation,
            items=asked,
            answers={answer.item: answer for answer in answers},
            score=total(asked, verdicts),
            groups=score_by_group(asked, verdicts),
            weakest=weakest(asked, verdicts),
            red_flags=raised_flags(asked, verdicts),
        )
