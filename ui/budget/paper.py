"""A budget on paper: the one in sight, or all clients' of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.budget import Budget
from smmdesk.domain.clients import Client
from smmdesk.speech.language import _
from ui.shell.context import Context

if TYPE_CHECKING:
    from ui.shell.printing import PrintDialog


def print_budget(context: Context, client: Client | None, budget: Budget | None) -> PrintDialog:
    """Open the print dialog; without a budget on those of the period."""
    from smmdesk.services.documents import Kind, Wish
    from ui.shell.printing import open_print

    wish = Wish(
        kind=Kind.BUDGET,
        language=context.language,
        client_id=client.id if client else None,
        period=budget.period if budget else context.period,
        record=budget.id if budget else None,
    )
    title = context.language(_("Budget: {client}"), client=client.name) if client else context.language(_("Budgets"))
    return open_print(context, wish, title, context.workspace.exporting.export)
