"""Dates of which a spreadsheet took the day for the month, in workbooks and in what was saved as text since."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
import xlsxwriter
from hypothesis import assume, given
from hypothesis import strategies as st

from smmdesk.exchange.errors import AmbiguousDatesError, HalfConvertedDatesError
from smmdesk.exchange.incoming import TABLE_WORDS, ReadOptions, opened
from smmdesk.exchange.plans.kind import PLANS
from smmdesk.exchange.table import stream
from smmdesk.exchange.table.days import Days
from smmdesk.exchange.values.words import Words, load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("in_one_process")

OPTIONS: Final = ReadOptions(zone="Asia/Tbilisi", today=dt.date(2026, 9, 1))
DAYS, MONTHS = replace(OPTIONS, date_order="dmy"), replace(OPTIONS, date_order="mdy")
WORDS: Final = Words(load(str(TABLE_WORDS), str(PLANS.words)))
WAYS: Final[Mapping[str, Callable[[dt.date], str]]] = {
    "iso": dt.date.isoformat,
    "iso with a time": lambda day: f"{day} 00:00:00",
    "slashes of ISO": "{0:%Y/%m/%d}".format,
    "dots": "{0:%d.%m.%Y}".format,
    "words": "{0:%d %B %Y}".format,
    "short words": "{0:%d-%b-%y}".format,
}
"""How a spreadsheet may show a date that it understood, so that nothing is open to whoever reads it."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.csv"


def written(path: Path, cells: Sequence[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("Date", "Text"), *((cell, f"Post {at}") for at, cell in enumerate(cells))])
    return path


def days(path: Path, options: ReadOptions = OPTIONS) -> list[dt.date | None]:
    with opened(PLANS, path, options) as reading:
        return [row.moment.day if row.moment else None for row in reading]


def said(path: Path, options: ReadOptions) -> list[str]:
    with opened(PLANS, path, options) as reading:
        list(reading.chunks)
    return [str(problem) for problem in reading.problems if "12:00" not in str(problem)]


TYPED: Final = [dt.date(2026, 9, 29), dt.date(2026, 9, 30), dt.date(2026, 10, 1), dt.date(2026, 10, 2)]
AS_SHOWN: Final = [*TYPED[:2], dt.date(2026, 1, 10), dt.date(2026, 2, 10)]


def turned(day: dt.date) -> dt.date:
    return day.replace(month=day.day, day=day.month)


@pytest.mark.parametrize("way", WAYS)
class TestSavedAsText:
    def test_it_is_asked(self, file: Path, way: str) -> None:
        show = WAYS[way]
        written(file, ["29/09/2026", "30/09/2026", show(AS_SHOWN[2]), show(AS_SHOWN[3])])
        with pytest.raises(HalfConvertedDatesError) as caught:
            days(file)
        shown = show(AS_SHOWN[2])
        assert caught.value.values == {
            "name": "plan.csv",
            "example": "29/09/2026",
            "shown": shown,
            "meant": "2026-10-01",
        }
        assert days(file, DAYS) == TYPED
        assert said(file, DAYS) == [
            f"Dates that a spreadsheet had swapped were turned back, such as {shown} to 2026-10-01."
        ]
        assert days(file, MONTHS) == AS_SHOWN
        assert said(file, MONTHS) == []

    def test_it_is_asked_of_months_that_come_first(self, file: Path, way: str) -> None:
        written(file, [WAYS[way](AS_SHOWN[2]), "10/13/2026", "10/14/2026"])
        with pytest.raises(HalfConvertedDatesError):
            days(file)
        typed = [dt.date(2026, 10, day) for day in (1, 13, 14)]
        assert days(file, MONTHS) == typed
        assert days(file, DAYS) == [AS_SHOWN[2], *typed[1:]]

    def test_one_beyond_the_12th_clears_all_that_are_written_so(self, file: Path, way: str) -> None:
        shown = [*AS_SHOWN, dt.date(2026, 1, 13)]
        written(file, ["29/09/2026", "30/09/2026", *map(WAYS[way], shown[2:])])
        assert days(file) == shown

    def test_the_12th_may_have_been_converted(self, file: Path, way: str) -> None:
        written(file, ["29/11/2026", "30/11/2026", *(WAYS[way](dt.date(2026, month, 12)) for month in (1, 2))])
        with pytest.raises(HalfConvertedDatesError):
            days(file)

    def test_what_is_the_same_both_ways_is_no_example(self, file: Path, way: str) -> None:
        written(
            file, ["29/09/2026", "13/10/2026", WAYS[way](TYPED[0].replace(month=10, day=10)), WAYS[way](AS_SHOWN[2])]
        )
        with pytest.raises(HalfConvertedDatesError) as caught:
            days(file)
        assert caught.value.values["meant"] == "2026-10-01"

    def test_one_that_is_open_shows_that_nothing_was_converted(self, file: Path, way: str) -> None:
        written(file, ["29/09/2026", "30/09/2026", "01/10/2026", *map(WAYS[way], AS_SHOWN[2:])])
        assert days(file) == [*TYPED[:3], *AS_SHOWN[2:]]

    def test_both_ways_within_a_month_are_as_they_stand(self, file: Path, way: str) -> None:
        found = [dt.date(2026, 10, day) for day in (5, 12, 19, 26)]
        written(file, [WAYS[way](found[0]), WAYS[way](found[1]), "19/10/2026", "26/10/2026"])
        assert days(file) == found

    def test_the_first_of_each_month_beside_the_15th_is_no_fault(self, file: Path, way: str) -> None:
        found = [dt.date(2026, month, day) for month in range(1, 13) for day in (1, 15)]
        written(file, [WAYS[way](day) if day.day == 1 else f"{day:%d/%m/%Y}" for day in found])
        assert days(file) == found


