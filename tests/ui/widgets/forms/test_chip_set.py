"""Chips to pick from: one Tab stop, arrows within, a plus before what is seldom wanted, three states for several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from smmdesk.domain.networks import Network
from smmdesk.domain.several import Spread
from ui.widgets.forms.chip_set import Chips, ChipSet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language

Key = Qt.Key
VK, X, OK = Network.VK, Network.X, Network.OK


@pytest.fixture
def chips(qtbot: QtBot, language: Language) -> ChipSet:
    """Of networks, in sight, with the keyboard."""
    made = Chips(Network, others="Other networks").build(language)
    assert isinstance(made, ChipSet)
    qtbot.addWidget(made)
    made.name_parts("Networks")
    made.show_value(())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def shown(chips: ChipSet) -> list[str]:
    """The words of those in sight, as they stand."""
    return [each.text() for each in chips.findChildren(QPushButton) if each.isVisible()]


def focused() -> QPushButton:
    found = QApplication.focusWidget()
    assert isinstance(found, QPushButton)
    return found


def test_those_put_first_stand_first_then_the_chosen_and_the_rest_behind_a_plus(chips: ChipSet) -> None:
    chips.show_value((X,))
    chips.put_first({OK, VK})
    assert shown(chips) == ["VK", "OK", "X", "+"]
    chips.findChildren(QPushButton)[-1].click()
    assert len(shown(chips)) == len(Network)
    assert focused().text() == "Instagram"


def test_without_any_of_both_all_stand(chips: ChipSet) -> None:
    chips.put_first(())
    assert len(shown(chips)) == len(Network)
    assert "+" not in shown(chips)


def test_what_was_let_go_stays_where_it_was_pressed_until_others_are_put_first(chips: ChipSet) -> None:
    chips.show_value((X,))
    chips.put_first({VK})
    next(each for each in chips.findChildren(QPushButton) if each.text() == "X").click()
    assert chips.value() == ()
    chips.show_value(())
    assert shown(chips) == ["VK", "X", "+"]
    chips.put_first({VK})
    assert shown(chips) == ["VK", "+"]


def test_arrows_go_round_and_tab_comes_back_to_where_one_was(qtbot: QtBot, chips: ChipSet) -> None:
    chips.put_first({VK, X, OK})
    chips.setFocus()
    assert focused().text() == "VK"
    for key, words in ((Key.Key_Left, "+"), (Key.Key_Right, "VK"), (Key.Key_Down, "X"), (Key.Key_Up, "VK")):
        qtbot.keyClick(focused(), key)
        assert focused().text() == words
    qtbot.keyClick(focused(), Key.Key_Right)
    stops = [each for each in chips.findChildren(QPushButton) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [focused()]
    assert chips.focusProxy() is focused()


def test_enter_and_space_pick_and_the_value_is_in_the_order_of_the_options(qtbot: QtBot, chips: ChipSet) -> None:
    chips.put_first({VK, X, OK})
    chips.setFocus()
    qtbot.keyClick(focused(), Key.Key_Left)
    qtbot.keyClick(focused(), Key.Key_Left)
    with qtbot.waitSignal(chips.left):
        qtbot.keyClick(focused(), Key.Key_Space)
    qtbot.keyClick(focused(), Key.Key_Left)
    with qtbot.waitSignal(chips.left):
        qtbot.keyClick(focused(), Key.Key_Return)
    assert chips.value() == (X, OK)


def test_of_several_a_chip_tells_all_from_some_from_none(chips: ChipSet) -> None:
    chips.show_value(Spread((VK,), (X,)))
    chips.put_first({OK})
    states = {each.accessibleName(): (each.isChecked(), bool(each.property("partly"))) for each in chips_of(chips)}
    assert states == {
        "Networks: OK": (False, False),
        "Networks: VK": (True, False),
        "Networks: X, in some of them": (False, True),
    }
    by_words = {each.text(): each for each in chips_of(chips)}
    by_words["X"].click()
    assert chips.value() == Spread((VK, X), ())
    by_words["X"].click()
    by_words["OK"].click()
    assert chips.value() == Spread((VK, OK), ())


def chips_of(chips: ChipSet) -> list[QPushButton]:
    """Those in sight but the plus."""
    return [each for each in chips.findChildren(QPushButton) if each.isVisible() and each.text() != "+"]
