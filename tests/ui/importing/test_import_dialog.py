"""Importing a plan by the window: look first, ask what is not certain, then one step that can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton, QWidget

from smmdesk.domain.clients import Contact
from smmdesk.domain.desk import ColumnPreset
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.machine.places import documents_folder
from smmdesk.services.reading import plans
from tests.gone import delete_what_was_closed
from tests.services.reading.made_up_kind import people
from ui.importing.choosing import ask_for_files
from ui.importing.column_uses import uses
from ui.importing.dialog import ImportDialog
from ui.importing.views import COLUMNS
from ui.shell.context import Context, Said
from ui.shell.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace
    from ui.widgets.forms.choice import Combo

PLAN = "Дата;Соцсеть;Текст;Ответственный отдел\n27.11.2026;ВКонтакте;Привет;Кухня\n28.11.2026;Инстаграм;Ещё;Зал\n"


@pytest.fixture
def context(workspace: Workspace, language: Language, context_on: Callable[..., Context], qtbot: QtBot) -> Context:
    window = QWidget()
    qtbot.addWidget(window)
    workspace.clients.add("Café Nino")
    return context_on(workspace, language, window)


def opened(context: Context, path: Path, qtbot: QtBot) -> ImportDialog:
    dialog = ImportDialog(context, path, plans.PLAN)
    dialog.open()
    qtbot.waitUntil(lambda: not context.background.jobs(), timeout=20_000)
    return dialog


def written(folder: Path, text: str) -> Path:
    path = folder / "plan.csv"
    path.write_text(text, encoding="utf-8")
    return path


def press(qtbot: QtBot, dialog: ImportDialog) -> None:
    assert dialog.accept_button
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)


def test_a_plan_is_looked_at_then_read_and_can_be_taken_back(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    said: list[Said] = []
    context.said.connect(said.append)
    dialog = opened(context, written(tmp_path, PLAN), qtbot)
    assert dialog.summary.text() == "2 posts will be added."
    assert "Ответственный отдел" in dialog.told.text()
    assert context.workspace.records.all(Post) == []

    press(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said[0].sentence == "Imported 2 posts"
    assert {post.text for post in context.workspace.records.all(Post)} == {"Привет", "Ещё"}
    assert said[0].run
    said[0].run()
    assert context.workspace.records.all(Post) == []


def test_what_is_found_in_a_file_is_said_and_what_it_lacks(
    context: Context, tmp_path: Path, qtbot: QtBot, announced: list[str]
) -> None:
    opened(context, written(tmp_path, PLAN), qtbot).close()
    assert "2 posts will be added." in announced
    announced.clear()
    dialog = opened(context, written(tmp_path, "Day X;What about\nsoon;Gingerbread\n"), qtbot)
    assert dialog.notice.text() in announced
    assert QAccessible.queryAccessibleInterface(dialog.notice).role() is QAccessible.Role.AlertMessage


def test_what_is_new_depends_on_whose_calendar_is_typed(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    path = written(tmp_path, PLAN)
    with qtbot.waitSignal(context.said, timeout=20_000):
        press(qtbot, opened(context, path, qtbot))
    dialog = opened(context, path, qtbot)
    assert dialog.accept_button
    assert dialog.summary.text() == "0 posts will be added. 2 are here already."
    assert not dialog.accept_button.isEnabled()
    dialog.client.setFocus()
    dialog.client.selectAll()
    qtbot.keyClicks(dialog.client, "Walnut")
    qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=20_000)
    assert dialog.summary.text() == "New client “Walnut” will be made. 2 posts will be added."
    qtbot.keyClicks(dialog.client, "s")
    assert not dialog.accept_button.isEnabled()
    dialog.reject()


def test_a_file_of_another_name_is_known(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    path = written(tmp_path, PLAN)
    with qtbot.waitSignal(context.said, timeout=20_000):
        press(qtbot, opened(context, path, qtbot))
    dialog = opened(context, path.rename(tmp_path / "plan (1).csv"), qtbot)
    assert dialog.notice.text() == "This file was read before, on 16 November 2026, as “plan.csv”."
    assert dialog.summary.text() == "0 posts will be added. 2 are here already."
    dialog.client.setText("Walnut")
    qtbot.waitUntil(lambda: dialog.summary.text().endswith("2 posts will be added."), timeout=20_000)
    assert dialog.notice.text() == ""
    dialog.reject()


def test_among_several_clients_none_is_taken_for_granted(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    context.workspace.clients.add("Walnut")
    dialog = opened(context, written(tmp_path, PLAN), qtbot)
    assert dialog.accept_button
    assert (dialog.client.text(), dialog.summary.text()) == ("", "")
    assert dialog.notice.text() == "Whose plan is it? Choose the client, or type a new name."
    assert not dialog.accept_button.isEnabled()
    assert dialog.client.hasFocus()
    qtbot.keyClicks(dialog.client, "Walnut")
    qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=20_000)
    assert (dialog.notice.text(), dialog.summary.text()) == ("", "2 posts will be added.")
    dialog.reject()


def test_the_client_that_the_file_names_is_chosen(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    context.workspace.clients.add("Walnut")
    dialog = opened(context, written(tmp_path, "Date,Client,Network,Text\n2026-11-27,walnut,VK,Hello\n"), qtbot)
    qtbot.waitUntil(lambda: dialog.summary.text() == "1 post will be added.", timeout=20_000)
    assert dialog.client.text() == "Walnut"
    dialog.reject()


def test_a_plan_is_looked_for_where_the_last_one_was(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def answer(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        begun.append(start)
        return str(tmp_path / "plans" / "plan.csv"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    context.preferences.file = tmp_path / "preferences.json"
    ask_for_files(context.window, context, plans.PLAN)
    assert Preferences.load(tmp_path / "preferences.json").import_folder == tmp_path / "plans"
    ask_for_files(context.window, context, plans.PLAN)
    assert begun == [str(documents_folder()), str(tmp_path / "plans")]


def test_where_nothing_was_new_nothing_is_offered_to_be_taken_back(
    context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    """“Undo” would take back what was done before, such as the reading of this very file in another window."""
    path = written(tmp_path, PLAN)
    dialog = opened(context, path, qtbot)
    context.workspace.importing.import_file(path, "Café Nino", kind=plans.PLAN)
    with qtbot.waitSignal(context.said, timeout=20_000) as told:
        press(qtbot, dialog)
    assert told.args == [Said("Nothing new in the file")]


def test_dates_that_fit_both_ways_are_asked(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(context, written(tmp_path, "Date,Network,Text\n05/11/2026,VK,Hello\n"), qtbot)
    assert dialog.order.isVisible()
    assert dialog.accept_button
    assert not dialog.accept_button.isEnabled()

    dialog.order.choose("dmy")
    dialog.order.chosen.emit(0)
    qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=20_000)
    assert dialog.summary.text() == "1 post will be added."


def test_what_is_no_plan_is_refused_in_words(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(context, written(tmp_path, "just words\n"), qtbot)
    assert "plan.csv" in dialog.notice.text()
    assert dialog.accept_button
    assert not dialog.accept_button.isEnabled()


def test_problems_are_listed_by_row(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    text = "Date,Network,Text\n2026-11-27,Instagram,Hello\nsomeday,Friendster,Old times\n"
    dialog = opened(context, written(tmp_path, text), qtbot)
    assert {problem.row for problem in dialog.views.problems.records()} == {0, 3}
    assert dialog.views.problems.isVisible()


def test_sheets_are_read_together_and_what_was_left_out_is_said(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    book, names = openpyxl.Workbook(), ["Date", "Platform", "Caption"]
    book.remove(book.worksheets[0])
    for name, rows in {
        "September": [names, ["2026-09-01", "VK", "One"]],
        "October": [names, ["2026-10-01", "Friendster", "Two"]],
        "Ideas": [["Topic"], ["Bread"]],
        "August": [names, ["2026-08-01", "VK", "Zero"]],
    }.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name == "August" else "visible"
        for row in rows:
            sheet.append(row)
    path = tmp_path / "plan.xlsx"
    book.save(path)
    dialog = opened(context, path, qtbot)
    assert [row.text for row in dialog.views.rows.records()] == ["One", "Two"]
    model = dialog.views.problems.model()
    shown = {model.index(row, 1).data() for row in range(model.rowCount())}
    assert shown == {
        "Sheets with the same columns were read together (with their numbers of rows): September (1), October (1).",
        "The sheet “Ideas” was left out. Its rows: 1. Its columns: Topic.",
        "The hidden sheet “August” was left out. Its rows: 1. Its columns: Date, Platform, Caption.",
        "No time is given for 2 of the posts; 12:00 was taken.",
        "October: “Friendster” is not a network; it was kept in the note.",
    }


ODD = "Alpha,Beta,Gamma\n2026-11-27,Cake day,Instagram\n2026-11-28,Tea,VK\n"
KNOWN = "Date,Text,Topic\n2026-11-27,Cake day,Sweets\n2026-11-28,Tea,Drinks\n"


def looked(dialog: ImportDialog, qtbot: QtBot) -> None:
    """Wait until what was said has been looked at."""
    qtbot.waitUntil(lambda: "Looking" in dialog.summary.text(), timeout=5_000)
    qtbot.waitUntil(lambda: "Looking" not in dialog.summary.text(), timeout=20_000)


def pick(qtbot: QtBot, choice: Combo, words: str) -> None:
    """Open the list by a click, go to these words and take them."""
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton)
    found = choice.view()
    assert found.isVisible()
    found.setCurrentIndex(found.model().index(choice.findText(words), 0))
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert choice.currentText() == words


def say_columns(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Open the columns by a click."""
    (switch,) = (each for each in dialog.views.switch.findChildren(QToolButton) if each.text() == "Columns…")
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert dialog.views.columns.isVisible()


