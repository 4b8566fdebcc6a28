"""Turning the month costs little more than painting its empty grid."""

import time
from collections.abc import Callable
from datetime import date

from smmdesk.domain.changes import Act
from smmdesk.domain.ids import ClientId, PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.workspace import Workspace

from .conftest import Desk

_FACTOR = 2.0
_MONTHS = [Period.month(2026, month) for month in (9, 10, 11, 12)]


def fill(workspace: Workspace, client_id: ClientId) -> None:
    """Seven posts on every day of the months, of every status."""
    statuses = list(PostStatus)
    posts = [
        Post(
            id=PostId(new_id()),
            client_id=client_id,
            moment=LocalMoment.at(day, 9 + index, 30, "Asia/Tbilisi"),
            networks=(Network.VK, Network.TELEGRAM),
            status=statuses[index],
            text=f"Fresh bread of {day} at seven in the morning, for you and for your neighbours",
        )
        for day in Period(date(2026, 8, 25), date(2027, 1, 7)).days()
        for index in range(7)
    ]
    with workspace.database.write(Act.IMPORT_PLAN) as work:
        work.add_all(posts)


def turn(desk: Desk, period: Period) -> float:
    """Milliseconds of the processor's time from the choice of a month to its picture."""
    start = time.process_time()
    desk.context.choose_period(period)
    desk.month.repaint()
    return (time.process_time() - start) * 1000


def best(desk: Desk) -> float:
    """The best of several turns, each to a month that was got ready while nothing else happened."""
    times = []
    for period in _MONTHS:
        desk.qtbot.wait(350)
        times.append(turn(desk, period))
    return min(times)


def test_a_month_turns_almost_as_fast_as_an_empty_one(make_desk: Callable[..., Desk], workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    desk = make_desk(workspace)
    empty = best(desk)
    fill(workspace, client.id)
    desk.page.refresh()
    full = best(desk)
    assert sum(len(cell.chips) for cell in desk.month.places.cells) > 60
    assert full < _FACTOR * empty, f"{full:.2f} ms against {empty:.2f} ms for an empty grid"


def test_a_month_repaints_by_copying_pictures(make_desk: Callable[..., Desk], workspace: Workspace) -> None:
    client = workspace.clients.add("Bakery")
    fill(workspace, client.id)
    desk = make_desk(workspace)
    chips = [chip for cell in desk.month.places.cells for chip in cell.chips]
    desk.month.repaint()
    painted = [chip.pictures[False].cacheKey() for chip in chips]
    desk.month.select_day(date(2026, 11, 9))
    desk.month.repaint()
    assert [chip.pictures[False].cacheKey() for chip in chips] == painted
