"""Most of a damaged workspace comes back, nothing invented, and the damaged file stays as it is."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3.dbapi2 import DatabaseError

from smmdesk.domain.budget import Budget, BudgetLine
from smmdesk.domain.changes import MAKE_EXAMPLE
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.posts import Post
from smmdesk.storage.connection import SCHEMA_VERSION, beside, connect, connect_reading
from smmdesk.storage.errors import DamagedWorkspaceError, NewerWorkspaceError, NothingToRescueError
from smmdesk.storage.kinds import adding
from smmdesk.storage.opening import create, inspect, open_file
from smmdesk.storage.salvage import Salvaged, _Reading, salvage
from tests.every import every
from tests.records import KINDS, plain_family
from tests.storage.conftest import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = 4096
POSTS = 360
LEAF = 13  # the first byte of a page that holds rows


@pytest.fixture(scope="module")
def sound(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One client with many posts, and records of every kind."""
    path = Path(shutil.copy(empty_file, tmp_path_factory.mktemp("sound") / "workspace.db"))
    with closing(open_file(path, clock)) as database, database.write(MAKE_EXAMPLE) as work:
        for number, kind in enumerate(KINDS):
            for each in plain_family(kind, number):
                work.save(each)
        work.save(Client(id=ClientId("bakery"), name="Bakery"))
        posts = [Post(id=PostId(f"{n:06}"), client_id=ClientId("bakery"), text=f"Post {n} " * 12) for n in range(POSTS)]
        work.save_all(posts)
    return path


@pytest.fixture
def damaged(sound: Path, tmp_path: Path) -> Path:
    """A copy to be damaged."""
    return Path(shutil.copy(sound, tmp_path / "workspace.db"))


def rescued(path: Path) -> tuple[Path, Salvaged]:
    """What becomes of it; it stays as it was, and what comes of it is a sound workspace."""
    out = path.with_name("rescued.db")
    out.unlink(missing_ok=True)
    out.write_bytes(_nothing_yet())
    before = {each.name: each.read_bytes() for each in path.parent.glob("workspace.db*")}
    found = salvage(path, out, nameless="Lost")
    assert {each.name: each.read_bytes() for each in path.parent.glob("workspace.db*")} == before
    assert not list(path.parent.glob(".rescue-*"))
    assert inspect(out) == SCHEMA_VERSION
    with closing(open_file(out, clock)) as database:
        assert database.check() == []
        assert database.undoable() is None
    return out, found


@cache
def _nothing_yet() -> bytes:
    """A new database, made once: the migrations take longer than the rescue."""
    with TemporaryDirectory() as folder:
        create(Path(folder) / "new.db", clock).close()
        return (Path(folder) / "new.db").read_bytes()


def records(path: Path, kind: type[Any]) -> dict[str, object]:
    with closing(open_file(path, clock)) as database, database.read() as reader:
        return {each.id: each for each in reader.all(kind)}


def pages(path: Path, word: bytes) -> list[int]:
    """The numbers of the leaf pages on which the word stands, from 0."""
    content = path.read_bytes()
    every = [content[start : start + PAGE] for start in range(0, len(content), PAGE)]
    return [number for number, page in enumerate(every) if page[0] == LEAF and word in page]


def destroy(path: Path, numbers: Sequence[int], filling: bytes = b"\xa5") -> None:
    content = bytearray(path.read_bytes())
    for number in numbers:
        content[number * PAGE : (number + 1) * PAGE] = (filling * PAGE)[:PAGE]
    path.write_bytes(content)


def root(path: Path, name: str) -> int:
    with closing(connect_reading(path, immutable=True)) as connection:
        found = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    return int(found[0]) - 1


def test_a_whole_one_comes_through_whole(damaged: Path) -> None:
    out, found = rescued(damaged)
    for kind in KINDS:
        assert records(out, kind) == records(damaged, kind)
    assert found.saved["post"] > POSTS
    assert not any(found.lost.values())
    assert found.nameless == 0


