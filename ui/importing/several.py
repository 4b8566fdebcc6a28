"""Several files read in at once: what each would bring, one word of consent, and a step of its own for each.

    SeveralDialog(context, files, FIGURES).open()

Of which network those are that do not say it is asked once for all of them, and so is of which account those of a
network are, where the client has several there. A file that asks for more, or is refused, says so in its line and keeps
none of the others; Enter opens it by itself (`dialog.py`), where it can be answered.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.networks import Network
from smmdesk.services.reading.accounts import WhichAccountError, WhichNetworkError
from smmdesk.services.reading.kind import Asked
from smmdesk.speech.language import _
from ui.importing import words as import_words
from ui.importing.account_line import AccountLine
from ui.importing.choosing import FileDrop
from ui.importing.client_line import ClientLine
from ui.importing.dialog import ImportDialog, Known, row_of
from ui.importing.dry_run import DryRun
from ui.importing.questions import UNCLEAR, Questions, downloaded
from ui.importing.ways import HOW, show_ways
from ui.overriding import override
from ui.shell.dialogs import Dialog
from ui.style import tokens
from ui.style.icons import icon
from ui.style.theme import MEDIUM
from ui.widgets.announcing import announce
from ui.widgets.buttons import button
from ui.widgets.labels import Label, caption
from ui.widgets.notice import SIGNS, Notice
from ui.widgets.tables.table import STRETCH, Column, RecordTable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from smmdesk.machine.progress import Progress
    from smmdesk.services.reading.importing import ImportReport
    from smmdesk.services.reading.kind import Kind
    from smmdesk.speech.language import Language
    from ui.shell.background import Refusal
    from ui.shell.context import Context

_WIDTH, _HEIGHT = 860, 520


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """One of them, and what the last look at it came to."""

    path: Path
    day: dt.date
    asks_network: bool = False
    asks_account: Network | None = None
    """on which network it may be of several"""
    report: ImportReport | None = None
    error: Refusal | None = None

    @property
    def is_ready(self) -> bool:
        """Whether anything would come of it."""
        return self.report is not None and bool(self.report.added or self.report.updated)

    @property
    def network_asked(self) -> Network | None:
        """Of which of its accounts it may be."""
        found = self.error.values["network"] if isinstance(self.error, WhichAccountError) else None
        return found if isinstance(found, Network) else None

    @property
    def is_asking(self) -> bool:
        """Whether it is refused for want of an answer that can be given here."""
        asks_network = self.asks_network and isinstance(self.error, WhichNetworkError)
        return asks_network or (self.asks_account is not None and isinstance(self.error, WhichAccountError))

    def as_read(self, came: ImportReport | Refusal) -> _File:
        """With what a look at it came to."""
        if isinstance(came, Exception):
            return replace(self, report=None, error=came)
        return replace(self, report=came, error=None)

    def tone(self) -> str:
        """How well it stands with it."""
        if self.error is not None:
            return "attention" if self.is_asking else "bad"
        return "good" if self.is_ready else "info"


Read = tuple["Path", "ImportReport | Refusal"]


class SeveralDialog(Dialog):
    """A line for each file. What is dropped here comes with them."""

    def __init__(self, context: Context, files: Sequence[Path], kind: Kind[Any]) -> None:
        super().__init__(context.window, context.language, kind.says.title, width=560)
        self._context, self._kind = context, kind
        self._files: list[_File] = []
        self._is_seen = False
        self.client = ClientLine(context)
        self._look = DryRun(context.background, self.language(_("Looking at the files")), self._looking, self)
        self.questions = Questions(context, self._look_soon, None)
        self.account = AccountLine(context)
        self.notice = Notice().alerting()
        self.summary = Label("", weight=MEDIUM, wraps=True)
        self.table: RecordTable[_File] = RecordTable(
            self.language, _columns(kind), name=_("Files"), key=lambda file: file.path, many=False
        )
        self._lay_out()
        self._listen()
        self.add_files(files)

    def _lay_out(self) -> None:
        how = button(self.language(HOW), lambda: show_ways(self._context, self), kind="link")
        self.opens = button(self.language(_("Look into the file…")), self._open_chosen, kind="link")
        self.inside.addLayout(row_of(self.client, how, before=caption(self.language(self._kind.says.into))))
        for part in (self.notice, self.questions, self.account, self.summary):
            self.inside.addWidget(part)
        self.inside.addWidget(self.table, 1)
        self.inside.addWidget(self.opens, 0, Qt.AlignmentFlag.AlignRight)
        self.add_buttons(_("Import"))
        window = self._context.window.size()
        self.resize(QSize(min(_WIDTH, window.width() - tokens.SPACE_5), min(_HEIGHT, window.height() - tokens.SPACE_5)))

    def _listen(self) -> None:
        self._look.begun.connect(self._begin)
        self._look.found.connect(self._show)
        self.client.picked.connect(self._look.look)
        self.client.textChanged.connect(lambda _text: self._look_soon())
        self.account.line.picked.connect(self._look.look)
        self.account.line.textChanged.connect(lambda _text: self._look_soon())
        self.table.activated_record.connect(self._open)
        FileDrop(self, self.add_files)

    def add_files(self, files: Sequence[Path]) -> None:
        """These too, each once; then look at all of them."""
        today = self._context.workspace.today()
        known = {each.path for each in self._files}
        self._files += [
            _File(path=path, day=downloaded(path, today)) for path in dict.fromkeys(files) if path not in known
        ]
        self._show_files()
        self._look.look()

    # what the files would bring

    def _looking(self) -> Callable[[Progress], Sequence[Read]]:
        return self._reading(self._files, dry_run=True)

    def _reading(self, files: Sequence[_File], *, dry_run: bool) -> Callable[[Progress], Sequence[Read]]:
        """All of them one after the other, for a worker; one that is refused keeps none of the others."""
        read = partial(self._context.workspace.importing.import_file, kind=self._kind, dry_run=dry_run)
        client = self.client.text()
        asked = [(each.path, client or each.path.stem, self._asked(each)) for each in files]

        def work(progress: Progress) -> Sequence[Read]:
            return [
                (path, _read(partial(read, path, name, asked=said, progress=progress))) for path, name, said in asked
            ]

        return work

    def _asked(self, file: _File) -> Asked:
        client = self.client.client()
        network = self.questions.said(client).network if file.asks_network else ""
        account = self.account.said(client, file.asks_account) if file.asks_account is not None else ""
        return Asked(network, account, file.day, rates=self.questions.rates())

    def _look_soon(self) -> None:
        self._allow(False)
        self._look.look_soon()

    def _begin(self) -> None:
        self.notice.say("")
        self.summary.setText(self.language(_("Looking at the files…")))
        self._allow(False)

    def _show(self, found: Sequence[Read]) -> None:
        came = dict(found)
        self._files = [each.as_read(came[each.path]) for each in self._files]
        if self._ask_for_network():
            self._look.look()
            return
        self._ask_for_account()
        self.questions.ask_for_rates(each.report.told for each in self._files if each.report is not None)
        self._show_files()
        self._say()
        self._allow(any(each.is_ready for each in self._files))
        self._place_keyboard()

    def _show_files(self) -> None:
        self.table.show_records(self._files)
        if self.table.current() is None:
            self.table.select([self._files[0].path])

    def _ask_for_network(self) -> bool:
        """Whether it was said already, of files of which nobody knew yet that they would ask."""
        asking = [each for each in self._files if isinstance(each.error, WhichNetworkError)]
        fresh = [each for each in asking if not each.asks_network]
        self._files = [replace(each, asks_network=each.asks_network or each in fresh) for each in self._files]
        is_said = bool(self.questions.said(None).network)
        if asking and not is_said and asking[0].error is not None:
            self.questions.ask(asking[0].error, self.client.client())
        return bool(fresh) and is_said

    def _ask_for_account(self) -> None:
        """Of the first network that has several; files of others answer it by themselves."""
        asking = [each for each in self._files if isinstance(each.error, WhichAccountError)]
        if not asking:
            return
        network = self.account.network if self.account.isVisibleTo(self) else None
        network = network or asking[0].network_asked
        self._files = [
            replace(each, asks_account=network) if each in asking and each.network_asked is network else each
            for each in self._files
        ]
        if network is not None:
            self.account.ask(self.client.client(), network)

    def _say(self) -> None:
        ready, total = sum(each.is_ready for each in self._files), len(self._files)
        words = self.language.count(
            "{ready} of {n} file can be brought in.", "{ready} of {n} files can be brought in.", total, ready=ready
        )
        self.summary.setText(words if self.client.is_said else "")
        announce(self, words)
        asking = [each for each in self._files if each.tone() == "attention"]
        if not self.client.is_said:
            self.notice.say(self.language(self._kind.says.whose), "attention")
        elif unclear := self.questions.unclear:
            self.notice.say(self.language(UNCLEAR, currency=unclear), "attention")
        elif any(isinstance(each.error, WhichNetworkError) for each in asking):
            self.notice.say(self.language(_("Some of the files do not say of which network they are.")), "attention")
        elif asking:
            self.notice.say(self.language(_("Some of the files do not say of which account they are.")), "attention")

    def _place_keyboard(self) -> None:
        """The first time: to whose they are, to what is asked, or to the button."""
        is_first, self._is_seen = not self._is_seen, True
        if not is_first:
            return
        if not self.client.is_said:
            self.client.setFocus()
        elif self.account.isVisible():
            self.account.line.setFocus()
        elif self.accept_button is not None and self.accept_button.isEnabled() and self.questions.isHidden():
            self.accept_button.setFocus()

    def _allow(self, found: bool) -> None:
        if self.accept_button is not None:
            self.accept_button.setEnabled(found and self.client.is_said and not self.questions.unclear)

    # one of them by itself

    def _open_chosen(self) -> None:
        if (chosen := self.table.current()) is not None:
            self._open(chosen)

    def _open(self, file: _File) -> None:
        """Where it is brought in there, it leaves the others."""
        known = Known(self.client.text(), self._asked(file))
        dialog = ImportDialog(self._context, file.path, self._kind, known=known, over=self)
        dialog.accepted.connect(partial(self._leave_out, file))
        dialog.open()

    def _leave_out(self, file: _File) -> None:
        self._files = [each for each in self._files if each.path != file.path]
        if self._files:
            self._show_files()
            self._look.look()
        else:
            self.reject()

    # then doing it

    @override
    def accept(self) -> None:
        """Those that bring anything, one after the other beside the window."""
        context, kind = self._context, self._kind
        ready = [each for each in self._files if each.is_ready]
        title = self.language(_("Bringing in files"))
        context.background.start(
            title, self._reading(ready, dry_run=False), done=lambda found: tell(found, kind, context)
        )
        super().accept()

    @override
    def done(self, result: int) -> None:
        self._look.stop()
        super().done(result)


def tell(found: Sequence[Read], kind: Kind[Any], context: Context) -> None:
    """How many files were brought in; of each that was refused, why."""
    language = context.language
    reports = [came for _path, came in found if not isinstance(came, Exception)]
    if len(reports) == 1:
        import_words.tell(reports[0], kind, context)
    elif reports:
        import_words.choose_client(reports[0], context)
        words = language.count("Brought in {n} file, a step each", "Brought in {n} files, a step each", len(reports))
        context.say_undoable(words)
    for _path, came in found:
        if isinstance(came, Exception):
            context.complain(language.error(came))


def _read(read: Callable[[], ImportReport]) -> ImportReport | Refusal:
    try:
        return read()
    except (SmmdeskError, OSError) as error:
        return error


def _columns(kind: Kind[Any]) -> Sequence[Column[_File]]:
    def said(file: _File, language: Language) -> str:
        if file.error is not None:
            return language.error(file.error)
        return import_words.in_all(file.report, kind, language) if file.report is not None else ""

    def sign(file: _File) -> QIcon:
        is_seen = file.report is not None or file.error is not None
        return icon(SIGNS[file.tone()], file.tone()) if is_seen else QIcon()

    def name(file: _File, _language: Language) -> str:
        return file.path.name

    return (
        Column(_("File"), name, tip=name, width=STRETCH, icon=sign),
        Column(_("What would come of it"), said, tip=said, width=STRETCH, weight=2),
    )
