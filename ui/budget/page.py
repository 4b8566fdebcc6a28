"""The page of money: one client's budget of the period, or all clients' at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from smmdesk.domain.budget import DEFAULT_SPLIT, Budget, BudgetLine
from smmdesk.speech.language import _
from ui.budget import opening
from ui.budget.commands import COMMANDS
from ui.budget.empty_pages import name_first_steps, no_budget, no_clients
from ui.budget.inspector import Days, Details
from ui.budget.overview import ClientBudget, client_budgets, overview_table
from ui.budget.saving import Saving
from ui.budget.sheet_view import VIEWS, SheetActs, SheetView, View
from ui.budget.shown_budget import ShownBudget, read
from ui.budget.split_panel import Acts, Share
from ui.budget.tools import Tools
from ui.overriding import override
from ui.pages import PAGES
from ui.shell.context_page import ContextPage
from ui.shell.law_lines import LawLines
from ui.widgets.page_tools import States

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMenu

    from smmdesk.domain.budget import Category
    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import BudgetId, BudgetLineId
    from smmdesk.domain.spending import Alert
    from smmdesk.services.budget import BudgetSheet
    from smmdesk.services.touched import Touched
    from ui.shell.context import Context
    from ui.shell.shared import Shared
    from ui.widgets.empty_page import EmptyPage
    from ui.widgets.forms.unsaved import Unsaved
    from ui.widgets.page_tools import Sifted


class BudgetPage(ContextPage):
    """Shows a `sheet` (one client is chosen and has a budget), an empty page, or the overview."""

    line = PAGES["budget"]
    tables = frozenset({"budget", "budget_line", "client", "provider"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.shown: ShownBudget = ShownBudget()
        self.category: Category | None = None
        # the line that was begun without a category, and the one it was put into
        self.guessed: tuple[BudgetLineId, Category] | None = None
        self.saving: Saving = Saving(context, lambda: self.sheet)
        context.commands.bind(COMMANDS, self, widget=self, heading=self.line.title)
        self._build()
        self._listen()
        self.refresh()

    # what it is made of

    def _build(self) -> None:
        context = self.context
        today = context.workspace.today
        saving = self.saving
        split = Acts(give=saving.share, move=saving.border, reset=saving.usual_split, choose=self.choose_category)
        acts = SheetActs(
            split=split,
            save_total=saving.total,
            save_line=saving.line,
            show_alert=self.show_alert,
            goals=self._goals,
        )
        self.view = SheetView(context.language, context.knowledge, today, acts)
        self.table = self.view.lines.table
        self.overview = overview_table(context.language)
        self._content_stack = States()
        self._content_stack.addWidget(self.view)
        self._content_stack.addWidget(self.overview)
        self.details = Details(context.language, context.knowledge, today, saving, LawLines(context), goals=self._goals)
        self.add_primary(context.commands.action("budget.new_line"))
        self.add_filter(_("Filter lines"), self.table.set_filter, self._what_is_left)
        self.tools = Tools(
            context.language, show_view=self.show_view, choose_budget=self.choose_budget, edit_days=self.edit_days
        )
        self.add_tool(self.tools.views)
        self.add_tool(self.tools.picker, at_end=True)
        self.add_tool(self.tools.days, at_end=True)
        self.set_content(self._content_stack)
        self.set_inspector(self.details)
        self._no_clients, self._no_budget = no_clients(context), no_budget(context, self.line)
        # both lie among the states of the page; which of them it is says `_teach`
        for empty in (self._no_clients, self._no_budget):
            self.set_empty(empty)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._content_stack, self.step_back)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _goals(self) -> tuple[str, ...]:
        client = self.shown.client
        return self.context.workspace.strategy.goals_in_force([client.id]) if client else ()

    def _listen(self) -> None:
        self.table.selection_changed.connect(self._follow_selection)
        self.table.activated_record.connect(lambda _line: self.edit_line())
        of_line = ("budget.edit_line", "budget.justify_line", "budget.pay_lines", "budget.duplicate_lines")
        self.table.set_menu(lambda: self.menu(*of_line, "", "budget.new_line", "", "budget.remove_lines"))
        self.overview.set_menu(self._overview_menu)
        self.overview.activated_record.connect(self.go_to)

    # what is shown

    @property
    def client(self) -> Client | None:
        """Whose budget it is; None for all clients'."""
        return self.shown.client

    @property
    def sheet(self) -> BudgetSheet | None:
        """The budget in sight."""
        return self.shown.sheet

    @override
    def look(self) -> dict[str, Any]:
        return {"view": self.tools.views.value()}

    @override
    def resume(self, look: Mapping[str, Any]) -> None:
        if (view := look.get("view")) in dict(VIEWS):
            self.show_view(cast("View", view))

    @override
    def shows(self, touched: Touched) -> bool:
        sheet = self.sheet
        if sheet is None or not touched.is_there:
            return super().shows(touched)
        return {*touched.ids} <= {sheet.budget.id, *(line.id for line in self.table.records())}

    @override
    def chosen(self) -> object:
        return self.sheet and self.sheet.budget.id, [line.id for line in self.selected_lines()]

    @override
    def read(self) -> None:
        self.shown = read(self.context, self.wanted)
        self._show_sight()
        self.context.commands.refresh()

    @override
    def show_refused(self, sentence: str) -> None:
        self.shown = ShownBudget(client=self.shown.client)
        self._show_tools()
        self.close_inspector()
        super().show_refused(sentence)
        self.context.commands.refresh()

    def _show_sight(self) -> None:
        sight = self.shown
        name_first_steps(self.context, sight.earlier)
        if sight.sheet is not None:
            self._show_sheet(sight.sheet)
        elif sight.client is not None:
            self._teach(self._no_budget)
        elif sight.clients:
            self.close_inspector()
            self.overview.show_records(client_budgets(sight.clients, sight.sheets))
            self._turn_to(self.overview)
        else:
            self._teach(self._no_clients)
        self._show_tools()

    def _teach(self, empty: EmptyPage) -> None:
        self._empty = empty
        # before it is shown: the keyboard goes to the first step that can be taken, and that may be so only now
        self.context.commands.refresh()
        self.show_empty()

    def _show_sheet(self, sheet: BudgetSheet) -> None:
        # it stays the one in sight when an earlier one comes into the period
        self.wanted = sheet.budget.id
        self.view.show_sheet(sheet, self.category)
        self._turn_to(self.view)
        opening.follow_budget(self)

    def _turn_to(self, part: QWidget) -> None:
        """Show the budget or the overview; whoever was at work in one goes on in the other."""
        table = self.table if part is self.view else self.overview
        turned = part is not self._content_stack.currentWidget()
        # the page itself, for nobody's focus, lies in neither
        at_work = self._content_stack.isAncestorOf(QApplication.focusWidget() or self)
        self._content_stack.setCurrentWidget(part)
        self._content_stack.setFocusProxy(table)
        self.show_content()
        if turned and at_work:
            table.setFocus()

    def _show_tools(self) -> None:
        """The tools of one budget; where none is in sight there is nothing to do with them."""
        self.tools.show_budgets(self.shown.budgets, self.sheet.budget if self.sheet else None)
        self.context.commands.action("budget.new_line").setVisible(self.sheet is not None)
        # over all clients there are no lines to filter
        if self._filter is not None:
            self._filter.setVisible(self.sheet is not None)

    @override
    def select(self, record_id: str) -> None:
        """Show a budget, or the budget of a line with that line selected; other ids are passed over."""
        line = next(iter(self.context.workspace.records.all(BudgetLine, id=record_id)), None)
        wanted = line.budget_id if line else record_id
        budget = next(iter(self.context.workspace.records.all(Budget, id=wanted)), None)
        if budget is None:
            return
        # one reading for all that changes here
        with self.act():
            self.want(budget.id)
            self.context.choose_client(budget.client_id)
            if budget not in self.context.workspace.budget.within(budget.client_id, self.context.period):
                self.context.choose_period(budget.period)
        # the page may not be in sight yet, and the line is looked for in its table
        self.catch_up()
        if line is not None:
            # a category would keep the line out of sight
            self.choose_category(None)
            self.table.select([line.id])

    @override
    def reveal(self, typed: Unsaved) -> None:
        """What is not on the page itself is in the inspector."""
        if typed.kind == Share.__name__:
            self.select(typed.id[0])
            self.show_view("lines")
            self.view.summary.open()
            self.view.split.open()
            return
        self.select(typed.id)
        if typed.kind == Budget.__name__:
            self.view.summary.open()
        if typed.kind == Days.__name__:
            self.edit_days()
        elif typed.kind == BudgetLine.__name__:
            self.edit_line()

    def show_view(self, view: View) -> None:
        """The lines, or the chart of the days."""
        self.tools.views.choose(view)
        self.view.show_view(view)

    def choose_budget(self, budget_id: BudgetId) -> None:
        """Of several budgets in the period, this one."""
        with self.act():
            self.want(budget_id)
            self.details.flush()
            self.close_inspector()

    def choose_category(self, category: Category | None) -> None:
        """Only the lines of one category, or all of them."""
        self.category = category
        if self.sheet is not None:
            self.show_view("lines")
            self.view.show_lines(self.sheet, category)
            self.look_what_is_left()

    def show_alert(self, alert: Alert) -> None:
        """Select the lines that an alert is about."""
        self.clear_filter()
        self.choose_category(alert.category)
        self.table.select(alert.lines)
        self.table.setFocus()

    def clear_filter(self) -> None:
        """All lines again; at once, not after the pause that typing has."""
        if isinstance(self._filter, QLineEdit) and self._filter.text():
            self._filter.clear()
            self.table.set_filter("")

    # what a person does

    def edit_line(self) -> None:
        """Open the inspector on the selected line."""
        opening.edit_line(self)

    def edit_days(self) -> None:
        """Open the inspector on the budget itself."""
        opening.edit_days(self)

    @override
    def shared(self, output: str) -> Shared:
        from ui.budget.shared import budgets_shared

        self._flush()
        return budgets_shared(self)

    @property
    def hides_lines(self) -> bool:
        """Whether only some lines are in sight."""
        return self.category is not None or bool(self._filter and self._filter.text())

    def _what_is_left(self) -> Sifted:
        lines = self.sheet.lines if self.sheet is not None else ()
        return self.table.sifted()._replace(every=len(lines), is_filtered=bool(lines) and self.hides_lines)

    @property
    def split_differs(self) -> bool:
        """Whether the split is another than the usual one."""
        return self.sheet is not None and dict(self.sheet.budget.split) != dict(DEFAULT_SPLIT)

    def selected_lines(self) -> list[BudgetLine]:
        """The lines selected, while they are in sight."""
        return self.table.selected() if self.sheet is not None else []

    def step_back(self) -> None:
        """Esc: out of the inspector first, then out of the category."""
        if self.inspector_is_open:
            self.close_inspector()
        elif self.category is not None:
            self.choose_category(None)

    # what happens around it

    @override
    def follow_choice(self) -> None:
        """What is being typed is saved first."""
        self._flush()
        self.category = None
        super().follow_choice()

    def _flush(self) -> None:
        with self.context.attempt():
            self.view.flush()
            self.details.flush()

    def _follow_selection(self) -> None:
        opening.follow_selection(self)
        self.context.commands.refresh()

    def go_to(self, row: ClientBudget) -> None:
        """Show a line of the overview as a whole."""
        self.wanted = row.sheet.budget.id if row.sheet is not None else self.wanted
        self.context.choose_client(row.client.id)

    def _overview_menu(self) -> QMenu:
        from ui.budget.overview_menu import overview_menu

        return overview_menu(self)
