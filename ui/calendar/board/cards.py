"""How a post looks on the board: a chip that tells its day too, for columns are no days."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import Language, _
from ui.calendar.month.chip_painter import ChipPainter
from ui.calendar.month.layout import ROOMY
from ui.calendar.shown.spoken import day_named
from ui.overriding import override

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QRect, QSize
    from PySide6.QtGui import QPainter, QPixmap

    from smmdesk.domain.ids import PostId
    from smmdesk.domain.posts import Post
    from ui.calendar.month.view import MonthView

HEIGHT: Final = ROOMY.heights[2]
"""Three lines: the day, and two of words."""
_MOST: Final = 600
"""Pictures that are kept."""


class CardPainter(ChipPainter):
    """Paints chips whose first line begins with the day; the status is told by the column."""

    has_sign = False

    @cached_property
    def _kept(self) -> dict[PostId, tuple[Post, bool, QSize, QPixmap]]:
        return {}

    def put(self, painter: QPainter, place: QRect, post: Post, *, selected: bool) -> None:
        """A card, painted once for each look of it: after each act most cards are what they were."""
        kept = self._kept.get(post.id)
        if kept is None or kept[0] is not post or kept[1:3] != (selected, place.size()):
            if len(self._kept) > _MOST:
                self._kept.clear()
            kept = post, selected, place.size(), self.picture(post, place.size(), selected=selected)
            self._kept[post.id] = kept
        painter.drawPixmap(place.topLeft(), kept[3])

    @cached_property
    def _days(self) -> dict[date, str]:
        return {}

    @override
    def when(self, post: Post) -> str:
        if post.moment is None:
            return ""
        return f"{self._named(post.moment.day)}, {self._language.time(post.moment.wall.time())}"

    def _named(self, day: date) -> str:
        """Tue 17 Nov, made once for each day."""
        if day not in self._days:
            language = self._language
            self._days[day] = f"{language.weekday(day, 'short')} {day.day} {language.month_beside(day)}"
        return self._days[day]


def card_in_words(language: Language, month: MonthView, post: Post) -> str:
    """A card as it is heard, and as its tool tip says it: the day, and what a chip of the month tells."""
    when = day_named(language, post.day) if post.day else language(_("No day yet"))
    return f"{when}, {month.scene.post_in_words(post)}"
