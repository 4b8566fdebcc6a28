"""Budgets, for print and as a table that adds up."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from smmdesk.documents import budget
from smmdesk.domain.money import WHOLE
from smmdesk.domain.providers import Provider
from smmdesk.services.budget import BudgetSheet, budgets_of, sheet_of
from smmdesk.services.outputs.choice import chosen, listed
from smmdesk.services.outputs.layout import DATE, MONEY, PERCENT, TEXT, Layout, laid_out
from smmdesk.speech.language import Language, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smmdesk.documents.typeset import Document
    from smmdesk.domain.budget import BudgetLine
    from smmdesk.exchange.spreadsheets.table import Table, Value
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources

BUDGET: Layout = (
    ("client", _("Client"), TEXT),
    ("from", _("Budget from"), DATE),
    ("until", _("Budget until"), DATE),
    ("category", _("Category"), TEXT),
    ("share", _("Share"), PERCENT),
    ("allotted", _("Allotted"), MONEY),
    ("date", _("Date"), DATE),
    ("network", _("Network"), TEXT),
    ("purpose", _("What for"), TEXT),
    ("goal", _("Goal"), TEXT),
    ("justification", _("Justification"), TEXT),
    ("planned", _("Planned"), MONEY),
    ("actual", _("Paid"), MONEY),
    ("difference", _("Planned − paid"), MONEY),
    ("currency", _("Currency"), TEXT),
    ("receipt", _("Receipt"), TEXT),
)


def statements(sources: Sources, wish: Wish) -> Iterator[Document]:
    """One document a budget, client by client."""
    reader, edition = sources.reader, sources.edition(wish)
    for client in sources.clients(wish):
        names = {provider.id: provider.name for provider in reader.all(Provider, client_id=client.id)}
        for each in chosen(wish, budgets_of(reader, client)):
            sheet = sheet_of(reader, each)
            yield budget.statement(
                each, sheet.lines, edition, client=client.name, providers=names, at_risk=sheet.at_risk
            )


def table(sources: Sources, wish: Wish) -> Table:
    """The budgets wished for."""
    sheets = [
        (client.name, sheet_of(sources.reader, each))
        for client in sources.clients(wish)
        for each in listed(wish, budgets_of(sources.reader, client))
    ]
    return budget_table(sheets, wish.language)


def budget_table(sheets: Sequence[tuple[str, BudgetSheet]], language: Language) -> Table:
    """One row an expense, under a row a category with what the split allots: each column adds up to the budget."""
    rows = [row for name, sheet in sheets for row in _budget_rows(name, sheet, language)]
    return laid_out(_("Budget"), BUDGET, rows, language)


def _budget_rows(client: str, sheet: BudgetSheet, language: Language) -> Iterator[list[Value]]:
    budget = sheet.budget
    for total in sheet.totals:
        lines = [line for line in sheet.lines if line.category is total.category]
        share = Decimal(budget.split[total.category]) / WHOLE
        start: list[Value] = [client, budget.starts, budget.period.last, language.word(total.category), share]
        yield [*start, total.allotted, *[None] * 8, budget.currency, None]
        yield from (_line_row(client, sheet, line, language) for line in lines)


def _line_row(client: str, sheet: BudgetSheet, line: BudgetLine, language: Language) -> list[Value]:
    budget = sheet.budget
    return [
        client,
        budget.starts,
        budget.period.last,
        language.word(line.category),
        None,
        None,
        line.on,
        language.word(line.network) if line.network else None,
        line.purpose,
        line.goal,
        line.justification,
        line.planned,
        line.actual,
        line.difference,
        budget.currency,
        line.receipt,
    ]
