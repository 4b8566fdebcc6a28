"""What unfolds under the item that one is at: how to check it, what the figures say, evidence and comment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.domain.checklist import Answer, Group, Verdict
from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.style import tokens
from ui.widgets.buttons import button
from ui.widgets.forms.editors import Lines
from ui.widgets.forms.form import Field, Form, Section
from ui.widgets.labels import Label
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.knowledge import WordedItem
    from smmdesk.services.finding import Finding
    from ui.widgets.forms.field_row import Edit

_FIELDS: Final = (
    Section(
        "",
        (
            Field("evidence", _("Evidence"), Lines(_("What the answer rests on"), least=1), half=True),
            Field("comment", _("Comment"), Lines(_("What else is worth saying"), least=1), half=True),
        ),
    ),
)
REMARKS: Final = ("evidence", "comment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """The two free texts of an item of an evaluation, as the form edits them."""

    id: tuple[str, str]
    """the evaluation's id and the item's key"""
    evidence: str
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemState:
    """An item of one evaluation with all that is known about it."""

    evaluation_id: str
    item: WordedItem
    number: int
    answer: Answer | None
    finding: Finding | None

    @property
    def verdict(self) -> Verdict | None:
        """The answer given."""
        return self.answer.verdict if self.answer else None

    @property
    def is_flag(self) -> bool:
        """Whether a yes is bad here."""
        return self.item.group is Group.RED_FLAGS

    @property
    def is_overruled(self) -> bool:
        """Whether a person sees it otherwise than the figures do."""
        return bool(self.finding and self.verdict and self.verdict is not self.finding.verdict)

    @property
    def is_weak(self) -> bool:
        """Whether something is to be done about it."""
        bad = {Verdict.PARTLY, Verdict.YES} if self.is_flag else {Verdict.PARTLY, Verdict.NO}
        return self.verdict in bad


class Details(QWidget):
    """One for the whole list: it moves to the item that is current. Enter, Ctrl+Enter and Esc in a field go back."""

    left = Signal()

    def __init__(self, language: Language, save: Callable[[Edit], object], take: Callable[[str], object]) -> None:
        """`save` keeps an edit of `Remarks`, `take(item)` answers as the figures say."""
        super().__init__()
        self._language, self._take = language, take
        self._item = ""
        self._how = Label("", colour="muted", wraps=True)
        self._finding = Notice(size=tokens.FONT_BASE)
        self._advice = Label("", wraps=True)
        self.take_button = button(language(_("Take this answer")), lambda: self._take(self._item), sign="check")
        self.take_button.setToolTip(language(_("Space does the same in the list")))
        self.form = Form(language, _FIELDS, save=save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, tokens.SPACE_1)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(self._how)
        row = QHBoxLayout()
        row.addWidget(self._finding, 1)
        row.addWidget(self.take_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self._advice)
        column.addWidget(self.form)
        for name in REMARKS:
            # at the widget that has the keyboard: what it takes never comes to the editor around it
            self._core(name).installEventFilter(self)

    def show_state(self, state: ItemState) -> None:
        """Another item, or the same one with another answer; what is being typed stays."""
        answer = state.answer
        remarks = Remarks(
            id=(state.evaluation_id, state.item.key),
            evidence=answer.evidence if answer else "",
            comment=answer.comment if answer else "",
        )
        self.form.show_record(remarks)  # what was typed for the item before is kept for that one
        self._item = state.item.key
        self._how.setText(state.item.how)
        self._show_finding(state)
        self._advice.setText(self._language(_("What to do: {advice}"), advice=state.item.advice))
        self._advice.setVisible(state.is_weak)

    def focus(self, name: str) -> None:
        """The cursor into `evidence` or `comment`."""
        self._core(name).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_finding(self, state: ItemState) -> None:
        finding = state.finding
        if finding is None:
            self._finding.say("", "info")
        else:
            words = {
                "answer": self._language.word(finding.verdict).lower(),
                "figures": finding.sentence(self._language),
            }
            text = (
                self._language(_("The figures speak for “{answer}”, you answered otherwise. {figures}"), **words)
                if state.is_overruled
                else self._language(_("The figures speak for “{answer}”. {figures}"), **words)
            )
            self._finding.say(text, "attention" if state.is_overruled else "info")
        self.take_button.setVisible(finding is not None and state.verdict is not finding.verdict)

    def _core(self, name: str) -> QWidget:
        editor = self.form.editor(name)
        return editor.focusProxy() or editor

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter ends a remark, as in a chat; Shift+Enter begins a new line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not shift:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc arrives here once the field has nothing left to take back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
