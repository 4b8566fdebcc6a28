"""Posts are handed over to schedulers: what goes, what stays and why, files whole, templates filled to the byte."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from smmdesk.command.cli import main
from smmdesk.domain.approval.sheets import mark
from smmdesk.domain.clients import Account, Client
from smmdesk.domain.desk import ColumnPreset
from smmdesk.domain.ids import AccountId, ClientId, PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.scheduling.going import Asked, Reason
from smmdesk.exchange.errors import FileTooLargeError, NotWrittenError, UnreadableFileError
from smmdesk.exchange.schedulers.template import NoTemplateError, TemplateChangedError
from smmdesk.exchange.schedulers.template_rows import MOST_BYTES
from smmdesk.services.scheduler_templates import (
    OpenDateError,
    UnfitTemplateError,
    UnknownTemplateColumnError,
    UnknownWordError,
)
from smmdesk.services.schedulers import (
    NoSuchAccountError,
    NotAllGoError,
    NotAskedError,
    NothingGoesError,
    NotSaidError,
    OneNetworkError,
    SchedulerWish,
    UnknownToolError,
    WrongEndingError,
    answers,
    scheduler_named,
)
from tests.desks import new_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from smmdesk.workspace import Workspace

NOW = datetime(2026, 12, 10, 8, tzinfo=UTC)
MONDAY = date(2026, 12, 14)
WEEK = Period(MONDAY, MONDAY + timedelta(days=7))
ZONE = "Asia/Tbilisi"
IG, FB = Network.INSTAGRAM, Network.FACEBOOK


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    with new_desk(tmp_path / "desk", clock=lambda: NOW) as workspace:
        yield workspace


@pytest.fixture
def client(desk: Workspace) -> Client:
    return desk.records.add(Client(id=ClientId(new_id()), name="Honey", time_zone=ZONE, language="en"))


@pytest.fixture
def post(desk: Workspace, client: Client) -> Callable[..., Post]:
    def add(**values: Any) -> Post:
        usual: dict[str, Any] = {
            "moment": LocalMoment.at(MONDAY, 9, 30, ZONE),
            "networks": (IG,),
            "text": "Honey cake is back.",
            "status": PostStatus.APPROVED,
        }
        return desk.records.add(Post(id=PostId(new_id()), client_id=client.id, **{**usual, **values}))

    return add


def wish(client: Client, tool: str = "buffer", **values: Any) -> SchedulerWish:
    return SchedulerWish(client_id=client.id, tool=tool, **{"period": WEEK, **values})


def read(path: Path, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), delimiter=delimiter))


# tools


def test_the_report_says_what_goes_and_what_cannot_before_anything_is_written(
    desk: Workspace, client: Client, post: Callable[..., Post], tmp_path: Path
) -> None:
    goes = post()
    local = post(media=("cake-12345678.jpg",))
    film = post(media=("https://example.org/a.mp4",))
    past = post(moment=LocalMoment.at(date(2026, 12, 9), 9, 30, ZONE))
    empty = post(text="")
    draft = post(status=PostStatus.DRAFT)
    post(status=PostStatus.PUBLISHED)
    ready = desk.schedulers.prepared(wish(client, period=None))
    assert [row.source for row in ready.going] == [goes]
    assert {row.source.id: row.reasons for row in ready.left} == {
        local.id: (Reason.LOCAL,),
        film.id: (Reason.NO_FILM,),
        past.id: (Reason.PAST,),
        empty.id: (Reason.NOTHING,),
    }
    assert (ready.others, ready.parts, ready.networks) == (1, [1], [IG])
    assert draft not in [row.source for row in ready.rows]
    assert list(tmp_path.glob("*.csv")) == []


def test_a_text_beyond_what_the_network_takes_stays(desk: Workspace, client: Client, post: Callable[..., Post]) -> None:
    post(text="a" * 2200)
    post(text="a" * 2201)
    post(text="a" * 2180, link="https://example.org/a-long-address")
    ready = desk.schedulers.prepared(wish(client))
    # the link goes into the text of Buffer's file, and counts with it
    assert sorted(row.reasons for row in ready.rows) == [(), (Reason.TOO_LONG,), (Reason.TOO_LONG,)]


def test_changed_since_the_approval_stays_unless_asked_for(
    desk: Workspace, client: Client, post: Callable[..., Post]
) -> None:
    approved = post()
    desk.records.change(Post, approved.id, approved_mark=mark(approved))
    assert desk.schedulers.prepared(wish(client)).going
    desk.records.change(Post, approved.id, text="Another cake")
    assert [row.reasons for row in desk.schedulers.prepared(wish(client)).rows] == [(Reason.CHANGED,)]
    assert desk.schedulers.prepared(wish(client, asked=Asked(with_changed=True))).going


def test_rows_that_cannot_go_are_left_out_or_the_file_is_refused(
    desk: Workspace, client: Client, post: Callable[..., Post], tmp_path: Path
) -> None:
    post()
    post(media=("cake-12345678.jpg",))
    with pytest.raises(NotAllGoError) as refused:
        desk.schedulers.write(wish(client, all_or_none=True), tmp_path / "plan.csv")
    assert (refused.value.values["left"], refused.value.values["asked"]) == (1, 2)
    assert not (tmp_path / "plan.csv").exists()
    assert desk.schedulers.write(wish(client), tmp_path / "plan.csv") == [tmp_path / "plan.csv"]
    assert read(tmp_path / "plan.csv")[1:] == [["Honey cake is back.", "", "", "2026-12-14 09:30"]]


def test_a_file_for_one_account_wants_one_network(
    desk: Workspace, client: Client, post: Callable[..., Post], tmp_path: Path
) -> None:
    post(networks=(IG, FB))
    with pytest.raises(OneNetworkError):
        desk.schedulers.write(wish(client), tmp_path / "plan.csv")
    asked = Asked(networks=frozenset({FB}))
    desk.schedulers.write(wish(client, asked=asked), tmp_path / "plan.csv")
    assert len(read(tmp_path / "plan.csv")) == 2
    desk.schedulers.write(wish(client, "metricool"), tmp_path / "both.csv")
    assert len(read(tmp_path / "both.csv")) == 2


def test_nothing_to_write_is_refused(
    desk: Workspace, client: Client, post: Callable[..., Post], tmp_path: Path
) -> None:
    with pytest.raises(NothingGoesError):
        desk.schedulers.write(wish(client), tmp_path / "plan.csv")
    post(text="")
    with pytest.raises(NothingGoesError):
        desk.schedulers.write(wish(client), tmp_path / "plan.csv")


def test_the_ending_is_that_of_the_tool(
    desk: Workspace, client: Client, post: Callable[..., Post], tmp_path: Path
) -> None:
    post()
    for tool, name in (("buffer", "plan.json"), ("postiz", "plan.csv")):
        with pytest.raises(WrongEndingError):
            desk.schedulers.write(wish(client, tool), tmp_path / name)


def test_what_only_a_person_knows_is_asked_for(
    desk: Workspace, client: Client, post: Callable[..., Post], tmp_path: Path
) -> None:
    post()
    with pytest.raises(NotSaidError):
        desk.schedulers.write(wish(client, "postiz"), tmp_path / "plan.json")
    desk.schedulers.write(wish(client, "postiz", said={"integration": "abc"}), tmp_path / "plan.json")
    assert '"id": "abc"' in (tmp_path / "plan.json").read_text("utf-8")
    assert answers(scheduler_named("metricool"), {"brand": '"Honey"'}) == {"brand": "Honey"}
    with pytest.raises(NotAskedError):
        answers(scheduler_named("buffer"), {"brand": "Honey"})


def test_writing_changes_nothing_in_the_workspace(
    desk: Workspace, client: Client, post: Callable[..., Post], tmp_path: Path
) -> None:
    before = post()
    desk.schedulers.write(wish(client), tmp_path / "plan.csv")
    assert desk.records.get(Post, before.id) == before


def test_a_folder_that_is_not_there_is_a_refusal(
    desk: Workspace, client: Client, post: Callable[..., Post], tmp_path: Path
) -> None:
    post()
    with pytest.raises(NotWrittenError):
        desk.schedulers.write(wish(client), tmp_path / "none" / "plan.csv")


def test_an_account_is_known_by_its_handle_or_its_address(desk: Workspace, client: Client) -> None:
    account = desk.records.add(
        Account(
            id=AccountId(new_id()),
            client_id=client.id,
            network=FB,
            handle="@Honey.Cakes",
            link="https://facebook.com/honey",
        )
    )
    for name in ("honey.cakes", "@HONEY.cakes", "https://facebook.com/honey/"):
        assert desk.schedulers.account(client.id, name) == account
    for name, networks in (("salt", ()), ("honey.cakes", (IG,))):
        with pytest.raises(NoSuchAccountError):
            desk.schedulers.account(client.id, name, networks)


# templates

QUOTED = 'Ваш шаблон;;;\r\n\r\nДата;Text (Instagram);"Ссылка; одна";Board\r\n29.03.2026 09:30;Sample;https://a.example;Cakes\r\n'


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., Path]:
    def write(content: str | bytes, name: str = "template.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def fill(desk: Workspace, client: Client, path: Path, out: Path, **values: Any) -> bytes:
    said = values.pop("said", {})
    filled = desk.schedulers.template(path, said)
    desk.schedulers.write(wish(client, "", template=filled, **values), out)
    return out.read_bytes()


def test_bytes_of_the_template_stay_as_they_are(
    desk: Workspace, client: Client, post: Callable[..., Post], template: Callable[..., Path], tmp_path: Path
) -> None:
    post(link="https://example.org", hashtags=("#honey",))
    raw = b"\xef\xbb\xbf" + QUOTED.encode()
    path = template(raw)
    said = {"Board": '"Pies; and tarts"', "Ссылка; одна": "link"}
    made = fill(desk, client, path, tmp_path / "out.csv", said=said)
    assert made[: len(raw)] == raw
    added = made[len(raw) :].decode()
    assert added == ('14.12.2026 09:30;"Honey cake is back.\n\n#honey";https://example.org;"Pies; and tarts"\r\n')
    assert path.read_bytes() == raw


def test_sample_rows_are_dropped_on_request(
    desk: Workspace, client: Client, post: Callable[..., Post], template: Callable[..., Path], tmp_path: Path
) -> None:
    post()
    raw = b"\xef\xbb\xbf" + QUOTED.encode()
    head = raw[: raw.index(b"29.03.2026")]
    made = fill(desk, client, template(raw), tmp_path / "out.csv", said={"Ссылка; одна": "link"}, drop_samples=True)
    assert made.startswith(head)
    assert b"Sample" not in made
    assert made[len(head) :] == b"14.12.2026 09:30;Honey cake is back.;;\r\n"


@pytest.mark.parametrize(
    ("raw", "added"),
    [
        (b"Date\tText", b"\r\n2026-12-14 09:30\tHoney cake is back.\r\n"),
        (b"Date,Text\n", b"2026-12-14 09:30,Honey cake is back.\n"),
        (b"Date,Text\r", b"2026-12-14 09:30,Honey cake is back.\r"),
        (b"Date|Text\n3/29/2026 9:30 AM|x\n\n\n", b"12/14/2026 9:30 AM|Honey cake is back.\n"),
        (b"sep=;\r\nText;Date\r\n", b"Honey cake is back.;2026-12-14 09:30\r\n"),
        (b"Date,Time,Text\n", b"2026-12-14,09:30,Honey cake is back.\n"),
        (b"Date,Time,Text\n29.03.2026,9:30,x", b"\n14.12.2026,9:30,Honey cake is back.\n"),
        (b"Date (DD/MM/YYYY HH:mm:ss),Text\n", b"14/12/2026 09:30:00,Honey cake is back.\n"),
        (b"When (UTC),Text\n2026-03-29T09:30:00Z,x\n", b"2026-12-14T05:30:00Z,Honey cake is back.\n"),
    ],
)
def test_delimiter_line_end_and_dates_are_those_of_the_template(
    desk: Workspace,
    client: Client,
    post: Callable[..., Post],
    template: Callable[..., Path],
    tmp_path: Path,
    raw: bytes,
    added: bytes,
) -> None:
    post()
    said = {"When (UTC)": "date:YYYY-MM-DDTHH:mm:ssZ"} if b"When" in raw else {}
    made = fill(desk, client, template(raw), tmp_path / "out.csv", said=said)
    kept = raw.rstrip(b"\n") + b"\n" if raw.endswith(b"\n") else raw
    assert made == kept + added


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_template_in_utf_16_is_filled_in_it(
    desk: Workspace,
    client: Client,
    post: Callable[..., Post],
    template: Callable[..., Path],
    tmp_path: Path,
    encoding: str,
) -> None:
    post()
    bom = "\ufeff".encode(encoding)
    raw = bom + "Date,Text\r\n".encode(encoding)
    made = fill(desk, client, template(raw), tmp_path / "out.csv")
    assert made == raw + "2026-12-14 09:30,Honey cake is back.\r\n".encode(encoding)


def test_signs_that_its_encoding_lacks_are_told(
    desk: Workspace, client: Client, post: Callable[..., Post], template: Callable[..., Path], tmp_path: Path
) -> None:
    post(text="Медовик вернулся")
    post(text="თაფლის ნამცხვარი")
    raw = "Дата публикации;Текст поста\r\n29.03.2026 09:30;Первый пост о тортах\r\n".encode("cp1251")
    filled = desk.schedulers.template(template(raw))
    ready = desk.schedulers.prepared(wish(client, "", template=filled))
    assert sorted(row.reasons for row in ready.rows) == [(), (Reason.LETTERS,)]
    desk.schedulers.write(wish(client, "", template=filled), tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == raw + "14.12.2026 09:30;Медовик вернулся\r\n".encode("cp1251")


def test_ticks_and_texts_of_networks(
    desk: Workspace, client: Client, post: Callable[..., Post], template: Callable[..., Path], tmp_path: Path
) -> None:
    kept = post(networks=(IG, FB))
    desk.texts.write(kept.id, FB, text="For Facebook")
    ticked = b"Date,Text,Instagram,Facebook\n2026-03-29 09:30,x,yes,no\n"
    made = fill(desk, client, template(ticked), tmp_path / "out.csv", drop_samples=True)
    assert made.decode().splitlines()[1:] == [
        "2026-12-14 09:30,Honey cake is back.,yes,no",
        "2026-12-14 09:30,For Facebook,no,yes",
    ]
    apart = b"Date,IG caption,FB caption\n"
    made = fill(desk, client, template(apart), tmp_path / "out.csv")
    assert made.decode().splitlines()[1:] == ["2026-12-14 09:30,Honey cake is back.,For Facebook"]


def test_networks_are_written_as_the_samples_have_them(
    desk: Workspace, client: Client, post: Callable[..., Post], template: Callable[..., Path], tmp_path: Path
) -> None:
    post(networks=(IG, FB))
    for sample, told in (("Instagram", '"Instagram,Facebook"'), ("instagram", '"instagram,facebook"')):
        raw = f"Date,Text,Platform\n2026-03-29,x,{sample}\n".encode()
        made = fill(desk, client, template(raw), tmp_path / "out.csv", drop_samples=True)
        assert made.decode().splitlines()[1] == f"2026-12-14,Honey cake is back.,{told}"


def test_files_that_are_counted_have_their_places(
    desk: Workspace, client: Client, post: Callable[..., Post], template: Callable[..., Path], tmp_path: Path
) -> None:
    pictures = ("https://example.org/1.jpg", "https://example.org/2.jpg")
    post(media=pictures)
    post(media=(*pictures, "https://example.org/3.jpg"))
    raw = b"Date,Text,Picture Url 1,Picture Url 2\n"
    filled = desk.schedulers.template(template(raw))
    ready = desk.schedulers.prepared(wish(client, "", template=filled))
    assert sorted(row.reasons for row in ready.rows) == [(), (Reason.TOO_MANY,)]
    made = fill(desk, client, template(raw), tmp_path / "out.csv")
    assert made.decode().splitlines()[1] == f"2026-12-14 09:30,Honey cake is back.,{','.join(pictures)}"


def test_a_template_without_media_leaves_posts_with_files_out(
    desk: Workspace, client: Client, post: Callable[..., Post], template: Callable[..., Path]
) -> None:
    post(media=("https://example.org/1.jpg",))
    filled = desk.schedulers.template(template(b"Date,Text\n"))
    assert [row.reasons for row in desk.schedulers.prepared(wish(client, "", template=filled)).rows] == [
        (Reason.NO_FILES,)
    ]


def test_hashtags_of_their_own_column_are_not_in_the_text(
    desk: Workspace, client: Client, post: Callable[..., Post], template: Callable[..., Path], tmp_path: Path
) -> None:
    post(hashtags=("#honey",), link="https://example.org")
    made = fill(desk, client, template(b"Date,Text,Hashtags\n"), tmp_path / "out.csv")
    assert made.decode() == (
        'Date,Text,Hashtags\n2026-12-14 09:30,"Honey cake is back.\n\nhttps://example.org",#honey\n'
    )


def test_private_columns_of_a_template_stay_empty(
    desk: Workspace, client: Client, post: Callable[..., Post], template: Callable[..., Path], tmp_path: Path
) -> None:
    post(note="a private note", person="Nino", tags=("difficult",))
    made = fill(desk, client, template(b"Date,Text,Notes,Assignee,Labels\n"), tmp_path / "out.csv")
    assert made.decode().splitlines()[1] == "2026-12-14 09:30,Honey cake is back.,,,"


def test_a_template_that_cannot_be_matched_names_what_is_missing(
    desk: Workspace, client: Client, post: Callable[..., Post], template: Callable[..., Path], tmp_path: Path
) -> None:
    post()
    path = template(b"Wann genau,Was\n")
    filled = desk.schedulers.template(path)
    assert filled.columns.missing == ("date", "text")
    with pytest.raises(UnfitTemplateError) as refused:
        desk.schedulers.write(wish(client, "", template=filled), tmp_path / "out.csv")
    assert (refused.value.values["missing"], refused.value.values["columns"]) == ("date, text", "Wann genau, Was")
    made = fill(desk, client, path, tmp_path / "out.csv", said={"wann GENAU": "date", "Was": "text"})
    assert made == b"Wann genau,Was\n2026-12-14 09:30,Honey cake is back.\n"


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"When": "date"}, UnknownTemplateColumnError),
        ({"Date": "note"}, UnknownWordError),
        ({"Date": "date:soon"}, UnknownWordError),
        ({"Text": "is:myspace"}, UnknownWordError),
        ({"Text": '"two\nlines"'}, UnknownWordError),
    ],
)
def test_what_cannot_be_said_of_a_column(
    desk: Workspace, template: Callable[..., Path], said: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        desk.schedulers.template(template(b"Date,Text\n"), said)


@pytest.mark.parametrize(("sample", "ways"), [("03/04/2026 09:30", 2), ("next Friday", 0)])
def test_dates_that_could_be_read_in_two_ways_are_asked_for(
    desk: Workspace,
    client: Client,
    post: Callable[..., Post],
    template: Callable[..., Path],
    tmp_path: Path,
    sample: str,
    ways: int,
) -> None:
    post()
    path = template(f"Date,Text\n{sample},x\n".encode())
    filled = desk.schedulers.template(path)
    assert [len(each.ways) for each in filled.columns.open] == [ways]
    with pytest.raises(OpenDateError):
        desk.schedulers.write(wish(client, "", template=filled), tmp_path / "out.csv")
    said = filled.with_words({0: "date:MM/DD/YYYY HH:mm"})
    assert said.columns.open == ()
    desk.schedulers.write(wish(client, "", template=said, drop_samples=True), tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == b"Date,Text\n12/14/2026 09:30,Honey cake is back.\n"


def test_what_was_said_is_remembered_by_the_names(desk: Workspace, template: Callable[..., Path]) -> None:
    path = template(b"Wann,Was,Board\n")
    said = {"Wann": "date:DD.MM.YYYY HH:mm", "Was": "text", "Board": '"Cakes"'}
    filled = desk.schedulers.template(path, said)
    assert not filled.as_before
    desk.schedulers.keep(filled)
    again = desk.schedulers.template(template(b"wann;WAS;Board\r\n29.03.2026 09:30;x;y\r\n", "other.csv"))
    assert again.as_before
    assert again.columns.words == ("date:DD.MM.YYYY HH:mm", "text", '="Cakes"')
    desk.schedulers.keep(again)
    assert len(desk.records.all(ColumnPreset)) == 1
    other = desk.schedulers.template(path, {**said, "Board": "-"})
    desk.schedulers.keep(other)
    (kept,) = desk.records.all(ColumnPreset)
    assert kept.uses == ("date:DD.MM.YYYY HH:mm", "text", "-")


def test_what_names_say_is_not_kept(desk: Workspace, template: Callable[..., Path]) -> None:
    desk.schedulers.keep(desk.schedulers.template(template(b"Date,Text\n")))
    assert desk.records.all(ColumnPreset) == []


def test_a_workbook_keeps_its_sheet_and_values(
    desk: Workspace, client: Client, post: Callable[..., Post], tmp_path: Path
) -> None:
    post(text="=1+1 is text")
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Posts 2026"
    sheet.append(["Do not change this row", None, 7])
    sheet.append(["Text", "Date", "Board"])
    sheet.append(["Sample", "29.03.2026 09:30", True])
    book.save(tmp_path / "template.xlsx")
    said = {"Board": '"Cakes"'}
    fill(desk, client, tmp_path / "template.xlsx", tmp_path / "out.xlsx", said=said)
    made = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert made.sheetnames == ["Posts 2026"]
    assert [[cell.value for cell in row] for row in made["Posts 2026"].iter_rows()] == [
        ["Do not change this row", None, 7],
        ["Text", "Date", "Board"],
        ["Sample", "29.03.2026 09:30", True],
        ["=1+1 is text", "14.12.2026 09:30", "Cakes"],
    ]
    assert made["Posts 2026"]["A4"].data_type == "s"
    fill(desk, client, tmp_path / "template.xlsx", tmp_path / "out.xlsx", said=said, drop_samples=True)
    made = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert [row[0].value for row in made["Posts 2026"].iter_rows()] == [
        *("Do not change this row", "Text", "=1+1 is text")
    ]


def test_a_template_that_changed_meanwhile_is_not_filled(
    desk: Workspace, client: Client, post: Callable[..., Post], template: Callable[..., Path], tmp_path: Path
) -> None:
    post()
    filled = desk.schedulers.template(template(b"Date,Text\n"))
    template(b"Text,Date\n")
    with pytest.raises(TemplateChangedError):
        desk.schedulers.write(wish(client, "", template=filled), tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(
    ("content", "name", "error"),
    [
        (b"one\ntwo\n", "template.csv", NoTemplateError),
        (b"", "template.csv", NoTemplateError),
        (b"%PDF-1.7", "template.csv", UnreadableFileError),
        (b"PK\x03\x04broken", "template.xlsx", UnreadableFileError),
        (b"Date,Text\n", "template.ods", UnreadableFileError),
        (b'Date,"Text\n', "template.csv", UnreadableFileError),
        (b"Date,Text\n" + b"x,y\n" * 5001, "template.csv", FileTooLargeError),
        (b"Date,Text\n" + b"x" * MOST_BYTES, "template.csv", FileTooLargeError),
    ],
)
def test_what_is_no_template_is_refused(
    desk: Workspace, template: Callable[..., Path], content: bytes, name: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        desk.schedulers.template(template(content, name))


# the command line


@pytest.fixture
def typed(desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Of a workspace that is closed meanwhile; the program goes by the real clock."""
    monkeypatch.setenv("SMMDESK_LANGUAGE", "en")

    def run(*words: str) -> int:
        desk.close(backed_up=False)
        return main(["export", str(tmp_path / "desk"), "calendar", *words])

    return run


