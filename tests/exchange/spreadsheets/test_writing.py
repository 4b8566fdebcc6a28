from __future__ import annotations

import csv
import datetime as dt
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.money import Money
from smmdesk.exchange.errors import NotReplacedError, NotWrittenError
from smmdesk.exchange.files import write_atomically
from smmdesk.exchange.formulas import guarded
from smmdesk.exchange.spreadsheets import xlsx
from smmdesk.exchange.spreadsheets.csv_file import write_csv
from smmdesk.exchange.spreadsheets.table import CellKind, Column, Table
from smmdesk.exchange.spreadsheets.writing import UnknownSuffixError, write_table
from smmdesk.exchange.spreadsheets.xlsx import MAX_CELL, MAX_ROWS, TableTooLongError, write_xlsx
from smmdesk.exchange.values.columns import plain
from smmdesk.exchange.workbooks.reading import open_book

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.exchange.spreadsheets.table import Value

TABLE = Table(
    title="Budget: November/December",
    columns=[
        Column("day", "Day", CellKind.DATE),
        Column("at", "At", CellKind.TIME),
        Column("what", "What"),
        Column("cost", "Cost", CellKind.MONEY),
        Column("share", "Share", CellKind.PERCENT),
        Column("count", "Count", CellKind.NUMBER),
    ],
    rows=[
        [dt.date(2026, 11, 3), dt.time(19, 30), "=1+1", Money.of("1234.50", "GEL"), Decimal("0.6"), 7],
        [None, None, "http://example.com", None, None, None],
    ],
)
PAYLOADS = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "=cmd|' /C calc'!A0", "＝1+1", "'=1", "''-1"]


def test_csv_has_a_bom_iso_dates_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_table(path, TABLE)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    assert rows[0] == ["Day", "At", "What", "Cost", "Share", "Count"]
    assert rows[1] == ["2026-11-03", "19:30", "'=1+1", "1234.50", "0.6", "7"]
    assert rows[2] == ["", "", "http://example.com", "", "", ""]


