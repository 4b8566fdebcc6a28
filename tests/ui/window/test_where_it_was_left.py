"""A window opens where it was left: page, client, period, view and filter, from its first frame on."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from smmdesk.domain.clients import Client
from smmdesk.domain.desk import Desk
from smmdesk.domain.ids import PostId, new_id
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.opening import open_quickly
from smmdesk.workspace import Workspace
from tests.conftest import NOW
from tests.desks import new_desk
from tests.gone import delete_what_was_closed
from ui.budget.page import BudgetPage
from ui.calendar.page import CalendarPage
from ui.calendar.shown.post_filter import PostFilter
from ui.clients.page import ClientsPage
from ui.shell.preferences import Preferences
from ui.shell.printing import PrintDialog
from ui.widgets.loading import Loading
from ui.window.coming_page import ComingPage
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language

Open = Any
NOVEMBER, DECEMBER = Period.month(2026, 11), Period.month(2026, 12)


@pytest.fixture
def opened(tmp_path: Path, language: Language, qtbot: QtBot) -> Callable[..., Any]:
    """Opens the window anew, as the program does, and leaves it at the end."""
    with new_desk(tmp_path / "desk", clock=lambda: NOW) as desk:
        desk.settings.set_up(Desk(country="GE"))
        for name in ("Almond", "Walnut"):
            client = desk.clients.add(name)
            moment = LocalMoment(datetime(2026, 11, 20, 9), "UTC")
            desk.records.add(Post(id=PostId(new_id()), client_id=client.id, moment=moment, text=f"Post of {name}"))

    @contextmanager
    def open_it(*, later: int = 0, awake: bool = True) -> Iterator[MainWindow]:
        preferences = Preferences.load(tmp_path / "preferences.json")
        workspace = open_quickly(tmp_path / "desk", clock=lambda: NOW + timedelta(days=later))
        window = MainWindow(workspace, language, preferences)
        with qtbot.waitSignal(window.painted):
            window.show()
        if awake:
            qtbot.waitUntil(lambda: workspace.is_fully_open)
        yield window
        window.close()
        workspace.close()
        window.deleteLater()
        delete_what_was_closed()

    return open_it


def walnut(window: MainWindow) -> Client:
    return next(each for each in window.context.workspace.quickest.clients() if each.name == "Walnut")


def page_of(window: MainWindow) -> CalendarPage:
    assert isinstance(window.page, CalendarPage)
    return window.page


def test_page_client_and_period_are_those_of_before(opened: Open, qtbot: QtBot) -> None:
    with opened() as window:
        window.context.choose_client(walnut(window).id)
        window.context.choose_period(Period.month(2027, 3))
        window.open_page("budget")
    with opened(awake=False) as again:
        # from the first frame on, though the database is not open
        assert (again.page_id, type(again.page)) == ("budget", ComingPage)
        assert (again.clients.text(), again.period.period) == ("Walnut", Period.month(2027, 3))
        qtbot.waitUntil(lambda: isinstance(again.page, BudgetPage))
        assert again.page_id == "budget"
        assert again.page.shown.client == walnut(again)


def test_the_calendar_is_there_with_its_client_in_the_first_frame(opened: Open) -> None:
    with opened() as window:
        window.context.choose_client(walnut(window).id)
    with opened(awake=False) as again:
        chips = [chip.post.text for cell in page_of(again).views.month.scene.places.cells for chip in cell.chips]
        assert chips == ["Post of Walnut"]
        assert not again.context.workspace.is_fully_open


def test_view_and_filter_are_those_of_before(opened: Open, qtbot: QtBot) -> None:
    wanted = PostFilter(words="walnut").switched("status", PostStatus.IDEA)
    with opened() as window:
        page = page_of(window)
        page.show_view("list")
        page.resume({"view": "list", **wanted.told()})
        window.open_page("clients")
        clients = window.page
        assert isinstance(clients, ClientsPage)
        clients.show_words("alm")
        window.open_page("calendar")
    with opened() as again:
        qtbot.waitUntil(lambda: isinstance(again.page, CalendarPage))
        page = page_of(again)
        assert page.look() == {"view": "list", **wanted.told()}
        assert (page.views.kind, page.words) == ("list", "walnut")
        # a page that is not opened this time is as it was the next time, too
    with opened() as third:
        clients = third.open_page("clients")
        assert isinstance(clients, ClientsPage)
        assert clients.words == "alm"
        assert [row.client.name for row in clients.table.records()] == ["Almond"]


def test_a_client_that_is_gone_is_all_of_them(opened: Open) -> None:
    with opened() as window:
        window.context.choose_client(walnut(window).id)
        window.context.workspace.records.remove(Client, walnut(window).id)
        # as another window would have left it
        window.context.begin_at(client_id=window.context.client_id, period=None)
    with opened(awake=False) as again:
        assert (again.context.client_id, again.clients.text()) == (None, "All clients")


@pytest.mark.parametrize(
    ("left", "later", "found"),
    [(NOVEMBER, 0, NOVEMBER), (NOVEMBER, 20, DECEMBER), (DECEMBER, 20, DECEMBER), (Period.month(2026, 8), 1, NOVEMBER)],
)
def test_the_present_of_then_is_the_present_of_now(opened: Open, left: Period, later: int, found: Period) -> None:
    with opened() as window:
        window.context.choose_period(left)
    with opened(later=later, awake=False) as again:
        assert again.period.period == again.context.period == found
        assert page_of(again).views.month.scene.days.month == found


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A disk on which the database is opened only once this is set."""
    spins, prepare = Event(), Workspace.prepare

    def wait(workspace: Workspace) -> None:
        assert spins.wait(20)
        prepare(workspace)

    monkeypatch.setattr(Workspace, "prepare", wait)
    yield spins
    spins.set()


