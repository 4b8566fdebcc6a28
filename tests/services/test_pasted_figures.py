"""Blocks of a spreadsheet as figures: languages, dates, names above, and that a refusal takes nothing."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmdesk.domain.periods import Period
from smmdesk.domain.results.named import MOST, Unit
from smmdesk.services.pasted_figures import (
    Figure,
    Grid,
    Into,
    LargeBlockError,
    LargeFigureError,
    NoDateError,
    NoFigureError,
    NotWholeFigureError,
    PastedFiguresError,
    TooLongError,
    TooWideError,
    TwiceError,
    UnknownMetricError,
    figures_in,
    one_day,
)
from smmdesk.speech.language import LANGUAGES, Language

EN, RU, KA = Language("en"), Language("ru"), Language("ka")
VIEWS = Into(key="views", title="Views", unit=Unit.NUMBER)
LIKES = Into(key="likes", title="Likes", unit=Unit.NUMBER)
SPEND = Into(key="spend", title="Spend", unit=Unit.MONEY)
SAVES = Into(key="saves", title="Saves", unit=Unit.NUMBER)
NOVEMBER = [*map(one_day, Period.month(2026, 11).days())]
DAYS = Grid(rows=NOVEMBER, columns=[VIEWS, LIKES, SPEND], currency="EUR", more=[SAVES])
YEAR = [Period.month(2026, month) for month in range(1, 13)]
MONTHS = Grid(rows=YEAR, columns=[VIEWS, LIKES, SPEND], currency="EUR", by_month=True)


def read(table: str, language: Language = EN, grid: Grid = DAYS, at: tuple[int, int] = (0, 0)) -> list[Figure]:
    return figures_in(table, grid, *at, language)


def november(day: int) -> Period:
    return NOVEMBER[day - 1]


def test_a_block_fills_rows_and_columns_from_its_cell_on() -> None:
    found = read("1\t2\r\n3\t4\r\n", at=(4, 1))
    assert found == [
        Figure(november(5), "likes", 1),
        Figure(november(5), "spend", 200),
        Figure(november(6), "likes", 3),
        Figure(november(6), "spend", 400),
    ]


@pytest.mark.parametrize(
    ("text", "language", "figure"),
    [
        ("1 234", RU, 1234),
        ("1\N{NO-BREAK SPACE}234", KA, 1234),
        ("1,234", EN, 1234),
        ("1,234,567", EN, 1234567),
        ("1'234", EN, 1234),
        ("12,0", RU, 12),
        ("−3", EN, -3),
    ],
)
def test_counts_are_read_with_the_language(text: str, language: Language, figure: int) -> None:
    assert [each.figure for each in read(text, language)] == [figure]


@pytest.mark.parametrize(
    ("text", "language"), [("1 234,5", RU), ("1,234.5", EN), ("1234.50", KA), ("€1,234.50", EN), ("1 234,50 €", RU)]
)
def test_money_is_of_the_client(text: str, language: Language) -> None:
    assert [each.figure for each in read(text, language, at=(0, 2))] == [123450]


def test_money_of_another_currency_is_no_number_here() -> None:
    with pytest.raises(NoFigureError) as refused:
        read("$5", at=(0, 2))
    assert EN.error(refused.value).startswith("Spend, 1 Nov 2026: “$5” is not a number. Nothing was pasted")


@pytest.mark.parametrize(
    "column",
    [
        ("2026-11-03", "2026-11-04"),
        ("03.11.2026", "04.11.2026"),
        ("3/11/26", "4/11/26"),
        ("3 November 2026", "4 Nov 2026"),
        ("3 ноября 2026", "4 ноября"),
        ("Tuesday, 3 November 2026", "Wed 4 Nov"),
    ],
)
def test_days_in_the_first_column_say_where_figures_go(column: tuple[str, str]) -> None:
    first, second = column
    found = read(f"{first}\t10\n{second}\t11\n", at=(20, 1))
    # from the first column on whatever cell was the current one would be another rule to learn
    assert found == [Figure(november(3), "likes", 10), Figure(november(4), "likes", 11)]


def test_a_column_of_american_dates_is_read_as_one() -> None:
    found = read("11/3/2026\t1\n11/13/2026\t2\n")
    assert [each.period for each in found] == [november(3), november(13)]


def test_days_outside_of_what_is_shown_are_kept_too() -> None:
    assert read("2025-01-05\t7") == [Figure(one_day(date(2025, 1, 5)), "views", 7)]


def test_a_number_of_five_digits_is_no_day() -> None:
    assert [each.figure for each in read("45231\t2\n45232\t3")] == [45231, 2, 45232, 3]


def test_names_above_the_columns_say_what_the_figures_are() -> None:
    found = read("Day\tsaves\tViews\n2026-11-03\t1\t2\n2026-11-05\t\t4")
    assert found == [
        Figure(november(3), "saves", 1),
        Figure(november(3), "views", 2),
        Figure(november(5), "views", 4),
    ]
    assert read("Likes\n5", at=(2, 0)) == [Figure(november(3), "likes", 5)]


@pytest.mark.parametrize(
    "text", ["2026-03", "03.2026", "3/2026", "March 2026", "Mar 26", "март 2026", "მარტი 2026", "15.03.2026"]
)
def test_months_are_known_by_any_of_their_names(text: str) -> None:
    assert read(f"{text}\t5", grid=MONTHS) == [Figure(Period.month(2026, 3), "views", 5)]


def test_an_empty_cell_or_a_dash_takes_nothing_away() -> None:
    assert read("1\t\n—\t2\n\n") == [Figure(november(1), "views", 1), Figure(november(2), "likes", 2)]


@pytest.mark.parametrize(
    ("table", "kind", "words"),
    [
        (
            "1\t2\n3\tmany",
            NoFigureError,
            "Likes, 2 Nov 2026: “many” is not a number. Nothing was pasted",
        ),
        (
            "1.5",
            NotWholeFigureError,
            "Views, 1 Nov 2026: “1.5” is not a whole number. Nothing was pasted",
        ),
        (
            "9" * 16,
            LargeFigureError,
            f"Views, 1 Nov 2026: “{'9' * 16}” is too large. Nothing was pasted",
        ),
        (
            "2026-11-01\t1\nTotal\t2",
            NoDateError,
            "Row 2 of what was copied begins with “Total”, which is no date. Nothing was pasted",
        ),
        (
            "Day\tViews\n2026-11-01\t1\n1 Nov 2026\t2",
            TwiceError,
            "1 November 2026 stands twice in what was copied. Nothing was pasted",
        ),
        (
            "Day\tViews\tCharm\n2026-11-01\t1\t2",
            UnknownMetricError,
            "“Charm” above a column is none of the metrics here. Nothing was pasted",
        ),
        (
            "1\t2\t3\t4",
            TooWideError,
            "What was copied has more columns than there are from this cell on. Nothing was pasted",
        ),
    ],
)
def test_what_is_no_figure_is_named_and_nothing_is_taken(
    table: str, kind: type[PastedFiguresError], words: str
) -> None:
    with pytest.raises(kind) as refused:
        read(table)
    assert EN.error(refused.value).startswith(words)


def test_a_block_does_not_go_out_of_the_rows_shown() -> None:
    with pytest.raises(TooLongError):
        read("1\n2", at=(29, 0))
    with pytest.raises(LargeBlockError):
        read("1\n" * 4_001)


@pytest.mark.parametrize("table", ["", "\n\n", "\t\t", '"no end', "—\t-"])
def test_what_holds_no_figures_is_refused(table: str) -> None:
    with pytest.raises(PastedFiguresError):
        read(table)


@given(st.text(alphabet=st.sampled_from("0123456789.,-/ \t\n'\"—€$%abмაnov:"), max_size=60) | st.text(max_size=60))
def test_whatever_is_pasted_is_figures_or_a_refusal(table: str) -> None:
    for grid in (DAYS, MONTHS):
        with suppress(PastedFiguresError):
            found = read(table, grid=grid)
            assert max(abs(each.figure) for each in found) <= MOST


FIGURES = st.dictionaries(
    st.tuples(st.integers(0, 400), st.sampled_from([VIEWS, LIKES, SPEND, SAVES])),
    st.integers(-(10**9), 10**9),
    min_size=1,
)


@given(FIGURES, st.sampled_from(sorted(LANGUAGES)), st.booleans())
def test_what_the_language_writes_comes_back(figures: dict[tuple[int, Into], int], code: str, with_sign: bool) -> None:
    """Numbers as they are shown, days as they are written, in any rows and columns."""
    language, metrics = Language(code), [SAVES, SPEND, LIKES, VIEWS]
    days = {at: date(2026, 11, 1) + timedelta(days=at) for at, _metric in figures}

    def cell(at: int, metric: Into) -> str:
        if (figure := figures.get((at, metric))) is None:
            return ""
        if metric.unit is Unit.MONEY:
            number = language.number(Fraction(figure, 100), 2)
            return f"{number} €" if with_sign else number
        return language.number(figure)

    lines = [[language.short_date(day), *(cell(at, metric) for metric in metrics)] for at, day in days.items()]
    heads = ["", *(metric.title for metric in metrics)]
    table = "\n".join("\t".join(line) for line in (heads, *lines))
    found = {((each.period.start - date(2026, 11, 1)).days, each.metric): each.figure for each in read(table, language)}
    assert found == {(at, metric.key): figure for (at, metric), figure in figures.items()}
