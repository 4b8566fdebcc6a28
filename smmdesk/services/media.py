"""Media files of posts and clients: copied into the workspace, and kept there so that undo finds them again."""

from __future__ import annotations

import hashlib
import os
import shutil
from threading import Lock
from typing import TYPE_CHECKING, Final

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.media import kept_name
from smmdesk.domain.text import _
from smmdesk.exchange.errors import ClosedFileError
from smmdesk.exchange.files import check_file
from smmdesk.machine.files import written_whole
from smmdesk.storage.errors import DiskFullError, understood

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from smmdesk.machine.progress import Progress

MOST: Final = 2 * 1024**3
"""Bytes of one file."""
_SPARE: Final = 200 * 1024**2
"""Bytes that stay free: the workspace itself must be able to grow."""
_PIECE: Final = 1024**2  # bytes; between two of them one may cancel


class MediaTooLargeError(SmmdeskError):
    """A file that would fill the workspace's disk sooner or later."""

    message = _("{name} is larger than 2 GB and was not added. Keep it where it is, and note its place.")


class MediaService:
    """The folder `media` of a workspace. Nothing in it is ever run, changed or removed by the program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._one_at_a_time = Lock()

    def keep(self, sources: Sequence[Path], progress: Progress) -> list[str]:
        """Copy files here; the names by which posts know them. The same file is kept once."""
        with self._one_at_a_time, understood():
            sizes = [_size(source) for source in sources]
            self.folder.mkdir(mode=0o700, exist_ok=True)
            if shutil.disk_usage(self.folder).free < sum(sizes) + _SPARE:
                raise DiskFullError
            # each is read twice: to be known by its hash, then to be copied
            heard = _counted(progress, 2 * sum(sizes))
            return [self._keep(source, heard) for source in sources]

    def file(self, name: str) -> Path | None:
        """A kept file; None where it is missing, or the name leads anywhere else than into the folder."""
        path = self.folder / name
        # a colon is a drive or a hidden stream on Windows, and names come from workspaces of others, too
        is_plain = name not in {"", ".", ".."} and not set(name) & set("/\\:\0")
        return path if is_plain and _is_file(path) and not path.is_symlink() else None

    def _keep(self, source: Path, heard: Callable[[int], None]) -> str:
        if source.parent.resolve() == self.folder.resolve():
            return source.name
        digest = hashlib.sha256()
        for piece in _pieces(source, heard):
            digest.update(piece)
        name = kept_name(source.name, digest.hexdigest())
        # of another length: whatever copied the folder was broken off
        if (known := self.file(name)) is None or known.stat().st_size != source.stat().st_size:
            with written_whole(self.folder / name) as part:
                _copy(source, part, heard)
        return name


def copy_all(source: Path, target: Path) -> None:
    """Copy the files of one such folder into another, a new one; posts say which are missing as they cannot be read."""
    for file in source.iterdir() if source.is_dir() else ():
        if file.is_symlink() or not file.is_file():
            continue
        try:
            with understood():
                # not written whole each, since the folder itself is moved into its place once all of it is there
                _copy(file, target / file.name)
        except ClosedFileError:
            (target / file.name).unlink(missing_ok=True)


def _copy(source: Path, target: Path, heard: Callable[[int], object] = lambda _more: None) -> None:
    with target.open("wb") as out:
        for piece in _pieces(source, heard):
            out.write(piece)


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113  (Path's raises where a name is too long, or its folder is closed)


def _size(source: Path) -> int:
    check_file(source)
    size = source.stat().st_size
    if size > MOST:
        raise MediaTooLargeError(name=source.name)
    return size


def _pieces(source: Path, heard: Callable[[int], object]) -> Iterator[bytes]:
    try:
        with source.open("rb") as file:
            while piece := file.read(_PIECE):
                heard(len(piece))
                yield piece
    except OSError as error:  # of reading: what goes wrong with writing is not raised in here
        raise ClosedFileError(name=source.name) from error


def _counted(progress: Progress, total: int) -> Callable[[int], None]:
    """What counts bytes up to the total."""
    done = 0

    def heard(more: int) -> None:
        nonlocal done
        done += more
        progress.report(min(done, total), total)

    return heard
