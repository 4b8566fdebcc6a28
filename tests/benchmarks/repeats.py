"""Repeats: a text looked up among 10,000 posts, and the index that this takes.

The floor is what any comparison pays before it compares: folding the same texts once. A pass of RapidFuzz's token set
ratio over them, which is no dependency of ours, takes about as long (900 ms beside 800 when both were measured).
"""

from __future__ import annotations

import random
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from smmdesk.domain.changes import IMPORT_PLAN
from smmdesk.domain.clients import Client
from smmdesk.domain.ids import ClientId, PostId
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.posts import Post
from smmdesk.domain.repeats import folded
from smmdesk.opening import create_workspace
from smmdesk.services.likeness_index import LikenessIndex
from tests.benchmarks.measure import Figure, by_turns, timed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_POSTS = 10_000
_ROUNDS = 7
_LETTERS = ("abcdefghiklmnoprstuvwy", "абвгдежзиклмнопрстуыя", "აბგდევზთიკლმნოპრსტუ")


def figures() -> Iterator[Figure]:
    """Of the index alone, then of all that somebody waits for who has written a post."""
    texts = made_up(47, _POSTS)
    yield from _index(texts)
    yield from _long(made_up(220, _POSTS))
    with tempfile.TemporaryDirectory() as folder:
        yield from _of_a_workspace(Path(folder) / "desk", texts)


def made_up(words: int, many: int) -> list[str]:
    """Texts of three alphabets; with 47 words of about 310 characters, as posts are."""
    chance = random.Random(5)
    alphabets = chance.choices(_LETTERS, k=4000)
    known = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for letters in alphabets]
    return [" ".join(chance.choices(known, k=words)) for _each in range(many)]


def _index(texts: Sequence[str]) -> Iterator[Figure]:
    index = LikenessIndex[int]()
    index.keep(enumerate(texts))
    folding = timed(lambda: [folded(text) for text in texts])
    made, floor = by_turns(timed(lambda: LikenessIndex[int]().keep(enumerate(texts))), folding, _ROUNDS)
    yield Figure(what="Index of 10,000 posts, against folding them", ours=made, floor=floor, unit="ms", limit=4)
    text, among = f"{texts[77]} and more", range(_POSTS)

    def look() -> None:
        assert [at for at, _alike in index.repeats(text, among)] == [77]

    ours, floor = by_turns(timed(look), folding, _ROUNDS)
    yield Figure(what="A text looked up in it, against folding them", ours=ours, floor=floor, unit="ms", limit=1 / 20)
    yield Figure(what="… against 3 ms", ours=ours, floor=3, unit="ms", limit=1)


def _long(texts: Sequence[str]) -> Iterator[Figure]:
    """Posts of 1,450 characters fill their signatures so far that strangers are alike: what that costs."""
    index = LikenessIndex[int]()
    index.keep(enumerate(texts))
    folding = timed(lambda: [folded(text) for text in texts])
    text = f"{texts[77]} and more"

    def look() -> None:
        assert [at for at, _alike in index.repeats(text, range(_POSTS))] == [77]

    ours, floor = by_turns(timed(look), folding, _ROUNDS)
    yield Figure(what="A text of 1,450 characters among as long ones", ours=ours, floor=floor, unit="ms")


def _of_a_workspace(folder: Path, texts: Sequence[str]) -> Iterator[Figure]:
    with create_workspace(folder) as workspace:
        client = ClientId("bakery")
        with workspace.database.write(IMPORT_PLAN) as work:
            work.save(Client(id=client, name="Bakery"))
            work.add_all([_post(client, at, text) for at, text in enumerate(texts)])
        asked = _post(client, _POSTS, f"{texts[77]} and more")

        def look() -> None:
            found = workspace.repeats.said_before(asked).repeat
            assert found
            assert found.post.text == texts[77]

        ours, floor = by_turns(timed(look), timed(lambda: [folded(text) for text in texts]), _ROUNDS)
        yield Figure(what="A post held against 10,000, texts read anew", ours=ours, floor=floor, unit="ms")
        yield Figure(what="… against 50 ms", ours=ours, floor=50, unit="ms", limit=1)


def _post(client: ClientId, at: int, text: str) -> Post:
    moment = LocalMoment.at(date(2000, 1, 1) + timedelta(days=at), 10, 0, "Asia/Tbilisi")
    return Post(id=PostId(f"{at:032x}"), client_id=client, moment=moment, text=text)
