"""What was said of columns is kept by kind and table, once, and only where the names say otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.changes import IMPORT_PLAN
from smmdesk.domain.desk import ColumnPreset
from smmdesk.exchange.table.mapping import IN_NOTE, LEFT_OUT, TableLook
from smmdesk.services.reading.column_presets import UnknownUseError, checked_uses, remember, remembered
from smmdesk.services.reading.plans import PLAN
from tests.services.reading.made_up_kind import people

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.services.reading.kind import Kind
    from smmdesk.workspace import Workspace

LOOK = TableLook(
    signature="abc", is_known=True, as_before=False, uses=("date", "text"), guess=("date", "title"), samples=()
)
AS_GUESSED = replace(LOOK, uses=LOOK.guess)


@pytest.fixture
def contacts(tmp_path: Path) -> Kind[Any]:
    return people(tmp_path / "words.toml")


def say(workspace: Workspace, kind: Kind[Any], *looks: TableLook) -> dict[str, ColumnPreset]:
    """What is kept by signature once that was said of tables, one after the other."""
    for look in looks:
        with workspace.database.write(IMPORT_PLAN) as work:
            remember(work, kind, look)
    return {preset.signature: preset for preset in workspace.records.all(ColumnPreset)}


def known(workspace: Workspace, kind: Kind[Any]) -> dict[str, list[str]]:
    with workspace.database.read() as reader:
        return {signature: list(uses) for signature, uses in remembered(reader, kind).items()}


@pytest.mark.parametrize(
    ("looks", "uses"),
    [
        ([], None),
        ([LOOK], ("date", "text")),
        ([LOOK, LOOK], ("date", "text")),
        ([LOOK, replace(LOOK, uses=("text", "date"))], ("text", "date")),
        ([AS_GUESSED], None),
        ([LOOK, AS_GUESSED], None),
        ([replace(AS_GUESSED, is_known=False)], ("date", "title")),
        ([LOOK, replace(AS_GUESSED, is_known=False)], ("date", "title")),
    ],
)
def test_what_is_kept_of_a_table(workspace: Workspace, looks: list[TableLook], uses: tuple[str, ...] | None) -> None:
    other = replace(LOOK, signature="other", uses=("text", "text"))
    say(workspace, PLAN, other)
    kept = say(workspace, PLAN, *looks)
    assert kept.pop("other").uses == ("text", "text")
    assert {signature: preset.uses for signature, preset in kept.items()} == ({"abc": uses} if uses else {})


def test_other_words_take_the_place_of_the_former(workspace: Workspace) -> None:
    first = say(workspace, PLAN, LOOK)["abc"]
    second = say(workspace, PLAN, replace(LOOK, uses=("text", "date")))["abc"]
    assert (len(first.id), second.id) == (32, first.id)


def test_each_kind_knows_its_own_tables_by_their_bare_signature(workspace: Workspace, contacts: Kind[Any]) -> None:
    kept = say(workspace, contacts, LOOK)
    assert list(kept) == ["people:abc"]
    say(workspace, PLAN, replace(LOOK, uses=("text", "date")))
    assert known(workspace, contacts) == {"abc": ["date", "text"]}
    assert known(workspace, PLAN)["abc"] == ["text", "date"]
    say(workspace, contacts, AS_GUESSED)
    assert known(workspace, contacts) == {}
    assert known(workspace, PLAN) == {"abc": ["text", "date"]}


def test_what_a_column_of_such_a_file_cannot_be_is_refused_by_its_name(contacts: Kind[Any]) -> None:
    uses = {"Who": "name", "Tel": "phone", "Since": IN_NOTE, "No.": LEFT_OUT}
    assert checked_uses(contacts, uses) == uses
    with pytest.raises(UnknownUseError, match="“text” is nothing that the column “Said” can be"):
        checked_uses(contacts, {**uses, "Said": "text"})
