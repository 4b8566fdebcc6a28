"""Several posts in the inspector: the form of one, in which each field is for all of them, and what is done to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.several_posts import SeveralPosts
from ui.calendar.post.fields import MANY, MORE_OF_MANY, WHOSE, folded, section
from ui.calendar.post.offering import Offering
from ui.calendar.post.status_row import StatusRow
from ui.style import tokens
from ui.widgets.buttons import action_button
from ui.widgets.forms.form import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.posts import Post
    from ui.calendar.acts import PostActs
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit


class ManyPanel(QWidget):
    """What they have in common stands in the fields; each edit is one step for all, and leaves the rest as it is."""

    def __init__(self, context: Context, acts: PostActs) -> None:
        super().__init__()
        language, commands = context.language, context.commands
        self._acts = acts
        self._shown = ""
        self._offering = Offering(context)
        offers = self._offering.offers()
        self._status = StatusRow(language, acts)
        self._whose = Form(language, section(offers, WHOSE), self._save)
        self._content = Form(language, section(offers, MANY), self._save)
        self._more = Form(language, folded(offers, MORE_OF_MANY), self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_4)
        for part in (self._whose, self._status, self._content, self._more):
            column.addWidget(part)
        buttons = QVBoxLayout()
        buttons.setSpacing(tokens.SPACE_1)
        for command in ("post.move_to", "post.duplicate", "post.copy_rows", "post.copy"):
            buttons.addWidget(action_button(commands.action(command)))
        buttons.addWidget(action_button(commands.action("post.remove"), kind="danger"))
        column.addLayout(buttons)
        column.addStretch(1)

    def show_posts(self, posts: Sequence[Post]) -> None:
        """Other posts, or what has become of them."""
        record = SeveralPosts.of(posts)
        is_other, self._shown = record.id != self._shown, record.id
        self._offering.look(posts)
        self._status.show_posts(posts)
        self._offering.offer(self._whose, is_other=False)
        for form in (self._whose, self._content, self._more):
            form.show_record(record)
        # the networks they have stand in sight beside those of the accounts
        self._offering.offer(self._content, is_other=is_other)
        self._whose.setVisible(self._offering.has_choice())

    def focus_first(self) -> None:
        """The cursor into the first field that is typed in."""
        self._content.focus_first()

    def flush(self) -> None:
        """Save what is being typed."""
        for form in (self._whose, self._content, self._more):
            form.flush()

    def _save(self, edit: Edit) -> None:
        self._acts.change_all(edit)
