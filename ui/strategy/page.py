"""Strategy: a client's plan in numbers, version by version, in twelve parts of rows."""

from __future__ import annotations

from functools import partial
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from smmdesk.domain.clients import Client, going_on
from smmdesk.domain.ids import ClientId
from smmdesk.domain.planning.named import FunnelStep, Part, StrategyStatus
from smmdesk.domain.strategy.records import Strategy
from smmdesk.domain.strategy.sheets import part_of
from smmdesk.domain.strategy.versions import mark
from smmdesk.knowledge import strategy as knowledge
from smmdesk.speech.language import _
from ui.overriding import override
from ui.pages import PAGES
from ui.shell.context_page import ContextPage
from ui.shell.first_client import wanting_a_client
from ui.strategy import acts
from ui.strategy.body import Body
from ui.strategy.commands import COMMANDS
from ui.strategy.details import Details
from ui.strategy.empty_pages import no_strategy
from ui.strategy.parts import LINES, PARTS, line_of
from ui.strategy.shown import RowShown, Shown, read
from ui.strategy.standing import states
from ui.strategy.version_button import VersionButton
from ui.strategy.versions_told import frozen_words
from ui.widgets.client_choice import ClientChoice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smmdesk.domain.strategy.checks import Open
    from ui.shell.context import Context
    from ui.shell.shared import Shared
    from ui.strategy.compare_view import CompareView
    from ui.strategy.part_view import PartView
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.forms.unsaved import Unsaved


