"""The command palette (Ctrl+K): everything the window can do or find, a few letters away.

    palette = Palette(language, window)
    palette.add_source(lambda typed: [Item(client.name, _("Client"), "user", lambda: open(client)) for client in …])
    palette.open()

A source is asked with what is typed and answers at once with few items. All are ranked together; where nothing is typed
yet, or where they fit equally, they stand in the order of the sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import Language, _
from ui.shell.overlay import Overlay
from ui.widgets.fuzzy import fit, fit_word
from ui.widgets.search_list import Found, SearchList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

MOST: Final = 50
_ROWS: Final = 12


@dataclass(frozen=True, slots=True)
class Item:
    """Something to go to or to do: its words, what it is ("Client"), its icon, and what choosing it does.

    `also` are other words for it, by which it is found after all that fit with their own; its `keys` are shown.
    """

    words: str
    kind: str
    sign: str
    run: Callable[[], object]
    also: str = ""
    keys: str = ""

    def fit(self, typed: str) -> int | None:
        """How well it fits, None for not at all."""
        own, other = fit(typed, self.words), fit_word(typed, self.also)
        return max(filter(None, (own, other)), default=own)


Source = Callable[[str], Iterable[Item]]


class Palette:
    """Its sources are asked anew with each letter."""

    def __init__(self, language: Language, window: QWidget) -> None:
        self._language = language
        self._window = window
        self._sources: list[Source] = []

    def add_source(self, source: Source) -> None:
        """Let the palette find these too, behind those of the sources before."""
        self._sources.append(source)

    def open(self) -> SearchList:
        """Show it; gives the list, for tests."""
        overlay = Overlay(self._window, width=620, name=self._language(_("Search or do")))
        found = SearchList(
            self._language,
            self.search,
            placeholder=self._language(_("Search or do…")),
            nothing=self._language(_("Nothing found. Try fewer letters.")),
            rows=_ROWS,
        )
        found.chosen.connect(lambda item: _choose(overlay, item))
        found.line.textChanged.connect(overlay.fit)
        overlay.inside.addWidget(found)
        overlay.panel.setFocusProxy(found)
        overlay.open()
        return found

    def search(self, typed: str) -> list[Found]:
        """What it offers, best first."""
        items = [item for source in self._sources for item in source(typed)]
        fits = [(score, item) for item in items if (score := item.fit(typed)) is not None]
        ranked = [item for _score, item in sorted(fits, key=lambda pair: -pair[0])[:MOST]]
        return [Found(item.words, item, item.kind, item.sign, item.keys) for item in ranked]


def _choose(overlay: Overlay, item: Item) -> None:
    overlay.close()
    item.run()
