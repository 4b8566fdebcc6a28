"""Sheets of results for tests: figures of any days, of two networks and of the books."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from smmdesk.domain.clients import Account
from smmdesk.domain.ids import AccountId, ClientId, ImportedFileId, MeasurementId, PublicationId, SnapshotId
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.results.formulas import calculation
from smmdesk.domain.results.records import Measurement, Publication, Snapshot
from smmdesk.domain.results.sheet import ResultsSheet, units
from smmdesk.domain.results.values import PostResult
from smmdesk.knowledge.metrics import catalogue, derived

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

CLIENT = ClientId("a")
PAGE = Account(id=AccountId("page"), client_id=CLIENT, network=Network.INSTAGRAM)
SHOP = Account(id=AccountId("shop"), client_id=CLIENT, network=Network.VK)
SEPTEMBER, OCTOBER = Period.month(2026, 9), Period.month(2026, 10)
FILE = ImportedFileId("file")
_FORMULAS = {key: metric.formula for key, metric in derived().items()}
CALCULATIONS = {key: calculation(text, units(catalogue()), _FORMULAS, key) for key, text in _FORMULAS.items()}


def of_days(
    first: date,
    key: str,
    values: Iterable[int | None],
    account: Account | None = PAGE,
    *,
    source: ImportedFileId | None = FILE,
) -> list[Measurement]:
    """A row a day from the first on; none where there is no value."""
    days = [(first + timedelta(days=offset), value) for offset, value in enumerate(values)]
    return [row(Period(day, day + timedelta(days=1)), {key: v}, account, source) for day, v in days if v is not None]


def row(
    period: Period,
    figures: Mapping[str, int],
    account: Account | None = PAGE,
    source: ImportedFileId | None = None,
    currency: str = "EUR",
) -> Measurement:
    """What an account, or the business, counted on these days."""
    return Measurement(
        id=MeasurementId(f"{account.id if account else ''} {period} {[*figures]}"),
        client_id=CLIENT,
        account_id=account.id if account else None,
        starts=period.start,
        ends=period.end,
        currency=currency,
        figures=figures,
        source_id=source,
    )


def post(
    day: date,
    figures: Mapping[str, int],
    taken_on: date,
    followers: int | None = None,
    network: Network = Network.INSTAGRAM,
) -> PostResult:
    """What one had reached by then."""
    publication = Publication(
        id=PublicationId(f"{day}"),
        client_id=CLIENT,
        network=network,
        moment=LocalMoment.at(day, 10, 0, "Asia/Tbilisi"),
    )
    snapshot = Snapshot(id=SnapshotId(f"{day}"), publication_id=publication.id, taken_on=taken_on, figures=figures)
    return PostResult(publication=publication, snapshot=snapshot, followers=followers)


def sheet(
    period: Period = OCTOBER,
    rows: Sequence[Measurement] = (),
    posts: Sequence[PostResult] = (),
    today: date = date(2026, 12, 1),
) -> ResultsSheet:
    """Of a client with two accounts."""
    return ResultsSheet(
        period=period,
        today=today,
        currency="EUR",
        accounts=[PAGE, SHOP],
        rows=rows,
        posts=posts,
        catalogue=catalogue(),
        derived=derived(),
        calculations=CALCULATIONS,
    )


def rates_of(key: str, told: ResultsSheet) -> list[Fraction]:
    """What a derived metric comes to at each post that has it."""
    found = (told.at(key, each) for each in told.posts)
    return [value for value in found if value is not None]
