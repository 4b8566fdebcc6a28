"""One evaluation: its score, its questions, what the figures say, and (for the inspector) the result and its form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smmdesk.domain.checklist import Answer, Evaluation, EvaluationSheet, Verdict
from smmdesk.domain.errors import MissingRecordError
from smmdesk.domain.ids import EvaluationId
from smmdesk.speech.language import Language, _
from smmdesk.speech.wording import in_percent, too_little
from ui.checklist.about import AboutForm
from ui.checklist.board import Board
from ui.checklist.keys import signs
from ui.checklist.result_panel import ResultPanel
from ui.checklist.score_strip import ScoreStrip
from ui.checklist.wording import before
from ui.overriding import override
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.labels import as_foot, hint, rule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from smmdesk.domain.providers import Provider
    from smmdesk.services.finding import Finding
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

_LOW: Final = 380
"""Below this height all around the questions, and they too, take as little room as they can."""
_PAUSE: Final = 150
"""Milliseconds after an answer before the result beside it follows: fingers come first."""


class EvaluationView(QWidget):
    """Shows an evaluation and does what a person does to its answers."""

    computed = Signal()
    """the figures have been looked at anew"""

    result_wanted = Signal()
    """the person wants to see, or not to see, what follows from the answers"""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.sheet: EvaluationSheet | None = None
        self.findings: Mapping[str, Finding] = {}
        self._providers: Sequence[Provider] = ()
        self._history: Sequence[EvaluationSheet] = ()
        items = context.knowledge.checklist().items
        self.board = Board(context.language, items, save=self._keep_remark, take=self.take)
        self.strip = ScoreStrip(
            context.language,
            take_all=self.take_all,
            show_result=self.result_wanted.emit,
            begin=lambda: context.commands.run("evaluation.new"),
        )
        self.result = ResultPanel(context.language, items)
        self.about = AboutForm(context.language, context.workspace.today, self._change)
        self.side = self._side()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._show_result)
        self.board.answered.connect(self._answered)
        self.result.wanted.connect(lambda key: self.board.make_current(key, focus=True))
        self._lay_out()
        self.setFocusProxy(self.board)

    # what is shown

    @property
    def evaluation(self) -> Evaluation | None:
        """The evaluation in sight."""
        return self.sheet.evaluation if self.sheet else None

    @property
    def is_settled(self) -> bool:
        """Whether nothing is still to follow the last answer."""
        return not self._later.isActive()

    def show_evaluation(self, evaluation: Evaluation, providers: Sequence[Provider]) -> None:
        """Show an evaluation, or the same one after a change of anything."""
        self._providers = providers
        # those of another one would be shown until the new ones are computed
        if self.evaluation is None or self.evaluation.id != evaluation.id:
            self.findings = {}
        self.sheet = self._context.workspace.checklist.sheet(evaluation.id)
        self._show_sheet()
        self.about.show_evaluation(evaluation, providers)
        self._show_result()
        self.look_at_figures()

    def show_answers(self) -> None:
        """Read the answers again, and nothing else: this follows every key."""
        if self.sheet is not None:
            self.sheet = self._context.workspace.checklist.sheet(self.sheet.evaluation.id)
            self._show_sheet()
            # begun anew by each answer, so that fast fingers wait for nothing
            self._later.start()

    def look_at_figures(self) -> None:
        """Ask the workspace's records what they say; texts are compared, so this is work for the background."""
        evaluation, checklist = self.evaluation, self._context.workspace.checklist
        if evaluation is None:
            return

        def show(findings: dict[str, Finding]) -> None:
            if self.evaluation is not None and self.evaluation.id == evaluation.id:
                self.findings = findings
                self._show_sheet()
                self.computed.emit()

        self._context.background.start(
            self._context.language(_("Looking at the figures")),
            lambda _progress: checklist.findings(evaluation.id),
            done=show,
            failed=_unless_removed,
            beside=True,  # another evaluation is chosen, or its month has changed meanwhile
        )

    def forget(self) -> None:
        """Keep what is being typed, and show nothing any more."""
        self.flush()
        self.sheet = None

    def flush(self) -> None:
        """Keep what is being typed."""
        with self._context.attempt():
            self.board.details.form.flush()
            self.about.flush()

    # answers

    def answer(self, item: str, verdict: Verdict | None, *, go_on: bool = True) -> None:
        """Keep an answer and go on to the next question; say so when it was the last."""
        context, evaluation = self._context, self.evaluation
        if evaluation is None:
            return
        # asked before the answer is kept, which closes it
        was_open = item in self.board.open_items()

        def tell(_answer: Answer) -> None:
            if was_open and self.sheet and not self.board.open_items():
                score = self.sheet.score
                shown = in_percent(score.shown, context.language)
                told = too_little(score, context.language) if score.shown is None else ""
                context.say(told or context.language(_("No question is open any more: {score}."), score=shown))

        is_kept = context.do(
            lambda: context.workspace.checklist.answer(evaluation.id, item, verdict=verdict), tell=tell
        )
        if verdict and go_on and is_kept:  # who answers the next ones waits for nobody
            self.board.go_on(was_open=was_open)

    def take(self, item: str) -> None:
        """Answer as the figures say."""
        if item in self.findings:
            self.answer(item, self.findings[item].verdict)

    def untaken(self) -> dict[str, Verdict]:
        """What the figures speak for among the questions without an answer."""
        still_open = set(self.board.open_items()) if self.sheet else set()
        return {key: each.verdict for key, each in self.findings.items() if key in still_open}

    def take_all(self) -> None:
        """Answer open questions as the figures say, all in one act."""
        context, evaluation = self._context, self.evaluation
        if evaluation is None:
            return
        verdicts = self.untaken()

        def tell(taken: int) -> None:
            context.say_undoable(context.language.count("Took {n} answer", "Took {n} answers", taken))

        context.do(lambda: context.workspace.checklist.take(evaluation.id, verdicts), tell=tell)

    # how it works

    def _answered(self, item: str, verdict: Verdict | None, goes_on: bool) -> None:
        self.answer(item, verdict, go_on=goes_on)

    def _keep_remark(self, edit: Edit) -> None:
        evaluation, item = edit.record.id  # not the item in sight: leaving it saves what was typed for it
        wanted = {edit.name: str(edit.value).strip()}
        self._context.workspace.checklist.answer(EvaluationId(evaluation), item, edit.seen, **wanted)

    def _change(self, evaluation: str, seen: Mapping[str, object], **values: object) -> None:
        self._context.workspace.records.change(Evaluation, evaluation, seen, **values)

    def _show_sheet(self) -> None:
        if self.sheet is not None:
            self.board.show_sheet(self.sheet, self.findings)
            self.strip.show_sheet(self.sheet, before(self._history, self.sheet.evaluation))
            self.strip.offer(len(self.untaken()))

    def _show_result(self) -> None:
        sheet = self.sheet
        if sheet is not None:
            self._history = self._context.workspace.checklist.history(sheet.evaluation.client_id)
            self.strip.show_sheet(sheet, before(self._history, sheet.evaluation))
            self._show_due(sheet.evaluation)
            self.result.show_sheet(sheet)
            self.result.show_history(self._history, self._providers, sheet.evaluation.id)

    def _show_due(self, shown: Evaluation) -> None:
        """Only the evaluation that was made last tells when the next one is due."""
        workspace = self._context.workspace
        last = workspace.checklist.to_repeat(shown.client_id).get(shown.client_id)
        is_last = last is not None and last.id == shown.id
        self.strip.show_due(shown.repeat_on if is_last else None, workspace.today())

    # what it is made of

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        self._foot = (rule(), as_foot(hint(keys_hint(self._context.language))))
        for part in (self.strip, rule(), self.board, *self._foot):
            column.addWidget(part, 1 if part is self.board else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the questions come first: the keys stand in the list of keys too."""
        super().resizeEvent(event)
        fits = self.height() >= scaled(_LOW)
        self._column.setContentsMargins(0, 0, 0, tokens.SPACE_2 if fits else 0)
        self._column.setSpacing(tokens.SPACE_2 if fits else tokens.SPACE_1)
        self.strip.fit(fits)
        self.board.fit(fits)
        for each in self._foot:
            each.setVisible(fits)

    def _side(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_5)
        column.addWidget(self.result)
        column.addWidget(self.about)
        return made


def keys_hint(language: Language) -> str:
    """Which keys answer, in one line below the questions."""
    shown = signs(language)
    answers = " · ".join(f"{shown[verdict]} {language.word(verdict).lower()}" for verdict in Verdict)
    rest = language(
        _("also 1–4 · ↑ ↓ move · E evidence · C comment · Space takes the computed answer · Backspace clears")
    )
    return f"{answers} · {rest}"


def _unless_removed(error: Exception) -> None:
    """An evaluation that was removed meanwhile needs no figures."""
    if not isinstance(error, MissingRecordError):
        raise error
