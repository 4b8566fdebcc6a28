"""A plan read without the child, as a process for each file of a long list would take minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from smmdesk.exchange.incoming import TABLE_WORDS
from smmdesk.exchange.plans import rows as plan_rows
from smmdesk.exchange.plans.chunk import FIELDS
from smmdesk.exchange.plans.kind import PLANS
from smmdesk.exchange.plans.own_words import own_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ASKED: Mapping[str, Any] = {
    "words": (str(TABLE_WORDS), str(PLANS.words)),
    "own": own_words(),
    "heart": tuple(PLANS.heart),
    "encoding": None,
    "order": "",
    "zone": "Asia/Tbilisi",
    "today": "2026-11-01",
    "noon": "12:00",
    "mapping": None,
    "presets": {},
}


class Read(NamedTuple):
    """All that came of a file: what it is, its columns, its problems, and how many rows each chunk passed over."""

    about: dict[str, Any]
    columns: dict[str, list[Any]]
    problems: list[tuple[Any, ...]]
    passed_over: list[int]
    done: list[int]


def read(file: Path, text: str | bytes, **asked: Any) -> Read:
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    about, *chunks = filter(None, plan_rows.stream(**{**ASKED, "path": str(file), **asked}))
    return Read(
        about,
        {field: [value for chunk in chunks for value in chunk[0][field]] for field in FIELDS},
        [problem for chunk in chunks for problem in chunk[1]],
        [chunk[3] for chunk in chunks],
        [chunk[2] for chunk in chunks],
    )
