"""The slots of a client are added, changed and removed on the right, which tells how they are kept."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from smmdesk.domain.networks import Network
from smmdesk.domain.periods import Period
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.domain.slots import Slot
from tests.ui.calendar.gaps.conftest import add_slot
from ui.calendar.gaps.slots_panel import SlotsPanel
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from tests.ui.calendar.conftest import Desk

FRIDAY = date(2026, 11, 20)


@pytest.fixture
def panel(bare: Desk) -> SlotsPanel:
    """Opened by its key."""
    bare.context.commands.run("calendar.slots")
    found = bare.page.findChild(SlotsPanel)
    assert found is not None
    assert found.isVisible()
    return found


def titles(panel: SlotsPanel) -> list[str]:
    return [item.fold.header.text() for item in panel.slots.items()]


def test_what_a_slot_is_stands_there_while_there_is_none(bare: Desk, panel: SlotsPanel) -> None:
    assert panel.none.isVisible()
    assert not panel.empty.isVisible()
    add_slot(bare, "09:30", (4,))
    assert not panel.none.isVisible()
    assert panel.empty.text() == "November 2026: 4 of 4 slots are empty."


def test_a_slot_is_added_changed_and_removed_there(bare: Desk, panel: SlotsPanel) -> None:
    QTest.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)
    assert titles(panel) == ["Mon–Fri 10:00 · any network"]
    [item] = panel.slots.items()
    assert item.fold.is_open
    chips = item.form.editor("weekdays")
    chips.pick((4,))
    item.form.editor("network").pick(Network.INSTAGRAM)
    assert titles(panel) == ["Fri 10:00 · Instagram"]
    assert [chip.gap.day.day for cell in bare.month.scene.places.cells for chip in cell.gap_chips][:1] == [20]
    QTest.mouseClick(item.remove_button, Qt.MouseButton.LeftButton)
    assert titles(panel) == []
    bare.context.undo()
    assert titles(panel) == ["Fri 10:00 · Instagram"]


def test_a_slot_needs_a_weekday_and_says_so(bare: Desk, panel: SlotsPanel) -> None:
    slot = add_slot(bare, "09:30", (4,))
    item = panel.slots.item(slot.id)
    assert item
    item.open()
    item.form.editor("weekdays").pick(())
    assert bare.workspace.slots.of(slot.client_id) == [slot]
    said = [each.text() for each in item.form.findChildren(Notice)]
    assert "A slot needs a weekday. Choose one at least." in said


def test_it_tells_how_slots_were_kept_and_what_is_to_come(bare: Desk, panel: SlotsPanel) -> None:
    add_slot(bare, "09:30", (4,))
    assert panel.kept.text() == "So far: 0 of 2 filled (0%). To come: 0 of 2 filled (0%)."
    assert panel.ahead.text() == "Planned ahead: 4 days, up to the empty slot on 20 Nov 2026, 09:30."
    client_id = bare.context.client_id
    assert client_id
    bare.workspace.calendar.add(client_id, FRIDAY, at=time(9, 42))
    assert panel.ahead.text() == "Planned ahead: 11 days, up to the empty slot on 27 Nov 2026, 09:30."
    assert panel.kept.text() == (
        "So far: 0 of 2 filled (0%). To come: 1 of 2 filled (50%), 12 minutes off at the median."
    )
    bare.workspace.calendar.add(client_id, date(2026, 11, 6))
    bare.workspace.calendar.add(client_id, date(2026, 11, 13))
    bare.workspace.calendar.add(client_id, date(2026, 11, 27))
    assert panel.empty.text() == "November 2026: every slot is taken."


def test_it_follows_the_view_and_stays_while_days_are_chosen(bare: Desk, panel: SlotsPanel) -> None:
    add_slot(bare, "09:30", (4,))
    bare.month.scene.select_day(FRIDAY)
    bare.page.show_view("week")
    assert panel.empty.text().startswith("16")
    assert "1 of 1 slot is empty" in panel.empty.text()
    bare.page.open_day()
    assert not panel.isVisible()
    bare.context.commands.run("calendar.slots")
    assert panel.isVisible()
    bare.context.commands.run("calendar.slots")
    assert not bare.inspector_is_open()


def test_it_draws_when_the_posts_of_eight_weeks_came_out(bare: Desk, panel: SlotsPanel) -> None:
    client_id = bare.context.client_id
    assert client_id
    assert not panel.published.isVisible()  # nothing came out yet
    bare.workspace.calendar.add(client_id, date(2026, 11, 13), at=time(9, 42))
    bare.workspace.calendar.add(client_id, date(2026, 11, 6), at=time(18, 30))
    for post in bare.workspace.calendar.posts(Period.month(2026, 11), client_id)[:1]:
        bare.workspace.records.change(Post, post.id, status=PostStatus.PUBLISHED)
    add_slot(bare, "09:30", (4,))
    chart = panel.published.chart
    bare.qtbot.waitUntil(lambda: chart.chart is not None, timeout=20_000)
    assert chart.chart is not None
    assert chart.chart.rows[0] == ("Weekday", "9", "18")
    assert [row for row in chart.chart.rows[1:] if set(row[1:]) != {""}] == [("Fri", "", "1")]
    hints = {words for _artist, words in chart.chart.hints}
    assert hints >= {"Friday, 18:00: 1 post", "Friday, 09:00: no post; there is a slot"}


def test_of_several_clients_one_is_to_be_chosen(bare: Desk, panel: SlotsPanel) -> None:
    bare.context.choose_client(None)
    assert panel.whose.isVisible()
    assert not panel.add_button.isVisible()


def test_hours_of_the_strategy_are_taken_over_and_what_it_lacks_is_told(desk: Desk) -> None:
    slots, strategy = desk.workspace.slots, desk.workspace.strategy
    client_id = next(each.id for each in desk.workspace.clients.list() if strategy.in_force(each.id))
    desk.context.choose_client(client_id)
    desk.workspace.records.remove(Slot, *(each.id for each in slots.of(client_id)))
    desk.context.commands.run("calendar.slots")
    panel = desk.page.findChild(SlotsPanel)
    assert panel is not None
    assert panel.missing.text().startswith("The strategy in force has hours that are no slots: ")
    panel.from_strategy.click()
    assert panel.missing.text() == ""
    beside = slots.beside_strategy(client_id)
    assert beside
    assert beside.is_same
    add_slot(desk, "03:15", (6,))
    assert panel.extra.text() == "Slots that the strategy in force does not have: Sun 03:15."


def test_hours_of_the_last_weeks_are_taken_over(bare: Desk, panel: SlotsPanel) -> None:
    client_id = bare.context.client_id
    assert client_id
    assert not panel.from_habits.isVisible()
    for day in (2, 9, 16):
        bare.workspace.calendar.add(client_id, date(2026, 11, day), at=time(11, 5))
    assert panel.from_habits.accessibleDescription() == "Mon 11:05"
    panel.from_habits.click()
    assert titles(panel) == ["Mon 11:05 · any network"]
    assert not panel.from_habits.isVisible()