@pytest.mark.parametrize("filling", [b"\0", b"\xa5", b"\r\0\0\0\x05"])
def test_pages_destroyed_in_the_middle_cost_the_rows_on_them_only(damaged: Path, filling: bytes) -> None:
    before, leaves = records(damaged, Post), pages(damaged, b"Post 1")
    destroy(damaged, leaves[len(leaves) // 3 :: len(leaves) // 3][:2], filling)
    with pytest.raises(DamagedWorkspaceError):  # it is refused, and cannot be read as a whole either
        inspect(damaged)
    with closing(connect_reading(damaged, immutable=True)) as connection, pytest.raises(DatabaseError):
        connection.execute("SELECT * FROM post").fetchall()
    out, found = rescued(damaged)
    after = records(out, Post)
    assert after.items() <= before.items()
    assert POSTS * 0.85 < len(after) < len(before)
    assert found.lost["post"] == len(before) - len(after)
    assert found.saved["post"] == len(after)
    assert {name for name, lost in found.lost.items() if lost} == {"post"}


def test_without_any_index_losses_are_told_roughly(damaged: Path) -> None:
    before, leaves = records(damaged, Post), pages(damaged, b"Post 1")
    indexes = ("sqlite_autoindex_post_1", "ix_post_client_id_moment_wall", "ix_post_moment_wall")
    destroy(damaged, [leaves[2], *(root(damaged, name) for name in indexes)])
    out, found = rescued(damaged)
    assert records(out, Post).items() <= before.items()
    assert found.lost["post"] == len(before) - found.saved["post"] > 0


@pytest.mark.parametrize(
    ("where", "other"),
    [
        ("sqlite_autoindex_post_1", "ix_contact_client_id"),
        ("ix_contact_client_id", "sqlite_autoindex_post_1"),
    ],
)
def test_an_index_that_speaks_of_another_table_costs_nothing(damaged: Path, where: str, other: str) -> None:
    """A disk may give a page in another's place: the rows themselves are all there."""
    before = {kind: records(damaged, kind) for kind in KINDS}
    here, there = root(damaged, where), root(damaged, other)
    destroy(damaged, [here], damaged.read_bytes()[there * PAGE : (there + 1) * PAGE])
    out, found = rescued(damaged)
    assert {kind: records(out, kind) for kind in KINDS} == before
    assert not found.lost["post"]


def test_a_table_of_which_nothing_is_left_says_so(damaged: Path) -> None:
    names = ("post", "sqlite_autoindex_post_1", "ix_post_client_id_moment_wall", "ix_post_moment_wall")
    destroy(damaged, [root(damaged, name) for name in names])
    _out, found = rescued(damaged)
    assert (found.saved["post"], found.lost["post"]) == (0, None)


def test_a_client_without_a_card_stands_nameless_before_its_posts(damaged: Path) -> None:
    clients = records(damaged, Client)
    with closing(connect(damaged, foreign_keys="OFF", journal_mode="DELETE")) as connection:
        connection.execute("UPDATE client SET status = 'x' WHERE id = 'bakery'")
    out, found = rescued(damaged)
    assert found.nameless == 1
    assert found.lost["client"] == 1
    assert records(out, Client) == {**clients, "bakery": Client(id=ClientId("bakery"), name="Lost")}
    assert found.saved["post"] > POSTS


def test_several_nameless_clients_are_told_apart(damaged: Path) -> None:
    destroy(damaged, pages(damaged, b"Bakery"))
    out, found = rescued(damaged)
    names = {str(getattr(each, "name", "")) for each in records(out, Client).values()}
    assert found.nameless > 1
    assert {name for name in names if name.startswith("Lost")} == {
        "Lost",
        *(f"Lost {n}" for n in range(2, found.nameless + 1)),
    }


def test_what_belongs_to_a_lost_one_goes_and_a_mere_pointer_is_cleared(damaged: Path) -> None:
    with closing(connect(damaged, foreign_keys="OFF", journal_mode="DELETE")) as connection:
        connection.execute("DELETE FROM budget")
        connection.execute("UPDATE evaluation SET provider_id = 'gone'")
    out, found = rescued(damaged)
    assert records(out, Budget) == {} == records(out, BudgetLine)
    assert found.lost["budget_line"]
    with closing(connect_reading(out)) as connection:
        assert {row[0] for row in connection.execute("SELECT provider_id FROM evaluation")} == {None}


def test_one_broken_letter_costs_no_record(damaged: Path) -> None:
    with closing(connect(damaged, journal_mode="DELETE")) as connection:
        connection.execute("UPDATE post SET note = CAST(x'6869ff' AS TEXT) WHERE id = '000007'")
    with (
        closing(open_file(damaged, clock)) as database,
        database.read() as reader,
        pytest.raises(Exception, match="UTF"),
    ):
        reader.some(Post, ["000007"])
    out, found = rescued(damaged)
    assert getattr(records(out, Post)["000007"], "note", "") == "hi\ufffd"
    assert not any(found.lost.values())


@pytest.mark.parametrize("restored", [False, True])
@pytest.mark.parametrize("left", ["head gone", "tail gone"])
def test_without_its_head_or_its_tail(damaged: Path, restored: bool, left: str) -> None:
    if restored:  # a restored backup is packed: its pages lie otherwise
        packed = damaged.with_name("packed.db")
        with closing(connect(damaged, journal_mode="DELETE")) as connection:
            connection.execute("VACUUM INTO ?", (str(packed),))
        packed.replace(damaged)
    before = records(damaged, Post)
    content = damaged.read_bytes()
    damaged.write_bytes(bytes(PAGE) + content[PAGE:] if left == "head gone" else content[: len(content) * 19 // 20 + 9])
    out, found = rescued(damaged)
    if left == "head gone":
        assert records(out, Post) == before
    else:
        assert records(out, Post).items() <= before.items()
        assert POSTS // 3 < found.saved["post"] < len(before)


def test_a_table_that_cannot_begin_is_not_asked_for_row_by_row(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a large file with nothing left that would be millions of questions, each refused."""
    before = len(records(damaged, Post))
    destroy(damaged, [root(damaged, "post")], b"\0")
    monkeypatch.setattr(_Reading, "_rows", lambda _reading, numbers: pytest.fail(f"asked for {numbers}"))
    _out, found = rescued(damaged)
    assert (found.saved["post"], found.lost["post"]) == (0, before)


def test_what_stands_in_the_journal_only_is_saved_too(damaged: Path, tmp_path: Path) -> None:
    killed = tmp_path / "killed"
    killed.mkdir()
    with closing(open_file(damaged, clock)) as database:
        with database.write(adding(Post)) as work:
            work.save(Post(id=PostId("late"), client_id=ClientId("bakery"), text="Late"))
        for ending in ("", "-wal"):
            shutil.copy(beside(damaged, ending), killed / f"workspace.db{ending}")
    out, _found = rescued(killed / "workspace.db")
    assert "late" in records(out, Post)


@pytest.mark.parametrize("content", [b"", b"Dear diary! " * 999, os.urandom(40 * PAGE)])
def test_where_nothing_is_left_it_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "workspace.db"
    path.write_bytes(content)
    create(tmp_path / "out.db").close()
    with pytest.raises(NothingToRescueError, match=r"workspace\.db"):
        salvage(path, tmp_path / "out.db")
    assert path.read_bytes() == content


def test_one_of_a_newer_version_is_left_to_that_version(damaged: Path) -> None:
    with closing(connect(damaged, journal_mode="DELETE")) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    with pytest.raises(NewerWorkspaceError):
        rescued(damaged)


def test_pages_that_the_disk_does_not_give_are_left_out(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = set(pages(damaged, b"Post 1")[1:2])
    opened = Path.open

    class Failing:
        """A disk with bad places."""

        def __init__(self, path: Path) -> None:
            self._file = opened(path, "rb", buffering=0)

        def __enter__(self) -> Failing:
            return self

        def __exit__(self, *_error: object) -> None:
            self._file.close()

        def seek(self, place: int) -> None:
            self._file.seek(place)

        def read(self, size: int) -> bytes:
            if self._file.tell() // PAGE in bad:
                raise OSError(5, "Input/output error")
            return self._file.read(size)

    def failing(path: Path, mode: str = "r", *given: Any, **named: Any) -> object:
        return Failing(path) if path == damaged and mode == "rb" else opened(path, mode, *given, **named)

    out = damaged.with_name("out.db")
    create(out).close()
    monkeypatch.setattr(Path, "open", failing)
    found = salvage(damaged, out)
    assert found.saved["post"] > POSTS * 0.85
    assert found.lost["post"]


@given(start=st.floats(0, 0.999), length=st.integers(1, 30_000), fill=st.binary(min_size=1, max_size=8))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_overwritten_what_comes_out_is_sound(
    sound: Path, damaged: Path, start: float, length: int, fill: bytes
) -> None:
    content = bytearray(sound.read_bytes())
    at = int(start * len(content))
    content[at : at + length] = (fill * length)[: len(content[at : at + length])]
    damaged.write_bytes(content)
    try:
        out, found = rescued(damaged)
    except (NothingToRescueError, NewerWorkspaceError):
        return
    with closing(open_file(out, clock)) as database, database.read() as reader:
        assert [each for kind in KINDS for each in reader.all(kind) if type(each) is not kind] == []
    assert every(lost is None or lost >= 0 for lost in found.lost.values())
