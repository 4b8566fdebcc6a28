"""Posts that fail a check are marked in the month, and why is said where somebody asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post, PostStatus
from ui.calendar.month import warnings as module
from ui.calendar.month.chip_painter import ChipPainter
from ui.calendar.month.layout import ROOMY, TIGHT
from ui.calendar.post import checks
from ui.style.theme import colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace
    from tests.ui.calendar.conftest import Desk

NEXT_WEEK, LAST_WEEK = date(2026, 11, 24), date(2026, 11, 10)
GOOD = {"networks": (Network.INSTAGRAM,), "status": PostStatus.SCHEDULED}


@pytest.fixture
def client(workspace: Workspace) -> Client:
    """A client who does not want one word."""
    made = workspace.clients.add("Bakery")
    return workspace.records.change(Client, made.id, words_to_avoid="yummy")


def planned(workspace: Workspace, client: Client, day: date, **more: Any) -> Post:
    """A post of a day."""
    post = workspace.calendar.add(client.id, day, "Rye bread")
    return workspace.records.change(Post, post.id, **{**GOOD, **more})


def is_marked(desk: Desk, post: Post) -> bool:
    """Whether the dot of the theme is seen on its chip."""
    corner = desk.chip(post)
    chip = next(each for cell in desk.month.scene.places.cells for each in cell.chips if each.post.id == post.id)
    icon = chip.rect.adjusted(7, 0, 0, 0)
    icon.setWidth(32)
    shown = desk.month.grab().toImage()
    wanted = colour("bad").name()
    assert chip.rect.contains(corner)
    places = (QPoint(x, y) for x in range(icon.left(), icon.right()) for y in range(icon.top(), icon.bottom()))
    return sum(shown.pixelColor(place).name() == wanted for place in places) > 20


def test_what_is_plain_to_see_is_marked_from_the_first_frame_on(
    make_desk: Callable[..., Desk], workspace: Workspace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module.Warnings, "look", lambda *_given: None)
    late = planned(workspace, client, LAST_WEEK)
    nowhere = planned(workspace, client, NEXT_WEEK, networks=())
    fine = [
        planned(workspace, client, NEXT_WEEK),
        planned(workspace, client, LAST_WEEK, status=PostStatus.PUBLISHED),
        planned(workspace, client, LAST_WEEK.replace(day=11), networks=(), status=PostStatus.DRAFT),
    ]
    desk = make_desk(workspace)
    assert is_marked(desk, late)
    assert is_marked(desk, nowhere)
    assert not any(is_marked(desk, post) for post in fine)


def test_what_takes_a_closer_look_is_marked_a_moment_later_and_nothing_moves(
    make_desk: Callable[..., Desk], workspace: Workspace, client: Client
) -> None:
    long = planned(workspace, client, NEXT_WEEK, text="Rye bread " * 400)
    draft = planned(workspace, client, NEXT_WEEK.replace(day=25), text="Rye bread " * 400, status=PostStatus.DRAFT)
    fine = planned(workspace, client, NEXT_WEEK.replace(day=26))
    out = planned(workspace, client, NEXT_WEEK.replace(day=27), text="Rye bread " * 400, status=PostStatus.REJECTED)
    desk = make_desk(workspace)
    before = [chip.rect for cell in desk.month.scene.places.cells for chip in cell.chips]
    desk.qtbot.waitUntil(lambda: is_marked(desk, long) and is_marked(desk, draft))
    assert not is_marked(desk, fine)
    assert not is_marked(desk, out)
    assert [chip.rect for cell in desk.month.scene.places.cells for chip in cell.chips] == before
    workspace.records.change(Post, draft.id, text="So good")
    desk.qtbot.waitUntil(lambda: not is_marked(desk, draft))
    workspace.records.change(Post, draft.id, text="Rye bread " * 400)
    desk.qtbot.waitUntil(lambda: is_marked(desk, draft))


def test_advice_and_what_every_draft_lacks_are_not_marked(
    make_desk: Callable[..., Desk], workspace: Workspace, client: Client
) -> None:
    unwanted = planned(workspace, client, NEXT_WEEK, text="So yummy")
    wordless = planned(workspace, client, NEXT_WEEK.replace(day=25), text="", networks=(), status=PostStatus.DRAFT)
    late = planned(workspace, client, LAST_WEEK, status=PostStatus.TO_APPROVE)
    advised = planned(workspace, client, NEXT_WEEK.replace(day=26), hashtags=tuple(f"#bread{n}" for n in range(8)))
    desk = make_desk(workspace)
    desk.qtbot.waitUntil(lambda: not desk.context.background.jobs() and desk.month.scene.why(advised) == ())
    assert not any(is_marked(desk, post) for post in (unwanted, wordless, late, advised))


@pytest.mark.parametrize("height", [*ROOMY.heights, *TIGHT.heights])
@pytest.mark.parametrize("width", [60, 90, 240])
def test_the_dot_covers_nothing(qtbot: object, language: Language, width: int, height: int) -> None:
    """What stands before and behind it is painted as without it, further to the right where it must; in the narrowest
    chip it takes the place of the status icon, so that the time is whole."""
    post = Post(
        id=PostId("p"),
        client_id=ClientId("c"),
        status=PostStatus.SCHEDULED,
        moment=LocalMoment.at(NEXT_WEEK, 9, 30, "UTC"),
    )
    size = QSize(width, height)
    marks: list[Post] = []
    chips = ChipPainter(language, {}, 1.0, warns=lambda each: each in marks)
    plain = chips.picture(post, size).toImage()
    marks.append(post)
    marked = chips.picture(post, size).toImage()
    has_icon = width > 60
    before = QRect(0, 0, 21 if has_icon else 7, height)
    assert plain.copy(before) == marked.copy(before)
    # the status icon, its air, and the time behind it
    further = 11 if has_icon else 11 - 17
    assert plain.copy(QRect(24, 3, 28, 14)) == marked.copy(QRect(24 + further, 3, 28, 14))


def test_each_post_is_looked_at_once(
    make_desk: Callable[..., Desk], workspace: Workspace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def note(post: Post, against: checks.Desk) -> list[checks.Check]:
        asked.append(post.id)
        return checks.checks(post, against)

    monkeypatch.setattr(module, "checks", note)
    posts = [planned(workspace, client, NEXT_WEEK.replace(day=day)) for day in (24, 25, 26)]
    desk = make_desk(workspace)
    desk.qtbot.waitUntil(lambda: len(asked) == 3)
    desk.month.found_out.look_closer(desk.page.views.month.scene.posts)
    workspace.records.change(Post, posts[1].id, text="Wheat")
    desk.qtbot.waitUntil(lambda: len(asked) == 4)
    assert asked[-1] == posts[1].id


def test_why_is_heard_and_told_by_the_tip(
    make_desk: Callable[..., Desk], workspace: Workspace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = planned(workspace, client, LAST_WEEK, networks=())
    fine = planned(workspace, client, NEXT_WEEK)
    desk = make_desk(workspace)
    heard = QAccessible.queryAccessibleInterface(desk.month)
    days = [heard.child((each.day - desk.month.scene.places.days.first).days) for each in (post, fine) if each.day]
    bad, good = (day.child(0).text(QAccessible.Text.Name) for day in days)
    assert "Needs attention: No network yet. Each has its own limits and its own readers. Its time has passed." in bad
    assert "Needs attention" not in good
    tips: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, words, _widget: tips.append(words))
    place = desk.chip(post)
    QApplication.sendEvent(desk.month, QHelpEvent(QEvent.Type.ToolTip, place, desk.month.mapToGlobal(place)))
    assert "Needs attention: No network yet." in tips[0]


def test_a_post_whose_time_passes_while_the_window_is_open_is_looked_at_again(
    make_desk: Callable[..., Desk], workspace: Workspace, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = planned(workspace, client, NEXT_WEEK)
    desk = make_desk(workspace)
    desk.qtbot.waitUntil(lambda: not desk.context.background.jobs() and desk.month.scene.why(post) == ())
    later = workspace.now() + timedelta(days=9)
    monkeypatch.setattr(workspace, "_clock", lambda: later)
    desk.page.refresh()
    desk.qtbot.waitUntil(lambda: is_marked(desk, post))


@pytest.mark.parametrize("zone", ["Etc/GMT+12", "Pacific/Kiritimati", "Asia/Tbilisi", "UTC"])
@pytest.mark.parametrize("hours", [-40, -25, -13, -11, 0, 11, 13, 15])
def test_plainly_late_is_late(zone: str, hours: int) -> None:
    now = datetime(2026, 11, 16, 9, tzinfo=UTC)
    wall = (now + timedelta(hours=hours)).replace(tzinfo=None)
    post = replace(Post(id="p", client_id="c"), moment=LocalMoment(wall, zone), status=PostStatus.DRAFT)  # type: ignore[arg-type]
    assert post.is_late(now) or not post.is_plainly_late(now)
    assert post.is_plainly_late(now) == (hours < -12)
    for status in (PostStatus.IDEA, PostStatus.PUBLISHED, PostStatus.REJECTED):
        assert not replace(post, status=status).is_late(now)
        assert not replace(post, status=status).is_plainly_late(now)
