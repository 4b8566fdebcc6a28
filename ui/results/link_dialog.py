"""Publications that may be posts of the calendar, one after the other, each beside the post that it may be.

Y and N answer, ↓ goes on without an answer, ↑ back to change one; what was answered is kept however the dialog is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from ui.overriding import override
from ui.shell.dialogs import Dialog
from ui.style import tokens
from ui.style.text_size import scaled
from ui.style.theme import MEDIUM
from ui.widgets.announcing import announce
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.forms.networks import NetworkChip
from ui.widgets.labels import Elided, Label, hint, subheading
from ui.widgets.layouts import SAME_KEY, capital

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton

    from smmdesk.domain.ids import PublicationId
    from smmdesk.domain.networks import Network
    from smmdesk.services.results import Proposal

_HEIGHT: Final = 96  # pixels of a text at the least
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PLAIN: Final = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier}


class LinkDialog(Dialog):
    """`answered` comes once, with all answers by publication, when it is left."""

    answered = Signal(object)

    def __init__(self, parent: QWidget, language: Language, proposals: Sequence[Proposal]) -> None:
        """There is at least one."""
        super().__init__(parent, language, _("Are these the same?"), width=720)
        self._proposals = proposals
        self._answers: dict[PublicationId, bool] = {}
        self._at = 0
        self._keys = answer_keys(language)
        self.place = Label("", colour="muted")
        self.state = Label("", weight=MEDIUM)
        self._left = _Side(language, language(_("Publication")))
        self._right = _Side(language, language(_("Post of the calendar")))
        yes, no = (capital(letter) for letter in letters(language))
        self.yes = self._key_button(_("Yes, the same ({key})"), yes, lambda: self.say(True))
        self.no = self._key_button(_("No ({key})"), no, lambda: self.say(False))
        self.later = self._key_button(_("Later ({key})"), "↓", lambda: self.step(1))
        self.all = button(language(_("Yes to all of these")), self.say_all)
        self._lay_out()
        self.finished.connect(self._tell)
        for part in self.findChildren(QWidget):
            part.installEventFilter(self)
        self._show()
        self.yes.setFocus()

    # what a person does

    def say(self, is_same: bool) -> None:
        """Answer, and go on to the next without an answer; after the last one the dialog is done."""
        self._answers[self._proposals[self._at].publication.id] = is_same
        following = (*range(self._at + 1, len(self._proposals)), *range(self._at))
        at = next((at for at in following if self._proposals[at].publication.id not in self._answers), None)
        if at is None:
            self.accept()
            return
        self._at = at
        self._show()

    def say_all(self) -> None:
        """All that were not answered are right."""
        for each in self._proposals:
            self._answers.setdefault(each.publication.id, True)
        self.accept()

    def step(self, by: int) -> None:
        """To another one, as far as there are any."""
        self._at = min(max(self._at + by, 0), len(self._proposals) - 1)
        self._show()

    # how it works

    def _tell(self, _result: int) -> None:
        if self._answers:
            self.answered.emit(self._answers)

    def _show(self) -> None:
        language, proposal = self.language, self._proposals[self._at]
        publication, post = proposal.publication, proposal.post
        words = language(_("{n} of {all}"), n=self._at + 1, all=len(self._proposals))
        self.place.setText(words)
        said = self._answers.get(publication.id)
        self.state.setText("" if said is None else language(_("Answered: the same") if said else _("Answered: no")))
        self._left.show_one((publication.network,), language.moment(publication.moment), publication.text)
        self._right.show_one(post.networks, language.moment(post.moment), post.caption())
        announce(self, f"{words}. {self._left.told()}. {self._right.told()}")

    def _key_button(self, words: str, key: str, act: Callable[[], object]) -> QPushButton:
        return button(self.language(words, key=key), act)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.place)
        top.addStretch(1)
        top.addWidget(self.state)
        sides = QHBoxLayout()
        sides.setSpacing(tokens.SPACE_3)
        sides.addWidget(self._left, 1)
        sides.addWidget(self._right, 1)
        acts = Flow(gap=tokens.SPACE_2)
        for part in (self.yes, self.no, self.later, self.all):
            acts.add(part)
        self.inside.addLayout(top)
        self.inside.addLayout(sides)
        self.inside.addWidget(acts)
        self.inside.addWidget(
            hint(self.language(_("What you answer no to is not asked again. ↑ goes back; leaving keeps the answers.")))
        )
        self.add_buttons(_("Done"), reject="")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that answer do so wherever the keyboard is: nothing is typed here."""
        return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._take(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take(event):
            super().keyPressEvent(event)

    def _take(self, event: QKeyEvent) -> bool:
        if event.modifiers() not in _PLAIN:
            return False
        if (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            self.step(step)
            return True
        answer = self._keys.get(capital(event.text()) or chr(event.key() if event.key() < 128 else 0))
        if answer is None or event.isAutoRepeat():
            return False
        self.say(answer)
        return True


class _Side(QFrame):
    """One of the two: its networks, its time, its text."""

    def __init__(self, language: Language, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._language = language
        self._chips = QHBoxLayout()
        self._chips.setSpacing(tokens.SPACE_1)
        self._when = Elided(colour="muted")
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(name)
        self._text.setMinimumHeight(scaled(_HEIGHT))
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._drawn: list[NetworkChip] = []
        top = QHBoxLayout()
        top.setSpacing(tokens.SPACE_2)
        top.addLayout(self._chips)
        top.addWidget(self._when, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_3)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(subheading(name))
        column.addLayout(top)
        column.addWidget(self._text, 1)

    def show_one(self, networks: Sequence[Network], when: str, text: str) -> None:
        """Another one."""
        for chip in self._drawn:
            self._chips.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._drawn = [NetworkChip(self._language, network) for network in networks]
        for chip in self._drawn:
            self._chips.addWidget(chip)
        self._when.set_whole(when)
        self._text.setPlainText(text)

    def told(self) -> str:
        """All of it, to be heard."""
        return f"{self._text.accessibleName()}: {self._when.accessibleName()}, {self._text.toPlainText()}"


def letters(language: Language) -> tuple[str, str]:
    """The letters that say yes and no in the window's language."""
    return language.sense("letter of an answer", "Y"), language.sense("letter of an answer", "N")


def answer_keys(language: Language) -> dict[str, bool]:
    """Every character that answers, in capitals: as in the checklist, the window's own letters go before Latin ones,
    and these before the letters of other scripts that lie on the same keys."""
    latin = {"Y": True, "N": False}
    elsewhere = {letter: latin[key] for letter, key in SAME_KEY.items() if key in latin}
    own = {capital(letter): said for letter, said in zip(letters(language), (True, False), strict=True)}
    return {**elsewhere, **latin, **own}
