"""Which budgets go out of the page: the one in sight as a whole, or those of all clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.speech.language import _
from ui.shell.shared import NothingSharedError, Shared

if TYPE_CHECKING:
    from ui.budget.page import BudgetPage


def budgets_shared(page: BudgetPage) -> Shared:
    """A budget always adds up: lines that a filter hides are in it, and that is said."""
    if page.sheet is not None:
        budget, hides = page.sheet.budget, page.hides_lines
        return Shared(
            budget.client_id, budget.period, record=budget.id, more=page.language(_("all lines")) if hides else ""
        )
    budgets = [row.sheet.budget for row in page.overview.records() if row.sheet is not None]
    if not budgets or page.client is not None:
        raise NothingSharedError(hint=page.language(page.line.empty))
    return Shared(None, page.context.period, only=frozenset(each.id for each in budgets))
