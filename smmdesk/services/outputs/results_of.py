"""What is known of the results of each client that a wish is about: now, before, and how far back anything goes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from smmdesk.documents.results import Results
from smmdesk.domain.periods import Period
from smmdesk.domain.results.against import Against
from smmdesk.knowledge.metrics import catalogue, derived
from smmdesk.services.sheets import Sheets
from smmdesk.storage.results import days_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smmdesk.domain.clients import Client
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
            yield beside_earlier(sheets, client, sheets.of(client.id, closed_days(wish.period, known)))


def beside_earlier(sheets: Sheets, client: Client, now: ResultsSheet) -> Results:
    """A client's period beside the one before."""
    earlier = Against.PREVIOUS.of(now.period)
    before = sheets.earlier(now, client.id, earlier) if earlier else None
    return Results(client=client, now=now, before=before, ripe=sheets.ripe(now))


def closed_days(wished: Period | None, known: Period) -> Period:
    """The days wished for, from where to where anything is known where they are open; without any the newest month."""
    if wished is None:
        return Period.month_of(known.last)
    start = known.start if wished.start == date.min else wished.start
    end = known.end if wished.end >= date.max - _DAY else wished.end
    return Period(start, max(end, start + _DAY)) if start < wished.end else wished
