"""What TikTok lets people download: days without a year, in the language of the person."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from smmdesk.exchange.analytics.yearless import MonthDay, dated, latest, month_day
from smmdesk.exchange.errors import UnclearDaysError
from smmdesk.exchange.incoming import TABLE_WORDS
from smmdesk.exchange.values.words import Words, load
from tests.every import every
from tests.exchange.analytics.reading import OPTIONS, plain, read, total

IN_MARCH_2024 = replace(OPTIONS, exported_on=dt.date(2024, 3, 4))
IN_2026 = replace(OPTIONS, exported_on=dt.date(2026, 2, 28))


@pytest.mark.parametrize("language", ["en", "es", "ka", "ru", "zh"])
def test_days_are_counted_back_over_a_29_february_in_either_direction(language: str) -> None:
    name = f"tiktok_overview_{language}.csv"
    found, rows = read(name, IN_MARCH_2024), plain(name)
    assert found.told["source"] == "tiktok.overview"
    days = [dt.date(2023, 12, 20) + dt.timedelta(days=number) for number in range(75)]
    assert sorted(row.day for row in found.rows) == [day.isoformat() for day in days]
    assert every(row.figures["views"] == 3 * int(row.day[-2:]) for row in found.rows)
    for metric, at in {"views": 1, "profile_visits": 2, "likes": 3, "comments": 4, "shares": 5}.items():
        assert found.sum(metric) == total(rows, at)


def test_only_a_year_with_a_29_february_fits_one() -> None:
    """Said to be of 2026, the file can only be of 2024."""
    assert read("tiktok_overview_en.csv", IN_2026).rows[-1].day == "2024-03-03"


def test_days_that_do_not_follow_one_another_are_none() -> None:
    found = [MonthDay(1, 1), MonthDay(1, 2), MonthDay(1, 4)]
    assert dated(found, dt.date(2026, 2, 28)) == []


def test_a_file_of_such_days_is_refused_with_an_example() -> None:
    with pytest.raises(UnclearDaysError) as refused:
        read("tiktok_overview_en.csv", replace(OPTIONS, today=None))
    assert refused.value.values["example"] == "December 20"


def test_the_year_before_where_the_day_has_not_come_yet() -> None:
    assert latest(MonthDay(12, 31), dt.date(2026, 2, 28)) == dt.date(2025, 12, 31)
    assert latest(MonthDay(2, 28), dt.date(2026, 2, 28)) == dt.date(2026, 2, 28)
    assert latest(MonthDay(2, 29), dt.date(2026, 2, 28)) == dt.date(2024, 2, 29)
    assert latest(MonthDay(2, 31), dt.date(2026, 2, 28)) is None


def test_two_years_of_days_end_before_the_export() -> None:
    days = [dt.date(2024, 2, 1) + dt.timedelta(days=number) for number in range(500)]
    found = dated([MonthDay(day.month, day.day) for day in days], dt.date(2025, 7, 1))
    assert found == days
    assert dated([MonthDay(day.month, day.day) for day in reversed(days)], dt.date(2025, 7, 1)) == days[::-1]


def test_nothing_is_no_day() -> None:
    assert dated([], dt.date(2026, 2, 28)) == []
    words = Words({**load(str(TABLE_WORDS)), "headers": {}})
    assert month_day("undefined", words) is None
    assert month_day("13月40日", words) is None
    assert month_day("2025年9月16日", words) == MonthDay(9, 16, 2025)


def test_a_row_that_says_it_is_not_known_has_no_figures_at_all() -> None:
    found, rows = read("tiktok_viewers.csv", IN_2026), plain("tiktok_viewers.csv")
    unknown = [number for number, row in enumerate(rows, 2) if "undefined" in row]
    assert [row for row, code, _value in found.problems if code == "void_row"] == unknown == [2, 3, 4]
    assert found.sum("reach_day") == total(rows, 1)
    assert found.known("reach_day") == len(rows) - len(unknown)
    assert [row.day for row in found.rows][-1] == "2026-02-27"


def test_how_many_follow_and_not_how_many_more() -> None:
    found, rows = read("FollowerHistory.csv", IN_2026), plain("FollowerHistory.csv")
    assert [row.figures for row in found.rows] == [{"followers": int(row[1])} for row in rows]
    assert found.left() == {"Difference in followers from previous day": ""}


def test_hours_of_a_day_are_figures_of_that_day() -> None:
    found, rows = read("FollowerActivity.csv", IN_2026), plain("FollowerActivity.csv")
    assert [row.day for row in found.rows] == ["2026-02-20", "2026-02-21"]
    for at, row in enumerate(found.rows):
        assert row.figures == {
            f"active_{int(hour):02}": int(count) for _day, hour, count in rows[24 * at : 24 * at + 24]
        }
    assert found.problems == []


def test_the_year_and_the_hour_of_a_post_are_those_of_its_number() -> None:
    found, rows = read("tiktok_content.csv", IN_2026), plain("tiktok_content.csv")
    assert found.told["taken_on"] == "2026-02-28"
    walls = [row.moment.wall for row in found.rows if row.moment]
    assert walls[:3] == [
        dt.datetime(2025, 7, 16, 14, 21),
        dt.datetime(2025, 1, 1, 2, 5),  # 22:05 of the last day of 2024 in Greenwich
        dt.datetime(2026, 1, 24, 6, 50),
    ]
    assert found.sum("views") == total(rows, 7)


def test_a_post_that_stands_twice_is_read_twice_and_said() -> None:
    found = read("tiktok_content.csv", IN_2026)
    assert found.rows[0].external_id == found.rows[3].external_id
    assert found.rows[3].key == f"{found.rows[0].key}#2"
    assert (0, "same_posts", "1") in found.problems
