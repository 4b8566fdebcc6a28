"""The bytes of a scheduler's file, and how they come onto the disk: each part whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final

from smmdesk.domain.scheduling.going import part_name, parts_of
from smmdesk.exchange.files import write_atomically
from smmdesk.exchange.schedulers.cells import Filling, cells_of
from smmdesk.exchange.schedulers.postiz import request_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from smmdesk.domain.scheduling.going import Row
    from smmdesk.knowledge.schedulers import Scheduler

LINE_END: Final = "\r\n"
"""As RFC 4180 has it; those that say nothing of it read either."""


def files_of(rows: Sequence[Row], scheduler: Scheduler, said: Mapping[str, str]) -> list[bytes]:
    """What stands in each file, of rows that go: as many files as the tool's limit makes."""
    networks = list(dict.fromkeys(network for row in rows for network in row.networks))
    layout = scheduler.layout_for(networks)
    filling = Filling(layout, scheduler.tool.hours, said)
    parts = parts_of(rows, scheduler.tool)
    if scheduler.ending == ".json":
        return [_requests(part, filling) for part in parts]
    head = "" if layout.header is None else layout.header + LINE_END
    return [(head + lines(map(partial(cells_of, filling=filling), part))).encode() for part in parts]


def lines(rows: Iterable[Sequence[str]], delimiter: str = ",", line_end: str = LINE_END) -> str:
    """Rows as they stand in a file: quoted where they need it, none of them blank."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end)
    writer.writerows(row for row in rows if any(row))
    return text.getvalue()


def write_files(path: Path, parts: Sequence[bytes]) -> list[Path]:
    """Write the parts beside one another, `-1-of-3` in the names of several; gives where they are.

    All are made before the first is written; one that cannot be written leaves what stood there.
    """
    names = [part_name(path.stem, path.suffix, number, len(parts)) for number in range(1, len(parts) + 1)]
    paths = [path.with_name(name) for name in names]
    for each, content in zip(paths, parts, strict=True):
        write_atomically(each, partial(_write, content))
    return paths


def _requests(rows: Sequence[Row], filling: Filling) -> bytes:
    told = [request_of(row, filling) for row in rows]
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _write(content: bytes, file: BinaryIO) -> None:
    file.write(content)
