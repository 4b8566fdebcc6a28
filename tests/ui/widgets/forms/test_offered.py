"""Fields that offer words: one click shows them all, what is typed narrows them, and what is new is told before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from ui.widgets.forms.choice import Choice, Combo
from ui.widgets.forms.editors import Line
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.forms.offered import OfferedLine
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language
    from ui.widgets.forms.field_row import Edit

UI = Path(__file__).parents[4] / "ui"
LANDS = [("", "Not stated"), ("GE", "Georgia"), ("IT", "Italy"), ("ML", "Mali"), ("SO", "Somalia")]
NAMES = [words for _code, words in LANDS]
Key = Qt.Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    id: str = "1"
    land: str = "GE"
    zone: str = "a"
    rubric: str = "Tips"


FIELDS = (
    Field("land", "Land", Choice(LANDS, searchable=True)),
    Field("zone", "Zone", Choice([("a", "A"), ("b", "B")], searchable=True)),
    Field("rubric", "Rubric", Line(suggestions=lambda: ("Tips", "People", "News"), new="New rubric “{text}”")),
)


class Desk:
    def __init__(self, language: Language, qtbot: QtBot) -> None:
        self.form = Form(language, (Section("", FIELDS),), self.save)
        qtbot.addWidget(self.form)
        self.form.show_record(Card())
        self.form.resize(360, 400)
        self.form.show()
        self.form.activateWindow()
        qtbot.waitUntil(self.form.isActiveWindow)

    def save(self, edit: Edit) -> None:
        self.form.show_record(replace(self.form.record, **edit.wanted))

    def line(self, name: str) -> OfferedLine:
        found = self.form.editor(name).focusProxy()
        assert isinstance(found, OfferedLine)
        return found

    def said(self) -> list[str]:
        return [each.text() for each in self.form.findChildren(Notice) if each.isVisible() and each.text()]


@pytest.fixture
def desk(language: Language, qtbot: QtBot) -> Desk:
    return Desk(language, qtbot)


def keyboard() -> QWidget:
    """Where keys go: to the list that is open, else to the field."""
    found = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key) -> None:
    QTest.keyClick(keyboard(), key)
    QApplication.processEvents()
    # without a window manager nobody gives the window back what its list had
    if (focused := QApplication.focusWidget()) is not None:
        focused.activateWindow()
        QApplication.processEvents()


def write(words: str) -> None:
    for letter in words:
        QTest.keyClicks(keyboard(), letter)
        QApplication.processEvents()


def click(line: OfferedLine, place: QPoint | None = None) -> None:
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=place or QPoint(12, 12))
    QApplication.processEvents()


@pytest.mark.parametrize(("name", "offered"), [("land", NAMES), ("rubric", ["Tips", "People", "News"])])
def test_a_click_selects_what_stands_there_and_opens_the_whole_list(desk: Desk, name: str, offered: list[str]) -> None:
    line = desk.line(name)
    click(line)
    assert line.is_open
    assert line.offered() == offered
    assert line.selectedText() == line.text()


def test_another_click_sets_the_cursor(desk: Desk) -> None:
    line = desk.line("land")
    click(line)
    press(Key.Key_Escape)
    click(line)
    assert not line.is_open
    assert not line.hasSelectedText()
    click(line, QPoint(line.width() - 14, 12))  # the arrow opens it always
    assert line.is_open


def test_typing_narrows_first_what_begins_so(desk: Desk) -> None:
    line = desk.line("land")
    click(line)
    write("ali")
    assert line.offered() == ["Mali", "Somalia"]
    line.selectAll()
    write("so")
    assert line.offered() == ["Somalia"]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_of_a_choice_the_first_that_fits_is_taken_by(desk: Desk, key: Qt.Key) -> None:
    click(desk.line("land"))
    write("ita")
    press(key)
    assert (desk.form.record.land, desk.line("land").text()) == ("IT", "Italy")
    assert desk.form.focusWidget() is desk.line("land" if key is Key.Key_Return else "zone")


def test_arrows_go_through_the_list_and_write_nothing(desk: Desk) -> None:
    line = desk.line("land")
    line.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Down)
    assert (line.is_open, line.text()) == (True, "Georgia")
    press(Key.Key_Return)
    assert desk.form.record.land == "IT"


def test_what_is_not_in_the_list_stays_and_is_refused_aloud(desk: Desk) -> None:
    line = desk.line("land")
    click(line)
    write("Gorgia")
    assert not line.is_open
    press(Key.Key_Tab)
    assert (desk.form.record.land, line.text()) == ("GE", "Gorgia")
    assert desk.said() == ["“Gorgia” is not in the list: choose from it."]
    assert line.property("wrong") is True


def test_letters_that_several_hold_are_refused_as_well(desk: Desk) -> None:
    line = desk.line("land")
    click(line)
    write("ali")
    press(Key.Key_Escape)
    press(Key.Key_Tab)
    assert (line.text(), len(desk.said())) == ("ali", 1)


def test_emptied_is_none_where_there_is_one_and_else_refused(desk: Desk) -> None:
    for name in ("land", "zone"):
        click(desk.line(name))
        press(Key.Key_Backspace)
        press(Key.Key_Escape)
        press(Key.Key_Tab)
    assert (desk.form.record.land, desk.line("land").text()) == ("", "Not stated")
    assert (desk.form.record.zone, desk.said()) == ("a", ["Choose something from the list."])


def test_escape_closes_the_list_and_then_takes_back_what_was_typed(desk: Desk) -> None:
    line = desk.line("rubric")
    click(line)
    write("Pe")
    press(Key.Key_Escape)
    assert (line.is_open, line.text()) == (False, "Pe")
    press(Key.Key_Escape)
    assert line.text() == "Tips"


def test_the_list_goes_with_the_keyboard_and_what_was_typed_is_kept(desk: Desk) -> None:
    """Whatever takes it elsewhere: a command, a dialog, another field."""
    line = desk.line("rubric")
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Cakes")
    assert keyboard() is not line
    desk.line("zone").setFocus()
    assert desk.form.record.rubric == "Cakes"
    assert not line.is_open


def test_what_is_new_is_told_before_it_is_made(desk: Desk) -> None:
    line = desk.line("rubric")
    click(line)
    write("Tip")
    assert line.offered() == ["Tips", "New rubric “Tip”"]
    assert line.accessibleDescription() == "New rubric “Tip”"
    press(Key.Key_Return)
    assert desk.form.record.rubric == "Tip"


def test_the_line_that_tells_of_it_may_be_taken(desk: Desk) -> None:
    click(desk.line("rubric"))
    write("Tip")
    press(Key.Key_Up)
    press(Key.Key_Return)
    assert desk.form.record.rubric == "Tip"


def test_words_are_asked_for_when_the_keyboard_comes(qtbot: QtBot) -> None:
    known: list[str] = []
    line = OfferedLine(lambda: known)
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(line.isActiveWindow)
    line.clearFocus()
    plain = line.textMargins().right()
    known.append("Tips")
    line.setFocus()
    click(line, QPoint(line.width() - 14, 12))
    assert line.offered() == ["Tips"]
    assert line.textMargins().right() > plain  # room for the arrow


@pytest.mark.parametrize("count", [1, 2, 5, 8])
def test_a_short_list_has_no_scroll_bar(qtbot: QtBot, count: int) -> None:
    line = OfferedLine(lambda: [f"Word {n}" for n in range(count)])
    qtbot.addWidget(line)
    line.show()
    line.open_list()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    assert popup.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("count", [1, 2, 5])
def test_nor_has_that_of_a_choice(qtbot: QtBot, count: int) -> None:
    combo = Combo()
    combo.set_options([(n, f"Word {n}") for n in range(count)])
    qtbot.addWidget(combo)
    combo.show()
    combo.showPopup()
    assert combo.view().verticalScrollBar().maximum() == 0
    combo.hidePopup()


def test_no_other_kind_is_made() -> None:
    """Qt's own turn back silently what is not in their list, and open only by the arrow."""
    made = ("setEditable(", "setCompleter(", "QCompleter(")
    found = {file.name for file in UI.rglob("*.py") for word in made if word in file.read_text("utf-8")}
    assert found == {"offered.py", "formula_edit.py"}  # whose completions are names within a text


