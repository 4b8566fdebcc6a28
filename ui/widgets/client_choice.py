"""Some pages are about one client: while all are chosen, such a page asks whose it is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.fuzzy import best
from ui.widgets.labels import Label, heading
from ui.widgets.search_list import Found, SearchList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.clients import Client


class ClientChoice(QWidget):
    """A searchable list of clients in the middle of the page."""

    def __init__(self, language: Language, words: str, chosen: Callable[[str], None]) -> None:
        """`words` say why one has to be chosen."""
        super().__init__()
        self._clients: Sequence[Client] = ()
        self.list = SearchList(
            language,
            self._search,
            placeholder=language(_("Find a client…")),
            nothing=language(_("No client of that name.")),
            rows=6,
        )
        self.list.chosen.connect(chosen)
        card = QFrame()
        card.setProperty("kind", "card")
        card.setFixedWidth(scaled(360))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setSpacing(tokens.SPACE_2)
        # two above and three below: what stands a little over the middle looks as if it stood in it
        column.addStretch(2)
        column.addWidget(heading(language(_("Who is it about?"))), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(Label(language(words), colour="muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(tokens.SPACE_2)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setFocusProxy(self.list)

    def show_clients(self, clients: Sequence[Client]) -> None:
        """Offer these."""
        self._clients = clients
        self.list.refresh()

    def _search(self, typed: str) -> list[Found]:
        return [
            Found(each.name, each.id, sign="user") for each in best(typed, self._clients, lambda one: one.name, 200)
        ]
