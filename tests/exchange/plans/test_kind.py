from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Format, PostStatus
from smmdesk.exchange.errors import (
    AmbiguousDatesError,
    MissingFileError,
    NotAFileError,
    NothingRecognisedError,
    UnreadableFileError,
)
from smmdesk.exchange.incoming import Reading, ReadOptions, RowProblem, opened
from smmdesk.exchange.plans.kind import PLANS
from smmdesk.exchange.plans.planned import PlannedRow, PlannedRows
from smmdesk.exchange.table import stream
from smmdesk.exchange.table.recognise import LOOKED_AT
from smmdesk.machine.progress import Progress
from tests.every import every

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("in_one_process")

ZONE = "Asia/Tbilisi"
OPTIONS = ReadOptions(zone=ZONE, today=dt.date(2026, 11, 1), currency="GEL")


def at(day: int, hour: int = 12, minute: int = 0) -> LocalMoment:
    return LocalMoment(dt.datetime(2026, 11, day, hour, minute), ZONE)


def taken(
    path: Path, text: str, options: ReadOptions = OPTIONS, encoding: str = "utf-8"
) -> tuple[list[PlannedRow], Reading[PlannedRows]]:
    path.write_bytes(text.encode(encoding))
    with opened(PLANS, path, options) as reading:
        return list(reading), reading


def odd(reading: Reading[PlannedRows]) -> list[RowProblem]:
    """What is odd about single rows; that a time was made up is said of the file."""
    return [problem for problem in reading.problems if problem.row]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.csv"


def test_a_plain_plan(file: Path) -> None:
    rows, reading = taken(
        file,
        "date,time,network,format,rubric,status,text,hashtags,link,person,cost\n"
        '2026-11-03,19:30,"Instagram, VK",Reel,Behind the scenes,Review,Cake day,#cake #day,https://example.com,Nino,50\n',
    )
    assert rows == [
        PlannedRow(
            row=2,
            key=rows[0].key,
            moment=at(3, 19, 30),
            networks=(Network.INSTAGRAM, Network.VK),
            format=Format.SHORT_VIDEO,
            rubric="Behind the scenes",
            tone=None,
            goal="",
            status=PostStatus.TO_APPROVE,
            text="Cake day",
            hashtags=("#cake", "#day"),
            link="https://example.com",
            media=(),
            alt={},
            first_comment="",
            tags=(),
            person="Nino",
            approval_note="",
            cost=Money.of(50, "GEL"),
            published_link="",
            published_at=None,
            note="",
        )
    ]
    assert reading.problems == []
    assert reading.about.fields >= {"date", "time", "networks", "text"}
    assert "tone" not in reading.about.fields


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866"])
def test_a_russian_plan_in_every_encoding(file: Path, encoding: str) -> None:
    text = (
        "Контент-план на ноябрь;;;;\r\n;;;;\r\nДата;Время;Соцсеть;Текст поста;Статус\r\n"
        "03.11.2026;19.30;ВКонтакте;Рассказываем о новинках недели;на согласовании\r\n"
        "4 ноября;;Телеграм;Опрос: какой торт взять на праздник?;черновик\r\n"
    )
    rows, reading = taken(file, text, encoding=encoding)
    assert [row.moment for row in rows] == [at(3, 19, 30), at(4)]
    assert [row.networks for row in rows] == [(Network.VK,), (Network.TELEGRAM,)]
    assert [row.status for row in rows] == [PostStatus.TO_APPROVE, PostStatus.DRAFT]
    assert rows[0].text == "Рассказываем о новинках недели"
    assert reading.about.header_row == 3
    assert [row.row for row in rows] == [4, 5]


def test_two_known_words_of_a_title_are_no_header_where_three_stand_below(file: Path) -> None:
    title = "Text,Date,by Nino\n"
    rows, reading = taken(file, title + "Date,Network,Text\n2026-11-03,Instagram,Cake day\n")
    assert reading.about.header_row == 2
    assert [(row.text, row.networks) for row in rows] == [("Cake day", (Network.INSTAGRAM,))]
    rows, reading = taken(file, title + "Cake day,2026-11-03,\n")
    assert reading.about.header_row == 1
    assert [row.text for row in rows] == ["Cake day"]


