"""The filter: what passes, and how it is chosen and taken off."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu

from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format, Post, PostStatus
from ui.calendar.shown.filter_bar import FilterBar
from ui.calendar.shown.post_filter import NO_GOAL, PostFilter

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.workspace import Workspace
    from tests.ui.calendar.conftest import Desk

POST = Post(
    id=PostId("p"),
    client_id=ClientId("c"),
    networks=(Network.VK, Network.TELEGRAM),
    format=Format.PHOTO,
    rubric="News",
    text="Fresh bread from seven",
    hashtags=("#morning",),
)


def test_any_value_of_a_kind_and_every_kind_must_fit() -> None:
    vk = PostFilter().switched("network", Network.VK).switched("network", Network.X)
    assert vk.matches(POST)
    assert vk.switched("format", Format.PHOTO).matches(POST)
    assert not vk.switched("format", Format.VIDEO).matches(POST)
    assert not PostFilter().switched("person", "Nina").matches(POST)
    assert vk.switched("network", Network.VK).switched("network", Network.X).is_empty
    assert vk.without("network").is_empty


def test_a_goal_is_found_however_it_is_written_and_so_is_none() -> None:
    orders = PostFilter().switched("goal", "orders")
    assert orders.matches(replace(POST, goal=" Orders"))
    assert not orders.matches(POST)
    none = PostFilter().switched("goal", NO_GOAL)
    assert none.matches(replace(POST, goal=" "))
    assert not none.matches(replace(POST, goal="Orders"))
    assert PostFilter.read(none.told()) == none


def test_every_word_must_occur_somewhere() -> None:
    assert PostFilter().searching("  BREAD   morning ").matches(POST)
    assert PostFilter().searching("news seven").matches(POST)
    assert not PostFilter().searching("bread evening").matches(POST)


def bar(desk: Desk) -> FilterBar:
    return desk.page.findChildren(FilterBar)[0]


def tick(desk: Desk, kind: str, *values: str) -> None:
    """Choose values in the list of a chip, which stays open meanwhile."""
    menu = bar(desk).chips[kind].open()
    for value in values:
        action = next(action for action in menu.actions() if action.text() == value)
        menu.setActiveAction(action)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        assert menu.isVisible()
    menu.close()


def said(desk: Desk) -> str:
    """What it says about how many are hidden."""
    return next((each.text() for each in bar(desk).findChildren(QLabel) if not each.isHidden()), "")


def press(desk: Desk, words: str) -> None:
    buttons = [each for each in bar(desk).findChildren(QAbstractButton) if not each.isHidden()]
    found = next(each for each in buttons if each.accessibleName() == words)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_several_values_are_ticked_counted_and_taken_off(desk: Desk, announced: list[str]) -> None:
    every = desk.workspace.calendar.posts(desk.month.scene.places.days.period, desk.context.client_id)
    tick(desk, "status", "Draft", "Approved")
    shown = [post for cell in desk.month.scene.places.cells for post in cell.posts]
    assert {post.status for post in shown} == {PostStatus.DRAFT, PostStatus.APPROVED}
    assert said(desk) == f"{len(every) - len(shown)} posts hidden"
    desk.qtbot.waitUntil(lambda: announced == [f"Shown: {len(shown)} of {len(every)}"])
    chip = bar(desk).chips["status"]
    assert (chip.text(), chip.isChecked()) == ("Status: Draft, Approved", True)
    assert chip.accessibleName() == "Filter, Status: Draft, Approved"

    tick(desk, "network", "YouTube")
    assert bar(desk).chips["network"].text() == "Network: YouTube"
    press(desk, "Clear filter")
    assert not desk.page.is_filtered()
    assert (said(desk), chip.text(), chip.isChecked()) == ("", "Status", False)


def test_posts_that_name_no_goal_are_counted_and_shown(desk: Desk) -> None:
    every = desk.workspace.calendar.posts(desk.month.scene.places.days.period, desk.context.client_id)
    named, aimless = next(post.goal for post in every[2:] if post.goal), every[:2]
    for post in aimless:
        desk.workspace.records.change(Post, post.id, goal=" ")
    tick(desk, "goal", "No goal\t2")
    shown = [post for cell in desk.month.scene.places.cells for post in cell.posts]
    assert {post.id for post in shown} == {post.id for post in aimless}
    assert bar(desk).chips["goal"].text() == "Goal: No goal"
    tick(desk, "goal", named)
    assert bar(desk).chips["goal"].accessibleName() == f"Filter, Goal: No goal, {named}"


def test_month_list_and_ideas_are_filtered_alike(desk: Desk) -> None:
    tick(desk, "status", "Approved")
    desk.page.show_view("list")
    assert {post.status for post in desk.page.views.table.records()} == {PostStatus.APPROVED}
    desk.page.show_view("ideas")
    ideas = desk.workspace.calendar.ideas(desk.context.client_id)
    assert ideas
    assert [post for post in ideas if post.status is PostStatus.APPROVED] == desk.page.views.table.records()
    assert said(desk).split()[0] == str(len(ideas) - len(desk.page.views.table.records()))


def test_words_and_chips_are_one_filter(desk: Desk) -> None:
    desk.page.focus_filter()
    field = desk.page.findChildren(QLineEdit)[0]
    assert field.hasFocus()
    QTest.keyClicks(field, "zzz")
    desk.qtbot.waitUntil(desk.page.is_filtered)
    assert said(desk).endswith("posts hidden")
    desk.page.focus_filter()
    chip = bar(desk).chips["status"]
    assert chip.hasFocus()
    QTest.keyClick(chip, Qt.Key.Key_Down)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
    clear = next(each for each in bar(desk).findChildren(QAbstractButton) if each.accessibleName() == "Clear filter")
    clear.setFocus()
    QTest.keyClick(clear, Qt.Key.Key_Return)
    assert (field.text(), desk.page.is_filtered()) == ("", False)
    assert chip.hasFocus()


def test_words_are_searched_while_typing(desk: Desk) -> None:
    desk.page.focus_filter()
    field = next(each for each in desk.page.findChildren(QLineEdit) if each.accessibleName() == "Filter posts")
    QTest.keyClicks(field, "zzz")
    desk.qtbot.waitUntil(lambda: not any(cell.posts for cell in desk.month.scene.places.cells))
    assert any(label.text() == "No post passes the filter." for label in desk.page.findChildren(QLabel))
    field.clear()
    desk.qtbot.waitUntil(lambda: any(cell.posts for cell in desk.month.scene.places.cells))


def test_a_new_post_that_the_filter_would_hide_takes_it_off(desk: Desk) -> None:
    tick(desk, "status", "Published")
    assert desk.page.is_filtered()
    desk.page.add()
    assert not desk.page.is_filtered()
    assert [post.status for post in desk.page.views.selected()] == [PostStatus.DRAFT]


def test_only_values_that_occur_are_offered(make_desk: Callable[..., Desk], workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    workspace.calendar.add(client.id, workspace.today(), "Bread & butter")
    desk = make_desk(workspace)
    offered = {}
    for kind, chip in bar(desk).chips.items():
        menu = chip.open()
        offered[kind] = [action.text() for action in menu.actions() if action.isEnabled() and action.text()]
        menu.close()
    held = {"status": ["Draft"], "goal": ["No goal\t1"]}
    assert offered == {kind: [*held.get(kind, ()), "All"] for kind in offered}


def test_all_takes_off_what_was_chosen_of_a_kind(desk: Desk) -> None:
    tick(desk, "status", "Draft")
    tick(desk, "network", "YouTube")
    menu = bar(desk).chips["status"].open()
    menu.actions()[-1].trigger()
    assert [kind for kind, chip in bar(desk).chips.items() if chip.isChecked()] == ["network"]
    menu.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_that_ticks_leaves_the_list_open(make_desk: Callable[..., Desk], example: Workspace, key: Qt.Key) -> None:
    desk = make_desk(example)
    chip = bar(desk).chips["status"]
    menu = chip.open()
    QTest.keyClick(menu, key)
    assert menu.actions()[0].isChecked()
    assert menu.isVisible()
    # what is chosen stands on the chip meanwhile, which keeps its place
    assert chip.text() == f"Status: {menu.actions()[0].text()}"
    menu.close()


@given(
    st.builds(
        PostFilter,
        words=st.text(max_size=5),
        network=st.frozensets(st.sampled_from(Network)),
        status=st.frozensets(st.sampled_from(PostStatus)),
        rubric=st.frozensets(st.text(max_size=3)),
    )
)
def test_what_was_told_of_a_filter_is_read_back(wanted: PostFilter) -> None:
    assert PostFilter.read(json.loads(json.dumps(wanted.told()))) == wanted


@pytest.mark.parametrize("kept", [{}, {"words": 7, "status": "draft"}, {"network": ["myspace", None], "format": 3}])
def test_what_is_not_known_filters_nothing(kept: dict[str, Any]) -> None:
    assert PostFilter.read(kept).is_empty


def test_all_chips_are_one_stop_and_arrows_go_on_to_the_next(desk: Desk) -> None:
    chips = list(bar(desk).chips.values())
    chips[0].setFocus()
    QTest.keyClick(chips[0], Qt.Key.Key_Right)
    assert chips[1].hasFocus()
    QTest.keyClick(chips[1], Qt.Key.Key_Tab)
    assert not any(chip.hasFocus() for chip in chips)
    stop = QApplication.focusWidget()
    assert stop is not None
    QTest.keyClick(stop, Qt.Key.Key_Backtab)
    assert chips[1].hasFocus(), "where it was left"
    QTest.keyClick(chips[1], Qt.Key.Key_Left)
    QTest.keyClick(chips[0], Qt.Key.Key_Left)
    assert chips[-1].hasFocus(), "round and round"
