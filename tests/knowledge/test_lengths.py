"""Lengths by each network's own counting."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.limits import Unit
from smmdesk.domain.networks import Network
from smmdesk.domain.posts import Format, Post
from smmdesk.knowledge.lengths import length, rooms
from smmdesk.knowledge.networks import read_weights

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
POST = Post(id=PostId("p"), client_id=ClientId("c"), networks=(Network.TELEGRAM,), text="a" * 2000)


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("хлеб", Unit.CHARACTERS, 4),
        ("хлеб", Unit.BYTES, 8),
        ("პური", Unit.BYTES, 12),
        ("პური хлеб bread", Unit.WEIGHTED, 15),
        ("見る", Unit.WEIGHTED, 4),
        (FAMILY, Unit.WEIGHTED, 2),
        ("see https://example.org/a/very/long/path?with=more now", Unit.WEIGHTED, 4 + 23 + 4),
        ("hi \U0001f600", Unit.EMOJI_BYTES, 3 + 4),
        ("", Unit.WEIGHTED, 0),
    ],
)
def test_each_network_counts_its_own_way(text: str, unit: Unit, expected: int) -> None:
    assert length(text, unit, read_weights()) == expected


@given(st.text(), st.sampled_from([Unit.CHARACTERS, Unit.BYTES, Unit.WEIGHTED, Unit.EMOJI_BYTES]))
def test_no_text_breaks_the_counting(text: str, unit: Unit) -> None:
    assert 0 <= length(text, unit, read_weights()) <= 4 * len(text) + 23 * text.casefold().count("http")


def test_a_picture_leaves_less_room_on_telegram() -> None:
    assert [room.left for room in rooms(POST, "en")] == [4096 - 2000]
    assert [room.left for room in rooms(replace(POST, format=Format.PHOTO), "en")] == [1024 - 2000]


@pytest.mark.parametrize(
    ("name", "room"),
    [("Rye-01234567.jpg", 1024), ("film.MP4", 1024), ("menu.pdf", 1024), ("https://example.com/rye.png?w=9", 1024)],
)
def test_what_is_attached_leaves_less_room_on_telegram_whatever_the_format_says(name: str, room: int) -> None:
    for form in (None, Format.TEXT, Format.PHOTO):
        assert [each.limit.amount for each in rooms(replace(POST, format=form, media=(name,)), "en")] == [room]


def test_tiktok_goes_by_the_files_where_there_are_any_and_by_the_format_else() -> None:
    post = replace(POST, networks=(Network.TIKTOK,))

    def most(**values: Any) -> int:
        return next(room.limit.amount for room in rooms(replace(post, **values), "en"))

    assert (most(), most(format=Format.PHOTO), most(media=("a.jpg", "b.png"))) == (2200, 4000, 4000)
    assert (most(format=Format.PHOTO, media=("a.mp4",)), most(media=("a.jpg", "b.mp4"))) == (2200, 2200)


def test_pictures_are_counted_where_a_network_takes_so_many() -> None:
    post = replace(POST, text="", networks=(Network.X, Network.VK), media=(*(f"{n}.jpg" for n in range(5)), "a.pdf"))
    counted = {(room.network, room.limit.what): room.left for room in rooms(post, "en")}
    assert (counted[Network.X, "images"], counted[Network.VK, "attachments"]) == (4 - 5, 10 - 6)
    assert {what for _network, what in counted} == {"text", "images", "attachments"}


def test_hashtags_take_room_in_text_and_number() -> None:
    post = replace(POST, networks=(Network.INSTAGRAM,), text="Cake #one", hashtags=("#two", "#three"))
    assert [(room.limit.what, room.used, room.limit.amount) for room in rooms(post, "en")] == [
        ("text", len("Cake #one\n\n#two #three"), 2200),
        ("hashtags", 3, 5),
        ("hashtags", 3, 30),
    ]


def test_a_network_without_known_limits_has_none() -> None:
    assert rooms(replace(POST, networks=(Network.OK, Network.DZEN)), "en") == []
