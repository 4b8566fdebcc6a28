"""What the fields, the bar and the cells of a budget save: each call is one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.budget import DEFAULT_SPLIT, Budget, BudgetLine, Category
from ui.budget.inspector import budget_values, line_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.services.budget import BudgetSheet
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit


class Saving:
    """Writes to the budget in sight, that of `sheet()`. A refusal in a form is raised to it, elsewhere it is said."""

    def __init__(self, context: Context, sheet: Callable[[], BudgetSheet | None]) -> None:
        self._context, self._sheet = context, sheet

    def total(self, edit: Edit) -> None:
        """The amount, the share or the revenue."""
        self._context.workspace.records.change(Budget, edit.record.id, edit.seen, **edit.wanted)

    def days(self, edit: Edit) -> None:
        """The first or last day, or the note."""
        seen, wanted = (budget_values(edit.name, value) for value in (edit.before, edit.value))
        self._context.workspace.records.change(Budget, edit.record.id, seen, **wanted)

    def line(self, edit: Edit) -> None:
        """One field of a line."""
        wanted = line_values(edit.name, edit.value, edit.record.planned.currency)
        self._context.workspace.records.change(BudgetLine, edit.record.id, edit.seen, **wanted)

    def share(self, edit: Edit) -> None:
        """A share typed in: the others give or take in proportion."""
        budget_id, category = edit.record.id
        self._context.workspace.budget.set_share(budget_id, category, edit.value, edit.before)

    def border(self, category: Category, share: int) -> None:
        """A border dragged: only the next category gives or takes."""
        if (sheet := self._sheet()) is not None:
            with self._context.attempt():
                self._context.workspace.budget.set_border(sheet.budget.id, category, share)

    def usual_split(self) -> None:
        """The usual shares again."""
        if (sheet := self._sheet()) is not None:
            with self._context.attempt():
                self._context.workspace.records.change(Budget, sheet.budget.id, split=dict(DEFAULT_SPLIT))
