"""A post is published by hand: its texts copied and its pages opened one network at a time, then it is marked as out.

Nothing is sent from here. Keys 1 to 4 are the steps, PgUp and PgDown the networks.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from smmdesk.domain.errors import MissingRecordError
from smmdesk.domain.posts import PostStatus
from smmdesk.speech.language import _
from ui.overriding import override
from ui.shell.dialogs import Dialog
from ui.shell.publishing_steps import PublishingSteps, text_height
from ui.shell.putting_off import later_menu, put_off
from ui.shell.room import is_low
from ui.shell.web_links import web_link
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.buttons import button, rename
from ui.widgets.labels import Label, caption, hint
from ui.widgets.notice import Notice
from ui.widgets.scrolling import scrolling
from ui.widgets.segments import FoldingSegments

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from smmdesk.domain.ids import PostId
    from smmdesk.domain.networks import Network
    from smmdesk.domain.publishing import Later, Ready
    from ui.shell.context import Context

_DONE: Final = "✓"
_TABLES: Final = frozenset({"post", "post_variant", "account", "client"})
_AROUND: Final = 190
"""Pixels of a screen's height that heading, buttons and frame take."""


def publish_by_hand(context: Context, post_id: PostId) -> PublishDialog | None:
    """Ask for all steps of one post; None where it is gone, which is said."""
    dialog: PublishDialog | None = None
    with context.attempt():
        dialog = PublishDialog(context, context.workspace.publishing.ready(post_id))
        dialog.open()
    return dialog


