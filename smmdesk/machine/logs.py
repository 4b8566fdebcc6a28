"""The log file: for our bugs. Text that people typed never goes in: errors stand there by their places alone."""

from __future__ import annotations

import logging
import traceback
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smmdesk.machine.places import log_folder
from smmdesk.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable
    from logging.handlers import RotatingFileHandler
    from types import FrameType

LOG_NAME: Final = "smmdesk.log"
_BYTES = 2_000_000
_FORMER = 2
_CAUSES = 8


def log_failure(error: BaseException) -> Path | None:
    """Write down where a failure came about; the log's path, None where nothing can be written."""
    path = log_folder() / LOG_NAME
    entry = logging.makeLogRecord({"levelname": "ERROR", "msg": described(error)})
    try:
        with closing(opened_log(path.parent)) as log:
            if log.shouldRollover(entry):
                log.doRollover()
        with path.open("a", encoding="utf-8") as file:  # not by emit(), which keeps it to itself that a disk is full
            file.write(f"{log.format(entry)}\n")
    except OSError:
        return None
    return path


def opened_log(folder: Path) -> RotatingFileHandler:
    """The log in this folder, for its owner alone: two megabytes, and two former ones; OSError where none can be."""
    from logging.handlers import RotatingFileHandler

    path = folder / LOG_NAME
    _made_ours(path)
    log = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_FORMER, encoding="utf-8")
    # the handler opens the next file right after this, which has to be there and private by then
    log.rotator = _moved
    log.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return log


def _moved(source: str, target: str) -> None:
    Path(source).replace(target)
    _made_ours(Path(source))


def _made_ours(path: Path) -> None:
    """A file that only its owner may read: by itself, the handler would make one as the umask has it."""
    # both: `touch` leaves a file that is there as it is, and the umask may take more away
    path.touch(0o600)
    path.chmod(0o600)


def described(error: BaseException) -> str:
    """The surroundings, the kind of error and where it happened, cause by cause.

    Never its message: that may quote what a client wrote.
    """
    import platform

    surroundings = f"SMMdesk {VERSION} on {platform.platform()}, Python {platform.python_version()}"
    return f"{surroundings}\n" + "\ncaused by ".join(_causes(error))


def _causes(error: BaseException) -> list[str]:
    parts: list[str] = []
    link: BaseException | None = error
    # causes that were set by hand may lead in a circle
    while link is not None and len(parts) < _CAUSES:
        number = f" (errno {link.errno})" if isinstance(link, OSError) else ""
        kind = f"{type(link).__module__}.{type(link).__qualname__}{number}"
        parts.append("\n".join([kind, *places(traceback.walk_tb(link.__traceback__))]))
        link = link.__cause__ or link.__context__
    return parts


def places(frames: Iterable[tuple[FrameType, int]]) -> list[str]:
    """Where the program was, a line each."""
    # places only: the lines of source would be read from disk for nothing
    found = traceback.StackSummary.extract(frames, lookup_lines=False)
    return [f"  {_short(place.filename)}:{place.lineno} {place.name}" for place in found]


def _short(name: str) -> str:
    """The end of a path: the beginning may name the person."""
    return "/".join(Path(name).parts[-3:])
