"""Results: what is known of a client's period, in several views, beside the period that it is compared with."""

from __future__ import annotations

from functools import partial
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QSizePolicy

from smmdesk.domain.clients import Client, going_on
from smmdesk.domain.ids import ClientId
from smmdesk.domain.planning.report import Report
from smmdesk.domain.results.against import Against
from smmdesk.domain.results.records import Measurement, Publication
from smmdesk.speech.language import Language, _
from ui.importing.bringing import take_dropped
from ui.importing.choosing import FileDrop
from ui.importing.ways import HOW, show_ways
from ui.overriding import override
from ui.pages import PAGES
from ui.results.asking import AskingView, Explaining
from ui.results.commands import COMMANDS
from ui.results.details import FigureDetails
from ui.results.explaining import explained
from ui.results.shown import Results
from ui.results.views import BY_HAND, FORMULAS, REPORTS, VIEWS, WITHOUT_FIGURES, Remembering, Typed
from ui.shell.context_page import ContextPage
from ui.shell.example import SEE
from ui.shell.first_client import wanting_a_client
from ui.shell.shared import Shared
from ui.shell.sharing import Way, share
from ui.widgets.buttons import action_button, button
from ui.widgets.client_choice import ClientChoice
from ui.widgets.empty_page import EmptyPage
from ui.widgets.forms.choice import Combo
from ui.widgets.page_tools import States
from ui.widgets.segments import FoldingSegments

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.results.asking import AnyAsked
    from ui.results.report.view import ReportsView
    from ui.shell.context import Context
    from ui.widgets.forms.unsaved import Unsaved

_AGAINST: Final = (
    (Against.PREVIOUS, _("Against the period before")),
    (Against.YEAR, _("Against a year ago")),
    (Against.NONE, _("Without comparison")),
)


