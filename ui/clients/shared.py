"""Which clients go out of the page: those selected, else all that pass its filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.shell.shared import NothingSharedError, Shared

if TYPE_CHECKING:
    from ui.clients.page import ClientsPage


def clients_shared(page: ClientsPage) -> Shared:
    """Clients have no days."""
    chosen = page.table.selected() or page.table.records()
    if not chosen:
        raise NothingSharedError(hint=page.language(page.line.empty))
    if len(chosen) == 1:
        return Shared(chosen[0].id, name=chosen[0].client.name)
    only = frozenset(row.id for row in chosen)
    is_all = len(only) == len(page.context.workspace.clients.list())
    return Shared(only=only, name="" if is_all else page.language.count("{n} client", "{n} clients", len(only)))
