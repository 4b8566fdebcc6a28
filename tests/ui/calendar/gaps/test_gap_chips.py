"""Empty slots are seen and heard in month and week, and an idea or a new post fills one by mouse and by keyboard."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smmdesk.domain.ids import PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Post, PostStatus
from tests.ui.calendar.gaps.conftest import add_slot
from ui.calendar.gaps.gap_popup import GapPopup

if TYPE_CHECKING:
    from tests.ui.calendar.conftest import Desk

IG = Network.INSTAGRAM
FRIDAY = date(2026, 11, 20)


def idea(desk: Desk, text: str, network: Network = IG) -> Post:
    assert desk.context.client_id
    made: Post = desk.workspace.records.add(
        Post(id=PostId(new_id()), client_id=desk.context.client_id, text=text, networks=(network,))
    )
    return made


def add_post(desk: Desk) -> None:
    assert desk.context.client_id
    desk.workspace.calendar.add(desk.context.client_id, FRIDAY, "Bread")


def gaps(desk: Desk) -> list[str]:
    """Those that are painted, by day and time."""
    cells = desk.month.scene.places.cells
    return [f"{chip.gap.day.day} {chip.gap.slot.at:%H:%M}" for cell in cells for chip in cell.gap_chips]


def place(desk: Desk, day: date, at: int = 0) -> QPoint:
    cell = desk.month.scene.places.cell_of(day)
    assert cell
    return cell.gap_chips[at].rect.center()


def popup() -> GapPopup:
    found = QApplication.activePopupWidget()
    assert isinstance(found, GapPopup)
    return found


def wall(desk: Desk, post: Post) -> str:
    moment = desk.now(post).moment
    return moment.wall.isoformat(sep=" ", timespec="minutes") if moment else ""


def test_slots_to_come_stand_among_the_posts_by_time_and_leave_as_they_are_filled(bare: Desk) -> None:
    add_slot(bare, "09:30", (4,))
    add_slot(bare, "18:30", (4,), IG)
    assert gaps(bare) == [
        "20 09:30",
        "20 18:30",
        "27 09:30",
        "27 18:30",
        "4 09:30",
        "4 18:30",
    ]  # 4 December, in the grid
    add_post(bare)
    assert gaps(bare)[:2] == ["20 18:30", "27 09:30"]
    cell = bare.month.scene.places.cell_of(FRIDAY)
    assert cell
    assert cell.chips[0].rect.bottom() < cell.gap_chips[0].rect.top()
    bare.context.undo()
    assert gaps(bare)[:2] == ["20 09:30", "20 18:30"]


def test_a_filter_shows_posts_alone(bare: Desk) -> None:
    add_slot(bare, "09:30", (4,))
    bare.page.show_status(PostStatus.DRAFT)
    assert gaps(bare) == []
    bare.page.clear_filter()
    assert gaps(bare)


def test_enter_goes_into_the_day_then_offers_the_ideas_that_fit(bare: Desk) -> None:
    add_slot(bare, "18:30", (4,), IG)
    fitting, _other = idea(bare, "Rye bread"), idea(bare, "A film", Network.YOUTUBE)
    bare.month.scene.select_day(FRIDAY)
    bare.key(Qt.Key.Key_Return)
    assert bare.month.told().startswith("Empty slot at 18:30")
    bare.key(Qt.Key.Key_Return)
    assert [post.id for post in popup().list.records()] == [fitting.id]
    QTest.keyClick(popup().list, Qt.Key.Key_Return)
    assert wall(bare, fitting) == "2026-11-20 18:30"
    assert bare.now(fitting).status is PostStatus.DRAFT
    assert [post.id for post in bare.page.views.selected()] == [fitting.id]
    assert bare.said[-1].sentence == "Planned 1 idea"
    bare.context.undo()
    assert bare.now(fitting) == fitting


def test_a_click_offers_them_too_and_a_new_post_is_begun_as_the_slot_says(bare: Desk) -> None:
    add_slot(bare, "18:30", (4,), IG, "News")
    bare.click(place(bare, FRIDAY))
    assert popup().list.isHidden()
    QTest.mouseClick(popup().new, Qt.MouseButton.LeftButton)
    [made] = bare.page.views.selected()
    assert (wall(bare, made), made.networks, made.rubric) == ("2026-11-20 18:30", (IG,), "News")
    assert bare.inspector_is_open()


def test_arrows_go_through_posts_and_empty_slots_and_esc_lets_go(bare: Desk) -> None:
    add_slot(bare, "18:30", (4,))
    add_post(bare)  # into the slot
    add_slot(bare, "09:30", (4,))
    bare.month.scene.select_day(FRIDAY)
    bare.key(Qt.Key.Key_Return)
    assert bare.month.told().startswith("Empty slot at 09:30")
    bare.key(Qt.Key.Key_Down)
    assert bare.month.scene.current() is not None
    bare.key(Qt.Key.Key_Up)
    assert bare.month.scene.current_gap() is not None
    bare.key(Qt.Key.Key_Escape)
    assert bare.month.scene.current_gap() is None


def test_letters_on_an_empty_slot_begin_a_post_in_it(bare: Desk) -> None:
    add_slot(bare, "18:30", (4,), IG)
    bare.month.scene.select_day(FRIDAY)
    bare.key(Qt.Key.Key_Return)
    bare.key(Qt.Key.Key_B)
    line = bare.month.line
    assert line
    assert "18:30" in line.row.editor.accessibleName()
    QTest.keyClick(line.focusProxy() or line, Qt.Key.Key_Return)
    [made] = bare.page.views.selected()
    assert (wall(bare, made), made.networks, made.text.casefold()) == ("2026-11-20 18:30", (IG,), "b")


def test_in_the_week_gaps_stand_at_their_hours_and_are_stops_of_the_keyboard(bare: Desk) -> None:
    add_slot(bare, "05:30", (4,))
    add_slot(bare, "18:30", (4,))
    bare.month.scene.select_day(FRIDAY)
    bare.page.show_view("week")
    assert gaps(bare) == ["20 05:30", "20 18:30"]  # and the hours begin early enough
    places = bare.month.scene.places
    assert abs(place(bare, FRIDAY, 1).y() - places.hour_place(FRIDAY, 18 * 60 + 30).center().y()) <= 2  # type: ignore[attr-defined]
    bare.month.scene.selection.choose_day(FRIDAY, 17 * 60)
    bare.key(Qt.Key.Key_Down)
    assert bare.month.told().startswith("Empty slot at 18:30")
    bare.key(Qt.Key.Key_Down)
    assert bare.month.scene.selection.at == 19 * 60
    bare.key(Qt.Key.Key_Up)
    bare.key(Qt.Key.Key_Return)
    popup().close()


def test_ideas_fill_all_slots_in_sight_in_one_act(bare: Desk) -> None:
    add_slot(bare, "18:30", (4,))
    ideas = [idea(bare, text) for text in ("one", "two")]
    assert bare.page.has_gaps()
    bare.context.commands.run("calendar.fill")
    assert [wall(bare, each) for each in ideas] == ["2026-11-20 18:30", "2026-11-27 18:30"]
    assert bare.said[-1].sentence == "Filled 2 slots"
    bare.context.commands.run("calendar.fill")
    assert bare.said[-1].sentence == "No idea fits the empty slots in sight."
    bare.context.undo()
    assert [bare.now(each) for each in ideas] == ideas


def test_an_idea_is_dropped_into_a_slot(bare: Desk) -> None:
    add_slot(bare, "09:30", (4,))
    add_slot(bare, "18:30", (4,))
    one = idea(bare, "one")
    bare.page.show_ideas_beside()
    tray = bare.page.views.tray
    assert tray
    chip = bare.month.scene.places.cells[0]
    from ui.calendar.month.layout import Chip

    bare.month.mouse.take([one], Chip(one, chip.rect), QPoint(4, 4))
    bare.month.mouse.carry(place(bare, FRIDAY, 1))
    bare.month.mouse.drop()
    assert wall(bare, one) == "2026-11-20 18:30"


def test_a_reader_hears_of_a_day_and_of_its_empty_slots(bare: Desk) -> None:
    from PySide6.QtGui import QAccessible

    add_slot(bare, "09:30", (4,))
    add_slot(bare, "18:30", (4,), IG)
    index = bare.month.scene.places.days.index(FRIDAY)
    assert index is not None
    day = QAccessible.queryAccessibleInterface(bare.month).child(index)
    assert day.text(QAccessible.Text.Name) == "Friday 20 November, no posts; 2 empty slots: 09:30, 18:30"
    assert day.childCount() == 2
    assert day.child(1).text(QAccessible.Text.Name) == "Empty slot at 18:30. Instagram"
    assert day.indexOfChild(day.child(1)) == 1
