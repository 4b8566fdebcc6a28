"""Where a figure is missing: the ways by which it comes in, for whose it is and from which network."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from smmdesk.speech.language import _
from ui.importing.ways import HOW, show_ways
from ui.style.icons import icon, put_icon
from ui.widgets.menus import begin_by_keyboard, passing_menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu

    from smmdesk.domain.ids import ClientId
    from ui.strategy.page import StrategyPage


def offer_figures(page: StrategyPage) -> QMenu | None:
    """From a file, by hand, or how one gets the file of the row's network."""
    row = page.row
    if row is None or not row.lacks_figures:
        return None
    context, language = page.context, page.language
    menu = passing_menu(page)
    menu.setAccessibleName(language(_("Bring in figures")))
    network = getattr(row.row, "network", None)
    ways: tuple[tuple[str, str, Callable[[], object]], ...] = (
        (_("From a file…"), "download-simple", partial(context.file_wanted.emit, "results")),
        (_("Type figures by hand"), "table", partial(_by_hand, page)),
        (HOW, "info", lambda: show_ways(context, page, network)),
    )
    for words, sign, run in ways:
        action = menu.addAction(language(words))
        put_icon(action, partial(icon, sign))
        action.triggered.connect(partial(_for_client, page, row.shown.client.id, run))
    begin_by_keyboard(menu)
    menu.popup(_place(page))
    return menu


def _for_client(page: StrategyPage, client: ClientId, run: Callable[[], object], _checked: bool = False) -> None:
    """What is brought in is of the client in sight, also where all are chosen."""
    page.flush()
    page.context.choose_client(client)
    run()


def _by_hand(page: StrategyPage) -> None:
    page.context.open("results")
    page.context.commands.run("results.data")


def _place(page: StrategyPage) -> QPoint:
    """Below the row."""
    table = next((each for each in page.view.tables.values() if each.selected()), None)
    if table is None:
        return page.mapToGlobal(page.rect().center())
    return table.viewport().mapToGlobal(table.visualRect(table.currentIndex()).bottomLeft())
