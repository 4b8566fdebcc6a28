"""The desk's own settings."""

from dataclasses import replace

from smmdesk.domain.desk import Desk
from smmdesk.workspace import Workspace


def test_zone_and_currency_follow_the_country_until_set_by_hand(workspace: Workspace) -> None:
    settings = workspace.settings
    settings.set_up(Desk(name="Desk"))

    moved = settings.choose_country("GE")

    assert (moved.country, moved.time_zone, moved.currency) == ("GE", "Asia/Tbilisi", "GEL")
    settings.set_up(replace(moved, currency="USD"))
    again = settings.choose_country("RU")
    assert (again.time_zone, again.currency) == ("Europe/Moscow", "USD")
    assert settings.desk() == again
    workspace.history.undo()
    assert settings.desk().country == "GE"


def test_a_country_the_table_lacks_changes_nothing_else(workspace: Workspace) -> None:
    before = workspace.settings.desk()

    assert workspace.settings.choose_country("BR") == replace(before, country="BR")
