"""Made-up figures of results, for who looks at the page: three networks over six weeks, with what real files lack."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from smmdesk.domain.changes import IMPORT_RESULTS
from smmdesk.domain.clients import Account, Client
from smmdesk.domain.desk import ImportedFile
from smmdesk.domain.ids import AccountId, ImportedFileId, MeasurementId, PublicationId, SnapshotId, new_id
from smmdesk.domain.networks import Network
from smmdesk.domain.periods import LocalMoment
from smmdesk.domain.results.records import Measurement, Publication, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.domain.ids import ClientId
    from smmdesk.workspace import Workspace

READ = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
FIRST = date(2026, 10, 1)
LAST = {
    Network.INSTAGRAM: date(2026, 11, 15),
    Network.FACEBOOK: date(2026, 10, 9),
    Network.TELEGRAM: date(2026, 11, 14),
}
"""The last day of each; of Facebook nobody has brought in a file for five weeks."""
GAP = frozenset({date(2026, 11, 4), date(2026, 11, 5)})
"""Days that Instagram's file lacks."""
SIZE = {Network.INSTAGRAM: 30, Network.FACEBOOK: 9, Network.TELEGRAM: 14}


def put_figures(workspace: Workspace, client_id: ClientId, *, leads: bool = True) -> None:
    """As one act, as a file would; `leads` with what the business itself has counted."""
    with workspace.database.write(IMPORT_RESULTS) as work:
        client = work.get(Client, client_id)
        there = {each.network: each for each in work.all(Account, client_id=client_id)}
        source = ImportedFile(
            id=ImportedFileId(new_id()), client_id=client_id, sha256="0" * 64, name="figures.csv", read_at=READ, rows=99
        )
        work.save(source)
        for network in LAST:
            if network not in there:
                there[network] = Account(id=AccountId(new_id()), client_id=client_id, network=network, handle="@here")
                work.save(there[network])
            work.add_all([*_days(client, there[network], source.id)])
            for publication, snapshot in _posts(client, there[network]):
                work.save(publication)
                work.save(snapshot)
        if leads:
            work.add_all([*_books(client)])


def _days(client: Client, account: Account, source: ImportedFileId) -> Iterator[Measurement]:
    size, day, count = SIZE[account.network], FIRST, 0
    while day <= LAST[account.network]:
        # a wave of a week, and a little more each day
        views = size * (20 + (day.weekday() * 5) % 17 + count)
        figures = {"views": views, "reach_day": views * 3 // 5, "link_clicks": size // 3 + count % 4}
        figures["followers"] = size * 110 + count * 2
        if not (account.network is Network.INSTAGRAM and day in GAP):
            yield _row(client, day, figures, account.id, source)
        day, count = day + timedelta(days=1), count + 1


def _books(client: Client) -> Iterator[Measurement]:
    for count in range(45):
        day = FIRST + timedelta(days=count)
        yield _row(client, day, {"leads": 1 + (count * 7) % 4 + count // 20, "spend": 1150 + count % 5 * 90})


def _row(
    client: Client,
    day: date,
    figures: dict[str, int],
    account: AccountId | None = None,
    source: ImportedFileId | None = None,
) -> Measurement:
    return Measurement(
        id=MeasurementId(new_id()),
        client_id=client.id,
        account_id=account,
        starts=day,
        ends=day + timedelta(days=1),
        currency=client.currency,
        figures=figures,
        source_id=source,
    )


def _posts(client: Client, account: Account) -> Iterator[tuple[Publication, Snapshot]]:
    day = FIRST
    while day <= LAST[account.network] - timedelta(days=1):
        size = SIZE[account.network] * (18 + day.day % 7)
        made = Publication(
            id=PublicationId(new_id()),
            client_id=client.id,
            account_id=account.id,
            network=account.network,
            external_id=new_id(),
            moment=LocalMoment.at(day, 10, 0, client.time_zone),
            text="Honey cake",
        )
        # of October's posts as of 15 days after it, as of November's by the newest file
        taken = LAST[account.network]
        figures = {"reach": size, "views": size * 5 // 4, "likes": size // 26, "comments": size // 200}
        yield made, Snapshot(id=SnapshotId(new_id()), publication_id=made.id, taken_on=taken, figures=figures)
        day += timedelta(days=3)
