"""Public holidays in the window's language where it is known, else in English."""

from datetime import date

from smmdesk.knowledge.holidays import public_holidays


def test_names_come_in_the_language_asked_for() -> None:
    january = date(2026, 1, 7)
    assert public_holidays("GE", 2026, "ka")[january] == "ქრისტეშობა"
    assert "Christmas" in public_holidays("GE", 2026, "en")[january]
    assert "Рождество" in public_holidays("RU", 2026, "ru")[january]


def test_where_the_language_is_unknown_letters_are_ones_that_most_can_read() -> None:
    assert public_holidays("DE", 2026, "ka")[date(2026, 10, 3)] == "German Unity Day"
    for country in ("GE", "AM", "IL", "KZ"):
        assert all(name.isascii() for name in public_holidays(country, 2026, "ru").values())


def test_a_country_that_nobody_wrote_down_has_none() -> None:
    assert public_holidays("XX", 2026, "en") == {}
    assert public_holidays("", 2026, "en") == {}