class StrategyPage(ContextPage):
    """Shows one client's version; a part is made when it is first opened."""

    line = PAGES["strategy"]
    tables = frozenset(
        {
            "account",
            "channel",
            "client",
            "competitor",
            "correction",
            "formula",
            "funnel_stage",
            "goal",
            "kpi",
            "measurement",
            "publication",
            "report",
            "risk",
            "slot",
            "snapshot",
            "strategy",
            "strategy_entry",
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.shown: Shown | None = None
        self.part = PARTS[0].key
        self.looked_at: Open | None = None
        """of what is open the thing that F8 went to last"""
        self.views: dict[str, PartView] = {}
        self.comparing: CompareView | None = None
        self._behind: set[str] = set()
        self._only_client: ClientId | None = None
        context.commands.bind(COMMANDS, self, widget=self, heading=self.line.title)
        self._build()
        self.refresh()

    # what it is made of

    def _build(self) -> None:
        context, commands = self.context, self.context.commands
        self.versions: VersionButton = VersionButton(context)
        self.add_to_header(self.versions)
        self.add_primary(commands.action("strategy.new_row"))
        self.add_primary(commands.action("strategy.next_version"))
        self.body = Body(context)
        self.body.chosen.connect(self.open_part)
        self.body.entered.connect(self.enter_part)
        self.set_content(self.body)
        self.details = Details(context, self._save)
        self.set_inspector(self.details)
        words = _("A strategy is of one client. Choose whose it is to be.")
        self.choice = ClientChoice(self.language, words, lambda client: context.choose_client(ClientId(client)))
        self._no_clients = wanting_a_client(context, self.line)
        self.set_empty(no_strategy(context, self.line))
        for state in (self.choice, self._no_clients):
            self._states.addWidget(state)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.body, self.close_inspector)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # what is shown

    @property
    def client_id(self) -> ClientId | None:
        """Whose strategy it is: the client chosen above, or the only one there is."""
        return self.context.client_id or self._only_client

    @property
    def view(self) -> PartView:
        """The part in sight."""
        return self.views[self.part]

    @property
    def row(self) -> RowShown | None:
        """The row that is chosen in the part in sight."""
        return self.views[self.part].current() if self.shown is not None and self.part in self.views else None

    @property
    def may_add(self) -> bool:
        """Whether the part in sight can have one more row: a funnel has no more than its stages."""
        shown = self.shown
        if shown is None or not shown.is_open:
            return False
        return self.part != Part.FUNNEL or len(shown.sheet.rows[Part.FUNNEL]) < len(FunnelStep)

    @property
    def may_follow(self) -> bool:
        """Whether the next version can be made of the one in sight."""
        return self.shown is not None and not any(each.is_draft for each in self.shown.versions)

    @property
    def may_go_back(self) -> bool:
        """Whether the version in sight is the newest, and in force; a report may still speak against it."""
        shown = self.shown
        is_newest = shown is not None and shown.versions[-1].id == shown.strategy.id
        return is_newest and shown is not None and shown.strategy.status is StrategyStatus.IN_FORCE

    @override
    def look(self) -> dict[str, Any]:
        return {"part": self.part}

    @override
    def resume(self, look: Mapping[str, Any]) -> None:
        if look.get("part") in LINES:
            self.open_part(str(look["part"]))

    @override
    def chosen(self) -> object:
        return self.shown and self.shown.strategy.id, self.part, self.row and self.row.id

    @override
    def read(self) -> None:
        clients = going_on(self.context.workspace.clients.list()) if self.context.client_id is None else []
        self._only_client = clients[0].id if len(clients) == 1 else None
        client_id = self.client_id
        self.shown = None
        if client_id is None:
            self._ask_for_client(clients)
        else:
            client = self.context.workspace.records.get(Client, client_id)
            self._show_of(read(self.context, client, self.wanted))
        self.context.commands.refresh()

    def _ask_for_client(self, clients: Sequence[Client]) -> None:
        self.close_inspector()
        self._offer_tools(False)
        self._show_primary()
        self.choice.show_clients(clients)
        self._show(self.choice if clients else self._no_clients)

    def _show_of(self, shown: Shown | None) -> None:
        self.shown = shown
        self._show_primary()
        if shown is None:
            # before it is shown: the keyboard goes to the first step that can be taken
            self.context.commands.refresh()
            self.show_empty()
            return
        # it stays the one in sight when another is put in force elsewhere
        self.wanted = shown.strategy.id
        self._behind = {*self.views}
        self.versions.show_shown(shown)
        self.body.say_frozen(frozen_words(shown))
        self._turn_to(self.part)
        self.show_content()
        self._follow_details(shown)

    def _show_primary(self) -> None:
        """A draft gets rows, of what is agreed the next version is made."""
        commands = self.context.commands
        commands.action("strategy.new_row").setVisible(self.may_add)
        commands.action("strategy.next_version").setVisible(self.may_follow)

    def _turn_to(self, key: str) -> None:
        """The part in sight, made when it is first wanted, with what is to be shown now."""
        shown = self.shown
        if shown is None:
            return
        view = self._view(key)
        if key in self._behind:
            self._behind.discard(key)
            view.show_shown(shown)
            view.show_open(shown)
        if self.is_comparing and self.comparing is not None and len(shown.versions) > 1:
            self.comparing.show_shown(shown)
        else:
            self.body.states.setCurrentWidget(view)
        self.body.setFocusProxy(view if view.focusProxy() is not None else self.body.parts)
        self.body.show_states(states(shown, self.language), key, self._foot(shown))
        self._show_primary()
        self._name_primary()

    def _view(self, key: str) -> PartView:
        if key not in self.views:
            made = self.views[key] = resolve_name(LINES[key].made_by)(self.context, LINES[key])
            made.chosen.connect(self._follow_row)
            made.opened.connect(self.edit_row)
            made.moved.connect(partial(acts.move_row, self))
            made.added.connect(partial(acts.add_row, self))
            made.figures_wanted.connect(partial(acts.bring_in, self))
            self._behind.add(key)
            self.body.states.addWidget(made)
        return self.views[key]

    def _foot(self, shown: Shown) -> str:
        """What is open in all, and by what the printed version is known."""
        told = self.language(_("Mark {mark}"), mark=mark(shown.sheet))
        count = len(shown.open_things)
        words = self.language.count("{n} thing is open", "{n} things are open", count) if count else ""
        return " · ".join(filter(None, (words, told)))

    def _name_primary(self) -> None:
        new = knowledge.words(self.language.code).parts[self.part_for_new()].new
        self.context.commands.action("strategy.new_row").setText(new)

    def _follow_details(self, shown: Shown) -> None:
        """The version was read anew: show what is shown as it is now; close where it is gone."""
        if not self.inspector_is_open:
            return
        if self.details.shows_version:
            self.details.show_version(shown)
        elif self.row is not None:
            self._show_row(self.row)
        else:
            self.details.forget()
            self.close_inspector()

    # what a person does

    def compare(self) -> None:
        """What differs from another version, in the place of the part in sight."""
        from ui.strategy.comparing import compare

        compare(self)

    @property
    def is_comparing(self) -> bool:
        """Whether two versions are compared in the place of a part."""
        return self.comparing is not None and self.body.states.currentWidget() is self.comparing

    def start(self) -> None:
        """Ask what the business wants, and begin."""
        from ui.strategy.starting import ask_for_goal

        ask_for_goal(self)

    def open_part(self, key: str) -> None:
        """Bring a part into sight."""
        if key != self.part or key not in self.views or self.is_comparing:
            self.flush()
            if self.is_comparing and key in self.views:
                self.body.states.setCurrentWidget(self.views[key])
            if not self.details.shows_version:
                self.close_inspector()
            self.part = key
            self._turn_to(key)
            self.context.commands.refresh()

    def enter_part(self) -> None:
        """The keyboard goes to its rows."""
        if self.part in self.views and self.views[self.part].focusProxy() is not None:
            self.views[self.part].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step_part(self, by: int) -> None:
        """To the part before or after, round and round."""
        keys = [line.key for line in PARTS]
        self.open_part(keys[(keys.index(self.part) + by) % len(keys)])
        self.enter_part()

    def part_for_new(self) -> Part:
        """Which rows one more is added to: of two tables the one in which a row is chosen."""
        row = self.row
        return part_of(row.row) if row is not None else LINES[self.part].parts[0]

    def edit_row(self) -> None:
        """Open the inspector on the row that is chosen, the cursor in its first field."""
        if self.row is not None:
            self._show_row(self.row)
            if self.details.form is not None and self.shown is not None and self.shown.is_open:
                self.details.form.focus_first()

    def edit_version(self) -> None:
        """Open the inspector on the version as a whole."""
        if self.shown is not None:
            self.details.show_version(self.shown)
            self.open_inspector(self.language(_("About this version")))
            if self.details.form is not None:
                self.details.form.focus_first()

    def select_row(self, id: str) -> None:
        """Choose a row of the version in sight, in its part."""
        row = self.shown.row(id) if self.shown else None
        if row is not None:
            self.open_part(line_of(part_of(row)).key)
            self.view.select(id)

    @override
    def select(self, record_id: str) -> None:
        """Show a version, or a row in the version that it is of; other ids are passed over."""
        versions = self.context.workspace.records.all(Strategy, id=record_id)
        row = None if versions else acts.row_of(self, record_id)
        if row is not None:
            versions = self.context.workspace.records.all(Strategy, id=row.strategy_id)
        for version in versions:
            with self.act():
                self.flush()
                self.want(version.id)
                self.context.choose_client(version.client_id)
            self.catch_up()
        if row is not None:
            self.select_row(row.id)

    @override
    def shared(self, output: str) -> Shared:
        from ui.shell.shared import of_record

        self.flush()
        is_asked = self.client_id is None and self.choice.isVisible()
        found = of_record(self, self.shown.strategy if self.shown else None, is_asked=is_asked)
        return found._replace(others=self.versions.others())

    @override
    def reveal(self, typed: Unsaved) -> None:
        self.select(typed.id)
        if typed.kind == Strategy.__name__:
            self.edit_version()
        else:
            self.edit_row()

    # how it works

    def flush(self) -> None:
        """Save what is being typed, in the inspector or in the part in sight."""
        self.details.flush()
        if self.part in self.views:
            self.views[self.part].flush()

    def _save(self, edit: Edit) -> None:
        acts.save(self, edit)

    def _show_row(self, row: RowShown) -> None:
        self.details.show_row(row)
        title = self.language(LINES[self.part].title)
        self.open_inspector(f"{row.number} {title}")

    def _follow_row(self) -> None:
        """The inspector follows the row that is chosen while it shows one."""
        self.context.commands.refresh()
        self._name_primary()
        if self.inspector_is_open and not self.details.shows_version and self.row is not None:
            self._show_row(self.row)

    @override
    def follow_choice(self) -> None:
        """What is being typed is saved first; another client's own version is the one to begin with."""
        with self.context.attempt():
            self.flush()
        if self.shown is not None and self.context.client_id not in {None, self.shown.client.id}:
            self.wanted = None
        super().follow_choice()
