from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication

from smmdesk.domain.errors import ChangedElsewhereError, EmptyNameError
from smmdesk.domain.posts import PostStatus
from smmdesk.speech.language import Language
from tests.sight import bring_to_front
from ui.widgets.forms.editors import Line
from ui.widgets.tables.table import RIGHT, STRETCH, Column, RecordTable, runs

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.widgets.forms.field_row import Edit
    from ui.widgets.tables.cell_form import CellForm


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    words: str
    cost: int = 0


COLUMNS: tuple[Column[Row], ...] = (
    Column("Words", lambda row, _language: row.words, width=STRETCH, field="words", edit=Line()),
    Column("Cost", lambda row, language: language.number(row.cost), sort=lambda row: row.cost, align=RIGHT),
)
ROWS = [Row(1, "Honey cake", 300), Row(2, "walnut", 20), Row(3, "Cake again", 1000)]


@pytest.fixture
def table(qtbot: QtBot, language: Language) -> RecordTable[Row]:
    made: RecordTable[Row] = RecordTable(language, COLUMNS, name="Rows")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show_records(ROWS)
    return made


def test_rows_stand_in_the_order_given_until_a_column_sorts_them(table: RecordTable[Row]) -> None:
    assert [row.id for row in table.records()] == [1, 2, 3]
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [row.cost for row in table.records()] == [20, 300, 1000]
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [row.words for row in table.records()] == ["walnut", "Honey cake", "Cake again"]


def test_the_filter_wants_every_word_and_minds_no_case(table: RecordTable[Row]) -> None:
    table.set_filter("CAKE")
    assert [row.id for row in table.records()] == [1, 3]
    table.set_filter("cake ag")
    assert [row.id for row in table.records()] == [3]
    table.set_filter("")
    assert len(table.records()) == 3


def test_the_selection_outlives_new_records_sorting_and_filter(table: RecordTable[Row]) -> None:
    table.select([3])
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert [row.id for row in table.selected()] == [3]
    table.show_records([Row(0, "new"), *ROWS])
    table.set_filter("cake")
    assert [row.id for row in table.selected()] == [3]


def test_enter_activates_the_current_record(table: RecordTable[Row], qtbot: QtBot) -> None:
    table.select([2])
    with qtbot.waitSignal(table.activated_record) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [ROWS[1]]


def test_letters_are_left_to_the_page(table: RecordTable[Row], qtbot: QtBot) -> None:
    table.select([1])
    qtbot.keyClick(table, Qt.Key.Key_W)
    assert [row.id for row in table.selected()] == [1]


class Edited:
    """A table of rows whose first column is edited in place, and what keeps them: no word may be empty."""

    def __init__(self, qtbot: QtBot, language: Language) -> None:
        self.qtbot = qtbot
        self.rows = list(ROWS)
        self.saved: list[tuple[int, str, str]] = []
        self.table: RecordTable[Row] = RecordTable(language, COLUMNS, name="Rows", save=self.save)
        bring_to_front(qtbot, self.table, (500, 300))
        self.table.show_records(self.rows)

    def save(self, edit: Edit) -> None:
        if not edit.value:
            raise EmptyNameError
        if next(row.words for row in self.rows if row.id == edit.record.id) != edit.before:
            raise ChangedElsewhereError
        self.saved.append((edit.record.id, edit.before, edit.value))
        self.rows = [replace(row, words=edit.value) if row.id == edit.record.id else row for row in self.rows]
        self.table.show_records(self.rows)

    def type(self, words: str, row: int = 0) -> CellForm:
        """F2 on the cell, and there they are, the old ones gone."""
        self.table.setFocus()
        self.table.setCurrentIndex(self.table.model().index(row, 0))
        self.qtbot.keyClick(self.table, Qt.Key.Key_F2)
        form = self.form(row)
        self.press(form, Qt.Key.Key_Backspace)
        line = form.focusProxy()
        assert line is not None
        self.qtbot.keyClicks(line, words)
        return form

    def form(self, row: int) -> CellForm:
        (found,) = [each for each in self.table.forms() if each.index.row() == row]
        return found

    def press(self, form: CellForm, key: Qt.Key) -> None:
        line = form.focusProxy()
        assert line is not None
        self.qtbot.keyClick(line, key)


@pytest.fixture
def edited(qtbot: QtBot, language: Language) -> Edited:
    return Edited(qtbot, language)


