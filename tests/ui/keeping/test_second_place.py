"""The second place for backups is kept up to date without a word, and missed aloud after two weeks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from smmdesk.opening import open_workspace
from smmdesk.storage import backup
from tests.desks import new_desk
from tests.sight import words_cut
from ui.shell.preferences import Preferences, SecondPlace
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language

BEGAN = datetime(2026, 11, 5, 12, tzinfo=UTC)


class Days:
    """A clock that is put on by days."""

    def __init__(self) -> None:
        self.passed = 0

    def __call__(self) -> datetime:
        return BEGAN + timedelta(days=self.passed)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def preferences(tmp_path: Path, stick: Path) -> Preferences:
    kept = Preferences(file=tmp_path / "preferences.json")
    kept.second_places[tmp_path / "desk"] = SecondPlace(stick)
    return kept


@pytest.fixture
def open_window(
    qtbot: QtBot, every_language: Language, preferences: Preferences, tmp_path: Path, days: Days
) -> Callable[[], MainWindow]:
    with new_desk(tmp_path / "desk", days) as made:
        made.clients.add("Walnut")

    def opened() -> MainWindow:
        workspace = open_workspace(tmp_path / "desk", days)
        window = MainWindow(workspace, every_language, preferences)
        qtbot.addWidget(window, before_close_func=lambda _window: workspace.close())
        window.resize(1024, 640)
        with qtbot.waitSignal(window.painted):
            window.show()
        settled(window, qtbot)
        return window

    return opened


def settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.context.background.jobs(), timeout=20_000)


def test_it_gets_what_is_made(
    open_window: Callable[[], MainWindow], stick: Path, preferences: Preferences, qtbot: QtBot
) -> None:
    window = open_window()
    assert len(backup.listed(stick)) == 1  # what was made before
    window.context.workspace.clients.add("Almond")
    window.care.backups.regular.make()
    settled(window, qtbot)
    assert len(backup.listed(stick)) == 2
    assert window.toasts.words() == window.banners.words() == []


def test_it_is_missed_after_two_weeks_until_it_is_back(
    open_window: Callable[[], MainWindow],
    stick: Path,
    tmp_path: Path,
    preferences: Preferences,
    days: Days,
    qtbot: QtBot,
) -> None:
    stick.rename(tmp_path / "pulled out")
    window = open_window()
    assert preferences.second_places[tmp_path / "desk"].missing_since == BEGAN.date()
    days.passed = 13
    window.care.backups.second_place.bring_up_to_date()
    settled(window, qtbot)
    assert window.toasts.words() == window.banners.words() == []
    days.passed = 14
    window.close()
    window = open_window()
    (words,) = window.banners.words()
    assert "14" in words
    assert str(stick) in words
    assert words_cut(window.banners) == []
    banner = window.banners.banner("second place")
    assert banner
    again, _settings = banner.findChildren(QPushButton)
    again.click()
    settled(window, qtbot)
    assert len(window.toasts.words()) == 1
    (tmp_path / "pulled out").rename(stick)
    window.care.backups.second_place.bring_up_to_date()
    settled(window, qtbot)
    assert window.banners.words() == []
    assert Preferences.load(preferences.file).second_places == {tmp_path / "desk": SecondPlace(stick)}
    assert len(backup.listed(stick)) == 1


def test_one_that_is_given_up_is_not_missed(
    open_window: Callable[[], MainWindow],
    stick: Path,
    tmp_path: Path,
    preferences: Preferences,
    qtbot: QtBot,
) -> None:
    stick.rmdir()
    preferences.second_places[tmp_path / "desk"] = SecondPlace(stick, date(2026, 9, 1))
    window = open_window()
    assert len(window.banners.words()) == 1
    del preferences.second_places[tmp_path / "desk"]
    window.context.second_place_changed.emit()
    assert window.banners.words() == []
    assert window.context.workspace.backups.second is None


def test_choosing_one_is_answered(
    open_window: Callable[[], MainWindow], stick: Path, tmp_path: Path, preferences: Preferences, qtbot: QtBot
) -> None:
    del preferences.second_places[tmp_path / "desk"]
    window = open_window()
    preferences.second_places[tmp_path / "desk"] = SecondPlace(stick)
    window.context.second_place_changed.emit()
    settled(window, qtbot)
    (words,) = window.toasts.words()
    assert str(stick) in words
    assert len(backup.listed(stick)) == 1


def test_what_cannot_be_read_of_it_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "preferences.json").write_text(
        '{"second_places": [7, {"workspace": "/a"}, {"workspace": "/b", "folder": "/c", "missing_since": "soon"}]}'
    )
    assert Preferences.load(tmp_path / "preferences.json").second_places == {Path("/b"): SecondPlace(Path("/c"))}