class PublishDialog(Dialog):
    """Follows the post while it is open; what was done in each network is seen on its tab."""

    def __init__(self, context: Context, ready: Ready) -> None:
        super().__init__(context.window, context.language, _("Publish by hand"), width=600)
        self._context, self._ready = context, ready
        self._network: Network | None = ready.post.networks[0] if ready.post.networks else None
        self._is_low = is_low(self)
        self._bar: FoldingSegments | None = None
        language = context.language
        self.whose = Label("", colour="muted", wraps=True)
        self.told = Notice()
        self.steps = PublishingSteps(context, text_height(self._is_low))
        self.link = QLineEdit()
        self.link.setPlaceholderText("https://")
        self.clip_button = button(language(_("From the clipboard")), self.take_clipboard, kind="link")
        self.notice = Notice().alerting()
        self.later_button = button(language(_("Remind me later")), self.offer_later, kind="quiet", sign="clock")
        self._lay_out()
        self.mark_button = self.add_buttons(_("Mark as published"), reject=_("Close"))
        # Enter in the text above is no word that it is out
        self.mark_button.setDefault(False)
        self.link.returnPressed.connect(self.accept)
        self.steps.done.connect(self._show_tabs)
        context.changed.connect(self._follow)
        QGuiApplication.clipboard().dataChanged.connect(self._offer_clipboard)
        # the contents would scroll by these before they reach the dialog
        for key, step in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            QShortcut(QKeySequence(key), self, partial(self._turn, step))
        self._show()
        self.steps.copy_button.setFocus()

    def _lay_out(self) -> None:
        language = self.language
        inside = QWidget()
        self._inner = QVBoxLayout(inside)
        self._inner.setContentsMargins(0, 0, tokens.SPACE_2, 0)
        self._inner.setSpacing(tokens.SPACE_2)
        told = _("Nothing is sent from here: copy the text, open the page, and publish there yourself.")
        for part in (self.whose, hint(language(told)), self.told):
            self._inner.addWidget(part)
        self._inner.addWidget(self.steps, 1)
        self._inner.addWidget(self._made_link_row())
        self._inner.addWidget(self.notice)
        area = scrolling(inside)
        wanted = inside.sizeHint().height() + tokens.SPACE_5
        area.setMinimumHeight(min(wanted, self.screen().availableSize().height() - scaled(_AROUND)))
        self.inside.addWidget(area, 1)

    def _made_link_row(self) -> QWidget:
        language = self.language
        name = caption(language(_("{n}  Link of the published post"), n=4))
        name.setBuddy(self.link)
        rename(self.link, language(_("Link of the published post")), "4")
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        column.addWidget(name)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self.link, 1)
        row.addWidget(self.clip_button)
        column.addLayout(row)
        column.addWidget(self.later_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._link_row = made
        return made

    # what is shown

    def _show(self) -> None:
        post, language = self._ready.post, self.language
        when = language.moment(post.moment) if post.moment else language(_("no date"))
        self.whose.setText(f"{self._ready.client.name} · {when}")
        if self._network not in post.networks:
            self._network = post.networks[0] if post.networks else None
        self._rebuild_tabs()
        self.steps.show_way(self._ready, self._network)
        self._show_status()
        self._offer_clipboard()

    def _show_status(self) -> None:
        post, language = self._ready.post, self.language
        is_out = post.status is PostStatus.PUBLISHED
        words = ""
        if is_out:
            out = language.moment(post.published_at) if post.published_at else ""
            words = language(_("It is published already: {moment}"), moment=out) if out else ""
            words = words or language(_("It is published already."))
        elif not post.is_promised:
            words = language(
                _("This post is not approved. Its status is “{status}”."), status=language.word(post.status)
            )
        elif self._ready.is_changed:
            words = language(_("It was changed since the client said yes to it. Send it for approval again."))
        elif not post.networks:
            words = language(_("The post has no network yet. Choose where it goes in its details."))
        self.told.say(words, "info" if is_out else "attention")
        self._link_row.setVisible(not is_out)
        self.later_button.setVisible(post.is_promised)
        if self.accept_button:
            self.accept_button.setVisible(not is_out)

    def _rebuild_tabs(self) -> None:
        """New buttons for other networks only: the keyboard may be on one of them."""
        networks = self._ready.post.networks
        if self._bar is not None and self._bar.property("tabs") != " ".join(networks):
            self._inner.removeWidget(self._bar)
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        if self._bar is None and len(networks) > 1:
            options = [(each, each.letters) for each in networks]
            self._bar = FoldingSegments(options, self.show_network, self.language(_("Other networks")))
            self._bar.setProperty("tabs", " ".join(networks))
            self._inner.insertWidget(self._inner.indexOf(self.steps), self._bar)
            self._bar.show()
        self._show_tabs()

    def _show_tabs(self) -> None:
        if self._bar is None:
            return
        self._bar.choose(self._network)
        for network, each in zip(self._ready.post.networks, self._bar.findChildren(QToolButton), strict=False):
            is_done = self.steps.is_done(network)
            each.setText(f"{network.letters} {_DONE}" if is_done else network.letters)
            name = self.language.word(network)
            rename(each, self.language(_("{network}: done"), network=name) if is_done else name)

    def show_network(self, network: Network) -> None:
        """What goes out there."""
        self._network = network
        self.steps.show_way(self._ready, network)
        self._show_tabs()

    def _turn(self, step: int) -> None:
        networks = self._ready.post.networks
        if self._network is not None and len(networks) > 1:
            self.show_network(networks[(networks.index(self._network) + step) % len(networks)])

    def _follow(self, tables: frozenset[str]) -> None:
        if tables.isdisjoint(_TABLES):
            return
        try:
            self._ready = self._context.workspace.publishing.ready(self._ready.post.id)
        except MissingRecordError:
            self.reject()
            return
        self._show()

    # what a person does

    def _clip(self) -> str:
        """The address in the clipboard, unless it is one that was taken from here."""
        words = QGuiApplication.clipboard().text().strip()
        own = {self._ready.post.link, *(each.link for way in self._ready.ways for each in way.accounts)}
        return web_link(words) if "://" in words and words not in own else ""

    def _offer_clipboard(self) -> None:
        found = self._clip()
        self.clip_button.setVisible(bool(found) and found != self.link.text().strip())

    def take_clipboard(self) -> None:
        """The address in the clipboard is where it was published."""
        if found := self._clip():
            self.link.setText(found)
            self._offer_clipboard()
            self.link.setFocus()

    def ask_for_link(self) -> None:
        """The keyboard goes to the link, where that of the clipboard stands if there is one; Enter marks the post."""
        if not self._link_row.isVisible():
            return
        if not self.link.text().strip():
            self.take_clipboard()
        self.link.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.link.selectAll()

    def offer_later(self) -> None:
        """How long it is let alone."""
        menu = later_menu(self, self.language, self._put_off)
        menu.popup(self.later_button.mapToGlobal(QPoint(0, self.later_button.height())))

    def _put_off(self, later: Later) -> None:
        self.reject()
        put_off(self._context, [self._ready.post], later)

    @override
    def accept(self) -> None:
        """The post is out now, at that link if there is one; one act, which can be taken back."""
        context, post = self._context, self._ready.post
        if post.status is PostStatus.PUBLISHED:
            return
        typed = self.link.text().strip()
        link = web_link(typed)
        if typed and not link:
            words = _("This is no address of a page. Paste the link of the post, or leave the line empty.")
            self.notice.say(self.language(words), "bad")
            self.link.setFocus()
            return
        words = self.language(_("Published: {name}"), name=post.headline() or self._ready.client.name)
        # what is refused leaves all of it open
        if context.do(lambda: context.workspace.publishing.publish(post.id, link), tell=partial(_tell, context, words)):
            super().accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {
            Qt.Key.Key_1: self.steps.copy,
            Qt.Key.Key_2: self.steps.open_media,
            Qt.Key.Key_3: self.steps.open_page,
            Qt.Key.Key_4: self.ask_for_link,
        }
        if (act := acts.get(Qt.Key(event.key()))) is not None:
            act()
        else:
            super().keyPressEvent(event)


def _tell(context: Context, words: str, _after: object) -> None:
    context.say_undoable(words)
