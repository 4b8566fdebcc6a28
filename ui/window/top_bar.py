"""What stands above every page: client, period, the search for everything, undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from smmdesk.domain.clients import going_on
from smmdesk.speech.language import _
from smmdesk.storage.errors import BusyError
from ui.shell.context_page import AGAIN
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.buttons import FoldingButton, ToolButton
from ui.window.client_switcher import ClientSwitcher
from ui.window.period_bar import PeriodBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from smmdesk.domain.clients import Client
    from ui.shell.context import Context


class TopBar(QFrame):
    """Says which client and which period are chosen, and chooses others."""

    def __init__(self, context: Context, search: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self.clients: ClientSwitcher = ClientSwitcher(context.language)
        self.period: PeriodBar = PeriodBar(context.language, context.workspace.today)
        self.found: list[Client] = []
        """all there are"""
        self.setProperty("kind", "chrome")
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_4, tokens.SPACE_2)
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self.clients)
        row.addWidget(self.period)
        row.addStretch(1)
        words, keys = context.language(_("Search or do…")), context.commands.action("palette.open").shortcut()
        shown_keys = keys.toString(QKeySequence.SequenceFormat.NativeText)
        searching = FoldingButton(
            f"{words} {shown_keys}", "magnifying-glass", kind="quiet", name=words, keys=shown_keys
        )
        searching.clicked.connect(lambda _checked=False: search())
        row.addWidget(searching)
        for step in ("history.undo", "history.redo"):
            row.addWidget(_step(context.commands.action(step)))
        context.chosen.connect(self.show_chosen)
        self.clients.chosen.connect(context.choose_client)
        self.period.changed.connect(context.choose_period)

    def read_clients(self) -> None:
        """Who there is now; whoever is gone is chosen no more."""
        try:
            self.found = self._context.workspace.quickest.clients()
        except BusyError:  # without a WAL another program keeps even readers out, for a moment
            self.period.show_period(self._context.period)
            QTimer.singleShot(AGAIN, self, self.read_clients)
            return
        if self._context.client_id not in {None, *(client.id for client in self.found)}:
            self._context.choose_client(None)
        self.show_chosen()

    def show_chosen(self) -> None:
        """The period, and who can be chosen; one that has ended only while it is: it is found by the palette."""
        chosen = self._context.client_id
        self.period.show_period(self._context.period)
        self.clients.show_clients([(client.id, client.name) for client in going_on(self.found, chosen)], chosen)


def window_title(workspace: str) -> str:
    """“Bakery — SMMdesk”; a folder that nobody has named is called as the program is."""
    return "SMMdesk" if workspace.casefold() in {"", "smmdesk"} else f"{workspace} — SMMdesk"


def _step(action: QAction) -> QToolButton:
    """With its icon alone."""
    made = ToolButton()
    made.setDefaultAction(action)
    made.setIconSize(QSize(scaled(tokens.ICON), scaled(tokens.ICON)))
    made.setAutoRaise(True)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    return made
