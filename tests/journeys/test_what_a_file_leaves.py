"""What a file held and the program does not keep is nowhere on the machine: in no database, backup, journal or log."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from smmdesk.domain.desk import ImportedFile
from smmdesk.domain.reputation.lists import AudienceList, Community
from smmdesk.domain.reputation.records import Brand, Mention
from smmdesk.machine.logs import log_failure
from smmdesk.machine.places import log_folder, state_folder
from smmdesk.speech.language import Language
from tests.desks import NOW, new_desk
from ui.importing.dialog import ImportDialog
from ui.reputation import acts
from ui.reputation.lists_view import ListsView
from ui.reputation.page import ReputationPage
from ui.shell.preferences import Preferences
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

COMMUNITIES: Final = """\
Group,Link,Members,Phone,Contact,Admin,Topic,Comment
Home bakers,https://t.me/pekari,3100,+995 555 01 02 03,ana.secret@mail.example,Ana Beridze,Baking,Quiet on Sundays
Mothers nearby,https://vk.com/mamy,12400,+7 900 123-45-67,olga.secret@mail.example,Olga Petrova,Kids,olga2@mail.example
Inna,https://vk.com/id77123456,15,(032) 2-11-22-33,inna.secret@mail.example,Inna Kim,,Empty
"""
PEOPLE: Final = """\
First name,Last name,E-mail,Phone,Link
Tamar,Kapanadze,tamar.secret@mail.example,+995 599 44 55 66,https://vk.com/tamar.kapanadze
Levan,Gelashvili,levan.secret@mail.example,8 (900) 765-43-21,https://t.me/+79007654321
"""
OF_PERSONS: Final = (
    *("secret", "olga2@", "555 01", "555010203", "900 123", "9001234567", "2-11-22", "599 44", "599445566", "765-43"),
    *("9007654321", "Beridze", "Petrova", "Inna", "id77123456", "Kapanadze", "kapanadze", "Gelashvili", "Tamar"),
)
NO_MENTIONS: Final = "Text,Author,Stars\nSo very good,Nana of the quarter,5\nToo sweet,Zaza of the quarter,1\n"
ODD_DATES: Final = "Date,Text\nsome day,So very good Nana\nnever,Too sweet Zaza\n"


@pytest.fixture
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the files lie that are read, apart from all that the program writes."""
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture
def window(home: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """Over a workspace whose only client is chosen, on the page of reputation."""
    with new_desk(home / "desk", clock=lambda: NOW) as desk:
        client = desk.clients.add("Sweet Balcony")
        shown = MainWindow(desk, Language("en"), Preferences(file=home / "preferences.json"))
        shown.resize(1440, 900)
        shown.show()
        qtbot.waitUntil(lambda: desk.is_fully_open)
        shown.context.choose_client(client.id)
        yield shown
        shown.close()
        shown.deleteLater()


def page_of(window: MainWindow, view: str) -> ReputationPage:
    page = window.open_page("reputation")
    assert isinstance(page, ReputationPage)
    page.open_view(view)
    return page


def read_in(page: ReputationPage, file: Path, qtbot: QtBot) -> ImportDialog:
    """Dropped on the page; imported where it may be."""
    acts.bring_in_these(page, [file])
    (dialog,) = [each for each in page.context.window.findChildren(ImportDialog) if each.isVisible()]
    jobs = page.context.background.jobs
    qtbot.waitUntil(lambda: not jobs(), timeout=60_000)
    assert dialog.accept_button is not None
    if dialog.accept_button.isEnabled():
        dialog.accept_button.click()
        qtbot.waitUntil(lambda: not jobs(), timeout=60_000)
    return dialog


def type_in(page: ReputationPage, words: str, home: Path, qtbot: QtBot) -> None:
    """Begin a name and stop there, until it stands in the journal of what is not saved."""
    view = page.views.current
    assert isinstance(view, ListsView)
    view.edit(view.table.records()[0].id)
    line = view.fields.form.editor("name").findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, words)
    qtbot.waitUntil(lambda: bool(holding(words, on_disk(home))), timeout=10_000)


def on_disk(home: Path) -> dict[Path, bytes]:
    """All that the program wrote on this machine: its workspace with WAL and backups, what was typed, kept, logged."""
    assert state_folder().is_relative_to(home)
    assert log_folder().is_relative_to(home)
    return {path: path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file()}


def holding(words: str, content: dict[Path, bytes]) -> list[str]:
    """The names of the files that hold these, in letters of one byte or of two."""
    forms = (words.encode(), words.encode("utf-16-le"))
    return [path.name for path, held in content.items() if any(form in held for form in forms)]


def test_of_communities_nothing_of_a_person_is_left_anywhere(
    window: MainWindow, files: Path, home: Path, qtbot: QtBot
) -> None:
    desk, page = window.context.workspace, page_of(window, "lists")
    groups, people = files / "groups.csv", files / "people.csv"
    groups.write_text(COMMUNITIES, "utf-8")
    people.write_text(PEOPLE, "utf-8")
    read_in(page, groups, qtbot)
    assert {each.name for each in desk.records.all(Community)} == {"Home bakers", "Mothers nearby"}
    read_in(page, people, qtbot).close()
    assert len(desk.records.all(AudienceList)) == 1
    for _time in range(2):
        desk.history.undo()
        assert desk.records.all(Community) == []
        desk.history.redo()
    kept = desk.backups.make(home / "copy.db")
    packed = home / "packed.db"
    with closing(sqlite3.connect(kept)) as copy:
        copy.execute("VACUUM INTO ?", (str(packed),))
    type_in(page, "Half a name", home, qtbot)
    log_failure(ValueError(COMMUNITIES))
    content = on_disk(home)
    assert any("typed" in path.parts for path in content)
    assert any(path.suffix == ".log" for path in content)
    found = holding("Home bakers", content)
    assert {"copy.db", "packed.db"} <= {*found}
    assert {"workspace.db", "workspace.db-wal"} & {*found}
    assert {words: where for words in OF_PERSONS if (where := holding(words, content))} == {}


@pytest.mark.parametrize("text", [NO_MENTIONS, ODD_DATES])
def test_of_a_refused_file_of_mentions_nothing_is_left(
    window: MainWindow, files: Path, home: Path, qtbot: QtBot, text: str
) -> None:
    """No record, no act to take back, no file more in the workspace, and none of its words on the machine."""
    desk, page, file = window.context.workspace, page_of(window, "mentions"), files / "mentions.csv"
    file.write_text(text, "utf-8")
    latest, act, names = desk.database.latest(), desk.history.undoable(), {*on_disk(home)}
    dialog = read_in(page, file, qtbot)
    assert dialog.accept_button is not None
    assert not dialog.accept_button.isEnabled()
    dialog.close()
    assert [desk.records.all(kind) for kind in (Mention, Brand, ImportedFile)] == [[], [], []]
    assert (desk.database.latest(), desk.history.undoable()) == (latest, act)
    content = on_disk(home)
    assert {*content} == names
    for words in ("So very good", "Too sweet", "Nana", "Zaza", "mentions.csv"):
        assert holding(words, content) == []