def test_csv_for_spreadsheets_with_a_decimal_comma(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_csv(path, TABLE, delimiter=";")
    assert path.read_text("utf-8-sig").splitlines()[1] == "2026-11-03;19:30;'=1+1;1234,50;0,6;7"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("text", ["x;=1+1", "x\t=1+1", "x,=1+1", "x|=1+1", 'x"', "x\ny"])
def test_a_sign_that_divides_cells_elsewhere_stands_in_quotation_marks(
    tmp_path: Path, text: str, delimiter: str
) -> None:
    path = tmp_path / "a.csv"
    write_csv(path, Table(title="", columns=[Column("x", "X")], rows=[[text], [""]]), delimiter=delimiter)
    written = path.read_bytes().decode("utf-8-sig")
    quoted = text.replace('"', '""')
    assert written == f'X\r\n"{quoted}"\r\n""\r\n'
    assert list(csv.reader(io.StringIO(written, newline=""), delimiter=delimiter)) == [["X"], [text], [""]]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_is_live_in_csv(payload: str) -> None:
    assert guarded(payload) == "'" + payload
    assert plain(guarded(payload)) == payload


@given(st.text())
def test_the_guard_is_taken_off_again(text: str) -> None:
    assert plain(guarded(text)) == text


def test_xlsx_has_real_values_and_only_strings_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    payloads = Table(title="Texts", columns=[Column("x", "=x")], rows=[[payload] for payload in PAYLOADS])
    write_xlsx(path, TABLE, payloads, payloads)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Budget November December", "Texts", "Texts 3"]
    first = book.worksheets[0]
    assert [cell.value for cell in first[2]] == [
        dt.datetime(2026, 11, 3),
        dt.time(19, 30),
        "=1+1",
        1234.5,
        0.6,
        7,
    ]
    assert first["C2"].data_type == "s"
    assert first["C3"].hyperlink is None
    assert first["D2"].number_format == '#,##0.00 "GEL"'
    assert first.freeze_panes == "A2"
    assert first.auto_filter.ref == "A1:F3"
    assert first["A1"].font.bold
    assert {cell.data_type for row in book.worksheets[1].iter_rows() for cell in row} == {"s"}


def test_a_worksheet_has_an_end(tmp_path: Path) -> None:
    rows = [["x"]] * (MAX_ROWS + 1)
    with pytest.raises(TableTooLongError, match="1048575"):
        write_xlsx(tmp_path / "a.xlsx", Table(title="", columns=[Column("x", "x")], rows=rows))
    assert list(tmp_path.iterdir()) == []


def test_json_speaks_by_keys(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_table(path, TABLE)
    told = json.loads(path.read_text("utf-8"))
    assert told["rows"][0] == {
        "day": "2026-11-03",
        "at": "19:30",
        "what": "=1+1",
        "cost": {"amount": "1234.50", "currency": "GEL"},
        "share": "0.6",
        "count": 7,
    }


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownSuffixError, match=r"a\.doc"):
        write_table(tmp_path / "a.doc", TABLE)


def test_an_empty_table_can_be_written(tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx", "a.json"):
        write_table(tmp_path / name, Table(title="*", columns=[], rows=[]))
        assert (tmp_path / name).stat().st_size


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_text("last month")

    def fail(file: object) -> None:
        raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        write_atomically(path, fail)
    assert path.read_text() == "last month"
    assert list(tmp_path.iterdir()) == [path]


def test_a_written_file_is_its_owner_s_only(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    write_csv(path, TABLE)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_not_there_is_a_clear_word(tmp_path: Path) -> None:
    with pytest.raises(NotWrittenError, match=r"a\.csv") as caught:
        write_csv(tmp_path / "nowhere" / "a.csv", TABLE)
    assert "before" not in str(caught.value)  # nothing was there


def test_what_was_there_before_is_told_to_be_unchanged(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(NotReplacedError, match=r"a\.csv.*What was there before is unchanged"):
        write_csv(tmp_path / "a.csv", TABLE)


def of_one(*values: Value, name: str = "x", kind: CellKind = CellKind.TEXT) -> Table:
    """A table of one column."""
    return Table(title="", columns=[Column("x", name, kind)], rows=[[value] for value in values])


@pytest.mark.parametrize(
    ("value", "kind", "as_csv", "in_cell", "look", "as_json"),
    [
        (True, CellKind.TEXT, "TRUE", True, "General", True),
        (False, CellKind.TEXT, "FALSE", False, "General", False),
        (dt.date(2026, 11, 3), CellKind.DATE, "2026-11-03", dt.datetime(2026, 11, 3), "yyyy-mm-dd", "2026-11-03"),
        (
            *(dt.datetime(2026, 11, 3, 19, 30), CellKind.DATE, "2026-11-03 19:30"),
            *(dt.datetime(2026, 11, 3, 19, 30), "yyyy-mm-dd hh:mm", "2026-11-03T19:30:00"),
        ),
        (dt.time(19, 30), CellKind.TIME, "19:30", dt.time(19, 30), "hh:mm", "19:30"),
        (dt.time(19, 30, 5), CellKind.TIME, "19:30:05", dt.time(19, 30, 5), "hh:mm:ss", "19:30:05"),
        (
            *(Money.of("1234.50", "GEL"), CellKind.MONEY, "1234.50", 1234.5, '#,##0.00 "GEL"'),
            {"amount": "1234.50", "currency": "GEL"},
        ),
        (
            *(Money.of(1234, "JPY"), CellKind.MONEY, "1234", 1234, '#,##0 "JPY"'),
            {"amount": "1234", "currency": "JPY"},
        ),
        (Decimal("12.50"), CellKind.MONEY, "12.50", 12.5, "#,##0.00", "12.50"),
        (Decimal("0.6"), CellKind.PERCENT, "0.6", 0.6, "0.00%", "0.6"),
        (Decimal("1E+3"), CellKind.NUMBER, "1000", 1000, "General", "1000"),
        (7, CellKind.NUMBER, "7", 7, "General", 7),
        (-(10**15 - 1), CellKind.NUMBER, "-999999999999999", -999999999999999, "General", -(10**15 - 1)),
        (10**15 + 1, CellKind.NUMBER, "1000000000000001", "1000000000000001", "@", 10**15 + 1),
        (
            *(Decimal("1234567890.123456"), CellKind.NUMBER, "1234567890.123456"),
            *("1234567890.123456", "@", "1234567890.123456"),
        ),
        ("Cake", CellKind.NUMBER, "Cake", "Cake", "@", "Cake"),
        ("'=1", CellKind.TEXT, "''=1", "''=1", "@", "'=1"),
        ("", CellKind.TEXT, "", None, "General", ""),
        (None, CellKind.MONEY, "", None, "General", None),
    ],
)
def test_every_kind_of_value_is_written_as_what_it_is(
    tmp_path: Path, value: Value, kind: CellKind, as_csv: str, in_cell: object, look: str, as_json: object
) -> None:
    table = of_one(value, kind=kind)
    for ending in (".csv", ".CSV", ".xlsx", ".json"):
        write_table(tmp_path / f"a{ending}", table)
    assert list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig")))) == [
        ["x"],
        [as_csv],
    ]
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["A2"]
    assert (cell.value, cell.number_format) == (in_cell, look)
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["rows"] == [{"x": as_json}]


def test_the_json_is_for_people_too(tmp_path: Path) -> None:
    write_table(tmp_path / "a.json", Table(title="Торты", columns=[Column("x", "Имя")], rows=[["Мёд"]]))
    assert (tmp_path / "a.json").read_text("utf-8") == (
        '{\n  "title": "Торты",\n  "columns": [\n    {\n      "key": "x",\n      "name": "Имя"\n    }\n  ],\n'
        '  "rows": [\n    {\n      "x": "Мёд"\n    }\n  ]\n}\n'
    )


def test_names_of_columns_are_no_formulas_and_lines_end_as_they_should(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", of_one(Decimal("1.5"), Money.of("2.50", "GEL"), "1.5", name="=x"), delimiter=";")
    assert (tmp_path / "a.csv").read_bytes() == b"\xef\xbb\xbf'=x\r\n1,5\r\n2,50\r\n1.5\r\n"


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["a" * 31], ["a" * 31]),
        (["a" * 32], ["a" * 31]),
        (["a" * 30 + " b"], ["a" * 30]),
        (["'Quoted'"], ["Quoted"]),
        (["[a]:b*c?d/e\\f"], ["a b c d e f"]),
        (["*"], ["Sheet"]),
        (["History", "history"], ["History 1", "history 2"]),
        (["Cake", "CAKE", "Bread"], ["Cake", "CAKE 2", "Bread"]),
        (["a" * 40, "a" * 40], ["a" * 31, "a" * 27 + " 2"]),
    ],
)
def test_a_worksheet_has_a_name_that_it_may_have(tmp_path: Path, titles: list[str], names: list[str]) -> None:
    write_xlsx(tmp_path / "a.xlsx", *(Table(title=title, columns=[], rows=[]) for title in titles))
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == names


@pytest.mark.parametrize(
    ("name", "values", "width"),
    [
        ("x", [], 8),
        ("Client", [], 9),
        ("Client", ["Cake"], 9),
        ("x", ["Cake"], 8),
        ("x", ["a" * 20, "b"], 20),
        ("x", ["a" * 61], 60),
        ("x" * 58, [], 60),
        ("x", [*["a"] * 199, "b" * 30], 30),
        ("x", [*["a"] * 200, "b" * 30], 8),
    ],
)
def test_a_column_is_as_wide_as_its_first_cells(tmp_path: Path, name: str, values: list[str], width: int) -> None:
    write_xlsx(tmp_path / "a.xlsx", of_one(*values, name=name))
    found = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].column_dimensions["A"].width
    assert int(found) == width


