"""Single records: rules are kept, each call is one step of undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Client, Contact, Segment
from smmdesk.domain.errors import ChangedElsewhereError, EmptyNameError, MissingRecordError, UnknownZoneError
from smmdesk.domain.ids import ClientId, ContactId, new_id
from smmdesk.domain.periods import Period
from smmdesk.domain.providers import ProviderKind
from smmdesk.opening import open_workspace
from smmdesk.storage.kinds import adding, changing
from tests.conftest import NOW

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace


def test_a_new_client_starts_with_the_desks_own_settings(workspace: Workspace) -> None:
    desk = workspace.settings.desk()
    workspace.settings.set_up(replace(desk, currency="GEL", country="GE", time_zone="Asia/Tbilisi", language="ka"))

    client = workspace.clients.add("Bakery")

    assert (client.currency, client.country, client.time_zone, client.language) == ("GEL", "GE", "Asia/Tbilisi", "ka")
    assert workspace.clients.list() == [client]


def test_records_are_found_by_what_stands_in_them(workspace: Workspace) -> None:
    dentist, bakery, atelier = (workspace.clients.add(name) for name in ("Dentist", "Bakery", "Atelier"))
    workspace.records.change(Client, atelier.id, segment=Segment.LARGE)
    records = workspace.records
    assert records.all(Client, name="Bakery") == [bakery]
    assert records.all(Client, name="Bakery", segment=Segment.LARGE) == []
    assert records.all(Client, name=["Bakery", "Dentist"], order_by="name") == [bakery, dentist]
    assert [each.name for each in records.all(Client, order_by="name")] == ["Atelier", "Bakery", "Dentist"]


def test_a_change_is_one_step_that_can_be_taken_back(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    workspace.records.change(Client, client.id, segment=Segment.LARGE)

    assert workspace.history.undoable() is changing(Client)
    workspace.history.undo()
    assert workspace.records.get(Client, client.id) == client
    workspace.history.redo()
    assert workspace.records.get(Client, client.id).segment is Segment.LARGE


def test_what_was_changed_since_it_was_seen_is_not_overwritten(workspace: Workspace) -> None:
    client = workspace.records.add(replace(workspace.clients.add("Bakery"), id=ClientId(new_id()), notes="first"))
    kept = workspace.records.change(Client, client.id, {"notes": "first"}, notes="second")
    assert kept.notes == "second"
    for seen in ({"notes": "first"}, {"name": "Bakery", "notes": "first"}):
        with pytest.raises(ChangedElsewhereError):
            workspace.records.change(Client, client.id, seen, notes="third")
    assert workspace.records.get(Client, client.id).notes == "second"
    assert workspace.records.change(Client, client.id, {"notes": "first"}, notes="second") == kept
    assert workspace.records.change(Client, client.id, {"name": "Bakery"}, name="Baker").notes == "second"


def test_settings_and_answers_compare_too(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    workspace.settings.change({"name": ""}, name="Mine")
    with pytest.raises(ChangedElsewhereError):
        workspace.settings.change({"name": ""}, name="Yours")
    month = Period.month_of(NOW.date())
    evaluation = workspace.checklist.start(client.id, month, NOW.date(), kind=ProviderKind.SELF)
    item = workspace.checklist.sheet(evaluation.id).items[0].key
    workspace.checklist.answer(evaluation.id, item, {"comment": ""}, comment="Mine")
    with pytest.raises(ChangedElsewhereError):
        workspace.checklist.answer(evaluation.id, item, {"comment": ""}, comment="Yours")
    assert (workspace.settings.desk().name, workspace.checklist.sheet(evaluation.id).answers[item].comment) == (
        "Mine",
        "Mine",
    )


@pytest.mark.parametrize(
    ("values", "refusal"), [({"name": "  "}, EmptyNameError), ({"time_zone": "Mars/Olympus"}, UnknownZoneError)]
)
def test_what_the_rules_refuse_is_not_kept(
    workspace: Workspace, values: dict[str, str], refusal: type[Exception]
) -> None:
    client = workspace.clients.add("Bakery")
    with pytest.raises(refusal):
        workspace.records.change(Client, client.id, **values)
    assert workspace.records.get(Client, client.id) == client
    assert workspace.history.undoable() is adding(Client)


def test_removing_a_client_takes_everything_along_and_undo_brings_it_back(example: Workspace) -> None:
    before = [example.clients.card(client.id) for client in example.clients.list()]
    counts = {kind: len(example.records.all(kind)) for kind in (Client, Contact)}

    assert example.records.remove(Client, *(card.client.id for card in before)) == 3
    assert not example.clients.list()
    assert not example.records.all(Contact)

    example.history.undo()
    assert [example.clients.card(card.client.id) for card in before] == before
    assert {kind: len(example.records.all(kind)) for kind in (Client, Contact)} == counts


def test_what_is_gone_is_said_to_be_gone(workspace: Workspace) -> None:
    with pytest.raises(MissingRecordError):
        workspace.records.change(Contact, ContactId(new_id()), name="Nino")


def test_every_commit_is_announced_with_its_tables(workspace: Workspace) -> None:
    heard: list[frozenset[str]] = []
    stop = workspace.watch(lambda changes: heard.append(changes.tables))
    client = workspace.clients.add("Bakery")
    workspace.records.add(Contact(id=ContactId(new_id()), client_id=client.id, name="Nino"))
    workspace.history.undo()
    stop()
    workspace.history.undo()

    assert heard == [frozenset({"client"}), frozenset({"contact"}), frozenset({"contact"})]


def test_another_windows_changes_are_noticed(example: Workspace) -> None:
    assert example.folder
    heard: list[frozenset[str]] = []
    example.watch(lambda changes: heard.append(changes.tables))
    example.clients.list()
    with open_workspace(example.folder) as other:
        other.clients.add("Bakery")
    example.poll()
    example.poll()

    assert heard == [frozenset({"client"})]


def test_what_others_commit_just_before_us_is_not_passed_over(example: Workspace) -> None:
    assert example.folder
    heard: list[frozenset[str]] = []
    example.clients.list()
    example.watch(lambda changes: heard.append(changes.tables))
    with open_workspace(example.folder) as other:
        client = other.clients.add("Bakery")
    example.records.add(Contact(id=ContactId(new_id()), client_id=client.id, name="Nino"))
    example.poll()

    assert heard == [frozenset({"client"}), frozenset({"contact"})]
