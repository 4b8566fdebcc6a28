"""Everything the program can do is a few letters away, from whichever page and in every language, opened or not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from smmdesk.domain.ids import PostId, new_id
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post
from smmdesk.opening import open_workspace
from smmdesk.speech.language import LANGUAGES, Language
from tests.desks import a_copy
from tests.every import every
from tests.sight import bring_to_front
from ui.calendar.page import CalendarPage
from ui.pages import PAGES
from ui.settings.page import SettingsPage
from ui.shell.overlay import Overlay
from ui.shell.page_commands import commands_of, keys_of
from ui.shell.preferences import Preferences
from ui.shell.sharing import ways
from ui.widgets.search_list import SearchList
from ui.window.main_window import MainWindow

from .conftest import Person

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace

Start = Callable[..., Person]
WANTED = {
    "quit": "Quit",
    "exit": "Quit",
    "print": "Print or PDF…",
    "export": "Print or PDF…",
    "excel": "Spreadsheet…",
    "import": "Import a content plan…",
    "backup": "Settings › Back up now",
    "restore": "Settings › Restore a backup…",
    "manual": "Help for this page",
    "which version": "Settings › Version and licences",
    "shortcuts": "All keys",
    "password": "What protects your work",
    "encryption": "What protects your work",
    "sort": "Sort the table by…",
}
"""What somebody types who knows the word from another program, and what is meant here."""
NATIVE = {
    "ru": {
        "выйти": "Quit",
        "печать": "Print or PDF…",
        "экспорт": "Print or PDF…",
        "таблица": "Spreadsheet…",
        "импорт": "Import a content plan…",
        "бэкап": "Settings › Back up now",
        "резервная": "Settings › Back up now",
        "восстановить": "Settings › Restore a backup…",
        "руководство": "Help for this page",
        "версия": "Settings › Version and licences",
        "пароль": "What protects your work",
        "сортировать": "Sort the table by…",
    },
    "ka": {
        "გასვლა": "Quit",
        "ბეჭდვა": "Print or PDF…",
        "დაბეჭდვა": "Print or PDF…",
        "ექსპორტი": "Print or PDF…",
        "ცხრილი": "Spreadsheet…",
        "იმპორტი": "Import a content plan…",
        "სარეზერვო": "Settings › Back up now",
        "აღდგენა": "Settings › Restore a backup…",
        "სახელმძღვანელო": "Help for this page",
        "ვერსია": "Settings › Version and licences",
        "პაროლი": "What protects your work",
        "დალაგება": "Sort the table by…",
    },
}


@pytest.fixture
def desk(home: Path) -> Path:
    """A client with two posts, of which the earlier was written last."""
    with open_workspace(a_copy(home / "desk")) as made:
        client = made.clients.add("Almond")
        for day, text in ((20, "Gingerbread"), (5, "Honey cake")):
            moment = LocalMoment(datetime(2026, 11, day, 12), "UTC")
            made.records.add(Post(id=PostId(new_id()), client_id=client.id, text=text, moment=moment))
    return home / "desk"


@pytest.fixture
def person(start: Start, desk: Path) -> Person:
    """Somebody who has opened nothing but the calendar."""
    found = start(desk)
    found.come_to_the_front()
    return found


@pytest.fixture
def window_in(qtbot: QtBot, example: Workspace, tmp_path: Path) -> Callable[[str], MainWindow]:
    def make(code: str) -> MainWindow:
        made = MainWindow(example, Language(code), Preferences(file=tmp_path / "preferences.json"))
        bring_to_front(qtbot, made, (1024, 640))
        return made

    return make


def offered(person: Person, typed: str = "") -> list[str]:
    person.press("Ctrl+K")
    person.type(typed)
    return [each.words for each in palette(person).found()]


def palette(person: Person) -> SearchList:
    return person.window.findChildren(SearchList)[-1]


def in_language(words: str, language: Language) -> str:
    return " › ".join(language(each) for each in words.split(" › "))


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_of_other_programs_are_known_in_every_language(window_in: Callable[[str], MainWindow], code: str) -> None:
    window, language = window_in(code), Language(code)
    found = window.open_palette()
    missed = {}
    for typed, wanted in {**WANTED, **NATIVE.get(code, {})}.items():
        found.line.setText(typed)
        words = [each.words for each in found.found()[:2]]
        if in_language(wanted, language) not in words:
            missed[typed] = words
    assert missed == {}
    window.close()


def test_it_opens_with_this_page_then_posts_then_pages(person: Person) -> None:
    found = offered(person)
    acts = ["New post", "Select all posts in sight", "Go to today", "Print or PDF…", "Spreadsheet…", "CSV…"]
    posts = ["Honey cake", "Gingerbread"]
    pages = [line.title for line in PAGES.values()]
    places = [found.index(each) for each in (*acts, *posts, *pages)]
    assert places == sorted(places)
    assert found[places[len(acts)] : places[len(acts)] + len(posts + pages)] == [*posts, *pages]
    assert not [each for each in found if "›" in each]


def test_a_post_that_was_written_last_is_opened_from_there(person: Person) -> None:
    offered(person)
    for _step in range([each.words for each in palette(person).found()].index("Honey cake")):
        person.press("Down")
    person.press("Return")
    page = person.page(CalendarPage)
    person.qtbot.waitUntil(lambda: [each.text for each in page.views.selected()] == ["Honey cake"])


def test_a_command_of_a_page_never_opened_goes_there_and_is_done(person: Person, desk: Path) -> None:
    before = {*(desk / "backups").glob("*.db")}
    assert offered(person, "back up")[0] == "Settings › Back up now"
    person.press("Return")
    assert isinstance(person.window.page, SettingsPage)
    person.qtbot.waitUntil(lambda: any("Backed up" in each for each in person.window.toasts.words()))
    assert len({*(desk / "backups").glob("*.db")} - before) == 1


def test_what_cannot_be_done_there_yet_is_said(person: Person) -> None:
    assert offered(person, "remove lines")[0] == "Budget › Remove lines"
    person.press("Return")
    assert person.window.page_id == "budget"
    (words,) = person.window.toasts.words()
    assert words == "“Remove lines” is not possible here yet: choose first what it is for."


def test_what_cannot_be_done_yet_on_the_page_in_sight_is_found_and_said(person: Person) -> None:
    assert offered(person, "reschedule")[0] == "Calendar › Move to…"
    person.press("Return")
    (words,) = person.window.toasts.words()
    assert words == "“Move to…” is not possible here yet: choose first what it is for."


def test_another_page_is_saved_from_here(person: Person, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(home / "clients.csv"), ""))
    assert offered(person, "clients csv")[0] == "Clients › CSV…"
    person.press("Return")
    person.qtbot.waitUntil((home / "clients.csv").exists, timeout=20_000)
    assert "Almond" in (home / "clients.csv").read_text("utf-8-sig")


def test_the_mouse_chooses_too(person: Person) -> None:
    offered(person, "which version")
    listed = palette(person)
    row = [each.words for each in listed.found()].index("Settings › Version and licences")
    view = listed.findChildren(type(listed._list))[0]  # noqa: SLF001  (the list that is clicked into)
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    page = person.page(SettingsPage)
    assert person.sees("SMMdesk", page)
    focused = QApplication.focusWidget()
    assert focused
    assert focused.accessibleName() == "What it is made of"


@pytest.mark.parametrize("code", LANGUAGES)
def test_all_of_every_page_is_offered_whatever_was_opened(window_in: Callable[[str], MainWindow], code: str) -> None:
    window, language = window_in(code), Language(code)
    found = window.open_palette()
    for line in PAGES.values():
        if line.id == window.page_id:
            continue
        title = language(line.title)
        words = [language(each.text) for each in commands_of(line) if each.in_palette]
        words += [way.words(language) for way in ways(line) if way.output == line.outputs[0]]
        for each in words:
            found.line.setText(f"{title} {each}")
            assert f"{title} › {each}" in {item.words for item in found.found()}
    window.close()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_key_is_told_whatever_was_opened(window_in: Callable[[str], MainWindow], code: str) -> None:
    window, language = window_in(code), Language(code)
    window.context.commands.run("help.keys")
    (overlay,) = window.findChildren(Overlay)
    told = {each.text() for each in overlay.findChildren(QLabel)}
    commands = [(each.text, each.keys(language)) for line in PAGES.values() for each in commands_of(line)]
    others = [(each.text, each.keys(language)) for line in PAGES.values() for each in keys_of(line)]
    keyed = [(text, keys) for text, keys in (*commands, *others) if keys]
    assert len(keyed) > 40
    assert every({language(text), keys} <= told for text, keys in keyed)
    window.close()


def test_keys_of_the_page_in_sight_stand_first_and_are_scrolled_by_keyboard(person: Person) -> None:
    person.press("Ctrl+3")
    person.window.clients.setFocus()
    person.press("?")
    (overlay,) = person.window.findChildren(Overlay)
    words = [each.text() for each in overlay.findChildren(QLabel)]
    assert words.index("Budget") < min(words.index(each) for each in ("Pages", "Window", "Calendar", "Checklist"))
    area = person.focused()
    bar = area.verticalScrollBar()  # type: ignore[attr-defined]  # it is the scroll area
    person.press("PgDown")
    assert bar.value() > 0
    person.press("Esc")


def test_a_page_binds_the_commands_that_its_line_names(person: Person) -> None:
    for line in PAGES.values():
        page = person.window.open_page(line.id)
        bound = {each.command.id for each in person.window.context.commands if each.widget is page}
        assert bound == {each.id for each in commands_of(line)}, line.id


@pytest.mark.parametrize("key", [Qt.Key.Key_F, Qt.Key.Key_N, Qt.Key.Key_2])
def test_no_command_reaches_what_is_veiled(person: Person, key: Qt.Key) -> None:
    person.press("Ctrl+K")
    assert [each for each in person.window.findChildren(Overlay) if each.isVisible()]
    before = QApplication.focusWidget()
    assert before is not None
    QTest.keyClick(before, key, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is before
    QTest.keyClick(before, Qt.Key.Key_Escape)
    person.qtbot.waitUntil(lambda: not [each for each in person.window.findChildren(Overlay) if each.isVisible()])
