"""Reading a file in, of whatever kind: what it was taken for, what will happen, what is odd about it; then it happens.

    ImportDialog(context, Path("plan.xlsx"), PLAN).open()

The file is first read without keeping anything (`dry_run.py`), so that its first rows and every problem are seen
before (`views.py`). What each column is can be said otherwise, and has to be where nothing was recognised; where
day and month could be either way round, or the letters look wrong, that is said here too, and what a file of figures
does not say itself (`questions.py`). Each answer has the file looked at again. The import itself runs beside the window
and can be cancelled.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smmdesk.exchange.errors import AmbiguousDatesError, NothingRecognisedError
from smmdesk.services.reading.accounts import OthersAccountError
from smmdesk.services.reading.importing import NOT_ASKED
from smmdesk.speech.language import _
from ui.importing import words as import_words
from ui.importing.choosing import FileDrop, ask_for_files
from ui.importing.client_line import ClientLine
from ui.importing.dry_run import DryRun
from ui.importing.encoding_choice import EncodingChoice
from ui.importing.questions import UNCLEAR, Questions, downloaded
from ui.importing.views import COLUMNS, ROWS, ImportViews
from ui.importing.ways import HOW, show_ways
from ui.overriding import override
from ui.shell.dialogs import Dialog
from ui.style import tokens
from ui.style.theme import MEDIUM
from ui.widgets.announcing import announce
from ui.widgets.buttons import button
from ui.widgets.labels import Elided, Label, caption, hint
from ui.widgets.notice import Notice
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from smmdesk.machine.progress import Progress
    from smmdesk.services.reading.importing import ImportReport
    from smmdesk.services.reading.kind import Asked, Kind
    from ui.shell.background import Refusal
    from ui.shell.context import Context

_WIDTH, _HEIGHT = 960, 700


class Known(NamedTuple):
    """What was said before of files that come with this one."""

    client: str = ""
    asked: Asked = NOT_ASKED


NOTHING_KNOWN: Final = Known()


class ImportDialog(Dialog):
    """One file of one kind for one client."""

    def __init__(
        self,
        context: Context,
        path: Path,
        kind: Kind[Any],
        *,
        own: TemporaryDirectory[str] | None = None,
        known: Known = NOTHING_KNOWN,
        over: QWidget | None = None,
        go_on: Callable[[Sequence[Path]], None] | None = None,
    ) -> None:
        """`own` is a folder that goes with the file, once that was read in or given up; `known` was said before, of
        files that come with it, in the dialog that this one is `over`. `go_on` opens what files chosen here need."""
        super().__init__(over or context.window, context.language, kind.says.title, width=640)
        self._context = context
        self._kind = kind
        self.path, self._own = path, own
        self._is_alone = over is None
        self._go_on = go_on
        self._is_seen = False  # whether the file could be shown so far
        self._mapping: dict[int, str] | None = None  # what the person said of the columns; None while nothing
        looking = self.language(_("Looking at {name}"), name=path.name)
        self._look = DryRun(context.background, looking, lambda: self._reading(dry_run=True), self)
        self._make_fields()
        if known.client:
            self.client.setText(known.client)
        self.questions.take(known.asked)
        self._listen()
        self._lay_out()
        self.resize(self._room())
        self._look.look()

    def _make_fields(self) -> None:
        language = self.language
        self.client = ClientLine(self._context)
        self.order = SegmentBar(
            [("dmy", language(_("Day first"))), ("mdy", language(_("Month first")))], lambda _order: self._look.look()
        )
        self.order.hide()
        today = self._context.workspace.today()
        day = downloaded(self.path, today) if self._kind.asks else None
        self.questions = Questions(self._context, self._look_soon, day)
        self.encoding = EncodingChoice(language)
        self.summary = Label("", weight=MEDIUM, wraps=True)
        self.told = hint("")
        self.back = button(language(_("As the names suggest")), self._go_back, kind="link")
        self.back.hide()
        self.notice = Notice().alerting()
        self.way = button("", self._go_to_whose, kind="link")
        self.way.hide()
        self.views = ImportViews(self._kind, language)

    def _listen(self) -> None:
        self._look.begun.connect(self._begin)
        self._look.found.connect(self._show)
        self._look.refused.connect(self._refuse)
        self.client.picked.connect(self._look.look)
        self.client.textChanged.connect(lambda _text: self._look_soon())  # what is new depends on whose it is
        self.encoding.activated.connect(lambda _row: self._encoding_chosen())
        self.views.columns.changed.connect(self._columns_changed)
        self.views.changed.chosen.connect(self._look_soon)
        self.views.turned.connect(self._follow_view)
        if self._kind.asks and self._is_alone:
            FileDrop(self, lambda files: self._go_on_with(list(dict.fromkeys((self.path, *files)))))

    def _links(self) -> Iterator[QWidget]:
        if self._kind.asks:
            yield button(self.language(HOW), lambda: show_ways(self._context, self), kind="link")
        if self._is_alone:
            yield button(self.language(_("Another file…")), self._choose_file, kind="link")

    def _lay_out(self) -> None:
        self.inside.addLayout(row_of(Elided(self.path.name), *self._links()))
        into = caption(self.language(self._kind.says.into))
        self.inside.addLayout(row_of(self.client, self.encoding.caption, self.encoding, before=into))
        self.inside.addLayout(row_of(self.notice, self.way))
        for part in (self.questions, self.order, self.summary):
            self.inside.addWidget(part)
        self.inside.addLayout(row_of(self.told, self.back))
        self.inside.addWidget(self.views, 1)
        self.add_buttons(_("Import"))

    # what is said of the file

    def _reading(self, *, dry_run: bool) -> Callable[[Progress], ImportReport]:
        """The reading as the dialog stands now, for a worker."""
        read = partial(
            self._context.workspace.importing.import_file,
            self.path,
            self.client.text() or self.path.stem,
            kind=self._kind,
            date_order=self.order.value(),
            encoding=self.encoding.value(),
            mapping=self._mapping,
            changed=self.views.changed.said(),
            asked=self.questions.said(self.client.client()),
            dry_run=dry_run,
        )
        return lambda progress: read(progress=progress)

    def _look_soon(self) -> None:
        """Until then there is nothing to agree to."""
        self._allow(False)
        self._look.look_soon()

    def _columns_changed(self) -> None:
        self._mapping = self.views.columns.said()
        self._look_soon()

    def _encoding_chosen(self) -> None:
        self._mapping = self._mapping or None  # other letters, other names: they may be known
        self._look.look()

    def _go_back(self) -> None:
        """Take the columns for what their names suggest."""
        self._mapping = {}
        self._look.look()

    def _choose_file(self) -> None:
        if chosen := ask_for_files(self, self._context, self._kind):
            self._go_on_with(chosen)

    def _go_on_with(self, files: Sequence[Path]) -> None:
        # first, so that one dialog is in sight
        self.close()
        if self._go_on is not None:
            self._go_on(files)
        else:
            ImportDialog(self._context, files[0], self._kind).open()

    # what a look finds

    def _begin(self) -> None:
        self.notice.say("")
        self.way.hide()
        self.summary.setText(self.language(_("Looking at the file…")))
        self._allow(False)

    def _show(self, report: ImportReport) -> None:
        if report.named and not self.client.is_said:
            self.client.setText(report.named.name)
            self._look.look()
            return
        is_first, self._is_seen = not self._is_seen, True
        look = report.about.table
        is_known = look is None or look.is_known or look.as_before
        self._say_summary(self._summary(report) if self.client.is_said else "")
        self.told.setText(import_words.found_out(report, self._kind, self.language))
        self.questions.show_found(report.about)
        self.questions.ask_for_rates([report.told])
        self.back.setVisible(look is not None and look.is_known and look.uses != look.guess)
        self.encoding.show_found(report.about)
        self.views.show_report(report)
        if not is_known and not self._mapping:
            self.notice.say(self.language(self._kind.says.unrecognised), "attention")
            self.views.ask_for_columns()
        elif not self.client.is_said:
            self.notice.say(self.language(self._kind.says.whose), "attention")
        elif unclear := self.questions.unclear:
            self.notice.say(self.language(UNCLEAR, currency=unclear), "attention")
        elif report.read_before:
            self.notice.say(import_words.read_before(report.read_before, self.language), "info")
        self._follow_view()
        self._offer_views(True)
        self._allow(bool(report.added or report.updated) and (is_known or bool(self._mapping)))
        if is_first and not self.client.is_said:
            self.client.setFocus()
        elif is_first and self.accept_button and not self.client.hasFocus():
            self.accept_button.setFocus()  # Enter imports what was recognised well

    def _say_summary(self, words: str) -> None:
        """What would happen, which comes while the keyboard is elsewhere."""
        self.summary.setText(words)
        if words:
            announce(self, words)

    def _go_to_whose(self) -> None:
        """It is another client's, as the refusal says."""
        self.client.setText(self.way.property("client"))
        self._look.look()

    def _summary(self, report: ImportReport) -> str:
        told = import_words.summary(report, self._kind, self.language)
        name = self.client.text().strip()
        is_new = report.added and self.client.client() is None
        return f"{self.client.called(name)} {told}" if is_new else told

    def _refuse(self, error: Refusal) -> None:
        if isinstance(error, NothingRecognisedError) and self._mapping is None:
            self._mapping = {}  # a table all the same? Then the person can say what its columns are
            self._look.look()
            return
        # once asked it stays, for the answer may be changed
        self.order.setVisible(isinstance(error, AmbiguousDatesError) or self.order.isVisible())
        is_asked = self.questions.ask(error, self.client.client()) or isinstance(error, AmbiguousDatesError)
        if isinstance(error, OthersAccountError):
            self._offer_whose(str(error.values["client"]))
        self.summary.setText("")
        self.told.setText("")
        if not self._is_seen:
            self._offer_views(False)
        self.notice.say(self.language.error(error), "attention" if is_asked else "bad")

    def _offer_whose(self, client: str) -> None:
        self.way.setText(self.language(_("Bring it in for {client}"), client=client).replace("&", "&&"))
        self.way.setProperty("client", client)
        self.way.show()

    def _allow(self, found: bool) -> None:
        """Importing needs something to import, and a client's name."""
        if self.accept_button is not None:
            self.accept_button.setEnabled(found and self.client.is_said and not self.questions.unclear)

    def _follow_view(self) -> None:
        """Beside the columns their encoding stands, and no words about them: they say it themselves."""
        self.told.setVisible(self.views.view == ROWS)
        self.encoding.place(beside_columns=self.views.view == COLUMNS)

    def _offer_views(self, offered: bool) -> None:
        """What is to be seen of the file; without that the dialog is as small as its words."""
        # to the dialog, which may not be shown itself yet
        if self.views.isVisibleTo(self) != offered:
            self.views.setVisible(offered)
            # the smallest size is that of before until the layout has worked
            self._column.activate()
            place = self.geometry()
            middle = place.center()
            place.setSize(self._room() if offered else self.minimumSizeHint())
            # by its middle it grows within a small window too
            place.moveCenter(middle)
            self.setGeometry(place)

    def _room(self) -> QSize:
        """As large as is pleasant, within the window."""
        window = self._context.window.size()
        return QSize(min(_WIDTH, window.width() - 2 * tokens.SPACE_5), min(_HEIGHT, window.height() - tokens.SPACE_5))

    # then doing it

    @override
    def accept(self) -> None:
        """Import beside the window, and say what came of it."""
        context, kind = self._context, self._kind
        own, self._own = self._own, None
        context.background.start(
            self.language(_("Importing {name}"), name=self.path.name),
            _then_gone(self._reading(dry_run=False), own),
            done=lambda report: import_words.tell(report, kind, context),
        )
        super().accept()

    @override
    def done(self, result: int) -> None:
        self._look.stop()
        if self._own is not None:
            self._own.cleanup()
        super().done(result)


def _then_gone(
    read: Callable[[Progress], ImportReport], own: TemporaryDirectory[str] | None
) -> Callable[[Progress], ImportReport]:
    """The work, and whatever comes of it the folder is removed behind it."""

    def work(progress: Progress) -> ImportReport:
        try:
            return read(progress)
        finally:
            if own is not None:
                own.cleanup()

    return work


def row_of(first: QWidget, *others: QWidget, before: QWidget | None = None) -> QHBoxLayout:
    """Side by side; the first has all the room there is."""
    row = QHBoxLayout()
    row.setSpacing(tokens.SPACE_2)
    if before is not None:
        row.addWidget(before)
    row.addWidget(first, 1)
    for other in others:
        row.addWidget(other)
    return row
