"""What a client is known and reached by, on the card: colour, site, messengers, logo, files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton

from smmdesk.domain.clients import Client, ClientColour
from ui.clients.colour_field import ColourEditor, Swatch
from ui.shell.media_field import FileRow, MediaEditor
from ui.style.theme import colour

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from tests.ui.clients.conftest import Desk, Open

LEFT = Qt.MouseButton.LeftButton
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def bakery(workspace: Workspace, open_page: Open) -> Desk:
    """One client, its card open."""
    client = workspace.clients.add("Bakery")
    desk = open_page(workspace)
    desk.page.select(client.id)
    return desk


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "Logo.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(path))
    return path


def client(desk: Desk) -> Client:
    return desk.workspace.clients.list()[0]


def swatches(desk: Desk) -> dict[ClientColour, Swatch]:
    field = desk.page.card.profile.editor("colour")
    return {swatch.which: swatch for swatch in field.findChildren(Swatch)}


def field(desk: Desk, name: str) -> MediaEditor:
    found = desk.page.card.reach.editor(name)
    assert isinstance(found, MediaEditor)
    return found


def rows(desk: Desk, name: str) -> list[FileRow]:
    return [row for row in field(desk, name).findChildren(FileRow) if not row.isHidden()]


def drop(target: MediaEditor, *files: Path) -> bool:
    """Carry files onto the field and let go; whether they were taken."""
    carried = QMimeData()
    carried.setUrls([QUrl(file.as_uri()) for file in files])
    enter = QDragEnterEvent(QPoint(9, 9), COPY, carried, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        letting_go = QDropEvent(QPointF(9, 9), COPY, carried, LEFT, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, letting_go)
    return enter.isAccepted()


def test_a_colour_is_chosen_by_a_click_or_an_arrow_each_one_step(bakery: Desk) -> None:
    found = swatches(bakery)
    assert tuple(found) == tuple(ClientColour)
    assert found[ClientColour.AUTOMATIC].isChecked()
    QTest.mouseClick(found[ClientColour.TEAL], LEFT)
    assert client(bakery).colour is ClientColour.TEAL
    found[ClientColour.TEAL].setFocus()
    QTest.keyClick(found[ClientColour.TEAL], Qt.Key.Key_Right)
    assert client(bakery).colour is ClientColour.BLUE
    assert found[ClientColour.BLUE].hasFocus()
    bakery.context.undo()
    assert client(bakery).colour is ClientColour.TEAL
    assert found[ClientColour.TEAL].isChecked()


def test_a_swatch_says_its_name_and_the_chosen_one_is_named_in_words(bakery: Desk) -> None:
    editor = bakery.page.card.profile.editor("colour")
    assert isinstance(editor, ColourEditor)
    names = [swatch.accessibleName() for swatch in swatches(bakery).values()]
    assert names[:2] == ["Colour in the calendar: Automatic", "Colour in the calendar: Red"]
    assert editor.words() == "Automatic"
    bakery.workspace.records.change(Client, client(bakery).id, colour=ClientColour.PINK)
    assert editor.words() == "Pink"
    pink = swatches(bakery)[ClientColour.PINK].grab().toImage()
    # beside the tick in the middle
    assert pink.pixelColor(pink.width() // 2, pink.height() // 2 - 6) == colour("client.pink")


def test_site_and_messengers_are_saved_as_they_are_left(bakery: Desk) -> None:
    line = bakery.line("site", "reach")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "https://bakery.example")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert client(bakery).site == "https://bakery.example"


def test_a_logo_is_one_picture_and_a_second_takes_its_place(
    bakery: Desk, picture: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_rest, **_named: (str(picture), ""))
    [choose] = [each for each in field(bakery, "logo").findChildren(QPushButton) if each.text() == "Choose…"]
    QTest.keyClick(choose, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(client(bakery).logo))
    [row] = rows(bakery, "logo")
    assert bakery.workspace.media.file(row.name)
    assert row.removal.accessibleName() == "Take the logo Logo.png off"

    other = picture.with_name("Other.png")
    other.write_bytes(picture.read_bytes() + b"x")
    paper = picture.with_name("Brief.pdf")
    paper.write_bytes(b"%PDF-1.7")
    assert not drop(field(bakery, "logo"), paper)
    assert drop(field(bakery, "logo"), paper, other)
    qtbot.waitUntil(lambda: client(bakery).logo.startswith("Other-"))
    [row] = rows(bakery, "logo")
    QTest.mouseClick(row.removal, LEFT)
    assert client(bakery).logo == ""
    assert rows(bakery, "logo") == []
    bakery.context.undo()
    assert client(bakery).logo.startswith("Other-")


def test_files_are_kept_for_the_client_that_was_open_and_taken_off_again(
    bakery: Desk, picture: Path, qtbot: QtBot
) -> None:
    paper = picture.with_name("Brief.pdf")
    paper.write_bytes(b"%PDF-1.7")
    atelier = bakery.workspace.clients.add("Atelier")
    assert drop(field(bakery, "files"), paper, picture)
    bakery.page.select(atelier.id)
    kept = bakery.workspace.clients.named("Bakery")
    assert kept
    qtbot.waitUntil(lambda: len(bakery.workspace.records.get(Client, kept.id).files) == 2)
    assert bakery.workspace.records.get(Client, atelier.id).files == ()
    assert bakery.said[-1].sentence == "Added 2 files"
    bakery.page.select(kept.id)
    first, _second = rows(bakery, "files")
    assert first.removal.accessibleName() == "Take Brief.pdf off the client"
    QTest.mouseClick(first.removal, LEFT)
    assert len(bakery.workspace.records.get(Client, kept.id).files) == 1
