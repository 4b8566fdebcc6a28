"""The results checklist: the same measure for oneself, a freelancer, an employee or an agency."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from smmdesk.domain.checklist import Evaluation, Verdict
from smmdesk.domain.errors import MissingRecordError
from smmdesk.domain.ids import ClientId, EvaluationId
from smmdesk.domain.providers import Provider, ProviderKind, provider_on
from smmdesk.language import Language, _
from smmdesk.services.checklist import EvaluationSheet
from smmdesk.services.documents import Kind, Wish
from smmdesk.services.findings import Finding
from ui.checklist.about import AboutForm
from ui.checklist.board import Board
from ui.checklist.chooser import Chooser
from ui.checklist.commands import COMMANDS
from ui.checklist.judgement import before
from ui.checklist.keys import signs
from ui.checklist.overview_table import Listed, overview_table
from ui.checklist.result_panel import ResultPanel
from ui.checklist.score_strip import ScoreStrip
from ui.shell.context import Context
from ui.shell.printing import PrintDialog, open_print
from ui.style import tokens
from ui.widgets.empty_page import EmptyPage
from ui.widgets.labels import hint, rule
from ui.widgets.page import Page

SHEET_TABLES: Final = frozenset(("answer", "evaluation"))
FACT_TABLES: Final = frozenset(("post", "budget", "budget_line"))
TABLES: Final = SHEET_TABLES | FACT_TABLES | {"client", "provider"}
ROOM_FOR_RESULT: Final = 980
"""A page this wide shows the result beside the questions from the start."""
RESULT_WIDTH: Final = 348
_PAUSE: Final = 150
"""Milliseconds after an answer before the result beside it follows: fingers come first."""


class ChecklistPage(Page):
    """One evaluation of the chosen client, or the list of all clients with their latest."""

    id = "checklist"
    title = _("Checklist")
    icon = "check-square"

    def __init__(self, context: Context) -> None:
        super().__init__(context.language, self.title)
        self._context = context
        self._sheet: EvaluationSheet | None = None
        self._findings: Mapping[str, Finding] = {}
        self._providers: list[Provider] = []
        self._history: list[EvaluationSheet] = []
        self._wanted: str | None = None
        self._removed: str | None = None
        self._is_behind = True
        self._result_is_closed = False
        items = context.knowledge.checklist().items
        self.board = Board(context.language, items, save=self._keep_remark, take=self._take)
        self.strip = ScoreStrip(context.language, self.take_all)
        self.result = ResultPanel(context.language, items)
        self.about = AboutForm(context.language, context.workspace.today, self._change)
        self.overview = overview_table(context.language)
        self.chooser = Chooser(context.language, self._menu, self.print_filled, self.board.set_only)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._show_history)
        context.commands.bind(COMMANDS, self, widget=self, heading=self.title)
        self._build()
        self._listen()
        self.refresh()

    # what is shown

    @property
    def evaluation(self) -> Evaluation | None:
        """The evaluation in sight."""
        return self._sheet.evaluation if self._sheet else None

    @property
    def start_for(self) -> ClientId | None:
        """Whom a new checklist would be for: the client chosen, or the one under the cursor in the list of all."""
        if self._context.client_id is not None:
            return self._context.client_id
        chosen = self.overview.selected()
        return chosen[0].id if chosen else None

    def refresh(self) -> None:
        """Show what the context has chosen, as the workspace holds it now."""
        self._is_behind = False
        client_id = self._context.client_id
        if client_id is None:
            self._show_all_clients()
            return
        try:
            self._providers = list(self._context.workspace.clients.card(client_id).providers)
        except MissingRecordError:
            self._show_all_clients()
            return
        evaluations = self._context.workspace.checklist.of(client_id)
        shown = self._choice(evaluations)
        self.chooser.show_evaluations(evaluations, self._providers, shown.id if shown else None)
        if shown is None:
            self._sheet = None
            self.show_empty()
        else:
            self._show_evaluation(shown)
        self._context.commands.refresh()

    def select(self, record_id: str) -> None:
        """Show an evaluation, of whichever client it is."""
        context = self._context
        with context.attempt():
            evaluation = context.workspace.records.get(Evaluation, record_id)
            self._wanted = evaluation.id
            if context.client_id == evaluation.client_id:
                self.refresh()
            else:
                context.choose_client(evaluation.client_id)

    # what a person can do

    def start(self) -> None:
        """A new checklist for the chosen period and whoever ran the networks on its last day."""
        context, client_id = self._context, self.start_for
        if client_id is None:
            return
        with context.attempt():
            providers = context.workspace.clients.card(client_id).providers
            period = context.period
            provider = provider_on(providers, min(period.last, max(period.start, context.workspace.today())))
            made = context.workspace.checklist.start(
                client_id, period, context.workspace.today(), kind=ProviderKind.SELF, provider=provider
            )
            self.select(made.id)
            self.board.step(-(10**6))
            context.say_undoable(context.language(_("New checklist: {period}"), period=context.language.period(period)))

    def remove(self) -> None:
        """Remove the evaluation in sight with its answers."""
        context, evaluation = self._context, self.evaluation
        if evaluation is not None:
            with context.attempt():
                self.board.details.form.flush()
                context.workspace.records.remove(Evaluation, evaluation.id)
                self._removed = evaluation.id
                when = context.language.period(evaluation.period)
                context.say_undoable(context.language(_("Removed the checklist: {period}"), period=when))

    def answer_current(self, verdict: Verdict | None) -> None:
        """Answer the question one is at."""
        if self.board.current:
            self._answer(self.board.current, verdict)

    def edit(self, remark: str) -> None:
        """The cursor into the `evidence` or `comment` of the question one is at."""
        self.board.edit(remark)

    def untaken(self) -> dict[str, Verdict]:
        """What the figures speak for among the questions without an answer."""
        if self._sheet is None:
            return {}
        applies = {item.key for item in self._sheet.items}
        given = {key for key, answer in self._sheet.answers.items() if answer.verdict}
        return {key: each.verdict for key, each in self._findings.items() if key in applies - given}

    def take_all(self) -> None:
        """Answer open questions as the figures say, all in one act."""
        context, evaluation = self._context, self.evaluation
        if evaluation is not None:
            with context.attempt():
                taken = context.workspace.checklist.take(evaluation.id, self.untaken())
                context.say_undoable(context.language.count("Took {n} answer", "Took {n} answers", taken))

    def go_to_open(self) -> None:
        """To the next question without an answer."""
        if self.board.open_items():
            self.board.go_on(was_open=True)

    def toggle_result(self) -> None:
        """Show or put away the result beside the questions."""
        if self.inspector_is_open:
            self.close_inspector()
        else:
            self._result_is_closed = False
            self._open_result()

    def print_filled(self) -> PrintDialog | None:
        """Preview and print the evaluation in sight."""
        evaluation, language = self.evaluation, self._context.language
        if evaluation is None:
            return None
        self.board.details.form.flush()
        name = next(
            (each.name for each in self._context.workspace.clients.list() if each.id == evaluation.client_id), ""
        )
        wish = Wish(kind=Kind.CHECKLIST, language=language, client_id=evaluation.client_id, record=evaluation.id)
        workspace = self._context.workspace
        title = language(_("Checklist: {name}, {period}"), name=name, period=language.period(evaluation.period))
        return open_print(self._context, wish, title, workspace.exporting.export)

    def print_blank(self) -> PrintDialog:
        """Preview and print an empty checklist for pen and paper."""
        wish = Wish(kind=Kind.CHECKLIST, language=self._context.language, blank=True)
        return open_print(self._context, wish, self._context.language(_("Blank checklist")))

    # answers

    def _answer(self, item: str, verdict: Verdict | None, *, go_on: bool = True) -> None:
        context, evaluation = self._context, self.evaluation
        if evaluation is None:
            return
        was_open = item in self.board.open_items()
        with context.attempt():
            context.workspace.checklist.answer(evaluation.id, item, verdict=verdict)
            if verdict and go_on:
                self.board.go_on(was_open=was_open)
            if was_open and self._sheet and not self.board.open_items():
                score = context.language.percent(self._sheet.score.share)
                context.say(context.language(_("All questions are answered: {score}."), score=score))

    def _take(self, item: str) -> None:
        if item in self._findings:
            self._answer(item, self._findings[item].verdict)

    def _keep_remark(self, evaluation: str, item: str, name: str, text: str) -> None:
        self._context.workspace.checklist.answer(EvaluationId(evaluation), item, **{name: text})

    def _change(self, evaluation: str, **values: object) -> None:
        self._context.workspace.records.change(Evaluation, evaluation, **values)

    # how it is shown

    def _choice(self, evaluations: list[Evaluation]) -> Evaluation | None:
        """The one wanted, or in sight; else one that shares a day with the chosen period; else the latest."""
        period = self._context.period
        shown = self.evaluation.id if self.evaluation else None
        for wanted in (self._wanted, self._removed, shown):
            found = next((each for each in evaluations if each.id == wanted), None)
            if found is not None:
                if found.id == self._removed:
                    self._removed = None
                return found
        near = (each for each in evaluations if each.starts < period.end and period.start < each.ends)
        return next(near, evaluations[0] if evaluations else None)

    def _show_evaluation(self, evaluation: Evaluation) -> None:
        is_new = self.evaluation is None or self.evaluation.id != evaluation.id
        self._wanted = evaluation.id
        self._sheet = self._context.workspace.checklist.sheet(evaluation.id)
        if is_new:
            self._findings = {}
        self._show_sheet()
        self.about.show_evaluation(evaluation, self._providers)
        self._pages.setCurrentWidget(self._questions)
        self._pages.setFocusProxy(self.board)
        self.chooser.show()
        self.show_content()
        self._show_history()
        self._look_for_findings()
        if is_new:
            self._open_result_if_wanted()

    def _show_sheet(self) -> None:
        sheet = self._sheet
        if sheet is not None:
            self.board.show_sheet(sheet, self._findings)
            self.strip.show_sheet(sheet, before(self._history, sheet.evaluation))
            self.strip.offer(len(self.untaken()))

    def _show_history(self) -> None:
        sheet = self._sheet
        if sheet is not None:
            self._history = self._context.workspace.checklist.history(sheet.evaluation.client_id)
            self.strip.show_sheet(sheet, before(self._history, sheet.evaluation))
            self.result.show_sheet(sheet)
            self.result.show_history(self._history, self._providers, sheet.evaluation.id)

    def _look_for_findings(self) -> None:
        """Ask the workspace's records what they say; texts are compared, so this is work for the background."""
        evaluation = self.evaluation
        if evaluation is None:
            return
        checklist = self._context.workspace.checklist

        def show(findings: dict[str, Finding]) -> None:
            if self.evaluation is not None and self.evaluation.id == evaluation.id:
                self._findings = findings
                self._show_sheet()
                self._context.commands.refresh()

        self._context.background.start(
            self._context.language(_("Looking at the figures")),
            lambda _progress: checklist.findings(evaluation.id),
            done=show,
            failed=self._no_findings,
        )

    def _no_findings(self, error: Exception) -> None:
        """An evaluation that was removed meanwhile needs none."""
        if not isinstance(error, MissingRecordError):
            raise error

    def _show_all_clients(self) -> None:
        self._sheet = None
        self.board.details.form.flush()
        workspace = self._context.workspace
        latest = workspace.checklist.latest()
        providers = workspace.records.all(Provider)
        rows = [
            Listed(
                client=client,
                sheet=latest.get(client.id),
                providers=tuple(each for each in providers if each.client_id == client.id),
            )
            for client in workspace.clients.list()
        ]
        self.close_inspector_quietly()
        self.chooser.hide()
        self.overview.show_records(rows)
        self._pages.setCurrentWidget(self.overview if rows else self._no_clients)
        self._pages.setFocusProxy(self.overview)
        if rows and not self.overview.selected():
            self.overview.select([rows[0].id])
        self.show_content()
        self._context.commands.refresh()

    def close_inspector_quietly(self) -> None:
        """Put the result away without taking it for the person's wish."""
        closed = self._result_is_closed
        self.close_inspector()
        self._result_is_closed = closed

    def _open_result_if_wanted(self) -> None:
        """Beside the questions, where there is room and the person has not put it away."""
        if self.isVisible() and not self._result_is_closed and self.width() >= ROOM_FOR_RESULT:
            self._open_result()

    def _open_result(self) -> None:
        self.open_inspector(self._context.language(_("Result")))
        self._splitter.setSizes([max(self.width() - RESULT_WIDTH, 1), RESULT_WIDTH])

    # what it is made of

    def _build(self) -> None:
        commands, language = self._context.commands, self._context.language
        self.add_primary(commands.action("evaluation.new"))
        self.add_secondary(commands.action("checklist.result"))
        self.add_filter(_("Filter"), self._filter_by)
        self.add_tool(self.chooser)
        self._questions = QWidget()
        column = QVBoxLayout(self._questions)
        column.setContentsMargins(0, 0, 0, tokens.SPACE_2)
        column.setSpacing(tokens.SPACE_2)
        for part in (self.strip, rule(), self.board, rule(), hint(_keys_hint(language))):
            column.addWidget(part, 1 if part is self.board else 0)
        self._no_clients = EmptyPage(
            language,
            sign="users-three",
            title=_("No clients yet"),
            words=_("A checklist judges the work for a client. Add the first client on the page of clients."),
            secondary=commands.action("checklist.print_blank"),
        )
        self._pages = QStackedWidget()
        for page in (self._questions, self.overview, self._no_clients):
            self._pages.addWidget(page)
        self.set_content(self._pages)
        self.set_inspector(self._inspector_parts())
        self.set_empty(
            EmptyPage(
                language,
                sign=self.icon,
                title=_("Nothing has been judged yet"),
                words=self._context.knowledge.page(self.id).empty,
                primary=commands.action("evaluation.new"),
                secondary=commands.action("checklist.print_blank"),
            )
        )

    def _inspector_parts(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_5)
        column.addWidget(self.result)
        column.addWidget(self.about)
        return made

    def _menu(self) -> QMenu:
        return self._context.commands.menu(
            "checklist.print_filled",
            "checklist.print_blank",
            "",
            "checklist.take_all",
            "checklist.next_open",
            "",
            "evaluation.remove",
            parent=self,
        )

    def _listen(self) -> None:
        self.board.answered.connect(self._answered)
        self.board.current_changed.connect(lambda _key: self._context.commands.refresh())
        self.result.wanted.connect(lambda key: self.board.make_current(key, focus=True))
        self.result.chosen.connect(self.select)
        self.chooser.chosen.connect(self.select)
        self.overview.activated_record.connect(lambda row: self._context.choose_client(row.id))
        self.overview.selection_changed.connect(self._context.commands.refresh)
        self.inspector_closed.connect(self._note_closed)
        self._context.changed.connect(self._changed)
        self._context.chosen.connect(self._chosen)

    def _answered(self, item: str, verdict: Verdict | None, goes_on: bool) -> None:
        self._answer(item, verdict, go_on=goes_on)

    def _filter_by(self, text: str) -> None:
        self.board.set_filter(text)
        self.overview.set_filter(text)

    def _note_closed(self) -> None:
        self._result_is_closed = True

    def _changed(self, tables: frozenset[str]) -> None:
        if not tables & TABLES:
            return
        if not self.isVisible():
            self._is_behind = True
        elif tables <= {"answer"} and self._sheet is not None:
            self._sheet = self._context.workspace.checklist.sheet(self._sheet.evaluation.id)
            self._show_sheet()
            self._later.start()
        elif tables <= FACT_TABLES and self._sheet is not None:
            self._look_for_findings()
        else:
            self.refresh()

    def _chosen(self) -> None:
        """Another client or period: the evaluation that was picked by hand gives way, unless it was asked for."""
        evaluation = self.evaluation
        if evaluation is not None and self._wanted == evaluation.id:
            self.board.details.form.flush()
            self._wanted, self._sheet = None, None
        if self.isVisible():
            self.refresh()
        else:
            self._is_behind = True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self.refresh()
        if self.evaluation is not None:
            self._open_result_if_wanted()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(560, 400)


def _keys_hint(language: Language) -> str:
    """Which keys answer, in one line below the questions."""
    shown = signs(language)
    answers = " · ".join(f"{shown[verdict]} {language.word(verdict).lower()}" for verdict in Verdict)
    rest = language(
        _("also 1–4 · ↑ ↓ move · E evidence · C comment · Space takes the computed answer · Backspace clears")
    )
    return f"{answers} · {rest}"
