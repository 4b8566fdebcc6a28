"""Backups by hand: made now, listed with what they hold, and chosen to go back to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from smmdesk.domain.clients import Client
from tests.ui.settings.conftest import Desk


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """With one client."""
    desk.workspace.clients.add("Walnut")
    return desk


def test_a_backup_is_made_now_and_named(desk: Desk) -> None:
    made = desk.back_up()
    assert made.is_file()
    assert desk.said[-1].sentence == f"Backed up and verified: {made.name}"


def test_without_backups_it_says_when_the_first_comes(desk: Desk) -> None:
    desk.context.commands.run("workspace.restore")
    assert desk.said[-1].problem
    assert desk.said[-1].sentence.startswith("There is no backup yet.")


def test_the_list_tells_backups_apart_and_the_chosen_one_is_wanted(desk: Desk) -> None:
    old = desk.back_up()
    desk.workspace.clients.add("Almond")
    new = desk.back_up()
    dialog = desk.dialog()
    model = dialog.table.model()
    rows = [[model.index(row, column).data() for column in (1, 2, 3)] for row in range(model.rowCount())]
    assert rows == [["You asked for it", "2", "0"], ["You asked for it", "1", "0"]]
    assert [each.path for each in dialog.table.selected()] == [new]
    desk.qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    desk.qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert desk.restored == [old]
    assert len(desk.workspace.records.all(Client)) == 2  # whoever holds the workspace goes back, not the page


def test_escape_leaves_everything_as_it_is(desk: Desk) -> None:
    desk.back_up()
    dialog = desk.dialog()
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert desk.restored == []
