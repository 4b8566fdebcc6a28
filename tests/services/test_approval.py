"""Sheets for approval go out as workbooks, come back changed in whatever way, and are taken once."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from smmdesk.command.cli import main
from smmdesk.domain.approval.answers import check_of
from smmdesk.domain.approval.effects import Effect
from smmdesk.domain.approval.sheets import ApprovalSheet, NothingToApproveError, mark
from smmdesk.domain.clients import Client
from smmdesk.domain.errors import ChangedElsewhereError
from smmdesk.domain.ids import ClientId, PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.exchange.approvals.reading import NoAnswerError
from smmdesk.exchange.errors import FileTooLargeError, NotWrittenError
from smmdesk.services.approval import AnotherClientError, UnknownSheetError
from smmdesk.services.outputs import Wish
from smmdesk.speech.language import LANGUAGES, Language
from tests.desks import new_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from smmdesk.workspace import Workspace

MONDAY = date(2026, 12, 14)
WEEK = Period(MONDAY, MONDAY + timedelta(days=7))
ZONE = "Asia/Tbilisi"
TEXTS = ("Honey cake is back.", "=SUM(1) is no formula", "Ржаной хлеб", "თაფლის ნამცხვარი", "Late one", "Sixth")
HEAD = 4
"""The row of the names of columns, as a spreadsheet counts."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    with new_desk(tmp_path / "desk", clock=lambda: datetime(2026, 12, 10, 8, tzinfo=UTC)) as workspace:
        yield workspace


@pytest.fixture
def client(desk: Workspace) -> Client:
    return desk.records.add(Client(id=ClientId(new_id()), name="Honey", time_zone=ZONE, language="en"))


@pytest.fixture
def posts(desk: Workspace, client: Client) -> list[Post]:
    return [
        desk.records.add(
            Post(
                id=PostId(new_id()),
                client_id=client.id,
                moment=LocalMoment.at(MONDAY + timedelta(days=at), 9, 30, ZONE),
                networks=(Network.INSTAGRAM, Network.FACEBOOK),
                text=text,
                hashtags=("#honey",),
                link="https://example.org/cake",
                status=PostStatus.DRAFT if at % 2 else PostStatus.TO_APPROVE,
            )
        )
        for at, text in enumerate(TEXTS)
    ]


def wish(client: Client, code: str = "en") -> Wish:
    return Wish(output="approval", language=Language(code), client_id=client.id)


def send(desk: Workspace, client: Client, path: Path, code: str = "en") -> ApprovalSheet:
    ids = [post.id for post in desk.approval.to_send(client.id, WEEK)]
    return desk.approval.send(wish(client, code), ids, path)


def edited(path: Path, edit: Callable[[Worksheet], object]) -> Path:
    book = openpyxl.load_workbook(path)
    edit(book.worksheets[0])
    book.save(path)
    return path


def fill(answers: dict[int, tuple[str, str]]) -> Callable[[Worksheet], None]:
    """Writes decision and comment beside the posts of these numbers."""

    def write(sheet: Worksheet) -> None:
        for number, (said, comment) in answers.items():
            sheet.cell(HEAD + number, 8, said)
            sheet.cell(HEAD + number, 9, comment)

    return write


def statuses(desk: Workspace, posts: list[Post]) -> list[PostStatus]:
    return [desk.records.get(Post, post.id).status for post in posts]


def test_what_is_sent_waits_for_an_answer_and_undo_takes_all_back(
    desk: Workspace, client: Client, posts: list[Post], tmp_path: Path
) -> None:
    sheet = send(desk, client, tmp_path / "s.xlsx")
    assert [*sheet.posts] == [post.id for post in posts]
    assert {*statuses(desk, posts)} == {PostStatus.TO_APPROVE}
    assert desk.approval.sheets(client.id) == [sheet]
    desk.history.undo()
    assert desk.approval.sheets() == []
    assert statuses(desk, posts) == [post.status for post in posts]


def test_a_file_that_cannot_be_written_sends_nothing(
    desk: Workspace, client: Client, posts: list[Post], tmp_path: Path
) -> None:
    with pytest.raises(NotWrittenError):
        send(desk, client, tmp_path / "nowhere" / "s.xlsx")
    assert desk.approval.sheets() == []
    assert statuses(desk, posts) == [post.status for post in posts]


def test_a_sheet_without_a_post_is_refused(desk: Workspace, client: Client, tmp_path: Path) -> None:
    with pytest.raises(NothingToApproveError):
        send(desk, client, tmp_path / "s.xlsx")
    assert not (tmp_path / "s.xlsx").exists()


