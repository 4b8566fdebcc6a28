"""Rows of posts that an act left selected: they do not join what is chosen next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QItemSelectionModel

from smmdesk.domain.posts import Post
from ui.calendar.month.selection import is_given
from ui.overriding import override
from ui.widgets.tables.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.widgets.tables.table_model import Index

_FLAG: Final = QItemSelectionModel.SelectionFlag
_CHOOSING: Final = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress})


class PostTable(RecordTable[Post]):
    """A table of posts that knows whether a hand has chosen what is selected."""

    _is_given = False

    def select(self, keys: Iterable[Any], *, by_hand: bool = True) -> None:
        """Select posts by their ids; `by_hand` false where an act does: they do not join what is chosen next."""
        wanted, before = list(keys), {post.id for post in self.selected()}
        self._is_given = not by_hand and is_given(set(wanted), before, was=self._is_given)
        super().select(wanted)

    @override
    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        meant = super().selectionCommand(index, event)
        if event is None or event.type() not in _CHOOSING:
            return meant
        was_given, self._is_given = self._is_given, False
        joins = meant & _FLAG.Toggle and not self.selectionModel().isSelected(index)
        return _FLAG.ClearAndSelect | _FLAG.Rows if was_given and joins else meant
