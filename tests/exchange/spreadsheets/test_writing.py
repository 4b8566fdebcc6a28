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
from smmdesk.exchange.errors import NotWrittenError
from smmdesk.exchange.files import write_atomically
from smmdesk.exchange.formulas import guarded
from smmdesk.exchange.spreadsheets.csv_file import write_csv
from smmdesk.exchange.spreadsheets.table import CellKind, Column, Table
from smmdesk.exchange.spreadsheets.writing import UnknownSuffixError, write_table
from smmdesk.exchange.spreadsheets.xlsx import MAX_ROWS, TableTooLongError, write_xlsx
from smmdesk.exchange.table.columns import plain

if TYPE_CHECKING:
    from pathlib import Path

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
    with pytest.raises(NotWrittenError, match=r"a\.csv.*unchanged"):
        write_csv(tmp_path / "nowhere" / "a.csv", TABLE)
