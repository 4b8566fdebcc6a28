"""What a command says and when it is done."""

from __future__ import annotations

import json
import re
import signal
import sys
from contextlib import suppress
from threading import Event

_done = Event()
_STEERING = "[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+"


def one_line(text: str) -> str:
    """Without what would break the line, steer the terminal or turn the writing round: names and cells may hold it."""
    return re.sub(_STEERING, " ", text)


def print_json(report: object) -> None:
    """One line; letters that the stream may not have are written as their numbers."""
    every_letter = getattr(sys.stdout, "encoding", "").lower().replace("-", "") == "utf8"
    print(json.dumps(report, ensure_ascii=not every_letter))


def begin() -> None:
    """Nothing was done yet."""
    _done.clear()


def is_done() -> bool:
    """Whether what was asked for is done, whatever goes wrong afterwards."""
    return _done.is_set()


def be_done() -> None:
    """From here on what was asked for is done: Ctrl-C comes too late, and must not say that nothing was changed."""
    _done.set()
    with suppress(ValueError):  # only the main thread is ever interrupted
        signal.signal(signal.SIGINT, signal.SIG_IGN)
