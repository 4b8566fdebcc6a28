"""‹ November 2026 ›: which month or which week is in sight, where the period above is another one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmdesk.domain.periods import Period, Weeks
from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.style.theme import MEDIUM
from ui.widgets import tips
from ui.widgets.buttons import icon_button
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable


class MonthSwitch(QWidget):
    """The name of a month, or of a week, between two arrows."""

    def __init__(self, language: Language, turned: Callable[[int], None]) -> None:
        super().__init__()
        self._language = language
        self._name = Label("", weight=MEDIUM)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        names = (language.month(date(2026, month, 1)) for month in range(1, 13))
        self._widest = max(self._name.fontMetrics().horizontalAdvance(name) for name in names) + tokens.SPACE_2
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._before = icon_button("caret-left", language(_("Month before")), lambda: turned(-1))
        self._after = icon_button("caret-right", language(_("Month after")), lambda: turned(1))
        for each in (self._before, self._name, self._after):
            row.addWidget(each)

    def _week(self, days: Period) -> str:
        """16–22 November: the year stands above."""
        first, last = self._language.day_and_month(days.start), self._language.day_and_month(days.last)
        is_one = (days.start.month, days.start.year) == (days.last.month, days.last.year)
        return f"{days.start.day}–{last}" if is_one else f"{first} – {last}"

    def show_days(self, days: Period) -> None:
        """Another month, or another week."""
        is_week = isinstance(days, Weeks)
        words = self._week(days) if is_week else self._language.month(days.start)
        self._name.setText(words)
        self._name.setMinimumWidth(max(self._widest, self._name.fontMetrics().horizontalAdvance(words)))
        names = (_("Week before"), _("Week after")) if is_week else (_("Month before"), _("Month after"))
        for each, name in zip((self._before, self._after), names, strict=True):
            each.setToolTip(tips.plain(self._language(name)))
            each.setAccessibleName(self._language(name))
