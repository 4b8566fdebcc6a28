"""‹ November 2026 ›: which month is in sight, where the period above is longer than one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.style.theme import MEDIUM
from ui.widgets.buttons import icon_button
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable


class MonthSwitch(QWidget):
    """The month's name between two arrows."""

    def __init__(self, language: Language, turned: Callable[[int], None]) -> None:
        super().__init__()
        self._language = language
        self._name = Label("", weight=MEDIUM)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        names = (language.month(date(2026, month, 1)) for month in range(1, 13))
        self._name.setMinimumWidth(
            max(self._name.fontMetrics().horizontalAdvance(name) for name in names) + tokens.SPACE_2
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(icon_button("caret-left", language(_("Month before")), lambda: turned(-1)))
        row.addWidget(self._name)
        row.addWidget(icon_button("caret-right", language(_("Month after")), lambda: turned(1)))

    def show_month(self, month: date) -> None:
        """Another month."""
        self._name.setText(self._language.month(month))
