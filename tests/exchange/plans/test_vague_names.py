"""A name that says little of its column gives way to one that says what it is: a topic beside a title is a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from smmdesk.exchange.incoming import TABLE_WORDS
from smmdesk.exchange.plans import rows as plan_rows
from smmdesk.exchange.plans.kind import PLANS
from smmdesk.exchange.plans.words import PlanWords
from smmdesk.exchange.values.cells import fold
from smmdesk.exchange.values.words import load
from tests.exchange.plans.reading import read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TABLES: Final = load(str(TABLE_WORDS), str(PLANS.words))
VAGUE: Final[list[str]] = TABLES["vague"]["words"]
FIELDS: Final[Mapping[str, list[str]]] = {
    field: [name for name in (field, *names) if fold(name) not in map(fold, VAGUE)]
    for field, names in TABLES["headers"].items()
}
"""By field the names that say what it is."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.csv"


def title_of(file: Path, first: str, second: str) -> tuple[str, str]:
    """The text and note of a post whose table has these two names in this order."""
    found = read(file, f'Date;"{first}";"{second}";Text\n2026-09-01 10:00;One;Two;The text\n')
    return found.columns["text"][0], found.columns["note"][0]


def field_of(word: str) -> str:
    return PlanWords(TABLES).headers[fold(word)]


def test_each_of_them_is_a_name_of_a_field_that_has_clearer_ones() -> None:
    assert {word: field_of(word) for word in VAGUE if not FIELDS[field_of(word)]} == {}
    assert sorted(VAGUE) == sorted({*VAGUE})


def test_each_gives_way_to_a_clearer_name_wherever_it_stands(file: Path) -> None:
    wrong = {}
    for word in VAGUE:
        clear = FIELDS[field_of(word)][0]
        found = title_of(file, word, clear), title_of(file, clear, word)
        if found != (("Two\n\nThe text", f"{word}: One"), ("One\n\nThe text", f"{word}: Two")):
            wrong[word] = found
    assert wrong == {}


def test_each_clearer_name_comes_before_a_vague_one(file: Path) -> None:
    vague = VAGUE[0]
    names = FIELDS[field_of(vague)]
    found = {name: title_of(file, vague, name) for name in names}
    assert found == dict.fromkeys(names, ("Two\n\nThe text", f"{vague}: One"))


def test_alone_each_is_what_it_says(file: Path) -> None:
    assert {word: title_of(file, word, "Mascot")[0] for word in VAGUE} == dict.fromkeys(VAGUE, "One\n\nThe text")


def test_it_is_the_list_that_makes_them_give_way(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class AllClear(PlanWords):
        def __init__(self, tables: dict[str, dict[str, list[str]]]) -> None:
            super().__init__({**tables, "vague": {"words": []}})

    monkeypatch.setattr(plan_rows, "PlanWords", AllClear)
    found = {word: title_of(file, word, FIELDS[field_of(word)][0])[0] for word in VAGUE}
    assert found == dict.fromkeys(VAGUE, "One\n\nThe text")
