"""Figures of results in words: a value in its unit, a change, and what a value rests on."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.domain.money import Money
from smmdesk.domain.results.apart import kept_apart
from smmdesk.domain.results.metrics import OWN, written
from smmdesk.domain.results.named import Shown
from smmdesk.domain.results.own_columns import own_name
from smmdesk.domain.results.values import GIVEN
from smmdesk.knowledge.metrics import INPUTS, name_of
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from smmdesk.domain.networks import Network
    from smmdesk.domain.results.rates import Rate
    from smmdesk.domain.results.sheet import ResultsSheet

_MINUTE, _HOUR = 60, 3600
_MOST_DECIMALS = 4
_RATE_DECIMALS = 12


def shown_as(sheet: ResultsSheet, key: str) -> tuple[Shown, int]:
    """How a metric is written, and with how many decimals."""
    return written(key, sheet.catalogue, sheet.written)


def figure(value: Fraction | None, shown: Shown, decimals: int, currency: str, language: Language) -> str:
    """A value in whole units; a dash where there is none."""
    if value is None:
        return "—"
    match shown:
        case Shown.PERCENT:
            return language.percent(value, decimals)
        case Shown.MONEY:
            return language.money(Money.of(value, currency))
        case Shown.SECONDS:
            return _time(value, language)
        case Shown.TIMES:
            return language(_("{number}×"), number=language.number(value, decimals))
        case Shown.NUMBER:
            return language.number(value, decimals)


def amounts(told: Iterable[Money], language: Language) -> str:
    """Of several currencies one beside the other."""
    return ", ".join(map(language.money, told))


def fewest_decimals(value: Fraction, most: int = _MOST_DECIMALS) -> int:
    """As few as tell a number exactly, at most so many."""
    return next((digits for digits in range(most) if (value * 10**digits).denominator == 1), most)


def told(sheet: ResultsSheet, key: str, language: Language) -> str:
    """What a metric comes to in the sheet's period."""
    return of(sheet, key, sheet.value(key).value, language)


def of(sheet: ResultsSheet, key: str, value: Fraction | None, language: Language) -> str:
    """A value of that metric, such as one day's or one post's."""
    shown, decimals = shown_as(sheet, key)
    if key in GIVEN and value is not None and shown is not Shown.MONEY:
        decimals = fewest_decimals(value * 100 if shown is Shown.PERCENT else value)
    return figure(value, shown, decimals, sheet.currency, language)


def name(sheet: ResultsSheet, key: str, language: Language, network: Network | None = None) -> str:
    """What a metric is called; an own formula by its name, a column that somebody kept by its own."""
    if key in sheet.named:
        return sheet.named[key]
    if apart := kept_apart(key):
        return f"{name_of(apart.metric, language.code)}, {apart.currency}"
    known = key in sheet.catalogue or key in sheet.derived or key in INPUTS
    return name_of(key, language.code, network) if known and not key.startswith(OWN) else own_name(key)


def rate(each: Rate, currency: str, language: Language) -> str:
    """What one of it was worth, and when."""
    return language(
        _("1 {currency} = {worth} {other} on {date}"),
        currency=each.currency,
        worth=rate_worth(each.worth, language),
        other=currency,
        date=language.date(each.on),
    )


def rate_worth(worth: Decimal, language: Language) -> str:
    """With as many decimals as were said."""
    return language.number(worth, fewest_decimals(Fraction(worth), _RATE_DECIMALS))


def _time(seconds: Fraction, language: Language) -> str:
    """Hours and minutes of long times, minutes and seconds of short ones."""
    whole = round(seconds)
    if abs(whole) >= _HOUR:
        return language(_("{hours} h {minutes} min"), hours=whole // _HOUR, minutes=whole % _HOUR // _MINUTE)
    if abs(whole) >= _MINUTE:
        return language(_("{minutes} min {seconds} s"), minutes=whole // _MINUTE, seconds=whole % _MINUTE)
    return language(_("{seconds} s"), seconds=whole)
