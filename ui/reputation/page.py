"""Reputation: what people say of a client in a period, written down, judged and answered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from smmdesk.domain.clients import going_on
from smmdesk.domain.reputation.lists import overdue
from smmdesk.speech.language import _
from ui.importing.choosing import FileDrop
from ui.overriding import override
from ui.pages import PAGES
from ui.reputation import acts
from ui.reputation.body import Body, Known
from ui.reputation.commands import COMMANDS, MENTION_MENU
from ui.reputation.counting import Clocks
from ui.reputation.details import Details
from ui.reputation.empty_pages import asked_of, no_mentions
from ui.reputation.explaining import asked_about, explain, explain_anew, open_month, open_row
from ui.reputation.filter_bar import FilterBar
from ui.reputation.overview_table import overview_table, show_all
from ui.reputation.sifting import MentionFilter, Part, passing
from ui.reputation.view_stack import ViewStack
from ui.reputation.views import MENTIONS, VIEWS
from ui.shell.context_page import ContextPage
from ui.shell.first_client import wanting_a_client
from ui.widgets.buttons import FoldingButton
from ui.widgets.segments import FoldingSegments

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import ClientId
    from smmdesk.domain.reputation.answering import Counting
    from smmdesk.domain.reputation.records import Mention
    from smmdesk.services.reputation import ReputationSheet
    from ui.reputation.table import MentionTable
    from ui.reputation.tiles import Tiles
    from ui.reputation.views import Asked
    from ui.shell.context import Context
    from ui.shell.shared import Shared
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.forms.unsaved import Unsaved
    from ui.widgets.page_tools import Sifted

_PARTS = (
    (Part.ALL, _("All")),
    (Part.UNJUDGED, _("Without a tone")),
    (Part.WAITS, _("Waiting for an answer")),
    (Part.NEGATIVE, _("Only negative")),
)


class ReputationPage(ContextPage):
    """Shows one client's period, in several views."""

    line = PAGES["reputation"]
    tables = frozenset({"brand", "client", "competitor", "mention", "strategy"})
    tables |= {"activity", "answer_rule", "audience_list", "community", "reply_template", "snooze", "voice_count"}

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.sheet: ReputationSheet | None = None
        self.known: Known | None = None
        self.sifted: MentionFilter = MentionFilter()
        self.asked: Asked | None = None
        self._only_client: ClientId | None = None
        context.commands.bind(COMMANDS, self, widget=self, heading=self.line.title)
        self._build()
        self._listen()
        self.refresh()

    # what it is made of

    def _build(self) -> None:
        context, language = self.context, self.language
        self.body = Body(language, context.workspace.now, self.explain_figure, lambda each: self.select(each.id))
        self.clocks = Clocks(context, self)
        self.clocks.days_off.found.connect(self.refresh)
        self.clocks.minutes.timeout.connect(self._keep_time)
        self.views = ViewStack(context, self.body)
        self.watched = FoldingButton(language(_("Brands…")), "tag")
        self.watched.clicked.connect(lambda: context.commands.run("reputation.brands"))
        self.add_to_header(self.watched)
        self.add_primary(context.commands.action("mention.new"))
        self._filter_line = self.add_filter(_("Filter mentions"), self.table.set_filter, self._what_is_left)
        lines = [(view.key, language(view.words)) for view in VIEWS]
        self.tabs = FoldingSegments(lines, self.open_view, language(_("More tabs")))
        self.add_tool(self.tabs)
        self.parts = FoldingSegments(
            [(part, language(words)) for part, words in _PARTS], self._choose_part, language(_("More"))
        )
        self.parts.choose(Part.ALL)
        self.add_tool(self.parts)
        self.chips = FilterBar(language)
        self.add_chips(self.chips)
        self.set_content(self.views)
        self.details = Details(context, self._save, self._zone, partial(acts.edit_rule, self))
        self.set_inspector(self.details)
        self.overview = overview_table(language)
        self._no_clients = wanting_a_client(context, self.line)
        self._nothing = no_mentions(context, self.line)
        self.set_empty(self._nothing)
        for state in (self.overview, self._no_clients):
            self._states.addWidget(state)
        FileDrop(self, partial(acts.bring_in_these, self))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.views, self.step_back)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _listen(self) -> None:
        table = self.table
        table.selection_changed.connect(self._follow_selection)
        table.activated_record.connect(lambda _mention: self.edit())
        table.clicked.connect(lambda _index: self._show_chosen())
        table.judged.connect(partial(acts.judge, self))
        table.left.connect(lambda: self.context.commands.run("mention.let_be"))
        table.answered.connect(lambda: self.context.commands.run("mention.answer"))
        table.replied.connect(lambda: self.context.commands.run("mention.reply"))
        table.set_menu(lambda: self.menu(*MENTION_MENU))
        views = self.views
        views.asked.connect(self.explain)
        views.turned.connect(self.context.commands.refresh)
        views.month.connect(partial(open_month, self))
        views.opened.connect(partial(acts.show_part, self))
        views.wanted.connect(partial(acts.answer_this, self))
        self.overview.activated_record.connect(partial(open_row, self))
        self.chips.changed.connect(self.sift)
        self.chips.cleared.connect(self.show_everything)

    @property
    def table(self) -> MentionTable:
        """The mentions."""
        return self.body.table

    @property
    def tiles(self) -> Tiles:
        """The figures."""
        return self.body.tiles

    def _zone(self) -> str:
        return self.sheet.client.time_zone if self.sheet else "Etc/UTC"

    # what is shown

    @property
    def client_id(self) -> ClientId | None:
        """Whose reputation it is: the client chosen above, or the only one there is."""
        return self.context.client_id or self._only_client

    @property
    def mention(self) -> Mention | None:
        """The mention that is chosen, the first of several."""
        return next(iter(self.selected()), None)

    def selected(self) -> list[Mention]:
        """The mentions that are chosen, while they are in sight."""
        return self.table.selected() if self.sheet is not None and self.views.has_mentions else []

    @property
    def has_views(self) -> bool:
        """Whether there is a client: also of one of whom nothing was written down yet there is a plan."""
        return self.sheet is not None

    @override
    def look(self) -> dict[str, Any]:
        return {"part": self.sifted.part.value, "view": self.views.key}

    @override
    def resume(self, look: Mapping[str, Any]) -> None:
        if look.get("part") in {part.value for part in Part}:
            self._choose_part(Part(look["part"]))
        if look.get("view") in {view.key for view in VIEWS}:
            self.views.key = look["view"]
            self.ask_again()

    @override
    def chosen(self) -> object:
        return self.views.key, self.sheet and self.sheet.client.id, [each.id for each in self.selected()]

    @override
    def read(self) -> None:
        clients = going_on(self.context.workspace.clients.list()) if self.context.client_id is None else []
        self._only_client = clients[0].id if len(clients) == 1 else None
        client_id = self.client_id
        self.sheet = None
        if client_id is None:
            self._show_all(clients)
        else:
            self._show_sheet(self.context.workspace.reputation.sheet(client_id, self.context.period))
        self.context.commands.refresh()

    def _show_all(self, clients: Sequence[Client]) -> None:
        self.close_inspector()
        self._offer_tools(False)
        self.context.commands.action("mention.new").setVisible(False)
        show_all(self.overview, self.context.workspace.reputation.heard(clients, self.context.period), self.clocks)
        self._show(self.overview if clients else self._no_clients)

    def _show_sheet(self, sheet: ReputationSheet) -> None:
        self.sheet = sheet
        self.context.commands.action("mention.new").setVisible(True)
        self._nothing.ask(asked_of(sheet.client.name, self.language))
        self.known = Known.of(sheet, self._counting(sheet))
        self._fill()
        self.body.show_overdue(overdue(sheet.lists, self.context.workspace.today()))
        self.views.show_sheet(sheet)
        self._turn_to(self.views.key)
        self._follow_details()

    def _fill(self) -> None:
        """The mentions that pass the filter."""
        sheet = self.sheet
        if sheet is None or self.known is None:
            return
        there = passing(sheet, self.sifted)
        self.body.show_sheet(sheet, self.known, there)
        of_period = sum(each.day in sheet.period for each in there)
        self.chips.show_filter(self.sifted, sheet.mentions, sheet.brands, passing=of_period)
        self.parts.choose(self.sifted.part)

    def _counting(self, sheet: ReputationSheet) -> Counting:
        """How times are counted of the period's mentions, and of those of the weeks that the sign looks at."""
        return self.clocks.of(sheet, [*sheet.mentions, *sheet.recent])

    def _keep_time(self) -> None:
        """What waits does so for longer by now."""
        if self.isVisible() and self.sheet is not None and self.known is not None and self.known.waiting:
            self.known = self.known.at(self.sheet, self._counting(self.sheet))
            self._fill()

    def _turn_to(self, key: str) -> None:
        """The view in sight, and what is filtered where mentions are; where there are none, what leads to the first."""
        has_some = self.sheet is not None and self.sheet.is_begun
        self.views.turn_to(key)
        self.tabs.choose(key)
        if key == MENTIONS and not has_some:
            # before it is shown: the keyboard goes to the first step that can be taken
            self.context.commands.refresh()
            self.show_empty()
            self._tools_line.show()
        else:
            self.show_content()
        for part in (self._filter_line, self.parts, self.chips):
            part.setVisible(key == MENTIONS and has_some)
        self.watched.setVisible(has_some)

    def _follow_details(self) -> None:
        """The period was read anew: show what is shown as it is now; close what is gone."""
        sheet = self.sheet
        if not self.inspector_is_open or sheet is None:
            return
        if self.details.shows_part:
            return  # its view has shown it anew
        if self.details.shows_brands:
            self.details.show_brands(sheet)
        elif self.details.shows_figure:
            explain_anew(self, sheet)
        elif self.mention is not None:
            self.details.show_mention(self.mention, sheet)
        else:
            self.details.forget()
            self.close_inspector()

    # what a person does

    def sift(self, chosen: MentionFilter) -> None:
        """Only the mentions that pass."""
        self.details.flush()
        self.sifted = chosen
        self._fill()
        self.look_what_is_left()

    def show_everything(self) -> None:
        """All mentions of the period again."""
        self.sift(MentionFilter())
        if self.words:
            self.show_words("")
            self.table.set_filter("")

    def _choose_part(self, part: Part) -> None:
        self.sift(self.sifted._replace(part=part))

    def _what_is_left(self) -> Sifted:
        every = len(self.sheet.mentions) if self.sheet is not None else 0
        is_filtered = bool(self.words) or not self.sifted.is_empty
        return self.table.sifted()._replace(every=every, is_filtered=bool(every) and is_filtered)

    def open_view(self, key: str) -> None:
        """Bring one of the views into sight."""
        self.details.flush()
        self.views.flush()
        self.close_inspector()
        if self.has_views:
            self._turn_to(key)
        self.context.commands.refresh()

    def explain_figure(self, key: str) -> None:
        """Where the figure of a tile comes from."""
        asked = asked_about(key, self.sheet, self.clocks, self.language) if self.sheet is not None else None
        if asked is not None:
            self.explain(asked)

    def explain(self, asked: Asked) -> None:
        """Where a figure comes from, and in the table exactly the mentions that it counts."""
        self.asked = asked
        explain(self, asked)

    @property
    def asked_for(self) -> Asked | None:
        """The figure where the keyboard is."""
        if self.sheet is None:
            return None
        key = self.tiles.current() if self.views.has_mentions else None
        return asked_about(key, self.sheet, self.clocks, self.language) if key else self.views.asked_for()

    def explain_current(self) -> None:
        """The same as to press it."""
        if (asked := self.asked_for) is not None:
            self.explain(asked)

    def edit(self) -> None:
        """Open the inspector on the chosen mention, the cursor where it says what was said."""
        self._show_mention()
        if self.details.mention is not None:
            self.details.form.focus_first()

    def edit_brands(self) -> None:
        """Open the inspector on the brands."""
        acts.edit_brands(self)

    def step_back(self) -> None:
        """Esc: out of the inspector first, then out of the filter."""
        if self.inspector_is_open:
            self.close_inspector()
        elif self.views.has_mentions and not self.sifted.is_empty:
            self.show_everything()

    @override
    def select(self, record_id: str) -> None:
        """Show a mention, in its period, or a brand; other ids are passed over."""
        acts.bring_into_sight(self, record_id)

    @override
    def shared(self, output: str) -> Shared:
        from ui.shell.shared import ClientWantedError, NothingSharedError, Shared

        self.details.flush()
        if self.client_id is None and self.overview.isVisible():
            raise ClientWantedError
        if self.sheet is None or not acts.is_there(self.sheet, output):
            raise NothingSharedError(hint=self.language(self.line.empty))
        return Shared(self.sheet.client.id, self.context.period if output == self.line.id else None)

    @override
    def reveal(self, typed: Unsaved) -> None:
        acts.reveal(self, typed)

    # how it works

    def _save(self, edit: Edit) -> None:
        acts.save(self, edit)

    def _show_chosen(self) -> None:
        """A click shows the fields; the keyboard stays in the table."""
        self._show_mention()

    def _show_mention(self) -> None:
        if self._tell_mention():
            self.open_inspector(self.language(_("Mention")))

    def _tell_mention(self) -> bool:
        """The fields of the chosen mention; whether there is one."""
        if self.mention is None or self.sheet is None:
            return False
        self.details.show_mention(self.mention, self.sheet)
        return True

    def _follow_selection(self) -> None:
        """The inspector goes along with the row, where it shows one."""
        if self.inspector_is_open and self.details.mention is not None:
            self._tell_mention()
        self.context.commands.refresh()

    @override
    def follow_choice(self) -> None:
        """What is being typed is saved first."""
        self.details.flush()
        self.views.flush()
        super().follow_choice()
