"""What a post says: everywhere, and in each network where that says something of its own, on tabs side by side."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from smmdesk.domain.networks import Network
from smmdesk.domain.variants import NetworkText, Texts
from smmdesk.speech.language import _
from ui.calendar.post.counters import PostText, PostTextEdit
from ui.calendar.post.fields import TEXTS, Offers, section
from ui.calendar.post.inserting import InsertButton
from ui.calendar.post.limit_line import LimitLine
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.chips import Tags
from ui.widgets.forms.editors import Line, Lines
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.labels import hint
from ui.widgets.segments import FoldingSegments

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.domain.limits import LimitEdit
    from smmdesk.domain.posts import Post
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

_TITLED: Final = frozenset({Network.YOUTUBE, Network.TIKTOK, Network.PINTEREST, Network.VK, Network.DZEN, Network.OK})
"""Networks that show a title of its own above a post, or a film."""
_OWN: Final = "•"
"""Behind the letters of a network that has something of its own."""


class PostTexts(QWidget):
    """The form of all stands first; a network's is made when somebody first comes to it."""

    def __init__(self, context: Context, offers: Offers, save: Callable[[Edit], object]) -> None:
        super().__init__()
        self._context, self._language, self._offers = context, context.language, offers
        self._texts: Texts | None = None
        self._limits: Sequence[LimitEdit] = ()
        self.worn: Sequence[str] = ()
        """phrases that somebody here had enough of"""
        self._shown: Network | None = None
        self._bar: FoldingSegments | None = None
        self.every = Form(self._language, section(offers, TEXTS), save)
        self._own: dict[Network, NetworkPanel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_2)
        self.insert = InsertButton(context, self.every)
        self._column.addWidget(self.every)
        self._column.addWidget(self.insert, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def texts(self) -> Texts | None:
        """What is shown, with what is of its networks alone."""
        return self._texts

    @property
    def limits(self) -> Sequence[LimitEdit]:
        """Those that were looked up here."""
        return self._limits

    def show_post(self, post: Post) -> None:
        """Another post, or what has become of it."""
        self._texts, self._limits, self.worn = self._context.workspace.texts.around(post)
        self.every.show_record(post)
        text = self.every.editor("text")
        if isinstance(text, PostTextEdit):
            text.show_post(post, self._texts.variants, self._limits)
        self.insert.show_post(post)
        self._show_bar()
        # one that is not shown keeps nothing of a post that is not there any more
        for network, panel in self._own.items():
            if network in post.networks:
                panel.show_texts(self._texts, self._limits)
        if self._shown is not None and self._shown not in self._tabs():
            self._turn_to(None)

    def show_network(self, network: Network | None) -> None:
        """What is said there, or everywhere; what is being typed is saved first."""
        self.flush()
        self._turn_to(network if network in self._tabs() else None)

    def open_insert(self) -> None:
        """What may be put into what is shown."""
        panel = self._own.get(self._shown) if self._shown else None
        (panel or self).insert.open_menu()

    def flush(self) -> None:
        """Save what is being typed."""
        self.every.flush()
        for panel in self._own.values():
            panel.form.flush()

    def _tabs(self) -> tuple[Network, ...]:
        """A single network says what is said everywhere, unless it had something of its own before."""
        if self._texts is None:
            return ()
        networks = self._texts.post.networks
        return networks if len(networks) > 1 or self._texts.variants else ()

    def _turn_to(self, network: Network | None) -> None:
        self._shown = network
        if self._bar is not None:
            self._bar.choose(network)
        for part in (self.every, self.insert):
            part.setVisible(network is None)
        if network is not None and self._texts is not None:
            self._panel(network).show_texts(self._texts, self._limits)
        for each, panel in self._own.items():
            panel.setVisible(each is network)

    def _panel(self, network: Network) -> NetworkPanel:
        if network not in self._own:
            made = self._own[network] = NetworkPanel(self._context, self._offers, network)
            made.hide()
            self._column.addWidget(made)
        return self._own[network]

    def _show_bar(self) -> None:
        """New buttons for other networks only: who presses one saves by that what was typed, and it has to stay."""
        tabs = self._tabs()
        if self._bar is None or self._bar.property("tabs") != " ".join(tabs):
            self._rebuild(tabs)
        if self._bar is None or self._texts is None:
            return
        for network, each in zip((None, *tabs), self._bar.findChildren(QToolButton), strict=False):
            is_own = network is not None and self._texts.variant(network) is not None
            each.setText(self._letters(network) + (f" {_OWN}" if is_own else ""))
            each.setAccessibleName(self._named(network, is_own=is_own))
            each.setToolTip(each.accessibleName())

    def _rebuild(self, tabs: Sequence[Network]) -> None:
        if self._bar is not None:
            self._column.removeWidget(self._bar)
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        if tabs:
            options = [(network, self._letters(network)) for network in (None, *tabs)]
            self._bar = FoldingSegments(options, self.show_network, self._language(_("Other networks")))
            self._bar.setProperty("tabs", " ".join(tabs))
            self._column.insertWidget(0, self._bar)
            self._bar.choose(self._shown if self._shown in tabs else None)
            self._bar.show()

    def _letters(self, network: Network | None) -> str:
        return self._language(_("All")) if network is None else network.letters

    def _named(self, network: Network | None, *, is_own: bool) -> str:
        if network is None:
            return self._language(_("Text for all networks"))
        name = self._language.word(network)
        words = _("Text for {network}: its own") if is_own else _("Text for {network}: as for all")
        return self._language(words, network=name)


class NetworkPanel(QWidget):
    """What goes out in one network: writing in a field makes it that network's own."""

    def __init__(self, context: Context, offers: Offers, network: Network) -> None:
        super().__init__()
        self._context, self._language, self._network = context, context.language, network
        self.form = Form(self._language, (Section("", _fields(offers, network)),), self._save)
        self._same = button(self._language(_("Same as for all")), self._let_go, kind="link")
        self._said = hint(self._language(_("As for all. What you write here goes to this network alone.")))
        self._said.setWordWrap(True)
        self.insert = InsertButton(context, self.form, network)
        self.limit = LimitLine(context, network)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        for part in (self._said, self._same, self.form):
            column.addWidget(part)
        column.addWidget(self.insert, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.limit)

    def show_texts(self, texts: Texts, limits: Sequence[LimitEdit]) -> None:
        """Another post, or what has become of it."""
        variant = texts.variant(self._network)
        self._said.setVisible(variant is None)
        self._same.setVisible(variant is not None)
        self._post_id = texts.post.id
        self.form.show_record(NetworkText.of(texts.post, self._network, variant))
        there = texts.within(self._network)
        text = self.form.editor("text")
        if isinstance(text, PostTextEdit):
            titled = [replace(variant, text=None, hashtags=None, link=None, first_comment=None)] if variant else []
            text.show_post(there, titled, limits, cut_in=self._network)
        self.insert.show_post(replace(texts.post, hashtags=there.hashtags))
        self.limit.show_limits(there, limits)

    def _save(self, edit: Edit) -> None:
        self._context.workspace.texts.write(edit.record.post_id, self._network, edit.seen, **edit.wanted)

    def _let_go(self) -> None:
        self.form.forget()
        self._context.do(partial(self._context.workspace.texts.same_as_all, self._post_id, self._network))


def _fields(offers: Offers, network: Network) -> tuple[Field, ...]:
    return (
        Field("text", _("Text"), PostText(offers.today)),
        Field("hashtags", _("Hashtags"), Tags()),
        Field("title", _("Title"), Line(), when=lambda shown: network in _TITLED or bool(shown.title)),
        Field("link", _("Link"), Line("https://")),
        Field("first_comment", _("First comment"), Lines(least=1)),
    )
