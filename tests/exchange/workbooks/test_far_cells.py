"""Cells far away from the table of a worksheet are left out and named, all others stay."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.exchange.errors import FileTooLargeError
from smmdesk.exchange.incoming import ReadOptions, opened
from smmdesk.exchange.plans.kind import PLANS
from smmdesk.exchange.workbooks import far_cells
from smmdesk.exchange.workbooks.delimited import Problem
from smmdesk.exchange.workbooks.far_cells import without_far_cells
from smmdesk.exchange.workbooks.workbook import rows, sheets
from tests.exchange import opendocument
from tests.exchange.opendocument import empty, row, texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from smmdesk.exchange.values.cells import Row

pytestmark = pytest.mark.usefixtures("large")
TABLE = {(row, column): f"{row} {column}" for row in range(1, 4) for column in range(1, 4)}
FAR = 1_048_576, 16_384  # XFD1048576


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.xlsx"


def written(path: Path, *sheets: Mapping[tuple[int, int], str]) -> Path:
    """A workbook of these cells by row and column, from 1."""
    with xlsxwriter.Workbook(path) as book:
        for cells in sheets:
            sheet = book.add_worksheet()
            for (row, column), text in cells.items():
                sheet.write(row - 1, column - 1, text)
    return path


def read(path: Path) -> tuple[list[list[Row]], list[Problem]]:
    """The rows of each sheet, and what is said."""
    problems: list[Problem] = []
    return [list(rows(found, path.name, problems, False)) for found in sheets(path)], problems


TABLE_ROWS = [[TABLE[row, column] for column in range(1, 4)] for row in range(1, 4)]


def test_what_stands_near_stays(file: Path) -> None:
    written(file, TABLE, {**TABLE, (9000, 60): "x"}, {**TABLE, (3, 16_384): "a note in the corner of a small sheet"})
    assert without_far_cells(file).copy is None


def test_a_word_on_its_size_that_is_not_true_hides_no_cell(file: Path) -> None:
    changed(written(file, {**TABLE, FAR: "x"}), b'<dimension ref="A1:XFD1048576"/>', "A1:C3")
    assert read(file) == ([TABLE_ROWS], [Problem(3, "far_below", "1")])


def test_what_stands_below_thousands_of_empty_rows_is_counted(file: Path) -> None:
    written(file, {**TABLE, FAR: "x", (1_000_000, 1): "y", (1_000_000, 2): "z"})
    assert read(file) == ([TABLE_ROWS], [Problem(3, "far_below", "2")])


def test_what_stands_behind_many_empty_columns_is_named(file: Path) -> None:
    tall = {(row, 1): "x" for row in range(1, 71)}
    written(file, {**tall, (2, 16_384): "far", (2, 16_383): "away", (70, 703): "too", (71, 16_384): "x"})
    assert read(file) == ([[["x"]] * 70], [Problem(2, "far_right", "XFC2, XFD2, AAA70, XFD71")])


def test_of_many_the_first_are_named(file: Path) -> None:
    written(file, {**{(row, 1): "x" for row in range(1, 71)}, **{(row, 16_384): "x" for row in range(1, 8)}})
    assert read(file)[1] == [Problem(1, "far_right", "XFD1, XFD2, XFD3, XFD4, XFD5 …")]


def test_only_the_sheet_that_has_some_is_cut(file: Path) -> None:
    written(file, TABLE, {**TABLE, FAR: "x"}, {(1, 1): "a", (2, 2): "b"})
    assert read(file) == ([TABLE_ROWS, TABLE_ROWS, [["a", ""], ["", "b"]]], [Problem(3, "far_below", "1")])


def test_a_cell_that_only_has_a_colour_is_nowhere(file: Path) -> None:
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bg_color": "red"}))
    assert without_far_cells(file).copy is None
    assert read(file) == ([[["a"]]], [])


@pytest.mark.parametrize(("rows_apart", "columns_apart"), [(9_000, 90)])
def test_a_table_without_any_gap_is_too_large(file: Path, rows_apart: int, columns_apart: int) -> None:
    written(file, {(1 + at * rows_apart, 1 + at * columns_apart): "x" for at in range(110)})
    with pytest.raises(FileTooLargeError, match=r"plan\.xlsx"):
        without_far_cells(file)


@pytest.mark.parametrize(
    ("place", "is_far"),
    [((10_003, 101), False), ((10_004, 101), True), ((10_003, 103), False), ((10_003, 104), True)],
)
def test_a_gap_has_a_width(file: Path, place: tuple[int, int], is_far: bool) -> None:
    written(file, {**TABLE, place: "x"})
    assert (without_far_cells(file).copy is not None) is is_far


@pytest.mark.parametrize(
    ("dimension", "longest", "is_read"),
    [
        ("A1:XFD1048576", 1 << 20, True),
        ("A1:C3", 1 << 20, False),
        ("XFD1048576", 1 << 20, True),
        ("", 1 << 20, True),
        ("A1:XFD1048576", 0, False),
        ("", 0, False),
    ],
)
def test_of_a_long_worksheet_its_own_word_is_taken(
    file: Path, monkeypatch: pytest.MonkeyPatch, dimension: str, longest: int, is_read: bool
) -> None:
    monkeypatch.setattr(far_cells, "_QUICKLY_READ", 0)
    monkeypatch.setattr(far_cells, "_LONGEST_READ", longest)
    changed(written(file, {**TABLE, FAR: "x"}), b'<dimension ref="A1:XFD1048576"/>', dimension)
    assert (without_far_cells(file).copy is not None) is is_read


def test_a_long_worksheet_that_is_full_is_not_read_twice(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(far_cells, "_QUICKLY_READ", 0)
    monkeypatch.setattr(far_cells, "_LARGE", 8)
    written(file, TABLE)
    monkeypatch.setattr(far_cells, "_CELL", None)  # would be missed
    assert without_far_cells(file).copy is None


def changed(path: Path, dimension: bytes, other: str) -> None:
    """The workbook with another word on its size."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    assert dimension in sheet
    word = f'<dimension ref="{other}"/>'.encode() if other else b""
    members["xl/worksheets/sheet1.xml"] = sheet.replace(dimension, word)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nothing", b"Date,Text\n"])
