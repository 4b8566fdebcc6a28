"""A day on which nothing is selected: its posts, which hours are free, and another post there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.free_hours import CLOSES, OPENS, Span
from smmdesk.domain.text import raised
from smmdesk.speech.language import _
from ui.calendar.lists.chip_table import ChipTable
from ui.calendar.shown.spoken import posts_in_words
from ui.style import tokens
from ui.widgets.buttons import action_button
from ui.widgets.labels import Label, heading, hint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.day_marks import MarkedDays
    from smmdesk.domain.posts import Post
    from ui.calendar.lists.day import DayShown
    from ui.calendar.month.view import MonthView
    from ui.shell.context import Context

_MOST: Final = 12
"""Posts in sight at once; the list scrolls."""


class DayPanel(QWidget):
    """A click on one of the posts, or Enter, opens it."""

    def __init__(self, context: Context, month: MonthView) -> None:
        super().__init__()
        self._language, self._commands, self._month = context.language, context.commands, month
        self._chips: object = None
        self._words = Label("", wraps=True, colour="muted")
        self._left_out = hint("")
        self.list = ChipTable(self._language, month, name=_("Posts of the day"), many=False)
        self.list.clicked.connect(lambda index: self._open(self.list.records()[index.row()]))
        self.list.activated_record.connect(self._open)
        self._free = Label("", wraps=True)
        self._paste = action_button(context.commands.action("post.paste"))
        between = _(
            "A post takes an hour. Here is what else is left between {start} and {end}, an hour or more at a time; "
            "rejected posts take none."
        )
        clock = self._language.time
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        for part in (self._words, self.list, self._left_out, heading(self._language(_("Free hours"))), self._free):
            column.addWidget(part)
        column.addWidget(hint(self._language(between, start=clock(OPENS), end=clock(CLOSES))))
        column.addSpacing(tokens.SPACE_2)
        column.addWidget(action_button(context.commands.action("post.new")))
        column.addWidget(self._paste)
        column.addWidget(action_button(context.commands.action("dates.add")))
        column.addStretch()

    def show_day(self, shown: DayShown, marks: MarkedDays) -> None:
        """Another day, or what has become of it."""
        language = self._language
        self._words.setText(raised(posts_in_words(language, shown.day, len(shown.posts), marks)))
        self._show_posts(shown.posts)
        words = language.count(
            "{n} post more does not pass the filter.", "{n} posts more do not pass the filter.", shown.left_out
        )
        self._left_out.setText(words)
        self._left_out.setVisible(bool(shown.left_out))
        self._free.setText("\n".join(self._hours(name, spans, shown) for name, spans in shown.free.items()))
        self._paste.setVisible(self._commands.action("post.paste").isEnabled())

    def _show_posts(self, posts: Sequence[Post]) -> None:
        self.list.show_records(posts)
        self.list.setFixedHeight(self.list.height_of(min(len(posts), _MOST)))
        self.list.setVisible(bool(posts))
        self.list.viewport().update()

    def _hours(self, name: str, spans: Sequence[Span], shown: DayShown) -> str:
        """“09:00–10:00, 11:30–18:00”, after the client's name where there are several."""
        language = self._language
        clock = language.time
        words = ", ".join(f"{clock(each.start)}–{clock(each.end)}" for each in spans) or language(_("none"))
        if not name and len(shown.free) > 1:
            name = language(_("All others"))
        return language(_("{name}: {hours}"), name=name, hours=words) if name else words

    def _open(self, post: Post) -> None:
        self._month.scene.select([post])
        self._month.scene.clicked.emit(post)
