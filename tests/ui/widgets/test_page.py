from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from tests.every import every
from ui.widgets.empty_page import EmptyPage
from ui.widgets.page import Page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language


class Shelf(Page):
    """A page with everything."""

    def __init__(self, language: Language) -> None:
        super().__init__(language, "Cakes")
        self.filters: list[str] = []
        self.new = QAction("New cake", self)
        self.content = QLineEdit()
        self.detail = QLineEdit()
        self.add_primary(self.new)
        self.add_filter("Filter cakes", self.filters.append)
        self.add_tool(QLabel("12 cakes"))
        self.set_content(self.content)
        self.set_inspector(self.detail)
        self.set_empty(EmptyPage(language, sign="tray", title="No cakes yet", words="Bake one.", primary=self.new))


@pytest.fixture
def page(qtbot: QtBot, language: Language) -> Shelf:
    made = Shelf(language)
    qtbot.addWidget(made)
    made.resize(848, 560)
    made.show()
    return made


def test_states_take_turns(page: Shelf, qtbot: QtBot) -> None:
    page.show_content()
    assert page.content.isVisible()
    page.show_empty()
    assert not page.content.isVisible()
    assert any(label.text() == "No cakes yet" and label.isVisible() for label in page.findChildren(QLabel))
    page.show_refused("The oven is out.")
    assert any(label.text() == "The oven is out." and label.isVisible() for label in page.findChildren(QLabel))


def test_the_filter_waits_for_a_pause_and_escape_empties_it(page: Shelf, qtbot: QtBot) -> None:
    page.focus_filter()
    field = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "Filter cakes")
    qtbot.keyClicks(field, "nut")
    qtbot.waitUntil(lambda: page.filters == ["nut"])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.filters == ["nut", ""])


def test_escape_closes_the_inspector_and_goes_back(page: Shelf, qtbot: QtBot) -> None:
    page.activateWindow()
    page.open_inspector("Honey cake")
    page.detail.setFocus()
    with qtbot.waitSignal(page.inspector_closed):
        qtbot.keyClick(page.detail, Qt.Key.Key_Escape)
    assert not page.inspector_is_open
    assert page.content.hasFocus()


def test_the_primary_button_follows_its_action(page: Shelf) -> None:
    made = next(each for each in page.findChildren(QAbstractButton) if each.text() == "New cake")
    page.new.setEnabled(False)
    assert not made.isEnabled()
    assert made.property("kind") == "primary"


def test_everything_fits_at_the_smallest_size(page: Shelf) -> None:
    page.open_inspector("Honey cake with walnuts, baked on Tuesdays")
    assert page.minimumSizeHint().width() <= 848
    assert every(
        page.rect().contains(child.geometry()) for child in page.findChildren(QWidget) if child.parent() is page
    )


def test_the_inspector_is_as_wide_as_what_it_holds(page: Shelf, qtbot: QtBot) -> None:
    page.open_inspector("Honey cake")
    page.detail.setMinimumWidth(480)
    qtbot.waitUntil(lambda: page.detail.visibleRegion().boundingRect().width() == 480)
