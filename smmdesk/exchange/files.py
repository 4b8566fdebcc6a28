"""Writing a file whole or not at all: a failed export never destroys last month's report."""

import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from smmdesk.exchange.errors import NotWrittenError

Writer = Callable[[BinaryIO], None]


def write_atomically(path: Path, write: Writer) -> None:
    """Have `write` fill a temporary file beside `path`, and put it in its place once it is on the disk.

    Readable by its owner only. When anything fails, what stood at `path` is as it was and nothing is left beside it;
    what the disk refused is a `NotWrittenError`.
    """
    part = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        _fill(part, write)
        os.replace(part, path)
        _settle(path.parent)
    except OSError as error:
        _drop(part)
        raise NotWrittenError(name=path.name, reason=error.strerror or type(error).__name__) from error
    except BaseException:
        _drop(part)
        raise


def _fill(part: Path, write: Writer) -> None:
    with open(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600), "w+b") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """The new name itself has to reach the disk; Windows does so on its own and can't open folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _drop(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink()
