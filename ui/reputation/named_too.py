"""What a text names beside the brand that its mention is of: with a click it is a mention of that brand, too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from smmdesk.domain.reputation.by_hand import also_named
from smmdesk.speech.language import _
from ui.widgets.buttons import button

if TYPE_CHECKING:
    from smmdesk.domain.reputation.records import Brand, Mention
    from smmdesk.services.reputation import ReputationSheet
    from ui.shell.context import Context


class NamedToo(QWidget):
    """A button for each such brand; hidden without any."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_mention(self, mention: Mention, sheet: ReputationSheet) -> None:
        """Another mention, or the same after a change."""
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        language = self._context.language
        self.buttons = [
            button(
                language(_("It names {brand}, too: write that down"), brand=brand.name),
                partial(self._write_down, mention, brand),
                kind="link",
                sign="plus",
            )
            for brand in also_named(mention, sheet.brands, sheet.mentions)
        ]
        for each in self.buttons:
            self._column.addWidget(each)
        self.setVisible(bool(self.buttons))

    def _write_down(self, mention: Mention, brand: Brand) -> None:
        context = self._context
        words = context.language(_("Written down for {brand}, too"), brand=brand.name)
        context.do(
            lambda: context.workspace.reputation.write_down_for(mention.id, brand.id),
            tell=lambda _made: context.say_undoable(words),
        )
