"""The log file: for our bugs. Text that people typed never goes in: errors stand there by their places alone."""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Final

from smmdesk.machine.places import log_folder
from smmdesk.version import VERSION

LOG_NAME: Final = "smmdesk.log"
_CAUSES = 8


def log_failure(error: BaseException) -> Path | None:
    """Write down where a failure came about; the log's path, None where nothing can be written."""
    try:
        path = log_folder() / LOG_NAME
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now():%Y-%m-%d %H:%M:%S} {described(error)}\n")
    except OSError:
        return None
    return path


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
    while link is not None and len(parts) < _CAUSES:
        number = f" (errno {link.errno})" if isinstance(link, OSError) else ""
        kind = f"{type(link).__module__}.{type(link).__qualname__}{number}"
        parts.append("\n".join([kind, *places(traceback.walk_tb(link.__traceback__))]))
        link = link.__cause__ or link.__context__
    return parts


def places(frames: Iterable[tuple[FrameType, int]]) -> list[str]:
    """Where the program was, a line each."""
    found = traceback.StackSummary.extract(frames, lookup_lines=False)
    return [f"  {_short(place.filename)}:{place.lineno} {place.name}" for place in found]


def _short(name: str) -> str:
    """The end of a path: the beginning may name the person."""
    return "/".join(Path(name).parts[-3:])
