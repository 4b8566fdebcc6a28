"""From an empty page into the example and back: in the same window, at the same page, and one's own work as it was."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from smmdesk.domain.clients import Client
from smmdesk.domain.periods import Period
from smmdesk.opening import open_workspace
from smmdesk.speech.language import LANGUAGES
from smmdesk.storage.errors import DiskFullError
from smmdesk.storage.folder import DATABASE
from smmdesk.storage.lock import FILE
from smmdesk.workspace import Workspace
from tests.desks import a_copy
from ui.budget.page import BudgetPage
from ui.clients.page import ClientsPage
from ui.keeping.instance_lock import InstanceLock
from ui.pages import PAGES
from ui.shell.dialogs import Dialog
from ui.shell.preferences import Preferences

from .conftest import Person

Start = Callable[..., Person]
EMPTY_PAGES = [page for page in PAGES if page != "settings"]


@pytest.fixture
def desk(home: Path) -> Path:
    """One's own workspace, with nothing in it yet."""
    return a_copy(home / "R&D Ltd")


def is_in(person: Person, folder: Path) -> bool:
    window = person.program.window
    return window is not None and window.context.workspace.folder == folder


def see_the_example(person: Person) -> Path:
    """Click, and wait for it; its folder."""
    own = person.workspace.folder
    person.click("See an example")
    person.click("Show the example", asked(person))
    person.qtbot.waitUntil(lambda: not is_in(person, own or Path()), timeout=20_000)
    assert person.workspace.folder is not None
    return person.workspace.folder


def asked(person: Person) -> Dialog:
    """The question before the window shows another workspace."""
    person.qtbot.waitUntil(lambda: any(each.isVisible() for each in person.window.findChildren(Dialog)))
    return next(each for each in person.window.findChildren(Dialog) if each.isVisible())


def go_back(person: Person, own: Path) -> None:
    person.click("Back to R&D Ltd")
    person.qtbot.waitUntil(lambda: is_in(person, own), timeout=10_000)
    assert person.window.banners.words() == []


def seen_buttons(person: Person) -> list[QAbstractButton]:
    return [each for each in person.window.findChildren(QAbstractButton) if each.isVisible()]


def has_content(person: Person) -> bool:
    """Nothing in sight offers to begin."""
    return not any(person.sees(words) for words in ("No clients yet", "First a client", "Add a client first"))


