"""What is typed and not saved is never lost: neither with a refusal, nor with the end of the program.

Forms tell of it through their page. A refused text that goes out of sight is asked about; whatever is being typed
stands in a journal a second later, and is offered when the program starts again.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from smmdesk.domain.text import beginning
from smmdesk.speech.language import _
from ui.keeping.typed_dialog import TypedDialog, joined, where
from ui.keeping.typed_journal import Journal, Typed
from ui.pages import PAGES
from ui.shell.banner import Banner, Banners
from ui.shell.context_page import ContextPage
from ui.widgets.forms.fold import Fold
from ui.widgets.forms.typed_into import TypedInto

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ui.shell.context import Context
    from ui.widgets.forms.unsaved import Unsaved
    from ui.widgets.page import Page

_PAUSE: Final = 1_000
"""Milliseconds after a key until it stands in the journal, also while one goes on typing."""
_BANNER: Final = "typed"
_BEGINNING: Final = 60
"""Letters of a text that the banner shows."""


class TypedTexts(QObject):
    """Those of one window. `pages` are the pages made so far, `open_page` shows one."""

    def __init__(
        self, context: Context, banners: Banners, pages: Mapping[str, Page], open_page: Callable[[str], Page]
    ) -> None:
        super().__init__(context)
        self._context, self._banners, self._pages, self._open_page = context, banners, pages, open_page
        folder = context.workspace.folder
        self._journal = Journal(folder) if folder is not None else None
        self._found = self._journal.read() if self._journal else []
        self._handed_over: list[Typed] = []
        self._dialog: TypedDialog | None = None
        self._then: Callable[[], object] = self._stay_away
        self._quits = False
        self._writing = QTimer(self, singleShot=True, interval=_PAUSE)
        self._writing.timeout.connect(self._write)
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)
        context.typing.connect(self._note)
        context.unsaved.connect(self._take_over)
        if self._unsaved():  # typed while the workspace was being opened
            self._note()

    def may_leave(self, then: Callable[[], object], *, quits: bool) -> bool:
        """Whether nothing is left that could not be saved; else it is asked about, and `then` may come later.

        Where the program `quits`, what is copied is offered at its next start as well: on Linux without a clipboard
        manager the clipboard goes with it.
        """
        texts = self._unsaved(asked=True)
        if texts and self._dialog is None:
            self._then, self._quits = then, quits
            self._show(texts)
        return not texts

    def end(self) -> None:
        """The window is left: what is still not saved waits for the next start."""
        for timer in (self._writing, self._asking):
            timer.stop()
        # or the journal would be written once more after the forms forget, without what they held
        self._context.typing.disconnect(self._note)
        self._context.unsaved.disconnect(self._take_over)
        self._write()
        for _id, form in self._of_pages():
            form.forget()  # out of sight they would try once more, when the workspace is closed

    # refused, and out of sight

    def _take_over(self, page: str, texts: Sequence[Unsaved]) -> None:
        known = {_place(each) for each in self._handed_over}
        self._handed_over += [Typed(page, each) for each in texts if _place(Typed(page, each)) not in known]
        self._asking.start()

    def _ask(self) -> None:
        """A moment later, when all that goes out of sight has gone; what came back by then needs no question."""
        gone = [each for each in self._handed_over if not self._is_in_sight(each)]
        self._handed_over = gone
        if gone and self._dialog is None:
            self._then, self._quits = self._stay_away, False
            self._show(gone)

    def _is_in_sight(self, typed: Typed) -> bool:
        form = self._form(typed)
        return form is not None and form.isVisible() and form.lacks(typed.what)

    def _show(self, texts: Sequence[Typed]) -> None:
        # the question may stand for long, and the program be killed meanwhile
        self._write()
        self._dialog = TypedDialog(self._context.window, self._context.language, texts)
        self._dialog.accepted.connect(lambda: self._go_on(texts))
        self._dialog.rejected.connect(lambda: self._stay(texts))
        self._dialog.open()

    def _go_on(self, texts: Sequence[Typed]) -> None:
        QGuiApplication.clipboard().setText(joined(texts))
        for each in texts:
            if (form := self._form(each)) is not None:
                form.drop(each.what)
        if self._quits:
            self._found += texts
        self._settle()
        self._context.say(self._context.language(_("The text is in the clipboard.")))
        # after the dialog has closed, as in `_stay`
        QTimer.singleShot(0, self, partial(self._then))

    def _stay(self, texts: Sequence[Typed]) -> None:
        """Once the dialog is closed, for it gives the keyboard back to where it was."""
        QTimer.singleShot(0, self, lambda: self._put_all_back(texts))

    def _put_all_back(self, texts: Sequence[Typed]) -> None:
        self._settle()
        for each in texts:
            self._put_back(each)

    def _settle(self) -> None:
        self._dialog = None
        self._handed_over = []
        self._note()

    def _stay_away(self) -> None:
        """Where one went is where one is."""

    # back into its field

    def _put_back(self, typed: Typed) -> None:
        """Show the record with the text in its field; where either is gone, the text is in the clipboard."""
        page = self._open_page(typed.page) if typed.page in PAGES else None
        if isinstance(page, ContextPage) and not self._is_in_sight(typed):
            with self._context.attempt():
                page.reveal(typed.what)
        form = self._form(typed)
        if form is not None:
            _unfold(form)
        if form is not None and form.isVisible():
            form.retype(typed.what)
            return
        QGuiApplication.clipboard().setText(typed.what.text)
        if form is not None:  # it still has it, and nothing to save it into
            form.drop(typed.what)
        words = _("{where} is not there any more. What you typed is in the clipboard.")
        self._context.complain(self._context.language(words, where=where(self._context.language, typed)))

    def _form(self, typed: Typed) -> TypedInto | None:
        """The form in which that field is shown: of several the one where it was typed, then one in sight."""
        page = self._pages.get(typed.page)
        found = [form for form in page.findChildren(TypedInto) if form.holds(typed.what)] if page is not None else []
        return max(found, key=lambda form: (form.lacks(typed.what), form.isVisible()), default=None)

    def _of_pages(self) -> list[tuple[str, TypedInto]]:
        return [(id, form) for id, page in self._pages.items() for form in page.findChildren(TypedInto)]

    # the journal

    def _note(self) -> None:
        if not self._writing.isActive():
            self._writing.start()

    def _unsaved(self, *, asked: bool = False) -> list[Typed]:
        """What is refused or being typed: in forms, and out of them already; or only what leaving asks about."""
        forms = [(id, form) for id, form in self._of_pages() if form.asks or not asked]
        shown = [Typed(id, each) for id, form in forms for each in form.unsaved()]
        places = {_place(each) for each in shown}
        return [*shown, *(each for each in self._handed_over if _place(each) not in places)]

    def _write(self) -> None:
        """What waits for another program, too: it is not saved, and asks for nothing."""
        if self._journal is not None:
            held = [(id, page.held) for id, page in self._pages.items() if "held" in vars(page)]
            waiting = [Typed(id, each.what) for id, saves in held for each in saves.waiting() if each.what.text]
            self._journal.write([*self._found, *self._unsaved(), *waiting])

    # after the end of the program

    def offer(self) -> None:
        """What the last end of the program left; one text after the other, the first first."""
        self._banners.take(_BANNER)
        if not self._found:
            return
        language, first = self._context.language, self._found[0]
        text = beginning(" ".join(first.what.text.split()), _BEGINNING)
        ended = _("The program ended while you were typing. {where}: {text}")
        refused = _("This could not be saved before the program ended. {where}: {text}")
        words = language(refused if first.what.reason else ended, where=where(language, first), text=text)
        acts = [(_("Take it"), self._take), (_("Copy"), self._copy), (_("Throw away"), self._throw_away)]
        self._banners.show_banner(_BANNER, Banner(language, words, tone="attention", actions=acts))

    def _take(self) -> None:
        # put back first: in its field it is something being typed, which the journal holds by itself
        self._put_back(self._found.pop(0))
        self._write()
        self.offer()

    def _copy(self) -> None:
        """It stays on offer: the clipboard may be overwritten."""
        QGuiApplication.clipboard().setText(self._found[0].what.text)
        self._context.say(self._context.language(_("The text is in the clipboard.")))

    def _throw_away(self) -> None:
        self._found.pop(0)
        self._write()
        self.offer()


def _place(typed: Typed) -> tuple[object, ...]:
    return typed.page, typed.what.kind, typed.what.id, typed.what.field


def _unfold(form: TypedInto) -> None:
    """Open what it is folded away in."""
    parent = form.parentWidget()
    while parent is not None:
        if isinstance(parent, Fold):
            parent.open()
        parent = parent.parentWidget()
