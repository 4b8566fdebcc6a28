"""A kind of file that is declared and nothing else goes through the same flow as a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smmdesk.command.cli import main
from smmdesk.domain.clients import Contact
from smmdesk.domain.desk import ColumnPreset
from smmdesk.opening import create_workspace
from smmdesk.services.reading import plans
from smmdesk.services.reading.kinds import KINDS, kind_named
from tests.services.reading import made_up_kind
from tests.services.reading.made_up_kind import NobodyError, people

if TYPE_CHECKING:
    from pathlib import Path

    from smmdesk.workspace import Workspace


@pytest.fixture
def words(tmp_path: Path) -> Path:
    return tmp_path / "people_words.toml"


def written(folder: Path, text: str) -> Path:
    path = folder / "people.csv"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_is_where_it_is_said_to_be(name: str) -> None:
    assert kind_named(name).name == name
    assert kind_named(name).file.words.is_file()
    assert kind_named(name).file.heart <= kind_named(name).fields.keys()


def test_a_file_of_another_kind_is_recognised_kept_and_known(workspace: Workspace, tmp_path: Path, words: Path) -> None:
    path = written(tmp_path, "Who;Phone;Shoe size\nNino;'+995 555;38\nGiorgi;;\n;;\n")
    look = workspace.importing.import_file(path, "Bakery", kind=people(words), dry_run=True)
    assert (look.added, [row.name for row in look.first]) == (2, ["Nino", "Giorgi"])
    assert workspace.records.all(Contact) == []

    report = workspace.importing.import_file(path, "Bakery", kind=people(words))
    assert (report.added, report.updated, report.skipped, report.read_before) == (2, 0, 0, None)
    giorgi, nino = workspace.records.all(Contact, order_by="name")
    assert (giorgi.name, nino.name, nino.phone, nino.note) == ("Giorgi", "Nino", "+995 555", "Shoe size: 38")
    assert [client.name for client in workspace.clients.list()] == ["Bakery"]

    again = workspace.importing.import_file(path, "Bakery", kind=people(words))
    assert (again.added, again.skipped) == (0, 2)
    assert again.read_before is not None
    workspace.history.undo()
    assert workspace.records.all(Contact) == []


def test_what_is_not_of_the_kind_is_refused_in_its_words(workspace: Workspace, tmp_path: Path, words: Path) -> None:
    path = written(tmp_path, "Date,Text\n2026-11-20,Honey cake\n")
    with pytest.raises(NobodyError, match=r"people\.csv"):
        workspace.importing.import_file(path, "Bakery", kind=people(words))


def test_what_was_said_of_a_table_is_remembered_for_its_kind(workspace: Workspace, tmp_path: Path, words: Path) -> None:
    path = written(tmp_path, "Alpha,Beta\n2026-11-20,Honey cake\n")
    workspace.importing.import_file(path, "Bakery", mapping={0: "date", 1: "text"}, kind=plans.PLAN)
    with pytest.raises(NobodyError):
        workspace.importing.import_file(path, "Bakery", kind=people(words))
    report = workspace.importing.import_file(path, "Bakery", kind=people(words), mapping={1: "name"})
    assert (report.added, report.read_before) == (1, None)
    assert len(workspace.records.all(ColumnPreset)) == 2
    as_person = workspace.importing.import_file(path, "Library", kind=people(words)).about
    as_plan = workspace.importing.import_file(path, "Library", kind=plans.PLAN).about
    assert as_person.fields == frozenset({"name"})
    assert as_plan.fields == frozenset({"date", "text"})


def test_the_command_reads_it_once_it_is_in_the_list(
    tmp_path: Path, words: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(made_up_kind, "PEOPLE", people(words), raising=False)
    monkeypatch.setitem(KINDS, "people", "tests.services.reading.made_up_kind:PEOPLE")
    with create_workspace(tmp_path / "desk"):
        pass
    path = written(tmp_path, "Who,Phone\nNino,1\n")
    assert main(["import", str(tmp_path / "desk"), str(path), "--client", "Bakery", "--as", "people"]) == 0
    assert "1 added, 0 updated, 0 skipped." in capsys.readouterr().out
