"""What a parsing child may do wrong, for test_sandbox."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smmdesk.exchange.errors import AmbiguousDatesError

if TYPE_CHECKING:
    from collections.abc import Iterator


def count(*, up_to: int) -> Iterator[int | None]:
    for number in range(up_to):
        yield number
        yield None


def silent() -> Iterator[int]:
    yield 1
    time.sleep(600)


def busy() -> Iterator[int | None]:
    yield 1
    while time.process_time() < 60:
        yield None


def crashing() -> Iterator[int]:
    yield 1
    os.abort()


def devouring() -> Iterator[int]:
    yield len(bytearray(8 << 30))


def refusing() -> Iterator[int]:
    yield 1
    raise AmbiguousDatesError(name="plan.csv", example="03/04/2026")


def failing() -> Iterator[int]:
    yield 1
    raise RuntimeError("words of a client")


def babbling() -> Iterator[int]:
    os.write(1, b"junk" * 10)
    yield 1


def chatting() -> Iterator[int]:
    print("to standard error", file=sys.stderr)
    yield 1


def writing(*, path: str) -> Iterator[int]:
    with Path(path).open("w", encoding="utf-8") as file:
        file.write("x")
    yield 1


def modules() -> Iterator[list[str]]:
    yield sorted(sys.modules)


def peak(*, asked: dict[str, Any]) -> Iterator[int | None]:
    """The most bytes of memory that reading a plan takes."""
    from pathlib import Path

    from smmdesk.exchange.plans.rows import stream

    for _item in stream(**asked):
        yield None
    # not `ru_maxrss`: a child keeps that of the process it branched off from
    status = Path("/proc/self/status").read_text("ascii").splitlines()
    yield next(int(line.split()[1]) << 10 for line in status if line.startswith("VmHWM"))