def test_cells_stand_at_the_top_and_texts_are_wrapped(tmp_path: Path) -> None:
    columns = [Column("a", "Text"), Column("b", "Number", CellKind.NUMBER)]
    write_xlsx(tmp_path / "a.xlsx", Table(title="", columns=columns, rows=[["Cake", 5]]))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    head, text, number = sheet["B1"], sheet["A2"], sheet["B2"]
    assert (head.value, head.font.color.rgb, head.fill.fgColor.rgb) == ("Number", "FF1F2937", "FFE5E7EB")
    assert (head.border.bottom.style, head.border.bottom.color.rgb) == ("thin", "FF9CA3AF")
    assert [cell.alignment.vertical for cell in (head, text, number)] == ["top"] * 3
    assert [bool(cell.alignment.wrap_text) for cell in (head, text, number)] == [False, True, False]


@pytest.mark.parametrize("text", ["_x0041_", "a_x000D_b_x0041_", "_x004_", "<r>Cake</r>", "<r> _x0041_", "a <r>"])
def test_what_looks_like_signs_of_the_format_stays_text(tmp_path: Path, text: str) -> None:
    write_xlsx(tmp_path / "a.xlsx", of_one(text))
    (sheet,) = open_book(tmp_path / "a.xlsx").sheets
    assert list(sheet.rows()) == [["x"], [text]]


