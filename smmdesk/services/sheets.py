"""The sheets of a client's periods, as the workspace is at one moment: for the window and for what goes out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from smmdesk.domain.clients import Account, Agreement, Client
from smmdesk.domain.desk import DESK, Desk, ImportedFile
from smmdesk.domain.money import WHOLE
from smmdesk.domain.periods import Period, last_before
from smmdesk.domain.planning.costs import fees
from smmdesk.domain.reputation.as_results import ANSWER_MINUTES
from smmdesk.domain.results.against import LIKE_AGE, posts_age
from smmdesk.domain.results.formula_errors import FormulaError
from smmdesk.domain.results.formulas import Calculation, calculation
from smmdesk.domain.results.metrics import Derived, Level, Metric
from smmdesk.domain.results.named import FormulaLevel
from smmdesk.domain.results.own_columns import named_in, own_metrics
from smmdesk.domain.results.periods import LATEST
from smmdesk.domain.results.posts import ripened
from smmdesk.domain.results.ranking import RIPE_AFTER
from smmdesk.domain.results.rates import rates_said
from smmdesk.domain.results.records import Formula, Measurement, Publication, Snapshot
from smmdesk.domain.results.sheet import FOLLOWERS, ResultsSheet, units
from smmdesk.domain.results.values import FEES, MARGIN, PostResult
from smmdesk.domain.strategy.funnels import given_by
from smmdesk.domain.strategy.records import Strategy
from smmdesk.domain.strategy.versions import in_force_on
from smmdesk.knowledge.metrics import breaks
from smmdesk.services.reputation_figures import said_as_results
from smmdesk.storage.results import latest_snapshots, measurements_between, publications_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from smmdesk.domain.ids import AccountId, ClientId
    from smmdesk.domain.results.rates import Rate
    from smmdesk.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class Sheets:
    """Makes them; `catalogue` are the raw metrics, `derived` those that are computed: both are knowledge.

    As they were at an `end`, no day from that on is in them, and posts count by what they had reached a week after the
    last day, when the latest of them can be compared; those whose figures nobody took by then, by the first after it.
    """

    reader: Reader
    today: date
    catalogue: Mapping[str, Metric]
    derived: Mapping[str, Derived]
    end: date | None = None

    def as_at(self, end: date, *, wait: timedelta = timedelta(0)) -> Sheets:
        """Those of the moment when `end` began, of now while it has not come; for so long figures are waited for."""
        return replace(self, today=min(self.today, end + wait), end=end)

    def of(
        self, client_id: ClientId, period: Period, *, strategy: Strategy | None = None, until: date | None = None
    ) -> ResultsSheet:
        """Everything that is known of a period of the client; of its posts what was known on the day `until`.

        What is known beside figures is taken from the version given, else from the one in force on the last day.
        """
        reader = self.reader
        client = reader.get(Client, client_id)
        told = strategy or self._in_force(client_id, period.last)
        # how many followers there were at its start
        around = Period(max(period.start, date.min + LATEST) - LATEST, period.end)
        said = said_as_results(reader, client, self._known(around), period, self.today, until=self.end)
        rows = self._rows(client_id, around, said.rows)
        own = reader.all(Formula)
        engagement = (reader.find(Desk, DESK) or Desk()).engagement
        posts = self._posts(client_id, period, until, rows, engagement)
        columns = own_metrics(rows, posts, named_in(each.expression for each in own))
        # what is called as a formula is that formula in others
        catalogue = {**self.catalogue, **{key: columns[key] for key in columns.keys() - {each.key for each in own}}}
        derived, calculations = self.formulas(own, catalogue)
        return ResultsSheet(
            period=period,
            today=self.today,
            currency=client.currency,
            accounts=reader.all(Account, client_id=client_id),
            rows=rows,
            posts=posts,
            catalogue=catalogue,
            derived=derived,
            calculations=calculations,
            named={each.key: each.name for each in own},
            own={each.key: Derived.of(each) for each in own},
            given=self._given(client, period, told),
            version=told.number if told and told.margin is not None else None,
            engagement=engagement,
            rates=self._rates(client_id),
            breaks=breaks(),
            singles={ANSWER_MINUTES: said.minutes},
        )

    def _rates(self, client_id: ClientId) -> list[Rate]:
        """What was said of any file, the last first."""
        files = self.reader.all(ImportedFile, client_id=client_id, order_by=("read_at", "id"))
        return rates_said(rate for file in reversed(files) for rate in file.rates)

    def _posts(
        self,
        client_id: ClientId,
        period: Period,
        until: date | None,
        rows: Sequence[Measurement],
        engagement: Sequence[str],
    ) -> list[PostResult]:
        days, ripe = self._known(period), until
        if until is None and self.end is not None:
            ripe = last_before(self.end) + timedelta(days=RIPE_AFTER)
        found = publications_between(self.reader, client_id, days)
        snapshots = latest_snapshots(self.reader, client_id, days, ripe, or_first=until is None) if found else {}
        followers = _Followers(rows)
        return [
            PostResult(
                publication=each,
                snapshot=snapshots.get(each.id),
                followers=followers.on(each),
                engagement=engagement,
            )
            for each in found
        ]

    def _in_force(self, client_id: ClientId, day: date) -> Strategy | None:
        return in_force_on(self.reader.all(Strategy, client_id=client_id), day)

    def _given(self, client: Client, period: Period, told: Strategy | None) -> dict[str, Fraction]:
        """What no file of figures says."""
        kept = {} if client.margin is None else {MARGIN: Fraction(client.margin, WHOLE)}
        found = {**kept, **given_by(told)} if told else kept
        fee = fees(self.reader.all(Agreement, client_id=client.id), self._known(period), self.today, client.currency)
        return found if fee is None else {**found, FEES: fee}

    def _known(self, period: Period) -> Period:
        """The days of it that are looked at."""
        if self.end is None:
            return period
        return Period(min(period.start, last_before(self.end)), min(period.end, self.end))

    def _rows(self, client_id: ClientId, around: Period, said: Sequence[Measurement]) -> list[Measurement]:
        """Those that are kept, and what people say, which goes before what any file told of it."""
        kept = measurements_between(self.reader, client_id, around)
        if said:
            own = {key for key, metric in self.catalogue.items() if Level.REPUTATION in metric.levels}
            kept = [*(_without(row, own) for row in kept), *said]
        end = self.end
        # a row that goes on past the end is of days that are not in
        return kept if end is None or end >= around.end else [row for row in kept if row.ends <= end]

    def earlier(self, now: ResultsSheet, client_id: ClientId, period: Period) -> ResultsSheet:
        """The period that `now` is compared with: its posts had as much time, where that was noted."""
        age = posts_age(now)
        until = None if age is None else period.end + timedelta(days=age + LIKE_AGE)
        return self.of(client_id, period, until=until)

    def ripe(self, sheet: ResultsSheet) -> list[PostResult]:
        """The posts of the sheet with those of their figures by which posts are compared with one another."""
        ids = [post.publication.id for post in sheet.posts]
        found = self.reader.all(Snapshot, publication_id=ids, order_by=("taken_on", "id")) if ids else []
        return ripened(sheet.posts, found)

    def formulas(
        self, own: Iterable[Formula], catalogue: Mapping[str, Metric] | None = None
    ) -> tuple[dict[str, Derived], dict[str, Calculation]]:
        """The catalogue's and one's own, of the latter those that can be computed.

        One that is of each post alone can be calculated, but is no metric of a period. `catalogue` are the raw metrics
        with columns that somebody kept.
        """
        own = list(own)
        derived = {**self.derived, **{each.key: Derived.of(each) for each in own}}
        texts = {key: each.formula for key, each in derived.items()}
        names, found = units(catalogue or self.catalogue), dict[str, Calculation]()
        for key, text in texts.items():
            try:
                found[key] = calculation(text, names, texts, key)
            except FormulaError:  # of somebody's own, whose metric has gone since: the page says so
                derived.pop(key)
        for each in own:
            if each.level is FormulaLevel.POST:
                derived.pop(each.key, None)
        return derived, found


def _without(row: Measurement, keys: Set[str]) -> Measurement:
    if keys.isdisjoint(row.figures):
        return row
    return replace(row, figures={key: figure for key, figure in row.figures.items() if key not in keys})


class _Followers:
    """How many followers an account had on a day, by the last row that says so, at most a month older."""

    def __init__(self, rows: Iterable[Measurement]) -> None:
        self._days: dict[AccountId | None, list[tuple[date, int]]] = {}
        for row in sorted(rows, key=lambda row: row.ends):
            if FOLLOWERS in row.figures:
                self._days.setdefault(row.account_id, []).append((row.ends, row.figures[FOLLOWERS]))

    def on(self, publication: Publication) -> int | None:
        """Those of its account on its day."""
        day = publication.day
        if day is None:
            return None
        known = self._days.get(publication.account_id, ())
        # of a row the day before it ends
        there = [(ends, count) for ends, count in known if ends <= day + timedelta(days=1) and day - ends < LATEST]
        return there[-1][1] if there else None
