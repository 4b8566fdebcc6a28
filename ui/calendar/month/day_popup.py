"""All posts of one day, where the month has room for a few only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.calendar.lists.chip_table import ChipTable
from ui.calendar.shown.spoken import day_named, posts_in_words
from ui.shell.popup import Popup
from ui.style import tokens
from ui.style.theme import SEMIBOLD
from ui.widgets.hearing import Heard, as_heard
from ui.widgets.labels import Elided

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtCore import QPoint

    from smmdesk.domain.posts import Post
    from smmdesk.speech.language import Language
    from ui.calendar.month.view import MonthView

_WIDTH, _MOST = 320, 8


def show_day(month: MonthView, language: Language, day: date, opened: Callable[[Post], None]) -> None:
    """List a day's posts over its cell; nothing where there are none."""
    scene = month.scene
    posts, cell = scene.posts_of(day), scene.places.cell_of(day)
    if posts and cell is not None:
        words = posts_in_words(language, day, len(posts), scene.day_marks)
        popup = DayPopup(month, language, day_named(language, day), words, posts=posts, opened=opened)
        popup.open_at(month.mapToGlobal(cell.rect.topLeft()))


class DayPopup(Popup):
    """A heading and the day's posts as chips. Enter or a click opens one."""

    def __init__(
        self,
        month: MonthView,
        language: Language,
        day: str,
        words: str,
        *,
        posts: Sequence[Post],
        opened: Callable[[Post], None],
    ) -> None:
        """`words` are about the day: how many posts, what is told of it."""
        name = f"{day}, {words}"
        super().__init__(month, width=_WIDTH, name=name)
        self._posts, self._opened = posts, opened
        self.inside.setContentsMargins(tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3)
        self.inside.setSpacing(tokens.SPACE_2)
        self.inside.addWidget(as_heard(Elided(day, size=tokens.FONT_HEADING, weight=SEMIBOLD), Heard.HEADING))
        self.inside.addWidget(Elided(words, size=tokens.FONT_SMALL, colour="muted"))
        self.list = ChipTable(language, month, name=name, many=False)
        self.list.show_records(posts)
        self.list.setFixedHeight(self.list.height_of(min(len(posts), _MOST)))
        self.list.clicked.connect(lambda index: self.take(index.row()))
        self.list.activated_record.connect(lambda post: self.take(self.list.records().index(post)))
        self.inside.addWidget(self.list)

    def open_at(self, place: QPoint) -> None:
        """Show it there, inside of the screen."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        left = max(min(place.x(), screen.right() - self.width()), screen.left())
        top = max(min(place.y(), screen.bottom() - self.height()), screen.top())
        self.move(left, top)
        self.show()
        self.list.setFocus()
        self.list.selectRow(0)

    def take(self, row: int) -> None:
        """Open the post of a row."""
        # first, or it would be in front of what opens
        self.close()
        self._opened(self._posts[row])
