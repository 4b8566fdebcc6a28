"""What YouTube and X let people download."""

from __future__ import annotations

import datetime as dt
import html
from dataclasses import replace
from decimal import Decimal

from tests.exchange.analytics.reading import DATA, NEW_X, OLD_X, OPTIONS, ZIP, plain, read, total


def test_the_sum_is_no_video_and_need_not_be_that_of_the_rows() -> None:
    found, rows = read("Table data.csv"), plain("Table data.csv")
    assert rows[0][0] == "Total"
    assert [row.external_id for row in found.rows] == [row[0] for row in rows[1:-1]]
    assert found.sum("views") == sum(int(Decimal(row[4])) for row in rows[1:-1]) == int(rows[0][4]) - 5
    assert [row for row, _words in found.passed] == [2, 6]
    assert found.passed[0][1].startswith("Total | 1010")
    assert found.passed[1][1] == "Showing top 500 results"


def test_a_name_that_begins_with_a_minus_is_no_formula() -> None:
    assert read("Table data.csv").rows[0].external_id == "-aBcDeFgHiJ"


def test_how_long_a_video_is_in_either_way_of_writing() -> None:
    assert [row.seconds for row in read("Table data.csv").rows] == [6 * 60 + 39, 61, None]


def test_hours_with_decimals_are_seconds() -> None:
    assert [row.figures["watch_time"] for row in read("Table data.csv").rows] == [29_700, 14_850, 0]


def test_a_title_that_is_a_date_is_a_title() -> None:
    row = read("Table data.csv").rows[1]
    assert row.text == "13 January 2026"
    assert row.moment is not None
    assert row.moment.wall.date() == dt.date(2026, 1, 13)


def test_a_video_without_a_date_is_kept_without_one() -> None:
    found = read("Table data.csv")
    assert found.rows[2].moment is None
    assert (0, "no_time", "2\x1f12:00") in found.problems


def test_impressions_of_thumbnails_are_no_other_impressions() -> None:
    found = read("Table data.csv")
    assert found.sum("thumbnail_impressions") == 4000
    assert found.known("impressions") == 0
    assert found.known("thumbnail_impressions") == 2  # an empty cell is missing
    assert found.left() == {"Impressions click-through rate (%)": "ratio"}


def test_the_same_table_in_russian() -> None:
    found = read("youtube_table_ru.csv")
    assert found.told["source"] == "youtube.table"
    assert [row.figures for row in found.rows] == [
        {"views": 70, "watch_time": 4500, "follows": 2, "thumbnail_impressions": 90}
    ]
    assert [words.split(" | ")[0] for _row, words in found.passed] == ["Итоговое значение"]


def test_videos_by_day_are_added_up_to_the_account() -> None:
    found, rows = read("Chart data.csv"), plain("Chart data.csv")
    assert found.told["level"] == "day"
    for row in found.rows:
        assert row.figures == {"views": sum(int(each[5]) for each in rows if each[0] == row.day)}
    assert [row.day for row in found.rows] == ["2025-09-01", "2025-09-02", "2025-09-03"]
    assert (0, "added_up", "6\x1f3") in found.problems
    assert found.left()["Content"] == "split"


def test_a_zip_holds_videos_and_the_days_of_the_whole_channel() -> None:
    found = read(ZIP)
    assert found.told["source"] == "youtube.table"
    assert found.told["taken_on"] == "2025-09-04"
    posts = [row for row in found.rows if not row.day]
    days = {row.day: row.figures for row in found.rows if row.day}
    assert posts == read("Table data.csv").rows
    assert days == {f"2025-09-{day:02}": {"views": 5 * day + 1} for day in (1, 2, 3)}
    assert [sheet[:2] for sheet in found.about["left_out"]] == [("Chart data.csv", 6)]


def test_days_of_x_newest_first() -> None:
    found, rows = read("account_overview_analytics.csv"), plain("account_overview_analytics.csv")
    assert [row.day for row in found.rows] == ["2025-08-26", "2025-08-25", "2025-08-24"]
    columns = {"impressions": 1, "likes": 2, "interactions": 3, "saves": 4, "follows": 6, "unfollows": 7}
    for metric, at in {**columns, "comments": 8, "shares": 9, "profile_visits": 10}.items():
        assert found.sum(metric) == total(rows, at)


def test_the_hour_of_a_post_on_x_is_that_of_its_number() -> None:
    found = read(NEW_X)
    walls = [row.moment.wall for row in found.rows if row.moment]
    assert walls == [dt.datetime(2026, 9, 13, 0, 45), dt.datetime(2026, 9, 11, 11, 1)]
    assert found.told["clock"]["rule"] == "each"
    assert found.told["taken_on"] == "2026-09-12"


def test_a_text_on_x_is_no_html() -> None:
    rows = plain(NEW_X)
    assert read(NEW_X).rows[0].text == html.unescape(rows[0][2]) == "Bread & butter <3"


def test_the_old_file_of_x_has_forty_columns_and_ruined_numbers() -> None:
    found, rows = read(OLD_X), plain(OLD_X)
    assert len(rows[0]) == 40
    assert rows[0][0] == "8.12E+17"
    (row,) = found.rows
    assert row.external_id == rows[0][1].rsplit("/", 1)[1]
    assert row.text == "Two lines & more\n\nhere"
    assert row.figures["impressions"] == int(Decimal(rows[0][4])) == 1938
    assert not any(name.startswith("promoted") for name in row.figures)
    assert "promoted impressions" in found.left()


def test_a_time_that_states_its_zone_is_told_by_the_clients_clock() -> None:
    (row,) = read(OLD_X, replace(OPTIONS, zone="Africa/Johannesburg")).rows
    assert row.moment is not None
    assert row.moment.wall == dt.datetime(2016, 12, 23, 20, 50)


def test_all_files_of_examples_are_read_by_some_test() -> None:
    """A file of examples that no test names would say nothing."""
    tests = "".join(path.read_text("utf-8") for path in DATA.parents[1].glob("exchange/analytics/*.py"))
    names = [path.name for path in DATA.iterdir() if not path.name.startswith("tiktok_overview_")]
    assert [name for name in names if name not in tests] == []
