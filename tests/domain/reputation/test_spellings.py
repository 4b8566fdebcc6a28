"""Brands found in texts as people write them, in three scripts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.reputation.spellings import named, names, rivals_offered, starred
from tests.domain.reputation.made import brand


@pytest.mark.parametrize(
    ("spelling", "text"),
    [
        ("Sweet Balcony", "Sweet Balcony's cakes"),
        ("Sweet Balcony", "at Sweet\nBalcony"),
        ("Sweet Balcony", "«Sweet» Balcony"),
        ("O’Hara", "at O'Hara"),
        ("Зубная линия", "ЗУБНОЙ ЛИНИЕЙ"),
        ("Пятёрочка", "в Пятерочке"),
        ("Пятерочка", "в Пятёрочке"),
        ("Домик", "возле домиков"),
        ("Dr. House", "dr. house said"),
        ("Кафе 24", "были в кафе 24"),
        ("Лавка*", "лавкадизайн"),
    ],
)
def test_a_spelling_is_found(spelling: str, text: str) -> None:
    assert names(spelling, text)


@pytest.mark.parametrize(
    ("spelling", "text"),
    [
        ("Sweet Balcony", "sweetbalcony"),
        ("Sweet Balcony", "Sweet Balconyesque"),
        ("Sweet Balcony", "sweet, balcony"),
        ("Зубная линия", "у зубной была длинная линия"),
        ("Домик", "домишко"),
        ("Домик", "домиковедение"),
        ("Кафе 24", "кафе 245"),
        ("Бараоеия", "барас"),  # it lost four vowels
        ("ბარაეიო", "ბარას"),  # and this one three
        ("Лавка", "лавкаркам"),
        ("ბარათი", "ბარათებისა"),
        ("", "nothing names everything"),
        ("«»", "«»"),
    ],
)
def test_what_is_another_word_is_not(spelling: str, text: str) -> None:
    assert not names(spelling, text)


def test_letters_of_two_parts_are_one_letter() -> None:
    assert names("Мой край", unicodedata.normalize("NFD", "в моём краю, Мой край"))


def test_a_text_that_names_two_brands_is_a_mention_of_each() -> None:
    ours, rival, third = brand(spellings=("Сладкий балкон",)), brand(name="Café Noir"), brand(name="Third")
    assert named([ours, rival, third], "Café Noir лучше Сладкого балкона") == [ours, rival]


def test_rivals_that_are_not_watched_yet_are_offered_once() -> None:
    assert rivals_offered(["Ёлка ", "café noir", " ", "Елка", "Third"], [brand(name="Café Noir")]) == ["Елка", "Third"]


@given(st.text(), st.text())
def test_any_text_can_be_looked_for_in_any(spelling: str, text: str) -> None:
    names(spelling, text)
    starred(spelling)


@given(st.from_regex(r"[а-яё]{5,9}|[ა-ჰ]{5,9}|[a-z]{3,9}", fullmatch=True))
def test_a_word_is_found_in_itself_with_any_capitals(word: str) -> None:
    assert names(word, word.upper())
    assert names(word, f"({word.capitalize()}!)")


@pytest.mark.parametrize(
    ("spelling", "offered"),
    [
        ("ტკბილი აივანი", "ტკბილი აივნ*"),
        ("წიგნების სახლი", "წიგნების სახლ*"),
        ("Ёлка", "Ёлк*"),
        ("Дом", "Дом*"),
        ("ВТБ", None),
        ("Оля", None),
        ("Линия", None),
        ("Лист", None),
        ("Сладкий балкон", None),
        ("Sweet Balcony", None),
        ("Ёлк*", None),
        ("", None),
    ],
)
def test_a_star_is_offered_where_endings_would_be_missed(spelling: str, offered: str | None) -> None:
    assert starred(spelling) == offered


@given(st.from_regex(r"[А-ЯЁ][а-яё]{2,8}|[ა-ჰ]{3,8}", fullmatch=True))
def test_what_is_offered_can_be_looked_for(word: str) -> None:
    offered = starred(word)
    assert offered is None or (offered.endswith("*") and names(offered, offered.rstrip("*")))
