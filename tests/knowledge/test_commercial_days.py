"""Days on which people buy: each in every language, on its day, where it is kept."""

from __future__ import annotations

import re
from datetime import date

import pytest

from smmdesk.knowledge.commercial_days import commercial_days, known_days
from smmdesk.knowledge.files import words
from smmdesk.speech.languages import HABITS
from tests.every import every


@pytest.mark.parametrize("code", [*HABITS])
def test_each_has_a_name_in_every_language_and_a_source(code: str) -> None:
    names = words(code, "commercial_days")
    assert {each.key for each in known_days()} == names.keys()
    assert every(name.strip() == name and name for name in names.values())
    assert every(each.reading.source.startswith("http") for each in known_days())
    assert every(
        re.fullmatch(r"\*|[A-Z]{2}", country) is not None for each in known_days() for country in each.countries
    )


@pytest.mark.parametrize(
    ("country", "day", "name"),
    [
        ("US", date(2026, 11, 27), "Black Friday"),
        ("GE", date(2026, 11, 27), "Black Friday"),
        ("US", date(2026, 11, 30), "Cyber Monday"),
        ("US", date(2030, 11, 29), "Black Friday"),
        ("DE", date(2026, 11, 11), "Singles’ Day, 11.11"),
        ("US", date(2027, 5, 9), "Mother’s Day"),
        ("RU", date(2026, 11, 29), "Mother’s Day"),
        ("RU", date(2026, 10, 18), "Father’s Day"),
        ("GB", date(2027, 6, 20), "Father’s Day"),
        ("GE", date(2026, 9, 15), "School begins"),
    ],
)
def test_it_is_told_on_its_day(country: str, day: date, name: str) -> None:
    assert name in commercial_days(country, day.year, "en")[day]


def test_where_it_is_not_kept_it_is_not_told() -> None:
    assert date(2026, 11, 29) in commercial_days("RU", 2026, "en")
    assert date(2026, 11, 29) not in commercial_days("GE", 2026, "en") | commercial_days("US", 2026, "en")
    assert commercial_days("", 2026, "en") == {}


def test_each_year_has_its_own() -> None:
    found = commercial_days("US", 2027, "en")
    assert [day for day, names in found.items() if "Valentine’s Day" in names] == [date(2027, 2, 14)]
