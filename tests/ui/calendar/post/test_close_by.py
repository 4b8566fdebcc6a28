"""A post that another one is close to says so, and leads there."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from ui.calendar.post.hints import Hints

if TYPE_CHECKING:
    from tests.ui.calendar.conftest import Desk


def test_two_posts_within_an_hour_on_one_network_are_told_with_the_way_to_the_other(desk: Desk) -> None:
    client_id = desk.context.client_id
    assert client_id
    day = date(2027, 2, 3)
    first, second = (desk.workspace.calendar.add(client_id, day, at=time(9, minute)) for minute in (30, 50))
    assert set(first.networks) & set(second.networks)
    desk.page.select(second.id)
    hints = desk.page.findChild(Hints)
    assert hints is not None
    desk.qtbot.waitUntil(lambda: any("Two posts within an hour on" in each for each in hints.sentences()))