def test_a_sheet_is_text_with_a_list_to_choose_from_and_all_else_locked(
    desk: Workspace, client: Client, posts: list[Post], tmp_path: Path
) -> None:
    sheet = send(desk, client, tmp_path / "s.xlsx")
    opened = openpyxl.load_workbook(tmp_path / "s.xlsx").worksheets[0]
    assert opened.cell(1, 8).value == sheet.code
    row = [str(cell.value or "") for cell in opened[HEAD + 2]]
    assert row[:2] == ["2", "Tue, 15 December 2026"]
    assert row[4] == "=SUM(1) is no formula\n\n#honey"
    assert row[9:] == [f"p{posts[1].id}", f"m{sheet.posts[posts[1].id]}"]
    assert {cell.data_type for cell in opened[HEAD + 2] if cell.value} == {"s"}
    assert opened.column_dimensions["J"].hidden
    assert opened.protection.sheet
    assert [cell.protection.locked for cell in opened[HEAD + 2]] == [True] * 7 + [False] * 2 + [True] * 2
    (choice,) = opened.data_validations.dataValidation
    assert choice.formula1 == '"Yes,Change,No"'


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_answered_sheet_decides_exactly_what_was_answered(
    code: str, desk: Workspace, client: Client, posts: list[Post], tmp_path: Path
) -> None:
    path = tmp_path / "s.xlsx"
    sheet = send(desk, client, path, code)
    answers = {1: ("yes", ""), 2: ("правка", "цена 320"), 3: ("არა", "early"), 5: ("ok", "lovely")}
    answer = desk.approval.read_file(edited(path, fill(answers)), client.id)
    assert [line.effect for line in answer.lines] == [
        Effect.TAKEN, Effect.TAKEN, Effect.TAKEN, Effect.STAYS, Effect.TAKEN, Effect.STAYS,
    ]  # fmt: skip
    assert answer.unanswered == [posts[3].id, posts[5].id]
    assert desk.approval.take(answer, answer.ready) == (4, 3)
    assert statuses(desk, posts) == [
        PostStatus.APPROVED, PostStatus.DRAFT, PostStatus.REJECTED, PostStatus.TO_APPROVE, PostStatus.APPROVED,
        PostStatus.TO_APPROVE,
    ]  # fmt: skip
    first, second = (desk.records.get(Post, post.id) for post in posts[:2])
    assert first.approved_mark == sheet.posts[first.id] == mark(first)
    assert (first.approval_note, second.approval_note) == ("", f"sheet {sheet.code}: цена 320")


def test_a_sheet_read_again_changes_nothing_and_one_step_takes_it_back(
    desk: Workspace, client: Client, posts: list[Post], tmp_path: Path
) -> None:
    path = tmp_path / "s.xlsx"
    send(desk, client, path)
    answer = desk.approval.read_file(edited(path, fill({1: ("yes", ""), 2: ("no", "why")})), client.id)
    desk.approval.take(answer, answer.ready)
    after = [desk.records.get(Post, post.id) for post in posts]
    again = desk.approval.read_file(path, client.id)
    assert [line.effect for line in again.lines[:2]] == [Effect.KNOWN, Effect.KNOWN]
    assert again.ready == []
    # somebody changes their mind
    other = desk.approval.read_file(edited(path, fill({1: ("no", "")})), client.id)
    assert other.lines[0].effect is Effect.OTHERWISE
    assert [desk.records.get(Post, post.id) for post in posts] == after
    desk.approval.take(other, other.lines[:1])
    assert statuses(desk, posts)[0] is PostStatus.REJECTED
    desk.history.undo()
    desk.history.undo()
    assert statuses(desk, posts)[:2] == [PostStatus.TO_APPROVE, PostStatus.TO_APPROVE]


def test_rows_that_were_moved_put_between_and_deleted_keep_their_posts(
    desk: Workspace, client: Client, posts: list[Post], tmp_path: Path
) -> None:
    path = tmp_path / "s.xlsx"
    send(desk, client, path)

    def shuffle(sheet: Worksheet) -> None:
        fill({1: ("yes", ""), 6: ("no", "x")})(sheet)
        sheet.title = "Ответ"
        sheet.delete_rows(HEAD + 3)
        sheet.insert_rows(HEAD + 2, amount=2)
        sheet.insert_rows(1)

    answer = desk.approval.read_file(edited(path, shuffle), client.id)
    assert [(line.number, line.effect) for line in answer.lines] == [
        (1, Effect.TAKEN), (2, Effect.STAYS), (4, Effect.STAYS), (5, Effect.STAYS), (6, Effect.TAKEN),
    ]  # fmt: skip
    assert answer.unanswered == [posts[at].id for at in (1, 2, 3, 4)]


