"""What the child makes of a table, cell by cell."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from smmdesk.exchange.table import stream
from tests.exchange.plans.reading import read

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.csv"


def test_everything_that_is_told_of_a_table(file: Path) -> None:
    text = "Plan of November,,,,,,\n\n№,Date,Text,VK,Mood  board,,Text\n1,2026-11-27,Cake,+,warm,,x\n"
    text += "2,27/11/2026,Cake,-," + "w" * 81 + ",,\n3,,Tea,,cold\n4,,Bun,,hot\n"
    found = read(file, text)
    names = ["№", "Date", "Text", "VK", "Mood board", "", "Text"]
    more = [["warm", "w" * 80, "cold"], [], ["x"]]
    uses = ["-", "date", "text", "vk", "", "", ""]
    table = found.about.pop("table")
    assert found.about == {
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "encoding": "utf-8",
        "certain": True,
        "sheet": "",
        "sheets": [("", 0, "№, Date, Text, VK, Mood board, Text", False)],
        "left_out": [],
        "header": 3,
        "columns": list(zip(names, ["", "date", "text", "vk", "", "", ""], strict=True)),
        "order": "",
        "total": 4,
    }
    assert table == {
        "signature": hashlib.sha256(
            "\x1f".join(["№", "date", "text", "vk", "mood board", "", "text"]).encode()
        ).hexdigest(),
        "is_known": True,
        "as_before": False,
        "uses": uses,
        "guess": uses,
        "samples": [["1", "2", "3"], ["2026-11-27", "27/11/2026"], ["Cake", "Tea", "Bun"], ["+", "-"], *more],
    }
    assert found.columns["row"] == [4, 5, 6, 7]
    assert found.columns["note"] == [
        "Mood board: warm\nText: x",
        "Mood board: " + "w" * 81,
        "Mood board: cold",
        "Mood board: hot",
    ]
    short = [(6, "short_row", "5/7"), (7, "short_row", "5/7")]
    assert found.problems == [(1, "passed_over", "Plan of November"), *short, (0, "no_time", "2\x1f12:00")]


@pytest.mark.parametrize(
    ("name", "cell", "field", "value", "note", "codes"),
    [
        ("Time zone", "Europe/Berlin", "zone", "Europe/Berlin", "Time zone: Europe/Berlin", []),
        ("Time zone", " Asia/Tokyo ", "zone", "Asia/Tokyo", "Time zone: Asia/Tokyo", []),
        ("Time zone", "Mars/Base", "zone", "", "Time zone: Mars/Base", ["unknown_zone"]),
        ("Time zone", "n/a", "zone", "", "", []),
        ("Tone", "лёгкий", "tone", "light", "", []),
        ("Tone", "odd", "tone", "", "Tone: odd", ["unknown_word"]),
        ("Format", "карусель / odd", "format", "carousel", "Format: карусель / odd", ["part_taken"]),
        ("Format", "odd / карусель", "format", "carousel", "Format: odd / карусель", ["part_taken"]),
        ("Status", "—", "status", "", "", []),
        ("Rubric", " Sweets ", "rubric", "Sweets", "", []),
        ("Rubric", "TBD", "rubric", "", "Rubric: TBD", []),
        ("Goal", "'=Reach", "goal", "=Reach", "", []),
        ("Person", 5, "person", "5", "", []),
        ("Approval note", " yes ", "approval_note", " yes ", "", []),
        ("Approval note", "N/A", "approval_note", "", "", []),
        ("Approval note", "'=one two three four five", "approval_note", "=one two three four five", "", []),
        ("Link", " https://example.com ", "link", "https://example.com", "", []),
        ("Post link", " https://vk.com/1 ", "published_link", "https://vk.com/1", "", []),
        ("Hashtags", "#b a, #b", "hashtags", ("#b", "#a", "#b"), "", []),
        ("Hashtags", "-", "hashtags", (), "", []),
        ("Media", " a b.jpg; c.jpg|d.jpg ", "media", ("a b.jpg", "c.jpg", "d.jpg"), "", []),
        ("Media", "https://a/1,2 , https://b https://c", "media", ("https://a/1,2", "https://b", "https://c"), "", []),
        ("Media", "none", "media", (), "", []),
        ("Media", "a.jpg\nb.jpg;;c.jpg;", "media", ("a.jpg", "b.jpg", "c.jpg"), "", []),
        ("Time zone", "../Paris", "zone", "", "Time zone: ../Paris", ["unknown_zone"]),
        ("Time zone", "Europe", "zone", "", "Time zone: Europe", ["unknown_zone"]),
        ("Cost", "1.234", "amount", "1234", "", []),
        ("Cost", " many ", "amount", "", "Cost: many", ["unknown_amount"]),
        ("Approval note", "undefined", "approval_note", "", "", []),
        ("Network", "VK; MySpace, Yappy", "networks", ("vk",), "Network: MySpace, Yappy", ["unknown_network"]),
        ("Network", "Instagram reels, VK stories", "format", "short_video", "", []),
        ("Client", " Bakery ", "client", "Bakery", "", []),
        ("Cost", "12,50 ₽", "amount", "12.50", "", []),
        ("Cost", "12,50 ₽", "currency", "RUB", "", []),
        ("Cost", "1E+3", "amount", "", "Cost: 1E+3", ["unknown_amount"]),
        ("Cost", "-", "amount", "", "", []),
        ("Cost; USD", "5", "currency", "USD", "", []),
        ("Cost (GEL)", "5 EUR", "currency", "EUR", "", []),
        ("Cost", "5", "currency", "", "", []),
        ("Note", " kept ", "note", " kept ", "", []),
        ("Note", "tbd", "note", "tbd", "tbd", []),
    ],
)
def test_a_cell_becomes_a_value(
    file: Path, name: str, cell: object, field: str, value: object, note: str, codes: list[str]
) -> None:
    found = read(file, f'Date\tText\t{name}\n\tCake\t"{cell}"\n')
    assert found.columns[field] == [value]
    if field != "note":
        assert found.columns["note"] == [note]
    said = note.partition(": ")[2]
    assert found.problems == [(2, code, said) for code in codes]


@pytest.mark.parametrize(
    ("date", "time", "wall", "note", "problems"),
    [
        ("2026-11-27", "", "2026-11-27T12:00", "", []),
        ("2026-11-27", "n/a", "2026-11-27T12:00", "", []),
        ("2026-11-27", "19:30", "2026-11-27T19:30", "", []),
        ("2026-11-27 10:00", "19:30", "2026-11-27T19:30", "", []),
        ("2026-11-27 10:00", "", "2026-11-27T10:00", "", []),
        ("27.11", "", "2026-11-27T12:00", "", [("year_assumed", "2026-11-27")]),
        ("27.11", "10:00", "2026-11-27T10:00", "", [("year_assumed", "2026-11-27")]),
        ("soon", "", "", "Date: soon", [("unknown_date", "soon")]),
        ("soon", "10:00", "", "Date: soon\nTime: 10:00", [("unknown_date", "soon")]),
        ("n/a", "10:00", "", "Time: 10:00", []),
        ("", "", "", "", []),
        ("2026-11-27", "утро", "2026-11-27T12:00", "Time: утро", [("unknown_time", "утро")]),
        ("2026-11-27", "10:00-11:00", "2026-11-27T10:00", "Time: 10:00-11:00", [("part_taken", "10:00-11:00")]),
        ("", "утро", "", "Time: утро", [("unknown_time", "утро")]),
        ("2026-11-27T21:30:00Z", "", "2026-11-28T01:30", "", []),
        ("2026-11-27T21:30:00Z", "19:30", "2026-11-28T19:30", "", []),
    ],
)
def test_a_date_and_a_time_become_a_moment(
    file: Path, date: str, time: str, wall: str, note: str, problems: list[tuple[str, str]]
) -> None:
    found = read(file, f"Date,Time,Text\n{date},{time},Cake\n")
    assert (found.columns["wall"], found.columns["note"]) == ([wall], [note])
    made_up = [(0, "no_time", "1\x1f12:00")] if wall.endswith("T12:00") else []
    assert found.problems == [*((2, *problem) for problem in problems), *made_up]


@pytest.mark.parametrize(
    ("cost", "currency", "code"),
    [
        ("5", "gel", "GEL"),
        ("5", "лари", "GEL"),
        ("5", "xyz", "XYZ"),
        ("5", "xy", ""),
        ("5", "абв", ""),
        ("5 EUR", "GEL", "EUR"),
    ],
)
def test_an_amount_has_its_currency(file: Path, cost: str, currency: str, code: str) -> None:
    found = read(file, f"Date,Text,Cost,Currency\n,Cake,{cost},{currency}\n")
    assert (found.columns["amount"], found.columns["currency"]) == (["5"], [code])


@pytest.mark.parametrize(
    ("mark", "networks", "note"),
    [
        ("+", ("telegram", "vk"), ""),
        (" Да ", ("telegram", "vk"), ""),
        ("", ("telegram",), ""),
        ("-", ("telegram",), ""),
        ("short", ("telegram", "vk"), "VK: short"),
    ],
)
def test_a_mark_ticks_the_network_of_its_column(file: Path, mark: str, networks: tuple[str, ...], note: str) -> None:
    found = read(file, f"Date,Text,Telegram,VK\n,Cake,yes,{mark}\n")
    assert (found.columns["networks"], found.columns["note"]) == ([networks], [note])


@pytest.mark.parametrize(
    ("cell", "is_text"),
    [
        ("Cake day", True),
        ("Bread at 7:30 PM", True),
        ("Cake", False),
        ("7:30 PM", False),
        ("10:00 – 11:00", False),
        ("in progress", False),
        ("short video", False),
    ],
)
def test_under_a_network_stands_its_text_or_a_remark(file: Path, cell: str, is_text: bool) -> None:
    found = read(file, f"Date,VK,Telegram\n2026-11-27 10:00,{cell},x\n")
    texts = dict(zip(found.columns["networks"], found.columns["text"], strict=True))
    assert texts == ({("telegram",): "", ("vk",): cell} if is_text else {("vk", "telegram"): ""})
    assert found.columns["note"] == (["", ""] if is_text else [f"VK: {cell}"])


@pytest.mark.parametrize("amount", ["1.234", "1,234", "-1.234", "-5"])
def test_an_amount_of_ours_is_exact(file: Path, amount: str) -> None:
    names = "ID;Date;Time;Time zone;Networks;Text;Cost;Currency;Approval note;Published link"
    found = read(file, f"{names}\na1;;;;;Cake;{amount};KWD;;\n")
    assert found.columns["amount"] == [amount.replace(",", ".")]


@pytest.mark.parametrize(
    ("title", "text", "joined"),
    [("Cakes", "How", "Cakes\n\nHow"), ("Cakes", "", "Cakes"), ("", "How", "How"), ("Cakes", " ", "Cakes")],
)
def test_a_title_and_a_text_are_one_text(file: Path, title: str, text: str, joined: str) -> None:
    assert read(file, f"Date,Topic,Text\n2026-11-27,{title},{text}\n").columns["text"] == [joined]


@pytest.mark.parametrize(
    ("id", "known"),
    [("12345", False), ("123456", True), ("", False), (" A-1 ", True), ("'=1", True)],
)
def test_an_id_that_is_no_running_number_is_the_key(file: Path, id: str, known: bool) -> None:
    found = read(file, f"ID,Date,Text\n{id},,Cake\n{id},,Cake\n")
    first, second = found.columns["key"]
    assert second == f"{first}#2"
    assert (first == id.strip().removeprefix("'")) is known
    assert known or len(first) == 24


def test_a_published_post_is_known_by_where(file: Path) -> None:
    head = "Date,Text,Network,Post link\n"
    first = read(file, head + ",Cake,VK,https://vk.com/1\n,Cake,VK,\n").columns["key"]
    second = read(file, head + "2026-11-27,Bun,VK,https://vk.com/1\n,Cake,VK,\n,Cake,Telegram,\n").columns["key"]
    assert first == second[:2]
    assert len({*second}) == 3


def test_rows_that_tell_nothing_leave_neither_problems_nor_keys(file: Path) -> None:
    found = read(file, "Date,Text,Status\n,,odd\n,,\n2026-11-27,Cake,\n,,odd\n2026-11-27,Cake,\n")
    assert found.columns["row"] == [4, 6]
    assert found.columns["key"][1] == f"{found.columns['key'][0]}#2"
    assert (found.passed_over, found.done) == ([2, 0], [5, 5])
    assert found.problems == [(2, "passed_over", "odd"), (5, "passed_over", "odd"), (0, "no_time", "2\x1f12:00")]


def test_a_row_that_only_has_a_picture_or_a_link_is_one(file: Path) -> None:
    found = read(file, "Date,Text,Media,Link,Tone\n,,a.jpg,,\n,,,https://a,\n,,,,light\n")
    assert (found.columns["row"], found.passed_over) == ([2, 3], [1, 0])
    assert found.problems == [(4, "passed_over", "light")]


@pytest.mark.parametrize("name", ["Text (2)", "Text (10)"])
def test_a_text_goes_on_in_the_next_column(file: Path, name: str) -> None:
    found = read(file, f"Date,Text,{name},Note,Note (2)\n,Ca,'=ke,a,b\n,Bun,,a,\n")
    assert found.columns["text"] == ["Ca=ke", "Bun"]
    assert found.columns["note"] == ["a\nNote (2): b", "a"]
    assert read(file, "Text,Text (2),Date\nCa,ke,\n").columns["text"] == ["Cake"]


@pytest.mark.parametrize(
    ("chunk", "total"),
    [(3, 2), (2, 2), (1, 2)],
)
def test_rows_are_numbered_on_from_chunk_to_chunk(
    file: Path, monkeypatch: pytest.MonkeyPatch, chunk: int, total: int
) -> None:
    monkeypatch.setattr(stream, "CHUNK", chunk)
    found = read(file, "Date,Text,Status\n,Cake,odd\n,Cake,odd\n")
    assert found.columns["row"] == [2, 3]
    assert found.columns["key"][1] == f"{found.columns['key'][0]}#2"
    assert found.problems == [(2, "unknown_word", "odd"), (3, "unknown_word", "odd")]
    assert found.done == [*range(chunk, 2, chunk), 2, 2]
    assert found.about["total"] >= total


def test_a_long_text_is_reckoned_by_its_size(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "CHUNK", 100)
    found = read(file, "Date,Text\n" + "2026-11-27,Cake\n" * 1000)
    assert found.about["total"] == 1001  # the names of the columns are as long as a row
    assert len(found.columns["row"]) == 1000


def test_a_guess_of_the_encoding_is_told_first(file: Path) -> None:
    found = read(file, "Дата;Текст\n;Рассказываем о новинках недели\n;Торт на заказ\n".encode("cp1251"))
    assert (found.about["encoding"], found.about["certain"]) == ("cp1251", False)
    assert found.problems == [(0, "encoding_guessed", "Windows-1251")]


@pytest.mark.parametrize(("zone_of_row", "wall"), [("", "2026-11-27T12:00"), ("Asia/Tokyo", "2026-11-27T12:00")])
def test_a_plan_of_ours_is_kept_to_the_last_space(file: Path, zone_of_row: str, wall: str) -> None:
    names = "ID,Date,Time,Time zone,Networks,Rubric,Text,Hashtags,Link,Media,Cost,Currency,Approval note"
    names += ",Published link,Note"
    row = f"a1,2026-11-27,12:00,{zone_of_row},,' x ,n/a,#Я,  ,a;b.jpg,1.234,KWD,-, - ,none"
    found = read(file, f"{names}\n{row}\nb2,,,,,,,,,,,,,,\n")
    assert {field: found.columns[field][0] for field in ("key", "wall", "zone", "text", "note", "approval_note")} == {
        "key": "a1",
        "wall": wall,
        "zone": zone_of_row,
        "text": "n/a",
        "note": "none",
        "approval_note": "-",
    }
    assert {field: found.columns[field][0] for field in ("rubric", "link", "media", "amount", "published_link")} == {
        "rubric": "' x ",
        "link": "  ",
        "media": ("a;b.jpg",),
        "amount": "1.234",
        "published_link": " - ",
    }
    assert (found.columns["key"], found.passed_over) == (["a1", "b2"], [0, 0])
