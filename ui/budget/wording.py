"""Sentences about a budget: what the figures say, what is the matter, what the chart finds."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.charts.budget import Names
from smmdesk.domain.money import WHOLE, Money
from smmdesk.domain.spending import Alert, Concern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.budget import Budget, CategoryTotals
    from smmdesk.services.budget import BudgetSheet
    from smmdesk.speech.language import Language

HUNDREDTH: Final = Fraction(1, 100)


def alert_words(alert: Alert, language: Language) -> str:
    """What is the matter, in a few words."""
    name = language.word(alert.category) if alert.category else ""
    if alert.concern is Concern.OVERSPENT:
        return language("{category}: {money} over plan", category=name, money=language.money(alert.by))
    if alert.concern is Concern.OVERPLANNED:
        return language("{category}: {money} more planned than allotted", category=name, money=language.money(alert.by))
    if alert.concern is Concern.UNJUSTIFIED:
        return language.count("{n} line is not justified", "{n} lines are not justified", len(alert.lines))
    return language.count(
        "{n} line is dated outside the budget", "{n} lines are dated outside the budget", len(alert.lines)
    )


def finding(sheet: BudgetSheet, language: Language) -> str:
    """What plan against actual says: the category that is furthest over its plan, else how all of it stands."""
    over = [total for total in sheet.totals if total.overspent]
    if not over:
        return finding_of_all(sheet.planned, sheet.actual, language)
    worst = max(over, key=lambda total: total.actual.minor - total.planned.minor)
    name = language.word(worst.category)
    if not worst.planned.minor:
        return language("{category} is paid, but not planned", category=name)
    share = worst.actual / worst.planned - 1
    # or it would say “0 % over plan”
    if share < HUNDREDTH:
        return language("{category}: {money} over plan", category=name, money=language.money(_beyond(worst)))
    return language("{category} is {share} over plan", category=name, share=language.percent(share))


def finding_of_all(planned: Money, actual: Money, language: Language) -> str:
    """How all that was paid stands to all that was planned."""
    if not planned.minor:
        return language("Nothing is planned yet")
    if actual == planned:
        return language("Spending is on plan")
    share = language.percent(abs(actual / planned - 1))
    if actual > planned:
        return language("{share} more was paid than planned", share=share)
    return language("{share} of the plan is not spent yet", share=share)


def chart_names(language: Language) -> Names:
    """The words on both charts."""
    return Names(
        planned=language("Planned"),
        actual=language("Paid"),
        of=lambda actual, planned: language("{actual} of {planned}", actual=actual, planned=planned),
        what=language("Category"),
    )


def _beyond(total: CategoryTotals) -> Money:
    return total.actual - total.planned


def paid_of_planned(total: CategoryTotals, language: Language) -> str:
    """A category's two sums, as they stand beside its bar."""
    return language("{actual} of {planned}", actual=language.money(total.actual), planned=language.money(total.planned))


def share_sentence(budget: Budget, language: Language) -> str:
    """What the share of revenue comes to, what the amount entered says to it, or what is still to be entered."""
    shared = budget.share_of_revenue()
    if shared is None:
        return "" if budget.total is not None else _what_is_missing(budget, language)
    said = {
        "share": language.points(budget.share or 0),
        "revenue": language.money(budget.revenue),
        "money": language.money(shared),
    }
    if budget.disagreement() is None:
        return language("{share} of {revenue} is {money}.", **said)
    entered = language.money(budget.total)
    return language("{share} of {revenue} is {money}, but {entered} is entered.", **said, entered=entered)


def _what_is_missing(budget: Budget, language: Language) -> str:
    if budget.share is not None:
        return language("Enter the revenue too: a share of what?")
    if budget.revenue is not None:
        return language("Enter the share of the revenue that may be spent.")
    return language("Enter an amount, or a share and the revenue.")


def ratio(part: Money, whole: Money | None, language: Language) -> str:
    """A part in percent of the whole; empty where there is no whole."""
    return language.percent(part / whole) if whole is not None and whole.minor else ""


def share_of_revenue(budget: Budget, language: Language) -> str:
    """What part of the revenue the amount is, as finely as a share is entered; empty while one of them is not known."""
    if budget.total is None or budget.revenue is None or not budget.revenue.minor:
        return ""
    return language.points(round(budget.total / budget.revenue * WHOLE))


def all_alerts(alerts: Sequence[Alert], language: Language) -> str:
    """One sentence a line, for a tool tip."""
    return "\n".join(alert_words(alert, language) for alert in alerts)
