"""What screen readers hear of a painted calendar."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from smmdesk.language import Language, _


def day_in_words(language: Language, day: date, posts: int, holidays: Mapping[date, str]) -> str:
    """Tuesday 3 November, 2 posts; and the holiday's name."""
    named = f"{language.weekday(day)} {language.day_and_month(day)}"
    count = language.count("{n} post", "{n} posts", posts) if posts else language(_("no posts"))
    return ", ".join(part for part in (named, count, holidays.get(day, "")) if part)


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say these words, if one is listening."""
    if QAccessible.isActive() and widget.hasFocus():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