def test_a_sheet_without_its_hidden_columns_is_known_by_number_and_words(
    desk: Workspace, client: Client, posts: list[Post], tmp_path: Path
) -> None:
    path = tmp_path / "s.xlsx"
    send(desk, client, path)

    def lose(sheet: Worksheet) -> None:
        fill({1: ("yes", ""), 2: ("yes", "")})(sheet)
        sheet.delete_cols(10, 2)
        sheet.cell(HEAD + 2, 5, "Other words")

    answer = desk.approval.read_file(edited(path, lose), client.id)
    assert [(line.post and line.post.id, line.effect) for line in answer.lines[:2]] == [
        (posts[0].id, Effect.TAKEN),
        (None, Effect.UNKNOWN),
    ]


def test_whatever_was_tampered_with_is_listed_and_nothing_of_it_taken(
    desk: Workspace, client: Client, posts: list[Post], tmp_path: Path
) -> None:
    path = tmp_path / "s.xlsx"
    send(desk, client, path)
    stranger = desk.records.add(Client(id=ClientId(new_id()), name="Other", time_zone=ZONE))
    theirs = desk.records.add(replace(posts[0], id=PostId(new_id()), client_id=stranger.id))

    def tamper(sheet: Worksheet) -> None:
        fill({1: ("yes", ""), 2: ("yes", ""), 3: ("yes", ""), 4: ("yes", '=HYPERLINK("x")')})(sheet)
        sheet.cell(HEAD + 1, 10, f"p{theirs.id}")
        sheet.cell(HEAD + 2, 11, "m000000000000")
        sheet.cell(HEAD + 3, 5, "Ржаной хлеб по 3 рубля")
        for at in range(1, 12):  # the fourth once more, with another answer
            sheet.cell(HEAD + 7, at, sheet.cell(HEAD + 4, at).value)
        sheet.cell(HEAD + 7, 8, "no")

    answer = desk.approval.read_file(edited(path, tamper), client.id)
    assert [line.effect for line in answer.lines] == [
        Effect.UNKNOWN, Effect.OLDER, Effect.EDITED, Effect.CONFLICT, Effect.STAYS, Effect.STAYS, Effect.CONFLICT,
    ]  # fmt: skip
    assert answer.ready == []
    assert desk.records.get(Post, theirs.id).status is theirs.status


def test_a_post_that_changed_since_keeps_the_comment_and_may_be_decided_by_hand(
    desk: Workspace, client: Client, posts: list[Post], tmp_path: Path
) -> None:
    path = tmp_path / "s.xlsx"
    sheet = send(desk, client, path)
    desk.records.change(Post, posts[0].id, text="Honey cake is sold out.")
    answer = desk.approval.read_file(edited(path, fill({1: ("yes", "nice"), 2: ("yes", "")})), client.id)
    assert [line.effect for line in answer.lines[:2]] == [Effect.OLDER, Effect.TAKEN]
    desk.approval.take(answer, answer.ready)
    kept = desk.records.get(Post, posts[0].id)
    assert (kept.status, kept.approval_note) == (PostStatus.TO_APPROVE, f"sheet {sheet.code}: nice")
    by_hand = desk.approval.read_file(path, client.id)
    desk.approval.take(by_hand, by_hand.lines[:1])
    decided = desk.records.get(Post, posts[0].id)
    assert decided.status is PostStatus.APPROVED
    # a yes to other words than those of now: the post says so as long as they differ
    assert decided.approved_mark != mark(decided)
    assert decided.approval_note == f"sheet {sheet.code}: nice"


def test_an_answer_is_not_taken_over_what_somebody_changed_meanwhile(
    desk: Workspace, client: Client, posts: list[Post], tmp_path: Path
) -> None:
    path = tmp_path / "s.xlsx"
    send(desk, client, path)
    answer = desk.approval.read_file(edited(path, fill({1: ("yes", "")})), client.id)
    desk.records.change(Post, posts[0].id, text="New")
    with pytest.raises(ChangedElsewhereError):
        desk.approval.take(answer, answer.ready)
    assert desk.records.get(Post, posts[0].id).status is PostStatus.TO_APPROVE


