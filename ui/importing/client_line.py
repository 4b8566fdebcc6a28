"""Whose a file is: a client of the workspace, or one that will be made with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.clients import going_on
from smmdesk.speech.language import _
from ui.widgets.forms.offered import OfferedLine

if TYPE_CHECKING:
    from smmdesk.domain.clients import Client
    from ui.shell.context import Context


class ClientLine(OfferedLine):
    """Holds the client who is chosen in the window, or the only one: among several none is taken for granted."""

    def __init__(self, context: Context) -> None:
        clients = going_on(context.workspace.clients.list(), context.client_id)
        self._context = context
        super().__init__(lambda: [client.name for client in clients], self.called)
        self.setAccessibleName(context.language(_("Client")))
        self.setPlaceholderText(context.language(_("Choose…")))
        chosen = [each for each in clients if each.id == context.client_id]
        self.setText(next((each.name for each in chosen or clients[:1] if chosen or len(clients) == 1), ""))

    @property
    def is_said(self) -> bool:
        """Whether it is known whose the file is."""
        return bool(self.text().strip())

    def client(self) -> Client | None:
        """The one who is called so, if there is one."""
        return self._context.workspace.clients.named(self.text())

    def called(self, name: str) -> str:
        """The client who is called so, or that one would be made."""
        known = self._context.workspace.clients.named(name)
        return known.name if known else self._context.language(_("New client “{name}” will be made."), name=name)
