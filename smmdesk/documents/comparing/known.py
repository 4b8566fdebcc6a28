"""What a printed comparison is handed beside the records, and how it names offers and tells guesses from the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from smmdesk.documents.tidy import shortened
from smmdesk.domain.comparing.ranking import rests_on_our_week
from smmdesk.speech import guesses

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from smmdesk.domain.comparing.assumed import Assumed
    from smmdesk.domain.comparison import Comparison, Offer, Way
    from smmdesk.domain.ids import OfferId
    from smmdesk.domain.money import Money
    from smmdesk.knowledge.ways import QuestionWords
    from smmdesk.speech.language import Language

_LONGEST_NAME: Final = 60
_FIGURE: Final = re.compile(r"(?<=[\d≈]) (?=\S)")
_ENDING: Final = re.compile(r"(?<=[\d₾₽€$£])-(?=\w)")
_TWO_STOPS: Final = re.compile(r"(?<!\.)\.\.(?!\.)")


@dataclass(frozen=True, slots=True, kw_only=True)
class WayWords:
    """What speaks for and against a way in general, in the document's language; knowledge, not domain."""

    pros: tuple[str, ...] = ()
    cons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Words of knowledge in the document's language, and what of the comparison is still ours.

    `ours` names for each offer the figures and the criteria that nobody gave a value; `sources` are sentences that say
    where all of that comes from, and of which year, `judged` one on whom the source of our scores competes with,
    `told_by` one on whose view it is that speaks for and against the ways.
    """

    assumed: Assumed
    ours: Mapping[OfferId, Collection[str]] = field(default_factory=dict)
    sources: Sequence[str] = ()
    judged: str = ""
    told_by: str = ""
    ways: Mapping[Way, WayWords] = field(default_factory=dict)
    questions: Sequence[QuestionWords] = ()

    def is_ours(self, offer: Offer, *names: str) -> bool:
        """Whether any of these is."""
        return any(name in self.ours.get(offer.id, ()) for name in names)

    def is_guessed(self, offer: Offer) -> bool:
        """Whether what is paid for it rests on any figure of ours."""
        return self.is_ours(offer, *PAID_FIGURES)

    def is_time_guessed(self, comparison: Comparison, offer: Offer) -> bool:
        """Whether the worth of the owner's time does."""
        return not comparison.hour_known or self.is_ours(offer, "owner_hours")

    def is_load_guessed(self, comparison: Comparison, offer: Offer) -> bool:
        """Whether its score for the owner's load does."""
        return rests_on_our_week(comparison, offer) or self.is_ours(offer, "owner_hours")


PAID_FIGURES: Final = ("fee", "on_top", "tools", "training", "onboarding", "replacement_cost", "replacement_chance")


def named_short(offer: Offer, language: Language) -> Offer:
    """With a name that fits into a sentence and a narrow cell together with that of its way."""
    return replace(offer, name=shortened(offer.name, _LONGEST_NAME - len(language.word(offer.way))))


def sums(language: Language, *, guessed: bool) -> Callable[[Money], str]:
    """How a sum is said: one that rests on guesses is rounded, and carries its "about"."""
    return (lambda money: guesses.about(money, language)) if guessed else language.short_money


def together(sentence: str) -> str:
    """With every figure on one line with its ending and what it counts, and one full stop behind a name with one."""
    joined = _ENDING.sub("\N{NON-BREAKING HYPHEN}", _FIGURE.sub("\N{NO-BREAK SPACE}", sentence))
    return _TWO_STOPS.sub(".", joined)
