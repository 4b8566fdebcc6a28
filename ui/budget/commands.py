"""What a person can do on the page of budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import _
from ui.budget.acts import (
    add_line,
    copy_earlier,
    duplicate_lines,
    justify_line,
    pay_lines,
    remove_budget,
    remove_lines,
)
from ui.budget.beginning import begin
from ui.shell.commands import Command, Key

if TYPE_CHECKING:
    from ui.budget.page import BudgetPage


def _shown(page: BudgetPage) -> bool:
    return page.sheet is not None


def _none_yet(page: BudgetPage) -> bool:
    return page.sheet is None and page.client is not None


COMMANDS: Final[tuple[Command[BudgetPage], ...]] = (
    Command(
        id="budget.new_line",
        text=_("New line"),
        shortcut="Ctrl+N",
        icon="plus",
        run=add_line,
        enabled=_shown,
        hint=_("In the category chosen, else where most money is not planned yet; on today's date."),
    ),
    Command(
        id="budget.start",
        text=_("Make a budget"),
        # one or the other is there: with a budget the key adds a line, without one the budget
        shortcut="Ctrl+N",
        icon="plus",
        run=begin,
        enabled=lambda page: page.sheet is None,
        hint=_("Asks whose, where all clients are in sight."),
    ),
    Command(
        id="budget.copy_earlier",
        text=_("Copy the last budget"),
        icon="copy",
        run=copy_earlier,
        enabled=lambda page: _none_yet(page) and page.shown.earlier is not None,
        hint=_("Its lines come along on the same days of the month, with nothing paid yet."),
    ),
    Command(
        id="budget.filter",
        text=_("Filter lines"),
        shortcut="Ctrl+F",
        icon="funnel",
        run=lambda page: page.focus_filter(),
        enabled=_shown,
    ),
    Command(
        id="budget.edit_line",
        text=_("Edit the line"),
        icon="pencil-simple",
        run=lambda page: page.edit_line(),
        enabled=lambda page: len(page.selected_lines()) == 1,
        inside=_("Enter in the list"),
        hint=_("F2 edits the cell in place."),
    ),
    Command(
        id="budget.justify_line",
        text=_("Justify the line"),
        icon="note-pencil",
        run=justify_line,
        enabled=lambda page: len(page.selected_lines()) == 1,
        also=_("reason, why, worth"),
    ),
    Command(
        id="budget.duplicate_lines",
        text=_("Duplicate"),
        shortcut="Ctrl+Shift+D",
        icon="copy",
        run=duplicate_lines,
        enabled=lambda page: bool(page.selected_lines()),
        hint=_("The same plan once more, with nothing paid."),
    ),
    Command(
        id="budget.pay_lines",
        text=_("Paid as planned"),
        icon="check-circle",
        run=pay_lines,
        enabled=lambda page: any(line.is_to_be_paid for line in page.selected_lines()),
        hint=_("What is still to be paid is entered as paid."),
    ),
    Command(
        id="budget.remove_lines",
        text=_("Remove lines"),
        shortcut="Del",
        icon="trash",
        run=remove_lines,
        enabled=lambda page: bool(page.selected_lines()),
    ),
    Command(
        id="budget.lines",
        text=_("Show the lines"),
        icon="rows",
        run=lambda page: page.show_view("lines"),
        enabled=_shown,
    ),
    Command(
        id="budget.by_day",
        text=_("Chart day by day"),
        icon="chart-line-up",
        run=lambda page: page.show_view("days"),
        enabled=_shown,
    ),
    Command(
        id="budget.usual_split",
        text=_("Back to 60/30/5/5"),
        icon="arrow-counter-clockwise",
        run=lambda page: page.saving.usual_split(),
        enabled=lambda page: page.sheet is not None and page.split_differs,
    ),
    Command(
        id="budget.days",
        text=_("Days and note"),
        icon="calendar-blank",
        run=lambda page: page.edit_days(),
        enabled=_shown,
    ),
    Command(
        id="budget.remove",
        text=_("Remove this budget"),
        icon="trash",
        run=remove_budget,
        enabled=_shown,
    ),
)
KEYS: Final = (
    Key(_("Change the cell, else what was paid"), "F2"),
    Key(_("Put a dragged border back"), "Esc"),
)
"""What the lines and the split read themselves."""
