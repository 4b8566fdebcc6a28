"""Which checklist goes out of the page: the one in sight, the latest of each client, or a blank one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.speech.language import _
from ui.shell.shared import NothingSharedError, Shared

if TYPE_CHECKING:
    from ui.checklist.page import ChecklistPage


def filled_shared(page: ChecklistPage) -> Shared:
    """Of all clients those whose latest is listed."""
    if (evaluation := page.evaluation) is not None:
        return Shared(evaluation.client_id, evaluation.period, record=evaluation.id)
    is_list = page.context.client_id is None
    latest = [row.sheet.evaluation for row in page.overview.records() if row.sheet is not None] if is_list else []
    if not latest:
        raise NothingSharedError(hint=page.language(page.line.empty))
    return Shared(only=frozenset(each.id for each in latest), when=page.language(_("the latest of each")))


def blank_shared(page: ChecklistPage) -> Shared:
    """With the name of the client that is chosen."""
    return Shared(page.context.client_id)
