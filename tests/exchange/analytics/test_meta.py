"""What Meta lets people download: posts of Instagram and Facebook, and one figure by day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.posts import Format
from smmdesk.exchange.errors import AudienceNotKeptError
from tests.exchange.analytics.reading import DATA, INSTAGRAM, OPTIONS, plain, read, total

if TYPE_CHECKING:
    from pathlib import Path

FACEBOOK_VIEWS, FACEBOOK_SECOND, FACEBOOK_REACH = 17, 24, 18


def test_posts_of_instagram_with_all_their_figures() -> None:
    found, rows = read(INSTAGRAM), plain(INSTAGRAM)
    assert found.told["source"] == "meta.instagram.content"
    assert (found.told["network"], found.told["account"]) == ("instagram", "sweet_fixture")
    assert found.told["taken_on"] == "2025-03-15"
    assert [row.external_id for row in found.rows] == [row[0] for row in rows]
    for metric, at in {"views": 11, "reach": 12, "likes": 13, "shares": 14, "comments": 15, "saves": 16}.items():
        assert found.sum(metric) == total(rows, at)
        assert found.known(metric) == len(rows)


def test_an_empty_cell_is_missing_and_no_zero() -> None:
    found = read(INSTAGRAM)
    assert found.known("follows") == 1
    assert found.sum("follows") == 2


def test_lines_within_a_text_and_the_kinds_of_posts_are_kept() -> None:
    found = read(INSTAGRAM)
    assert found.rows[0].text == "Cake 0, with cream\nand a second line"
    formats = [row.format for row in found.rows[:4]]
    assert formats == [Format.SHORT_VIDEO, Format.PHOTO, Format.CAROUSEL, None]
    assert found.rows[3].kind_as_given == "IG hologram"
    assert found.rows[0].seconds == 30


def test_the_clock_of_the_file_is_proved_by_the_posts_over_a_change_to_summer_time() -> None:
    """The file states 21:30 of 3 March in Los Angeles; read naively every moment would be half a day off."""
    found, rows = read(INSTAGRAM), plain(INSTAGRAM)
    assert found.told["clock"] == {"zone": "America/Los_Angeles", "offset": -480, "rule": "ids", "by": 12, "of": 12}
    assert rows[0][6] == "03/03/2025 21:30"
    first, last = found.rows[0].moment, found.rows[-1].moment
    assert first is not None
    assert last is not None
    assert (first.wall, first.zone) == (dt.datetime(2025, 3, 4, 9, 30), "Asia/Tbilisi")
    assert rows[-1][6] == "03/14/2025 13:33"
    assert last.wall == dt.datetime(2025, 3, 15, 0, 33)  # the next day for the client, and seven hours by now


def test_the_same_moments_by_the_clock_of_another_client() -> None:
    moments = [row.moment for row in read(INSTAGRAM, replace(OPTIONS, zone="Africa/Johannesburg")).rows]
    assert moments[0] is not None
    assert moments[0].wall == dt.datetime(2025, 3, 4, 7, 30)


def test_numbers_that_a_spreadsheet_ruined_come_from_the_link() -> None:
    found, whole = read("instagram_resaved.csv"), plain(INSTAGRAM)
    codes = [row[7].rsplit("/", 2)[-2] for row in whole[:3]]
    assert [row.external_id for row in found.rows] == codes
    assert [(row, code) for row, code, _value in found.problems] == [(number, "ruined_id") for number in (2, 3, 4)]


def test_posts_of_facebook_have_their_words_in_the_title() -> None:
    found = read("facebook_two_views.csv")
    assert found.told["source"] == "meta.facebook.content"
    assert found.rows[0].text == "News 0\n\nA longer word"
    assert found.rows[1].text == "News 1"
    assert [row.boosted for row in found.rows] == [False, False, True, False, False]


def test_facebooks_times_are_by_metas_clock() -> None:
    found = read("facebook_two_views.csv")
    assert found.told["clock"]["rule"] == "meta"
    moment = found.rows[0].moment
    assert moment is not None
    assert moment.wall == dt.datetime(2025, 1, 15, 1, 34)  # 13:34 in Los Angeles is 21:34 in Greenwich


def test_of_two_columns_of_one_name_that_which_is_alive_is_it() -> None:
    found, rows = read("facebook_two_views.csv"), plain("facebook_two_views.csv")
    assert total(rows, FACEBOOK_VIEWS) == 0
    assert found.sum("views") == total(rows, FACEBOOK_SECOND)
    assert found.left()["Views"] == "zeros"


def test_of_two_that_are_alive_the_first_is_it_and_the_other_is_kept_as_well() -> None:
    found, rows = read("facebook_both_alive.csv"), plain("facebook_both_alive.csv")
    assert found.sum("views") == total(rows, FACEBOOK_VIEWS)
    assert found.sum("x_views") == total(rows, FACEBOOK_SECOND)
    assert found.told["own_columns"] == {"x_views": "Views"}


def test_a_row_of_fewer_cells_is_read_as_far_as_it_goes() -> None:
    found, rows = read("facebook_two_views.csv"), plain("facebook_two_views.csv")
    assert len(rows[4]) < len(rows[0])
    assert (6, "short_row", "26/30") in found.problems
    assert found.rows[4].figures["reach"] == int(rows[4][FACEBOOK_REACH])
    assert "link_clicks" not in found.rows[4].figures


def test_views_of_nobody_beside_people_reached_are_missing() -> None:
    found, rows = read("facebook_false_zeros.csv"), plain("facebook_false_zeros.csv")
    assert total(rows, FACEBOOK_REACH) == found.sum("reach") > 0
    assert found.known("views") == 0
    assert [value for _row, code, value in found.problems if code == "false_zeros"] == ["Views"]


def test_a_figure_by_day_is_what_the_line_above_says() -> None:
    found, rows = read("Reach.csv"), plain("Reach.csv", "utf-16", above=2)
    assert (found.told["source"], found.told["level"], found.told["network"]) == ("meta.series", "day", "facebook")
    assert found.sum("reach_day") == total(rows, 1)
    assert found.known("reach_day") == len(rows) == 14
    assert found.known("reach") == 0


def test_an_hour_that_jumps_with_summer_time_moves_no_day() -> None:
    found, rows = read("Reach.csv"), plain("Reach.csv", "utf-16", above=2)
    assert {row[0][11:13] for row in rows} == {"00", "01"}
    assert [row.day for row in found.rows] == [row[0][:10] for row in rows]
    assert [row.ends for row in found.rows][:2] == ["2025-03-04", "2025-03-05"]


def test_a_name_that_does_not_tell_the_network_leaves_it_open() -> None:
    assert read("Interactions.csv").told["network"] == ""
    assert read("Interactions.csv", replace(OPTIONS, network="facebook")).told["network"] == "facebook"


def test_older_files_say_the_figure_in_the_names() -> None:
    found = read("Visits.csv")
    assert found.told["network"] == "instagram"
    assert found.sum("profile_visits") == total(plain("Visits.csv", "utf-16", above=2), 1)


def test_the_make_up_of_an_audience_is_refused_by_its_name() -> None:
    with pytest.raises(AudienceNotKeptError):
        read("Audience.csv")


def test_the_figure_that_is_reckoned_from_others_is_said_and_not_kept() -> None:
    found = read("facebook_two_views.csv")
    assert found.left()["Average Seconds viewed"] == "ratio"
    assert (0, "ratios", "Average Seconds viewed") in found.problems


@pytest.mark.parametrize("date", ["12/31/9999 23:59", "02/30/2025 09:00", "soon"])
def test_a_moment_that_there_is_not_is_said(tmp_path: Path, date: str) -> None:
    text = (DATA / INSTAGRAM).read_text("utf-8-sig").replace("03/03/2025 21:30", date)
    path = tmp_path / INSTAGRAM
    path.write_text(text, "utf-8", newline="")
    found = read(path)
    assert (2, "unknown_date", date) in found.problems
    assert found.rows[0].external_id == "18000000000000000"
    assert found.rows[0].moment is not None  # by its number
    assert found.rows[0].moment.wall == dt.datetime(2025, 3, 4, 9, 30)
    assert found.told["clock"]["by"] == 11
