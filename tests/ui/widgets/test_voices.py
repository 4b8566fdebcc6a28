"""What a screen reader is told of our own widgets, asked through the interface that it asks."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from smmdesk.speech.language import Language
from tests.gone import delete_what_was_closed
from ui.widgets import tips
from ui.widgets.bars import Share, StackedBar
from ui.widgets.buttons import button, icon_button
from ui.widgets.figures import Figures
from ui.widgets.forms.choice import Combo
from ui.widgets.forms.fold import Fold
from ui.widgets.hearing import Heard, as_heard, spoken_rows
from ui.widgets.labels import heading
from ui.widgets.search_list import Found, SearchList
from ui.widgets.segments import SegmentBar
from ui.widgets.voices import ComboVoice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Role = QAccessible.Role
Text = QAccessible.Text


def voice(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[QAccessibleEvent]:
    """What screen readers are told about."""
    found: list[QAccessibleEvent] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", found.append)
    return found


def test_a_button_in_a_group_of_which_one_is_down_is_a_radio_button(qtbot: QtBot) -> None:
    bar = SegmentBar([("a", "Month"), ("b", "List")])
    qtbot.addWidget(bar)
    bar.choose("b")
    segments = [voice(each) for each in bar.findChildren(QWidget)]
    assert [(each.role(), each.text(Text.Name), each.state().checked) for each in segments] == [
        (Role.RadioButton, "Month", 0),
        (Role.RadioButton, "List", 1),
    ]


def test_a_button_by_itself_that_can_be_checked_is_a_check_box(qtbot: QtBot) -> None:
    made = button("Pinned")
    qtbot.addWidget(made)
    assert voice(made).role() is Role.Button
    made.setCheckable(True)
    assert voice(made).role() is Role.CheckBox
    group = QButtonGroup(made, exclusive=False)
    group.addButton(made)
    assert voice(made).role() is Role.CheckBox


def test_what_is_done_by_voice_is_done(qtbot: QtBot) -> None:
    pressed: list[bool] = []
    made = button("Save", lambda: pressed.append(True))
    qtbot.addWidget(made)
    action = voice(made).actionInterface()
    assert action.actionNames() == [action.pressAction(), action.setFocusAction()]
    action.doAction(action.pressAction())
    made.setEnabled(False)
    action.doAction(action.pressAction())
    assert (pressed, action.actionNames()) == ([True], [])


def test_a_fold_tells_whether_it_is_open_and_when_that_changes(qtbot: QtBot, told: list[QAccessibleEvent]) -> None:
    fold = Fold("Brief", QLabel("…"), is_open=False)
    qtbot.addWidget(fold)
    header = voice(fold.header)
    assert (header.role(), header.state().expanded, header.state().checkable) == (Role.Button, 0, 0)
    fold.open()
    assert (header.state().expanded, header.state().collapsed) == (1, 0)
    [event] = [each for each in told if isinstance(each, QAccessibleStateChangeEvent)]
    assert event.changedStates().expanded


def test_a_description_says_what_the_name_does_not(qtbot: QtBot) -> None:
    made = icon_button("x", "Close", keys="Esc")
    qtbot.addWidget(made)
    assert [voice(made).text(each) for each in (Text.Name, Text.Description, Text.Accelerator)] == ["Close", "", "Esc"]
    made.setToolTip(tips.plain("Ann & Sons <b>"))
    assert voice(made).text(Text.Description) == "Ann & Sons <b>"
    made.setToolTip(tips.plain("x\n" * 50))
    assert voice(made).text(Text.Description).splitlines() == ["x"] * 50


def test_a_heading_is_one(qtbot: QtBot) -> None:
    made = heading("Backups")
    qtbot.addWidget(made)
    assert (voice(made).role(), voice(made).text(Text.Name)) == (Role.Heading, "Backups")


def test_one_widget_may_be_heard_as_something_else(qtbot: QtBot) -> None:
    made = as_heard(button("November"), Heard.CHOICE)
    qtbot.addWidget(made)
    assert voice(made).role() is Role.RadioButton


def test_a_list_is_named_by_what_it_is_for_and_its_value_is_what_is_chosen(
    qtbot: QtBot, announced: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    made = Combo()
    qtbot.addWidget(made)
    made.setAccessibleName("Status")
    made.set_options([(1, "Draft"), (2, "Approved")])
    made.choose(1)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    heard = voice(made)
    assert (heard.role(), heard.text(Text.Name), heard.text(Text.Value)) == (Role.ComboBox, "Status", "Draft")
    qtbot.keyClick(made, Qt.Key.Key_Down)
    assert heard.text(Text.Value) == "Approved"
    assert announced == ["Approved"]
    within = heard.child(0)
    assert [within.child(row).state().selected for row in range(2)] == [0, 1]
    assert heard.indexOfChild(within) == 0
    assert isinstance(heard, ComboVoice)
    heard.doAction(heard.showMenuAction())
    assert made.view().isVisible()
    assert heard.state().expanded
    made.hidePopup()
    assert heard.state().collapsed


def test_painted_parts_are_heard_one_by_one_and_only_while_they_are_there(qtbot: QtBot) -> None:
    bar = StackedBar()
    qtbot.addWidget(bar)
    bar.show_shares([Share("Content, 60%", 60), Share("Reserve, 40%", 40)], name="The split")
    heard = voice(bar)
    lines = [heard.child(index) for index in range(heard.childCount())]
    assert [each.text(Text.Name) for each in lines] == ["Content, 60%", "Reserve, 40%"]
    assert [heard.indexOfChild(each) for each in lines] == [0, 1]
    assert heard.child(2) is None
    bar.show_shares([Share("Content, 100%", 100)], name="The split")
    assert [each.isValid() for each in lines] == [True, False]
    assert lines[1].text(Text.Name) == ""


def test_a_voice_outlives_its_widget_without_harm(qtbot: QtBot) -> None:
    above = QWidget()
    qtbot.addWidget(above)
    column = QVBoxLayout(above)
    bar, made, fold = StackedBar(), button("Save"), Fold("Brief", QLabel("…"))
    for each in (bar, made, fold):
        column.addWidget(each)
    bar.show_shares([Share("Content", 1)])
    line = voice(bar).child(0)
    voices = [voice(each) for each in (bar, made, fold.header)]
    for each in (bar, made, fold):
        each.deleteLater()
    delete_what_was_closed()
    gc.collect()
    assert not (Shiboken.isValid(line) and line.isValid())
    assert not any(Shiboken.isValid(each) for each in voices)


def test_rows_are_said_under_their_heads() -> None:
    figures = Figures(("Way", "Fee", "Hours"), (("Agency", "€500", ""), ("Yourself", "€0", "40")))
    assert spoken_rows(figures) == ["Agency. Fee: €500", "Yourself. Fee: €0, Hours: 40"]
    assert spoken_rows(None) == []


def test_a_list_says_the_line_that_is_chosen(qtbot: QtBot, announced: list[str]) -> None:
    pages = [Found("Calendar", 1, "Page", keys="Ctrl+2"), Found("Budget", 2, "Page")]
    made = SearchList(
        Language("en"),
        lambda typed: [each for each in pages if typed in each.words],
        placeholder="Search",
        nothing="Nothing found.",
    )
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.line.hasFocus)
    assert announced == ["Calendar, Page, 1 of 2"]
    qtbot.keyClicks(made.line, "B")
    qtbot.keyClicks(made.line, "x")
    made.line.clear()
    qtbot.keyClick(made.line, Qt.Key.Key_Down)
    first = "Calendar, Page, 1 of 2"
    assert announced == [first, "Budget, Page, 1 of 1", "Nothing found.", first, "Budget, Page, 2 of 2"]
