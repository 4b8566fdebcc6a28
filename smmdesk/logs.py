"""The log file: for our bugs. Text that people typed never goes in: tracebacks without their messages' values do."""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

from smmdesk.places import log_folder

_FILE = "smmdesk.log"


def log_failure(error: BaseException) -> Path:
    """Write down where a failure came about, not what it was about (that may hold a client's text); the log's path."""
    path = log_folder() / _FILE
    handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    handler.emit(logging.LogRecord("smmdesk", logging.ERROR, "", 0, described(error), None, None))
    handler.close()
    return path


def described(error: BaseException) -> str:
    """The chain of errors by type and place, without their texts."""
    parts = []
    link: BaseException | None = error
    while link is not None:
        places = "".join(
            f"\n  {place.filename}:{place.lineno} {place.name}" for place in traceback.extract_tb(link.__traceback__)
        )
        parts.append(f"{type(link).__name__}{places}")
        link = link.__cause__ or link.__context__
    return "\ncaused by ".join(parts)
