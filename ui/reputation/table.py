"""The table of mentions: judged and answered by single keys, whatever layout is switched on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from smmdesk.domain.reputation.named import Sentiment
from smmdesk.domain.reputation.records import Mention
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.reputation.columns import NEEDED, columns
from ui.widgets.layouts import SAME_KEY, capital
from ui.widgets.tables.table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent

    from smmdesk.domain.ids import BrandId, MentionId
    from smmdesk.domain.reputation.answering import AnswerTime
    from smmdesk.domain.reputation.records import Brand

_TONES: Final = {
    "+": Sentiment.POSITIVE,
    "=": Sentiment.POSITIVE,  # the key of + without Shift
    "0": Sentiment.NEUTRAL,
    "-": Sentiment.NEGATIVE,
    "–": Sentiment.NEGATIVE,
    "−": Sentiment.NEGATIVE,
}
_HELD: Final = ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)


class MentionTable(RecordTable[Mention]):
    """`judged` comes with a tone, the others for what is chosen to be let be, marked as answered or replied to."""

    judged = Signal(object)
    left = Signal()
    answered = Signal()
    replied = Signal()

    def __init__(self, language: Language, now: Callable[[], datetime]) -> None:
        self._names: Mapping[BrandId | None, str] = {}
        self._waiting: Mapping[MentionId, AnswerTime] = {}
        by_name = columns(now, lambda: self._names, lambda: self._waiting)
        self.names: Final = tuple(by_name)
        super().__init__(language, tuple(by_name.values()), name=_("Mentions"), priority=self._needed())

    def show_mentions(
        self, mentions: Sequence[Mention], brands: Sequence[Brand], waiting: Mapping[MentionId, AnswerTime]
    ) -> None:
        """Show these, and for how long those wait that do; the column of brands is there where several are watched."""
        self._names, self._waiting = {brand.id: brand.name for brand in brands}, waiting
        self.show_records(mentions)
        self.show_columns(self._needed())

    def next_unjudged(self, after: Sequence[Mention]) -> Mention | None:
        """The first without a tone below these, else the first above; None where none is left."""
        rows, gone = self.records(), {each.id for each in after}
        last = max((at for at, each in enumerate(rows) if each.id in gone), default=-1)
        return next((each for each in (*rows[last + 1 :], *rows) if each.tone is None and each.id not in gone), None)

    def _needed(self) -> list[int]:
        several = len(self._names) > 1
        return [self.names.index(name) for name in NEEDED if several or name != "brand"]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """By the letters on the keys of a Latin layout."""
        text = "" if event.modifiers() & _HELD else event.text()
        letter = SAME_KEY.get(capital(text), capital(text)) if text else ""
        if text in _TONES and self.selected():
            self.judged.emit(_TONES[text])
        elif letter == "L" and self.selected():
            self.left.emit()
        elif letter == "A" and self.selected():
            self.answered.emit()
        elif letter == "R" and self.selected():
            self.replied.emit()
        else:
            super().keyPressEvent(event)
