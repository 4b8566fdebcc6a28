"""What must not get lost: what is typed, where one is, what others write, what was there before."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget

from smmdesk.domain.budget import BudgetLine, Category
from smmdesk.domain.clients import Client
from smmdesk.domain.comparison import Offer
from smmdesk.domain.desk import DeskKind
from smmdesk.opening import create_workspace, open_workspace
from smmdesk.speech.language import LANGUAGES, Language
from tests.desks import desk_with
from ui.budget.page import BudgetPage
from ui.clients.page import ClientsPage
from ui.comparison.page import ComparisonPage
from ui.pages import PAGES
from ui.settings.restore_dialog import RestoreDialog
from ui.shell.overlay import Overlay
from ui.shell.preferences import Preferences
from ui.style import text_size, tokens
from ui.style.system_letters import SystemLetters
from ui.style.text_size import scaled, use_text_size
from ui.style.theme import Scheme, use_scheme
from ui.window.toast import Toast

from .conftest import LEFT, Person

if TYPE_CHECKING:
    from pathlib import Path

Start = Callable[..., Person]


@pytest.fixture
def desk(home: Path) -> Path:
    return desk_with(home / "desk", "Walnut", "Almond")


def names(folder: Path) -> list[str]:
    with open_workspace(folder) as opened:
        return sorted(client.name for client in opened.records.all(Client))


def rename(person: Person, name: str) -> None:
    """Type over the name of the first client of the list, and stay in the field."""
    person.press("Ctrl+1")
    page = person.page(ClientsPage)
    page.select(page.table.records()[0].id)
    page.card.focus_name()
    person.type(name)


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_four_clicks_make_a_desk_in_any_language(start: Start, code: str) -> None:
    person = start()
    person.click(LANGUAGES[code], person.first_start)
    language = Language(code)
    person.click(language.word(DeskKind.OWN_BUSINESS), person.first_start)
    person.click(language("Start empty"), person.first_start)
    assert person.workspace.settings.desk().kind is DeskKind.OWN_BUSINESS
    assert person.workspace.settings.desk().language == code
    assert person.program.language.code == code


def test_another_language_makes_the_window_anew_at_the_same_place(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    window = person.window
    client = person.workspace.clients.list()[0]
    window.context.choose_client(client.id)
    window.resize(760, 655)
    person.press("Ctrl+3", "Alt+Right")
    period = window.context.period
    window.context.language_wanted.emit("ka")
    person.qtbot.waitUntil(lambda: person.program.window is not window)
    anew = person.window
    assert anew.context.language.code == "ka"
    assert (anew.page_id, anew.context.client_id, anew.context.period) == ("budget", client.id, period)
    assert (anew.width(), anew.height()) == (760, 655)
    assert not window.isVisible()


@pytest.fixture
def _as_before(qapp: QApplication) -> Iterator[None]:
    """The text size is that of the process."""
    yield
    use_text_size(100)
    use_scheme(qapp, Scheme.LIGHT)


def sizes(window: QWidget) -> list[float]:
    """Of all letters in sight."""
    window.repaint()
    worded = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton), *window.findChildren(QLineEdit)]
    return sorted(each.font().pointSizeF() for each in worded if each.isVisible())


@pytest.mark.usefixtures("_as_before")
@pytest.mark.parametrize("page", PAGES)
def test_another_text_size_makes_the_window_anew_with_every_word_larger(start: Start, desk: Path, page: str) -> None:
    person = start(desk)
    person.come_to_the_front()
    window = person.window
    window.resize(1400, 900)
    window.context.choose_client(person.workspace.clients.list()[0].id)
    window.open_page(page)
    before = sizes(window)
    window.context.text_size_wanted.emit(200)
    person.qtbot.waitUntil(lambda: person.program.window is not window)
    assert person.window.page_id == page
    # one that did not grow would have half of a size that nothing has
    known = {*before, tokens.FONT_SMALL, tokens.FONT_BASE, tokens.FONT_HEADING, tokens.FONT_TITLE}
    assert {size / 2 for size in sizes(person.window)} <= known


@pytest.mark.usefixtures("_as_before")
def test_the_text_size_holds_before_the_first_window_is_made(start: Start, desk: Path) -> None:
    kept = Preferences.load()
    kept.text_size = 150
    kept.save()
    person = start(desk)
    assert person.window.font().pointSizeF() == 1.5 * tokens.FONT_BASE
    assert min(sizes(person.window)) >= 1.5 * (tokens.FONT_SMALL - 1)
    assert person.window.status.height() == scaled(28)


class Letters:
    """The desktop's, which tells of a change by a new theme, or not at all."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, person: Person) -> None:
        self._set, self._person = monkeypatch, person

    def become(self, share: float) -> None:
        self._set.setattr(text_size, "share_of_usual", lambda: share)

    def tell(self) -> None:
        (ear,) = (each for each in QApplication.allWindows() if isinstance(each, SystemLetters))
        QApplication.sendEvent(ear, QEvent(QEvent.Type.ThemeChange))
        self._person.qtbot.wait(50)


