"""The table of publications, the best and the worst, and the chart below."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from smmdesk.domain.ids import PostId, PublicationId
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format
from smmdesk.domain.results.named import Link
from tests.ui.results.posts import made
from ui.results.posts_view import ALL, BEST, WORST, PostsView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.results.posts.conftest import Desk


def cells(view: PostsView, row: int) -> dict[str, str]:
    figures = view.table.as_table()
    assert figures is not None
    return dict(zip(figures.heads, [*figures.rows][row], strict=True))


def names(view: PostsView) -> list[str]:
    return [line.id for line in view.table.records()]


def test_a_line_says_what_is_known_of_a_publication(desk: Desk) -> None:
    made.make_client(desk.workspace)
    made.plan(desk.workspace, "planned", 5, rubric="Recipes")
    made.publish(
        desk.workspace, "p", 5, post_id=PostId("planned"), link=Link.SURE, text="Cake\nfor Sunday", boosted=True
    )
    made.reached(desk.workspace, "p", views=1200, reach=1000, likes=30, comments=2)
    view = desk.show(PostsView)
    (line,) = view.table.records()
    found = cells(view, 0)
    assert (found["Publication"], found["When"], found["Network"]) == (
        "Cake for Sunday",
        "5 Oct 2026, 10:00",
        "Instagram",
    )
    assert (found["Reach of posts"], found["Views"], found["Likes"]) == ("1,000", "1,200", "30")
    assert (found["Engagement"], found["Index"]) == ("3.20%", "—")
    columns = {column.title: column for column in view.table.model_of_records.columns}
    assert columns["Rubric"].text(line, desk.context.language) == "Recipes"
    assert columns["Saves"].text(line, desk.context.language) == "—"
    spoken = columns["Publication"].spoken
    assert spoken is not None
    assert spoken(line, desk.context.language) == "Cake for Sunday, boosted"
    assert columns["Publication"].icon is not None
    assert columns["Publication"].icon(line) is not None


def test_it_says_of_which_day_the_figures_are(desk: Desk) -> None:
    made.make_client(desk.workspace)
    for name, taken in (("a", date(2026, 11, 1)), ("b", date(2026, 11, 9))):
        made.publish(desk.workspace, name, 5)
        made.reached(desk.workspace, name, taken, reach=10)
    view = desk.show(PostsView)
    assert view.fresh.accessibleName() == "So far, as of 1 Nov 2026 to 9 Nov 2026"


def test_titles_sort_and_what_is_not_known_is_least(desk: Desk) -> None:
    made.make_client(desk.workspace)
    for name, reach in (("a", 5), ("b", None), ("c", 70)):
        made.publish(desk.workspace, name, 5)
        if reach is not None:
            made.reached(desk.workspace, name, reach=reach)
    view = desk.show(PostsView)
    assert names(view) == ["c", "b", "a"], "the newest first"
    at = [column.title for column in view.table.model_of_records.columns].index("Reach of posts")
    view.table.sortByColumn(at, Qt.SortOrder.DescendingOrder)
    assert names(view) == ["c", "a", "b"]


def test_the_best_and_the_worst_each_with_why_it_may_be(desk: Desk) -> None:
    made.make_client(desk.workspace)
    for number in range(12):
        form = Format.VIDEO if number > 7 else Format.PHOTO
        made.publish(desk.workspace, f"p{number}", 5 + number, format=form, hour=8 + number)
        made.reached(desk.workspace, f"p{number}", reach=1000, likes=5 + 10 * number)
    made.publish(desk.workspace, "young", 28)
    made.reached(desk.workspace, "young", date(2026, 10, 30), reach=1000, likes=900)
    made.publish(desk.workspace, "lucky", 3)
    made.reached(desk.workspace, "lucky", reach=4, likes=4)
    view = desk.show(PostsView)
    assert view.ranked.isHidden()
    view.which.chosen.emit(1)
    view.which.choose(BEST)
    view.show_results(made.results(desk.workspace))
    assert names(view) == ["p11", "p10", "p9", "p8", "p7"]
    assert "Video" in cells(view, 0)["Why it may be"]
    assert "younger than 7 days" in view.ranked.text()
    assert "1 was seen less than 100 times" in view.ranked.text()
    view.which.choose(WORST)
    view.show_results(made.results(desk.workspace))
    assert names(view) == ["p0", "p1", "p2", "p3", "p4"]
    view.which.choose(ALL)
    view.show_results(made.results(desk.workspace))
    assert len(names(view)) == 14
    assert "Why it may be" not in cells(view, 0)


def test_posts_are_compared_by_their_first_figures_of_a_week_later(desk: Desk) -> None:
    made.make_client(desk.workspace)
    for number in range(1, 7):
        made.publish(desk.workspace, f"p{number}", number)
        made.reached(desk.workspace, f"p{number}", date(2026, 10, 20), reach=100 * number, likes=number * number)
    # seen by many more since
    made.reached(desk.workspace, "p1", date(2026, 11, 20), reach=90_000, likes=9000)
    view = desk.show(PostsView)
    first = cells(view, 5)
    assert (first["Reach of posts"], first["Engagement"], first["Index"]) == ("90,000", "10.00%", "0.29×")
    tip = {column.title: column for column in view.table.model_of_records.columns}["Index"].tip
    assert tip is not None
    assert "Reach of posts on 20 Oct 2026: 100" in tip(view.table.records()[5], desk.context.language)
    view.which.choose(WORST)
    desk.fill(view)
    worst = next(place for place, name in enumerate(names(view)) if name == "p1")
    assert (cells(view, worst)["Reach of posts"], cells(view, worst)["Engagement"]) == ("100", "1.00%")
    assert len(names(view)) == 3


def test_too_few_to_rank_is_said(desk: Desk) -> None:
    made.make_client(desk.workspace)
    made.publish(desk.workspace, "p", 5)
    view = desk.show(PostsView)
    view.which.choose(BEST)
    desk.fill(view)
    assert names(view) == []
    assert view.ranked.text().startswith("Too few posts to rank.")


def test_enter_opens_the_post_of_the_calendar_or_says_that_there_is_none(desk: Desk, qtbot: QtBot) -> None:
    made.make_client(desk.workspace)
    made.plan(desk.workspace, "planned", 5)
    made.publish(desk.workspace, "linked", 5, post_id=PostId("planned"), link=Link.CONFIRMED)
    made.publish(desk.workspace, "maybe", 6, post_id=PostId("planned"), link=Link.PROPOSED, network=Network.VK)
    view = desk.show(PostsView)
    view.table.setFocus()
    view.table.select([PublicationId("linked")])
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert desk.opened == [("calendar", "planned")]
    view.table.select([PublicationId("maybe")])
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert desk.opened == [("calendar", "planned")]
    assert desk.said[-1].sentence == "This publication is no post of the calendar yet."


def test_only_the_network_that_is_looked_at(desk: Desk) -> None:
    made.fill(desk.workspace)
    view = desk.show(PostsView, network=Network.FACEBOOK)
    assert {line.result.publication.network for line in view.table.records()} == {Network.FACEBOOK}
    assert len(names(view)) == 20


def test_the_chart_has_a_dot_for_each_post_that_has_both(desk: Desk, qtbot: QtBot) -> None:
    made.fill(desk.workspace, 12)
    made.publish(desk.workspace, "unseen", 9)
    view = desk.show(PostsView)
    qtbot.waitUntil(lambda: view.chart.chart is not None, timeout=15_000)
    assert view.chart.chart is not None
    assert len(view.chart.chart.hints) == 12
    assert " of 12 " in view.chart.chart.title
    table = view.chart.as_table()
    assert table is not None
    assert table.heads[-1] == "ER by reach"


def test_a_period_without_publications_says_so(desk: Desk) -> None:
    made.make_client(desk.workspace)
    view = desk.show(PostsView)
    assert view.none.isVisible()
    assert not view.table.isVisible()
    assert not view.chart.isVisible()
