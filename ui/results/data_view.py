"""Figures by hand: of one account or of the business, by days or months, typed cell by cell or pasted as a block."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from smmdesk.domain.desk import ImportedFile
from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.money import Money
from smmdesk.domain.results.apart import kept_apart
from smmdesk.domain.results.named import Unit
from smmdesk.services.pasted_figures import Grid, PastedFiguresError, figures_in
from smmdesk.services.results import Cell
from smmdesk.speech.language import _
from smmdesk.storage.errors import WaitsError
from ui.results.data_grid import FigureGrid
from ui.results.data_rows import Chosen, FigureRow, Rows, rows_of
from ui.style import tokens
from ui.style.text_size import scaled
from ui.widgets.buttons import FoldingButton
from ui.widgets.clipboard import put
from ui.widgets.forms.choice import Combo
from ui.widgets.labels import hint
from ui.widgets.menus import passing_menu
from ui.widgets.notice import Notice
from ui.widgets.segments import SegmentBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from smmdesk.domain.clients import Account
    from smmdesk.domain.ids import AccountId
    from smmdesk.domain.periods import Period
    from smmdesk.services.pasted_figures import Figure, Into
    from ui.results.data_model import Place
    from ui.results.shown import Results
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit

_DAYS, _MONTHS = "days", "months"
_COMBO: Final = 220
_BUSINESS: Final = ""
"""Stands for the business among accounts: no id is empty."""


class OtherCurrencyError(PastedFiguresError):
    """Amounts of a row that is kept in another currency than the client's."""

    message = _("{place} is kept in {currency}. Nothing was pasted: write its amounts one by one.")


