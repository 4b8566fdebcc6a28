"""Clients: who they are, what was agreed, and what that means for the work."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from smmdesk.domain.clients import Client, ClientStatus
from smmdesk.domain.errors import MissingRecordError
from smmdesk.speech.language import _
from ui.clients.card import TWO_COLUMNS, CardView
from ui.clients.columns import STATUS_LOOK, client_table, last_day
from ui.clients.commands import COMMANDS
from ui.clients.parts import PARTS
from ui.clients.status_filter import StatusFilter
from ui.overriding import override
from ui.pages import PAGES
from ui.shell.context_page import ContextPage
from ui.shell.example import SEE
from ui.style.icons import icon, put_icon
from ui.style.text_size import scaled
from ui.widgets.empty_page import EmptyPage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.domain.clients import Agreement
    from smmdesk.domain.ids import ClientId
    from smmdesk.services.clients import ClientOverview
    from smmdesk.services.touched import Touched
    from smmdesk.speech.language import Language
    from ui.shell.context import Context
    from ui.shell.shared import Shared
    from ui.widgets.forms.unsaved import Unsaved
    from ui.widgets.page_tools import Sifted

CARD_WIDTH: Final = 400
WIDEST_CARD: Final = 960
ROOM_FOR_TWO: Final = 1480
"""A page this wide gives its card two columns from the start."""


class ClientsPage(ContextPage):
    """The list of clients, and the card of the one under the keyboard."""

    line = PAGES["clients"]
    tables = frozenset(
        ("client", "contact", "account", "agreement", "provider", "post", "desk", "audience_list", "series")
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: list[ClientOverview] = []
        self._is_sized = False
        self._is_searched = False
        # the client chosen above is selected by the first reading too
        self.wanted = context.client_id
        self.table = client_table(context.language)
        self.statuses = StatusFilter(context.language, self._show_rows)
        context.commands.bind(COMMANDS, self, widget=self, heading=self.line.title)
        self.add_primary(context.commands.action("client.new"))
        self.add_filter(_("Filter clients"), self._filter_by_text, self._what_is_left)
        self.add_chips(self.statuses)
        self.set_content(self.table)
        self.statuses.cleared.connect(self.clear_filters)
        self.set_empty(self._teaching())
        self._inspector.setMaximumWidth(scaled(WIDEST_CARD))
        self.setFocusProxy(self.table)
        self._listen()
        self.refresh()

    @cached_property
    def card(self) -> CardView:
        """The card in the inspector, made when it is first looked at."""
        made = CardView(self.context, self._menu)
        self.set_inspector(made)
        return made

    @property
    def current_id(self) -> ClientId | None:
        """The one client that is selected."""
        chosen = self.table.selected()
        return chosen[0].id if len(chosen) == 1 else None

    @property
    def has_selection(self) -> bool:
        """Whether a client is selected."""
        return bool(self.table.selected())

    # what is shown

    @override
    def chosen(self) -> object:
        return [row.id for row in self.table.selected()]

    @override
    def read(self) -> None:
        context = self.context
        self._rows = list(context.workspace.clients.overview(context.period, context.workspace.today()))
        self.statuses.show_rows(self._rows)
        self._show_rows()
        self._show_state()
        wanted = next((row.id for row in self._rows if row.id == self.wanted), None)
        self.wanted = None
        # after the list: where the client is gone the card closes
        if wanted is not None:
            self._show_wanted(wanted)
        elif self.inspector_is_open:
            self._show_card(self.card.client_id)

    @override
    def look(self) -> dict[str, Any]:
        return {"words": self.words, "status": sorted(self.statuses.statuses)}

    @override
    def resume(self, look: Mapping[str, Any]) -> None:
        self.show_words(str(look.get("words") or ""))
        kept = look.get("status")
        self.statuses.choose(each for each in ClientStatus if isinstance(kept, list) and each in kept)
        self._filter_by_text(self.words)

    @override
    def shows(self, touched: Touched) -> bool:
        """A client in the list; what belongs to one stands on its card."""
        if touched.table != "client":
            return self.inspector_is_open and self.card.client_id == touched.client_id
        return not touched.is_there or {*touched.ids} <= {row.id for row in self.table.records()}

    @override
    def shared(self, output: str) -> Shared:
        from ui.clients.shared import clients_shared

        return clients_shared(self)

    def select(self, record_id: str) -> None:
        """Select a client and open the card; filters that hide it are dropped."""
        if record_id not in {row.id for row in self.table.records()}:
            ended = any(row.id == record_id and row.client.has_ended for row in self._rows)
            self.clear_filters(*[ClientStatus.ENDED] * ended)
        self.table.select([record_id])
        self._open_card()

    @override
    def reveal(self, typed: Unsaved) -> None:
        """A contact, an account and the like stand on the card of their client."""
        part = next((part for part in PARTS if part.kind.__name__ == typed.kind), None)
        if part is None:
            self.select(typed.id)
            return
        self.select(self.context.workspace.records.get(part.kind, typed.id).client_id)
        self.card.open_record(part.key, typed.id)

    def clear_filters(self, *statuses: ClientStatus) -> None:
        """Show every client that goes on, or every one of these statuses."""
        self.show_words("")
        self.statuses.choose(statuses)
        self._filter_by_text("")

    # what a person can do

    def add(self) -> None:
        """Keep a new client; the cursor is in the name, which typing replaces."""
        context, name = self.context, self.language(_("New client"))

        def show(client: Client) -> None:
            self.want(client.id)
            self.catch_up()
            self.card.focus_name()

        with self.act():
            context.do(lambda: context.workspace.clients.add(name), show=show)

    def edit(self) -> None:
        """Open the card, the cursor in the name."""
        if self.current_id is not None:
            self._open_card()
            self.card.focus_name()

    def choose(self) -> None:
        """Let all pages show this client only."""
        if self.current_id is not None:
            self.context.choose_client(self.current_id)

    def go(self, page: str) -> None:
        """Show this client on another page."""
        self.choose()
        self.context.open(page)

    def begin_post(self) -> None:
        """Begin a post for this client in the calendar."""
        self.go("calendar")
        self.context.commands.run("post.new")

    def set_status(self, status: ClientStatus) -> None:
        """Give the selected clients a status, in one act."""
        context, chosen = self.context, self.table.selected()
        if all(row.client.status is status for row in chosen):
            return
        words = _said_of(chosen, status, self.language)
        context.do(
            lambda: context.workspace.clients.set_status([row.id for row in chosen], status),
            tell=lambda _nothing: context.say_undoable(words),
        )

    def note_paid(self) -> None:
        """Note that the selected clients paid their fee for one month more, in one act."""
        context, names = self.context, {row.id: row.client.name for row in self.table.selected()}
        context.do(
            lambda: context.workspace.clients.note_paid(names, context.workspace.today()),
            tell=lambda paid: context.say_undoable(_paid(paid, names, self.language)),
        )

    def remove_selected(self) -> None:
        """Remove the selected clients with all that is theirs; one undo brings everything back."""
        context, chosen = self.context, self.table.selected()
        if not chosen:
            return
        ids = [row.id for row in chosen]
        place = self.table.records().index(chosen[0])

        def tell(_count: int) -> None:
            if context.client_id in ids:
                context.choose_client(None)
            several = self.language.count("Removed {n} client", "Removed {n} clients", len(chosen))
            context.say_removed([row.client.name for row in chosen], several)

        with self.act():
            context.do(
                lambda: context.workspace.records.remove(Client, *ids),
                tell=tell,
                show=lambda _count: self._select_place(place),
            )

    # how it works

    def _listen(self) -> None:
        self.table.clicked.connect(lambda _index: self._open_card())
        self.table.activated_record.connect(lambda _row: self.edit())
        self.table.selection_changed.connect(self._selected)
        # the inspector hears Esc only while the keyboard is in it
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.table, self.close_inspector)
        back.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.set_menu(self._menu)

    def _menu(self) -> QMenu | None:
        """What can be done with the selected clients; beside them, what brings more."""
        if not self.has_selection:
            return self._menu_of_none()
        first = ("client.calendar", "client.new_post", "client.budget")
        made = self.menu(*first, "", "client.edit", "client.choose", "client.paid", "", "client.remove")
        # what cannot be run with these is not there, but they can be removed in any case: below a line
        actions = made.actions()
        line = actions[actions.index(self.context.commands.action("client.remove")) - 1]
        made.insertMenu(line, self._status_menu(made))
        return made

    def _menu_of_none(self) -> QMenu:
        made = self.menu("client.new")
        plan = QAction(icon("download-simple"), self.language(_("Import a content plan…")), made)
        plan.triggered.connect(lambda _checked=False: self.context.file_wanted.emit("plan"))
        made.insertAction(made.actions()[1], plan)
        return made

    def _status_menu(self, within: QMenu) -> QMenu:
        """The statuses; that of all selected clients is ticked."""
        made = QMenu(self.language(_("Status")), within)
        have = {row.client.status for row in self.table.selected()}
        for status in ClientStatus:
            action = made.addAction(self.language.word(status))
            put_icon(action, partial(icon, STATUS_LOOK[status][1]))
            action.setCheckable(True)
            action.setChecked(have == {status})
            action.triggered.connect(lambda _checked, status=status: self.set_status(status))
        return made

    def _teaching(self) -> EmptyPage:
        context = self.context
        return EmptyPage(
            context.language,
            sign=self.line.icon,
            title=_("No clients yet"),
            words=context.language(self.line.empty),
            primary=context.commands.action("client.new"),
            others=[context.commands.action(SEE)],
        )

    def _show_state(self) -> None:
        """The list with its filters, or what teaches; there is nothing to filter in nothing."""
        for each in (self._tools_line, self._filter):
            if each is not None:
                each.setVisible(bool(self._rows))
        if self._rows:
            self.show_content()
        else:
            self.show_empty()

    def _show_rows(self) -> None:
        rows = [row for row in self._rows if self.statuses.passes(row, searched=self._is_searched)]
        self.table.show_records(rows)
        self.statuses.show_count(len(self._rows) - len(self.table.records()), searched=self._is_searched)

    def _what_is_left(self) -> Sifted:
        is_filtered = self._is_searched or bool(self.statuses.statuses)
        return self.table.sifted()._replace(every=len(self._rows), is_filtered=is_filtered)

    def _filter_by_text(self, text: str) -> None:
        self._is_searched = bool(text.strip())
        self.table.set_filter(text)
        self._show_rows()

    def _selected(self) -> None:
        """The card follows the selection while it is open."""
        self.context.commands.refresh()
        if self.inspector_is_open and self.current_id not in {None, self.card.client_id}:
            self._show_card(self.current_id)

    def _open_card(self) -> None:
        if self.current_id is None:
            return
        self._give_room()
        if not self.inspector_is_open or self.card.client_id != self.current_id:
            self._show_card(self.current_id)

    def _show_wanted(self, client_id: ClientId) -> None:
        """The card that is to be seen now; selected after it, which would have it read once more."""
        self._give_room()
        self._show_card(client_id)
        self.select(client_id)

    def _show_card(self, client_id: ClientId | None) -> None:
        """Show a client's card; one that is gone closes it."""
        row = next((each for each in self._rows if each.id == client_id), None)
        try:
            card = self.context.workspace.clients.card(row.id) if row else None
        except MissingRecordError:  # since the list was read
            card = None
        if card is None or row is None:
            self.card.forget()
            self.close_inspector()
            return
        self.card.show_card(card, row)
        self.open_inspector(card.client.name)

    def _give_room(self) -> None:
        """The first time the card opens: as wide as it reads well; later as the person left it."""
        if not self._is_sized and self.isVisible():
            self._is_sized = True
            # with 60 for margins and a scroll bar
            wanted = scaled(TWO_COLUMNS + 60) if self.width() >= scaled(ROOM_FOR_TWO) else scaled(CARD_WIDTH)
            self._splitter.setSizes([self.width() - wanted, wanted])

    def _select_place(self, place: int) -> None:
        """After a removal the keyboard goes on where it was."""
        self.catch_up()
        rows = self.table.records()
        if rows:
            self.table.select([rows[min(place, len(rows) - 1)].id])

    @override
    def follow_choice(self) -> None:
        self.wanted = self.context.client_id
        super().follow_choice()


def _said_of(rows: list[ClientOverview], status: ClientStatus, language: Language) -> str:
    """What became of clients."""
    word = language.word(status)
    if len(rows) == 1:
        return language(_("{name}: {status}"), name=rows[0].client.name, status=word)
    return language.count("{n} client: {status}", "{n} clients: {status}", len(rows), status=word)


def _paid(agreements: Sequence[Agreement], names: Mapping[ClientId, str], language: Language) -> str:
    """Up to when, of a single one; else how many."""
    if len(agreements) != 1:
        return language.count("{n} client paid for a month", "{n} clients paid for a month", len(agreements))
    [agreement] = agreements
    until = last_day(agreement.paid_until)
    day = language.short_date(until) if until else ""
    return language(_("{name}: paid until {date}"), name=names[agreement.client_id], date=day)
