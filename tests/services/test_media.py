"""Media files: copied whole or not at all, found by name, and never anywhere but in their folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.errors import MissingRecordError
from smmdesk.domain.posts import Post
from smmdesk.exchange.errors import ClosedFileError, MissingFileError, NotAFileError
from smmdesk.machine.progress import Cancelled, Progress
from smmdesk.opening import copy_workspace
from smmdesk.services import media
from smmdesk.services.keeping.rescue import rescue
from smmdesk.services.media import MediaTooLargeError
from smmdesk.storage.errors import DiskFullError

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.workspace import Workspace


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A file outside of the workspace."""
    path = tmp_path / "Our bread.JPG"
    path.write_bytes(b"bread" * 500_000)
    return path


def kept(workspace: Workspace) -> list[str]:
    """What lies in the folder."""
    return sorted(path.name for path in workspace.media.folder.iterdir())


def test_a_file_is_copied_once_under_its_name_and_mark(workspace: Workspace, picture: Path) -> None:
    mark = hashlib.sha256(picture.read_bytes()).hexdigest()[:8]
    assert workspace.media.keep([picture, picture], Progress()) == [f"Our bread-{mark}.jpg"] * 2
    assert kept(workspace) == [f"Our bread-{mark}.jpg"]
    path = workspace.media.file(f"Our bread-{mark}.jpg")
    assert path
    assert path.read_bytes() == picture.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 or os.name == "nt"
    assert picture.exists()


def test_equal_names_of_different_files_stay_apart(workspace: Workspace, picture: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / picture.name
    other.write_bytes(b"cake")
    assert len({*workspace.media.keep([picture, other], Progress())}) == 2
    assert len(kept(workspace)) == 2


def test_a_file_of_the_folder_itself_is_not_copied_again(workspace: Workspace) -> None:
    workspace.media.folder.joinpath("hand-made.png").write_bytes(b"x")
    assert workspace.media.keep([workspace.media.folder / "hand-made.png"], Progress()) == ["hand-made.png"]
    assert kept(workspace) == ["hand-made.png"]


def test_half_a_copy_left_by_another_disk_is_made_whole(workspace: Workspace, picture: Path) -> None:
    (name,) = workspace.media.keep([picture], Progress())
    (workspace.media.folder / name).write_bytes(b"half")
    assert workspace.media.keep([picture], Progress()) == [name]
    assert (workspace.media.folder / name).stat().st_size == picture.stat().st_size


def test_the_folder_may_have_been_removed(workspace: Workspace, picture: Path) -> None:
    workspace.media.folder.rmdir()
    assert workspace.media.keep([picture], Progress()) == kept(workspace)


def test_progress_counts_bytes_and_cancelling_leaves_nothing(workspace: Workspace, picture: Path) -> None:
    told: list[tuple[int, int]] = []
    workspace.media.keep([picture], Progress(lambda done, total: told.append((done, total))))
    size = picture.stat().st_size
    assert told[-1] == (2 * size, 2 * size)
    assert [done for done, _total in told] == sorted(done for done, _total in told)

    other = picture.with_name("other.mp4")
    other.write_bytes(b"film" * 1_000_000)
    progress = Progress(lambda done, total: progress.cancel() if done > 0.7 * total else None)
    before = kept(workspace)
    with pytest.raises(Cancelled):
        workspace.media.keep([other], progress)
    assert kept(workspace) == before


def test_too_large_missing_and_folders_are_refused_before_anything_is_copied(
    workspace: Workspace, picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for bad, refusal in (
        (tmp_path / "gone.jpg", MissingFileError),
        (tmp_path / ("x" * 300), MissingFileError),
        (tmp_path, NotAFileError),
        (Path("/dev/null"), NotAFileError),
    ):
        with pytest.raises(refusal):
            workspace.media.keep([picture, bad], Progress())
    monkeypatch.setattr(media, "MOST", 1000)
    with pytest.raises(MediaTooLargeError, match=r"Our bread\.JPG is larger than 2 GB"):
        workspace.media.keep([picture], Progress())
    assert kept(workspace) == []


@pytest.mark.parametrize(
    "fault", [lambda _path: SimpleNamespace(free=10), lambda _path: (_ for _ in ()).throw(OSError(28, ""))]
)
def test_a_full_disk_says_so(
    workspace: Workspace, picture: Path, monkeypatch: pytest.MonkeyPatch, fault: Callable[[Path], object]
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", fault)
    with pytest.raises(DiskFullError):
        workspace.media.keep([picture], Progress())
    assert kept(workspace) == []


def test_two_gigabytes_are_taken_and_a_byte_more_is_not(workspace: Workspace, tmp_path: Path) -> None:
    """Files with nothing in them: sizes are looked at before anything is read."""
    film, longer = tmp_path / "film.mp4", tmp_path / "longer.mp4"
    for path, size in ((film, 2 * 1024**3), (longer, 2 * 1024**3 + 1)):
        with path.open("wb") as file:
            file.truncate(size)
    assert media._size(film) == 2 * 1024**3  # noqa: SLF001  # to keep it would take a minute
    with pytest.raises(MediaTooLargeError, match=r"longer\.mp4"):
        workspace.media.keep([longer], Progress())


@pytest.mark.parametrize(("short", "is_kept"), [(0, True), (1, False)])
def test_200_megabytes_stay_free_for_the_workspace_itself(
    workspace: Workspace, picture: Path, monkeypatch: pytest.MonkeyPatch, short: int, is_kept: bool
) -> None:
    free = 2 * picture.stat().st_size + 200 * 1024**2 - short
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=free))
    if is_kept:
        assert len(set(workspace.media.keep([picture, picture], Progress()))) == 1
    else:
        with pytest.raises(DiskFullError):
            workspace.media.keep([picture, picture], Progress())


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../workspace.db", "a/b.jpg", "C:\\a.jpg", "/etc/passwd", "x\0.jpg", "long" * 900]
)
def test_a_name_never_leads_out_of_the_folder(workspace: Workspace, name: str) -> None:
    assert workspace.media.file(name) is None


