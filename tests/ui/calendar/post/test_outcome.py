"""What a post has reached, in its details."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.networks import Network
from smmdesk.domain.posts import PostStatus
from smmdesk.domain.results.named import Link
from tests.sight import bring_to_front
from tests.statements import statements
from tests.ui.results.posts import made
from ui.calendar.post.outcome import PostOutcome
from ui.widgets.forms.networks import NetworkChip
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smmdesk.domain.posts import Post
    from smmdesk.speech.language import Language
    from smmdesk.workspace import Workspace
    from ui.shell.context import Context


@pytest.fixture
def post(workspace: Workspace) -> Post:
    """Published on two networks, on one of them measured twice, and not surely on a third."""
    made.make_client(workspace)
    planned = made.plan(workspace, "planned", 5, status=PostStatus.PUBLISHED)
    for network, link in zip(made.NETWORKS, (Link.SURE, Link.CONFIRMED, Link.PROPOSED), strict=True):
        made.publish(workspace, network, 5, network=network, post_id=planned.id, link=link)
    made.reached(workspace, Network.INSTAGRAM, date(2026, 10, 8), reach=5)
    made.reached(workspace, Network.INSTAGRAM, reach=1000, views=1500, likes=32)
    made.reached(workspace, Network.FACEBOOK, date(2026, 10, 9), views=200, likes=4)
    made.reached(workspace, Network.VK, reach=9)
    return planned


@pytest.fixture
def outcome(workspace: Workspace, language: Language, context_on: Callable[..., Context], qtbot: QtBot) -> PostOutcome:
    shown = PostOutcome(context_on(workspace, language))
    bring_to_front(qtbot, shown, (320, 200))
    return shown


def words(outcome: PostOutcome) -> list[str]:
    return [label.text() for label in outcome.findChildren(Label) if not label.isHidden()]


def test_the_latest_figures_of_each_network_it_is_surely_on(post: Post, outcome: PostOutcome, qtbot: QtBot) -> None:
    outcome.show_post(post)
    assert outcome.isHidden()
    qtbot.waitUntil(outcome.isVisible)
    assert words(outcome) == [
        "Results so far",
        "Views: 1,500 · Reach of posts: 1,000 · Likes: 32 · ER by reach: 3.20%",
        "As of 14 Nov 2026",
        "Views: 200 · Reactions: 4 · ER by views: 2.00%",
        "As of 9 Oct 2026",
    ]
    assert [chip.network for chip in outcome.findChildren(NetworkChip)] == [Network.INSTAGRAM, Network.FACEBOOK]


def test_nothing_is_looked_up_of_what_is_still_planned(
    workspace: Workspace, post: Post, outcome: PostOutcome, qtbot: QtBot
) -> None:
    workspace.records.change(type(post), post.id, status=PostStatus.DRAFT, moment=None)
    with statements(workspace) as asked:
        outcome.show_post(workspace.records.get(type(post), post.id))
        asked.clear()
        qtbot.wait(300)
    assert not asked


def test_figures_that_come_meanwhile_are_shown(
    workspace: Workspace, post: Post, outcome: PostOutcome, qtbot: QtBot
) -> None:
    outcome.show_post(post)
    qtbot.waitUntil(outcome.isVisible)
    made.reached(workspace, Network.FACEBOOK, views=900)
    qtbot.waitUntil(lambda: "Views: 900" in words(outcome))


def test_an_answer_about_a_post_that_is_left_is_dropped(
    workspace: Workspace, post: Post, outcome: PostOutcome, qtbot: QtBot
) -> None:
    other = made.plan(workspace, "other", 6, status=PostStatus.PUBLISHED)
    outcome.show_post(post)
    qtbot.waitUntil(outcome.isVisible)
    outcome.show_post(other)
    assert outcome.isHidden()
    qtbot.wait(400)
    assert outcome.isHidden()
