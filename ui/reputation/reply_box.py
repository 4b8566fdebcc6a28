"""An answer to one mention: begun with a reply, its gaps filled in, copied, and then marked as given.

Nothing is sent from here. What was typed for a mention stays with it, and is offered at the next start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from smmdesk.domain.reputation.placeholders import filled
from smmdesk.domain.reputation.sameness import times_said
from smmdesk.domain.text import beginning
from smmdesk.services.replies import can_joke, filling, keeps_secrets, offered
from smmdesk.speech.language import _
from ui.overriding import override
from ui.reputation.reply_text import ReplyText
from ui.shell.web_links import open_link, web_link
from ui.style import tokens
from ui.widgets import clipboard
from ui.widgets.buttons import button
from ui.widgets.forms.choice import Combo
from ui.widgets.forms.typed_into import TypedInto
from ui.widgets.forms.unsaved import Unsaved
from ui.widgets.labels import caption, hint, subheading
from ui.widgets.notice import Notice
from ui.widgets.scrolling import around

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.domain.ids import MentionId, ReplyTemplateId
    from smmdesk.domain.reputation.records import Mention
    from smmdesk.services.replies import Offered
    from smmdesk.services.reputation import ReputationSheet
    from ui.shell.context import Context

_BEGINNING = 60
"""Letters by which a mention is told from others."""
_FIELD = "answer"
_RESTS = 400
"""Milliseconds after the last letter before it is compared with what was answered before."""


class AnswerDraft(NamedTuple):
    """What stands in the box for a mention, how that begins, and with which reply it was begun."""

    text: str
    mention: str
    template_id: ReplyTemplateId | None


class ReplyBox(TypedInto):
    """Hidden for what waits for no answer. `lead` brings the rule into sight, where nobody signs."""

    asks: ClassVar[bool] = False

    def __init__(self, context: Context, lead: Callable[[], object]) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self._mention: Mention | None = None
        self._sheet: ReputationSheet | None = None
        self._offered: list[Offered] = []
        self._begun: ReplyTemplateId | None = None
        self._drafts: dict[MentionId, AnswerDraft] = {}
        language = context.language
        self.choice = Combo()
        self.choice.setAccessibleName(language(_("Begin with a reply")))
        self.choice.activated.connect(self._begin)
        self.text = ReplyText(language)
        self.text.setAccessibleName(language(_("Answer to be copied")))
        self.text.setPlaceholderText(language(_("Begin with a reply, or write freely")))
        self.text.finished.connect(self.copy)
        self.same, self.gaps = Notice(), Notice().alerting()
        self.unsigned, self.secret = Notice(), Notice()
        self.rule_button = button(language(_("Write in the rule who signs")), lead, kind="link", sign="pencil-simple")
        self.copy_button = button("", self.copy, kind="primary", sign="copy")
        self.copied = Notice().alerting()
        self.mark_button = button(language(_("Mark as answered now")), self.mark, sign="check-circle")
        self._pause = QTimer(self, singleShot=True, interval=_RESTS)
        self._pause.timeout.connect(self._compare)
        self.text.changed.connect(self._note)
        self._lay_out()

    def _lay_out(self) -> None:
        language = self._language
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(subheading(language(_("Write the answer"))))
        column.addWidget(caption(language(_("Begin with a reply"))))
        column.addWidget(self.choice)
        column.addWidget(self.text)
        for part in (self.secret, self.same, self.unsigned, self.gaps):
            column.addWidget(part)
        for pressed in (self.rule_button, self.copy_button):
            column.addWidget(pressed, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(hint(language(_("Nothing is sent from here: the answer goes to the clipboard."))))
        column.addWidget(self.copied)
        column.addWidget(self.mark_button, 0, Qt.AlignmentFlag.AlignLeft)

    # what is shown

    def show_mention(self, mention: Mention, sheet: ReputationSheet) -> None:
        """An answer to this one, as far as it was written."""
        is_same = self._mention is not None and self._mention.id == mention.id
        self._mention, self._sheet = mention, sheet
        self.setVisible(mention.waits)
        if not mention.waits:
            self._let_go(mention.id)
            return
        self._offer(mention, sheet)
        if not is_same:
            self._restore(self._drafts.get(mention.id, AnswerDraft("", "", None)))
        words = _("Copy answer and open the page") if web_link(mention.link) else _("Copy answer")
        self.copy_button.setText(self._language(words))
        self._hint_at_signer(sheet)
        self._hint_at_secrecy(sheet)

    def _offer(self, mention: Mention, sheet: ReputationSheet) -> None:
        replies = self._context.workspace.answers.replies(sheet.client.id)
        may_joke = can_joke(mention, sheet.client)
        self._offered = offered(replies, mention, sheet.client, may_joke=may_joke)
        language = self._language
        begin = (-1, language(_("Choose a reply")))
        named = [(at, _named(each, language.word(each.about))) for at, each in enumerate(self._offered)]
        self.choice.set_options([begin, *named])
        begun = (at for at, each in enumerate(self._offered) if each.id is not None and each.id == self._begun)
        self.choice.choose(next(begun, -1))

    def _restore(self, draft: AnswerDraft) -> None:
        self._begun = draft.template_id
        self.text.setPlainText(draft.text)
        self.gaps.say("")
        self._say_copied(False)

    def _hint_at_signer(self, sheet: ReputationSheet) -> None:
        is_unsigned = not sheet.rule.signer.strip()
        words = _("Nobody signs. A person who answers by name is believed sooner.")
        self.unsigned.say(self._language(words) if is_unsigned else "", "attention")
        self.rule_button.setVisible(is_unsigned)

    def _hint_at_secrecy(self, sheet: ReputationSheet) -> None:
        words = _("Professional secrecy: an answer does not confirm that somebody was a patient or a client here.")
        self.secret.say(self._language(words) if keeps_secrets(sheet.client) else "", "info")

    # what a person does

    def begin(self) -> None:
        """The keyboard goes to the choice of a reply, to the text where one was begun."""
        target = self.text if self.text.toPlainText() else self.choice
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._come_into_sight()

    def _come_into_sight(self) -> None:
        """Once it has its size: details scroll to what has the keyboard only where Tab leads there."""
        QTimer.singleShot(0, self, self._scroll_there)

    def _scroll_there(self) -> None:
        area = around(self)
        if area is None:
            return
        # its end first: what is higher than the room begins at its head
        for part in (self.mark_button if self.mark_button.isVisible() else self.copy_button, self.choice):
            area.ensureWidgetVisible(part, 0, tokens.SPACE_5)

    def _begin(self, index: int) -> None:
        at = self.choice.itemData(index)
        mention, sheet = self._mention, self._sheet
        if at is None or at < 0 or mention is None or sheet is None:
            return
        chosen = self._offered[at]
        self._begun = chosen.id
        self.text.show_pieces(filled(chosen.text, filling(mention, sheet)))
        self.gaps.say("")
        # the keyboard stays: arrows go from reply to reply, and Tab to the first gap
        self._say_copied(False)
        self._come_into_sight()

    def copy(self) -> None:
        """Put it on the clipboard, and open the page where it belongs; what has gaps asks to fill them first."""
        mention = self._mention
        text = self.text.toPlainText().strip()
        if mention is None or not text:
            self.gaps.say(self._language(_("There is nothing to copy yet. Choose a reply, or write the answer.")))
            self.begin()
            return
        if missing := self.text.gaps():
            words = _("Fill in first: {names}.")
            self.gaps.say(self._language(words, names=", ".join(missing)), "attention")
            self.text.select_gap()
            self._come_into_sight()
            return
        self.gaps.say("")
        clipboard.put(text)
        self._say_copied(True)
        self.mark_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._come_into_sight()
        if web_link(mention.link):
            open_link(mention.link)

    def mark(self) -> None:
        """The answer was given just now, in these words."""
        mention, sheet, context = self._mention, self._sheet, self._context
        if mention is None or sheet is None:
            return
        text, begun, signer = self.text.toPlainText().strip(), self._begun, sheet.rule.signer.strip()
        by = signer or mention.answered_by
        context.do(
            lambda: context.workspace.reputation.answer(mention.id, answer=text, answered_by=by, template_id=begun),
            tell=lambda _after: context.say_undoable(self._language(_("Marked as answered now"))),
        )

    # how it works

    def _say_copied(self, is_copied: bool) -> None:
        words = self._language(_("Copied. Paste it below the mention, then mark it as answered."))
        self.copied.say(words if is_copied else "", "good")
        self.mark_button.setVisible(is_copied)

    def _note(self) -> None:
        """What is typed stays with its mention, and is compared with what was answered before."""
        mention = self._mention
        if mention is not None:
            called = beginning(" ".join(mention.text.split()), _BEGINNING)
            self._drafts[mention.id] = AnswerDraft(self.text.toPlainText(), called, self._begun)
            self._context.typing.emit()
        self.same.say("")
        self._pause.start()

    def _let_go(self, id: MentionId) -> None:
        if self._drafts.pop(id, None) is not None:
            self._context.typing.emit()

    # what outlives the program

    @override
    def unsaved(self) -> list[Unsaved]:
        kind, label = AnswerDraft.__name__, self._language(_("Answer to be copied"))
        found = ((id, each) for id, each in self._drafts.items() if each.text.strip())
        return [Unsaved(kind, id, _FIELD, label, each.mention, each.text, "") for id, each in found]

    @override
    def lacks(self, typed: Unsaved) -> bool:
        return typed.place in {each.place for each in self.unsaved()}

    @override
    def holds(self, typed: Unsaved) -> bool:
        mention = self._mention
        return mention is not None and mention.waits and (AnswerDraft.__name__, mention.id, _FIELD) == typed.place

    @override
    def retype(self, typed: Unsaved) -> None:
        self.text.setPlainText(typed.text)
        self.begin()

    @override
    def drop(self, typed: Unsaved) -> None:
        if self.holds(typed):
            self.text.clear()
        self._let_go(typed.id)

    @override
    def forget(self) -> None:
        self._drafts.clear()

    def _compare(self) -> None:
        mention, text = self._mention, self.text.toPlainText().strip()
        if mention is None or not text or not self.isVisible():
            return
        before = self._context.workspace.answers.answered(mention.client_id)
        times = times_said(text, before, mention.place)
        if times > 1:
            self.same.say(
                self._language.count(
                    "{n} answer here would be in the same words. Name something from this review.",
                    "{n} answers here would be in the same words. Name something from this review.",
                    times,
                ),
                "attention",
            )


def _named(reply: Offered, about: str) -> str:
    """With what it answers to, unless it is called so."""
    return reply.name if reply.name.casefold() == about.casefold() else f"{reply.name} · {about}"
