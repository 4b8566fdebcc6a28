"""The command palette (Ctrl+K): everything the window can do or find, a few letters away.

    palette = Palette(language, window, commands)
    palette.add_source(lambda typed: [Item(client.name, _("Client"), "user", lambda: open(client)) for client in …])
    palette.open()

A source is asked with what is typed and answers at once with few items; they are ranked together with the commands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import Language, _
from ui.shell.overlay import Overlay
from ui.widgets.fuzzy import best
from ui.widgets.search_list import Found, SearchList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.shell.commands import BoundCommand, Commands

MOST: Final = 50
_RECENT: Final = 5


@dataclass(frozen=True, slots=True)
class Item:
    """Something to go to or to do: its words, what it is ("Client"), its icon, and what choosing it does."""

    words: str
    kind: str
    sign: str
    run: Callable[[], object]


Source = Callable[[str], Iterable[Item]]


class Palette:
    """One a window; `open` shows it afresh, with what was used last on top."""

    def __init__(self, language: Language, window: QWidget, commands: Commands) -> None:
        self._language = language
        self._window = window
        self._commands = commands
        self._sources: list[Source] = []
        self._recent: list[str] = []

    def add_source(self, source: Source) -> None:
        """Let the palette find these too."""
        self._sources.append(source)

    def open(self) -> SearchList:
        """Show it; gives the list, for tests."""
        overlay = Overlay(self._window, width=580, name=self._language(_("Search or do")))
        found = SearchList(
            self._search,
            placeholder=self._language(_("Search or do…")),
            nothing=self._language(_("Nothing found. Try fewer letters.")),
        )
        found.chosen.connect(lambda item: self._choose(overlay, item))
        found.line.textChanged.connect(overlay.fit)
        overlay.inside.addWidget(found)
        overlay.panel.setFocusProxy(found)
        found.refresh()
        overlay.open()
        return found

    def _search(self, typed: str) -> list[Found]:
        items = [*self._command_items(), *(item for source in self._sources for item in source(typed))]
        ranked = best(typed, items, lambda item: item.words, MOST) if typed else self._by_recency(items)
        return [Found(item.words, item, item.kind, item.sign) for item in ranked]

    def _command_items(self) -> list[Item]:
        return [_as_item(bound) for bound in self._commands.available()]

    def _by_recency(self, items: list[Item]) -> list[Item]:
        rank = {words: place for place, words in enumerate(reversed(self._recent))}
        return sorted(items, key=lambda item: rank.get(item.words, len(rank)))[:MOST]

    def _choose(self, overlay: Overlay, item: Item) -> None:
        self._recent = [*(words for words in self._recent if words != item.words), item.words][-_RECENT:]
        # first: it gives the keyboard back, which what is run may take for something else
        overlay.close()
        item.run()


def _as_item(bound: BoundCommand) -> Item:
    detail = "   ".join(part for part in (bound.heading, bound.keys) if part)
    return Item(bound.action.text(), detail, bound.command.icon or "arrow-right", bound.action.trigger)
