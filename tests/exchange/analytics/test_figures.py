"""Cells as figures, and columns under names of their own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from smmdesk.domain.results.apart import MONEY
from smmdesk.domain.results.formula_reading import steps_of
from smmdesk.exchange.analytics.figures import Figures, NoFigure, count, hours, minutes, money_in, seconds
from smmdesk.exchange.analytics.kind import RESULTS
from smmdesk.exchange.analytics.own_words import own_words
from smmdesk.exchange.analytics.rows import stream
from smmdesk.exchange.analytics.sources import Catalogue, name_of
from smmdesk.exchange.analytics.uses import slug_of
from smmdesk.exchange.incoming import TABLE_WORDS
from smmdesk.exchange.values.words import load, with_own
from tests.every import every

if TYPE_CHECKING:
    from smmdesk.exchange.values.cells import Cell

TABLES = load(str(TABLE_WORDS), str(RESULTS.words))
CATALOGUE = Catalogue({**TABLES, **with_own({"metrics": TABLES["metrics"]}, own_words())})


@pytest.mark.parametrize(
    ("cell", "found"),
    [("0", 0), ("12100212.0", 12_100_212), ("11,337", 11_337), ("12 400", 12_400), ("1.2K", 1200), (17.0, 17), (5, 5)],
)
def test_counts(cell: Cell, found: int) -> None:
    assert count(cell) == found


@pytest.mark.parametrize("cell", ["1.5", "many", "9" * 20, 0.5, True, dt.date(2026, 11, 1)])
def test_what_is_no_count(cell: Cell) -> None:
    with pytest.raises(NoFigure):
        count(cell)


@pytest.mark.parametrize(
    ("cell", "found"), [("0:06:39", 399), ("6:39", 399), ("399", 399), ("399.4", 399), (dt.timedelta(seconds=5), 5)]
)
def test_seconds(cell: Cell, found: int) -> None:
    assert seconds(cell) == found
    assert seconds(dt.time(0, 6, 39)) == 399


def test_a_lone_point_in_hours_is_the_decimal_one_whatever_stands_behind_it() -> None:
    assert hours("375.660") == 1_352_376
    assert hours("1.5") == hours("1,5") == 5400
    assert hours("1:30:00") == 5400
    assert minutes("1.5") == 90
    assert minutes("0:01:30") == 90


def test_money_is_read_with_the_currency_that_it_states() -> None:
    money = money_in(CATALOGUE.words.currencies)
    assert money("1,020.50") == "1020.50"
    assert money("3.4560000000000001") == "3.4560000000000001"
    assert money("1.234") == "1.234"
    assert money("$12.30") == "12.30 USD"
    assert money("12,30 ₾") == "12.30 GEL"
    for cell in ("free", "9" * 18):
        with pytest.raises(NoFigure):
            money(cell)


def test_what_is_missing_is_none_and_what_is_no_figure_is_told() -> None:
    figures = Figures(count, CATALOGUE.is_missing)
    cells = ["5", "-", "N/A", "five", "7"]
    assert figures.column(cells) == [5, None, None, None, 7]
    assert figures.bad_in(cells) == [3]
    assert figures.bad_in(["1"]) == []


def test_what_is_reckoned_from_others_is_told_by_its_name() -> None:
    ratios = "Engagement rate|CTR (all)|ER, %|Cost per result|Avg. CPC|Frequency|Average Seconds viewed|Доля просмотров"
    assert every(map(CATALOGUE.is_ratio, ratios.split("|")))
    assert not any(map(CATALOGUE.is_ratio, ("Reach", "Followers", "Other Clicks", "Generated leads", "Operator")))


def test_a_name_of_ones_own_is_of_its_own_letters_and_of_no_other_column() -> None:
    assert slug_of("3-second video views") == "3_second_video_views"
    assert slug_of("Café visits (EUR)") == "cafe_visits"
    assert slug_of("Мой отклик, %") == "мой_отклик"
    assert slug_of("ჩემი განწყობა") == "ჩემი_განწყობა"
    assert slug_of("पसंद") != slug_of("पसद")
    assert every(steps_of(f"x_{slug_of(name)}") for name in ("Reach Охват", "पसंद", "ﬁ", "—", "№ 5"))
    assert slug_of("—").isalnum()


def test_a_currency_behind_a_name() -> None:
    assert name_of("Amount spent (USD)") == ("amount spent", "USD")
    assert name_of("Clicks (all)") == ("clicks (all", "")


def test_the_metrics_of_money_are_those_of_the_file_of_words() -> None:
    assert CATALOGUE.money == {*MONEY}
    assert RESULTS.task == f"{stream.__module__}:stream"


def test_every_source_names_metrics_and_fields_that_there_are() -> None:
    known = CATALOGUE.metrics | CATALOGUE.words.fields
    extra = {"primary", "hour", "active", "nth", "taken_on", "boosted", "group"}
    for source in CATALOGUE.sources:
        odd = {use for use in source.columns if not use.startswith("group_")} - known - extra
        assert odd == set(), source.id
        assert {*source.titles.values()} <= CATALOGUE.metrics
        assert source.dates in {"", "mdy", "dmy", "yearless"}
        assert source.clock in {"meta", "account", "ids"}
        assert len(source.marks) >= source.least


def test_the_marks_of_a_source_are_names_that_it_knows() -> None:
    for source in CATALOGUE.sources:
        if not source.least:
            assert source.marks <= source.names | {
                "difference in followers from previous day",
                "sent by",
                "published posts",
            }
