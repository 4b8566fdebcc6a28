"""“How do I get the file?”: for each network the steps that lead to its figures, with where and when they were read.

button(language(HOW), lambda: show_ways(context, page), kind="link")
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.domain.clients import Account
from smmdesk.speech.language import _
from ui.shell.dialogs import Dialog
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets import clipboard
from ui.widgets.buttons import icon_button
from ui.widgets.forms.fold import Fold
from ui.widgets.labels import Label
from ui.widgets.scrolling import scrolling

if TYPE_CHECKING:
    from smmdesk.domain.networks import Network
    from smmdesk.knowledge import ResultFile
    from smmdesk.knowledge.checked import Reading
    from ui.shell.context import Context

HOW: Final = _("How do I get the file?")
_WIDTH, _HEIGHT = 640, 560
_READ: Final = _("As {site} says, read on {date}")
_OLD: Final = _("As {site} says, read on {date}; may have changed")


def show_ways(context: Context, parent: QWidget, network: Network | None = None) -> None:
    """Open it over what asks, with the steps of that network."""
    _Ways(context, parent, network).open()


class _Ways(Dialog):
    def __init__(self, context: Context, parent: QWidget, network: Network | None) -> None:
        super().__init__(parent, context.language, HOW, width=_WIDTH)
        self._context, self._network = context, network
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, tokens.SPACE_2, 0)
        column.setSpacing(tokens.SPACE_2)
        folds = [Fold(way.name, self._steps(way), is_open=at == 0) for at, way in enumerate(self._ways())]
        for fold in folds:
            column.addWidget(fold)
        column.addStretch()
        self.inside.addWidget(scrolling(inside), 1)
        self.add_buttons(_("Close"), reject="")
        self.resize(scaled(_WIDTH), min(scaled(_HEIGHT), context.window.height() - tokens.SPACE_5))
        folds[0].header.setFocus()

    def _ways(self) -> list[ResultFile]:
        """That of the network asked for first, then those of the chosen client, of whom it is opened in sight."""
        client = self._context.client_id
        accounts = self._context.workspace.records.all(Account, client_id=client) if client else []
        own = {each.network for each in accounts}
        ways = self._context.knowledge.result_files()
        return sorted(ways, key=lambda way: (self._network not in {None, *way.networks}, own.isdisjoint(way.networks)))

    def _steps(self, way: ResultFile) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(scaled(12) + 10, 0, 0, tokens.SPACE_2)
        column.setSpacing(tokens.SPACE_1)
        for number, step in enumerate(way.steps, 1):
            column.addLayout(_step(self.language.number(number), step))
        if way.reading is not None:
            column.addLayout(self._source(way.name, way.reading))
        return made

    def _source(self, name: str, reading: Reading) -> QHBoxLayout:
        is_old = reading.is_stale(self._context.workspace.today())
        words = self.language(_OLD if is_old else _READ, site=reading.site, date=self.language.date(reading.checked))
        copies = icon_button("copy", self.language(_("Copy the link to the source")), partial(self._copy, reading))
        copies.setAccessibleDescription(name)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(Label(words, size=tokens.FONT_SMALL, colour="attention" if is_old else "muted", wraps=True), 1)
        row.addWidget(copies, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _copy(self, reading: Reading) -> None:
        """Nothing leaves this computer: the address goes to the clipboard, and the person takes it from there."""
        clipboard.put(reading.source)
        self._context.say(self.language(_("The link is in the clipboard.")))


def _step(number: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(tokens.SPACE_2)
    row.addWidget(Label(f"{number}.", colour="muted"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(words, wraps=True), 1)
    return row
