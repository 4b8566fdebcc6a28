"""What an empty slot may be filled with: the ideas that suit it, the best first, or a new post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.speech.language import _
from ui.calendar.lists.chip_table import ChipTable
from ui.calendar.shown.spoken import day_named, gap_meant_for
from ui.shell.popup import Popup
from ui.style import tokens
from ui.style.theme import SEMIBOLD
from ui.widgets.buttons import button
from ui.widgets.hearing import Heard, as_heard
from ui.widgets.labels import Elided, hint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint

    from smmdesk.domain.posts import Post
    from smmdesk.domain.slots import Place
    from smmdesk.speech.language import Language
    from ui.calendar.month.view import MonthView

_WIDTH, _MOST = 340, 6


class GapPopup(Popup):
    """A heading, the ideas as chips, and a button for a new post. Enter or a click takes an idea."""

    def __init__(
        self,
        month: MonthView,
        language: Language,
        gap: Place,
        ideas: Sequence[Post],
        *,
        taken: Callable[[Post], object],
        begun: Callable[[], object],
    ) -> None:
        """`taken` is given the idea that is to fill the slot; `begun` is called for a new post instead."""
        time = language.time(gap.slot.at)
        title = language(_("{day}, {time}"), day=day_named(language, gap.day), time=time)
        super().__init__(month, width=_WIDTH, name=language(_("Empty slot: {when}"), when=title))
        self._ideas, self._taken, self._begun = ideas, taken, begun
        self.inside.setContentsMargins(tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3)
        self.inside.setSpacing(tokens.SPACE_2)
        self.inside.addWidget(as_heard(Elided(title, size=tokens.FONT_HEADING, weight=SEMIBOLD), Heard.HEADING))
        self.inside.addWidget(Elided(gap_meant_for(language, gap), size=tokens.FONT_SMALL, colour="muted"))
        self.list = ChipTable(language, month, name=language(_("Ideas that fit")), many=False)
        self.list.show_records(ideas)
        self.list.setFixedHeight(self.list.height_of(min(len(ideas), _MOST)))
        self.list.clicked.connect(lambda index: self.take(index.row()))
        self.list.activated_record.connect(lambda post: self.take(self.list.records().index(post)))
        self.list.setVisible(bool(ideas))
        if not ideas:
            self.inside.addWidget(hint(language(_("No idea fits: none is left for this network, format and rubric."))))
        self.new = button(language(_("New post")), self.begin, sign="plus")
        self.inside.addWidget(self.list)
        self.inside.addWidget(self.new)

    def open_at(self, place: QPoint) -> None:
        """Show it there, inside of the screen, with the keyboard on the best idea."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        left = max(min(place.x(), screen.right() - self.width()), screen.left())
        top = max(min(place.y(), screen.bottom() - self.height()), screen.top())
        self.move(left, top)
        self.show()
        if self._ideas:
            self.list.setFocus()
            self.list.selectRow(0)
        else:
            self.new.setFocus()

    def take(self, row: int) -> None:
        """Plan the idea of a row."""
        # first, or it would be in front of what opens
        self.close()
        self._taken(self._ideas[row])

    def begin(self) -> None:
        """A new post in the slot."""
        self.close()
        self._begun()
