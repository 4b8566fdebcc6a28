"""The inspector of this page: opened on a line or on the days of the budget, it keeps in step with what is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.knowledge import law
from smmdesk.speech.language import _

if TYPE_CHECKING:
    from smmdesk.domain.budget import BudgetLine
    from ui.budget.page import BudgetPage


def edit_line(page: BudgetPage) -> None:
    """Open it on the selected line, if it is one."""
    if len(page.selected_lines()) == 1:
        _show_line(page)
        page.open_inspector(page.language(_("Budget line")))
        page.details.line.focus_first()


def edit_days(page: BudgetPage) -> None:
    """Open it on the budget itself."""
    if page.sheet is not None:
        page.details.show_days(page.sheet.budget)
        page.open_inspector(page.language(_("Days and note")))
        page.details.days.focus_first()


def follow_selection(page: BudgetPage) -> None:
    """Another line is selected: it is shown where a line was."""
    if page.inspector_is_open and not page.details.shows_days:
        _show_line(page)


def follow_budget(page: BudgetPage) -> None:
    """The budget was read anew: show what is shown as it is now; close where it is gone."""
    if not page.inspector_is_open or page.sheet is None:
        return
    if page.details.shows_days:
        page.details.show_days(page.sheet.budget)
    elif page.selected_lines():
        _show_line(page)
    else:
        page.close_inspector()


def _show_line(page: BudgetPage) -> None:
    lines = page.selected_lines()
    if len(lines) == 1 and page.sheet is not None:
        page.details.show_line(lines[0], page.sheet.budget.currency, page.shown.providers)
        page.details.say_guess(_guess(page, lines[0]))
        country = page.client.country if page.client else ""
        page.details.law.show_laws(law.of_line(lines[0], country, page.language.code), country)


def _guess(page: BudgetPage, line: BudgetLine) -> str:
    """Why a line is in its category, while nobody chose one."""
    if page.guessed != (line.id, line.category):
        return ""
    language = page.language
    why = _("No category was chosen: it stands in “{category}”, which has the most left to plan. Change it below.")
    return language(why, category=language.word(line.category))
