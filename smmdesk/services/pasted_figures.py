"""A block that was copied in a spreadsheet, as figures: all of it is understood, or nothing of it is taken.

The first column may hold days (or months, where the rows are months), and the first row names of metrics. Without them
a block fills rows and columns from a cell on. An empty cell says nothing: it takes no figure away.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from smmdesk.domain.errors import SmmdeskError
from smmdesk.domain.periods import YEARS, Period
from smmdesk.domain.results.apart import kept_apart
from smmdesk.domain.results.named import MOST, Unit
from smmdesk.exchange.values.cells import fold
from smmdesk.exchange.values.dates import read_day
from smmdesk.exchange.values.day_order import DMY, resolve, settle
from smmdesk.exchange.values.words import Words, load
from smmdesk.machine.places import RESOURCES
from smmdesk.speech.language import UnreadableError, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.exchange.values.dates import Day
    from smmdesk.speech.language import Language

MOST_ROWS: Final = 4_000
"""Ten years of days, with room to spare."""
_CENTURY: Final = 2000
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_MONTH: Final = re.compile(r"(?P<y>\d{4})[-./](?P<m>\d{1,2})|(?P<m2>\d{1,2})[-./](?P<y2>\d{4})")
_NAMED_MONTH: Final = re.compile(r"([^\W\d_]+)\.?[\s,.-]*'?(\d{4}|\d{2})(?:\s?[^\W\d_]{1,5}\.?)?")
_YEAR_WORD: Final = re.compile(r"(?<=\d)\s?г\.?$")
"""What Russian writes behind a year."""
_MISSING: Final = frozenset({"", "-", "–", "—"})


class PastedFiguresError(SmmdeskError):
    """The base: nothing of the block was taken."""

    message = _("What was copied is no table of figures. Choose cells in a spreadsheet, copy them and paste them here.")


class LargeBlockError(PastedFiguresError):
    """More than anybody means to paste."""

    message = _("What was copied has more than {most} rows. Split it, or bring it in as a file.")


class NoFigureError(PastedFiguresError):
    """A cell that is no number."""

    message = _("{metric}, {place}: “{text}” is not a number. Nothing was pasted: change that cell and copy again.")


class NotWholeFigureError(PastedFiguresError):
    """What is counted has no decimals."""

    message = _(
        "{metric}, {place}: “{text}” is not a whole number. Nothing was pasted: change that cell and copy again."
    )


class LargeFigureError(PastedFiguresError):
    """A number that nothing has."""

    message = _("{metric}, {place}: “{text}” is too large. Nothing was pasted: change that cell and copy again.")


class NoDateError(PastedFiguresError):
    """A cell of the first column that is no day, where others are."""

    message = _(
        "Row {row} of what was copied begins with “{text}”, which is no date. Nothing was pasted: leave that "
        "row out, or change it."
    )


class TwiceError(PastedFiguresError):
    """Two rows of one day."""

    message = _("{place} stands twice in what was copied. Nothing was pasted: leave one of the rows out.")


class UnknownMetricError(PastedFiguresError):
    """A name above a column that is none of the metrics here."""

    message = _(
        "“{text}” above a column is none of the metrics here. Nothing was pasted: leave that column out, or "
        "change its name."
    )


class TooWideError(PastedFiguresError):
    """The block goes out of the grid."""

    message = _(
        "What was copied has more columns than there are from this cell on. Nothing was pasted: choose a "
        "cell farther left, or copy the names above the columns as well."
    )


class TooLongError(PastedFiguresError):
    """The block goes out of the grid."""

    message = _(
        "What was copied has more rows than there are from this cell on. Nothing was pasted: choose a cell "
        "farther up, or copy the dates as the first column as well."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Into:
    """A column of the grid: a metric, and what it is called above it."""

    key: str
    title: str
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Where a block is pasted: rows and columns as they stand; `more` are metrics that have no column yet."""

    rows: Sequence[Period]
    columns: Sequence[Into]
    currency: str
    by_month: bool = False
    more: Sequence[Into] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it is kept, and where it goes."""

    period: Period
    metric: str
    figure: int


def figures_in(table: str, grid: Grid, row: int, column: int, language: Language) -> list[Figure]:
    """The figures of a block pasted at that cell; a `PastedFiguresError` names the first cell that is none."""
    cells = _cells(table)
    heads = _heads(cells, grid)
    body = cells[1:] if heads else cells
    periods = _periods(body, grid, first=2 if heads else 1)
    into = _named(cells[0], heads, skips=bool(periods)) if heads else [*grid.columns[column:]]
    if periods:
        body = [line[1:] for line in body]
    else:
        periods = [*grid.rows[row : row + len(body)]]
    if len(body) > len(periods):
        raise TooLongError
    if max(map(len, body), default=0) > len(into):
        raise TooWideError
    found = [
        Figure(period, metric.key, _figure(text, metric, period, grid.currency, language))
        for period, line in zip(periods, body, strict=True)
        for metric, text in zip(into, line, strict=False)
        if text not in _MISSING
    ]
    if not found:
        raise PastedFiguresError
    return found


def one_day(day: date) -> Period:
    """That day alone."""
    return Period(day, day + timedelta(days=1))


def _cells(table: str) -> list[list[str]]:
    """The block without empty rows and columns at its end."""
    if table.count("\n") > 2 * MOST_ROWS:
        raise LargeBlockError(most=MOST_ROWS)
    try:
        lines = [[cell.strip() for cell in line] for line in csv.reader(table.splitlines(keepends=True), "excel-tab")]
    except csv.Error as error:  # a cell without end
        raise PastedFiguresError from error
    lines = [line for line in lines if any(line)]
    if len(lines) > MOST_ROWS:
        raise LargeBlockError(most=MOST_ROWS)
    width = max((place for line in lines for place, cell in enumerate(line, 1) if cell), default=0)
    if not width:
        raise PastedFiguresError
    return [[*line, *[""] * (width - len(line))][:width] for line in lines]


# names above the columns


def _heads(cells: Sequence[Sequence[str]], grid: Grid) -> dict[str, Into]:
    """The metrics by what they may be called, where one of them stands in the first row; else nothing."""
    named = {fold(word): each for each in (*grid.more, *grid.columns) for word in (each.key, each.title)}
    return named if any(fold(cell) in named for cell in cells[0]) else {}


def _named(names: Sequence[str], metrics: dict[str, Into], *, skips: bool) -> list[Into]:
    found = []
    for name in names[skips:]:
        if (metric := metrics.get(fold(name))) is None:
            raise UnknownMetricError(text=name)
        found.append(metric)
    return found


# days and months


def _periods(body: Sequence[Sequence[str]], grid: Grid, first: int) -> list[Period]:
    """Those that the first column names; nothing where it names none."""
    texts = [line[0] for line in body]
    days = [None if _NUMBER.fullmatch(text) else read_day(_YEAR_WORD.sub("", text), _words()) for text in texts]
    order = settle(zip(texts, days, strict=True)).order or DMY
    found = [
        _month(text, day, order) if grid.by_month else _day(text, day, order, grid)
        for text, day in zip(texts, days, strict=True)
    ]
    if not any(found):
        return []
    periods: list[Period] = []
    for row, (text, period) in enumerate(zip(texts, found, strict=True), first):
        if period is None:
            raise NoDateError(row=row, text=text)
        if period in periods:
            raise TwiceError(place=period.start)
        periods.append(period)
    return periods


def _day(text: str, day: Day | None, order: str, grid: Grid) -> Period | None:
    found = _date(text, day, order, grid.rows[0].start if grid.rows else None)
    return one_day(found) if found else None


def _date(text: str, day: Day | None, order: str, near: date | None) -> date | None:
    """The day; without a year only where a word says that it is one, and then the nearest to the rows."""
    is_day = day is not None and (day.year or any(map(str.isalpha, text)))
    return resolve(day, order, near) if day is not None and is_day else None


def _month(text: str, day: Day | None, order: str) -> Period | None:
    """The month that is named, or that the day lies in."""
    if match := _MONTH.fullmatch(text):
        return _month_of(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]))
    if (match := _NAMED_MONTH.fullmatch(text)) and (month := _words().month(fold(match[1]))):
        year = int(match[2])
        return _month_of(year + (_CENTURY if len(match[2]) == 2 else 0), month)
    found = _date(text, day, order, None)
    return Period.month_of(found) if found else None


def _month_of(year: int, month: int) -> Period | None:
    return Period.month(year, month) if 1 <= month <= 12 and year in YEARS else None


@cache
def _words() -> Words:
    """Months and weekdays in the languages that tables are written in."""
    return Words({"headers": {}, **load(str(RESOURCES / "knowledge" / "table_words.toml"))})


# figures


def _figure(text: str, metric: Into, period: Period, currency: str, language: Language) -> int:
    named = {"metric": metric.title, "place": language.period(period), "text": text}
    try:
        if metric.unit is Unit.MONEY:
            apart = kept_apart(metric.key)
            figure = language.read_money(text, apart.currency if apart else currency).minor
        else:
            number = language.read_number(text)
            if number != int(number):
                raise NotWholeFigureError(**named)
            figure = int(number)
    except UnreadableError as error:
        raise NoFigureError(**named) from error
    if abs(figure) > MOST:
        raise LargeFigureError(**named)
    return figure
