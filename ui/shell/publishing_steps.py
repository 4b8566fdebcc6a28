"""What is done in one network by hand: its text copied, its files found, its page opened; each tells that it was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from smmdesk.domain.media import is_link
from smmdesk.speech.language import _
from ui.shell.saving import show_folder
from ui.shell.web_links import open_link, web_link
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets import clipboard
from ui.widgets.announcing import announce
from ui.widgets.buttons import button, rename, set_sign
from ui.widgets.flow import Flow
from ui.widgets.labels import Elided, Label
from ui.widgets.menus import begin_by_keyboard, passing_menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from smmdesk.domain.clients import Account
    from smmdesk.domain.networks import Network
    from smmdesk.domain.publishing import Ready, Way
    from ui.shell.context import Context

TEXT, PAGE = "text", "page"
_NAMED: Final = 3
"""Files that are named; the others are counted."""


class PublishingSteps(QWidget):
    """Of the network that is shown; what was done in each is remembered as long as this is there."""

    done = Signal()
    """something was done in a network"""

    def __init__(self, context: Context, text_height: int) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self._ready: Ready | None = None
        self._way: Way | None = None
        self._did: dict[Network, set[str]] = {}
        language = context.language
        self.place = Label("", colour="muted")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(text_height)
        self.text.setAccessibleName(language(_("Text to be published")))
        self.copy_button = self._step(1, _("Copy text"), self.copy, "copy")
        self.media_button = self._step(2, _("Open the media folder"), self.open_media, "folder-open")
        self.page_button = self._step(3, _("Open the page"), self.open_page, "arrow-square-out")
        self.title_button = button(language(_("Copy the title")), self._copy_title, kind="link")
        self.comment_button = button(language(_("Copy the first comment")), self._copy_comment, kind="link")
        self.copied, self.files, self.address = Label("", colour="good"), Elided(colour="muted"), Elided(colour="muted")
        self._lay_out()

    def _step(self, number: int, words: str, act: Callable[[], object], sign: str) -> QPushButton:
        name = self._language(words)
        made = button(f"{number}  {name}", act, sign=sign)
        rename(made, name, str(number))
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(self.place)
        column.addWidget(self.text, 1)
        more = Flow(gap=tokens.SPACE_3)
        for each in (self.copied, self.title_button, self.comment_button):
            more.add(each)
        rows = QGridLayout()
        rows.setHorizontalSpacing(tokens.SPACE_3)
        rows.setVerticalSpacing(tokens.SPACE_2)
        rows.setColumnStretch(1, 1)
        for at, (pressed, beside) in enumerate(
            ((self.copy_button, more), (self.media_button, self.files), (self.page_button, self.address))
        ):
            rows.addWidget(pressed, at, 0)
            rows.addWidget(beside, at, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(rows)

    # what is shown

    def show_way(self, ready: Ready, network: Network | None) -> None:
        """One network of a post, as it is now; without one there is only a text to be read."""
        self._ready = ready
        self._way = way = next((each for each in ready.ways if each.network is network), None)
        self.place.setText(self._named(way))
        self.place.setVisible(bool(self.place.text()))
        words = way.text if way else ready.post.caption()
        if self.text.toPlainText() != words:
            self.text.setPlainText(words)
        self.copy_button.setEnabled(bool(words))
        self.title_button.setVisible(bool(way and way.title))
        self.comment_button.setVisible(bool(way and way.first_comment))
        self._show_files(ready)
        self._show_address(way)
        self._show_done()

    def _named(self, way: Way | None) -> str:
        if way is None:
            return ""
        handles = ", ".join(filter(None, (each.handle for each in way.accounts)))
        return " · ".join(filter(None, (self._language.word(way.network), handles)))

    def _show_files(self, ready: Ready) -> None:
        names = [name for name in ready.post.media if not is_link(name)]
        self.media_button.setEnabled(bool(names))
        more = f" +{len(names) - _NAMED}" if len(names) > _NAMED else ""
        told = ", ".join(names[:_NAMED]) + more
        if missing := [name for name in names if self._context.workspace.media.file(name) is None]:
            told = self._language(_("Not in the folder: {names}"), names=", ".join(missing))
        self.files.set_whole(told or self._language(_("The post has no files.")))
        self.files.set_colour("attention" if missing else "muted")

    def _show_address(self, way: Way | None) -> None:
        found = self._addresses()
        self.page_button.setEnabled(bool(found))
        none = _("The client’s account there has no address yet.")
        is_opened = way is not None and PAGE in self._done_in(way.network)
        told = [self._language(_("Opened")), *found] if is_opened else found
        self.address.set_whole(" · ".join(told) if found else self._language(none) if way else "")

    def _addresses(self) -> list[str]:
        return [link for each in self._accounts() if (link := web_link(each.link))]

    def _accounts(self) -> tuple[Account, ...]:
        return self._way.accounts if self._way else ()

    def _show_done(self) -> None:
        did = self._done_in(self._way.network) if self._way else set()
        self.copied.setText(self._language(_("Copied")) if TEXT in did else "")
        self.copied.setVisible(TEXT in did)
        set_sign(self.copy_button, *(("check", "good") if TEXT in did else ("copy",)))
        set_sign(self.page_button, *(("check", "good") if PAGE in did else ("arrow-square-out",)))

    def is_done(self, network: Network) -> bool:
        """Whether its text was copied, and its page opened where one is known."""
        way = next((each for each in self._ready.ways if each.network is network), None) if self._ready else None
        wanted = {TEXT, PAGE} if way and any(web_link(each.link) for each in way.accounts) else {TEXT}
        return wanted <= self._done_in(network)

    def _done_in(self, network: Network) -> set[str]:
        return self._did.get(network, set())

    # what a person does

    def copy(self) -> None:
        """The text goes to the clipboard."""
        if words := self.text.toPlainText():
            clipboard.put(words)
            self._note(TEXT, _("Copied"))

    def open_media(self) -> None:
        """The folder of files, in the system's own way."""
        if self.media_button.isEnabled():
            with self._context.attempt():
                show_folder(self._context, self._context.workspace.media.folder)

    def open_page(self) -> None:
        """The client's own page in the browser; of several one is chosen."""
        found = self._addresses()
        if len(found) == 1:
            self._open(found[0])
        elif found:
            menu = passing_menu(self)
            for address in found:
                menu.addAction(address.replace("&", "&&"), partial(self._open, address))
            begin_by_keyboard(menu)
            menu.popup(self.page_button.mapToGlobal(QPoint(0, self.page_button.height())))

    def _open(self, address: str) -> None:
        if open_link(address):
            self._note(PAGE, _("Opened"))
        else:
            words = _("The browser could not be opened. The address is {address}.")
            self._context.complain(self._language(words, address=address))

    def _copy_title(self) -> None:
        if self._way:
            clipboard.put(self._way.title)
            announce(self.title_button, self._language(_("Copied")))

    def _copy_comment(self) -> None:
        if self._way:
            clipboard.put(self._way.first_comment)
            announce(self.comment_button, self._language(_("Copied")))

    def _note(self, what: str, words: str) -> None:
        announce(self, self._language(words))
        if self._way:
            self._did.setdefault(self._way.network, set()).add(what)
            self._show_address(self._way)
            self._show_done()
            self.done.emit()


def text_height(low: bool) -> int:
    """Of the text at least, in pixels."""
    return scaled(48 if low else 110)
