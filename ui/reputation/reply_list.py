"""The replies to begin from, a line each, which opens into its fields: the client's own, and those for all clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.reputation.named import About
from smmdesk.domain.reputation.placeholders import PLACEHOLDERS
from smmdesk.domain.reputation.records import ReplyTemplate
from smmdesk.knowledge.reputation import read_starters
from smmdesk.services.answers import blank_reply
from smmdesk.speech.answers import gap_words
from smmdesk.speech.language import LANGUAGES, _
from ui.overriding import override
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.forms.choice import Choice, ChoiceEditor
from ui.widgets.forms.editors import Line, Lines
from ui.widgets.forms.fold_list import FoldItem, FoldList
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.labels import hint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.clients import Client
    from smmdesk.speech.language import Language
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

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


class ReplyItem(FoldItem):
    """Its name and what it answers to; once opened its fields and the way to remove it."""

    def __init__(self, context: Context) -> None:
        body = QWidget()
        super().__init__(body)
        self._context = context
        self._reply: ReplyTemplate | None = None
        language = context.language
        self.form = Form(language, reply_sections(language), self._keep)
        self.remove_button = button(language(_("Remove")), self._remove, kind="link", sign="trash")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(self.form)
        column.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_reply(self, reply: ReplyTemplate, client: Client) -> None:
        """Show it as it is now."""
        self._reply = reply
        language = self._context.language
        self.fold.show_title(reply.name)
        of = [language.word(reply.about), "" if reply.client_id else language(FOR_ALL)]
        self.fold.show_count(" · ".join(filter(None, of)))
        self.remove_button.setAccessibleName(language(_("Remove {name}"), name=reply.name))
        whose = self.form.editor("client_id")
        if isinstance(whose, ChoiceEditor):
            whose.set_options([(client.id, client.name), (None, language(FOR_ALL))])
        self.form.show_record(reply)

    @override
    def open(self) -> None:
        """The cursor goes to the first field."""
        super().open()
        self.form.focus_first()

    @override
    def flush(self) -> None:
        self.form.flush()

    @override
    def discard(self) -> None:
        """The reply is gone: nothing typed can be saved any more."""
        self.form.forget()
        super().discard()

    def _keep(self, edit: Edit) -> None:
        self._context.workspace.records.change(ReplyTemplate, edit.record.id, edit.seen, **edit.wanted)

    def _remove(self) -> None:
        reply, context = self._reply, self._context
        if reply is not None:
            context.do(
                lambda: context.workspace.records.remove(ReplyTemplate, reply.id),
                tell=lambda _count: context.say_removed([reply.name], reply.name),
            )


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
