"""What a person does on the page of budgets, with mouse and keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from smmdesk.charts.style import DARK, LIGHT
from smmdesk.domain.budget import Budget, BudgetLine, Category
from smmdesk.domain.ids import StrategyRowId
from smmdesk.domain.money import WHOLE, Money
from smmdesk.domain.periods import Period
from smmdesk.domain.spending import Concern
from smmdesk.domain.strategy.records import Goal
from smmdesk.storage.kinds import changing
from tests.every import every
from ui.budget.inspector import Days
from ui.budget.split_bar import SplitBar
from ui.shell.printing import PrintDialog
from ui.shell.sharing import in_sight, print_page
from ui.style import tokens
from ui.style.theme import Scheme, colour, use_scheme
from ui.widgets.forms.offered import OfferedLine
from ui.widgets.forms.unsaved import Unsaved
from ui.widgets.notice import Notice
from ui.widgets.scrolling import around
from ui.widgets.tab_order import is_stop

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.services.budget import BudgetSheet
    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace
    from tests.ui.budget.conftest import Desk, Open

NOVEMBER, DECEMBER = Period.month(2026, 11), Period.month(2026, 12)


def sheet(desk: Desk) -> BudgetSheet:
    assert desk.page.sheet is not None
    return desk.page.sheet


def retype(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Type over what stands in a field and leave it."""
    line = field.focusProxy() or field
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def visible_words(root: QWidget) -> set[str]:
    labels = {label.text() for label in root.findChildren(QLabel) if label.isVisible()}
    return labels | {button.text() for button in root.findChildren(QPushButton) if button.isVisible()}


def words_of_overview_menu(desk: Desk) -> tuple[QMenu, list[str]]:
    offered = desk.page.overview._menu  # noqa: SLF001  # a menu in sight keeps the loop of events
    assert offered is not None
    menu = offered()
    assert menu is not None
    return menu, [each.text() for each in menu.actions() if not each.isSeparator()]


def test_a_line_of_all_clients_opens_prints_and_shares_that_budget(all_clients: Desk) -> None:
    all_clients.context.choose_period(NOVEMBER)
    row = next(each for each in all_clients.page.overview.records() if each.sheet is not None)
    all_clients.page.overview.select([row.id])
    menu, words = words_of_overview_menu(all_clients)
    assert words == ["Open the budget", "Print or PDF…", "Share"]
    (below,) = menu.findChildren(QMenu)
    assert row.client.name in below.actions()[0].text()
    menu.actions()[1].trigger()
    assert row.sheet is not None
    assert sheet(all_clients).budget.id == row.sheet.budget.id
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, PrintDialog) and each.isVisible()]
    assert dialog.wish.record == row.sheet.budget.id
    dialog.close()


def test_a_client_without_a_budget_gets_one_from_its_line(all_clients: Desk) -> None:
    all_clients.context.choose_period(Period.month(2031, 5))
    row = all_clients.page.overview.records()[0]
    all_clients.page.overview.select([row.id])
    menu, words = words_of_overview_menu(all_clients)
    assert words == ["Make a budget"]
    menu.actions()[0].trigger()
    assert sheet(all_clients).budget.client_id == row.client.id


