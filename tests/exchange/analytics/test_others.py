"""LinkedIn, advertising, Google Analytics, Sprout Social, and tables that people keep themselves."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from smmdesk.domain.posts import Format
from smmdesk.exchange.errors import (
    AmbiguousDatesError,
    NothingRecognisedError,
    UnfitMappingError,
    UnknownColumnError,
)
from tests.exchange.analytics.reading import OPTIONS, plain, read, total

if TYPE_CHECKING:
    from pathlib import Path


def test_what_stands_above_the_table_of_linkedin_is_passed_over() -> None:
    found = read("linkedin_page.csv")
    assert found.told["source"] == "linkedin.page"
    assert found.passed == [(1, "Daily performance of posts, dates in UTC")]


def test_organic_and_sponsored_are_added_where_no_total_stands_beside_them() -> None:
    found, rows = read("linkedin_page.csv"), plain("linkedin_page.csv", above=1)
    assert found.sum("impressions") == total(rows, 1) + total(rows, 2)
    assert [row.figures["impressions"] for row in found.rows] == [120, 50]


def test_a_total_goes_before_its_parts() -> None:
    found, rows = read("linkedin_page.csv"), plain("linkedin_page.csv", above=1)
    assert found.sum("clicks") == total(rows, 6)
    assert found.left()["Clicks (organic)"] == "second"
    assert found.left()["Engagement rate (total)"] == "ratio"


def test_a_post_of_linkedin_is_known_by_the_number_in_its_link() -> None:
    (row,) = read("linkedin_posts.csv").rows
    assert row.external_id == "7300000000000000001"
    assert row.format is Format.PHOTO
    assert row.moment is not None
    assert row.moment.wall.date() == dt.date(2026, 4, 13)  # as the file says, though the number is of another day
    assert row.figures == {"impressions": 70, "clicks": 3, "likes": 2, "comments": 1, "shares": 0}


def test_a_workbook_of_linkedin_holds_days_and_posts(tmp_path: Path) -> None:
    path = tmp_path / "page.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, file in {"Metrics": "linkedin_page.csv", "All posts": "linkedin_posts.csv"}.items():
            sheet = book.add_worksheet(name)
            for at, cells in enumerate(plain(file, above=-1)):
                sheet.write_row(at, 0, cells)
    found = read(path)
    assert [bool(row.day) for row in found.rows] == [True, True, False]
    assert found.sum("clicks") == 10


def test_the_old_format_in_which_linkedin_gives_it_is_read_too() -> None:
    found = read("linkedin.xls")
    assert found.told["source"] == "linkedin.page"
    assert [row.day for row in found.rows if row.day] == ["2026-04-13", "2026-04-14", "2026-04-15"]
    days, posts = [row for row in found.rows if row.day], [row for row in found.rows if not row.day]
    assert [row.figures["impressions"] for row in days] == [100, 101, 102]  # its own totals
    assert [row.external_id for row in posts] == ["7300000000000000001", "7300000000000000002"]


def test_money_is_in_the_currency_of_its_column() -> None:
    (row,) = read("ads_meta.csv").rows
    assert (row.day, row.ends) == ("2026-10-01", "2026-11-01")
    assert (row.figures["spend"], row.currency) == (3055, "USD")
    assert row.figures == {"spend": 3055, "impressions": 3000, "link_clicks": 30}


def test_the_row_of_all_campaigns_is_no_campaign() -> None:
    found = read("ads_meta.csv")
    assert [row for row, _words in found.passed] == [2]
    assert (0, "added_up", "2\x1f1") in found.problems


def test_a_report_of_google_has_a_period_above_and_sums_below() -> None:
    found = read("ads_google.csv")
    (row,) = found.rows
    assert (row.day, row.ends) == ("2026-10-01", "2026-11-01")
    assert row.figures == {"spend": 102_050, "impressions": 25_881, "clicks": 310}
    assert row.currency == "EUR"
    assert [number for number, _words in found.passed] == [1, 2, 6, 7]
    assert found.told["taken_on"] == "2026-10-31"


def test_remarks_of_google_analytics_say_the_first_day() -> None:
    found = read("ga4.csv", replace(OPTIONS, currency="GEL"))
    assert [(row.day, row.figures) for row in found.rows] == [
        ("2026-09-30", {"sales": 1, "revenue": 1050}),
        ("2026-10-01", {"sales": 0, "revenue": 0}),
        ("2026-10-02", {"sales": 1, "revenue": 725}),
    ]
    assert (7, "0000 | 12") in found.passed  # the table above, of people who are not counted here


def test_money_without_a_currency_is_left_out_and_said() -> None:
    found = read("ga4.csv")
    assert found.known("revenue") == 0
    assert (13, "no_currency", "10.50\x1frevenue") in found.problems


def test_rows_of_sprout_social_say_their_network_and_account() -> None:
    found = read("sprout_posts.csv")
    assert [(row.network, row.account) for row in found.rows] == [
        ("Instagram", "@sweet_fixture"),
        ("Facebook", "Sweet Fixture"),
    ]
    assert found.rows[0].figures["impressions"] == 11_337
    assert found.rows[0].moment is not None
    assert found.rows[0].moment.wall == dt.datetime(2025, 12, 30, 9, 40)


def test_a_day_of_sprout_social_is_a_row_for_each_network() -> None:
    found = read("sprout_profiles.csv")
    assert [(row.day, row.network, row.figures["followers"]) for row in found.rows] == [
        ("2025-01-01", "Instagram", 1200),
        ("2025-01-01", "Facebook", 300),
        ("2025-01-13", "Facebook", 300),
    ]


def test_a_table_that_somebody_keeps_is_read_by_the_names_of_its_columns() -> None:
    found = read("vk_own.csv")
    assert found.told["source"] == "generic"
    assert [row.figures for row in found.rows] == [{"views": 1200, "likes": 15, "shares": 2}, {"shares": 0}]
    assert found.left() == {"Охват подписчиков": "", "ER, %": "ratio"}
    assert {column["name"]: column["samples"] for column in found.told["unknown_columns"]}["Охват подписчиков"] == [
        "900",
        "-",
    ]


def test_what_the_person_says_of_columns_goes_before_their_names() -> None:
    found = read("vk_own.csv", replace(OPTIONS, mapping={6: "reach", 3: "own", 4: "-"}))
    ((key, name),) = found.told["own_columns"].items()
    assert name == "Просмотры"
    assert [row.figures for row in found.rows] == [{"reach": 900, "shares": 2, key: 1200}, {"shares": 0}]
    assert found.left()["Лайки"] == ""


def test_the_same_by_the_name_of_a_column_and_from_the_time_before() -> None:
    told = read("vk_own.csv", replace(OPTIONS, told={"охват подписчиков": "reach"}))
    assert told.rows[0].figures["reach"] == 900
    table = told.about["table"]
    again = read("vk_own.csv", replace(OPTIONS, presets={table["signature"]: table["uses"]}))
    assert again.rows == told.rows
    assert again.about["table"]["as_before"] is True


def test_a_column_that_is_not_there_or_no_such_use_is_refused() -> None:
    with pytest.raises(UnknownColumnError):
        read("vk_own.csv", replace(OPTIONS, told={"Сердца": "likes"}))
    with pytest.raises(UnfitMappingError):
        read("vk_own.csv", replace(OPTIONS, mapping={99: "likes"}))
    with pytest.raises(UnfitMappingError):
        read("vk_own.csv", replace(OPTIONS, mapping={0: "hearts"}))


def test_names_that_mean_nothing_are_read_as_the_person_says(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Aaa,Bbb\n2026-11-01,5\n2026-11-02,n/a\n", "utf-8")
    with pytest.raises(NothingRecognisedError):
        read(path)
    found = read(path, replace(OPTIONS, mapping={0: "date", 1: "leads"}))
    assert [(row.day, row.figures) for row in found.rows] == [("2026-11-01", {"leads": 5})]
    assert found.passed == [(3, "2026-11-02 | n/a")]


def test_days_that_could_be_months_are_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Day,Likes\n03/04/2026,5\n04/04/2026,6\n", "utf-8")
    with pytest.raises(AmbiguousDatesError):
        read(path)
    assert read(path, replace(OPTIONS, date_order="dmy")).rows[0].day == "2026-04-03"


def test_reach_of_a_day_is_another_figure_than_reach_of_a_post(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Date,Reach\n2026-11-01,5\n", "utf-8")
    assert read(path).rows[0].figures == {"reach_day": 5}
    path.write_text("Date,Link,Reach\n2026-11-01,https://t.me/a/1,5\n", "utf-8")
    assert read(path).rows[0].figures == {"reach": 5}


@pytest.mark.parametrize("word", ["", "-", "--", " --", "N/A", "undefined", "NULL"])
def test_what_is_not_known_is_never_zero(tmp_path: Path, word: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"Date,Likes,Views\n2026-11-01,{word},0\n", "utf-8")
    assert read(path).rows[0].figures == {"views": 0}


def test_what_is_no_figure_is_said(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Date,Likes,Views\n2026-11-01,many,1.5\n2026-11-02,1.2K,12 400\n", "utf-8")
    found = read(path)
    assert [row.figures for row in found.rows] == [{"likes": 1200, "views": 12_400}]
    assert {(2, "no_figure", "many\x1fLikes"), (2, "no_figure", "1.5\x1fViews")} <= {*found.problems}


def test_words_of_vk_and_telegram_tell_the_network(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Дата,Полный охват,Вступления,Отписки,Просмотры\n2026-11-01,90,3,1,200\n", "utf-8")
    found = read(path)
    assert (found.told["source"], found.told["network"], found.told["level"]) == ("vk.table", "vk", "day")
    assert found.rows[0].figures == {"reach_day": 90, "follows": 3, "unfollows": 1, "views": 200}
    path.write_text("Date,Link,Views,Forwards,Reactions\n2026-11-01,https://t.me/c/5,90,3,1\n", "utf-8")
    found = read(path)
    assert (found.told["source"], found.told["network"], found.told["level"]) == ("telegram.table", "telegram", "post")
    assert found.rows[0].figures == {"views": 90, "shares": 3, "likes": 1}


def test_people_of_several_campaigns_are_not_added_up() -> None:
    found = read("ads_meta.csv", replace(OPTIONS, told={"Reach": "reach_period"}))
    assert "reach_period" not in found.rows[0].figures
    assert (0, "not_added", "reach_period") in found.problems


def test_semicolons_and_a_plain_table_of_days(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Дата;Заявки;Расход;Продажи\n01.11.2026;5;1 234,50;2\nИтого;5;1 234,50;2\n", "utf-8")
    found = read(path, replace(OPTIONS, currency="GEL"))
    assert [row.figures for row in found.rows] == [{"leads": 5, "spend": 123_450, "sales": 2}]
    assert found.passed == [(3, "Итого | 5 | 1 234,50 | 2")]
