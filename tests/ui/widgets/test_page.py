from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QAction, QCursor, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from tests.every import every
from ui.style import tokens
from ui.style.theme import font
from ui.style.tokens import BLINK
from ui.widgets.empty_page import WIDEST, EmptyPage, evened
from ui.widgets.filter_chips import FilterChip, FilterRow
from ui.widgets.loading import Loading
from ui.widgets.page import Page
from ui.widgets.page_tools import FilterLine, Sifted

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
        self.shown = Sifted(12, 12, is_filtered=False)
        self.add_filter("Filter cakes", self.filters.append, lambda: self.shown)
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


@pytest.fixture
def chips(page: Shelf, language: Language) -> FilterRow:
    """A filter on the line under the title."""
    made = FilterRow(language, [FilterChip(language, kind, list) for kind in ("Kind of cake", "Who bakes it", "Size")])
    page.add_chips(made)
    QApplication.processEvents()
    return made


def test_the_second_of_two_clicks_is_not_for_the_details_that_the_first_one_opened(page: Shelf, qtbot: QtBot) -> None:
    pressed: list[None] = []
    page.set_inspector(cross := QPushButton("Take off"))
    cross.clicked.connect(lambda: pressed.append(None))
    page.open_inspector("A cake")
    QApplication.processEvents()
    place = cross.mapTo(page, cross.rect().center())
    page.close_inspector()
    QCursor.setPos(page.mapToGlobal(place))
    qtbot.waitUntil(lambda: QCursor.pos() == page.mapToGlobal(place))
    page.open_inspector("A cake")
    QApplication.processEvents()
    QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert pressed == []
    QTest.qWait(2 * QApplication.doubleClickInterval())
    QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert pressed == [None]


def test_chips_stand_beside_the_tools_or_all_under_them(page: Shelf, chips: FilterRow, qtbot: QtBot) -> None:
    tool = next(label for label in page.findChildren(QLabel) if label.text() == "12 cakes")

    def is_beside() -> bool:
        return bool(chips.geometry().left() > tool.geometry().right() and chips.height() == tokens.CONTROL_HEIGHT)

    def is_under() -> bool:
        return bool(chips.geometry().top() > tool.geometry().bottom() and chips.geometry().left() == 0)

    qtbot.waitUntil(is_beside)
    page.resize(chips.in_one_line() + 80, 560)
    qtbot.waitUntil(is_under)
    assert chips.height() == tokens.CONTROL_HEIGHT, "they have the line to themselves"
    page.resize(848, 560)
    qtbot.waitUntil(is_beside)


def test_chips_keep_still_when_something_is_filtered(page: Shelf, chips: FilterRow, qtbot: QtBot) -> None:
    page.resize(1200, 560)
    first = chips.findChildren(FilterChip)[0]
    qtbot.waitUntil(lambda: chips.height() == tokens.CONTROL_HEIGHT)
    before = first.mapTo(page, first.rect().topLeft())
    chips.show_hidden("3 cakes hidden", is_filtered=True)
    QApplication.processEvents()
    assert first.mapTo(page, first.rect().topLeft()) == before


def test_a_narrow_filter_says_only_that_it_filters(page: Shelf, qtbot: QtBot) -> None:
    (field,) = page.findChildren(FilterLine)
    assert field.placeholderText() == "Filter cakes"
    field.setFixedWidth(120)
    qtbot.waitUntil(lambda: field.placeholderText() == "Filter")
    assert field.accessibleName() == "Filter cakes"


@pytest.mark.parametrize("words", ["Short.", "The rest can follow when you know it. " * 3, "one " * 40])
def test_the_words_of_an_empty_page_end_about_where_they_begin(page: Shelf, words: str) -> None:
    """The last line is not a single word: one pixel less, and there would be a line more."""
    metrics = QFontMetrics(font())

    def height(width: int) -> int:
        return metrics.boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, words).height()

    width = evened(words, font(), WIDEST)
    assert height(width) == height(WIDEST)
    assert width == WIDEST // 3 or height(width - 1) > height(width)


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


