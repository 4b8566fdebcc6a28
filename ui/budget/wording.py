"""Sentences about a budget: what the figures say, what is the matter, what the chart finds."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smmdesk.charts.budget import Names
from smmdesk.domain.money import WHOLE, Money
from smmdesk.domain.spending import Alert, Concern
from smmdesk.speech.budgets import missing_words, standing_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.budget import Budget, CategoryTotals, Sums
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
        missing = missing_words(alert.missing, language)
        return language.count("{missing}: {n} line", "{missing}: {n} lines", len(alert.lines), missing=missing)
    return language.count(
        "{n} line is dated outside the budget", "{n} lines are dated outside the budget", len(alert.lines)
    )


def finding(sheet: BudgetSheet, language: Language) -> str:
    """What plan against actual says: the category that is furthest over its plan, else how all of it stands."""
    over = [total for total in sheet.totals if total.overspent]
    if not over:
        return finding_of_all(sheet.sums, language)
    worst = max(over, key=lambda total: total.over.minor)
    name = language.word(worst.category)
    if worst.planned.minor <= 0:
        return language("{category} is paid, but not planned", category=name)
    share = worst.over / worst.planned
    # or it would say “0 % over plan”
    if share < HUNDREDTH:
        return language("{category}: {money} over plan", category=name, money=language.money(worst.over))
    return language("{category} is {share} over plan", category=name, share=language.percent(share))


def finding_of_all(sums: Sums, language: Language) -> str:
    """How all that was paid stands to all that was planned."""
    if not (sums.planned.minor or sums.actual.minor):
        return language("Nothing is planned yet")
    if not (sums.over.minor or sums.to_pay.minor):
        return language("Spending is on plan")
    if sums.over.minor or sums.planned.minor <= 0:
        return standing_words(sums, language)
    return language("{share} of the plan is still to pay", share=language.percent(sums.to_pay / sums.planned))


def chart_names(language: Language) -> Names:
    """The words on the chart."""
    return Names(planned=language("Planned"), actual=language("Paid"))


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
