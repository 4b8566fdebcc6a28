"""What is typed where it stands (a cell, a share, a day of the month) is kept as what is typed into any form."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QStyleOptionViewItem

from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.domain.comparison import Criterion, Offer, Way
from smmdesk.domain.money import Money
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Post
from smmdesk.opening import open_workspace
from tests.desks import desk_with
from ui.budget.page import BudgetPage
from ui.calendar.page import CalendarPage
from ui.comparison.page import ComparisonPage
from ui.comparison.views import WEIGHTS
from ui.keeping.typed_dialog import TypedDialog
from ui.keeping.typed_journal import Journal
from ui.shell.client_menu import ClientMenu
from ui.widgets.tables.cell_form import CellForm
from ui.widgets.tables.table_cells import CellDelegate
from ui.window.still_waiting import StillWaiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smmdesk.workspace import Workspace

    from .conftest import Person, Writer

    Start = Callable[[Path | None], Person]


@dataclass(frozen=True, slots=True)
class Place:
    """A place where one types: how it is opened, what cannot be saved there and why, what can, and where it is then."""

    page: str
    open: Callable[[Person], None]
    wrong: str
    reason: str
    right: str
    kept: Callable[[Workspace], object]
    value: object
    where: str


def open_line(person: Person) -> None:
    table = person.page(BudgetPage).table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, table.column("planned")))
    person.press("F2")


def open_share(person: Person) -> None:
    split = person.page(BudgetPage).view.split
    split.open()
    line = split.rows[Category.PROMOTION].share.focusProxy()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()


def open_offer(person: Person) -> None:
    grid = person.page(ComparisonPage).offers.grid
    grid.select(offer(person.workspace).id, "fee")
    grid.setFocus()
    person.press("Return")


def open_score(person: Person) -> None:
    page = person.page(ComparisonPage)
    page.open_view(WEIGHTS)
    page.weights.twelve.open()
    page.weights.grid.select(offer(person.workspace).id, Criterion.CONTROL)
    page.weights.grid.setFocus()
    person.press("Return")


def open_day(person: Person) -> None:
    month = person.page(CalendarPage).views.month
    month.setFocus()
    month.scene.select_day(person.workspace.today())
    person.press("Return")


def offer(workspace: Workspace) -> Offer:
    return next(each for each in workspace.records.all(Offer) if each.way is Way.AGENCY)


def the(workspace: Workspace, kind: type[Any]) -> Any:
    (found,) = workspace.records.all(kind)
    return found


UNREADABLE = "“lots” could not be read here."
WHOSE = "Several clients are shown: say whose post this is."
PLACES = {
    "a line of a budget": Place(
        page="budget",
        open=open_line,
        wrong="lots",
        reason=UNREADABLE,
        right="70",
        kept=lambda desk: the(desk, BudgetLine).planned,
        value=Money.of(70, "EUR"),
        where="Budget · Poster · Planned",
    ),
    "a share of a budget": Place(
        page="budget",
        open=open_share,
        wrong="lots",
        reason=UNREADABLE,
        right="40",
        kept=lambda desk: the(desk, Budget).split[Category.PROMOTION],
        value=4_000,
        where="Budget · Share of Promotion",
    ),
    "an offer": Place(
        page="comparison",
        open=open_offer,
        wrong="lots",
        reason=UNREADABLE,
        right="70",
        kept=lambda desk: offer(desk).fee,
        value=Money.of(70, "EUR"),
        where="Who runs it? · Agency, Price or salary a month",
    ),
    "a score": Place(
        page="comparison",
        open=open_score,
        wrong="11",
        reason="The value must be from 0 to 10.",
        right="9",
        kept=lambda desk: offer(desk).scores[Criterion.CONTROL],
        value=9,
        where="Who runs it? · Agency, Control",
    ),
    "first words": Place(
        page="calendar",
        open=open_day,
        wrong="Rye bread",
        reason=WHOSE,
        right="",
        kept=lambda desk: [post.text for post in desk.records.all(Post)],
        value=["Rye bread"],
        where="Calendar · New post on {day}",
    ),
}


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest) -> Place:
    return PLACES[request.param]


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = desk_with(tmp_path_factory.mktemp("typed") / "desk", "Almond", "Walnut")
    with open_workspace(folder) as opened:
        almond, today = opened.clients.list()[0], opened.today()
        budget = opened.budget.start(almond.id, Period.month_of(today))
        line = opened.budget.add_line(budget.id, Category.CONTENT)
        opened.records.change(BudgetLine, line.id, purpose="Poster")
        opened.comparison.start(almond.id, today)
    return folder


@pytest.fixture
def desk(made_once: Path, home: Path) -> Path:
    return shutil.copytree(made_once, home / "desk")


def come_to(person: Person, place: Place) -> None:
    """First words need to be told whose they are, all else belongs to a client."""
    person.come_to_the_front()
    almond = person.workspace.clients.list()[0].id
    person.window.context.choose_client(None if place.page == "calendar" else almond)
    person.window.open_page(place.page)
    person.qtbot.wait(1)
    place.open(person)


@pytest.fixture
def person(start: Start, desk: Path, place: Place) -> Person:
    """In the field."""
    made = start(desk)
    come_to(made, place)
    return made


def form_with(person: Person, text: str) -> CellForm:
    """The field in sight in which this stands."""
    found = [each for each in person.window.page.findChildren(CellForm) if each.isVisible() and not each.is_over]
    (form,) = [each for each in found if each.row.editor.words() == text]
    return form


def write(person: Person, text: str) -> None:
    person.press("Ctrl+A")
    person.type(text)


def enter_wrong(person: Person, place: Place) -> CellForm:
    write(person, place.wrong)
    form = form_with(person, place.wrong)
    person.press("Return")
    if place.page == "calendar":
        put_menu_away(person, form)
    assert form.row.reason == place.reason
    return form


def put_menu_away(person: Person, form: CellForm) -> None:
    """It is asked whose the words are; without an answer the keyboard goes back to them."""
    person.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    person.qtbot.waitUntil(lambda: not person.window.findChildren(ClientMenu))
    person.come_to_the_front()  # a desktop does that when a menu closes
    assert form.hasFocus()


def finish(person: Person, place: Place, form: CellForm) -> None:
    """Type what can be saved, or say whose it is."""
    if place.page == "calendar":
        person.window.context.choose_client(person.workspace.clients.list()[0].id)
    else:
        write(person, place.right)
    line = form.focusProxy()
    assert line is not None
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert place.kept(person.workspace) == place.value


def asked(person: Person) -> TypedDialog:
    def found() -> list[TypedDialog]:
        return [each for each in person.window.findChildren(TypedDialog) if each.isVisible()]

    person.qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def where(person: Person, place: Place) -> str:
    return place.where.format(day=person.window.context.language.day_and_month(person.workspace.today()))


# refused


def window_closed(person: Person, *, is_closed: bool = False) -> None:
    assert person.window.close() is is_closed


def other_page(person: Person) -> None:
    person.press("Ctrl+1")


def other_language(person: Person) -> None:
    person.window.context.language_wanted.emit("ka")


WAYS = (window_closed, other_page, other_language)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_refused_text_asks_and_stays(person: Person, place: Place, way: Callable[[Person], None]) -> None:
    window = person.window
    enter_wrong(person, place)
    way(person)
    dialog = asked(person)
    assert {where(person, place), place.reason} <= {*person.read(dialog)}
    assert [each.toPlainText() for each in dialog.findChildren(QPlainTextEdit)] == [place.wrong]
    assert not isinstance(QApplication.activePopupWidget(), QMenu)
    person.click("Stay", dialog)
    person.come_to_the_front()
    person.qtbot.waitUntil(lambda: window.page_id == place.page and isinstance(person.focused(), QLineEdit))
    assert person.window is window
    form = form_with(person, place.wrong)
    assert form.isAncestorOf(person.focused())
    assert form.row.reason == place.reason
    finish(person, place, form)
    assert not any(each.isVisible() for each in window.findChildren(TypedDialog))


def test_a_refused_text_can_be_taken_along(person: Person, place: Place, desk: Path) -> None:
    window, before = person.window, place.kept(person.workspace)
    enter_wrong(person, place)
    other_page(person)
    person.click("Copy the text and go on", asked(person))
    assert QGuiApplication.clipboard().text() == place.wrong
    person.window.open_page(place.page)
    assert not [each for each in window.page.findChildren(CellForm) if each.is_touched]
    window_closed(person, is_closed=True)
    with open_workspace(desk) as opened:
        assert place.kept(opened) == before


def test_going_to_another_month_asks_where_the_first_words_are_to_go(start: Start, desk: Path) -> None:
    place, person = PLACES["first words"], start(desk)
    come_to(person, place)
    form, page = enter_wrong(person, place), person.page(CalendarPage)
    page.views.month.setFocus()
    put_menu_away(person, form)
    person.press("PgDown")
    dialog = asked(person)
    person.click("Stay", dialog)
    person.come_to_the_front()
    person.qtbot.waitUntil(lambda: page.views.month.line is not None and page.views.month.line.isVisible())
    line = page.views.month.line
    assert line is not None
    assert (line.when[0], line.row.editor.words()) == (person.workspace.today(), place.wrong)
    finish(person, place, line)


# the end of the program


def test_what_is_typed_survives_a_kill_and_is_taken_up(start: Start, person: Person, place: Place, desk: Path) -> None:
    """As the kill leaves it: the journal of a second after the last key, and a database without the text."""
    file = Journal(desk).file
    write(person, place.wrong)
    person.qtbot.waitUntil(file.exists)
    left = file.read_text("utf-8")
    (kept,) = json.loads(left)
    assert kept["text"] == place.wrong
    person.press("Esc")
    person.program.close()
    file.parent.mkdir(exist_ok=True)
    file.write_text(left, "utf-8")
    person = start(desk)
    person.come_to_the_front()
    person.qtbot.waitUntil(lambda: bool(person.window.banners.words()))
    assert person.window.banners.words() == [
        f"The program ended while you were typing. {where(person, place)}: {place.wrong}"
    ]
    person.window.open_page("settings")
    person.click("Take it")
    assert person.window.page_id == place.page
    if place is PLACES["a line of a budget"]:  # the inspector has more room for it
        page = person.page(BudgetPage)
        assert page.details.line.editor("planned").words() == place.wrong
        assert page.details.line.isVisible()
        return
    form = form_with(person, place.wrong)
    assert form.isAncestorOf(person.focused())
    if place.page == "calendar":
        person.press("Return")
        put_menu_away(person, form)
    finish(person, place, form)
    person.qtbot.waitUntil(lambda: not file.exists())


def test_what_is_typed_while_the_workspace_is_being_opened_is_kept_too(start: Start, desk: Path) -> None:
    person = start(desk)
    window = person.program.window
    assert window is not None
    assert not window.context.workspace.is_fully_open
    page = window.page
    assert isinstance(page, CalendarPage)
    QTest.keyClicks(page.views.month, "R")
    assert page.views.month.line is not None
    assert not window.context.workspace.is_fully_open
    person.qtbot.waitUntil(Journal(desk).file.exists)
    assert [each["text"] for each in json.loads(Journal(desk).file.read_text("utf-8"))] == ["R"]


def test_what_is_refused_is_asked_about_also_before_the_workspace_is_open(start: Start, desk: Path) -> None:
    person = start(desk)
    window = person.program.window
    assert window is not None
    page = window.page
    assert isinstance(page, CalendarPage)
    QTest.keyClicks(page.views.month, "R")
    window.close()
    assert not window.context.workspace.is_fully_open
    assert window.isVisible()
    assert [each["text"] for each in json.loads(Journal(desk).file.read_text("utf-8"))] == ["R"]
    assert asked(person).isVisible()


def test_nothing_stays_in_the_journal_of_what_was_taken_back(person: Person, place: Place, desk: Path) -> None:
    file, before = Journal(desk).file, place.kept(person.workspace)
    write(person, place.wrong)
    person.qtbot.waitUntil(file.exists)
    person.press("Esc")
    person.qtbot.waitUntil(lambda: not file.exists())
    assert place.kept(person.workspace) == before


# another program writes


def choose_whose(person: Person, place: Place) -> None:
    if place.page == "calendar":
        person.window.context.choose_client(person.workspace.clients.list()[0].id)
        person.page(CalendarPage).views.month.setFocus()
        place.open(person)


def test_what_waits_shows_and_would_survive_a_kill(person: Person, place: Place, other: Writer, desk: Path) -> None:
    choose_whose(person, place)
    other.begin()
    write(person, place.right or place.wrong)
    person.press("Return")
    assert person.workspace.waits == 1
    (save,) = person.window.page.held.waiting()
    assert save.what.text == (place.right or place.wrong)
    file = Journal(desk).file
    person.qtbot.waitUntil(file.exists)
    assert [each["text"] for each in json.loads(file.read_text("utf-8"))] == [save.what.text]
    other.end()
    person.qtbot.waitUntil(lambda: person.workspace.waits == 0)
    assert place.kept(person.workspace) == place.value
    person.qtbot.waitUntil(lambda: not file.exists())


CHANGES: dict[str, Callable[[Workspace], object]] = {
    "a line of a budget": lambda desk: desk.records.change(
        BudgetLine, the(desk, BudgetLine).id, planned=Money.of(5, "EUR")
    ),
    "a share of a budget": lambda desk: desk.budget.set_share(the(desk, Budget).id, Category.PROMOTION, 1_000),
    "an offer": lambda desk: desk.records.change(Offer, offer(desk).id, fee=Money.of(5, "EUR")),
    "a score": lambda desk: desk.comparison.set_score(offer(desk).id, Criterion.CONTROL, 1),
}


@pytest.mark.parametrize("place", [name for name in PLACES if name in CHANGES], indirect=True)
@pytest.mark.parametrize("way", ["Keep mine", "Take theirs"])
def test_what_others_changed_is_not_overwritten(
    person: Person, place: Place, desk: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Nobody has noticed it yet: the transaction itself compares."""
    monkeypatch.setattr(person.workspace, "look_for_others", lambda: None)
    change = next(CHANGES[name] for name, each in PLACES.items() if each is place)
    write(person, place.right)
    with open_workspace(desk) as theirs:
        change(theirs)
        changed = place.kept(theirs)
    person.press("Return")
    person.qtbot.waitUntil(lambda: person.sees("There it says", person.window.page))
    assert place.kept(person.workspace) == changed
    form = form_with(person, place.right)
    person.click(way, form)
    assert place.kept(person.workspace) == (place.value if way == "Keep mine" else changed)


