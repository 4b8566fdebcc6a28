"""The line on a day: what is understood is shown before Enter, and kept with it."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from smmdesk.domain.clients import Account
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format
from ui.widgets.chips import StatusChip
from ui.widgets.forms.networks import NetworkChip

if TYPE_CHECKING:
    from collections.abc import Callable

    from smmdesk.domain.posts import Post
    from smmdesk.workspace import Workspace
    from tests.ui.calendar.conftest import Desk
    from ui.calendar.month.quick_line import QuickLine

Key = Qt.Key


def typed(desk: Desk, words: str) -> QuickLine:
    desk.month.scene.select_day(date(2026, 11, 27))
    desk.month.type_on_day(words)
    line = desk.month.line
    assert line is not None
    QTest.qWait(1)
    return line


def chips(line: QuickLine) -> list[str]:
    """What is in sight, by its names."""
    found = line.understood.findChildren(StatusChip) + line.understood.findChildren(NetworkChip)
    return sorted(each.accessibleName() for each in found if each.isVisible())


def usual_networks(desk: Desk, post: Post) -> tuple[Network, ...]:
    """Where the client has accounts: what a post gets of which nothing was said."""
    own = {each.network for each in desk.workspace.records.all(Account, client_id=post.client_id)}
    assert own
    return tuple(each for each in Network if each in own)


def test_what_is_understood_is_shown_and_kept(desk: Desk) -> None:
    line = typed(desk, "18:30 IG FB reel Honey cake #new")
    assert line.understood.isVisible()
    assert chips(line) == ["#new", "18:30", "Facebook", "Instagram", "Short video"]
    assert "Text: Honey cake" in {each.text() for each in line.understood.findChildren(QLabel)}
    focus = QApplication.focusWidget()
    assert focus
    QTest.keyClick(focus, Key.Key_Return)
    (post,) = desk.page.views.selected()
    assert (post.text, post.hashtags, post.format) == ("Honey cake", ("#new",), Format.SHORT_VIDEO)
    assert post.networks == (Network.INSTAGRAM, Network.FACEBOOK)
    assert post.moment
    assert (post.moment.day, post.moment.wall.time()) == (date(2026, 11, 27), time(18, 30))


def test_a_text_alone_shows_nothing_and_stays_as_it_is(desk: Desk) -> None:
    line = typed(desk, "Story of our oven")
    assert not line.understood.isVisible()
    desk.month.finish_line()
    (post,) = desk.page.views.selected()
    assert (post.text, post.format) == ("Story of our oven", None)
    assert post.networks == usual_networks(desk, post)


def test_quotes_keep_words_as_text(desk: Desk) -> None:
    line = typed(desk, '18:30 "IG" is down')
    assert chips(line) == ["18:30"]
    desk.month.finish_line()
    (post,) = desk.page.views.selected()
    assert (post.text, post.networks) == ("IG is down", usual_networks(desk, post))


def test_it_goes_with_the_line(desk: Desk) -> None:
    line = typed(desk, "18:30 IG")
    shown = line.understood
    assert shown.isVisible()
    assert desk.month.rect().contains(shown.geometry())
    assert not shown.geometry().intersects(line.geometry())
    focus = QApplication.focusWidget()
    assert focus
    QTest.keyClick(focus, Key.Key_Escape)
    assert desk.month.line is None
    assert not shown.isVisible()


@pytest.mark.parametrize(("code", "form"), [("ru", "Короткое видео"), ("ka", "მოკლე ვიდეო")])
def test_words_of_every_language_are_understood_in_each(
    make_desk: Callable[..., Desk], example: Workspace, code: str, form: str
) -> None:
    desk = make_desk(example, code=code)
    line = typed(desk, "18:30 вк რილსი Honey")
    assert form in chips(line)
    desk.key(Key.Key_Escape)
