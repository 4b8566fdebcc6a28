"""All posts of one day, where the month has room for a few only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.calendar.month.layout import ROOMY
from ui.calendar.spoken import day_named, posts_in_words
from ui.overriding import override
from ui.shell.popup import Popup
from ui.style import tokens
from ui.style.theme import SEMIBOLD
from ui.widgets.labels import Elided

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from smmdesk.domain.posts import Post
    from smmdesk.speech.language import Language
    from ui.calendar.month.chip_painter import ChipPainter
    from ui.calendar.month.view import MonthView

_WIDTH, _MOST = 320, 8
_GAP = 6


def show_day(month: MonthView, language: Language, day: date, opened: Callable[[Post], None]) -> None:
    """List a day's posts over its cell; nothing where there are none."""
    scene = month.scene
    posts, cell = scene.posts_of(day), scene.places.cell_of(day)
    if posts and cell is not None:
        words = posts_in_words(language, day, len(posts), scene.holidays)
        heard = [scene.post_in_words(post) for post in posts]
        popup = DayPopup(month, day_named(language, day), words, posts, heard, chips=month.chips, opened=opened)
        month.chips_changed.connect(popup.paint_chips)
        popup.open_at(month.mapToGlobal(cell.rect.topLeft()))


class DayPopup(Popup):
    """A heading and the day's posts as chips. Enter or a click opens one."""

    def __init__(
        self,
        parent: QWidget,
        day: str,
        words: str,
        posts: Sequence[Post],
        heard: Sequence[str],
        *,
        chips: ChipPainter,
        opened: Callable[[Post], None],
    ) -> None:
        """`words` are about the day: how many posts, which holiday; `heard` says each post."""
        name = f"{day}, {words}"
        super().__init__(parent, width=_WIDTH, name=name)
        self._posts, self._chips, self._opened = posts, chips, opened
        self.inside.setContentsMargins(tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3)
        self.inside.setSpacing(tokens.SPACE_2)
        self.inside.addWidget(Elided(day, size=tokens.FONT_HEADING, weight=SEMIBOLD))
        self.inside.addWidget(Elided(words, size=tokens.FONT_SMALL, colour="muted"))
        self.list = _ChipList(self.take)
        self.list.setAccessibleName(name)
        width = _WIDTH - 2 * tokens.SPACE_3 - 16
        self.list.setIconSize(QSize(width, ROOMY.heights[-1]))
        heights = [ROOMY.heights[chips.lines(post, width) - 1] for post in posts]
        for spoken, height in zip(heard, heights, strict=True):
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setSizeHint(QSize(width, height + _GAP))
            self.list.addItem(item)
        self.paint_chips()
        self.list.setFixedHeight(sum(height + _GAP for height in heights[:_MOST]) + 8)
        self.inside.addWidget(self.list)

    def paint_chips(self) -> None:
        """As they look by now."""
        for row, post in enumerate(self._posts):
            item = self.list.item(row)
            size = item.sizeHint() - QSize(0, _GAP)
            sign = QIcon(self._chips.picture(post, size))
            # of its own, since Qt would tint the usual one
            sign.addPixmap(self._chips.picture(post, size, selected=True), QIcon.Mode.Selected)
            item.setIcon(sign)

    def open_at(self, place: QPoint) -> None:
        """Show it there, inside of the screen."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        left = max(min(place.x(), screen.right() - self.width()), screen.left())
        top = max(min(place.y(), screen.bottom() - self.height()), screen.top())
        self.move(left, top)
        self.show()
        self.list.setFocus()
        self.list.setCurrentRow(0)

    def take(self, row: int) -> None:
        """Open the post of a row."""
        # first, or it would be in front of what opens
        self.close()
        self._opened(self._posts[row])


class _ChipList(QListWidget):
    def __init__(self, taken: Callable[[int], None]) -> None:
        super().__init__()
        self._taken = taken
        self.setFrameShape(QListWidget.Shape.NoFrame)
        # the ground of a chosen row is painted in its picture
        self.setStyleSheet("QListWidget::item { background: transparent; padding: 0; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: taken(self.row(item)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentRow() >= 0:
            self._taken(self.currentRow())
        else:
            super().keyPressEvent(event)
