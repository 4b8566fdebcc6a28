"""Which version goes out of the page: the one in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.shell.shared import ClientWantedError, NothingSharedError, Shared

if TYPE_CHECKING:
    from ui.strategy.page import StrategyPage


def strategy_shared(page: StrategyPage) -> Shared:
    """Whatever stands in the header."""
    if page.client_id is None and page.choice.isVisible():
        raise ClientWantedError
    if page.shown is None:
        raise NothingSharedError(hint=page.language(page.line.empty))
    version = page.shown.strategy
    return Shared(version.client_id, record=version.id)
