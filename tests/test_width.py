"""The house takes width by declarations: one made-up thing with a record, a service, a page, a document, a table, a
kind of file and all that is typed for it is declared, a line each, and then used as a person would. Nothing else was
told of it. So is one item of the checklist."""

from __future__ import annotations

import json
import re
import shutil
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

import dev
from smmdesk.command.cli import main
from smmdesk.documents import typeset
from smmdesk.domain.checklist import Verdict
from smmdesk.domain.periods import Period
from smmdesk.domain.providers import ProviderKind
from smmdesk.knowledge import Knowledge
from smmdesk.opening import create_workspace, open_workspace
from smmdesk.services.outputs import OUTPUTS, Wish
from smmdesk.services.reading.kinds import KINDS
from smmdesk.speech.language import LANGUAGES, Language
from tests import made_up
from tests.made_up import ITEM, ITEM_WORDS, LINE, LOOK, OUTPUT, MeetingsPage
from tests.services import made_up_record
from tests.services.made_up_record import Desk, Meeting
from tests.sight import bring_to_front
from ui.checklist.page import ChecklistPage
from ui.checklist.question import Question
from ui.pages import PAGES
from ui.shell.preferences import Preferences
from ui.shell.printing import PrintDialog
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The thing is declared, and there is a workspace with a client."""
    monkeypatch.setenv("SMMDESK_LANGUAGE", "en")
    templates = shutil.copytree(typeset.TEMPLATES, tmp_path / "typst")
    (templates / "meetings.typ").write_text(LOOK, "utf-8")
    monkeypatch.setattr(typeset, "TEMPLATES", templates)
    with made_up_record.declared():
        made_up_record.revise(tmp_path, monkeypatch)
        monkeypatch.setitem(PAGES, LINE.id, LINE)
        monkeypatch.setitem(OUTPUTS, OUTPUT.name, OUTPUT)
        monkeypatch.setattr(made_up, "KIND", made_up.kind(tmp_path / "meetings_words.toml"), raising=False)
        monkeypatch.setitem(KINDS, "meetings", "tests.made_up:KIND")
        with create_workspace(tmp_path / "desk") as workspace:
            workspace.clients.add("Bakery")
        typeset._compiler.cache_clear()  # noqa: SLF001  (it keeps the folder of templates)
        yield tmp_path / "desk"
        typeset._compiler.cache_clear()  # noqa: SLF001  (it keeps the folder of templates)


@pytest.fixture
def window(folder: Path, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with Desk.opened(folder) as workspace:
        made = MainWindow(workspace, Language("en"), Preferences(file=tmp_path / "preferences.json"))
        bring_to_front(qtbot, made, (1280, 800))
        made.context.choose_client(workspace.clients.list()[0].id)
        yield made
        made.close()


def subjects(page: MeetingsPage) -> list[str]:
    return [page.shown.item(row).text() for row in range(page.shown.count())]


def typed(*words: object) -> None:
    assert main([str(word) for word in words]) == 0


def test_it_is_a_page_where_records_are_added_undone_and_printed(window: MainWindow, qtbot: QtBot) -> None:
    entry = next(each for each in window.navigation.findChildren(QAbstractButton) if each.text() == "Meetings")
    entry.click()
    page = window.page
    assert isinstance(page, MeetingsPage)
    assert (subjects(page), window.page_id) == ([], "meetings")
    commands = window.context.commands
    commands.run("meeting.new")
    assert subjects(page) == ["Prices"]
    assert commands.action("history.undo").toolTip() == "Undo: Add meeting"
    commands.run("history.undo")
    assert subjects(page) == []
    commands.run("page.print")
    dialog = next(each for each in window.findChildren(PrintDialog))
    qtbot.waitUntil(lambda: not window.context.background.jobs())
    assert dialog.windowTitle() == "Meetings"
    dialog.close()


def test_its_page_shares_what_its_line_names(window: MainWindow) -> None:
    menu = window.open_page("meetings").open_share()
    context = window.context
    assert [each.text() for each in menu.actions()] == [
        f"{context.language.period(context.period)} · Bakery",
        "Print or PDF…",
        "Spreadsheet…",
        "CSV…",
        "",
        "Bring in…",
    ]
    menu.close()


def test_keys_and_palette_open_its_page_and_f1_tells_of_it(window: MainWindow, qtbot: QtBot) -> None:
    named = next(each for each in window.context.commands if each.command.text == LINE.title)
    assert (named.keys, named.is_available()) == ("Ctrl+9", True)
    named.action.trigger()
    assert isinstance(window.page, MeetingsPage)
    found = window.open_palette()
    qtbot.keyClicks(found.line, "meeting")
    assert {"Meetings", "New meeting"} <= {each.words for each in found.found()}
    qtbot.keyClick(found.line, Qt.Key.Key_Escape)
    window.context.commands.run("help.page")
    assert "A new one is a key away." in labels(window)


def test_its_commands_stand_in_menus_palette_and_among_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    found = window.open_palette()
    assert "Meetings › New meeting" not in {each.words for each in found.found()}  # until it is looked for
    qtbot.keyClicks(found.line, "new meeting")
    assert found.found()[0].words == "Meetings › New meeting"
    qtbot.keyClick(found.line, Qt.Key.Key_Return)
    assert window.page_id == "meetings"
    commands = window.context.commands
    menu = commands.menu("meeting.new", "", "page.print")
    assert [each.text() for each in menu.actions()] == ["New meeting", "", "Print or PDF…"]
    window.open_page("calendar")
    window.context.commands.run("help.keys")
    assert {"Meetings", "New meeting"} <= labels(window)
    with pytest.raises(LookupError, match=r"no command 'meeting\.gone' is bound; there are: .*meeting\.new"):
        commands.menu("meeting.gone")


def test_it_is_read_in_counted_and_written_by_what_is_typed(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "met.csv"
    given.write_text("Who,Phone\nPrices,1\nPictures,2\n", "utf-8")
    typed("import", folder, given, "--client", "Bakery", "--as", "meetings")
    assert "2 added" in capsys.readouterr().out
    typed("check", folder, "--json")
    assert json.loads(capsys.readouterr().out)["counts"]["meetings"] == 2
    for ending in OUTPUT.endings:
        typed("export", folder, "meetings", tmp_path / f"out{ending}", "--client", "Bakery")
    written = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert written["rows"] == [{"subject": "Pictures", "date": None}, {"subject": "Prices", "date": None}]
    assert "Prices; Pictures" in PdfReader(BytesIO((tmp_path / "out.pdf").read_bytes())).pages[0].extract_text()
    typed("undo", folder)
    assert capsys.readouterr().out.endswith("Taken back: Add meeting\n")
    with open_workspace(folder) as workspace:
        assert workspace.records.all(Meeting) == []


def test_the_guide_counts_the_places_that_its_table_names() -> None:
    """A row is a place, or as many as its first cell has numbers."""
    guide = (dev.HOME / "CONTRIBUTING.md").read_text("utf-8")
    numbers = [int(each) for row in re.findall(r"^\| (\d+(?:, \d+)*) `", guide, re.M) for each in row.split(", ")]
    assert numbers == [*range(1, len(numbers) + 1)]
    said = re.search(r"takes (\d+) places, and (\d+) more", guide)
    assert said is not None
    assert (int(said[1]), int(said[1]) + int(said[2])) == (16, len(numbers))


def test_an_item_of_the_checklist_is_asked_answered_printed_and_written(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    client = workspace.clients.add("Bakery")
    with made_up.asked():
        assert [code for code in LANGUAGES if Knowledge(code).checklist().item(ITEM) is None] == []
        evaluation = workspace.checklist.start(
            client.id, Period.month(2026, 10), workspace.today(), kind=ProviderKind.SELF
        )
        window = MainWindow(workspace, Language("en"), Preferences(file=tmp_path / "preferences.json"))
        bring_to_front(qtbot, window, (1280, 800))
        answer_in(window, evaluation.id)
        window.close()
        (sheet,) = workspace.checklist.history(client.id)
        assert (sheet.answers[ITEM].verdict, sheet.score.answered, sheet.score.share) == (Verdict.NO, 1, Fraction(0))
        blank, filled = (Wish(output=name, language=Language("en")) for name in ("checklist-blank", "checklist"))
        for wish, advice in ((blank, 0), (filled, 1)):
            paper = on_one_line(workspace.exporting.pdf(wish))
            assert (paper.count(ITEM_WORDS["statement"]) > 0, paper.count(ITEM_WORDS["advice"])) == (True, advice)
        workspace.exporting.export(filled, tmp_path / "list.xlsx")
    rows = load_workbook(tmp_path / "list.xlsx").worksheets[0].iter_rows(values_only=True)
    (row,) = [row for row in rows if ITEM in row]
    assert {ITEM_WORDS["statement"], "No", ITEM_WORDS["advice"]} <= set(row)


def answer_in(window: MainWindow, evaluation: str) -> None:
    """Go to the question, read it, say no: what to do is told."""
    window.open_page("checklist", evaluation)
    page = window.page
    assert isinstance(page, ChecklistPage)
    page.board.make_current(ITEM, focus=True)
    question = window.focusWidget()
    assert isinstance(question, Question)
    assert re.fullmatch(
        rf"\d+\. {ITEM_WORDS['statement']} Not answered\. Weight 2 of 3: important", question.accessibleName()
    )
    assert ITEM_WORDS["how"] in labels(window)
    window.context.commands.run("answer.no")
    page.board.make_current(ITEM)
    assert f"What to do: {ITEM_WORDS['advice']}" in labels(window)


def labels(window: MainWindow) -> set[str]:
    return {each.text() for each in window.findChildren(QLabel) if each.isVisible()}


def on_one_line(paper: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages).split())
