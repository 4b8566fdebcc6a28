"""Small pictures in chips: they come later, beside the window, into the room that waits for them."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from smmdesk.domain.posts import Post
from tests.ui.calendar.conftest import chip_of
from ui.calendar.month import thumbnails
from ui.calendar.month.chip_painter import THUMBNAIL, ChipPainter
from ui.calendar.month.day_popup import DayPopup
from ui.calendar.month.layout import ROOMY
from ui.calendar.month.thumbnails import Thumbnails
from ui.shell import media_files
from ui.style.theme import colour

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace
    from tests.ui.calendar.conftest import Desk

RED = "#ff0000"
DAY = date(2026, 11, 18)


@pytest.fixture
def folder(workspace: Workspace) -> Path:
    """Where the files are kept: a red one and one that is none."""
    assert workspace.folder
    made = workspace.folder / "media"
    made.mkdir(exist_ok=True)
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(made / "red.png"))
    (made / "broken.png").write_bytes(b"no picture")
    return made


def posts_with(workspace: Workspace, *names: str) -> list[Post]:
    """A post a day from `DAY` on, each with one file."""
    client = workspace.clients.add("Bakery").id
    made = []
    for index, name in enumerate(names):
        post = workspace.calendar.add(client, DAY.replace(day=DAY.day + index), "Rye bread")
        made.append(workspace.records.change(Post, post.id, media=(name,)))
    return made


def corner_of(desk: Desk, post: Post) -> QPoint:
    """The middle of the picture's place."""
    chip = chip_of(desk.month.scene.places, post.id)
    assert chip
    return chip.rect.topRight() + QPoint(-18, 18)


def seen(desk: Desk, place: QPoint) -> str:
    """The colour there."""
    return str(desk.month.grab().toImage().pixelColor(place).name())


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Which files were unpacked, each with whether the window waited for it."""
    found: list[tuple[str, bool]] = []
    unpack = media_files.small

    def note(path: Path, *given: Any, **named: Any) -> QImage:
        found.append((path.name, threading.current_thread() is threading.main_thread()))
        return unpack(path, *given, **named)

    monkeypatch.setattr(media_files, "small", note)
    return found


def test_a_picture_comes_beside_the_window_into_the_room_that_waits_for_it(
    make_desk: Callable[..., Desk], workspace: Workspace, folder: Path, threads: list[tuple[str, bool]]
) -> None:
    (post,) = posts_with(workspace, "red.png")
    desk = make_desk(workspace, (1300, 800))
    before = [chip.rect for cell in desk.month.scene.places.cells for chip in cell.chips]
    assert seen(desk, corner_of(desk, post)) != RED
    desk.qtbot.waitUntil(lambda: seen(desk, corner_of(desk, post)) == RED)
    assert [chip.rect for cell in desk.month.scene.places.cells for chip in cell.chips] == before
    assert before[0].height() == ROOMY.heights[1]
    # read once, however often it is painted, and by nobody who waits
    for _time in range(3):
        desk.month.scene.layouts.forget()
        assert seen(desk, corner_of(desk, post)) == RED
    assert threads == [("red.png", False)]


def test_what_is_missing_or_broken_stays_a_quiet_sign_and_nobody_complains(
    make_desk: Callable[..., Desk], workspace: Workspace, folder: Path, threads: list[tuple[str, bool]]
) -> None:
    posts = posts_with(workspace, "broken.png", "missing.png", "red.png")
    desk = make_desk(workspace, (1300, 800))
    desk.qtbot.waitUntil(lambda: seen(desk, corner_of(desk, posts[2])) == RED)
    for post in posts[:2]:
        assert seen(desk, corner_of(desk, post) + QPoint(8, 8)) == colour("hover").name()
    assert desk.said == []
    desk.month.scene.layouts.forget()
    desk.month.grab()
    desk.qtbot.wait(150)
    assert [name for name, _waited in threads] == ["broken.png", "red.png"]


def test_what_only_the_web_has_or_is_no_picture_takes_no_room(language: Language, qtbot: QtBot) -> None:
    chips = ChipPainter(language, {}, 1.0)
    post = Post(id="p", client_id="c", text="Rye bread", media=("https://example.org/a.jpg", "film.mp4"))  # type: ignore[arg-type]
    assert chips.lines(post, 240) == 1
    with_picture = replace(post, media=(*post.media, "rye.jpg"))
    assert chips.lines(with_picture, 240) == 2
    # too narrow for a picture beside words
    assert chips.lines(with_picture, 122) == 1


def test_a_list_of_a_day_shows_them_as_they_come(
    make_desk: Callable[..., Desk], workspace: Workspace, folder: Path
) -> None:
    (post,) = posts_with(workspace, "red.png")
    for number in range(9):
        workspace.calendar.add(post.client_id, DAY, f"Post {number}")
    desk = make_desk(workspace, (1300, 800))
    desk.month.scene.whole_day_wanted.emit(DAY)
    popup = next(each for each in desk.page.findChildren(DayPopup) if each.isVisible())
    row = next(index for index, each in enumerate(desk.month.scene.posts_of(DAY)) if each.id == post.id)

    def is_red() -> bool:
        place = popup.list.visualRect(popup.list.model_of_records.index(row, 0))
        shown = popup.list.viewport().grab(place).toImage()
        return bool(shown.pixelColor(shown.width() - 18, 18).name() == RED)

    assert not is_red()
    desk.qtbot.waitUntil(is_red)


def test_no_more_than_so_many_are_kept(
    make_desk: Callable[..., Desk], workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "_MOST", 3)
    workspace.clients.add("Bakery")
    desk = make_desk(workspace)
    found = Thumbnails(desk.context, desk.month)
    came: list[str] = []
    found.came.connect(came.extend)
    names = [f"{number}.png" for number in range(20)]
    for name in names:
        (folder / name).write_bytes((folder / "red.png").read_bytes())
        assert found.of(name, 2.0) is None
    desk.qtbot.waitUntil(lambda: len(came) == 20)
    assert sorted(came) == sorted(names)
    kept = {name: picture for name in names if (picture := found.of(name, 2.0)) is not None}
    assert list(kept) == names[-3:]
    assert {picture.width() for picture in kept.values()} == {2 * THUMBNAIL}


def test_nothing_is_read_for_a_month_that_is_out_of_sight(
    make_desk: Callable[..., Desk], workspace: Workspace, folder: Path, threads: list[tuple[str, bool]]
) -> None:
    workspace.clients.add("Bakery")
    desk = make_desk(workspace)
    desk.page.hide()
    found = Thumbnails(desk.context, desk.month)
    assert found.of("red.png", 1.0) is None
    desk.qtbot.wait(150)
    assert threads == []
    desk.page.show()
    assert found.of("red.png", 1.0) is None
    desk.qtbot.waitUntil(lambda: found.of("red.png", 1.0) is not None)
