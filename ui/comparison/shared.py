"""Which comparison goes out of the page: the one in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.shell.shared import ClientWantedError, NothingSharedError, Shared

if TYPE_CHECKING:
    from ui.comparison.page import ComparisonPage


def comparison_shared(page: ComparisonPage) -> Shared:
    """Under its own name, where it has one."""
    if page.client_id is None and page.choice.isVisible():
        raise ClientWantedError
    if page.sheet is None:
        raise NothingSharedError(hint=page.language(page.line.empty))
    comparison = page.sheet.comparison
    return Shared(comparison.client_id, record=comparison.id, name=comparison.name)