def test_texts_that_are_all_open_prove_nothing(file: Path) -> None:
    for cells in (["05/06/2026", "2026-01-10"], ["12/10/2026", "2026-01-10"], ["10/12/2026", "2026-01-10"]):
        written(file, cells)
        with pytest.raises(AmbiguousDatesError) as caught:
            days(file)
        assert type(caught.value) is AmbiguousDatesError


def test_texts_in_both_orders_prove_nothing(file: Path) -> None:
    written(file, ["29/09/2026", "10/13/2026", "2026-01-10", "2026-02-10"])
    assert days(file) == [TYPED[0], dt.date(2026, 10, 13), *AS_SHOWN[2:]]


def test_a_third_way_of_writing_clears_only_itself(file: Path) -> None:
    written(file, ["29/09/2026", "5 October 2026", "15 October 2026", "2026-01-10", "2026-02-10"])
    with pytest.raises(HalfConvertedDatesError, match="2026-01-10 may be 2026-10-01"):
        days(file)
    october = [dt.date(2026, 10, day) for day in (5, 15)]
    assert days(file, DAYS) == [TYPED[0], *october, *TYPED[2:]]
    assert days(file, MONTHS) == [TYPED[0], *october, *AS_SHOWN[2:]]
    written(file, ["29/09/2026", *(f"{day} October 2026" for day in range(1, 6)), "2026-06-10"])
    with pytest.raises(HalfConvertedDatesError, match="2026-06-10 may be 2026-10-06"):
        days(file)


@pytest.mark.parametrize(("order", "other"), [(DAYS, MONTHS), (MONTHS, DAYS)])
def test_dates_that_are_open_beside_another_sign_are_asked_about(
    file: Path, order: ReadOptions, other: ReadOptions
) -> None:
    show = ("{0:%d/%m/%Y}" if order is DAYS else "{0:%m/%d/%Y}").format
    written(file, [show(TYPED[0]), show(TYPED[1]), *(show(day).replace("/", "-") for day in AS_SHOWN[2:])])
    with pytest.raises(HalfConvertedDatesError, match="may be 2026-10-01"):
        days(file)
    assert days(file, order) == TYPED
    assert days(file, other) == AS_SHOWN
    written(file, [show(TYPED[0]), show(TYPED[1]), *(show(day).replace("/", "-") for day in TYPED[2:])])
    assert days(file) == TYPED


def test_what_a_spreadsheet_shows_with_the_same_sign_reads_as_it_was_typed(file: Path) -> None:
    written(file, ["29/09/2026", "1/10/2026", "2/10/2026", "13/10/2026"])
    assert days(file) == [dt.date(2026, 9, 29), *TYPED[2:], dt.date(2026, 10, 13)]


