"""How to get a file of figures out of a network or a tool: steps in plain words, with where and when they were read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from smmdesk.domain.networks import Network
from smmdesk.knowledge.checked import reading_if_any
from smmdesk.knowledge.files import facts, words

if TYPE_CHECKING:
    from datetime import date

    from smmdesk.knowledge.checked import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFile:
    """What leads to one kind of file; without a reading the steps say what to look for.

    `sources` are what the program recognises such a file as. Without `networks` it is of the business, or of any.
    """

    key: str
    name: str
    steps: tuple[str, ...]
    networks: frozenset[Network]
    sources: tuple[str, ...]
    reading: Reading | None = None

    def is_stale(self, today: date) -> bool:
        """Whether the steps were read once, and longer ago than menus stay where they are."""
        return self.reading is not None and self.reading.is_stale(today)


@cache
def read_result_files(code: str) -> tuple[ResultFile, ...]:
    """All of them, in the order of the file."""
    known, said = facts("result_files"), words(code, "result_files")["files"]
    days = known["stale_after_days"]
    return tuple(
        ResultFile(
            key=key,
            name=said[key]["name"],
            steps=tuple(said[key]["steps"]),
            networks=frozenset(map(Network, row["networks"])),
            sources=tuple(row["sources"]),
            reading=reading_if_any(row, days),
        )
        for key, row in known["files"].items()
    )