def test_the_command_reports_and_writes(
    post: Callable[..., Post],
    typed: Callable[..., int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    far = LocalMoment.at(date(2199, 3, 29), 9, 30, ZONE)
    post(moment=far)
    post(moment=far, text="With a picture", media=("cake-12345678.jpg",))
    out = tmp_path / "plan.csv"
    assert typed(str(out), "--for", "buffer", "--client", "Honey") == 0
    told = capsys.readouterr().out.splitlines()
    assert "“With a picture”: it has a file without a public address" in told[0]
    assert told[1] == "1 post goes into the file, 1 cannot. Hours: the clock of the client's zone."
    assert told[-1] == f"Written: {out}"
    assert len(read(out)) == 2


def test_the_command_refuses_a_file_of_which_something_stays_out(
    post: Callable[..., Post],
    typed: Callable[..., int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    post(text="", moment=LocalMoment.at(date(2199, 3, 29), 9, 30, ZONE))
    post(moment=LocalMoment.at(date(2199, 3, 29), 9, 30, ZONE))
    out = tmp_path / "plan.csv"
    out.write_bytes(b"last month")
    assert typed(str(out), "--for", "buffer", "--client", "Honey", "--all-or-none") == 1
    assert "1 of 2 posts cannot go" in capsys.readouterr().err
    assert out.read_bytes() == b"last month"


def test_the_command_fills_a_template_and_remembers_its_columns(
    post: Callable[..., Post], typed: Callable[..., int], template: Callable[..., Path], tmp_path: Path
) -> None:
    post(moment=LocalMoment.at(date(2199, 3, 29), 9, 30, ZONE))
    path, out = template(b"Wann,Was,Wo\n"), tmp_path / "out.csv"
    said = ("--column", "Wann=date", "--column", "Was=text", "--column", 'Wo="here"')
    assert typed(str(out), "--for", str(path), "--client", "Honey", *said) == 0
    assert out.read_bytes() == b"Wann,Was,Wo\n2199-03-29 09:30,Honey cake is back.,here\n"
    out.unlink()
    assert typed(str(out), "--for", str(path), "--client", "Honey", "--network", "instagram") == 0
    assert out.read_bytes() == b"Wann,Was,Wo\n2199-03-29 09:30,Honey cake is back.,here\n"


@pytest.mark.parametrize(
    "words",
    [
        ("--for", "buffer"),
        ("--network", "instagram", "--client", "Honey"),
        ("--drop-samples", "--client", "Honey"),
        ("--for", "buffer", "--client", "Honey", "--delimiter", "tab"),
        ("--for", "buffer", "--client", "Honey", "--status", "published"),
    ],
)
def test_wrong_usage_of_the_command(client: Client, typed: Callable[..., int], words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        typed("plan.csv", *words)
    assert ended.value.code == 2
    assert client.name == "Honey"


def test_a_tool_that_nobody_knows(
    client: Client, typed: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("plan.csv", "--for", "myspace", "--client", client.name) == 1
    assert "buffer, publer" in capsys.readouterr().err
    with pytest.raises(UnknownToolError):
        scheduler_named("myspace")


def test_wishes_are_values(client: Client) -> None:
    assert replace(wish(client), tool="publer") == wish(client, "publer")
