"""What is in sight leaves the page: on paper, as a file, by mouse and by keyboard; and comes in there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from smmdesk.domain.checklist import Evaluation
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, PostId, new_id
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post
from smmdesk.machine.progress import Progress
from smmdesk.opening import open_workspace
from smmdesk.services.outputs import OUTPUTS
from tests.desks import a_copy
from tests.programs import words_of
from tests.ui.calendar.conftest import chip_of
from ui.calendar.page import CalendarPage
from ui.clients.page import ClientsPage
from ui.importing.dialog import ImportDialog
from ui.pages import PAGES
from ui.shell.printing import PrintDialog

from .conftest import LEFT, Person

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl

Start = Callable[..., Person]
NOVEMBER = Period.month(2026, 11)
ALMOND, WALNUT = "Honey cake on Friday", "Braces without fear"
PAPERS = [page.id for page in PAGES.values() if page.outputs]


@pytest.fixture
def desk(home: Path) -> Path:
    """Two clients with a post each in November, and an idea of the first."""
    with open_workspace(a_copy(home / "desk")) as made:
        first, second = made.clients.add("Almond"), made.clients.add("Walnut")
        noon = LocalMoment(datetime(2026, 11, 5, 12), "UTC")
        for client, text, moment in ((first, ALMOND, noon), (second, WALNUT, noon), (first, "A raw thought", None)):
            made.records.add(Post(id=PostId(new_id()), client_id=client.id, text=text, moment=moment))
    return home / "desk"


@pytest.fixture
def person(start: Start, desk: Path) -> Person:
    """Somebody who looks at the November of all clients."""
    found = start(desk)
    found.come_to_the_front()
    found.window.context.choose_period(NOVEMBER)
    return found


def look_at(person: Person, name: str) -> None:
    clients = person.workspace.clients.list()
    person.window.context.choose_client(next(each.id for each in clients if each.name == name))


def illustrate(person: Person, text: str, file: Path) -> None:
    """The post of that text has a picture."""
    QImage(80, 60, QImage.Format.Format_RGB32).save(str(file))
    (post,) = (each for each in person.workspace.records.all(Post) if each.text == text)
    person.workspace.records.change(Post, post.id, media=tuple(person.workspace.media.keep([file], Progress())))


def answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """The question for a file is answered with that one; gives the names that were proposed."""
    proposed: list[str] = []

    def ask(_parent: object, _title: str, wish: str, _kinds: str) -> tuple[str, str]:
        proposed.append(wish.rpartition("/")[2])
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return proposed


def folders_opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Gives the folders that the system is asked to open."""
    opened: list[str] = []

    def open_folder(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr("ui.shell.saving.QDesktopServices.openUrl", open_folder)
    return opened


def print_dialog(person: Person) -> PrintDialog:
    (dialog,) = (each for each in person.window.findChildren(PrintDialog) if each.isVisible())
    person.qtbot.waitUntil(person.find("Save PDF…", dialog).isEnabled, timeout=20_000)
    return dialog


def test_a_client_s_month_becomes_a_pdf_by_mouse(person: Person, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look_at(person, "Almond")
    illustrate(person, ALMOND, home / "cake.png")
    proposed, opened = answer(monkeypatch, home / "plan.pdf"), folders_opened(monkeypatch)
    person.click("Share")
    assert [each.text() for each in person.menu.actions()] == [
        "November 2026 · Almond",
        "Print or PDF…",
        "Spreadsheet…",
        "CSV…",
        "iCalendar…",
        "Sheet for approval",
        "Empty slots",
        "Mix of posts",
        "File for a scheduler…",
        "",
        "Bring in…",
    ]
    person.choose("Print or PDF…")
    dialog = print_dialog(person)
    person.click("Save PDF…", dialog)
    person.qtbot.waitUntil(lambda: person.sees("Saved: ", dialog), timeout=20_000)
    person.click("Show in folder", dialog)
    assert (proposed, opened) == (["Content plan Almond, November 2026.pdf"], [str(home)])
    words = words_of(home / "plan.pdf", "-layout")
    assert (ALMOND in words, WALNUT in words, "raw thought" in words) == (True, False, False)
    assert [len(page.images) for page in PdfReader(home / "plan.pdf").pages] == [0, 1]


def test_ctrl_p_opens_the_same_paper(person: Person, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look_at(person, "Walnut")
    proposed = answer(monkeypatch, home / "plan.pdf")
    person.press("Ctrl+P")
    dialog = print_dialog(person)
    person.press("Return")  # the button that the dialog is about
    person.qtbot.waitUntil(lambda: person.sees("Saved: ", dialog), timeout=20_000)
    assert proposed == ["Content plan Walnut, November 2026.pdf"]
    words = words_of(home / "plan.pdf", "-layout")
    assert (ALMOND in words, WALNUT in words) == (False, True)


def test_the_menu_is_used_by_keyboard_and_the_toast_leads_to_the_file(
    person: Person, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed, opened = answer(monkeypatch, home / "plan"), folders_opened(monkeypatch)
    person.press("Ctrl+Shift+E")
    menu = person.menu
    assert menu.actions()[0].text() == "November 2026 · All clients"
    QTest.keySequence(menu, "Down")
    QTest.keySequence(menu, "Return")
    person.qtbot.waitUntil(lambda: person.window.toasts.words() == ["Saved: plan.xlsx"], timeout=20_000)
    assert proposed == ["Content plan All clients, November 2026.xlsx"]
    person.click("Show in folder")
    assert opened == [str(home)]
    cells = {cell for row in openpyxl.load_workbook(home / "plan.xlsx").worksheets[0].values for cell in row}
    assert {ALMOND, WALNUT, "Almond", "Walnut"} <= cells
    assert "A raw thought" not in cells


def test_what_passes_the_filter_is_what_goes_out(person: Person, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, home / "plan.ics")
    person.press("Ctrl+F")
    person.type("honey")
    person.qtbot.waitUntil(person.page(CalendarPage).is_filtered)
    person.click("Share")
    assert person.menu.actions()[0].text() == "November 2026 · All clients · 1 post passes the filter"
    person.choose("iCalendar…")
    person.qtbot.waitUntil(lambda: person.window.toasts.words() == ["Saved: plan.ics"], timeout=20_000)
    written = (home / "plan.ics").read_text("utf-8")
    assert (ALMOND in written, WALNUT in written) == (True, False)


def test_a_month_of_all_clients_is_a_paper_for_each(
    person: Person, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one PDF, and each as a file of its own to be sent."""
    answer(monkeypatch, home / "all.pdf")
    person.press("Ctrl+P")
    dialog = print_dialog(person)
    person.click("Save PDF…", dialog)
    person.qtbot.waitUntil(lambda: person.sees("Saved: ", dialog), timeout=20_000)
    pages = [page.extract_text() for page in PdfReader(home / "all.pdf").pages]
    assert [(ALMOND in page, WALNUT in page) for page in pages] == [(True, False)] * 2 + [(False, True)] * 2
    assert [("Almond" in page, "Walnut" in page) for page in pages] == [(True, False)] * 2 + [(False, True)] * 2

    (home / "papers").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(home / "papers"))
    person.click("One PDF per client…", dialog)
    person.qtbot.waitUntil(lambda: person.sees("2 PDFs saved in ", dialog), timeout=20_000)
    written = {path.name: words_of(path) for path in (home / "papers").iterdir()}
    names = ["Content plan Almond, November 2026.pdf", "Content plan Walnut, November 2026.pdf"]
    assert sorted(written) == names
    assert [(ALMOND in written[name], WALNUT in written[name]) for name in names] == [(True, False), (False, True)]


def test_ideas_go_out_while_they_are_in_sight(person: Person, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, home / "ideas.csv")
    person.press("Ctrl+Shift+I")
    person.click("Share")
    assert person.menu.actions()[0].text() == "Ideas · All clients"
    person.choose("CSV…")
    person.qtbot.waitUntil((home / "ideas.csv").exists, timeout=20_000)
    written = (home / "ideas.csv").read_text("utf-8-sig")
    assert ("A raw thought" in written, ALMOND in written) == (True, False)


def test_where_nothing_is_planned_ctrl_p_says_so(person: Person) -> None:
    person.window.context.choose_period(Period.month(2031, 2))
    person.press("Ctrl+P")
    (words,) = person.window.toasts.words()
    assert words.startswith("There is nothing here to print or save yet. Nothing is planned for this period")
    assert not [each for each in person.window.findChildren(PrintDialog) if each.isVisible()]


def test_a_file_that_cannot_be_written_is_a_sentence(
    person: Person, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, home / "no such folder" / "plan.csv")
    person.click("Share")
    person.choose("CSV…")
    person.qtbot.waitUntil(lambda: bool(person.window.toasts.words()), timeout=20_000)
    (words,) = person.window.toasts.words()
    assert "could not be written" in words


def test_the_menu_of_a_post_has_it_too(person: Person, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look_at(person, "Almond")
    answer(monkeypatch, home / "plan.csv")
    month = person.page(CalendarPage).views.month
    (post,) = month.scene.posts_of(datetime(2026, 11, 5).date())
    chip = chip_of(month.scene.places, post.id)
    assert chip
    there = chip.rect.center()
    QTest.mouseClick(month, LEFT, pos=there)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, there, month.mapToGlobal(there))
    QApplication.sendEvent(month, asked)
    menu = person.menu
    below = next(each for each in menu.actions() if each.text() == "Share").menu()
    assert isinstance(below, QMenu)
    menu.setActiveAction(below.menuAction())
    QTest.keySequence(menu, "Right")
    person.qtbot.waitUntil(below.isVisible)
    next(each for each in below.actions() if each.text() == "CSV…").trigger()
    person.qtbot.waitUntil((home / "plan.csv").exists, timeout=20_000)
    menu.close()


def test_a_plan_is_brought_in_from_the_menu(person: Person, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = home / "theirs.csv"
    plan.write_text("Date,Text\n2026-11-20,Gingerbread\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(plan), ""))
    look_at(person, "Almond")
    person.click("Share")
    person.choose("Bring in…")
    dialog = next(each for each in person.window.findChildren(ImportDialog) if each.isVisible())
    person.qtbot.waitUntil(person.find("Import", dialog).isEnabled, timeout=20_000)
    person.click("Import", dialog)
    person.qtbot.waitUntil(
        lambda: "Gingerbread" in {each.text for each in person.workspace.records.all(Post)}, timeout=20_000
    )
    assert QApplication.activePopupWidget() is None


def test_an_empty_calendar_takes_one_s_own_plan(start: Start, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With nobody there yet: the plan brings its client along."""
    plan = home / "mine.csv"
    plan.write_text("Date,Text\n2026-11-20,Gingerbread\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(plan), ""))
    a_copy(home / "empty")
    person = start(home / "empty")
    person.come_to_the_front()
    person.click("Bring in my spreadsheet…")
    dialog = next(each for each in person.window.findChildren(ImportDialog) if each.isVisible())
    QTest.keyClicks(dialog.client, "Hazel")
    assert dialog.client.offered() == ["New client “Hazel” will be made."]
    person.qtbot.waitUntil(person.find("Import", dialog).isEnabled, timeout=60_000)
    person.click("Import", dialog)
    person.qtbot.waitUntil(lambda: bool(person.workspace.records.all(Post)), timeout=60_000)
    (post,), (client,) = person.workspace.records.all(Post), person.workspace.clients.list()
    assert (post.text, client.name) == ("Gingerbread", "Hazel")


# the other pages, in the example: the second client has something everywhere


@pytest.fixture
def visitor(start: Start, example_folder: Path, home: Path) -> Person:
    """Somebody who looks at the one client of the example that was judged, in its November."""
    folder = shutil.copytree(example_folder, home / "example")
    found = start(folder)
    found.come_to_the_front()
    (evaluation, *_rest) = found.workspace.records.all(Evaluation)
    found.window.context.choose_client(evaluation.client_id)
    found.window.context.choose_period(NOVEMBER)
    return found


def name_of_client(person: Person) -> str:
    return person.workspace.records.get(Client, person.window.context.client_id or ClientId("")).name


@pytest.mark.parametrize("page_id", PAPERS)
def test_every_page_prints_and_saves_what_is_of_the_client(
    visitor: Person, page_id: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = name_of_client(visitor)
    others = [each.name for each in visitor.workspace.clients.list() if each.name != name]
    visitor.press(f"Ctrl+{[*PAGES].index(page_id) + 1}", "Ctrl+P")
    dialog = print_dialog(visitor)
    assert name in dialog.windowTitle()
    answer(monkeypatch, home / "paper.pdf")
    visitor.click("Save PDF…", dialog)
    visitor.qtbot.waitUntil(lambda: visitor.sees("Saved: ", dialog), timeout=20_000)
    visitor.press("Esc")
    words = " ".join(words_of(home / "paper.pdf").split())
    assert (name in words, [other for other in others if other in words]) == (True, [])

    if ".csv" not in OUTPUTS[PAGES[page_id].outputs[0]].endings:  # a strategy is a workbook of many tables
        return
    proposed = answer(monkeypatch, home / "table.csv")
    visitor.click("Share", visitor.window.page)
    assert name in visitor.menu.actions()[0].text()
    visitor.choose("CSV…")
    visitor.qtbot.waitUntil(lambda: visitor.window.toasts.words() == ["Saved: table.csv"], timeout=20_000)
    assert name in proposed[0]
    written = (home / "table.csv").read_text("utf-8-sig")
    assert [other for other in others if other in written] == []


@pytest.mark.parametrize("page_id", PAPERS)
def test_with_all_clients_in_sight_it_is_all_of_them(
    visitor: Person, page_id: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.window.context.choose_client(None)
    visitor.press(f"Ctrl+{[*PAGES].index(page_id) + 1}")
    answer(monkeypatch, home / "table.xlsx")
    visitor.press("Ctrl+Shift+E")
    head = visitor.menu.actions()[0].text()
    QTest.keySequence(visitor.menu, "Down")
    QTest.keySequence(visitor.menu, "Return")
    if page_id in {"comparison", "reputation", "strategy"}:  # which show none while all are chosen, and ask for one
        assert head == "Choose a client first."
        names = [action.text() for action in visitor.menu.actions() if action.isEnabled()]
        assert names == [each.name for each in visitor.workspace.clients.list()]
        visitor.press("Esc")
        assert not (home / "table.xlsx").exists()
        return
    visitor.qtbot.waitUntil(lambda: visitor.window.toasts.words() == ["Saved: table.xlsx"], timeout=20_000)
    cells = {cell for row in openpyxl.load_workbook(home / "table.xlsx").worksheets[0].values for cell in row}
    assert "All clients" in head
    assert len(cells & {each.name for each in visitor.workspace.clients.list()}) > (
        # of the example one client alone was judged, and of one alone there are figures
        page_id not in {"checklist", "results"}
    )


def test_clients_that_are_selected_or_pass_the_filter_go_out(
    visitor: Person, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.window.context.choose_client(None)
    visitor.press("Ctrl+1")
    page = visitor.page(ClientsPage)
    names = [row.client.name for row in page.table.records()]
    answer(monkeypatch, home / "clients.csv")
    page.table.select([row.id for row in page.table.records()[:2]])
    visitor.click("Share", page)
    assert visitor.menu.actions()[0].text() == "2 clients"
    visitor.choose("CSV…")
    visitor.qtbot.waitUntil((home / "clients.csv").exists, timeout=20_000)
    written = (home / "clients.csv").read_text("utf-8-sig")
    assert [name for name in names if name in written] == names[:2]


def test_settings_say_that_they_have_no_paper(visitor: Person) -> None:
    visitor.press("Ctrl+,", "Ctrl+P")
    said = "The page “Settings” has nothing that could be printed or saved. Go to the page that has it."
    assert visitor.window.toasts.words() == [said]


def test_a_blank_checklist_is_in_the_menu_too(visitor: Person) -> None:
    visitor.press("Ctrl+6")
    visitor.click("Share", visitor.window.page)
    below = next(each for each in visitor.menu.actions() if each.text() == "Blank checklist").menu()
    assert isinstance(below, QMenu)
    assert [each.text() for each in below.actions()] == ["Print or PDF…", "Spreadsheet…", "CSV…"]
    below.actions()[0].trigger()
    assert print_dialog(visitor).wish.output == "checklist-blank"
