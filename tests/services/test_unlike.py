"""What a check says of a file whose pages hold together, and in which something is not as it was all the same."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smmdesk.domain.clients import Client
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.periods import utc_now
from smmdesk.domain.posts import Post
from smmdesk.opening import open_workspace
from smmdesk.services.keeping.backups import BackupService
from smmdesk.storage.connection import connect
from smmdesk.storage.folder import BACKUPS, DATABASE
from tests.desks import new_desk

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with two clients and two backups: of the first, and of both."""
    with new_desk(tmp_path / "desk") as made:
        made.clients.add("Bakery")
        made.backups.make()
        made.clients.add("Dentist")
    return tmp_path / "desk"


def backups(folder: Path) -> list[str]:
    """Their names, oldest first."""
    return [each.path.name for each in reversed(BackupService(folder, utc_now).listed())]


def faults(folder: Path) -> list[str]:
    with open_workspace(folder) as workspace:
        return list(workspace.check().faults)


def id_of(folder: Path, name: str) -> str:
    with open_workspace(folder) as workspace:
        return next(each.id for each in workspace.clients.list() if each.name == name)


def turn(path: Path, word: bytes, into: bytes) -> None:
    """As a failing disk may do it: the page holds together, and says something else."""
    content = path.read_bytes()
    assert word in content
    path.write_bytes(content.replace(word, into))


def behind_its_back(folder: Path, statement: str) -> None:
    """Written without an act."""
    with closing(connect(folder / DATABASE)) as connection:
        connection.execute(statement)


def test_a_text_that_turned_by_itself_is_told(folder: Path) -> None:
    _first, second = backups(folder)
    bakery, dentist = id_of(folder, "Bakery"), id_of(folder, "Dentist")
    assert faults(folder) == []
    turn(folder / DATABASE, b"Dentist", b"Dentisp")
    assert faults(folder) == [f"Client {dentist}: not as in {second}"]
    turn(folder / DATABASE, b"Bakery", b"Bakerx")
    assert sorted(faults(folder)) == sorted(f"Client {each}: not as in {second}" for each in (bakery, dentist))


def test_it_is_told_though_a_backup_took_it_over(folder: Path) -> None:
    first, second = backups(folder)
    bakery = id_of(folder, "Bakery")
    turn(folder / DATABASE, b"Bakery", b"Bakerx")
    with open_workspace(folder) as workspace:
        workspace.clients.add("Florist")
    assert len(backups(folder)) == 3
    assert faults(folder) == [f"Client {bakery}: not as in {second}"]
    (folder / BACKUPS / second).unlink()
    assert faults(folder) == [f"Client {bakery}: not as in {first}"]


def test_what_somebody_wrote_anew_is_well(folder: Path) -> None:
    turn(folder / DATABASE, b"Dentist", b"Dentisp")
    dentist = id_of(folder, "Dentisp")
    with open_workspace(folder) as workspace:
        workspace.records.change(Client, dentist, name="Dentist")
    assert faults(folder) == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DELETE FROM client WHERE name = 'Bakery'", "Client {bakery}: not as in {second}"),
        ("UPDATE client SET id = 'other' WHERE name = 'Bakery'", "Client {bakery}: not as in {second}"),
        ("UPDATE change SET act = 'other' WHERE number = 1", "act 1: not as in {second}"),
        ("DELETE FROM change WHERE number = 1", "act 1: not as in {second}"),
    ],
)
def test_what_is_gone_and_what_the_account_says(folder: Path, statement: str, told: str) -> None:
    words = told.format(bakery=id_of(folder, "Bakery"), second=backups(folder)[1])
    behind_its_back(folder, statement)
    assert words in faults(folder)


def test_a_newest_act_that_tells_itself_otherwise_hides_nothing(folder: Path) -> None:
    second = backups(folder)[1]
    bakery, dentist = id_of(folder, "Bakery"), id_of(folder, "Dentist")
    behind_its_back(folder, "UPDATE client SET name = 'Bakerx' WHERE name = 'Bakery'")
    behind_its_back(folder, f"UPDATE change SET \"rows\" = replace(\"rows\", '{dentist}', 'other') WHERE number = 2")
    assert {f"act 2: not as in {second}", f"Client {bakery}: not as in {second}"} <= {*faults(folder)}


def test_an_account_that_cannot_be_read_is_told(folder: Path) -> None:
    behind_its_back(folder, "UPDATE change SET \"rows\" = '{' WHERE number = 2")
    assert "change.rows" in faults(folder)


def test_a_backup_that_is_damaged_itself_says_nothing(folder: Path) -> None:
    for name in backups(folder):
        turn(folder / BACKUPS / name, b"Bakery", b"Bakerx")
    assert faults(folder) == []


def test_the_backups_of_what_was_left_behind_by_a_restore_say_nothing(folder: Path) -> None:
    BackupService(folder, utc_now).restore(folder / BACKUPS / backups(folder)[0])
    assert faults(folder) == []
    with open_workspace(folder) as workspace:
        workspace.clients.add("Florist")
    assert faults(folder) == []


DEEDS = ("add", "post", "rename", "remove", "undo", "redo", "back up", "restore")


def do(workspace: Workspace, deed: str, number: int) -> None:
    clients = workspace.clients.list()
    client = clients[number % len(clients)] if clients else workspace.clients.add("First")
    posts = workspace.records.all(Post, client_id=client.id)
    match deed:
        case "add":
            workspace.clients.add(f"Client {number}")
        case "post":
            workspace.calendar.add(client.id, None, f"Text {number}")
        case "rename" if posts:
            workspace.records.change(Post, posts[0].id, text=f"Other {number}")
        case "rename":
            workspace.records.change(Client, client.id, name=f"Other {number}")
        case "remove":
            workspace.records.remove(Client, client.id)
        case "undo":
            workspace.history.undo()
        case "redo":
            workspace.history.redo()
        case _:
            workspace.backups.make()


@settings(max_examples=8, deadline=None)
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 9)), min_size=3, max_size=20))
def test_nothing_is_told_of_what_people_did(deeds: list[tuple[str, int]]) -> None:
    seconds = count()

    def clock() -> datetime:
        return datetime(2026, 11, 5, tzinfo=UTC) + timedelta(seconds=next(seconds))

    with TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as place:
        folder = Path(place) / "desk"
        workspace = new_desk(folder, clock)
        for deed, number in deeds:
            if deed == "restore" and (there := backups(folder)):
                workspace.close()
                BackupService(folder, clock).restore(folder / BACKUPS / there[number % len(there)])
                workspace = open_workspace(folder, clock)
            with suppress(SmmdeskError):
                do(workspace, deed, number)
        found = workspace.check().faults
        workspace.close(backed_up=False)
    assert found == []
