"""The desk's own settings."""

from dataclasses import replace

import pytest

from smmdesk.domain.changes import Act
from smmdesk.domain.desk import Desk
from smmdesk.domain.errors import UnknownCurrencyError
from smmdesk.storage.errors import NothingToUndoError
from smmdesk.workspace import Workspace


def test_zone_and_currency_follow_the_country_until_set_by_hand(workspace: Workspace) -> None:
    settings = workspace.settings
    settings.set_up(Desk(name="Desk"))

    moved = settings.choose_country("GE")

    assert (moved.country, moved.time_zone, moved.currency) == ("GE", "Asia/Tbilisi", "GEL")
    settings.change(replace(moved, currency="USD"))
    again = settings.choose_country("RU")
    assert (again.time_zone, again.currency) == ("Europe/Moscow", "USD")
    assert settings.desk() == again
    workspace.history.undo()
    assert settings.desk().country == "GE"


def test_a_desk_that_names_its_first_country_takes_its_zone_and_currency(workspace: Workspace) -> None:
    workspace.settings.change(Desk(name="Desk", time_zone="Europe/Paris", currency="USD"))
    moved = workspace.settings.choose_country("GE")
    assert moved == Desk(name="Desk", country="GE", time_zone="Asia/Tbilisi", currency="GEL")
    workspace.settings.change(replace(moved, time_zone="Europe/Paris"))
    again = workspace.settings.choose_country("RU")
    assert (again.time_zone, again.currency) == ("Europe/Paris", "RUB")
    assert workspace.history.undoable() is Act.CHANGE_DESK


def test_settings_that_cannot_be_are_refused(workspace: Workspace) -> None:
    before = workspace.settings.desk()
    with pytest.raises(UnknownCurrencyError):
        workspace.settings.change(replace(before, currency="euro"))
    assert workspace.settings.desk() == before


def test_what_was_undone_can_be_done_again(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    assert (workspace.history.undoable(), workspace.history.redoable()) == (Act.ADD_CLIENT, None)
    workspace.history.undo()
    assert workspace.history.redoable() is Act.ADD_CLIENT
    redone = workspace.history.redo()
    assert (redone.act, workspace.clients.list()) == (Act.ADD_CLIENT, [client])


def test_undo_stops_at_what_the_desk_began_with(workspace: Workspace) -> None:
    workspace.make_example("en")
    desk = Desk(name="Desk", country="GE", currency="GEL", time_zone="Asia/Tbilisi")
    workspace.settings.set_up(desk)
    assert workspace.history.undoable() is None
    client = workspace.clients.add("Bakery")

    workspace.history.undo()
    with pytest.raises(NothingToUndoError):
        workspace.history.undo()

    assert workspace.settings.desk() == desk
    assert client.id not in {each.id for each in workspace.clients.list()} != set()


def test_a_country_the_table_lacks_changes_nothing_else(workspace: Workspace) -> None:
    before = workspace.settings.desk()

    assert workspace.settings.choose_country("BR") == replace(before, country="BR")
