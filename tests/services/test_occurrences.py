"""On which days posts come again: the worked examples, `dateutil` as the judge, and what is true of every rule."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.ids import ClientId, SeriesId
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.series import MOST, Freq, MonthEnd, Series
from smmdesk.services.occurrences import a_year_on, laid_out, made_until, short_months
from smmdesk.services.series import Preview

FILE = Path(__file__).parents[1] / "data" / "examples" / "series.json"
EXAMPLES = json.loads(FILE.read_text("utf-8"))
NINE_THIRTY = time(9, 30)


def series(first: date, *, zone: str = "Asia/Tbilisi", at: time = NINE_THIRTY, **values: Any) -> Series:
    made = Series(
        id=SeriesId("series"),
        client_id=ClientId("client"),
        first=LocalMoment(datetime.combine(first, at), zone),
        made_until=first,
        **values,
    )
    return replace(made, made_until=made_until(made))


def told(example: dict[str, Any]) -> Series:
    given_values = dict(example["input"])
    given_values.pop("horizon", None)
    first = date.fromisoformat(given_values.pop("first"))
    if "until" in given_values:
        given_values["until"] = date.fromisoformat(given_values["until"])
    skipped = tuple(map(date.fromisoformat, given_values.pop("skipped", ())))
    return series(
        first,
        freq=Freq(given_values.pop("freq")),
        month_end=MonthEnd(given_values.pop("month_end", "last")),
        weekdays=tuple(given_values.pop("weekdays", ())),
        skipped=skipped,
        **given_values,
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: json.dumps(example["input"]))
def test_an_example_comes_out_as_worked_by_hand(example: dict[str, Any]) -> None:
    assert [day.isoformat() for day in laid_out(told(example))] == example["expected"]


def test_all_examples_are_tried() -> None:
    assert len(EXAMPLES) == 13


RULES = [
    (series(date(2026, 11, 10), freq=Freq.MONTH, nth=2, weekdays=(1,), count=24), "FREQ=MONTHLY;BYDAY=2TU;COUNT=24"),
    (series(date(2026, 11, 27), freq=Freq.MONTH, nth=-1, weekdays=(4,), count=30), "FREQ=MONTHLY;BYDAY=-1FR;COUNT=30"),
    (series(date(2027, 1, 31), freq=Freq.MONTH, month_day=-1, count=30), "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=30"),
    (
        series(date(2027, 1, 30), freq=Freq.MONTH, count=40),
        "FREQ=MONTHLY;BYMONTHDAY=30,-1;BYSETPOS=1;COUNT=40",
    ),
    (
        series(date(2027, 1, 31), freq=Freq.MONTH, month_end=MonthEnd.SKIP, count=40),
        "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=40",
    ),
    (series(date(2026, 1, 5), freq=Freq.DAY, interval=3, count=100), "FREQ=DAILY;INTERVAL=3;COUNT=100"),
    (
        series(date(2026, 11, 17), freq=Freq.WEEK, interval=3, weekdays=(0, 6), count=50),
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU;WKST=MO;COUNT=50",
    ),
    (
        series(date(2026, 11, 17), freq=Freq.YEAR, nth=3, weekdays=(1,), count=20),
        "FREQ=YEARLY;BYMONTH=11;BYDAY=3TU;COUNT=20",
    ),
]


@pytest.mark.parametrize(("made", "rule"), RULES, ids=[rule for _made, rule in RULES])
def test_a_rule_is_as_the_standard_has_it(made: Series, rule: str) -> None:
    judged = rrulestr(rule, dtstart=datetime.combine(made.first.day, time()))
    assert laid_out(made) == [moment.date() for moment in judged]


def test_summer_time_moves_nothing_on_the_wall() -> None:
    made = series(date(2026, 3, 22), zone="Europe/Berlin", count=2)
    moments = [made.first.on_day(day) for day in laid_out(made)]
    assert [moment.wall.time() for moment in moments] == [NINE_THIRTY, NINE_THIRTY]
    assert [moment.utc().time() for moment in moments] == [time(8, 30), time(7, 30)]


def test_an_hour_that_clocks_skip_stays_on_the_wall_and_is_told() -> None:
    made = series(date(2026, 3, 22), zone="Europe/Berlin", at=time(2, 30), count=3)
    day = date(2026, 3, 29)
    assert made.first.on_day(day).wall == datetime(2026, 3, 29, 2, 30)
    assert made.first.on_day(day).utc() == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert Preview.of(made, date(2026, 3, 1)).hours == [day]


def test_a_series_without_an_end_is_made_for_a_year() -> None:
    made = series(date(2026, 11, 16))
    assert made.made_until == date(2027, 11, 15)
    assert len(laid_out(made)) == 53
    longer = a_year_on(made)
    assert longer.made_until == date(2028, 11, 15)
    assert laid_out(longer)[:53] == laid_out(made)
    assert len(laid_out(longer)) == 105


def test_never_more_than_four_hundred_are_made_at_once() -> None:
    made = series(date(2026, 1, 1), freq=Freq.DAY, until=date(2030, 1, 1))
    assert len(laid_out(made)) == MOST
    assert len(laid_out(a_year_on(made))) == MOST + 365
    assert a_year_on(made).until == date(2030, 1, 1)
    counted = series(date(2026, 1, 1), freq=Freq.DAY, count=390)
    assert a_year_on(counted).count == MOST


def test_a_year_more_of_what_ends() -> None:
    counted = series(date(2026, 11, 16), count=4)
    assert len(laid_out(a_year_on(counted))) == 4 + 52
    dated = series(date(2026, 11, 16), until=date(2026, 12, 31))
    assert a_year_on(dated).until == date(2027, 12, 31)
    assert laid_out(a_year_on(dated))[-1] == date(2027, 12, 27)


def test_a_rule_that_no_day_fits_makes_nothing() -> None:
    never = series(date(2026, 2, 28), freq=Freq.MONTH, interval=12, month_day=31, month_end=MonthEnd.SKIP, count=3)
    assert laid_out(never) == []
    assert series(date(2026, 11, 18), weekdays=(0,), until=date(2026, 11, 20)).made_until <= date(2026, 11, 20)
    assert laid_out(series(date(2026, 11, 18), weekdays=(0,), until=date(2026, 11, 20))) == []


def test_what_is_left_out_is_told() -> None:
    made = series(date(2026, 8, 31), freq=Freq.MONTH, month_end=MonthEnd.SKIP, count=3)
    found = Preview.of(made, date(2026, 11, 1))
    # its own day stays, since the post is there
    assert (found.days, found.over) == ([date(2026, 8, 31), date(2026, 12, 31)], 1)
    assert found.short == [date(2026, 9, 1), date(2026, 11, 1)]
    assert not found.is_first_left
    wednesday = Preview.of(series(date(2026, 11, 18), weekdays=(0,), count=3), date(2026, 11, 1))
    assert wednesday.is_first_left
    assert wednesday.days[0] == date(2026, 11, 23)
    assert short_months(series(date(2026, 8, 31), freq=Freq.MONTH), [date(2026, 8, 31), date(2027, 8, 31)]) == []


@st.composite
def rules(draw: st.DrawFn) -> Series:
    first = draw(st.dates(date(2024, 1, 1), date(2032, 12, 31)))
    end = draw(st.sampled_from(["open", "until", "count"]))
    return series(
        first,
        at=draw(st.times()).replace(second=0, microsecond=0),
        freq=draw(st.sampled_from(Freq)),
        interval=draw(st.integers(1, 99)),
        weekdays=tuple(draw(st.sets(st.integers(0, 6), max_size=7))),
        nth=draw(st.integers(-1, 5)),
        month_day=draw(st.integers(-1, 31)),
        month_end=draw(st.sampled_from(MonthEnd)),
        until=first + timedelta(days=draw(st.integers(0, 3000))) if end == "until" else None,
        count=draw(st.integers(1, 400)) if end == "count" else None,
        skipped=tuple(draw(st.sets(st.dates(first, first + timedelta(days=400)), max_size=3))),
    )


@given(rules())
def test_whatever_the_rule_its_days_are_in_order_and_within_it(made: Series) -> None:
    days = laid_out(made)
    assert days == sorted(set(days))
    assert len(days) <= MOST
    assert not [day for day in days if not (day >= made.first.day)]
    assert not {*days} & {*made.skipped}
    if made.until:
        assert not [day for day in days if not (day <= made.until)]
    if made.count:
        assert len(days) <= made.count
    if made.weekdays and (made.freq is Freq.WEEK or (made.nth and made.freq in {Freq.MONTH, Freq.YEAR})):
        assert {day.weekday() for day in days} <= {*made.weekdays}
    assert {made.first.on_day(day).wall.time() for day in days} <= {made.first.wall.time()}


@given(rules())
def test_a_year_more_only_adds(made: Series) -> None:
    days = laid_out(made)
    assert laid_out(a_year_on(made))[: len(days)] == days
    assert a_year_on(made).checked().rule == a_year_on(made).rule
