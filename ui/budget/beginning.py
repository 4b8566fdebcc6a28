"""A budget, or one more line of it, for a client who is asked for where all are in sight."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.budget.acts import start
from ui.shell.client_menu import for_client

if TYPE_CHECKING:
    from smmdesk.domain.ids import ClientId
    from ui.budget.page import BudgetPage


def begin(page: BudgetPage) -> None:
    """Of the client in sight; of one who is chosen now, a line where there is a budget for the period."""
    if page.client is not None:
        start(page)
        return
    for_client(page.context, page, page.shown.clients, partial(begin_for, page))


def begin_for(page: BudgetPage, client_id: ClientId) -> None:
    """Of a client who comes into sight by that."""
    page.context.choose_client(client_id)
    page.catch_up()
    page.context.commands.run("budget.new_line" if page.sheet is not None else "budget.start")
