"""A word or two that somebody has to say before it is done: why a mention needs no answer, what an alarm came to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from smmdesk.domain.reputation.errors import NoNoteError, NoReasonError
from smmdesk.speech.language import Language, _
from ui.shell.popup import Popup
from ui.style import tokens
from ui.widgets.labels import hint
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.domain.errors import SmmdeskError

_WIDTH = 320


class Wanted(NamedTuple):
    """What is asked, marked English source strings, and what is said where nothing is answered."""

    words: str
    help: str
    refused: SmmdeskError


NO_ANSWER: Final = Wanted(
    _("Why it needs no answer"),
    _("Such as: a joke, answered by phone. Enter keeps it, Esc leaves it waiting."),
    NoReasonError(),
)
ASIDE: Final = Wanted(
    _("What was done about it"),
    _("Such as: all seven answered, the batch taken back. Enter puts it aside, Esc leaves the alarm."),
    NoNoteError(),
)


class WhyPopup(Popup):
    """Enter keeps the reason; one that is refused stays, with what is wrong below it."""

    def __init__(self, language: Language, wanted: Wanted, kept: Callable[[str], object], on: QWidget) -> None:
        words = language(wanted.words)
        super().__init__(on, width=_WIDTH, name=words)
        self._language, self._wanted, self._kept = language, wanted, kept
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3)
        column.setSpacing(tokens.SPACE_2)
        self.line = QLineEdit()
        self.line.setAccessibleName(words)
        self.line.setPlaceholderText(words)
        self.line.returnPressed.connect(self._keep)
        self.refused = Notice().alerting()
        column.addWidget(self.line)
        column.addWidget(hint(language(wanted.help)))
        column.addWidget(self.refused)
        self.inside.addWidget(inner)
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def open_at(self, place: QPoint) -> None:
        """With its upper left corner at that place of the screen, as far as there is room."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = max(min(place.x(), room.right() - self.width()), room.left())
        self.move(left, max(min(place.y(), room.bottom() - self.height()), room.top()))
        self.show()

    def _keep(self) -> None:
        why = self.line.text()
        if not why.strip():
            self.refused.say(self._language.error(self._wanted.refused))
            self.adjustSize()
            return
        # first, as the table wants the keyboard
        self.close()
        self._kept(why)
