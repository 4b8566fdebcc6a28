"""What is said of budgets in the same words on the screen and on paper.

How what was paid stands to what was planned is always planned − paid, below zero where more was paid; what is over plan
and what is still to pay stand beside one another and are never set off: of a part payment the rest is still to be paid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.justification import Ground
from smmdesk.domain.text import _

if TYPE_CHECKING:
    from smmdesk.domain.budget import BudgetLine, Sums
    from smmdesk.domain.money import Money
    from smmdesk.speech.language import Language

_MISSING: Final = {
    (): "",
    (Ground.GOAL,): _("Goal missing"),
    (Ground.REASON,): _("Reason missing"),
    (Ground.GOAL, Ground.REASON): _("Goal and reason missing"),
}


def missing_words(missing: tuple[Ground, ...], language: Language) -> str:
    """What an expense lacks; nothing where it is justified."""
    words = _MISSING[missing]
    return language(words) if words else ""


def risk_words(expected: Money | None, language: Language) -> str:
    """What the strategy's risks may cost beside the budget; nothing where none is known."""
    if expected is None:
        return ""
    return language(
        _("Beside the total: {money} of loss is to be expected by the strategy's risks (chance × loss)."),
        money=language.money(expected),
    )


def word_of(line: BudgetLine, language: Language) -> str:
    """What the difference of a line is; nothing where there is none."""
    if line.over.minor:
        return language("over plan")
    return language("to pay") if line.difference.minor else ""


def difference_words(line: BudgetLine, language: Language) -> str:
    """Planned − paid of a line with its word."""
    return " ".join(part for part in (word_of(line, language), language.money(line.difference)) if part)


def standing_words(sums: Sums, language: Language) -> str:
    """Both sums of lines, those there are; nothing where nothing is planned or paid."""
    over = language("{money} over plan", money=language.money(sums.over)) if sums.over.minor else ""
    due = language("{money} still to pay", money=language.money(sums.to_pay)) if sums.to_pay.minor else ""
    if not (over or due) and (sums.planned.minor or sums.actual.minor):
        return language("paid as planned")
    return " · ".join(part for part in (over, due) if part)
