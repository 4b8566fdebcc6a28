"""The score above the questions: ring, how much is answered, how it moved, red flags, when to judge anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import in_percent, meant, reckoned, rests_on, set_aside, thresholds, too_little, unchecked
from ui.checklist.wording import change_since, day_near, tone_of
from ui.style import tokens
from ui.style.theme import SEMIBOLD
from ui.widgets.announcing import announce
from ui.widgets.buttons import button
from ui.widgets.chips import StatusChip
from ui.widgets.labels import Elided, Label, Sign
from ui.widgets.score_ring import ScoreRing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from smmdesk.domain.checklist import EvaluationSheet
    from smmdesk.domain.ids import EvaluationId


class ScoreStrip(QWidget):
    """One glance: where this evaluation stands."""

    _said: tuple[EvaluationId | None, str] = (None, "")
    """whose score was said last, and how it was"""
    _score = _done = _aside = _due = ""
    """in words"""

    def __init__(
        self,
        language: Language,
        *,
        take_all: Callable[[], object],
        show_result: Callable[[], object],
        begin: Callable[[], object],
    ) -> None:
        super().__init__()
        self._language = language
        self.ring = ScoreRing((language(_("Score")), language(_("Answered"))), side=84)
        self.answered = Label("", size=tokens.FONT_HEADING, weight=SEMIBOLD)
        self.aside = Elided("", colour="muted")
        self.change = Elided("", colour="muted")
        self._sign = Sign("clock", 16)
        self.flags = StatusChip()
        self.due = Elided("", colour="muted")
        self._due_sign = Sign("calendar-blank", 16)
        self._is_low = False
        told = self._told = QVBoxLayout()
        told.setSpacing(tokens.SPACE_1)
        told.addStretch(1)
        told.addLayout(_line(self.answered, self.aside))
        told.addLayout(_line(self._sign, self.change))
        told.addWidget(self.flags)
        told.addLayout(_line(self._due_sign, self.due))
        told.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_1, 0, 0, 0)
        row.setSpacing(tokens.SPACE_4)
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(told, 1)
        row.addLayout(self._buttons(take_all, show_result, begin))

    def _buttons(
        self, take_all: Callable[[], object], show_result: Callable[[], object], begin: Callable[[], object]
    ) -> QVBoxLayout:
        language = self._language
        self.taking = button("", take_all, kind="quiet", sign="sparkle")
        self.taking.setToolTip(language(_("Answers the open questions that your own figures speak for")))
        result = button(language(_("Result")), show_result, sign="chart-bar-horizontal")
        result.setToolTip(language(_("By group, what to improve first, earlier scores (Ctrl+I)")))
        self.again = button(language(_("Go through it again")), begin, sign="plus")
        self.again.setToolTip(language(_("A month has passed since this one. The new one is for the period above.")))
        acts = self._acts = QVBoxLayout()
        acts.setSpacing(tokens.SPACE_2)
        acts.addStretch()
        for each in (result, self.again, self.taking):
            acts.addWidget(each, 0, Qt.AlignmentFlag.AlignRight)
        acts.addStretch()
        return acts

    def show_sheet(self, sheet: EvaluationSheet, earlier: EvaluationSheet | None) -> None:
        """Show a sheet beside the evaluation before it."""
        language, score = self._language, sheet.score
        done = language(_("{done} of {all} answered"), done=score.answered, all=score.items)
        self._show_ring(sheet, done)
        self._score = in_percent(score.shown, language) if score.is_seen else ""
        self._done, self._aside = done, set_aside(score, language)
        self.aside.set_whole(self._aside)
        self._show_lines()
        words, sign = change_since(sheet, earlier, language)
        # without more answers there is none yet, which needs no words; with much set aside one would wait for it
        none = too_little(score, language) if score.passed else ""
        self.change.set_whole(words or none or self._before(earlier))
        self._sign.show_sign(sign or ("info" if none else "clock"))
        self._show_flags(sheet)

    def _show_ring(self, sheet: EvaluationSheet, done: str) -> None:
        """None while less than half is answered: a ring of one answer would say something of all."""
        language, score = self._language, sheet.score
        self.ring.show_score(
            None if score.shown is None else float(score.shown),
            in_percent(score.shown, language),
            tone=tone_of(sheet),
            known=float(score.coverage),
            note=rests_on(score, language),
            rests_on=language(_("{done} of {all}"), done=score.answered, all=score.items),
        )
        said = (in_percent(score.shown, language) if score.is_seen else "", done)
        self._say_score(sheet.evaluation.id, ", ".join(filter(None, said)))
        formula = language(_("Yes earns an item's points, partly half of them. Score = earned ÷ possible."))
        told = (formula, reckoned(score, language), meant(sheet, language), thresholds(language))
        self.ring.setToolTip("\n".join(filter(None, told)))

    def _say_score(self, of: EvaluationId, words: str) -> None:
        """Also to who does not look, where an answer has changed it."""
        said_of, before = self._said
        if of == said_of and words != before and self.isVisible():
            announce(self, words)
        self._said = of, words
        self.ring.setAccessibleName(words)

    def show_due(self, day: date | None, today: date) -> None:
        """Say when this evaluation is to be repeated, and offer it from that day on; nothing for None."""
        is_due = day is not None and day <= today
        words = _("Due since {day}") if is_due else _("Due again on {day}")
        said = self._language(words, day=day_near(day, today, self._language)) if day else ""
        self.due.set_whole(said)
        self.due.set_colour("attention" if is_due else "muted")
        self._due_sign.show_sign("warning" if is_due else "calendar-blank", "attention" if is_due else "muted")
        self._due = said
        self.again.setVisible(is_due)
        self._show_lines()

    def _before(self, earlier: EvaluationSheet | None) -> str:
        """What stands in for the change while there is none to tell."""
        if earlier is None:
            return self._language(_("The first checklist: later ones are compared with it."))
        return self._language(
            _("Last time ({period}): {score}"),
            period=self._language.period_inside(earlier.evaluation.period),
            score=in_percent(earlier.score.share, self._language),
        )

    def offer(self, computed: int) -> None:
        """Offer to take so many computed answers at once."""
        words = self._language.count("Take {n} computed answer", "Take {n} computed answers", computed)
        self.taking.setText(words)
        self.taking.setAccessibleName(words)
        self.taking.setVisible(bool(computed))
        self._show_lines()

    def fit(self, fits: bool) -> None:
        """Where there is little height, all that is told is one line: the score, and what asks for something."""
        if fits is not self._is_low:
            return
        self._is_low = not fits
        direction = QBoxLayout.Direction
        for box in (self._told, self._acts):
            box.setDirection(direction.LeftToRight if self._is_low else direction.TopToBottom)
        # one below the other they stand in the middle of the height, and side by side on the left
        self._told.setSpacing(tokens.SPACE_3 if self._is_low else tokens.SPACE_1)
        self._told.setStretch(0, 0 if self._is_low else 1)
        self._show_lines()

    def _show_lines(self) -> None:
        """What is in sight of it: in one line there is no room beside what asks for something."""
        has_room = not self._is_low
        asks = not self.again.isHidden() or not self.taking.isHidden()
        self.answered.setText(self._done if has_room else " · ".join(filter(None, (self._score, self._done))))
        self.ring.setVisible(has_room and bool(self._score))
        self.answered.setToolTip("" if has_room else self._aside)
        for each in (self.aside, self._sign, self.change):
            each.setVisible(has_room)
        for each in (self._due_sign, self.due):
            each.setVisible(has_room and bool(self._due))
        self.flags.setVisible(has_room or not asks)

    def _show_flags(self, sheet: EvaluationSheet) -> None:
        if up := len(sheet.red_flags):
            words = self._language.count("{n} red flag is up", "{n} red flags are up", up)
            self.flags.show_status(words, "bad", "flag")
        else:
            words = unchecked(sheet, self._language) or self._language(_("No red flag is up"))
            self.flags.show_status(words, "neutral", "flag")


def _line(*parts: QWidget) -> QHBoxLayout:
    """Side by side, the last with the room that is left."""
    made = QHBoxLayout()
    made.setSpacing(6)
    for each in parts:
        made.addWidget(each, int(each is parts[-1]))
    return made
