"""Own habits: words in a row that come back in many texts are named, in few they are not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.habits import LATEST, Habit, habits_in
from tests.every import every

TEXT = "Friends, today we bake rye bread with caraway. It is ready at four."


def latest(many: int, beginning: str, of: int = LATEST) -> list[str]:
    """Texts with nothing in common, some of which begin in the same way."""
    rest = [f"{at} tells word{at} about thing{at} only" for at in range(of)]
    return [f"{beginning} {each}" if at < many else each for at, each in enumerate(rest)]


def test_five_of_thirty_that_begin_alike_are_named_and_three_are_not() -> None:
    """The worked example."""
    assert habits_in(TEXT, latest(5, "Friends! Today we bake")) == [Habit("Friends, today we bake", 5, 30, begins=True)]
    assert habits_in(TEXT, latest(3, "Friends! Today we bake")) == []


@pytest.mark.parametrize(("many", "of", "named"), [(4, 30, False), (4, 26, True), (4, 4, True), (3, 3, False)])
def test_it_takes_four_texts_and_fifteen_percent(many: int, of: int, named: bool) -> None:
    assert bool(habits_in(TEXT, latest(many, "Friends, today we bake", of))) is named


def test_words_within_are_no_beginning() -> None:
    told = habits_in("Rye bread at last. Come by for a slice and a cup.", latest(6, "Come by for a slice"))
    assert told == [Habit("Come by for a slice", 6, 30, begins=False)]
    # and where the post begins with what stands within others, it does not begin like them
    assert habits_in("Come by for a slice.", [f"Now: {each}" for each in latest(6, "come by for a slice")]) == [
        Habit("Come by for a slice", 6, 30, begins=False)
    ]


def test_of_runs_that_overlap_the_longest_is_kept() -> None:
    others = [*latest(9, "today we bake", 15), *latest(5, "Friends, today we bake rye", 15)]
    assert [each.words for each in habits_in(TEXT, others)] == ["Friends, today we bake rye"]
    apart = [f"{each} It is ready soon" for each in others]
    assert [each.words for each in habits_in(TEXT, apart)] == ["Friends, today we bake rye", "It is ready"]


def test_two_words_are_no_habit_and_parts_of_words_are_none() -> None:
    assert habits_in("Good morning everybody here", latest(9, "Good morning")) == []
    assert habits_in("On the way to work", latest(9, "on the wayside to")) == []


def test_links_and_hashtags_are_left_out() -> None:
    end = "https://honey.example/very/long #honey #cake #walnut #bread"
    assert habits_in(f"A new text of today {end}", latest(20, end)) == []
    told = habits_in("Write to us in direct #honey #cake", [f"write to us #honey in direct {at}" for at in range(8)])
    assert [each.words for each in told] == ["Write to us in direct"]


@pytest.mark.parametrize(
    ("text", "other", "words"),
    [
        ("Всё ещё тёплый, дня два не черствеет", "ВСЕ ЕЩЕ ТЕПЛЫЙ хлеб", "Всё ещё тёплый"),
        ("დილა მშვიდობისა, მეგობრებო! დღეს ჭვავია", "დილა მშვიდობისა მეგობრებო", "დილა მშვიდობისა, მეგობრებო"),
    ],
)
def test_words_are_told_as_the_text_writes_them(text: str, other: str, words: str) -> None:
    assert [each.words for each in habits_in(text, [f"{other} {at}" for at in range(5)])] == [words]


WORDS = st.lists(st.sampled_from("a b c d e Ё".split()), max_size=12).map(" ".join)


@given(WORDS, st.lists(WORDS, max_size=9))
def test_what_is_named_stands_in_as_many_texts_as_it_says(text: str, others: list[str]) -> None:
    found = habits_in(text, others)
    for each in found:
        pattern = re.compile(rf"(?<!\w){re.escape(each.words)}(?!\w)")
        holders = [other for other in others if pattern.search(other)]
        assert 4 <= each.texts <= len(holders)
        assert each.begins or each.texts == len(holders)
        assert len(each.words.split()) >= 3
    assert not found or every(each.words in text for each in found)
