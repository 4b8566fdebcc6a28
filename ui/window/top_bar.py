"""What stands above every page: client, period, the search for everything, undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.widgets.buttons import ToolButton, button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from ui.window.client_switcher import ClientSwitcher
    from ui.window.period_bar import PeriodBar


class TopBar(QFrame):
    """`steps` are actions that get a button with an icon alone."""

    def __init__(
        self,
        language: Language,
        clients: ClientSwitcher,
        period: PeriodBar,
        search: Callable[[], object],
        steps: list[QAction],
    ) -> None:
        super().__init__()
        self.setProperty("kind", "chrome")
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_4, tokens.SPACE_2)
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(clients)
        row.addWidget(period)
        row.addStretch(1)
        searching = button(language(_("Search or do… Ctrl+K")), search, sign="magnifying-glass")
        searching.setProperty("kind", "quiet")
        row.addWidget(searching)
        for action in steps:
            row.addWidget(_step(action))


def window_title(workspace: str) -> str:
    """“Bakery — SMMdesk”; a folder that nobody has named is called as the program is."""
    return "SMMdesk" if workspace.casefold() in {"", "smmdesk"} else f"{workspace} — SMMdesk"


def _step(action: QAction) -> QToolButton:
    made = ToolButton()
    made.setDefaultAction(action)
    made.setAutoRaise(True)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    return made
