"""The strategy of the example's client that has results: each row as it is in both versions, told in each language."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.planning.named import Part
from smmdesk.knowledge.files import Table, facts, words

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSIONS: Final = (1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleRow:
    """A row as it is in the last version; `before` is what the first had instead, `since` and `until` are versions."""

    key: str
    values: Mapping[str, Any]
    before: Mapping[str, Any] = field(default_factory=dict)
    since: int = VERSIONS[0]
    until: int = VERSIONS[-1]

    def of(self, version: int) -> dict[str, Any]:
        """What it says in a version that has it."""
        return {**self.values, **(self.before if version == VERSIONS[0] else {})}

    def is_in(self, version: int) -> bool:
        """Whether a version has it."""
        return self.since <= version <= self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleWhy:
    """What the author of the report says of a post on an account: both are places in the client's lists."""

    post: int
    account: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleStrategy:
    """What is of all of a version, and its rows by part.

    `formula` is the metric of the client's own that they go by, `report` what the last full month's says.
    """

    of_all: ExampleRow
    rows: Mapping[Part, tuple[ExampleRow, ...]]
    formula: Mapping[str, Any]
    report: Mapping[str, str]
    whys: tuple[ExampleWhy, ...]

    def of(self, part: Part, version: int) -> list[tuple[str, dict[str, Any]]]:
        """The rows of a part in a version, each with its key."""
        return [(row.key, row.of(version)) for row in self.rows[part] if row.is_in(version)]


@cache
def read_example_strategy(code: str) -> ExampleStrategy:
    """The strategy in one language."""
    known, said = facts("example_strategy"), words(code, "example_strategy")
    return ExampleStrategy(
        of_all=_row("strategy", known["strategy"], said["strategy"]),
        rows={part: tuple(_row(key, row, said[part][key]) for key, row in known[part].items()) for part in Part},
        formula={**known["formula"], **said["formula"]},
        report=said["report"],
        whys=tuple(ExampleWhy(**row, words=said["whys"][key]) for key, row in known["whys"].items()),
    )


def _row(key: str, known: Table, said: Table) -> ExampleRow:
    values = {**known, **said}
    before = {**known.get("before", {}), **said.get("before", {})}
    spans = {name: values.pop(name) for name in ("since", "until") if name in values}
    values.pop("before", None)
    return ExampleRow(key=key, values=values, before=before, **spans)
