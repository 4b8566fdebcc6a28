"""The money of a report: planned and paid by category and by network, and what a result cost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.budget import Category
from smmdesk.domain.money import Money
from smmdesk.domain.planning.costs import SPEND, Books
from smmdesk.domain.planning.named import CostBasis
from smmdesk.domain.planning.progress import efficiency
from smmdesk.domain.results.named import Shown
from smmdesk.domain.results.told import is_told
from smmdesk.domain.results.values import MARGIN
from smmdesk.domain.spending import day_by_day
from smmdesk.speech import measured
from smmdesk.speech.explained import worded
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from smmdesk.documents.reporting.facts import ReportFacts
    from smmdesk.domain.budget import BudgetLine
    from smmdesk.domain.results.sheet import ResultsSheet

OF_CUSTOMERS: Final = ("cac", "ltv", "ltv_to_cac")
"""What a customer cost and leaves: assumptions and rules of thumb go with them."""
_COSTS: Final = ("spend", "cpm", "cpm_views", "cpc", "cpl", "cpa", "roas", "romi_revenue", "romi_margin")
OF_MONEY: Final = (*_COSTS, *OF_CUSTOMERS, "sales", "revenue")
"""What the section names, as far as it is known."""


def money(facts: ReportFacts, language: Language) -> dict[str, Any] | None:
    """None where neither a budget nor a cost is known."""
    categories = [
        _row(each, language.word(each), facts, language, lambda line, each=each: line.category is each)  # type: ignore[misc]
        for each in Category
    ]
    networks = [
        _row(each, language.word(each), facts, language, lambda line, each=each: line.network is each)  # type: ignore[misc]
        for each in dict.fromkeys(line.network for _budget, lines in facts.budgets for line in lines if line.network)
    ]
    costs = list(_costs(facts, language))
    if not facts.budgets and not costs:
        return None
    return {
        "categories": [row for row in categories if row] if facts.budgets else [],
        "networks": [row for row in networks if row],
        "sum": _row("all", language(_("Total")), facts, language, lambda _line: True) if facts.budgets else None,
        "notes": list(_notes(facts, language)),
        "costs": costs,
        "costs_of": _costs_of(facts, language) if costs else "",
        "whole": list(_whole(facts, language)),
    }


def _notes(facts: ReportFacts, language: Language) -> Iterator[str]:
    """What the budgets say of themselves; without one why nothing is planned and paid."""
    if not facts.budgets:
        yield language(
            _("No budget has these days, so what was planned and paid is not told: make one on the page Budget.")
        )
    if several := Books(budgets=facts.budgets).paid_in(CostBasis.PAID, facts.results.now):
        text = _("Paid in {money}: of several currencies there is no sum, nor a cost of a sale by all that was paid.")
        yield language(text, money=measured.amounts(several, language))
    sheet, fees = facts.results.now, Books(agreements=facts.agreements)
    several = fees.paid_in(CostBasis.PAID_AND_FEE, sheet)
    if several and sheet.value("new_customers").value is not None:
        text = _("The fee of these days is {money}: not all of it in {currency}, so what a customer cost is not told.")
        yield language(text, money=measured.amounts(several, language), currency=sheet.currency)
    yield from (note for budget, _lines in facts.budgets if (note := budget.note.strip()))


def _row(
    key: str, name: str, facts: ReportFacts, language: Language, counts: Callable[[BudgetLine], bool]
) -> dict[str, str] | None:
    """What is planned for these days and was paid on them; None of what has neither."""
    sums = _sums(facts, counts)
    if not any(planned.minor or paid.minor for planned, paid in sums.values()):
        return None
    return {
        "key": str(key),
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
    return _lines([key for key in _COSTS if is_told(sheet, key)], sheet, language)


def _lines(keys: Iterable[str], sheet: ResultsSheet, language: Language) -> Iterator[dict[str, str]]:
    """Those that have a figure, each with its formula."""
    for key in keys:
        if sheet.value(key).value is not None:
            formula = _thousands(_formula(key, sheet, language), language) if key in sheet.derived else ""
            yield {
                "key": key,
                "name": measured.name(sheet, key, language),
                "figure": measured.told(sheet, key, language),
                "formula": formula,
            }


def _formula(key: str, sheet: ResultsSheet, language: Language) -> str:
    """In words; where all that it names has formulas of its own, by these: “LTV ÷ CAC” is what it is called."""

    def name(key: str) -> str:
        return measured.name(sheet, key, language)

    def inner(key: str) -> str:
        return f"({worded(sheet.derived[key].formula, name)})"

    formula = sheet.derived[key].formula
    named = set(re.findall(r"[a-z]\w*", formula))
    return worded(formula, inner if named <= sheet.derived.keys() else name)


def _thousands(words: str, language: Language) -> str:
    return re.sub(r"\b\d{4,}\b", lambda found: language.number(int(found[0])), words)


def _costs_of(facts: ReportFacts, language: Language) -> str:
    """Which money is in them: a reader meets the cost of a sale by all that was paid as well."""
    sheet = facts.results.now
    if sheet.value(SPEND).value is None:
        return ""
    text = _("In these figures there is ad spend alone, {money}: no work, no fee, nothing that was made.")
    return language(text, money=measured.told(sheet, SPEND, language))


def _whole(facts: ReportFacts, language: Language) -> Iterator[dict[str, str]]:
    """A sale and what the money brought by all that the budgets paid; a customer by ad spend and fees."""
    sheet = facts.results.now
    yield from _of_paid(facts, language)
    yield from _lines(OF_CUSTOMERS, sheet, language)


def _of_paid(facts: ReportFacts, language: Language) -> Iterator[dict[str, str]]:
    sheet = facts.results.now
    paid = Books(budgets=facts.budgets).cost(CostBasis.PAID, sheet)
    if not paid:
        return
    told = measured.figure(paid, Shown.MONEY, 2, sheet.currency, language)
    names = {key: measured.name(sheet, key, language) for key in ("sales", "revenue")}
    yield {"key": "paid", "name": language(_("Paid by the budget in all")), "figure": told, "formula": ""}
    if (one := efficiency(sheet.value("sales").value, paid).cost_of_one) is not None:
        formula = language(_("Paid in all ÷ {sales}"), **names)
        figure = measured.figure(one, Shown.MONEY, 2, sheet.currency, language)
        name = language(_("Cost of a sale by all that was paid"))
        yield {"key": "paid_a_sale", "name": name, "figure": figure, "formula": formula}
    revenue = sheet.value("revenue").value
    margin = sheet.given.get(MARGIN)
    if revenue is not None and margin is not None:
        formula = language(_("({revenue} × margin − paid in all) ÷ paid in all"), **names)
        figure = language.percent((revenue * margin - paid) / paid, 1)
        name = language(_("ROMI on margin by all that was paid"))
        yield {"key": "paid_romi", "name": name, "figure": figure, "formula": formula}