def test_every_empty_page_leads_there_and_back(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    seen = set()
    for page_id in EMPTY_PAGES:
        person.window.open_page(page_id)
        assert not has_content(person)
        seen.add(see_the_example(person))
        assert person.window.page_id == page_id
        assert has_content(person)
        assert person.sees("This is the example")
        go_back(person, desk)
        assert person.window.page_id == page_id
        assert person.workspace.records.all(Client) == []
    assert len(seen) == 1


def test_it_is_asked_for_and_esc_stays(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    person.press("Ctrl+1")
    person.click("See an example")
    question = asked(person)
    assert person.sees("“R&D Ltd” stays as it is", question)
    person.press("Escape")
    person.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    person.qtbot.wait(50)
    assert is_in(person, desk)
    assert person.window.page_id == "clients"


@pytest.mark.parametrize("page_id", EMPTY_PAGES)
def test_enter_on_an_empty_page_begins_and_never_leaves(start: Start, desk: Path, page_id: str) -> None:
    person = start(desk)
    person.come_to_the_front()
    person.press(f"Ctrl+{1 + EMPTY_PAGES.index(page_id)}")
    button = person.focused()
    assert isinstance(button, QPushButton)
    assert button.property("kind") == "primary"
    person.press("Return")
    person.qtbot.wait(50)
    assert is_in(person, desk)
    assert QApplication.activeModalWidget() is None
    assert [each.name for each in person.workspace.records.all(Client)] == ["New client"]


def test_in_the_example_nothing_leads_there(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    see_the_example(person)
    person.come_to_the_front()  # another window, which a slow display server has not made active yet
    person.workspace.clients.add("Invented by me")
    for client in person.workspace.clients.list():
        if client.name == "Invented by me":
            person.window.context.choose_client(client.id)
    person.press("Ctrl+7")
    assert person.sees("No comparison yet")
    assert "See an example" not in {each.text() for each in seen_buttons(person)}
    offered = {bound.command.id for bound in person.window.context.commands.available()}
    assert "example.leave" in offered
    assert "example.see" not in offered


def test_a_month_without_posts_offers_it_too(start: Start, desk: Path) -> None:
    with open_workspace(desk) as own:
        own.clients.add("Walnut")
    person = start(desk)
    person.come_to_the_front()
    see_the_example(person)
    assert person.window.page_id == "calendar"
    assert not any(each.text() == "See an example" for each in seen_buttons(person))
    go_back(person, desk)
    person.click("Ideas")
    assert not any(each.text() == "See an example" for each in seen_buttons(person))


def test_where_one_was_in_ones_own_work_is_in_sight_again(start: Start, desk: Path) -> None:
    with open_workspace(desk) as own:
        walnut, _almond = own.clients.add("Walnut"), own.clients.add("Almond")
    person = start(desk)
    person.come_to_the_front()
    spring = Period.months(2031, 3, 3)
    person.window.context.choose_client(walnut.id)
    person.window.context.choose_period(spring)
    person.press("Ctrl+3")
    assert person.sees("No budget for this period yet")
    see_the_example(person)
    assert person.page(BudgetPage).sheet is not None
    person.press("Ctrl+2")
    assert not person.sees("Nothing is planned")
    go_back(person, desk)
    assert person.window.page_id == "budget"
    assert (person.window.context.client_id, person.window.context.period) == (walnut.id, spring)


def test_what_is_typed_is_saved_first(start: Start, desk: Path) -> None:
    with open_workspace(desk) as own:
        own.clients.add("Walnut")
    person = start(desk)
    person.come_to_the_front()
    person.press("Ctrl+1")
    page = person.page(ClientsPage)
    page.select(page.table.records()[0].id)
    page.card.focus_name()
    person.type("Hazel")
    person.press("Ctrl+K")
    person.type("see an ex")
    person.press("Return")
    asked(person)
    person.press("Return")
    person.qtbot.waitUntil(lambda: not is_in(person, desk), timeout=20_000)
    go_back(person, desk)
    assert [client.name for client in person.workspace.clients.list()] == ["Hazel"]


def test_it_stays_as_it_was_left(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    see_the_example(person)
    person.workspace.clients.add("Invented by me")
    go_back(person, desk)
    see_the_example(person)
    assert "Invented by me" in {client.name for client in person.workspace.clients.list()}


def test_a_restart_opens_ones_own_work(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    see_the_example(person)
    person.program.close()
    assert Preferences.load().last_workspace == desk
    assert Preferences.load().recent_workspaces == [desk]
    again = start()
    assert again.workspace.folder == desk


def test_only_what_is_open_is_held(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    folder = see_the_example(person)
    assert (folder / FILE).read_bytes()
    InstanceLock(desk).release()
    go_back(person, desk)
    InstanceLock(folder).release()
    assert (desk / FILE).read_bytes()


def test_another_language_speaks_in_the_example_and_goes_back_too(start: Start, desk: Path) -> None:
    person = start(desk)
    person.come_to_the_front()
    see_the_example(person)
    person.window.context.language_wanted.emit("ru")
    person.qtbot.waitUntil(lambda: person.sees("Это пример"))
    person.click("Назад в «R&D Ltd»")
    person.qtbot.waitUntil(lambda: is_in(person, desk), timeout=10_000)


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_made_in_the_language_of_the_window(start: Start, desk: Path, home: Path, code: str) -> None:
    Preferences(language=code).save()
    person = start(desk)
    person.window.context.commands.run("example.see")
    asked(person).accept()
    person.qtbot.waitUntil(lambda: not is_in(person, desk), timeout=20_000)
    assert person.workspace.settings.desk().language == code
    folder = person.workspace.folder
    assert folder is not None
    assert folder.parent == home / "data" / "SMMdesk" / "examples" / code


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (DiskFullError(), "Make room and try again."),
    ],
)
def test_where_it_cannot_be_made_nothing_is_left_and_ones_own_stays_open(
    start: Start, desk: Path, home: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    def refuse(*_arguments: object) -> None:
        raise error

    person = start(desk)
    person.come_to_the_front()
    with monkeypatch.context() as broken:
        broken.setattr(Workspace, "make_example", refuse)
        person.click("See an example")
        asked(person).accept()
        person.qtbot.waitUntil(lambda: len(person.window.toasts.words()) == 1, timeout=10_000)
    (said,) = person.window.toasts.words()
    assert said.startswith("The example could not be shown; your own work is as it was. ")
    assert said.endswith(words)
    assert is_in(person, desk)
    assert list((home / "data").rglob("*.db")) == []
    assert list((home / "data" / "SMMdesk" / "examples" / "en").iterdir()) == []
    assert (see_the_example(person) / DATABASE).is_file()


def test_an_example_that_another_window_has_open_is_left_to_it(
    start: Start, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start(desk)
    person.come_to_the_front()
    folder = see_the_example(person)
    go_back(person, desk)
    other = InstanceLock(folder)
    monkeypatch.setattr("ui.keeping.instance_lock.knock", lambda *_all: True)
    person.click("See an example")
    asked(person).accept()
    person.qtbot.waitUntil(lambda: len(person.window.toasts.words()) == 1, timeout=10_000)
    assert "open already" in person.window.toasts.words()[0]
    assert is_in(person, desk)
    other.release()
    assert see_the_example(person) == folder
