"""Turning the month copies a picture: what is painted is counted, since a loaded machine tells time badly."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from smmdesk.domain.changes import IMPORT_PLAN
from smmdesk.domain.ids import ClientId, PostId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post, PostStatus
from ui.calendar.month.chip_painter import ChipPainter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smmdesk.workspace import Workspace
    from tests.ui.calendar.conftest import Desk


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
    with workspace.database.write(IMPORT_PLAN) as work:
        work.add_all(posts)


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[PostId]:
    """The posts whose chips were painted since, once for each time."""
    found: list[PostId] = []
    paint = ChipPainter.paint

    def note(self: ChipPainter, painter: Any, place: Any, post: Post, **rest: Any) -> None:
        found.append(post.id)
        paint(self, painter, place, post, **rest)

    monkeypatch.setattr(ChipPainter, "paint", note)
    return found


@pytest.fixture
def full(make_desk: Callable[..., Desk], workspace: Workspace) -> Desk:
    """A desk whose months are full of posts."""
    fill(workspace, workspace.clients.add("Bakery").id)
    desk = make_desk(workspace)
    desk.month.repaint()
    return desk


def in_sight(desk: Desk) -> list[PostId]:
    """The posts that have a chip."""
    return [chip.post.id for cell in desk.month.scene.places.cells for chip in cell.chips]


def on_selected_day(desk: Desk) -> Sequence[PostId]:
    """Those of the selected day, which is painted anew each time."""
    cell = desk.month.scene.places.cell_of(desk.month.scene.selection.day)
    return [chip.post.id for chip in cell.chips] if cell else []


def turn(desk: Desk, month: int) -> None:
    """Another month, painted."""
    desk.context.choose_period(Period.month(2026, month))
    desk.month.repaint()


def test_a_month_got_ready_in_idle_time_is_not_painted_again(full: Desk, painted: list[PostId]) -> None:
    full.qtbot.waitUntil(lambda: len(painted) > 120 and full.month.scene.layouts.is_ready, timeout=20_000)
    for month in (12, 10):
        painted.clear()
        turn(full, month)
        assert len(in_sight(full)) > 60
        assert painted == on_selected_day(full)
        turn(full, 11)


def test_a_month_that_nobody_foresaw_is_read_and_painted_once(
    full: Desk, painted: list[PostId], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Period] = []
    read = full.workspace.calendar.posts

    def note(period: Period, client_id: ClientId | None = None) -> list[Post]:
        asked.append(period)
        return read(period, client_id)

    monkeypatch.setattr(full.workspace.calendar, "posts", note)
    painted.clear()
    turn(full, 9)
    assert asked == [full.month.scene.places.days.period]
    assert painted == [*in_sight(full), *on_selected_day(full)]


def test_moving_the_selection_paints_the_selected_day_only(full: Desk, painted: list[PostId]) -> None:
    painted.clear()
    full.month.scene.select_day(date(2026, 11, 9))
    full.month.repaint()
    assert painted == on_selected_day(full)
    assert 0 < len(painted) < 8
