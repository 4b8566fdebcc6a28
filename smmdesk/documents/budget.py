"""A budget on paper: the total, its split, plan against actual, and every expense with its reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from smmdesk.documents.limits import check_length
from smmdesk.domain.budget import Budget, BudgetLine, CategoryTotals, Sums, sums_of, totals_by_category
from smmdesk.domain.justification import grounds
from smmdesk.domain.money import WHOLE, Money
from smmdesk.speech.budgets import missing_words, risk_words, standing_words, word_of
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.documents.edition import Edition
    from smmdesk.documents.typeset import Document, Head
    from smmdesk.domain.ids import ProviderId

MOST_EXPENSES = 3_000


def statement(
    budget: Budget,
    lines: Sequence[BudgetLine],
    edition: Edition,
    *,
    client: str,
    providers: Mapping[ProviderId, str] | None = None,
    at_risk: Money | None = None,
) -> Document:
    """The budget with all its lines, by date; lines that lack their goal or reason say so. What is `at_risk` by the
    strategy is a memo."""
    check_length(len(lines), MOST_EXPENSES)
    language = edition.language
    totals = totals_by_category(budget, lines)
    sums = sums_of(lines, budget.currency)
    missing = {id: missing_words(each.missing, language) for id, each in grounds(lines).items()}
    body = {
        "figures": _figures(budget, sums, language),
        "remarks": [*_remarks(budget, lines, language), *_standing(sums, language), *_memo(at_risk, language)],
        "shares": [budget.split[total.category] / WHOLE for total in totals],
        "categories": [_category(budget, total, _widest(totals), language) for total in totals],
        "sums": _sums(budget, sums, language),
        "stands": _both(sums, language),
        "lines": [_line(line, missing[line.id], providers or {}, language) for line in sorted(lines, key=_when)],
        "note": budget.note,
        "words": _words(language),
    }
    return edition.document("budget", _head(budget, client, edition), body)


def _head(budget: Budget, client: str, edition: Edition) -> Head:
    period = edition.language.period(budget.period)
    return edition.head(edition.language(_("Budget")), client, lines=(period,), client=client, period=period)


def _when(line: BudgetLine) -> tuple[date, str]:
    return line.on or date.max, line.category  # without a day last


def _figures(budget: Budget, sums: Sums, language: Language) -> list[tuple[str, str]]:
    whole = budget.whole()
    return [
        (language(_("Total")), language.money(whole)),
        (language(_("Planned")), language.money(sums.planned)),
        (language(_("Paid")), language.money(sums.actual)),
        (language(_("To pay")), language.money(sums.to_pay)),
        (language(_("Left")), language.money(None if whole is None else whole - sums.actual)),
    ]


def _standing(sums: Sums, language: Language) -> list[str]:
    """What is over plan and what is still to pay, where something is over: the figures tell the rest."""
    if not sums.over.minor:
        return []
    return [language(_("Planned − paid: {standing}."), standing=standing_words(sums, language))]


def _memo(at_risk: Money | None, language: Language) -> list[str]:
    words = risk_words(at_risk, language)
    return [words] if words else []


def _remarks(budget: Budget, lines: Sequence[BudgetLine], language: Language) -> list[str]:
    remarks = []
    if budget.share is not None and budget.revenue is not None:
        remarks.append(
            language(
                _("{share} of a revenue of {revenue} is {money}."),
                share=language.points(budget.share),
                revenue=language.money(budget.revenue),
                money=language.money(budget.share_of_revenue()),
            )
        )
    gap = budget.disagreement()
    if gap is not None:
        more = _("The total is {money} more than that share.") if gap.minor > 0 else _("It is {money} less than that.")
        remarks.append(language(more, money=language.money(Money(abs(gap.minor), gap.currency))))
    unjustified = sum(bool(each.missing) for each in grounds(lines).values())
    if unjustified:
        remarks.append(
            language.count("{n} expense is not justified yet.", "{n} expenses are not justified yet.", unjustified)
        )
    return remarks


def _widest(totals: Sequence[CategoryTotals]) -> int:
    """The largest amount of all, in minor units: what a full bar stands for."""
    sums = [money for total in totals for money in (total.allotted, total.planned, total.actual) if money]
    return max((money.minor for money in sums), default=0) or 1


def _category(budget: Budget, total: CategoryTotals, widest: int, language: Language) -> dict[str, object]:
    return {
        "name": language.word(total.category),
        "share": language.points(budget.split[total.category]),
        "allotted": language.money(total.allotted),
        "planned": language.money(total.planned),
        "actual": language.money(total.actual),
        "beyond": language.money(total.over),
        "to_pay": language.money(total.to_pay),
        "over": total.overspent or total.overplanned,
        "warning": _warning(total, language),
        # more may have come back than was paid, and nothing is drawn to the left of its beginning
        "bar": max(0.0, total.actual.minor / widest),
        "mark": max(0.0, total.planned.minor / widest),
    }


def _warning(total: CategoryTotals, language: Language) -> str:
    if total.overspent:
        return language(_("{money} over plan"), money=language.money(total.over))
    return language(_("More is planned than allotted")) if total.overplanned else ""


def _sums(budget: Budget, sums: Sums, language: Language) -> list[str]:
    amounts = (budget.whole(), sums.planned, sums.actual, sums.over, sums.to_pay)
    # the shares of a budget are refused when they add up to anything else
    return [language.percent(1), *(language.money(money) for money in amounts)]


def _both(sums: Sums, language: Language) -> list[tuple[str, str]]:
    """What stands under the differences, in their sign: never one sum, which would set the two off."""
    found = ((-sums.over, language(_("over plan"))), (sums.to_pay, language(_("to pay"))))
    return [(language.money(money), word) for money, word in found if money.minor]


def _line(line: BudgetLine, missing: str, providers: Mapping[ProviderId, str], language: Language) -> dict[str, object]:
    provider = providers.get(line.provider_id, "") if line.provider_id else ""
    about = (language.word(line.category), line.network and language.word(line.network), provider)
    return {
        "date": language.short_date(line.on) if line.on else "",
        "purpose": line.purpose or language.word(line.category),
        "about": " · ".join(part for part in about if part),
        "goal": line.goal,
        "justification": line.justification,
        "missing": missing,
        "planned": language.money(line.planned),
        "actual": language.money(line.actual) if line.actual is not None else "",
        "difference": language.money(line.difference),
        "word": word_of(line, language),
    }


def _words(language: Language) -> dict[str, str]:
    return {
        "split": language(_("How the money is split")),
        "against": language(_("Plan against actual")),
        "bars_hint": language(_("Bar: paid. Upright line: planned.")),
        "category": language(_("Category")),
        "share": language(_("Share")),
        "allotted": language(_("Allotted")),
        "planned": language(_("Planned")),
        "actual": language(_("Paid")),
        "beyond": language(_("Over plan")),
        "to_pay": language(_("To pay")),
        "difference": language(_("Planned − paid")),
        "total": language(_("Total")),
        "expenses": language(_("Every expense and what it is for")),
        "date": language(_("Date")),
        "what_for": language(_("What for")),
        "goal": language(_("Goal")),
        "why": language(_("Why")),
        "no_lines": language(_("There are no expenses yet.")),
    }
