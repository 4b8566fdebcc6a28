"""The print dialog: languages and papers, PDF, printer, refusals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QListWidget, QPushButton

from smmdesk.documents import typeset
from smmdesk.documents.typeset import Paper
from smmdesk.domain.clients import Agreement
from smmdesk.domain.ids import ClientId
from smmdesk.domain.periods import Period
from smmdesk.domain.strategy.records import Strategy
from smmdesk.knowledge import Knowledge
from smmdesk.services.outputs import OUTPUTS, Wish
from smmdesk.speech.language import Language
from tests.every import every
from tests.programs import words_of
from ui.shell.printing import PrintDialog, open_print
from ui.shell.saving import file_name, file_names
from ui.shell.sharing import Way, share
from ui.strategy.page import StrategyPage
from ui.widgets.forms.check_box import CheckBox
from ui.widgets.forms.choice import Combo
from ui.widgets.notice import Notice
from ui.widgets.paper_preview import PaperPreview
from ui.widgets.printing import printer_for, put_on_paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytestqt.qtbot import QtBot

    from smmdesk.documents.typeset import Document
    from smmdesk.workspace import Workspace
    from ui.shell.context import Context

Open = Callable[..., PrintDialog]


@pytest.fixture(scope="module", autouse=True)
def _set_once() -> Iterator[None]:
    """The same pages are set once: that takes most of the time here, and is proved where documents are."""
    whole, made = typeset._set, {}  # noqa: SLF001  (below it there is Typst alone)

    def set_once(parts: Sequence[Document], **how: Any) -> Any:
        path, values = typeset.source(*parts)
        key = (path, *sorted(values.items()), *how.items())
        if key not in made:
            made[key] = whole(parts, **how)
        return made[key]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(typeset, "_set", set_once)
        yield


@pytest.fixture
def context(example: Workspace, context_on: Callable[..., Context]) -> Context:
    return context_on(example, Language("en"))


@pytest.fixture
def opened(qtbot: QtBot, context: Context) -> Open:
    def make(wish: Wish | None = None) -> PrintDialog:
        wished = wish or Wish(output="checklist", language=context.language)
        dialog = open_print(context, wished, name="Sweet Balcony", period="May")
        qtbot.addWidget(dialog, before_close_func=lambda each: each.reject())
        qtbot.waitUntil(lambda: named(dialog, "Save PDF…").isEnabled() or bool(said(dialog)), timeout=20_000)
        return dialog

    return make


def named(dialog: PrintDialog, text: str) -> QAbstractButton:
    return next(each for each in dialog.findChildren(QAbstractButton) if each.text() == text)


def said(dialog: PrintDialog) -> str:
    return " ".join(each.text() for each in dialog.findChildren(Notice))


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Answer the question for a file; gives what was proposed."""
    proposed: list[str] = []

    def answer(_parent: object, _title: str, wish: str, _kinds: str) -> tuple[str, str]:
        proposed.append(wish)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return proposed


