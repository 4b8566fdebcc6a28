from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smmdesk.domain.posts import PostStatus
from smmdesk.speech.language import Language
from tests.sight import bring_to_front
from ui.widgets.editor import TypedLine
from ui.widgets.editors import Line
from ui.widgets.table import RIGHT, STRETCH, Column, RecordTable, runs

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


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


def test_a_cell_is_edited_in_place(table: RecordTable[Row], qtbot: QtBot) -> None:
    table.show()
    table.select([1])
    index = table.model().index(0, 0)
    table.edit(index)
    editor = table.viewport().findChild(TypedLine)
    assert editor is not None
    editor.line.setFocus()
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, "Nut cake")
    with qtbot.waitSignal(table.edited) as told:
        qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert told.args == [ROWS[0], "words", "Nut cake"]


def type_in_cell(table: RecordTable[Row], qtbot: QtBot, words: str) -> TypedLine:
    """Begin to edit the first row, and stay in the field."""
    bring_to_front(qtbot, table, (500, 300))
    table.select([1])
    table.edit(table.model().index(0, 0))
    editor = table.viewport().findChild(TypedLine)
    assert editor is not None
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, words)
    return editor


@pytest.mark.parametrize(
    "leave",
    [
        lambda table: QTest.keyClick(table.viewport().findChild(TypedLine).line, Qt.Key.Key_PageDown),
        lambda table: table.setFocus(),
        lambda table: table.hide(),
        lambda table: table.show_records(ROWS[1:]),
        lambda table: table.set_filter("walnut"),
        lambda table: table.flush(),
    ],
    ids=["other row", "focus", "hidden", "other records", "filter", "flush"],
)
def test_what_is_typed_in_a_cell_is_told_once_however_it_is_left(
    table: RecordTable[Row], qtbot: QtBot, leave: Callable[[RecordTable[Row]], object]
) -> None:
    told: list[tuple[Row, str, str]] = []
    table.edited.connect(lambda *edit: told.append(edit))
    table.edited.connect(lambda *_edit: table.show_records(list(ROWS)))
    type_in_cell(table, qtbot, "Nut cake")
    leave(table)
    qtbot.wait(20)
    assert told == [(ROWS[0], "words", "Nut cake")]


def test_a_table_that_is_about_to_go_tells_at_once_what_is_typed(table: RecordTable[Row], qtbot: QtBot) -> None:
    type_in_cell(table, qtbot, "Nut cake")
    with qtbot.waitSignal(table.edited) as told:
        table.flush()
        assert told.signal_triggered
    assert told.args == [ROWS[0], "words", "Nut cake"]


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
