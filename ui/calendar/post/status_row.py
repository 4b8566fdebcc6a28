"""How far posts are, and the button that brings them one step on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.several import MIXED, common
from smmdesk.speech.language import Language, _
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.forms.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.calendar.acts import PostActs


class StatusRow(QWidget):
    """Of one post or of several."""

    def __init__(self, language: Language, acts: PostActs) -> None:
        super().__init__()
        self._language, self._acts = language, acts
        self._posts: Sequence[Post] = ()
        self._status = Choice(PostStatus).build(language)
        self._status.left.connect(self._set)
        self._next = button("", self._advance)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self._status, 1)
        row.addWidget(self._next)

    def show_posts(self, posts: Sequence[Post]) -> None:
        """These, or what has become of them."""
        self._posts = posts
        self._status.name_parts(self._language(_("Status") if len(posts) == 1 else _("Status of all")))
        status = common(post.status for post in posts)
        if status is MIXED:
            self._status.show_mixed()
        else:
            self._status.show_value(status)
        self._show_next({post.status.following for post in posts} - {None})

    def _show_next(self, following: set[PostStatus | None]) -> None:
        """Where all go to the same one, its name."""
        self._next.setVisible(bool(following))
        one = next(iter(following)) if len(following) == 1 else None
        words = self._language.word(one) if one else self._language(_("Next"))
        self._next.setText(f"→ {words}")
        name = self._language(_("Next status: {status}"), status=words) if one else self._language(_("Next status"))
        self._next.setAccessibleName(name)
        self._next.setToolTip(name)

    def _set(self) -> None:
        if self._posts:
            self._acts.set_status(self._posts, self._status.value())

    def _advance(self) -> None:
        if self._posts:
            self._acts.advance(self._posts)
