from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.exchange.errors import FileTooLargeError, UnbalancedQuotesError
from smmdesk.exchange.workbooks import reading
from smmdesk.exchange.workbooks.delimited import MAX_UNPAIRED, Problem, TextTable
from smmdesk.exchange.workbooks.dialect import dialect_of

if TYPE_CHECKING:
    from pathlib import Path


def rows_of(path: Path, text: str, encoding: str = "utf-8") -> tuple[list[list[str]], list[Problem]]:
    path.write_bytes(text.encode(encoding))
    problems: list[Problem] = []
    return list(TextTable(path, encoding, problems).rows()), problems


@pytest.mark.parametrize(
    ("sample", "delimiter"),
    [
        ("Date,Text\n2026-11-03,Cake; coffee\n", ","),
        ("Дата;Текст\n03.11.2026;Торт, кофе, чай\n04.11.2026;Хлеб\n", ";"),
        ("Date\tText\n1\tone, two; three\n", "\t"),
        ("План на ноябрь; версия 2\nДата,Текст,Сеть\n1,2,3\n4,5,6\n", ","),
        ('"a,b,c";"d"\n"e,f,g";"h"\n', ";"),
        ("Text\njust words\nmore words\n", ","),
        ("", ","),
    ],
)
def test_the_delimiter_is_counted_outside_of_quotes(sample: str, delimiter: str) -> None:
    assert dialect_of(sample) == (delimiter, 0)


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"', "\ufeffsep=;"])
def test_a_sep_line_names_the_delimiter(line: str) -> None:
    assert dialect_of(line + "\r\na,b;c\r\n") == (";", 1)


def test_the_sep_line_counts_as_a_row(tmp_path: Path) -> None:
    rows, _ = rows_of(tmp_path / "a.csv", "sep=;\r\nДата;Текст\r\n")
    assert rows == [[], ["Дата", "Текст"]]


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2, max_size=5)
    ),
    st.sampled_from([",", ";", "\t"]),
)
def test_whatever_csv_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]], delimiter: str
) -> None:
    out = io.StringIO(newline="")
    out.write(f"sep={delimiter}\r\n")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(table)
    rows, problems = rows_of(tmp_path_factory.mktemp("csv") / "a.csv", out.getvalue())
    assert problems == []
    assert rows[1:] == [[cell.replace("\0", "") for cell in row] for row in table]


def test_an_unclosed_quote_spoils_only_its_row(tmp_path: Path) -> None:
    lines = ["Date,Text,Network"] + [f"2026-11-{n % 28 + 1:02},text {n},VK" for n in range(20_000)]
    lines[5] = '2026-11-05,"never closed,VK'
    rows, problems = rows_of(tmp_path / "a.csv", "\n".join(lines))
    assert len(rows) == len(lines)
    assert rows[5] == ["2026-11-05", '"never closed', "VK"]
    assert rows[6] == lines[6].split(",")
    assert problems == [Problem(6, "unpaired_quote")]


def test_two_unclosed_quotes_do_not_swallow_what_is_between_them(tmp_path: Path) -> None:
    lines = ["Date,Text,Network"] + [f"2026-11-01,text {n},VK" for n in range(100)]
    lines[10] = '2026-11-01,"opened,VK'
    lines[90] = '2026-11-01,"'
    rows, problems = rows_of(tmp_path / "a.csv", "\n".join(lines))
    assert len(rows) == len(lines)
    assert {problem.row for problem in problems} == {11, 91}


def test_quotes_inside_of_a_cell_are_kept(tmp_path: Path) -> None:
    rows, problems = rows_of(tmp_path / "a.csv", 'Date;Text\n1;"Акция "Два по цене одного" до пятницы"\n2;b\n')
    assert rows[1] == ["1", 'Акция "Два по цене одного" до пятницы']
    assert rows[2] == ["2", "b"]
    assert [problem.row for problem in problems] == [2]


def test_a_long_text_of_many_lines_is_one_cell(tmp_path: Path) -> None:
    poem = "\n".join(f"строка {n}, и ещё, и ещё" for n in range(50))
    rows, problems = rows_of(tmp_path / "a.csv", f'Дата;Текст;Сеть\n1;"{poem}";VK\n')
    assert rows[1] == ["1", poem, "VK"]
    assert problems == []


def test_a_file_of_broken_quotes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnbalancedQuotesError, match="row 1"):
        rows_of(tmp_path / "a.csv", 'x,"y" z\n' * (MAX_UNPAIRED + 1))


def test_bytes_without_a_meaning_stay_visible(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\xff\n")
    assert list(TextTable(path, "utf-8", []).rows()) == [["a", "b\\xff"]]


def test_undecoded_places_are_counted_for_each_table_alone(tmp_path: Path) -> None:
    scarred, whole = tmp_path / "scarred.csv", tmp_path / "whole.csv"
    scarred.write_bytes(b"a,b\xff\n" * 3)
    whole.write_bytes(b"a,b\n")
    first: list[Problem] = []
    second: list[Problem] = []
    rows = TextTable(scarred, "utf-8", first).rows()
    next(rows)
    assert list(TextTable(whole, "utf-8", second).rows()) == [["a", "b"]]
    assert len(list(rows)) == 2
    assert (first, second) == ([Problem(0, "undecoded", "3")], [])


def test_as_many_broken_quotes_as_are_endured(tmp_path: Path) -> None:
    rows, problems = rows_of(tmp_path / "a.csv", 'x,"y" z\n' * MAX_UNPAIRED)
    assert (len(rows), len(problems)) == (MAX_UNPAIRED, MAX_UNPAIRED)


@pytest.mark.parametrize("rows", [5, 6])
def test_more_rows_than_any_table_needs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    monkeypatch.setattr(reading, "MAX_ROWS", 5)
    path = tmp_path / "a.csv"
    path.write_text("x,y\n" * rows)
    (sheet,) = reading.open_book(path).sheets
    if rows == 5:
        assert len(list(sheet.rows())) == 5
        return
    with pytest.raises(FileTooLargeError, match=r"a\.csv"):
        list(sheet.rows())
