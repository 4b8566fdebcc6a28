"""Backups are whole, say so, thin out by age, and go back undoably."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId
from smmdesk.machine.files import written_whole
from smmdesk.opening import open_quickly, open_workspace
from smmdesk.services.keeping.backups import BackupService
from smmdesk.storage import backup
from smmdesk.storage.connection import SCHEMA_VERSION, beside, connect, connect_reading
from smmdesk.storage.errors import (
    BackupExistsError,
    BusyError,
    DamagedBackupError,
    DamagedWorkspaceError,
    NewerWorkspaceError,
    NoBackupError,
    NoFolderError,
    NotAWorkspaceError,
)
from smmdesk.storage.folder import BACKUPS, DATABASE, NoWorkspaceError
from smmdesk.storage.kinds import adding
from smmdesk.storage.lock import held
from smmdesk.storage.manifest import Backup, Reason, manifest_of
from smmdesk.storage.opening import create, inspect, open_file
from smmdesk.storage.own_file import NOTE
from smmdesk.storage.thinning import staying
from tests.folders import names_in
from tests.storage.conftest import as_killed, clock


@pytest.fixture
def folder(file: Path) -> Path:
    return file.parent / "backups"


def named(path: Path, name: str) -> None:
    """Add a client of that name."""
    with closing(open_file(path, clock)) as database, database.write(adding(Client)) as work:
        work.save(Client(id=ClientId(name), name=name))


def names(path: Path) -> list[str]:
    with closing(open_file(path, clock)) as database, database.read() as reader:
        return [each.name for each in reader.all(Client)]


def test_a_number_that_another_program_took_is_passed_over(file: Path, folder: Path) -> None:
    first = backup.make(file, folder, Reason.ASKED, clock).path
    taken = folder / first.name.replace("000001", "000002")
    descriptor = held(beside(taken, ".json"))  # it is being written just now
    try:
        assert backup.make(file, folder, Reason.ASKED, clock).path.name.startswith("000003")
        with pytest.raises(BackupExistsError):
            backup.write(file, taken, Reason.ASKED, clock)
    finally:
        os.close(descriptor)
    assert beside(taken, ".json").read_bytes() == b""


@pytest.mark.parametrize("written", [False, True])
def test_the_name_of_one_that_was_killed_may_be_taken_again(file: Path, folder: Path, *, written: bool) -> None:
    """Its manifest is there, still empty or not, and the backup never came to its name."""
    made = backup.make(file, folder, Reason.ASKED, clock)
    out = folder.parent / "copy.db"
    manifest = beside(made.path, ".json").read_bytes() if written else b""
    beside(out, ".json").write_bytes(manifest)
    named(file, "Bakery")
    assert backup.write(file, out, Reason.ASKED, clock).counts["client"] == 1
    assert backup.verify(out).counts["client"] == 1


def test_backup_is_a_workspace_of_its_own(file: Path, folder: Path) -> None:
    named(file, "Bakery")
    made = backup.make(file, folder, Reason.ASKED, clock)
    assert names(Path(shutil.copy(made.path, file.parent / "other.db"))) == ["Bakery"]
    assert (made.counts["client"], made.counts["post"], made.schema, made.reason) == (
        1,
        0,
        SCHEMA_VERSION,
        Reason.ASKED,
    )


def test_backup_holds_what_is_only_in_the_journal_yet(file: Path, folder: Path) -> None:
    with closing(open_file(file, clock)) as database:
        with database.write(adding(Client)) as work:
            work.save(Client(id=ClientId("a"), name="Bakery"))
        assert b"Bakery" not in file.read_bytes()
        assert backup.make(file, folder, Reason.REGULAR, clock).counts["client"] == 1


def test_names_go_by_counter_and_time(file: Path, folder: Path) -> None:
    made = [backup.make(file, folder, Reason.ASKED, clock).path.name for _ in range(2)]
    assert made == ["000001-20261105T193000Z.db", "000002-20261105T193000Z.db"]
    assert names_in(folder) == sorted([*made, *(name + ".json" for name in made)])


def test_counter_goes_on_when_the_clock_goes_back(file: Path, folder: Path) -> None:
    backup.make(file, folder, Reason.ASKED, lambda: datetime(2099, 1, 1, tzinfo=UTC))
    backup.make(file, folder, Reason.ASKED, clock)
    assert [each.made_at.year for each in backup.listed(folder)] == [2026, 2099]


def test_listed_are_those_with_a_manifest(file: Path, folder: Path) -> None:
    made = [backup.make(file, folder, reason, clock) for reason in (Reason.IMPORT, Reason.CLOSING)]
    (folder / "000009-notes.db").write_bytes(b"")
    (folder / "000008-x.db").write_bytes(b"")
    (folder / "000008-x.db.json").write_text("[1]")
    assert backup.listed(folder) == made[::-1]
    assert backup.listed(folder / "absent") == []


def test_backups_are_for_their_owner_only(file: Path, folder: Path) -> None:
    before = os.umask(0)
    try:
        made = backup.make(file, folder, Reason.ASKED, clock)
    finally:
        os.umask(before)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, made.path, manifest_of(made.path))]
    assert modes == [0o700, 0o600, 0o600]


def test_backup_to_any_place_never_over_a_file(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "stick" / "copy.db"
    out.parent.mkdir()
    assert backup.write(file, out, clock=clock).path == out
    before = {path: path.read_bytes() for path in out.parent.iterdir()}
    named(file, "Bakery")
    with pytest.raises(BackupExistsError, match=r"copy\.db"):
        backup.write(file, out, clock=clock)
    (tmp_path / "x.db.json").write_text("mine")
    with pytest.raises(BackupExistsError):
        backup.write(file, tmp_path / "x.db", clock=clock)
    assert {path: path.read_bytes() for path in out.parent.iterdir()} == before
    assert (tmp_path / "x.db.json").read_text() == "mine"


def test_backup_into_any_folder_is_named_there(file: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    assert backup.write(file, tmp_path / "stick", clock=clock).path.name == "000001-20261105T193000Z.db"


def test_backup_into_nowhere(file: Path, tmp_path: Path) -> None:
    with pytest.raises(NoFolderError, match="absent"):
        backup.write(file, tmp_path / "absent" / "x.db")
    assert not (tmp_path / "absent").exists()


@pytest.mark.parametrize("what", ["", "absent.db"])
def test_no_backup_there(file: Path, tmp_path: Path, what: str) -> None:
    with pytest.raises(NoBackupError):
        backup.restore(tmp_path / what, file, tmp_path / "backups")


def test_needed_only_when_something_changed(file: Path, folder: Path) -> None:
    assert backup.needed(file, folder)
    backup.make(file, folder, Reason.CLOSING, clock)
    assert not backup.needed(file, folder)
    named(file, "Bakery")
    assert backup.needed(file, folder)


def test_needed_after_other_changes_of_the_same_number(file: Path, folder: Path) -> None:
    """A restore takes the numbers of changes back; what comes then is not what the newest backup holds."""
    empty = backup.make(file, folder, Reason.CLOSING, clock)
    named(file, "Bakery")
    backup.restore(empty.path, file, folder, clock)
    later = open_file(file, lambda: clock() + timedelta(hours=1))
    with closing(later), later.write(adding(Client)) as work:
        work.save(Client(id=ClientId("b"), name="Dentist"))
    assert backup.needed(file, folder)


class TestVerify:
    def test_a_sound_one(self, file: Path, folder: Path) -> None:
        named(file, "Bakery")
        made = backup.make(file, folder, Reason.ASKED, clock)
        assert backup.verify(made.path) == made

    def test_one_without_manifest_is_judged_by_its_content(self, file: Path, folder: Path) -> None:
        made = backup.make(file, folder, Reason.ASKED, clock)
        manifest_of(made.path).unlink()
        assert backup.verify(made.path).sha256 == made.sha256

    @given(at=st.integers(0), bit=st.integers(0, 7))
    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_any_flipped_bit_is_found(self, sound: Backup, at: int, bit: int) -> None:
        content = sound.path.read_bytes()
        changed = bytearray(content)
        changed[at % len(changed)] ^= 1 << bit
        sound.path.write_bytes(changed)
        try:
            with pytest.raises((DamagedBackupError, NotAWorkspaceError, NewerWorkspaceError)):
                backup.verify(sound.path)
        finally:
            sound.path.write_bytes(content)

    @pytest.mark.parametrize("share", [0, 0.3, 0.9])
    def test_any_truncation_is_found(self, sound: Backup, share: float) -> None:
        os.truncate(sound.path, int(sound.path.stat().st_size * share))
        with pytest.raises((DamagedBackupError, NotAWorkspaceError)):
            backup.verify(sound.path)

    @pytest.mark.parametrize(
        ("key", "other"), [("sha256", "0" * 64), ("counts", {"client": 7}), ("schema", 1), ("state", "other")]
    )
    def test_a_manifest_that_says_something_else(self, sound: Backup, key: str, other: object) -> None:
        manifest = manifest_of(sound.path)
        manifest.write_text(json.dumps({**json.loads(manifest.read_text()), key: other}))
        with pytest.raises(DamagedBackupError, match=key):
            backup.verify(sound.path)

    def test_an_unreadable_manifest(self, sound: Backup) -> None:
        manifest_of(sound.path).write_text("{")
        with pytest.raises(DamagedBackupError, match=r"\.db\.json"):
            backup.verify(sound.path)

    def test_a_planted_trigger(self, sound: Backup) -> None:
        manifest_of(sound.path).unlink()
        with closing(connect(sound.path, journal_mode="DELETE")) as connection:
            connection.execute("CREATE TRIGGER t AFTER INSERT ON post BEGIN DELETE FROM client; END")
        with pytest.raises(DamagedBackupError, match="sqlite_master"):
            backup.verify(sound.path)

    def test_an_index_that_says_something_else(self, sound: Backup) -> None:
        manifest_of(sound.path).unlink()
        with closing(connect_reading(sound.path, immutable=True)) as connection:
            query = "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_client_1'"
            start = 4096 * (connection.execute(query).fetchone()[0] - 1)
        content = sound.path.read_bytes()
        page = content[start : start + 4096]
        sound.path.write_bytes(content[:start] + page.replace(b"Bakery", b"Bakerz") + content[start + 4096 :])
        inspect(sound.path)  # opening would not notice
        with pytest.raises(DamagedBackupError) as caught:
            backup.verify(sound.path)
        assert str(caught.value.values["detail"]).startswith("integrity_check")

    def test_a_reference_into_nothing(self, sound: Backup) -> None:
        manifest_of(sound.path).unlink()
        with closing(connect(sound.path, journal_mode="DELETE", foreign_keys="OFF")) as connection:
            connection.execute("INSERT INTO contact VALUES ('a', 'nobody', 'Nino', '', '', '', 0, '', 1)")
        with pytest.raises(DamagedBackupError) as caught:
            backup.verify(sound.path)
        assert str(caught.value.values["detail"]).startswith("foreign_key_check")

    @pytest.fixture
    def sound(self, file: Path, folder: Path) -> Backup:
        named(file, "Bakery")
        return backup.make(file, folder, Reason.ASKED, clock)


class TestFailing:
    def test_a_damaged_database_makes_no_backup(self, file: Path, folder: Path) -> None:
        content = bytearray(file.read_bytes())
        content[5000:9000] = b"\xff" * 4000
        file.write_bytes(content)
        with pytest.raises(DamagedWorkspaceError):
            backup.make(file, folder, Reason.CLOSING, clock)
        assert names_in(folder) == []

    def test_a_manifest_that_cannot_be_written_leaves_no_backup(
        self, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(backup, "packed", lambda _made: "\ud800")
        with pytest.raises(UnicodeEncodeError):
            backup.make(file, folder, Reason.CLOSING, clock)
        assert names_in(folder) == []

    def test_a_backup_that_cannot_take_its_place_leaves_no_manifest(
        self, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        replace = Path.replace

        def broken(path: Path, target: Path) -> Path:
            if target.suffix == ".db":
                raise OSError(5, "broken disk")
            return replace(path, target)

        monkeypatch.setattr(Path, "replace", broken)
        with pytest.raises(OSError, match="broken"):
            backup.make(file, folder, Reason.CLOSING, clock)
        assert names_in(folder) == []


class TestRestore:
    def test_restoring_can_be_undone(self, file: Path, folder: Path) -> None:
        named(file, "Bakery")
        old = backup.make(file, folder, Reason.ASKED, clock)
        named(file, "Dentist")
        before = backup.restore(old.path, file, folder, clock)
        assert names(file) == ["Bakery"]
        assert before is not None
        assert backup.listed(folder)[0].path == before
        assert backup.listed(folder)[0].reason is Reason.RESTORE
        backup.restore(before, file, folder, clock)
        assert names(file) == ["Bakery", "Dentist"]

    def test_what_is_only_in_the_journal_goes_into_the_backup_and_not_into_the_restored(
        self, file: Path, folder: Path
    ) -> None:
        """The program was killed: its -wal lies beside the file."""
        old = backup.make(file, folder, Reason.ASKED, clock)
        killed = as_killed(file, file.parent / "killed", Client(id=ClientId("a"), name="Bakery")).parent
        before = backup.restore(old.path, killed / "workspace.db", folder, clock)
        assert names_in(killed) == ["workspace.db"]
        assert names(killed / "workspace.db") == []
        assert before is not None
        assert backup.verify(before).counts["client"] == 1

    def test_refused_while_a_window_has_it_open(self, file: Path, folder: Path) -> None:
        old = backup.make(file, folder, Reason.ASKED, clock)
        with closing(open_file(file, clock)) as database:
            with database.write(adding(Client)) as work:
                work.save(Client(id=ClientId("a"), name="Bakery"))
            with pytest.raises(BusyError):
                backup.restore(old.path, file, folder, clock)
            with database.read() as reader:
                assert reader.count(Client) == 1
        assert names(file) == ["Bakery"]
        assert not list(file.parent.glob("*.part"))

    def test_a_damaged_backup_changes_nothing(self, file: Path, folder: Path) -> None:
        named(file, "Bakery")
        old = backup.make(file, folder, Reason.ASKED, clock)
        os.truncate(old.path, 8192)
        before = file.read_bytes()
        with pytest.raises(DamagedBackupError):
            backup.restore(old.path, file, folder, clock)
        assert file.read_bytes() == before
        assert len(backup.listed(folder)) == 1

    @pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"\xff" * 4096, b"not a database at all" * 999])
    def test_a_damaged_file_is_set_aside(self, file: Path, folder: Path, content: bytes) -> None:
        named(file, "Bakery")
        old = backup.make(file, folder, Reason.ASKED, clock)
        file.write_bytes(content)
        file.with_name("workspace.db-wal").write_bytes(b"torn")
        beside(file, "-shm").write_bytes(b"")
        aside = backup.restore(old.path, file, folder, clock)
        assert names(file) == ["Bakery"]
        assert aside == file.with_name("workspace.db.corrupt-20261105T193000Z")
        assert aside.read_bytes() == content
        assert beside(aside, "-wal").read_bytes() == b"torn"
        assert beside(aside, "-shm").exists()  # what the reader of the journal made of it

    @pytest.mark.parametrize("links", [True, False])
    def test_of_two_damaged_files_both_stay(
        self, file: Path, folder: Path, links: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Even within one second, and on a memory stick that knows no links."""

        def no_links(*_names: object) -> None:
            raise OSError(1, "Operation not permitted")

        if not links:
            monkeypatch.setattr(Path, "hardlink_to", no_links)
        old = backup.make(file, folder, Reason.ASKED, clock)
        kept = []
        for content in (b"", b"once more"):
            file.write_bytes(content)
            kept.append(backup.restore(old.path, file, folder, clock))
        assert [each.read_bytes() for each in kept if each] == [b"", b"once more"]
        assert names(file) == []

    def test_the_journal_of_a_damaged_file_is_not_played_into_the_restored(self, file: Path, folder: Path) -> None:
        named(file, "Bakery")
        old = backup.make(file, folder, Reason.ASKED, clock)
        with closing(open_file(file, clock)) as database:
            for number in range(20):
                with database.write(adding(Client)) as work:
                    work.save(Client(id=ClientId(f"{number}"), name=f"Later {number}"))
            journal = beside(file, "-wal").read_bytes()
        file.write_bytes(b"SQLite format 3\0" + b"\xff" * 8192)
        beside(file, "-wal").write_bytes(journal)
        assert backup.restore(old.path, file, folder, clock) == beside(file, ".corrupt-20261105T193000Z")
        assert names(file) == ["Bakery"]
        assert beside(file, ".corrupt-20261105T193000Z-wal").read_bytes() == journal

    def test_into_a_folder_without_a_database(self, file: Path, folder: Path, tmp_path: Path) -> None:
        named(file, "Bakery")
        made = backup.make(file, folder, Reason.ASKED, clock)
        (tmp_path / "new").mkdir()
        target = tmp_path / "new" / "workspace.db"
        assert backup.restore(made.path, target, tmp_path / "new" / "backups", clock) is None
        assert names(target) == ["Bakery"]

    def test_a_backup_that_changes_while_it_is_copied_is_refused(
        self, file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = backup.make(file, folder, Reason.ASKED, clock)
        before = file.read_bytes()

        def torn(source: Path, target: Path) -> Path:
            target.write_bytes(source.read_bytes()[:-1])
            return target

        monkeypatch.setattr(shutil, "copyfile", torn)
        with pytest.raises(DamagedBackupError):
            backup.restore(made.path, file, folder, clock)
        assert file.read_bytes() == before


class TestThinning:
    TODAY = date(2026, 11, 22)

    @staticmethod
    def made(*days: date) -> list[Backup]:
        """Backups of these days, newest first."""
        return [
            Backup(
                path=Path(f"{day}"),
                made_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
                reason=Reason.CLOSING,
                schema=1,
                state="",
                sha256="",
                counts={},
            )
            for day in sorted(days, reverse=True)
        ]

    def test_a_year_of_daily_backups(self) -> None:
        daily = self.made(*(self.TODAY - timedelta(days=ago) for ago in range(400)))
        kept = [(self.TODAY - each.made_at.date()).days for each in staying(daily, self.TODAY)]
        assert kept[:14] == list(range(14))
        assert [two - one for one, two in pairwise(kept[14:24])] == [7] * 9
        assert len(kept) == 2 + 12 + 10 + 9
        assert kept[-1] > 300

    def test_all_of_two_days(self) -> None:
        many = self.made(
            *[self.TODAY] * 30, *[self.TODAY - timedelta(days=1)] * 20, *[self.TODAY - timedelta(days=2)] * 5
        )
        assert len(staying(many, self.TODAY)) == 51

    @given(gaps=st.lists(st.integers(0, 40), min_size=1, max_size=60))
    def test_the_newest_and_sparse_ones_stay(self, gaps: list[int]) -> None:
        days = [self.TODAY - timedelta(days=sum(gaps[: n + 1])) for n in range(len(gaps))]
        made = self.made(*days)
        kept = staying(made, self.TODAY)
        assert kept[0] == made[0]
        assert len(kept) == len(set(map(id, kept)))
        assert staying(kept, self.TODAY) == kept
        if len(set(days)) <= 12:
            assert {each.made_at for each in kept} == {each.made_at for each in made}

    @given(ago=st.lists(st.integers(-400, 800), max_size=60), data=st.data())
    def test_a_clock_that_went_wrong_costs_no_backup(self, ago: list[int], data: st.DataObject) -> None:
        """Numbers and dates disagree then; only dates count, and those to come are left alone."""
        made = self.made(*(self.TODAY - timedelta(days=days) for days in ago))
        kept = staying(data.draw(st.permutations(made)), self.TODAY)
        assert {each.made_at for each in kept} == {each.made_at for each in staying(made, self.TODAY)}
        recent = self.TODAY - timedelta(days=1)
        assert [each for each in made if each.made_at.date() >= recent] == [
            each for each in kept if each.made_at.date() >= recent
        ]
        assert (kept == []) == (made == [])

    def test_day_after_day_it_neither_grows_nor_forgets(self) -> None:
        there: list[Backup] = []
        for number in range(700):
            today = self.TODAY + timedelta(days=number)
            there = staying([*self.made(today), *there], today)
        assert 30 <= len(there) <= 33
        assert (today - there[-1].made_at.date()).days > 250

    def test_files_go_with_their_manifests(self, file: Path, folder: Path) -> None:
        for day in (1, 2, 2, 3, 20):
            backup.make(file, folder, Reason.CLOSING, partial(datetime, 2026, 11, day, 9, tzinfo=UTC))
        removed = backup.thin(file, folder, date(2026, 11, 20))
        assert [path.name[:6] for path in removed] == ["000002"]
        assert [each.path.name[:6] for each in backup.listed(folder)] == ["000005", "000004", "000003", "000001"]
        assert len(names_in(folder)) == 8

    def test_backups_from_the_future_are_left_alone(self, file: Path, folder: Path) -> None:
        for year in (2026, 2026, 2099, 2099):
            backup.make(file, folder, Reason.CLOSING, partial(datetime, year, 1, 1, tzinfo=UTC))
        backup.thin(file, folder, date(2026, 11, 22))
        assert [each.made_at.year for each in backup.listed(folder)] == [2099, 2099, 2026]

    def test_nothing_goes_while_the_newest_is_damaged(self, file: Path, folder: Path) -> None:
        made = [backup.make(file, folder, Reason.CLOSING, lambda: datetime(2026, 1, 1, tzinfo=UTC)) for _ in range(3)]
        os.truncate(made[-1].path, 8192)
        with pytest.raises(DamagedBackupError):
            backup.thin(file, folder, self.TODAY)
        assert len(names_in(folder)) == 6

    @pytest.mark.parametrize("damage", ["pages", "an index"])
    def test_nothing_goes_while_the_database_itself_is_damaged(self, file: Path, folder: Path, damage: str) -> None:
        """A backup is packed anew and comes out whole even where an index of the original is wrong."""
        named(file, "Bakery")
        for _ in range(3):
            backup.make(file, folder, Reason.CLOSING, lambda: datetime(2026, 1, 1, tzinfo=UTC))
        with closing(connect_reading(file)) as connection:
            query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
            start = 4096 * (connection.execute(query, ("sqlite_autoindex_client_1",)).fetchone()[0] - 1)
        content = file.read_bytes()
        page = content[start : start + 4096]
        spoilt = bytes(4096) if damage == "pages" else page.replace(b"Bakery", b"Bakerz")
        assert spoilt != page
        file.write_bytes(content[:start] + spoilt + content[start + 4096 :])
        if damage == "an index":
            inspect(file)  # opening would not notice
        with pytest.raises(DamagedWorkspaceError):
            backup.thin(file, folder, self.TODAY)
        assert len(names_in(folder)) == 6

    def test_leftovers_of_interrupted_backups_go_after_a_day(self, file: Path, folder: Path) -> None:
        made = backup.make(file, folder, Reason.CLOSING, clock).path
        now = made.stat().st_mtime
        old = [f".smmdesk-{'0' * 12}.part", "000002-20261105T193000Z.db.json"]
        young = [f".smmdesk-{'1' * 12}.part", "000003-20261105T193000Z.db.json"]
        for name in (*old, *young):
            (folder / name).touch()
            os.utime(folder / name, (now - 2 * 86_400 * (name in old),) * 2)
        os.utime(made, (now + 70 * 365 * 86_400,) * 2)  # made when a clock went wrong
        assert backup.thin(file, folder, self.TODAY) == []
        with written_whole(folder / "000001-again"):
            pass
        assert {name for name in names_in(folder) if name[:6] != "000001"} == set(young)

    def test_what_is_not_ours_stays_whatever_it_is_called(self, file: Path, folder: Path) -> None:
        """A folder of backups, the second place before all, is one where people and other programs keep files."""
        now = backup.make(file, folder, Reason.CLOSING, clock).path.stat().st_mtime
        theirs = {
            "film.mkv.part": "half",
            ".smmdesk-notes.part": "mine",
            "shop.db.json": "{}",
            "000009-20261105T193000Z.db.json": '{"price": 5}',
            "000008-x.db.json": "",
        }
        for name, content in theirs.items():
            (folder / name).write_text(content)
            os.utime(folder / name, (now - 90 * 86_400,) * 2)
        backup.thin(file, folder, self.TODAY)
        assert {name: (folder / name).read_text() for name in theirs} == theirs

    def test_an_empty_folder(self, file: Path, folder: Path) -> None:
        assert backup.thin(file, folder, self.TODAY) == []


def test_create_makes_parents_of_backups(tmp_path: Path) -> None:
    create(tmp_path / "w.db", clock).close()
    assert backup.make(tmp_path / "w.db", tmp_path / "a" / "b", Reason.ASKED, clock).path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no names in folders there")
def test_nobody_waits_at_a_pipe(file: Path, folder: Path) -> None:
    made = backup.make(file, folder, Reason.ASKED, clock)
    os.mkfifo(folder / "000002-x.db")
    os.mkfifo(folder / "000002-x.db.json")
    os.mkfifo(beside(file, NOTE))
    assert backup.listed(folder) == [made]
    with pytest.raises(NoBackupError):
        backup.verify(folder / "000002-x.db")
    open_file(file, clock).close()
    file.unlink()
    os.mkfifo(file)
    with pytest.raises(NoWorkspaceError):
        open_quickly(file.parent, clock).take_over()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
class TestThroughALink:
    """The workspace's file may lie elsewhere: what is in the folder is a link, which stays one."""

    @pytest.fixture
    def desk(self, file: Path, tmp_path: Path) -> Path:
        (tmp_path / "disk").mkdir()
        (tmp_path / "desk" / BACKUPS).mkdir(parents=True)
        file.rename(tmp_path / "disk" / "real.db")
        (tmp_path / "desk" / DATABASE).symlink_to(tmp_path / "disk" / "real.db")
        return tmp_path / "desk"

    def test_a_backup_goes_back_to_where_the_file_is(self, desk: Path, tmp_path: Path) -> None:
        with open_workspace(desk, clock) as opened:
            opened.clients.add("Bakery")
            made = opened.backups.make()
            opened.clients.add("Dentist")
        kept = BackupService(desk, clock).restore(made)
        assert (desk / DATABASE).is_symlink()
        assert names(tmp_path / "disk" / "real.db") == ["Bakery"]
        assert kept is not None
        assert backup.verify(kept).counts["client"] == 2
        assert names_in(desk) == [BACKUPS, "media", DATABASE]

    def test_what_is_only_in_its_journal_is_seen(self, desk: Path) -> None:
        with open_workspace(desk, clock) as opened:
            opened.backups.make()
            opened.clients.add("Bakery")
            assert opened.backups.make_if_needed(Reason.REGULAR) is not None
            with closing(open_quickly(desk)) as quick:
                assert [each.name for each in quick.quickest.clients()] == ["Bakery"]
