"""The strategy in words: its parts, the fields of those that are words, and what is said of what is not finished."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from smmdesk.domain.planning.named import Part
from smmdesk.domain.strategy.checks import Check
from smmdesk.knowledge import files
from smmdesk.knowledge.files import facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smmdesk.knowledge.files import Table


class FieldKind(StrEnum):
    """How a field of a part that is words is filled in."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryField:
    """A field of a part that is words; without one that is `needed` a row is not finished.

    Kept as words: of a choice its key, of a date "2026-10-01".
    """

    key: str
    kind: FieldKind
    needed: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartWords:
    """What a part is called, what it is for, and the words for one more row."""

    title: str
    about: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWords:
    """What a field is called, and an example of what stands in it."""

    label: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckWords:
    """What is not finished, with {name} and the like to be filled in, and why that matters."""

    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyWords:
    """All that is said about a strategy in one language.

    `honest` is what networks can do and what they cannot, `all_selling` (with {n}) what is missing where all goals
    sell, `empty` what a strategy is, said where there is none.
    """

    parts: Mapping[Part, PartWords]
    fields: Mapping[tuple[Part, str], FieldWords]
    choices: Mapping[tuple[Part, str, str], str]
    checks: Mapping[Check, CheckWords]
    honest: str
    all_selling: str
    empty: str


def fields_of(part: Part) -> tuple[EntryField, ...]:
    """The fields of a part that is words, besides the name, in their order; none of one with figures of its own."""
    return _fields().get(part, ())


def needed_fields() -> Mapping[Part, tuple[str, ...]]:
    """Without which fields a row of a part is not finished."""
    return {part: tuple(each.key for each in known if each.needed) for part, known in _fields().items()}


@cache
def words(code: str) -> StrategyWords:
    """The words in one language."""
    said = files.words(code, "strategy")
    return StrategyWords(
        parts={part: PartWords(**said["parts"][part]) for part in Part},
        fields={(Part(part), key): FieldWords(**row) for part, key, row in _pairs(said["fields"])},
        choices={
            (Part(part), key, choice): name
            for part, key, row in _pairs(said["choices"])
            for choice, name in row.items()
        },
        checks={check: CheckWords(**said["checks"][check]) for check in Check},
        **said["sentences"],
    )


@cache
def _fields() -> Mapping[Part, tuple[EntryField, ...]]:
    return {
        Part(part): tuple(_field(key, row) for key, row in rows.items()) for part, rows in facts("strategy").items()
    }


def _field(key: str, row: Table) -> EntryField:
    return EntryField(
        key=key,
        kind=FieldKind(row["kind"]),
        needed=row.get("needed", False),
        choices=tuple(row.get("choices", ())),
    )


def _pairs(tables: Table) -> list[tuple[str, str, Table]]:
    return [(part, key, row) for part, rows in tables.items() for key, row in rows.items()]
