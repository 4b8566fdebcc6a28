"""Dates are written by patterns, and patterns are read off dates; what may be meant in two ways is never guessed."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.scheduling.patterns import pattern_in, patterns_of, tells_day, tells_time, written

EVENING = datetime(2026, 3, 9, 21, 5)


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("YYYY-MM-DD HH:mm", "2026-03-09 21:05"),
        ("DD.MM.YYYY HH:mm", "09.03.2026 21:05"),
        ("D.M.YY H:mm", "9.3.26 21:05"),
        ("M/D/YYYY h:mm A", "3/9/2026 9:05 PM"),
        ("MM/DD/YYYY hh:mm a", "03/09/2026 09:05 pm"),
        ("YYYY-MM-DDTHH:mm:ssZ", "2026-03-09T21:05:00Z"),
        ("YYYY-MM-DDTHH:mm:ss.000Z", "2026-03-09T21:05:00.000Z"),
    ],
)
def test_a_moment_is_written_as_the_pattern_has_it(pattern: str, told: str) -> None:
    assert written(EVENING, pattern) == told


@pytest.mark.parametrize(("hour", "told"), [(0, "12 AM"), (1, "1 AM"), (12, "12 PM"), (13, "1 PM")])
def test_midnight_and_noon_are_twelve(hour: int, told: str) -> None:
    assert written(datetime(2026, 3, 9, hour), "h A") == told


@pytest.mark.parametrize(
    ("samples", "found"),
    [
        (["2026-03-29 09:30"], ("YYYY-MM-DD HH:mm",)),
        (["2026/03/29 09:30:00"], ("YYYY/MM/DD HH:mm:ss",)),
        (["29.03.2026, 09:30"], ("DD.MM.YYYY, HH:mm",)),
        (["03.04.2026"], ("DD.MM.YYYY",)),
        (["9.03.2026"], ("D.MM.YYYY",)),
        (["3/29/2026 9:30 PM"], ("M/D/YYYY h:mm A",)),
        (["29/03/26"], ("DD/MM/YY",)),
        (["2026-03-29T09:30:00Z"], ("YYYY-MM-DDTHH:mm:ssZ",)),
        (["2026-03-29T09:30:00.000Z"], ("YYYY-MM-DDTHH:mm:ss.000Z",)),
        (["09:30"], ("HH:mm",)),
        (["9:30pm"], ("h:mma",)),
        (["03/04/2026"], ("DD/MM/YYYY", "MM/DD/YYYY")),
        (["03/04/2026", "13/04/2026"], ("DD/MM/YYYY",)),
        (["10.12.2026", "9.3.2026"], ("D.M.YYYY",)),
        (["", "2026-03-29", ""], ("YYYY-MM-DD",)),
        (["2026-13-40"], ()),
        (["soon"], ()),
        (["2026-03-29", "soon"], ()),
        ([], ()),
    ],
)
def test_patterns_are_read_off_samples(samples: list[str], found: tuple[str, ...]) -> None:
    assert patterns_of(samples) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("postAtSpecificTime (YYYY-MM-DD HH:mm:ss)", "YYYY-MM-DD HH:mm:ss"),
        ("Дата (dd.mm.yyyy hh:mm)", "DD.MM.YYYY HH:mm"),
        ("Date: mm/dd/yyyy", "MM/DD/YYYY"),
        ("date-time", ""),
        ("Date", ""),
    ],
)
def test_a_name_may_spell_its_pattern(name: str, found: str) -> None:
    assert pattern_in(name) == found


def test_what_a_pattern_tells() -> None:
    assert tells_day("D.M.YY")
    assert not tells_day("HH:mm")
    assert tells_time("h:mm A")
    assert not tells_time("h:mm")
    assert not tells_time("DD.MM.YYYY")


@given(
    st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2199, 12, 31)),
    st.sampled_from(["YYYY-MM-DD HH:mm", "DD.MM.YYYY HH:mm:ss", "YYYY/MM/DDTHH:mm:ssZ", "DD.MM.YYYY"]),
)
def test_the_pattern_of_what_was_written_writes_it_again(at: datetime, pattern: str) -> None:
    told = written(at, pattern)
    assert told in [written(at, each) for each in patterns_of([told])]
