from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from smmdesk.domain.clients import Segment
from smmdesk.domain.errors import EmptyNameError, OutOfRangeError
from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.speech.language import Language, NotWholeError
from ui.widgets.chips import Tags
from ui.widgets.forms.chip_set import Chips
from ui.widgets.forms.choice import Choice, Segments
from ui.widgets.forms.date_edit import Day, Moment
from ui.widgets.forms.editors import Line, Lines, Percent, Tick, Whole
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.forms.money_edit import Amount
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.widgets.forms.editor import Editor, Kind
    from ui.widgets.forms.field_row import Edit

TODAY = date(2026, 11, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    id: str = "1"
    name: str = "Walnut"
    note: str = ""
    cost: Money | None = None


SECTIONS = (
    Section("", (Field("name", "Name", Line()), Field("note", "Note", Lines(), hint="Only you see it."))),
    Section("Money", (Field("cost", "Cost", Amount("GEL"), when=lambda card: card.name != "free"),)),
)


class Desk:
    """A form with a service behind it that refuses empty names."""

    def __init__(self, language: Language) -> None:
        self.form = Form(language, SECTIONS, save=self.save)
        self.saved: list[tuple[str, str, Any]] = []

    def save(self, edit: Edit) -> None:
        if edit.name == "name" and not edit.value:
            raise EmptyNameError
        self.saved.append((edit.record.id, edit.name, edit.value))
        self.form.show_record(replace(self.form.record, **edit.wanted))


@pytest.fixture
def desk(qtbot: QtBot, language: Language) -> Desk:
    made = Desk(language)
    qtbot.addWidget(made.form)
    made.form.show_record(Card())
    made.form.show()
    return made


def line(form: Form, name: str) -> QLineEdit:
    found = form.editor(name).focusProxy()
    assert isinstance(found, QLineEdit)
    return found


def line_of(editor: Editor) -> QLineEdit:
    """Where an editor of one line is typed into."""
    found = editor.focusProxy()
    assert isinstance(found, QLineEdit)
    return found


def write(qtbot: QtBot, into: QLineEdit, words: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    into.setFocus()
    into.selectAll()
    qtbot.keyClick(into, Qt.Key.Key_Backspace)
    if words.isascii():
        qtbot.keyClicks(into, words)
    else:
        into.insert(words)  # Qt's key events for tests know ASCII only
    if key:
        qtbot.keyClick(into, key)


def test_a_field_left_with_another_value_is_saved_once(desk: Desk, qtbot: QtBot) -> None:
    write(qtbot, line(desk.form, "name"), "Hazelnut")
    qtbot.keyClick(line(desk.form, "name"), Qt.Key.Key_Tab)
    assert desk.saved == [("1", "name", "Hazelnut")]


def test_a_field_left_as_it_was_is_not_saved(desk: Desk, qtbot: QtBot) -> None:
    write(qtbot, line(desk.form, "name"), "Walnut")
    assert desk.saved == []


def test_a_refusal_stands_beside_the_field_and_the_text_stays(desk: Desk, qtbot: QtBot) -> None:
    write(qtbot, line(desk.form, "name"), "")
    assert desk.saved == []
    assert line(desk.form, "name").text() == ""
    assert desk.form.editor("name").accessibleDescription() == "A name is needed."
    write(qtbot, line(desk.form, "name"), "Nut")
    assert desk.form.editor("name").accessibleDescription() == ""
    assert desk.saved == [("1", "name", "Nut")]


def test_what_cannot_be_read_stays_with_the_reason(desk: Desk, qtbot: QtBot) -> None:
    write(qtbot, line(desk.form, "cost"), "lots")
    assert line(desk.form, "cost").text() == "lots"
    assert "lots" in desk.form.editor("cost").accessibleDescription()
    desk.form.show_record(Card(note="changed elsewhere"))
    assert line(desk.form, "cost").text() == "lots"


def test_a_refusal_is_said_with_its_field_as_it_comes_and_what_others_changed_too(
    desk: Desk, qtbot: QtBot, announced: list[str]
) -> None:
    write(qtbot, line(desk.form, "cost"), "lots")
    assert announced == [f"Cost: {desk.form.editor('cost').accessibleDescription()}"]
    write(qtbot, line(desk.form, "name"), "Almond", Qt.Key(0))
    desk.form.show_record(Card(name="Fig"))
    assert announced[1:] == ["Name: Changed elsewhere meanwhile. There it says: Fig"]
    heard = [each for each in desk.form.findChildren(Notice) if each.isVisible()]
    roles = [QAccessible.queryAccessibleInterface(each).role() for each in heard]
    assert roles == [QAccessible.Role.AlertMessage] * 2


def test_escape_takes_back_what_was_typed(desk: Desk, qtbot: QtBot) -> None:
    write(qtbot, line(desk.form, "name"), "Haz", Qt.Key.Key_Escape)
    assert line(desk.form, "name").text() == "Walnut"
    assert desk.saved == []


def test_another_record_saves_what_was_being_typed_into_the_first(desk: Desk, qtbot: QtBot) -> None:
    write(qtbot, line(desk.form, "name"), "Almond", Qt.Key(0))
    desk.form.show_record(Card(id="2", name="Fig"))
    assert desk.saved == [("1", "name", "Almond")]
    assert line(desk.form, "name").text() == "Fig"


def test_what_is_being_typed_outlives_a_refresh(desk: Desk, qtbot: QtBot) -> None:
    write(qtbot, line(desk.form, "name"), "Alm", Qt.Key(0))
    desk.form.show_record(Card(note="from another window"))
    assert line(desk.form, "name").text() == "Alm"


def test_a_field_can_hide(desk: Desk) -> None:
    desk.form.show_record(Card(name="free"))
    assert not desk.form.editor("cost").isVisible()


def test_lines_are_saved_as_they_are_left(desk: Desk, qtbot: QtBot) -> None:
    text = desk.form.editor("note").focusProxy()
    assert isinstance(text, QPlainTextEdit)
    text.setFocus()
    qtbot.keyClicks(text, "two")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.keyClicks(text, "lines")
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert desk.saved == [("1", "note", "two\nlines")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_lines_are_saved_with_ctrl_and_either_enter(desk: Desk, qtbot: QtBot, key: Qt.Key) -> None:
    text = desk.form.editor("note").focusProxy()
    qtbot.keyClicks(text, "one")
    qtbot.keyClick(text, key)
    qtbot.keyClicks(text, "two")
    assert desk.saved == []
    qtbot.keyClick(text, key, Qt.KeyboardModifier.ControlModifier)
    assert desk.saved == [("1", "note", "one\ntwo")]


def test_every_control_has_a_name(desk: Desk) -> None:
    nameless = [each for each in desk.form.findChildren(QLineEdit) if not each.accessibleName()]
    assert nameless == []


KINDS: list[tuple[Kind, Any, Any]] = [
    (Line(), "", "words"),
    (Lines(), "", "words\nwords"),
    (Whole(), None, 12),
    (Percent(), None, 6_000),
    (Percent(whole=100), 3, 60),
    (Amount("GEL"), None, Money.of("1234.50", "GEL")),
    (Amount("GEL"), None, Money(0, "JPY")),
    (Day(lambda: TODAY), None, TODAY),
    (Moment(lambda: TODAY, lambda: "Asia/Tbilisi"), None, LocalMoment(datetime(2026, 11, 5, 9, 5), "Europe/Riga")),
    (Choice(Segment, none="None yet"), None, Segment.LARGE),
    (Choice([("a", "A"), ("b", "B")], searchable=True), "a", "b"),
    (Segments(Segment), Segment.SMALL, Segment.MEDIUM),
    (Chips(Network), (), (Network.VK, Network.X)),
    (Tags(), (), ("#one", "#two")),
    (Tick("Yes"), False, True),
]


@pytest.mark.parametrize(("kind", "empty", "value"), KINDS, ids=lambda part: type(part).__name__)
def test_every_kind_gives_back_what_it_was_shown(
    qtbot: QtBot, every_language: Language, kind: Kind, empty: Any, value: Any
) -> None:
    editor = kind.build(every_language)
    qtbot.addWidget(editor)
    editor.name_parts("Field")
    for shown in (empty, value, empty):
        editor.show_value(shown)
        assert editor.value() == shown
        for each in editor.findChildren(QLineEdit):
            each.setModified(True)  # as if typed: the text shown must read back as the value
        assert editor.value() == shown


TYPED: list[tuple[Kind, str, Any]] = [
    (Amount("GEL"), "1200*3", Money.of(3600, "GEL")),
    (Amount("GEL"), "₾ 80", Money.of(80, "GEL")),
    (Amount("GEL"), "500 + 18%", Money.of(590, "GEL")),
    (Amount("GEL"), "1200*1.175", Money.of(1410, "GEL")),
    (Amount("JPY"), "1000*1.5", Money.of(1500, "JPY")),
    (Percent(), "12.5 %", 1_250),
    (Whole(), "1 000", 1_000),
    (Day(lambda: TODAY), "7", date(2026, 11, 7)),
    (Day(lambda: TODAY), "+7", date(2026, 11, 12)),
    (Day(lambda: TODAY), "today", TODAY),
    (Day(lambda: TODAY), "3 dec", date(2026, 12, 3)),
    (Day(lambda: TODAY), "2027-01-31", date(2027, 1, 31)),
]


@pytest.mark.parametrize(
    ("kind", "words", "value"), TYPED, ids=lambda part: part if isinstance(part, str) else type(part).__name__
)
def test_what_is_typed_is_understood(qtbot: QtBot, language: Language, kind: Kind, words: str, value: Any) -> None:
    editor = kind.build(language)
    qtbot.addWidget(editor)
    editor.show_value(None)
    with qtbot.waitSignal(editor.left):
        write(qtbot, line_of(editor), words)
    assert editor.value() == value


@pytest.mark.parametrize("words", ["-5", "9" * 20])
def test_an_impossible_amount_is_refused_in_the_words_of_money(qtbot: QtBot, language: Language, words: str) -> None:
    editor = Amount("GEL").build(language)
    qtbot.addWidget(editor)
    editor.show_value(None)
    write(qtbot, line_of(editor), words)
    with pytest.raises(OutOfRangeError) as refused:
        editor.value()
    assert language.error(refused.value) == "The value must be from ₾0 to ₾1,000,000,000,000."


@pytest.mark.parametrize("words", ["9" * 20 + "x", "9" * 400 + "+1+", "9" * 20 + ".5", "9" * 20])
@pytest.mark.parametrize(
    "kind", [Amount("GEL"), Whole(0, 744), Day(lambda: TODAY)], ids=lambda kind: type(kind).__name__
)
def test_why_something_is_refused_fits_half_of_the_inspector(
    qtbot: QtBot, every_language: Language, kind: Kind, words: str
) -> None:
    form = Form(every_language, (Section("", (Field("value", "Value", kind),)),))
    qtbot.addWidget(form)
    form.show_record(SimpleNamespace(value=None))
    form.show()
    write(qtbot, line_of(form.editor("value")), words)
    (reason,) = (each for each in form.findChildren(Notice) if each.text())
    assert reason.minimumSizeHint().width() <= 141


def test_a_whole_number_is_never_cut_off(qtbot: QtBot, language: Language) -> None:
    editor = Whole(0, 744).build(language)
    qtbot.addWidget(editor)
    editor.show_value(12)
    write(qtbot, line_of(editor), "2.7")
    with pytest.raises(NotWholeError):
        editor.value()


def test_arrows_step_days_and_numbers(qtbot: QtBot, language: Language) -> None:
    for kind, start, after in (
        (Day(lambda: TODAY), TODAY, date(2026, 11, 6)),
        (Whole(high=5), 5, 5),
        (Percent(), 0, 100),
    ):
        editor = kind.build(language)
        qtbot.addWidget(editor)
        editor.show_value(start)
        qtbot.keyClick(editor.focusProxy(), Qt.Key.Key_Up)
        assert editor.value() == after


def test_chips_are_picked_and_tags_written(qtbot: QtBot, language: Language) -> None:
    chips = Chips(Network).build(language)
    tags = Tags().build(language)
    for each in (chips, tags):
        qtbot.addWidget(each)
        each.show_value(())
    chips.findChildren(QPushButton)[1].click()
    assert chips.value() == (Network.FACEBOOK,)
    write(qtbot, line_of(tags), "#cake, honey")
    assert tags.value() == ("#cake", "#honey")
    qtbot.keyClick(tags.focusProxy(), Qt.Key.Key_Backspace)
    assert tags.value() == ("#cake",)
    qtbot.keyClicks(tags.focusProxy(), "new year;#")
    assert tags.value() == ("#cake", "#new", "#year")


def test_a_tick_is_left_with_the_click(qtbot: QtBot, language: Language) -> None:
    editor = Tick("Yes").build(language)
    qtbot.addWidget(editor)
    editor.show_value(False)
    with qtbot.waitSignal(editor.left):
        editor.findChildren(QCheckBox)[0].click()
    assert editor.value() is True


@pytest.mark.parametrize("way", ["button", "keys"])
def test_a_day_is_picked_in_the_calendar(qtbot: QtBot, language: Language, way: str) -> None:
    editor = Day(lambda: TODAY).build(language)
    qtbot.addWidget(editor)
    editor.show_value(TODAY)
    editor.show()
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    editor.setFocus()
    if way == "button":
        editor.findChildren(QToolButton)[0].click()
    else:
        qtbot.keyClick(editor.focusProxy(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup
    with qtbot.waitSignal(editor.left):
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
            qtbot.keyClick(popup.focusWidget(), key)
    assert editor.value() == date(2026, 11, 13)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


@pytest.mark.parametrize("corner", ["topLeft", "bottomRight"])
def test_the_calendar_of_a_date_opens_within_the_screen(qtbot: QtBot, language: Language, corner: str) -> None:
    editor = Day(lambda: TODAY).build(language)
    qtbot.addWidget(editor)
    editor.show_value(TODAY)
    editor.show()
    screen = editor.screen().availableGeometry()
    editor.move(getattr(screen, corner)() - QPoint(60, 30) * (corner == "bottomRight"))
    editor.findChildren(QToolButton)[0].click()
    popup = QApplication.activePopupWidget()
    assert popup
    assert screen.contains(popup.frameGeometry())
    assert not popup.frameGeometry().intersects(QRect(editor.mapToGlobal(QPoint()), editor.size()))
    popup.close()


def test_esc_in_the_calendar_of_a_date_closes_only_that(qtbot: QtBot, language: Language) -> None:
    window, inspector, closed = QWidget(), QWidget(), list[bool]()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(inspector)
    editor = Day(lambda: TODAY).build(language)
    QVBoxLayout(inspector).addWidget(editor)
    escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), inspector, lambda: closed.append(True))
    escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    editor.show_value(TODAY)
    window.show()
    editor.findChildren(QToolButton)[0].click()
    popup = QApplication.activePopupWidget()
    assert popup
    qtbot.keyClick(popup.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert closed == []
