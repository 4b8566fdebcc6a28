"""Files that are written whole or not at all, and only for their owner; and small ones of ours, read back."""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import contextmanager, suppress
from shutil import rmtree
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

T = TypeVar("T")
_PART = ".smmdesk-{}.part"
_IS_PART = re.compile(r"\.smmdesk-[0-9a-f]{12}\.part")
_A_DAY = 24 * 3600
_DAMAGE: Final = (
    OSError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    OverflowError,
    RecursionError,
    MemoryError,
)
"""What reading raises where something else stands: brackets and digits without end, a text for a number."""
_in_work: set[Path] = set()
"""those that this program has not finished yet"""


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """An empty file beside `path` to be written; it takes the place of `path` once the block is left.

    A failure, or a power cut at any moment, leaves what was there before. Its name is its own: another program may be
    writing the same file just now. What a power cut left of one is removed a day later.
    """
    with _part_in(path.parent) as part:
        # EXCL: never through a link that somebody laid there
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        # now, since the stamp of the file just made tells the time by the clock of its disk
        _sweep(part)
        try:
            yield part
            # before it gets its name: after a power cut that could be the name of an empty file
            sync(part)
            part.replace(path)
        # Ctrl-C, too
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    sync_folder(path.parent)


@contextmanager
def folder_apart(parent: Path) -> Iterator[Path]:
    """A new hidden folder in there, to make something in; it is gone once the block is left.

    What is whole is moved out of it. What a kill left of one is removed a day later, as that of a file.
    """
    with _part_in(parent) as part:
        part.mkdir(mode=0o700)
        _sweep(part)
        try:
            yield part
        finally:
            rmtree(part, ignore_errors=True)


@contextmanager
def _part_in(folder: Path) -> Iterator[Path]:
    """A name for such a file or folder, remembered as long as the block lasts."""
    part = folder.absolute() / _PART.format(os.urandom(6).hex())
    _in_work.add(part)
    try:
        yield part
    finally:
        _in_work.discard(part)


def _sweep(part: Path) -> None:
    """Remove what is left over beside it, and nothing that this program is writing: a clock may be put right, by years,
    between two files of one act."""
    others = [each for each in part.parent.glob(_PART.format("*")) if is_part(each) and each not in _in_work]
    for each in written_a_day_before(part, others):
        with suppress(OSError):  # another program may be doing the same
            rmtree(each) if each.is_dir() else each.unlink()


def left_over(files: Sequence[Path]) -> list[Path]:
    """Those of the files in one folder that nobody has written to for a day, by the clock of their disk."""
    if not files:
        return []
    with _part_in(files[0].parent) as now:
        now.touch(0o600)
        try:
            return list(written_a_day_before(now, files))
        finally:
            now.unlink()


def make_private(folder: Path) -> None:
    """Make the folder, and what it lies in, for its owner alone, whatever the umask; one that was there becomes so."""
    # one by one, since `parents=True` makes those in between as the umask has it
    missing = [each for each in folder.parents if not each.exists()]
    for each in (*reversed(missing), folder):
        each.mkdir(exist_ok=True)
        with suppress(OSError):  # a disk that only can be read, or knows no such rights
            each.chmod(0o700)


def is_part(path: Path) -> bool:
    """Whether it is one of these hidden files and folders of ours, by its name."""
    return _IS_PART.fullmatch(path.name) is not None


def written_a_day_before(other: Path, files: Iterable[Path]) -> Iterator[Path]:
    """Those of the files beside the other that nobody has written to since then.

    Only stamps are compared: a file server gives them by its own clock, which may be days off ours.
    """
    now = other.stat().st_mtime
    for each in files:
        with suppress(OSError):  # another program may just have removed it
            if each.stat().st_mtime < now - _A_DAY:
                yield each


def sync(path: Path) -> None:
    """Wait until the file's content is on the disk, not only on its way there."""
    # to be written, though nothing is: Windows flushes no other
    descriptor = os.open(path, os.O_RDWR)
    try:
        _sync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the folder's list of names is on the disk; Windows does that by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _sync(descriptor)
    finally:
        os.close(descriptor)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":  # there fsync stops at the drive's cache
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        return
    os.fsync(descriptor)


def read_json(path: Path, made: Callable[[Any], T]) -> T | None:
    """What is `made` of the content of a small file of ours; None where there is none, or it holds anything else."""
    try:
        # a pipe would be waited for
        return from_json(path.read_bytes(), made) if path.is_file() else None
    except (OSError, MemoryError):
        return None


def from_json(content: bytes, made: Callable[[Any], T]) -> T | None:
    """The same of what was read already."""
    try:
        return made(json.loads(content.decode("utf-8")))
    except _DAMAGE:
        return None