def test_what_a_filter_leaves_is_said_once_it_rests(
    page: Shelf, chips: FilterRow, qtbot: QtBot, announced: list[str]
) -> None:
    page.focus_filter()
    page.shown = Sifted(3, 12, is_filtered=True)
    qtbot.keyClicks(page.findChildren(FilterLine)[0], "nut")
    qtbot.waitUntil(lambda: announced == ["Shown: 3 of 12"])
    page.shown = Sifted(0, 12, is_filtered=True)
    chips.show_hidden("12 cakes hidden", is_filtered=True)
    qtbot.waitUntil(lambda: announced[1:] == ["Nothing found, hidden: 12"])
    page.shown = Sifted(12, 12, is_filtered=False)
    page.show_words("")
    qtbot.waitUntil(lambda: announced[2:] == ["Filter cleared, shown: 12"])
    chips.show_hidden("", is_filtered=False)  # read anew, and nothing is other than it was
    qtbot.wait(500)
    assert len(announced) == 3


def test_a_long_list_is_looked_through_before_it_is_said_what_is_left(
    page: Shelf, qtbot: QtBot, announced: list[str]
) -> None:
    page.shown = Sifted(3, 90_000, is_filtered=True, is_over=False)
    page.look_what_is_left()
    qtbot.wait(500)
    assert announced == []
    page.shown = Sifted(7, 90_000, is_filtered=True)
    qtbot.waitUntil(lambda: announced == ["Shown: 7 of 90,000"])


def test_nothing_is_said_of_a_page_out_of_sight(page: Shelf, qtbot: QtBot, announced: list[str]) -> None:
    page.shown = Sifted(3, 12, is_filtered=True)
    page.hide()
    page.look_what_is_left()
    qtbot.wait(500)
    assert announced == []


def test_escape_closes_the_inspector_and_goes_back(page: Shelf, qtbot: QtBot) -> None:
    page.activateWindow()
    page.open_inspector("Honey cake")
    page.detail.setFocus()
    with qtbot.waitSignal(page.inspector_closed):
        qtbot.keyClick(page.detail, Qt.Key.Key_Escape)
    assert not page.inspector_is_open
    assert page.content.hasFocus()


def test_a_page_that_is_read_anew_leaves_the_keyboard_beside_it(qtbot: QtBot, language: Language) -> None:
    """As where days off came to be known while somebody chose a client."""
    window, beside, page = QWidget(), QLineEdit(), Shelf(language)
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(beside)
    row.addWidget(page)
    window.show()
    page.content.setFocus()
    beside.setFocus()
    page.close_inspector()
    assert window.focusWidget() is beside
    page.show_empty()
    assert window.focusWidget() is beside
    page.show_content()
    page.open_inspector("Cake")
    page.close_inspector()
    assert window.focusWidget() is page.content


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


class TestLoading:
    """What a page says while what it is to show is being read."""

    def test_what_is_read_within_a_blink_is_never_announced(
        self, page: Shelf, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ui.style.tokens.BLINK", 60_000)  # however busy the machine is
        said: list[str] = []
        page.show_content()
        page.show_loading("The cakes are being counted…")
        loading = page.findChildren(Loading)[0]
        loading.due.connect(lambda: said.append(page.waits_for))
        qtbot.wait(BLINK // 3)
        assert page.content.isVisible()
        page.show_content()
        assert not loading.findChildren(QTimer)[0].isActive()
        assert said == []
        assert page.content.isVisible()
        assert not loading.isVisible()

    def test_a_longer_wait_is_said_and_goes_away(
        self, page: Shelf, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        heard: list[str] = []
        monkeypatch.setattr("ui.widgets.announcing.announce", lambda _widget, words: heard.append(words))
        page.show_content()
        page.content.setFocus()
        page.show_loading("The cakes are being counted…")
        qtbot.waitUntil(lambda: page.waits_for != "")
        assert [label.text() for label in page.findChildren(Loading)[0].findChildren(QLabel)] == [page.waits_for]
        assert page.findChildren(Loading)[0].accessibleName() == page.waits_for == "The cakes are being counted…"
        page.show_loading("The oven is heated…")
        qtbot.wait(BLINK + 100)
        assert page.waits_for == "The oven is heated…"
        assert heard == ["The cakes are being counted…"]
        page.show_content()
        assert page.content.isVisible()
        assert page.content.hasFocus()
        assert page.waits_for == ""

    def test_what_was_never_filled_is_not_seen_meanwhile(self, page: Shelf, qtbot: QtBot) -> None:
        page.show_loading("The cakes are being counted…")
        assert not page.content.isVisible()
        assert page.waits_for == ""
        page.show_empty()
        qtbot.wait(BLINK + 100)
        assert page.findChildren(EmptyPage)[0].isVisible()
        assert page.waits_for == ""
