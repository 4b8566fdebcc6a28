"""The money of a report: planned and paid by category and by network, and what a result cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.budget import Category
from smmdesk.domain.money import Money
from smmdesk.domain.spending import day_by_day
from smmdesk.speech import measured
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smmdesk.documents.reporting.facts import ReportFacts
    from smmdesk.domain.budget import BudgetLine

_COSTS: Final = ("spend", "cpm", "cpm_views", "cpc", "cpl", "cpa", "cac", "roas", "romi_revenue", "romi_margin")


def money(facts: ReportFacts, language: Language) -> dict[str, Any] | None:
    """None where neither a budget nor a cost is known."""
    categories = [
        _row(language.word(each), facts, language, lambda line, each=each: line.category is each)  # type: ignore[misc]
        for each in Category
    ]
    networks = [
        _row(language.word(each), facts, language, lambda line, each=each: line.network is each)  # type: ignore[misc]
        for each in dict.fromkeys(line.network for _budget, lines in facts.budgets for line in lines if line.network)
    ]
    costs = list(_costs(facts, language))
    if not facts.budgets and not costs:
        return None
    return {
        "categories": [row for row in categories if row] if facts.budgets else [],
        "networks": [row for row in networks if row],
        "sum": _row(language(_("Total")), facts, language, lambda _line: True) if facts.budgets else None,
        "costs": costs,
    }


def _row(
    name: str, facts: ReportFacts, language: Language, counts: Callable[[BudgetLine], bool]
) -> dict[str, str] | None:
    """What is planned for these days and was paid on them; None of what has neither."""
    sums = _sums(facts, counts)
    if not any(planned.minor or paid.minor for planned, paid in sums.values()):
        return None
    return {
        "name": name,
        "planned": ", ".join(language.money(planned) for planned, _paid in sums.values()),
        "paid": ", ".join(language.money(paid) for _planned, paid in sums.values()),
    }


def _sums(facts: ReportFacts, counts: Callable[[BudgetLine], bool]) -> dict[str, tuple[Money, Money]]:
    """By currency: no two are added."""
    found: dict[str, tuple[Money, Money]] = {}
    period, today = facts.report.period, facts.results.now.today
    for budget, lines in facts.budgets:
        own = day_by_day(budget, [line for line in lines if counts(line)], today)
        inside = [each for each in own if each.day in period]
        planned, paid = found.get(budget.currency, (Money.zero(budget.currency), Money.zero(budget.currency)))
        planned += Money.total((each.planned for each in inside), budget.currency)
        paid += Money.total((each.paid for each in inside if each.paid), budget.currency)
        found[budget.currency] = planned, paid
    return found


def _costs(facts: ReportFacts, language: Language) -> Iterator[dict[str, str]]:
    sheet = facts.results.now
    for key in _COSTS:
        value = sheet.value(key)
        if value.value is not None and not (key == "cpm_views" and sheet.value("cpm").value is not None):
            formula = sheet.derived[key].formula if key in sheet.derived else ""
            yield {
                "name": measured.name(sheet, key, language),
                "figure": measured.told(sheet, key, language),
                "formula": formula,
            }
