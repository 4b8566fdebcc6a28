"""Who should run it? A comparison of ways to get the work done, and the offers that stand in it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final, Self

from smmdesk.domain.errors import CurrencyMismatchError, OutOfRangeError
from smmdesk.domain.ids import ClientId, ComparisonId, OfferId
from smmdesk.domain.money import WHOLE, Money, check_currency, check_same_currency, check_shares, largest_remainder
from smmdesk.domain.record import Record


class Way(StrEnum):
    """How the work can be got done.

    Immersion is an agency whose specialist spends days at the client's place. An experienced freelancer asks two to
    three times the ordinary price. In-house is one specialist; a department is three or four.
    """

    AGENCY = "agency"
    IMMERSION = "immersion"
    FREELANCER = "freelancer"
    EXPERIENCED = "experienced"
    IN_HOUSE = "in_house"
    DEPARTMENT = "department"
    SELF_CONSULTED = "self_consulted"
    SELF = "self"


EMPLOYED: Final = frozenset((Way.IN_HOUSE, Way.DEPARTMENT))
"""Ways that are paid a salary, with payroll contributions on top."""


class Criterion(StrEnum):
    """What a way is judged by; `COMPUTED` follow from money and hours, the others are scored 0 to 10."""

    COST = "cost"
    CONTROL = "control"
    PRODUCT_KNOWLEDGE = "product_knowledge"
    FLEXIBILITY = "flexibility"
    RANGE_OF_SKILLS = "range_of_skills"
    CONTINUITY = "continuity"
    LIVE_CONTENT = "live_content"
    SPEED = "speed"
    RESPONSIBILITY = "responsibility"
    TECHNICAL_DEPTH = "technical_depth"
    BRAND_VOICE = "brand_voice"
    OWNER_LOAD = "owner_load"


COMPUTED: Final = (Criterion.COST, Criterion.OWNER_LOAD)
SCORED: Final = tuple(criterion for criterion in Criterion if criterion not in COMPUTED)
TOP_SCORE: Final = 10


class Card(StrEnum):
    """The four things that people weigh: each is a few of the criteria (`CARDS`)."""

    MONEY = "money"
    TIME = "time"
    QUALITY = "quality"
    CONTROL = "in_hand"


CARDS: Final[Mapping[Card, tuple[Criterion, ...]]] = {
    Card.MONEY: (Criterion.COST,),
    Card.TIME: (Criterion.OWNER_LOAD,),
    Card.QUALITY: (
        Criterion.PRODUCT_KNOWLEDGE,
        Criterion.RANGE_OF_SKILLS,
        Criterion.CONTINUITY,
        Criterion.LIVE_CONTENT,
        Criterion.TECHNICAL_DEPTH,
        Criterion.BRAND_VOICE,
    ),
    Card.CONTROL: (Criterion.CONTROL, Criterion.RESPONSIBILITY, Criterion.FLEXIBILITY, Criterion.SPEED),
}


class Question(StrEnum):
    """A plain question about an offer, whose reply sets its scores by some of the criteria."""

    PRODUCT = "product"
    PROJECTS = "projects"
    COVER = "cover"
    SUBJECT = "subject"
    PLACE = "place"


class Reply(StrEnum):
    """How well an offer does by a question; what that means in each of them is knowledge."""

    WELL = "well"
    PARTLY = "partly"
    BADLY = "badly"


Scores = Mapping[Criterion, int]
Effects = Mapping[Question, Mapping[Reply, Scores]]


def scores_by(usual: Scores, effects: Effects, answers: Mapping[Question, Reply]) -> dict[Criterion, int]:
    """The scores of an offer: what its way usually has, and what the answers about it say instead.

    The best answer takes nothing from what the way has anyway, and the worst adds nothing to it.
    """
    found = dict(usual)
    for ask, reply in answers.items():
        for criterion, score in effects[ask][reply].items():
            best = {Reply.WELL: max, Reply.BADLY: min}.get(reply)
            found[criterion] = best(score, usual[criterion]) if best and criterion in usual else score
    return {criterion: found[criterion] for criterion in usual}


def equal_weights() -> dict[Criterion, int]:
    """Every criterion matters the same; basis points that add up to 100 %."""
    # twelve equal shares are no whole basis points: some get one more
    return dict(zip(Criterion, largest_remainder(WHOLE, [1] * len(Criterion)), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Record):
    """One decision of a client: over how many months, what there is, what matters (basis points).

    `can_pay` is the most that can be paid a month, `hours_a_week` what the owner has for it; None where nobody said.
    `hour_known` tells an hour's worth that somebody typed from our assumption. `ads` are those of the client's own plan
    for a month: every offer needs them that names none of its own. `pays_now` is what is paid a month today.
    `thousand` is what 1,000 of the currency of our figures are worth, where no rate is known.
    """

    id: ComparisonId
    client_id: ClientId
    currency: str
    hour_value: Money
    hour_known: bool = False
    can_pay: Money | None = None
    hours_a_week: int | None = None
    ads: Money | None = None
    pays_now: Money | None = None
    thousand: Money | None = None
    name: str = ""
    months: int = 12
    weights: Mapping[Criterion, int] = field(default_factory=equal_weights)
    review_on: date | None = None
    note: str = ""

    def changed_to(self, **values: object) -> Self:
        """The comparison with other values; in its currency, since its offers are. An hour that is typed is known."""
        changed = Record.changed_to(self, **{"hour_known": self.hour_known or "hour_value" in values, **values})
        if changed.currency != self.currency:
            raise CurrencyMismatchError(first=self.currency, second=changed.currency)
        return changed

    def checked(self) -> Self:
        """When all is in its currency, hours and months are possible and its weights add up to 100 %.

        The weights are put in the order of `Criterion`; those not given weigh nothing.
        """
        check_currency(self.currency)
        check_same_currency(self.currency, self.hour_value, self.can_pay, self.ads, self.pays_now, self.thousand)
        _check_within(self.months, 1, 120)
        _check_within(self.hours_a_week or 0, 0, 168)
        check_shares(self.weights.values())
        return replace(self, weights={name: self.weights.get(name, 0) for name in Criterion})

    def with_weight(self, criterion: Criterion, points: int) -> Self:
        """One weight changed, the others shrunk or grown in proportion, so that the sum stays 100 %."""
        return self.with_share((criterion,), points)

    def with_share(self, group: Collection[Criterion], points: int) -> Self:
        """Some criteria together at so many basis points, and all others at the rest, each group in its proportion."""
        points = max(0, min(WHOLE, points))
        others = [name for name in Criterion if name not in group]
        changed = {**self._shared(group, points), **self._shared(others, WHOLE - points)}
        return replace(self, weights={name: changed[name] for name in Criterion})

    def _shared(self, names: Collection[Criterion], points: int) -> dict[Criterion, int]:
        now = [self.weights.get(name, 0) for name in names]
        # what weighs nothing has no proportion: it shares equally
        return dict(zip(names, largest_remainder(points, now if any(now) else [1] * len(now)), strict=True))

    @property
    def hours_a_month(self) -> Fraction:
        """The owner's: of those a week, or of a whole working week where nobody said."""
        return Fraction(FULL_WEEK if self.hours_a_week is None else self.hours_a_week) * 52 / 12

    @property
    def most(self) -> Money | None:
        """What can be paid over all its months."""
        return None if self.can_pay is None else self.can_pay * self.months


