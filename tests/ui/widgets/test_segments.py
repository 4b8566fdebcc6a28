"""Segments of which those that have no room stand in a list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.segments import FoldingSegments

WORDS = ["Overview", "Networks", "Posts", "Own metrics"]


@pytest.fixture
def pressed() -> list[str]:
    return []


@pytest.fixture
def bar(around: QWidget, pressed: list[str]) -> FoldingSegments:
    made = FoldingSegments([(words.lower(), words) for words in WORDS], pressed.append, "More tabs")
    made.setParent(around)
    made.choose("overview")
    made.resize(made.sizeHint())
    around.resize(900, 200)
    around.show()
    return made


def folded(bar: FoldingSegments) -> list[str]:
    return [each.text() for each in bar.folded()]


def test_where_there_is_room_all_are_in_sight(bar: FoldingSegments) -> None:
    assert folded(bar) == []
    assert not bar.rest.isVisible()


def test_those_at_the_end_go_first_and_the_one_that_is_down_stays(bar: FoldingSegments) -> None:
    whole = bar.sizeHint()
    bar.resize(whole.width() - 1, whole.height())
    assert folded(bar) == ["Own metrics"]
    assert bar.rest.isVisible()
    bar.choose("own metrics")
    assert "Own metrics" not in folded(bar)
    assert folded(bar)
    bar.resize(bar.minimumSizeHint().width(), whole.height())
    assert folded(bar) == WORDS[:3]
    assert bar.sizeHint() == whole
    bar.resize(whole)
    assert folded(bar) == []


def test_the_list_opens_by_keyboard_and_presses_what_stands_in_it(bar: FoldingSegments, pressed: list[str]) -> None:
    bar.resize(bar.minimumSizeHint())
    assert folded(bar) == WORDS[1:]
    bar.rest.setFocus()
    QTest.keyClick(bar.rest, Qt.Key.Key_Return)
    menu = bar.findChild(QMenu)
    assert menu is not None
    assert [each.text() for each in menu.actions()] == WORDS[1:]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert pressed == ["posts"]
    assert bar.value() == "posts"
    assert "Posts" not in folded(bar)
