from hypothesis import given
from hypothesis import strategies as st

from smmdesk.documents.tidy import LONG_WORD, tidy


def test_what_can_be_printed_stays_as_it_is() -> None:
    text = "Цена — 12 500 ₽, კვირა 3 · “done”\nsecond line"
    assert tidy(text) == text


def test_line_ends_of_every_system_become_one() -> None:
    assert tidy("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"


def test_controls_and_direction_overrides_are_gone() -> None:
    assert tidy("a\x00b\x07c\u202ed\u2066e\ufefff") == "abcdef"


def test_a_narrow_space_becomes_one_that_the_typeface_has() -> None:
    assert tidy("1\u202f000") == "1\u00a0000"


def test_addresses_break_after_their_joints() -> None:
    broken = tidy("https://example.org/a/long/path/to/a/page?with=many&other=parts")
    assert "/\u200b" in broken


def test_a_family_of_emoji_is_not_torn_apart() -> None:
    family = "👩\u200d👩\u200d👧\u200d👦"
    assert family in tidy(family * 20)


@given(st.text(max_size=300))
def test_only_invisible_letters_are_added_and_none_that_show_are_lost(text: str) -> None:
    visible = [letter for letter in text if letter.isprintable() and not letter.isspace()]
    assert [letter for letter in tidy(text) if letter.isprintable() and not letter.isspace()] == visible


@given(st.text(alphabet="abcдეé/?&=.", min_size=1, max_size=400))
def test_no_unbroken_run_is_longer_than_a_word(word: str) -> None:
    assert max(len(part) for part in tidy(word).split("\u200b")) < max(LONG_WORD, 11)
