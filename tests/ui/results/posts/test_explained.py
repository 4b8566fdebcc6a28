"""Figures of posts, hours and own metrics open what they come from, by mouse and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from smmdesk.domain.ids import FormulaId
from smmdesk.domain.results.named import FormulaLevel
from smmdesk.domain.results.records import Formula
from tests.ui.results.posts import made
from ui.results.asking import AskedHour, AskedPost
from ui.results.formulas_view import FormulasView
from ui.results.hours_view import HoursView
from ui.results.posts_view import PostsView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smmdesk.domain.ids import PublicationId
    from smmdesk.workspace import Workspace
    from tests.ui.results.conftest import Make
    from ui.results.page import ResultsPage

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(make: Make, workspace: Workspace) -> ResultsPage:
    """Six posts on Tuesdays at 18:00, one of which did thrice as well as the others."""
    made.make_client(workspace)
    for number, day in enumerate((6, 13, 20, 27, 6, 13)):
        made.publish(workspace, f"p{number}", day, hour=18, text=f"Cake {number}")
        made.reached(workspace, f"p{number}", reach=300 if number == 0 else 100, likes=9, comments=1)
    shown = make(workspace, client=made.CLIENT)
    shown.context.choose_period(made.OCTOBER)
    return shown


def is_open(page: ResultsPage) -> bool:
    return page.details.isVisible()


def parts(page: ResultsPage) -> dict[str, str]:
    """What the details say, by what it is."""
    assert is_open(page)
    return dict(page.details.parts)


def at(page: ResultsPage, post: str, column: str) -> PostsView:
    """The keyboard on a figure of a post."""
    view = page.views["posts"]
    assert isinstance(view, PostsView)
    view.table.setFocus()
    row = next(place for place, line in enumerate(view.table.records()) if line.id == post)
    titles = [each.title for each in view.table.model_of_records.columns]
    view.table.setCurrentIndex(view.table.model().index(row, titles.index(column)))
    return view


def test_a_figure_of_a_post_is_computed_before_ones_eyes(page: ResultsPage) -> None:
    page.open_view("posts")
    at(page, "p0", "Engagement")
    QTest.keyClick(page, KEY.Key_I, CTRL)
    told = parts(page)
    assert told["ER by reach"] == "3.33%"
    assert told["Formula"] == "Engagements ÷ Reach of posts\n10 ÷ 300 = 3.33%"
    assert told["Made of"].splitlines() == ["Engagements: 10", "Reach of posts: 300", "Likes: 9", "Comments: 1"]
    assert told["Rests on"] == "So far, as of 14 Nov 2026"
    view = at(page, "p1", "Likes")
    view.table.clicked.emit(view.table.currentIndex())
    assert parts(page)["Likes"] == "9"
    assert page.asked_for == AskedPost("likes", view.table.records()[view.table.currentIndex().row()].id)


def test_an_index_names_the_median_it_is_many_times_of(page: ResultsPage) -> None:
    page.open_view("posts")
    at(page, "p0", "Index")
    page.explain_current()
    told = parts(page)
    assert told["Index"] == "3.00×"
    assert told["Formula"] == "Reach of posts ÷ the median of its kind\n300 ÷ 100 = 3.00×"
    page.context.choose_period(made.OCTOBER.moved(-1))  # a post of another period
    assert not is_open(page)


def test_what_is_no_figure_of_a_post_opens_nothing(page: ResultsPage) -> None:
    page.open_view("posts")
    view = at(page, "p0", "When")
    view.table.clicked.emit(view.table.currentIndex())
    assert page.asked_for is None
    assert not is_open(page)


def test_an_hour_names_its_posts_with_the_index_of_each(page: ResultsPage, qtbot: QtBot) -> None:
    page.open_view("hours")
    view = page.views["hours"]
    assert isinstance(view, HoursView)
    chart = view.grid.chart
    qtbot.waitUntil(lambda: chart.chart is not None, timeout=15_000)
    chart.setFocus()
    page.explain_current()
    assert not is_open(page)  # no walk began
    QTest.keyClick(chart, KEY.Key_Right)
    assert page.asked_for == AskedHour(1, 18)
    QTest.keyClick(chart, KEY.Key_Return)
    told = parts(page)
    assert told["Tuesday, 18:00"] == "1.33×"
    sum_of_all = "3.00 + 1.00 + 1.00 + 1.00 + 1.00 + 1.00"
    assert told["Formula"] == f"Sum of the indexes ÷ 6 posts\n({sum_of_all}) ÷ 6 = 1.33×"
    assert told["Made of"].splitlines()[0] == "Cake 0 · IG · 6 Oct 2026: 3.00×"
    page.close_inspector()
    _press(view, qtbot, 1, 10)  # nothing went out then
    assert not is_open(page)
    _press(view, qtbot, 1, 18)
    assert parts(page)["Rests on"] == "6 posts"


def _press(view: HoursView, qtbot: QtBot, row: int, hour: int) -> None:
    """A click on a cell, of which the first column is 8:00."""
    chart = view.grid.chart

    def middle() -> QPoint:
        assert chart.chart is not None
        artist, _words = chart.chart.hints[row * 15 + hour - 8]
        return chart.place_of(artist).center()

    # it is drawn anew when the details come and go
    qtbot.waitUntil(lambda: isinstance(chart.childAt(middle()), QWidget))
    canvas = chart.childAt(middle())
    assert canvas is not None
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.mapFrom(chart, middle()))


def test_an_own_metric_opens_its_inputs(page: ResultsPage, workspace: Workspace) -> None:
    kept = Formula(id=FormulaId("q"), name="Quality", key="quality", expression="(likes + 2*comments) / reach")
    workspace.results.add_formula(kept)
    page.open_view("formulas")
    view = page.views["formulas"]
    assert isinstance(view, FormulasView)
    assert page.asked_for is None, "none is open"
    view.open("q")
    QTest.keyClick(page, KEY.Key_I, CTRL)
    told = parts(page)
    assert told["Made of"].splitlines() == ["Comments: 6", "Likes: 54", "Reach of posts: 800"]
    page.close_inspector()
    button = _button(view)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert parts(page)["Quality"] == "0.08"
    workspace.records.change(Formula, kept.id, level=FormulaLevel.POST)  # has no value of a period
    assert not _button(view).isVisible()
    assert page.asked_for is None


def _button(view: FormulasView) -> QWidget:
    (item,) = view.items()
    return item.explain_button


def test_a_ranked_post_is_told_by_what_ranks_it(page: ResultsPage, workspace: Workspace) -> None:
    made.reached(workspace, "p0", taken=made.TAKEN.replace(day=15), reach=900, likes=9)
    page.open_view("posts")
    view = page.views["posts"]
    assert isinstance(view, PostsView)
    at(page, "p0", "Reach of posts")
    page.explain_current()
    assert parts(page)["Reach of posts"] == "900"
    worst = next(each for each in view.which.findChildren(QToolButton) if each.text() == "Worst 5")
    worst.click()
    names: list[PublicationId] = [line.id for line in view.table.records()]
    assert "p0" in names
    at(page, "p0", "Reach of posts")
    page.explain_current()
    assert parts(page)["Reach of posts"] == "300"
