"""A proposed answer to an item of a checklist, and the records that such answers are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.domain.checklist import Verdict
from smmdesk.domain.money import Money
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import NOT_PLANNED
from smmdesk.domain.reputation.voice import Share
from smmdesk.speech.answers import span_words
from smmdesk.speech.voices import share_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from smmdesk.domain.budget import Budget, BudgetLine
    from smmdesk.domain.posts import Post
    from smmdesk.domain.reputation.for_checklist import ReputationFigures
    from smmdesk.domain.strategy.sheets import StrategySheet
    from smmdesk.speech.language import Language

WEEK: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The answer that the figures speak for; `text` is a marked sentence, `values` what stands in its braces.

    `notes` are marked sentences that follow it, with values of the same ones.
    """

    item: str
    verdict: Verdict
    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    notes: Sequence[str] = ()

    def sentence(self, language: Language) -> str:
        """The figures as words."""
        shown = {name: _shown(value, language) for name, value in self.values.items()}
        return " ".join(language(each, **shown) for each in (self.text, *self.notes))


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
    reputation: ReputationFigures | None = None
    """what was said in the period; None where nothing was ever written down, nor how it is answered"""

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
    words = next((words for kind, words in _WORDS if isinstance(value, kind)), None)
    return words(value, language) if words else value


def _percent(share: Fraction, language: Language) -> str:
    """89.6 % is not the nine of ten that a verdict asks for: all that verdicts ask for are twentieths."""
    hundred = share * 100
    return language.percent(share, 1 if round(hundred) % 5 == 0 and hundred != round(hundred) else 0)


def _span(span: timedelta, language: Language) -> str:
    return span_words(Fraction(span // timedelta(seconds=1), 60), language)


_WORDS: Final[Sequence[tuple[type, Callable[..., str]]]] = (
    # names begin with a capital, and here they stand within a sentence
    (Enum, lambda value, language: language.word(value).lower()),
    (Fraction, _percent),
    (Share, share_words),
    (Decimal, lambda value, language: language.number(value, 1)),
    (int, lambda value, language: language.number(value)),
    (Period, lambda value, language: language.period_inside(value)),
    (timedelta, _span),
    (date, lambda value, language: language.day_and_month(value)),
    (time, lambda value, language: language.time(value)),
    (Money, lambda value, language: language.money(value)),
)
