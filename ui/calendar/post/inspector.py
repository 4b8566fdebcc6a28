"""What stands on the right: the selected post to be edited, or what can be done with several, or the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smmdesk.domain.posts import Post, PostStatus
from smmdesk.speech.language import Language, _
from ui.calendar.post.panel import PostPanel
from ui.calendar.spoken import posts_in_words, raised
from ui.style import tokens
from ui.widgets.buttons import action_button, button
from ui.widgets.choice import Choice
from ui.widgets.labels import Label, caption

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from ui.calendar.acts import PostActs
    from ui.shell.commands import Commands
    from ui.shell.context import Context


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
        # before the other panel is there: what is typed belongs to the post so far
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

    def _turn_to(self, panel: QWidget) -> None:
        for each in (self._one, self._many, self._day):
            each.setVisible(each is panel)


class ManyPanel(QWidget):
    """What can be done with several posts at once."""

    def __init__(self, context: Context, acts: PostActs) -> None:
        super().__init__()
        language, commands = context.language, context.commands
        self._acts, self._posts = acts, list[Post]()
        self._status = Choice(PostStatus, none=_("Several")).build(language)
        self._status.name_parts(language(_("Status of all")))
        self._status.left.connect(self._set_status)
        column = _column(self, tokens.SPACE_1)
        column.addWidget(caption(language(_("Status of all"))))
        status = QHBoxLayout()
        status.addWidget(self._status, 1)
        status.addWidget(_short(commands, "post.next_status", language(_("Next"))))
        column.addLayout(status)
        column.addSpacing(tokens.SPACE_3)
        column.addWidget(caption(language(_("Move"))))
        column.addLayout(_moves(commands, language))
        column.addSpacing(tokens.SPACE_4)
        column.addWidget(action_button(commands.action("post.copy")))
        column.addWidget(action_button(commands.action("post.remove"), kind="danger"))
        column.addStretch()

    def show_posts(self, posts: Sequence[Post]) -> None:
        """Other posts."""
        self._posts = list(posts)
        statuses = {post.status for post in posts}
        self._status.show_value(statuses.pop() if len(statuses) == 1 else None)

    def _set_status(self) -> None:
        if (status := self._status.value()) is not None:
            self._acts.set_status(self._posts, status)


class DayPanel(QWidget):
    """A day on which nothing is selected."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._language, self._commands = context.language, context.commands
        self._words = Label("", wraps=True, colour="muted")
        self._paste = action_button(context.commands.action("post.paste"))
        column = _column(self, tokens.SPACE_3)
        column.addWidget(self._words)
        column.addWidget(action_button(context.commands.action("post.new")))
        column.addWidget(self._paste)
        column.addStretch()

    def show_day(self, day: date, posts: int, holidays: Mapping[date, str]) -> None:
        """Another day."""
        self._words.setText(raised(posts_in_words(self._language, day, posts, holidays)))
        self._paste.setVisible(self._commands.action("post.paste").isEnabled())


def _moves(commands: Commands, language: Language) -> QGridLayout:
    """Four directions, two and two."""
    grid = QGridLayout()
    grid.setSpacing(tokens.SPACE_1)
    named = (
        ("post.earlier_day", language(_("A day back"))),
        ("post.later_day", language(_("A day on"))),
        ("post.earlier_week", language(_("A week back"))),
        ("post.later_week", language(_("A week on"))),
    )
    for index, (command_id, words) in enumerate(named):
        grid.addWidget(_short(commands, command_id, words), index // 2, index % 2)
    return grid


def _short(commands: Commands, command_id: str, words: str) -> QPushButton:
    """A command's button in fewer words; its tool tip and accessible name say all."""
    action = commands.action(command_id)
    made = button(words, action.trigger, sign=str(action.property("sign")))
    made.setAccessibleName(action.text())
    made.setToolTip(action.toolTip())
    return made


def _column(panel: QWidget, gap: int) -> QVBoxLayout:
    made = QVBoxLayout(panel)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(gap)
    return made
