"""The pages before a window on a workspace, with large letters and in small windows: all is there, and within reach."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.storage.errors import DamagedWorkspaceError
from tests.desks import backed_up
from tests.sight import bring_to_front, in_sight, out_of_reach, too_low, words_cut
from ui.shell.background import Background
from ui.shell.preferences import Preferences
from ui.start.damaged import Damaged
from ui.start.first_start import FirstStart
from ui.widgets.tab_order import is_stop, reading_order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.start.card import CardPage

Made = Callable[[str], "CardPage"]


@pytest.fixture(params=[(100, (683, 384)), (150, (1024, 640)), (200, (1024, 640))], ids=["small", "150", "200"])
def size(request: pytest.FixtureRequest, sized: Callable[[int], None]) -> tuple[int, int]:
    """Of the window; the text has the size that goes with it."""
    asked: tuple[int, tuple[int, int]] = request.param
    percent, pixels = asked
    sized(percent)
    return pixels


@pytest.fixture(params=["first start", "damaged", "damaged without backups", "saved"])
def made(request: pytest.FixtureRequest, example_folder: Path, tmp_path: Path) -> Made:
    """Makes the page in a language."""
    place = backed_up(example_folder, tmp_path / "desk")
    if request.param == "damaged without backups":
        for backup in (place / "backups").iterdir():
            backup.unlink()

    def make(code: str) -> CardPage:
        if request.param == "first start":
            return FirstStart(Language(code), Preferences(file=tmp_path / "settings.json"))
        page = Damaged(Language(code), place, DamagedWorkspaceError(detail="Tree 32 page 76: error code 11"))
        if request.param == "saved":
            page.show_what_is_left()
        return page

    return make


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_cut_and_tab_brings_each_stop_into_sight(
    made: Made, size: tuple[int, int], qtbot: QtBot, code: str
) -> None:
    page = made(code)
    page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    bring_to_front(qtbot, page, size)
    assert (page.width(), page.height()) == size
    (background,) = page.findChildren(Background)
    qtbot.waitUntil(lambda: not background.jobs(), timeout=10_000)
    qtbot.waitUntil(lambda: [*words_cut(page), *too_low(page), *out_of_reach(page)] == [])
    wanted = [each for each in reading_order(page) if is_stop(each)]
    hidden = [type(stop).__name__ for stop in walked(qtbot, page, len(wanted)) if not is_whole(stop, page)]
    assert len(wanted) > 2
    assert hidden == []


def walked(qtbot: QtBot, page: QWidget, steps: int) -> Iterator[QWidget]:
    """Where Tab stops, one after the other."""
    seen: list[QWidget] = []
    for _step in range(steps):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        stop = QApplication.focusWidget()
        assert stop is not None
        assert not any(stop is each for each in seen)
        seen.append(stop)
        yield stop


def is_whole(stop: QWidget, page: QWidget) -> bool:
    """Whether all of it is in sight, or as much as there is room for."""
    return in_sight(stop, page).height() >= min(stop.height(), page.height() - 40)
