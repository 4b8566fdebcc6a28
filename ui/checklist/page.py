"""The results checklist: the same measure for oneself, a freelancer, an employee or an agency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smmdesk.domain.checklist import Evaluation, Verdict
from smmdesk.domain.clients import Client, going_on
from smmdesk.domain.errors import MissingRecordError
from smmdesk.domain.providers import Provider
from smmdesk.speech.language import _
from ui.checklist.chooser import Chooser
from ui.checklist.commands import COMMANDS
from ui.checklist.details import Remarks
from ui.checklist.evaluation_view import EvaluationView
from ui.checklist.overview_table import Listed, overview_table
from ui.overriding import override
from ui.pages import PAGES
from ui.shell.client_menu import for_client
from ui.shell.context_page import ContextPage
from ui.shell.example import SEE
from ui.shell.first_client import without_clients
from ui.style.text_size import scaled
from ui.widgets.empty_page import EmptyPage
from ui.widgets.menus import begin_by_keyboard
from ui.widgets.page_tools import States

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QMenu, QWidget

    from smmdesk.domain.ids import ClientId
    from ui.checklist.board import Board
    from ui.checklist.sifting import Only
    from ui.shell.context import Context
    from ui.shell.printing import PrintDialog
    from ui.shell.shared import Shared
    from ui.widgets.forms.unsaved import Unsaved
    from ui.widgets.page_tools import Sifted

BLANK: Final = "checklist-blank"
"""The output that needs no evaluation."""
SHEET_TABLES: Final = frozenset(("answer", "evaluation"))
FACT_TABLES: Final = frozenset(
    {
        *("post", "budget", "budget_line"),
        *("brand", "mention", "answer_rule", "voice_count", "imported_file"),
        *("strategy", "strategy_entry", "goal", "kpi", "competitor", "funnel_stage", "channel", "risk", "correction"),
    }
)
"""What the computed answers are made of."""
ROOM_FOR_RESULT: Final = 980
"""A page this wide shows the result beside the questions from the start."""
RESULT_WIDTH, RESULT_WIDTH_LEAST = 348, 300


class ChecklistPage(ContextPage):
    """One evaluation of the chosen client, or the list of all clients with their latest."""

    line = PAGES["checklist"]
    tables = SHEET_TABLES | FACT_TABLES | {"client", "provider"}

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._providers: Sequence[Provider] = ()
        self._removed: str | None = None
        self._result_is_closed = False
        self.view: EvaluationView = EvaluationView(context)
        self.board: Board = self.view.board
        self.overview = overview_table(context.language)
        context.commands.bind(COMMANDS, self, widget=self, heading=self.line.title)
        self.chooser = Chooser(context.language, self._menu, self._show_only)
        self._build()
        self._listen()
        self.refresh()

    # what is shown

    @property
    def evaluation(self) -> Evaluation | None:
        """The evaluation in sight."""
        return self.view.evaluation

    @property
    def start_for(self) -> ClientId | None:
        """Whom a new checklist would be for: the client chosen, or the one under the cursor in the list of all."""
        if self.context.client_id is not None:
            return self.context.client_id
        chosen = self.overview.selected()
        return chosen[0].id if chosen else None

    @override
    def chosen(self) -> object:
        return self.evaluation and self.evaluation.id, self.board.current

    @override
    def read(self) -> None:
        client_id = self.context.client_id
        if client_id is None:
            self._show_all_clients()
            return
        try:
            self.context.workspace.records.get(Client, client_id)
        # the client was removed elsewhere, and the window has not chosen another one yet
        except MissingRecordError:
            self._show_all_clients()
            return
        self._providers = self.context.workspace.clients.providers(client_id)
        evaluations = self.context.workspace.checklist.of(client_id)
        shown = self._choice(evaluations)
        self.chooser.show_evaluations(evaluations, self._providers, shown.id if shown else None)
        if shown is None:
            self.view.forget()
            self.chooser.hide()
            self._put_result_away()
            self.show_empty()
        else:
            self._show_evaluation(shown)
        self.context.commands.refresh()

    @override
    def shared(self, output: str) -> Shared:
        from ui.checklist.shared import blank_shared, filled_shared

        self.view.flush()
        return blank_shared(self) if output == BLANK else filled_shared(self)

    @override
    def select(self, record_id: str) -> None:
        """Show an evaluation, of whichever client it is."""
        with self.act():
            self._want(self.context.workspace.records.get(Evaluation, record_id))
        self.catch_up()

    @override
    def reveal(self, typed: Unsaved) -> None:
        """A remark stands under its item; what else is typed, beside the questions."""
        if typed.kind == Remarks.__name__:
            evaluation, item = typed.id
            self.select(evaluation)
            self.board.make_current(item)
        else:
            self.select(typed.id)
            self._open_result()

    def _want(self, evaluation: Evaluation) -> None:
        """Show it, whoever it is of."""
        with self.act():
            self.want(evaluation.id)
            self.context.choose_client(evaluation.client_id)

    # what a person can do

    def begin(self) -> None:
        """A new checklist, of a client who is asked for where none is chosen."""

        def go_on(client_id: ClientId) -> None:
            self.context.choose_client(client_id)
            self.catch_up()
            self.start()

        if self.start_for is not None:
            self.start()
        else:
            for_client(self.context, self, going_on(self.context.workspace.clients.list()), go_on)

    def start(self) -> None:
        """A new checklist for the chosen period and whoever ran the networks on its last day."""
        context, client_id, period = self.context, self.start_for, self.context.period
        if client_id is None:
            return
        words = context.language(_("New checklist: {period}"), period=context.language.period_inside(period))

        def show(made: Evaluation) -> None:
            self._want(made)
            self.catch_up()
            self.board.step(-(10**6))

        with self.act():
            context.do(
                lambda: context.workspace.checklist.start(client_id, period, context.workspace.today()),
                tell=lambda _made: context.say_undoable(words),
                show=show,
            )

    def remove(self) -> None:
        """Remove the evaluation in sight with its answers."""
        context, evaluation = self.context, self.evaluation
        if evaluation is None:
            return

        def tell(_count: int) -> None:
            self._removed = evaluation.id
            when = context.language.period_inside(evaluation.period)
            context.say_undoable(context.language(_("Removed the checklist: {period}"), period=when))

        self.view.flush()
        context.do(lambda: context.workspace.records.remove(Evaluation, evaluation.id), tell=tell)

    def answer_current(self, verdict: Verdict | None) -> None:
        """Answer the question one is at."""
        if self.board.current:
            self.view.answer(self.board.current, verdict)

    def edit(self, remark: str) -> None:
        """The cursor into the `evidence` or `comment` of the question one is at."""
        self.board.edit(remark)

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

    def print_blank(self) -> PrintDialog | None:
        """Preview and print an empty checklist for pen and paper, with the chosen client's name."""
        from ui.shell.sharing import Way, share

        return share(self, Way(BLANK, ".pdf"))

    # how it is shown

    def _choice(self, evaluations: list[Evaluation]) -> Evaluation | None:
        """The one wanted or in sight; else one that shares a day with the chosen period; else the latest.

        One whose removal was just taken back comes before them all.
        """
        period = self.context.period
        shown = self.evaluation.id if self.evaluation else None
        for wanted in (self._removed, self.wanted, shown):
            found = next((each for each in evaluations if each.id == wanted), None)
            if found is not None:
                if found.id == self._removed:
                    self._removed = None
                return found
        near = (each for each in evaluations if each.period.overlaps(period))
        return next(near, evaluations[0] if evaluations else None)

    def _show_evaluation(self, evaluation: Evaluation) -> None:
        is_new = self.evaluation is None or self.evaluation.id != evaluation.id
        self.wanted = evaluation.id
        self.view.show_evaluation(evaluation, self._providers)
        self._put(self.view)
        self.chooser.show()
        self.show_content()
        if is_new:
            self._open_result_if_wanted()

    def _show_all_clients(self) -> None:
        self.view.forget()
        workspace = self.context.workspace
        clients, latest, today = going_on(workspace.clients.list()), workspace.checklist.latest(), workspace.today()
        repeated = workspace.checklist.to_repeat()
        providers = workspace.records.all(Provider)
        rows = [
            Listed(
                client=client,
                sheet=latest.get(client.id),
                today=today,
                due=repeated[client.id].repeat_on if client.id in repeated else None,
                providers=tuple(each for each in providers if each.client_id == client.id),
            )
            for client in clients
        ]
        self._put_result_away()
        self.chooser.hide()
        self.overview.show_records(rows)
        self._put(self.overview if rows else self._no_clients)
        # so that Ctrl+N is for somebody from the start
        if rows and not self.overview.selected():
            self.overview.select([rows[0].id])
        self.show_content()
        if not rows:
            self._offer_tools(False)
        self.context.commands.refresh()

    def _put_result_away(self) -> None:
        """For want of one to show, which is not the person's wish."""
        closed = self._result_is_closed
        self.close_inspector()
        self._result_is_closed = closed

    def _put(self, widget: QWidget) -> None:
        """Show one of: the evaluation, the list of all clients, the word that there are none."""
        self._pages.setCurrentWidget(widget)
        self._pages.setFocusProxy(widget)

    def _open_result_if_wanted(self) -> None:
        """Beside the questions, where there is room and the person has not put it away."""
        if self.isVisible() and not self._result_is_closed and self.width() >= scaled(ROOM_FOR_RESULT):
            self._open_result()

    def _open_result(self) -> None:
        self.open_inspector(self.context.language(_("Result")))
        wanted = scaled(RESULT_WIDTH) if self.width() >= scaled(ROOM_FOR_RESULT) else scaled(RESULT_WIDTH_LEAST)
        self._splitter.setSizes([max(self.width() - wanted, 1), wanted])

    # what it is made of

    def _build(self) -> None:
        commands, language = self.context.commands, self.context.language
        print_blank = commands.action("checklist.print_blank")
        self.add_primary(commands.action("evaluation.new"))
        self.add_filter(_("Filter"), self._filter_by, self._what_is_left)
        self.add_tool(self.chooser)
        no_clients = _("A checklist shows how the work for a client goes: add the first one.")
        self._no_clients = without_clients(self.context, no_clients, print_blank)
        self._pages = States()
        for page in (self.view, self.overview, self._no_clients):
            self._pages.addWidget(page)
        self.set_content(self._pages)
        self.set_inspector(self.view.side)
        self.set_empty(
            EmptyPage(
                language,
                sign=self.line.icon,
                title=_("There is no checklist yet"),
                words=self.language(self.line.empty),
                primary=commands.action("evaluation.new"),
                others=[print_blank, commands.action(SEE)],
            )
        )

    def _menu(self) -> QMenu:
        return self.menu("checklist.take_all", "checklist.next_open", "", "evaluation.remove")

    def _open_menu(self, place: QPoint) -> None:
        """What can be said of the current question; nothing to take back where there is no answer."""
        verdict = self.board.verdict
        answers = ("answer.yes", "answer.partly", "answer.no", "answer.not_applicable")
        back = "answer.clear" if verdict is not None else ""
        menu = self.menu(*answers, back, "", "answer.evidence", "answer.comment", "", "checklist.next_open")
        menu.popup(place)
        begin_by_keyboard(menu)

    def _listen(self) -> None:
        self.board.menu_wanted.connect(self._open_menu)
        self.view.result_wanted.connect(self.toggle_result)
        self.view.computed.connect(self.context.commands.refresh)
        self.board.current_changed.connect(lambda _key: self.context.commands.refresh())
        self.view.result.chosen.connect(self.select)
        self.chooser.chosen.connect(self.select)
        self.overview.activated_record.connect(lambda row: self.context.choose_client(row.id))
        self.overview.set_menu(lambda: self.menu("evaluation.new"))
        self.overview.selection_changed.connect(self.context.commands.refresh)
        self.inspector_closed.connect(self._note_closed)

    def _filter_by(self, text: str) -> None:
        self.board.set_filter(text)
        self.overview.set_filter(text)

    def _show_only(self, only: Only) -> None:
        self.board.set_only(only)
        self.look_what_is_left()

    def _what_is_left(self) -> Sifted:
        return self.overview.sifted() if self.evaluation is None else self.board.sifted()

    def _note_closed(self) -> None:
        self._result_is_closed = True

    @override
    def follow(self, tables: frozenset[str]) -> None:
        if tables <= {"answer"} and self.evaluation is not None:
            self.view.show_answers()
        elif tables <= FACT_TABLES and self.evaluation is not None:
            self.view.look_at_figures()
        else:
            self.refresh()

    @override
    def follow_choice(self) -> None:
        """The evaluation that was picked by hand gives way, unless it was asked for."""
        evaluation = self.evaluation
        if evaluation is not None and self.wanted == evaluation.id:
            self.view.forget()
            self.wanted = None
        super().follow_choice()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.evaluation is not None:
            self._open_result_if_wanted()
