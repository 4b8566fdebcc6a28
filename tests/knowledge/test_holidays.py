"""Public holidays in the window's language where it is known, else in English."""

import re
from datetime import date

import pytest

from smmdesk.knowledge.clients import read_countries
from smmdesk.knowledge.holidays import public_holidays


def test_names_come_in_the_language_asked_for() -> None:
    january = date(2026, 1, 7)
    assert public_holidays("GE", 2026, "ka")[january] == "ქრისტეშობა"
    assert "Christmas" in public_holidays("GE", 2026, "en")[january]
    assert "Рождество" in public_holidays("RU", 2026, "ru")[january]


@pytest.mark.parametrize(("code", "letters"), [("ru", "[А-яЁё]"), ("ka", "[ა-ჰ]")])
def test_days_off_of_the_offered_countries_are_named_in_letters_of_the_window(code: str, letters: str) -> None:
    for country in read_countries(code):
        for name in public_holidays(country.code, 2026, code).values():
            assert re.search(letters, name), f"{country.code}: {name}"
            assert not re.search("[A-Za-z]", name), f"{country.code}: {name}"


def test_a_translated_name_keeps_what_was_noted_of_it() -> None:
    assert public_holidays("GE", 2026, "ru")[date(2026, 10, 14)] == "Светицховлоба"
    assert public_holidays("RU", 2026, "ka")[date(2026, 3, 9)] == "ქალთა საერთაშორისო დღე (გადატანილი)"
    assert public_holidays("KG", 2026, "ru")[date(2026, 3, 21)] == "Народный праздник Нооруз"
    assert public_holidays("DE", 2026, "ka")[date(2026, 10, 3)] == "გერმანიის ერთიანობის დღე"


def test_where_a_name_is_unknown_letters_are_ones_that_most_can_read() -> None:
    assert public_holidays("JP", 2025, "ka")[date(2025, 4, 29)] == "Showa Day"


def test_a_country_that_nobody_wrote_down_has_none() -> None:
    assert public_holidays("XX", 2026, "en") == {}
    assert public_holidays("", 2026, "en") == {}
