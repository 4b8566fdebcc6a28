"""A client of the example with slots of its own: two on each Thursday and Friday."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.ids import SlotId
from smmdesk.domain.posts import Post
from smmdesk.domain.slots import Slot

if TYPE_CHECKING:
    from smmdesk.domain.networks import Network
    from tests.ui.calendar.conftest import Desk

THURSDAY, FRIDAY = (3,), (4,)


@pytest.fixture
def bare(desk: Desk) -> Desk:
    """The first client, without posts, ideas and slots, on the day of the example."""
    client = desk.workspace.clients.list()[0].id
    desk.workspace.records.remove(Post, *(each.id for each in desk.workspace.records.all(Post, client_id=client)))
    for each in desk.workspace.slots.of(client):
        desk.workspace.records.remove(Slot, each.id)
    desk.page.refresh()
    return desk


def add_slot(desk: Desk, at: str, weekdays: tuple[int, ...], network: Network | None = None, rubric: str = "") -> Slot:
    """A slot of the client in sight."""
    client_id = desk.context.client_id
    assert client_id
    slot = Slot(
        id=SlotId(f"{at} {weekdays}"),
        client_id=client_id,
        at=time.fromisoformat(at),
        weekdays=weekdays,
        network=network,
        rubric=rubric,
    )
    made: Slot = desk.workspace.records.add(slot)
    return made
