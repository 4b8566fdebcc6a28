"""Words offered while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtWidgets import QCompleter, QListView

if TYPE_CHECKING:
    from collections.abc import Sequence


def completion(source: Sequence[str] | QAbstractItemModel, parent: QObject) -> QCompleter:
    """A completer that finds the letters typed anywhere in a word, with a list dressed like our menus."""
    made = QCompleter(source if isinstance(source, QAbstractItemModel) else list(source), parent)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    popup = QListView()
    popup.setProperty("kind", "popup")
    made.setPopup(popup)
    return made
