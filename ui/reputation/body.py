"""The middle of the page: the figures of the period above its mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Self

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.domain.reputation.answering import waits
from smmdesk.domain.reputation.figures import figures_by_kind, first_answers
from smmdesk.speech.language import Language, _
from smmdesk.speech.lists import overdue_in_short
from smmdesk.speech.reputation import mentions_told
from ui.overriding import override
from ui.reputation.table import MentionTable
from ui.reputation.tiles import Tiles
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.buttons import button
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from smmdesk.domain.ids import MentionId
    from smmdesk.domain.reputation.answering import Answers, AnswerTime, Counting
    from smmdesk.domain.reputation.figures import KindFigures
    from smmdesk.domain.reputation.lists import AudienceList
    from smmdesk.domain.reputation.named import MentionKind
    from smmdesk.domain.reputation.records import Mention
    from smmdesk.services.reputation import ReputationSheet

_HIGH: Final = 420
"""From this height on there is room for all that the tiles have to tell."""


class Known(NamedTuple):
    """What is made of a period once, however often its mentions are sifted: net tones, answers, and what waits."""

    figures: Mapping[MentionKind, KindFigures]
    answers: Answers
    waiting: Mapping[MentionId, AnswerTime]

    @classmethod
    def of(cls, sheet: ReputationSheet, by: Counting) -> Self:
        """Of a client's period, answers counted by its rule."""
        return cls(
            figures_by_kind(sheet.mentions, sheet.brands, sheet.period),
            first_answers(sheet.mentions, sheet.brands, sheet.period, by),
            waits([*sheet.mentions, *sheet.recent], by),
        )

    def at(self, sheet: ReputationSheet, by: Counting) -> Self:
        """The same, what waits as of another moment."""
        return self._replace(waiting=waits([*sheet.mentions, *sheet.recent], by))


class Body(QWidget):
    """Where nothing was written down for the days chosen it says so."""

    def __init__(
        self,
        language: Language,
        now: Callable[[], datetime],
        pressed: Callable[[str], object],
        lead_to_list: Callable[[AudienceList], object],
    ) -> None:
        super().__init__()
        self._language, self._lead_to_list = language, lead_to_list
        self._overdue: Sequence[AudienceList] = ()
        self.tiles = Tiles(language, pressed)
        self.table = MentionTable(language, now)
        self.nothing = Label("", colour="muted", wraps=True)
        self.count = Label("", colour="muted")
        self.overdue = button("", self._show_overdue, kind="link", sign="warning")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(self.tiles)
        line = QHBoxLayout()
        line.setSpacing(tokens.SPACE_4)
        line.addWidget(self.count)
        line.addWidget(self.overdue)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_sheet(self, sheet: ReputationSheet, known: Known, passing: Sequence[Mention]) -> None:
        """The period's figures, and those of its mentions that pass the filter."""
        has_any = bool(sheet.mentions)
        self.tiles.show_figures(sheet, known.figures, known.answers)
        self.count.setText(mentions_told(sheet.mentions, self._language) if has_any else "")
        self.count.setVisible(has_any)
        period = self._language.period_inside(sheet.period)
        words = _("Nothing is written down for {period}. Write down what was said, or choose another period above.")
        self.nothing.setText("" if has_any else self._language(words, period=period))
        self.nothing.setVisible(not has_any)
        self.table.show_mentions(passing, sheet.brands, known.waiting)

    def show_overdue(self, lists: Sequence[AudienceList]) -> None:
        """Tell of these, which should be deleted by now; nothing of none."""
        self._overdue = lists
        words = overdue_in_short(lists, self._language) if lists else ""
        self.overdue.setText(words)
        self.overdue.setAccessibleName(words)
        self.overdue.setVisible(bool(lists))

    def _show_overdue(self) -> None:
        if self._overdue:
            self._lead_to_list(self._overdue[0])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tiles.set_low(self.height() < scaled(_HIGH))
