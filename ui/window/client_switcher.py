"""Which client the window is about: a button with a searchable list, "All clients" first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from smmdesk.speech.language import Language, _
from ui.widgets.buttons import DropButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.shell.popup import Popup
    from ui.widgets.search_list import Found, SearchList  # loaded when the list is first opened

WIDEST = 230


class ClientSwitcher(DropButton):
    """`chosen` comes with the client's id, or None for all of them."""

    chosen = Signal(object)

    def __init__(self, language: Language) -> None:
        super().__init__(WIDEST)
        self._language = language
        self._items: Sequence[tuple[str, str]] = ()
        self._client: str | None = None
        self.clicked.connect(lambda _checked=False: self.open())
        self.show_clients((), None)

    def show_clients(self, items: Sequence[tuple[str, str]], client: str | None) -> None:
        """Pairs of id and name, and which of them is the one (None: all)."""
        self._items = items
        self._client = client if client in dict(items) else None
        words = self._name()
        self.set_words(words)
        self.setAccessibleName(self._language(_("Client: {name}"), name=words))

    @property
    def client(self) -> str | None:
        """The id of the client chosen, None for all."""
        return self._client

    def step(self, count: int) -> None:
        """On or back in the order of the list; all clients stand before the first, and follow on the last."""
        every = [None, *(client_id for client_id, _client in self._items)]
        self._take(every[(every.index(self._client) + count) % len(every)])

    def open(self) -> SearchList:
        """Open the list; gives it, for tests."""
        from ui.shell.popup import Popup
        from ui.widgets.search_list import SearchList

        popup = Popup(self, width=300, name=self._language(_("Choose a client")))
        found = SearchList(
            self._language,
            self._search,
            placeholder=self._language(_("Find a client…")),
            nothing=self._language(_("No client of that name.")),
            rows=9,
        )
        found.chosen.connect(lambda client: self._choose(popup, client))
        # the list has become shorter by then: it heard of the letters first
        found.line.textChanged.connect(lambda _typed: popup.adjustSize())
        popup.inside.addWidget(found)
        popup.open_under(self)
        found.setFocus()
        return found

    def _name(self) -> str:
        everyone = self._language(_("All clients"))
        return everyone if self._client is None else dict(self._items)[self._client]

    def _search(self, typed: str) -> list[Found]:
        from ui.widgets.fuzzy import best
        from ui.widgets.search_list import Found

        everyone = Found(self._language(_("All clients")), None, sign="users-three")
        fitting = best(typed, self._items, lambda item: item[1], 200)
        clients = [Found(name, client_id, sign=self._sign(client_id)) for client_id, name in fitting]
        return clients if typed else [everyone, *clients]

    def _sign(self, client_id: str) -> str:
        return "check" if client_id == self._client else "storefront"

    def _choose(self, popup: Popup, client: str | None) -> None:
        popup.close()
        self._take(client)

    def _take(self, client: str | None) -> None:
        from ui.widgets.announcing import announce

        self.show_clients(self._items, client)
        announce(self, self.accessibleName())  # by a key the keyboard stays elsewhere
        self.chosen.emit(client)