def test_the_menu_of_lines_offers_what_does_something(desk: Desk, qtbot: QtBot) -> None:
    def told() -> list[str]:
        qtbot.keyClick(desk.page.table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        words = [each.text() for each in menu.actions() if not each.isSeparator()]
        menu.close()
        return words

    desk.page.table.setFocus()
    desk.page.table.clearSelection()
    assert told() == ["New line", "Share"]
    (open_line, paid) = (
        next(line for line in desk.page.table.records() if line.is_to_be_paid is wanted) for wanted in (True, False)
    )
    desk.page.table.select([open_line.id])
    of_one = ["Edit the line", "Justify the line", "Paid as planned", "Duplicate", "New line", "Remove lines", "Share"]
    assert told() == of_one
    desk.page.table.select([paid.id])
    assert told() == [words for words in of_one if words != "Paid as planned"]
    desk.page.table.selectAll()
    assert told() == ["Paid as planned", "Duplicate", "New line", "Remove lines", "Share"]


def choose(desk: Desk, qtbot: QtBot, words: str) -> None:
    """Shift+F10 on what is selected, and a click on what is offered."""
    qtbot.keyClick(desk.page.table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (line,) = [each for each in menu.actions() if each.text() == words]
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(line).center())


def test_the_menu_of_lines_duplicates_justifies_and_pays(desk: Desk, qtbot: QtBot) -> None:
    table, records = desk.page.table, desk.workspace.records
    table.setFocus()
    before = {line.id for line in table.records()}
    first = next(line for line in table.records() if line.is_to_be_paid)
    table.select([first.id])
    choose(desk, qtbot, "Duplicate")
    (copy,) = desk.page.selected_lines()
    assert copy.id not in before
    assert copy == replace(first, id=copy.id, actual=None, receipt="")
    choose(desk, qtbot, "Justify the line")
    focused = QApplication.focusWidget()
    assert focused is desk.page.details.line.editor("justification").focusProxy()
    assert focused is not None
    qtbot.keyClicks(focused, "Sells")
    table.setFocus()
    assert records.get(BudgetLine, copy.id).justification.startswith("Sells")
    table.select([first.id, copy.id])
    choose(desk, qtbot, "Paid as planned")
    paid = [records.get(BudgetLine, line_id) for line_id in (first.id, copy.id)]
    assert [line.actual for line in paid] == [line.planned for line in paid]
    assert desk.words()[-1] == "2 lines are paid as planned"
    desk.context.undo()
    assert records.get(BudgetLine, first.id).actual == first.actual


class TestEmpty:
    def test_without_clients_one_is_asked_for(self, empty: Desk) -> None:
        assert "No clients yet" in visible_words(empty.page)
        assert "New line" not in visible_words(empty.page)

    def test_a_budget_is_made_with_one_key_and_its_amount_typed(self, empty: Desk, qtbot: QtBot) -> None:
        client = empty.workspace.clients.add("Bakery")
        assert "Make a budget for November 2026" in visible_words(empty.page)
        assert "Copy that of October 2026" not in visible_words(empty.page)
        qtbot.keyClick(empty.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClicks(focused, "1000.01")
        qtbot.keyClick(focused, Qt.Key.Key_Return)
        budget = empty.workspace.budget.within(client.id, NOVEMBER)[0]
        assert budget.total == Money.of("1000.01", client.currency)
        assert empty.page.view.figures.total.value.text() == empty.context.language.money(budget.total)

    def test_the_last_budget_is_copied_in_one_step(self, desk: Desk, qtbot: QtBot) -> None:
        lines = len(sheet(desk).lines)
        desk.context.choose_period(DECEMBER)
        assert desk.page.sheet is None
        button = next(
            each for each in desk.page.findChildren(QPushButton) if each.text() == "Copy that of November 2026"
        )
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert len(sheet(desk).lines) == lines
        assert sheet(desk).actual == Money.zero(sheet(desk).budget.currency)
        assert every(line.on in DECEMBER for line in sheet(desk).lines if line.on)
        desk.context.undo()
        assert desk.page.sheet is None
        assert desk.workspace.budget.within(desk.client.id, DECEMBER) == []


class TestTotal:
    def test_an_amount_and_a_share_that_differ_are_both_told(self, desk: Desk, qtbot: QtBot) -> None:
        fields = desk.page.view.total
        for name, text in (("total", "1800"), ("share", "5"), ("revenue", "40,000")):
            retype(qtbot, fields.field(name).editor(name), text)
        assert fields.words.text() == "5% of €40,000.00 is €2,000.00, but €1,800.00 is entered."
        assert sheet(desk).budget.whole() == Money.of(1800, "EUR")
        assert desk.page.view.figures.total.remark.text() == "4.5% of revenue"
        qtbot.mouseClick(fields.take_share, Qt.MouseButton.LeftButton)
        assert sheet(desk).budget.total is None
        assert sheet(desk).budget.whole() == Money.of(2000, "EUR")
        assert fields.words.text() == "5% of €40,000.00 is €2,000.00."
        assert not fields.take_share.isVisible()
        desk.context.undo()
        assert sheet(desk).budget.total == Money.of(1800, "EUR")

    def test_another_currency_is_refused_beside_the_field_and_stays_typed(self, desk: Desk, qtbot: QtBot) -> None:
        before = sheet(desk).budget
        form = desk.page.view.total.field("total")
        retype(qtbot, form.editor("total"), "500 USD")
        assert sheet(desk).budget == before
        line = form.editor("total").focusProxy()
        assert isinstance(line, QLineEdit)
        assert line.text() == "500 USD"
        assert form.editor("total").accessibleDescription()

    def test_figures_are_what_the_sheet_says(self, desk: Desk) -> None:
        figures, shown, money = desk.page.view.figures, sheet(desk), desk.context.language.money
        assert figures.total.value.text() == money(shown.budget.whole())
        assert figures.planned.value.text() == money(shown.planned)
        assert figures.paid.value.text() == money(shown.actual)
        assert figures.left.value.text() == money(shown.left)
        assert every(each.toolTip() for each in (figures.total, figures.planned, figures.paid, figures.left))

    def test_overspending_all_of_it_says_so(self, desk: Desk) -> None:
        line = sheet(desk).lines[0]
        desk.workspace.records.change(BudgetLine, line.id, actual=Money.of(999_999, "EUR"))
        left = desk.page.view.figures.left
        assert left.value.text().startswith("−€")
        assert left.remark.text() == "More was paid than there is"


class TestSplit:
    def test_a_border_is_dragged_with_a_preview_and_saved_on_release(self, desk: Desk, qtbot: QtBot) -> None:
        split, before = desk.page.view.split, sheet(desk).budget
        bar, button = split.bar, Qt.MouseButton.LeftButton
        start = QPoint(round(bar.border(0)), 14)
        qtbot.mousePress(bar, button, pos=start)
        qtbot.mouseMove(bar, QPoint(bar.width() // 2, 14))
        _drag(bar, bar.width() // 2)
        assert split.rows[Category.CONTENT].share.row.editor.value() == 5_000
        shown = [row.allotted.text() for row in split.rows.values()]
        preview = before.with_border(Category.CONTENT, 5_000)
        assert shown == [desk.context.language.money(money) for money in preview.allotted().values()]
        assert desk.workspace.records.get(Budget, before.id) == before
        qtbot.mouseRelease(bar, button, pos=QPoint(bar.width() // 2, 14))
        assert list(sheet(desk).budget.split.values()) == [5_000, 4_000, 500, 500]
        desk.context.undo()
        assert sheet(desk).budget == before

    def test_escape_puts_the_border_back(self, desk: Desk, qtbot: QtBot) -> None:
        bar, before = desk.page.view.split.bar, sheet(desk).budget
        qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(round(bar.border(1)), 14))
        _drag(bar, bar.width() // 3)
        qtbot.keyClick(bar, Qt.Key.Key_Escape)
        qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton)
        assert sheet(desk).budget == before
        assert desk.page.view.split.rows[Category.PROMOTION].share.row.editor.value() == 3_000

    def test_empty_parts_can_be_drawn_out_of_their_border_again(self, desk: Desk, qtbot: QtBot) -> None:
        id, bar = sheet(desk).budget.id, desk.page.view.split.bar
        names = list(Category)
        desk.workspace.records.change(Budget, id, split=dict(zip(names, (6_000, 0, 0, 4_000), strict=True)))
        at = round(bar.border(1))
        qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(at, 14))
        _drag(bar, at + bar.width() // 10)
        qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton)
        assert list(sheet(desk).budget.split.values()) == [6_000, 0, 1_000, 3_000]

    def test_a_share_typed_in_leaves_the_whole_whole(self, desk: Desk, qtbot: QtBot) -> None:
        retype(qtbot, desk.page.view.split.rows[Category.PROMOTION].share.row.editor, "50")
        split = sheet(desk).budget.split
        assert split[Category.PROMOTION] == 5_000
        assert sum(split.values()) == WHOLE
        assert desk.page.view.split.reset.isVisible()
        qtbot.mouseClick(desk.page.view.split.reset, Qt.MouseButton.LeftButton)
        assert list(sheet(desk).budget.split.values()) == [6_000, 3_000, 500, 500]
        assert not desk.page.view.split.reset.isVisible()

    def test_an_impossible_share_is_refused_and_stays_typed(self, desk: Desk, qtbot: QtBot) -> None:
        share = desk.page.view.split.rows[Category.PROMOTION].share
        retype(qtbot, share.row.editor, "150")
        assert sheet(desk).budget.split[Category.PROMOTION] == 3_000
        line = share.focusProxy()
        assert isinstance(line, QLineEdit)
        assert line.text() == "150"
        assert "from 0 to 100" in share.row.reason
        assert share.row.message.isVisible()
        retype(qtbot, share.row.editor, "20")
        assert (share.row.reason, share.row.message.isVisible()) == ("", False)
        assert sheet(desk).budget.split[Category.PROMOTION] == 2_000

    def test_escape_takes_a_share_back_and_then_leaves_the_category(self, desk: Desk, qtbot: QtBot) -> None:
        split = desk.page.view.split
        qtbot.mouseClick(split.rows[Category.RESEARCH].name, Qt.MouseButton.LeftButton)
        line = split.rows[Category.PROMOTION].share.focusProxy()
        assert isinstance(line, QLineEdit)
        line.setFocus()
        qtbot.keyClicks(line, "x")
        qtbot.keyClick(line, Qt.Key.Key_Escape)
        assert (line.text(), desk.page.category) == ("30%", Category.RESEARCH)
        qtbot.keyClick(line, Qt.Key.Key_Escape)
        assert desk.page.category is None

    def test_a_share_stands_in_its_row_at_any_width(self, desk: Desk, qtbot: QtBot) -> None:
        rows = desk.page.view.split.rows.values()
        for width in (1000, 1300):
            desk.page.resize(width, 760)
            qtbot.waitUntil(lambda: every(row.share.geometry() == row.spot.geometry() for row in rows))
            assert every(row.share.isVisible() for row in rows)

    def test_fields_of_the_total_end_where_the_bar_does(self, desk: Desk, qtbot: QtBot) -> None:
        total, split = desk.page.view.total, desk.page.view.split
        for width in (1300, 1768):
            desk.page.resize(width, 760)
            qtbot.waitUntil(lambda: desk.page.width() == total.window().width())
            ends = [each.mapTo(desk.page, each.rect().topRight()).x() for each in (total.field("revenue"), split)]
            assert abs(ends[0] - ends[1]) <= 2

    def test_the_heading_says_what_was_found(self, desk: Desk) -> None:
        promotion = next(line for line in sheet(desk).lines if line.category is Category.PROMOTION)
        for line in sheet(desk).lines:
            desk.workspace.records.change(BudgetLine, line.id, actual=None)
        total = next(each for each in sheet(desk).totals if each.category is Category.PROMOTION)
        desk.workspace.records.change(BudgetLine, promotion.id, actual=promotion.planned + total.planned)
        assert desk.page.view.split.heading.text() == "Promotion is 100% over plan"
        assert desk.page.view.split.rows[Category.PROMOTION].bar.over

    def test_figures_heading_alert_cells_and_sums_say_the_same_of_a_part_payment(self, desk: Desk) -> None:
        desk.workspace.records.remove(BudgetLine, *(line.id for line in sheet(desk).lines))
        for planned, actual in ((100, 130), (200, 50), (40, None)):
            line = desk.workspace.budget.add_line(sheet(desk).budget.id, Category.PROMOTION)
            paid = None if actual is None else Money.of(actual, "EUR")
            desk.workspace.records.change(BudgetLine, line.id, planned=Money.of(planned, "EUR"), actual=paid)
        page, table = desk.page, desk.page.table
        place = table.column("difference")
        cells = [table.model().index(row, place).data() for row in range(table.model().rowCount())]
        assert sorted(cells) == ["over plan −€30.00", "to pay €150.00", "to pay €40.00"]
        both = "€30.00 over plan · €190.00 still to pay"
        assert page.view.lines.sum_row.words() == f"3 lines · {both}"
        assert page.view.lines.sum_row.words(100) == both
        assert both in page.view.lines.sum_row.accessibleName()
        assert page.view.figures.to_pay.value.text() == "€190.00"
        assert page.view.figures.paid.remark.text() == "€30.00 over plan"
        assert page.view.alerts.chips[0].text() == "Promotion: €30.00 over plan"
        assert page.view.split.rows[Category.PROMOTION].bar.toolTip() == f"Promotion: €180.00 of €340.00 · {both}"
        assert page.view.split.heading.text() == "Promotion is 9% over plan"

    def test_a_low_window_folds_the_categories_until_told_otherwise(self, desk: Desk, qtbot: QtBot) -> None:
        split = desk.page.view.split
        assert split.is_open
        desk.page.resize(960, 520)
        qtbot.waitUntil(lambda: not split.is_open)
        qtbot.mouseClick(split.folder, Qt.MouseButton.LeftButton)
        assert split.is_open
        desk.page.resize(960, 540)
        assert split.is_open

    def test_a_low_window_folds_all_that_stands_above_the_lines(self, desk: Desk, qtbot: QtBot) -> None:
        view = desk.page.view
        head = view.summary.header
        assert not head.isVisible()
        desk.page.resize(960, 360)
        qtbot.waitUntil(head.isVisible)
        assert not [each for each in (view.figures, view.total, view.split) if each.isVisible()]
        told = head.accessibleDescription()
        assert told.startswith(view.figures.total.value.text())
        assert told.endswith(f"Left {view.figures.left.value.text()} · {len(view.alerts.chips)} to look at")
        qtbot.mouseClick(head, Qt.MouseButton.LeftButton)
        assert view.figures.isVisible()
        assert view.split.isVisible()

    def test_a_high_window_has_it_all_open_and_a_low_one_as_it_was_left_there(self, desk: Desk, qtbot: QtBot) -> None:
        view = desk.page.view
        for is_open in (False, True):
            desk.page.resize(960, 360)
            qtbot.waitUntil(view.summary.header.isVisible)
            assert view.figures.isVisible() is is_open
            view.summary.open()
            desk.page.resize(960, 760)
            qtbot.waitUntil(lambda: not view.summary.header.isVisible())
            assert view.figures.isVisible()
            assert view.split.isVisible()

    @pytest.mark.parametrize("kind", ["Share", "Budget"])
    def test_what_was_refused_above_the_lines_is_unfolded(self, desk: Desk, qtbot: QtBot, kind: str) -> None:
        view, budget = desk.page.view, sheet(desk).budget
        desk.page.resize(960, 360)
        qtbot.waitUntil(view.summary.header.isVisible)
        whose = (budget.id, Category.PROMOTION) if kind == "Share" else budget.id
        desk.page.reveal(Unsaved(kind=kind, id=whose, field="total", record="", label="", text="x", before=""))
        assert view.total.isVisible()
        assert view.split.isVisible()


def _drag(bar: QWidget, x: int) -> None:
    """Move the pressed mouse; the off-screen platform's own moves carry no buttons."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    place = QPointF(x, 14)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, bar.mapToGlobal(place), none, left, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(bar, event)


class TestLines:
    def test_a_line_is_added_in_the_chosen_category_and_described(self, desk: Desk, qtbot: QtBot) -> None:
        qtbot.mouseClick(desk.page.view.split.rows[Category.RESEARCH].name, Qt.MouseButton.LeftButton)
        assert {line.category for line in desk.page.table.records()} == {Category.RESEARCH}
        count = len(sheet(desk).lines)
        qtbot.keyClick(desk.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClicks(focused, "Ten talks")
        qtbot.keyClick(focused, Qt.Key.Key_Return)
        assert len(sheet(desk).lines) == count + 1
        made = desk.page.selected_lines()[0]
        assert (made.purpose, made.category, made.on) == ("Ten talks", Category.RESEARCH, date(2026, 11, 16))
        assert not any(made.id in alert.lines for alert in sheet(desk).alerts)  # nothing is spent on it yet
        cell = desk.page.table.model().index(
            desk.page.table.currentIndex().row(), desk.page.table.column("justification")
        )
        assert cell.data() == ""

    def test_without_a_filter_a_new_line_goes_where_most_is_left_and_the_form_says_so(
        self, desk: Desk, qtbot: QtBot
    ) -> None:
        page = desk.page
        desk.workspace.records.change(Budget, sheet(desk).budget.id, total=Money.of(100_000, "EUR"))
        promotion = next(line for line in sheet(desk).lines if line.category is Category.PROMOTION)
        page.table.select([promotion.id])
        qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        made = page.selected_lines()[0]
        assert (made.budget_id, made.category) == (sheet(desk).budget.id, Category.CONTENT)
        said = "No category was chosen: it stands in “Content and running the pages”"
        assert page.details.guess.isVisible()
        assert page.details.guess.text().startswith(said)
        assert page.details.line.editor("category").accessibleDescription().startswith(said)
        desk.workspace.records.change(BudgetLine, made.id, category=Category.TRAINING)
        assert not page.details.guess.isVisible()
        assert page.details.line.editor("category").accessibleDescription() == ""

    def test_in_the_category_chosen_nothing_is_guessed(self, desk: Desk, qtbot: QtBot) -> None:
        desk.page.choose_category(Category.RESEARCH)
        qtbot.keyClick(desk.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        assert desk.page.selected_lines()[0].category is Category.RESEARCH
        assert not desk.page.details.guess.isVisible()

    def test_the_page_scrolls_and_no_table_within_it(self, desk: Desk, qtbot: QtBot) -> None:
        page, table = desk.page, desk.page.table
        area = around(table)
        assert area is not None
        for _line in range(30):
            desk.workspace.budget.add_line(sheet(desk).budget.id, Category.CONTENT, date(2026, 11, 30))
        page.resize(960, 520)
        bars = (area.verticalScrollBar(), table.verticalScrollBar())
        qtbot.waitUntil(lambda: [bar.isVisible() for bar in bars] == [True, False])
        rows = table.model().rowCount()
        assert table.viewport().height() >= rows * table.rowHeight(0)

        def in_sight(row: int) -> bool:
            middle = QPoint(0, table.rowViewportPosition(row) + table.rowHeight(row) // 2)
            return area.viewport().rect().contains(table.viewport().mapTo(area.viewport(), middle))

        assert not in_sight(rows - 1)
        table.select([table.records()[-1].id])
        qtbot.waitUntil(lambda: in_sight(rows - 1))
        table.setFocus()
        qtbot.keyClick(table, Qt.Key.Key_PageUp)
        above = table.currentIndex().row()
        assert 0 < above < rows - 1
        qtbot.waitUntil(lambda: in_sight(above))
        qtbot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: in_sight(0))
        page.resize(620, 520)  # the column of the keyboard, that of the days, goes
        qtbot.waitUntil(lambda: table.isColumnHidden(0))
        table.select([table.records()[-1].id])
        qtbot.waitUntil(lambda: in_sight(rows - 1))

    def test_a_click_into_an_amount_has_it_typed_over(self, desk: Desk, qtbot: QtBot) -> None:
        table, line = desk.page.table, sheet(desk).lines[0]
        table.setFocus()
        table.select([line.id])
        place = [each.id for each in table.records()].index(line.id)
        cell = table.model().index(place, table.column("planned"))
        table.scrollTo(cell)
        qtbot.wait(20)
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(cell).center())
        qtbot.waitUntil(lambda: bool(table.forms()))
        field = table.forms()[0].focusProxy()
        assert field is not None
        qtbot.keyClicks(field, "300")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert desk.workspace.records.get(BudgetLine, line.id).planned == Money.of(300, "EUR")
        # and so beside the table
        total = desk.page.view.total.field("total").editor("total").focusProxy()
        assert total is not None
        qtbot.mouseClick(total, Qt.MouseButton.LeftButton)
        qtbot.keyClicks(total, "4000")
        qtbot.keyClick(total, Qt.Key.Key_Return)
        assert sheet(desk).budget.total == Money.of(4000, "EUR")

    def test_a_cell_is_typed_on_while_the_budget_is_read_anew(self, desk: Desk, qtbot: QtBot) -> None:
        table, (first, *_rest, last) = desk.page.table, sheet(desk).lines
        place = [line.id for line in table.records()].index(first.id)
        table.setFocus()
        table.setCurrentIndex(table.model().index(place, table.column("planned")))
        qtbot.keyClick(table, Qt.Key.Key_F2)
        (form,) = table.forms()
        line = form.focusProxy()
        assert line is not None
        qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(line, "12")
        before = desk.workspace.database.latest()
        desk.workspace.records.change(BudgetLine, last.id, on=first.on, purpose="Moved before it")
        desk.workspace.budget.add_line(sheet(desk).budget.id, Category.CONTENT, date(2026, 11, 1))
        assert (table.forms(), line.hasFocus()) == ([form], True)
        qtbot.keyClicks(line, "34")
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert desk.workspace.records.get(BudgetLine, first.id).planned == Money.of(1234, "EUR")
        assert desk.workspace.database.latest() == before + 3  # nothing was saved in between

    def test_a_line_names_a_goal_of_the_strategy_in_force(self, desk: Desk, qtbot: QtBot) -> None:
        strategies = desk.workspace.strategy
        version = strategies.start(desk.client.id).id
        strategies.add(Goal(id=StrategyRowId("goal"), strategy_id=version, name="Orders from the networks"))
        strategies.put_in_force(version)
        line = sheet(desk).lines[0]
        desk.page.table.select([line.id])
        qtbot.keyClick(desk.page.table, Qt.Key.Key_Return)
        editor = desk.page.details.line.editor("goal")
        offered = editor.findChildren(OfferedLine)[0]
        offered.setFocus()
        offered.open_list()
        assert offered.offered() == ["Orders from the networks"]

    def test_every_field_of_a_line_is_saved_when_left(self, desk: Desk, qtbot: QtBot) -> None:
        line = sheet(desk).lines[0]
        desk.page.table.select([line.id])
        qtbot.keyClick(desk.page.table, Qt.Key.Key_Return)
        assert desk.page.inspector_is_open
        form = desk.page.details.line
        for name, text in (
            ("goal", "20 leads"),
            ("planned", "100*3"),
            ("actual", "312.50"),
            ("receipt", "bill.pdf"),
            ("on", "2026-11-20"),
        ):
            retype(qtbot, form.editor(name), text)
        saved = desk.workspace.records.get(BudgetLine, line.id)
        assert (saved.goal, saved.receipt, saved.on) == ("20 leads", "bill.pdf", date(2026, 11, 20))
        assert (saved.planned, saved.actual) == (Money.of(300, "EUR"), Money.of("312.50", "EUR"))
        providers = desk.workspace.clients.card(desk.client.id).providers
        form.editor("provider_id").pick(providers[0].id)
        assert desk.workspace.records.get(BudgetLine, line.id).provider_id == providers[0].id
        while desk.workspace.records.get(BudgetLine, line.id) != line:
            desk.context.undo()
        assert desk.workspace.records.get(BudgetLine, line.id) == line

    def test_an_emptied_plan_is_a_plan_of_nothing(self, desk: Desk, qtbot: QtBot) -> None:
        line = sheet(desk).lines[0]
        desk.page.table.select([line.id])
        desk.page.edit_line()
        retype(qtbot, desk.page.details.line.editor("planned"), " ")
        assert desk.workspace.records.get(BudgetLine, line.id).planned == Money.zero("EUR")

    def test_an_amount_is_edited_in_its_cell(self, desk: Desk, qtbot: QtBot) -> None:
        table = desk.page.table
        line = table.records()[0]
        table.setFocus()
        table.setCurrentIndex(table.model().index(0, table.column("category")))
        qtbot.keyClick(table, Qt.Key.Key_F2)
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.selectAll()
        qtbot.keyClicks(field, "77")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: desk.workspace.records.get(BudgetLine, line.id).actual == Money.of(77, "EUR"))
        assert desk.page.view.figures.paid.value.text() == desk.context.language.money(sheet(desk).actual)
        desk.context.undo()
        assert desk.workspace.records.get(BudgetLine, line.id) == line

    def test_escape_leaves_a_cell_as_it_was(self, desk: Desk, qtbot: QtBot) -> None:
        table = desk.page.table
        line = table.records()[0]
        table.setFocus()
        table.setCurrentIndex(table.model().index(0, table.column("purpose")))
        qtbot.keyClick(table, Qt.Key.Key_F2)
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        qtbot.keyClicks(field, "something else")
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        qtbot.wait(50)
        assert table.hasFocus()
        assert desk.workspace.records.get(BudgetLine, line.id) == line

    def test_lines_are_removed_with_a_way_back(self, desk: Desk, qtbot: QtBot) -> None:
        before = sheet(desk).lines
        desk.page.table.select([before[0].id, before[1].id])
        desk.page.table.setFocus()
        qtbot.keyClick(desk.page.table, Qt.Key.Key_Delete)
        assert [line.id for line in sheet(desk).lines] == [line.id for line in before[2:]]
        assert desk.words()[-1] == "Removed 2 lines"
        assert desk.page.selected_lines()[0].id == before[2].id
        undo = desk.said[-1].run
        assert undo is not None
        undo()
        assert sheet(desk).lines == before

    def test_a_single_line_is_removed_by_its_name(self, desk: Desk, qtbot: QtBot) -> None:
        line = sheet(desk).lines[0]
        long = "Banners for the fair, and the stand that they hang on all three days"
        desk.workspace.records.change(BudgetLine, line.id, {"purpose": line.purpose}, purpose=long)
        for name in ("Banners for the fair, and the stand that they hang on all…", ""):
            desk.page.table.select([line.id])
            desk.page.table.setFocus()
            qtbot.keyClick(desk.page.table, Qt.Key.Key_Delete)
            assert desk.words()[-1] == (f"Removed {name}" if name else "Removed 1 line")
            desk.context.undo()
            desk.workspace.records.change(BudgetLine, line.id, {}, purpose="")

    def test_the_filter_sums_what_it_shows(self, desk: Desk) -> None:
        network = next(line.network for line in sheet(desk).lines if line.network)
        desk.page.table.set_filter(network.value)
        shown = desk.page.table.records()
        assert 0 < len(shown) < len(sheet(desk).lines)
        sums = desk.page.view.lines.sum_row.sums
        assert sums["planned"] == Money.total((line.planned for line in shown), "EUR")
        over = Money.total((line.over for line in shown), "EUR")
        assert over.minor > 0
        assert f"· {desk.context.language.money(over)} over plan" in desk.page.view.lines.sum_row.words()
        for room in (None, 100):  # that these are some of them is told in any case
            words = desk.page.view.lines.sum_row.words(room)
            assert words.startswith(f"{len(shown)} of {len(sheet(desk).lines)} lines")
        desk.page.table.set_filter("nothing has this")
        assert desk.page.view.lines.sum_row.words() == f"0 of {len(sheet(desk).lines)} lines"

    def test_an_alert_leads_to_its_lines(self, desk: Desk, qtbot: QtBot) -> None:
        alert = next(each for each in sheet(desk).alerts if each.concern is Concern.UNJUSTIFIED)
        chip = next(each for each in desk.page.view.alerts.chips if "missing" in each.text())
        desk.page.focus_filter()
        typed = QApplication.focusWidget()
        assert typed is not None
        qtbot.keyClicks(typed, "nothing like this")
        qtbot.waitUntil(lambda: not desk.page.table.records())
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        assert tuple(line.id for line in desk.page.selected_lines()) == alert.lines
        assert desk.page.table.hasFocus()

    def test_a_missing_reason_is_told_in_words(self, desk: Desk) -> None:
        table = desk.page.table
        (bare,) = (id for each in sheet(desk).alerts if each.concern is Concern.UNJUSTIFIED for id in each.lines)

        def cell(name: str, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> Any:
            row = next(row for row, line in enumerate(table.records()) if line.id == bare)
            return table.model().index(row, table.column(name)).data(role)

        assert cell("justification") == "Goal and reason missing"
        assert cell("purpose", Qt.ItemDataRole.DecorationRole) is not None
        desk.workspace.records.change(BudgetLine, bare, justification="Plates are seen on each photo")
        assert cell("justification") == "Goal missing · Plates are seen on each photo"
        assert desk.page.view.alerts.chips[-1].text() == "Goal missing: 1 line"
        desk.workspace.records.change(BudgetLine, bare, justification="", goal="A goal of its own")
        assert cell("justification") == "Reason missing"
        assert cell("goal") == "A goal of its own"

    def test_what_other_lines_give_is_shown_as_theirs(self, desk: Desk) -> None:
        table = desk.page.table
        (bare,) = (id for each in sheet(desk).alerts if each.concern is Concern.UNJUSTIFIED for id in each.lines)
        bare_line = desk.workspace.records.get(BudgetLine, bare)
        other = next(line for line in sheet(desk).lines if line.category is bare_line.category and line.justification)
        desk.workspace.records.change(BudgetLine, bare, goal=other.goal)
        row = next(row for row, line in enumerate(table.records()) if line.id == bare)
        cell = table.model().index(row, table.column("justification"))
        assert cell.data() == other.justification
        assert table.model().index(row, table.column("purpose")).data(Qt.ItemDataRole.DecorationRole) is None
        assert "same category and goal" in cell.data(Qt.ItemDataRole.ToolTipRole)
        assert not any("missing" in chip.text() for chip in desk.page.view.alerts.chips)

    def test_a_narrow_table_keeps_what_money_and_reason_are(self, desk: Desk) -> None:
        table = desk.page.table
        desk.page.resize(620, 640)
        QApplication.processEvents()
        shown = {name for name in table.names if not table.isColumnHidden(table.column(name))}
        assert {"purpose", "planned", "actual"} <= shown
        assert not {"goal", "justification"} & shown
        (bare,) = (id for each in sheet(desk).alerts if each.concern is Concern.UNJUSTIFIED for id in each.lines)
        row = next(row for row, line in enumerate(table.records()) if line.id == bare)
        cell = table.model().index(row, table.column("purpose"))
        assert cell.data(Qt.ItemDataRole.DecorationRole) is not None
        assert cell.data(Qt.ItemDataRole.ToolTipRole).endswith("Goal and reason missing")
        assert "Goal and reason missing" in cell.data(Qt.ItemDataRole.AccessibleTextRole)

    def test_escape_goes_back_step_by_step(self, desk: Desk, qtbot: QtBot) -> None:
        desk.page.choose_category(Category.PROMOTION)
        desk.page.table.select([desk.page.table.records()[0].id])
        desk.page.edit_line()
        desk.page.table.setFocus()
        qtbot.keyClick(desk.page.table, Qt.Key.Key_Escape)
        assert not desk.page.inspector_is_open
        qtbot.keyClick(desk.page.table, Qt.Key.Key_Escape)
        assert len(desk.page.table.records()) == len(sheet(desk).lines)


class TestBudget:
    def test_the_last_day_is_typed_as_people_say_it(self, desk: Desk, qtbot: QtBot) -> None:
        desk.page.edit_days()
        form = desk.page.details.days
        assert isinstance(form.record, Days)
        assert form.record.last == date(2026, 11, 30)
        retype(qtbot, form.editor("last"), "2026-11-20")
        assert sheet(desk).budget.ends == date(2026, 11, 21)
        assert any("dated outside" in chip.text() for chip in desk.page.view.alerts.chips)
        retype(qtbot, form.editor("last"), "2026-10-20")
        assert sheet(desk).budget.ends == date(2026, 11, 21)
        assert form.editor("last").accessibleDescription()
        retype(qtbot, form.editor("starts"), " ")
        assert "first and its last day" in form.editor("starts").accessibleDescription()

    def test_a_budget_is_removed_with_its_lines_and_comes_back(self, desk: Desk) -> None:
        before = sheet(desk)
        desk.page.context.commands.run("budget.remove")
        assert desk.page.sheet is None
        assert desk.words()[-1] == "Removed the budget of November 2026"
        desk.context.undo()
        assert sheet(desk) == before

    def test_of_several_budgets_one_is_picked(self, desk: Desk, qtbot: QtBot) -> None:
        second = desk.workspace.budget.start(desk.client.id, Period.months(2026, 11, 2))
        assert desk.page.tools.picker.isVisible()
        assert sheet(desk).budget.id != second.id
        desk.page.tools.picker.setFocus()
        qtbot.keyClick(desk.page.tools.picker, Qt.Key.Key_Down)
        assert sheet(desk).budget.id == second.id

    def test_the_filter_of_lines_is_there_with_lines_only(self, all_clients: Desk) -> None:
        lines = all_clients.page.findChildren(QLineEdit)
        [line] = [each for each in lines if each.accessibleName() == "Filter lines"]
        assert line.isHidden()
        all_clients.context.choose_client(all_clients.client.id)
        assert not line.isHidden()
        all_clients.context.choose_client(None)
        assert line.isHidden()

    def test_a_line_found_elsewhere_is_shown(self, all_clients: Desk) -> None:
        wanted = next(each for each in all_clients.workspace.budget.sheets(Period.month(2026, 10)) if each.lines)
        all_clients.page.select(wanted.lines[-1].id)
        assert all_clients.context.client_id == wanted.budget.client_id
        assert all_clients.context.period == Period.month(2026, 10)
        assert [line.id for line in all_clients.page.selected_lines()] == [wanted.lines[-1].id]
        all_clients.page.select("nothing of that name")
        assert sheet(all_clients).budget.id == wanted.budget.id


class TestOverview:
    def test_all_clients_stand_with_their_own_money(self, all_clients: Desk) -> None:
        rows = all_clients.page.overview.records()
        assert [row.client for row in rows] == all_clients.workspace.clients.list()
        assert every(row.sheet is not None for row in rows)
        assert all_clients.page.overview.isVisible()

    def test_a_double_click_goes_to_the_client(self, all_clients: Desk, qtbot: QtBot) -> None:
        overview = all_clients.page.overview
        place = overview.visualRect(overview.model().index(1, 0)).center()
        wanted = overview.records()[1].client
        qtbot.mouseClick(overview.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(overview.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert all_clients.context.client_id == wanted.id
        assert sheet(all_clients).budget.client_id == wanted.id

    def test_a_client_without_a_budget_has_none(self, all_clients: Desk) -> None:
        all_clients.workspace.clients.add("Zebra")
        last = all_clients.page.overview.model().index(len(all_clients.page.overview.records()) - 1, 1)
        assert last.data() == "No budget yet"

    def test_of_one_client_its_budget_is_shown_at_once(self, empty: Desk) -> None:
        client = empty.workspace.clients.add("My bakery")
        made = empty.workspace.budget.start(client.id, NOVEMBER)
        assert sheet(empty).budget == made


class TestPrint:
    def test_the_budget_in_sight_is_printed(self, desk: Desk) -> None:
        dialog = print_page(desk.page)
        assert dialog
        assert dialog.wish.record == sheet(desk).budget.id
        assert desk.workspace.exporting.documents(dialog.wish)
        dialog.reject()

    def test_making_one_names_the_period_in_sight(self, all_clients: Desk) -> None:
        context = all_clients.context
        context.choose_period(Period.month(2026, 12))
        context.choose_client(all_clients.workspace.clients.list()[0].id)
        context.choose_client(None)
        context.choose_period(Period.month(2026, 11))
        assert context.commands.action("budget.start").text() == "Make a budget for November 2026"

    def test_all_clients_budgets_are_printed_from_the_overview(self, all_clients: Desk) -> None:
        dialog = print_page(all_clients.page)
        assert dialog
        assert len(all_clients.workspace.exporting.documents(dialog.wish)) == len(all_clients.workspace.clients.list())
        dialog.reject()

    def test_without_clients_it_leads_to_the_first(self, empty: Desk) -> None:
        assert print_page(empty.page) is None
        assert empty.words() == ["First a client: what you wanted to begin belongs to one."]

    def test_nothing_is_not_printed(self, all_clients: Desk) -> None:
        all_clients.context.choose_period(Period.month(2031, 5))
        assert print_page(all_clients.page) is None
        assert [words.startswith("There is nothing here to print") for words in all_clients.words()] == [True]

    def test_a_budget_goes_out_whole_and_the_menu_says_so(self, desk: Desk) -> None:
        name = desk.client.name
        assert in_sight(desk.page) == f"November 2026 · {name}"
        desk.page.choose_category(Category.PROMOTION)
        assert in_sight(desk.page) == f"November 2026 · {name} · all lines"


class TestRefresh:
    def test_a_sum_that_cannot_be_made_is_told_in_words(self, desk: Desk) -> None:
        with desk.workspace.database.write(changing(BudgetLine)) as work:  # as another program might
            work.save(replace(sheet(desk).lines[0], planned=Money.of(5, "USD")))
        assert any("cannot be added up" in words for words in visible_words(desk.page))
        desk.context.undo()
        assert sheet(desk).lines

    def test_work_goes_on_by_keyboard_after_a_client_was_chosen(self, all_clients: Desk, qtbot: QtBot) -> None:
        all_clients.page.overview.setFocus()
        all_clients.page.overview.setCurrentIndex(all_clients.page.overview.model().index(0, 0))
        qtbot.keyClick(all_clients.page.overview, Qt.Key.Key_Return)
        assert all_clients.page.table.hasFocus()

    def test_what_others_change_is_shown_and_what_is_typed_stays(self, desk: Desk, qtbot: QtBot) -> None:
        lines = sheet(desk).lines
        desk.page.table.select([lines[1].id])
        desk.page.edit_line()
        goal = desk.page.details.line.editor("goal").focusProxy()
        assert isinstance(goal, QLineEdit)
        goal.selectAll()
        qtbot.keyClicks(goal, "half a")
        desk.workspace.records.change(BudgetLine, lines[1].id, planned=Money.of(5, "EUR"))
        assert goal.text() == "half a"
        assert [line.id for line in desk.page.selected_lines()] == [lines[1].id]
        assert desk.page.table.selected()[0].planned == Money.of(5, "EUR")

    def test_out_of_sight_nothing_is_read_until_it_is_seen_again(self, desk: Desk) -> None:
        before = sheet(desk)
        desk.page.hide()
        desk.workspace.budget.add_line(before.budget.id, Category.CONTENT)
        assert sheet(desk) is before
        desk.page.show()
        assert len(sheet(desk).lines) == len(before.lines) + 1

    def test_other_tables_leave_the_page_alone(self, desk: Desk) -> None:
        before = sheet(desk)
        desk.workspace.calendar.add(desk.client.id, date(2026, 11, 3))
        assert sheet(desk) is before

    def test_leaving_for_another_client_saves_what_is_typed(self, desk: Desk, qtbot: QtBot) -> None:
        line = sheet(desk).lines[0]
        desk.page.table.select([line.id])
        desk.page.edit_line()
        purpose = desk.page.details.line.editor("purpose").focusProxy()
        assert isinstance(purpose, QLineEdit)
        purpose.selectAll()
        qtbot.keyClicks(purpose, "Plates")
        desk.context.choose_client(None)
        assert desk.workspace.records.get(BudgetLine, line.id).purpose == "Plates"


class TestLooks:
    @pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
    def test_it_opens_in_every_language_and_theme(
        self, example: Workspace, every_language: Language, scheme: Scheme, qapp: QApplication, open_desk: Open
    ) -> None:
        use_scheme(qapp, scheme)
        desk = open_desk(example, every_language)
        desk.page.resize(960, 520)
        desk.context.choose_client(desk.client.id)
        desk.page.table.select([sheet(desk).lines[0].id])
        desk.page.edit_line()
        assert not desk.page.grab().isNull()
        assert desk.page.minimumSizeHint().width() <= 960

    def test_at_1440_pixels_no_category_and_nothing_of_what_for_is_cut(
        self, example: Workspace, every_language: Language, open_desk: Open, qtbot: QtBot
    ) -> None:
        desk = open_desk(example, every_language)
        desk.page.resize(1288, 860)  # what the navigation leaves of 1440 × 900
        desk.context.choose_client(desk.client.id)
        table = desk.page.table
        qtbot.waitUntil(lambda: table.viewport().width() > 1200)
        for name in ("on", "category", "purpose", "network", "planned", "actual", "difference"):
            assert not table.isColumnHidden(table.column(name)), name
        for name, sign in (("on", 0), ("category", 26), ("purpose", 0), ("planned", 0), ("actual", 0)):
            words = [table.model().index(row, table.column(name)).data() for row in range(len(table.records()))]
            widest = max(map(table.fontMetrics().horizontalAdvance, words))
            assert widest + sign + 14 <= table.columnWidth(table.column(name)), name

    def test_a_network_is_a_chip_whose_name_is_in_the_tip_and_said(self, desk: Desk, qtbot: QtBot) -> None:
        table = desk.page.table
        desk.page.resize(1288, 860)
        qtbot.waitUntil(lambda: not table.isColumnHidden(table.column("network")))
        row, network = next((row, line.network) for row, line in enumerate(table.records()) if line.network)
        cell, name = table.model().index(row, table.column("network")), desk.context.language.word(network)
        assert cell.data(Qt.ItemDataRole.ToolTipRole) == name
        assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == f"Network: {name}"
        assert table.columnWidth(table.column("network")) < 100
        shown = table.viewport().grab(table.visualRect(cell)).toImage()
        colours = {shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(shown.height())}
        assert tokens.NETWORKS[network].lower() in colours

    def test_a_bar_has_the_colour_of_its_category_and_another_beyond_the_plan(
        self, desk: Desk, qapp: QApplication
    ) -> None:
        use_scheme(qapp, Scheme.LIGHT)
        for category, row in desk.page.view.split.rows.items():
            bar = row.bar
            shown = bar.grab().toImage()
            middle = shown.height() // 2
            painted = {shown.pixelColor(x, middle).name() for x in range(round(bar.track().width()))}
            own = QColor(LIGHT.series[list(Category).index(category)]).name()
            assert (own in painted) == (bar.actual > 0)
            assert (colour("bad.solid").name() in painted) == bar.over

    def test_the_colours_of_the_categories_follow_the_theme(self, desk: Desk, qapp: QApplication) -> None:
        for scheme, palette in ((Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)):
            use_scheme(qapp, scheme)
            shown = [row.name.icon().pixmap(12).toImage() for row in desk.page.view.split.rows.values()]
            middles = [each.pixelColor(each.rect().center()).name() for each in shown]
            assert middles == [QColor(value).name() for value in palette.series[: len(Category)]]

    def test_every_control_has_a_name(self, desk: Desk) -> None:
        controls: list[Any] = [*desk.page.findChildren(QLineEdit), *desk.page.findChildren(QPushButton)]
        nameless = [each for each in controls if each.isVisible() and not each.accessibleName()]
        assert not nameless


def test_the_reason_of_a_refused_total_is_read_whole(desk: Desk, qtbot: QtBot) -> None:
    field = desk.page.view.total.field("total")
    field.focus_first()
    typed = QApplication.focusWidget()
    assert isinstance(typed, QLineEdit)
    typed.selectAll()
    qtbot.keyClicks(typed, "9" * 20)
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    reason = next(each for each in field.findChildren(Notice) if each.text())
    qtbot.waitUntil(lambda: reason.height() >= reason.heightForWidth(reason.width()) > 0)


def test_the_split_is_painted_before_there_is_a_budget(qtbot: QtBot, language: Language) -> None:
    """An error while it is painted would end the program."""
    bar = SplitBar(language)
    qtbot.addWidget(bar)
    assert bar.grab().width() == bar.width()
    assert bar.parts() == []


def test_at_full_width_what_a_line_is_for_is_whole_and_goal_and_reason_get_the_rest(desk: Desk) -> None:
    desk.page.resize(1768, 900)
    table = desk.page.table
    widths = {name: table.columnWidth(table.column(name)) for name in ("purpose", "goal", "justification")}
    assert min(widths["goal"], widths["justification"]) >= 290
    column = table.model_of_records.columns[table.column("purpose")]
    words = [column.text(line, desk.page.language) for line in table.records()]
    beside = 24
    assert max(map(table.fontMetrics().horizontalAdvance, words)) + beside <= widths["purpose"]


def test_the_sums_are_a_stop_of_their_own_and_copied_from_there(desk: Desk) -> None:
    row = desk.page.view.lines.sum_row
    assert is_stop(row)
    copied = row.as_table()
    assert copied is not None
    (sums,) = copied.rows
    assert list(copied.heads) == ["Budget lines", "Planned", "Paid"]
    assert list(sums) == [row.words(), *(desk.context.language.money(each) for each in row.sums.values())]
    desk.page.table.show_records([])
    assert row.as_table() is None
