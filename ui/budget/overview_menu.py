"""What can be done with a client's budget while those of all are in sight: it comes into sight by that."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smmdesk.speech.language import _
from ui.budget.beginning import begin_for
from ui.shell.sharing import fill_menu, print_page
from ui.style.icons import icon, put_icon
from ui.widgets.menus import passing_menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from ui.budget.overview import ClientBudget
    from ui.budget.page import BudgetPage


def overview_menu(page: BudgetPage) -> QMenu:
    """Of the line that is selected; without one, of all."""
    row = next(iter(page.overview.selected()), None)
    if row is None:
        return page.menu("budget.start")
    menu = passing_menu(page)
    if row.sheet is None:
        _add(menu, page.language(_("Make a budget")), "plus", partial(begin_for, page, row.client.id))
        return menu
    go = partial(_go, page, row)
    _add(menu, page.language(_("Open the budget")), "wallet", go)
    _add(menu, page.language(_("Print or PDF…")), "printer", partial(_print, page, row))
    below = menu.addMenu(page.language.sense("hand out", "Share"))
    put_icon(below.menuAction(), partial(icon, "dots-three"))
    period = page.language.period(row.sheet.budget.period)
    fill_menu(below, page, caption=f"{period} · {row.client.name}", first=go)
    return menu


def _go(page: BudgetPage, row: ClientBudget) -> None:
    page.go_to(row)
    page.catch_up()


def _print(page: BudgetPage, row: ClientBudget) -> None:
    _go(page, row)
    print_page(page)


def _add(menu: QMenu, words: str, sign: str, run: Callable[[], object]) -> None:
    action = menu.addAction(words)
    put_icon(action, partial(icon, sign))
    action.triggered.connect(lambda _checked=False: run())
