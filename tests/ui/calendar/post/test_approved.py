"""A post that is not any more what the client said yes to says so, until it is again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.approval.sheets import mark
from smmdesk.domain.posts import Post
from ui.calendar.post.hints import Hints

if TYPE_CHECKING:
    from tests.ui.calendar.conftest import Desk

CHANGED = "It was changed since the client said yes to it."


def is_told(desk: Desk) -> bool:
    hints = desk.page.findChild(Hints)
    assert hints is not None
    return any(each.startswith(CHANGED) for each in hints.sentences())


def test_a_post_that_changed_since_it_was_approved_says_so(desk: Desk) -> None:
    approved = [post for post in desk.workspace.records.all(Post) if post.approved_mark]
    moved, *same = [post for post in approved if mark(post) != post.approved_mark] + [
        post for post in approved if mark(post) == post.approved_mark
    ]
    desk.page.select(same[0].id)
    desk.qtbot.waitUntil(lambda: not is_told(desk))
    desk.page.select(moved.id)
    desk.qtbot.waitUntil(lambda: is_told(desk))
    assert moved.moment is not None
    desk.workspace.records.change(Post, moved.id, moment=moved.moment.later(minutes=-60))
    desk.qtbot.waitUntil(lambda: not is_told(desk))
