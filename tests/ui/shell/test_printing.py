"""The print dialog: languages and papers, PDF, printer, refusals."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from smmdesk.documents.typeset import Paper
from smmdesk.knowledge import Knowledge
from smmdesk.services.documents import Kind, Wish
from smmdesk.speech.language import Language
from smmdesk.workspace import Workspace
from tests.every import every
from ui.shell import printing
from ui.shell.context import Context
from ui.shell.printing import PrintDialog, file_name, open_print
from ui.widgets.notice import Notice
from ui.widgets.paper_preview import PaperPreview
from ui.widgets.printing import printer_for, put_on_paper

Open = Callable[..., PrintDialog]


@pytest.fixture
def context(example: Workspace, context_on: Callable[..., Context]) -> Context:
    return context_on(example, Language("en"))


@pytest.fixture
def opened(qtbot: QtBot, context: Context) -> Open:
    def make(wish: Wish | None = None, **options: object) -> PrintDialog:
        wished = wish or Wish(kind=Kind.CHECKLIST, language=context.language)
        dialog = open_print(context, wished, "Checklist: Sweet Balcony", **options)  # type: ignore[arg-type]
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


def text_of(pdf: Path) -> str:
    return subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("code", ["en", "ru", "ka"])
@pytest.mark.parametrize("blank", [False, True])
def test_the_pdf_speaks_the_language_chosen_for_the_document(
    code: str, blank: bool, opened: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(Wish(kind=Kind.CHECKLIST, language=Language(code), blank=blank))
    proposed = choose_file(monkeypatch, tmp_path / "list.pdf")
    qtbot.mouseClick(named(dialog, "Save PDF…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil((tmp_path / "list.pdf").exists, timeout=20_000)
    qtbot.waitUntil(lambda: "Saved" in said(dialog))
    assert Path(proposed[0]).name == "Checklist Sweet Balcony.pdf"
    words = " ".join(text_of(tmp_path / "list.pdf").split())
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
    combo = next(each for each in dialog.findChildren(printing.Combo))
    combo.setFocus()
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert dialog.wish.language == Language("ru")
    qtbot.waitUntil(lambda: named(dialog, "Save PDF…").isEnabled(), timeout=20_000)


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_the_sheet_is_the_paper_chosen(
    paper: Paper,
    size: tuple[int, int],
    opened: Open,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = opened(Wish(kind=Kind.CHECKLIST, language=Language("en"), blank=True, paper=paper))
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
    dialog = opened(Wish(kind=Kind.CHECKLIST, language=Language("en"), blank=True))
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
    dialog = open_print(context, Wish(kind=Kind.CHECKLIST, language=context.language), "Checklist")
    qtbot.addWidget(dialog, before_close_func=lambda each: each.reject())
    qtbot.waitUntil(lambda: "nothing" in said(dialog), timeout=20_000)
    assert not named(dialog, "Save PDF…").isEnabled()


def test_a_place_that_cannot_be_written_is_refused_in_words(
    opened: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(Wish(kind=Kind.CHECKLIST, language=Language("en"), blank=True))
    choose_file(monkeypatch, tmp_path / "no such folder" / "list.pdf")
    dialog.save_pdf()
    qtbot.waitUntil(lambda: "could not be written" in said(dialog), timeout=20_000)
    assert named(dialog, "Save PDF…").isEnabled()


def test_a_spreadsheet_is_offered_where_there_is_an_exporter(
    opened: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[tuple[Wish, Path]] = []
    dialog = opened(spreadsheet=lambda wish, path: written.append((wish, path)))
    choose_file(monkeypatch, tmp_path / "list")
    qtbot.mouseClick(named(dialog, "Save as spreadsheet…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(written), timeout=20_000)
    assert written == [(dialog.wish, tmp_path / "list.xlsx")]


def test_closing_while_pages_are_set_is_no_matter(context: Context, qtbot: QtBot) -> None:
    dialog = open_print(context, Wish(kind=Kind.CHECKLIST, language=context.language), "Checklist")
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
