"""Repeats: the same said again is found, the same subject is not."""

from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.repeats import NEAR, Likeness, nearest

CAKE = "The honey cake with sour cherries is back on the board. Eight layers, a night in the cold."
OTHERS = [
    ("price", "The honey cake with sour cherries is back on the board! Eight layers, two nights in the cold. 38 euro."),
    ("subject", "Which cake shall we bring back? Honey with cherries or poppy seed with lemon: tell us by Friday."),
    ("same", CAKE.casefold().replace(".", "\n")),
]


def test_the_nearest_is_found_whatever_its_capitals_and_dots() -> None:
    assert nearest(CAKE, OTHERS) == ("same", 1.0)
    key, share = nearest(CAKE, OTHERS[:2]) or ("", 0.0)
    assert key == "price"
    assert NEAR <= share < 1


def test_the_same_subject_and_short_greetings_are_no_repeats() -> None:
    assert nearest(CAKE, OTHERS[1:2]) is None
    assert nearest("Good morning, town!", [("yesterday", "Good morning, town!")]) is None
    assert nearest("", OTHERS) is None


def test_four_words_are_enough_and_three_are_not() -> None:
    assert nearest("one two three four", [("same", "One, two: three four!")]) == ("same", 1.0)
    assert nearest("one two three", [("same", "one two three")]) is None


def test_half_in_common_is_a_repeat_and_less_is_none() -> None:
    assert nearest("a b c x", [("two pairs of four", "a b c y")]) == ("two pairs of four", 0.5)
    assert nearest("a b c d e", [("three of seven", "a b c d x y z"), ("none", "v w x y z")]) is None


def test_of_equals_the_first_is_told() -> None:
    twins = [("far", "a b c y"), ("first", "a b c d e"), ("second", "a b c d e"), ("less", "a b c z")]
    assert nearest("a b c d", twins) == ("first", 0.75)


@given(st.text(), st.text())
def test_likeness_is_mutual_and_between_nothing_and_all(one: str, other: str) -> None:
    first, second = Likeness.of(one), Likeness.of(other)
    assert first.share(second) == second.share(first)
    assert 0 <= first.share(second) <= 1
    assert first.share(first) == (1.0 if first.pairs else 0.0)
