"""What is known of the results of each client that a wish is about: now, before, and how far back anything goes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from smmdesk.documents.results import Results
from smmdesk.domain.periods import Period
from smmdesk.domain.results.against import Against
from smmdesk.domain.results.ranking import ripe_day
from smmdesk.domain.results.records import Snapshot
from smmdesk.knowledge.metrics import catalogue, derived
from smmdesk.services.sheets import Sheets
from smmdesk.storage.results import days_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.domain.clients import Client
    from smmdesk.domain.ids import PublicationId
    from smmdesk.domain.results.sheet import ResultsSheet
    from smmdesk.services.outputs import Wish
    from smmdesk.services.sources import Sources

_DAY = timedelta(days=1)


def results_of(sources: Sources, wish: Wish) -> Iterator[Results]:
    """Each client of whom anything is known at all, with the period and the one before it."""
    sheets = Sheets(sources.reader, sources.today, catalogue(), derived())
    for client in sources.clients(wish):
        known = days_known(sources.reader, client.id)
        if known is not None:
            yield _results(sheets, client, _period(wish.period, known))


def _results(sheets: Sheets, client: Client, period: Period) -> Results:
    now, earlier = sheets.of(client.id, period), Against.PREVIOUS.of(period)
    before = sheets.earlier(now, client.id, earlier) if earlier else None
    return Results(client=client, now=now, before=before, ripe=_ripe(sheets, now))


def _period(wished: Period | None, known: Period) -> Period:
    """The days wished for, from where to where anything is known where they are open; without any the newest month."""
    if wished is None:
        return Period.month_of(known.last)
    start = known.start if wished.start == date.min else wished.start
    end = known.end if wished.end >= date.max - _DAY else wished.end
    return Period(start, max(end, start + _DAY)) if start < wished.end else wished


def _ripe(sheets: Sheets, now: ResultsSheet) -> dict[PublicationId, Snapshot]:
    """Of each post the first figures that are old enough to be compared with those of others."""
    days = {post.publication.id: post.publication.day for post in now.posts}
    found: dict[PublicationId, list[Snapshot]] = {}
    for each in sheets.reader.all(Snapshot, publication_id=[*days], order_by=("taken_on", "id")) if days else ():
        found.setdefault(each.publication_id, []).append(each)
    ripe: dict[PublicationId, Snapshot] = {}
    for id, snapshots in found.items():
        day = days[id]
        first = ripe_day(day, (each.taken_on for each in snapshots)) if day else None
        if first:
            ripe[id] = next(each for each in snapshots if each.taken_on == first)
    return ripe
