"""Who runs it? Offers on the left, the answer on the right; it follows while a slider moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smmdesk.domain.clients import Client, going_on
from smmdesk.domain.comparison import FIGURES, SCORED, Comparison, Offer, equal_weights
from smmdesk.domain.ids import ClientId
from smmdesk.services.comparison import ComparisonSheet, sheet_of
from smmdesk.speech.language import _
from ui.comparison.acts import Acts
from ui.comparison.commands import COMMANDS
from ui.comparison.halves import Halves
from ui.comparison.led_back import lead_back
from ui.comparison.offers_view import OffersView
from ui.comparison.profile_view import ProfileView
from ui.comparison.questions_view import QuestionsView
from ui.comparison.reasons_view import ReasonsView
from ui.comparison.results import SCROLL_BAR, Results
from ui.comparison.views import OFFERS, PROFILE, QUESTIONS, REASONS, WEIGHTS
from ui.comparison.weights_view import WeightsView
from ui.overriding import override
from ui.pages import PAGES
from ui.shell.client_menu import for_client
from ui.shell.context_page import ContextPage
from ui.shell.example import SEE
from ui.shell.first_client import wanting_a_client
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.client_choice import ClientChoice
from ui.widgets.empty_page import EmptyPage
from ui.widgets.forms.choice import Combo
from ui.widgets.page_tools import States
from ui.widgets.scrolling import scrolling
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from smmdesk.domain.clients import Client
    from ui.comparison.grid import OfferGrid
    from ui.shell.context import Context
    from ui.shell.shared import Shared
    from ui.widgets.forms.unsaved import Unsaved


class ComparisonPage(ContextPage):
    """The comparisons of one client, one of them in sight."""

    line = PAGES["comparison"]
    tables = frozenset(("client", "comparison", "offer"))

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._acts = Acts(context)
        self.sheet: ComparisonSheet | None = None
        self._only_client: ClientId | None = None
        context.commands.bind(COMMANDS, self, widget=self, heading=self.line.title)
        self.offers = OffersView(context, self._acts)
        self.questions = QuestionsView(context, self._acts)
        self.weights = WeightsView(context, self._acts, self._weighed)
        self.reasons = ReasonsView(context.language, context.knowledge)
        self.profile = ProfileView(context.language)
        self.results = Results(context.language, context.knowledge, context.background)
        words = _("Each client decides for itself. Choose one to compare its ways.")
        self.choice = ClientChoice(context.language, words, lambda client: context.choose_client(ClientId(client)))
        self._build()
        self._listen()
        self.refresh()

    # what is shown

    @property
    def client_id(self) -> ClientId | None:
        """Whose comparison it is: the one chosen above, or the only one there is."""
        return self.context.client_id or self._only_client

    @property
    def current_offer(self) -> Offer | None:
        """The offer whose column the keyboard is in, on the view in sight."""
        if self.sheet is None or self.view not in {OFFERS, QUESTIONS, WEIGHTS}:
            return None
        if self.view == WEIGHTS and not self.weights.twelve.is_open:
            return None
        return self.grid.current_offer()

    @property
    def view(self) -> str:
        """Which of the views on the left is in sight."""
        return str(self.tabs.value())

    @override
    def chosen(self) -> object:
        offer = self.current_offer
        return self.sheet and self.sheet.comparison.id, self.view, offer and offer.id, self.grid.currentIndex().row()

    @override
    def read(self) -> None:
        # asked for only where one has to be chosen
        clients = going_on(self.context.workspace.clients.list()) if self.context.client_id is None else []
        self._only_client = clients[0].id if len(clients) == 1 else None
        client_id = self.client_id
        if client_id is None:
            self._ask_for_client(clients)
        else:
            self._show_of(self.context.workspace.comparison.of(client_id))
        self.context.commands.refresh()

    @override
    def shared(self, output: str) -> Shared:
        from ui.shell.shared import of_record

        self._flush()
        shown = self.sheet.comparison if self.sheet else None
        is_asked = self.client_id is None and self.choice.isVisible()
        return of_record(self, shown, is_asked=is_asked, name=shown.name if shown else "")

    @override
    def select(self, record_id: str) -> None:
        """Show this comparison; the client it is of becomes the one chosen."""
        with self.act():
            found = self.context.workspace.records.get(Comparison, record_id)
            self.want(found.id)
            self.context.choose_client(found.client_id)
        self.catch_up()

    @override
    def reveal(self, typed: Unsaved) -> None:
        lead_back(self, typed)

    def open_view(self, name: str) -> None:
        """Bring one of the views on the left into sight."""
        # before the view goes: what is typed there is about to be out of sight
        self._flush()
        self.tabs.choose(name)
        self._stack.setCurrentWidget(self._scrolled[name])
        self._halves.setFocusProxy(self._first_of(name))
        self.context.commands.refresh()

    # what a person can do

    def begin(self) -> None:
        """A new comparison, of a client who is asked for where all are in sight."""

        def go_on(client_id: ClientId) -> None:
            self.context.choose_client(client_id)
            self.catch_up()
            self.start()

        if self.client_id is not None:
            self.start()
        else:
            for_client(self.context, self, going_on(self.context.workspace.clients.list()), go_on)

    def start(self) -> None:
        """A new comparison with the usual figures."""
        client_id, workspace = self.client_id, self.context.workspace
        if client_id is None:
            return

        def show(made: Comparison) -> None:
            self.want(made.id)
            self.catch_up()
            self.open_view(OFFERS)
            self.offers.setup.forms["can_pay"].focus_first()

        with self.act():
            self.context.do(lambda: workspace.comparison.start(client_id, workspace.today()), show=show)

    def remove(self) -> None:
        """Take the comparison away; it can be undone."""
        if self.sheet is not None:
            self._acts.remove(self.sheet.comparison)

    def add_like_current(self) -> None:
        """Another offer of the way where the keyboard is."""
        if (offer := self.current_offer) is not None:
            self.open_view(OFFERS)
            self.offers.add_offer(offer.way)

    def duplicate_offer(self) -> None:
        """The offer once more where the keyboard is."""
        if (offer := self.current_offer) is not None:
            self.open_view(OFFERS)
            self.offers.duplicate(offer)

    @property
    def can_edit_figure(self) -> bool:
        """Whether the keyboard is on a figure that is no computed one."""
        return self.current_offer is not None and self.grid.can_edit

    def edit_figure(self) -> None:
        """Open the cell where the keyboard is."""
        self.grid.edit_current()

    def remove_offer(self) -> None:
        """Take the offer out where the keyboard is; it can be undone."""
        if (offer := self.current_offer) is not None:
            self._acts.remove_offer(offer)

    def take_usual(self) -> None:
        """Our usual figure again in the cell where the keyboard is."""
        offer, row = self.grid.current_offer(), self.grid.current_row()
        if offer is not None and row is not None:
            self.grid.usual_wanted.emit(offer, row)

    @property
    def can_confirm(self) -> bool:
        """Whether the keyboard is on a figure or score of ours."""
        offer = self.current_offer
        row = offer and self.grid.current_row()
        if not offer or not row or row.field in offer.typed:
            return False
        # what is open, or follows from the plan, is no figure of ours
        return row.field in SCORED or (row.field in FIGURES and getattr(offer, row.field) is not None)

    def confirm_figure(self) -> None:
        """The figure or score where the keyboard is counts as the person's own."""
        offer, row = self.current_offer, self.grid.current_row()
        if offer is not None and row is not None:
            self._acts.confirm(offer, row.field)

    def open_reasons(self) -> None:
        """What speaks for and against the way where the keyboard is."""
        if (offer := self.current_offer) is not None:
            self.open_view(REASONS)
            self.reasons.open_way(offer.way)

    def weigh_as_usual(self) -> None:
        """The weights a comparison starts with."""
        if self.sheet is not None:
            self._acts.weigh_as_usual(self.sheet.comparison)

    def weigh_equally(self) -> None:
        """All criteria matter the same."""
        if self.sheet is not None:
            self._acts.weigh_all(self.sheet.comparison, equal_weights())

    # how it works

    def _first_of(self, name: str) -> QWidget:
        """Where the keyboard begins on a view."""
        first = {OFFERS: self.offers.grid, QUESTIONS: self.questions.grid, WEIGHTS: self.weights.first}
        return first.get(name, self.tabs)

    @property
    def grid(self) -> OfferGrid:
        """That of the view in sight, or else of the offers."""
        return {WEIGHTS: self.weights.grid, QUESTIONS: self.questions.grid}.get(self.view, self.offers.grid)

    def _ask_for_client(self, clients: list[Client]) -> None:
        self.sheet = None
        self._picker_line.hide()
        if clients:
            self.choice.show_clients(clients)
            self._show(self.choice)
        else:
            self._show(self._no_clients)

    def _show_of(self, found: list[Comparison]) -> None:
        """The one asked for, or the newest."""
        shown = next((each for each in found if each.id == self.wanted), found[-1] if found else None)
        self.wanted = shown.id if shown else None
        self._fill_picker(found)
        if shown is None:
            self.sheet = None
            self.show_empty()
            return
        self._show_sheet(self.context.workspace.comparison.sheet(shown.id))
        self.show_content()

    def _show_sheet(self, sheet: ComparisonSheet) -> None:
        self.sheet = sheet
        self.offers.show_sheet(sheet)
        self.questions.show_sheet(sheet)
        self.weights.show_sheet(sheet)
        self.reasons.show_sheet(sheet)
        self.profile.show_sheet(sheet)
        self.results.show_sheet(sheet)

    def _weighed(self, comparison: Comparison) -> None:
        """A slider moves: the answer follows before anything is kept."""
        if self.sheet is not None:
            self.results.show_sheet(sheet_of(comparison, self.sheet.offers, self.sheet.terms))

    def _fill_picker(self, found: list[Comparison]) -> None:
        self.picker.set_options([(each.id, self._name(each, place)) for place, each in enumerate(found, start=1)])
        self.picker.choose(self.wanted)
        self._picker_line.setVisible(bool(found))
        self.picker.setVisible(len(found) > 1)

    def _name(self, comparison: Comparison, place: int) -> str:
        return comparison.name or self.language(_("Comparison {n}"), n=place)

    def _pick(self, index: int) -> None:
        with self.act():
            # into the comparison so far
            self._flush()
            self.want(self.picker.itemData(index))

    def _flush(self) -> None:
        for view in (self.offers, self.questions, self.weights):
            view.flush()

    def _open_menu(self, offer: Offer, place: QPoint) -> None:
        self.grid.select(offer.id)
        figure = ("offer.edit", "offer.usual", "offer.confirm")
        self.menu(*figure, "", "offer.reasons", "offer.duplicate", "offer.add", "", "offer.remove").popup(place)

    def _listen(self) -> None:
        for grid in (self.offers.grid, self.questions.grid, self.weights.grid):
            grid.menu_wanted.connect(self._open_menu)
            grid.went.connect(self.context.commands.refresh)
        self.weights.twelve.folded.connect(lambda _is_open: self.context.commands.refresh())

    def _build(self) -> None:
        commands = self.context.commands
        self.add_primary(commands.action("comparison.new"))
        self._add_tools()
        self._stack = States()
        views = {
            OFFERS: self.offers,
            QUESTIONS: self.questions,
            WEIGHTS: self.weights,
            REASONS: self.reasons,
            PROFILE: self.profile,
        }
        self._scrolled = {name: scrolling(view) for name, view in views.items()}
        for each in self._scrolled.values():
            self._stack.addWidget(each)
        self._halves = Halves(self._stack, self.results, self._needed)
        self._halves.setFocusProxy(self.offers.grid)
        self.set_content(self._halves)
        self.set_empty(self._teach())
        self._no_clients = wanting_a_client(self.context, self.line)
        # other states than those that every page has
        for state in (self.choice, self._no_clients):
            self._states.addWidget(state)

    def _add_tools(self) -> None:
        language = self.language
        self.tabs = SegmentBar(
            [
                (OFFERS, language(_("Offers"))),
                (QUESTIONS, language(_("Questions"))),
                (WEIGHTS, language(_("What matters"))),
                (REASONS, language(_("For and against"))),
                (PROFILE, language(_("Profile"))),
            ],
            self.open_view,
        )
        self.tabs.choose(OFFERS)
        self.picker = Combo()
        self.picker.setFixedWidth(scaled(220))
        self.picker.setAccessibleName(language(_("Which comparison")))
        self.picker.activated.connect(self._pick)
        self.add_tool(self.tabs)
        self.add_tool(self.picker, at_end=True)
        self._picker_line = self._tools_line

    def _teach(self) -> EmptyPage:
        return EmptyPage(
            self.language,
            sign=self.line.icon,
            title=_("No comparison yet"),
            words=self.language(self.line.empty),
            primary=self.context.commands.action("comparison.new"),
            others=[self.context.commands.action(SEE)],
        )

    def _needed(self) -> int:
        """Pixels in which an offer of each way stands side by side in any of the grids."""
        views = (self.offers, self.questions, self.weights)
        return max(view.matrix.whole_width() for view in views) + tokens.SPACE_4 + SCROLL_BAR

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._halves.share(self.width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._halves.fit(self.width())