LABELS = [("RUB", "RUB · российский рубль"), ("GEL", "GEL · грузинский лари"), ("USD", "USD · доллар США")]


def narrow(qtbot: QtBot, editor: QWidget) -> QWidget:
    """A field of half a card, on a window that has the keyboard elsewhere."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    editor.setParent(window)
    editor.setGeometry(10, 10, 120, 34)
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.setFocus()
    return window


def test_a_field_too_narrow_cuts_its_words_and_tells_them_whole(qtbot: QtBot, language: Language) -> None:
    editor = Choice(LABELS, searchable=True).build(language)
    editor.show_value("RUB")
    window = narrow(qtbot, editor)
    line = editor.focusProxy()
    assert isinstance(line, OfferedLine)
    window.grab()
    assert line._cut().startswith("RUB")  # noqa: SLF001
    assert line._cut().endswith("…")  # noqa: SLF001
    assert line.toolTip() == LABELS[0][1]
    # the end is painted, not only reckoned: another end of the same beginning looks the same
    shown = line.grab().toImage()
    line.setText("RUB · российский рубль и ещё слова")
    line.setCursorPosition(0)
    assert line.grab().toImage() == shown
    line.resize(400, line.height())
    window.grab()
    assert line.toolTip() == ""


@pytest.mark.parametrize("searchable", [True, False])
def test_a_list_is_as_wide_as_its_words(qtbot: QtBot, language: Language, searchable: bool) -> None:
    editor = Choice(LABELS, searchable=searchable).build(language)
    editor.show_value("GEL")
    window = narrow(qtbot, editor)
    field = editor.focusProxy()
    assert field is not None
    if isinstance(field, Combo):
        field.showPopup()
        popup: QWidget | None = field.view()
    else:
        assert isinstance(field, OfferedLine)
        field.setFocus()
        field.open_list()
        popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    widest = max(popup.fontMetrics().horizontalAdvance(words) for _code, words in LABELS)
    assert popup.viewport().width() >= max(popup.sizeHintForColumn(0), widest)
    popup.window().close()
    window.close()
