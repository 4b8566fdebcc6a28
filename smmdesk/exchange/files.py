"""Writing a file for others whole or not at all: a failed export never destroys last month's report."""

from collections.abc import Callable
from os.path import realpath
from pathlib import Path
from typing import BinaryIO

from smmdesk.exchange.errors import NotWrittenError
from smmdesk.machine.files import written_whole

Writer = Callable[[BinaryIO], object]


def write_atomically(path: Path, write: Writer) -> None:
    """Have `write` fill a file that takes the place of `path` once it is on the disk; readable by its owner only.

    Where `path` is a link, what it points to is written. When anything fails, what stood at `path` is as it was; what
    the disk refused is a `NotWrittenError`.
    """
    try:
        with written_whole(Path(realpath(path))) as part, part.open("w+b") as file:
            write(file)
    except OSError as error:
        raise NotWrittenError(name=path.name, reason=error) from error