class ResultsPage(ContextPage):
    """Shows one client; a view is made when it is first opened, and shown anew when it comes into sight."""

    line = PAGES["results"]
    tables = frozenset({"account", "client", "desk", "formula", "measurement", "post", "publication", "snapshot"})
    tables |= {
        "agreement",
        "budget",
        "budget_line",
        "correction",
        "goal",
        "kpi",
        "report",
        "strategy",
    }  # reports tell of them

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.shown: Results | None = None
        self.view = VIEWS[0].key
        self.against = Against.PREVIOUS
        self.drawn = ""
        self.views: dict[str, Any] = {}
        self._behind: set[str] = set()
        self._left: Mapping[str, Any] = {}
        self._explained: AnyAsked | None = None
        self._only_client: ClientId | None = None
        self._has_any = False
        context.commands.bind(COMMANDS, self, widget=self, heading=self.line.title)
        self._build()
        self.refresh()

    # what it is made of

    def _build(self) -> None:
        language, commands = self.language, self.context.commands
        self.compared_with = Combo()
        self.compared_with.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.compared_with.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.compared_with.setAccessibleName(language(_("Compared with")))
        self.compared_with.set_options([(against, language(words)) for against, words in _AGAINST])
        self.compared_with.activated.connect(self._compare)
        self.add_to_header(action_button(commands.action(f"results.{REPORTS}")))
        self.add_to_header(self.compared_with)
        self.add_primary(commands.action("results.bring_in"))
        views = [(view.key, language(view.words)) for view in VIEWS]
        self.tabs = FoldingSegments(views, self.open_view, language(_("More tabs")))
        self.add_tool(self.tabs)
        self._stack = States()
        self.set_content(self._stack)
        self.details = FigureDetails(language)
        self.set_inspector(self.details)
        self._no_figures, self._no_clients = self._teach_figures(), wanting_a_client(self.context, self.line)
        words = _("Figures are of one client. Choose one to see its results.")
        self.choice = ClientChoice(language, words, lambda client: self.context.choose_client(ClientId(client)))
        self.set_empty(self._no_figures)
        for state in (self.choice, self._no_clients):
            self._states.addWidget(state)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._stack, self.close_inspector)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.inspector_closed.connect(self._forget_explained)
        FileDrop(self, partial(take_dropped, self))

    def _teach_figures(self) -> EmptyPage:
        """The ways to figures that there are, and an example."""
        commands = self.context.commands
        by_hand = [commands.action(f"results.{view.key}") for view in VIEWS if view.key == BY_HAND]
        return EmptyPage(
            self.language,
            sign=self.line.icon,
            title=_("No figures yet"),
            words=self.line.empty,
            primary=commands.action("results.bring_in"),
            others=[*by_hand, commands.action(SEE)],
            more=[button(self.language(HOW), lambda: show_ways(self.context, self), kind="link")],
        )

    # what is shown

    @property
    def client_id(self) -> ClientId | None:
        """Whose results they are: the client chosen above, or the only one there is."""
        return self.context.client_id or self._only_client

    @property
    def has_views(self) -> bool:
        """Whether there is a client of whom anything can be seen."""
        return self.client_id is not None

    @override
    def look(self) -> dict[str, Any]:
        money = self.views.get("money")
        kept = money.look() if isinstance(money, Remembering) else self._left.get("money", {})
        look: dict[str, Any] = {"view": self.view, "against": self.against.value, "metric": self.drawn}
        return {**look, "money": kept} if kept else look

    @override
    def resume(self, look: Mapping[str, Any]) -> None:
        if look.get("against") in {each.value for each in Against}:
            self.against = Against(look["against"])
        self.drawn = str(look.get("metric", ""))
        self._left = look
        if look.get("view") in {view.key for view in VIEWS}:
            self.view = look["view"]
        self.ask_again()

    @override
    def chosen(self) -> object:
        return self.view, self.against, self.drawn

    @override
    def select(self, record_id: str) -> None:
        """Show the client and the days of figures; ids of other records are passed over."""
        records = self.context.workspace.records
        rows = {each.client_id: each.starts for each in records.all(Measurement, id=record_id)}
        posts = {each.client_id: each.day for each in records.all(Publication, id=record_id)}
        reports = [each.client_id for each in records.all(Report, id=record_id)]
        with self.act():
            for client_id, day in {**rows, **posts}.items():
                self.context.choose_client(client_id)
                if day is not None and day not in self.context.period:
                    self.context.choose_period(self.context.period.around(day))
            for client_id in reports:
                self.context.choose_client(client_id)
        if reports:
            self._open_report(record_id)

    @override
    def reveal(self, typed: Unsaved) -> None:
        """Also the line of a post that a report ranks, which no record has for its own."""
        super().reveal(typed._replace(id=str(typed.id).partition(" ")[0]))
        if self.reports is not None:
            self.reports.expect_why(typed)

    @override
    def follow(self, tables: frozenset[str]) -> None:
        """Figures are what they were where reports alone have changed."""
        if tables != {REPORTS}:
            self.refresh()
        elif self.reports is not None:
            self.reports.read_again()

    @override
    def shared(self, output: str) -> Shared:
        """The report that is open; without one that of the chosen days, as the results are."""
        report = self.report if output == REPORTS else None
        if report is None:
            return super().shared(output)
        return Shared(report.client_id, report.period, report.id, language=Language(report.language))

    @property
    @override
    def in_front(self) -> str:
        return REPORTS if self.report is not None else ""

    @property
    def reports(self) -> ReportsView | None:
        """The view of reports, once it was opened."""
        made: ReportsView | None = self.views.get(REPORTS)
        return made

    @property
    def report(self) -> Report | None:
        """The report that is open in sight."""
        return self.reports.current if self.reports is not None and self.view == REPORTS else None

    @override
    def read(self) -> None:
        workspace = self.context.workspace
        clients = going_on(workspace.clients.list()) if self.context.client_id is None else []
        self._only_client = clients[0].id if len(clients) == 1 else None
        self.shown = None
        if self.client_id is None:
            self._ask_for_client(clients)
        elif not self._is_known(self.client_id) and self.view not in WITHOUT_FIGURES:
            self.show_empty()
        else:
            self._show_of(self.client_id)
        self.context.commands.refresh()

    def _is_known(self, client_id: ClientId) -> bool:
        """Whether the client has any figures."""
        self._has_any = self.context.workspace.results.has_any(client_id)
        return self._has_any

    def _ask_for_client(self, clients: Sequence[Client]) -> None:
        self.close_inspector()
        self._offer_tools(False)
        self.choice.show_clients(clients)
        self._show(self.choice if clients else self._no_clients)

    def _show_of(self, client_id: ClientId) -> None:
        workspace = self.context.workspace
        client = workspace.records.get(Client, client_id)
        sheet = workspace.results.sheet(client_id, self.context.period)
        earlier = self.against.of(sheet.period)
        before = workspace.results.earlier(sheet, client_id, earlier) if earlier is not None else None
        planned = workspace.results.planned(client_id, sheet)
        due = workspace.results.due(client_id)
        self.shown = Results(client=client, sheet=sheet, against=before, planned=planned, due=due)
        self._behind = {*self.views}
        self.compared_with.choose(self.against)
        self._turn_to(self.view)
        self.show_content()
        if self._explained is not None:
            self._explain(self._explained)

    def _turn_to(self, key: str) -> None:
        """The view in sight, made when it is first wanted, with what is to be shown now."""
        self.view = key
        self.tabs.choose(key)
        made = self._view(key)
        if key in self._behind and self.shown is not None:
            self._behind.discard(key)
            made.show_results(self.shown)
        self._stack.setCurrentWidget(made)
        self._stack.setFocusProxy(made)

    def _view(self, key: str) -> Any:  # noqa: ANN401  (each is a class of its own)
        if key not in self.views:
            maker = next(view.made_by for view in VIEWS if view.key == key)
            made = self.views[key] = resolve_name(maker)(self.context)
            self._behind.add(key)
            self._stack.addWidget(made)
            if isinstance(made, Remembering) and isinstance(kept := self._left.get(key), dict):
                made.resume(kept)
            if isinstance(made, Explaining):
                made.asked.connect(self.explain)
                made.turned.connect(self.context.commands.refresh)
            if key == REPORTS:
                made.turned.connect(self.context.commands.refresh)
                made.wanted.connect(self.print_report)
            if isinstance(made, AskingView):
                made.drawn = self.drawn
                made.metric_chosen.connect(self.show_metric)
        return self.views[key]

    # what a person does

    def _flush(self) -> None:
        """Save what is being typed in the view in sight."""
        view = self.views.get(self.view)
        if isinstance(view, Typed):
            view.flush()

    def new_formula(self) -> None:
        """Begin a metric of one's own."""
        self.open_view(FORMULAS)
        view = self.views.get(FORMULAS)
        if view is not None:
            view.add()

    def new_report(self) -> None:
        """Begin a report of the client."""
        self.open_view(REPORTS)
        if self.reports is not None:
            self.reports.begin()

    def issue_report(self) -> None:
        """Have the report that is open go out as it is."""
        if self.reports is not None and self.report is not None:
            self.reports.issue(self.report)

    def print_report(self) -> None:
        """Show the report that is open as it will lie on paper."""
        share(self, Way(REPORTS, ".pdf"))

    def _open_report(self, id: str) -> None:
        self.open_view(REPORTS)
        self.catch_up()
        if self.reports is not None:
            self.reports.open(id)

    def open_view(self, key: str) -> None:
        """Bring one of the views into sight."""
        self._flush()
        self.close_inspector()
        self.view = key
        if self.shown is not None and self._has_any:
            self._turn_to(key)
        else:  # whether there is anything to see depends on it
            self.ask_again()
        self.context.commands.refresh()

    def show_metric(self, key: str) -> None:
        """Draw this metric by day, on every view that draws one."""
        self.drawn = key
        for view in self.views.values():
            if isinstance(view, AskingView):
                view.show_metric(key)

    def _compare(self, index: int) -> None:
        self.against = self.compared_with.itemData(index)
        self.ask_again()

    @property
    def asked_for(self) -> AnyAsked | None:
        """The figure where the keyboard is."""
        view = self.views.get(self.view)
        return view.current() if self.shown is not None and isinstance(view, Explaining) else None

    def explain_current(self) -> None:
        """Say where the figure comes from at which the keyboard is."""
        asked = self.asked_for
        if asked is not None:
            self.explain(asked)

    def explain(self, asked: AnyAsked) -> None:
        """Say where this figure comes from."""
        self._explained = asked
        self._explain(asked)

    def _explain(self, asked: AnyAsked) -> None:
        if self.shown is None:
            return
        said = explained(asked, self.shown, self.context.workspace.results, self.language)
        if said is None:
            self.close_inspector()
            return
        self.details.show_explanation(said.told, said.change)
        self.open_inspector(said.title)

    def _forget_explained(self) -> None:
        self._explained = None
