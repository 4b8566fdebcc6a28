"""What follows from the answers: score by group, red flags, what to improve first, earlier scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from smmdesk.domain.checklist import EvaluationSheet, Group, Score
from smmdesk.knowledge import Knowledge
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import in_percent, meant, reckoned, rests_on, set_aside, thresholds, unchecked
from ui.checklist.history_line import HistoryLine, Mark
from ui.checklist.wording import before, change_since, tone_of, who
from ui.style import tokens
from ui.style.theme import MEDIUM
from ui.widgets.bars import Meter
from ui.widgets.buttons import button
from ui.widgets.figures import Figures
from ui.widgets.hearing import Heard
from ui.widgets.labels import Label, heading, hint
from ui.widgets.looked_at import looked_at
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smmdesk.domain.ids import EvaluationId
    from smmdesk.domain.providers import Provider
    from smmdesk.knowledge import WordedItem

FIRST = 5
"""As many weak items as one can work on in a month; the rest on demand."""
GROUPS = tuple(group for group in Group if group is not Group.RED_FLAGS)
LAST = 12
"""Evaluations on the line of history: a year of months."""


class Groups(QWidget):
    """The scores of the groups, a line each."""

    heard_as = Heard.LIST

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._scores: Mapping[Group, Score] = {}
        self.setAccessibleName(language(_("By group")))
        looked_at(self)

    def show_scores(self, scores: Mapping[Group, Score]) -> None:
        """Those that there are; a group without one says so."""
        self._scores = scores

    def figures(self, group: Group) -> tuple[str, str]:
        """The score, and how much it rests on where that is not all."""
        score = self._scores.get(group)
        return in_percent(score.shown if score else None, self._language), rests_on(score, self._language)

    def spoken(self) -> list[str]:
        """What it says, line by line."""
        return [f"{self._language.word(each)}: {joined(self.figures(each))}" for each in GROUPS]

    def as_table(self) -> Figures | None:
        """The same in cells."""
        heads = [self._language(head) for head in (_("Group"), _("Score"), _("Answered"))]
        return Figures(heads, [self._row(each) for each in GROUPS])

    def _row(self, group: Group) -> tuple[str, str, str]:
        score = self._scores.get(group)
        done = self._language(_("{done} of {all}"), done=score.answered, all=score.items) if score else ""
        return self._language.word(group), self.figures(group)[0], done


class ResultPanel(QWidget):
    """Asks the page to go to an item (`wanted`), or to show another evaluation (`chosen`)."""

    wanted = Signal(str)
    chosen = Signal(str)

    def __init__(self, language: Language, items: Sequence[WordedItem]) -> None:
        super().__init__()
        self._language = language
        self._items: Mapping[str, WordedItem] = {item.key: item for item in items}
        self._shows_all = False
        self._sheet: EvaluationSheet | None = None
        self._meters: dict[Group, Meter] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_5)
        self._groups = self._section(_("By group"))
        self._meant = Label("", wraps=True)
        self._set_aside = hint("")
        self._flags = self._section(_("Red flags"))
        self._weakest = self._section(_("Improve first"))
        self._past = self._section(_("Earlier scores"))
        self._lay_out_groups()
        self.history = HistoryLine(language)
        self.history.chosen.connect(self.chosen)
        self._found = hint("")
        self._past.addWidget(self._found)
        self._past.addWidget(self.history)

    def show_sheet(self, sheet: EvaluationSheet) -> None:
        """Score by group, flags and weakest items of a sheet."""
        self._sheet = sheet
        self._meant.setText(meant(sheet, self._language))
        self._set_aside.setText(set_aside(sheet.score, self._language))
        self._set_aside.setVisible(bool(sheet.score.passed))
        self._list.show_scores(sheet.groups)
        for (group, meter), spoken in zip(self._meters.items(), self._list.spoken(), strict=True):
            score = sheet.groups.get(group)
            share, words = score.shown if score else None, joined(self._list.figures(group))
            known = float(score.coverage) if score else 1.0
            meter.show_share(None if share is None else float(share), words, tone=tone_of(score), known=known)
            meter.setAccessibleName(spoken)
            meter.setToolTip(reckoned(score, self._language) if score else "")
        self._show_flags(sheet)
        self._show_weakest(sheet)

    def show_history(
        self, history: Sequence[EvaluationSheet], providers: Sequence[Provider], now: EvaluationId
    ) -> None:
        """The line over the client's evaluations that have a score to compare."""
        marks = [
            Mark(
                id=sheet.evaluation.id,
                label=self._language.short_month(sheet.evaluation.starts),
                period=self._language.period(sheet.evaluation.period),
                by=who(sheet.evaluation, providers, self._language),
                share=sheet.score.share,
            )
            for sheet in history
            if sheet.score.is_firm and sheet.score.share is not None
        ][-LAST:]
        current = next((sheet for sheet in history if sheet.evaluation.id == now), None)
        words = ""
        if current is not None:
            words, _sign = change_since(current, before(history, current.evaluation), self._language)
        self._found.setText(words or self._language(_("The line begins with the second checklist.")))
        self.history.setVisible(len(marks) > 1)
        self.history.show_marks(marks, now, words)

    # parts

    def _show_flags(self, sheet: EvaluationSheet) -> None:
        _empty(self._flags)
        for item in sheet.red_flags:
            worded = self._items[item.key]
            self._flags.addWidget(self._entry(worded, "bad"))
        if not sheet.red_flags:
            words = unchecked(sheet, self._language) or self._language(_("No red flag is up."))
            self._flags.addWidget(Notice(words, "info"))

    def _show_weakest(self, sheet: EvaluationSheet) -> None:
        _empty(self._weakest)
        shown = sheet.weakest if self._shows_all else sheet.weakest[:FIRST]
        for item in shown:
            self._weakest.addWidget(self._entry(self._items[item.key], ""))
        rest = len(sheet.weakest) - FIRST
        if not sheet.weakest:
            words = _("Everything that was answered is in full order.") if sheet.score.answered else _("Answer first.")
            self._weakest.addWidget(hint(self._language(words)))
        elif rest > 0:
            words = (
                self._language(_("Show fewer"))
                if self._shows_all
                else self._language.count("Show {n} more", "Show {n} more", rest)
            )
            self._weakest.addWidget(button(words, self._turn, kind="link"), 0, Qt.AlignmentFlag.AlignLeft)

    def _turn(self) -> None:
        self._shows_all = not self._shows_all
        if self._sheet is not None:
            self._show_weakest(self._sheet)

    def _entry(self, item: WordedItem, tone: str) -> QWidget:
        """What is wrong, which leads to its question, and below it what to do."""
        made = QFrame()
        made.setProperty("kind", "card")
        column = QVBoxLayout(made)
        column.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_2)
        column.setSpacing(tokens.SPACE_1)
        column.addWidget(Notice(item.fault, tone, size=tokens.FONT_BASE) if tone else Label(item.fault, wraps=True))
        column.addWidget(hint(item.advice))
        leads = button(self._language(_("Go to the question")), lambda: self.wanted.emit(item.key), kind="link")
        leads.setAccessibleName(self._language(_("Go to the question: {statement}"), statement=item.statement))
        column.addWidget(leads, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _lay_out_groups(self) -> None:
        self._list = Groups(self._language)
        grid = QGridLayout(self._list)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.SPACE_3)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, group in enumerate(GROUPS):
            meter = self._meters[group] = Meter()
            grid.addWidget(Label(self._language.word(group), size=tokens.FONT_SMALL, weight=MEDIUM), row, 0)
            grid.addWidget(meter, row, 1)
        self._groups.addWidget(self._meant)
        self._groups.addWidget(self._set_aside)
        self._groups.addWidget(self._list)
        self._groups.addWidget(hint(thresholds(self._language)))
        self._groups.addWidget(hint(Knowledge(self._language.code).guide().short))

    def _section(self, title: str) -> QVBoxLayout:
        """A heading and a column for what stands below it."""
        section = QVBoxLayout()
        section.setSpacing(tokens.SPACE_2)
        section.addWidget(heading(self._language(title)))
        holder = QWidget()
        body = QVBoxLayout(holder)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(tokens.SPACE_2)
        section.addWidget(holder)
        self._column.addLayout(section)
        return body


def joined(figures: Iterable[str]) -> str:
    """On one line, without those that are empty."""
    return " · ".join(filter(None, figures))


def _empty(column: QVBoxLayout) -> None:
    holder = column.parentWidget()
    if holder is None:
        return
    # the widgets, as items of a layout are never asked for
    for old in holder.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        column.removeWidget(old)
        old.hide()
        old.deleteLater()
