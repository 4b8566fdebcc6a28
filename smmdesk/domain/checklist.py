"""Results checklist: items, answers, scores. The same measure for everyone who runs the networks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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


FIRM: Final = Fraction(4, 5)
"""The share of the items that has to be answered before a score is judged, or compared with another one."""
MONTHS_TO_REPEAT: Final = 1
"""Work is judged anew every month."""

SCORED_GROUPS = tuple(group for group in Group if group is not Group.RED_FLAGS)


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
    """Σ(weight × answer) ÷ Σ(weight of applicable), and how many of the items are answered."""

    earned: Fraction
    weight: int
    answered: int
    items: int

    @property
    def share(self) -> Fraction | None:
        """0 to 1; None while nothing that applies is answered."""
        return self.earned / self.weight if self.weight else None

    @property
    def coverage(self) -> Fraction:
        """The share of the items that is answered: what the score says nothing about is the rest."""
        return Fraction(self.answered, self.items) if self.items else Fraction(1)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left open."""
        return self.answered == self.items

    @property
    def is_firm(self) -> bool:
        """Whether there is a score, and enough is answered for it to stand for the whole."""
        return self.share is not None and self.coverage >= FIRM


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
    return Score(
        earned=Fraction(sum(item.weight * HALVES[verdicts[item.key]] for item in counting), 2),
        weight=sum(item.weight for item in counting),
        answered=sum(item.key in verdicts for item in scored),
        items=len(scored),
    )


def score_by_group(items: Sequence[Item], verdicts: Verdicts) -> dict[Group, Score]:
    """The score of each group that has items, red flags left out."""
    groups = {group: [item for item in items if item.group is group] for group in SCORED_GROUPS}
    return {group: score(members, verdicts) for group, members in groups.items() if members}


def weakest(items: Sequence[Item], verdicts: Verdicts) -> tuple[Item, ...]:
    """The items that cost the most points, dearest first; those in full order are left out."""
    losing = [item for item in items if item.group is not Group.RED_FLAGS and _lost(item, verdicts)]
    # of equals first the one that is asked first: sorting is stable
    return tuple(sorted(losing, key=lambda item: -_lost(item, verdicts)))


def raised_flags(items: Sequence[Item], verdicts: Verdicts) -> tuple[Item, ...]:
    """The red flags that were answered with yes or partly."""
    raised = {Verdict.YES, Verdict.PARTLY}
    return tuple(item for item in items if item.group is Group.RED_FLAGS and verdicts.get(item.key) in raised)


def _lost(item: Item, verdicts: Verdicts) -> int:
    """In halves, as `HALVES`."""
    verdict = verdicts.get(item.key)
    return item.weight * (2 - HALVES[verdict]) if verdict and verdict in HALVES else 0


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

    @classmethod
    def of(cls, evaluation: Evaluation, items: Iterable[Item], answers: Sequence[Answer]) -> Self:
        """The sheet of records at hand; items that do not apply to whom the evaluation is about are left out."""
        asked, verdicts = applicable(items, evaluation.kind), verdicts_of(answers)
        return cls(
            evaluation=evaluation,
            items=asked,
            answers={answer.item: answer for answer in answers},
            score=score(asked, verdicts),
            groups=score_by_group(asked, verdicts),
            weakest=weakest(asked, verdicts),
            red_flags=raised_flags(asked, verdicts),
        )