@pytest.mark.parametrize("code", ["en", "ru", "ka"])
@pytest.mark.parametrize("blank", [False, True])
def test_the_pdf_speaks_the_language_chosen_for_the_document(
    code: str, blank: bool, opened: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(Wish(output="checklist-blank" if blank else "checklist", language=Language(code)))
    proposed = choose_file(monkeypatch, tmp_path / "list.pdf")
    qtbot.mouseClick(named(dialog, "Save PDF…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil((tmp_path / "list.pdf").exists, timeout=20_000)
    qtbot.waitUntil(lambda: "Saved" in said(dialog))
    assert Path(proposed[0]).name == ("Blank checklist.pdf" if blank else "Checklist Sweet Balcony, May.pdf")
    words = " ".join(words_of(tmp_path / "list.pdf").split())
    first = Knowledge(code).checklist().items[0].statement
    assert " ".join(first.split()[:4]) in words
    assert ("Sweet Balcony" in words) is not blank
    assert not list(tmp_path.glob(".*"))


def test_language_and_paper_can_be_changed_and_the_pages_follow(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened()
    preview = dialog.findChild(PaperPreview)
    assert preview is not None
    qtbot.mouseClick(named(dialog, "Letter"), Qt.MouseButton.LeftButton)
    assert dialog.wish.paper is Paper.LETTER
    assert not named(dialog, "Save PDF…").isEnabled()
    qtbot.waitUntil(lambda: named(dialog, "Save PDF…").isEnabled(), timeout=20_000)
    combo = next(each for each in dialog.findChildren(Combo))
    combo.setFocus()
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert dialog.wish.language == Language("ru")
    qtbot.waitUntil(lambda: named(dialog, "Save PDF…").isEnabled(), timeout=20_000)


def test_another_version_is_chosen_to_stand_beside_it(
    context: Context, example: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    page = StrategyPage(context)
    qtbot.addWidget(page)
    first, *_others, last = versions = example.strategy.versions(next(iter(example.records.all(Strategy))).client_id)
    page.select(last.id)
    dialog = share(page, Way("strategy", ".pdf"))
    assert dialog is not None
    qtbot.addWidget(dialog, before_close_func=lambda each: each.reject())
    compared = next(each for each in dialog.findChildren(Combo) if each.accessibleName() == "Compared with")
    options = [compared.itemText(at) for at in range(compared.count())]
    assert options[0] == compared.currentText() == "no other version"
    assert len(options) == len(versions)
    assert options[-1].startswith(f"Version {first.number} · closed")
    assert [dialog.wish.compare] == [None]
    compared.setCurrentIndex(len(options) - 1)
    compared.activated.emit(len(options) - 1)
    assert dialog.wish.compare == first.number
    example.exporting.export(dialog.wish, tmp_path / "compared.pdf")
    assert f"What changed since version {first.number}" in " ".join(words_of(tmp_path / "compared.pdf").split())
    able = []
    for is_brief in (True, False):
        next(iter(dialog.findChildren(CheckBox))).setChecked(is_brief)
        able.append(compared.isEnabled())
    assert able == [False, True]
    assert dialog.wish.compare == first.number


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_the_sheet_is_the_paper_chosen(
    paper: Paper,
    size: tuple[int, int],
    opened: Open,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = opened(Wish(output="checklist-blank", language=Language("en"), paper=paper))
    choose_file(monkeypatch, tmp_path / "list")
    dialog.save_pdf()
    qtbot.waitUntil((tmp_path / "list.pdf").exists, timeout=20_000)
    box = PdfReader(tmp_path / "list.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_pages_are_listed_and_leafed_to_by_keyboard(opened: Open, qtbot: QtBot) -> None:
    dialog = opened()
    pages = dialog.findChild(QListWidget)
    assert pages is not None
    assert pages.count() > 2
    pages.setCurrentRow(0)
    qtbot.keyClick(pages, Qt.Key.Key_Down)
    assert pages.currentRow() == 1


def test_the_printer_gets_every_page(
    opened: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[list[bytes]] = []

    def take(_parent: object, _language: Language, pages: list[bytes], _name: str) -> bool:
        sent.append(pages)
        return True

    monkeypatch.setattr("ui.widgets.printing.print_pages", take)
    monkeypatch.setattr("ui.widgets.printing.PRINT_DPI", 96)
    dialog = opened(Wish(output="checklist-blank", language=Language("en")))
    qtbot.mouseClick(named(dialog, "Print…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(sent), timeout=20_000)
    images = [QImage.fromData(page) for page in sent[0]]
    printer = printer_for(images[0], "list")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    put_on_paper(printer, images)
    printed = PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) == len(images) > 1
    assert round(printed.pages[0].mediabox.height) == 842


def test_where_there_is_nothing_it_says_so_and_offers_no_file(
    qtbot: QtBot, workspace: Workspace, context_on: Callable[..., Context]
) -> None:
    context = context_on(workspace, Language("en"))
    workspace.clients.add("Bakery")
    dialog = open_print(context, Wish(output="checklist", language=context.language))
    qtbot.addWidget(dialog, before_close_func=lambda each: each.reject())
    qtbot.waitUntil(lambda: "nothing" in said(dialog), timeout=20_000)
    assert not named(dialog, "Save PDF…").isEnabled()


def test_a_place_that_cannot_be_written_is_refused_in_words(
    opened: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(Wish(output="checklist-blank", language=Language("en")))
    choose_file(monkeypatch, tmp_path / "no such folder" / "list.pdf")
    dialog.save_pdf()
    qtbot.waitUntil(lambda: "could not be written" in said(dialog), timeout=20_000)
    assert named(dialog, "Save PDF…").isEnabled()


def test_the_same_is_saved_as_a_spreadsheet(
    opened: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened()
    choose_file(monkeypatch, tmp_path / "list")
    qtbot.mouseClick(named(dialog, "Save as spreadsheet…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Saved" in said(dialog), timeout=20_000)
    rows = openpyxl.load_workbook(tmp_path / "list.xlsx").worksheets[0]
    assert [rows["A2"].value, rows["H1"].value] == ["Sweet Balcony", "Statement"]


def test_a_spreadsheet_is_offered_only_of_what_has_a_table(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(OUTPUTS, "checklist", replace(OUTPUTS["checklist"], table=None))
    dialog = opened()
    buttons = [each.text() for each in dialog.findChildren(QAbstractButton)]
    assert "Save PDF…" in buttons
    assert "Save as spreadsheet…" not in buttons


NOVEMBER = Wish(output="calendar", language=Language("en"), period=Period.month(2026, 11))


def choose_folder(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(folder or ""))


def pdfs(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.pdf"))


@pytest.mark.parametrize("output", ["calendar", "clients", "budget", "comparison", "checklist"])
def test_each_client_has_a_pdf_of_its_own(
    output: str, opened: Open, qtbot: QtBot, example: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it holds of the others is nothing, and its name says whose it is."""
    clients = [each.name for each in example.clients.list()]
    dialog = opened(replace(NOVEMBER, output=output, period=NOVEMBER.period if output == "calendar" else None))
    (tmp_path / "out").mkdir()
    choose_folder(monkeypatch, tmp_path / "out")
    qtbot.mouseClick(named(dialog, "One PDF per client…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "saved in" in said(dialog), timeout=60_000)
    written = pdfs(tmp_path / "out")
    assert f"{len(written)} PDF" in said(dialog)
    assert len(written) > (output != "checklist")
    assert dialog._show_saved.isVisible()  # noqa: SLF001
    for name in written:
        words = " ".join(words_of(tmp_path / "out" / name).split())
        (whose,) = [each for each in clients if each in name]
        assert [each for each in clients if each in words] == [whose]


@pytest.mark.parametrize(
    "wish",
    [
        replace(NOVEMBER, client_id=ClientId("one")),
        Wish(output="budget", language=Language("en"), record="one"),
        Wish(output="checklist-blank", language=Language("en")),
    ],
)
def test_what_is_of_one_client_or_none_is_one_pdf(wish: Wish, opened: Open) -> None:
    assert "One PDF per client…" not in {each.text() for each in opened(wish).findChildren(QAbstractButton)}


@pytest.mark.parametrize(("answer", "kept"), [(False, b"mine"), (True, b"%PDF")])
def test_files_that_are_there_are_replaced_only_where_somebody_says_so(
    answer: bool,
    kept: bytes,
    opened: Open,
    qtbot: QtBot,
    example: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog, name = opened(NOVEMBER), example.clients.list()[0].name
    there = tmp_path / f"Content plan {name}, May.pdf"
    there.write_bytes(b"mine")
    choose_folder(monkeypatch, tmp_path)
    asked: list[str] = []

    def reply(_parent: object, _language: Language, title: str, words: str, *, yes: str) -> bool:
        asked.extend((title, words, yes))
        return answer

    monkeypatch.setattr("ui.shell.printing_each.ask", reply)
    dialog.save_each()
    assert asked == ["Replace what is there?", "1 file with such a name is there already.", "Replace"]
    if answer:
        qtbot.waitUntil(lambda: "saved in" in said(dialog), timeout=60_000)
    assert there.read_bytes()[:4] == kept
    assert (len(pdfs(tmp_path)) > 1) is answer


def test_a_tick_makes_client_cards_to_hand_out(
    opened: Open, qtbot: QtBot, example: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever way they are saved; without it all is there again."""
    fee = Language("en").money(next(each.monthly_fee for each in example.records.all(Agreement) if each.monthly_fee))
    dialog = opened(Wish(output="clients", language=Language("en")))
    (box,) = dialog.findChildren(CheckBox)
    assert (box.text(), box.isChecked()) == ("Without money and notes", False)

    def saved(name: str, save: Callable[[], None]) -> str:
        proposed = choose_file(monkeypatch, tmp_path / name)
        qtbot.waitUntil(lambda: named(dialog, "Save PDF…").isEnabled(), timeout=60_000)
        save()
        qtbot.waitUntil(lambda: name in said(dialog), timeout=60_000)
        return Path(proposed[0]).stem

    def heads(name: str) -> set[object]:
        return {cell.value for cell in openpyxl.load_workbook(tmp_path / name).worksheets[0][1]}

    assert saved("whole.pdf", dialog.save_pdf) == "Clients Sweet Balcony"
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert dialog.wish.output == "clients-handout"
    assert saved("cards.pdf", dialog.save_pdf) == "Client card Sweet Balcony"
    saved("cards.xlsx", dialog.save_spreadsheet)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    saved("whole.xlsx", dialog.save_spreadsheet)
    assert [fee in words_of(tmp_path / name) for name in ("whole.pdf", "cards.pdf")] == [True, False]
    assert heads("whole.xlsx") - heads("cards.xlsx") == {
        "Colour",
        "Currency",
        "Fee a month",
        "Files",
        "Logo",
        "Notes",
        "Paid until",
    }


@pytest.mark.parametrize("output", ["checklist", "checklist-blank"])
def test_a_tick_makes_one_page_of_a_checklist(output: str, opened: Open, qtbot: QtBot) -> None:
    dialog = opened(replace(NOVEMBER, output=output, period=None))
    (box,) = dialog.findChildren(CheckBox)
    assert (box.text(), box.isChecked()) == ("One page: 20 items in the same shares as the whole", False)
    pages = []
    for _tick in range(3):
        qtbot.waitUntil(lambda: named(dialog, "Save PDF…").isEnabled(), timeout=60_000)
        pages.append((dialog.wish.output, dialog.findChildren(QListWidget)[0].count() > 1))
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert pages == [(output, True), (f"{output}-short", False), (output, True)]


@pytest.mark.parametrize("output", ["calendar", "budget"])
def test_only_what_has_such_a_variant_has_a_tick(output: str, opened: Open) -> None:
    assert opened(replace(NOVEMBER, output=output, period=None)).findChildren(CheckBox) == []


def test_who_thinks_better_of_the_folder_writes_nothing(
    opened: Open, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_folder(monkeypatch, None)
    opened(NOVEMBER).save_each()
    assert (context.background.jobs(), pdfs(tmp_path)) == ([], [])


def test_a_folder_that_cannot_be_written_to_is_refused_in_words(
    opened: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(NOVEMBER)
    choose_folder(monkeypatch, tmp_path / "gone")
    dialog.save_each()
    qtbot.waitUntil(lambda: "could not be written" in said(dialog), timeout=60_000)


def test_the_folder_of_the_last_file_is_proposed_again_while_it_is_there(
    opened: Open, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this run, by every dialog that shares the preferences."""
    (tmp_path / "papers").mkdir()
    proposed = choose_file(monkeypatch, tmp_path / "papers" / "list.pdf")
    opened().save_pdf()
    opened().save_pdf()
    first, second = (Path(each).parent for each in proposed)
    assert second == tmp_path / "papers" != first
    context.preferences.export_folder = tmp_path / "gone"
    opened().save_pdf()
    assert Path(proposed[2]).parent == first


def test_where_there_is_no_folder_of_documents_the_own_one_is_proposed(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt's dialog would refuse the name that it proposes itself."""
    proposed = choose_file(monkeypatch, tmp_path / "list.pdf")
    monkeypatch.setattr("ui.shell.saving.documents_folder", lambda: tmp_path / "Documents")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    opened().save_pdf()
    assert Path(proposed[0]).parent == tmp_path


def test_closing_while_pages_are_set_is_no_matter(context: Context, qtbot: QtBot) -> None:
    dialog = open_print(context, Wish(output="checklist", language=context.language))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not context.background.jobs(), timeout=20_000)


def test_every_control_has_a_name(opened: Open) -> None:
    dialog = opened()
    buttons = [each for each in dialog.findChildren(QPushButton) if each.isVisible()]
    assert len(buttons) >= 4
    assert every(each.accessibleName() for each in buttons)
    assert dialog.sizeHint().expandedTo(dialog.minimumSizeHint()).width() <= QSize(1024, 640).width()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Checklist: Sweet Balcony", "Checklist Sweet Balcony"),
        ("План/ноябрь?", "План ноябрь"),
        ("..", "SMMdesk"),
        ("a" * 300, "a" * 100),
    ],
)
def test_names_of_files_hold_on_every_system(title: str, name: str) -> None:
    assert file_name(title) == name


@pytest.mark.parametrize("letter", ["ქ", "👩\u200d👩\u200d👧", "👍🏽", "e\u0301", "🇬🇪"])
@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_a_long_name_is_cut_between_letters_and_can_be_written(tmp_path: Path, letter: str, before: str) -> None:
    name = file_name(before + letter * 100)
    assert name.removeprefix(before).replace(letter, "") == ""
    # as near to the end as letters of that length come
    assert len(name) + len(letter) > 100 or len((name + letter).encode()) > 240
    (tmp_path / f"{name}.xlsx").touch()


@given(st.lists(st.text("aA./ 2", max_size=3), min_size=1, max_size=8))
def test_files_of_one_folder_all_have_names_of_their_own(titles: list[str]) -> None:
    names = file_names(titles)
    assert len({name.casefold() for name in names}) == len(titles)
    assert every(name.startswith(file_name(title)) for name, title in zip(names, titles, strict=True))


def test_of_two_clients_with_one_name_the_second_file_bears_a_number() -> None:
    assert file_names(["Plan: Ann", "Plan/Ann", "plan ann"]) == ["Plan Ann", "Plan Ann 2", "plan ann 3"]


@given(st.text(max_size=300))
def test_whatever_the_title_the_name_is_short_enough(title: str) -> None:
    assert 0 < len(file_name(title).encode()) <= 240