@pytest.mark.usefixtures("_as_before")
def test_letters_that_the_desktop_makes_larger_are_larger_here_at_once(
    start: Start, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start(desk)
    letters, window = Letters(monkeypatch, person), person.window
    letters.tell()
    assert person.program.window is window
    letters.become(1.5)
    letters.tell()
    assert person.window is not window
    assert person.window.font().pointSizeF() == 1.5 * tokens.FONT_BASE
    again = person.window
    letters.tell()
    assert person.program.window is again


@pytest.mark.usefixtures("_as_before")
def test_who_comes_back_from_the_desktop_s_settings_finds_its_letters(
    start: Start, desk: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    person = start(desk)
    letters, window = Letters(monkeypatch, person), person.window
    letters.become(1.25)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    person.qtbot.waitUntil(lambda: person.program.window is not window)
    assert person.window.font().pointSizeF() == 1.25 * tokens.FONT_BASE


@pytest.mark.usefixtures("_as_before")
def test_a_size_that_was_set_by_hand_stays(start: Start, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Preferences.load()
    kept.text_size = 110
    kept.save()
    person = start(desk)
    letters, window = Letters(monkeypatch, person), person.window
    letters.become(2)
    letters.tell()
    assert person.program.window is window


@pytest.mark.usefixtures("_as_before")
def test_under_a_dialog_the_window_waits_for_its_end(start: Start, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    person = start(desk)
    letters, window = Letters(monkeypatch, person), person.window
    dialog = QDialog(window)
    dialog.open()
    letters.become(1.5)
    letters.tell()
    assert person.program.window is window
    dialog.close()
    letters.tell()
    assert person.program.window is not window


def test_closing_saves_the_field_in_use_and_the_size(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    person.window.resize(760, 655)  # a window is brought back no wider than the screen, which may be a small one
    rename(person, "Hazel")
    person.window.close()
    person.program.close()
    assert names(desk) == ["Hazel", "Walnut"]
    again = start()
    assert (again.window.width(), again.window.height()) == (760, 655)
    assert again.workspace.folder == desk


def test_closing_saves_the_cell_in_use_of_a_budget(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    client = person.workspace.clients.list()[0]
    budget = person.workspace.budget.start(client.id, person.window.context.period)
    line = person.workspace.budget.add_line(budget.id, Category.CONTENT)
    person.window.context.choose_client(client.id)
    person.press("Ctrl+3")
    table = person.page(BudgetPage).table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, table.column("purpose")))
    person.press("F2")
    person.type("Honey")
    person.window.close()
    person.program.close()
    with open_workspace(desk) as opened:
        assert opened.records.get(BudgetLine, line.id).purpose == "Honey"


def test_closing_saves_the_cell_in_use_of_a_comparison(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    client = person.workspace.clients.list()[0]
    person.workspace.comparison.start(client.id, person.workspace.today())
    person.window.context.choose_client(client.id)
    person.press("Ctrl+7")
    grid = person.page(ComparisonPage).offers.grid
    grid.select(grid.model_of_offers.offers[0].id, "name")
    grid.setFocus()
    person.type("Honey")
    person.window.close()
    person.program.close()
    with open_workspace(desk) as opened:
        assert "Honey" in {offer.name for offer in opened.records.all(Offer)}


def test_a_change_of_workspace_saves_the_field_in_use(start: Start, desk: Path, home: Path) -> None:
    with create_workspace(home / "other") as other:
        other.clients.add("Chestnut")
    person = start(desk)
    person.come_to_the_front()
    rename(person, "Hazel")
    person.window.context.workspace_wanted.emit(home / "other")
    person.qtbot.waitUntil(lambda: person.window.context.workspace.folder == home / "other")
    assert [client.name for client in person.workspace.clients.list()] == ["Chestnut"]
    assert names(desk) == ["Hazel", "Walnut"]


def test_what_others_write_is_noticed_on_coming_back(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    person.press("Ctrl+1")
    elsewhere = QWidget()
    person.qtbot.addWidget(elsewhere)
    elsewhere.show()
    elsewhere.activateWindow()
    person.qtbot.waitUntil(elsewhere.isActiveWindow)
    with open_workspace(desk) as other:
        other.clients.add("Chestnut")
    shown = person.page(ClientsPage).table
    assert "Chestnut" not in {row.client.name for row in shown.records()}
    person.come_to_the_front()
    person.qtbot.waitUntil(lambda: "Chestnut" in {row.client.name for row in shown.records()})
    window = person.window
    QTest.mouseClick(window.clients, LEFT)
    person.type("chest")
    person.press("Return")
    assert window.clients.text() == "Chestnut"


def test_the_palette_finds_a_client_and_a_page(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    person.press("Ctrl+K")
    person.type("budg")
    person.press("Return")
    assert person.window.page_id == "budget"
    person.qtbot.waitUntil(lambda: not person.window.findChildren(Overlay))
    person.press("Ctrl+K")
    person.type("walnu")
    person.press("Return")
    page = person.page(ClientsPage)
    assert [row.client.name for row in page.table.selected()] == ["Walnut"]


@pytest.mark.parametrize("harm", ["gone", "no database", "cut"])
def test_a_workspace_that_cannot_be_opened_gives_words(start: Start, desk: Path, harm: str) -> None:
    database = desk / "workspace.db"
    if harm == "gone":
        desk.rename(desk.with_name("moved"))
    elif harm == "no database":
        database.write_text("These are not the pages you are looking for. " * 100)
    else:
        database.write_bytes(database.read_bytes()[:5000])
    person = start(desk)
    said = person.read(person.program.first_start) if person.program.first_start else spoken(person)
    assert any(word in " ".join(said) for word in ("no workspace", "not a workspace", "damaged", "not whole")), said


def spoken(person: Person) -> list[str]:
    """What a window says that could be shown at first: as a toast."""
    window = person.program.window
    assert window
    person.qtbot.waitUntil(lambda: bool(window.toasts.words()), timeout=5_000)
    return window.toasts.words()


def test_a_backup_is_gone_back_to_and_forth(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    person.workspace.backups.make()
    person.workspace.clients.add("Chestnut")
    window = person.window
    person.press("Ctrl+,")
    person.click("Restore a backup…")
    dialog = next(each for each in window.findChildren(RestoreDialog))
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    person.qtbot.waitUntil(lambda: person.program.window is not window, timeout=10_000)
    assert [each.name for each in person.workspace.clients.list()] == ["Almond", "Walnut"]
    assert person.window.page_id == "settings"
    assert person.sees("is kept as 0")
    newest = person.workspace.backups.listed()[0]
    assert (newest.reason, newest.counts["client"]) == ("restore", 3)
    person.window.context.restore_wanted.emit(newest.path)
    person.qtbot.waitUntil(lambda: len(person.workspace.clients.list()) == 3, timeout=10_000)


def test_a_damaged_backup_is_refused_and_all_stays(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    made = person.workspace.backups.make()
    made.write_bytes(made.read_bytes()[:-100])
    window = person.window
    window.context.restore_wanted.emit(made)
    person.qtbot.waitUntil(lambda: person.program.window is not window, timeout=10_000)
    assert [each.name for each in person.workspace.clients.list()] == ["Almond", "Walnut"]
    assert any(made.name in words for words in person.window.toasts.words())


def test_undo_on_a_toast_is_about_what_the_toast_says(start: Start, desk: Path) -> None:
    """It takes back what was done last: once something else was done since, the toast does not offer it."""
    person = start(desk)
    person.come_to_the_front()
    person.press("Ctrl+1")
    page = person.page(ClientsPage)
    page.select(page.table.records()[0].id)
    page.table.setFocus()
    person.press("Del")
    undo = person.find("Undo", person.window.findChildren(Toast)[0])
    page.select(page.table.records()[0].id)
    page.card.focus_name()
    person.type("Hazel")
    person.press("Tab")
    QTest.mouseClick(undo, LEFT)
    assert [each.name for each in person.workspace.clients.list()] == ["Hazel"]
    person.press("Ctrl+Z", "Ctrl+Z")
    assert [each.name for each in person.workspace.clients.list()] == ["Almond", "Walnut"]


def test_preferences_remember_the_workspace_and_the_language(start: Start, desk: Path, home: Path) -> None:
    person = start(desk)
    window = person.window
    window.context.language_wanted.emit("ru")
    person.qtbot.waitUntil(lambda: person.program.window is not window)
    kept = json.loads(next((home / "config").rglob("preferences.json")).read_text("utf-8"))
    assert (kept["language"], kept["last_workspace"]) == ("ru", str(desk))
