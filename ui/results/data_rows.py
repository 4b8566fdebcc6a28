"""The figures of one account, or of the business, as rows of days or months: what stands in each cell, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from smmdesk.domain.money import Money
from smmdesk.domain.periods import Period
from smmdesk.domain.results.apart import Apart, kept_apart
from smmdesk.domain.results.doubts import doubts
from smmdesk.domain.results.metrics import Days, Level, Metric
from smmdesk.domain.results.named import Doubt, Unit
from smmdesk.domain.results.periods import finest, over
from smmdesk.domain.results.rates import rates_said
from smmdesk.services.pasted_figures import Into, one_day
from smmdesk.speech.language import _
from smmdesk.speech.measured import name
from smmdesk.speech.measured import rate as rate_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from smmdesk.domain.desk import ImportedFile
    from smmdesk.domain.ids import AccountId, ImportedFileId
    from smmdesk.domain.networks import Network
    from smmdesk.domain.results.records import Measurement
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.speech.language import Language

USUAL: Final[Mapping[Level, Sequence[str]]] = {
    Level.DAY: ("followers", "reach_day", "views", "likes", "comments", "shares", "saves", "link_clicks"),
    Level.BUSINESS: ("leads", "sales", "new_customers", "revenue", "spend"),
}
"""Columns that are there from the start: what most networks show."""
_ONLY_BY_MONTH: Final = {"reach_day": False, "reach_period": True}
"""People counted day by day make no month, and those of a longer period no day."""
TYPED: Final = _("Typed by hand; files do not overwrite it.")


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """A row of the grid, and the record of a cell's form: its figures are its attributes, amounts as `Money`.

    `unused` says by metric why a figure is not counted, `by_days` what the days of a month come to without one.
    """

    id: str
    name: str
    label: str
    """the name before its row: of a day with the day of the week"""
    period: Period
    currency: str
    row: Measurement | None = None
    figures: Mapping[str, int] = field(default_factory=dict)
    money: frozenset[str] = frozenset()
    doubts: Mapping[str, Doubt] = field(default_factory=dict)
    unused: Mapping[str, str] = field(default_factory=dict)
    by_days: Mapping[str, Fraction] = field(default_factory=dict)
    is_odd: bool = False
    """neither one of the days nor one of the months that the grid is of"""

    def __getattr__(self, key: str) -> int | Money | None:
        if key.startswith("_"):
            raise AttributeError(key)
        figure = self.figures.get(key)
        is_amount = key in self.money or kept_apart(key)
        return Money(figure, self.currency_of(key)) if is_amount and figure is not None else figure

    def currency_of(self, key: str) -> str:
        """What an amount of that metric is in: the row's, but of those that are kept apart."""
        apart = kept_apart(key)
        return apart.currency if apart else self.currency

    def is_typed(self, key: str) -> bool:
        """Whether somebody wrote that figure, and no file."""
        return key in self.figures and self.row is not None and (key in self.row.typed or self.row.source_id is None)


