"""The page of a damaged workspace: says what is wrong, checks the backups, and leads on without deleting anything."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from smmdesk.domain.periods import utc_now
from smmdesk.domain.posts import Post
from smmdesk.opening import open_workspace
from smmdesk.services.keeping.backups import BackupService
from smmdesk.speech.language import Language
from smmdesk.storage.errors import DamagedWorkspaceError
from smmdesk.storage.folder import DATABASE
from tests.desks import backed_up, destroy_page
from tests.every import every
from tests.heard import Role, heard
from ui.start.damaged import Damaged

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.domain.errors import SmmdeskError

Opened = Callable[..., Damaged]


@pytest.fixture
def folder(example_folder: Path, tmp_path: Path) -> Path:
    """The example with two backups, of which a page of posts is destroyed."""
    place = backed_up(example_folder, tmp_path / "desk")
    destroy_page(place, b"carousel")
    return place


def refusal(folder: Path) -> SmmdeskError:
    with pytest.raises(DamagedWorkspaceError) as refused:
        open_workspace(folder)
    return refused.value


@pytest.fixture
def opened(folder: Path, qtbot: QtBot) -> Iterator[Opened]:
    """Opens the page; `.left` of it is where it led."""
    shown: list[Damaged] = []

    def show(language: str = "en", place: Path = folder) -> Damaged:
        page = Damaged(Language(language), place, refusal(place))
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        shown.append(page)
        page.show()
        return page

    yield show
    for page in shown:
        page.close()
        page.deleteLater()


def words(page: Damaged) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def column(page: Damaged, place: int) -> list[str]:
    model = page.table.model()
    return [model.index(row, place).data() for row in range(model.rowCount())]


def click(qtbot: QtBot, page: Damaged, text: str) -> None:
    found = [each for each in page.findChildren(QPushButton) if each.isVisible() and each.text() == text]
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_its_title_is_a_heading(opened: Opened) -> None:
    headings = [each.name for each in heard(opened()) if each.role is Role.Heading]
    assert headings == ["This workspace cannot be opened", "Backups"]


def test_it_says_in_plain_words_what_is_wrong_and_what_is_kept(opened: Opened, folder: Path) -> None:
    page = opened()
    assert "cannot be read any more" in words(page)
    assert "Nothing is deleted" in words(page)
    assert str(folder) in {each.accessibleName() for each in page.findChildren(QLabel)}


def test_the_backups_are_listed_and_checked(opened: Opened, folder: Path, qtbot: QtBot) -> None:
    newest, _older = BackupService(folder, utc_now).listed()
    content = bytearray(newest.path.read_bytes())
    content[9000:9100] = b"\xa5" * 100
    newest.path.write_bytes(content)
    page = opened()
    assert (column(page, 1), column(page, 2)) == (["On closing", "You asked for it"], ["4", "3"])
    assert every(each.endswith(" MB") for each in column(page, 4))
    qtbot.waitUntil(lambda: column(page, 5) == ["Damaged", "Whole"], timeout=20_000)
    (chosen,) = page.table.selected()
    assert chosen.reason == "asked"  # the damaged one was let go of
    page.table.select([newest.path])
    put = next(each for each in page.findChildren(QPushButton) if each.text() == "Restore this backup")
    assert not put.isEnabled()


def test_the_chosen_one_takes_the_place_of_the_damaged_file(opened: Opened, folder: Path, qtbot: QtBot) -> None:
    damaged = (folder / DATABASE).read_bytes()
    page = opened()
    page.table.select([BackupService(folder, utc_now).listed()[1].path])
    with qtbot.waitSignal(page.ready, timeout=20_000) as left:
        click(qtbot, page, "Restore this backup")
    place, said = left.args or []
    (kept,) = folder.glob("workspace.db.corrupt-*Z")
    assert kept.read_bytes() == damaged
    assert (place, kept.name in said) == (folder, True)
    with open_workspace(folder) as workspace:
        assert len(workspace.clients.list()) == 3
    assert not page.isVisible()


def test_a_backup_from_elsewhere(
    opened: Opened, folder: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick.db"
    shutil.copy(BackupService(folder, utc_now).listed()[1].path, stick)
    shutil.rmtree(folder / "backups")
    page = opened()
    assert "There are no backups" in words(page)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(stick), ""))
    with qtbot.waitSignal(page.ready, timeout=20_000):
        click(qtbot, page, "A backup from elsewhere…")
    with open_workspace(folder) as workspace:
        assert len(workspace.clients.list()) == 3


def test_a_refusal_is_said_and_the_page_stays(
    opened: Opened, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notes.db").write_bytes(b"Dear diary! " * 99)
    page = opened()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(tmp_path / "notes.db"), ""))
    click(qtbot, page, "A backup from elsewhere…")
    qtbot.waitUntil(lambda: "notes.db is not a workspace" in words(page), timeout=20_000)
    assert page.isVisible()
    assert page.table.isEnabled()


def test_what_can_still_be_read_becomes_a_workspace_beside(
    opened: Opened, example_folder: Path, folder: Path, qtbot: QtBot
) -> None:
    with open_workspace(example_folder) as workspace:
        posts = len(workspace.records.all(Post))
    damaged = (folder / DATABASE).read_bytes()
    page = opened()
    click(qtbot, page, "Show what can still be read")
    qtbot.waitUntil(page.salvaged.isVisible, timeout=30_000)
    first, *others = page.salvaged.records()
    assert first.kind == "posts"
    assert first.lost
    assert first.saved + first.lost == posts
    assert not any(each.lost for each in others)
    with qtbot.waitSignal(page.ready, timeout=20_000) as left:
        click(qtbot, page, "Open what was saved")
    place, said = left.args or []
    assert (place, said) == (folder.with_name("desk (rescued)"), "")
    assert (folder / DATABASE).read_bytes() == damaged
    with open_workspace(place) as workspace:
        assert len(workspace.clients.list()) == 4
        assert workspace.check().ok


def test_one_goes_back_from_there_to_the_backups(opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    click(qtbot, page, "Show what can still be read")
    qtbot.waitUntil(page.salvaged.isVisible, timeout=30_000)
    click(qtbot, page, "Back to the backups")
    assert page.table.isVisible()
    assert page.table.isEnabled()


def test_another_workspace(opened: Opened, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(tmp_path))
    with qtbot.waitSignal(page.ready) as left:
        click(qtbot, page, "Open another workspace…")
    assert left.args == [tmp_path, ""]


@pytest.mark.parametrize("language", ["ru", "ka"])
def test_no_button_is_cut(opened: Opened, language: str) -> None:
    page = opened(language)
    for each in page.findChildren(QPushButton):
        if each.isVisible():
            assert each.width() >= each.sizeHint().width(), each.text()