FIGURES: Final = (
    "fee",
    "on_top",
    "ads",
    "tools",
    "training",
    "owner_hours",
    "onboarding",
    "replacement_cost",
    "replacement_chance",
)
"""The fields of an offer that are ours until somebody types them."""
FULL_WEEK: Final = 40
"""Hours; our measure, where nobody said how many the owner has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Record):
    """A real or assumed offer of one way. Money is a month's, but for `onboarding` and `replacement_cost`.

    `name` is who offers, so that two freelancers can be told apart. `fee` (or salary) None means that the price is not
    known yet; `on_top` is the percentage that comes on top of it, as payroll contributions or VAT. `ads` None means
    those of the comparison. `replacement_chance` is the percentage of having to replace the provider within a year.
    `answers` are those about this very offer, `scores` what follows from them or was typed. `typed` names the figures
    and the criteria that somebody gave a value: all others are ours.
    """

    id: OfferId
    comparison_id: ComparisonId
    way: Way
    name: str = ""
    fee: Money | None = None
    on_top: int = 0
    ads: Money | None = None
    tools: Money | None = None
    training: Money | None = None
    owner_hours: int = 0
    onboarding: Money | None = None
    replacement_cost: Money | None = None
    replacement_chance: int = 0
    answers: Mapping[Question, Reply] = field(default_factory=dict)
    scores: Mapping[Criterion, int] = field(default_factory=dict)
    included: str = ""
    typed: tuple[str, ...] = ()

    @property
    def unknown(self) -> int:
        """How many figures of its cost nobody knows: they count as nothing. Ads are the comparison's own."""
        return [self.tools, self.training, self.onboarding, self.replacement_cost].count(None)

    @property
    def real(self) -> bool:
        """Whether somebody named its price."""
        return "fee" in self.typed

    def changed_to(self, **values: object) -> Self:
        """What was really offered: a figure that is given a value is typed, one that is emptied is open."""
        typed = self._typed({name: value is not None for name, value in values.items() if name in FIGURES})
        return Record.changed_to(self, **{"typed": typed, **values})

    def with_usual(self, field: str, value: Money | int | None) -> Self:
        """A figure of ours again."""
        return Record.changed_to(self, **{field: value, "typed": self._typed({field: False})})

    def scored(self, criterion: Criterion, score: int) -> Self:
        """A score that somebody gave."""
        return replace(self, scores={**self.scores, criterion: score}, typed=self._typed({criterion: True}))

    def with_usual_score(self, criterion: Criterion, usual: Scores) -> Self:
        """The score of its way and its answers again."""
        return replace(self, scores={**self.scores, criterion: usual[criterion]}, typed=self._typed({criterion: False}))

    def confirmed(self, name: str) -> Self:
        """A figure, or a score, of ours that is right as it is."""
        return replace(self, typed=self._typed({name: True}))

    def _typed(self, values: Mapping[str, bool]) -> tuple[str, ...]:
        kept = [name for name in self.typed if values.get(name, True)]
        return (*kept, *(name for name, is_typed in values.items() if is_typed and name not in kept))

    def answered(self, usual: Scores, effects: Effects, question: Question, reply: Reply | None) -> Self:
        """Another answer, or none, and the scores that follow; a score that was typed stays."""
        answers = {**self.answers, question: reply}
        kept = {ask: said for ask, said in answers.items() if said is not None}
        follow = {name: score for name, score in scores_by(usual, effects, kept).items() if name not in self.typed}
        return replace(self, answers=kept, scores={**self.scores, **follow})

    def checked(self) -> Self:
        """When hours, percentages and scores are possible; without scores of what is computed."""
        # 744 are the hours of a month of 31 days; what is sure to be replaced within a year has no rate
        for value, high in ((self.owner_hours, 744), (self.replacement_chance, 99), (self.on_top, 100)):
            _check_within(value, 0, high)
        for score in self.scores.values():
            _check_within(score, 0, TOP_SCORE)
        return replace(self, scores={name: score for name, score in self.scores.items() if name in SCORED})

    def checked_in(self, parent: Record) -> Self:
        """When its money is the comparison's."""
        if isinstance(parent, Comparison):
            money = (self.fee, self.ads, self.tools, self.training, self.onboarding, self.replacement_cost)
            check_same_currency(parent.currency, *money)
        return self


def _check_within(value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise OutOfRangeError(low=low, high=high)
