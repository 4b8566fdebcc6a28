"""Sums that rest on guesses: rounded to what is known of them, and said so."""

from __future__ import annotations

from typing import Final

from smmdesk.domain.money import Money, leading
from smmdesk.speech.language import Language, _

_DIGITS: Final = 3


def about(money: Money, language: Language) -> str:
    """A sum that rests on guesses: to three leading digits, and said so."""
    return language(_("about {money}"), money=language.short_money(roughly(money)))


def roughly(money: Money) -> Money:
    """To three leading digits."""
    return Money.of(leading(money.amount, _DIGITS), money.currency)


def nearly(money: Money, language: Language) -> str:
    """The same where there is room for a sign only: a guess that is round already carries it as well."""
    return f"≈ {language.short_money(roughly(money))}"
