"""The page: what it shows of what is chosen above, its list and ideas, and what it says while it is empty."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit

from smmdesk.domain.clients import Client, ClientStatus
from smmdesk.domain.periods import Period, Weeks
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.speech.language import LANGUAGES
from tests.every import every
from tests.ui.calendar.conftest import CTRL, FRIDAY, Desk
from ui.calendar.month.switch import MonthSwitch
from ui.pages import PAGES
from ui.style.theme import Scheme, use_scheme
from ui.widgets.empty_page import EmptyPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.workspace import Workspace

Key = Qt.Key


def words(desk: Desk) -> set[str]:
    """All labels in sight."""
    return {each.text() for each in desk.page.findChildren(QLabel) if each.isVisible()}


def test_without_clients_it_says_so_and_without_posts_it_teaches(
    make_desk: Callable[..., Desk], workspace: Workspace
) -> None:
    desk = make_desk(workspace)
    assert any(each.isVisible() for each in desk.page.findChildren(EmptyPage))
    workspace.clients.add("Bakery")
    assert desk.month.isVisible()
    assert PAGES["calendar"].empty in words(desk)
    desk.page.add()
    assert PAGES["calendar"].empty not in words(desk)


def test_while_it_is_empty_a_plan_is_brought_in_from_there(
    make_desk: Callable[..., Desk], workspace: Workspace
) -> None:
    """Also before there is a client, whom the plan may bring; not where a filter hides what is there."""
    desk = make_desk(workspace)
    wanted: list[str] = []
    desk.context.file_wanted.connect(wanted.append)

    def ways() -> list[str]:
        shown = [each for each in desk.page.findChildren(QAbstractButton) if each.isVisible()]
        return [each.text() for each in shown if each.property("kind") == "link"]

    both = ["Bring in my spreadsheet…", "See an example"]
    for clients in range(2):
        assert ways() == both
        buttons = [each for each in desk.page.findChildren(QAbstractButton) if each.isVisible()]
        desk.qtbot.mouseClick(next(each for each in buttons if each.text() == both[0]), Qt.MouseButton.LeftButton)
        assert wanted == ["plan"] * (clients + 1)
        if not clients:
            workspace.clients.add("Bakery")
    desk.page._search("cake")  # noqa: SLF001
    assert [each for each in ways() if each in both] == []
    desk.page.clear_filter()
    assert ways() == both
    desk.page.add()
    assert [each for each in ways() if each in both] == []


def test_the_client_chosen_above_is_shown_alone(make_desk: Callable[..., Desk], example: Workspace) -> None:
    desk = make_desk(example)
    client = example.clients.list()[1]
    desk.context.choose_client(client.id)
    shown = [post for cell in desk.month.scene.places.cells for post in cell.posts]
    assert {post.client_id for post in shown} == {client.id}
    assert shown == example.calendar.posts(desk.month.scene.places.days.period, client.id)


def test_a_quarter_is_leafed_through_by_month(desk: Desk) -> None:
    desk.context.choose_period(Period.months(2026, 10, 3))
    switch = desk.page.findChildren(MonthSwitch)[0]
    assert switch.isVisible()
    assert "November 2026" in words(desk)
    desk.key(Key.Key_PageDown)
    assert "December 2026" in words(desk)
    assert desk.context.period == Period.months(2026, 10, 3)
    desk.key(Key.Key_PageDown)
    assert desk.context.period == Period.month(2027, 1)
    assert not switch.isVisible()


def test_weeks_are_the_rows_of_the_grid_and_are_leafed_through_by_four(desk: Desk) -> None:
    weeks = Weeks.four(date(2026, 11, 12), 0)
    desk.context.choose_period(weeks)
    assert not any(each.isVisible() for each in desk.page.findChildren(MonthSwitch))
    cells = desk.month.scene.places.cells
    assert [cell.day for cell in cells] == list(weeks.days())
    assert every(cell.in_month for cell in cells)
    shown = [post for cell in cells for post in cell.posts]
    assert shown
    assert shown == desk.workspace.calendar.posts(weeks, desk.context.client_id)
    assert desk.month.accessibleName() == "Calendar, 9 Nov 2026 – 6 Dec 2026"
    desk.page.show_view("list")
    assert desk.page.views.table.records() == shown
    desk.page.show_view("month")
    desk.month.scene.select_day(weeks.last)
    desk.key(Key.Key_Right)
    assert desk.context.period == weeks.stepped(1)
    assert desk.month.scene.selection.day == weeks.end
    desk.key(Key.Key_PageDown)
    assert desk.context.period == weeks.stepped(2)
    desk.key(Key.Key_Home)
    assert desk.context.period == weeks.around(desk.workspace.today())


def test_the_list_shows_the_period_and_edits_the_status_in_its_row(desk: Desk) -> None:
    desk.page.show_view("list")
    table = desk.page.views.table
    assert table.isVisible()
    assert table.records() == desk.workspace.calendar.posts(desk.context.period, desk.context.client_id)
    post = next(each for each in table.records() if each.status is PostStatus.APPROVED)
    table.select([post.id])
    column = next(index for index, each in enumerate(table.model_of_records.columns) if each.field == "status")
    table.setCurrentIndex(table.currentIndex().siblingAtColumn(column))
    QTest.keyClick(table, Key.Key_F2)
    box = table.findChildren(QComboBox)[0]
    QTest.keyClicks(box, "Sch")
    desk.qtbot.waitUntil(lambda: desk.now(post).status is PostStatus.SCHEDULED)
    assert [each.id for each in table.selected()] == [post.id]


def test_a_selection_goes_along_from_month_to_list(desk: Desk) -> None:
    posts = desk.posts(PostStatus.APPROVED)[:2]
    desk.month.scene.select(posts)
    desk.key(Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert desk.page.views.kind == "list"
    assert desk.page.views.selected() == posts
    QTest.keyClick(desk.page.views.table, Key.Key_Delete)
    assert desk.said[-1].sentence == "Removed 2 posts"


def test_enter_in_the_list_opens_the_post(desk: Desk) -> None:
    desk.page.show_view("list")
    table = desk.page.views.table
    table.setFocus()
    QTest.keyClick(table, Key.Key_Down)
    QTest.keyClick(table, Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus
    assert focus.accessibleName() == "Text"


@pytest.mark.parametrize("view", ["ideas", "list", "month"])
@pytest.mark.parametrize("way", ["key", "button"])
def test_today_leads_to_today_from_every_view(desk: Desk, view: str, way: str) -> None:
    desk.context.choose_period(Period.month(2027, 3))
    desk.page.show_view(view)
    desk.page.setFocus()
    if way == "key":
        QTest.keyClick(desk.page.views.in_sight, Qt.Key.Key_T, CTRL)
    else:
        (today,) = [each for each in desk.page.findChildren(QAbstractButton) if each.text() == "Today"]
        desk.qtbot.mouseClick(today, Qt.MouseButton.LeftButton)
    today_is = desk.workspace.today()
    assert today_is in desk.context.period
    # no idea has a day
    assert desk.page.views.kind == ("month" if view == "ideas" else view)
    if view == "list":
        (first,) = desk.page.views.selected()
        assert first.day
        assert first.day >= today_is
    else:
        assert desk.month.isVisible()
        assert desk.month.scene.selection.day == today_is


def test_ideas_wait_until_they_get_a_date(desk: Desk) -> None:
    desk.page.show_view("ideas")
    assert len(desk.page.views.table.records()) == len(desk.workspace.calendar.ideas(desk.context.client_id)) == 3
    desk.page.add()
    (idea,) = desk.page.views.selected()
    assert (idea.day, idea.status) == (None, PostStatus.IDEA)
    desk.workspace.records.change(Post, idea.id, moment=desk.workspace.calendar.posts(desk.context.period)[0].moment)
    assert len(desk.page.views.table.records()) == 3


def test_an_idea_cannot_be_moved_by_days_and_says_so(desk: Desk) -> None:
    desk.page.show_view("ideas")
    desk.page.views.select(desk.page.views.table.records()[:1])
    desk.page.selected.move(1)
    assert desk.said[-1].problem


def test_a_post_is_found_wherever_it_is(desk: Desk) -> None:
    other = next(client for client in desk.workspace.clients.list() if client.id != desk.context.client_id)
    post = desk.workspace.calendar.add(other.id, date(2027, 3, 9), "Far away")
    desk.page.select(post.id)
    assert desk.context.client_id == other.id
    assert desk.context.period == Period.month(2027, 3)
    assert desk.page.views.selected() == [post]
    idea = desk.workspace.calendar.ideas(other.id)[0]
    desk.page.select(idea.id)
    assert desk.page.views.kind == "ideas"
    assert desk.page.views.selected() == [idea]
    desk.page.select("gone")
    assert desk.said[-1].problem


def test_a_page_out_of_sight_reads_when_it_comes_back(desk: Desk) -> None:
    desk.page.hide()
    assert desk.context.client_id
    post = desk.workspace.calendar.add(desk.context.client_id, date(2026, 11, 17), "Meanwhile")
    assert not desk.shows(post)
    desk.page.show()
    assert desk.shows(post)


def test_holidays_come_a_moment_later_in_words(desk: Desk) -> None:
    desk.context.choose_period(Period.month(2026, 12))
    desk.qtbot.waitUntil(lambda: date(2026, 12, 25) in desk.month.scene.day_marks, timeout=10_000)
    assert desk.month.scene.day_in_words(date(2026, 12, 25)) == "Friday 25 December, no posts, Christmas Day"


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_it_opens_in_every_language_and_theme(
    make_desk: Callable[..., Desk], example: Workspace, qapp: QApplication, code: str, scheme: Scheme, qtbot: QtBot
) -> None:
    use_scheme(qapp, scheme)
    desk = make_desk(example, (968, 560), code)
    desk.key(Key.Key_Return)
    desk.key(Key.Key_Return)
    assert not desk.page.grab().isNull()
    for view in ("list", "ideas", "month"):
        desk.page.show_view(view)
        assert desk.page.views.kind == view
        assert not desk.page.grab().isNull()
    use_scheme(qapp, Scheme.DARK if scheme is Scheme.LIGHT else Scheme.LIGHT)
    assert not desk.page.grab().isNull()


def test_hostile_text_is_only_text(desk: Desk) -> None:
    assert desk.context.client_id
    text = "<b>bold</b> & <img src='http://example.org/x.png'>\n" * 40 + "\u202e\u0000\ud83d"
    post = desk.workspace.calendar.add(desk.context.client_id, date(2026, 11, 17), text.replace("\ud83d", ""))
    desk.page.select(post.id)
    assert not desk.page.grab().isNull()
    assert desk.shows(post)


def test_without_clients_a_new_post_leads_to_the_first_client(
    make_desk: Callable[..., Desk], workspace: Workspace
) -> None:
    desk = make_desk(workspace)
    wanted: list[str] = []
    desk.context.page_wanted.connect(lambda page, _record: wanted.append(page))
    desk.context.commands.run("post.new")
    assert wanted == ["clients"]
    assert desk.said[-1].sentence == "First a client: what you wanted to begin belongs to one."


def test_words_typed_where_every_client_has_ended_lead_to_clients_and_say_why(
    make_desk: Callable[..., Desk], example: Workspace
) -> None:
    for client in example.clients.list():
        example.records.change(Client, client.id, status=ClientStatus.ENDED)
    desk = make_desk(example)
    wanted: list[str] = []
    desk.context.page_wanted.connect(lambda page, _record: wanted.append(page))
    desk.month.type_on_day("Figs")
    assert desk.month.line
    QTest.keyClick(desk.month.line.row.editor.focusProxy() or desk.month.line.row.editor, Key.Key_Return)
    assert wanted == ["clients"]
    assert desk.said[-1].sentence == "First a client: what you wanted to begin belongs to one."


@pytest.mark.parametrize(
    "leave",
    [
        lambda desk: desk.context.choose_period(Period.month(2026, 12)),
        lambda desk: desk.context.choose_client(None),
        lambda desk: desk.key(Key.Key_PageDown),
    ],
    ids=["period", "client", "month"],
)
def test_first_words_are_kept_for_the_client_and_day_they_were_typed_for(
    desk: Desk, leave: Callable[[Desk], object]
) -> None:
    client_id = desk.context.client_id
    desk.context.choose_period(Period.months(2026, 11, 2))
    desk.month.scene.select_day(FRIDAY)
    desk.month.type_on_day("Fresh figs")
    leave(desk)
    kept = desk.workspace.records.all(Post, text="Fresh figs")
    assert [(post.client_id, post.day) for post in kept] == [(client_id, FRIDAY)]


def test_first_words_stay_with_their_day_when_the_month_gets_less_room(desk: Desk) -> None:
    desk.month.scene.select_day(FRIDAY)
    desk.month.type_on_day("Fresh figs")
    line = desk.month.findChild(QLineEdit)
    assert line is not None
    desk.page.resize(900, 700)
    assert (line.isVisible(), line.text()) == (True, "Fresh figs")
    cell = desk.month.scene.places.cell_of(FRIDAY)
    assert cell is not None
    assert cell.rect.contains(line.mapTo(desk.month, line.rect().bottomLeft()))


def test_a_view_left_a_moment_ago_asks_for_no_room(desk: Desk) -> None:
    """The week is wider than the month: its hours, and details beside them, want more than this window has."""
    desk.page.resize(900, 600)
    desk.context.commands.run("calendar.week")
    desk.context.commands.run("calendar.slots")
    assert desk.page.is_covered
    desk.context.commands.run("calendar.slots")
    desk.qtbot.waitUntil(lambda: not desk.page.is_covered)
    desk.page.show_view("month")
    desk.context.commands.run("calendar.slots")
    assert not desk.page.is_covered