def test_few_words_from_a_messenger_answer_the_sheet_that_a_person_says(
    desk: Workspace, client: Client, posts: list[Post], tmp_path: Path
) -> None:
    sheet = send(desk, client, tmp_path / "s.xlsx")
    answer = desk.approval.read_text("все ок\n2 нет: праздник\n6 maybe", client.id, sheet.id)
    assert [(line.number, line.decision) for line in answer.ready] == [
        (1, "yes"), (2, "no"), (3, "yes"), (4, "yes"), (5, "yes"),
    ]  # fmt: skip
    assert [each.written for each in answer.unread] == ["6 maybe"]
    assert answer.unanswered == [posts[5].id]
    with pytest.raises(UnknownSheetError):
        desk.approval.read_text("все ок", client.id)


def test_a_text_that_was_cut_on_its_way_is_shown_and_not_taken(
    desk: Workspace, client: Client, posts: list[Post], tmp_path: Path
) -> None:
    sheet = send(desk, client, tmp_path / "s.xlsx")
    text = f"SMMdesk answer {sheet.code}\n1 yes\n2 no: so\nChecked by: Nino"
    whole = desk.approval.read_text(f"{text}\n#{check_of(text)}", client.id)
    assert (whole.is_whole, whole.by, len(whole.ready)) == (True, "Nino", 2)
    cut = desk.approval.read_text(f"{text.replace('2 no: so', '')}\n#{check_of(text)}", client.id)
    assert (cut.is_whole, cut.ready, len(cut.lines)) == (False, [], 1)
    desk.approval.take(whole, whole.ready)
    assert desk.records.get(Post, posts[1].id).approval_note == f"Nino, sheet {sheet.code}: so"
    (kept,) = desk.approval.sheets()
    assert (kept.answered_by, kept.taken) == ("Nino", {posts[0].id: "yes", posts[1].id: "no"})


def test_an_answer_to_another_client_or_to_nobody_is_refused(
    desk: Workspace, client: Client, posts: list[Post], tmp_path: Path
) -> None:
    path = tmp_path / "s.xlsx"
    send(desk, client, path)
    stranger = desk.records.add(Client(id=ClientId(new_id()), name="Other", time_zone=ZONE))
    with pytest.raises(AnotherClientError):
        desk.approval.read_file(path, stranger.id)
    desk.history.undo()  # the other client
    desk.history.undo()  # the sheet
    with pytest.raises(UnknownSheetError):
        desk.approval.read_file(path, client.id)
    plan = tmp_path / "plan.csv"
    plan.write_text("Date;Text\n2026-12-14;Cake\n", "utf-8")
    with pytest.raises(NoAnswerError):
        desk.approval.read_file(plan, client.id)


def test_far_more_rows_than_a_sheet_has_are_refused(
    desk: Workspace, client: Client, posts: list[Post], tmp_path: Path
) -> None:
    sheet = send(desk, client, tmp_path / "s.xlsx")
    answer = tmp_path / "answer.csv"
    with answer.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerows([[sheet.code], ["№", "Text", "Your decision", "Your comment", "id", "mark"]])
        rows.writerows([n, "Text", "yes", "", f"p{n}", "m"] for n in range(3000))
    assert {line.effect for line in desk.approval.read_file(answer, client.id).lines} == {Effect.UNKNOWN}
    with answer.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([n, "Text", "yes", "", f"p{n}", "m"] for n in range(3000))
    with pytest.raises(FileTooLargeError):
        desk.approval.read_file(answer, client.id)


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return found


def test_by_command_a_sheet_goes_out_and_its_answer_comes_in(
    desk: Workspace, client: Client, posts: list[Post], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, path = str(desk.folder), str(tmp_path / "s.xlsx")
    desk.close()
    days = ["--from", "2026-12-14", "--to", "2026-12-20"]
    assert main(["export", folder, "approval", path, "--client", "Honey", *days]) == 0
    edited(Path(path), fill({1: ("yes", ""), 3: ("hm", "")}))
    read = ["import", folder, path, "--client", "Honey", "--as", "approval", "--json"]
    capsys.readouterr()
    assert main([*read, "--dry-run"]) == 0
    first = told(capsys)
    assert main(read) == 0
    assert told(capsys) == first
    assert (first["taken"], first["unanswered"]) == (1, 4)
    assert [(each["row"], each["effect"]) for each in first["listed"]] == [(HEAD + 3, "not_understood")]
    assert main(read) == 0
    assert told(capsys)["taken"] == 0
    # without a client's name the newest sheet once more: what is still as it was sent
    again = tmp_path / "again.xlsx"
    assert main(["export", folder, "approval", str(again)]) == 0
    rows = [row[0].value for row in openpyxl.load_workbook(again).worksheets[0].iter_rows(min_row=HEAD + 1)]
    assert rows == ["1", "2", "3", "4", "5", "6"]
