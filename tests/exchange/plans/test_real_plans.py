"""Files as they come: encodings, titles above the header, odd words, workbooks with covers and real dates."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import openpyxl
import pytest

from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Format, PostStatus
from smmdesk.exchange.errors import PasswordProtectedError
from smmdesk.exchange.incoming import Reading, ReadOptions, opened
from smmdesk.exchange.plans.kind import PLANS

if TYPE_CHECKING:
    from smmdesk.exchange.plans.planned import PlannedRow, PlannedRows

DATA = Path(__file__).parents[2] / "data" / "plans"
OPTIONS = ReadOptions(zone="Europe/Moscow", today=dt.date(2026, 10, 28))


def taken(path: Path) -> tuple[list[PlannedRow], Reading[PlannedRows]]:
    with opened(PLANS, path, OPTIONS) as reading:
        return list(reading), reading


def at(day: int, hour: int, minute: int = 0) -> LocalMoment:
    return LocalMoment(dt.datetime(2026, 11, day, hour, minute), "Europe/Moscow")


def test_a_russian_plan_saved_by_a_spreadsheet() -> None:
    rows, reading = taken(DATA / "november_cp1251.csv")
    assert [row.row for row in rows] == [5, 6, 9, 10]
    eclairs, croissants, dough, prize = rows
    assert eclairs.moment == at(3, 10)
    assert eclairs.networks == (Network.VK, Network.TELEGRAM)
    assert eclairs.format is Format.PHOTO
    assert eclairs.status is PostStatus.APPROVED
    assert eclairs.text == "Эклеры\n\nЭклеры с фисташкой уже на витрине.\nУспейте попробовать!"
    assert croissants.moment == at(5, 19, 30)
    assert croissants.cost == Money.of("1500.50", "RUB")
    assert dough.moment == at(10, 12)
    assert dough.networks == (Network.DZEN, Network.OK)
    assert dough.text == 'Почему тесто "устаёт"?'
    assert dough.note == "Время выхода: утром"
    assert prize.moment is None
    assert prize.note == "Дата: скоро\nПлощадка: Яппи\nБюджет, руб.: по договорённости"
    assert reading.about.encoding == "cp1251"
    assert reading.about.header_row == 4
    assert reading.passed_over == 3
    assert [each.row for each in reading.passed][:2] == [1, 2]
    assert {problem.row for problem in reading.problems} == {0, 6, 9, 10}


def test_a_georgian_plan_saved_as_unicode_text() -> None:
    rows, reading = taken(DATA / "georgian_utf16.txt")
    assert rows[0].networks == (Network.INSTAGRAM, Network.FACEBOOK)
    assert (rows[0].format, rows[0].status, rows[0].person) == (Format.CAROUSEL, PostStatus.TO_APPROVE, "ნინო")
    assert rows[1].moment == at(4, 12)
    assert (rows[1].format, rows[1].status) == (Format.SHORT_VIDEO, PostStatus.SCHEDULED)
    assert list(map(str, reading.problems)) == ["No time is given for 1 of the posts; 12:00 was taken."]


def test_american_dates_after_a_sep_line() -> None:
    rows, _ = taken(DATA / "sep_semicolon.csv")
    assert [row.moment for row in rows] == [at(27, 19, 30), at(3, 8, 5)]
    assert [row.text for row in rows] == ['Say "hello", twice', " padded "]
    assert [row.networks for row in rows] == [(Network.X,), (Network.LINKEDIN,)]


def test_an_unclosed_quote_in_a_small_file() -> None:
    rows, reading = taken(DATA / "unclosed_quote.csv")
    assert [row.text for row in rows] == ['"never closed', "fine", 'also "fine"']
    assert [problem.row for problem in reading.problems] == [2, 0]


def test_files_of_schedulers_are_plans_too() -> None:
    (cake, bread), _ = taken(DATA / "buffer.csv")
    assert (cake.moment, cake.media, cake.hashtags) == (
        at(3, 19, 30),
        ("https://example.com/cake.jpg",),
        ("#cake", "#bread"),
    )
    assert bread.moment == at(4, 8)
    (reel,), _ = taken(DATA / "publer.csv")
    assert (reel.moment, reel.link, reel.format) == (at(3, 19, 30), "https://example.com", Format.SHORT_VIDEO)
    assert reel.media == ("https://example.com/a.jpg", "https://example.com/b.jpg")


def test_the_guard_against_formulas_is_taken_off_and_nothing_is_evaluated() -> None:
    (row,), _ = taken(DATA / "hostile.csv")
    assert (row.text, row.note, row.key) == ('=HYPERLINK("http://example.com")', "+995 555", "=1+1")


def test_a_day_merged_over_several_posts_is_the_day_of_each_and_a_sum_is_not(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows = [
        [None, "Date", "Time", "Network", "Text", "Cost"],
        [None, dt.datetime(2026, 11, 3), dt.time(9), "VK", "Cake", 3000],
        [None, None, dt.time(12), "Telegram"],
        [],
        [None, dt.datetime(2026, 11, 4), None, "VK", "Bun"],
        [None, None, dt.time(12), "VK", "Below the day"],
        [None, None, None, "VK", "No day"],
    ]
    for row in rows:
        sheet.append(row)
    for merged in ("B2:B4", "E2:E4", "F2:F4"):
        sheet.merge_cells(merged)
    book.save(tmp_path / "plan.xlsx")

    found, reading = taken(tmp_path / "plan.xlsx")

    assert [problem.row for problem in reading.problems] == [6, 2, 0]  # the day above, the sum, a made-up hour
    assert [(row.moment, row.text) for row in found] == [
        (at(3, 9, 0), "Cake"),
        (at(3, 12, 0), "Cake"),
        (at(4, 12, 0), "Bun"),
        (at(4, 12, 0), "Below the day"),
        (None, "No day"),
    ]
    assert ["3000" in row.note for row in found] == [True, *[False] * 4]  # of no currency: in the note


def workbook_of_an_agency(path: Path) -> None:
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Cover"
    cover["B2"] = "Content plan"
    hidden = book.create_sheet("Old")
    hidden.append(["Date", "Time", "Network", "Text", "Status", "Format"])
    hidden.append([dt.date(2020, 1, 1), None, "VK", "old", None, None])
    hidden.sheet_state = "hidden"
    sheet = book.create_sheet("November")
    sheet.merge_cells("C2:H2")
    sheet["C2"] = "November 2026"
    names = ["Date", "Time", "Networks", "Text", "Status", "ID", "Comment", "Done"]
    for at_column, name in enumerate(names, 3):
        sheet.cell(4, at_column, name)
    values: list[list[object]] = [
        [dt.datetime(2026, 11, 3), dt.time(19, 30), "Instagram\nVK", "Cake", "Review", 17841400000000000001, 5, True],
        ["4 ноября 2026", "7:30 PM", "Telegram", 2026, "draft", None, None, None],
        [dt.datetime(2026, 11, 5, 9, 15), None, "X", "=1+1", None, None, None, None],
    ]
    for number, row in enumerate(values, 6):
        for at_column, value in enumerate(row, 3):
            sheet.cell(number, at_column, value)
    book.save(path)


def test_a_workbook_with_a_cover_a_hidden_sheet_and_real_dates(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    workbook_of_an_agency(path)
    rows, reading = taken(path)
    assert (reading.about.sheet, reading.about.header_row, reading.about.encoding) == ("November", 4, "")
    assert [row.row for row in rows] == [6, 7, 8]
    assert [row.moment for row in rows] == [at(3, 19, 30), at(4, 19, 30), at(5, 9, 15)]
    assert rows[0].networks == (Network.INSTAGRAM, Network.VK)
    assert rows[0].note == "5\nDone: TRUE"
    assert rows[1].text == "2026"
    assert rows[2].text == ""


OPENDOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.2" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="{name}">{rows}</table:table></office:spreadsheet>
</office:body></office:document-content>"""
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def opendocument_sheet(path: Path, name: str, rows: list[list[str | dt.date]]) -> None:
    """Written by hand: the one library that writes OpenDocument has no wheel."""

    def cell(value: str | dt.date) -> str:
        kind = f'date" office:date-value="{value}' if isinstance(value, dt.date) else "string"
        return f'<table:table-cell office:value-type="{kind}"><text:p>{value}</text:p></table:table-cell>'

    lines = ("".join(map(cell, row)) for row in rows)
    table = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    with ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("content.xml", OPENDOCUMENT.format(name=name, rows=table))
        book.writestr("META-INF/manifest.xml", MANIFEST)


def test_an_opendocument_sheet(tmp_path: Path) -> None:
    path = tmp_path / "plan.ods"
    opendocument_sheet(path, "План", [["Дата", "Соцсеть", "Текст"], [dt.date(2026, 11, 3), "ВК", "Торт"]])
    rows, reading = taken(path)
    assert [(row.moment, row.networks, row.text) for row in rows] == [(at(3, 12), (Network.VK,), "Торт")]
    assert reading.about.sheet == "План"


def test_a_protected_workbook_says_so(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(PasswordProtectedError):
        taken(path)
