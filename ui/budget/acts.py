"""What a person does to budgets and their lines on this page, and what is in sight afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from smmdesk.domain.budget import Budget, BudgetLine
from smmdesk.domain.spending import roomiest
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from ui.budget.page import BudgetPage


def start(page: BudgetPage) -> None:
    """A budget for the period chosen; the cursor goes to its total."""
    client, context = page.client, page.context

    def show(budget: Budget) -> None:
        page.want(budget.id)
        page.catch_up()
        page.view.summary.open()
        page.view.total.field("total").focus_first()

    if client is not None:
        with page.act():
            context.do(lambda: context.workspace.budget.start(client.id, context.period), show=show)


def copy_earlier(page: BudgetPage) -> None:
    """The last budget once more, for the period chosen."""
    context = page.context
    if (earlier := page.shown.earlier) is not None:
        with page.act():
            context.do(
                lambda: context.workspace.budget.copy(earlier.id, context.period),
                tell=lambda _budget: context.say_undoable(page.language(_("Copied, with nothing paid yet"))),
                show=lambda budget: page.want(budget.id),
            )


def add_line(page: BudgetPage) -> None:
    """A line in the category chosen, else in the most apt one, which the form says; the cursor goes to what it is for.

    Never in that of the line that happens to be selected: nobody would notice.
    """
    if page.sheet is None:
        return
    budget, service, today = page.sheet.budget, page.context.workspace.budget, page.context.workspace.today()
    category = page.category or roomiest(budget, page.sheet.totals)
    is_guessed = page.category is None
    on = today if today in budget.period else None

    def show(line: BudgetLine) -> None:
        page.guessed = (line.id, category) if is_guessed else None
        page.show_view("lines")
        page.table.select([line.id])
        page.edit_line()

    page.details.flush()
    page.clear_filter()
    page.context.do(lambda: service.add_line(budget.id, category, on), show=show)


def duplicate_lines(page: BudgetPage) -> None:
    """The selected lines once more, selected then instead of the first ones."""
    context, ids = page.context, [line.id for line in page.selected_lines()]
    page.details.flush()
    page.clear_filter()
    context.do(
        lambda: context.workspace.budget.duplicate_lines(ids),
        show=lambda copies: page.table.select([line.id for line in copies]),
    )


def justify_line(page: BudgetPage) -> None:
    """The cursor where the selected line says why it is worth it."""
    page.edit_line()
    page.details.line.editor("justification").setFocus(Qt.FocusReason.ShortcutFocusReason)


def pay_lines(page: BudgetPage) -> None:
    """What the selected lines plan has been paid."""
    context, ids = page.context, [line.id for line in page.selected_lines()]

    def tell(count: int) -> None:
        context.say_undoable(page.language.count("{n} line is paid as planned", "{n} lines are paid as planned", count))

    page.details.flush()
    context.do(lambda: context.workspace.budget.pay_lines(ids), tell=tell)


def remove_lines(page: BudgetPage) -> None:
    """Remove the selected lines; the next one is selected."""
    context, lines = page.context, page.selected_lines()
    ids = [line.id for line in lines]
    place = [line.id for line in page.table.records()].index(ids[0])

    def tell(count: int) -> None:
        several = page.language.count("Removed {n} line", "Removed {n} lines", count)
        context.say_removed([line.purpose for line in lines], several)

    def show(_count: int) -> None:
        if left := page.table.records():
            page.table.select([left[min(place, len(left) - 1)].id])

    context.do(lambda: context.workspace.records.remove(BudgetLine, *ids), tell=tell, show=show)


def remove_budget(page: BudgetPage) -> None:
    """Remove the budget with its lines."""
    context = page.context
    if page.sheet is not None:
        budget = page.sheet.budget
        words = page.language(_("Removed the budget of {period}"), period=page.language.period_inside(budget.period))
        context.do(
            lambda: context.workspace.records.remove(Budget, budget.id),
            tell=lambda _count: context.say_undoable(words),
        )
