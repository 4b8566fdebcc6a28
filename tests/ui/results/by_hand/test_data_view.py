"""Figures by hand: typed, pasted, cleared, taken back; what is told of them; by real keys."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from smmdesk.domain.money import Money
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.results.records import Measurement
from smmdesk.services.results import Cell
from tests.conftest import NOW
from tests.sight import words_cut
from tests.ui.results.by_hand.conftest import CLIENT, OCTOBER, PAGE, SHOP, Host, Show, day, from_file, row_of
from ui.results.data_view import DataView
from ui.widgets.forms.editor import Editor, TypedLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def at(view: DataView, period: Period, metric: str) -> None:
    """The keyboard in that cell."""
    row = next(row for row in view.grid.figures.rows if row.period == period)
    view.grid.select_cell(row.id, metric)
    view.grid.setFocus()


def words(view: DataView, period: Period, metric: str) -> str:
    at(view, period, metric)
    return view.grid.figures.words(view.grid.currentIndex())


def heard(view: DataView, period: Period, metric: str) -> str:
    at(view, period, metric)
    return str(view.grid.figures.data(view.grid.currentIndex(), Qt.ItemDataRole.AccessibleTextRole))


def line_of(view: DataView) -> TypedLine:
    editor = view.grid.viewport().findChildren(Editor)[-1]
    assert isinstance(editor, TypedLine)
    return editor


def type_in(qtbot: QtBot, view: DataView, text: str, key: Qt.Key = Key.Key_Return) -> None:
    """As in a spreadsheet: the first letter opens the field."""
    qtbot.keyClicks(view.grid, text[:1])
    qtbot.keyClicks(line_of(view).line, text[1:])
    qtbot.keyClick(line_of(view).line, key)


def paste(qtbot: QtBot, view: DataView, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(view.grid, Key.Key_V, CTRL)


def columns(view: DataView) -> list[str]:
    return [each.key for each in view.grid.figures.columns]


def more(view: DataView) -> set[str]:
    """What a column can be added of."""
    menu = view.columns_menu()
    found = {each.text() for each in menu.actions()}
    menu.close()
    return found


class TestTyping:
    def test_a_figure_is_kept_as_typed_and_can_be_taken_back(
        self, data: DataView, desk: Workspace, qtbot: QtBot
    ) -> None:
        at(data, day(3), "views")
        type_in(qtbot, data, "1,200")
        row = row_of(desk, day(3))
        assert row is not None
        assert (row.figures, row.typed, row.source_id) == ({"views": 1200}, ("views",), None)
        assert heard(data, day(3), "views") == ("Views, 3 Oct 2026: 1,200. Typed by hand; files do not overwrite it")
        desk.history.undo()
        assert row_of(desk, day(3)) is None
        assert heard(data, day(3), "views") == "Views, 3 Oct 2026: nothing"

    def test_enter_goes_down_and_tab_on_until_one_is_done(self, data: DataView, desk: Workspace, qtbot: QtBot) -> None:
        first, second = columns(data)[:2]
        at(data, day(1), first)
        type_in(qtbot, data, "10")
        type_in(qtbot, data, "11", Key.Key_Tab)
        type_in(qtbot, data, "5", Key.Key_Tab)
        rows = [row_of(desk, day(of)) for of in (1, 2)]
        assert [row.figures for row in rows if row] == [{first: 10}, {first: 11, second: 5}]
        place = data.grid.current()
        assert place is not None
        assert (place.row.period, place.into.key) == (day(2), columns(data)[2])
        qtbot.keyClick(data.grid, Key.Key_Tab)  # nothing was typed: still on
        here = data.grid.currentIndex()
        qtbot.keyClick(data.grid, Key.Key_Up)
        qtbot.keyClick(data.grid, Key.Key_Tab)
        assert not data.grid.hasFocus()
        assert here.row() - 1 == data.grid.currentIndex().row()

    def test_delete_clears_all_that_is_selected_in_one_step(
        self, data: DataView, desk: Workspace, qtbot: QtBot
    ) -> None:
        cells = [Cell(account_id=PAGE, period=day(of), metric="views", figure=of) for of in (1, 2, 3)]
        desk.results.type_figures(CLIENT, cells)
        at(data, day(1), "views")
        qtbot.keyClick(data.grid, Key.Key_Down, SHIFT)
        qtbot.keyClick(data.grid, Key.Key_Delete)
        assert [row.period for row in desk.records.all(Measurement)] == [day(3)]
        desk.history.undo()
        assert len(desk.records.all(Measurement)) == 3

    def test_money_is_typed_in_the_currency_of_the_client(self, data: DataView, desk: Workspace, qtbot: QtBot) -> None:
        data.choose_account(None)
        assert columns(data)[:2] == ["leads", "sales"]
        at(data, day(2), "spend")
        type_in(qtbot, data, "12.50")
        row = row_of(desk, day(2), None)
        assert row is not None
        assert row.figures == {"spend": 1250}
        assert words(data, day(2), "spend") == "€12.50"
        assert data.grid.figures.rows[1].spend == Money(1250, "EUR")

    @pytest.mark.parametrize("text", ["abc", "1.5"])
    def test_what_is_no_figure_stays_with_the_reason(
        self, data: DataView, desk: Workspace, qtbot: QtBot, text: str
    ) -> None:
        at(data, day(3), "views")
        type_in(qtbot, data, text)
        (form,) = data.grid.forms()
        assert text in form.row.reason
        assert row_of(desk, day(3)) is None
        qtbot.keyClick(line_of(data).line, Key.Key_Escape)
        assert data.grid.forms() == []

    def test_a_day_to_come_is_refused_in_a_sentence(self, show: Show, desk: Workspace, qtbot: QtBot) -> None:
        page = show(DataView)
        page.context.choose_period(Period.month_of(NOW.date()).moved(1))
        page.view.choose_account(PAGE)
        coming = page.view.grid.figures.rows[0].period
        at(page.view, coming, "views")
        type_in(qtbot, page.view, "7")
        (form,) = page.view.grid.forms()
        assert "has not come yet, so nothing was counted on it." in form.row.reason
        qtbot.keyClick(line_of(page.view).line, Key.Key_Escape)
        paste(qtbot, page.view, "7")
        assert "has not come yet" in page.view.refused.text()
        assert desk.records.all(Measurement) == []

    def test_who_was_quicker_is_not_typed_over(self, data: DataView, desk: Workspace, qtbot: QtBot) -> None:
        at(data, day(3), "views")
        qtbot.keyClicks(data.grid, "5")
        desk.results.type_figures(CLIENT, [Cell(account_id=PAGE, period=day(3), metric="views", figure=90)])
        qtbot.keyClick(line_of(data).line, Key.Key_Return)
        (form,) = data.grid.forms()
        assert "Changed elsewhere meanwhile. There it says: 90" in form.row.reason
        row = row_of(desk, day(3))
        assert row is not None
        assert row.figures == {"views": 90}
        qtbot.keyClick(line_of(data).line, Key.Key_Escape)

    def test_what_is_typed_stays_when_other_rows_come(self, data: DataView, desk: Workspace, qtbot: QtBot) -> None:
        at(data, day(3), "views")
        qtbot.keyClicks(data.grid, "5")
        from_file(desk, OCTOBER, views=900)  # a row below, and a column that is used now
        assert line_of(data).line.text() == "5"
        data.flush()
        row = row_of(desk, day(3))
        assert row is not None
        assert row.figures == {"views": 5}


class TestPasting:
    def test_a_block_is_one_act_and_one_step_back(self, data: DataView, desk: Workspace, qtbot: QtBot) -> None:
        at(data, day(5), "views")
        paste(qtbot, data, "10\t20\n30\t40\n")
        second = columns(data)[columns(data).index("views") + 1]
        rows = [row_of(desk, day(of)) for of in (5, 6)]
        assert [row.figures for row in rows if row] == [{"views": 10, second: 20}, {"views": 30, second: 40}]
        desk.history.undo()
        assert desk.records.all(Measurement) == []

    @pytest.mark.parametrize(("code", "number"), [("ru", "1 234,5"), ("en", "1,234.5"), ("ka", "1234,5")])
    def test_numbers_are_read_with_the_language(
        self, show: Show, desk: Workspace, qtbot: QtBot, code: str, number: str
    ) -> None:
        view = show(DataView, code).view
        view.choose_account(None)
        at(view, day(1), "revenue")
        paste(qtbot, view, number)
        row = row_of(desk, day(1), None)
        assert row is not None
        assert row.figures == {"revenue": 123450}

    def test_days_and_names_say_where_figures_go(self, show: Show, desk: Workspace, qtbot: QtBot) -> None:
        page = show(DataView)
        said: list[str] = []
        page.context.said.connect(lambda told: said.append(told.sentence))
        page.view.choose_account(PAGE)
        at(page.view, day(20), "likes")
        paste(qtbot, page.view, "Date\tViews\tClicks\n02.10.2026\t10\t1\n30.09.2026\t9\t\n")
        row, before = row_of(desk, day(2)), row_of(desk, day(30, 9))
        assert row is not None
        assert before is not None
        assert (row.figures, before.figures) == ({"views": 10, "clicks": 1}, {"views": 9})
        assert said == ["Pasted 3 figures, 1 of them beyond what is shown"]
        assert "clicks" in columns(page.view)

    def test_one_cell_that_is_no_number_refuses_all_of_it(
        self, data: DataView, desk: Workspace, qtbot: QtBot, announced: list[str]
    ) -> None:
        at(data, day(5), "views")
        paste(qtbot, data, "10\n20\nmany\n")
        assert data.refused.text().startswith("Views, 7 Oct 2026: “many” is not a number. Nothing was pasted")
        assert data.refused.text() in announced
        assert desk.records.all(Measurement) == []
        qtbot.keyClick(data.grid, Key.Key_Down)
        assert data.refused.text() == ""

    def test_an_amount_goes_into_no_row_of_another_currency(
        self, data: DataView, desk: Workspace, qtbot: QtBot
    ) -> None:
        from_file(desk, day(5), currency="USD", spend=100)
        at(data, day(5), "spend")
        assert words(data, day(5), "spend") == "$1.00"
        paste(qtbot, data, "7")
        assert data.refused.text().startswith("5 Oct 2026 is kept in USD.")

    def test_what_is_copied_here_can_be_pasted_here(self, data: DataView, desk: Workspace, qtbot: QtBot) -> None:
        cells = [
            Cell(account_id=PAGE, period=day(of), metric=metric, figure=of * 1000)
            for of in (1, 2)
            for metric in ("views", "spend")
        ]
        desk.results.type_figures(CLIENT, cells)
        data.grid.setFocus()
        data.grid.selectAll()
        qtbot.keyClick(data.grid, Key.Key_C, CTRL)
        table = QGuiApplication.clipboard().text()
        assert table.startswith("Days\t")
        desk.history.undo()
        assert desk.records.all(Measurement) == []
        paste(qtbot, data, table)
        assert {row.starts: dict(row.figures) for row in desk.records.all(Measurement)} == {
            date(2026, 10, of): {"views": of * 1000, "spend": of * 1000} for of in (1, 2)
        }

    def test_one_cell_is_copied_as_it_is(self, data: DataView, desk: Workspace, qtbot: QtBot) -> None:
        desk.results.type_figures(CLIENT, [Cell(account_id=PAGE, period=day(1), metric="views", figure=1200)])
        at(data, day(1), "views")
        qtbot.keyClick(data.grid, Key.Key_C, CTRL)
        assert QGuiApplication.clipboard().text() == "1,200"


class TestWhatIsTold:
    def test_a_figure_of_a_file_says_which_and_when(self, data: DataView, desk: Workspace, qtbot: QtBot) -> None:
        from_file(desk, day(3), views=12, likes=3)
        assert "From the file insights.csv, read on" in heard(data, day(3), "views")
        assert not data.grid.figures.place(data.grid.currentIndex()).row.is_typed("views")
        type_in(qtbot, data, "15")
        assert "Typed by hand" in heard(data, day(3), "views")
        assert "From the file" in heard(data, day(3), "likes")

    def test_a_typed_cell_has_a_dot_and_others_have_none(self, data: DataView, desk: Workspace) -> None:
        from_file(desk, day(3), views=12)
        desk.results.type_figures(CLIENT, [Cell(account_id=PAGE, period=day(5), metric="views", figure=12)])
        at(data, day(1), "likes")
        assert dots(data, day(5), "views") > dots(data, day(3), "views") == 0

    @pytest.mark.parametrize(
        ("figures", "metric", "remark"),
        [
            ({"followers": 140}, "followers", "Differs by almost a third or more from the day before: is that so?"),
            ({"views": 5, "reach_day": 6}, "views", "Fewer views than people reached: is that so?"),
            ({"likes": -1}, "likes", "Below 0: is that so?"),
        ],
    )
    def test_what_looks_wrong_is_kept_and_pointed_out(
        self, data: DataView, desk: Workspace, figures: dict[str, int], metric: str, remark: str
    ) -> None:
        own = [("followers", day(2), 100), *((key, day(3), figure) for key, figure in figures.items())]
        desk.results.type_figures(
            CLIENT, [Cell(account_id=PAGE, period=on, metric=key, figure=figure) for key, on, figure in own]
        )
        assert remark.rstrip(".") in heard(data, day(3), metric)
        assert data.told.text().startswith(f"{data.grid.figures.place(data.grid.currentIndex()).into.title}, 3 Oct")
        assert remark in data.told.text()

    def test_what_looks_wrong_is_said_at_once(
        self, data: DataView, desk: Workspace, qtbot: QtBot, announced: list[str]
    ) -> None:
        at(data, day(1), "likes")
        type_in(qtbot, data, "-5")  # Enter went down
        assert data.doubtful.text() == "Likes, 1 Oct 2026: Below 0: is that so?"
        assert data.doubtful.text() in announced
        type_in(qtbot, data, "5")
        assert data.doubtful.text() == ""
        paste(qtbot, data, "-1\n-2")
        assert data.doubtful.text() == "2 of these figures look odd: mind their signs"
        assert len(desk.records.all(Measurement)) == 4

    def test_a_month_beside_its_days_is_shown_and_not_counted(self, data: DataView, desk: Workspace) -> None:
        from_file(desk, OCTOBER, views=900, likes=30)
        assert words(data, OCTOBER, "views") == "900"
        assert "Not counted" not in heard(data, OCTOBER, "views")
        assert data.apart.text() == "Below stands as well: October 2026."
        desk.results.type_figures(CLIENT, [Cell(account_id=PAGE, period=day(3), metric="views", figure=12)])
        assert "Not counted: shorter rows of these days go first" in heard(data, OCTOBER, "views")
        assert "Not counted" not in heard(data, OCTOBER, "likes")
        assert data.apart.text().endswith("What is struck through is not counted beside shorter rows.")
        data.choose_months(True)
        assert "Not counted: shorter rows of these days go first" in heard(data, OCTOBER, "views")
        page = data.window()
        assert isinstance(page, Host)
        page.context.choose_period(Period(date(2026, 10, 10), date(2026, 10, 20)))
        data.choose_months(False)
        assert "it goes beyond the period" in heard(data, OCTOBER, "likes")

    def test_months_show_what_their_days_come_to(self, data: DataView, desk: Workspace, qtbot: QtBot) -> None:
        cells = [Cell(account_id=PAGE, period=day(of), metric="views", figure=10 * of) for of in (1, 2)]
        desk.results.type_figures(CLIENT, cells)
        data.choose_months(True)
        assert heard(data, OCTOBER, "views") == "Views, October 2026: 30. What its days come to"
        at(data, OCTOBER, "likes")
        type_in(qtbot, data, "7")
        row = row_of(desk, OCTOBER)
        assert row is not None
        assert row.figures == {"likes": 7}


class TestWhatIsShown:
    def test_columns_fit_whose_figures_they_are_and_the_most_used_come_first(
        self, data: DataView, desk: Workspace
    ) -> None:
        assert {"Reach of posts", "Reach of the period"} & more(data) == set()
        cells = [Cell(account_id=SHOP, period=day(of), metric="saves", figure=1) for of in (1, 2)]
        desk.results.type_figures(CLIENT, [*cells, Cell(account_id=SHOP, period=day(1), metric="likes", figure=1)])
        data.choose_account(SHOP)
        assert columns(data)[:2] == ["saves", "likes"]
        assert columns(data)[:2] == ["saves", "likes"]  # nothing changes places while one types
        data.choose_months(True)
        assert "Reach of the period" in more(data)
        assert "reach_day" not in columns(data)

    def test_another_metric_can_be_added(self, data: DataView, qtbot: QtBot) -> None:
        menu = data.columns_menu()
        action = next(each for each in menu.actions() if each.text() == "Watch time")
        action.trigger()
        place = data.grid.current()
        assert place is not None
        assert place.into.key == "watch_time"
        assert data.grid.hasFocus()
        menu.close()

    def test_with_a_network_chosen_its_accounts_alone_are_there(self, show: Show) -> None:
        page = show(DataView)
        page.network = Network.FACEBOOK
        page.refresh()
        assert [page.view.whose.itemText(row) for row in range(page.view.whose.count())] == ["Facebook"]

    def test_the_menu_does_what_the_keys_do(self, data: DataView, desk: Workspace) -> None:
        desk.results.type_figures(CLIENT, [Cell(account_id=PAGE, period=day(1), metric="views", figure=5)])
        at(data, day(1), "views")
        menu = data.menu()
        copy, take, clear = menu.actions()
        copy.trigger()
        clear.trigger()
        assert row_of(desk, day(1)) is None
        take.trigger()
        assert row_of(desk, day(1)) is not None
        menu.close()

    def test_the_table_is_copied_as_it_is_seen(self, data: DataView, desk: Workspace) -> None:
        desk.results.type_figures(CLIENT, [Cell(account_id=PAGE, period=day(1), metric="views", figure=1200)])
        figures = data.grid.as_table()
        assert figures is not None
        first = next(iter(figures.rows))
        assert (first[0], first[1 + columns(data).index("views")]) == ("1 Oct 2026", "1,200")

    @pytest.mark.parametrize("size", [(683, 384), (1024, 640), (1440, 900)])
    @pytest.mark.parametrize("code", ["en", "ru", "ka"])
    def test_nothing_is_cut(self, show: Show, code: str, size: tuple[int, int]) -> None:
        page = show(DataView, code, size)
        assert words_cut(page) == []
        assert page.view.grid.height() > 100


def dots(view: DataView, period: Period, metric: str) -> int:
    """Pixels in the colour of the dot in a cell where the keyboard is not."""
    from ui.style.theme import colour

    row = next(at for at, each in enumerate(view.grid.figures.rows) if each.period == period)
    rect = view.grid.visualRect(view.grid.figures.index(row, columns(view).index(metric)))
    picture = view.grid.viewport().grab(rect).toImage()
    ink, middle = colour("accent").rgb(), picture.height() // 2
    near = [QPoint(x, middle + y) for x in range(picture.width()) for y in range(-4, 5)]
    return sum(picture.pixel(each) == ink for each in near)