def test_a_cell_is_edited_in_place(edited: Edited) -> None:
    form = edited.type("Nut cake")
    edited.press(form, Qt.Key.Key_Return)
    assert edited.saved == [(1, "Honey cake", "Nut cake")]
    assert edited.table.forms() == []
    assert edited.table.hasFocus()
    assert edited.table.model().index(0, 0).data() == "Nut cake"


@pytest.mark.parametrize(
    "leave",
    [
        lambda edited: edited.table.setCurrentIndex(edited.table.model().index(1, 0)),
        lambda edited: edited.table.setFocus(),
        lambda edited: edited.table.hide(),
        lambda edited: edited.table.show_records(ROWS[1:]),
        lambda edited: edited.table.set_filter("walnut"),
        lambda edited: edited.table.flush(),
    ],
    ids=["other row", "focus", "hidden", "other records", "filter", "flush"],
)
def test_what_is_typed_in_a_cell_is_saved_once_however_it_is_left(
    edited: Edited, leave: Callable[[Edited], object]
) -> None:
    edited.type("Nut cake")
    leave(edited)
    edited.qtbot.wait(20)
    assert edited.saved == [(1, "Honey cake", "Nut cake")]
    assert edited.table.forms() == []


def test_escape_takes_back_what_was_typed_in_a_cell(edited: Edited) -> None:
    form = edited.type("Nut cake")
    edited.press(form, Qt.Key.Key_Escape)
    edited.qtbot.wait(10)
    assert (edited.saved, edited.table.forms(), edited.table.hasFocus()) == ([], [], True)
    assert edited.table.model().index(0, 0).data() == "Honey cake"


def test_what_is_refused_stays_in_its_cell_with_the_reason(edited: Edited) -> None:
    table = edited.table
    form = edited.type("")
    edited.press(form, Qt.Key.Key_Return)
    assert form.row.reason == "A name is needed."
    assert form.row.message.isVisible()
    second = edited.type("Nut", 1)
    edited.press(second, Qt.Key.Key_Return)
    assert edited.saved == [(2, "walnut", "Nut")]
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    table.show_records([Row(9, "new", 9999), *edited.rows])
    assert table.forms() == [form]
    assert form.record.id == table.records()[form.index.row()].id == 1
    edited.qtbot.waitUntil(lambda: table.visualRect(form.index).intersects(form.geometry()))
    form.setFocus()
    line = form.focusProxy()
    assert line is not None
    edited.qtbot.keyClicks(line, "Nut cake")
    edited.press(form, Qt.Key.Key_Return)
    assert edited.saved[-1] == (1, "Honey cake", "Nut cake")
    assert table.forms() == []


def test_what_was_refused_can_be_given_up_after_its_row_is_gone(edited: Edited) -> None:
    form = edited.type("Nut cake")
    edited.rows[0] = replace(edited.rows[0], words="Plum cake")
    edited.press(form, Qt.Key.Key_Return)
    (typed,) = form.unsaved()
    edited.table.show_records(ROWS[1:])
    form.drop(typed)
    assert edited.table.forms() == []
    edited.type("Nut cake")
    assert len(edited.table.forms()) == 1


def test_a_cell_that_is_gone_is_not_opened(edited: Edited) -> None:
    edited.table.show_records([])
    edited.table.edit(edited.table.currentIndex())
    assert edited.table.forms() == []