def texts(dialog: ImportDialog) -> list[str]:
    return [row.text for row in dialog.views.rows.records()]


def test_the_first_posts_are_shown_as_they_will_be(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(context, written(tmp_path, PLAN), qtbot)
    assert dialog.views.rows.isVisible()
    assert not dialog.views.columns.isVisible()
    first = dialog.views.rows.records()[0]
    assert (first.text, first.networks, first.status) == ("Привет", (Network.VK,), PostStatus.DRAFT)


@pytest.fixture
def patient_keyboard() -> Iterator[None]:
    """However long the machine takes between two letters, they are of one word."""
    usual = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(60_000)
    yield
    QApplication.setKeyboardInputInterval(usual)


@pytest.mark.usefixtures("patient_keyboard")
def test_odd_columns_are_said_by_keyboard(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(context, written(tmp_path, ODD), qtbot)
    looked_twice = "No plan was recognised here"
    qtbot.waitUntil(lambda: looked_twice in dialog.notice.text(), timeout=20_000)
    assert dialog.accept_button
    assert not dialog.accept_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.focusWidget() in dialog.views.columns.choices[:1], timeout=20_000)
    for words in ("Date", "Text", "Networks"):
        QTest.keyClicks(dialog.focusWidget(), words)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    first = "The first post: 27 Nov 2026, 12:00  ·  Instagram  ·  Cake day  ·  Draft"
    qtbot.waitUntil(lambda: dialog.views.first_row.accessibleName() == first, timeout=20_000)
    qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=20_000)
    QTest.keyClick(dialog.views.columns.choices[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(context.workspace.records.all(Post)) == 2, timeout=20_000)
    (preset,) = context.workspace.records.all(ColumnPreset)
    assert preset.uses == ("date", "text", "networks")


def test_columns_are_said_by_mouse_remembered_and_given_up(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(context, written(tmp_path, KNOWN), qtbot)
    assert texts(dialog) == ["Sweets\n\nCake day", "Drinks\n\nTea"]
    assert not dialog.back.isVisible()
    say_columns(qtbot, dialog)
    pick(qtbot, dialog.views.columns.choices[2], "Rubric")
    looked(dialog, qtbot)
    assert texts(dialog) == ["Cake day", "Tea"]
    press(qtbot, dialog)
    qtbot.waitUntil(lambda: len(context.workspace.records.all(Post)) == 2, timeout=20_000)

    again = opened(context, written(tmp_path, KNOWN.replace("-11-", "-12-")), qtbot)
    assert again.told.text() == "As last time: Date, Text, Topic."
    assert texts(again) == ["Cake day", "Tea"]
    qtbot.mouseClick(again.back, Qt.MouseButton.LeftButton)
    looked(again, qtbot)
    assert texts(again) == ["Sweets\n\nCake day", "Drinks\n\nTea"]
    press(qtbot, again)
    qtbot.waitUntil(lambda: context.workspace.records.all(ColumnPreset) == [], timeout=20_000)


def test_a_field_goes_from_one_column_to_another_and_back(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(context, written(tmp_path, KNOWN), qtbot)
    say_columns(qtbot, dialog)
    _date, text, topic = dialog.views.columns.choices
    topic.setFocus()
    QTest.keyClicks(topic, "Text")
    assert (topic.currentText(), text.currentText()) == ("Text", "In the note")
    QTest.keyClick(topic, Qt.Key.Key_Down)
    assert (topic.currentText(), text.currentText()) == ("Hashtags", "Text")
    looked(dialog, qtbot)
    assert (topic.currentText(), text.currentText()) == ("Hashtags", "Text")
    assert dialog.back.isVisible()


def test_another_encoding_is_chosen(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes("Date;Text\n27.11.2026;Пирог\n".encode("cp1251"))
    dialog = opened(context, path, qtbot)
    assert dialog.encoding.isVisible()
    assert dialog.encoding.currentText() == "Windows-1251 (detected)"
    assert texts(dialog) == ["Пирог"]
    pick(qtbot, dialog.encoding, "DOS 866")
    looked(dialog, qtbot)
    assert texts(dialog) == ["Пирог".encode("cp1251").decode("cp866")]
    pick(qtbot, dialog.encoding, "Windows-1251 (detected)")
    looked(dialog, qtbot)
    assert texts(dialog) == ["Пирог"]


def test_encodings_of_a_plain_file_stand_with_its_columns(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(context, written(tmp_path, KNOWN), qtbot)
    assert not dialog.encoding.isVisible()
    say_columns(qtbot, dialog)
    assert dialog.encoding.isVisible()


def test_a_hundred_columns_are_gone_through_by_tab(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    names, cells = [f"Extra {n}" for n in range(97)], ["more"] * 97
    text = f"Date,Text,Network,{','.join(names)}\n2026-11-27,Cake,VK,{','.join(cells)}\n"
    dialog = opened(context, written(tmp_path, text), qtbot)
    say_columns(qtbot, dialog)
    qtbot.waitUntil(lambda: len(dialog.views.columns.choices) == 100)
    dialog.views.columns.choices[0].setFocus()
    for _ in range(60):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    here = dialog.views.columns.choices[60]
    assert here.hasFocus()
    place = here.mapTo(dialog.views.columns.viewport(), here.rect().center())
    assert dialog.views.columns.viewport().rect().contains(place)


def test_a_calendar_file_has_no_columns_to_choose(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "plan.ics"
    event = "BEGIN:VEVENT\nUID:1\nDTSTART:20261127T100000\nSUMMARY:Cake\nEND:VEVENT\n"
    path.write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\n{event}END:VCALENDAR\n", encoding="utf-8")
    dialog = opened(context, path, qtbot)
    assert texts(dialog) == ["Cake"]
    assert not dialog.views.switch.isVisible()


def test_a_dialog_that_is_closed_is_not_told_what_was_found(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = ImportDialog(context, written(tmp_path, PLAN), plans.PLAN)
    dialog.open()
    dialog.reject()
    qtbot.waitUntil(lambda: not context.background.jobs(), timeout=20_000)
    delete_what_was_closed()


def test_it_fits_the_smallest_window_in_every_language(
    workspace: Workspace,
    every_language: Language,
    context_on: Callable[..., Context],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 640)
    context = context_on(workspace, every_language, window)
    dialog = opened(context, written(tmp_path, PLAN + "когда-нибудь;Друзья;Третий;Зал\n"), qtbot)
    dialog.views.turn_to(COLUMNS)
    qtbot.wait(50)
    assert dialog.width() <= 1024
    assert dialog.height() <= 640
    room = dialog.views.columns.choices[0].width() - 40
    metrics = dialog.views.columns.choices[0].fontMetrics()
    assert [words for _use, words in uses(plans.PLAN, every_language) if metrics.horizontalAdvance(words) > room] == []
    dialog.close()


def test_a_kind_that_is_only_declared_has_the_same_dialog(context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    said: list[Said] = []
    context.said.connect(said.append)
    path = written(tmp_path, "Someone,Phone,Shoe size\nNino,1,38\nGiorgi,2,41\n")
    dialog = ImportDialog(context, path, people(tmp_path / "people_words.toml"))
    dialog.open()
    assert dialog.windowTitle() == "Read people in"
    qtbot.waitUntil(lambda: dialog.notice.text() == "Nobody was recognised here.", timeout=20_000)
    assert dialog.accept_button
    assert not dialog.accept_button.isEnabled()
    choice = dialog.views.columns.choices[0]
    assert [choice.itemText(at) for at in range(choice.count())] == [
        "In the note",
        "Leave out",
        "Name",
        "Phone",
        "Note",
    ]
    pick(qtbot, choice, "Name")
    qtbot.waitUntil(lambda: dialog.views.first_row.accessibleName() == "The first: Nino", timeout=20_000)
    qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=20_000)
    assert dialog.summary.text() == "2 people will be added."
    assert "Kept in the note of each person: Shoe size." in dialog.told.text()
    press(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said[0].sentence == "2 people are here now"
    assert {contact.name for contact in context.workspace.records.all(Contact)} == {"Nino", "Giorgi"}
