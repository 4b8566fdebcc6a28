"""Rows that look like records of a former file, changed since in the file: what each is, and what becomes of it.

Which row is which record says the kind (`kind.Patient`), and in which words that is told (`kind.Changes`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from smmdesk.services.reading.answers import Answer

Said = Answer | Mapping[str, Answer]
"""What becomes of all such rows, or of some by their keys; of the others it is as is suggested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRow:
    """A row and the record that it looks like. `what` is the field in which they differ, `answer` what is done.

    A row has its number, `row`, and its `key`. `also` are more fields, for a row that is surely the record's. `since`
    is the kind's word for what happened to the record in the program after it was read in, '' for nothing.
    """

    row: Any
    record: Any
    what: str
    also: tuple[str, ...] = ()
    since: str = ""
    answer: Answer


def answer_to(key: str, since: str, said: Said, *, is_sure: bool) -> Answer:
    """What the person said of all such rows or of this one, else what is suggested."""
    return said if isinstance(said, Answer) else said.get(key) or suggested(since, is_sure=is_sure)


def suggested(since: str, *, is_sure: bool) -> Answer:
    """What is not sure, and what was worked on here since, is left as it is until somebody says otherwise."""
    return Answer.UPDATE if is_sure and not since else Answer.SKIP