def test_a_long_preface_is_passed_over(file: Path) -> None:
    preface = "".join(f"Note {number}: what the client said about November\n" for number in range(1, 16))
    rows, reading = taken(file, preface + "Date,Network,Text\n2026-11-03,Instagram,Cake day\n")
    assert reading.about.header_row == 16
    assert [row.text for row in rows] == ["Cake day"]


@pytest.mark.parametrize(("lines", "is_found"), [(LOOKED_AT - 1, True), (LOOKED_AT, False)])
def test_the_names_stand_in_one_of_the_first_rows(file: Path, lines: int, is_found: bool) -> None:
    text = "A note\n" * lines + "Date,Network,Text\n2026-11-03,Instagram,Cake day\n"
    if is_found:
        assert taken(file, text)[1].about.header_row == LOOKED_AT
        return
    with pytest.raises(NothingRecognisedError):
        taken(file, text)


def test_amounts_beyond_what_is_kept_go_into_the_note(file: Path) -> None:
    rows, reading = taken(file, f"Date,Text,Cost\n,Most,{(2**63 - 1) // 100} GEL\n,More,{2**63 // 100 + 1} GEL\n")
    assert [row.cost for row in rows] == [Money.of((2**63 - 1) // 100, "GEL"), None]
    assert rows[1].note == f"{2**63 // 100 + 1} GEL"
    assert [problem.row for problem in reading.problems] == [3]


def test_a_georgian_plan_by_tabs(file: Path) -> None:
    rows, _ = taken(file, "თარიღი\tდრო\tქსელი\tტექსტი\tფორმატი\n3 ნოემბერი 2026\t19:30\tინსტაგრამი\tსიახლე\tსთორი\n")
    assert (rows[0].moment, rows[0].networks, rows[0].format) == (at(3, 19, 30), (Network.INSTAGRAM,), Format.STORY)


def test_date_and_text_alone_are_a_plan(file: Path) -> None:
    assert taken(file, "Date,Text\n2026-11-03,Cake\n")[0][0].text == "Cake"


def test_what_is_not_understood_is_kept_and_reported(file: Path) -> None:
    rows, reading = taken(
        file,
        "Date;Time;Network;Text;Status;Mood board;Cost\n"
        "someday;утро;MySpace;Cake;сверстать;warm colours;many\n"
        ";18:00;VK;Second;;;\n",
    )
    first, second = rows
    assert first.moment is None
    assert first.status is None
    assert first.note.splitlines() == [
        "Date: someday",
        "Time: утро",
        "Status: сверстать",
        "Network: MySpace",
        "Cost: many",
        "Mood board: warm colours",
    ]
    assert second.note == "Time: 18:00"
    assert reading.problems[0].row == 2
    assert {str(problem.values["value"]) for problem in reading.problems} == {
        "someday",
        "утро",
        "MySpace",
        "сверстать",
        "many",
    }


@pytest.mark.parametrize("amount", ["9" * 23, "1e999", "-" + "9" * 18])
def test_an_amount_beyond_all_bounds_does_not_stop_the_others(file: Path, amount: str) -> None:
    rows, reading = taken(file, f"Date;Text;Cost;Currency\n2026-11-27;Cake;{amount};USD\n2026-11-28;Bread;5;USD\n")
    assert [row.cost for row in rows] == [None, Money.of(5, "USD")]
    assert amount in rows[0].note
    assert [problem.row for problem in odd(reading)] == [2]


def test_of_several_the_first_is_taken_and_all_are_kept(file: Path) -> None:
    (row,), reading = taken(file, "Date,Time,Text,Format\n2026-11-03,10:00–11:00,Cake,карусель / видео\n")
    assert (row.moment, row.format) == (at(3, 10), Format.CAROUSEL)
    assert row.note == "Time: 10:00–11:00\nFormat: карусель / видео"
    assert {problem.values["value"] for problem in reading.problems} == {"10:00–11:00", "карусель / видео"}


def test_moments_are_to_the_minute(file: Path) -> None:
    (row,), _reading = taken(file, "Date,Time,Text\n2026-11-03,10:15:59,Cake\n")
    assert row.moment == at(3, 10, 15)


def test_rows_that_plan_nothing_are_passed_over(file: Path) -> None:
    rows, reading = taken(file, "№;Date;Text;Network\n;;;\n1;;;VK\nНеделя 1;;;\n\n2;2026-11-03;Cake;VK\n;;An idea;\n")
    assert [(row.row, row.text) for row in rows] == [(3, ""), (6, "Cake"), (7, "An idea")]
    assert (rows[0].networks, rows[1].note) == ((Network.VK,), "")
    assert reading.passed_over == 1
    assert [(each.row, each.values) for each in reading.passed] == [(4, {"value": "Неделя 1"})]
    assert [problem.row for problem in reading.problems if problem.row] == [3]  # a slot with neither text nor day


def test_ragged_rows_are_filled_up_and_reported(file: Path) -> None:
    rows, reading = taken(file, "Date,Text,Network,Note\n2026-11-03,Cake\n2026-11-04,Bread,VK,so,far,away\n")
    assert [row.text for row in rows] == ["Cake", "Bread"]
    assert rows[1].note == "so\nfar | away"
    assert [(problem.row, problem.values["value"]) for problem in odd(reading)] == [(2, "2/4"), (3, "far | away")]


def test_the_first_of_two_columns_of_one_name_is_taken(file: Path) -> None:
    rows, _ = taken(file, "Date,Text,Text,Network\n2026-11-03,first,second,VK\n")
    assert (rows[0].text, rows[0].note) == ("first", "Text: second")


def test_a_title_stands_above_the_text(file: Path) -> None:
    rows, _ = taken(file, "Date,Topic,Text\n2026-11-03,Cakes,How we bake\n2026-11-04,Only a topic,\n")
    assert [row.text for row in rows] == ["Cakes\n\nHow we bake", "Only a topic"]


def test_columns_named_after_networks_are_ticked(file: Path) -> None:
    rows, _ = taken(file, "Дата,Текст,IG,VK,Telegram\n2026-11-03,Торт,+,,да\n2026-11-04,Хлеб,-,короткая версия,нет\n")
    assert [row.networks for row in rows] == [(Network.INSTAGRAM, Network.TELEGRAM), (Network.VK,)]
    assert rows[1].note == "VK: короткая версия"


def test_day_and_month_are_asked_for_when_both_fit(file: Path) -> None:
    text = "Date,Text\n03/11/2026,Cake\n"
    with pytest.raises(AmbiguousDatesError, match="03/11/2026"):
        taken(file, text)
    assert taken(file, text, ReadOptions(zone=ZONE, date_order="dmy"))[0][0].moment == at(3)
    march = LocalMoment(dt.datetime(2026, 3, 11, 12), ZONE)
    assert taken(file, text, ReadOptions(zone=ZONE, date_order="mdy"))[0][0].moment == march


def test_a_27_settles_the_whole_column(file: Path) -> None:
    rows, reading = taken(file, "Date,Text\n03/11/2026,Cake\n11/27/2026,Bread\n")
    assert [row.moment.day for row in rows if row.moment] == [dt.date(2026, 3, 11), dt.date(2026, 11, 27)]
    assert reading.about.date_order == "mdy"


@pytest.mark.parametrize("held", [stream.HELD, 100])
def test_a_27_far_below_settles_it_as_well(file: Path, monkeypatch: pytest.MonkeyPatch, held: int) -> None:
    monkeypatch.setattr(stream, "HELD", held)
    monkeypatch.setattr(stream, "CHUNK", 50)
    dates = ["2026-11-01"] * 70 + ["03/11/2026"] * 200 + ["27/11/2026"]
    rows, reading = taken(file, "Date,Text\n" + "".join(f"{date},post {n}\n" for n, date in enumerate(dates)))
    assert [row.text for row in rows] == [f"post {n}" for n in range(271)]
    assert [row.row for row in rows] == list(range(2, 273))
    assert rows[100].moment == at(3)
    assert rows[-1].moment == at(27)
    assert odd(reading) == []


def test_dates_to_ask_about_far_below_are_asked_about(file: Path) -> None:
    with pytest.raises(AmbiguousDatesError):
        taken(file, "Date,Text\n" + "2026-11-01,post\n" * 9000 + "03/11/2026,post\n")


def test_progress_is_told_of_a_long_plan(file: Path) -> None:
    told: list[tuple[int, int]] = []
    file.write_text("Date,Text\n" + "2026-11-01,a post\n" * 20_000, "utf-8")
    with opened(PLANS, file, OPTIONS, Progress(lambda done, total: told.append((done, total)))) as reading:
        assert sum(1 for _ in reading) == 20_000
    assert told[0][0] == 4000
    assert told[-1] == (20_000, 20_000)
    assert every(done <= total < 21_000 for done, total in told)


def test_a_column_of_weekdays_settles_it_too(file: Path) -> None:
    rows, _ = taken(file, "День недели,Date,Text\nвт,03/11/2026,Торт\n")
    assert rows[0].moment == at(3)


def test_a_stated_offset_is_turned_into_the_wall_clock(file: Path) -> None:
    rows, _ = taken(file, "date,text\n2026-11-03T15:30:00Z,Cake\n2026-11-03T23:30+03:00,Bread\n")
    assert [row.moment for row in rows] == [at(3, 19, 30), at(4, 0, 30)]


def test_keys_know_a_row_again_and_count_twins(file: Path, tmp_path: Path) -> None:
    text = "date,text,network\n2026-11-03,Cake,VK\n2026-11-03,Cake,VK\n2026-11-04,Cake,VK\n"
    first, reading = taken(file, text)
    again, other = taken(tmp_path / "same.csv", text.replace(",", ";"))
    assert [row.key for row in first] == [row.key for row in again]
    assert len({row.key for row in first}) == 3
    assert first[1].key == f"{first[0].key}#2"
    assert reading.about.sha256 != other.about.sha256


def test_an_id_of_the_file_is_the_key_but_a_running_number_is_not(file: Path) -> None:
    rows, _ = taken(file, "id,date,text\n17841400000000000001,2026-11-03,Cake\n2,2026-11-04,Bread\n")
    assert rows[0].key == "17841400000000000001"
    assert rows[1].key not in {"2", ""}


def test_what_is_no_plan_is_refused(file: Path) -> None:
    for text in ("", "\n\n", "just words", "a,b,c\n1,2,3\n", "date,category,amount\n2026-11-03,rent,500\n"):
        with pytest.raises(NothingRecognisedError, match="looks like a plan"):
            taken(file, text)


def test_what_is_no_table_is_refused(file: Path) -> None:
    for head in (
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04nothing",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
    ):
        file.write_bytes(head)
        with pytest.raises(UnreadableFileError), opened(PLANS, file, OPTIONS):
            pass


def test_a_missing_file_is_refused(file: Path) -> None:
    with pytest.raises(MissingFileError), opened(PLANS, file, OPTIONS):
        pass


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAFileError), opened(PLANS, tmp_path, OPTIONS):
        pass


def test_lines_end_in_one_way(file: Path) -> None:
    rows, _ = taken(
        file, 'Date,Text,Network,Note\r\n2026-11-03,"Cake\r\nand a long line of bread\rtoo",VK,"a\r\nb"\r\n'
    )
    assert (rows[0].text, rows[0].note) == ("Cake\nand a long line of bread\ntoo", "a\nb")


def test_a_format_in_brackets_is_one(file: Path) -> None:
    rows, reading = taken(file, "Date,Text,Network\n2026-11-03,Cake,Instagram (reels)\n2026-11-04,Bread,X (Twitter)\n")
    assert [(row.networks, row.format) for row in rows] == [
        ((Network.INSTAGRAM,), Format.SHORT_VIDEO),
        ((Network.X,), None),
    ]
    assert odd(reading) == []


def test_a_ruled_line_is_no_post(file: Path) -> None:
    rows, reading = taken(file, "| Date | Text | Network |\n|---|---|---|\n| 2026-11-03 | Cake | VK |\n")
    assert [row.moment for row in rows] == [at(3)]
    assert odd(reading) == []


@pytest.mark.parametrize(
    "text", ['{"date": "2026-11-03", "text": "Cake", "network": "VK"}', '[{"date": 1, "text": 2}]']
)
def test_the_keys_of_json_are_no_header(file: Path, text: str) -> None:
    with pytest.raises(UnreadableFileError):
        taken(file, text)
