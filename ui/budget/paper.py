"""A budget on paper: the one in sight, or all clients' of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smmdesk.domain.budget import Budget
    from smmdesk.domain.clients import Client
    from ui.shell.context import Context
    from ui.shell.printing import PrintDialog


def print_budget(context: Context, client: Client | None, budget: Budget | None) -> PrintDialog:
    """Open the print dialog; without a budget on those of the period."""
    from smmdesk.services.outputs import Wish
    from ui.shell.printing import open_print

    wish = Wish(
        output="budget",
        language=context.language,
        client_id=client.id if client else None,
        period=budget.period if budget else context.period,
        record=budget.id if budget else None,
    )
    return open_print(context, wish, **({"client": client.name} if client else {}))
