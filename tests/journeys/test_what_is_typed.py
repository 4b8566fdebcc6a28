"""What is typed is never lost: not with a refusal, not with the end of the program, not under another's hand."""

from __future__ import annotations

import json
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from smmdesk.domain.clients import Client, Contact
from smmdesk.domain.ids import ContactId, PostId, new_id
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post
from smmdesk.opening import open_workspace
from smmdesk.storage.errors import BusyError
from smmdesk.storage.folder import DATABASE
from tests.conftest import NOW
from tests.desks import desk_with
from tests.patience import PATIENCE
from ui.clients.page import ClientsPage
from ui.keeping import others
from ui.keeping.typed_dialog import TypedDialog
from ui.keeping.typed_journal import Journal
from ui.widgets.forms.form import Form

from .conftest import Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Start = Callable[..., Person]
WORK = "Ten minutes of typing"
LABEL = "What else is worth remembering"
WHERE = f"Clients · Almond · {LABEL}"


@pytest.fixture
def desk(home: Path) -> Path:
    return desk_with(home / "desk", "Walnut", "Almond")


@pytest.fixture
def person(start: Start, desk: Path) -> Person:
    """At the card of Almond, on the page of clients."""
    made = start(desk)
    made.come_to_the_front()
    go_to(made, "Almond")
    return made


def go_to(person: Person, name: str) -> ClientsPage:
    page = person.window.open_page("clients")
    assert isinstance(page, ClientsPage)
    page.select(next(row.id for row in page.table.records() if row.client.name == name))
    return page


def notes_of(person: Person) -> QPlainTextEdit:
    page = person.page(ClientsPage)
    page.card.folds["notes"].open()
    text = page.card.notes.editor("notes").focusProxy()
    assert isinstance(text, QPlainTextEdit)
    return text


def type_notes(person: Person, words: str = WORK) -> None:
    notes = notes_of(person)
    notes.setFocus()
    QTest.keyClicks(notes, words)


def saved_notes(folder: Path, name: str = "Almond") -> str:
    with open_workspace(folder) as opened:
        return next(client.notes for client in opened.records.all(Client) if client.name == name)