@pytest.mark.parametrize(
    ("value", "pieces"),
    [
        ("a" * MAX_CELL, ["a" * MAX_CELL]),
        ("a" * MAX_CELL + "b", ["a" * MAX_CELL, "b"]),
        ("a" * (2 * MAX_CELL), ["a" * MAX_CELL] * 2),
        ("a" * (2 * MAX_CELL) + "b", ["a" * MAX_CELL, "a" * MAX_CELL, "b"]),
    ],
)
def test_a_long_text_goes_on_in_columns_of_its_own(tmp_path: Path, value: str, pieces: list[str]) -> None:
    columns = [Column("t", "Text"), Column("n", "Number", CellKind.NUMBER)]
    rows: list[list[Value]] = [[value, 5], ["short", None], [7, 6]]
    write_xlsx(tmp_path / "a.xlsx", Table(title="", columns=columns, rows=rows))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    more = [None] * (len(pieces) - 1)
    assert list(sheet.iter_rows(values_only=True)) == [
        ("Text", *(f"Text ({number})" for number in range(2, len(pieces) + 1)), "Number"),
        (*pieces, 5),
        ("short", *more, None),
        (7, *more, 6),
    ]


def test_a_worksheet_takes_as_many_rows_as_it_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_ROWS == 2**20 - 1
    monkeypatch.setattr(xlsx, "MAX_ROWS", 2)
    write_xlsx(tmp_path / "a.xlsx", of_one("a", "b"))
    with pytest.raises(TableTooLongError, match="2 rows"):
        write_xlsx(tmp_path / "b.xlsx", of_one("a"), of_one("a", "b", "c"))


def test_what_a_link_points_to_is_written(tmp_path: Path) -> None:
    there = tmp_path / "there.csv"
    there.touch()
    link = tmp_path / "link.csv"
    link.symlink_to(there)
    write_csv(link, of_one("Cake"))
    assert link.is_symlink()
    assert there.read_text("utf-8-sig") == "x\nCake\n"


@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_half_a_letter_stops_no_export(tmp_path: Path, ending: str) -> None:
    write_table(tmp_path / f"a{ending}", of_one("Cake \ud83c"))
    assert "Cake ?" in (tmp_path / f"a{ending}").read_text("utf-8")