def test_a_second_click_edits_nothing_that_is_gone_by_then(edited: Edited) -> None:
    """Qt waits whether it is a double click, and would warn."""
    trigger = QAbstractItemView.EditTrigger.SelectedClicked
    edited.table.setEditTriggers(trigger)
    for left in (edited.rows, []):
        edited.table.show_records(edited.rows)
        edited.table.selectRow(0)
        place = edited.table.visualRect(edited.table.model().index(0, 0)).center()
        edited.qtbot.mouseClick(edited.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        edited.table.show_records(left)
        edited.qtbot.wait(QApplication.doubleClickInterval() + 100)
        assert edited.table.forms() == []
    edited.table.show_records(edited.rows)
    edited.table.selectRow(0)
    edited.qtbot.mouseClick(edited.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    edited.qtbot.waitUntil(lambda: len(edited.table.forms()) == 1)


def test_one_types_on_while_others_come(edited: Edited) -> None:
    """Keyboard, cursor and letters stay; nothing is saved before the cell is left."""
    form = edited.type("Nut")
    for rows in (ROWS[::-1], [Row(n, f"row {n}") for n in range(10, 60)] + ROWS, [ROWS[0]], ROWS):
        edited.table.show_records(rows)
        line = form.focusProxy()
        assert line is not None
        assert line.hasFocus()
        edited.qtbot.keyClicks(line, "+")
        assert edited.table.model().rowCount() == len(rows)
        assert form.record.id == edited.table.records()[form.index.row()].id == 1
    edited.press(form, Qt.Key.Key_Return)
    assert edited.saved == [(1, "Honey cake", "Nut++++")]


@pytest.mark.parametrize(("way", "kept"), [("Keep mine", "Mine"), ("Take theirs", "Theirs")])
def test_of_two_words_for_a_cell_one_is_chosen(edited: Edited, way: str, kept: str) -> None:
    form = edited.type("Mine")
    edited.rows[0] = replace(ROWS[0], words="Theirs")
    edited.table.show_records(edited.rows)
    assert form.row.reason == "Changed elsewhere meanwhile. There it says: Theirs"
    edited.press(form, Qt.Key.Key_Return)
    assert edited.saved == []
    (choice,) = [each for each in form.findChildren(QAbstractButton) if each.text() == way]
    edited.qtbot.mouseClick(choice, Qt.MouseButton.LeftButton)
    assert edited.rows[0].words == kept
    edited.press(form, Qt.Key.Key_Return) if edited.table.forms() else None
    edited.qtbot.wait(10)
    assert edited.table.forms() == []


def test_a_click_on_an_open_cell_and_a_key_go_into_its_field(edited: Edited) -> None:
    form = edited.type("")
    edited.press(form, Qt.Key.Key_Return)
    edited.table.setFocus()
    edited.table.setCurrentIndex(edited.table.model().index(1, 0))
    edited.table.setCurrentIndex(edited.table.model().index(0, 0))
    edited.qtbot.keyClick(edited.table, Qt.Key.Key_F2)
    assert edited.table.forms() == [form]
    line = form.focusProxy()
    assert line is not None
    assert line.hasFocus()


@pytest.mark.parametrize("row", range(7))
def test_words_about_a_cell_stay_within_the_table(qtbot: QtBot, language: Language, row: int) -> None:
    edited = Edited(qtbot, language)
    edited.table.show_records([Row(n, f"row {n}") for n in range(7)])
    form = edited.type("", row)
    edited.press(form, Qt.Key.Key_Return)
    assert edited.table.viewport().rect().contains(form.geometry())
    assert not form.row.message.geometry().intersects(form.row.editor.geometry())


def test_screen_readers_hear_the_column_with_the_cell(table: RecordTable[Row]) -> None:
    assert table.model().index(2, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Cost: 1,000"
    assert table.accessibleName() == "Rows"


def test_long_filtering_goes_on_while_the_window_is_awake(qtbot: QtBot, language: Language) -> None:
    columns: tuple[Column[Row], ...] = (Column("Cost", lambda row, words: words.number(row.cost)),)
    made: RecordTable[Row] = RecordTable(language, columns, name="Rows")
    qtbot.addWidget(made)
    made.show_records([Row(n, "", n) for n in range(30_000)])
    made.set_filter("29,99")
    assert made.model_of_records.is_filtering
    qtbot.waitUntil(lambda: not made.model_of_records.is_filtering, timeout=20_000)
    assert [row.id for row in made.records()] == list(range(29_990, 30_000))
    made.set_filter("29,999")
    assert [row.id for row in made.records()] == [29_999]


def test_all_of_many_rows_are_selected_in_one_run(qtbot: QtBot, language: Language) -> None:
    made: RecordTable[Row] = RecordTable(language, COLUMNS, name="Rows")
    qtbot.addWidget(made)
    rows = [Row(n, "") for n in range(20_000)]
    made.show_records(rows)
    made.selectAll()
    made.show_records(list(rows))
    assert len(made.selected()) == 20_000
    assert made.selectionModel().selection().count() == 1
    assert list(runs([1, 2, 3, 7, 9, 10])) == [(1, 3), (7, 7), (9, 10)]
    assert list(runs([])) == []


def test_a_hundred_thousand_rows_sort_and_filter_without_formatting_them_all(qtbot: QtBot, language: Language) -> None:
    asked: list[int] = []

    def words(row: Row, _language: Language) -> str:
        asked.append(row.id)
        return row.words

    columns: tuple[Column[Row], ...] = (Column("Words", words, sort=lambda row: row.cost),)
    made: RecordTable[Row] = RecordTable(language, columns, name="Rows")
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.show_records([Row(n, f"row {n}", -n) for n in range(100_000)])
    made.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    made.grab()
    assert made.records()[0].id == 99_999
    assert 0 < len(asked) < 500


@pytest.mark.parametrize("code", ["en", "ru", "ka"])
def test_no_title_is_cut_and_no_name_of_a_member(code: str, qtbot: QtBot) -> None:
    language = Language(code)
    columns: tuple[Column[Row], ...] = (
        Column("Responsibility for the result", lambda row, _language: row.words, width=40),
        Column("?", lambda _row, language: language.word(PostStatus.TO_APPROVE), width=40, names=PostStatus),
        Column("?", lambda row, _language: row.words, width=300),
    )
    made: RecordTable[Row] = RecordTable(language, columns, name="Rows")
    qtbot.addWidget(made)
    made.show_records(ROWS)
    made.show()
    header = made.horizontalHeader()
    assert made.columnWidth(0) >= header.fontMetrics().horizontalAdvance(language("Responsibility for the result"))
    assert made.columnWidth(0) >= header.sectionSizeHint(0)
    assert made.columnWidth(1) >= made.sizeHintForColumn(1)
    assert made.columnWidth(2) == 300


def test_where_there_is_little_room_what_is_needed_least_goes_first(qtbot: QtBot, language: Language) -> None:
    number: Column[Row] = Column("Id", lambda row, _language: str(row.id), width=200)
    made: RecordTable[Row] = RecordTable(language, (*COLUMNS, number), name="Rows", priority=(0, 2, 1))
    qtbot.addWidget(made)
    made.show()
    for width, hidden in ((700, []), (420, [1]), (150, [1])):
        made.resize(width, 300)
        assert [index for index in range(3) if made.isColumnHidden(index)] == hidden


def test_the_keyboard_leaves_a_column_that_goes_and_what_is_selected_stays(qtbot: QtBot, language: Language) -> None:
    made: RecordTable[Row] = RecordTable(language, COLUMNS, name="Rows", priority=(1, 0))
    qtbot.addWidget(made)
    made.show_records(ROWS)
    made.select([ROWS[1].id])
    assert made.currentIndex().column() == 0
    made.show_columns((1,))
    assert made.isColumnHidden(0)
    assert (made.current(), made.selected(), made.currentIndex().column()) == (ROWS[1], [ROWS[1]], 1)


def test_columns_that_stretch_share_the_room_by_their_weights(qtbot: QtBot, language: Language) -> None:
    def column(title: str, width: int, weight: int = 1) -> Column[Row]:
        return Column(title, lambda row, _language: row.words, width=width, least=100, weight=weight)

    columns = (column("a", STRETCH, 2), column("b", STRETCH), column("c", 150), column("d", STRETCH))
    made: RecordTable[Row] = RecordTable(language, columns, name="Rows", priority=[0, 2, 1, 3])
    qtbot.addWidget(made)
    made.show()
    for width, shown in ((950, [350, 225, 150, 225]), (449, [166, 133, 150, 0]), (300, [150, 0, 150, 0])):
        made.resize(width + 2 * made.frameWidth(), 300)
        assert [made.columnWidth(index) for index in range(4)] == shown
    made.horizontalHeader().resizeSection(2, 200)  # as somebody who drags its border
    assert made.columnWidth(0) == 100


def test_a_sample_is_never_cut_and_what_is_said_may_be_more_than_is_shown(qtbot: QtBot, language: Language) -> None:
    long: Column[Row] = Column(
        "a",
        lambda row, _language: row.words,
        width=10,
        sample=lambda _language: "W" * 40,
        spoken=lambda row, _language: f"{row.words}, and more",
    )
    made: RecordTable[Row] = RecordTable(language, (long,), name="Rows")
    qtbot.addWidget(made)
    made.show_records(ROWS)
    assert made.columnWidth(0) > made.fontMetrics().horizontalAdvance("W" * 40)
    assert made.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "a: walnut, and more"


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home])
def test_the_first_step_selects_the_row_where_the_keyboard_is(
    table: RecordTable[Row], qtbot: QtBot, key: Qt.Key
) -> None:
    with qtbot.waitExposed(table):
        table.show()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    assert table.selected() == []
    qtbot.keyClick(table, key)
    assert [row.id for row in table.selected()] == [1]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert [row.id for row in table.selected()] == [2]


def test_enter_opens_the_row_where_the_keyboard_is_and_selects_it(table: RecordTable[Row], qtbot: QtBot) -> None:
    table.show_records(ROWS[:1])
    with qtbot.waitExposed(table):
        table.show()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    with qtbot.waitSignal(table.activated_record):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert [row.id for row in table.selected()] == [1]