@pytest.fixture
def refusing(person: Person, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Whether another program is writing for longer than ours waits, without the wait."""
    write, records = person.workspace.database.write, person.workspace.database

    def refuse(_act: Any) -> Any:
        raise BusyError

    def turn(on: bool) -> None:
        monkeypatch.setattr(records, "write", refuse if on else write)

    turn(True)
    return turn


def dialog(person: Person) -> TypedDialog:
    def found() -> list[TypedDialog]:
        return [each for each in person.window.findChildren(TypedDialog) if each.isVisible()]

    person.qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def no_dialog(person: Person) -> bool:
    return not any(each.isVisible() for each in person.window.findChildren(TypedDialog))


BUSY = "Another window or program is writing to this workspace. Try again in a moment."


def other_record(person: Person) -> None:
    go_to(person, "Walnut")


def other_page(person: Person) -> None:
    person.press("Ctrl+3")


def inspector_closed(person: Person) -> None:
    person.page(ClientsPage).close_inspector()


def window_closed(person: Person) -> None:
    person.window.close()


def other_language(person: Person) -> None:
    person.window.context.language_wanted.emit("ka")


def same_workspace_anew(person: Person) -> None:
    person.window.context.workspace_wanted.emit(person.workspace.folder)


WAYS = (other_record, other_page, inspector_closed, window_closed, other_language, same_workspace_anew)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_refused_text_asks_and_stays(
    person: Person, refusing: Callable[[bool], None], desk: Path, way: Callable[[Person], None]
) -> None:
    window = person.window
    type_notes(person)
    way(person)
    asked = dialog(person)
    assert {WHERE, BUSY} <= {*person.read(asked)}
    assert [each.toPlainText() for each in asked.findChildren(QPlainTextEdit)] == [WORK]
    person.click("Stay", asked)
    person.come_to_the_front()  # a desktop does that when a dialog closes
    person.qtbot.waitUntil(lambda: person.window.page_id == "clients" and notes_of(person).hasFocus())
    assert person.window is window
    assert window.isVisible()
    assert notes_of(person).toPlainText() == WORK
    assert notes_of(person).isVisible()
    assert person.page(ClientsPage).card.profile.record.name == "Almond"
    assert BUSY in person.read(person.page(ClientsPage))
    refusing(False)
    person.press("Tab")
    assert saved_notes(desk) == WORK
    way(person)
    assert not any(each.isVisible() for each in window.findChildren(TypedDialog))


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_refused_text_can_be_taken_along(
    person: Person, refusing: Callable[[bool], None], desk: Path, way: Callable[[Person], None]
) -> None:
    window = person.window
    type_notes(person)
    way(person)
    person.click("Copy the text and go on", dialog(person))
    assert QGuiApplication.clipboard().text() == WORK
    if way is window_closed:
        person.qtbot.waitUntil(lambda: not window.isVisible())
    elif way in {other_language, same_workspace_anew}:
        person.qtbot.waitUntil(lambda: person.program.window is not window)
    else:
        person.qtbot.wait(50)
        assert no_dialog(person)
        refusing(False)
        go_to(person, "Almond")
        assert notes_of(person).toPlainText() == ""
    assert saved_notes(desk) == ""


def test_what_was_copied_before_quitting_is_offered_at_the_next_start(
    start: Start, person: Person, refusing: Callable[[bool], None], desk: Path
) -> None:
    window = person.window
    type_notes(person)
    window_closed(person)
    person.click("Copy the text and go on", dialog(person))
    person.qtbot.waitUntil(lambda: not window.isVisible())
    person.program.close()
    QGuiApplication.clipboard().clear()  # as it goes with its program
    refusing(False)
    again = start(desk)
    again.come_to_the_front()
    again.qtbot.waitUntil(lambda: bool(again.window.banners.words()))
    assert again.window.banners.words() == [f"This could not be saved before the program ended. {WHERE}: {WORK}"]
    again.click("Take it")
    again.press("Tab")
    again.qtbot.waitUntil(lambda: saved_notes(desk) == WORK)


def test_what_a_rule_refuses_asks_with_the_reason(person: Person) -> None:
    line = person.page(ClientsPage).card.place.editor("currency").focusProxy()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "nuts")
    other_record(person)
    asked = dialog(person)
    assert person.sees("“NUTS” is not a currency code.", asked)
    person.click("Stay", asked)
    person.come_to_the_front()
    person.qtbot.waitUntil(line.hasFocus)
    assert line.text() == "nuts"


def test_a_refused_text_is_never_saved_into_another_record(
    person: Person, refusing: Callable[[bool], None], desk: Path
) -> None:
    type_notes(person)
    refusing(True)
    person.page(ClientsPage).table.setFocus()
    refusing(False)
    go_to(person, "Walnut")
    person.qtbot.wait(50)
    assert no_dialog(person)
    assert (saved_notes(desk, "Walnut"), saved_notes(desk)) == ("", WORK)


def test_a_text_whose_record_was_removed_elsewhere_is_kept(person: Person, desk: Path) -> None:
    type_notes(person)
    with open_workspace(desk) as other:
        other.records.remove(Client, *(each.id for each in other.records.all(Client) if each.name == "Almond"))
    asked = dialog(person)
    assert [each.toPlainText() for each in asked.findChildren(QPlainTextEdit)] == [WORK]
    QGuiApplication.clipboard().clear()
    person.click("Stay", asked)
    person.qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == WORK)
    said = f"{WHERE} is not there any more. What you typed is in the clipboard."
    assert said in person.window.toasts.words()


# what others change meanwhile


@contextmanager
def elsewhere(person: Person) -> Iterator[None]:
    """The person works in another window of the machine."""
    away = QWidget()
    person.qtbot.addWidget(away)
    away.show()
    away.activateWindow()
    person.qtbot.waitUntil(away.isActiveWindow)
    yield
    away.close()


def change_notes(folder: Path, words: str) -> None:
    with open_workspace(folder) as other:
        client = next(each for each in other.records.all(Client) if each.name == "Almond")
        other.records.change(Client, client.id, notes=words)


def test_what_others_write_is_seen_within_two_seconds(person: Person, desk: Path) -> None:
    assert others.EVERY < 2_000
    with elsewhere(person):
        change_notes(desk, "From the other program")
        assert not person.window.isActiveWindow()
        before = time.monotonic()
        person.qtbot.waitUntil(lambda: notes_of(person).toPlainText() == "From the other program")
        assert time.monotonic() - before < PATIENCE / 2


def conflict(person: Person, desk: Path) -> QPlainTextEdit:
    """Both have written; the person sees it while they are at it."""
    notes = notes_of(person)
    type_notes(person, "Mine")
    change_notes(desk, "Theirs")
    person.qtbot.waitUntil(lambda: person.sees("There it says: Theirs", person.page(ClientsPage)))
    assert notes.toPlainText() == "Mine"
    return notes


CHOICES = {"Keep mine": "Mine", "Take theirs": "Theirs", "Keep both": "Theirs\n\nMine"}


@pytest.mark.parametrize(("choice", "kept"), CHOICES.items())
def test_of_two_texts_one_keeps_what_one_wants(person: Person, desk: Path, choice: str, kept: str) -> None:
    notes = conflict(person, desk)
    person.press("Tab")
    assert saved_notes(desk) == "Theirs"
    person.click(choice, person.page(ClientsPage))
    assert notes.toPlainText() == kept
    notes.setFocus()
    person.press("Tab")
    assert saved_notes(desk) == kept
    assert not person.sees("Theirs", person.page(ClientsPage).card.notes)
    with pytest.raises(AssertionError):
        person.find("Keep mine", person.page(ClientsPage))


def test_a_change_that_nobody_has_noticed_yet_is_not_overwritten(
    person: Person, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The transaction itself compares: between two looks is time enough."""
    monkeypatch.setattr(person.workspace, "look_for_others", lambda: None)
    type_notes(person, "Mine")
    change_notes(desk, "Theirs")
    person.press("Tab")
    assert saved_notes(desk) == "Theirs"
    page = person.page(ClientsPage)
    person.qtbot.waitUntil(lambda: person.sees("There it says: Theirs", page))
    assert notes_of(person).toPlainText() == "Mine"
    person.click("Keep mine", page)
    assert saved_notes(desk) == "Mine"


def test_an_undecided_conflict_is_asked_about_like_a_refusal(person: Person, desk: Path) -> None:
    conflict(person, desk)
    window = person.window
    window.close()
    asked = dialog(person)
    assert person.sees("There it says: Theirs", asked)
    person.click("Copy the text and go on", asked)
    person.qtbot.waitUntil(lambda: not window.isVisible())
    assert saved_notes(desk) == "Theirs"


# the end of the program

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from ui import app
from ui.style.theme import FUSION

qt = QApplication(["smmdesk", *FUSION])
program = app.Program(qt)
program.start(Path(sys.argv[1]))
while not program.workspace.is_fully_open:
    QTest.qWait(20)
QTest.qWait(100)
program.window.context.choose_client(sys.argv[2])
page = program.window.open_page(sys.argv[3], sys.argv[4])
QTest.qWait(300)
(form,) = [each for each in page.findChildren(app_form) if each.has(sys.argv[5])]
editor = form.editor(sys.argv[5])
text = editor.findChildren(QPlainTextEdit)[0]
text.setFocus()
QTest.keyClicks(text, sys.argv[6])
print("typed", flush=True)
qt.exec()
""".replace("from ui import app\n", "from ui import app\nfrom ui.widgets.forms.form import Form as app_form\n")


def killed_while_typing(folder: Path, client: str, page: str, record: str, field: str) -> None:
    """A program of its own, ended two seconds after the last key."""
    command = [sys.executable, "-c", PROGRAM, str(folder), client, page, record, field, WORK]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "typed\n"
        file, until = Journal(folder).file, time.monotonic() + PATIENCE
        time.sleep(2)
        while not file.exists() and time.monotonic() < until:  # a busy machine
            time.sleep(0.1)
        process.send_signal(signal.SIGKILL)


@pytest.fixture
def post(desk: Path) -> Post:
    with open_workspace(desk) as opened:
        client = opened.clients.list()[0]
        moment = LocalMoment(NOW.replace(tzinfo=None), "UTC")
        return opened.records.add(Post(id=PostId(new_id()), client_id=client.id, moment=moment, text="Honey"))


def test_what_was_typed_survives_a_kill_and_is_taken_up(start: Start, desk: Path, post: Post) -> None:
    killed_while_typing(desk, post.client_id, "calendar", post.id, "note")
    file = Journal(desk).file
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not file.is_relative_to(desk)
    person = start(desk)
    person.come_to_the_front()
    window = person.window
    person.qtbot.waitUntil(lambda: bool(window.banners.words()))
    assert window.banners.words() == [f"The program ended while you were typing. Calendar · Honey · Note: {WORK}"]
    window.open_page("clients")
    person.click("Take it")
    form = next(each for each in window.page.findChildren(Form) if each.isVisible() and each.has("note"))
    assert (form.record.id, form.editor("note").words()) == (post.id, WORK)
    assert window.banners.words() == []
    assert json.loads(file.read_text("utf-8"))[0]["text"] == WORK
    person.press("Tab")
    assert person.workspace.records.get(Post, post.id).note == WORK
    person.qtbot.waitUntil(lambda: not file.exists())


@pytest.fixture
def left_typed(desk: Path, home: Path) -> Journal:
    """A journal of two texts, one of which belongs to a contact."""
    with open_workspace(desk) as opened:
        client = next(each for each in opened.records.all(Client) if each.name == "Almond")
        contact = opened.records.add(Contact(id=ContactId(new_id()), client_id=client.id, name="Nino"))
        opened.records.change(Client, client.id, notes="Newer")
    common = {"page": "clients", "reason": ""}
    texts = [
        {"kind": "Contact", "id": contact.id, "field": "name", "label": "Name", "record": "Nino", "text": "Nina"},
        {"kind": "Client", "id": client.id, "field": "notes", "label": LABEL, "record": "Almond", "text": WORK},
    ]
    befores = ("Nino", "Older")
    journal = Journal(desk)
    journal.file.parent.mkdir(parents=True)
    kept = [{**common, **text, "before": before} for text, before in zip(texts, befores, strict=True)]
    journal.file.write_text(json.dumps(kept), "utf-8")
    return journal


def test_texts_are_offered_one_after_the_other_and_thrown_away(start: Start, desk: Path, left_typed: Journal) -> None:
    person = start(desk)
    person.come_to_the_front()
    window = person.window
    person.qtbot.waitUntil(lambda: bool(window.banners.words()))
    assert window.banners.words()[0].endswith("Clients · Nino · Name: Nina")
    person.click("Copy")
    assert QGuiApplication.clipboard().text() == "Nina"
    assert window.banners.words()[0].endswith("Clients · Nino · Name: Nina")
    person.click("Throw away")
    assert window.banners.words()[0].endswith(f"{WHERE}: {WORK}")
    assert [each["text"] for each in json.loads(left_typed.file.read_text("utf-8"))] == [WORK]
    person.click("Throw away")
    assert window.banners.words() == []
    assert not left_typed.file.exists()


def test_a_text_of_a_part_is_taken_up_where_it_belongs(start: Start, desk: Path, left_typed: Journal) -> None:
    person = start(desk)
    person.come_to_the_front()
    person.qtbot.waitUntil(lambda: bool(person.window.banners.words()))
    person.click("Take it")
    (item,) = person.page(ClientsPage).card.parts["contacts"].items()
    assert item.form is not None
    assert item.form.isVisible()
    assert item.form.editor("name").words() == "Nina"


def test_a_text_over_what_was_changed_since_is_a_conflict(start: Start, desk: Path, left_typed: Journal) -> None:
    person = start(desk)
    person.come_to_the_front()
    person.qtbot.waitUntil(lambda: bool(person.window.banners.words()))
    person.click("Throw away")
    person.click("Take it")
    assert notes_of(person).toPlainText() == WORK
    assert person.sees("There it says: Newer", person.page(ClientsPage))
    person.press("Tab")
    assert saved_notes(desk) == "Newer"


def test_nothing_is_written_while_nobody_types_and_nothing_stays_behind(person: Person, desk: Path) -> None:
    file = Journal(desk).file
    assert not file.parent.exists()
    type_notes(person)
    person.qtbot.waitUntil(file.exists)
    assert WORK in file.read_text("utf-8")
    person.press("Tab")
    person.qtbot.waitUntil(lambda: not file.exists())
    type_notes(person, "!")
    person.qtbot.waitUntil(file.exists)
    person.press("Esc")
    person.qtbot.waitUntil(lambda: not file.exists())
    person.window.close()
    assert not file.exists()


def test_a_quit_without_a_question_leaves_the_text_to_the_next_start(
    start: Start, person: Person, refusing: Callable[[bool], None], desk: Path
) -> None:
    type_notes(person)
    person.program.close()
    again = start(desk)
    again.qtbot.waitUntil(lambda: bool(again.window.banners.words()))
    assert again.window.banners.words()[0].endswith(f"{WHERE}: {WORK}")


def test_a_busy_database_is_asked_nothing_and_waited_for_by_nobody(person: Person, desk: Path) -> None:
    """The look at others must never stop the window."""
    other = sqlite3.connect(desk / DATABASE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    before = time.monotonic()
    for _time in range(20):
        person.workspace.look_for_others()
    assert time.monotonic() - before < 2
    other.close()
