"""The heat map of weekdays and hours, and the walk through its cells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from smmdesk.domain.ids import AccountId
from smmdesk.domain.periods import Period
from smmdesk.services.results import Cell
from tests.ui.results.posts import made
from ui.results.hours_view import HoursView
from ui.widgets.walked_chart import _Frame

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.results.posts.conftest import Desk

TUESDAYS = (6, 13, 20, 27)


def publish(desk: Desk, name: str, day: int, hour: int, reach: int) -> None:
    made.publish(desk.workspace, name, day, hour=hour)
    made.reached(desk.workspace, name, reach=reach)


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> HoursView:
    """Six posts on Tuesdays at 18:00 that did twice as well as ten on Thursdays at 6:00, and two on Fridays."""
    made.make_client(desk.workspace)
    for number in range(6):
        publish(desk, f"good{number}", TUESDAYS[number % 4], 18, 200)
    for number in range(10):
        publish(desk, f"usual{number}", (1, 8, 15, 22)[number % 4], 6, 100)
    for number in range(2):
        publish(desk, f"few{number}", 2, 10, 300)
    shown = desk.show(HoursView)
    qtbot.waitUntil(lambda: shown.grid.chart.chart is not None, timeout=15_000)
    return shown


def test_the_title_names_the_best_hour_and_cells_their_figures(view: HoursView) -> None:
    chart = view.grid.chart.chart
    assert chart is not None
    assert chart.title == "Best hour: Tuesday, 18:00 (2.00× the usual, 6 posts)"
    assert "from 5 posts and 1.20× on" in view.about.text()
    by_day = {row[0]: dict(zip(chart.rows[0][1:], row[1:], strict=True)) for row in chart.rows[1:]}
    assert by_day["Tue"]["18"] == "2.00 6"
    assert by_day["Thu"]["6"] == "1.00 10"
    assert by_day["Fri"]["10"] == "", "two posts are too few"
    # hours out of the usual ones are there where something went out then
    assert chart.rows[0][1] == "6"


def test_arrows_walk_through_the_cells(view: HoursView, qtbot: QtBot, announced: list[str]) -> None:
    view.grid.chart.setFocus()
    qtbot.keyClick(view.grid.chart, Qt.Key.Key_Right)
    assert view.grid.cell.text() == "Tuesday, 18:00: 2.00× the usual, 6 posts"
    qtbot.keyClick(view.grid.chart, Qt.Key.Key_Up)
    assert view.grid.cell.text() == "Monday, 18:00: no post"
    qtbot.keyClick(view.grid.chart, Qt.Key.Key_Up)
    assert view.grid.cell.text() == "Monday, 18:00: no post"
    qtbot.keyClick(view.grid.chart, Qt.Key.Key_Home)
    for _times in range(3):
        qtbot.keyClick(view.grid.chart, Qt.Key.Key_Down)
    assert view.grid.cell.text() == "Thursday, 06:00: 1.00× the usual, 10 posts"
    qtbot.keyClick(view.grid.chart, Qt.Key.Key_Down)
    for _times in range(4):
        qtbot.keyClick(view.grid.chart, Qt.Key.Key_Right)
    assert view.grid.cell.text() == "Friday, 10:00: 2 posts, too few to say anything"
    assert announced[-1] == view.grid.cell.text()


def test_the_frame_is_around_the_cell(view: HoursView, qtbot: QtBot) -> None:
    chart = view.grid.chart.chart
    assert chart is not None
    view.grid.chart.setFocus()
    qtbot.keyClick(view.grid.chart, Qt.Key.Key_Right)
    lies = [view.grid.chart.place_of(artist) for artist, _words in chart.hints]
    assert [each for each in lies if not view.grid.chart.rect().contains(each)] == []
    hours = len(chart.rows[0]) - 1
    # line by line from the top left
    assert lies[0].top() < lies[hours].top()
    assert lies[0].left() < lies[1].left()


def test_the_frame_stays_around_the_cell_when_the_window_changes_its_size(view: HoursView, qtbot: QtBot) -> None:
    chart = view.grid.chart
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    [frame] = chart.findChildren(_Frame)
    window = view.window()
    for width, height in ((-180, 0), (0, -40), (140, 0)):
        before = chart.chart
        window.resize(window.width() + width, window.height() + height)
        if width:
            qtbot.waitUntil(lambda before=before: chart.chart is not before, timeout=5_000)  # type: ignore[misc]

        def is_around() -> bool:
            assert chart.chart is not None
            assert chart.at is not None
            artist, _words = chart.chart.hints[chart.at[0] * (len(chart.chart.rows[0]) - 1) + chart.at[1]]
            cell = chart.place_of(artist)
            return frame.isVisible() and frame.geometry() == cell.adjusted(-2, -2, 2, 2)

        qtbot.waitUntil(is_around, timeout=5_000)


def test_it_is_copied_as_a_table_and_as_a_picture(view: HoursView) -> None:
    table = view.grid.chart.as_table()
    assert table is not None
    assert len([*table.rows]) == 7
    view.grid.chart.copy_picture()
    assert not QApplication.clipboard().image().isNull()


def test_too_few_posts_are_said_to_be(desk: Desk) -> None:
    made.make_client(desk.workspace)
    shown = desk.show(HoursView)
    assert shown.none.isVisible()
    assert not shown.grid.chart.isVisible()


def test_when_followers_are_active_stands_beside_it(desk: Desk, qtbot: QtBot) -> None:
    made.make_client(desk.workspace)
    for day, people in ((6, 300), (13, 310)):  # Tuesdays
        on = Period(date(2026, 10, day), date(2026, 10, day + 1))
        cells = [Cell(account_id=AccountId("instagram"), period=on, metric="active_20", figure=people)]
        desk.workspace.results.type_figures(made.CLIENT, cells)
    view = desk.show(HoursView)
    chart = view.active.chart
    qtbot.waitUntil(lambda: chart.chart is not None, timeout=15_000)
    assert chart.chart is not None
    assert chart.chart.title == "Followers active by weekday and hour"
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert view.active.cell.text() == "Tuesday, 20:00: 305 followers active, the mean of 2 days"
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert view.active.cell.text() == "Tuesday, 21:00: not known"


def test_where_no_file_tells_of_it_there_is_no_chart_of_followers(view: HoursView) -> None:
    assert not view.active.isVisible()
