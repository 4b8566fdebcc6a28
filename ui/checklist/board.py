"""All questions group by group, and the keyboard that answers them.

The lines are made once; another evaluation, an answer or an undo only changes what they show. One line is current: it
has the focus, the details unfold in it, and the keys are its.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from smmdesk.domain.checklist import EvaluationSheet, Group, Verdict, raised_flags, verdicts_of
from smmdesk.speech.language import Language, _
from ui.checklist.answer_bar import AnswerBar, AnswerLook
from ui.checklist.details import Details, ItemState
from ui.checklist.group_head import GroupHead
from ui.checklist.keys import STEPS, answer_keys, command_letter, signs, typed
from ui.checklist.question import Question
from ui.checklist.sifting import Only, holds
from ui.overriding import override
from ui.style import tokens
from ui.style.icons import icon, put_icon
from ui.style.text_size import scaled, scaled_size
from ui.widgets.buttons import icon_button, rename
from ui.widgets.hearing import Heard
from ui.widgets.page_tools import Sifted
from ui.widgets.scrolling import scroll_to_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from smmdesk.knowledge import WordedItem
    from smmdesk.services.finding import Finding
    from ui.widgets.forms.field_row import Edit

_ABOVE: Final = 56
"""Pixels kept in sight above the current question: the line before it, or its group's heading."""


class _Items(QWidget):
    heard_as = Heard.ITEMS


