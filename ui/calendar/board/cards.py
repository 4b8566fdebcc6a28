"""How a post looks on the board: a chip that tells its day too, for columns are no days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.speech.language import Language, _
from ui.calendar.month.chip_painter import ChipPainter
from ui.calendar.month.layout import ROOMY
from ui.calendar.shown.spoken import day_named
from ui.overriding import override

if TYPE_CHECKING:
    from smmdesk.domain.posts import Post
    from ui.calendar.month.view import MonthView

HEIGHT: Final = ROOMY.heights[2]
"""Three lines: the day, and two of words."""


class CardPainter(ChipPainter):
    """Paints chips whose first line begins with the day."""

    @override
    def when(self, post: Post) -> str:
        if post.moment is None:
            return ""
        language, day = self._language, post.moment.day
        named = f"{language.weekday(day, 'short')} {day.day} {language.month_beside(day)}"
        return f"{named}, {language.time(post.moment.wall.time())}"


def card_in_words(language: Language, month: MonthView, post: Post) -> str:
    """A card as it is heard, and as its tool tip says it: the day, and what a chip of the month tells."""
    when = day_named(language, post.day) if post.day else language(_("No day yet"))
    return f"{when}, {month.scene.post_in_words(post)}"
