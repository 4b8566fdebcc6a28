"""Results checklist: items, answers, scores. The same measure for everyone who runs the networks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
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
"""The share of the points that has to be asked after before there is a score at all."""
FIRM: Final = Fraction(4, 5)
"""That from which a score is judged, and compared with another one."""
GOOD: Final = Fraction(3, 4)
FAIR: Final = Fraction(1, 2)
CAP: Final = Fraction(3, 5)
"""The most that all can be worth where nothing of the business result is met."""
DECISIVE: Final = 3
"""The weight of an item from which on a red flag tells against the whole."""
SHORT: Final = 20
"""So many items, those that weigh most, are the short form: as many as one page holds."""
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
    """Σ(points × answer) ÷ Σ(points of applicable), and how many of the items are answered.

    `weight` are the points of what is answered and applies, `settled` of all that is answered, `asked` of all there is.
    `passed` items do not apply. One that is `is_capped` is worth no more than `CAP`, whatever was earned.
    """

    earned: Fraction
    weight: int
    answered: int
    items: int
    settled: int
    asked: int
    passed: int = 0
    is_capped: bool = False

    @property
    def share(self) -> Fraction | None:
        """0 to 1; None while nothing that applies is answered."""
        if not self.weight:
            return None
        return min(self.reckoned, CAP) if self.is_capped else self.reckoned

    @property
    def reckoned(self) -> Fraction:
        """What was earned of what could be, without a cap; 0 of nothing."""
        return self.earned / self.weight if self.weight else Fraction(0)

    @property
    def set_aside(self) -> int:
        """The points of what does not apply."""
        return self.settled - self.weight

    @property
    def coverage(self) -> Fraction:
        """The share of the points that is asked after: what the score says nothing about is the rest."""
        return Fraction(self.settled, self.asked) if self.asked else Fraction(1)

    @property
    def is_seen(self) -> bool:
        """Whether enough is answered for there to be a score."""
        return self.share is not None and self.coverage >= SEEN

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left open."""
        return self.answered == self.items

    @property
    def shown(self) -> Fraction | None:
        """The share, where enough is answered to show one."""
        return self.share if self.is_seen else None

    @property
    def is_firm(self) -> bool:
        """Whether there is a score, and enough is answered for it to stand for the whole."""
        return self.share is not None and self.coverage >= FIRM

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
    # "not applicable" has no halves: below it is counted as answered, and weighs nothing
    counting = [item for item in scored if verdicts.get(item.key) in HALVES]
    settled = [item for item in scored if item.key in verdicts]
    return Score(
        earned=Fraction(sum(item.points * HALVES[verdicts[item.key]] for item in counting), 2),
        weight=sum(item.points for item in counting),
        answered=len(settled),
        items=len(scored),
        settled=sum(item.points for item in settled),
        asked=sum(item.points for item in scored),
        passed=len(settled) - len(counting),
    )


def total(items: Sequence[Item], verdicts: Verdicts) -> Score:
    """The score of all: without anything of the business result it is capped, since that is what all the rest is for.

    What was not answered there is not met; where nothing of it applies there is no cap.
    """
    of_business = [item.key for item in items if item.group is Group.BUSINESS]
    asked = [key for key in of_business if verdicts.get(key) is not Verdict.NOT_APPLICABLE]
    is_met = any(HALVES.get(verdicts[key]) for key in asked if key in verdicts)
    return replace(score(items, verdicts), is_capped=bool(asked) and not is_met)


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

    Of equals those come in that are asked first.
    """
    scored = [item for item in items if item.group is not Group.RED_FLAGS]
    chosen = {item.key for item in sorted(scored, key=lambda item: -item.points)[:most]}
    return tuple(item for item in scored if item.key in chosen)


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
        found = self.score.band
        return ScoreBand.FAIR if found is ScoreBand.GOOD and self.is_held_back else found

    @property
    def is_held_back(self) -> bool:
        """Whether a decisive red flag is up."""
        return bool(decisive_flags(self.red_flags))

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
