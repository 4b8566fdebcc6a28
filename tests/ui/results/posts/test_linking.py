"""What publications have to do with the calendar: by two lines, and a dialog that the keyboard alone answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from smmdesk.domain.ids import PublicationId
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.results.named import Link
from smmdesk.domain.results.records import Publication
from smmdesk.speech.language import Language
from tests.ui.results.posts import made
from ui.results.link_dialog import LinkDialog, answer_keys
from ui.results.posts_view import PostsView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.results.posts.conftest import Desk


@pytest.fixture
def view(desk: Desk) -> PostsView:
    made.make_client(desk.workspace)
    made.propose(desk.workspace, 3)
    for number in range(2):
        made.publish(desk.workspace, f"alone{number}", 20 + number)
    return desk.show(PostsView)


def links(desk: Desk) -> list[Link]:
    return [desk.workspace.records.get(Publication, f"maybe{number}").link for number in range(3)]


def opened(view: PostsView, qtbot: QtBot) -> LinkDialog:
    dialog = view.links.open_dialog()
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_the_lines_count_what_is_open_and_go_when_nothing_is(desk: Desk, view: PostsView) -> None:
    assert view.links.perhaps.text() == "3 publications may be posts of the calendar."
    assert view.links.alone.text() == "2 publications of this period are no posts of the calendar."
    desk.workspace.results.answer({PublicationId(f"maybe{number}"): True for number in range(3)})
    view.links.add_all()
    desk.fill(view)
    assert view.links.isHidden()


def test_adding_is_one_act_counted_and_undone_in_one_step(desk: Desk, view: PostsView) -> None:
    before = len(desk.workspace.records.all(Post))
    view.links.add.click()
    posts = desk.workspace.records.all(Post)
    assert len(posts) == before + 2
    assert {post.status for post in posts if post.text == made.TEXTS[0]} == {PostStatus.PUBLISHED}
    assert (desk.said[-1].sentence, desk.said[-1].action) == ("Added 2 posts to the calendar", "Undo")
    desk.workspace.history.undo()
    assert len(desk.workspace.records.all(Post)) == before


class TestDialog:
    def test_both_stand_side_by_side(self, view: PostsView, qtbot: QtBot) -> None:
        dialog = opened(view, qtbot)
        assert dialog.place.text() == "1 of 3"
        assert made.TEXTS[0] in dialog._left.told()  # noqa: SLF001  # what a screen reader hears of it
        assert "and more of it 0" in dialog._right.told()  # noqa: SLF001
        dialog.close()

    def test_the_keyboard_alone_answers_all_in_one_act(self, desk: Desk, view: PostsView, qtbot: QtBot) -> None:
        dialog = opened(view, qtbot)
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Y, Qt.Key.Key_N):
            qtbot.keyClick(dialog.focusWidget(), key)
        # the one that was passed over is the last that is open
        assert (dialog.place.text(), dialog.state.text()) == ("1 of 3", "")
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Up)
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Y)
        assert links(desk) == [Link.CONFIRMED, Link.CONFIRMED, Link.REFUSED]
        assert (desk.said[-1].sentence, desk.said[-1].action) == ("Answered for 3 publications", "Undo")
        desk.workspace.history.undo()
        assert links(desk) == [Link.PROPOSED] * 3

    def test_what_was_answered_is_kept_however_it_is_left(self, desk: Desk, view: PostsView, qtbot: QtBot) -> None:
        dialog = opened(view, qtbot)
        qtbot.keyClick(dialog, Qt.Key.Key_N)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert links(desk) == [Link.REFUSED, Link.PROPOSED, Link.PROPOSED]
        # and no is not asked again
        assert desk.workspace.results.link(made.CLIENT)[1] <= 2
        assert links(desk)[0] is Link.REFUSED

    def test_leaving_without_an_answer_is_no_act(self, desk: Desk, view: PostsView, qtbot: QtBot) -> None:
        dialog = opened(view, qtbot)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert desk.said == []
        assert links(desk) == [Link.PROPOSED] * 3

    def test_an_answer_can_be_changed(self, desk: Desk, view: PostsView, qtbot: QtBot) -> None:
        dialog = opened(view, qtbot)
        qtbot.keyClick(dialog, Qt.Key.Key_N)
        assert dialog.state.text() == ""
        qtbot.keyClick(dialog, Qt.Key.Key_Up)
        assert dialog.state.text() == "Answered: no"
        qtbot.keyClick(dialog, Qt.Key.Key_Y)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert links(desk)[0] is Link.CONFIRMED

    def test_yes_to_all_leaves_what_was_answered(self, desk: Desk, view: PostsView, qtbot: QtBot) -> None:
        dialog = opened(view, qtbot)
        qtbot.keyClick(dialog, Qt.Key.Key_N)
        dialog.all.click()
        assert links(desk) == [Link.REFUSED, Link.CONFIRMED, Link.CONFIRMED]


@pytest.mark.parametrize(
    ("code", "typed", "said"),
    [
        ("en", "Y", True),
        ("en", "Н", True),
        ("ru", "Д", True),
        ("ru", "Н", False),
        ("ka", "კ", True),
        ("ka", "N", False),
    ],
)
def test_letters_of_the_window_go_before_those_of_a_layout(code: str, typed: str, said: bool) -> None:
    assert answer_keys(Language(code))[typed] is said
