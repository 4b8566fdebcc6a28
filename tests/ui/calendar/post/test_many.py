"""Several posts in the inspector: one form for all of them, each edit one step."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format, Post, PostStatus
from tests.ui.calendar.conftest import LEFT, Desk
from ui.calendar.post.many_panel import ManyPanel
from ui.widgets.forms.fold import Fold
from ui.widgets.forms.form import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

Key = Qt.Key


@pytest.fixture
def posts(desk: Desk) -> list[Post]:
    """Three posts of different networks, rubrics and hours, selected; the last is out."""
    assert desk.context.client_id
    made = [desk.workspace.calendar.add(desk.context.client_id, date(2026, 11, day), f"Post {day}") for day in (17, 28)]
    out = desk.posts(PostStatus.PUBLISHED)[0]
    change = desk.workspace.records.change
    change(Post, made[0].id, networks=(Network.VK, Network.INSTAGRAM), rubric="Story", hashtags=("#rye", "#bread"))
    change(Post, made[1].id, networks=(Network.INSTAGRAM,), rubric="Advice", hashtags=("#rye",), goal="Orders")
    change(Post, out.id, networks=(Network.INSTAGRAM, Network.FACEBOOK), rubric="Story", hashtags=(), goal="")
    found = [desk.now(post) for post in (*made, out)]
    select(desk, found)
    return found


def select(desk: Desk, posts: Sequence[Post]) -> None:
    desk.page.views.select(posts)
    desk.page.open_selected()
    panel(desk).findChildren(Fold)[0].open()


def panel(desk: Desk) -> ManyPanel:
    (found,) = desk.page.findChildren(ManyPanel)
    return found


def field(desk: Desk, name: str, kind: type[QWidget] = QLineEdit) -> Any:
    """The control of that name."""
    return next(each for each in panel(desk).findChildren(kind) if each.accessibleName().startswith(name))


def type_into(control: Any, text: str) -> None:
    """Replace what is in a line, and leave it by Enter."""
    control.setFocus()
    control.selectAll()
    QTest.keyClicks(control, text)
    QTest.keyClick(control, Key.Key_Return)


def held(desk: Desk, posts: Sequence[Post], name: str) -> list[object]:
    """What the field holds in each of them now."""
    return [getattr(desk.now(post), name) for post in posts]


def test_what_they_have_in_common_stands_there_and_else_that_they_differ(desk: Desk, posts: list[Post]) -> None:
    rubric, form = field(desk, "Rubric"), field(desk, "Format", QComboBox)
    assert (rubric.text(), rubric.placeholderText()) == ("", "Several")
    assert field(desk, "Goal it serves").placeholderText() == "Several"
    assert field(desk, "Status of all", QComboBox).placeholderText() == "Several"
    select(desk, posts[:2])
    assert (form.currentText(), field(desk, "Status of all", QComboBox).currentText()) == ("Not decided", "Draft")
    desk.workspace.records.change(Post, posts[1].id, rubric="Story")
    assert (rubric.text(), rubric.placeholderText()) == ("Story", "")


def test_a_word_is_for_all_and_one_step(desk: Desk, posts: list[Post]) -> None:
    type_into(field(desk, "Rubric"), "Backstage")
    assert held(desk, posts, "rubric") == ["Backstage"] * 3
    assert desk.said[-1].sentence == "Changed 3 posts"
    assert field(desk, "Rubric").text() == "Backstage"
    assert {each.id for each in desk.page.views.selected()} == {post.id for post in posts}
    desk.context.undo()
    assert [desk.now(post) for post in posts] == posts
    assert field(desk, "Rubric").placeholderText() == "Several"


def test_a_field_that_is_only_passed_changes_nothing(desk: Desk, posts: list[Post]) -> None:
    last = desk.workspace.history.undoable()
    line = field(desk, "Rubric")
    line.setFocus()
    QTest.keyClick(line, Key.Key_Return)
    desk.month.setFocus()
    assert [desk.now(post) for post in posts] == posts
    assert desk.workspace.history.undoable() == last


def test_what_is_typed_is_taken_back_by_escape(desk: Desk, posts: list[Post]) -> None:
    line = field(desk, "Rubric")
    line.setFocus()
    QTest.keyClicks(line, "Back")
    QTest.keyClick(line, Key.Key_Escape)  # puts the list away
    QTest.keyClick(line, Key.Key_Escape)
    assert (line.text(), line.placeholderText()) == ("", "Several")
    assert desk.page.inspector_is_open
    assert [desk.now(post) for post in posts] == posts


def test_networks_have_three_states_and_a_click_is_for_all(desk: Desk, posts: list[Post]) -> None:
    vk, instagram = field(desk, "Networks: VK", QPushButton), field(desk, "Networks: Instagram", QPushButton)
    assert (instagram.isChecked(), vk.isChecked()) == (True, False)
    assert vk.accessibleName() == "Networks: VK, in some of them"
    QTest.mouseClick(vk, LEFT)
    assert [Network.VK in each for each in held(desk, posts, "networks")] == [True] * 3  # type: ignore[operator]
    assert (vk.isChecked(), vk.accessibleName()) == (True, "Networks: VK")
    QTest.mouseClick(instagram, LEFT)
    assert held(desk, posts, "networks") == [(Network.VK,), (Network.VK,), (Network.FACEBOOK, Network.VK)]
    desk.context.undo()
    desk.context.undo()
    assert [desk.now(post) for post in posts] == posts


def test_hashtags_come_to_all_and_go_from_all(desk: Desk, posts: list[Post]) -> None:
    line = field(desk, "Hashtags")
    line.setFocus()
    QTest.keyClicks(line, "new,")
    assert held(desk, posts, "hashtags") == [("#rye", "#bread", "#new"), ("#rye", "#new"), ("#new",)]
    QTest.mouseClick(field(desk, "Take off #rye, which some of them have", QPushButton), LEFT)
    assert held(desk, posts, "hashtags") == [("#bread", "#new"), ("#new",), ("#new",)]


def test_an_hour_is_for_all_that_are_not_out_and_the_others_are_counted(desk: Desk, posts: list[Post]) -> None:
    type_into(field(desk, "Time"), "7.45")
    times = [moment and moment.wall.time() for moment in held(desk, posts, "moment")]  # type: ignore[attr-defined]
    assert times[:2] == [time(7, 45), time(7, 45)]
    assert desk.now(posts[2]) == posts[2]
    assert desk.said[-1].sentence.startswith("Changed 2 posts. 1 post stayed as it was. A published post stays")
    desk.context.undo()
    assert [desk.now(post) for post in posts] == posts


def test_where_none_may_be_changed_the_reason_stands_under_the_field(desk: Desk, posts: list[Post]) -> None:
    select(desk, desk.posts(PostStatus.PUBLISHED)[:2])
    type_into(field(desk, "Time"), "7.45")
    assert field(desk, "Time").text() == "7.45"
    words = [each.text() for each in panel(desk).findChildren(QLabel) if each.isVisible()]
    assert any(each.startswith("A published post stays where it was.") for each in words)


def test_format_and_person_are_for_all(desk: Desk, posts: list[Post]) -> None:
    form = field(desk, "Format", QComboBox)
    form.setCurrentIndex(form.findText("Carousel"))
    form.activated.emit(form.currentIndex())
    assert held(desk, posts, "format") == [Format.CAROUSEL] * 3
    type_into(field(desk, "Person in charge"), "Nino")
    type_into(field(desk, "Link"), "https://example.com")
    assert (held(desk, posts, "person"), held(desk, posts, "link")) == (["Nino"] * 3, ["https://example.com"] * 3)


def test_a_text_that_was_typed_for_several_is_found_again(desk: Desk, posts: list[Post]) -> None:
    line = field(desk, "Goal it serves")
    line.setFocus()
    QTest.keyClicks(line, "More guests")
    (typed,) = [each for form in panel(desk).findChildren(Form) for each in form.unsaved()]
    desk.page.close_inspector()
    desk.page.reveal(typed)
    assert {each.id for each in desk.page.views.selected()} == {post.id for post in posts}
    assert panel(desk).isVisible()


def test_only_what_they_have_in_common_is_one_step_of_status(desk: Desk, posts: list[Post]) -> None:
    select(desk, posts[:2])
    button = next(each for each in panel(desk).findChildren(QPushButton) if each.text() == "→ To approve")
    QTest.mouseClick(button, LEFT)
    assert held(desk, posts[:2], "status") == [PostStatus.TO_APPROVE] * 2
    # what is out goes nowhere any more
    select(desk, posts)
    assert (button.text(), button.accessibleName()) == ("→ Approved", "Next status: Approved")
    desk.workspace.calendar.set_status([posts[0].id], PostStatus.DRAFT)
    assert (button.text(), button.accessibleName()) == ("→ Next", "Next status")


def test_enter_opens_all_that_are_selected_and_the_keyboard_goes_to_their_fields(desk: Desk, posts: list[Post]) -> None:
    desk.page.close_inspector()
    desk.month.setFocus()
    desk.page.views.select(posts)
    desk.key(Key.Key_Return)
    assert panel(desk).isVisible()
    assert field(desk, "Time").hasFocus()


def test_what_room_a_tall_window_has_more_is_left_below_the_buttons(desk: Desk, posts: list[Post]) -> None:
    made = panel(desk)
    last = made.findChildren(QPushButton)[-1]
    ends = []
    for height in (1400, 1800):
        made.setFixedHeight(height)
        QApplication.processEvents()
        ends.append(last.mapTo(made, last.rect().bottomLeft()).y())
    assert ends[0] == ends[1]


def test_several_is_as_quiet_in_a_list_as_in_a_line(desk: Desk, posts: list[Post]) -> None:
    form = field(desk, "Format", QComboBox)

    def darkest() -> int:
        shown = form.grab().toImage()
        inside = ((x, y) for x in range(8, 60) for y in range(8, shown.height() - 8))
        return int(min(shown.pixelColor(x, y).lightness() for x, y in inside))

    several = darkest()
    select(desk, posts[:2])
    assert form.currentText()
    assert darkest() < several
