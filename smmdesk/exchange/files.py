"""Writing a file for others whole or not at all: a failed export never destroys last month's report."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from smmdesk.exchange.errors import MissingFileError, NotAFileError, NotReplacedError, NotWrittenError
from smmdesk.machine.files import written_whole

Writer = Callable[[BinaryIO], object]


def write_atomically(path: Path, write: Writer) -> None:
    """Have `write` fill a file that takes the place of `path` once it is on the disk; readable by its owner only.

    Where `path` is a link, what it points to is written. When anything fails, what stood at `path` is as it was; what
    the disk refused is a `NotWrittenError`, or `NotReplacedError`.
    """
    try:
        with written_whole(Path(os.path.realpath(path))) as part, part.open("w+b") as file:
            write(file)
    except OSError as error:
        kind = NotReplacedError if os.path.lexists(path) else NotWrittenError
        raise kind(name=path.name, reason=error) from error


def check_file(path: Path) -> None:
    """Refuse what cannot be read as a file: `MissingFileError` or `NotAFileError`."""
    # by `os.path`: Path's own questions raise where a name is too long, or its folder is closed
    if not os.path.isfile(path):  # noqa: PTH113
        raise (NotAFileError if os.path.exists(path) else MissingFileError)(name=path.name or path)  # noqa: PTH110