def test_what_is_no_such_workbook_is_left_to_others(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert without_far_cells(file).copy is None
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    assert without_far_cells(file).copy is None


def test_pictures_are_not_copied_and_the_plan_is_read(file: Path) -> None:
    cells = [("Date", "Text"), ("2026-09-01", "Cake day")]
    table = {(row, column): cell for row, line in enumerate(cells, 1) for column, cell in enumerate(line, 1)}
    written(file, {**table, (1, 16_384): "x", (70, 1): "2026-09-02"})
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/media/image1.png", bytes(1000))
    copy = without_far_cells(file).copy
    assert copy
    with zipfile.ZipFile(copy) as archive:
        assert "xl/media/image1.png" not in archive.namelist()
    with opened(PLANS, file, ReadOptions(zone="Asia/Tbilisi")) as reading:
        assert [row.text for row in reading] == ["Cake day", ""]
    said = "Far to the right, behind many empty columns, stand cells that were left out: XFD1."
    assert said in map(str, reading.problems)


def test_in_opendocument_what_stands_behind_thousands_of_empty_cells_comes_nearer(tmp_path: Path) -> None:
    path = tmp_path / "plan"
    lines = [row(texts(["Date", "Text"]))]
    lines += [row(texts(["2026-09-01", "Cake day"]) + empty(16_381, "covered-") + texts(["far away"]))]
    lines += [row(texts(["2026-09-02", f"Bread {number}"]) + empty(16_382)) for number in range(3_000)]
    opendocument.write(path, opendocument.sheet("Plan", "".join(lines)))
    with opened(PLANS, path, ReadOptions(zone="Asia/Tbilisi")) as reading:
        first, *others = reading
    assert (first.note, len(others)) == ("far away", 3_000)


places = st.tuples(
    st.one_of(st.integers(1, 50), st.integers(1, FAR[0])), st.one_of(st.integers(1, 20), st.integers(1, FAR[1]))
)


@given(st.sets(places, min_size=1, max_size=12))
def test_every_cell_stays_or_is_told(found: set[tuple[int, int]]) -> None:
    rows, columns = zip(*found, strict=True)
    table = far_cells._table(rows, columns)  # noqa: SLF001  (a workbook of each would take minutes)
    beyond = {*table.beyond}
    assert {(row, column) for row, column in found if row <= table.rows and column <= table.columns} == found - beyond
    assert found - beyond
    told = {problem.code: problem.value for problem in table.problems()}
    assert int(told.get("far_below", 0)) == len({row for row, _column in beyond if row > table.rows})
    right = [place for place in beyond if place[0] <= table.rows]
    assert len(told.get("far_right", "").split()) == min(len(right), 6)
