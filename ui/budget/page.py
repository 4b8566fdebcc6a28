"""The page of money: one client's budget of the period, or all clients' at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget

from smmdesk.domain.budget import DEFAULT_SPLIT, Budget, BudgetLine, Category
from smmdesk.speech.language import _
from ui.budget.commands import COMMANDS
from ui.budget.inspector import Details
from ui.budget.overview import ClientBudget, client_budgets, overview_table
from ui.budget.paper import print_budget
from ui.budget.saving import Saving
from ui.budget.sheet_view import SheetActs, SheetView, View
from ui.budget.shown_budget import ShownBudget, read
from ui.budget.split_panel import Acts
from ui.budget.tools import Tools
from ui.overriding import override
from ui.pages import PAGES
from ui.shell.context_page import ContextPage
from ui.shell.example import SEE
from ui.shell.first_client import without_clients
from ui.widgets.empty_page import EmptyPage

if TYPE_CHECKING:
    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import BudgetId
    from smmdesk.domain.spending import Alert
    from smmdesk.services.budget import BudgetSheet
    from ui.shell.context import Context
    from ui.shell.printing import PrintDialog


class BudgetPage(ContextPage):
    """Shows a `sheet` (one client is chosen and has a budget), an empty page, or the overview."""

    line = PAGES["budget"]
    tables = frozenset({"budget", "budget_line", "client", "provider"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.shown: ShownBudget = ShownBudget()
        self._wanted: BudgetId | None = None
        self._category: Category | None = None
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
        acts = SheetActs(split=split, save_total=saving.total, show_alert=self.show_alert)
        self.view = SheetView(context.language, context.knowledge, today, acts)
        self.table = self.view.lines.table
        self.overview = overview_table(context.language)
        self._content_stack = QStackedWidget()
        self._content_stack.addWidget(self.view)
        self._content_stack.addWidget(self.overview)
        self.details = Details(context.language, context.knowledge, today, saving)
        self.add_primary(context.commands.action("budget.new_line"))
        self.add_filter(_("Filter lines"), self.table.set_filter)
        self.tools = Tools(
            context.language, show_view=self.show_view, choose_budget=self.choose_budget, edit_days=self.edit_days
        )
        self.add_tool(self.tools.views)
        self.add_tool(self.tools.picker, at_end=True)
        self.add_tool(self.tools.days, at_end=True)
        self.set_content(self._content_stack)
        self.set_inspector(self.details)
        self._build_empty_pages()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._content_stack, self.step_back)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build_empty_pages(self) -> None:
        commands = self.context.commands
        no_clients = _("A budget belongs to a client: add one on the page of clients.")
        self._no_clients = without_clients(self.context, no_clients)
        self._no_budget = EmptyPage(
            self.language,
            sign=self.line.icon,
            title=_("No budget for this period yet"),
            words=self.language(self.line.empty),
            primary=commands.action("budget.start"),
            others=[commands.action("budget.copy_earlier"), commands.action(SEE)],
        )
        self.set_empty(self._no_clients)
        self.set_empty(self._no_budget)

    def _listen(self) -> None:
        commands = self.context.commands
        self.table.selection_changed.connect(self._selected)
        self.table.activated_record.connect(lambda _line: self.edit_line())
        self.table.edited.connect(self.saving.cell)
        self.table.set_menu(lambda: commands.menu("budget.edit_line", "budget.new_line", "", "budget.remove_lines"))
        self.overview.activated_record.connect(self._go_to)

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
    def read(self) -> None:
        self.shown = read(self.context, self._wanted)
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
        if sight.sheet is not None:
            self._show_sheet(sight.sheet)
        elif sight.client is not None:
            self._name_first_steps(sight.earlier)
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
        self.show_empty()

    def _show_sheet(self, sheet: BudgetSheet) -> None:
        self._wanted = sheet.budget.id
        self.view.show_sheet(sheet, self._category)
        self._turn_to(self.view)
        self._show_details()

    def _turn_to(self, part: QWidget) -> None:
        """Show the budget or the overview; whoever was at work in one goes on in the other."""
        table = self.table if part is self.view else self.overview
        turned = part is not self._content_stack.currentWidget()
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
        if self._filter is not None:
            self._filter.setVisible(self.sheet is not None)

    def _name_first_steps(self, earlier: Budget | None) -> None:
        commands, language = self.context.commands, self.language
        period = language.period(self.context.period)
        commands.action("budget.start").setText(language(_("Make a budget for {period}"), period=period))
        copy = commands.action("budget.copy_earlier")
        copy.setVisible(earlier is not None)
        if earlier is not None:
            copy.setText(language(_("Copy that of {period}"), period=language.period(earlier.period)))

    def select(self, record_id: str) -> None:
        """Show a budget, or the budget of a line with that line selected; other ids are passed over."""
        line = next(iter(self.context.workspace.records.all(BudgetLine, id=record_id)), None)
        wanted = line.budget_id if line else record_id
        budget = next(iter(self.context.workspace.records.all(Budget, id=wanted)), None)
        if budget is None:
            return
        with self.act():
            self._want(budget.id)
            self.context.choose_client(budget.client_id)
            if budget not in self.context.workspace.budget.within(budget.client_id, self.context.period):
                self.context.choose_period(budget.period)
        self.catch_up()
        if line is not None:
            self.choose_category(None)
            self.table.select([line.id])

    def show_view(self, view: View) -> None:
        """The lines, or one of the charts."""
        self.tools.views.choose(view)
        self.view.show_view(view)

    def choose_budget(self, budget_id: BudgetId) -> None:
        """Of several budgets in the period, this one."""
        with self.act():
            self._want(budget_id)
            self.details.flush()
            self.close_inspector()

    def _want(self, budget_id: BudgetId) -> None:
        self._wanted = budget_id
        self.ask_again()

    def choose_category(self, category: Category | None) -> None:
        """Only the lines of one category, or all of them."""
        self._category = category
        if self.sheet is not None:
            self.show_view("lines")
            self.view.show_lines(self.sheet, category)

    def show_alert(self, alert: Alert) -> None:
        """Select the lines that an alert is about."""
        self._clear_filter()
        self.choose_category(alert.category)
        self.table.select(alert.lines)
        self.table.setFocus()

    # what a person does

    def start(self) -> None:
        """A budget for the period chosen."""
        if self.client is not None:
            with self.act():
                self._want(self.context.workspace.budget.start(self.client.id, self.context.period).id)
            self.view.total.field("total").focus_first()

    def copy_earlier(self) -> None:
        """The last budget once more, for the period chosen."""
        if (earlier := self.shown.earlier) is not None:
            with self.act():
                self._want(self.context.workspace.budget.copy(earlier.id, self.context.period).id)
                self.context.say_undoable(self.language(_("Copied, with nothing paid yet")))

    def add_line(self) -> None:
        """A line in the category chosen, or that of the line selected; the cursor goes to what it is for."""
        if self.sheet is None:
            return
        budget, today = self.sheet.budget, self.context.workspace.today()
        chosen = self.table.current()
        category = self._category or (chosen.category if chosen else Category.CONTENT)
        self.details.flush()
        self._clear_filter()
        on = today if today in budget.period else None
        line = self.context.workspace.budget.add_line(budget.id, category, on)
        self.show_view("lines")
        self.table.select([line.id])
        self.edit_line()

    def edit_line(self) -> None:
        """Open the inspector on the selected line."""
        if len(self.selected_lines()) == 1:
            self._show_line()
            self.open_inspector(self.language(_("Budget line")), focus=True)
            self.details.line.focus_first()

    def edit_days(self) -> None:
        """Open the inspector on the budget itself."""
        if self.sheet is not None:
            self.details.show_days(self.sheet.budget)
            self.open_inspector(self.language(_("Days and note")), focus=True)
            self.details.days.focus_first()

    def remove_lines(self) -> None:
        """Remove the selected lines; the next one is selected."""
        lines = self.selected_lines()
        rest = [line.id for line in self.table.records()]
        place = rest.index(lines[0].id)
        count = self.context.workspace.records.remove(BudgetLine, *(line.id for line in lines))
        left = self.table.records()
        if left:
            self.table.select([left[min(place, len(left) - 1)].id])
        self.context.say_undoable(self.language.count("Removed {n} line", "Removed {n} lines", count))

    def remove_budget(self) -> None:
        """Remove the budget with its lines."""
        if self.sheet is not None:
            period = self.language.period(self.sheet.budget.period)
            self.context.workspace.records.remove(Budget, self.sheet.budget.id)
            self.context.say_undoable(self.language(_("Removed the budget of {period}"), period=period))

    def open_print(self) -> PrintDialog:
        """The budget in sight on paper, or those of all clients."""
        return print_budget(self.context, self.client, self.sheet.budget if self.sheet else None)

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
        elif self._category is not None:
            self.choose_category(None)

    # what happens around it

    @override
    def follow_choice(self) -> None:
        """What is being typed is saved first."""
        self._flush()
        self._category = None
        super().follow_choice()

    def _flush(self) -> None:
        with self.context.attempt():
            self.view.flush()
            self.details.flush()

    def _selected(self) -> None:
        if self.inspector_is_open and not self.details.shows_days:
            self._show_line()
        self.context.commands.refresh()

    def _show_line(self) -> None:
        lines = self.selected_lines()
        if len(lines) == 1 and self.sheet is not None:
            self.details.show_line(lines[0], self.sheet.budget.currency, self.shown.providers)

    def _show_details(self) -> None:
        """What the inspector shows, as it is now; closed where it is gone."""
        if not self.inspector_is_open or self.sheet is None:
            return
        if self.details.shows_days:
            self.details.show_days(self.sheet.budget)
        elif self.selected_lines():
            self._show_line()
        else:
            self.close_inspector()

    def _clear_filter(self) -> None:
        """At once, not after the pause that typing has."""
        if isinstance(self._filter, QLineEdit) and self._filter.text():
            self._filter.clear()
            self.table.set_filter("")

    def _go_to(self, row: ClientBudget) -> None:
        self._wanted = row.sheet.budget.id if row.sheet is not None else self._wanted
        self.context.choose_client(row.client.id)
