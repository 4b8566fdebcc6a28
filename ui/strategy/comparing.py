"""Two versions compared on the page, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.strategy.compare_view import CompareView

if TYPE_CHECKING:
    from ui.strategy.page import StrategyPage


def compare(page: StrategyPage) -> None:
    """What differs stands in the place of the part in sight; the keyboard goes there."""
    if page.shown is None:
        return
    page.flush()
    page.close_inspector()
    if page.comparing is None:
        page.comparing = CompareView(page.context)
        page.comparing.left.connect(partial(_go_back, page))
        page.comparing.opened.connect(partial(_open_row, page))
        page.body.states.addWidget(page.comparing)
    page.comparing.show_shown(page.shown)
    page.body.states.setCurrentWidget(page.comparing)
    page.comparing.setFocus()


def _go_back(page: StrategyPage) -> None:
    page.open_part(page.part)
    page.enter_part()


def _open_row(page: StrategyPage, id: str) -> None:
    page.open_part(page.part)
    page.select_row(id)