def test_on_a_slow_disk_a_page_says_what_one_waits_for(opened: Open, qtbot: QtBot, slow: Event) -> None:
    with opened(awake=False) as window:
        page_of(window).views.setFocus()
        for page_id in ("clients", "budget"):
            window.navigation.chosen.emit(page_id)
            assert (window.page_id, window.page.waits_for) == (page_id, "")
        qtbot.waitUntil(lambda: window.page.waits_for == "The workspace is being opened…")
        assert len(window.findChildren(ComingPage)) == 1
        # what is there already is opened as ever
        window.navigation.chosen.emit("calendar")
        assert page_of(window).waits_for == ""
        window.navigation.chosen.emit("budget")
        slow.set()
        qtbot.waitUntil(lambda: isinstance(window.page, BudgetPage))
        assert window.page_id == "budget"
        assert window.page.waits_for == ""


def test_a_page_that_comes_within_a_blink_says_nothing(
    opened: Open, qtbot: QtBot, slow: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.style.tokens.BLINK", 60_000)  # however busy the machine is
    said: list[str] = []
    with opened(awake=False) as window:
        window.navigation.chosen.emit("budget")
        window.page.findChildren(Loading)[0].due.connect(lambda: said.append("due"))
        slow.set()
        qtbot.waitUntil(lambda: isinstance(window.page, BudgetPage))
        qtbot.waitUntil(lambda: not any(map(is_about_to_say, window.findChildren(Loading))))
    assert said == []


def test_what_the_palette_offered_while_the_page_was_coming_is_done_on_the_page(
    opened: Open, qtbot: QtBot, slow: Event
) -> None:
    with opened(awake=False) as window:
        window.navigation.chosen.emit("budget")
        offered = next(line for line in window.open_palette().found() if "PDF" in line.words)
        slow.set()
        qtbot.waitUntil(lambda: isinstance(window.page, BudgetPage))
        QApplication.processEvents()
        offered.value.run()
        assert window.page_id == "budget"
        assert window.toasts.words() or window.findChildren(PrintDialog)


def test_what_a_page_can_do_is_offered_while_it_is_coming_and_refused_in_words(
    opened: Open, qtbot: QtBot, slow: Event
) -> None:
    with opened(awake=False) as window:
        window.navigation.chosen.emit("budget")
        assert isinstance(window.page, ComingPage)
        palette = window.open_palette()
        palette.line.setText("new budget line")
        (offered,) = palette.found()
        offered.value.run()
        assert "“New line” is not possible here yet" in str(window.toasts.words())
        slow.set()
        qtbot.waitUntil(lambda: isinstance(window.page, BudgetPage))
        assert window.page_id == "budget"


def is_about_to_say(loading: Loading) -> bool:
    return any(each.isActive() for each in loading.findChildren(QTimer))


def test_who_goes_elsewhere_before_the_page_is_there_stays_there(opened: Open, qtbot: QtBot) -> None:
    with opened() as window:
        window.open_page("budget")
    with opened(awake=False) as again:
        again.open_page("calendar")
        qtbot.waitUntil(lambda: again.context.workspace.is_fully_open)
        qtbot.wait(20)
        assert isinstance(again.page, CalendarPage)
        assert isinstance(again.open_page("budget"), BudgetPage)
