"""The print dialog, the same for every page: what will lie on paper, in which language and size, and where it goes.

    open_print(context, Wish(output="budget", language=context.language, record=budget.id), client="Sweet Balcony")

The document's language starts as the wish's and does not depend on the window's. Pages are set in the background. What
it is called, and whether it may be a spreadsheet too, says its `Output`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStyle, QVBoxLayout, QWidget

from smmdesk.documents.typeset import Paper
from smmdesk.services.outputs import OUTPUTS, Takes, Wish, instead_of
from smmdesk.speech.language import LANGUAGES, Language, _
from ui.overriding import override
from ui.shell.dialogs import Dialog
from ui.shell.printing_each import ask_where_each, has_each, said_of_each
from ui.shell.saving import SHOW, ask_where, say_saved, say_where, show_folder
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import colour
from ui.widgets.buttons import button
from ui.widgets.forms.check_box import CheckBox
from ui.widgets.forms.choice import Combo
from ui.widgets.labels import Label, caption
from ui.widgets.notice import Notice
from ui.widgets.paper_preview import PaperPreview
from ui.widgets.scrolling import scrolling
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from smmdesk.machine.progress import Progress
    from ui.shell.background import Refusal
    from ui.shell.context import Context
    from ui.widgets.segments import Options

# an A4 sheet is 992 pixels across then, which fills the preview at 120 % of its usual size
PREVIEW_DPI: Final = 120
_PAPERS: Final = ((Paper.A4, "A4"), (Paper.LETTER, "Letter"))
# in the proportions of A4
_THUMB: Final = QSize(76, 108)
T = TypeVar("T")


def open_print(context: Context, wish: Wish, others: Options = (), **names: str) -> PrintDialog:
    """Show what the wish looks like on paper; `names` are those that its output's `about` has in braces.

    `others` are the versions that it may be compared with, by their numbers.
    """
    dialog = PrintDialog(context, wish, names, others)
    dialog.open()
    return dialog


class PrintDialog(Dialog):
    """Pages on the left, what to do with them on the right."""

    def __init__(self, context: Context, wish: Wish, names: Mapping[str, str], others: Options = ()) -> None:
        # a page that is tried alone has a window that is never shown, which can carry no dialog
        parent = context.window if context.window.isVisible() else None
        super().__init__(parent, context.language, _title(context.language, wish, names), width=720)
        self._context, self._wish, self._names = context, wish, names
        self._asked = 0
        self._has_pages = self._is_closed = False
        self.finished.connect(self._close)
        self._preview = PaperPreview(context.language)
        self._pages = _PageList(context.language, self._preview.go_to)
        self._notice = Notice(size=tokens.FONT_BASE).alerting()
        self._saved_in: Path | None = None
        self._show_saved = button(context.language(SHOW), self._show_folder, kind="link")
        self._show_saved.hide()
        self._waiting = Label(context.language(_("Preparing the pages…")), colour="muted", size=tokens.FONT_SMALL)
        self._languages = self._language_choice()
        self._compared = self._compare_choice(others)
        self._papers = SegmentBar(_PAPERS, lambda paper: self._rewish(replace(self._wish, paper=paper)))
        self._papers.choose(wish.paper)
        self._outputs = self._output_buttons()
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_4)
        row.addWidget(self._pages)
        row.addWidget(self._preview, 1)
        row.addLayout(self._side())
        self.inside.addLayout(row, 1)
        self.resize(QSize(1040, 980).boundedTo(self.screen().availableSize() * 0.94))
        self._set_pages()

    @property
    def wish(self) -> Wish:
        """What is shown now."""
        return self._wish

    @property
    def _title(self) -> str:
        return _title(self.language, self._wish, self._names)

    def save_pdf(self) -> None:
        """Ask where to, and write the PDF."""
        self._save(".pdf")

    def save_spreadsheet(self) -> None:
        """Ask where to, and write the same as a spreadsheet."""
        self._save(".xlsx")

    def save_each(self) -> None:
        """Ask for a folder, and write a PDF for each client there."""
        paths = ask_where_each(self._context, self, self._wish, self._names)
        if not paths:
            return
        wish, exporting, language = self._wish, self._context.workspace.exporting, self.language
        folder = next(iter(paths.values())).parent
        self._start(
            language(_("Writing a PDF for each client")),
            lambda progress: exporting.export_each(wish, paths, progress),
            lambda written: self._tell(said_of_each(written, language), folder),
            closed=lambda written: say_where(self._context, said_of_each(written, language), folder),
        )

    def print_out(self) -> None:
        """Set the pages as fine as printers print, then ask for the printer."""
        from ui.widgets.printing import PRINT_DPI

        wish, exporting = self._wish, self._context.workspace.exporting
        self._start(
            self.language(_("Preparing the pages for the printer")),
            lambda _progress: exporting.pages(wish, PRINT_DPI),
            self._send,
        )

    # setting pages

    def _set_pages(self) -> None:
        """Have the pages of the wish made; those of an earlier wish that come late are dropped."""
        self._asked += 1
        asked, wish, exporting = self._asked, self._wish, self._context.workspace.exporting
        self._start(
            self.language(_("Preparing the pages")),
            lambda _progress: exporting.pages(wish, PREVIEW_DPI),
            lambda pages: self._show(pages) if asked == self._asked else None,
            lambda: self._show([]) if asked == self._asked else None,
        )

    def _start(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        refused: Callable[[], object] = lambda: None,
        closed: Callable[[T], object] = lambda _result: None,
    ) -> None:
        """Work in the background; of what comes of it after the dialog was closed only `closed` is told."""

        def succeed(result: T) -> None:
            if self._is_closed:
                closed(result)
                return
            self._be_busy(False)
            done(result)

        def fail(error: Refusal) -> None:
            # the notice is gone with the dialog, but a file that was not written has to be said
            if self._is_closed:
                self._context.complain(self.language.error(error))
                return
            self._be_busy(False)
            refused()
            self._notice.say(self.language.error(error), "bad")

        self._be_busy(True)
        # another language or paper is asked for before the pages of the one before are set
        self._context.background.start(title, work, done=succeed, failed=fail, beside=True)

    def _show(self, pages: Sequence[bytes]) -> None:
        self._notice.say("")
        self._preview.show_pages(pages)
        self._pages.show_pages(pages)
        self._has_pages = bool(pages)
        self._be_busy(False)

    def _rewish(self, wish: Wish) -> None:
        self._wish = wish
        for each in self._compared:
            each.setEnabled(Takes.COMPARED in OUTPUTS[wish.output].takes)
        self._set_pages()

    def _be_busy(self, busy: bool) -> None:
        self._waiting.setVisible(busy)
        if busy:
            self._show_saved.hide()
        for each in self._outputs:
            each.setEnabled(self._has_pages and not busy)

    # where pages go

    def _send(self, pages: Sequence[bytes]) -> None:
        from ui.widgets.printing import print_pages

        if print_pages(self, self.language, pages, self._title):
            self._context.say(self.language(_("Sent to the printer: {name}"), name=self._title))

    def _save(self, suffix: str) -> None:
        path = ask_where(self._context, self, suffix, self._title)
        if path is None:
            return
        wish, exporting = self._wish, self._context.workspace.exporting
        self._start(
            self.language(_("Writing {file}"), file=path.name),
            lambda _progress: exporting.export(wish, path),
            lambda _result: self._tell(self.language(_("Saved: {file}"), file=str(path)), path.parent),
            closed=lambda _result: say_saved(self._context, path),
        )

    def _tell(self, sentence: str, folder: Path) -> None:
        self._notice.say(sentence, "good")
        self._saved_in = folder
        self._show_saved.show()

    def _show_folder(self) -> None:
        if self._saved_in is not None:
            show_folder(self._context, self._saved_in)

    def _close(self) -> None:
        self._is_closed = True

    # what the dialog is made of

    def _side(self) -> QVBoxLayout:
        above = QWidget()
        wishes = QVBoxLayout(above)
        wishes.setContentsMargins(0, 0, 0, 0)
        wishes.setSpacing(tokens.SPACE_2)
        parts = (
            caption(self.language(_("Language of the document"))),
            self._languages,
            caption(self.language(_("Paper"))),
            self._papers,
            *self._compared,
            *self._instead_choice(),
            self._waiting,
            self._notice,
            self._show_saved,
        )
        for part in parts:
            wishes.addWidget(part)
        wishes.addStretch()
        self._waiting.setFixedWidth(scaled(200))
        # on a small screen the wishes scroll, and what is done with them stays in sight
        area = scrolling(above)
        area.setFixedWidth(above.sizeHint().width() + self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent))
        column = QVBoxLayout()
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(area, 1)
        for each in self._outputs:
            column.addWidget(each)
        close = button(self.language(_("Close")), self.reject, kind="quiet")
        column.addWidget(close)
        return column

    def _output_buttons(self) -> list[QWidget]:
        pdf = button(self.language(_("Save PDF…")), self.save_pdf, kind="primary", sign="file-pdf")
        pdf.setDefault(True)
        printed = button(self.language(_("Print…")), self.print_out, sign="printer")
        made: list[QWidget] = [pdf, printed]
        if has_each(self._context, self._wish):
            made.insert(1, button(self.language(_("One PDF per client…")), self.save_each, sign="users-three"))
        if ".xlsx" in OUTPUTS[self._wish.output].endings:
            made.append(button(self.language(_("Save as spreadsheet…")), self.save_spreadsheet, sign="table"))
        return made

    def _instead_choice(self) -> list[QWidget]:
        """A tick that turns what is printed into its variant, where the kind has one, and back."""
        output = OUTPUTS[self._wish.output]
        variant = instead_of(output)
        if variant is None:
            return []
        box = CheckBox(self.language(variant.instead))
        box.setChecked(output == variant)
        names = {True: variant.name, False: variant.of}
        box.toggled.connect(lambda ticked: self._rewish(replace(self._wish, output=names[ticked])))
        return [box]

    def _compare_choice(self, others: Options) -> list[QWidget]:
        """Which version stands beside it, where there are others: none at first."""
        if not others or Takes.COMPARED not in OUTPUTS[self._wish.output].takes:
            return []
        words, nothing = self.language(_("Compared with")), self.language(_("no other version"))
        made = Combo()
        made.setAccessibleName(words)
        made.set_options([(None, nothing), *others])
        made.choose(self._wish.compare)
        made.activated.connect(lambda row: self._rewish(replace(self._wish, compare=made.itemData(row))))
        return [caption(words), made]

    def _language_choice(self) -> Combo:
        made = Combo()
        made.setAccessibleName(self.language(_("Language of the document")))
        made.set_options([(code, name) for code, name in LANGUAGES.items()])
        made.choose(self._wish.language.code)
        made.activated.connect(lambda row: self._rewish(replace(self._wish, language=Language(made.itemData(row)))))
        return made


def _title(language: Language, wish: Wish, names: Mapping[str, str]) -> str:
    """What is printed now, which also is the name proposed for its file."""
    return OUTPUTS[wish.output].titled(language, **names)


class _PageList(QListWidget):
    """Small pictures of the pages; a click or the arrow keys leaf to one."""

    def __init__(self, language: Language, chosen: Callable[[int], None]) -> None:
        super().__init__()
        self._language, self._chosen = language, chosen
        self.setAccessibleName(language(_("Pages")))
        self.setProperty("kind", "pages")
        self.setIconSize(_THUMB)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setFlow(QListWidget.Flow.TopToBottom)
        self.setWrapping(False)
        # by itself this view lets its pictures be dragged about
        self.setMovement(QListWidget.Movement.Static)
        self.setSpacing(tokens.SPACE_1)
        self.setFixedWidth(self.sizeHint().width())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # -1 comes while the list is emptied
        self.currentRowChanged.connect(lambda row: chosen(row) if row >= 0 else None)

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Other pages; the one looked at stays if there are as many."""
        row = max(self.currentRow(), 0)
        self.clear()
        for number, page in enumerate(pages, start=1):
            item = QListWidgetItem(QIcon(_thumb(page)), self._language.number(number))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._language(_("Page {n}"), n=number))
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            self.addItem(item)
        self.setVisible(len(pages) > 1)
        row = row if row < self.count() else 0
        with QSignalBlocker(self):  # the first is the current one, and yet nothing is leafed to
            self.setCurrentRow(row)
        if row:
            self._chosen(row)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_THUMB.width() + 40, 300)


def _thumb(png: bytes) -> QPixmap:
    """The page small, with an edge, so that it shows on a light ground too."""
    whole = QPixmap()
    whole.loadFromData(png)
    made = whole.scaled(_THUMB, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    painter = QPainter(made)
    painter.setPen(colour("border_strong"))
    # Qt draws a frame one pixel wider than its rectangle
    painter.drawRect(made.rect().adjusted(0, 0, -1, -1))
    painter.end()
    return made
