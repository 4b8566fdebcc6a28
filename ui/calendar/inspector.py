"""What stands on the right: the selected post to be edited, or what can be done with several, or the day."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.posts import Post, PostStatus
from smmdesk.language import _
from ui.calendar.acts import PostActs
from ui.calendar.post_panel import PostPanel
from ui.calendar.speech import day_in_words
from ui.shell.commands import Commands
from ui.shell.context import Context
from ui.style import tokens
from ui.widgets.buttons import action_button
from ui.widgets.choice import Choice
from ui.widgets.labels import Label, caption


class PostInspector(QWidget):
    """One of three: a post, several posts, a day."""

    def __init__(self, context: Context, acts: PostActs) -> None:
        super().__init__()
        self._one = PostPanel(context, acts)
        self._many = ManyPanel(context, acts)
        self._day = DayPanel(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for panel in (self._one, self._many, self._day):
            column.addWidget(panel)
            panel.hide()

    def show_post(self, post: Post) -> None:
        """One post, to be edited."""
        self._one.show_post(post)
        self._turn_to(self._one)

    def show_posts(self, posts: Sequence[Post]) -> None:
        """Several posts."""
        self._one.let_go()
        self._many.show_posts(posts)
        self._turn_to(self._many)

    def show_day(self, day: date, posts: int, holidays: Mapping[date, str]) -> None:
        """A day, none of its posts being selected."""
        self._one.let_go()
        self._day.show_day(day, posts, holidays)
        self._turn_to(self._day)

    def show_holidays(self, holidays: Mapping[date, str]) -> None:
        """Days off, for the hints."""
        self._one.holidays = holidays

    def focus_text(self) -> None:
        """The cursor into the text."""
        self._one.focus_text()

    def flush(self) -> None:
        """Save what is being typed."""
        self._one.flush()

    def _turn_to(self, panel: QWidget) -> None:
        for each in (self._one, self._many, self._day):
            each.setVisible(each is panel)


class ManyPanel(QWidget):
    """What can be done with several posts at once."""

    def __init__(self, context: Context, acts: PostActs) -> None:
        super().__init__()
        language = context.language
        self._acts, self._posts = acts, list[Post]()
        self._status = Choice(PostStatus, none=_("Several")).build(language)
        self._status.name_parts(language(_("Status of all")))
        self._status.left.connect(self._set_status)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(caption(language(_("Status of all"))))
        column.addWidget(self._status)
        column.addSpacing(tokens.SPACE_2)
        _add_buttons(column, context.commands, SEVERAL)
        column.addStretch()

    def show_posts(self, posts: Sequence[Post]) -> None:
        """Other posts."""
        self._posts = list(posts)
        statuses = {post.status for post in posts}
        self._status.show_value(statuses.pop() if len(statuses) == 1 else None)

    def _set_status(self) -> None:
        if (status := self._status.value()) is not None:
            self._acts.set_status(self._posts, status)


SEVERAL = (
    "post.next_status",
    "post.earlier_day",
    "post.later_day",
    "post.earlier_week",
    "post.later_week",
    "post.copy",
    "post.remove",
)


class DayPanel(QWidget):
    """A day on which nothing is selected."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._language = context.language
        self._words = Label("", wraps=True, colour="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(self._words)
        _add_buttons(column, context.commands, ("post.new", "post.paste"))
        column.addStretch()

    def show_day(self, day: date, posts: int, holidays: Mapping[date, str]) -> None:
        """Another day."""
        self._words.setText(day_in_words(self._language, day, posts, holidays))


def _add_buttons(column: QVBoxLayout, commands: Commands, ids: Sequence[str]) -> None:
    for each in ids:
        column.addWidget(action_button(commands.action(each)))
