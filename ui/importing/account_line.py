"""Of which account files are: one of the client's on that network, or one that will be made with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmdesk.domain.clients import Account
from smmdesk.speech.language import _
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.forms.offered import OfferedLine
from ui.widgets.labels import caption

if TYPE_CHECKING:
    from smmdesk.domain.clients import Client
    from smmdesk.domain.networks import Network
    from ui.shell.context import Context

_WIDTH = 220


class AccountLine(QWidget):
    """Out of sight until somebody has to say it; what was said of one client is not said of another."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.network: Network | None = None
        self._client: Client | None = None
        self.line = OfferedLine(self._handles, self._called)
        self.line.setFixedWidth(scaled(_WIDTH))
        self.line.setAccessibleName(context.language(_("Account")))
        self.line.setPlaceholderText(context.language(_("Choose, or name a new one…")))
        self._caption = caption("")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self._caption)
        row.addWidget(self.line)
        row.addStretch(1)
        self.hide()

    def ask(self, client: Client | None, network: Network) -> None:
        """Have it said which of this network it is; what was said already stays."""
        if (client, network) != (self._client, self.network):
            self._client, self.network = client, network
            self.line.clear()
            self.line.refresh()
        language = self._context.language
        self._caption.setText(language(_("Account on {network}"), network=language.word(network)))
        self.show()

    def said(self, client: Client | None, network: Network | None) -> str:
        """What was said of that network of the client; empty of any other."""
        return self.line.text().strip() if (client, network) == (self._client, self.network) else ""

    def _handles(self) -> list[str]:
        accounts = self._context.workspace.records.all(Account, client_id=self._client.id) if self._client else []
        names = (each.handle or each.link for each in accounts if each.network is self.network)
        return [name for name in names if name]

    def _called(self, name: str) -> str:
        return self._context.language(_("New account “{name}” will be made."), name=name)
