"""Backups by hand: made now, listed with what they hold, and chosen to go back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QToolButton

from smmdesk.domain.clients import Client
from ui.shell.preferences import Preferences, SecondPlace

if TYPE_CHECKING:
    from pathlib import Path

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


class TestSecondPlace:
    @pytest.fixture
    def stick(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        (tmp_path / "stick").mkdir()
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_all: str(tmp_path / "stick"))
        return tmp_path / "stick"

    def test_it_is_chosen_shown_and_remembered(self, desk: Desk, stick: Path) -> None:
        changed: list[Path | None] = []
        desk.context.second_place_changed.connect(lambda: changed.append(desk.page.second))
        assert not end_of(desk).isVisible()
        desk.context.commands.run("workspace.second_place")
        folder = stick / desk.workspace.name
        assert folder.is_dir()
        assert str(folder) in {each.accessibleName() for each in desk.page.findChildren(QLabel) if each.isVisible()}
        assert desk.workspace.folder
        kept = Preferences.load(desk.context.preferences.file).second_places
        assert kept == {desk.workspace.folder: SecondPlace(folder)}
        (folder / "000001.db").touch()
        desk.context.commands.run("workspace.second_place")  # the same once more is no other
        assert changed == [folder, folder]
        end_of(desk).click()
        assert changed[-1] is None
        assert not end_of(desk).isVisible()
        assert Preferences.load(desk.context.preferences.file).second_places == {}
        desk.context.commands.run("workspace.second_place")  # what another workspace may have there stays its own
        assert changed[-1] == stick / f"{desk.workspace.name} 2"

    def test_a_place_that_cannot_be_had_is_refused(self, desk: Desk, stick: Path) -> None:
        stick.rmdir()
        stick.touch()
        desk.context.commands.run("workspace.second_place")
        assert desk.said[-1].problem
        assert desk.page.second is None


def end_of(desk: Desk) -> QToolButton:
    found = desk.page.findChildren(QToolButton)
    return next(each for each in found if each.accessibleName() == "Copy no more backups there")


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
