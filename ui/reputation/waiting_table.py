"""What waits for an answer, of all times, the longest first: in working time, beside the goal of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smmdesk.domain.reputation.answering import waits
from smmdesk.domain.reputation.named import Sentiment
from smmdesk.speech.answers import goal_words, wait_words
from smmdesk.speech.language import Language, _
from smmdesk.speech.reputation import unjudged_words, when_words
from ui.reputation.columns import longest_when, paint_tone, tone_words
from ui.style import tokens
from ui.style.icons import icon
from ui.style.text_size import scaled
from ui.widgets.tables.table import STRETCH, Column, RecordTable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from PySide6.QtGui import QIcon

    from smmdesk.domain.ids import MentionId
    from smmdesk.domain.reputation.answering import AnswerTime, Counting
    from smmdesk.domain.reputation.records import Mention

_MOST_ROWS = 8
"""Beyond these the table scrolls by itself."""
_NEEDED = (0, 3, 1, 4, 2, 5)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A mention, for how long it waits where its hour is known, and as of when."""

    id: MentionId
    mention: Mention
    time: AnswerTime | None
    now: datetime

    @property
    def order(self) -> tuple[bool, int, str]:
        """The longest first; those of which only the day is known after them."""
        return self.time is None, -(self.time.working if self.time else 0), self.mention.moment.wall.isoformat()


def rows_of(mentions: Iterable[Mention], by: Counting) -> list[Waiting]:
    """What waits, the longest first."""
    found = [*mentions]
    times = waits(found, by)
    return sorted((Waiting(each.id, each, times.get(each.id), by.now) for each in found), key=lambda row: row.order)


class WaitingTable(RecordTable[Waiting]):
    """As high as its rows, up to a few."""

    def __init__(self, language: Language) -> None:
        super().__init__(language, _columns(), name=_("Wait for an answer"), priority=_NEEDED, many=False)
        self.setSortingEnabled(False)  # the longest first is what it is for

    def show_waiting(self, rows: list[Waiting]) -> None:
        """Show these in this order."""
        self.show_records(rows)
        head = self.horizontalHeader().sizeHint().height()
        lines = min(len(rows), _MOST_ROWS)
        self.setFixedHeight(head + lines * scaled(tokens.ROW_HEIGHT) + 2 * self.frameWidth())


def _columns() -> tuple[Column[Waiting], ...]:
    return (
        Column(_("Text"), _text, tip=lambda each, _language: each.mention.text, width=STRETCH, least=220),
        Column(_("When"), lambda each, language: when_words(each.mention, language), width=128, sample=longest_when),
        Column(_("Where"), _where, tip=_where, width=140),
        Column(_("Waits"), _waits, width=118, icon=_sign),
        Column(
            _("Tone"),
            lambda each, language: tone_words(each.mention, language),
            width=96,
            names=Sentiment,
            sample=unjudged_words,
            paint=lambda painter, rect, each, language: paint_tone(painter, rect, each.mention, language),
        ),
        Column(_("Promised"), _goal, tip=_goal, width=250),
    )


def _text(each: Waiting, language: Language) -> str:
    said = " ".join(f"{each.mention.title} {each.mention.text}".split())
    return said or language(_("Not written down yet"))


def _where(each: Waiting, language: Language) -> str:
    return each.mention.place.strip() or language.word(each.mention.source)


def _waits(each: Waiting, language: Language) -> str:
    known = {each.id: each.time} if each.time is not None else {}
    return wait_words(each.mention, known, each.now, language)


def _goal(each: Waiting, language: Language) -> str:
    return goal_words(each.time, language) if each.time is not None else language(_("its hour is not known"))


def _sign(each: Waiting) -> QIcon | None:
    if each.time is None:
        return None
    return icon("hourglass-medium", "attention") if each.time.is_in_goal else icon("warning", "bad")
