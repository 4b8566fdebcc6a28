"""Files of figures as a kind of file: columns from the child become rows of metrics."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from smmdesk.domain.money import Money
from smmdesk.domain.periods import LocalMoments
from smmdesk.domain.posts import Format
from smmdesk.domain.results.apart import MONEY, Apart, kept_apart
from smmdesk.domain.results.many import ManyFigures
from smmdesk.domain.results.named import MOST
from smmdesk.domain.text import _
from smmdesk.exchange.analytics.figure_rows import FigureRows, FirstFigures
from smmdesk.exchange.analytics.own_words import own_words
from smmdesk.exchange.errors import NothingRecognisedError
from smmdesk.exchange.incoming import Columns, FileKind, ReadOptions
from smmdesk.exchange.workbooks.delimited import Problem
from smmdesk.machine.places import RESOURCES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIGURE = "="
"""What the child puts before the names of metrics."""
_FIRST = 20
_LENGTH = 200  # characters of a text


class NoFiguresError(NothingRecognisedError):
    """No row that looks like the names of a table of figures."""

    message = _(
        "Nothing in {name} looks like figures of a network. A table needs a date or a link to the post, and a figure "
        "such as Reach or Likes; say what the columns are if their names are not known."
    )


class _Builder:
    """Columns from the child into rows, amounts as minor units of their currency."""

    def __init__(self, options: ReadOptions) -> None:
        self._zone = options.zone
        self._currency = options.currency
        self._formats: dict[str, Format | None] = {"": None, **{member.value: member for member in Format}}
        self._problems: list[Problem] = []

    def rows(self, found: Columns) -> tuple[FigureRows, Sequence[Problem]]:
        """The rows of one chunk, its columns by their names in `chunk.FIELDS` and those of metrics."""
        self._problems = []
        walls = found.pop("wall")
        metrics = {name.removeprefix(FIGURE): found.pop(name) for name in [*found] if name.startswith(FIGURE)}
        currencies = [code or self._currency for code in found["currency"]]
        for metric in metrics.keys() & {*MONEY}:
            metrics[metric], currencies = self._minor(metric, metrics[metric], currencies, found)
        # in a table that this program wrote
        for apart in [apart for metric in metrics if (apart := kept_apart(metric))]:
            metrics[apart.key] = self._in_one(apart, metrics[apart.key], found)
        known = {metric: column for metric, column in metrics.items() if column.count(None) < len(column)}
        values: dict[str, Sequence[Any]] = {
            **found,
            "format": [*map(self._formats.__getitem__, found["format"])],
            "currency": currencies if metrics.keys() & {*MONEY} else found["currency"],
        }
        zone = self._zone
        moments = LocalMoments([wall or None for wall in walls], [zone if wall else None for wall in walls])
        return FigureRows(values, moments, ManyFigures(len(walls), known)), self._problems

    def _minor(
        self, metric: str, amounts: Sequence[str | None], currencies: Sequence[str], found: Columns
    ) -> tuple[list[int | None], list[str]]:
        """Amounts in minor units, and what they are in; one without any currency is said."""
        minor: list[int | None] = []
        codes = list(currencies)
        for at, amount in enumerate(amounts):
            number, _space, stated = (amount or "").partition(" ")
            code = found["currency"][at] or stated or currencies[at]
            codes[at] = code if number else codes[at]
            minor.append(self._figure(metric, number, code, found["row"][at]))
        return minor, codes

    def _in_one(self, apart: Apart, amounts: Sequence[str | None], found: Columns) -> list[int | None]:
        """Amounts that are all in one currency, whatever those of their rows are in."""
        numbers = ((amount or "").partition(" ")[0] for amount in amounts)
        rows = zip(numbers, found["row"], strict=True)
        return [self._figure(apart.key, number, apart.currency, row) for number, row in rows]

    def _figure(self, metric: str, number: str, code: str, row: int) -> int | None:
        """An amount in minor units; what cannot be one is said."""
        figure = Money.of(Decimal(number), code).minor if number and code else None
        if number and (figure is None or abs(figure) > MOST):
            what = "no_figure" if code else "no_currency"
            self._problems.append(Problem(row, what, f"{number}\x1f{metric}"))
            return None
        return figure


def _first_rows(columns: Columns) -> Sequence[FirstFigures]:
    """The first rows of a chunk, its columns by their names, figures among them."""
    names = tuple(columns)
    rows = zip(*(column[:_FIRST] for column in columns.values()), strict=True)
    return [_first_row(dict(zip(names, row, strict=True))) for row in rows]


def _first_row(row: Mapping[str, Any]) -> FirstFigures:
    figures = {
        name.removeprefix(FIGURE): figure
        for name, figure in row.items()
        if name.startswith(FIGURE) and isinstance(figure, int)
    }
    day = row["day"] or row["wall"][: len("2026-11-03")]
    return FirstFigures(row["row"], date.fromisoformat(day) if day else None, row["text"][:_LENGTH], figures)


RESULTS: Final = FileKind(
    words=RESOURCES / "knowledge" / "analytics.toml",
    own=own_words,
    heart=frozenset(),
    unrecognised=NoFiguresError,
    task="smmdesk.exchange.analytics.rows:stream",
    build=lambda options: _Builder(options).rows,
    first=_first_rows,
    messages={
        "long_row": _("The row has more cells than there are columns; these were left out: {value}"),
        "no_currency": _("{value} has no currency; it was left out. Say which currency the client's money is in."),
        "unknown_currency": _("“{value}” is no currency that is known here; the client's was taken."),
        "no_figure": _("“{value}” under “{limit}” is no figure of that kind; it was left out."),
        "no_date": _("The row has no date; it was left out."),
        "no_time": _("No time is given for {value} of the posts; {limit} was taken."),
        "unknown_date": _("“{value}” is not a date; what depends on it was left out."),
        "early_end": _("The last day, {value}, is before the first; the row was left out."),
        "unknown_state": _("“{value}” is not known to say whether money was paid for the post; it was taken as no."),
        "void_row": _("The figures of this row are not known, as it says itself; it was left out: {value}"),
        "year_assumed": _("The year is not stated; {value} was assumed, the last before the file was downloaded."),
        "year_guessed": _("The year is not stated; {value} was assumed."),
        "ruined_id": _("A spreadsheet ruined the number of the post, {value}; it was taken from the link: {limit}"),
        "same_days": _(
            "Rows about days that stand further up in the file as well: {value}. What the last of them says was taken."
        ),
        "same_posts": _("Rows about a post that stands further up in the file as well: {value}."),
        "false_zeros": _("“{value}” is 0 in every row though people were reached; it was taken as not known."),
        "ratios": _("Not kept, since they are computed from the figures themselves: {value}."),
        "added_up": _("{value} rows of the same days were added up to {limit}; what they were split by was left out."),
        "not_added": _("People are counted anew in each row, so rows cannot be added up; left out: {value}."),
        "too_wide": _("The table has too many columns; the last {value} of them were left out."),
    },
)
