"""The recipe of CONTRIBUTING.md for a new kind of record, followed with a made-up one: nothing else has to know it."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.command.cli import main
from smmdesk.domain.clients import Client
from smmdesk.domain.errors import EmptyNameError, MissingRecordError
from smmdesk.domain.ids import ClientId, new_id
from smmdesk.opening import create_workspace, open_workspace
from smmdesk.services.keeping import health
from smmdesk.services.keeping.rescue import rescue
from smmdesk.storage.connection import SCHEMA_VERSION, connect
from smmdesk.storage.errors import WaitsError
from smmdesk.storage.folder import DATABASE
from smmdesk.storage.kinds import act_named, adding, changing, removing, table_of
from smmdesk.storage.rows import codec
from tests.services import made_up_record
from tests.services.made_up_record import Desk, Meeting, MeetingId

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def declared() -> Iterator[None]:
    with made_up_record.declared():
        yield


@pytest.fixture
def folder(declared: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty workspace that the revision has been made for."""
    made_up_record.revise(tmp_path, monkeypatch)
    create_workspace(tmp_path / "desk").close()
    return tmp_path / "desk"


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    with Desk.opened(folder) as workspace:
        yield workspace


@pytest.fixture
def meeting(desk: Desk) -> Meeting:
    client = desk.clients.add("Bakery")
    return desk.records.add(Meeting(id=MeetingId(new_id()), client_id=client.id, subject="Prices"))


def undo_and_redo(desk: Desk) -> list[str]:
    return [desk.history.undo().act.words, desk.history.redo().act.words]


def counts(desk: Desk) -> int:
    return desk.check().counts["meetings"]


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_its_columns_are_its_fields(declared: None) -> None:
    assert [column.name for column in table_of(Meeting).c] == [*codec(Meeting).columns, "version"]


def test_it_is_added_changed_removed_undone_and_redone_by_its_own_words(desk: Desk, meeting: Meeting) -> None:
    assert desk.records.all(Meeting) == [meeting]
    assert undo_and_redo(desk) == ["Add meeting", "Add meeting"]
    changed = desk.records.change(Meeting, meeting.id, on=date(2026, 11, 5))
    assert undo_and_redo(desk) == ["Change meeting", "Change meeting"]
    assert desk.records.get(Meeting, meeting.id) == changed != meeting
    assert desk.records.remove(Meeting, meeting.id) == 1
    assert undo_and_redo(desk) == ["Remove meetings", "Remove meetings"]
    assert (desk.records.all(Meeting), counts(desk)) == ([], 0)
    desk.history.undo()
    assert (desk.records.all(Meeting), counts(desk)) == ([changed], 1)


def test_its_rules_are_kept(desk: Desk, meeting: Meeting) -> None:
    with pytest.raises(EmptyNameError):
        desk.records.change(Meeting, meeting.id, subject=" ")
    with pytest.raises(MissingRecordError):
        desk.records.change(Meeting, meeting.id, client_id=ClientId("nobody"))
    assert desk.records.all(Meeting) == [meeting]


def test_it_goes_with_its_parent_and_comes_back_with_it(desk: Desk, meeting: Meeting) -> None:
    desk.records.remove(Client, meeting.client_id)
    assert desk.records.all(Meeting) == []
    desk.history.undo()
    assert desk.records.all(Meeting) == [meeting]


def test_the_command_line_counts_it_and_names_its_acts_and_faults(
    folder: Path, desk: Desk, meeting: Meeting, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMMDESK_LANGUAGE", "en")
    desk.close()
    assert main(["check", str(folder), "--json"]) == 0
    found = told(capsys)
    assert (found["schema"], found["counts"]["meetings"], found["counts"]["clients"]) == (SCHEMA_VERSION + 1, 1, 1)
    with closing(connect(folder / DATABASE)) as connection:
        connection.execute("""UPDATE meeting SET "on" = 'some day'""")
    assert main(["check", str(folder), "--json"]) == 1
    assert told(capsys)["faults"] == [f"Meeting {meeting.id}: on"]
    assert main(["undo", str(folder)]) == 0
    assert capsys.readouterr().out == "Taken back: Add meeting\n"


def test_what_a_rescue_saves_of_it_is_counted_and_named(
    folder: Path, desk: Desk, meeting: Meeting, tmp_path: Path
) -> None:
    desk.close()
    assert rescue(folder, tmp_path / "out", nameless="?").saved["meetings"] == 1
    with open_workspace(tmp_path / "out") as saved:
        assert saved.records.all(Meeting) == [meeting]
    assert health.names()["meetings"] == "Meetings"


def test_a_service_of_its_own_does_one_act_and_waits_its_turn(desk: Desk) -> None:
    for name in ("Bakery", "Museum"):
        desk.clients.add(name)
    assert len(desk.meetings.with_all("Prices")) == counts(desk) == 2
    assert undo_and_redo(desk) == ["Add meeting", "Add meeting"]
    desk.never_wait(lambda: None)
    assert desk.folder
    with closing(connect(desk.folder / DATABASE)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WaitsError):
            desk.meetings.with_all("Pictures")
        other.execute("COMMIT")
    assert len(desk.turns.try_again()) == 1
    assert counts(desk) == 4


def test_its_acts_are_known_by_their_names_in_the_account(declared: None) -> None:
    assert [act_named(f"{verb}_meeting") for verb in ("add", "change", "remove")] == [
        adding(Meeting),
        changing(Meeting),
        removing(Meeting),
    ]
