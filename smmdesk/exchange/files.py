"""Writing a file whole or not at all: a failed export never destroys last month's report."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from smmdesk.exchange.errors import NotWrittenError
from smmdesk.files import written_whole


def write_atomically(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Have `write` fill a new file, and put it in the place of `path` once it is on the disk.

    Readable by its owner only. What the disk or the folder refuses is a `NotWrittenError`; whatever fails, what stood
    at `path` is as it was and nothing is left beside it.
    """
    try:
        with written_whole(path) as part, part.open("r+b") as file:
            write(file)
    except OSError as error:
        raise NotWrittenError(name=path.name, reason=error.strerror or type(error).__name__) from error
