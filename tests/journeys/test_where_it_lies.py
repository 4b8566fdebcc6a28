"""A workspace that can only be read, whose file is taken away under the window, or that a newer program wrote."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from smmdesk.documents.typeset import Paper
from smmdesk.opening import copy_workspace, create_workspace, open_workspace
from smmdesk.services.outputs import Wish
from smmdesk.speech.language import Language
from smmdesk.storage.connection import SCHEMA_VERSION
from smmdesk.storage.folder import DATABASE
from smmdesk.storage.lock import FILE
from tests.desks import desk_with
from ui.clients.page import ClientsPage
from ui.pages import PAGES
from ui.start import first_start

from .conftest import Person

if TYPE_CHECKING:
    from pathlib import Path

Start = Callable[..., Person]


@pytest.fixture
def desk(home: Path) -> Path:
    return desk_with(home / "desk", "Walnut", "Almond", backed_up=True)


def rename(person: Person, name: str) -> ClientsPage:
    """Type over the name of the first client of the list, and go on to the next field."""
    person.press("Ctrl+1")
    page = person.page(ClientsPage)
    page.select(page.table.records()[0].id)
    page.card.focus_name()
    person.type(name)
    person.press("Tab")
    return page


class TestReadOnly:
    @pytest.fixture(autouse=True)
    def _rights(self, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("smmdesk.storage.opening.writable", lambda path: path.parent != desk)

    def test_every_page_shows_itself_and_nothing_is_changed(self, start: Start, desk: Path) -> None:
        content = (desk / DATABASE).read_bytes()
        person = start(desk)
        person.come_to_the_front()
        assert person.sees("can only be read")
        for page_id in PAGES:
            person.window.open_page(page_id)
        assert person.window.toasts.words() == []
        person.program.close()
        assert (desk / DATABASE).read_bytes() == content
        assert len(list((desk / "backups").glob("*.db"))) == 1  # that of its making

    def test_what_is_typed_stays_beside_the_reason(self, start: Start, desk: Path) -> None:
        person = start(desk)
        person.come_to_the_front()
        page = rename(person, "Hazel")
        assert person.sees("can only be read", page.card)
        assert any("Hazel" in str(each.property("text")) for each in page.card.findChildren(QWidget))
        assert {client.name for client in person.workspace.clients.list()} == {"Walnut", "Almond"}

    @pytest.mark.parametrize(
        ("page_id", "command"),
        [
            ("calendar", "post.new"),
            ("clients", "client.new"),
            ("checklist", "evaluation.new"),
            ("comparison", "comparison.new"),
        ],
    )
    def test_what_would_change_something_ends_in_words(
        self, start: Start, desk: Path, page_id: str, command: str
    ) -> None:
        person = start(desk)
        person.come_to_the_front()
        person.window.open_page(page_id)
        person.window.context.choose_client(person.workspace.clients.list()[0].id)
        person.window.context.commands.run(command)
        person.qtbot.waitUntil(lambda: len(person.window.toasts.words()) == 1)
        assert "can only be read" in person.window.toasts.words()[0]

    def test_documents_are_written_elsewhere(self, start: Start, desk: Path, home: Path) -> None:
        person = start(desk)
        wish = Wish(output="clients", language=Language("en"), paper=Paper.A4)
        person.workspace.exporting.export(wish, home / "clients.pdf")
        person.workspace.exporting.export(wish, home / "clients.xlsx")
        assert (home / "clients.pdf").read_bytes().startswith(b"%PDF")

    def test_a_copy_is_opened_and_worked_on(
        self, start: Start, desk: Path, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        person = start(desk)
        person.come_to_the_front()
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_all: str(home))
        person.click("Save a copy to work on…")
        person.qtbot.waitUntil(lambda: person.window.context.workspace.folder == home / "desk 2", timeout=10_000)
        assert person.window.banners.words() == []
        person.come_to_the_front()
        rename(person, "Hazel")
        assert {client.name for client in person.workspace.clients.list()} == {"Hazel", "Walnut"}
        assert (home / "desk 2" / FILE).read_bytes()


class TestReplaced:
    def test_it_is_said_on_coming_back_and_opened_again(self, start: Start, desk: Path, home: Path) -> None:
        person = start(desk)
        person.come_to_the_front()
        person.workspace.clients.add("Ours")
        elsewhere = QWidget()
        person.qtbot.addWidget(elsewhere)
        elsewhere.show()
        elsewhere.activateWindow()
        person.qtbot.waitUntil(elsewhere.isActiveWindow)
        copy_workspace(person.workspace, home / "theirs")
        with open_workspace(home / "theirs") as theirs:
            theirs.clients.add("Theirs")
        (home / "theirs" / DATABASE).replace(desk / DATABASE)
        assert person.window.banners.words() == []
        person.come_to_the_front()
        person.qtbot.waitUntil(lambda: person.sees("replaced or removed"))
        person.press("Ctrl+1")
        window = person.window
        person.click("Open again")
        person.qtbot.waitUntil(lambda: person.program.window is not window)
        names = {client.name for client in person.workspace.clients.list()}
        assert names == {"Walnut", "Almond", "Ours", "Theirs"}
        assert person.window.page_id == "clients"
        assert person.window.banners.words() == []
        newest = person.workspace.backups.listed()[0]
        assert (newest.reason, newest.counts["client"]) == ("replaced", 3)

    def test_what_is_typed_then_is_refused_and_stays(self, start: Start, desk: Path) -> None:
        person = start(desk)
        person.come_to_the_front()
        (desk / DATABASE).rename(desk / "moved.db")
        page = rename(person, "Hazel")
        assert person.sees("replaced or removed", page.card)
        assert not (desk / DATABASE).exists()
        person.program.close()
        (desk / "moved.db").rename(desk / DATABASE)


class TestNewer:
    @pytest.fixture
    def newer(self, desk: Path) -> Path:
        """As a later version of the program left it."""
        with closing(sqlite3.connect(desk / DATABASE)) as connection:
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return desk

    @pytest.fixture
    def out(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(home / "all"), "*.xlsx"))
        return home / "all.xlsx"

    def test_at_the_start_it_is_named_left_alone_and_saved_as_a_spreadsheet(
        self, start: Start, newer: Path, out: Path
    ) -> None:
        content = (newer / DATABASE).read_bytes()
        there = sorted(each.name for each in newer.rglob("*"))
        person = start(newer)
        asked = person.first_start
        assert person.sees(f"version {SCHEMA_VERSION + 1}, this program knows {SCHEMA_VERSION}", asked)
        assert person.program.window is None
        person.click("Save what is in it as a spreadsheet…", asked)
        person.qtbot.waitUntil(lambda: person.sees(f"Saved: {out}", asked), timeout=10_000)
        assert clients_in(out) == {"Walnut", "Almond"}
        assert (newer / DATABASE).read_bytes() == content
        assert sorted({each.name for each in newer.rglob("*")} - {FILE}) == there
        assert (newer / FILE).read_bytes() == b""

    def test_chosen_at_the_first_start(
        self, start: Start, newer: Path, out: Path, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        person = start()
        asked = person.first_start
        with pytest.raises(AssertionError):
            person.find("Save what is in it as a spreadsheet…", asked)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_all: str(newer))
        person.click("Open a workspace…", asked)
        person.click("Save what is in it as a spreadsheet…", asked)
        person.qtbot.waitUntil(lambda: person.sees(f"Saved: {out}", asked), timeout=10_000)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(home / "absent" / "all.xlsx"), ""))
        person.click("Save what is in it as a spreadsheet…", asked)
        person.qtbot.waitUntil(lambda: person.sees("there is no such file or folder", asked), timeout=10_000)
        person.find("Save what is in it as a spreadsheet…", asked)

    def test_chosen_in_the_settings_the_open_one_stays(
        self, start: Start, newer: Path, out: Path, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        create_workspace(home / "ours").close()
        person = start(home / "ours")
        person.come_to_the_front()
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_all: str(newer))
        person.window.open_page("settings")
        person.click("Open another workspace…")
        person.qtbot.waitUntil(lambda: person.sees("written by a newer SMMdesk"))
        assert person.workspace.folder == home / "ours"
        person.click("Save what is in it as a spreadsheet…")
        person.qtbot.waitUntil(lambda: f"Saved: {out}" in person.window.toasts.words(), timeout=10_000)
        assert clients_in(out) == {"Walnut", "Almond"}
        person.click("Close", person.window.banners)
        assert person.window.banners.words() == []


def clients_in(out: Path) -> set[object]:
    head, *rows = openpyxl.load_workbook(out)["client"].iter_rows(values_only=True)
    return {row[head.index("name")] for row in rows}


def test_a_new_workspace_is_better_not_made_in_a_cloud_folder(
    start: Start, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_start, "documents_folder", lambda: home / "Nextcloud")
    person = start()
    assert person.sees("Nextcloud shares this folder", person.first_start)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_all: str(home))
    person.click("Change…", person.first_start)
    assert not person.sees("shares this folder", person.first_start)
