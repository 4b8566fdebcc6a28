"""Media files in the inspector: dropped, looked at, opened and taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QImage, QImageReader
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QLabel, QPushButton

from smmdesk.domain.posts import Post
from tests.every import every
from tests.ui.calendar.conftest import LEFT, Desk
from ui.shell import media_files
from ui.shell.media_field import FileRow, MediaEditor, SmallPicture

if TYPE_CHECKING:
    from pathlib import Path

COPY = Qt.DropAction.CopyAction


@pytest.fixture
def post(desk: Desk) -> Post:
    """A post that is open on the right."""
    assert desk.context.client_id
    made = desk.workspace.calendar.add(desk.context.client_id, desk.workspace.today(), "Rye bread")
    desk.page.select(made.id)
    return made


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A red picture on the disk."""
    path = tmp_path / "Rye.png"
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(path))
    return path


def field(desk: Desk) -> MediaEditor:
    """Where files are kept."""
    return desk.page.findChildren(MediaEditor)[0]


def rows(desk: Desk) -> list[FileRow]:
    """The files in sight."""
    return [row for row in field(desk).findChildren(FileRow) if not row.isHidden()]


def words(row: FileRow) -> list[str]:
    """What a row says."""
    return [label.text() for label in row.findChildren(QLabel)]


def drop(desk: Desk, *urls: str) -> bool:
    """Carry something onto the field and let go; whether it was taken."""
    carried = QMimeData()
    carried.setUrls([QUrl(url) for url in urls])
    offered = Qt.DropAction.MoveAction | COPY
    enter = QDragEnterEvent(QPoint(9, 9), offered, carried, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(field(desk), enter)
    if enter.isAccepted():
        assert enter.dropAction() == COPY
        letting_go = QDropEvent(QPointF(9, 9), offered, carried, LEFT, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(field(desk), letting_go)
    return enter.isAccepted()


def test_a_dropped_file_is_copied_and_stays_until_it_is_taken_off(desk: Desk, post: Post, picture: Path) -> None:
    assert drop(desk, picture.as_uri())
    desk.qtbot.waitUntil(lambda: len(rows(desk)) == 1)
    (name,) = desk.now(post).media
    assert desk.workspace.media.file(name)
    assert picture.exists()
    (row,) = rows(desk)
    assert words(row) == ["Rye.png", "1 kB"]
    assert desk.said[-1].sentence == "Added 1 file"
    small = row.findChildren(SmallPicture)[0]
    desk.qtbot.waitUntil(lambda: small.grab().toImage().pixelColor(18, 18) == Qt.GlobalColor.red)

    assert row.removal.accessibleName() == "Take Rye.png off the post"
    QTest.mouseClick(row.removal, LEFT)
    assert desk.now(post).media == ()
    assert rows(desk) == []
    assert desk.workspace.media.file(name)
    desk.context.undo()
    assert desk.now(post).media == (name,)
    assert len(rows(desk)) == 1


def test_the_button_adds_what_is_chosen_to_the_post_that_was_open(
    desk: Desk, post: Post, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_rest: ([str(picture)], ""))
    [add] = [each for each in field(desk).findChildren(QPushButton) if each.accessibleName() == "Media: Add…"]
    add.setFocus()
    QTest.keyClick(add, Qt.Key.Key_Space)
    desk.month.scene.select_day(desk.workspace.today())
    desk.qtbot.waitUntil(lambda: len(desk.now(post).media) == 1)


def test_only_files_of_this_computer_are_taken(desk: Desk, post: Post, tmp_path: Path) -> None:
    assert not drop(desk, "https://example.org/a.png")
    assert drop(desk, tmp_path.as_uri())
    desk.qtbot.waitUntil(lambda: bool(desk.said))
    assert desk.said[-1].problem
    assert desk.said[-1].sentence.endswith("is not a file but a folder or a device. Choose the file itself.")
    assert desk.now(post).media == ()


def test_links_and_missing_files_are_shown_as_what_they_are(desk: Desk, post: Post) -> None:
    names = ("https://example.org/film.mp4", "C:\\Pictures\\gone.jpg", "<b>bold</b>.jpg")
    desk.workspace.records.change(Post, post.id, media=names)
    link, gone, bold = rows(desk)
    assert words(link)[1] == "On the web"
    assert words(gone) == ["gone.jpg", "Missing from the workspace’s folder “media”"]
    assert words(bold)[0] == "b>.jpg"
    assert every(label.textFormat() is Qt.TextFormat.PlainText for label in bold.findChildren(QLabel))
    assert [row.opening.isHidden() for row in (link, gone, bold)] == [False, True, True]


@pytest.mark.parametrize(
    ("name", "opened"),
    [("a.png", "a.png"), ("tool.exe", ""), ("run.desktop", ""), ("page.html", ""), ("b.pdf", "b.pdf")],
)
def test_what_could_be_run_is_never_opened_but_its_folder(
    desk: Desk, post: Post, name: str, opened: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    (desk.workspace.media.folder / name).write_bytes(b"x")
    desk.workspace.records.change(Post, post.id, media=(name,))
    QTest.mouseClick(rows(desk)[0].opening, LEFT)
    assert asked == [QUrl.fromLocalFile(str(desk.workspace.media.folder / opened).rstrip("/"))]


def test_a_damaged_or_enormous_picture_shows_an_icon(desk: Desk, post: Post) -> None:
    folder = desk.workspace.media.folder
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    (folder / "drawing.png").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    desk.workspace.records.change(Post, post.id, media=("broken.png", "drawing.png"))
    desk.qtbot.waitUntil(lambda: not desk.context.background.jobs())
    for row in rows(desk):
        assert row.findChildren(SmallPicture)[0]._image.isNull()  # noqa: SLF001  # an icon is drawn without one
        assert not row.grab().isNull()


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "bmp"])
def test_a_picture_is_known_by_what_is_in_it_and_nothing_is_guessed(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, guessing = QImage(40, 30, QImage.Format.Format_RGB32), []

    class Watched(QImageReader):
        def canRead(self) -> bool:
            guessing.append(self.autoDetectImageFormat())
            return super().canRead()

    monkeypatch.setattr(media_files, "QImageReader", Watched)
    whole.fill(Qt.GlobalColor.red)
    assert whole.save(str(tmp_path / f"a.{kind}"))
    path = (tmp_path / f"a.{kind}").rename(tmp_path / "named.txt")
    seen = media_files.small(path, QSize(20, 20))
    assert (seen.size(), seen.pixelColor(5, 5).red() > 250) == (QSize(20, 20), True)
    # a guess, beside the window, may stop both for ever
    assert guessing
    assert not any(guessing)


def test_the_field_shows_that_a_drop_would_be_taken(desk: Desk, post: Post, picture: Path) -> None:
    [zone] = [each for each in field(desk).findChildren(QFrame) if each.property("kind") == "zone"]
    carried = QMimeData()
    carried.setUrls([QUrl(picture.as_uri())])
    enter = QDragEnterEvent(QPoint(9, 9), COPY, carried, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(field(desk), enter)
    assert zone.property("over") is True
    QApplication.sendEvent(field(desk), QEvent(QEvent.Type.DragLeave))
    assert zone.property("over") is False
