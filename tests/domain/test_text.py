"""What counts as text in a record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.text import clean, hashtags, is_clean, pattern_of


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ёлка\n\tი 🍰 \u200d\xa0", "Ёлка\n\tი 🍰 \u200d\xa0"),
        ("one\r\ntwo\rthree\vfour\ffive\x85six\u2028seven\u2029", "one\ntwo\nthree\nfour\nfive\nsix\nseven\n"),
        ("\0a\x01b\x1bc\x1fd\x7f", "abcd"),
        ("a\ufffeb\uffffc\ufdd0d", "abcd"),
        ("half \ud83d of one", "half ? of one"),
    ],
)
def test_lines_end_in_one_way_and_what_is_no_character_is_left_out(text: str, kept: str) -> None:
    assert clean(text) == kept


@given(st.text(st.characters(), max_size=20))
def test_clean_text_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert is_clean(once)
    assert clean(once) == once
    assert is_clean(text) == (once == text)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("", ()),
        ("# , #", ()),
        ("bread", ("#bread",)),
        ("#bread ##cake,honey;\u2003#хлеб#пирог", ("#bread", "#cake", "#honey", "#хлеб", "#пирог")),
        ("#\0 #c++ #R&D", ("#c++", "#R&D")),
    ],
)
def test_hashtags_of_a_text(text: str, tags: tuple[str, ...]) -> None:
    assert hashtags(text) == tags


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("best price", "Our BEST\n  Price ever", "BEST\n  Price"),
        ("best price", "bestprice", None),
        ("ёлка", "Зелёная Елка", "Елка"),
        ("Елка", "зелёная ёлка", "ёлка"),
        ("№ 1 (one)", "we are № 1 (One)", "№ 1 (One)"),
        ("a.b", "axb", None),
    ],
)
def test_words_are_found_however_they_are_written(words: str, text: str, found: str | None) -> None:
    match = pattern_of(words).search(text)
    assert (match and match[0]) == found
