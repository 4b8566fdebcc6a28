"""Somebody goes while another program still writes: the text is kept, where that is said, and offered afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication

from smmdesk.services.keeping import not_saved
from smmdesk.services.keeping.not_saved import found
from tests.desks import desk_with
from ui.clients.page import ClientsPage
from ui.window.still_waiting import StillWaiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QUrl

    from .conftest import Person, Writer

    Start = Callable[[Path | None], Person]


@pytest.fixture
def desk(home: Path) -> Path:
    return desk_with(home / "desk", "Almond", "Walnut")


@pytest.fixture
def spare(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder besides the workspace's own."""
    made = home / "me"
    made.mkdir()
    monkeypatch.setattr(not_saved, "spare_folders", lambda: [made])
    return made


@pytest.fixture
def asked(start: Start, desk: Path, other: Writer, spare: Path) -> tuple[Person, StillWaiting]:
    """A name is typed, another program writes, and the window was to be closed."""
    person = start(desk)
    person.come_to_the_front()
    person.window.open_page("clients")
    page = person.page(ClientsPage)
    page.select(page.table.records()[0].id)
    page.card.focus_name()
    other.begin()
    person.type("Hazel")
    assert person.window.close() is False
    (dialog,) = [each for each in person.window.findChildren(StillWaiting) if each.isVisible()]
    return person, dialog


def go_on(person: Person, dialog: StillWaiting) -> None:
    person.click("Go on without saving", dialog)


def offered(start: Start, desk: Path) -> Person:
    """The next start, with its banner."""
    person = start(desk)
    person.come_to_the_front()
    person.qtbot.waitUntil(lambda: bool(person.window.banners.words()))
    return person


def day_of(file: Path, person: Person) -> str:
    """By the disk's clock, which need not be ours."""
    return person.window.context.language.short_date(datetime.fromtimestamp(file.stat().st_mtime).astimezone().date())


def test_it_is_offered_at_the_next_start_and_thrown_away(
    start: Start, asked: tuple[Person, StillWaiting], desk: Path, other: Writer
) -> None:
    person, dialog = asked
    go_on(*asked)
    assert not dialog.isVisible()
    person.program.close()
    other.end()
    person = offered(start, desk)
    (file,) = found(desk)
    words = f"Text that could not be saved, of {day_of(file, person)}: Almond · Name: Hazel"
    assert person.window.banners.words() == [words]
    person.click("Copy")
    assert QGuiApplication.clipboard().text() == "Almond · Name: Hazel"
    opened: list[str] = []

    def refuse(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return False

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(QDesktopServices, "openUrl", refuse)
        person.click("Open the file")
    assert opened == [str(file)]
    assert f"{file.name} could not be opened." in person.window.toasts.words()
    assert person.window.banners.words() == [words]
    person.click("Throw away")
    assert person.window.banners.words() == []
    assert found(desk) == []


def test_without_room_beside_the_workspace_it_says_where_the_text_is(
    start: Start, asked: tuple[Person, StillWaiting], desk: Path, spare: Path, full: set[Path], other: Writer
) -> None:
    person, dialog = asked
    window = person.window
    full.add(desk)
    go_on(*asked)
    (file,) = found(desk)
    assert file.parent == spare
    assert f"It is in {file}, and in the clipboard." in dialog.words()
    assert QGuiApplication.clipboard().text() == "Almond · Name: Hazel"
    assert window.isVisible()
    assert person.workspace.waits == 1
    go_on(*asked)
    assert not window.isVisible()
    person.program.close()
    other.end()
    assert offered(start, desk).window.banners.words()[0].endswith("Almond · Name: Hazel")


def test_without_any_room_it_stands_in_the_clipboard(
    asked: tuple[Person, StillWaiting], desk: Path, spare: Path, full: set[Path]
) -> None:
    person, dialog = asked
    window = person.window
    full |= {desk, spare}
    go_on(*asked)
    assert dialog.words().startswith("The text could not be written to any disk. It is in the clipboard alone")
    assert QGuiApplication.clipboard().text() == "Almond · Name: Hazel"
    assert window.isVisible()
    go_on(*asked)
    assert not window.isVisible()
    assert found(desk) == []


@pytest.mark.parametrize("stays", [True, False])
def test_no_file_stays_of_what_is_saved_in_the_end(
    asked: tuple[Person, StillWaiting], desk: Path, full: set[Path], other: Writer, stays: bool
) -> None:
    person, dialog = asked
    window = person.window
    full.add(desk)
    go_on(*asked)
    assert len(found(desk)) == 1
    if stays:
        person.click("Stay here", dialog)
    other.end()
    person.qtbot.waitUntil(lambda: person.workspace.waits == 0 if stays else not window.isVisible())
    assert found(desk) == []


def test_a_file_that_cannot_be_read_is_passed_over(start: Start, desk: Path, spare: Path) -> None:
    (desk / "not-saved-20260101-100000.txt").mkdir()
    (desk / "not-saved-20260101-110000.txt").write_text("Almond", "utf-8")
    assert offered(start, desk).window.banners.words()[0].endswith(": Almond")
