"""The replies to begin from, a line each, which opens into its fields: the client's own, and those for all clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.reputation.named import About
from smmdesk.domain.reputation.placeholders import PLACEHOLDERS
from smmdesk.domain.reputation.records import ReplyTemplate
from smmdesk.knowledge.reputation import read_starters
from smmdesk.services.answers import blank_reply
from smmdesk.speech.answers import gap_words
from smmdesk.speech.language import LANGUAGES, _
from ui.shell.record_item import RecordItem
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.forms.choice import Choice, ChoiceEditor
from ui.widgets.forms.editors import Line, Lines
from ui.widgets.forms.fold_list import FoldList
from ui.widgets.forms.form import Field, Section
from ui.widgets.labels import hint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.clients import Client
    from smmdesk.speech.language import Language
    from ui.shell.context import Context

FOR_ALL = _("All clients")


class ReplyList(QWidget):
    """`turned` tells that another one is open, or none."""

    turned = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, language = context, context.language
        self._client: Client | None = None
        self.lines: FoldList[ReplyItem] = FoldList()
        self.lines.turned.connect(self.turned)
        self.none = hint(
            language(_("A reply is where an answer begins; what is said of this very review comes on top."))
        )
        self.add_button = button(language(_("New reply")), self.add, sign="plus")
        self.first_button = button(language(_("Add the first replies")), self.add_first, kind="link", sign="plus")
        acts = Flow(gap=tokens.SPACE_2)
        for each in (self.add_button, self.first_button):
            acts.add(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        for part in (self.none, self.lines, acts):
            column.addWidget(part)

    def show_replies(self, client: Client, replies: Sequence[ReplyTemplate]) -> None:
        """Those that can be chosen for a client."""
        self._client = client
        items = self.lines.show_items([each.id for each in replies], lambda _id: ReplyItem(self._context))
        for item, each in zip(items, replies, strict=True):
            item.show_reply(each, client)
        self.none.setVisible(not replies)
        self.first_button.setVisible(not any(each.client_id == client.id for each in replies))

    def add(self) -> None:
        """One more of the client's, the cursor in its name."""
        client, context = self._client, self._context
        if client is None:
            return
        made = blank_reply(client.id, context.language(_("New reply")), language=client.language)
        context.do(lambda: context.workspace.records.add(made), show=lambda kept: self.open(kept.id))

    def add_first(self) -> None:
        """One for each subject, in the client's language, to be made one's own."""
        client, context = self._client, self._context
        if client is None:
            return
        made = [
            blank_reply(client.id, each.name, about=each.about, language=client.language, text=each.text)
            for each in read_starters(client.language)
        ]
        context.do(
            lambda: context.workspace.answers.add_replies(made),
            tell=lambda kept: context.say_undoable(
                context.language.count("Added {n} reply", "Added {n} replies", len(kept))
            ),
        )

    def open(self, id: str) -> None:
        """Show the fields of a reply, the cursor in the first."""
        if (item := self.lines.item(id)) is not None:
            item.open()

    def flush(self) -> None:
        """Save what is being typed."""
        self.lines.flush()


class ReplyItem(RecordItem[ReplyTemplate]):
    """Its name and what it answers to; once opened its fields and the way to remove it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, ReplyTemplate, reply_sections(context.language))

    def show_reply(self, reply: ReplyTemplate, client: Client) -> None:
        """Show it as it is now."""
        language = self._context.language
        whose = self.form.editor("client_id")
        if isinstance(whose, ChoiceEditor):
            whose.set_options([(client.id, client.name), (None, language(FOR_ALL))])
        about = language.word(reply.about)
        of = ["" if about == reply.name else about, "" if reply.client_id else language(FOR_ALL)]
        self.show_item(reply, reply.name, " · ".join(filter(None, of)))


def _languages(language: Language) -> list[tuple[str, str]]:
    return [("", language(_("Any language"))), *LANGUAGES.items()]


def reply_sections(language: Language) -> tuple[Section, ...]:
    """What is known of a reply."""
    names = ", ".join(f"{{{name}}} {gap_words(name, language)}" for name in PLACEHOLDERS)
    fields = (
        Field("name", _("Name"), Line(), half=True),
        Field("about", _("Answers to"), Choice(About), half=True),
        Field("client_id", _("For whom"), Choice((), none=FOR_ALL), half=True),
        Field("language", _("Language"), Choice(_languages), half=True),
        Field("text", _("Text"), Lines(least=4), hint=language(_("Filled in by itself: {names}"), names=names)),
    )
    return (Section("", fields),)