@dataclass(frozen=True, kw_only=True)
class Rows:
    """What the grid shows: its own rows, then those of other days."""

    rows: Sequence[FigureRow]
    columns: Sequence[Into]
    more: Sequence[Into]
    """metrics that fit as well, and have no column yet"""

    @property
    def own(self) -> list[FigureRow]:
        """Those of the days or months that the grid is of."""
        return [row for row in self.rows if not row.is_odd]


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Of whom figures are shown, of which days, and by what."""

    account_id: AccountId | None
    period: Period
    by_month: bool

    @property
    def level(self) -> Level:
        """What metrics have to be of."""
        return Level.BUSINESS if self.account_id is None else Level.DAY

    @property
    def own(self) -> list[Period]:
        """The days or months, in order."""
        if not self.by_month:
            return [one_day(day) for day in self.period.days()]
        found = [Period.month_of(self.period.start)]
        while found[-1].end < self.period.end:
            found.append(found[-1].moved(1))
        return found

    @property
    def around(self) -> Period:
        """What has to be known: with the day before the first, and whole months."""
        own = self.own
        return Period(own[0].start - timedelta(days=1), own[-1].end)


def rows_of(
    chosen: Chosen, found: Iterable[Measurement], sheet: ResultsSheet, before: Iterable[str], language: Language
) -> Rows:
    """The grid, of the rows that are kept; `before` are columns that stay where they are, though nothing is in them."""
    kept = [row for row in found if row.account_id == chosen.account_id]
    maker = _Maker(chosen, kept, sheet, language)
    own, within = chosen.own, Period(chosen.own[0].start, chosen.own[-1].end)
    others = {row.period for row in kept if row.days > 1 and row.period.overlaps(within)} - {*own}
    odd = sorted(others, key=lambda period: (period.start, period.end))
    rows = [*(maker.row(period) for period in own), *(maker.row(period, is_odd=True) for period in odd)]
    columns, more = _columns(chosen, rows, sheet, before, language)
    return Rows(rows=rows, columns=columns, more=more)


class _Maker:
    """Makes rows of what is kept of one account."""

    def __init__(self, chosen: Chosen, kept: Sequence[Measurement], sheet: ResultsSheet, language: Language) -> None:
        self._chosen, self._sheet, self._language = chosen, sheet, language
        self._kept = {row.period: row for row in kept}
        self._within = Period(chosen.own[0].start, chosen.own[-1].end)
        self._money = frozenset(key for key, metric in sheet.catalogue.items() if metric.unit is Unit.MONEY)
        self._unused = self._not_counted(kept)

    def row(self, period: Period, *, is_odd: bool = False) -> FigureRow:
        row = self._kept.get(period)
        figures = row.figures if row else {}
        before = self._kept.get(one_day(period.start - timedelta(days=1))) if period == one_day(period.start) else None
        return FigureRow(
            id=f"{self._chosen.account_id or ''} {period.start} {period.end}",
            name=self._language.period(period),
            label=_label(period, self._language),
            period=period,
            currency=row.currency if row and row.currency else self._sheet.currency,
            row=row,
            figures=figures,
            money=self._money,
            doubts=doubts(figures, before.figures.get("followers") if before else None),
            unused={key: self._unused[period, key] for key in figures if (period, key) in self._unused},
            by_days=self._by_days(period, figures) if self._chosen.by_month and not is_odd else {},
            is_odd=is_odd,
        )

    def _not_counted(self, kept: Sequence[Measurement]) -> dict[tuple[Period, str], str]:
        """Why, by period and metric: where shorter rows go first, and what sticks out."""
        found: dict[tuple[Period, str], str] = {}
        for key in {key for row in kept for key in row.figures}:
            metric = self._sheet.catalogue.get(key)
            if metric is not None and metric.days in {Days.LAST, Days.WHOLE}:
                continue
            _counted, apart = finest([row for row in kept if key in row.figures], self._within)
            for row in apart:
                sticks = row.starts < self._within.start or row.ends > self._within.end
                found[row.period, key] = _STICKS if sticks else _OVERLAPS
        return found

    def _by_days(self, period: Period, figures: Mapping[str, int]) -> dict[str, Fraction]:
        """What the days of a month come to, of metrics that it has no figure for."""
        days = [row for row in self._kept.values() if row.days == 1 and row.starts in period]
        keys = {key for row in days for key in row.figures if key not in figures}
        totals = {
            key: over(self._sheet.catalogue[key], days, period, self._sheet.today)
            for key in keys
            if key in self._sheet.catalogue
        }
        return {key: total.value for key, total in totals.items() if total.value is not None}


_OVERLAPS: Final = _("Not counted: shorter rows of these days go first.")
_STICKS: Final = _("Not counted here: it goes beyond the period, and is not cut up.")


# columns


def _columns(
    chosen: Chosen, rows: Sequence[FigureRow], sheet: ResultsSheet, before: Iterable[str], language: Language
) -> tuple[list[Into], list[Into]]:
    """Those that were there, then those in use, most used first, and the usual ones; and what else fits."""
    used: dict[str, int] = {}
    for row in rows:
        for key in (*row.figures, *row.by_days):
            used[key] = used.get(key, 0) + 1
    fitting = [key for key, metric in sheet.catalogue.items() if _fits(metric, chosen)]
    usual = [key for key in USUAL[chosen.level] if key in fitting]
    known = [key for key in before if key in used or key in fitting]
    shown = dict.fromkeys((*known, *sorted(used, key=lambda key: -used[key]), *usual))
    network = _network(chosen, sheet)

    def into(key: str) -> Into:
        metric = sheet.catalogue.get(key)
        unit = metric.unit if metric else Unit.MONEY if kept_apart(key) else Unit.NUMBER
        return Into(key=key, title=name(sheet, key, language, network), unit=unit)

    return [into(key) for key in shown], [into(key) for key in fitting if key not in shown]


def _fits(metric: Metric, chosen: Chosen) -> bool:
    return chosen.level in metric.levels and _ONLY_BY_MONTH.get(metric.key, chosen.by_month) is chosen.by_month


def _network(chosen: Chosen, sheet: ResultsSheet) -> Network | None:
    return next((each.network for each in sheet.accounts if each.id == chosen.account_id), None)


# words


def _label(period: Period, language: Language) -> str:
    words = language.period(period)
    return f"{language.weekday(period.start, 'short')} {words}" if period == one_day(period.start) else words


def written(row: FigureRow, into: Into, language: Language) -> str:
    """A figure as it stands in its cell; '' for none. Seconds are a plain number: so they are typed."""
    if (figure := row.figures.get(into.key)) is None:
        return ""
    return (
        language.money(Money(figure, row.currency_of(into.key))) if into.unit is Unit.MONEY else language.number(figure)
    )


def written_by_days(row: FigureRow, into: Into, language: Language) -> str:
    """What the days come to, where no figure of the month stands; '' for nothing."""
    if (value := row.by_days.get(into.key)) is None:
        return ""
    if into.unit is Unit.MONEY:
        return language.money(Money(round(value), row.currency))
    return language.number(value, 0 if value.denominator == 1 else 1)


def remarks(row: FigureRow, into: Into, files: Mapping[ImportedFileId, ImportedFile], language: Language) -> list[str]:
    """What there is to know about a cell: what looks wrong, whether it counts, and where it comes from."""
    key, found = into.key, list[str]()
    if (doubt := row.doubts.get(key)) is not None:
        found.append(language.word(doubt))
    if key in row.unused:
        found.append(language(row.unused[key]))
    if key in row.by_days:
        found.append(language(_("What its days come to.")))
    if row.is_typed(key):
        found.append(language(TYPED))
    elif key in row.figures and row.row is not None and row.row.source_id is not None:
        file = files.get(row.row.source_id)
        found += [_origin(file, language), *_at_rate(row, key, file.rates if file else (), language)]
    return found


def _at_rate(row: FigureRow, key: str, rates: Iterable[str], language: Language) -> Iterator[str]:
    """What an amount is in the file, where it was in another currency there, and by which rate it came here."""
    for rate in rates_said(rates):
        amount = row.figures.get(Apart(key, rate.currency).key)
        if amount is not None and rate.into(amount, row.currency) == row.figures[key]:
            told = _("There it is {amount}, and counts at a rate that was said: {rate}.")
            money = language.money(Money(amount, rate.currency))
            yield language(told, amount=money, rate=rate_said(rate, row.currency, language))


def _origin(file: ImportedFile | None, language: Language) -> str:
    if file is None:
        return language(_("From a file."))
    return language(_("From the file {name}, read on {date}."), name=file.name, date=language.date(file.read_at.date()))
