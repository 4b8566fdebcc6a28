"""What posts say in single networks, limits that were looked up here, and words that are used again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.clients import Client
from smmdesk.domain.errors import ChangedElsewhereError, MissingRecordError
from smmdesk.domain.ids import ClientId, LimitEditId, PostId, PostVariantId, SnippetId, new_id
from smmdesk.domain.limits import LimitEdit, Unit
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Post
from smmdesk.domain.snippets import Snippet
from smmdesk.domain.variants import PostVariant
from smmdesk.knowledge.lengths import rooms
from smmdesk.knowledge.networks import networks_with
from smmdesk.services.outputs import Wish
from smmdesk.services.reading.plans import PLAN
from smmdesk.speech.language import Language
from tests.desks import new_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smmdesk.workspace import Workspace

TODAY = date(2026, 12, 2)
VK, IG = Network.VK, Network.INSTAGRAM
EDIT = LimitEdit(
    id=LimitEditId(""), network=IG, what="text", unit=Unit.CHARACTERS, amount=2400, hard=True, checked_on=TODAY
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    with new_desk(tmp_path / "desk", clock=lambda: datetime(2026, 12, 2, 12, tzinfo=UTC)) as workspace:
        yield workspace


@pytest.fixture
def post(desk: Workspace) -> Post:
    client = desk.records.add(Client(id=ClientId(new_id()), name="Honey"))
    return desk.records.add(
        Post(
            id=PostId(new_id()),
            client_id=client.id,
            networks=(IG, VK),
            text="Honey cake is back.",
            hashtags=("#cake",),
        )
    )


def own(desk: Workspace) -> list[PostVariant]:
    return desk.records.all(PostVariant)


# texts of networks


def test_what_is_written_for_a_network_is_its_own_and_one_step_of_undo(desk: Workspace, post: Post) -> None:
    shown = desk.texts.write(post.id, VK, {"text": post.text}, text="Медовик вернулся.")
    assert (shown.text, shown.hashtags) == ("Медовик вернулся.", ("#cake",))
    assert [(each.network, each.text, each.hashtags) for each in own(desk)] == [(VK, "Медовик вернулся.", None)]
    assert desk.texts.of(post).within(VK).text == "Медовик вернулся."
    desk.history.undo()
    assert own(desk) == []
    desk.history.redo()
    assert [each.text for each in own(desk)] == ["Медовик вернулся."]


def test_what_is_the_same_as_everywhere_is_not_kept(desk: Workspace, post: Post) -> None:
    desk.texts.write(post.id, VK, text="Other", hashtags=())
    desk.texts.write(post.id, VK, text=post.text)
    assert [(each.text, each.hashtags) for each in own(desk)] == [(None, ())]
    desk.texts.write(post.id, VK, hashtags=post.hashtags)
    assert own(desk) == []
    desk.texts.write(post.id, VK, text="Other")
    assert desk.texts.same_as_all(post.id, VK)
    assert not desk.texts.same_as_all(post.id, VK)
    assert own(desk) == []
    desk.history.undo()
    assert [each.text for each in own(desk)] == ["Other"]


def test_a_post_that_becomes_what_a_network_says_takes_it_over(desk: Workspace, post: Post) -> None:
    desk.texts.write(post.id, VK, text="Other")
    desk.records.change(Post, post.id, text="Other")
    assert own(desk) == []
    desk.history.undo()
    assert [each.text for each in own(desk)] == ["Other"]


def test_who_was_slower_is_told_so(desk: Workspace, post: Post) -> None:
    desk.texts.write(post.id, VK, text="Theirs")
    with pytest.raises(ChangedElsewhereError):
        desk.texts.write(post.id, VK, {"text": post.text}, text="Mine")
    assert [each.text for each in own(desk)] == ["Theirs"]
    desk.records.remove(Post, post.id)
    assert own(desk) == []
    with pytest.raises(MissingRecordError):
        desk.texts.write(post.id, VK, text="Mine")


def test_a_copy_says_in_each_network_what_the_post_says_there(desk: Workspace, post: Post) -> None:
    desk.texts.write(post.id, VK, text="Other", title="Cake")
    (copy,) = desk.calendar.copy([post.id], days=7)
    assert {each.post_id: (each.text, each.title) for each in own(desk)} == {
        post.id: ("Other", "Cake"),
        copy.id: ("Other", "Cake"),
    }


def test_files_that_are_taken_off_take_what_is_to_be_seen_with_them(desk: Workspace, post: Post) -> None:
    alt = {"cake.jpg": " A cake\n on a table ", "gone.jpg": "Nothing"}
    kept = desk.records.change(Post, post.id, media=("cake.jpg",), alt=alt, tags=("winter,  sale", "winter"))
    assert (kept.alt, kept.tags) == ({"cake.jpg": "A cake on a table"}, ("winter", "sale"))
    assert desk.records.change(Post, post.id, media=()).alt == {}


def test_a_table_that_comes_back_changed_changes_what_networks_say(desk: Workspace, post: Post, tmp_path: Path) -> None:
    desk.texts.write(post.id, VK, text="Медовик вернулся.", link="")
    path = tmp_path / "plan.csv"
    desk.exporting.export(Wish(output="calendar", language=Language("en"), client_id=post.client_id), path)
    told = path.read_text(encoding="utf-8-sig")
    assert "Text · VK" in told
    path.write_text(told.replace("Медовик вернулся.", "Медовик снова здесь."), encoding="utf-8-sig")
    report = desk.importing.import_file(path, "Honey", kind=PLAN)
    assert (report.added, report.updated, report.problems) == (0, 1, [])
    assert [each.text for each in own(desk)] == ["Медовик снова здесь."]
    path.write_text(told.replace("Медовик вернулся.", ""), encoding="utf-8-sig")
    assert desk.importing.import_file(path, "Honey", kind=PLAN).updated == 1
    assert own(desk) == []
    desk.history.undo()
    assert [each.text for each in own(desk)] == ["Медовик снова здесь."]
    assert desk.records.all(Post) == [post]


# limits


def test_a_limit_that_was_looked_up_stands_in_the_place_of_the_one_that_came_with_the_program(
    desk: Workspace, post: Post
) -> None:
    desk.texts.change_limit(EDIT)
    (kept,) = desk.texts.limits()
    assert networks_with("en", [kept])[IG].hard("text").amount == 2400  # type: ignore[union-attr]  # there is one
    room = next(room for room in rooms(post, "en", edits=[kept]) if room.limit.what == "text")
    assert (room.limit.amount, room.limit.is_own) == (2400, True)
    desk.texts.change_limit(replace(EDIT, amount=None))
    assert networks_with("en", desk.texts.limits())[IG].hard("text") is None
    assert len(desk.texts.limits()) == 1
    desk.texts.shipped_limit(EDIT)
    assert desk.texts.limits() == []
    desk.history.undo()
    assert [each.amount for each in desk.texts.limits()] == [None]


@pytest.mark.parametrize(("days", "stale"), [(0, False), (90, False), (91, True)])
def test_a_limit_is_trusted_for_ninety_days_from_the_day_it_was_looked_up(
    desk: Workspace, days: int, stale: bool
) -> None:
    kept = desk.texts.confirm_limit(replace(EDIT, checked_on=date(2026, 1, 1)))
    assert kept.checked_on == TODAY
    limit = networks_with("en", [kept])[IG].hard("text")
    assert limit is not None
    assert limit.is_stale(TODAY + timedelta(days=days)) is stale


def test_each_network_counts_its_own_text(post: Post) -> None:
    told = PostVariant(id=PostVariantId("v"), post_id=post.id, network=VK, text="Медовик", hashtags=(), title="x" * 7)
    used = {(room.network, room.limit.what): room.used for room in rooms(post, "en", [told])}
    assert used[VK, "text"] == len("Медовик")
    assert used[IG, "text"] == len(post.caption())
    assert used[IG, "hashtags"] == 1


# words that are used again


def test_a_client_is_offered_its_own_snippets_and_those_of_all(desk: Workspace, post: Post) -> None:
    for name, client in (("Ours", post.client_id), ("Everybody’s", None)):
        desk.records.add(Snippet(id=SnippetId(new_id()), client_id=client, name=name))
    assert [each.name for each in desk.texts.snippets(post.client_id)] == ["Ours", "Everybody’s"]
    assert [each.name for each in desk.texts.snippets(None)] == ["Everybody’s"]
    desk.records.remove(Client, post.client_id)
    assert [each.name for each in desk.texts.every_snippet()] == ["Everybody’s"]
