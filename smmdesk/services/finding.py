"""A proposed answer to an item of a checklist, and the records that such answers are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.checklist import Verdict
from smmdesk.domain.money import Money
from smmdesk.domain.posts import NOT_PLANNED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.domain.budget import Budget, BudgetLine
    from smmdesk.domain.periods import Period
    from smmdesk.domain.posts import Post
    from smmdesk.domain.strategy.sheets import StrategySheet
    from smmdesk.speech.language import Language

WEEK: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The answer that the figures speak for; `text` is a marked sentence, `values` what stands in its braces."""

    item: str
    verdict: Verdict
    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def sentence(self, language: Language) -> str:
        """The figures as words."""
        return language(self.text, **{name: _shown(value, language) for name, value in self.values.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The records that findings are made of. `posts` are those of the period, `ahead` those of the two weeks that
    follow `today`, `earlier` those before the period; `budgets` share a day with it and stand with their lines."""

    period: Period
    today: date
    posts: Sequence[Post] = ()
    ahead: Sequence[Post] = ()
    earlier: Sequence[Post] = ()
    budgets: Sequence[tuple[Budget, Sequence[BudgetLine]]] = ()
    strategy: StrategySheet | None = None
    """the version by which the client worked at the end of the period"""

    @property
    def planned(self) -> list[Post]:
        """The period's posts that were more than an idea and not turned down."""
        return [post for post in self.posts if post.status not in NOT_PLANNED]

    @property
    def lines(self) -> list[BudgetLine]:
        """The lines of the budgets that belong to the period."""
        return [line for _budget, lines in self.budgets for line in lines if line.on is None or line.on in self.period]

    @property
    def weeks(self) -> Fraction:
        """How long the period is."""
        return Fraction((self.period.end - self.period.start).days, WEEK)


def by_share(share: Fraction, *, yes: Fraction, partly: Fraction) -> Verdict:
    """What a share is worth by where yes and partly begin."""
    if share >= yes:
        return Verdict.YES
    return Verdict.PARTLY if share >= partly else Verdict.NO


def rate(share: Fraction) -> Decimal:
    """So many a week, to one decimal: only shares stay fractions, and are shown in percent."""
    return Decimal(round(share * 10)) / 10


def _shown(value: object, language: Language) -> object:
    if isinstance(value, Enum):
        # names begin with a capital, and here they stand within a sentence
        return language.word(value).lower()
    if isinstance(value, Fraction):
        # 89.6 % is not the nine of ten that a verdict asks for: all that verdicts ask for are twentieths
        hundred = value * 100
        return language.percent(value, 1 if round(hundred) % 5 == 0 and hundred != round(hundred) else 0)
    if isinstance(value, Decimal):
        return language.number(value, 1)
    if isinstance(value, date):
        return language.day_and_month(value)
    if isinstance(value, time):
        return language.time(value)
    if isinstance(value, Money):
        return language.money(value)
    return value
