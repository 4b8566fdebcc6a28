"""The desk's own settings."""

from dataclasses import replace

import pytest

from smmdesk.domain.desk import Desk
from smmdesk.storage.errors import NothingToUndoError
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
