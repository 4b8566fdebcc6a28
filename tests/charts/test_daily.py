"""A figure by day: gaps stay gaps, and pointing at a day tells it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.backend_bases import MouseEvent
from matplotlib.backends.backend_agg import FigureCanvasAgg

from smmdesk.charts import style
from smmdesk.charts.daily import Line, Words, by_day, small_multiples

if TYPE_CHECKING:
    from smmdesk.charts.style import Chart

DAYS = [date(2026, 11, 1) + timedelta(days=offset) for offset in range(6)]
WORDS = Words(
    day="Day", rises="may still rise", plan="Plan", ahead="Forecast", number="{:.0f}".format, date=date.isoformat
)
LINE = Line(name="Views", days=DAYS, values=[5, None, 7, 8, 9, None], rises=4)


def test_a_day_that_is_not_known_is_open_in_the_line_and_empty_in_the_table() -> None:
    chart = by_day(LINE, "Views by day", WORDS, style.LIGHT)
    sure, later, lone = chart.figure.axes[0].get_lines()
    np.testing.assert_array_equal(np.asarray(sure.get_ydata()), [5, np.nan, 7, 8])
    np.testing.assert_array_equal(np.asarray(later.get_ydata()), [8, 9, np.nan])
    assert (later.get_alpha() or 1) < 1
    # a point, where no line leads to it
    assert [*np.asarray(lone.get_xdata())] == [0]
    assert chart.rows[0] == ("Day", "Views")
    assert [cells[1] for cells in chart.rows[1:]] == ["5", "", "7", "8", "9", ""]


def test_pointing_at_a_day_tells_it_and_whether_it_may_rise() -> None:
    chart = by_day(LINE, "Views by day", WORDS, style.LIGHT)
    canvas = FigureCanvasAgg(chart.figure)
    chart.figure.draw_without_rendering()
    assert pointed(chart, canvas, 2) == ["Views · 2026-11-03 · 7"]
    assert pointed(chart, canvas, 4) == ["Views · 2026-11-05 · 9 · may still rise"]
    assert pointed(chart, canvas, 1) == []


def pointed(chart: Chart, canvas: FigureCanvasAgg, place: float) -> list[str]:
    x, y = chart.figure.axes[0].transData.transform((place, 1))
    event = MouseEvent("motion_notify_event", canvas, x, y)
    return [words for artist, words in chart.hints if artist.contains(event)[0]]


def test_networks_have_scales_of_their_own() -> None:
    small = Line(name="VK", days=DAYS, values=[1, 2, 3, 2, 1, 2])
    chart = small_multiples([LINE, small], "Views by network", WORDS, style.LIGHT, width=9)
    one, other = chart.figure.axes
    assert one.get_ylim()[1] > 2 * other.get_ylim()[1]
    assert [axes.get_title(loc="left") for axes in (one, other)] == ["Views", "VK"]
    assert chart.rows[1] == ("2026-11-01", "5", "1")


def test_what_stands_at_the_end_of_a_day_has_a_scale_around_it() -> None:
    level = Line(name="Followers", days=DAYS, values=[5100, 5110, 5120, 5125, 5130, 5180], from_zero=False)
    low, high = by_day(level, "Followers", WORDS, style.LIGHT).figure.axes[0].get_ylim()
    assert 5000 < low < 5100 < 5180 < high < 5300


def test_nothing_at_all_can_be_drawn() -> None:
    for values in ([], [None], [0]):
        line = Line(name="x", days=DAYS[: len(values)], values=values)
        assert style.png(by_day(line, "", WORDS, style.LIGHT).figure, 30)
        assert style.png(small_multiples([line], "", WORDS, style.LIGHT).figure, 30)


def test_a_plan_and_what_is_expected_stand_beside_the_fact() -> None:
    """And go with it where the chart is copied as a table; a day of the plan answers where it is pointed at."""
    days = [date(2026, 11, day) for day in (1, 2, 3)]
    line = Line(
        name="Leads",
        days=days,
        values=[4, 6, None],
        plan=[5, 5, 5],
        ahead=[None, None, 5],
        band=[None, None, (3, 7)],
        breaks=[1],
    )
    chart = by_day(line, "Leads by day", WORDS, style.LIGHT)
    assert chart.rows[0] == ("Day", "Leads", "Plan", "Forecast")
    assert chart.rows[3] == ("2026-11-03", "", "5", "5")
    assert chart.hints[0][1] == "Leads · 2026-11-01 · 4 · Plan 5"
    dashed = [each for each in chart.figure.axes[0].lines if each.get_linestyle() == "--"]
    assert len(dashed) == 2
