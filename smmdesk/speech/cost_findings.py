"""What is said of the cost of clicks, leads and sales: which network is the cheapest, or why that is not known yet."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.domain.money import Money
from smmdesk.domain.results.costs import cheapest_of
from smmdesk.domain.results.named import Cheaper, Event
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.domain.results.costs import Cheapest, Cost
    from smmdesk.speech.language import Language

_PLAIN: Mapping[Event, str] = {
    Event.CLICK: _("What a click costs on each network"),
    Event.LEAD: _("What a lead costs on each network"),
    Event.SALE: _("What a sale costs on each network"),
}
_DECIDED: Mapping[Event, str] = {
    Event.CLICK: _("Cheapest clicks: {network}, {cost} each"),
    Event.LEAD: _("Cheapest leads: {network}, {cost} each"),
    Event.SALE: _("Cheapest sales: {network}, {cost} each"),
}
_ALIKE: Mapping[Event, str] = {
    Event.CLICK: _("Clicks cost alike so far: {first} and {second}"),
    Event.LEAD: _("Leads cost alike so far: {first} and {second}"),
    Event.SALE: _("Sales cost alike so far: {first} and {second}"),
}
_NOTHING: Mapping[Event, str] = {
    Event.CLICK: _("No click came of the money yet"),
    Event.LEAD: _("No lead came of the money yet"),
    Event.SALE: _("No sale came of the money yet"),
}


def costs_title(found: Sequence[Cost], event: Event, currency: str, language: Language) -> str:
    """Which network is the cheapest only if that is decided and enough days of all are known."""
    first = cheapest_of(found) if all(each.is_complete for each in found) else None
    if first is None:
        return language(_PLAIN[event])
    if first.leads is None or first.rival is None:
        return language(_NOTHING[event])
    leads, rival = language.word(first.leads.network), language.word(first.rival.network)
    if first.verdict is Cheaper.DECIDED:
        cost = _money(first.leads.each or Fraction(), currency, language)
        return language(_DECIDED[event], network=leads, cost=cost)
    if first.verdict is Cheaper.ALIKE:
        return language(_ALIKE[event], first=leads, second=rival)
    return _not_yet(event, first.more, leads, language)


def _not_yet(event: Event, more: int, leads: str, language: Language) -> str:
    """How many more events it takes."""
    if event is Event.CLICK:
        return language.count(
            "{network} is ahead, but {n} more click is needed to be sure",
            "{network} is ahead, but {n} more clicks are needed to be sure",
            more,
            network=leads,
        )
    if event is Event.LEAD:
        return language.count(
            "{network} is ahead, but {n} more lead is needed to be sure",
            "{network} is ahead, but {n} more leads are needed to be sure",
            more,
            network=leads,
        )
    return language.count(
        "{network} is ahead, but {n} more sale is needed to be sure",
        "{network} is ahead, but {n} more sales are needed to be sure",
        more,
        network=leads,
    )


def about_answer(first: Cheapest | None, currency: str, language: Language) -> str:
    """What finding it out costs, where it is open; else nothing."""
    if first is None or not first.more or first.rival is None:
        return ""
    money = _money(first.more_spend, currency, language)
    rival = language.word(first.rival.network)
    if first.verdict is Cheaper.ALIKE:
        return language(
            _("Telling it from {network} would take about {money} more, which it can hardly win back: take either."),
            network=rival,
            money=money,
        )
    return language(_("At the cost so far that is about {money} more, against {network}."), network=rival, money=money)


def cost_words(cost: Cost, currency: str, language: Language) -> str:
    """What one cost, and from where to where that lies: “€0.25 (€0.19–€0.32)”; before the first “at least €3.90”."""
    low = _money(Fraction(cost.interval.low), currency, language)
    if cost.each is None or cost.interval.high is None:
        return language(_("at least {money}"), money=low)
    high = _money(Fraction(cost.interval.high), currency, language)
    return f"{_money(cost.each, currency, language)} ({low}–{high})"


def _money(value: Fraction, currency: str, language: Language) -> str:
    return language.money(Money.of(value, currency))
