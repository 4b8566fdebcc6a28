"""What the table of mentions shows in its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.reputation.named import Sentiment
from smmdesk.speech.answers import answer_words, goal_words
from smmdesk.speech.language import Language, _
from smmdesk.speech.reputation import unjudged_words, when_words
from ui.style.icons import icon
from ui.widgets.chips import paint_status
from ui.widgets.tables.table import RIGHT, STRETCH, Column

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QIcon, QPainter

    from smmdesk.domain.ids import BrandId, MentionId
    from smmdesk.domain.reputation.answering import AnswerTime
    from smmdesk.domain.reputation.records import Mention

NEEDED: Final = ("text", "tone", "when", "answer", "where", "author", "stars", "brand")
"""The columns, the most needed first; the inspector has it all."""
SIGNS: Final = {
    Sentiment.POSITIVE: ("plus-circle", "good"),
    Sentiment.NEUTRAL: ("circle", "neutral"),
    Sentiment.NEGATIVE: ("minus-circle", "bad"),
    None: ("circle-dashed", "attention"),
}
"""Icon and colour of each tone; the word stands beside it."""
_TEXT: Final = 260


def columns(
    now: Callable[[], datetime],
    brands: Callable[[], Mapping[BrandId | None, str]],
    waiting: Callable[[], Mapping[MentionId, AnswerTime]],
) -> dict[str, Column[Mention]]:
    """The columns by what they show; what is waited for, in working time, is asked of `waiting`."""
    return {
        "when": Column(
            _("When"), when_words, sort=lambda each: each.moment.wall, width=128, sample=longest_when, searched=False
        ),
        "where": Column(_("Where"), _where, tip=_where, width=150),
        "author": Column(_("Who"), lambda each, _language: each.author, tip=lambda each, _language: each.author),
        "text": _text(),
        "brand": Column(_("Brand"), lambda each, _language: brands().get(each.brand_id, ""), width=130),
        "tone": Column(
            _("Tone"),
            tone_words,
            sort=lambda each: [*SIGNS].index(each.tone),
            width=96,
            names=Sentiment,
            sample=unjudged_words,
            paint=paint_tone,
        ),
        "stars": Column(
            _("Stars"),
            lambda each, language: language(_("{n} of 5"), n=each.stars) if each.stars else "",
            sort=lambda each: each.stars or 0,
            align=RIGHT,
            width=72,
            searched=False,
        ),
        "answer": _answer(now, waiting),
    }


def _text() -> Column[Mention]:
    return Column(
        _("Text"),
        lambda each, language: _line(each) or language(_("Not written down yet")),
        ink=lambda each: "text" if _line(each) else "faint",
        tip=lambda each, _language: each.text or each.title,
        width=STRETCH,
        least=_TEXT,
    )


def _answer(now: Callable[[], datetime], waiting: Callable[[], Mapping[MentionId, AnswerTime]]) -> Column[Mention]:
    def tip(each: Mention, language: Language) -> str:
        time = waiting().get(each.id)
        return each.let_be or each.answer or (goal_words(time, language) if time is not None else "")

    return Column(
        _("Answer"),
        lambda each, language: answer_words(each, waiting(), now(), language),
        sort=lambda each: (not each.waits, each.moment.wall),
        icon=lambda each: _answer_sign(each, waiting().get(each.id)),
        ink=lambda each: "attention" if each.waits else "muted",
        tip=tip,
        width=190,
    )


def tone_words(mention: Mention, language: Language) -> str:
    """The tone in a word."""
    return language.word(mention.tone) if mention.tone else unjudged_words(language)


def longest_when(language: Language) -> str:
    """The longest that a day and an hour can be, for the width of a column."""
    from datetime import date

    days = (language.short_date(date(2026, month, 28)) for month in range(1, 13))
    return f"{max(days, key=len)}, 00:00"


def _where(mention: Mention, language: Language) -> str:
    return " · ".join(filter(None, (mention.place.strip(), language.word(mention.source))))


def _line(mention: Mention) -> str:
    return " ".join(f"{mention.title} {mention.text}".split())


def paint_tone(painter: QPainter, rect: QRect, mention: Mention, language: Language) -> None:
    """Its sign and its word."""
    sign, tone = SIGNS[mention.tone]
    paint_status(painter, rect, tone_words(mention, language), tone, sign)


def _answer_sign(mention: Mention, time: AnswerTime | None) -> QIcon | None:
    """Of one that waits beyond its goal it is another, not only another colour."""
    if mention.waits:
        is_late = time is not None and not time.is_in_goal
        return icon("warning", "bad") if is_late else icon("hourglass-medium", "attention")
    return icon("check", "good") if mention.answered else None
