"""What the page of budgets is about: read for the client and the days chosen, never written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.budget import Budget
    from smmdesk.domain.clients import Client
    from smmdesk.domain.providers import Provider
    from smmdesk.services.budget import BudgetSheet
    from ui.shell.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBudget:
    """One client with a `sheet`, or without a budget for these days; or all `clients`, each with what it has.

    `budgets` are those of the client that share a day with the period, `sheets` those of all clients. `earlier` is the
    client's last budget before, to be copied while there is none; `providers` may be named in its lines.
    """

    clients: Sequence[Client] = ()
    client: Client | None = None
    budgets: Sequence[Budget] = ()
    sheet: BudgetSheet | None = None
    earlier: Budget | None = None
    providers: Sequence[Provider] = ()
    sheets: Sequence[BudgetSheet] = ()


def read(context: Context, wanted: str | None) -> ShownBudget:
    """What is to be shown; of several budgets the one wanted, else the first."""
    clients = context.workspace.clients.list()
    client = next((each for each in clients if each.id == context.client_id), None)
    if client is None:
        sheets = context.workspace.budget.sheets(context.period) if clients else ()
        clients = _with_something(clients, sheets)
        if len(clients) != 1:
            return ShownBudget(clients=clients, sheets=sheets)
        client = clients[0]  # of one client "all" says nothing more
    return _of(client, context, wanted)


def _with_something(clients: Sequence[Client], sheets: Sequence[BudgetSheet]) -> list[Client]:
    """Whose work goes on, and of the others those with a budget for these days, whose money would else be missing."""
    have = {sheet.budget.client_id for sheet in sheets}
    return [client for client in clients if not client.has_ended or client.id in have]


def _of(client: Client, context: Context, wanted: str | None) -> ShownBudget:
    service = context.workspace.budget
    budgets, earlier = service.near(client.id, context.period)
    if not budgets:
        return ShownBudget(client=client, earlier=earlier)
    shown = next((each for each in budgets if each.id == wanted), budgets[0])
    providers = context.workspace.clients.providers(client.id)
    return ShownBudget(client=client, budgets=budgets, sheet=service.sheet(shown.id), providers=providers)
