"""What a strategy agreed on is compared with the slots of the calendar, hour by hour."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from smmdesk.domain.ids import ClientId, SlotId
from smmdesk.domain.networks import Network
from smmdesk.domain.slots import Slot
from smmdesk.domain.slots_agreed import Hour, agreed, apart, by_time

TODAY = date(2026, 11, 18)
IG, FB = Network.INSTAGRAM, Network.FACEBOOK
MORNING = time(9, 30)


def slot(*weekdays: int, **values: Any) -> Slot:
    return Slot(id=SlotId(str(weekdays)), client_id=ClientId("c"), weekdays=weekdays, at=MORNING, **values)


def test_channels_are_read_hour_by_hour_and_what_is_none_is_passed_over() -> None:
    read = agreed([(IG, ("mon 09:30", "Mon 9:30", "thu 18:00")), (FB, ("whenever", "mon 25:00"))])
    assert read == [Hour(IG, 0, MORNING), Hour(IG, 3, time(18))]


def test_a_slot_of_any_network_serves_every_network_of_its_hour() -> None:
    wanted = agreed([(IG, ("mon 09:30",)), (FB, ("mon 09:30",))])
    assert apart(wanted, [slot(0)], TODAY).is_same
    assert apart(wanted, [slot(0, network=IG)], TODAY) == ([Hour(FB, 0, MORNING)], [])


def test_what_the_plan_does_not_know_is_told_unless_it_has_ended() -> None:
    wanted = agreed([(IG, ("mon 09:30",))])
    extra = slot(1, network=FB)
    assert apart(wanted, [slot(0), extra], TODAY) == ([], [Hour(FB, 1, MORNING)])
    assert apart(wanted, [slot(0), slot(1, ends=TODAY)], TODAY).is_same


def test_hours_of_one_network_and_time_become_one_slot() -> None:
    hours = agreed([(IG, ("thu 09:30", "mon 09:30", "mon 18:00")), (FB, ("mon 09:30",))])
    assert by_time(hours) == [(FB, MORNING, (0,)), (IG, MORNING, (0, 3)), (IG, time(18), (0,))]
