"""A file of figures read without the child, and a second reader that knows nothing of ours."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from smmdesk.exchange.analytics.kind import RESULTS
from smmdesk.exchange.analytics.rows import stream
from smmdesk.exchange.incoming import MESSAGES, ReadOptions, _asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smmdesk.exchange.analytics.figure_rows import FigureRow

DATA = Path(__file__).parents[2] / "data" / "analytics"
INSTAGRAM = "Mar-04-2025_Mar-15-2025_900000000000001.csv"
ZIP = "Content 2025-09-01_2025-09-04 Sweet Fixture.zip"
OLD_X = "tweet_activity_metrics_sweetfixture_20161201_20170101_en.csv"
NEW_X = "account_analytics_content_2026-09-01_2026-09-12.csv"
OPTIONS = ReadOptions(zone="Asia/Tbilisi", today=dt.date(2026, 11, 30))


class Read(NamedTuple):
    """All that came of a file; a problem is its row, its code and its values."""

    about: dict[str, Any]
    rows: list[FigureRow]
    problems: list[tuple[int, str, str]]
    passed: list[tuple[int, str]]

    @property
    def told(self) -> dict[str, Any]:
        """What was found out beside the columns."""
        told: dict[str, Any] = self.about["told"]
        return told

    @property
    def codes(self) -> set[str]:
        """What is said, be it of one row or of all."""
        return {code for _row, code, _value in self.problems}

    def sum(self, metric: str) -> int:
        """A metric of all rows; an error where no row knows it."""
        return sum([row.figures[metric] for row in self.rows if metric in row.figures], start=0)

    def known(self, metric: str) -> int:
        """How many rows know it."""
        return sum(metric in row.figures for row in self.rows)

    def left(self) -> dict[str, str]:
        """The columns that nothing is kept of, and why."""
        return {column["name"]: column["why"] for column in self.told["unknown_columns"]}


def read(file: Path | str, options: ReadOptions = OPTIONS) -> Read:
    """A file of `DATA` by its name, or any by its path."""
    path = DATA / file if isinstance(file, str) else file
    about, *chunks = filter(None, stream(**_asked(RESULTS, path, options)))
    build = RESULTS.build(options)
    result = Read(about, [], [], [])
    for columns, problems, _done, _passed, _sheet in chunks:
        rows, unfit = build(columns)
        result.rows.extend(rows)
        for row, code, value in [*problems, *unfit]:
            assert code in {**MESSAGES, **RESULTS.messages}
            if code == "passed_over":
                result.passed.append((row, value))
            else:
                result.problems.append((row, code, value))
    return result


def plain(file: str, encoding: str = "utf-8-sig", *, above: int = 0, delimiter: str = ",") -> list[list[str]]:
    """The rows below the names, as the standard library reads them."""
    text = (DATA / file).read_bytes().decode(encoding)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))[above + 1 :]


def total(rows: Iterable[Sequence[str]], at: int) -> int:
    """The sum of a column; cells that are no numbers are none."""
    return sum(int(row[at]) for row in rows if at < len(row) and row[at].isdecimal())
