"""Cells as texts and words, at the edges of what is understood."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from smmdesk.exchange.incoming import TABLE_WORDS
from smmdesk.exchange.plans.kind import PLANS
from smmdesk.exchange.plans.words import Found, PlanWords
from smmdesk.exchange.table.fitting import MAX_COLUMNS
from smmdesk.exchange.table.recognise import Column, Sought, header_of, likely_header
from smmdesk.exchange.values.cells import Cell, cleaned, fold, text_of
from smmdesk.exchange.values.dates import read_day
from smmdesk.exchange.values.day_order import DMY, MDY, settle
from smmdesk.exchange.values.numbers import read_amount, read_number
from smmdesk.exchange.values.times import read_time, start_of_range
from smmdesk.exchange.values.words import load, with_own
from smmdesk.exchange.workbooks.dialect import dialect_of

WORDS = PlanWords(load(str(TABLE_WORDS), str(PLANS.words)))
HEART = frozenset({"text"})


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" a ", " a "),
        (True, "TRUE"),
        (False, "FALSE"),
        (17, "17"),
        (17.0, "17"),
        (-17.0, "-17"),
        (17.5, "17.5"),
        (1e14, "100000000000000"),
        (1e15, "1000000000000000.0"),
        (-1e15, "-1000000000000000.0"),
        (1e16, "1e+16"),
        (float("nan"), "nan"),
        (dt.datetime(2026, 11, 3, 19, 30), "2026-11-03 19:30:00"),
        (dt.date(2026, 11, 3), "2026-11-03"),
        (dt.time(19, 30), "19:30:00"),
    ],
)
def test_a_cell_is_shown_as_a_person_sees_it(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


def test_texts_are_cleaned_wherever_they_stand() -> None:
    cells: list[Cell] = ["a\r\nb", 5, "c\0d", dt.date(2026, 11, 3)]
    assert cleaned(cells) == ["a\nb", 5, "cd", dt.date(2026, 11, 3)]
    assert cleaned(["a\rb"]) == ["a\nb"]
    clean: list[Cell] = ["a\nb", 5]
    assert cleaned(clean) is clean


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        (" «Текст поста» ", "текст поста"),
        ("Утверждён!", "утвержден"),
        ("post_text-copy", "post text copy"),
        ("e\u2011mail\u00a0 x", "e mail x"),
        ("#tag", "#tag"),
        ("№ п/п", "№ п/п"),
        ("+1", "+1"),
        ("STRASSE ẞ", "strasse ss"),
        ("—", ""),
    ],
)
def test_words_are_folded(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("10:00–11:00", "10:00"),
        (" 10:00 до 11:00 ", "10:00"),
        ("7 pm to 8 PM", "19:00"),
        ("10:00-", ""),
        ("10:00 — 11:00 — 12:00", ""),
        ("10:00", ""),
        ("10:00-вечер", ""),
        ("вечер-10:00", ""),
    ],
)
def test_a_range_has_a_start(text: str, start: str) -> None:
    assert start_of_range(text) == start


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("1 am", "01:00"),
        ("12 pm", "12:00"),
        ("11:59:59 pm", "23:59:59"),
        ("13 am", ""),
        ("10:59:59", "10:59:59"),
        ("10:60", ""),
        ("0000", "00:00"),
        ("2359", "23:59"),
        ("2400", ""),
        (".999999999", "00:00"),
        ("1.", "01:00"),
        (0.5, "12:00"),
        (0.25 + 1 / 86_400, "06:00:01"),
        (dt.time(19, 30, 5), "19:30:05"),
        (dt.datetime(2026, 11, 3, 19, 30, 14, 500_000), "19:30:15"),
        (dt.datetime(2026, 11, 3, 19, 30, 14, 499_999), "19:30:14"),
        (dt.timedelta(hours=-1), ""),
        (1.59, "01:59"),
        (23.0, "23:00"),
        (24, ""),
        (False, ""),
    ],
)
def test_times_at_the_edges(cell: Cell, time: str) -> None:
    assert read_time(cell) == time


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("2026-11-03", (3, 11, 2026, False, "", -1, None)),
        ("2026-11-03T19:30+04:00", (3, 11, 2026, False, "19:30", -1, 14_400.0)),
        ("2026-11-03T00:00:00Z", (3, 11, 2026, False, "00:00", -1, 0.0)),
        ("2026-11-03 00:00", (3, 11, 2026, False, "00:00", -1, None)),
        ("2026-11-03 00:00:00", (3, 11, 2026, False, "", -1, None)),
        ("03/04/2026", (3, 4, 2026, True, "", -1, None)),
        ("03.04.2026", (3, 4, 2026, False, "", -1, None)),
        ("03.04.00", (3, 4, 2000, False, "", -1, None)),
        ("12/12/2026", (12, 12, 2026, False, "", -1, None)),
        ("12/13/2026", (13, 12, 2026, False, "", -1, None)),
        ("13/12/2026", (13, 12, 2026, False, "", -1, None)),
        ("Fri 03/04/2026 7:05 pm", (3, 4, 2026, True, "19:05", 4, None)),
        ("03/04", (3, 4, 0, True, "", -1, None)),
        ("29.02", (29, 2, 0, False, "", -1, None)),
        ("29.02.2026", None),
        ("пн 3 ноября в 10", None),
        ("вс, 3 ноября '99 г.", (3, 11, 2099, False, "", 6, None)),
        ("ноябрь 3 2026", (3, 11, 2026, False, "", -1, None)),
        ("3 November 10:30", (3, 11, 0, False, "10:30", -1, None)),
        ("3 no 2026", None),
        ("03.11.2026 0:00:00", (3, 11, 2026, False, "", -1, None)),
        ("46329,5", (3, 11, 2026, False, "12:00", -1, None)),
        (dt.date(2026, 11, 3), (3, 11, 2026, False, "", -1, None)),
        (dt.datetime(2026, 11, 3, tzinfo=dt.UTC), (3, 11, 2026, False, "", -1, 0.0)),
        (dt.time(10), None),
        (False, None),
    ],
)
def test_a_day_tells_all_that_its_cell_tells(cell: Cell, told: tuple[object, ...] | None) -> None:
    assert read_day(cell, WORDS) == told


@pytest.mark.parametrize(
    ("column", "header", "order", "asked"),
    [
        (["03/04/2026"], "", "", "03/04/2026"),
        ([" 05/04/2026 ", "03/04/2026"], "", "", "05/04/2026"),
        (["03/04"], "", "", "03/04"),
        (["03/04", "13/04"], "", DMY, ""),
        (["03/04", "04.13"], "", MDY, ""),
        (["03/04/2026", "12/12/2026"], "", "", "03/04/2026"),
        (["Thu 03/04/2026"], "", "", "Thu 03/04/2026"),
        (["03/04/2026"], "თარიღი დდ/თთ", DMY, ""),
        (["03/04/2026"], "თარიღი თთ/დდ", MDY, ""),
        (["03/04/2026"], "Дата ММ.ДД", MDY, ""),
        (["03/04/2026"], "Date D/M", DMY, ""),
        (["03/04/2026", "27/04/2026"], "MM/DD", "", "03/04/2026"),
    ],
)
def test_what_a_column_proves(column: list[str], header: str, order: str, asked: str) -> None:
    assert settle([(cell, read_day(cell, WORDS)) for cell in column], header) == (order, asked)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        (12.5, ("12.5", "")),
        (True, None),
        ("кот", None),
        ("5 XYZ", ("5", "XYZ")),
        ("5 xy", None),
        ("5 абв", None),
        ("5 руб", ("5", "RUB")),
        ("USD", None),
        ("5 тыс. руб.", ("5000", "RUB")),
        ("1,234.5 US$", ("1234.5", "USD")),
        ("5k$", ("5000", "USD")),
        ("", None),
        (dt.date(2026, 11, 3), None),
    ],
)
def test_amounts_at_the_edges(cell: Cell, amount: tuple[str, str] | None) -> None:
    assert read_amount(cell, WORDS.currencies) == (amount and (Decimal(amount[0]), amount[1]))


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1k", "1000"), ("1т", "1000"), ("1.5м", "1500000"), ("1млрд", "1000000000"), ("1 миль", None), ("+5", "5")],
)
def test_scales_of_numbers(cell: str, number: str | None) -> None:
    assert read_number(cell) == (number and Decimal(number))


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Text (optional)", "text"),
        ("Text [240 signs]", "text"),
        ("Date - when", "date"),
        ("Date: DD.MM", "date"),
        ("Date\nDD.MM", "date"),
        ("(Text)", "text"),
        ("Dates of text", "text"),
        ("Dates of texts", ""),
        ("T i t l e", "title"),  # five letters, spaced out
        ("T e x t", ""),  # fewer could be anything
        ("", ""),
        (5, ""),
    ],
)
def test_a_name_may_have_a_hint(name: Cell, field: str) -> None:
    assert WORDS.names.meant(text_of(name)).field == field


@pytest.mark.parametrize(
    ("text", "month", "weekday", "currency"),
    [
        ("nov", 11, -1, ""),
        ("no", 0, -1, ""),
        ("ноября", 11, -1, ""),
        ("вт", 0, 1, ""),
        ("Понедельник.", 0, 0, ""),
        ("budget, €", 0, -1, "EUR"),
        ("gel or usd", 0, -1, "GEL"),
    ],
)
def test_words_of_a_calendar_and_of_money(text: str, month: int, weekday: int, currency: str) -> None:
    assert (WORDS.month(text), WORDS.weekday(text), WORDS.currency(text)) == (month, weekday, currency)


@pytest.mark.parametrize(
    ("text", "is_missing"),
    [("", True), (" — ", True), ("N/A", True), ("0", False), ("-" + " " * 22, True), ("-" + " " * 23, False)],
)
def test_what_says_that_nothing_is_known(text: str, is_missing: bool) -> None:
    assert WORDS.is_missing(text) is is_missing


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("короткое видео вк", Found(("vk",), "short_video")),
        ("VK, odd one , ,", Found(("vk",), "", ("odd one",))),
        ("story", Found((), "", ("story",))),
        ("VK reels, Instagram stories", Found(("vk", "instagram"), "short_video")),
    ],
)
def test_a_part_of_a_cell_of_networks(text: str, found: Found) -> None:
    assert WORDS.found_networks(text) == found


def test_our_own_words_stand_in_front() -> None:
    tables = {"headers": {"text": ["text"], "date": ["date"]}, "marks": {"yes": ["+"]}}
    assert with_own(tables, {"headers": {"text": ["Words"]}, "other": {"x": ["y"]}}) == {
        "headers": {"text": ["Words", "text"], "date": ["date"]},
        "marks": {"yes": ["+"]},
    }


def test_a_header_has_its_columns() -> None:
    header = header_of([["x"], ["№", "Date", " Text\n", "text", "VK", "Odd"]], Sought(WORDS, HEART))
    assert header is not None
    assert (header.row, header.certain, header.fields) == (2, True, frozenset({"date", "text"}))
    assert header.columns == (
        Column(0, "№", left_out=True),
        Column(1, "Date", "date"),
        Column(2, "Text", "text"),
        Column(3, "text"),
        Column(4, "VK", tick="vk"),
        Column(5, "Odd"),
    )
    assert (header.at("text"), header.at("note")) == (2, -1)


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        ([["Date", "Text"], ["Date", "Text"]], 1),
        ([["Date", "Text"], ["Date", "Text", "Status"]], 2),
        ([["Date", "Time", "Status"], ["Date", "Text"]], 2),
        ([["Text"], ["Date", "Time"]], None),
        ([["x"]] * 19 + [["Date", "Text"]], 20),
        ([["x"]] * 20 + [["Date", "Text"]], None),
        ([["Date", "Text " + "x" * 115]], None),
        ([["Date", "Text (" + "x" * 112 + ")"]], 1),
        ([["Date", "Text (" + "x" * 113 + ")"]], None),
        ([[*["odd"] * (MAX_COLUMNS - 2), "Date", "Text"]], 1),
        ([[*["odd"] * (MAX_COLUMNS - 1), "Date", "Text"]], None),
    ],
)
def test_the_row_of_names_is_found(rows: list[list[str]], row: int | None) -> None:
    header = header_of(rows, Sought(WORDS, HEART))
    assert (header and header.row) == row


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        ([["Title"], ["a", "b"], ["1", "2"]], 2),
        ([["Title"], ["", " "], ["1"]], 1),
        ([["a", "b"]], None),
        ([["Title"], ["a", "b"]], None),
        ([], None),
        ([[""]] * 19 + [["a", "b"], ["1", "2"]], None),
        ([[""]] * 18 + [["a", "b"], ["1", "2"]], 19),
    ],
)
def test_where_no_name_is_known_the_likeliest_row_is_taken(rows: list[list[str]], row: int | None) -> None:
    header = likely_header(rows, WORDS)
    assert (header and (header.row, header.certain)) == (row and (row, False))


@pytest.mark.parametrize(
    ("sample", "delimiter"),
    [
        ("a|b\nc|d\n", "|"),
        ("a;b,c\nd;e,f\n", ","),
        ("a;b;c,d\ne;f;g,h\n", ";"),
        ("a,b\n" + "c;d\n" * 59 + "e,f\n" * 60, ";"),
        ("a;b\n" * 10 + "c,d\n" * 11, ","),
        ('a;"b, c";d\ne;"f, g";h\n', ";"),
    ],
)
def test_the_steadiest_sign_divides(sample: str, delimiter: str) -> None:
    assert dialect_of(sample) == (delimiter, 0)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_line_that_names_the_sign_may_end_in_any_way(ending: str) -> None:
    assert dialect_of(f"sep=;{ending}a,b;c{ending}") == (";", 1)