class Board(QScrollArea):
    """`answered(item, verdict or None, whether to go on)` asks to keep an answer; then the sheet is shown again."""

    answered = Signal(str, object, bool)
    current_changed = Signal(str)
    menu_wanted = Signal(QPoint)
    """where on the screen, about the current question"""

    def __init__(
        self,
        language: Language,
        items: Sequence[WordedItem],
        *,
        save: Callable[[Edit], object],
        take: Callable[[str], object],
    ) -> None:
        """`items` are all of the template; those that do not apply to the sheet's kind of provider are hidden."""
        super().__init__()
        self.details = Details(language, save, take)
        self.details.left.connect(self._focus_current)
        self.current: str | None = None
        self._language = language
        self._take = take
        shown = signs(language)
        self._keys = answer_keys(shown, language.code)
        self._look = AnswerLook(language, shown)
        self.bar = AnswerBar(self._look, lambda verdict: self._clicked(self.current, verdict))
        self._is_dense = False
        self._more = icon_button("caret-down", "", self._turn_details)
        self._more.setFixedSize(scaled_size(QSize(tokens.CONTROL_HEIGHT, tokens.CONTROL_HEIGHT)))
        for each in (
            self.details,
            self.bar,
            self._more,
        ):  # where no question is ever opened they go with the board all the same
            each.setParent(self)
            each.hide()
        self._sheet: EvaluationSheet | None = None
        self._findings: Mapping[str, Finding] = {}
        self._text, self._only = "", Only.ALL
        self._heads = {group: self._head(group) for group in Group if any(item.group is group for item in items)}
        self._questions = {item.key: self._question(item) for item in items}
        self._dress()

    # what is shown

    def show_sheet(self, sheet: EvaluationSheet, findings: Mapping[str, Finding]) -> None:
        """Show an evaluation as it stands now; current line, scrolling and what is being typed stay."""
        self._sheet, self._findings = sheet, findings
        numbers = self._numbers()
        for key, number in numbers.items():
            question = self._questions[key]
            question.show_state(
                ItemState(
                    evaluation_id=sheet.evaluation.id,
                    item=question.item,
                    number=number,
                    answer=sheet.answers.get(key),
                    finding=findings.get(key),
                )
            )
        self._show_heads()
        self._sift()
        if self.current not in numbers:
            self.make_current(next(iter(self.open_items()), next(iter(numbers), None)))
        elif self.current and (state := self._questions[self.current].state):
            self.details.show_state(state)

    def set_filter(self, text: str) -> None:
        """Only questions that hold every word of the text."""
        self._text = text.casefold()
        self._sift()

    def set_only(self, only: Only) -> None:
        """All questions, those without an answer, or those where something is to be done."""
        self._only = only
        self._sift()

    def sifted(self) -> Sifted:
        """What both leave of the questions that apply; those of a group that is folded are left, too."""
        numbers = self._numbers()
        is_filtered = bool(self._text.strip()) or self._only is not Only.ALL
        return Sifted(sum(map(self._matches, numbers)), len(numbers), is_filtered)

    def in_sight(self) -> list[str]:
        """The keys of the questions that are shown, in order."""
        return [key for key, question in self._questions.items() if not question.isHidden()]

    def open_items(self) -> list[str]:
        """The keys of the questions without an answer."""
        return [key for key in self._numbers() if not self._verdict(key)]

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """About the question under the mouse, or where the keyboard is."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        key = self._key_at(event.globalPos()) if by_mouse else self.current
        if key is None or self._questions[key].isHidden():
            return
        self.make_current(key, focus=True)
        beside = QPoint(tokens.SPACE_5, tokens.SPACE_5)
        self.menu_wanted.emit(event.globalPos() if by_mouse else self._questions[key].mapToGlobal(beside))

    def _key_at(self, place: QPoint) -> str | None:
        """The question at that point of the screen."""
        shown = ((key, each) for key, each in self._questions.items() if each.isVisible())
        return next((key for key, each in shown if each.rect().contains(each.mapFromGlobal(place))), None)

    # moving

    def make_current(self, key: str | None, *, focus: bool = False) -> None:
        """Unfold a question, its group too; `focus` puts the keyboard there."""
        if key is not None and key != self.current:
            if self.current:
                self._questions[self.current].fold()
            self.current = key
            question = self._questions[key]
            if question.state:
                self.details.show_state(question.state)
            self._show_details(not self._is_dense)
            question.unfold(self.details, self.bar, self._more)
            self.setFocusProxy(question)
            self.current_changed.emit(key)
        if key is not None:
            self._heads[self._questions[key].item.group].setChecked(True)
            self._scroll_later()
            if focus:
                self._questions[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, count: int) -> None:
        """So many questions down, or up."""
        shown = self.in_sight()
        if not shown:
            return
        # from a question that is out of sight one steps to the first or the last in sight
        outside = -1 if count > 0 else len(shown)
        place = shown.index(self.current) if self.current and self.current in shown else outside
        self.make_current(shown[min(max(place + count, 0), len(shown) - 1)], focus=True)

    def go_on(self, *, was_open: bool) -> None:
        """After an answer: to the next question without one, from the top again at the end; else one line down."""
        waiting = self.open_items()
        if was_open and waiting:
            order = list(self._questions)
            place = order.index(self.current) if self.current else -1
            later = [key for key in waiting if order.index(key) > place]
            self.make_current((later or waiting)[0], focus=True)
        else:
            self.step(1)

    def edit(self, name: str) -> None:
        """The cursor into the `evidence` or the `comment` of the current question."""
        if self.current:
            self._show_details(True)
            self._scroll_later()
            self.details.focus(name)

    def fold(self, group: Group, *, away: bool) -> None:
        """Put a group's questions away, or bring them back."""
        self._heads[group].setChecked(not away)

    # keys

    def press(self, event: QKeyEvent) -> bool:
        """A key on a question: True when it meant something."""
        character = typed(event)
        key = Qt.Key(event.key())
        # before commands: the letters on the buttons go before those of the keyboard
        if character in self._keys:
            self._answer(self._keys[character])
        elif key in STEPS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or command_letter(character) == "E":
            self.edit("evidence")
        elif command_letter(character) == "C":
            self.edit("comment")
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._answer(None)
        elif key == Qt.Key.Key_Space and self.current and self.current in self._findings:
            self._take(self.current)
        elif key == Qt.Key.Key_Left and self.current:
            self._fold_current()
        else:
            return False
        return True

    def _press_head(self, group: Group, event: QKeyEvent) -> bool:
        """A key on the heading of a group."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._heads[group].setChecked(key == Qt.Key.Key_Right)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            shown = self.in_sight()
            order = list(Group)
            down = key == Qt.Key.Key_Down
            place = order.index(group)
            near = [each for each in shown if (order.index(self._questions[each].item.group) >= place) is down]
            if near:
                self.make_current(near[0] if down else near[-1], focus=True)
        else:
            return False
        return True

    def _answer(self, verdict: Verdict | None) -> None:
        if self.current and self._verdict(self.current) is not verdict:
            self.answered.emit(self.current, verdict, True)
        elif self.current and verdict:  # the same again: nothing to keep, but on one goes
            self.go_on(was_open=True)

    def _fold_current(self) -> None:
        group = self._questions[str(self.current)].item.group
        # first, for a question that is hidden would lose the keyboard to whatever Qt finds
        self._heads[group].setFocus(Qt.FocusReason.OtherFocusReason)
        self._heads[group].setChecked(False)

    def _clicked(self, key: str | None, verdict: Verdict) -> None:
        """A click answers, and on the answer given takes it back; one stays at the line."""
        if key is None:
            return
        self.make_current(key, focus=True)
        self.answered.emit(key, None if self._verdict(key) is verdict else verdict, False)

    # how it works

    @property
    def verdict(self) -> Verdict | None:
        """The answer to the current question."""
        return self._verdict(self.current) if self.current else None

    def _verdict(self, key: str) -> Verdict | None:
        answer = self._sheet.answers.get(key) if self._sheet else None
        return answer.verdict if answer else None

    def _numbers(self) -> dict[str, int]:
        """The questions that apply, numbered through as on paper."""
        applies = {item.key for item in self._sheet.items} if self._sheet else set()
        return {key: n for n, key in enumerate((key for key in self._questions if key in applies), start=1)}

    def _sift(self) -> None:
        """Hide what does not apply, is folded away, or does not match."""
        numbers = self._numbers()
        matching = [key for key in numbers if self._matches(key)]
        open_groups = {group for group, head in self._heads.items() if head.isChecked()}
        for key, question in self._questions.items():
            question.setVisible(key in matching and question.item.group in open_groups)
        filled = {self._questions[key].item.group for key in matching}
        for group, head in self._heads.items():
            head.setVisible(group in filled)

    def _matches(self, key: str) -> bool:
        question = self._questions[key]
        # what was just answered does not vanish under the hand
        stays = key == self.current and question.hasFocus()
        state = question.state
        return state is not None and (stays or self._only.takes(state)) and holds(state, self._text)

    def _show_heads(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        verdicts = verdicts_of(sheet.answers.values())
        for group, head in self._heads.items():
            members = [item for item in sheet.items if item.group is group]
            score = sheet.groups.get(group)
            done = score.answered if score else sum(1 for item in members if item.key in verdicts)
            words = self._language(_("{done} of {all}"), done=done, all=len(members))
            if group is Group.RED_FLAGS:
                up = len(raised_flags(members, verdicts))
                raised = self._language.count("{n} is up", "{n} are up", up) if up else self._language(_("none is up"))
                head.show_score(None, f"{words} · {raised}")
            elif score is not None:
                if score.passed:
                    words += f" · {self._language.count('{n} does not apply', '{n} do not apply', score.passed)}"
                head.show_score(score.shown, words, known=float(score.coverage))
            else:
                head.show_score(None, words)

    def _focus_current(self) -> None:
        if self.current:
            self._questions[self.current].setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_details(not self._is_dense)

    # in a low window

    def fit(self, fits: bool) -> None:
        """Where there is little room, lines are short, and the details of the current one come when they are wanted."""
        if fits is not self._is_dense:
            return
        self._is_dense = not fits
        self._more.setHidden(fits)
        self._show_details(fits or self.details.isAncestorOf(QApplication.focusWidget() or self))
        lines: tuple[GroupHead | Question, ...] = (*self._heads.values(), *self._questions.values())
        for each in lines:
            each.make_dense(self._is_dense)
        self._scroll_later()

    def _turn_details(self) -> None:
        """The button: open, or put away."""
        wanted = self.details.isHidden()
        self._focus_current()
        self._show_details(wanted)
        self._scroll_later()

    def _show_details(self, shown: bool) -> None:
        self.details.setVisible(shown)
        put_icon(self._more, partial(icon, "caret-up" if shown else "caret-down"))
        rename(self._more, self._language(_("Hide details") if shown else _("Show details")))
        if self.current:
            self._questions[self.current].updateGeometry()

    def _scroll_later(self) -> None:
        """Bring the current question into sight once the lines have found their places."""
        QTimer.singleShot(0, self, self._scroll_to_current)

    def _scroll_to_current(self) -> None:
        if self.current and self.isVisible():
            # places are those of before until the layout has worked
            self._column.activate()
            scroll_to_line(self, self._questions[self.current], above=scaled(_ABOVE))

    # what it is made of

    def _question(self, item: WordedItem) -> Question:
        made = Question(self._language, item, self._look)
        made.keys = self.press
        made.focused = lambda: self.make_current(item.key)
        made.clicked = lambda verdict: self._clicked(item.key, verdict)
        return made

    def _head(self, group: Group) -> GroupHead:
        made = GroupHead(self._language, self._language.word(group), has_score=group is not Group.RED_FLAGS)
        made.keys = lambda event: self._press_head(group, event)
        made.toggled.connect(lambda _checked: self._sift())
        return made

    def _dress(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = _Items()
        inside.setAccessibleName(self._language(_("Questions")))
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, tokens.SPACE_2, tokens.SPACE_5)
        self._column.setSpacing(0)
        for group, head in self._heads.items():
            self._column.addWidget(head)
            for question in (each for each in self._questions.values() if each.item.group is group):
                self._column.addWidget(question)
        self._column.addStretch()
        self.setWidget(inside)
