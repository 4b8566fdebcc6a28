"""Where posts go: a day or so many days, typed, or a day picked in the small calendar under it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from smmdesk.domain.errors import SmmdeskError
from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.widgets.forms.date_edit import CalendarPopup
from ui.widgets.forms.day_reading import read_day
from ui.widgets.labels import hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

Where = dt.date | int
"""A day, or so many days on (below zero: back)."""
_BY_DAYS: Final = re.compile(r"([+\-−–])\s*(\d{1,4})")


class MovePopup(CalendarPopup):
    """Enter, or a click on a day, moves; what cannot be read stays, with the reason under it."""

    def __init__(
        self,
        language: Language,
        words: str,
        on: QWidget,
        *,
        today: dt.date,
        day: dt.date,
        moved: Callable[[Where], object],
    ) -> None:
        """`words` say what is to be moved; the calendar opens on `day`."""
        super().__init__(language, day, moved, on)
        self._language, self._today, self._moved = language, today, moved
        self.setAccessibleName(words)
        self.line = QLineEdit()
        self.line.setAccessibleName(words)
        self.line.setPlaceholderText(words)
        self.line.returnPressed.connect(self._read)
        self._reason = Notice().alerting()
        self.inside.setSpacing(tokens.SPACE_1)
        self.inside.insertWidget(0, self.line)
        self.inside.insertWidget(1, hint(language(_("A day: 5, 5.11, today. Or so many days: +7, −2."))))
        self.inside.insertWidget(2, self._reason)
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _read(self) -> None:
        try:
            where = read_where(self.line.text(), self._today, self._language)
        except SmmdeskError as error:
            self._reason.say(self._language.error(error))
            self.adjustSize()
            return
        if where is not None:
            # first, as what was moved may want the keyboard
            self.close()
            self._moved(where)


def read_where(text: str, today: dt.date, language: Language) -> Where | None:
    """A day, so many days, or None for nothing typed; raises `UnreadableError`."""
    if found := _BY_DAYS.fullmatch(text.strip()):
        return int(found[2]) * (1 if found[1] == "+" else -1)
    return read_day(text, today, language)
