"""What stands on the right: the selected post to be edited, or several at once, or the day."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.calendar.post.day_panel import DayPanel
from ui.calendar.post.panel import PostPanel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.day_marks import MarkedDays
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.networks import Network
    from smmdesk.domain.periods import Period
    from smmdesk.domain.posts import Post
    from ui.calendar.acts import PostActs
    from ui.calendar.lists.day import DayShown
    from ui.calendar.month.view import MonthView
    from ui.calendar.post.many_panel import ManyPanel
    from ui.calendar.post.told_panel import ToldPanel
    from ui.shell.context import Context


class PostInspector(QWidget):
    """One of three: a post, several posts (made when several are first shown), a day."""

    def __init__(self, context: Context, acts: PostActs, month: MonthView) -> None:
        super().__init__()
        self._context, self._acts = context, acts
        self._one = PostPanel(context, acts)
        self._day = DayPanel(context, month)
        self._panels: dict[str, ToldPanel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for panel in (self._one, self._day):
            self._column.addWidget(panel)
            panel.hide()

    def show_post(self, post: Post) -> None:
        """One post, to be edited."""
        self._flush_many()
        self._one.show_post(post)
        self._turn_to(self._one)

    def show_posts(self, posts: Sequence[Post]) -> None:
        """Several posts."""
        # before the other panel is there: what is typed belongs to the post so far
        self._one.let_go()
        self._many.show_posts(posts)
        self._turn_to(self._many)

    def show_day(self, day: DayShown, marks: MarkedDays) -> None:
        """A day, none of its posts being selected."""
        self._one.let_go()
        self._flush_many()
        self._day.show_day(day, marks)
        self._turn_to(self._day)

    def show_day_marks(self, marks: MarkedDays) -> None:
        """Holidays and other days that matter, for the hints."""
        self._one.day_marks = marks

    def show_panel(self, name: str, client_id: ClientId | None, period: Period) -> None:
        """What is told of a client's period."""
        self._one.let_go()
        self._flush_many()
        panel = self._panel(name)
        panel.show_told(client_id, period)
        self._turn_to(panel)

    def focus_panel(self, name: str) -> None:
        """The keyboard to the first stop of what is told of the period."""
        self._panel(name).focus_first()

    def _panel(self, name: str) -> ToldPanel:
        if name not in self._panels:
            from ui.calendar.gaps.slots_panel import SlotsPanel
            from ui.calendar.mix.mix_panel import MixPanel

            kind: Callable[[Context], ToldPanel] = MixPanel if name == "mix" else SlotsPanel
            made = self._panels[name] = kind(self._context)
            made.hide()
            self._column.addWidget(made)
        return self._panels[name]

    def focus_day(self) -> None:
        """The keyboard to the posts of the day."""
        self._day.list.setFocus()

    def focus_text(self) -> None:
        """The cursor into the text."""
        self._one.focus_text()

    def show_network(self, network: Network) -> None:
        """What the post says in a network."""
        self._one.texts.show_network(network)

    def open_insert(self) -> None:
        """What may be put into the post."""
        self._one.texts.open_insert()

    def focus_first(self) -> None:
        """The cursor into the first field of several posts."""
        self._many.focus_first()

    @cached_property
    def _many(self) -> ManyPanel:
        from ui.calendar.post.many_panel import ManyPanel

        made = ManyPanel(self._context, self._acts)
        made.hide()
        self._column.addWidget(made)
        return made

    def _flush_many(self) -> None:
        if "_many" in vars(self):
            self._many.flush()

    def _turn_to(self, panel: QWidget) -> None:
        panels: list[QWidget] = [self._one, self._day, *self._panels.values()]
        for told in self._panels.values():
            if told is not panel:
                told.flush()
        for each in [*panels, self._many] if "_many" in vars(self) else panels:
            each.setVisible(each is panel)