def test_a_day_alone_of_each_kind_is_asked_about_too(file: Path) -> None:
    written(file, ["2026-11-12", "13/11/2026"])
    assert days(file) == [dt.date(2026, 11, 12), dt.date(2026, 11, 13)]
    written(file, ["2026-12-11", "13/11/2026"])
    with pytest.raises(HalfConvertedDatesError, match="2026-12-11 may be 2026-11-12"):
        days(file)


def test_dates_without_a_year_say_nothing(file: Path) -> None:
    written(file, ["29/09/2026", "30/09/2026", "10 January", "soon", "11.02", "", "2026-10-10"])
    found = days(file)
    assert (found[:2], found[-1]) == (TYPED[:2], dt.date(2026, 10, 10))


@pytest.mark.parametrize("chunk", [1, 2, 4000])
@pytest.mark.parametrize("in_order", [True, False])
def test_wherever_the_proof_stands_all_are_turned_back(
    file: Path, monkeypatch: pytest.MonkeyPatch, chunk: int, in_order: bool
) -> None:
    monkeypatch.setattr(stream, "CHUNK", chunk)
    step = 1 if in_order else -1
    written(file, [*map(str, AS_SHOWN[:1:-1]), "30/09/2026", "29/09/2026"][::step])
    with pytest.raises(HalfConvertedDatesError):
        days(file)
    assert days(file, DAYS) == TYPED[::-1][::step]
    assert len(said(file, DAYS)) == 1


@pytest.mark.parametrize("in_order", [True, False])
def test_the_proof_may_stand_on_another_sheet(tmp_path: Path, in_order: bool) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        for name in ("real", "texts") if in_order else ("texts", "real"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ("Date", "Text"))
            for row, day in enumerate(AS_SHOWN[2:] if name == "real" else TYPED[:2], 1):
                cell = dt.datetime.combine(day, dt.time()) if name == "real" else f"{day:%d/%m/%Y}"
                sheet.write_row(row, 0, (cell, "Post"))
    with pytest.raises(HalfConvertedDatesError):
        days(path)
    assert sorted(day for day in days(path, DAYS) if day) == TYPED


@st.composite
def plans(draw: st.DrawFn, steps: st.SearchStrategy[int]) -> list[dt.date]:
    """Days of posts in their order, a few apart."""
    first = draw(st.dates(dt.date(2026, 1, 1), dt.date(2027, 6, 1)))
    found = [first]
    for step in draw(st.lists(steps, min_size=4, max_size=40)):
        found.append(found[-1] + dt.timedelta(days=step))
    return found


def looked_at(cells: Sequence[str], order: str) -> tuple[list[dt.date], bool]:
    """The dates of a column, and whether any were turned back."""
    column = Days(order, "UTC", None, WORDS)
    if column.learn(dict.fromkeys(cells, "")):
        column.settle("plan.csv", "Date")
    found = column.cache.column(cells)
    return [dt.date.fromisoformat(date) for date, *_others in found], bool(column.problems)


@given(typed=plans(st.integers(1, 4)), way=st.sampled_from(list(WAYS)), order=st.sampled_from(["dmy", "mdy"]))
def test_whatever_half_was_converted_is_turned_back(typed: list[dt.date], way: str, order: str) -> None:
    assume(any(day.day > 12 for day in typed) and any(day.day <= 12 and day.day != day.month for day in typed))
    as_typed = ("{0:%d/%m/%Y}" if order == "dmy" else "{0:%m/%d/%Y}").format
    cells = [WAYS[way](turned(day)) if day.day <= 12 else as_typed(day) for day in typed]
    with pytest.raises(HalfConvertedDatesError):
        looked_at(cells, "")
    assert looked_at(cells, order) == (typed, True)


@given(clean=plans(st.integers(0, 2)), way=st.sampled_from(list(WAYS)), data=st.data())
def test_clean_dates_in_two_ways_are_as_they_stand(clean: list[dt.date], way: str, data: st.DataObject) -> None:
    plain = [data.draw(st.booleans()) for _day in clean]
    if data.draw(st.booleans()):  # one way to the 12th of each month and the other behind it, as if it had been done
        plain = [day.day > 12 for day in clean]
    cells = [f"{day:%d/%m/%Y}" if flag else WAYS[way](day) for day, flag in zip(clean, plain, strict=True)]
    assert looked_at(cells, "dmy") == (clean, False)
