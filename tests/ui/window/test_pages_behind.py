"""Pages out of sight cost nothing while others are at work, and are right when they come into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QToolButton

from smmdesk.domain.clients import Client
from tests.sight import bring_to_front
from tests.statements import statements
from ui.clients.page import ClientsPage
from ui.pages import PAGES
from ui.shell.preferences import Preferences
from ui.style.theme import Scheme, colour, use_scheme
from ui.style.unseen import dress, leave_out
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace


@pytest.fixture
def window(qtbot: QtBot, example: Workspace, language: Language, tmp_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(example, language, Preferences(file=tmp_path / "preferences.json"))
    bring_to_front(qtbot, made, (1280, 800))
    made.context.choose_client(example.clients.list()[0].id)
    yield made
    made.close()


@pytest.fixture
def settle(window: MainWindow, qtbot: QtBot) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not window.context.background.jobs())


class Told(QObject):
    """Counts how often something was told to be dressed anew."""

    def __init__(self, watched: QObject) -> None:
        super().__init__()
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.StyleChange
        return False


def ground(window: MainWindow) -> QColor:
    """The colour of the page in sight, between its title and its edge."""
    return window.page.grab().toImage().pixelColor(4, 4)


def open_all(window: MainWindow, settle: Callable[[], None]) -> None:
    for page_id in PAGES:
        window.open_page(page_id)
        settle()
    window.open_page("calendar")


def test_an_act_reads_as_much_with_all_pages_opened_as_with_one(
    window: MainWindow, settle: Callable[[], None], qtbot: QtBot
) -> None:
    workspace, asked = window.context.workspace, list[int]()
    client = workspace.clients.list()[0]
    steps: tuple[Callable[[], object], ...] = (lambda: None, lambda: open_all(window, settle))
    for number, opened in enumerate(steps):
        opened()
        settle()
        with statements(workspace) as made:
            workspace.records.change(Client, client.id, name=f"Name {number}")
        asked.append(len(made))
    assert asked[0] == asked[1] > 0
    page = window.open_page("clients")
    assert isinstance(page, ClientsPage)
    assert "Name 1" in {row.client.name for row in page.table.records()}


def test_choosing_another_client_reads_for_the_page_in_sight_alone(
    window: MainWindow, settle: Callable[[], None]
) -> None:
    one, other = [each.id for each in window.context.workspace.clients.list()][:2]
    window.context.choose_client(other)
    window.context.choose_client(one)
    with statements(window.context.workspace) as alone:
        window.context.choose_client(other)
    open_all(window, settle)
    window.context.choose_client(one)
    with statements(window.context.workspace) as among_others:
        window.context.choose_client(other)
    assert len(among_others) <= len(alone)
    page = window.open_page("clients")
    assert isinstance(page, ClientsPage)
    assert page.card.client_id == other


def test_a_page_behind_is_dressed_when_it_comes_into_sight(
    window: MainWindow, settle: Callable[[], None], qapp: QApplication
) -> None:
    behind, seen = window.open_page("clients"), window.open_page("calendar")
    in_light = ground(window)
    told_behind, told_seen = Told(behind), Told(seen)
    use_scheme(qapp, Scheme.DARK)
    assert told_behind.times == 0 < told_seen.times
    window.open_page("clients")
    assert told_behind.times > 0
    assert ground(window) == colour("page") != in_light
    use_scheme(qapp, Scheme.LIGHT)
    assert ground(window) == colour("page") == in_light


def test_icons_on_a_page_behind_are_made_anew_when_it_comes_into_sight(window: MainWindow, qapp: QApplication) -> None:
    page = window.open_page("clients")
    buttons = [each for each in page.findChildren(QToolButton) if each.isVisible() and not each.icon().isNull()]
    looks = [each.icon().cacheKey() for each in buttons]
    window.open_page("calendar")
    use_scheme(qapp, Scheme.DARK)
    assert [each.icon().cacheKey() for each in buttons] == looks != []
    window.open_page("clients")
    assert not {each.icon().cacheKey() for each in buttons} & {*looks}
    use_scheme(qapp, Scheme.LIGHT)
    assert [each.icon().cacheKey() for each in buttons] == looks


def test_a_page_left_out_twice_wears_the_last_theme(window: MainWindow, qapp: QApplication) -> None:
    window.open_page("clients")
    window.open_page("calendar")
    for scheme in (Scheme.DARK, Scheme.LIGHT, Scheme.DARK):
        use_scheme(qapp, scheme)
    window.open_page("clients")
    assert ground(window) == colour("page")


def test_a_page_behind_keeps_what_was_typed_and_selected(
    window: MainWindow, settle: Callable[[], None], qtbot: QtBot, qapp: QApplication
) -> None:
    page = window.open_page("clients", window.context.workspace.clients.list()[1].id)
    assert isinstance(page, ClientsPage)
    line = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "Filter clients")
    line.setText("e")
    selected, bar = page.current_id, page.card.parentWidget()
    window.open_page("calendar")
    use_scheme(qapp, Scheme.DARK)
    window.open_page("clients")
    assert (line.text(), page.current_id, page.card.client_id) == ("e", selected, selected)
    assert page.inspector_is_open
    assert bar is page.card.parentWidget()


def test_what_was_not_left_out_is_not_dressed_again(window: MainWindow) -> None:
    page = window.open_page("clients")
    told = Told(page)
    assert not dress(page)
    window.open_page("calendar")
    leave_out(page)
    assert dress(page)
    assert not dress(page)
    assert told.times == 1


def test_a_list_of_suggestions_is_dressed_when_it_is_shown(qtbot: QtBot, qapp: QApplication) -> None:
    line, completer = QLineEdit(), QCompleter(["Bakery", "Barber"])
    qtbot.addWidget(line)
    line.setCompleter(completer)
    line.show()
    popup = completer.popup()
    assert popup
    completer.complete()
    popup.hide()
    told = Told(popup)
    grounds = []
    for scheme in (Scheme.DARK, Scheme.LIGHT, Scheme.DARK):
        use_scheme(qapp, scheme)
    assert told.times == 0
    completer.complete()
    grounds.append(popup.grab().toImage().pixelColor(popup.rect().center()))
    assert told.times == 1
    popup.hide()
    use_scheme(qapp, Scheme.LIGHT)
    completer.complete()
    grounds.append(popup.grab().toImage().pixelColor(popup.rect().center()))
    popup.hide()
    completer.complete()
    popup.hide()
    assert told.times == 2
    assert [each.lightness() > 128 for each in grounds] == [False, True]
