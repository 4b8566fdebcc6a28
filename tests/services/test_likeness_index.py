"""The index finds what comparing with every text finds."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.repeats import Likeness
from smmdesk.services.likeness_index import LikenessIndex, signatures
from tests.every import every

PAIRS = json.loads((Path(__file__).parents[1] / "data" / "repeats.json").read_text("utf-8"))["pairs"]
ALL = range(100_000)
LETTERS = "abcdefghijklmnoprstuv абвгдежзиклмноп აბგდევზთიკლმნო 123"
TEXTS = st.text(st.sampled_from(LETTERS), min_size=20, max_size=200)


def index_of(texts: list[str]) -> LikenessIndex[int]:
    made = LikenessIndex[int]()
    made.keep(enumerate(texts))
    return made


def scanned(text: str, others: list[str]) -> dict[int, object]:
    own = Likeness.of(text)
    found = {at: own.repeats(Likeness.of(other)) for at, other in enumerate(others)}
    return {at: alike for at, alike in found.items() if alike}


@st.composite
def a_text_and_others(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Some are what is left of the text when parts of it are cut out and others put in."""
    text, others = draw(TEXTS), draw(st.lists(TEXTS, max_size=6))
    for _each in range(draw(st.integers(0, 4))):
        start, end = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        others.append(draw(st.sampled_from(["", draw(TEXTS)])) + text[:start] + text[end:])
    return text, others


@given(a_text_and_others())
def test_it_finds_what_a_scan_finds(given: tuple[str, list[str]]) -> None:
    """A text of so few pieces is missed only where a tenth of those shared fall on bits of others of them."""
    text, others = given
    assert dict(index_of(others).repeats(text, ALL)) == scanned(text, others)


def test_no_repeat_of_the_file_is_missed_and_nothing_is_added() -> None:
    others = [pair["other"] for pair in PAIRS]
    index = index_of(others)
    for pair in PAIRS:
        assert dict(index.repeats(pair["one"], ALL)) == scanned(pair["one"], others)


def changed(words: list[str], chance: random.Random) -> str:
    """About as near as a repeat must be: some words are others, some stand elsewhere."""
    cut = chance.randrange(len(words))
    turned = [*words[cut:], *words[:cut]]
    return " ".join(word[::-1] if chance.random() < 0.22 else word for word in turned)


@pytest.mark.parametrize("length", [6, 12, 40, 120, 400])
def test_at_the_border_none_of_a_thousand_is_missed(length: int) -> None:
    """Where the cut of a half lies the screen of 0.45 could miss some, if anywhere."""
    chance = random.Random(length)
    words = [
        "".join(chance.choice("abcdefghiklmnoprstuv") for _each in range(chance.randint(2, 9))) for _ in range(900)
    ]
    told = [[chance.choice(words) for _each in range(length)] for _ in range(1000 if length < 100 else 60)]
    others = [changed(each, chance) for each in told]
    index, border = index_of(others), 0
    for at, each in enumerate(told):
        text = " ".join(each)
        alike = Likeness.of(text).repeats(Likeness.of(others[at]))
        border += alike is not None and alike.likeness < 0.6
        assert dict(index.repeats(text, [at])) == ({at: alike} if alike else {})
    assert border >= len(told) / 10


def test_only_what_is_new_or_changed_is_folded_again() -> None:
    asked: list[None] = []
    index = LikenessIndex[str]()
    texts = {str(at): f"{at} is the number of this text, and it is said in as many words" for at in range(600)}
    index.keep(texts.items(), lambda: asked.append(None))
    assert (len(index), len(asked)) == (600, 3)
    index.keep(texts.items(), lambda: asked.append(None))
    assert len(asked) == 3

    texts["7"] = "Something else altogether is told here, of walnuts and of the honey of chestnuts"
    index.keep(texts.items(), lambda: asked.append(None))
    assert (len(index), len(asked)) == (600, 4)
    assert [id for id, _alike in index.repeats(texts["7"], texts)] == ["7"]


def test_what_was_done_is_kept_when_it_is_ended() -> None:
    index = LikenessIndex[int]()

    def end() -> None:
        if len(index):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.keep(((at, f"the text of number {at} is long enough for anybody") for at in range(1000)), end)
    assert 0 < len(index) < 1000
    assert dict(index.repeats("the text of number 0 is long enough for anybody", [0])) == {0: (1.0, 1.0)}


def test_only_those_asked_about_are_told() -> None:
    text = "The honey cake with sour cherries is back on the board"
    index = index_of([text, text, "Something else"])
    assert dict(index.repeats(text, [1, 2])) == {1: (1.0, 1.0)}


def test_long_texts_are_left_for_later() -> None:
    chance = random.Random(1)
    long = " ".join(str(chance.randrange(10**6)) for _each in range(400))
    short = long[:200]
    index = index_of([long, short])
    assert index.has_dense(short, ALL)
    assert not index.has_dense(short, [1])
    assert dict(index.repeats(short, ALL, dense=False)) == {1: (1.0, 1.0)}
    (found,) = index.repeats(short, ALL, dense=True)
    assert found[0] == 0
    assert found[1].containment >= 0.98


def test_long_strangers_are_held_back_though_half_of_their_bits_are_shared() -> None:
    """Of 2,000 characters, as long posts are; one of them told again in its second half is found among them."""
    chance = random.Random(2)
    letters = "abcdefghiklmnoprstuvwyабвгдежзиклмнопрстуыя"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _each in range(4000)]
    texts = [" ".join(chance.choices(words, k=300)) for _each in range(200)]
    bits = [sum(int(word).bit_count() for word in row) for row in signatures(texts)]
    assert min(bits) > 819
    index = index_of(texts)
    assert not index.has_dense(" ".join(chance.choices(words, k=300)), ALL)
    again = texts[7][: len(texts[7]) * 3 // 4] + " " + " ".join(chance.choices(words, k=70))
    assert [at for at, _alike in index.repeats(again, ALL)] == [7]


def test_texts_too_short_to_be_judged_leave_nothing() -> None:
    index = index_of(["Good morning!", "", "🎉🎉🎉"])
    assert dict(index.repeats("Good morning!", ALL)) == {}
    assert dict(index.repeats("Good morning! We open at eight from Monday.", ALL)) == {}


@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_a_signature_has_a_bit_for_each_piece(texts: list[str]) -> None:
    made = signatures(texts)
    assert made.shape == (len(texts), 16)
    pieces = [len({text[at : at + 4] for at in range(len(text) - 3)}) for text in texts]
    bits = [sum(int(word).bit_count() for word in row) for row in made]
    assert every(low <= most for low, most in zip(bits, pieces, strict=True))
    assert every(bool(low) is bool(most) for low, most in zip(bits, pieces, strict=True))
