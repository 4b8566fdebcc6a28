"""The desk's own settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.desk import Desk
from smmdesk.domain.errors import UnknownCurrencyError
from smmdesk.storage.errors import NothingToUndoError
from smmdesk.storage.kinds import adding, changing

if TYPE_CHECKING:
    from smmdesk.workspace import Workspace


def test_zone_and_currency_follow_the_country_until_set_by_hand(workspace: Workspace) -> None:
    settings = workspace.settings
    settings.set_up(Desk(name="Desk"))

    moved = settings.change(country="GE")

    assert (moved.country, moved.time_zone, moved.currency) == ("GE", "Asia/Tbilisi", "GEL")
    settings.change(currency="USD")
    again = settings.change(country="RU")
    assert (again.time_zone, again.currency) == ("Europe/Moscow", "USD")
    assert settings.desk() == again
    workspace.history.undo()
    assert settings.desk().country == "GE"


def test_a_desk_that_names_its_first_country_takes_its_zone_and_currency(workspace: Workspace) -> None:
    workspace.settings.change(name="Desk", time_zone="Europe/Paris", currency="USD")
    moved = workspace.settings.change(country="GE")
    assert moved == Desk(name="Desk", country="GE", time_zone="Asia/Tbilisi", currency="GEL")
    workspace.settings.change(time_zone="Europe/Paris")
    again = workspace.settings.change(country="RU")
    assert (again.time_zone, again.currency) == ("Europe/Paris", "RUB")
    assert workspace.history.undoable() is changing(Desk)


def test_settings_that_cannot_be_are_refused(workspace: Workspace) -> None:
    before = workspace.settings.desk()
    with pytest.raises(UnknownCurrencyError):
        workspace.settings.change(currency="euro")
    assert workspace.settings.desk() == before


def test_what_was_undone_can_be_done_again(workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    assert (workspace.history.undoable(), workspace.history.redoable()) == (adding(Client), None)
    workspace.history.undo()
    assert workspace.history.redoable() is adding(Client)
    redone = workspace.history.redo()
    assert (redone.act, workspace.clients.list()) == (adding(Client), [client])


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

    assert workspace.settings.change(country="BR") == replace(before, country="BR")
