"""Days in words: what was written down is what Babel says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal

from smmdesk.speech.language import LANGUAGES, Language

DAYS = [date(1, 1, 1), date(987, 6, 5), *(date(2023, 12, 31) + timedelta(days=day) for day in range(400))]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_form_of_a_day_is_that_of_babel(code: str) -> None:
    language = Language(code)
    assert language.first_weekday() == language.locale.first_week_day

    def babels(pattern: str) -> list[str]:
        return [format_date(day, pattern, language.locale) for day in DAYS]

    assert [language.date(day) for day in DAYS] == babels("long")
    assert [language.short_date(day) for day in DAYS] == babels("medium")
    assert [language.day_and_month(day) for day in DAYS] == babels("d MMMM")
    assert [language.month(day).lower() for day in DAYS] == [words.lower() for words in babels("LLLL y")]
    assert [language.short_month(day) for day in DAYS] == babels("LLL yy")
    assert [language.weekday(day) for day in DAYS] == babels("cccc")
    assert [language.weekday(day, "short") for day in DAYS] == babels("ccc")


@pytest.mark.parametrize("code", LANGUAGES)
def test_small_numbers_are_written_as_babel_writes_them(code: str) -> None:
    language = Language(code)
    for number in (*range(-5, 1005), 10_000, 123_456):
        expected = format_decimal(number, "#,##0", language.locale, numbering_system="latn")
        assert language.number(number) == expected