@pytest.mark.parametrize("place", [name for name in PLACES if name in CHANGES], indirect=True)
def test_what_is_refused_in_the_end_comes_back_into_its_field(
    person: Person, place: Place, other: Writer, desk: Path
) -> None:
    """The cell was closed by then: it is asked, and opened again."""
    other.begin()
    write(person, place.right)
    person.press("Return")
    assert person.workspace.waits == 1
    other.end()
    with open_workspace(desk) as theirs:
        next(CHANGES[name] for name, each in PLACES.items() if each is place)(theirs)
    person.qtbot.waitUntil(lambda: person.workspace.waits == 0)
    if place is not PLACES["a share of a budget"]:  # which is always open
        person.click("Stay", asked(person))
        person.come_to_the_front()
    person.qtbot.waitUntil(lambda: person.sees("There it says", person.window.page))


def test_a_cell_shows_what_waits_there(start: Start, desk: Path, other: Writer) -> None:
    place, person = PLACES["a line of a budget"], start(desk)
    come_to(person, place)
    table = person.page(BudgetPage).table
    delegate, before = table.itemDelegate(), table.currentIndex().data()
    assert isinstance(delegate, CellDelegate)

    def shown() -> tuple[str, bool]:
        option = QStyleOptionViewItem()
        delegate.initStyleOption(option, table.model().index(0, table.column("planned")))
        return option.text, option.icon.isNull()

    assert shown() == (before, True)
    other.begin()
    write(person, place.right)
    person.press("Return")
    assert shown() == ("70", False)
    person.press("F2")  # and what waits is what one goes on with
    form = form_with(person, "€70.00")
    assert form.row.editor.value() == place.value
    person.press("Esc")
    other.end()
    person.qtbot.waitUntil(lambda: person.workspace.waits == 0)
    assert shown() == ("€70.00", True)


def test_a_closed_window_waits_for_a_cell(start: Start, desk: Path, other: Writer) -> None:
    place, person = PLACES["an offer"], start(desk)
    come_to(person, place)
    window = person.window
    other.begin()
    write(person, place.right)
    window.close()
    (dialog,) = [each for each in window.findChildren(StillWaiting) if each.isVisible()]
    person.click("Go on without saving", dialog)
    person.program.close()
    (kept,) = desk.glob("not-saved-*.txt")
    assert kept.read_text("utf-8") == "Agency, Price or salary a month: 70\n"
