"""A kind of file that is declared and nothing else goes through the same flow as a plan."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from smmdesk.command.cli import main
from smmdesk.domain.clients import Contact
from smmdesk.domain.desk import ColumnPreset
from smmdesk.exchange.incoming import MESSAGES
from smmdesk.opening import open_workspace
from smmdesk.services.reading import plans
from smmdesk.services.reading.answers import Answer
from smmdesk.services.reading.changed_words import like
from smmdesk.services.reading.kinds import KINDS, kind_named
from smmdesk.speech.language import LANGUAGES, Language
from tests.desks import new_desk
from tests.services.reading import made_up_kind
from tests.services.reading.made_up_kind import OF_OTHERS, NobodyError, people

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


def test_a_column_is_only_what_the_kind_has(workspace: Workspace, tmp_path: Path, words: Path) -> None:
    """No column of people is a date or a day of the week, whatever stands in it."""
    path = written(tmp_path, "Who,Phone,Born,Free on\nNino,1,2001-05-17,Monday\nGiorgi,2,1999-12-31,Friday\n")
    report = workspace.importing.import_file(path, "Bakery", kind=people(words))
    assert report.about.fields == {"name", "phone"}
    assert report.problems == []
    assert {person.note for person in workspace.records.all(Contact)} == {
        "Born: 2001-05-17\nFree on: Monday",
        "Born: 1999-12-31\nFree on: Friday",
    }


def test_who_has_changed_is_told_and_answered_in_the_words_of_the_kind(
    workspace: Workspace, tmp_path: Path, words: Path
) -> None:
    kind, language = people(words), Language("en")
    workspace.importing.import_file(written(tmp_path, "Who,Phone\nNino,1\nAna,2\n"), "Bakery", kind=kind)
    (ana,) = workspace.records.all(Contact, name="Ana")
    workspace.records.change(Contact, ana.id, decides=True)
    report = workspace.importing.import_file(
        written(tmp_path, "Who,Phone\nNino,7\nAna,8\nGiorgi,9\n"), "Bakery", kind=kind
    )
    assert [(like(each, kind, language), each.answer) for each in report.changed] == [
        ("Looks like Nino: phone 1 became phone 7.", Answer.UPDATE),
        ("Looks like Ana: phone 2 became phone 8. They decide by now.", Answer.SKIP),
    ]
    assert (report.added, report.updated, report.skipped) == (1, 1, 1)
    assert {person.name: person.phone for person in workspace.records.all(Contact)} == {
        "Nino": "7",
        "Ana": "2",
        "Giorgi": "9",
    }
    workspace.history.undo()
    assert {person.name: person.phone for person in workspace.records.all(Contact)} == {"Nino": "1", "Ana": "2"}


def test_a_kind_that_finds_changed_rows_has_to_say_so(workspace: Workspace, tmp_path: Path, words: Path) -> None:
    kind = replace(people(words), changes=None)
    workspace.importing.import_file(written(tmp_path, "Who,Phone\nNino,1\n"), "Bakery", kind=kind)
    report = workspace.importing.import_file(written(tmp_path, "Who,Phone\nNino,7\n"), "Bakery", kind=kind)
    with pytest.raises(LookupError, match="the kind people"):
        like(report.changed[0], kind, Language("en"))


@pytest.fixture
def alone(words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the only kind that there is."""
    monkeypatch.setattr(made_up_kind, "PEOPLE", people(words), raising=False)
    for name in [*KINDS]:
        monkeypatch.delitem(KINDS, name)
    monkeypatch.setitem(KINDS, "people", "tests.services.reading.made_up_kind:PEOPLE")


@pytest.mark.usefixtures("alone")
def test_the_command_reads_it_once_it_is_in_the_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_desk(tmp_path / "desk").close()
    path = written(tmp_path, "Who,Phone\nNino,1\n")
    asked = ["import", str(tmp_path / "desk"), str(path), "--client", "Bakery"]
    assert main([*asked, "--as", "people"]) == 0
    assert "1 added, 0 updated, 0 skipped." in capsys.readouterr().out
    written(tmp_path, "Who,Phone\nNino,2\n")
    assert main([*asked, "--changed", "update", "--json"]) == 0  # nothing is said: of the first of the list
    told = json.loads(capsys.readouterr().out)
    with open_workspace(tmp_path / "desk") as workspace:
        (nino,) = workspace.records.all(Contact)
    assert (nino.phone, told["updated"]) == ("2", 1)
    message = "Looks like Nino: phone 1 became phone 2."
    assert told["changed"] == [
        {"row": 2, "contact": nino.id, "field": "number", "since": None, "done": "update", "message": message}
    ]


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_word_of_another_kind_is_typed_back(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In help, what was done, changed rows, problems, and refusals."""
    monkeypatch.setenv("SMMDESK_LANGUAGE", code)
    desk, path = str(tmp_path / "desk"), written(tmp_path, "Who,Phone,Shoe size\nNino,1,38\nAna,2,36\n")
    new_desk(tmp_path / "desk").close()
    asked = ["import", desk, str(path), "--client", "Bakery"]
    with pytest.raises(SystemExit):
        main(["import", "--help"])
    ends = [main(asked), main(asked)]
    written(tmp_path, "List of people\n\nWho,Phone,Shoe size\n;;\nNino,7\nAna,2,36,more\nGiorgi,3,41\n")
    ends += [main([*asked, *more]) for more in (["--dry-run"], ["--json", "--dry-run"], ["--changed", "update"])]
    ends += [main([*asked, "--column", each]) for each in ("Who=nothing", "Nobody=name")]
    written(tmp_path, "Alpha,Beta\n2026-11-20,Cake\n")
    ends.append(main(asked))
    told = capsys.readouterr()
    assert ends == [0, 0, 0, 0, 0, 1, 1, 1]
    assert "Looks like Nino: phone 1 became phone 7." in told.out
    assert "name, phone, note" in " ".join(told.out.split())
    assert OF_OTHERS.findall(told.out + told.err) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_of_another_kind_would_be_found(code: str) -> None:
    language, changes = Language(code), plans.PLAN.changes
    assert changes
    said = [plans.PLAN.says.title, plans.PLAN.says.into, changes.update, changes.add]
    counted = [each(language, n) for each in (changes.asked, changes.told, changes.left) for n in (1, 2, 5)]
    assert [each for each in [*map(language, said), *counted] if not OF_OTHERS.search(each)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_may_be_said_of_any_row_is_of_no_kind(code: str) -> None:
    said = map(Language(code), MESSAGES.values())
    assert [each for each in said if OF_OTHERS.search(each)] == []