def test_a_link_in_the_folder_is_no_file_of_ours(workspace: Workspace, picture: Path) -> None:
    (workspace.media.folder / "link.jpg").symlink_to(picture)
    assert workspace.media.file("link.jpg") is None


def test_a_post_gets_files_once_in_one_step_and_undo_keeps_them(workspace: Workspace, picture: Path) -> None:
    client = workspace.clients.add("Bakery")
    post = workspace.calendar.add(client.id, workspace.today(), "Rye bread")
    names = workspace.media.keep([picture], Progress())
    workspace.calendar.add_media(post.id, names)
    workspace.calendar.add_media(post.id, [*names, "https://example.org/film.mp4"])
    assert workspace.records.get(Post, post.id).media == (*names, "https://example.org/film.mp4")
    workspace.history.undo()
    workspace.history.undo()
    assert workspace.records.get(Post, post.id).media == ()
    assert kept(workspace) == names
    workspace.history.redo()
    assert workspace.records.get(Post, post.id).media == tuple(names)
    workspace.calendar.remove([post.id])
    with pytest.raises(MissingRecordError):
        workspace.calendar.add_media(post.id, names)


def test_a_copy_and_a_rescue_take_all_files_along_that_can_be_read(
    workspace: Workspace, picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (name,) = workspace.media.keep([picture], Progress())
    (workspace.media.folder / "link.jpg").symlink_to(picture)
    (workspace.media.folder / "locked.jpg").write_bytes(b"x")
    refuse(monkeypatch, "locked.jpg", ClosedFileError(name="locked.jpg"))
    copy_workspace(workspace, tmp_path / "copy")
    workspace.clients.add("Bakery")
    rescue(workspace.media.folder.parent, tmp_path / "rescued", nameless="?")
    for place in ("copy", "rescued"):
        (copied,) = (tmp_path / place / "media").iterdir()
        assert (copied.name, copied.read_bytes()) == (name, picture.read_bytes())


def test_what_is_no_file_of_ours_keeps_nothing_back(tmp_path: Path) -> None:
    """Links and folders are passed over, wherever they stand among the files."""
    source, target = tmp_path / "media", tmp_path / "copy"
    source.mkdir()
    target.mkdir()
    for n in range(6):
        (source / f"{n}.jpg").write_bytes(b"x")
        (source / f"{n}-link.jpg").symlink_to(source / f"{n}.jpg")
        (source / f"{n}-folder").mkdir()
    media.copy_all(source, target)
    assert sorted(each.name for each in target.iterdir()) == [f"{n}.jpg" for n in range(6)]
    media.copy_all(tmp_path / "nowhere", target)
    assert len(list(target.iterdir())) == 6


def test_a_copy_for_which_there_is_no_room_leaves_no_trace(
    workspace: Workspace, picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (name,) = workspace.media.keep([picture], Progress())
    refuse(monkeypatch, name, OSError(28, ""))
    with pytest.raises(DiskFullError):
        copy_workspace(workspace, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def refuse(monkeypatch: pytest.MonkeyPatch, name: str, error: Exception) -> None:
    """Have the copying of a file of that name end so."""
    plain = media._copy  # noqa: SLF001  # a fault is put behind it

    def copy(source: Path, target: Path) -> None:
        plain(source, target)
        if source.name == name:
            raise error

    monkeypatch.setattr(media, "_copy", copy)
