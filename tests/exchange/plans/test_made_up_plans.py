"""Made-up plans of one oddity each in cells and rows, and what a careful person finds in each.

Most vary one cell of one row: statuses, formats, days, hours. Whole plans stand in `test_whole_plans` and, by the
names of their columns, in `test_columns`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
import pytest

from smmdesk.exchange.errors import HalfConvertedDatesError
from smmdesk.exchange.incoming import MESSAGES, Reading, ReadOptions, opened
from smmdesk.exchange.plans.kind import PLANS
from tests.every import every

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.exchange.plans.planned import PlannedRow, PlannedRows

YEAR, HOUR = MESSAGES["year_assumed"], PLANS.messages["no_time"]
OPTIONS = ReadOptions(zone="Asia/Tbilisi", today=dt.date(2026, 9, 1))


class Plan(NamedTuple):
    """A file, its posts as `day time|networks|format|status|text`, the values of problems, and rows passed over."""

    name: str
    file: str
    posts: list[str]
    problems: list[tuple[int, str]] = []  # noqa: RUF012  (never changed)
    passed: list[tuple[int, str]] = []  # noqa: RUF012


def told(row: PlannedRow) -> str:
    when = f"{row.moment.wall:%Y-%m-%d %H:%M}" if row.moment else ""
    words = (when, ",".join(row.networks), row.format or "", row.status or "", row.text)
    return "|".join(map(str, words)).replace(" 12:00|", "|")


def taken(path: Path, options: ReadOptions = OPTIONS) -> tuple[list[PlannedRow], Reading[PlannedRows]]:
    with opened(PLANS, path, options) as reading:
        return list(reading), reading


STATUSES = {
    "✅ Live - posted Wed": "published",
    "Posted by the client": "published",
    "🟢 Published (IG)": "published",
    "LIVE!": "published",
    "опубликовано 3 сентября": "published",
    "გამოქვეყნდა გუშინ": "published",
    "yayınlandı": "published",
    "YAYINLANDI": "published",
    "veröffentlicht": "published",
    "опубліковано": "published",
    "To be posted": "",
    "not published": "",
    "goes live Friday": "",
    "не опубликовано": "",
    "Not published - draft": "draft",
    "Approved – will be posted Wed": "approved",
    "in progress 50%": "draft",
    "whatever": "",
}
FORMATS = {
    "Post": "",
    "Image Post": "photo",
    "Static Post": "photo",
    "Video Post": "video",
    "Feed post": "photo",
    "Reel 15s": "short_video",
    "Story (3 frames)": "story",
    "Text + Image": "photo",
    "Feed carousel": "carousel",
    "story_photo": "story",
    "Reels (30 sec)": "short_video",
    "Single Photo": "photo",
    "Photo story": "story",
    "Carousel, 5 slides": "carousel",
    "фото / карусель": "photo",
    "Сторис 3 кадра": "story",
    "Kurzvideo": "short_video",
    "carrusel": "carousel",
    "відео": "video",
}
DAYS = {
    "2026-09-03 → 2026-09-05": "2026-09-03",
    "3–5 Sep": "2026-09-03",
    "3-5 Sep 2026": "2026-09-03",
    "Sep 3-15": "2026-09-03",
    "Sep 3–5, 2026": "2026-09-03",
    "September 3, 2026 → September 4, 2026": "2026-09-03",
    "30 Dec – 2 Jan 2027": "2026-12-30",
    "с 3 по 5 сентября": "2026-09-03",
    "03.09–05.09.2026": "2026-09-03",
    "03.09-05.09": "2026-09-03",
    "03.09/05.09": "2026-09-03",
    "03.09/05.09.2026": "2026-09-03",
    "3.09.2026 / 5.09.2026": "2026-09-03",
}
TIMES = {
    "18-20": "18:00",
    "10-12": "10:00",
    "9-11": "09:00",
    "10 - 12": "10:00",
    "10–12": "10:00",
    "10:00-11:30": "10:00",
}
SINGLE_DAYS = {
    "3 de septiembre de 2026": "2026-09-03",
    "3 septembre 2026": "2026-09-03",
    "3. September 2026": "2026-09-03",
    "mar 3 nov 2026": "2026-11-03",
    "3 Eylül 2026": "2026-09-03",
    "3 вересня 2026 р.": "2026-09-03",
    "3 de setembro de 2026": "2026-09-03",
    "3 settembre 2026": "2026-09-03",
    "September 2, 2026 9:00 AM (GMT+4)": "2026-09-02 09:00",
    "2 Sep 2026 05:00 UTC": "2026-09-02 09:00",
}

SAID_WHOLE = {"LIVE!", "yayınlandı", "YAYINLANDI", "veröffentlicht", "опубліковано"}
IN_PART = {"Carousel, 5 slides", "фото / карусель"}


def said(word: str, *, whole: bool) -> list[tuple[int, str]]:
    """The problem of a word that says more than was taken of it."""
    return [] if whole else [(2, word)]


PLANS_OF_ONE_FAULT = [
    Plan(
        "names of columns and a title again",
        "Date,Platform,Caption\n2026-09-01,LinkedIn,First\n\nWeek 2,,\nDATE,Platform,Copy\n2026-09-08,IG,Second\n",
        ["2026-09-01|linkedin|||First", "2026-09-08|instagram|||Second"],
        passed=[(4, "Week 2"), (5, "DATE | Platform | Copy")],
    ),
    Plan(
        "rules of Markdown",
        "| Date | Text |\n|:---|----:|\n| 2026-09-01 | First |\n| --- | --- |\n| 2026-09-02 | Second |\n",
        ["2026-09-01|||| First ", "2026-09-02|||| Second "],
        passed=[(2, ":--- | ----:"), (4, "--- | ---")],
    ),
    Plan(
        "a sum",
        "Date,Text,Cost\n2026-09-01,First,5 GEL\nTotal,,5\n",
        ["2026-09-01||||First"],
        passed=[(3, "Total | 5")],
    ),
    Plan(
        "a month as a title in the column of texts",
        "Text,Date,Network\nSeptember 2026,,\nFirst,2026-09-01,VK\nWeek 2: launch,,\nSeptember sale,,\n",
        ["2026-09-01|vk|||First", "||||September sale"],
        passed=[(2, "September 2026"), (4, "Week 2: launch")],
    ),
    Plan(
        "slots without a text",
        "Text,Platform,Date\nFirst,Instagram,2026-09-01\n,Facebook,Week 1 Thu\n,,someday\n",
        ["2026-09-01|instagram|||First", "|facebook|||", "||||"],
        [(3, "Week 1 Thu"), (4, "someday")],
    ),
    Plan(
        "a network, a format, a rubric, a person alone",
        "Date,Text,Network,Format,Rubric,Person\n,,VK,,,\n,,,Reel,,\n,,,,News,\n,,,,,Nino\n",
        ["|vk|||", "||short_video||", "||||", "||||"],
        [(2, "VK"), (3, "Reel"), (4, "News"), (5, "Nino")],
    ),
    Plan(
        "a status alone",
        "Date,Text,Status,Other\n2026-09-01,First,Draft,\n,,Draft,and a word\n",
        ["2026-09-01|||draft|First"],
        passed=[(3, "Draft | and a word")],
    ),
    Plan(
        "a day merged over two posts",
        "Date,Time,Text\n9/19/2026,20:30,First\n,16:00,Second\n,17:00,Third\n9/20/2026,12:00,Fourth\n,,Fifth\n",
        [
            "2026-09-19 20:30||||First",
            "2026-09-19 16:00||||Second",
            "2026-09-19 17:00||||Third",
            "2026-09-20||||Fourth",
            "||||Fifth",
        ],
        [(3, "2026-09-19")],
    ),
    Plan(
        "a time below a day that could not be read",
        "Date,Time,Text\n2026-09-01,,First\nsoon,,Second\n,16:00,Third\n",
        ["2026-09-01||||First", "||||Second", "||||Third"],
        [(3, "soon")],
    ),
    Plan(
        "a text for each network below a title",
        "Дата;Тема;ВК;Телеграм;Инстаграм\n01.09.2026;Осень;Текст для ВК;Текст для ТГ;+\n02.09.2026;Хлеб;да;reels;\n",
        [
            "2026-09-01|instagram|||Осень",
            "2026-09-01|vk|||Текст для ВК",
            "2026-09-01|telegram|||Текст для ТГ",
            "2026-09-02|vk,telegram|||Хлеб",
        ],
    ),
    Plan(
        "a plain post beside a network",
        "Date,Text,Network\n2026-09-01,First,Instagram post\n",
        ["2026-09-01|instagram|||First"],
    ),
    Plan(
        "a Spanish plan",
        "Fecha;Hora;Red social;Formato;Texto;Estado\n3 de septiembre de 2026;19:30;Instagram;carrusel;Hola;publicado\n",
        ["2026-09-03 19:30|instagram|carousel|published|Hola"],
    ),
    Plan(
        "a French plan",
        "Date de publication;Heure;Réseau;Format;Légende;Statut\n"
        "3 septembre 2026;19h30;Facebook;vidéo;Bonjour;à valider\n",
        ["2026-09-03 19:30|facebook|video|to_approve|Bonjour"],
    ),
    Plan(
        "a German plan",
        "Datum;Uhrzeit;Kanal;Beitragstyp;Bildunterschrift;Status\n"
        "3. September 2026;19 Uhr;LinkedIn;Bild;Hallo;geplant\n",
        ["2026-09-03 19:00|linkedin|photo|scheduled|Hallo"],
    ),
    Plan(
        "a Portuguese plan",
        "Data;Horário;Rede social;Formato;Legenda;Status\n3 de setembro de 2026;8:00;TikTok;vídeo curto;Olá;aprovado\n",
        ["2026-09-03 08:00|tiktok|short_video|approved|Olá"],
    ),
    Plan(
        "an Italian plan",
        "Data di pubblicazione;Ora;Piattaforma;Formato;Testo;Stato\n"
        "3 settembre 2026;8:00;Instagram;storia;Ciao;bozza\n",
        ["2026-09-03 08:00|instagram|story|draft|Ciao"],
    ),
    Plan(
        "a Turkish plan",
        "Yayın tarihi;Saat;Platform;İçerik türü;Metin;Durum\n3 Eylül 2026;8:00;Instagram;görsel;Merhaba;Yayınlandı\n",
        ["2026-09-03 08:00|instagram|photo|published|Merhaba"],
    ),
    Plan(
        "a Ukrainian plan",
        "Дата публікації;Час публікації;Соцмережа;Формат;Текст допису;Стан\n"
        "3 вересня 2026;8:00;Інстаграм;сторіз;Вітаємо;чернетка\n",
        ["2026-09-03 08:00|instagram|story|draft|Вітаємо"],
    ),
    *(
        Plan(
            f"the status {word}",
            f'Date,Status,Text\n2026-09-01,"{word}",First\n',
            [f"2026-09-01|||{status}|First"],
            said(word, whole=word in SAID_WHOLE),
        )
        for word, status in STATUSES.items()
    ),
    *(
        Plan(
            f"the format {word}",
            f'Date,Format,Text\n2026-09-01,"{word}",First\n',
            [f"2026-09-01||{form}||First"],
            said(word, whole=word not in IN_PART),
        )
        for word, form in FORMATS.items()
    ),
    *(
        Plan(f"the days {days}", f'Date,Text\n"{days}",First\n', [f"{first}||||First"], [(2, days)])
        for days, first in DAYS.items()
    ),
    *(
        Plan(f"the hours {hours}", f"Date,Time,Text\n2026-09-01,{hours},A\n", [f"2026-09-01 {at}||||A"], [(2, hours)])
        for hours, at in TIMES.items()
    ),
    *(
        Plan(f"the odd day {day}", f"Date,Text\n{day},A\n", ["||||A"], [(2, day)])
        for day in ("02.09.0026", "31.09.2026", "2026-09-01 18-20")
    ),
    *(
        Plan(f"the day {day}", f'Date,Text\n"{day}",First\n', [f"{first}||||First"])
        for day, first in SINGLE_DAYS.items()
    ),
]


@pytest.mark.usefixtures("in_one_process")
@pytest.mark.parametrize("plan", PLANS_OF_ONE_FAULT, ids=lambda plan: plan.name)
def test_a_careful_person_finds_the_same(tmp_path: Path, plan: Plan) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(plan.file, "utf-8")
    rows, reading = taken(path)
    assert [told(row) for row in rows] == plan.posts
    found = [(each.row, str(each.values["value"])) for each in reading.problems if each.message not in {YEAR, HOUR}]
    assert found == plan.problems
    assert [(each.row, str(each.values["value"])) for each in reading.passed] == plan.passed
    assert reading.passed_over == len(plan.passed)
    again, _ = taken(path)
    assert [row.key for row in again] == [row.key for row in rows]
    assert len({row.key for row in rows}) == len(rows)


def workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def october(day: int, month: int = 10) -> dt.date:
    return dt.date(2026, month, day)


HALF = (
    ("Date", "Network", "Text"),
    ("29/9/2026", "VK", "29 September"),
    ("30/9/2026", "VK", "30 September"),
    *((dt.datetime(2026, month, 10), "VK", f"{month} October, taken for the month") for month in (1, 2, 3)),
)


@pytest.mark.usefixtures("in_one_process")
def test_dates_that_a_spreadsheet_turned_round_are_asked_about(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", *HALF)
    with pytest.raises(HalfConvertedDatesError, match=r"29/9/2026.*2026-01-10 may be 2026-10-01"):
        taken(path)
    rows, _ = taken(path, replace(OPTIONS, date_order="dmy"))
    days = [row.moment.day for row in rows if row.moment]
    assert days == [october(29, 9), october(30, 9), october(1), october(2), october(3)]
    rows, _ = taken(path, replace(OPTIONS, date_order="mdy"))
    days = [row.moment.day for row in rows if row.moment]
    assert days == [october(29, 9), october(30, 9), october(10, 1), october(10, 2), october(10, 3)]


@pytest.mark.usefixtures("in_one_process")
@pytest.mark.parametrize("real", [(3, 7, 12), (3, 27)])
def test_real_dates_near_a_text_are_taken_as_they_are(tmp_path: Path, real: tuple[int, ...]) -> None:
    dates = [dt.datetime(2026, 10, day) for day in real]
    path = workbook(tmp_path / "plan.xlsx", ("Date", "Text"), ("15/10/2026", "x"), *((date, "x") for date in dates))
    rows, _ = taken(path)
    assert [row.moment.day for row in rows if row.moment] == [october(15), *map(october, real)]


@pytest.mark.usefixtures("in_one_process")
def test_formulas_without_a_value_are_counted(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "plan.xlsx",
        ("Date", "Text"),
        (october(1), "=CONCAT(A1,A2)"),
        (october(2), "y"),
        (october(3), "=1+1"),
    )
    rows, reading = taken(path)
    assert [row.text for row in rows] == ["", "y", ""]
    assert [(each.row, each.values) for each in reading.problems if each.message != HOUR] == [
        (0, {"value": "2", "limit": "B2"})
    ]


@pytest.mark.usefixtures("in_one_process")
@pytest.mark.parametrize("line", ["01.09.2026;ВК;Первый\r", "01.09.2026;ВК;Рассказываем о новинках недели и планах\r"])
@pytest.mark.parametrize("times", [2, 40])
def test_a_file_of_an_old_mac(tmp_path: Path, line: str, times: int) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(("Дата;Соцсеть;Текст\r" + line * times).encode("mac-cyrillic"))
    rows, reading = taken(path)
    assert [told(row) for row in rows] == [f"2026-09-01|vk|||{line.split(';')[2].strip()}"] * times
    assert reading.about.encoding == "mac-cyrillic"


@pytest.mark.usefixtures("in_one_process")
@pytest.mark.parametrize(("vk", "costs"), [("Text for VK", ["50.00", ""]), ("+", ["50.00", ""])])
def test_what_a_row_costs_stands_on_one_of_its_posts(tmp_path: Path, vk: str, costs: list[str]) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(f"Date,VK,Telegram,Cost\n2026-09-01,{vk},Text for Telegram,50 GEL\n", "utf-8")
    rows, reading = taken(path)
    assert [str(row.cost.amount) if row.cost else "" for row in rows] == costs
    said = [(each.row, each.values["value"]) for each in reading.problems if each.message != HOUR]
    assert said == [(2, "50 GEL")]


def test_the_same_title_over_texts_of_networks_is_known_again(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    lines = ["Дата;Тема;ВК", "01.09.2026;Осень;Первый текст ВК", "01.09.2026;Осень;Второй текст ВК"]
    keys = []
    for order in ((0, 1, 2), (0, 2, 1)):
        path.write_text("\n".join(lines[at] for at in order), "utf-8")
        keys.append({row.text: row.key for row in taken(path)[0]})
    assert keys[0] == keys[1]
    assert every(re.fullmatch("[0-9a-f]{24}", key) is not None for key in keys[0].values())
