"""Text that could not be saved, in a file of its own: written where there is room, found again at the next start.

Beside the workspace its name tells when. Elsewhere it tells of which workspace, and is looked for by that name alone:
nobody wants to search such folders.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.machine.files import written_whole
from smmdesk.machine.places import spare_folders

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

_MOST: Final = 9
"""Files of one name, each with its number."""


class Kept(NamedTuple):
    """What could not be saved, and the file that it is in: beside the workspace, elsewhere, or none."""

    text: str
    file: Path | None = None
    is_beside: bool = False


def keep(words: Sequence[str], folder: Path | None, now: datetime) -> Kept:
    """Write it beside the workspace, else into the user's own folder, else into that for temporary files."""
    text = "\n\n".join(words)
    for place in (folder, *spare_folders()) if text else ():
        if place is not None and (file := _written(place, _stem(place, folder, now), text)) is not None:
            return Kept(text, file, place == folder)
    return Kept(text)


def found(folder: Path) -> list[Path]:
    """What was kept for this workspace and is still there: beside it, the oldest first, then elsewhere."""
    with suppress(OSError):
        elsewhere = (file for place in spare_folders() for file in _names(place, _mark(folder)))
        return [*sorted(folder.glob("not-saved-*.txt")), *(file for file in elsewhere if _is_ours(file))]
    return []


def _stem(place: Path, folder: Path | None, now: datetime) -> str:
    return _mark(folder) if folder is not None and place != folder else f"not-saved-{now:%Y%m%d-%H%M%S}"


def _mark(folder: Path) -> str:
    """Workspaces may have the same name."""
    place = folder.resolve()
    path = str(place).encode("utf-8", "surrogateescape")
    return f"not-saved-{place.name}-{sha256(path).hexdigest()[:8]}"


def _names(place: Path, stem: str) -> Iterator[Path]:
    yield place / f"{stem}.txt"
    yield from (place / f"{stem}-{number}.txt" for number in range(2, _MOST + 1))


def _written(place: Path, stem: str, text: str) -> Path | None:
    """The file, whose name was free; none where the disk, or a name, refuses."""
    with suppress(OSError):
        if (file := next((each for each in _names(place, stem) if not each.exists()), None)) is not None:
            with written_whole(file) as part:
                part.write_bytes(text.encode("utf-8", "replace") + b"\n")
            return file
    return None


def _is_ours(file: Path) -> bool:
    """In a folder for all anybody may put a file."""
    if not file.is_file() or file.is_symlink():
        return False
    return sys.platform == "win32" or file.stat().st_uid == os.getuid()
