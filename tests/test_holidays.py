"""Public holidays in the window's language where it is known, else in the country's own."""

from datetime import date

from smmdesk.knowledge.holidays import public_holidays


def test_names_come_in_the_language_asked_for() -> None:
    january = date(2026, 1, 7)
    assert public_holidays("GE", 2026, "ka")[january] == "ქრისტეშობა"
    assert "Christmas" in public_holidays("GE", 2026, "en")[january]
    assert "Рождество" in public_holidays("RU", 2026, "ru")[january]


def test_where_the_language_is_unknown_the_country_speaks_for_itself() -> None:
    assert public_holidays("DE", 2026, "ka")[date(2026, 10, 3)] == "Tag der Deutschen Einheit"


def test_a_country_that_nobody_wrote_down_has_none() -> None:
    assert public_holidays("XX", 2026, "en") == {}
    assert public_holidays("", 2026, "en") == {}
