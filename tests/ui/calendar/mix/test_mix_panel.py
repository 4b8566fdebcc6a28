"""The mix of a client's posts: its target is typed there, and what is planned stands beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.mix import Mix, MixBy
from smmdesk.domain.posts import Post, PostStatus
from smmdesk.speech.language import LANGUAGES, Language
from smmdesk.speech.mix import MixWordsError, in_words, read
from ui.calendar.mix.mix_panel import MixPanel
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from tests.ui.calendar.conftest import Desk


@pytest.fixture
def panel(desk: Desk) -> MixPanel:
    """Of a client with five posts in November: three useful ones, of which one is out, and two offers."""
    client_id = desk.context.client_id
    assert client_id
    records = desk.workspace.records
    records.remove(Post, *(each.id for each in records.all(Post, client_id=client_id)))
    records.remove(Mix, *(each.id for each in records.all(Mix, client_id=client_id)))
    for day, rubric in enumerate(("Useful", "useful", "Useful", "Offer", "Offer"), start=2):
        post = desk.workspace.calendar.add(client_id, date(2026, 11, day))
        records.change(Post, post.id, rubric=rubric, networks=())
        if day == 2:
            desk.workspace.calendar.set_status([post.id], PostStatus.PUBLISHED)
    desk.context.commands.run("calendar.mix")
    found = desk.page.findChild(MixPanel)
    assert found is not None
    return found


def target(panel: MixPanel, words: str) -> None:
    form = panel.forms[MixBy.RUBRIC]
    form.editor("shares").retype(words)
    form.flush()


def test_what_is_planned_stands_there_before_there_is_a_target(panel: MixPanel) -> None:
    assert panel.bars.spoken() == ["Useful: 3, 1 published", "Offer: 2"]
    assert panel.sentence.text() == ""
    assert panel.live.text() == "Live (stories and broadcasts): 0 of 5, 0.0 a week."


def test_a_target_is_typed_and_says_what_is_too_many_and_what_to_add(desk: Desk, panel: MixPanel) -> None:
    target(panel, "useful 20; offer 20; people 60")
    assert panel.bars.spoken() == ["useful: 3 of 1, 1 published", "offer: 2 of 1", "people: 0 of 3"]
    assert panel.sentence.text() == "Too many: useful 2, offer 1. To add: people 3."
    figures = panel.bars.as_table()
    assert figures is not None
    assert [*next(iter(figures.rows))] == ["useful", "3", "1", "1"]
    desk.context.undo()
    assert panel.sentence.text() == ""
    target(panel, "Useful 60, Offer 40")
    assert panel.sentence.text() == "The mix is as planned."
    target(panel, "")
    assert panel.sentence.text() == ""
    assert desk.workspace.records.all(Mix, client_id=desk.context.client_id) == []


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("useful 60; offer 30", "The shares add up to 90 %, not to 100 %."),
        ("useful", "“useful” is no share. Write it like this: useful 40; people 30; selling 20; fun 10."),
    ],
)
def test_what_is_no_target_stays_with_the_reason(desk: Desk, panel: MixPanel, words: str, reason: str) -> None:
    target(panel, words)
    assert reason in [each.text() for each in panel.forms[MixBy.RUBRIC].findChildren(Notice)]
    assert panel.forms[MixBy.RUBRIC].editor("shares").words() == words
    assert desk.workspace.mix.of(desk.context.client_id or panel.bars, MixBy.RUBRIC) is None  # type: ignore[arg-type]


def test_posts_are_told_apart_by_other_things_and_those_that_do_not_say_it_stand_apart(panel: MixPanel) -> None:
    panel.turn("network")
    assert panel.none.isVisible()
    assert panel.apart.text() == "5 posts do not say it."


def test_of_several_clients_one_is_to_be_chosen(desk: Desk, panel: MixPanel) -> None:
    desk.context.choose_client(None)
    assert panel.whose.isVisible()
    assert not panel.bars.isVisible()


@pytest.mark.parametrize("code", LANGUAGES)
def test_targets_are_read_as_they_are_told(code: str) -> None:
    language = Language(code)
    for by, shares in (
        (MixBy.RUBRIC, {"Tips, tricks": 6250, "News": 3750}),
        (MixBy.FORMAT, {"photo": 3000, "short_video": 7000}),
        (MixBy.NETWORK, {"instagram": 5000, "vk": 5000}),
        (MixBy.TONE, {"playful": 10_000}),
    ):
        assert read(by, in_words(by, shares, language), language) == shares
    with pytest.raises(MixWordsError):
        read(MixBy.FORMAT, "papyrus 100", language)
