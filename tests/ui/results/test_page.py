"""The page of results: its views, what they are compared with, and where a figure comes from."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from smmdesk.domain.clients import Account, Client
from smmdesk.domain.ids import AccountId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.results.against import Against
from smmdesk.domain.results.records import Measurement, Publication
from smmdesk.services.results import Cell
from tests.made_figures import put_figures
from ui.importing.dialog import ImportDialog
from ui.results import page as page_module
from ui.results.asking import Asked
from ui.results.money_lines import TOTAL
from ui.results.network_table import KEYS
from ui.results.networks_view import NetworksView
from ui.results.overview_view import OverviewView
from ui.results.views import VIEWS, ViewLine
from ui.shell.dialogs import Dialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace
    from tests.ui.results.conftest import Make
    from ui.results.page import ResultsPage
    from ui.results.shown import Results


def overview(page: ResultsPage) -> OverviewView:
    view = page.views["overview"]
    assert isinstance(view, OverviewView)
    return view


def tiles(page: ResultsPage) -> dict[str, tuple[str, str, str, str]]:
    made = [tile.words for tile in overview(page).tiles.tiles]
    return {each.key: (each.figure, each.change, each.remark, each.tone) for each in made}


def is_open(page: ResultsPage) -> bool:
    return page.inspector_is_open


def labels(root: QWidget) -> str:
    return "\n".join(each.text() for each in root.findChildren(QLabel) if each.isVisible())


def test_tiles_tell_figure_change_and_what_they_rest_on(page: ResultsPage) -> None:
    found = tiles(page)
    assert [*found] == ["leads", "cpl", "views", "er_reach"]
    assert found["leads"] == ("52", "daily mean +29.4%", "14 of 15 days", "good")
    # a cost that falls is better
    assert found["cpl"][1:] == ("−€1.00 (−21.6%)", "14 of 15 days", "good")
    assert found["views"][1:] == ("too few earlier days are known", "13 of 15 days", "muted")
    assert "points" in found["er_reach"][1]
    assert found["er_reach"][2] == "posts of the period, so far"


def test_what_is_counted_in_two_ways_is_a_tile_without_a_sum(make: Make, november: Workspace) -> None:
    """In August 2026 YouTube begins to count views otherwise."""
    client, august = november.clients.list()[0], Period.month(2026, 8)
    channel = Account(id=AccountId("yt"), client_id=client.id, network=Network.YOUTUBE)
    november.records.add(channel)
    each = [Period(day, day + timedelta(days=1)) for day in august.days()]
    cells = [Cell(account_id=channel.id, period=day, metric="views", figure=100) for day in each]
    november.results.type_figures(client.id, cells)
    page = make(november, client=client.id)
    page.context.choose_period(august)
    assert tiles(page) == {"views": ("—", "not comparable since 24 August 2026", "counted in two ways", "muted")}


def test_what_it_is_compared_with_is_chosen_and_remembered(page: ResultsPage) -> None:
    box = page.compared_with
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert tiles(page)["leads"][1] == "nothing to compare with"
    box.activated.emit(2)
    assert tiles(page)["leads"][1] == ""
    assert page.look() == {"view": "overview", "against": "none", "metric": ""}
    page.resume({"view": "networks", "against": "previous", "metric": "views"})
    assert (page.against, page.view, page.drawn) == (Against.PREVIOUS, "networks", "views")
    page.resume({"view": "of a later version", "against": "x"})
    assert (page.against, page.view) == (Against.PREVIOUS, "networks")


def test_a_tile_opens_where_its_figure_comes_from_by_mouse_and_by_keyboard(page: ResultsPage) -> None:
    tile = overview(page).tiles.tiles[1]
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert is_open(page)
    told = labels(page.details)
    assert "Ad spend ÷ Leads" in told
    assert "€188.00 ÷ 52 = €3.62" in told
    page.close_inspector()
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Return)
    assert is_open(page)
    QTest.keyClick(tile, Qt.Key.Key_Escape)
    assert not is_open(page)
    tile.setFocus()
    assert page.asked_for == Asked("cpl")
    page.context.commands.run("results.explain")
    assert is_open(page)


def test_a_cell_opens_where_its_figure_comes_from_by_mouse_and_by_keyboard(page: ResultsPage) -> None:
    table = overview(page).table
    views = KEYS.index("views") + 1
    table.clicked.emit(table.model().index(0, views))
    assert page.details.accessibleName() == "Views"
    assert is_open(page)
    page.close_inspector()
    table.setFocus()
    table.setCurrentIndex(table.model().index(2, KEYS.index("followers") + 1))
    assert page.asked_for == Asked("followers", Network.TELEGRAM)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert "What stood at the end of the last day known" in labels(page.details)
    page.close_inspector()
    table.clicked.emit(table.model().index(0, 0))  # its name is no figure
    assert not is_open(page)


def test_the_average_post_is_told_beside_the_ratio_of_sums(page: ResultsPage) -> None:
    average = page.shown.sheet.average_post("er_reach") if page.shown else None
    assert average is not None
    page.explain(Asked("er_reach"))
    told = labels(page.details)
    assert f"Average post: {page.language.percent(average, 2)}, each counting alike" in told
    table = overview(page).table.model_of_records
    column = table.columns[1 + KEYS.index("er_reach")]
    assert column.tip is not None
    assert "Average post: " in column.tip(table.record(0), page.language)


def test_a_figure_of_money_opens_what_it_was_reckoned_from_with_the_margin_that_was_typed(page: ResultsPage) -> None:
    page.open_view("money")
    money = page.views["money"]
    table = money.table
    row = next(at for at, line in enumerate(table.records()) if line.key == "romi_margin")
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, TOTAL))
    assert page.asked_for == Asked("romi_margin")
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert is_open(page)
    assert "is not known" in labels(page.details)
    assert page.client_id is not None
    page.context.workspace.records.change(Client, page.client_id, margin=4000)
    page.catch_up()
    assert "Margin: 40%" in dict(page.details.parts)["Made of"]


def test_what_is_explained_follows_the_period(page: ResultsPage) -> None:
    page.explain(Asked("leads"))
    assert page.details.parts[0] == ("Leads", "52")
    page.context.choose_period(Period.month(2026, 10))
    assert page.details.parts[0] == ("Leads", "89")
    page.open_view("networks")
    assert not is_open(page)
    page.open_view("overview")
    assert not is_open(page)


def test_networks_say_up_to_which_day_they_are_known_and_warn(page: ResultsPage) -> None:
    rows = overview(page).table.records()
    assert [(row.network, row.is_old) for row in rows] == [
        (Network.INSTAGRAM, False),
        (Network.FACEBOOK, True),
        (Network.TELEGRAM, False),
    ]
    figures = overview(page).table.as_table()
    assert figures is not None
    copied = [*figures.rows]
    assert copied[0][:2] == ["Instagram", "3,390"]
    assert copied[1][-1] == "9 October"


def test_the_chart_states_a_finding_and_shows_what_is_chosen(page: ResultsPage, qtbot: QtBot) -> None:
    view = overview(page)
    qtbot.waitUntil(lambda: view.chart.chart is not None, timeout=20_000)
    assert view.chart.accessibleName() == "Leads per day: 29.4% more than before (October 2026)"
    page.show_metric("views")
    qtbot.waitUntil(lambda: view.chart.accessibleName() == "Views by day", timeout=20_000)
    figures = view.chart.as_table()
    assert figures is not None
    rows = [*figures.rows]
    # two days that Instagram lacks are gaps of the sum
    assert [cells[1] != "" for cells in rows[:7]] == [True] * 3 + [False] * 2 + [True] * 2


def test_networks_are_drawn_side_by_side_with_the_metric_chosen_elsewhere(page: ResultsPage, qtbot: QtBot) -> None:
    page.show_metric("link_clicks")
    page.open_view("networks")
    view = page.views["networks"]
    assert isinstance(view, NetworksView)
    qtbot.waitUntil(lambda: view.chart.chart is not None, timeout=20_000)
    assert view.chart.accessibleName() == "Link clicks by network, each on a scale of its own"
    figures = view.chart.as_table()
    assert figures is not None
    assert figures.heads == ("Day", "Instagram", "Telegram")
    view.choice.combo.choose("views")
    view.choice.combo.activated.emit(view.choice.combo.currentIndex())
    assert (page.drawn, overview(page).drawn) == ("views", "views")


def test_a_view_is_made_when_it_is_first_opened(
    page: ResultsPage, monkeypatch: pytest.MonkeyPatch, make: Make, november: Workspace
) -> None:
    assert [*page.views] == ["overview"]
    monkeypatch.setattr(page_module, "VIEWS", (*VIEWS, ViewLine("made_up", "Made up", "table", f"{__name__}:MadeUp")))
    other = make(november, client=november.clients.list()[0].id)
    other.open_view("made_up")
    made = other.views["made_up"]
    assert isinstance(made, MadeUp)
    assert made.periods == [Period.month(2026, 11)]
    other.open_view("overview")
    other.context.choose_period(Period.month(2026, 10))
    assert made.periods == [Period.month(2026, 11)]
    other.open_view("made_up")
    assert made.periods[1:] == [Period.month(2026, 10)]


class MadeUp(QWidget):
    """A view as others write them."""

    def __init__(self, _context: object) -> None:
        super().__init__()
        self.periods: list[Period] = []

    def show_results(self, shown: Results) -> None:
        self.periods.append(shown.sheet.period)


def test_a_row_or_a_publication_leads_to_its_client_and_days(page: ResultsPage) -> None:
    records = page.context.workspace.records
    october = next(each for each in records.all(Measurement) if each.starts == date(2026, 10, 3))
    page.context.choose_client(page.context.workspace.clients.add("Shoes").id)
    page.select(october.id)
    assert (page.client_id, page.context.period) == (october.client_id, Period.month(2026, 10))
    later = next(each for each in records.all(Publication) if each.day is not None and each.day.month == 11)
    page.select(later.id)
    assert page.context.period == Period.month(2026, 11)
    page.select("gone")
    assert tiles(page)["leads"][0] == "52"


def test_what_is_written_is_shown(page: ResultsPage) -> None:
    page.context.workspace.history.undo()
    assert page.shown is None
    assert "No figures yet" in labels(page)
    page.context.workspace.history.redo()
    assert tiles(page)["leads"][0] == "52"


def test_a_period_of_which_nothing_is_known_says_where_figures_end(page: ResultsPage) -> None:
    page.context.choose_period(Period.month(2026, 5))
    told = labels(page)
    assert "Nothing is known of May 2026." in told
    assert "15 November 2026" in told
    assert tiles(page) == {}
    page.open_view("networks")
    assert "No day of any network is known in this period." in labels(page)


def test_networks_that_are_known_of_other_days_alone_are_no_figures_of_the_period(page: ResultsPage) -> None:
    page.context.choose_period(Period.month(2026, 12))
    assert overview(page).table.isVisible()
    assert tiles(page) == {}
    assert "Nothing is known of December 2026." in labels(page)
    assert "15 November 2026" in labels(page)


def test_while_there_is_nothing_files_and_an_example_are_offered(make: Make, november: Workspace) -> None:
    page = make(november, client=november.clients.list()[0].id)
    wanted: list[str] = []
    page.context.file_wanted.connect(wanted.append)
    page.setFocus()
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Return)
    assert wanted == ["results"]
    assert "or by hand" in labels(page)


def test_while_there_is_nothing_it_is_told_how_to_come_by_the_file(make: Make, november: Workspace) -> None:
    page = make(november, client=november.clients.list()[0].id)
    (asked,) = [each for each in page.findChildren(QPushButton) if each.text() == "How do I get the file?"]
    QTest.keyClick(asked, Qt.Key.Key_Return)
    told = page.findChild(Dialog)
    assert told is not None
    assert told.isVisible()
    told.reject()


@pytest.mark.parametrize("has_figures", [False, True])
def test_files_are_dropped_on_the_page(make: Make, november: Workspace, tmp_path: Path, *, has_figures: bool) -> None:
    client = november.clients.list()[0]
    if has_figures:
        put_figures(november, client.id)
    page = make(november, client=client.id)
    file = tmp_path / "Views.csv"
    file.write_text("Date,Primary\n2026-11-01,5\n", "utf-8")
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file))])
    action, held, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page, QDragEnterEvent(page.rect().center(), action, carried, held, keys))
    QApplication.sendEvent(page, QDropEvent(page.rect().center(), action, carried, held, keys))
    read = page.context.window.findChild(ImportDialog)
    assert read is not None
    assert read.path == file
    read.reject()


def test_what_it_is_compared_with_stands_beside_the_title_and_only_where_there_is_anything(
    make: Make, november: Workspace, page: ResultsPage
) -> None:
    title, box = page.title_label, page.compared_with
    assert title.mapTo(page, title.rect().center()).y() == box.mapTo(page, box.rect().center()).y()
    assert box.width() >= box.sizeHint().width()
    november.clients.add("Shoes")
    nobody = make(november, client=november.clients.list()[1].id)
    assert not nobody.compared_with.isVisible()


def test_who_has_no_figures_may_type_them(make: Make, november: Workspace) -> None:
    page = make(november, client=november.clients.list()[0].id)
    offered = [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]
    assert "Type figures by hand" in offered
    page.context.commands.run("results.data")
    assert page.views["data"].isVisible()
    page.open_view("overview")
    assert "No figures yet" in labels(page)


def test_of_several_clients_one_is_chosen_and_the_only_one_is_shown(make: Make, november: Workspace) -> None:
    alone = make(november)
    assert alone.client_id == november.clients.list()[0].id
    november.clients.add("Shoes")
    page = make(november)
    assert page.client_id is None
    assert page.choice.isVisible()
    page.context.choose_client(november.clients.list()[1].id)
    assert "No figures yet" in labels(page)


def test_the_commands_of_the_page_cost_nothing_of_what_it_shows() -> None:
    heavy = "'ui.results.page', 'ui.results.overview_view', 'smmdesk.domain.results.sheet', 'sqlalchemy', 'matplotlib'"
    code = f"import sys, ui.pages, ui.results.commands; print([each for each in ({heavy}) if each in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_a_page_opens_without_the_views_that_nobody_opened() -> None:
    code = (
        "import sys, ui.results.page; print([e for e in sys.modules if e.startswith('ui.results.') and '_view' in e])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("width", [560, 800, 1300])
def test_tiles_that_have_no_room_are_left_out_whole(make: Make, page: ResultsPage, width: int) -> None:
    page.resize(width, 700)
    QTest.qWait(50)
    shown = [tile for tile in overview(page).tiles.tiles if tile.isVisible()]
    assert shown
    assert [tile.width() >= tile.minimumSizeHint().width() for tile in shown] == [True] * len(shown)
    figures = overview(page).tiles.as_table()
    assert figures is not None
    assert len([*figures.rows]) == 4