class DataView(QWidget):
    """Each cell and each paste is one act."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._results: Results | None = None
        self._rows = Rows(rows=(), columns=(), more=())
        self._chosen_before: Chosen | None = None
        self._columns: list[str] = []
        language = context.language
        self.whose = Combo()
        self.whose.setAccessibleName(language(_("Figures of")))
        self.whose.setFixedWidth(scaled(_COMBO))
        self.by = SegmentBar([(_DAYS, language(_("By day"))), (_MONTHS, language(_("By month")))], self._choose)
        self.by.choose(_DAYS)
        self.add_button = FoldingButton(language(_("Add a column…")), "plus", kind="quiet")
        self.add_button.clicked.connect(lambda _checked=False: self._open_columns())
        self.paste_button = FoldingButton(language(_("Paste")), "table", kind="quiet")
        self.paste_button.clicked.connect(lambda _checked=False: self.paste())
        self.grid = FigureGrid(language, self._save)
        self.refused = Notice(tone="bad").alerting()
        self.apart = Notice(tone="info")
        self.doubtful = Notice(tone="attention").alerting()
        self.told = hint("")
        # room for two lines, so that nothing moves when the keyboard goes to a cell with more to say
        self.told.setMinimumHeight(scaled(34))
        self.told.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.whose.activated.connect(self._choose)
        self.grid.went.connect(self._tell)
        self.grid.cleared.connect(self._clear)
        self.grid.copy_wanted.connect(self.copy)
        self.grid.paste_wanted.connect(self.paste)
        self.grid.menu_wanted.connect(self._open_menu)

    def show_results(self, shown: Results) -> None:
        """Show the figures of a client's period; the account, the cell and what is being typed stay."""
        if self._results is not None and self._results.client.id != shown.client.id:
            self.grid.flush()
        self._results = shown
        self.whose.set_options(self._accounts(shown))
        if self.whose.currentIndex() < 0:
            self.whose.setCurrentIndex(0)
        self._show()

    def flush(self) -> None:
        """Save what is being typed."""
        self.grid.flush()

    def choose_account(self, account_id: AccountId | None) -> None:
        """Show the figures of an account, or of the business."""
        self.whose.choose(account_id or _BUSINESS)
        self._choose()

    def choose_months(self, by_month: bool) -> None:
        """Show months in the place of days, or days."""
        self.by.choose(_MONTHS if by_month else _DAYS)
        self._choose()

    def add_column(self, key: str) -> None:
        """Show a metric that no figure is known of yet; the keyboard goes there."""
        self._columns.append(key)
        self._show()
        if self._rows.rows:
            self.grid.select_cell(self._rows.rows[max(self.grid.currentIndex().row(), 0)].id, key)
        self.grid.setFocus()

    # what is shown

    def _accounts(self, shown: Results) -> list[tuple[str, str]]:
        """Those of the network that is looked at; the books of the business are of none."""
        language, only = self._context.language, shown.network
        accounts = [each for each in shown.sheet.accounts if only in {None, each.network}]
        business = [] if only else [(_BUSINESS, language(_("The business itself")))]
        return [*((each.id, self._called(each)) for each in accounts), *business]

    def _called(self, account: Account) -> str:
        network = self._context.language.word(account.network)
        return f"{network} · {account.handle}" if account.handle else network

    def _chosen(self, shown: Results) -> Chosen:
        id = self.whose.currentData()
        account = next((each.id for each in shown.sheet.accounts if each.id == id), None)
        return Chosen(account_id=account, period=shown.sheet.period, by_month=self.by.value() == _MONTHS)

    def _choose(self, _which: object = None) -> None:
        self.grid.flush()
        self._show()

    def _show(self) -> None:
        if (shown := self._results) is None:
            return
        chosen, workspace = self._chosen(shown), self._context.workspace
        if chosen != self._chosen_before:  # else columns would change places under the hand that types
            self._chosen_before, self._columns = chosen, []
            self.doubtful.say("")
        found = workspace.results.rows(shown.client.id, chosen.around)
        self._rows = rows_of(chosen, found, shown.sheet, self._columns, self._context.language)
        self._columns = [each.key for each in self._rows.columns]
        files = {row.row.source_id for row in self._rows.rows if row.row and row.row.source_id}
        known = workspace.records.all(ImportedFile, id=[*files]) if files else []
        self.grid.show_rows(self._rows, {each.id: each for each in known})
        self.add_button.setEnabled(bool(self._rows.more))
        self._tell_of_others()
        self._tell()

    def _tell_of_others(self) -> None:
        """Rows of other days stand below all of the days or months: they might not be found."""
        language = self._context.language
        others = [row for row in self._rows.rows if row.is_odd]
        names = ", ".join(language.period_inside(row.period) for row in others)
        is_left_out = any(row.unused for row in others)
        words = _("Below stands as well: {names}. What is struck through is not counted beside shorter rows.")
        plain = _("Below stands as well: {names}.")
        self.apart.say(language(words if is_left_out else plain, names=names) if others else "", "info")

    def _tell(self) -> None:
        """About the cell where the keyboard is; of one with nothing to tell, what can be done."""
        self.refused.say("")
        index, language = self.grid.currentIndex(), self._context.language
        words = self.grid.figures.told(index) if index.isValid() else ""
        if words and (place := self.grid.current()) is not None:
            words = f"{place.into.title}, {place.row.name}: {words}"
        usual = _("Type over a cell, or paste a block from a spreadsheet. A dot marks what was typed by hand.")
        self.told.setText(words or language(usual))

    # what is done

    def _save(self, edit: Edit) -> None:
        """One cell was left with another figure."""
        cell = self._cell(edit.record.period, edit.name, _kept(edit.value))
        act = self._act([cell], [_kept(edit.before)])
        self._context.follow(act, tell=lambda _count: self._point_out([(cell.period, cell.metric)]))

    def _cell(self, period: Period, metric: str, figure: int | None) -> Cell:
        shown = self._results
        account_id = self._chosen(shown).account_id if shown else None
        return Cell(account_id=account_id, period=period, metric=metric, figure=figure)

    def _act(self, cells: Sequence[Cell], seen: Sequence[int | None] = ()) -> Callable[[], int]:
        assert self._results is not None  # noqa: S101  (there are no cells before)
        return partial(self._context.workspace.results.type_figures, self._results.client.id, cells, seen)

    def _point_out(self, written: Sequence[tuple[Period, str]]) -> None:
        """Which of the figures just written are worth a second look: the keyboard is elsewhere by now."""
        language, rows = self._context.language, {row.period: row for row in self._rows.rows}
        titles = {each.key: each.title for each in self._rows.columns}
        odd = [(rows[period], key) for period, key in written if period in rows and key in rows[period].doubts]
        if len(odd) == 1:
            ((row, key),) = odd
            words = f"{titles[key]}, {row.name}: {language.word(row.doubts[key])}"
        else:
            words = language.count(
                "{n} of these figures looks odd: mind its sign",
                "{n} of these figures look odd: mind their signs",
                len(odd),
            )
        self.doubtful.say(words if odd else "", "attention")

    def _clear(self, places: Sequence[Place]) -> None:
        """Take figures away, as one act."""
        language = self._context.language

        def tell(count: int) -> None:
            self._context.say_undoable(language.count("Cleared {n} figure", "Cleared {n} figures", count))

        if cells := [self._cell(place.row.period, place.into.key, None) for place in places]:
            self._context.do(self._act(cells), tell=tell)

    def paste(self) -> None:
        """Keep the block in the clipboard, from the current cell on, as one act; or say what of it is no figure."""
        from smmdesk.exchange.workbooks.pasted import table_in

        data = QGuiApplication.clipboard().mimeData()
        text = data.text() if data is not None and data.hasText() else ""
        table = table_in(text, data.html() if data is not None and data.hasHtml() else "") or text
        self.grid.flush()
        self.refused.say("")
        try:
            found = self._read(table)
            cells = [self._cell(each.period, each.metric, each.figure) for each in found]
            self._context.follow(self._act(cells), tell=partial(self._tell_of_paste, found))
        except WaitsError:  # a banner says it
            pass
        except SmmdeskError as error:
            self.refused.say(self._context.language.error(error))

    def _read(self, table: str) -> list[Figure]:
        if self._results is None:
            raise PastedFiguresError
        index, rows = self.grid.currentIndex(), self._rows
        currency = self._results.client.currency
        grid = Grid(
            rows=[row.period for row in rows.own],
            columns=rows.columns,
            currency=currency,
            by_month=self.by.value() == _MONTHS,
            more=rows.more,
        )
        language = self._context.language
        found = figures_in(table, grid, max(index.row(), 0), max(index.column(), 0), language)
        money = {each.period for each in found if self._is_money(each.metric)}
        for row in rows.rows:
            if row.period in money and row.currency != currency:
                raise OtherCurrencyError(place=row.name, currency=row.currency)
        return found

    def _is_money(self, metric: str) -> bool:
        return any(
            each.unit is Unit.MONEY
            for each in (*self._rows.columns, *self._rows.more)
            if each.key == metric and not kept_apart(metric)
        )

    def _tell_of_paste(self, found: Sequence[Figure], changed: int) -> None:
        language, shown = self._context.language, {row.period for row in self._rows.rows}
        words = language.count("Pasted {n} figure", "Pasted {n} figures", len(found))
        outside = sum(each.period not in shown for each in found)
        if outside:
            more = language.count("{n} of them beyond what is shown", "{n} of them beyond what is shown", outside)
            words = f"{words}, {more}"
        self._point_out([(each.period, each.metric) for each in found])
        if changed:
            self._context.say_undoable(words)
        else:
            self._context.say(language(_("Pasted: all of it was here already.")))

    def copy(self) -> None:
        """Put the selection into the clipboard as a table: with days and names, so that it can be pasted again."""
        places = self.grid.selected()
        if len(places) == 1:
            put(self.grid.figures.words(self.grid.currentIndex()))
        elif places:
            self._copy_table(places)

    def _copy_table(self, places: Sequence[Place]) -> None:
        from smmdesk.exchange.spreadsheets.clipboard import copied
        from smmdesk.exchange.spreadsheets.table import Column, Table

        by_row = {place.row.id: place.row for place in places}
        keys = {place.into.key: place.into for place in places}
        heads = [self._context.language(_("Days")), *(into.title for into in keys.values())]
        chosen = {(place.row.id, place.into.key) for place in places}
        lines = [
            [_day(row), *(_value(row, into) if (id, key) in chosen else None for key, into in keys.items())]
            for id, row in by_row.items()
        ]
        table = Table(title=self.grid.accessibleName(), columns=[Column(head, head) for head in heads], rows=lines)
        point = self._context.language.number(Decimal("0.5"), 1)[1]
        made = copied(table, point=point)
        put(made.text, made.html)

    # menus

    def _open_menu(self, place: QPoint) -> None:
        self.menu().popup(place)

    def menu(self) -> QMenu:
        """What can be done with the selection."""
        language, made = self._context.language, passing_menu(self)
        for words, keys, act in (
            (_("Copy"), "Ctrl+C", self.copy),
            (_("Paste"), "Ctrl+V", self.paste),
            (_("Clear"), "Del", self._clear_selected),
        ):
            made.addAction(f"{language(words)}\t{keys}").triggered.connect(act)
        return made

    def _clear_selected(self) -> None:
        self._clear([place for place in self.grid.selected() if place.into.key in place.row.figures])

    def columns_menu(self) -> QMenu:
        """The metrics that a column can be added of."""
        made = passing_menu(self)
        for into in self._rows.more:
            made.addAction(into.title).triggered.connect(partial(self._add, into))
        return made

    def _add(self, into: Into, _checked: bool = False) -> None:
        self.add_column(into.key)

    def _open_columns(self) -> None:
        self.columns_menu().popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height() + 2)))

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(tokens.SPACE_2)
        for part in (self.whose, self.by, self.add_button, self.paste_button):
            tools.addWidget(part)
        tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_3)
        column.addLayout(tools)
        column.addWidget(self.apart)
        column.addWidget(self.doubtful)
        column.addWidget(self.refused)
        column.addWidget(self.grid, 1)
        column.addWidget(self.told)


def _kept(value: int | Money | None) -> int | None:
    return value.minor if isinstance(value, Money) else value


def _day(row: FigureRow) -> date | str:
    """A day as one; of anything longer its words."""
    return row.name if (row.row and row.row.days > 1) or row.period.is_whole_month() else row.period.start


def _value(row: FigureRow, into: Into) -> int | Decimal | None:
    figure = row.figures.get(into.key)
    if figure is None or into.unit is not Unit.MONEY:
        return figure
    return Money(figure, row.currency_of(into.key)).amount
