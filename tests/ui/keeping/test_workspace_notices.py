"""What the window says of its workspace's standing, and the ways out that it offers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from smmdesk.domain.clients import Client
from smmdesk.opening import copy_workspace, open_workspace
from smmdesk.storage.folder import DATABASE
from tests.desks import desk_with
from tests.sight import words_cut
from ui.keeping import workspace_notices as standing
from ui.shell.preferences import Preferences
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language

Open = Callable[[Path], MainWindow]


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(file=tmp_path / "preferences.json")


@pytest.fixture
def window_on(qtbot: QtBot, every_language: Language, preferences: Preferences) -> Open:
    """A window in each language on the workspace there, painted."""

    def opened(folder: Path) -> MainWindow:
        workspace = open_workspace(folder)
        window = MainWindow(workspace, every_language, preferences)
        qtbot.addWidget(window, before_close_func=lambda _window: workspace.close())
        window.resize(1024, 640)
        with qtbot.waitSignal(window.painted):
            window.show()
        return window

    return opened


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return desk_with(tmp_path / "desk", "Walnut")


@pytest.fixture
def read_only(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smmdesk.storage.opening.writable", lambda path: path.parent != desk)


def press(window: MainWindow, name: str, number: int) -> None:
    banner = window.banners.banner(name)
    assert banner
    banner.findChildren(QPushButton)[number].click()


def test_nothing_is_said_of_a_workspace_that_is_as_it_should_be(window_on: Open, desk: Path) -> None:
    window = window_on(desk)
    assert not window.notices.is_replaced()
    assert window.banners.isHidden()


def test_the_example_says_that_it_is_one_and_leads_back(
    window_on: Open, desk: Path, preferences: Preferences, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("smmdesk.machine.places.examples_folder", lambda: desk.parent)
    preferences.last_workspace = Path("/home/nino") / ("Sweets " * 12).strip()
    window = window_on(desk)
    assert len(window.banners.words()) == 1
    assert words_cut(window.banners) == []
    with qtbot.waitSignal(window.context.example_wanted) as wanted:
        press(window, "example", 0)
    assert wanted.args == [None]


def test_an_example_without_own_work_behind_it_leads_nowhere(
    window_on: Open, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smmdesk.machine.places.examples_folder", lambda: desk.parent)
    window = window_on(desk)
    banner = window.banners.banner("example")
    assert banner
    assert banner.findChildren(QPushButton) == []


@pytest.mark.usefixtures("read_only")
def test_one_that_can_only_be_read_says_so_and_offers_a_copy(
    window_on: Open, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = window_on(desk)
    assert len(window.banners.words()) == 1
    assert words_cut(window.banners) == []
    assert not window.can_undo
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_all: str(tmp_path / "elsewhere"))
    with qtbot.waitSignal(window.context.workspace_wanted) as wanted:
        press(window, "rights", 0)
    assert wanted.args == [tmp_path / "elsewhere" / "desk"]
    with open_workspace(tmp_path / "elsewhere" / "desk") as copy:
        assert [each.name for each in copy.clients.list()] == ["Walnut"]
        copy.clients.add("Almond")


def test_without_room_it_says_how_much_is_lacking_and_opens_again(
    window_on: Open, desk: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    before = sorted(each.name for each in desk.rglob("*"))
    full = SimpleNamespace(total=2**30, free=16 * 1024)
    monkeypatch.setattr("smmdesk.storage.connection.disk_usage", lambda _folder: full)
    window = window_on(desk)
    (words,) = window.banners.words()
    assert any(number in words for number in ("4", "5", "6"))
    assert words_cut(window.banners) == []
    assert not window.can_undo
    assert sorted(each.name for each in desk.rglob("*")) == before
    with qtbot.waitSignal(window.context.workspace_wanted) as wanted:
        press(window, "rights", 0)
    assert wanted.args == [desk]


@pytest.mark.usefixtures("read_only")
def test_what_is_refused_there_is_said_and_nothing_is_written(window_on: Open, desk: Path) -> None:
    before = sorted(each.name for each in desk.rglob("*"))
    window = window_on(desk)
    with window.context.attempt():
        window.context.workspace.clients.add("Almond")
    window.context.undo()
    assert len(window.toasts.words()) == 1  # the second refusal stands in the place of the first
    assert len(window.banners.words()) == 1
    window.close()
    window.context.workspace.close()
    left = {each.name for each in desk.rglob("*")} - {f"{DATABASE}-wal", f"{DATABASE}-shm"}
    assert sorted(left) == before


def test_a_file_that_was_replaced_is_told_of_on_the_first_refusal(window_on: Open, desk: Path, qtbot: QtBot) -> None:
    window = window_on(desk)
    (desk / DATABASE).rename(desk / "moved.db")
    with window.context.attempt():
        window.context.workspace.clients.add("Almond")
    assert len(window.banners.words()) == 1
    assert words_cut(window.banners) == []
    assert window.notices.is_replaced()
    assert len(window.banners.words()) == 1
    with qtbot.waitSignal(window.context.workspace_wanted) as wanted:
        press(window, "replaced", 0)
    assert wanted.args == [desk]


def test_advice_about_the_place_is_put_away_for_good(
    window_on: Open, desk: Path, tmp_path: Path, preferences: Preferences
) -> None:
    (tmp_path / "Dropbox").mkdir()
    folder = desk.rename(tmp_path / "Dropbox" / "desk")
    window = window_on(folder)
    banner = window.banners.banner("place")
    assert banner
    assert "Dropbox" in banner.text()
    assert words_cut(window.banners) == []
    banner.close_button.click()
    assert window.banners.isHidden()
    assert Preferences.load(preferences.file).advised == [folder]
    assert window_on(folder).banners.isHidden()


def test_a_network_drive_is_advised_against(
    every_language: Language, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert standing.advice(every_language, desk) == ""
    monkeypatch.setattr("smmdesk.machine.shared_places.is_on_network", lambda folder: True)
    assert standing.advice(every_language, desk)


def test_a_journal_that_was_set_aside_is_told_of_until_it_was_read(
    window_on: Open, desk: Path, preferences: Preferences
) -> None:
    (desk / f"{DATABASE}-wal.orphan").write_bytes(b"what was changed last")
    window = window_on(desk)
    (words,) = window.banners.words()
    assert f"{DATABASE}-wal.orphan" in words
    assert words_cut(window.banners) == []
    assert len(window_on(desk).banners.words()) == 1
    banner = window.banners.banner("orphan")
    assert banner
    banner.close_button.click()
    assert Preferences.load(preferences.file).advised == [desk / f"{DATABASE}-wal.orphan"]
    assert window_on(desk).banners.isHidden()


def test_media_go_with_a_copy(desk: Path, tmp_path: Path) -> None:
    (desk / "media" / "cake.txt").write_text("a picture")
    (tmp_path / "copy").mkdir()
    with open_workspace(desk) as opened:
        copy_workspace(opened, tmp_path / "copy")
    assert (tmp_path / "copy" / "media" / "cake.txt").read_text() == "a picture"
    with open_workspace(tmp_path / "copy") as copy:
        assert [each.name for each in copy.records.all(Client)] == ["Walnut"]
