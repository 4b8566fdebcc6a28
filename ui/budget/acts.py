"""What a person does to budgets and their lines on this page, and what is in sight afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from ui.budget.page import BudgetPage


def start(page: BudgetPage) -> None:
    """A budget for the period chosen; the cursor goes to its total."""
    if page.client is not None:
        with page.act():
            page.want(page.context.workspace.budget.start(page.client.id, page.context.period).id)
        page.view.total.field("total").focus_first()


def copy_earlier(page: BudgetPage) -> None:
    """The last budget once more, for the period chosen."""
    if (earlier := page.shown.earlier) is not None:
        with page.act():
            page.want(page.context.workspace.budget.copy(earlier.id, page.context.period).id)
            page.context.say_undoable(page.language(_("Copied, with nothing paid yet")))


def add_line(page: BudgetPage) -> None:
    """A line in the category chosen, or that of the line selected; the cursor goes to what it is for."""
    if page.sheet is None:
        return
    budget, today = page.sheet.budget, page.context.workspace.today()
    chosen = page.table.current()
    category = page.category or (chosen.category if chosen else Category.CONTENT)
    # what is typed belongs to the line before; a filter would keep the new one out of sight
    page.details.flush()
    page.clear_filter()
    # a day outside of the budget would be pointed out as a mistake at once
    on = today if today in budget.period else None
    line = page.context.workspace.budget.add_line(budget.id, category, on)
    page.show_view("lines")
    page.table.select([line.id])
    page.edit_line()


def remove_lines(page: BudgetPage) -> None:
    """Remove the selected lines; the next one is selected."""
    lines = page.selected_lines()
    rest = [line.id for line in page.table.records()]
    # noted before they go: the one that moves up gets the keyboard
    place = rest.index(lines[0].id)
    count = page.context.workspace.records.remove(BudgetLine, *(line.id for line in lines))
    left = page.table.records()
    if left:
        page.table.select([left[min(place, len(left) - 1)].id])
    page.context.say_undoable(page.language.count("Removed {n} line", "Removed {n} lines", count))


def remove_budget(page: BudgetPage) -> None:
    """Remove the budget with its lines."""
    if page.sheet is not None:
        period = page.language.period(page.sheet.budget.period)
        page.context.workspace.records.remove(Budget, page.sheet.budget.id)
        page.context.say_undoable(page.language(_("Removed the budget of {period}"), period=period))
