"""Lines one below another, each of which opens into what is in it: one is open at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.style import tokens
from ui.widgets.forms.fold import Fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class FoldItem(QFrame):
    """A card that is one line, and once opened its `body`."""

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.fold = Fold("", body, is_open=False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SPACE_3, tokens.SPACE_1, tokens.SPACE_3, tokens.SPACE_2)
        whole.addWidget(self.fold)

    def open(self) -> None:
        """Show what is in it."""
        self.fold.open()

    def flush(self) -> None:
        """Save what is being typed in it."""

    def discard(self) -> None:
        """What it is of is gone: so is its line."""
        self.hide()
        self.setParent(None)
        self.deleteLater()


I = TypeVar("I", bound=FoldItem)  # noqa: E741  (an item)


class FoldList(QWidget, Generic[I]):
    """`turned` tells that another one is open, or none."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[str, I] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_2)

    def show_items(self, ids: Sequence[str], make: Callable[[str], I]) -> list[I]:
        """A line for each of these in their order; those that were there stay, with what is typed in them."""
        for gone in self._items.keys() - set(ids):
            self._items.pop(gone).discard()
        for place, id in enumerate(ids):
            item = self._items.get(id) or self._made(id, make)
            if self._column.indexOf(item) != place:
                self._column.insertWidget(place, item)
                item.show()  # at once: whoever begins one has the cursor in it
        return self.items()

    def items(self) -> list[I]:
        """As they stand."""
        return sorted(self._items.values(), key=self._column.indexOf)

    def item(self, id: str) -> I | None:
        """The line of that record."""
        return self._items.get(id)

    def opened(self) -> I | None:
        """The one that is open."""
        return next((item for item in self._items.values() if item.fold.is_open), None)

    def flush(self) -> None:
        """Save what is being typed."""
        for item in list(self._items.values()):  # saving shows them again
            item.flush()

    def _made(self, id: str, make: Callable[[str], I]) -> I:
        item = self._items[id] = make(id)
        item.fold.folded.connect(partial(self._close_others, item))
        return item

    def _close_others(self, opened: I, is_closed: bool) -> None:
        for item in self._items.values():
            if item is not opened and not is_closed:
                item.fold.put_away()
        self.turned.emit()
