"""Sums that rest on guesses: rounded to what is known of them, and said so."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from smmdesk.domain.money import Money, leading, minor_digits
from smmdesk.speech.language import Language, _

_DIGITS: Final = 3


def about(money: Money, language: Language) -> str:
    """A sum that rests on guesses: to three leading digits, and said so."""
    return language(_("about {money}"), money=language.short_money(roughly(money)))


def roughly(money: Money) -> Money:
    """To three leading digits."""
    return Money.of(leading(money.amount, _DIGITS), money.currency)


def border(money: Money, language: Language, *, downwards: bool) -> str:
    """A small sum from which something holds, down or up, and rests on guesses: rounded so that it holds there too.

    To three digits, or two below ten: a whole unit would be a third of a sum of three.
    """
    amount = money.amount
    size = amount.adjusted()
    step = Decimal(10) ** max(size - _DIGITS + 1, min(0, size - 1), -minor_digits(money.currency))
    rounded = (amount / step).quantize(Decimal(1), ROUND_FLOOR if downwards else ROUND_CEILING) * step
    return language(_("about {money}"), money=language.short_money(Money.of(rounded, money.currency)))


def nearly(money: Money, language: Language) -> str:
    """The same where there is room for a sign only: a guess that is round already carries it as well."""
    return f"≈ {language.short_money(roughly(money))}"
