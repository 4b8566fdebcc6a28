"""All clients' budgets of the period, one line each; a double click goes to the client."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.speech.language import Language, _
from ui.budget.wording import all_alerts
from ui.style.icons import icon
from ui.widgets.tables.table import RIGHT, STRETCH, Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QIcon

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.money import Money
    from smmdesk.services.budget import BudgetSheet


@dataclass(frozen=True, slots=True)
class ClientBudget:
    """A client and one budget of the period, or none yet."""

    client: Client
    sheet: BudgetSheet | None

    @property
    def id(self) -> str:
        """Tells lines apart: a client may have several budgets."""
        return self.sheet.budget.id if self.sheet else self.client.id


def client_budgets(clients: Sequence[Client], sheets: Sequence[BudgetSheet]) -> list[ClientBudget]:
    """Every client's budgets in the order of the clients; each budget keeps its own currency, nothing is added up."""
    by_client: Mapping[ClientId, list[BudgetSheet]] = {client.id: [] for client in clients}
    for sheet in sheets:
        by_client[sheet.budget.client_id].append(sheet)
    # whoever has no budget has a line all the same
    none: list[BudgetSheet | None] = [None]
    return [ClientBudget(client, sheet) for client in clients for sheet in by_client[client.id] or none]


def _money(title: str, of: Callable[[BudgetSheet], Money | None]) -> Column[ClientBudget]:
    def found(row: ClientBudget) -> Money | None:
        return of(row.sheet) if row.sheet else None

    def order(row: ClientBudget) -> tuple[str, int]:
        """By currency first: amounts of two currencies can't be compared."""
        money = found(row)
        return (money.currency, money.minor) if money else ("", 0)

    return Column(
        title,
        lambda row, language: language.money(found(row)),
        sort=order,
        ink=lambda row: "bad" if (money := found(row)) is not None and money.minor < 0 else "text",
        align=RIGHT,
        width=122,
        searched=False,
    )


def _days(row: ClientBudget, language: Language) -> str:
    return language.period(row.sheet.budget.period) if row.sheet else language(_("No budget yet"))


def _alerts(row: ClientBudget, language: Language) -> str:
    count = len(row.sheet.alerts) if row.sheet else 0
    return language.count("{n} to look at", "{n} to look at", count) if count else ""


def _sign(row: ClientBudget) -> QIcon | None:
    return icon("warning", "attention") if row.sheet and row.sheet.alerts else None


COLUMNS: tuple[Column[ClientBudget], ...] = (
    Column(
        _("Client"), lambda row, _language: row.client.name, width=STRETCH, tip=lambda row, _language: row.client.name
    ),
    Column(_("Period"), _days, ink=lambda row: "text" if row.sheet else "faint", width=150),
    _money(_("Total"), lambda sheet: sheet.budget.whole()),
    _money(_("Planned"), lambda sheet: sheet.planned),
    _money(_("Paid"), lambda sheet: sheet.actual),
    _money(_("Left"), lambda sheet: sheet.left),
    Column(
        _("To look at"),
        _alerts,
        icon=_sign,
        sort=lambda row: len(row.sheet.alerts) if row.sheet else 0,
        tip=lambda row, language: all_alerts(row.sheet.alerts, language) if row.sheet else "",
        width=120,
    ),
)


def overview_table(language: Language) -> RecordTable[ClientBudget]:
    """The table; `activated_record` is a client to go to."""
    return RecordTable(language, COLUMNS, name=_("Budgets of all clients"), many=False)
